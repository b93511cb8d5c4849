"""Choosing several hulpbronnen at once: a rectangle, or a loop drawn around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from sociale_kaart.ui.canvas.view import MapView

# A loop needs no more detail than this.
_STEP_PX = 3.0
_FILL_ALPHA = 38


class AreaTool(QObject):
    """Drag over the map; what lies inside is chosen.

    With Shift or Ctrl it is added to what was chosen. Enter takes everything in view, for who works
    by keyboard; Esc ends.

    Args:
        view: the map.
        loop: follow the pointer freely instead of making a rectangle.
    """

    # uuids inside, whether they are added to the selection
    chosen = Signal(object, bool)
    ended = Signal()

    def __init__(self, view: MapView, *, loop: bool) -> None:
        super().__init__(view)
        self._view = view
        self._loop = loop
        self._points: list[QPointF] = []

    def begin(self, at: QPointF) -> None:
        """Start dragging at a pixel; also when another tool hands a drag over."""
        self._points = [at]

    def press(self, event: QMouseEvent) -> None:
        """Begin the shape."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.begin(event.position())

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if not self._points:
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
            return
        at = event.position()
        if not self._loop:
            self._points = [self._points[0], at]
        elif (at - self._points[-1]).manhattanLength() >= _STEP_PX:
            self._points.append(at)
        self._view.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        """Choose what lies inside."""
        if event.button() != Qt.MouseButton.LeftButton or not self._points:
            return
        area = self._area()
        self._points = []
        self._view.viewport().update()
        held = event.modifiers()
        adding = held & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        self.chosen.emit(self._inside(area), bool(adding))

    def key(self, event: QKeyEvent) -> bool:
        """Enter takes everything in view, Esc ends."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            whole = QPainterPath()
            whole.addRect(QRectF(self._view.viewport().rect()))
            self.chosen.emit(self._inside(whole), False)  # noqa: FBT003 - a signal has no keywords
        elif event.key() == Qt.Key.Key_Escape:
            self._points = []
            self.ended.emit()
        else:
            return False
        return True

    def _area(self) -> QPainterPath:
        path = QPainterPath()
        if self._loop:
            path.addPolygon(QPolygonF(self._points))
            path.closeSubpath()
        else:
            path.addRect(QRectF(self._points[0], self._points[-1]).normalized())
        return path

    def _inside(self, area: QPainterPath) -> list[str]:
        """Return the hulpbronnen with a plek inside, each once, in drawing order."""
        markers = self._view.markers
        box = area.boundingRect()
        pixels = markers.positions(self._view.viewportTransform())
        near = (
            (pixels[:, 0] >= box.left())
            & (pixels[:, 0] <= box.right())
            & (pixels[:, 1] >= box.top())
            & (pixels[:, 1] <= box.bottom())
        )
        inside = (
            markers.markers[number].hulpbron
            for number in near.nonzero()[0].tolist()
            if area.contains(QPointF(*pixels[number]))
        )
        return list(dict.fromkeys(inside))

    def paint(self, painter: QPainter) -> None:
        """Draw the shape so far."""
        if len(self._points) < 2:  # noqa: PLR2004 - a point is no shape
            return
        line = self._view.palette().highlight().color()
        fill = QColor(line)
        fill.setAlpha(_FILL_ALPHA)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(fill)
        painter.setPen(QPen(line, 2, Qt.PenStyle.DashLine))
        painter.drawPath(self._area())
