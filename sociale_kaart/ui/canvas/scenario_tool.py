"""Working on a plan on the map: pointing where something comes, and choosing what is there now.

Dragging what is in the plan needs no tool: `TekenDrager` takes the events of signs before the tool
in use sees them, so that they can be dragged whenever they lie on the map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from sociale_kaart.ui.canvas.tools import AddTool, Panning

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from sociale_kaart.ui.canvas.scenario_item import ScenarioItem, Teken
    from sociale_kaart.ui.canvas.view import MapView

_NUDGE_PX = 4
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class PlaatsTool(AddTool):
    """As adding a hulpbron: a click, or Enter for the middle of the map; Esc ends.

    Args:
        view: the map.
    """


class KiesTool(QObject):
    """Chooses a place of now: a click, or N and P and then Enter. Dragged, it moves at once.

    Args:
        view: the map.
        item: draws the places of now.
    """

    # row of the place
    chosen = Signal(int)
    # the place that N or P came to
    pointed = Signal(int)
    # row, x, y in RD metres: while it is dragged, and where it is dropped
    dragged = Signal(int, float, float)
    dropped = Signal(int, float, float)
    ended = Signal()

    def __init__(self, view: MapView, item: ScenarioItem) -> None:
        super().__init__(view)
        self._view = view
        self._item = item
        self._panning = Panning(view)
        self._held: int | None = None
        self._pressed_at = QPointF()
        self._dragging = False
        # whether a drag moves what is held
        self.movable = False
        # rows in the order of walking
        self.order: list[int] = []

    def press(self, event: QMouseEvent) -> None:
        """Take hold of a place, or of the map."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed_at = event.position()
        self._dragging = False
        self._held = self._item.now_at(event.position(), self._view.viewportTransform())
        if self._held is None:
            self._panning.press(event)

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held, or show what lies under the pointer."""
        if self._held is not None:
            away = (event.position() - self._pressed_at).manhattanLength()
            if self.movable and (self._dragging or away >= QApplication.startDragDistance()):
                self._dragging = True
                self.dragged.emit(self._held, *self._view.rd(event.position()))
            return
        if not self._panning.move(event):
            row = self._item.now_at(event.position(), self._view.viewportTransform())
            shape = Qt.CursorShape.CrossCursor if row is None else Qt.CursorShape.PointingHandCursor
            self._view.viewport().setCursor(shape)
            if row != self._item.pointed:
                self._item.point_at(row)

    def release(self, event: QMouseEvent) -> None:
        """Choose, or drop."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        held, self._held = self._held, None
        self._panning.release()
        if held is None:
            return
        if self._dragging:
            self.dropped.emit(held, *self._view.rd(event.position()))
        else:
            self.chosen.emit(held)

    def key(self, event: QKeyEvent) -> bool:
        """N and P walk, Enter takes the place one stands on, Esc ends."""
        key = event.key()
        if key in {Qt.Key.Key_N, Qt.Key.Key_P} and self.order:
            self._walk(1 if key == Qt.Key.Key_N else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._item.pointed is not None:
                self.chosen.emit(self._item.pointed)
        elif key == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            return False
        return True

    def _walk(self, step: int) -> None:
        at = self._item.pointed
        number = self.order.index(at) + step if at in self.order else (0 if step > 0 else -1)
        row = self.order[number % len(self.order)]
        self._item.point_at(row)
        self.pointed.emit(row)

    def paint(self, painter: QPainter) -> None:
        """Draw nothing: the item does."""


class TekenDrager(QObject):
    """Drags signs by mouse, and nudges the chosen one with Alt and an arrow.

    Args:
        view: the map.
        item: draws the signs.
    """

    # key of a sign, '' for none
    chosen = Signal(str)
    # key, x, y in RD metres: on its way
    dragged = Signal(str, float, float)
    # key, x, y: this is where it stays
    dropped = Signal(str, float, float)
    # what was on its way stays where it was
    given_up = Signal()
    # Delete was pressed on the chosen sign
    removed = Signal(str)

    def __init__(self, view: MapView, item: ScenarioItem) -> None:
        super().__init__(view)
        self._view = view
        self._item = item
        self._held: Teken | None = None
        self._pressed_at = QPointF()
        self._dragging = False
        self._nudged: tuple[str, float, float] | None = None
        self._on = False

    def set_on(self, on: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Take the events of signs, or leave them."""
        if on == self._on:
            return
        self._on = on
        for watched in (self._view.viewport(), self._view):
            if on:
                watched.installEventFilter(self)
            else:
                watched.removeEventFilter(self)
        if not on:
            self._held, self._nudged = None, None

    @property
    def busy(self) -> bool:
        """Whether a sign is on its way."""
        return self._dragging or self._nudged is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: an event of the map; True when it was about a sign."""
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._mouse(event)
        if isinstance(event, QKeyEvent) and watched is self._view:
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and watched is self._view:
            self.settle()
        return False

    # -- mouse -----------------------------------------------------------------------------------

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if event.type() == QEvent.Type.MouseMove:
            return self._move(event)
        if event.type() == QEvent.Type.MouseButtonRelease:
            return self._release(event)
        return False

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return self._held is not None
        self.settle()
        self._held = self._item.at(event.position(), self._view.viewportTransform())
        if self._held is None:
            return False
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed_at, self._dragging = event.position(), False
        self.chosen.emit(self._held.sleutel)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        held = self._held
        if held is None:
            return self._hover(event)
        away = (event.position() - self._pressed_at).manhattanLength()
        if not held.vast and (self._dragging or away >= QApplication.startDragDistance()):
            self._dragging = True
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(held.sleutel, *self._view.rd(event.position()))
        return True

    def _hover(self, event: QMouseEvent) -> bool:
        if event.buttons() != Qt.MouseButton.NoButton:
            return False
        under = self._item.at(event.position(), self._view.viewportTransform())
        if under is None:
            return False
        shape = Qt.CursorShape.PointingHandCursor if under.vast else Qt.CursorShape.OpenHandCursor
        self._view.viewport().setCursor(shape)
        QToolTip.showText(event.globalPosition().toPoint(), under.gesproken, self._view)
        return True

    def _release(self, event: QMouseEvent) -> bool:
        held, self._held = self._held, None
        dragging, self._dragging = self._dragging, False
        if held is None:
            return False
        self._view.viewport().unsetCursor()
        if dragging:
            self.dropped.emit(held.sleutel, *self._view.rd(event.position()))
        return True

    # -- keyboard --------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.type() == QEvent.Type.KeyRelease:
            if key == Qt.Key.Key_Alt and not event.isAutoRepeat():
                self.settle()
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            return self.nudge(*_STEPS[key])
        if self.busy and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.settle()
        elif self.busy and key == Qt.Key.Key_Escape:
            self._give_up()
        elif key == Qt.Key.Key_Delete and self._item.teken(self._item.chosen) is not None:
            self.removed.emit(self._item.chosen)
        else:
            return False
        return True

    def _give_up(self) -> None:
        self._nudged, self._held, self._dragging = None, None, False
        self._view.viewport().unsetCursor()
        self.given_up.emit()

    def nudge(self, dx: int, dy: int) -> bool:
        """Move the chosen sign a little (1 is to the right, and up); False when there is none."""
        one = self._item.teken(self._item.chosen)
        if one is None or one.vast:
            return False
        step = _NUDGE_PX * self._view.m_per_px
        self._nudged = (one.sleutel, one.x + dx * step, one.y + dy * step)
        self.dragged.emit(*self._nudged)
        return True

    def settle(self) -> None:
        """Let what was nudged stay where it is now: one step for the whole way."""
        nudged, self._nudged = self._nudged, None
        if nudged is not None:
            self.dropped.emit(*nudged)
