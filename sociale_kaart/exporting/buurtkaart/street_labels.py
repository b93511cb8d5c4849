"""Names on the map: along their street, upright, none over another, main streets first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import affinity

from sociale_kaart.exporting.buurtkaart.font import PT_MM, letterbreedtes
from sociale_kaart.exporting.buurtkaart.ondergrond_svg import clipped, visible_mask
from sociale_kaart.exporting.buurtkaart.tekens import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.exporting.buurtkaart.kaartlagen import BuurtkaartLayers
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld

_PUNTEN = {"hoofdweg": 7.2, "weg": 6.8, "straat": 6.2, "woonerf": 6.0, "water": 7.0}
_RANG = {klasse: rang for rang, klasse in enumerate(_PUNTEN)}
_PUNTEN_PAD = 5.6
_WATER = "water"
_PUNTEN_BUURT = 8.5
# A line that bends more than this under a name gets the name along a curve.
_RECHT_MM = 0.45
# A name that turns more than this is not readable.
_MAX_BOCHT = math.radians(75)
_MAX_HOEK = math.radians(35)
_ZOEKSTAP_MM = 4.0
_LUCHT_MM = 0.5
# The corners of a rectangle around 0,0, as parts of half its width and height.
_HOEKEN = np.array([(1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)])


class _Bezet:
    """What is already taken on the map, as outlines in mm."""

    def __init__(self, vlakken: Iterable[BaseGeometry]) -> None:
        self._vlakken: list[BaseGeometry] = list(vlakken)
        # Twice as many rows as are in use, so that taking a place is seldom a copy of all.
        self._bounds = np.full((2 * len(self._vlakken) + 64, 4), np.inf)
        self._bounds[: len(self._vlakken)] = shapely.bounds(self._vlakken).reshape(-1, 4)

    def is_free(self, vlak: BaseGeometry) -> bool:
        """Tell whether nothing is there yet."""
        minx, miny, maxx, maxy = vlak.bounds
        bounds = self._bounds[: len(self._vlakken)]
        near = np.flatnonzero(
            (bounds[:, 0] <= maxx)
            & (bounds[:, 1] <= maxy)
            & (bounds[:, 2] >= minx)
            & (bounds[:, 3] >= miny)
        )
        return not any(self._vlakken[row].intersects(vlak) for row in near)

    def take(self, vlak: BaseGeometry) -> bool:
        """Take this place when it is free."""
        free = self.is_free(vlak)
        if free:
            self.add(vlak)
        return free

    def add(self, vlak: BaseGeometry) -> None:
        """Take this place, which is known to be free."""
        if len(self._vlakken) == len(self._bounds):
            self._bounds = np.concatenate([self._bounds, np.full_like(self._bounds, np.inf)])
        self._bounds[len(self._vlakken)] = vlak.bounds
        self._vlakken.append(vlak)


@dataclass(frozen=True, slots=True)
class Naam:
    """A name on the map: text, SVG element, and the room that it takes (mm in the frame)."""

    tekst: str
    svg: str
    vlak: BaseGeometry


def place_names(
    layers: BuurtkaartLayers,
    vlak: BaseGeometry,
    beeld: Kaartbeeld,
    markers: Iterable[BaseGeometry],
) -> tuple[Naam, ...]:
    """Return the names that fit: neighbouring buurten, then streets from main to small.

    Args:
        layers: the ondergrond.
        vlak: area of the buurt itself, whose streets come before others of the same class.
        beeld: sheet and scale.
        markers: room taken by the markers (mm in the frame); names keep off it.
    """
    bezet = _Bezet(markers)
    found = _neighbours(layers.buurten, vlak, beeld, bezet)
    op_blad = _in_mm(vlak, beeld)
    lijnen = [*_waters(layers.waterlopen, vlak, beeld), *_streets(layers.straten, vlak, beeld)]
    for index, lijn in enumerate(lijnen):
        naam = _along(lijn, f"s{index}", beeld, op_blad, bezet)
        if naam:
            found.append(naam)
    return tuple(found)


# A name may stick out of a short street by a third, no more.
_UITSTEEK = 0.75


@dataclass(frozen=True, slots=True)
class _Straat:
    naam: str
    klasse: str
    binnen: bool
    lijnen: tuple[NDArray[np.float64], ...]
    lengte: float


def _streets(straten: gpd.GeoDataFrame, vlak: BaseGeometry, beeld: Kaartbeeld) -> list[_Straat]:
    geometries = np.asarray(straten.geometry.to_numpy(), dtype=object)
    wanted = straten["naam"].notna().to_numpy() & (straten["klasse"] != "spoor").to_numpy()
    mask = visible_mask(geometries, beeld) & wanted
    namen, klassen = straten["naam"].to_numpy()[mask], straten["klasse"].to_numpy()[mask]
    found = _named(namen, klassen, geometries[mask], vlak, beeld)
    return sorted(
        found, key=lambda s: (not s.binnen, _RANG.get(s.klasse, len(_RANG)), -s.lengte, s.naam)
    )


def _waters(waterlopen: gpd.GeoDataFrame, vlak: BaseGeometry, beeld: Kaartbeeld) -> list[_Straat]:
    geometries = np.asarray(waterlopen.geometry.to_numpy(), dtype=object)
    mask = visible_mask(geometries, beeld) & waterlopen["naam"].notna().to_numpy()
    namen = waterlopen["naam"].to_numpy()[mask]
    klassen = np.full(len(namen), _WATER, dtype=object)
    return _named(namen, klassen, geometries[mask], vlak, beeld)


def _named(
    namen: NDArray[np.object_],
    klassen: NDArray[np.object_],
    lijnen: NDArray[np.object_],
    vlak: BaseGeometry,
    beeld: Kaartbeeld,
) -> list[_Straat]:
    """Join the pieces that share a name, each with its longest part first."""
    shapely.prepare(vlak)
    inside = shapely.intersects(vlak, lijnen)
    lengtes = shapely.length(lijnen) * beeld.mm_per_m
    result = []
    for naam, same in _rows_per_name(namen):
        klasse = min(klassen[same], key=lambda klasse: (_RANG.get(klasse, len(_RANG)), klasse))
        # Where both are there, the name goes with the street and not with the path beside it.
        same_klasse = same[klassen[same] == klasse]
        if lengtes[same_klasse].sum() < _least_length(str(naam), str(klasse), beeld):
            continue
        merged = shapely.line_merge(shapely.union_all(lijnen[same_klasse]))
        parts = [_to_mm(deel, beeld) for deel in _parts(clipped(np.array([merged]), beeld))]
        parts.sort(key=lambda deel: (-_measure(deel)[-1], deel[0].tolist()))
        if parts:
            lengte = sum(float(_measure(deel)[-1]) for deel in parts)
            result.append(
                _Straat(
                    printable(str(naam)),
                    str(klasse),
                    bool(inside[same].any()),
                    tuple(parts),
                    lengte,
                )
            )
    return result


def _rows_per_name(namen: NDArray[np.object_]) -> list[tuple[str, NDArray[np.intp]]]:
    """Return the names in alphabetical order, each with its rows in their order."""
    rows: dict[str, list[int]] = {}
    for row, naam in enumerate(namen.tolist()):
        rows.setdefault(naam, []).append(row)
    return [(naam, np.array(rows[naam], dtype=np.intp)) for naam in sorted(rows)]


def _least_length(naam: str, klasse: str, beeld: Kaartbeeld) -> float:
    """Return how long (mm) a street must be for its name to be laid on it."""
    punten = _PUNTEN.get(klasse, _PUNTEN_PAD) * beeld.blad.naamgrootte
    return letterbreedtes().width_mm(printable(naam), punten) * _UITSTEEK


def _parts(geometries: NDArray[np.object_]) -> list[BaseGeometry]:
    flat = shapely.get_parts(shapely.get_parts(geometries))
    return [deel for deel in flat if deel.geom_type == "LineString" and deel.length > 0]


def _to_mm(lijn: BaseGeometry, beeld: Kaartbeeld) -> NDArray[np.float64]:
    points = shapely.get_coordinates(lijn)
    return np.column_stack(
        [
            (points[:, 0] - beeld.bbox[0]) * beeld.mm_per_m,
            (beeld.bbox[3] - points[:, 1]) * beeld.mm_per_m,
        ]
    )


def _measure(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance along the line at each vertex."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _in_mm(vlak: BaseGeometry, beeld: Kaartbeeld) -> BaseGeometry:
    schaal = beeld.mm_per_m
    minx, _miny, _maxx, maxy = beeld.bbox
    return affinity.affine_transform(vlak, [schaal, 0, 0, -schaal, -minx * schaal, maxy * schaal])


def _along(
    straat: _Straat, sleutel: str, beeld: Kaartbeeld, buurt: BaseGeometry, bezet: _Bezet
) -> Naam | None:
    """Lay the name on the best free stretch: inside the buurt, else off its border, else any."""
    punten = _PUNTEN.get(straat.klasse, _PUNTEN_PAD) * beeld.blad.naamgrootte
    breedte = letterbreedtes().width_mm(straat.naam, punten)
    beste: Naam | None = None
    best = len(("binnen", "buiten", "op de grens"))
    for lijn in straat.lijnen:
        along = _measure(lijn)
        lengte = float(along[-1])
        if lengte < breedte * _UITSTEEK:
            break
        for midden in _middles(lengte, breedte):
            naam = _laid(straat, _stretch(lijn, along, midden, breedte), breedte, punten, sleutel)
            if naam is None or not _in_frame(naam.vlak, beeld) or not bezet.is_free(naam.vlak):
                continue
            rang = _worse(naam.vlak, buurt)
            if rang < best:
                beste, best = naam, rang
            if best == 0:
                break
        if best == 0:
            break
    if beste:
        bezet.add(beste.vlak)
    return beste


def _worse(vlak: BaseGeometry, buurt: BaseGeometry) -> int:
    """Rank a place for a name: 0 inside the buurt, 1 outside, 2 across its border."""
    if shapely.contains(buurt, vlak):
        return 0
    return 2 if shapely.intersects(buurt, vlak) else 1


def _middles(lengte: float, breedte: float) -> list[float]:
    if lengte <= breedte:
        return [lengte / 2]
    room = (lengte - breedte) / 2
    offsets = np.arange(0.0, room, _ZOEKSTAP_MM)
    return [lengte / 2] + [lengte / 2 + kant * o for o in offsets[1:] for kant in (-1, 1)]


def _stretch(
    lijn: NDArray[np.float64], along: NDArray[np.float64], midden: float, breedte: float
) -> NDArray[np.float64]:
    """Return the part of a line of this width around `midden`, reading from left to right.

    `along` is `_measure(lijn)`.
    """
    ends = max(0.0, midden - breedte / 2), min(along[-1], midden + breedte / 2)
    first, last = along.searchsorted(ends[0], "right"), along.searchsorted(ends[1], "left")
    stuk = np.empty((max(0, last - first) + 2, 2))
    stuk[1:-1] = lijn[first:last]
    for axis in (0, 1):
        stuk[[0, -1], axis] = np.interp(ends, along, lijn[:, axis])
    # Vertical names read upward, as on every Dutch map.
    dx, dy = stuk[-1] - stuk[0]
    achterstevoren = dx < 0 if abs(dx) > 1e-6 else dy > 0  # noqa: PLR2004 - a hair
    return stuk[::-1] if achterstevoren else stuk


def _laid(
    straat: _Straat, stuk: NDArray[np.float64], breedte: float, punten: float, sleutel: str
) -> Naam | None:
    hoogte = punten * PT_MM
    kleur = "#333333" if straat.binnen else "#77736D"
    if straat.klasse == _WATER:
        kleur = "#2F6382"
    stijl = (
        f'font-size="{hoogte:.2f}" fill="{kleur}" stroke="#FFFFFF"'
        f' stroke-width="{0.24 * hoogte:.2f}"'
    )
    begin, eind = stuk[0], stuk[-1]
    koorde = float(np.hypot(*(eind - begin)))
    if koorde < breedte * 0.7:
        return None
    richting = (eind - begin) / koorde
    afwijking = (stuk - begin) @ np.array([-richting[1], richting[0]])
    tekst = escape(straat.naam)
    if np.abs(afwijking).max() <= _RECHT_MM:
        midden = (begin + eind) / 2 + np.array([-richting[1], richting[0]]) * afwijking.mean()
        hoek = math.degrees(math.atan2(richting[1], richting[0]))
        svg = (
            f'<text transform="translate({midden[0]:.2f} {midden[1]:.2f}) rotate({hoek:.1f})"'
            f' y="{0.32 * hoogte:.2f}" text-anchor="middle" {stijl}>{tekst}</text>'
        )
        half = np.array([breedte / 2 + _LUCHT_MM, hoogte / 2 + _LUCHT_MM / 2])
        assen = np.array([richting, [-richting[1], richting[0]]])
        return Naam(straat.naam, svg, shapely.Polygon((_HOEKEN * half) @ assen + midden))
    return _curved(straat.naam, stuk, breedte=breedte, hoogte=hoogte, stijl=stijl, sleutel=sleutel)


def _curved(
    tekst: str,
    stuk: NDArray[np.float64],
    *,
    breedte: float,
    hoogte: float,
    stijl: str,
    sleutel: str,
) -> Naam | None:
    lijn = shapely.LineString(_rounded(stuk))
    if lijn.length < breedte:
        return None
    steps = np.diff(shapely.get_coordinates(lijn), axis=0)
    angles = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    if np.ptp(angles) > _MAX_BOCHT or (np.abs(np.diff(angles)) > _MAX_HOEK).any():
        return None
    # The letters stand on the path, so it runs a third of their height under the street's axis.
    basis = shapely.get_coordinates(lijn.offset_curve(0.32 * hoogte))
    if len(basis) < 2:  # noqa: PLR2004 - a line has two points
        return None
    pad = "L".join(f"{x:.2f} {y:.2f}" for x, y in basis)
    marge = max(0.0, (shapely.LineString(basis).length - breedte) / 2)
    svg = (
        f'<path id="{sleutel}" d="M{pad}" fill="none" stroke="none"/>'
        f'<text {stijl}><textPath href="#{sleutel}" startOffset="{marge:.2f}">'
        f"{escape(tekst)}</textPath></text>"
    )
    return Naam(tekst, svg, lijn.buffer(hoogte / 2 + _LUCHT_MM / 2))


def _rounded(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cut the corners twice (Chaikin), so that letters turn gently; the ends stay."""
    for _ in range(2):
        voor = 0.75 * points[:-1] + 0.25 * points[1:]
        na = 0.25 * points[:-1] + 0.75 * points[1:]
        points = np.vstack([points[:1], np.stack([voor, na], 1).reshape(-1, 2), points[-1:]])
    return points


def _in_frame(vlak: BaseGeometry, beeld: Kaartbeeld) -> bool:
    minx, miny, maxx, maxy = vlak.bounds
    rand = 0.6
    return bool(
        minx >= rand
        and miny >= rand
        and maxx <= beeld.breedte - rand
        and maxy <= beeld.hoogte - rand
    )


def _neighbours(
    buurten: gpd.GeoDataFrame, vlak: BaseGeometry, beeld: Kaartbeeld, bezet: _Bezet
) -> list[Naam]:
    """Name the buurten around, at the roomiest spot of what is visible of them."""
    geometries = np.asarray(buurten.geometry.to_numpy(), dtype=object)
    mask = visible_mask(geometries, beeld)
    frame, eigen = shapely.box(*beeld.bbox), _in_mm(vlak, beeld)
    found = []
    punten = _PUNTEN_BUURT * beeld.blad.naamgrootte
    hoogte = punten * PT_MM
    for naam, geometry in zip(buurten["buurtnaam"].to_numpy()[mask], geometries[mask], strict=True):
        rest = shapely.difference(shapely.intersection(shapely.make_valid(geometry), frame), vlak)
        tekst = printable(str(naam or ""))
        # The buurt itself, give or take differences in digitising, is named in the title.
        if not tekst or rest.area < 0.05 * min(geometry.area, frame.area):
            continue
        breedte = letterbreedtes().width_mm(tekst, punten) * 1.12
        # The middle of the largest circle that fits: the point of inaccessibility.
        straal = shapely.maximum_inscribed_circle(rest, tolerance=5 / beeld.mm_per_m)
        x, y = beeld.to_mm(*shapely.get_coordinates(straal)[0])
        x = min(max(x, breedte / 2 + 2), beeld.breedte - breedte / 2 - 2)
        room = shapely.box(x - breedte / 2, y - hoogte / 2, x + breedte / 2, y + hoogte / 2)
        if _in_frame(room, beeld) and not room.intersects(eigen) and bezet.take(room):
            svg = (
                f'<text x="{x:.2f}" y="{y + 0.32 * hoogte:.2f}" font-size="{hoogte:.2f}"'
                f' fill="#595959" stroke="#FFFFFF" stroke-width="{0.24 * hoogte:.2f}"'
                f' letter-spacing="{0.1 * hoogte:.2f}" text-anchor="middle">{escape(tekst)}</text>'
            )
            found.append(Naam(tekst, svg, room))
    return found
