"""Drawing a relatie: from one marker to another, by mouse or by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from sociale_kaart.ui.canvas.tools import Panning

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from sociale_kaart.ui.canvas.markers import Marker
    from sociale_kaart.ui.canvas.view import MapView


class RelateTool(QObject):
    """Drag from marker to marker, or click the one and then the other.

    By keyboard: choose the first hulpbron, start this tool, walk with N and P to the other, Enter.

    Args:
        view: the map.
    """

    # uuids: from, to
    related = Signal(str, str)
    # which way to walk to the next marker
    walked = Signal(int)
    # what to do next: True when the first one is known
    begun = Signal(bool)
    ended = Signal()

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._panning = Panning(view)
        self._from: Marker | None = None
        self._pointer: QPointF | None = None
        self.current = ""

    def begin(self, uuid: str = "") -> None:
        """Start with the hulpbron that is chosen already, or with none."""
        self._from = self._marker(uuid) if uuid else None
        self._pointer = None
        self.begun.emit(self._from is not None)

    def _marker(self, uuid: str) -> Marker | None:
        return next((m for m in self._view.markers.markers if m.hulpbron == uuid), None)

    def _at(self, pixel: QPointF) -> Marker | None:
        number = self._view.markers.at(pixel, self._view.viewportTransform())
        return None if number is None else self._view.markers.markers[number]

    def press(self, event: QMouseEvent) -> None:
        """Take the first marker, or hold the map."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self._at(event.position())
        if found is None:
            self._panning.press(event)
        elif self._from is None:
            self._from = found
            self.begun.emit(True)  # noqa: FBT003 - a signal has no keywords

    def move(self, event: QMouseEvent) -> None:
        """Draw the line to the pointer."""
        if self._panning.move(event):
            return
        self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        if self._from is not None:
            self._pointer = event.position()
            self._view.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        """Tie both together, when the pointer is on another marker."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._panning.release()
        found = self._at(event.position())
        if found is not None:
            self._to(found.hulpbron)

    def key(self, event: QKeyEvent) -> bool:
        """N and P walk, Enter takes the hulpbron one stands on, Esc ends."""
        key = event.key()
        if key in {Qt.Key.Key_N, Qt.Key.Key_P}:
            self.walked.emit(1 if key == Qt.Key.Key_N else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
            if self._from is None:
                self.begin(self.current)
            else:
                self._to(self.current)
        elif key == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            return False
        return True

    def _to(self, uuid: str) -> None:
        start = self._from
        if start is not None and start.hulpbron != uuid:
            self._from, self._pointer = None, None
            self._view.viewport().update()
            self.related.emit(start.hulpbron, uuid)

    def paint(self, painter: QPainter) -> None:
        """Draw the line so far."""
        if self._from is None:
            return
        start = QPointF(self._view.pixel(self._from.x, self._from.y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._view.palette().highlight().color()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2.5))
        painter.drawEllipse(start, 17, 17)
        if self._pointer is not None:
            for colour, width in ((QColor("white"), 5.0), (ink, 2.5)):
                painter.setPen(QPen(colour, width, Qt.PenStyle.DashLine))
                painter.drawLine(start, self._pointer)
