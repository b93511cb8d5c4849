"""Where the data ends: a nearest place beyond the edge may be nearer than the one we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A buurt is `rand` when more than this share of its addresses may have a nearer place outside.
RAND_AANDEEL = 0.05


def distance_to_edge(
    xy: NDArray[np.float64], dekking: shapely.Polygon | shapely.MultiPolygon
) -> NDArray[np.float64]:
    """Return per point, (n, 2) in RD New, the straight metres to the edge of `dekking`.

    A point outside `dekking`, or of unknown place, has distance 0.
    """
    afstand = np.zeros(len(xy))
    known = np.flatnonzero(np.isfinite(xy).all(axis=1))
    if len(known) == 0 or dekking.is_empty:
        return afstand
    points = np.asarray(shapely.points(xy[known]), dtype=object)
    shapely.prepare(dekking)
    inside = shapely.intersects(dekking, points)
    afstand[known[inside]] = shapely.distance(dekking.boundary, points[inside])
    return afstand


def is_rand(afstand_m: NDArray[np.float64], tot_rand_m: NDArray[np.float64]) -> bool:
    """Tell whether more than 5 % of the addresses have their nearest place beyond the edge.

    Args:
        afstand_m: distance per address to the nearest known place; inf counts as beyond.
        tot_rand_m: straight distance per address to the edge of the data.
    """
    if len(afstand_m) == 0:
        return False
    return bool(np.mean(afstand_m > tot_rand_m) > RAND_AANDEEL)
