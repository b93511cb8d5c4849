"""From drawn lines to a network: crossings become shared vertices, bridges ways of their own."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from zonneveen import meetkunde

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from zonneveen.meetkunde import Punt
    from zonneveen.straten import Straat

# A street that ends this close to another one (m) is meant to join it.
_AANSLUITEN_M = 14.0
# A bridge begins this far before the water (m).
_BRUGHOOFD_M = 4.0


@dataclass(slots=True)
class Weg:
    """One way of the network: a street, or a part of it that is a bridge or tunnel."""

    straat: Straat
    punten: list[Punt]
    tags: dict[str, str]


def _insert(punten: list[Punt], punt: Punt) -> None:
    """Insert a vertex where it lies on the line, unless it is there already."""
    if punt in punten:
        return
    stukken = [shapely.LineString(pair) for pair in itertools.pairwise(punten)]
    afstanden = [stuk.distance(shapely.Point(punt)) for stuk in stukken]
    punten.insert(afstanden.index(min(afstanden)) + 1, punt)


def _join_ends(lijnen: list[list[Punt]], straten: Sequence[Straat]) -> None:
    """Move loose ends onto the street next to them and give that street the vertex."""
    for i, punten in enumerate(lijnen):
        for eind in (0, -1):
            punt = shapely.Point(punten[eind])
            kandidaten = [
                (shapely.LineString(ander).distance(punt), j)
                for j, ander in enumerate(lijnen)
                if j != i and straten[i].niveau == straten[j].niveau
            ]
            afstand, j = min(kandidaten, default=(math.inf, -1))
            if afstand > _AANSLUITEN_M:
                continue
            ander = shapely.LineString(lijnen[j])
            doel = meetkunde.round_point(ander.interpolate(ander.project(punt)).coords[0])
            dichtbij = min(lijnen[j], key=lambda p: math.dist(p, doel))
            if math.dist(dichtbij, doel) < 1:
                doel = dichtbij
            _insert(lijnen[j], doel)
            punten[eind] = doel


def _join_crossings(lijnen: list[list[Punt]], straten: Sequence[Straat]) -> None:
    for i in range(len(lijnen)):
        for j in range(i + 1, len(lijnen)):
            if straten[i].niveau != straten[j].niveau:
                continue
            snijding = shapely.LineString(lijnen[i]).intersection(shapely.LineString(lijnen[j]))
            for deel in shapely.get_parts(snijding):
                if deel.geom_type != "Point":
                    continue
                punt = meetkunde.round_point(deel.coords[0])
                _insert(lijnen[i], punt)
                _insert(lijnen[j], punt)


def _split(punten: list[Punt], van: float, tot: float) -> tuple[list[Punt], list[Punt], list[Punt]]:
    """Cut a line at two distances along it; the parts share their end vertices."""
    lijn = shapely.LineString(punten)
    eerste = meetkunde.round_point(lijn.interpolate(van).coords[0])
    tweede = meetkunde.round_point(lijn.interpolate(tot).coords[0])
    voor: list[Punt] = []
    op: list[Punt] = [eerste]
    na: list[Punt] = [tweede]
    afgelegd = 0.0
    for nummer, punt in enumerate(punten):
        afgelegd += math.dist(punten[nummer - 1], punt) if nummer else 0.0
        if afgelegd < van:
            voor.append(punt)
        elif afgelegd <= tot:
            op.append(punt)
        else:
            na.append(punt)
    return [*voor, eerste], [*op, tweede], na


def _with_crossings(weg: Weg, hindernis: BaseGeometry, tags: dict[str, str]) -> list[Weg]:
    """Split a way where it passes an obstacle; the part over or under it gets `tags`."""
    lijn = shapely.LineString(weg.punten)
    delen = [d for d in shapely.get_parts(lijn.intersection(hindernis)) if d.length > 1]
    if not delen or weg.tags.get("bridge") or weg.tags.get("tunnel"):
        return [weg]
    uit: list[Weg] = []
    rest = weg.punten
    for deel in sorted(delen, key=lambda d: lijn.project(shapely.Point(d.coords[0]))):
        lijn = shapely.LineString(rest)
        grenzen = sorted(lijn.project(shapely.Point(deel.coords[k])) for k in (0, -1))
        van = max(grenzen[0] - _BRUGHOOFD_M, 0.5)
        tot = min(grenzen[1] + _BRUGHOOFD_M, lijn.length - 0.5)
        voor, op, rest = _split(rest, van, tot)
        uit += [Weg(weg.straat, voor, weg.tags), Weg(weg.straat, op, weg.tags | tags)]
    return [*uit, Weg(weg.straat, rest, weg.tags)]


def make_wegen(straten: Sequence[Straat], water: BaseGeometry, spoor: BaseGeometry) -> list[Weg]:
    """Return the ways of all streets.

    Args:
        straten: the plan.
        water: area that streets cross on a bridge.
        spoor: area of the railway, passed in a tunnel.
    """
    lijnen = [meetkunde.smooth(straat.punten) for straat in straten]
    _join_ends(lijnen, straten)
    _join_crossings(lijnen, straten)
    wegen: list[Weg] = []
    for straat, punten in zip(straten, lijnen, strict=True):
        tags = {"highway": straat.soort, **({"name": straat.naam} if straat.naam else {})}
        for deel in _with_crossings(
            Weg(straat, punten, tags | straat.tags), water, {"bridge": "yes", "layer": "1"}
        ):
            wegen += _with_crossings(deel, spoor, {"tunnel": "yes", "layer": "-1"})
    return wegen
