"""The base map of the web page: areas and streets, simplified and packed as small whole numbers.

A line is a flat list of differences (x, y, x, y, …) in degrees times `SCHAAL`; a polygon is a list
of rings. The browser adds the differences up again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from pyproj import Transformer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import geopandas as gpd

# 2e-6 degree is 0.2 m north-south and 0.14 m east-west.
SCHAAL = 500_000
# What the base map may take, so that the page stays a file to mail.
_BUDGET = 2_600_000
# Tried in turn until the base map fits: simplification in metres, smallest area in square metres.
_STAPPEN = ((1.5, 150.0), (3.0, 400.0), (6.0, 1_500.0), (12.0, 6_000.0), (30.0, 40_000.0))
# Beyond this distance from the buurten nothing is drawn.
_RAND_M = 1_500.0
_KLASSEN = {
    "hoofdweg": ("hoofdweg",),
    "weg": ("weg",),
    "straat": ("straat", "woonerf"),
    "pad": ("pad", "fietspad"),
    "spoor": ("spoor",),
}
_WEILAND = frozenset({"weiland", "gras", "akker"})
# A name is written where a street is at least this long and this straight.
_NAAM_LENGTE_M, _RECHT = 45.0, 0.94
_TO_WGS84 = Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)

Lijn = list[int]


def pack_ondergrond(layers: Mapping[str, gpd.GeoDataFrame]) -> dict[str, Any]:
    """Return what the page draws: `ondergrond` (packed layers), `buurten` and `straten` (names).

    Args:
        layers: any of buurten, water, groen, waterlopen, straten; frames in EPSG:28992 as in the
            ondergrond. What is absent is not drawn.
    """
    extent = _extent(layers)
    packed: dict[str, Any] = {}
    for tolerance, smallest in _STAPPEN:
        packed = _pack(layers, extent, tolerance, smallest)
        if len(json.dumps(packed, separators=(",", ":"))) <= _BUDGET:
            break
        packed.pop("pad", None)
    return {
        "ondergrond": packed,
        "buurten": _buurtnamen(layers.get("buurten")),
        "straten": _straatnamen(layers.get("straten")),
        "schaal": SCHAAL,
    }


def bounds_wgs84(layers: Mapping[str, gpd.GeoDataFrame]) -> list[list[float]] | None:
    """Return [[south, west], [north, east]] of the buurten in degrees, None without buurten."""
    buurten = layers.get("buurten")
    if buurten is None or buurten.empty:
        return None
    minx, miny, maxx, maxy = buurten.total_bounds
    west, south = _TO_WGS84.transform(minx, miny)
    east, north = _TO_WGS84.transform(maxx, maxy)
    return [[south, west], [north, east]]


def _extent(layers: Mapping[str, gpd.GeoDataFrame]) -> shapely.Polygon | None:
    buurten = layers.get("buurten")
    if buurten is None or buurten.empty:
        return None
    minx, miny, maxx, maxy = buurten.total_bounds
    box: shapely.Polygon = shapely.box(
        minx - _RAND_M, miny - _RAND_M, maxx + _RAND_M, maxy + _RAND_M
    )
    return box


def _pack(
    layers: Mapping[str, gpd.GeoDataFrame],
    extent: shapely.Polygon | None,
    tolerance: float,
    smallest: float,
) -> dict[str, Any]:
    packed: dict[str, Any] = {}
    groen = layers.get("groen")
    if groen is not None and not groen.empty:
        weiland = groen["soort"].isin(_WEILAND).to_numpy()
        geometry = groen.geometry.to_numpy()
        packed["weiland"] = _areas(geometry[weiland], extent, tolerance, smallest)
        packed["groen"] = _areas(geometry[~weiland], extent, tolerance, smallest)
    if (water := layers.get("water")) is not None:
        packed["water"] = _areas(water.geometry.to_numpy(), extent, tolerance, smallest / 4)
    if (waterlopen := layers.get("waterlopen")) is not None:
        rivier = (waterlopen["soort"] == "rivier").to_numpy()
        geometry = waterlopen.geometry.to_numpy()
        packed["rivier"] = _lines(geometry[rivier], extent, tolerance)
        packed["waterlopen"] = _lines(geometry[~rivier], extent, tolerance)
    if (straten := layers.get("straten")) is not None and not straten.empty:
        for naam, klassen in _KLASSEN.items():
            chosen = straten.geometry.to_numpy()[straten["klasse"].isin(klassen).to_numpy()]
            packed[naam] = _lines(chosen, extent, tolerance)
    if (buurten := layers.get("buurten")) is not None and not buurten.empty:
        packed |= _buurten(buurten, extent, tolerance)
    return {naam: value for naam, value in packed.items() if value}


def _buurten(
    buurten: gpd.GeoDataFrame, extent: shapely.Polygon | None, tolerance: float
) -> dict[str, Any]:
    """Return the borders, each once, and the area outside that is drawn faded."""
    shapes = shapely.make_valid(buurten.geometry.to_numpy())
    union = shapely.union_all(shapes)
    borders = shapely.union_all(shapely.boundary(shapes))
    outside = shapely.difference(extent, union) if extent is not None else None
    return {
        "grenzen": _lines(np.array([borders]), None, tolerance),
        "buiten": _areas(np.array([outside]), None, tolerance, 0.0) if outside else None,
    }


def _clipped(
    geometry: np.ndarray[Any, Any], extent: shapely.Polygon | None
) -> np.ndarray[Any, Any]:
    if extent is None or not len(geometry):
        return geometry
    shapely.prepare(extent)
    return geometry[shapely.intersects(extent, geometry)]


def _areas(
    geometry: np.ndarray[Any, Any],
    extent: shapely.Polygon | None,
    tolerance: float,
    smallest: float,
) -> list[list[Lijn]]:
    parts = shapely.get_parts(shapely.simplify(_clipped(geometry, extent), tolerance))
    parts = parts[(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON)]
    parts = parts[shapely.area(parts) >= smallest]
    return [pack_polygon(part, smallest) for part in parts]


def pack_polygon(part: shapely.Polygon, smallest: float = 0.0) -> list[Lijn]:
    """Return a polygon in EPSG:28992 as rings; holes below `smallest` square metres are closed."""
    holes = [ring for ring in part.interiors if shapely.Polygon(ring).area >= smallest]
    return [_packed_line(ring.coords) for ring in (part.exterior, *holes)]


def _lines(
    geometry: np.ndarray[Any, Any], extent: shapely.Polygon | None, tolerance: float
) -> list[Lijn]:
    """Return the lines, joined where they meet end to end: fewer beginnings, fewer bytes."""
    if not len(geometry):
        return []
    merged = shapely.line_merge(
        shapely.multilinestrings(shapely.get_parts(_clipped(geometry, extent)))
    )
    parts = shapely.get_parts(shapely.simplify(merged, tolerance))
    return [_packed_line(part.coords) for part in parts if not part.is_empty]


def _packed_line(coords: Iterable[Sequence[float]]) -> Lijn:
    xy = np.asarray(coords, dtype=float)[:, :2]
    lon, lat = _TO_WGS84.transform(xy[:, 0], xy[:, 1])
    whole = np.rint(np.column_stack([lon, lat]) * SCHAAL).astype(int)
    steps = np.vstack([whole[:1], np.diff(whole, axis=0)])
    # A point that falls on the one before it says nothing; the first one always counts.
    keep = np.any(steps != 0, axis=1)
    keep[0] = True
    flat: Lijn = steps[keep].ravel().tolist()
    return flat


def _buurtnamen(buurten: gpd.GeoDataFrame | None) -> list[list[Any]]:
    """Return name, place ([lat, lon]) and code of each buurt, the largest first."""
    if buurten is None or buurten.empty:
        return []
    ordered = buurten.assign(_opp=buurten.area).sort_values(
        ["_opp", "buurtcode"], ascending=[False, True]
    )
    result = []
    columns = (ordered["buurtcode"], ordered["buurtnaam"], ordered.geometry)
    for code, naam, shape in zip(*columns, strict=True):
        if naam:
            # The widest place of the buurt, where a name fits best.
            point = shapely.maximum_inscribed_circle(shape, tolerance=20.0).coords[0]
            result.append([str(naam), _latlon(*point[:2]), str(code)])
    return result


def _straatnamen(straten: gpd.GeoDataFrame | None) -> list[list[Any]]:
    """Return name, [lat, lon], angle on screen (degrees) and length (m), longest streets first."""
    if straten is None or straten.empty:
        return []
    named = straten[straten["naam"].notna() & (straten["klasse"] != "spoor")]
    result = []
    for naam, rows in named.groupby("naam", sort=True):
        merged = shapely.line_merge(shapely.multilinestrings(rows.geometry.to_numpy()))
        for line in shapely.get_parts(merged):
            length = shapely.length(line)
            if length < _NAAM_LENGTE_M:
                continue
            begin, middle, end = shapely.line_interpolate_point(
                line, [0.3, 0.5, 0.7], normalized=True
            )
            dx, dy = end.x - begin.x, end.y - begin.y
            if np.hypot(dx, dy) < _RECHT * 0.4 * length:
                continue
            angle = -float(np.degrees(np.arctan2(dy, dx)))
            # Read from the left, or from below: never upside down.
            angle = (angle + 90) % 180 - 90
            latlon = _latlon(middle.x, middle.y)
            result.append([str(naam), latlon, round(angle), round(length * 0.6)])
    return sorted(result, key=lambda row: (-row[3], row[0], row[1]))


def _latlon(x: float, y: float) -> list[float]:
    lon, lat = _TO_WGS84.transform(x, y)
    return [round(lat, 6), round(lon, 6)]
