"""Which markers are taken together at a resolution: numpy only, and the same wherever one looks.

Markers are sorted into cells of the country, not of the window, so nothing regroups while the map
is moved; then cells whose middles lie too near each other are joined, so that circles do not touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Below this resolution (m/px; about 1:2.500) one stands among the houses: little is grouped.
_NEAR = 0.7
# Few on one spot lie around it in a ring; more than this stay one circle that opens.
RING_MAX = 6
_CELL_PX, _JOIN_PX, _TOUCH_PX = 64.0, 50.0, 20.0
_NEAR_CELL_PX, _NEAR_JOIN_PX, _NEAR_TOUCH_PX = 48.0, 38.0, 9.0
_ROUNDS = 3
# Groups up to this size fall apart when no two of their markers touch.
_FEW = 3
_SPOT_M = 1.0
# Keys of cells: columns and rows of the country fit in half of 64 bits each.
_HALF = np.int64(1) << np.int64(31)
# Turned by this, each next one of a spiral lies in the widest gap.
_GOLDEN = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True, slots=True)
class Clusters:
    """The markers of one set at one resolution.

    Attributes:
        groep: (n,) number of the cluster of each marker, -1 for what stands alone.
        middens: (k, 2) the middle of each cluster, in the coordinates of the markers.
        aantallen: (k, s) how many markers of each sfeer a cluster holds.
        een_plek: (k,) whether all markers of a cluster lie on one spot.
    """

    groep: NDArray[np.int32]
    middens: NDArray[np.float64]
    aantallen: NDArray[np.intp]
    een_plek: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.middens)

    def leden(self, number: int) -> NDArray[np.intp]:
        """Return the rows of the markers in a cluster."""
        return np.flatnonzero(self.groep == number)


def ungrouped(count: int, sferen: int) -> Clusters:
    """Return no clusters at all for `count` markers."""
    return Clusters(
        np.full(count, -1, dtype=np.int32),
        np.empty((0, 2)),
        np.empty((0, sferen), dtype=np.intp),
        np.empty(0, dtype=np.bool_),
    )


def make_clusters(
    xy: NDArray[np.float64], sfeer: NDArray[np.intp], sferen: int, m_per_px: float
) -> Clusters:
    """Group markers whose symbols would cover each other.

    Args:
        xy: (n, 2) metres.
        sfeer: (n,) number of the sfeer of each marker, below `sferen`.
        sferen: how many sferen there are.
        m_per_px: the resolution.
    """
    if not len(xy):
        return ungrouped(0, sferen)
    near = m_per_px <= _NEAR
    cell = (_NEAR_CELL_PX if near else _CELL_PX) * m_per_px
    join = (_NEAR_JOIN_PX if near else _JOIN_PX) * m_per_px
    touch = (_NEAR_TOUCH_PX if near else _TOUCH_PX) * m_per_px
    group = _joined(xy, cell, join)
    size = np.bincount(group)
    spot = _extent(xy, group, len(size)) <= _SPOT_M
    alone = size == 1
    alone |= _apart(xy, group, size, touch)
    if near:
        alone |= spot & (size <= RING_MAX)
        alone |= ~spot & (size <= _FEW)
    kept = np.flatnonzero(~alone)
    renumber = np.full(len(size), -1, dtype=np.intp)
    renumber[kept] = np.arange(len(kept))
    groep = renumber[group]
    inside = groep >= 0
    counts = np.bincount(groep[inside] * sferen + sfeer[inside], minlength=len(kept) * sferen)
    middens = _middles(xy, group, size)[kept]
    return Clusters(groep.astype(np.int32), middens, counts.reshape(-1, sferen), spot[kept])


def _joined(xy: NDArray[np.float64], cell: float, join: float) -> NDArray[np.intp]:
    """Return the number of the group of each marker: cells, joined with neighbours that touch."""
    columns, rows = np.floor(xy / cell).astype(np.int64).T
    keys, group = np.unique(columns * _HALF + rows + _HALF // 2, return_inverse=True)
    group = group.reshape(-1)
    for _ in range(_ROUNDS):
        size = np.bincount(group, minlength=len(keys))
        target = _targets(keys, size, _middles(xy, group, size), join)
        if (target == np.arange(len(keys))).all():
            break
        keys, renumbered = np.unique(keys[target], return_inverse=True)
        group = renumbered.reshape(-1)[group]
    return group


def _targets(
    keys: NDArray[np.int64], size: NDArray[np.intp], middles: NDArray[np.float64], join: float
) -> NDArray[np.intp]:
    """Return for each cell the larger neighbour that takes it in, or itself."""
    own = np.arange(len(keys))
    # Larger goes before smaller; of equals the first, so that the outcome is always the same.
    rank = np.empty(len(keys), dtype=np.intp)
    rank[np.lexsort((-own, size))] = own
    best = own.copy()
    for column in (-_HALF, np.int64(0), _HALF):
        # Keys are sorted: the three neighbours in a column lie one after another.
        first = np.searchsorted(keys, keys + (column - 1))
        for step in range(3):
            at = np.minimum(first + step, len(keys) - 1)
            rows = np.flatnonzero((np.abs(keys[at] - keys - column) <= 1) & (rank[at] > rank[best]))
            found = at[rows]
            near = ((middles[found] - middles[rows]) ** 2).sum(axis=1) < join**2
            best[rows[near]] = found[near]
    # Only what is itself taken in by nobody takes others in; the rest waits for the next round.
    return np.where(best[best] == best, best, own)


def _middles(
    xy: NDArray[np.float64], group: NDArray[np.intp], size: NDArray[np.intp]
) -> NDArray[np.float64]:
    sums = [np.bincount(group, weights=xy[:, axis], minlength=len(size)) for axis in (0, 1)]
    return np.column_stack(sums) / np.maximum(size, 1)[:, None]


def _extent(xy: NDArray[np.float64], group: NDArray[np.intp], count: int) -> NDArray[np.float64]:
    """Return the longest side of the box around each group."""
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(count))
    low = np.minimum.reduceat(xy[order], starts)
    high = np.maximum.reduceat(xy[order], starts)
    sides: NDArray[np.float64] = (high - low).max(axis=1)
    return sides


def _apart(
    xy: NDArray[np.float64], group: NDArray[np.intp], size: NDArray[np.intp], touch: float
) -> NDArray[np.bool_]:
    """Tell which small groups hold no two markers that touch."""
    order = np.argsort(group, kind="stable")
    starts = np.concatenate([[0], np.cumsum(size)[:-1]])
    apart = (size > 1) & (size <= _FEW)
    for one, other in ((0, 1), (1, 2), (0, 2)):
        has = np.flatnonzero(apart & (size > other))
        first, second = xy[order[starts[has] + one]], xy[order[starts[has] + other]]
        apart[has] &= np.hypot(*(first - second).T) >= touch
    return apart


def fan(count: int, step_px: float) -> NDArray[np.float64]:
    """Return (count, 2) where markers of one spot lie when it is opened, in pixels from it."""
    return fan_steps(np.arange(count), np.full(count, count), step_px, 1.5 * step_px)


def fan_steps(
    place: NDArray[np.intp], count: NDArray[np.intp], step_px: float, least_px: float
) -> NDArray[np.float64]:
    """Return (n, 2) how many pixels each marker lies from the spot it shares with others.

    A ring for few; a spiral for many, in which each has about the same room.

    Args:
        place: (n,) which of its spot each marker is, from 0.
        count: (n,) how many share its spot; who has it to itself is not moved.
        step_px: room between two neighbours.
        least_px: smallest ring.
    """
    few = count <= RING_MAX + 2
    angles = np.where(few, 2 * np.pi * place / count - np.pi / 2, place * _GOLDEN)
    ring = np.maximum(least_px, count * step_px / (2 * np.pi))
    radius = np.where(few, ring, step_px * (0.7 + 0.62 * np.sqrt(place + 0.5)))
    radius = np.where(count > 1, radius, 0.0)
    return np.column_stack([radius * np.cos(angles), radius * np.sin(angles)])
