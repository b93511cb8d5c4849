"""What mouse and keyboard do on the map: point at and move things, or add something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QToolTip

from sociale_kaart.ui.canvas.spoken import cluster_text
from sociale_kaart.ui.canvas.walking import Walker

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from sociale_kaart.ui.canvas.view import MapView

_NUDGE_PX = 4
_CROSS_PX = 14


class Tool(Protocol):
    """Takes the events of the map."""

    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""

    def move(self, event: QMouseEvent) -> None:
        """The pointer moves."""

    def release(self, event: QMouseEvent) -> None:
        """A button goes up."""

    def key(self, event: QKeyEvent) -> bool:
        """Handle a key; False leaves it to the map."""

    def paint(self, painter: QPainter) -> None:
        """Draw over the map, in pixels."""


class Panning:
    """Dragging the map itself; shared by the tools."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._last: QPointF | None = None
        self.moved = False

    def press(self, event: QMouseEvent) -> None:
        """Take hold of the map."""
        self._last = event.position()
        self.moved = False

    def move(self, event: QMouseEvent) -> bool:
        """Move the map along; returns whether a drag is going on."""
        if self._last is None:
            return False
        away = event.position() - self._last
        if not self.moved and away.manhattanLength() < QApplication.startDragDistance():
            return True
        self.moved = True
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._view.pan(round(away.x()), round(away.y()))
        self._last = event.position()
        return True

    def release(self) -> None:
        """Let the map go."""
        self._last = None
        self._view.viewport().unsetCursor()


class PointTool(QObject):
    """Click selects, drag moves a marker or the map; N and P walk over the markers.

    With Ctrl a click adds to what was chosen or takes it out; with Shift a drag makes a rectangle.

    Args:
        view: the map.
    """

    # uuid of a hulpbron, '' for none
    selected = Signal(str)
    # uuid of a hulpbron that is added to the selection, or taken out of it
    toggled = Signal(str)
    # x, y in RD metres where nothing of the register lies
    pointed = Signal(float, float)
    # where the drag of a rectangle begins, in pixels
    boxed = Signal(QPointF)
    # uuid of a hulpbron to open its form
    opened = Signal(str)
    # uuid of a hulpbron to remove
    removed = Signal(str)
    # uuid of a plek, x, y in RD metres
    moved = Signal(str, float, float)

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._panning = Panning(view)
        self._walker = Walker()
        self._held: int | None = None
        self._pressed_at = QPointF()
        self._dragging = False
        self.movable = True
        self.current = ""

    def press(self, event: QMouseEvent) -> None:
        """Take hold of a marker, or of the map."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.boxed.emit(event.position())
            return
        view = self._view
        self._pressed_at = event.position()
        self._held = view.markers.at(event.position(), view.viewportTransform())
        if self._held is None:
            self._panning.press(event)

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held; otherwise tell what lies under the pointer."""
        if self._held is not None and self.movable:
            away = (event.position() - self._pressed_at).manhattanLength()
            if self._dragging or away >= QApplication.startDragDistance():
                self._dragging = True
                scene = self._view.viewportTransform().inverted()[0].map(event.position())
                self._view.markers.set_dragged(self._held, scene)
            return
        if not self._panning.move(event):
            self._hover(event)

    def _hover(self, event: QMouseEvent) -> None:
        view = self._view
        number = view.markers.at(event.position(), view.viewportTransform())
        if number is None and self._hover_cluster(event):
            return
        if number is None:
            view.viewport().unsetCursor()
            QToolTip.hideText()
            return
        view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        QToolTip.showText(event.globalPosition().toPoint(), view.markers.markers[number].naam, view)

    def _hover_cluster(self, event: QMouseEvent) -> bool:
        """Tell what a cluster under the pointer holds; False when there is none."""
        view = self._view
        number = view.markers.cluster_at(event.position(), view.viewportTransform())
        if number is None:
            return False
        view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        counts = view.markers.groups.at(view.m_per_px).counts[number].tolist()
        QToolTip.showText(event.globalPosition().toPoint(), cluster_text(counts), view)
        return True

    def release(self, event: QMouseEvent) -> None:
        """Let go: a marker stays where it is dropped, a click selects."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        held, self._held = self._held, None
        dragging, self._dragging = self._dragging, False
        if held is not None:
            marker = self._view.markers.markers[held]
            self._view.markers.set_dragged(None)
            if dragging:
                self.moved.emit(marker.plek, *self._view.rd(event.position()))
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.toggled.emit(marker.hulpbron)
                return
            self.selected.emit(marker.hulpbron)
            return
        was_drag = self._panning.moved
        self._panning.release()
        if not was_drag:
            if self._view.guide.open_at(event.position()):
                return
            self.selected.emit("")
            self.pointed.emit(*self._view.rd(event.position()))

    def key(self, event: QKeyEvent) -> bool:
        """Walk (N, P; circles: G), open (Enter), move (Alt), remove (Delete), leave (Esc)."""
        key = event.key()
        if key in {Qt.Key.Key_N, Qt.Key.Key_P}:
            self.walk(1 if key == Qt.Key.Key_N else -1)
        elif key == Qt.Key.Key_G:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._view.told.emit(self._view.guide.step_cluster(-1 if back else 1))
        elif self._on_cluster(key):
            return True
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_Delete and self.current:
            self.removed.emit(self.current)
        elif key == Qt.Key.Key_Escape and self.current:
            self.selected.emit("")
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return self._nudge(key)
        else:
            return False
        return True

    def _on_cluster(self, key: int) -> bool:
        """Open the cluster one stands on (Enter) or leave it (Esc); False when there is none."""
        guide = self._view.guide
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return guide.open_focused()
        return key == Qt.Key.Key_Escape and (guide.leave_focused() or guide.close())

    def walk(self, step: int) -> None:
        """Select the nearest hulpbron that was not visited yet (1), or go back (-1)."""
        view = self._view
        view.guide.leave_focused()
        marker = self._walker.step(view.markers.markers, self.current, view.centre(), step)
        if marker is not None:
            self.selected.emit(marker.hulpbron)
            view.guide.reach(marker)

    def _nudge(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        mine = next((m for m in self._view.markers.markers if m.hulpbron == self.current), None)
        if key not in steps or mine is None or not self.movable:
            return False
        dx, dy = steps[Qt.Key(key)]
        away = _NUDGE_PX * self._view.m_per_px
        self.moved.emit(mine.plek, mine.x + dx * away, mine.y + dy * away)
        return True

    def paint(self, painter: QPainter) -> None:
        """Draw nothing."""


class AddTool(QObject):
    """Click where something is; Enter takes the middle of the map, Esc ends.

    Args:
        view: the map.
    """

    placed = Signal(float, float)
    ended = Signal()

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._panning = Panning(view)

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag of the map."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._panning.press(event)

    def move(self, event: QMouseEvent) -> None:
        """Drag the map, or show that a click will place something."""
        if not self._panning.move(event):
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def release(self, event: QMouseEvent) -> None:
        """Place, when this was a click."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        was_drag = self._panning.moved
        self._panning.release()
        if not was_drag:
            self.placed.emit(*self._view.rd(event.position()))

    def key(self, event: QKeyEvent) -> bool:
        """Enter places in the middle, Esc ends."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.placed.emit(*self._view.centre())
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            return False
        return True

    def paint(self, painter: QPainter) -> None:
        """Draw a cross in the middle, for who works by keyboard."""
        if not self._view.hasFocus():
            return
        middle = QPointF(self._view.viewport().rect().center())
        for colour, width in ((QColor("white"), 4), (QColor("#1A1A1A"), 1.6)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(middle - QPointF(_CROSS_PX, 0), middle + QPointF(_CROSS_PX, 0))
            painter.drawLine(middle - QPointF(0, _CROSS_PX), middle + QPointF(0, _CROSS_PX))
