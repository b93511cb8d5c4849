"""The lines and rings of many geometries as plain arrays, from which a path is cut in no time.

Taking geometries apart makes an object per ring while Python's lock is held; that would stop the
window for a tenth of a second per tile. So it is done once per zoom level, a part at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from sociale_kaart.ui.canvas.paths import path_from_points

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from PySide6.QtGui import QPainterPath

_SURFACE = 2
# So many geometries are taken apart at a time: a few milliseconds.
_AT_A_TIME = 600


class Shapes:
    """Geometries taken apart; rows are numbered as the geometries were.

    Args:
        xy: (n, 2) points in RD metres, ring after ring.
        ring_start: (r + 1,) where each ring begins in `xy`.
        first_ring: (g + 1,) where the rings of each geometry begin.
    """

    def __init__(
        self,
        xy: NDArray[np.float64],
        ring_start: NDArray[np.intp],
        first_ring: NDArray[np.intp],
    ) -> None:
        self._xy = xy
        self._ring_start = ring_start
        self._first_ring = first_ring

    def path(
        self, rows: NDArray[np.intp], scale: float, offset: tuple[float, float]
    ) -> QPainterPath:
        """Return these rows as a path in pixels.

        Args:
            rows: numbers of geometries.
            scale: pixels per metre.
            offset: (x, y) in pixels of the left top corner, y down.
        """
        rings = _ranges(self._first_ring[rows], self._first_ring[rows + 1])
        begins, ends = self._ring_start[rings], self._ring_start[rings + 1]
        points = _ranges(begins, ends)
        starts = np.zeros(len(points), dtype=np.bool_)
        lengths = ends - begins
        starts[(np.cumsum(lengths) - lengths)[lengths > 0]] = True
        pixels = self._xy[points]
        pixels *= (scale, -scale)
        pixels -= offset
        return path_from_points(pixels, starts)


def take_apart(
    geometries: NDArray[Any],
    wanted: NDArray[np.bool_],
    tolerance: float,
    step_aside: Callable[[], None],
) -> Shapes:
    """Return geometries without the detail below `tolerance` metres, as plain arrays.

    Args:
        geometries: (g,) lines or surfaces.
        wanted: (g,) which ones are drawn at all; the others get no points.
        tolerance: 0 keeps all detail.
        step_aside: called between two pieces of work.
    """
    xy: list[NDArray[np.float64]] = [np.empty((0, 2))]
    lengths: list[NDArray[np.intp]] = [np.empty(0, dtype=np.intp)]
    owners: list[NDArray[np.intp]] = [np.empty(0, dtype=np.intp)]
    chosen = np.flatnonzero(wanted)
    for begin in range(0, len(chosen), _AT_A_TIME):
        step_aside()
        rows = chosen[begin : begin + _AT_A_TIME]
        part = geometries[rows]
        if tolerance > 0:
            part = shapely.simplify(part, tolerance, preserve_topology=False)
        rings, owner = _rings(part)
        xy.append(shapely.get_coordinates(rings))
        lengths.append(shapely.get_num_coordinates(rings).astype(np.intp))
        owners.append(rows[owner])
    per_geometry = np.bincount(np.concatenate(owners), minlength=len(geometries))
    return Shapes(np.concatenate(xy), _starts(np.concatenate(lengths)), _starts(per_geometry))


def _rings(geometries: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Return the lines or rings of geometries, and to which each belongs."""
    parts, owner = shapely.get_parts(geometries, return_index=True)
    kept = ~shapely.is_empty(parts)
    parts, owner = parts[kept], owner[kept]
    if len(parts) and shapely.get_dimensions(parts[0]) == _SURFACE:
        parts, index = shapely.get_rings(parts, return_index=True)
        owner = owner[index]
    return parts, owner


def _starts(lengths: NDArray[np.intp]) -> NDArray[np.intp]:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.intp)


def _ranges(begins: NDArray[np.intp], ends: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return begin, begin + 1, … end - 1 of each pair, one after another.

    >>> _ranges(np.array([3, 10]), np.array([5, 11])).tolist()
    [3, 4, 10]
    """
    lengths = ends - begins
    before = np.cumsum(lengths) - lengths
    return np.repeat(begins - before, lengths) + np.arange(int(lengths.sum()))
