"""The question where new places help most."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from sociale_kaart.operations import kandidaten
from sociale_kaart.operations.werkblad import Maat

BINNEN = "binnen"
GEMIDDELD = "gemiddeld"
DOELEN = (BINNEN, GEMIDDELD)
MEESTE_PLEKKEN = 20


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked.

    Attributes:
        categorie: code of what is to come.
        aantal: how many places, 1 to 20.
        maat: how near is measured, and whose distances count.
        doel: `BINNEN`: most people within `maat.afstand_m`; `GEMIDDELD`: shortest way on average.
        kandidaten: one of `kandidaten.SOORTEN`.
        punten: name, x, y (RD metres) of drawn points, for `kandidaten.PUNTEN`.
        bij: codes of categories, for `kandidaten.VOORZIENINGEN`: in such places as there are now.
        tijd_s: how long to search at most, in seconds.
        voor: count only hulpbronnen that this audience may see.
    """

    categorie: str
    aantal: int = 1
    maat: Maat = dataclasses.field(default_factory=Maat)
    doel: str = BINNEN
    kandidaten: str = kandidaten.ADRESSEN
    punten: tuple[tuple[str, float, float], ...] = ()
    bij: tuple[str, ...] = ()
    tijd_s: float = 30.0
    voor: str = "intern"
