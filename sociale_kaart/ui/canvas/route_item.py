"""The route behind a distance, drawn over the map: the nearest strong, the runner-up dashed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from sociale_kaart.ui.canvas.scene_item import SceneItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from sociale_kaart.ui.theme import MapTheme

# Over relaties, below the markers: what the route leads to stays to be seen.
_Z = 95.0
_STRONG_PX, _LIGHT_PX, _HALO_PX, _BESIDE_PX = 4.0, 2.6, 3.0, 1.6
_DASH, _DOTS = [4.0, 2.4], [1.0, 2.0]
_DOT_PX, _END_PX = 6.0, 6.5
# The label of the runner-up stands farther along than that of the nearest, so that both are read.
_LABEL_AT, _SECOND_AT = 0.55, 0.8


@dataclass(frozen=True, eq=False)
class DrawnRoute:
    """One route to draw. All points are (x, y) in RD metres.

    Attributes:
        punten: the route in the direction of travel.
        van: where it begins: the door, which may lie beside the street.
        naar: where it ends.
        tekst: its length in words.
        tweede: it is the runner-up.
    """

    punten: Sequence[tuple[float, float]]
    van: tuple[float, float]
    naar: tuple[float, float]
    tekst: str
    tweede: bool = False


class RouteItem(SceneItem):
    """The routes of one explanation; nothing without one.

    Args:
        extent: the whole scene.
        theme: the colours of the map.
    """

    def __init__(self, extent: QRectF, theme: MapTheme) -> None:
        super().__init__(extent, _Z)
        self._theme = theme
        self._routes: list[DrawnRoute] = []
        self._at: tuple[float, float] | None = None

    @property
    def routes(self) -> tuple[DrawnRoute, ...]:
        """What is drawn, the nearest first."""
        return tuple(self._routes)

    def show_routes(
        self, routes: Sequence[DrawnRoute], at: tuple[float, float] | None = None
    ) -> None:
        """Draw these routes, or a mark alone where one was asked about without a route."""
        self._routes = list(routes)
        self._at = at
        self.update()

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def box(self) -> QRectF:
        """Return the box of all routes in the scene; empty without one."""
        points = [
            point for route in self._routes for point in (*route.punten, route.van, route.naar)
        ]
        if not points:
            return QRectF()
        xy = np.array(points)
        (left, bottom), (right, top) = xy.min(axis=0), xy.max(axis=0)
        return QRectF(left, -top, right - left, top - bottom)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw the routes in pixels, the nearest over the runner-up."""
        if widget is None or (not self._routes and self._at is None):
            return
        transform = painter.worldTransform()

        def pixel(point: tuple[float, float]) -> QPointF:
            return transform.map(QPointF(point[0], -point[1]))

        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for route in sorted(self._routes, key=lambda one: not one.tweede):
            line = [pixel(point) for point in route.punten]
            self._draw_line(painter, line, tweede=route.tweede)
            for door, street in ((route.van, route.punten[0]), (route.naar, route.punten[-1])):
                self._draw_beside(painter, pixel(door), pixel(street))
            self._draw_end(painter, pixel(route.naar))
        for route in self._routes:
            line = [pixel(point) for point in route.punten]
            self._write(painter, _along(line, _SECOND_AT if route.tweede else _LABEL_AT), route)
        begin = self._routes[0].van if self._routes else self._at
        if begin is not None:
            self._draw_begin(painter, pixel(begin))
        painter.restore()

    def _draw_line(self, painter: QPainter, line: list[QPointF], *, tweede: bool) -> None:
        width = _LIGHT_PX if tweede else _STRONG_PX
        cap, join = Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = QPen(QColor(self._theme.halo), width + _HALO_PX, Qt.PenStyle.SolidLine, cap, join)
        painter.setPen(halo)
        painter.drawPolyline(QPolygonF(line))
        pen = QPen(QColor(self._theme.tekst_buurt), width, Qt.PenStyle.SolidLine, cap, join)
        if tweede:
            pen.setDashPattern(_DASH)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(line))

    def _draw_beside(self, painter: QPainter, door: QPointF, street: QPointF) -> None:
        """Draw the straight way between door and street, where the route does not hold it."""
        if (door - street).manhattanLength() < 1:
            return
        pen = QPen(QColor(self._theme.tekst_buurt), _BESIDE_PX)
        pen.setDashPattern(_DOTS)
        painter.setPen(pen)
        painter.drawLine(door, street)

    def _draw_begin(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(QColor(self._theme.halo), 2))
        painter.setBrush(QColor(self._theme.tekst_buurt))
        painter.drawEllipse(at, _DOT_PX, _DOT_PX)

    def _draw_end(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(QColor(self._theme.tekst_buurt), 2))
        painter.setBrush(QColor(self._theme.halo))
        painter.drawRect(QRectF(at.x() - _END_PX, at.y() - _END_PX, 2 * _END_PX, 2 * _END_PX))

    def _write(self, painter: QPainter, at: QPointF, route: DrawnRoute) -> None:
        theme = self._theme
        font = painter.font()
        font.setBold(not route.tweede)
        painter.setFont(font)
        box = QRectF(painter.fontMetrics().boundingRect(route.tekst)).adjusted(-7, -4, 7, 4)
        box.moveCenter(at + QPointF(0, -box.height()))
        painter.setPen(QPen(QColor(theme.vlak_rand), 1))
        painter.setBrush(QColor(theme.vlak))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(theme.vlak_tekst))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, route.tekst)


def _along(line: list[QPointF], share: float) -> QPointF:
    """Return the point at a share (0-1) of a line in pixels."""
    xy = np.array([(point.x(), point.y()) for point in line])
    steps = np.hypot(*np.diff(xy, axis=0).T)
    reached = np.concatenate([[0.0], np.cumsum(steps)])
    if reached[-1] <= 0:
        return line[0]
    wanted = share * reached[-1]
    return QPointF(
        float(np.interp(wanted, reached, xy[:, 0])), float(np.interp(wanted, reached, xy[:, 1]))
    )
