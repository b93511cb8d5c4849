"""All hulpbronnen on the map as one item: numpy decides what is in view, then one loop draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.ui.canvas.cluster_symbols import cluster_size, counted_pixmap, shares
from sociale_kaart.ui.canvas.clusters import fan_steps
from sociale_kaart.ui.canvas.marker_groups import MarkerGroups
from sociale_kaart.ui.canvas.symbols import GEWOON_PX, KLEIN_PX, shape_path, symbol_pixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter

# From this resolution on (m/px) symbols are small.
_KLEIN_VAN = 5.0
# Symbols at the same address are laid around it in a ring of this radius.
_RING_PX = 13.0
_HIT_PX = 13.0
_QUIET = 0.5
# More metres than the country is high.
_WIDE = 10_000_000


@dataclass(frozen=True, slots=True)
class Marker:
    """One plek on the map (RD metres) and how it is shown."""

    hulpbron: str
    plek: str
    naam: str
    x: float
    y: float
    sfeer: str | None = None
    formaliteit: str | None = None
    status: str | None = None
    buurtcode: str | None = None


def spread(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return per marker (n, 2) how many pixels it is moved aside.

    Places within a metre of each other share an address; they lie around it in a ring so that
    each can be seen and pointed at. A place by itself is not moved.
    """
    if not len(xy):
        return np.zeros_like(xy)
    columns, lines = np.round(xy).astype(np.int64).T
    _, group, count = np.unique(columns * _WIDE + lines, return_inverse=True, return_counts=True)
    order = np.argsort(group, kind="stable")
    place = np.empty(len(xy), dtype=np.intp)
    place[order] = np.arange(len(xy)) - np.repeat(np.cumsum(count) - count, count)
    return fan_steps(place, count[group], GEWOON_PX, _RING_PX)


class MarkerItem(QGraphicsItem):
    """Draws the markers and clusters, and tells which one lies under a point.

    Args:
        extent: the whole scene.
    """

    def __init__(self, extent: QRectF) -> None:
        super().__init__()
        self._extent = extent
        self._markers: list[Marker] = []
        self._xy = np.empty((0, 2))
        self._spread = np.empty((0, 2))
        self._rows: dict[str, list[int]] = {}
        self._selected: frozenset[str] = frozenset()
        self._quiet = False
        self._clustering = True
        self._dragged: tuple[int, QPointF] | None = None
        self.groups = MarkerGroups(self._xy, np.empty(0, dtype=np.intp), len(sfeertekens()))
        # counts up when names and accessible children have to look again
        self.version = 0
        self.setZValue(100)

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def markers(self) -> Sequence[Marker]:
        """The markers, in drawing order."""
        return self._markers

    @property
    def selected(self) -> frozenset[str]:
        """Uuids of the selected hulpbronnen."""
        return self._selected

    def set_extent(self, extent: QRectF) -> None:
        """Have another scene to draw in."""
        self.prepareGeometryChange()
        self._extent = extent

    def set_markers(self, markers: Sequence[Marker]) -> None:
        """Show these markers."""
        order = {teken.sfeer: number for number, teken in enumerate(sfeertekens())}
        unknown = order[""]
        self._markers = list(markers)
        self._xy = np.array([(m.x, -m.y) for m in markers], dtype=float).reshape(-1, 2)
        sfeer = np.array([order.get(m.sfeer or "", unknown) for m in markers], dtype=np.intp)
        self._spread = spread(self._xy)
        self._rows = {}
        for row, marker in enumerate(markers):
            self._rows.setdefault(marker.hulpbron, []).append(row)
        self.groups = MarkerGroups(self._xy, sfeer, len(order), clustering=self._clustering)
        self.groups.set_selected(self._selected_rows())
        self.changed()

    def set_clustering(self, clustering: bool) -> None:  # noqa: FBT001 - on or off, as Qt's setters
        """Take markers that cover each other together, or draw each by itself."""
        if clustering != self._clustering:
            self._clustering = clustering
            self.set_markers(self._markers)

    def changed(self) -> None:
        """Draw anew, because other markers are drawn by themselves."""
        self.version += 1
        self.update()

    def set_selected(self, hulpbronnen: frozenset[str]) -> None:
        """Draw a halo around the markers of these hulpbronnen."""
        if hulpbronnen != self._selected:
            self._selected = hulpbronnen
            self.groups.set_selected(self._selected_rows())
            self.changed()

    def _selected_rows(self) -> NDArray[np.intp]:
        rows = [row for uuid in self._selected for row in self._rows.get(uuid, ())]
        return np.array(sorted(rows), dtype=np.intp)

    def row_of(self, plek: str) -> int | None:
        """Return the number of the marker of a plek."""
        return next((row for row, m in enumerate(self._markers) if m.plek == plek), None)

    def set_quiet(self, quiet: bool) -> None:  # noqa: FBT001 - on or off, as Qt's setters
        """Draw small and faint, so that the distance layer below can be read."""
        self._quiet = quiet
        self.update()

    def set_dragged(self, number: int | None, scene: QPointF | None = None) -> None:
        """Draw marker `number` at a point of the scene while it is dragged."""
        self._dragged = None if number is None or scene is None else (number, scene)
        self.update()

    # -- where things are ------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        """Qt: the area this item may draw in."""
        return self._extent

    def positions(self, transform: QTransform) -> NDArray[np.float64]:
        """Return where the markers are (n, 2) in pixels of the viewport."""
        pixels = _pixels(self._xy, transform)
        m_per_px = 1 / transform.m11()
        # Who is taken out of a circle lies at its true place.
        pixels += np.where(
            (self.groups.at(m_per_px).clusters.groep < 0)[:, None], self._spread, 0.0
        )
        opened = self.groups.opened(m_per_px)
        if opened is not None and self.groups.fan is not None:
            rows, away = self.groups.fan
            pixels[rows] = self._middle(opened, transform) + away
        if self._dragged is not None:
            number, scene = self._dragged
            at = transform.map(scene)
            pixels[number] = (at.x(), at.y())
        return pixels

    def _middle(self, number: int, transform: QTransform) -> NDArray[np.float64]:
        middles = self.groups.at(1 / transform.m11()).clusters.middens
        pixels: NDArray[np.float64] = _pixels(middles[number : number + 1], transform)[0]
        return pixels

    def at(self, pixel: QPointF, transform: QTransform) -> int | None:
        """Return the number of the drawn marker nearest to a pixel, or None when none is near."""
        rows = np.flatnonzero(self.groups.shown(1 / transform.m11()))
        if not len(rows):
            return None
        away = np.hypot(*(self.positions(transform)[rows] - (pixel.x(), pixel.y())).T)
        nearest = int(np.argmin(away))
        return int(rows[nearest]) if away[nearest] <= _HIT_PX else None

    def cluster_at(self, pixel: QPointF, transform: QTransform) -> int | None:
        """Return the number of the cluster under a pixel."""
        m_per_px = 1 / transform.m11()
        layout = self.groups.at(m_per_px)
        rows = self.groups.circles(m_per_px)
        if not len(rows):
            return None
        middles = _pixels(layout.clusters.middens[rows], transform)
        away = np.hypot(*(middles - (pixel.x(), pixel.y())).T)
        nearest = int(np.argmin(away))
        size = cluster_size(int(layout.counts[rows[nearest]].sum()))
        return int(rows[nearest]) if away[nearest] <= size / 2 + 2 else None

    def circles_in(
        self, transform: QTransform, rect: QRectF
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Return the clusters in a box of the viewport (k,) and their middles (k, 2) in pixels."""
        m_per_px = 1 / transform.m11()
        layout = self.groups.at(m_per_px)
        rows = self.groups.circles(m_per_px)
        middles = _pixels(layout.clusters.middens[rows], transform)
        inside = _inside(middles, rect)
        return rows[inside], middles[inside]

    def alone_at(
        self, box: QRectF, m_per_px: float
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Return who is drawn by itself in a box of level pixels: rows (n,) and places (n, 2).

        Level pixels count from scene point (0, 0), as tiles do.
        """
        places = self._xy / m_per_px + self._spread
        rows = np.flatnonzero(self.groups.at(m_per_px).alone & _inside(places, box))
        return rows, places[rows]

    def circles_at(
        self, box: QRectF, m_per_px: float
    ) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
        """Return the middles (k, 2) of the circles in a box of level pixels, and their counts."""
        clusters = self.groups.at(m_per_px).clusters
        middles = clusters.middens / m_per_px
        inside = _inside(middles, box)
        return middles[inside], clusters.aantallen[inside].sum(axis=1)

    # -- painting --------------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw what is in view, the selection on top."""
        if not len(self._markers) or widget is None:
            return
        transform = painter.worldTransform()
        view = QRectF(widget.rect())
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        self._paint_circles(painter, transform, view, widget)
        opened = self.groups.opened(1 / transform.m11())
        if opened is not None and self.groups.fan is not None:
            middle = QPointF(*self._middle(opened, transform).tolist())
            self._paint_threads(painter, middle, self.groups.fan[1], widget)
        self._paint_markers(painter, transform, view, widget)
        painter.restore()

    def _paint_circles(
        self, painter: QPainter, transform: QTransform, view: QRectF, widget: QWidget
    ) -> None:
        m_per_px = 1 / transform.m11()
        layout = self.groups.at(m_per_px)
        rows, middles = self.circles_in(transform, view.adjusted(-30, -30, 30, 30))
        dpr = widget.devicePixelRatioF()
        family = widget.font().family()
        highlight = widget.palette().highlight().color()
        focused = self.groups.focused(m_per_px)
        painter.setOpacity(0.8 if self._quiet else 1.0)
        counted = layout.counts[rows].tolist()
        for number, (x, y), counts in zip(rows.tolist(), middles.tolist(), counted, strict=True):
            count = sum(counts)
            if layout.marked[number] or number == focused:
                half = cluster_size(count) / 2 + 4
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for colour, width in ((QColor("white"), 6.0), (highlight, 4.0)):
                    painter.setPen(QPen(colour, width))
                    painter.drawEllipse(QPointF(x, y), half, half)
            pixmap = counted_pixmap(shares(tuple(counts)), count, family, dpr)
            half = pixmap.width() / dpr / 2
            painter.drawPixmap(QPointF(x - half, y - half), pixmap)
        painter.setOpacity(1.0)

    @staticmethod
    def _paint_threads(
        painter: QPainter, middle: QPointF, away: NDArray[np.float64], widget: QWidget
    ) -> None:
        """Draw from the spot to each of its markers that are laid open."""
        for colour, width in ((QColor("white"), 3.0), (widget.palette().dark().color(), 1.2)):
            painter.setPen(QPen(colour, width))
            for step in away.tolist():
                painter.drawLine(middle, middle + QPointF(*step))

    def _paint_markers(
        self, painter: QPainter, transform: QTransform, view: QRectF, widget: QWidget
    ) -> None:
        m_per_px = 1 / transform.m11()
        small = self._quiet or m_per_px > _KLEIN_VAN
        size = KLEIN_PX if small else GEWOON_PX
        pixels = self.positions(transform)
        inside = _inside(pixels, view.adjusted(-size, -size, size, size))
        inside &= self.groups.shown(m_per_px)
        if self._dragged is not None:
            inside[self._dragged[0]] = True
        rows = np.flatnonzero(inside)
        dpr = widget.devicePixelRatioF()
        painter.setOpacity(_QUIET if self._quiet else 1.0)
        chosen = []
        for number, (x, y) in zip(rows.tolist(), pixels[rows].tolist(), strict=True):
            marker = self._markers[number]
            if marker.hulpbron in self._selected:
                chosen.append((marker, x, y))
                continue
            pixmap = symbol_pixmap(marker.sfeer, marker.formaliteit, marker.status, size, dpr)
            half = pixmap.deviceIndependentSize().width() / 2
            painter.drawPixmap(QPointF(x - half, y - half), pixmap)
        painter.setOpacity(1.0)
        highlight = widget.palette().highlight().color()
        for marker, x, y in chosen:
            at = QPointF(x, y)
            _paint_halo(painter, marker, at, size + 4, highlight)
            pixmap = symbol_pixmap(marker.sfeer, marker.formaliteit, marker.status, size + 4, dpr)
            half = pixmap.deviceIndependentSize().width() / 2
            painter.drawPixmap(at - QPointF(half, half), pixmap)


def _paint_halo(
    painter: QPainter, marker: Marker, at: QPointF, size: int, highlight: QColor
) -> None:
    """Draw the sign of a selected marker, in the colour of the system."""
    halo = shape_path(marker.sfeer, size + 10)
    halo.translate(at)
    painter.strokePath(halo, QPen(Qt.GlobalColor.white, 5.5))
    painter.strokePath(halo, QPen(highlight, 3.5))


def _pixels(xy: NDArray[np.float64], transform: QTransform) -> NDArray[np.float64]:
    """Return where points of the scene (n, 2) lie in the viewport."""
    pixels: NDArray[np.float64] = xy * (transform.m11(), transform.m22())
    pixels += (transform.m31(), transform.m32())
    return pixels


def _inside(pixels: NDArray[np.float64], rect: QRectF) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = (
        (pixels[:, 0] >= rect.left())
        & (pixels[:, 1] >= rect.top())
        & (pixels[:, 0] <= rect.right())
        & (pixels[:, 1] <= rect.bottom())
    )
    return inside
