"""How hulpbronnen and the base map look: one system for screen, paper, web page and QGIS.

Shape and colour of a sfeer are data (`resources/lijsten/sfeer.csv`); the colours are those of Okabe
and Ito, told apart with every kind of colour blindness, and never tell anything alone.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from sociale_kaart.domain import lijsten

# The base map in the light theme and on paper: calm, so that the hulpbronnen stand out.
GROND = "#FBFAF7"
WATER = "#CFE3EF"
GROEN = "#DDEBD3"
GEBOUW = "#E9E6E0"

# Around every symbol, and the stroke through what has stopped.
LIJN = "#1A1A1A"
PAPIER = "#FFFFFF"
GESTOPT = "#8A8A8A"

# The five steps of a distance, near to far: one hue, so that it is never a verdict.
STAPPEN = ("#F3F0F9", "#E2DCEF", "#CDC4E3", "#B5A9D5", "#9C8DC6")
STAPPEN_DONKER = ("#9D95C4", "#7F76AC", "#655C93", "#4D457A", "#383160")

# Filled is formeel, open is informeel; what nobody told is neither.
_VULLINGEN = {"formeel": "vol", "informeel": "open"}
# How the part of a sfeer in the ring of a cluster is drawn: told apart without colour.
_RINGEN = {"cirkel": "dubbel", "zeshoek": "streep", "vierkant": "dicht", "ruit": "stip"}
# Radius per shape, so that all shapes look equally large.
_STRALEN = {"cirkel": 1.0, "zeshoek": 1.08, "vierkant": 0.92 * math.sqrt(2), "ruit": 1.08}
_HOEKEN = {"zeshoek": 6, "ruit": 4}


@dataclass(frozen=True, slots=True)
class Sfeerteken:
    """How the hulpbronnen of a sfeer look.

    Attributes:
        sfeer: code of the sfeer, '' for what has not been placed in one.
        label: the sfeer in one word, as a legend says it.
        vorm: cirkel, zeshoek, vierkant or ruit.
        kleur: `#RRGGBB`.
    """

    sfeer: str
    label: str
    vorm: str
    kleur: str

    @property
    def straal(self) -> float:
        """Distance from the middle to the corners, as a share of half the size of the symbol."""
        return _STRALEN[self.vorm]

    @property
    def ring(self) -> str:
        """How its part of the ring of a cluster is drawn: dubbel, streep, dicht or stip."""
        return _RINGEN[self.vorm]


# A shape and a grey of its own: what nobody filled in never looks like one of the sferen.
NIET_INGEDEELD = Sfeerteken("", lijsten.NOG_NIET_INGEDEELD.capitalize(), "ruit", "#595959")


@functools.cache
def sfeertekens() -> tuple[Sfeerteken, ...]:
    """Return the symbols of all sferen in the order of the list, then `NIET_INGEDEELD`."""
    sferen = (
        Sfeerteken(item.code, item.extra["kort"], item.extra["vorm"], item.extra["kleur"])
        for item in lijsten.lijst("sfeer")
    )
    return (*sferen, NIET_INGEDEELD)


def sfeerteken(sfeer: str | None) -> Sfeerteken:
    """Return the symbol of a sfeer; an unknown or empty one is `NIET_INGEDEELD`, never a guess."""
    return next((teken for teken in sfeertekens() if teken.sfeer == sfeer), NIET_INGEDEELD)


def vulling(formaliteit: str | None) -> str:
    """Return how a symbol is filled: vol (formeel), open (informeel) or half (not told)."""
    return _VULLINGEN.get(formaliteit or "", "half")


def corners(vorm: str, straal: float) -> tuple[tuple[float, float], ...]:
    """Return the corners of a zeshoek or a ruit around 0,0, the first one to the right.

    Raises:
        KeyError: another shape; a cirkel and a vierkant need no list of corners.
    """
    aantal = _HOEKEN[vorm]
    angles = (2 * math.pi * index / aantal for index in range(aantal))
    return tuple((straal * math.cos(angle), straal * math.sin(angle)) for angle in angles)
