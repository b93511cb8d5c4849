"""The base map as SVG in millimetres: one merged path per style, nothing outside the frame.

Areas have the colours of the screen, so that paper and screen read alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.domain.kaartstijl import GEBOUW, GROEN, GROND, WATER
from sociale_kaart.exporting.buurtkaart.dekking import uncovered_svg

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.exporting.buurtkaart.kaartlagen import BuurtkaartLayers
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld

BUURTGRENS = "#222222"
GRENS = "#4D4D4D"
GRENSSTREEP = 'stroke-dasharray="2.4 0.9 0.4 0.9"'
# Water and green are the same grey on a copier; the bank tells them apart.
OEVER = "#7FA9C2"
WEGRAND = "#A8A39B"
SPOOR = "#555555"
SPOORSTREEP = 'stroke-dasharray="1.6 1.6"'

# Beyond this, a vertex makes no difference on paper.
_VEREENVOUDIG_MM = 0.05
# Lines are cut a little outside the frame, so that their ends do not show.
_RAND_MM = 3.0
# From this scale on buildings are dust.
_GEBOUWEN_TOT = 15_000
_KLEINSTE_MM2 = 0.08
_VOL_DETAIL = 5_000


@dataclass(frozen=True, slots=True)
class _Weg:
    """How a class of street is drawn at 1:5,000: width and casing in mm."""

    klasse: str
    breedte: float
    rand: str = "#BDB8B0"
    vulling: str = "#FFFFFF"


# From least to most important: what is drawn last lies on top.
_WEGEN = (
    _Weg("woonerf", 0.9),
    _Weg("straat", 1.2),
    _Weg("weg", 1.5, WEGRAND),
    _Weg("hoofdweg", 2.1, "#938E86"),
)
_PADEN = ("pad", "fietspad")
# Width in mm at 1:5,000 of a watercourse that the ondergrond has as a line.
_WATERLOPEN = {"sloot": 0.5, "beek": 0.7, "kanaal": 1.6, "rivier": 3.0}


def ondergrond_svg(layers: BuurtkaartLayers, beeld: Kaartbeeld) -> str:
    """Return the ground, water, green, buildings, streets and railways inside the frame.

    What lies beyond the data is hatched.
    """
    parts = [
        f'<rect width="{beeld.breedte:.2f}" height="{beeld.hoogte:.2f}" fill="{GROND}"/>',
        _filled(visible(layers.groen, beeld), beeld, GROEN),
        _filled(visible(layers.water, beeld), beeld, WATER, f'stroke="{OEVER}" stroke-width="0.2"'),
        *_watercourses(layers.waterlopen, beeld),
    ]
    if beeld.schaal <= _GEBOUWEN_TOT:
        gebouwen = visible(layers.gebouwen, beeld)
        rand = 'stroke="#D3CEC5" stroke-width="0.1"'
        parts.append(_filled(gebouwen, beeld, GEBOUW, rand))
    return "".join([*parts, *_streets(layers.straten, beeld), uncovered_svg(layers, beeld)])


def borders_svg(layers: BuurtkaartLayers, vlak: BaseGeometry, beeld: Kaartbeeld) -> str:
    """Return what makes the buurt stand out: the rest faded, borders dash-dot, its own strong."""
    vak = f"M0 0H{beeld.breedte:.2f}V{beeld.hoogte:.2f}H0Z"
    # Not cut at the frame: cut edges would draw the strong border along it.
    buurt = path_data(np.array([shapely.simplify(vlak, _VEREENVOUDIG_MM / beeld.mm_per_m)]), beeld)
    grenzen = _shared_borders(visible(layers.buurten, beeld))
    rand = 'fill="none" stroke-linejoin="round"'
    return "".join(
        [
            f'<path d="{vak}{buurt}" fill="{GROND}" fill-opacity="0.55" fill-rule="evenodd"/>',
            _line(grenzen, beeld, GRENS, 0.3, GRENSSTREEP),
            f'<path d="{buurt}" {rand} stroke="#FFFFFF" stroke-opacity="0.8" stroke-width="1.7"/>',
            f'<path d="{buurt}" {rand} stroke="{BUURTGRENS}" stroke-width="0.7"/>',
        ]
    )


def area_borders_svg(vlakken: NDArray[np.object_], beeld: Kaartbeeld) -> str:
    """Return the borders of several buurten, none of which stands out."""
    grenzen = _shared_borders(vlakken)
    halo = _line(grenzen, beeld, "#FFFFFF", 1.3, 'stroke-opacity="0.8"')
    return halo + _line(grenzen, beeld, BUURTGRENS, 0.45)


def _shared_borders(vlakken: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return borders as one set of lines: two dashes over each other would make a line."""
    randen = shapely.boundary(shapely.make_valid(vlakken))
    return np.array([shapely.line_merge(shapely.union_all(randen))])


def visible(frame: gpd.GeoDataFrame, beeld: Kaartbeeld) -> NDArray[np.object_]:
    """Return the geometries of a frame that touch the map, whole."""
    geometries: NDArray[np.object_] = np.asarray(frame.geometry.to_numpy(), dtype=object)
    return geometries[visible_mask(geometries, beeld)]


def visible_mask(geometries: NDArray[np.object_], beeld: Kaartbeeld) -> NDArray[np.bool_]:
    """Tell per geometry whether its bounds touch the map."""
    if not len(geometries):
        return np.zeros(0, dtype=bool)
    bounds = shapely.bounds(geometries)
    minx, miny, maxx, maxy = beeld.bbox
    mask: NDArray[np.bool_] = (
        (bounds[:, 0] <= maxx)
        & (bounds[:, 2] >= minx)
        & (bounds[:, 1] <= maxy)
        & (bounds[:, 3] >= miny)
    )
    return mask


def clipped(geometries: NDArray[np.object_], beeld: Kaartbeeld) -> NDArray[np.object_]:
    """Return the geometries simplified and cut just outside the frame."""
    rand = _RAND_MM / beeld.mm_per_m
    minx, miny, maxx, maxy = beeld.bbox
    cut = shapely.clip_by_rect(geometries, minx - rand, miny - rand, maxx + rand, maxy + rand)
    # What crosses itself by less than this cannot be seen, and keeping it from that is slow.
    simple: NDArray[np.object_] = shapely.simplify(
        cut, _VEREENVOUDIG_MM / beeld.mm_per_m, preserve_topology=False
    )
    return simple[~shapely.is_empty(simple) & ~shapely.is_missing(simple)]


def path_data(geometries: NDArray[np.object_], beeld: Kaartbeeld) -> str:
    """Return geometries as one SVG path in mm, two decimals (0.01 mm), repeats left out."""
    parts = shapely.get_parts(geometries)
    # Collections inside collections come from clipping.
    parts = shapely.get_parts(parts)
    polygons = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    lines = shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING
    rings = shapely.get_rings(parts[polygons])
    return _subpaths(rings, beeld, "Z") + _subpaths(parts[lines], beeld, "")


def _subpaths(lines: NDArray[np.object_], beeld: Kaartbeeld, einde: str) -> str:
    coordinates, index = shapely.get_coordinates(lines, return_index=True)
    if not len(coordinates):
        return ""
    x = np.round((coordinates[:, 0] - beeld.bbox[0]) * beeld.mm_per_m * 100).astype(np.int64)
    y = np.round((beeld.bbox[3] - coordinates[:, 1]) * beeld.mm_per_m * 100).astype(np.int64)
    begins = np.diff(index, prepend=-1) != 0
    keep = begins | (np.diff(x, prepend=0) != 0) | (np.diff(y, prepend=0) != 0)
    if einde:
        # Z closes the ring; the last point would only repeat the first one.
        last = np.flatnonzero(np.append(begins[1:], True))
        first = np.flatnonzero(begins)
        keep[last[last > first]] = False
    x, y, index = x[keep], y[keep], index[keep]
    # What is one point on paper draws nothing.
    sizes = np.bincount(index)
    longer = sizes[index] > 1
    x, y, index = x[longer], y[longer], index[longer]
    if not len(x):
        return ""
    begins = np.diff(index, prepend=-1) != 0
    x[~begins], y[~begins] = np.diff(x, prepend=0)[~begins], np.diff(y, prepend=0)[~begins]
    signs = np.where(begins, f"{einde}M", "l").tolist()
    words = _hundredths(np.concatenate([x, y]))
    pairs = zip(signs, words[: len(x)], words[len(x) :], strict=True)
    return "".join([f"{sign}{to_x} {to_y}" for sign, to_x, to_y in pairs])[len(einde) :] + einde


def _hundredths(values: NDArray[np.int64]) -> list[str]:
    """Write whole numbers of hundredths as decimals, as short as possible."""
    # Most steps are short and occur again and again: each different one is written once.
    different, which = np.unique(values, return_inverse=True)
    written = [f"{value / 100:.2f}".rstrip("0").rstrip(".") for value in different.tolist()]
    return [written[at] for at in which.tolist()]


def _filled(geometries: NDArray[np.object_], beeld: Kaartbeeld, kleur: str, extra: str = "") -> str:
    if len(geometries):
        groot = shapely.area(geometries) * beeld.mm_per_m**2 >= _KLEINSTE_MM2
        geometries = clipped(geometries[groot], beeld)
    data = path_data(geometries, beeld) if len(geometries) else ""
    return f'<path d="{data}" fill="{kleur}" fill-rule="evenodd" {extra}/>' if data else ""


def _line(
    geometries: NDArray[np.object_],
    beeld: Kaartbeeld,
    kleur: str,
    breedte: float,
    extra: str = "",
) -> str:
    return _stroked(_line_data(geometries, beeld), kleur, breedte, extra)


def _line_data(geometries: NDArray[np.object_], beeld: Kaartbeeld) -> str:
    return path_data(clipped(geometries, beeld), beeld) if len(geometries) else ""


def _stroked(data: str, kleur: str, breedte: float, extra: str = "") -> str:
    if not data:
        return ""
    return (
        f'<path d="{data}" fill="none" stroke="{kleur}" stroke-width="{breedte:.2f}"'
        f' stroke-linejoin="round" {extra}/>'
    )


def street_width(klasse: str, beeld: Kaartbeeld) -> float:
    """Return the width in mm at which a class of street is drawn at the scale of the map."""
    return next((weg.breedte for weg in _WEGEN if weg.klasse == klasse), 0.6) * _narrowing(beeld)


def _narrowing(beeld: Kaartbeeld) -> float:
    # Lines get narrower with the scale, but slower than the world does: they must stay visible.
    return min(1.3, math.pow(_VOL_DETAIL / beeld.schaal, 0.6))


def _watercourses(waterlopen: gpd.GeoDataFrame, beeld: Kaartbeeld) -> list[str]:
    geometries = np.asarray(waterlopen.geometry.to_numpy(), dtype=object)
    mask = visible_mask(geometries, beeld)
    soorten = waterlopen["soort"].to_numpy()[mask]
    krimp = _narrowing(beeld)
    return [
        _line(geometries[mask][soorten == soort], beeld, WATER, breedte * krimp)
        for soort, breedte in _WATERLOPEN.items()
    ]


def _streets(straten: gpd.GeoDataFrame, beeld: Kaartbeeld) -> list[str]:
    geometries = np.asarray(straten.geometry.to_numpy(), dtype=object)
    mask = visible_mask(geometries, beeld)
    klassen = straten["klasse"].to_numpy()[mask]
    lines = {klasse: geometries[mask][klassen == klasse] for klasse in set(klassen)}
    none = geometries[:0]
    rond = 'stroke-linecap="round"'
    paden = np.concatenate([lines.get(klasse, none) for klasse in _PADEN])
    randen, vullingen = [], []
    for weg in _WEGEN:
        breedte = street_width(weg.klasse, beeld)
        weglijnen = _line_data(lines.get(weg.klasse, none), beeld)
        randen.append(_stroked(weglijnen, weg.rand, breedte + 0.3, rond))
        vullingen.append(_stroked(weglijnen, weg.vulling, breedte, rond))
    spoor = lines.get("spoor", none)
    return [
        _line(paden, beeld, "#B3ADA3", 0.25, 'stroke-dasharray="1 0.6"'),
        *randen,
        *vullingen,
        _line(spoor, beeld, SPOOR, 0.35),
        _line(spoor, beeld, SPOOR, 0.9, SPOORSTREEP),
    ]
