"""How markers are grouped now: per resolution, with what is selected, laid open or stood on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sociale_kaart.ui.canvas.clusters import Clusters, fan, make_clusters, ungrouped

if TYPE_CHECKING:
    from numpy.typing import NDArray

# So many selected ones are each drawn by themselves; of more, their clusters are marked.
_TAKEN_OUT_MAX = 25
_FAN_STEP_PX = 21.0
_MAX_LAYOUTS = 24
_DIGITS = 6


@dataclass(slots=True)
class Layout:
    """How the markers are grouped at one resolution, and what follows from the selection.

    Attributes:
        clusters: the groups; they do not change with the selection.
        alone: (n,) which markers are drawn by themselves.
        counts: (k, s) how many of each sfeer are in a circle: without those drawn by themselves.
        marked: (k,) which clusters hold something selected.
    """

    clusters: Clusters
    alone: NDArray[np.bool_]
    counts: NDArray[np.intp]
    marked: NDArray[np.bool_]


class MarkerGroups:
    """The grouping of one set of points.

    Args:
        xy: (n, 2) metres.
        sfeer: (n,) number of the sfeer of each point, below `sferen`.
        sferen: how many sferen there are.
        clustering: False leaves every point by itself.
    """

    def __init__(
        self,
        xy: NDArray[np.float64],
        sfeer: NDArray[np.intp],
        sferen: int,
        *,
        clustering: bool = True,
    ) -> None:
        self._xy = xy
        self._sfeer = sfeer
        self._sferen = sferen
        self._clustering = clustering
        self._layouts: dict[float, Layout] = {}
        self._selected = np.empty(0, dtype=np.intp)
        self._opened: tuple[float, int] | None = None
        self._focused: tuple[float, int] | None = None
        # the members of what is laid open, and how many pixels each lies from the spot
        self.fan: tuple[NDArray[np.intp], NDArray[np.float64]] | None = None

    def at(self, m_per_px: float) -> Layout:
        """Return the grouping at a resolution, made once for each."""
        key = round(m_per_px, _DIGITS)
        layout = self._layouts.get(key)
        if layout is None:
            layout = self.take(m_per_px, self.make(m_per_px))
        return layout

    def make(self, m_per_px: float) -> Clusters:
        """Return the groups at a resolution, made anew; may be called from any thread."""
        count = len(self._xy)
        if not self._clustering or not count:
            return ungrouped(count, self._sferen)
        return make_clusters(self._xy, self._sfeer, self._sferen, m_per_px)

    def take(self, m_per_px: float, clusters: Clusters) -> Layout:
        """Keep groups that were made; returns them with what follows from the selection."""
        layout = self._with_selection(clusters)
        while len(self._layouts) >= _MAX_LAYOUTS:
            self._layouts.pop(next(iter(self._layouts)))
        self._layouts[round(m_per_px, _DIGITS)] = layout
        return layout

    def knows(self, m_per_px: float) -> bool:
        """Tell whether the grouping at a resolution was made before."""
        return round(m_per_px, _DIGITS) in self._layouts

    def set_selected(self, rows: NDArray[np.intp]) -> None:
        """Take these points out of their clusters, or mark the clusters when they are many."""
        self._selected = rows
        self._layouts = {
            key: self._with_selection(layout.clusters) for key, layout in self._layouts.items()
        }

    def _with_selection(self, clusters: Clusters) -> Layout:
        layout = Layout(
            clusters,
            clusters.groep < 0,
            clusters.aantallen,
            np.zeros(len(clusters), dtype=np.bool_),
        )
        rows = self._selected[clusters.groep[self._selected] >= 0]
        touched = clusters.groep[rows]
        if len(rows) > _TAKEN_OUT_MAX:
            layout.marked[touched] = True
            return layout
        layout.counts = clusters.aantallen.copy()
        np.subtract.at(layout.counts, (touched, self._sfeer[rows]), 1)
        layout.alone[rows] = True
        # A circle around one is no circle.
        for number in np.unique(touched[layout.counts[touched].sum(axis=1) == 1]):
            layout.alone[clusters.leden(int(number))] = True
            layout.counts[number] = 0
        return layout

    # -- laying open -----------------------------------------------------------------------------

    def open(self, m_per_px: float, number: int) -> None:
        """Lay the members of a cluster around it, each to be pointed at."""
        rows = self.at(m_per_px).clusters.leden(number)
        self._opened = (round(m_per_px, _DIGITS), number)
        self.fan = (rows, fan(len(rows), _FAN_STEP_PX))

    def close(self) -> bool:
        """Put what was laid open together again; returns whether there was any."""
        was_open = self._opened is not None
        self._opened = self.fan = None
        return was_open

    def opened(self, m_per_px: float) -> int | None:
        """Return the cluster that is laid open at a resolution."""
        return self._if_at(self._opened, m_per_px)

    def focus(self, m_per_px: float, number: int | None) -> None:
        """Stand on a cluster with the keyboard."""
        self._focused = None if number is None else (round(m_per_px, _DIGITS), number)

    def focused(self, m_per_px: float) -> int | None:
        """Return the cluster the keyboard stands on at a resolution."""
        return self._if_at(self._focused, m_per_px)

    @staticmethod
    def _if_at(what: tuple[float, int] | None, m_per_px: float) -> int | None:
        return what[1] if what is not None and what[0] == round(m_per_px, _DIGITS) else None

    # -- what is drawn ---------------------------------------------------------------------------

    def shown(self, m_per_px: float) -> NDArray[np.bool_]:
        """Return (n,) which points are drawn by themselves, those laid open included."""
        alone = self.at(m_per_px).alone
        if self.fan is not None and self.opened(m_per_px) is not None:
            alone = alone.copy()
            alone[self.fan[0]] = True
        return alone

    def circles(self, m_per_px: float) -> NDArray[np.intp]:
        """Return the clusters drawn as a circle: not what is open or emptied by the selection."""
        drawn = self.at(m_per_px).counts.sum(axis=1) > 0
        opened = self.opened(m_per_px)
        if opened is not None:
            drawn[opened] = False
        return np.flatnonzero(drawn)
