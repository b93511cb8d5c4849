"""From the degrees of OpenStreetMap (EPSG:4326) to RD New metres (EPSG:28992), many at once."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike, NDArray

RD = "EPSG:28992"


@functools.cache
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:4326", RD, always_xy=True)


def to_rd(lonlat: ArrayLike) -> NDArray[np.float64]:
    """Return RD coordinates (n, 2) in metres for longitude and latitude (n, 2) in degrees."""
    degrees = np.asarray(lonlat, dtype=np.float64).reshape(-1, 2)
    x, y = _transformer().transform(degrees[:, 0], degrees[:, 1])
    return np.column_stack([x, y])


def to_lonlat(xy: ArrayLike) -> NDArray[np.float64]:
    """Return longitude and latitude (n, 2) in degrees for RD coordinates (n, 2) in metres."""
    metres = np.asarray(xy, dtype=np.float64).reshape(-1, 2)
    lon, lat = _transformer().transform(metres[:, 0], metres[:, 1], direction="INVERSE")
    return np.column_stack([lon, lat])


def geometries_to_rd(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the geometries (degrees) in RD New."""
    if not len(geometries):
        return geometries
    return np.asarray(shapely.transform(geometries, to_rd), dtype=object)


def polygons_from_wkb(wkb: Sequence[str]) -> NDArray[np.object_]:
    """Return valid (multi)polygons in RD from hexadecimal WKB in degrees."""
    polygons = geometries_to_rd(np.asarray(shapely.from_wkb(np.asarray(wkb, dtype=object))))
    return valid_polygons(polygons)


def valid_polygons(polygons: NDArray[np.object_]) -> NDArray[np.object_]:
    """Repair what crosses itself; only areal parts stay, what has none becomes None."""
    if not len(polygons):
        return polygons
    broken = ~shapely.is_valid(polygons) & ~shapely.is_missing(polygons)
    if not broken.any():
        return polygons
    repaired = polygons.copy()
    repaired[broken] = areal_parts(np.asarray(shapely.make_valid(polygons[broken]), dtype=object))
    return repaired


def areal_parts(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return per geometry its polygons as one (multi)polygon, None when it has no area."""
    result = np.full(len(geometries), None, dtype=object)
    for index, geometry in enumerate(geometries):
        parts = [
            part
            for part in shapely.get_parts(shapely.get_parts(geometry))
            if part.geom_type == "Polygon" and not part.is_empty
        ]
        if len(parts) == 1:
            result[index] = parts[0]
        elif parts:
            result[index] = shapely.multipolygons(parts)
    return result


def points_within(polygons: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return one point per polygon: its centroid, or when that lies outside a point inside it."""
    if not len(polygons):
        return polygons
    points = np.asarray(shapely.centroid(polygons), dtype=object)
    outside = ~shapely.contains(polygons, points)
    points[outside] = shapely.point_on_surface(polygons[outside])
    return points


def text_column(values: Sequence[str | None] | NDArray[np.object_]) -> pd.Series[Any]:
    """Return a column of str and None; pandas would make None a NaN, which counts as true."""
    return pd.Series(np.array(values, dtype=object), dtype=object)


def frame(
    columns: Mapping[str, list[str | None] | NDArray[Any]], geometry: NDArray[np.object_]
) -> gpd.GeoDataFrame:
    """Return a frame in RD New; arrays keep their type, lists are text: str or None, never NaN."""
    data = {
        name: values if isinstance(values, np.ndarray) else text_column(values)
        for name, values in columns.items()
    }
    return gpd.GeoDataFrame(data, geometry=geometry, crs=RD)
