"""Curves, oriented rectangles and the way from the drawing board to RD New and WGS84.

The plan is drawn in metres from an own origin. That origin lies in the middle of the IJsselmeer,
so that nobody takes Zonneveen for an existing place.
"""

from __future__ import annotations

import functools
import itertools
import math
from typing import TYPE_CHECKING

import pyproj
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

Punt = tuple[float, float]

# RD New (EPSG:28992) of the origin of the plan, in the water between Enkhuizen and Stavoren.
OORSPRONG: Punt = (150_000.0, 535_000.0)
# Distance between the points of a curve, in metres.
_STAP_M = 9.0
# A turn of less than this (radians) needs no curve.
_RECHT = 0.02


class Toeval:
    """A repeatable source of small differences (xorshift, so equal on every Python)."""

    def __init__(self, zaad: int) -> None:
        self._state = zaad or 1

    def getal(self) -> float:
        """Return a number in [0, 1)."""
        x = self._state
        x ^= (x << 13) & 0xFFFFFFFF
        x ^= x >> 17
        x ^= (x << 5) & 0xFFFFFFFF
        self._state = x
        return x / 2**32

    def tussen(self, laag: float, hoog: float) -> float:
        """Return a number in [laag, hoog)."""
        return laag + (hoog - laag) * self.getal()

    def geheel(self, laag: int, hoog: int) -> int:
        """Return a whole number in [laag, hoog]."""
        return laag + int(self.getal() * (hoog - laag + 1))


def round_point(punt: Sequence[float]) -> Punt:
    """Return the point on the grid of 1 cm on which all vertices lie."""
    return (round(float(punt[0]), 2), round(float(punt[1]), 2))


def _catmull(p: tuple[Punt, Punt, Punt, Punt], t: float) -> Punt:
    a, b, c, d = p
    values = [
        0.5
        * (
            2 * b[i]
            + (c[i] - a[i]) * t
            + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t**2
            + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
        )
        for i in (0, 1)
    ]
    return (values[0], values[1])


def _turn(a: Punt, b: Punt, c: Punt) -> float:
    first = math.atan2(b[1] - a[1], b[0] - a[0])
    second = math.atan2(c[1] - b[1], c[0] - b[0])
    return abs((second - first + math.pi) % (2 * math.pi) - math.pi)


def smooth(punten: Sequence[Punt]) -> list[Punt]:
    """Return a flowing line (Catmull-Rom) through the points; straight parts stay two points."""
    if len(punten) < 3:
        return [round_point(p) for p in punten]
    if punten[0] == punten[-1]:
        rand = [punten[-2], *punten, punten[1]]
    else:
        eerste = (2 * punten[0][0] - punten[1][0], 2 * punten[0][1] - punten[1][1])
        laatste = (2 * punten[-1][0] - punten[-2][0], 2 * punten[-1][1] - punten[-2][1])
        rand = [eerste, *punten, laatste]
    lijn: list[Punt] = []
    for a, b, c, d in zip(rand, rand[1:], rand[2:], rand[3:], strict=False):
        stappen = max(1, round(math.dist(b, c) / _STAP_M))
        if _turn(a, b, c) < _RECHT and _turn(b, c, d) < _RECHT:
            stappen = 1
        lijn += [round_point(_catmull((a, b, c, d), i / stappen)) for i in range(stappen)]
    lijn.append(round_point(punten[-1]))
    return [p for p, _ in itertools.groupby(lijn)]


def rectangle(midden: Punt, breed: float, diep: float, hoek: float) -> shapely.Polygon:
    """Return a rectangle; `hoek` in radians turns its width away from east."""
    c, s = math.cos(hoek), math.sin(hoek)
    hoeken = [(-breed, -diep), (breed, -diep), (breed, diep), (-breed, diep)]
    return shapely.Polygon(
        [
            round_point((midden[0] + (x * c - y * s) / 2, midden[1] + (x * s + y * c) / 2))
            for x, y in hoeken
        ]
    )


def to_rd(punt: Sequence[float]) -> Punt:
    """Return RD New coordinates in metres of a point of the plan."""
    return (OORSPRONG[0] + punt[0], OORSPRONG[1] + punt[1])


@functools.cache
def _to_wgs84() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)


def to_lonlat(punt: Sequence[float]) -> Punt:
    """Return longitude and latitude (WGS84) of a point of the plan, on the grid of OSM (1e-7)."""
    lon, lat = _to_wgs84().transform(*to_rd(punt))
    return (round(lon, 7), round(lat, 7))
