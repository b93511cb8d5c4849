"""A kind of place as it stands in a sentence: 'een supermarkt', 'een plek voor sport'."""

from __future__ import annotations

from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.notatie import getal

# Kinds whose label is a word one can put 'een' before.
_TELBAAR = frozenset({
    "ontmoetingsplek", "bibliotheek", "huisarts", "apotheek", "basisschool", "middelbare_school",
    "supermarkt", "speelplek", "buurttuin", "gebedshuis", "sociale_voorziening", "voedselbank",
    "inloop_of_spreekuur", "kringloop", "restaurant_of_cafe", "bioscoop_of_theater",
    "park_of_groen",
})  # fmt: skip
_ANDERS = {
    "terloops_ontmoeten": "een plek om elkaar terloops te ontmoeten",
    "kinderopvang": "een plek voor kinderopvang",
    "sport": "een plek om te sporten",
    "zorg_en_wonen": "een plek voor zorg en wonen",
    "openbaar_vervoer": "een halte of station",
}


def een_plek(categorie: str) -> str:
    """Return a kind of place with 'een', for use inside a sentence."""
    if categorie in _ANDERS:
        return _ANDERS[categorie]
    label = categorie_label(categorie)
    label = label[:1].lower() + label[1:]
    return f"een {label}" if categorie in _TELBAAR else f"een plek ({label})"


def mensen(aantal: int, wie: str) -> str:
    """Return a number of people or addresses: '1 inwoner', '2.310 inwoners van 65 jaar en ouder'.

    Args:
        aantal: how many.
        wie: in the plural, 'inwoners …' or 'adressen'.
    """
    if aantal == 1:
        wie = wie.replace("inwoners", "inwoner", 1).replace("adressen", "adres", 1)
    return f"{getal(aantal)} {wie}"
