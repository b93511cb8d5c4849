"""Drawing an area: click its corners, and the first corner again when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from sociale_kaart.ui.canvas.tools import Panning

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from sociale_kaart.ui.canvas.view import MapView

_DOT_PX = 5.0
_CLOSE_PX = 12.0
_CROSS_PX = 14
_LEAST_POINTS = 3
_FILL_ALPHA = 45


class PolygonTool(QObject):
    """Each click adds a corner; Backspace takes the last one back, Enter uses the middle.

    Args:
        view: the map.
    """

    # the corners, as (x, y) in RD metres
    drawn = Signal(object)
    # how many corners there are
    counted = Signal(int)
    ended = Signal()

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._panning = Panning(view)
        self._pointer: QPointF | None = None
        self.points: list[tuple[float, float]] = []

    def clear(self) -> None:
        """Start again."""
        self.points = []
        self._pointer = None

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag of the map."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._panning.press(event)

    def move(self, event: QMouseEvent) -> None:
        """Show the area with the pointer as its last corner."""
        if not self._panning.move(event):
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
            self._pointer = event.position()
            self._view.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        """Add a corner, or end at the first one."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        was_drag = self._panning.moved
        self._panning.release()
        if was_drag:
            return
        if self._is_first(event.position()):
            self.finish()
        else:
            self._add(self._view.rd(event.position()))

    def _is_first(self, pixel: QPointF) -> bool:
        if len(self.points) < _LEAST_POINTS:
            return False
        away = QPointF(self._view.pixel(*self.points[0])) - pixel
        return away.manhattanLength() <= _CLOSE_PX

    def key(self, event: QKeyEvent) -> bool:
        """Enter adds the middle of the map, Ctrl+Enter ends it, Backspace takes back, Esc stops."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finish()
            else:
                self._add(self._view.centre())
        elif key == Qt.Key.Key_Backspace and self.points:
            self.points.pop()
            self._changed()
        elif key == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            return False
        return True

    def finish(self) -> None:
        """Hand over the corners."""
        self.drawn.emit(list(self.points))

    def _add(self, point: tuple[float, float]) -> None:
        self.points.append(point)
        self._changed()

    def _changed(self) -> None:
        self.counted.emit(len(self.points))
        self._view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Draw the area so far, and a cross for who works by keyboard."""
        view = self._view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners = [QPointF(view.pixel(x, y)) for x, y in self.points]
        shape = corners + ([self._pointer] if self._pointer is not None and corners else [])
        line = view.palette().highlight().color()
        fill = QColor(line)
        fill.setAlpha(_FILL_ALPHA)
        painter.setBrush(fill)
        painter.setPen(QPen(line, 2, Qt.PenStyle.DashLine))
        painter.drawPolygon(QPolygonF(shape))
        painter.setPen(QPen(QColor("white"), 1.5))
        painter.setBrush(line)
        for number, corner in enumerate(corners):
            size = _DOT_PX + 2 if number == 0 else _DOT_PX
            painter.drawEllipse(corner, size, size)
        if view.hasFocus():
            middle = QPointF(view.viewport().rect().center())
            painter.setPen(QPen(QColor("#1A1A1A"), 1.6))
            painter.drawLine(middle - QPointF(_CROSS_PX, 0), middle + QPointF(_CROSS_PX, 0))
            painter.drawLine(middle - QPointF(0, _CROSS_PX), middle + QPointF(0, _CROSS_PX))
