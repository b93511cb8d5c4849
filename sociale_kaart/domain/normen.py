"""Normen: how near is near enough, as the users of a kaart agree on it (domein 7).

There is no norm until somebody sets one. The suggestions are a start of a conversation, no rule of
the law or of a council.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEP_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sociale_kaart.domain.hulpbron import Hulpbron

MIN_AFSTAND_M, MAX_AFSTAND_M = 50, 100_000
# A place for one's own group is not for everybody, so no norm counts it as the nearest place.
EIGEN_GROEP = "eigen_groep"

_GAAN = {"lopen": "lopen", "fietsen": "fietsen", "auto": "rijden met de auto"}
_MENSEN = {
    "inwoners": "de inwoners",
    "65plus": "de inwoners van 65 jaar en ouder",
    "0_15": "de kinderen tot 15 jaar",
}


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm: this share of these people lives within this distance of such a place.

    Attributes:
        uuid: of the row, '' before it is kept.
        categorie: code of the kind of place.
        netwerk: lopen, fietsen or auto.
        afstand_m: what is near enough, in metres over that network.
        aandeel: share of the people, above 0 and at most 1.
        groep: of whom: inwoners, 65plus or 0_15.
        zonder_trap: use no steps; for lopen only.
        toelichting: why this norm, in people's own words.
    """

    uuid: str
    categorie: str
    netwerk: str = "lopen"
    afstand_m: int = 500
    aandeel: float = 0.9
    groep: str = "inwoners"
    zonder_trap: bool = False
    toelichting: str = ""

    @property
    def kort(self) -> str:
        """A few words for a list: 'Ontmoetingsplek: 90 % binnen 500 m lopen'."""
        mensen = "" if self.groep == "inwoners" else f" van {GROEP_LABELS[self.groep].lower()}"
        trap = ", zonder trap" if self.zonder_trap else ""
        return (
            f"{categorie_label(self.categorie)}: {procent(self.aandeel)}{mensen} binnen "
            f"{meters(self.afstand_m)} {_GAAN[self.netwerk]}{trap}"
        )

    @property
    def zin(self) -> str:
        """The whole norm as a sentence."""
        trap = " zonder trap" if self.zonder_trap else ""
        return (
            f"Minstens {procent(self.aandeel)} van {_MENSEN[self.groep]} woont binnen "
            f"{meters(self.afstand_m)} {_GAAN[self.netwerk]}{trap} van: "
            f"{categorie_label(self.categorie).lower()}."
        )

    def same_as(self, other: Norm) -> bool:
        """Whether both ask the same, whoever wrote them down and why."""
        return replace(self, uuid="", toelichting="") == replace(other, uuid="", toelichting="")


def procent(aandeel: float) -> str:
    """Return a share as people say it, without more decimals than it has: 90 % or 92,5 %."""
    percent = round(aandeel * 100, 1)
    return f"{notatie.getal(percent, 0 if percent == int(percent) else 1)} %"


def meters(afstand_m: float) -> str:
    """Return a norm's distance as it was set, not rounded: 500 m, 1,5 km."""
    if afstand_m < 1000 or afstand_m % 100:  # noqa: PLR2004 - from here on people say kilometres
        return f"{notatie.getal(afstand_m)} m"
    km = afstand_m / 1000
    return f"{notatie.getal(km, 0 if km == int(km) else 1)} km"


def netwerk_label(norm: Norm) -> str:
    """Return how one goes, as the list says it, with 'zonder trap' where that holds."""
    label = lijsten.label("netwerk", norm.netwerk)
    return f"{label}, zonder trap" if norm.zonder_trap else label


def for_own_group(hulpbronnen: Iterable[Hulpbron]) -> frozenset[str]:
    """Return the uuids of places for their own group, which no norm counts (domein 7)."""
    return frozenset(bron.uuid for bron in hulpbronnen if bron.meer.get("aanbod") == EIGEN_GROEP)


# A start of the conversation, nothing more: none of these is set by itself.
VOORSTELLEN: tuple[Norm, ...] = (
    Norm("", "ontmoetingsplek", "lopen", 500, 0.9),
    Norm("", "ontmoetingsplek", "lopen", 400, 0.9, "65plus", zonder_trap=True),
    Norm("", "speelplek", "lopen", 300, 0.9, "0_15"),
    Norm("", "park_of_groen", "lopen", 300, 0.9),
    Norm("", "basisschool", "lopen", 1000, 0.9, "0_15"),
    Norm("", "supermarkt", "lopen", 1000, 0.8),
    Norm("", "huisarts", "fietsen", 3000, 0.9),
    Norm("", "openbaar_vervoer", "lopen", 500, 0.8),
)
