"""Pointing at the large map for a question in a dialog: the dialog steps aside and comes back.

Everything else in the window waits meanwhile, as it does while the dialog is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDockWidget, QLabel, QMenuBar, QPushButton, QToolBar

from sociale_kaart.ui.canvas.points_item import NumberedPoint, PointsItem
from sociale_kaart.ui.canvas.tools import AddTool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QDialog, QWidget

    from sociale_kaart.ui.canvas.view import MapView
    from sociale_kaart.ui.workspace import Workspace


class PlaceTool(AddTool):
    """As AddTool; a click on a numbered place chooses that place.

    Args:
        view: the map.
        item: the places that are offered.
    """

    picked = Signal(int)

    def __init__(self, view: MapView, item: PointsItem) -> None:
        super().__init__(view)
        self._item = item

    def release(self, event: QMouseEvent) -> None:
        """Take the place that is offered here, else the spot itself."""
        number = self._item.at(event.position(), self._view.viewportTransform())
        was_drag = self._panning.moved
        if number is None or was_drag or event.button() != Qt.MouseButton.LeftButton:
            super().release(event)
            return
        self._panning.release()
        self.picked.emit(number)


class Pointing(QObject):
    """One question at a time.

    Args:
        workspace: the open kaart.
        dialog: what steps aside.
    """

    # RD metres
    placed = Signal(float, float)
    # which of the places that were offered, from 0
    picked = Signal(int)

    def __init__(self, workspace: Workspace, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._map = workspace.map
        self._layout = workspace.layout
        self._dialog = dialog
        self._away: list[QWidget] = []
        view = self._map.view
        self.item = PointsItem(view.sceneRect())
        self.tool = PlaceTool(view, self.item)
        self._before = view.tool
        # What would lie in the way on the map.
        self._covers: list[QWidget] = []
        # What the top of the map said before.
        self._said: tuple[str, str] | None = None
        self.active = False
        self.tool.placed.connect(self._place)
        self.tool.picked.connect(self._pick)
        self.tool.ended.connect(self.end)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._map)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.end)
        self._map.hint.ended.connect(self.end)
        dialog.destroyed.connect(self._escape.deleteLater)

    def begin(self, text: str, points: Sequence[NumberedPoint] = ()) -> None:
        """Put the dialog aside and let the map wait for a click.

        Args:
            text: says for what.
            points: places to offer.
        """
        view = self._map.view
        self._before = view.tool
        self.active = True
        self._dialog.hide()
        self._lock(self._map.window())
        self._layout.reveal_map()
        self._map.toast.dismiss()
        self._covers = [one for one in self._on_the_map() if one.isVisible()]
        for one in self._covers:
            one.hide()
        self.item.set_extent(view.sceneRect())
        self.item.show_points(points)
        view.scene().addItem(self.item)
        view.tool = self.tool
        view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._escape.setEnabled(True)
        self._said = self._hint_now()
        self._map.hint.tell(text, self.tr("Terug"))
        if points:
            view.show_point(points[0].x, points[0].y, 5_000)
        self._map.window().activateWindow()
        view.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, text))

    def end(self) -> None:
        """Bring the dialog back; nothing was pointed at."""
        if not self.active:
            return
        self.active = False
        view = self._map.view
        self._escape.setEnabled(False)
        view.scene().removeItem(self.item)
        view.tool = self._before
        view.viewport().unsetCursor()
        view.viewport().update()
        self._map.hint.hide()
        if self._said is not None:
            self._map.hint.tell(*self._said)
        for one in self._covers:
            one.show()
        for widget in self._away:
            widget.setEnabled(True)
        self._away.clear()
        self._dialog.open()

    def _on_the_map(self) -> tuple[QWidget, ...]:
        return self._map.empty, self._map.pointless

    def _hint_now(self) -> tuple[str, str] | None:
        hint = self._map.hint
        if hint.isHidden():
            return None
        text, button = hint.findChild(QLabel), hint.findChild(QPushButton)
        return (text.text(), button.text()) if text and button else None

    def _place(self, x: float, y: float) -> None:
        self.end()
        self.placed.emit(x, y)

    def _pick(self, number: int) -> None:
        self.end()
        self.picked.emit(number)

    def _lock(self, window: QWidget) -> None:
        """Keep menus, buttons and panels waiting: only the map takes part."""
        for kind in (QMenuBar, QToolBar, QDockWidget):
            for widget in window.findChildren(
                kind, options=Qt.FindChildOption.FindDirectChildrenOnly
            ):
                if widget.isEnabled():
                    widget.setEnabled(False)
                    self._away.append(widget)
