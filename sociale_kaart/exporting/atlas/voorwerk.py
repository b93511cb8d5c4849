"""The pages of an atlas around its sheets: cover, contents, index of names, method."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import notatie
from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.exporting.buurtkaart.content import (
    about_kaart,
    attribution,
    map_method,
    sources,
    text_blocks,
)
from sociale_kaart.exporting.buurtkaart.regels import row_label
from sociale_kaart.exporting.buurtkaart.selectie import sort_key
from sociale_kaart.exporting.buurtkaart.tekens import breakable, printable
from sociale_kaart.exporting.context import VOOR_TEKST, verantwoording
from sociale_kaart.exporting.verborgen import hulpbronnen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.buurtkaart.vel import Vel
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

_NIET_VERTELD = (
    "Wat niemand ons heeft verteld, staat er niet op: ‘nog niet gevraagd’ is niet ‘niets’."
)
_RINGEN = "Een dikke rand is formeel, streepjes zijn informeel."


def cover(vellen: Sequence[Vel], vrijgave: Vrijgave, context: KaartContext) -> dict[str, Any]:
    """Return the cover: name, date, for whom, and what there is in one sentence."""
    buurten = f"{len(vellen)} {'buurt' if len(vellen) == 1 else 'buurten'}"
    getoond = {regel.hulpbron.uuid for vel in vellen for regel in vel.selectie.regels}
    return {
        "soort": "voorblad",
        "titel": printable(context.kaartnaam),
        "ondertitel": f"Atlas van de sociale basis · {buurten} · {context.stand}",
        "regels": [
            breakable(regel)
            for regel in (
                context.doel,
                f"In deze atlas staan {hulpbronnen(len(getoond))}.",
                f"Gemaakt met {context.partners}." if context.partners else "",
                f"{VOOR_TEKST[vrijgave.voor]}.",
            )
            if regel
        ],
        "naamsvermelding": attribution(context),
    }


def index_page(vellen: Sequence[Vel]) -> dict[str, Any]:
    """Return all hulpbronnen by name, each with the sheets on which it stands."""
    places: dict[str, tuple[Hulpbron, list[str]]] = {}
    for vel in vellen:
        for regel in vel.selectie.regels:
            found = places.setdefault(regel.hulpbron.uuid, (regel.hulpbron, []))
            found[1].append(row_label(vel.buurt.code, regel))
    order = sorted(
        places.values(),
        key=lambda pair: (_letter(pair[0].naam), sort_key(pair[0].naam), pair[0].uuid),
    )
    return {
        "soort": "register",
        "titel": "Alle hulpbronnen op naam",
        "uitleg": f"{_listed(len(order))} Achter de naam staan het blad en het nummer op de kaart."
        " Een hulpbron kan op meer bladen staan.",
        "koppen": ["Naam", "Blad"],
        "letters": [
            {
                "letter": letter,
                "rijen": [
                    {"naam": breakable(hulpbron.naam), "labels": labels}
                    for hulpbron, labels in group
                ],
            }
            for letter, group in groupby(order, key=lambda pair: _letter(pair[0].naam))
        ],
    }


def _listed(count: int) -> str:
    return f"Hier {'staat' if count == 1 else 'staan'} {hulpbronnen(count)}."


def _letter(naam: str) -> str:
    """Return under which letter a name is looked up; what begins with no letter comes first."""
    eerste = unicodedata.normalize("NFD", sort_key(naam))[:1].upper()
    return eerste if eerste.isascii() and eerste.isalpha() else "0–9"


def method_page(vellen: Sequence[Vel], vrijgave: Vrijgave, context: KaartContext) -> dict[str, Any]:
    """Return what holds for the whole atlas: definition, how made, what is not shown, sources."""
    schalen = sorted({vel.beeld.schaal for vel in vellen})
    schaal = ", ".join(f"1:{notatie.getal(schaal)}" for schaal in schalen)
    nergens = len(vrijgave.hulpbronnen) - len(
        {regel.hulpbron.uuid for vel in vellen for regel in vel.selectie.regels}
    )
    niet_hier = (
        [f"{hulpbronnen(nergens)} van deze kaart horen bij geen van de buurten in deze atlas."]
        if nergens
        else []
    )
    tekens = ", ".join(f"{teken.vorm} {teken.label.lower()}" for teken in sfeertekens())
    return {
        "soort": "methode",
        "titel": "Hoe deze atlas is gemaakt",
        "blokken": text_blocks(
            [
                *about_kaart(context),
                ("Met wie gemaakt", [context.partners or "Dat is nog niet opgeschreven."]),
                (
                    "Hoe de kaarten zijn gemaakt",
                    [
                        f"De kaarten zijn op ware schaal ({schaal}). {map_method(context)}",
                        f"De vorm zegt welke sfeer het is: {tekens}. {_RINGEN}",
                    ],
                ),
                (
                    "Wat hier niet staat",
                    [
                        *verantwoording(vrijgave),
                        *niet_hier,
                        _NIET_VERTELD,
                    ],
                ),
                ("Bronnen", sources(context)),
            ]
        ),
    }
