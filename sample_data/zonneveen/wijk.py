"""The whole wijk in one object: what both files are written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from zonneveen import bebouwing, landschap, meetkunde, straten, wegennet

if TYPE_CHECKING:
    from zonneveen.bebouwing import Adres, Pand
    from zonneveen.wegennet import Weg


@dataclass(frozen=True, slots=True)
class Wijk:
    """Zonneveen: network, buildings and addresses, in metres from the origin of the plan."""

    wegen: list[Weg]
    panden: list[Pand]
    adressen: list[Adres]

    def adres_van(self, sleutel: str) -> Adres:
        """Return the (first) address of the facility with this key."""
        return next(a for a in self.adressen if a.gebouw and a.gebouw.sleutel == sleutel)


def make_wijk() -> Wijk:
    """Return the wijk; every call gives the same."""
    water = [v.polygon for v in landschap.VLAKKEN if v.tags.get("natural") == "water"]
    hindernis = shapely.union_all([landschap.vaart(), *water])
    wegen = wegennet.make_wegen(straten.STRATEN, hindernis, landschap.spoor().buffer(6))
    lijnen = [meetkunde.smooth(straat.punten) for straat in straten.STRATEN]
    panden = bebouwing.build(straten.STRATEN, lijnen)
    return Wijk(wegen, panden, bebouwing.number(panden))
