"""Measuring on the map: click from point to point, as the crow flies."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from sociale_kaart.domain import notatie
from sociale_kaart.ui.canvas.tools import Panning
from sociale_kaart.ui.eenheden import afstand, km_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from sociale_kaart.ui.canvas.view import MapView

_DOT_PX = 4.0
_CROSS_PX = 14


def length_m(points: Sequence[tuple[float, float]]) -> float:
    """Return the length in metres of a line through points in RD metres."""
    return sum(math.dist(a, b) for a, b in itertools.pairwise(points))


def length_text(metres: float) -> str:
    """Return a measured length: to the metre until kilometres are said."""
    return f"{notatie.getal(metres)} m" if metres < km_from() else afstand(metres)


class MeasureTool(QObject):
    """Each click adds a point; Backspace takes the last one back, Enter uses the middle.

    Args:
        view: the map.
    """

    # the length so far in metres, with the pointer as the last point
    measured = Signal(float)
    ended = Signal()

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._panning = Panning(view)
        self._pointer: tuple[float, float] | None = None
        self.points: list[tuple[float, float]] = []

    def clear(self) -> None:
        """Start again."""
        self.points = []
        self._pointer = None
        self._tell()

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag of the map."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._panning.press(event)

    def move(self, event: QMouseEvent) -> None:
        """Measure to the pointer."""
        if self._panning.move(event):
            return
        self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        if self.points:
            self._pointer = self._view.rd(event.position())
            self._tell()

    def release(self, event: QMouseEvent) -> None:
        """Add a point, when this was a click."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        was_drag = self._panning.moved
        self._panning.release()
        if not was_drag:
            self._add(self._view.rd(event.position()))

    def key(self, event: QKeyEvent) -> bool:
        """Enter adds the middle of the map, Backspace takes back, Esc ends."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._add(self._view.centre())
        elif event.key() == Qt.Key.Key_Backspace and self.points:
            self.points.pop()
            self._pointer = None
            self._tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            return False
        return True

    def _add(self, point: tuple[float, float]) -> None:
        self.points.append(point)
        self._pointer = None
        self._tell()

    def _line(self) -> list[tuple[float, float]]:
        return self.points + ([self._pointer] if self._pointer is not None else [])

    def _tell(self) -> None:
        self.measured.emit(length_m(self._line()))
        self._view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Draw the line with its length, and a cross for who works by keyboard."""
        view = self._view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = [QPointF(view.pixel(x, y)) for x, y in self._line()]
        for colour, width in ((QColor("white"), 5.0), (QColor("#1A1A1A"), 2.0)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(line)
        painter.setPen(QPen(QColor("white"), 1.5))
        painter.setBrush(QColor("#1A1A1A"))
        for point in line:
            painter.drawEllipse(point, _DOT_PX, _DOT_PX)
        if len(line) > 1:
            self._write(painter, line[-1], length_text(length_m(self._line())))
        if view.hasFocus():
            middle = QPointF(view.viewport().rect().center())
            painter.setPen(QPen(QColor("#1A1A1A"), 1.6))
            painter.drawLine(middle - QPointF(_CROSS_PX, 0), middle + QPointF(_CROSS_PX, 0))
            painter.drawLine(middle - QPointF(0, _CROSS_PX), middle + QPointF(0, _CROSS_PX))

    def _write(self, painter: QPainter, at: QPointF, text: str) -> None:
        theme = self._view.map_theme
        metrics = painter.fontMetrics()
        box = QRectF(metrics.boundingRect(text)).adjusted(-7, -4, 7, 4)
        box.moveBottomLeft(at + QPointF(10, -8))
        painter.setPen(QPen(QColor(theme.vlak_rand), 1))
        painter.setBrush(QColor(theme.vlak))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(theme.vlak_tekst))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
