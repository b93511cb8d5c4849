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


def corners(vorm: str, straal: float) -> tuple[tuple[float, float], ...]:
    """Return the corners of a zeshoek or a ruit around 0,0, the first one to the right.

    Raises:
        KeyError: another shape; a cirkel and a vierkant need no list of corners.
    """
    aantal = _HOEKEN[vorm]
    angles = (2 * math.pi * index / aantal for index in range(aantal))
    return tuple((straal * math.cos(angle), straal * math.sin(angle)) for angle in angles)
