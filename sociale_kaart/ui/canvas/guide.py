"""Brings one to markers and clusters: opening what is taken together, reaching what is inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from sociale_kaart.ui.canvas import spoken

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.ui.canvas.markers import Marker
    from sociale_kaart.ui.canvas.view import MapView

# A marker this near the edge is brought to the middle.
_EDGE_PX = 40
# Room around the members of a cluster one looks at.
_AROUND = 0.15


class MarkerGuide:
    """Moves the camera of a map to what is asked for.

    Args:
        view: the map.
    """

    def __init__(self, view: MapView) -> None:
        self._view = view

    # -- clusters --------------------------------------------------------------------------------

    def open_at(self, pixel: QPointF) -> bool:
        """Open the cluster under a pixel; False when there is none.

        A click beside what is laid open puts it together again.
        """
        view = self._view
        number = view.markers.cluster_at(pixel, view.viewportTransform())
        if number is not None:
            self.open_cluster(number)
            return True
        return self.close()

    def close(self) -> bool:
        """Put what is laid open together again; False when nothing was."""
        closed = self._view.markers.groups.close()
        if closed:
            self._view.markers.changed()
        return closed

    def open_cluster(self, number: int) -> None:
        """Look at a cluster from so near that it falls apart; lay it open when it never does."""
        view = self._view
        clusters = view.markers.groups.at(view.m_per_px).clusters
        rows = clusters.leden(number)
        middle = QPointF(*clusters.middens[number].tolist())
        level = self._level_apart(rows)
        if level is None:
            self._lay_open(int(rows[0]))
            return
        markers = [view.markers.markers[row] for row in rows.tolist()]
        xs, ys = [m.x for m in markers], [-m.y for m in markers]
        rect = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        wide, high = _AROUND * rect.width(), _AROUND * rect.height()
        view.show_rect(rect.adjusted(-wide, -high, wide, high))
        if view.level >= level:
            # All of it fits without falling apart: nearer, until it does.
            view.set_level(level)
            view.centerOn(middle)

    def _level_apart(self, rows: NDArray[np.intp]) -> int | None:
        """Return the farthest level nearer than now at which `rows` are not all in one cluster."""
        view = self._view
        for level in range(view.level - 1, -1, -1):
            groep = view.markers.groups.at(view.m_per_px_at(level)).clusters.groep[rows]
            if groep.min() < 0 or groep.min() != groep.max():
                return level
        return None

    def _lay_open(self, row: int) -> None:
        """Lay the cluster of a marker open, at the level where it is no more than one spot."""
        view = self._view
        marker = view.markers.markers[row]
        groups = view.markers.groups
        for level in range(view.level, -1, -1):
            clusters = groups.at(view.m_per_px_at(level)).clusters
            number = int(clusters.groep[row])
            if number >= 0 and (clusters.een_plek[number] or level == 0):
                if level != view.level:
                    view.set_level(level)
                    view.show_point(marker.x, marker.y)
                groups.open(view.m_per_px, number)
                view.markers.changed()
                return

    # -- markers ---------------------------------------------------------------------------------

    def reach(self, marker: Marker) -> None:
        """Bring a marker into view so that it is seen by itself: nearer, or laid open."""
        view = self._view
        row = view.markers.row_of(marker.plek)
        groups = view.markers.groups
        if row is None:
            return
        opened = groups.opened(view.m_per_px)
        if groups.at(view.m_per_px).clusters.groep[row] >= 0 and (
            opened is None or groups.at(view.m_per_px).clusters.groep[row] != opened
        ):
            groups.close()
            level = self._level_alone(row)
            if level is not None:
                view.set_level(level)
                view.show_point(marker.x, marker.y)
            else:
                self._lay_open(row)
            view.markers.changed()
        pixel = view.pixel(marker.x, marker.y)
        inner = view.viewport().rect().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        if not inner.contains(pixel):
            view.show_point(marker.x, marker.y)

    def _level_alone(self, row: int) -> int | None:
        view = self._view
        for level in range(view.level - 1, -1, -1):
            if view.markers.groups.at(view.m_per_px_at(level)).clusters.groep[row] < 0:
                return level
        return None

    # -- by keyboard -----------------------------------------------------------------------------

    def step_cluster(self, direction: int) -> str:
        """Stand on the next (1) or previous (-1) cluster in view; returns what to say, '' for none.

        The order is from the middle of the map outwards.
        """
        view = self._view
        rect = QRectF(view.viewport().rect())
        rows, middles = view.markers.circles_in(view.viewportTransform(), rect)
        if not len(rows):
            return ""
        centre = rect.center()
        order = np.argsort(np.hypot(middles[:, 0] - centre.x(), middles[:, 1] - centre.y()))
        ordered = rows[order].tolist()
        groups = view.markers.groups
        at = groups.focused(view.m_per_px)
        following = (
            ordered[(ordered.index(at) + direction) % len(ordered)]
            if at in ordered
            else ordered[0 if direction > 0 else -1]
        )
        groups.focus(view.m_per_px, following)
        view.markers.update()
        x, y = groups.at(view.m_per_px).clusters.middens[following].tolist()
        return spoken.cluster_text(
            groups.at(view.m_per_px).counts[following].tolist(),
            where=spoken.away(view.centre(), (x, -y)),
        )

    def open_focused(self) -> bool:
        """Open the cluster the keyboard stands on; False when it stands on none."""
        view = self._view
        number = view.markers.groups.focused(view.m_per_px)
        if number is None:
            return False
        view.markers.groups.focus(view.m_per_px, None)
        self.open_cluster(number)
        return True

    def leave_focused(self) -> bool:
        """Stand on no cluster any more; False when the keyboard stood on none."""
        view = self._view
        stood = view.markers.groups.focused(view.m_per_px) is not None
        view.markers.groups.focus(view.m_per_px, None)
        view.markers.update()
        return stood
