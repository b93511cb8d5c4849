"""The squares of an invulblad: A–H from left to right, 1–6 from top to bottom, each in a, b, c, d.

C4 is a square; C4b is its quarter at the top right (a b above, c d below).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sociale_kaart.base.errors import WorldError
from sociale_kaart.exporting.buurtkaart.raster import KOLOMMEN, RIJEN

KWARTEN = "abcd"
_VAK = re.compile(rf"([{KOLOMMEN}])\W*([{RIJEN}])\W*([{KWARTEN.upper()}]?)\.?")

Bbox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Vakken:
    """The squares over a part of RD (minx, miny, maxx, maxy in metres)."""

    bbox: Bbox

    def vak_of(self, x: float, y: float) -> str:
        """Return the quarter of a square in which a point lies, such as 'C4b'.

        A point on a line between two belongs to the one at its right or below it; '' for a point
        outside the map.
        """
        minx, miny, maxx, maxy = self.bbox
        if not (minx <= x <= maxx and miny <= y <= maxy):
            return ""
        kolom = _step((x - minx) / (maxx - minx), 2 * len(KOLOMMEN))
        rij = _step((maxy - y) / (maxy - miny), 2 * len(RIJEN))
        kwart = KWARTEN[kolom % 2 + 2 * (rij % 2)]
        return f"{KOLOMMEN[kolom // 2]}{RIJEN[rij // 2]}{kwart}"

    def bounds(self, vak: str) -> Bbox:
        """Return the part of RD of a square or a quarter of one.

        Raises:
            WorldError: there is no such square.
        """
        minx, miny, maxx, maxy = self.bbox
        kolom, rij, kwart = split_vak(vak)
        breed, hoog = (maxx - minx) / len(KOLOMMEN), (maxy - miny) / len(RIJEN)
        left = minx + KOLOMMEN.index(kolom) * breed
        top = maxy - RIJEN.index(rij) * hoog
        if kwart:
            breed, hoog = breed / 2, hoog / 2
            down, right = divmod(KWARTEN.index(kwart), 2)
            left, top = left + right * breed, top - down * hoog
        return left, top - hoog, left + breed, top

    def midden(self, vak: str) -> tuple[float, float]:
        """Return the middle of a square or a quarter of one, in RD.

        Raises:
            WorldError: there is no such square.
        """
        left, bottom, right, top = self.bounds(vak)
        return (left + right) / 2, (bottom + top) / 2


def normal_vak(vak: str) -> str:
    """Return a square as it is printed: ' c 4 B' is C4b.

    Raises:
        WorldError: there is no such square.
    """
    return "".join(split_vak(vak))


def split_vak(vak: str) -> tuple[str, str, str]:
    """Return column, row and quarter ('' for the whole square) of what somebody wrote.

    Raises:
        WorldError: there is no such square.
    """
    match = _VAK.fullmatch(vak.strip().upper())
    if match is None:
        raise WorldError(
            f"Het vak ‘{vak.strip()}’ staat niet op het blad.",
            "Schrijf een letter van A tot en met H en een cijfer van 1 tot en met 6, zoals C4. "
            "Fijner kan ook: C4b.",
            "Er is niets opgeslagen.",
        )
    return match[1], match[2], match[3].lower()


def _step(share: float, steps: int) -> int:
    return min(int(share * steps), steps - 1)
