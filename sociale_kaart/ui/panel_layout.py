"""Where the panels of a kaart stand: around the map, or one page at a time for large letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QTabWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

# Beside the map a panel needs this many letters; below it there is no room for both.
_LETTERS_FOR_PANELS = 118
_FIT_AT = frozenset({QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange})


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the map: its panels as tabs.

    Attributes:
        id: name of the dock; its place is remembered by it.
        title: what the menu Kaart calls it.
        area: left, right or below the map.
        size_px: width, below the map the height, the first time.
    """

    id: str
    title: str
    area: Qt.DockWidgetArea
    size_px: int


class PanelLayout(QObject):
    """Docks around the map; when they do not fit, the same panels as pages.

    Args:
        window: where the docks live.
        centre: the map.
        centre_title: what its page is called.
        sides: the sides that can hold panels.
    """

    def __init__(
        self, window: QMainWindow, centre: QWidget, centre_title: str, sides: Sequence[Side]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._sides = {side.id: side for side in sides}
        self._panels: dict[str, tuple[str, QWidget]] = {}
        self.paged = False
        # The page that the window shows in its middle.
        self.central = QTabWidget()
        self.central.setDocumentMode(True)
        self.central.setAccessibleName(window.tr("Pagina’s"))
        self.central.addTab(centre, centre_title)
        self.central.tabBar().hide()
        self.tabs: dict[str, QTabWidget] = {}
        self.docks: dict[str, QDockWidget] = {}
        for side in sides:
            self._add_side(side)
        areas = Qt.DockWidgetArea
        window.setCorner(Qt.Corner.BottomLeftCorner, areas.BottomDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, areas.BottomDockWidgetArea)
        window.installEventFilter(self)

    def _add_side(self, side: Side) -> None:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(side.title)
        tabs.tabBar().setVisible(False)
        dock = QDockWidget(side.title, self._window)
        dock.setObjectName(side.id)
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        dock.setTitleBarWidget(QWidget(dock))  # no bar: the menu Kaart folds panels away
        dock.setWidget(tabs)
        self._window.addDockWidget(side.area, dock)
        self.tabs[side.id], self.docks[side.id] = tabs, dock

    def add(self, side: str, panel: str, title: str, widget: QWidget) -> None:
        """Add a panel to a side; a side with one panel shows no tabs."""
        tabs = self.tabs[side]
        tabs.addTab(widget, title)
        tabs.tabBar().setVisible(tabs.count() > 1)
        self._panels[panel] = (side, widget)

    def set_title(self, panel: str, title: str) -> None:
        """Say something else on the tab of a panel, such as how many it holds."""
        side, widget = self._panels[panel]
        self.tabs[side].setTabText(self.tabs[side].indexOf(widget), title)

    def resize_first(self) -> None:
        """Give every side its first size; what the user chose later is restored over it."""
        for side in self._sides.values():
            below = side.area is Qt.DockWidgetArea.BottomDockWidgetArea
            direction = Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal
            self._window.resizeDocks([self.docks[side.id]], [side.size_px], direction)

    def reveal(self, panel: str) -> QWidget:
        """Bring a panel into view, wherever it stands, and return it."""
        side, widget = self._panels[panel]
        self.tabs[side].setCurrentWidget(widget)
        if self.paged:
            self.central.setCurrentWidget(self.tabs[side])
        else:
            self.docks[side].show()
        return widget

    def reveal_map(self) -> None:
        """Bring the map into view."""
        self.central.setCurrentIndex(0)

    def shows(self, panel: str) -> bool:
        """Return whether a panel is what its side shows."""
        side, widget = self._panels[panel]
        return self.tabs[side].currentWidget() is widget

    def toggle_actions(self) -> list[QAction]:
        """Return an action per side that folds it away."""
        return [dock.toggleViewAction() for dock in self.docks.values()]

    # -- pages -----------------------------------------------------------------------------------

    def fit(self) -> None:
        """Stand the panels around the map when they fit, else make pages of them."""
        letters = self._window.width() / max(1, self._window.fontMetrics().averageCharWidth())
        self.set_paged(letters < _LETTERS_FOR_PANELS)

    def set_paged(self, paged: bool) -> None:  # noqa: FBT001 - on or off, as Qt's setters
        """Show the panels as pages, or around the map."""
        if paged == self.paged:
            return
        self.paged = paged
        for side, tabs in self.tabs.items():
            dock = self.docks[side]
            if paged:
                self.central.addTab(tabs, self._sides[side].title)
                dock.hide()
            else:
                self.central.removeTab(self.central.indexOf(tabs))
                dock.setWidget(tabs)
                tabs.show()
                dock.show()
            dock.toggleViewAction().setEnabled(not paged)
        self.central.tabBar().setVisible(paged)
        if paged:
            self.central.setCurrentIndex(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window or its letters became larger or smaller."""
        if watched is self._window and event.type() in _FIT_AT:
            self.fit()
        return super().eventFilter(watched, event)

    def close(self) -> None:
        """Take the panels out of the window."""
        self._window.removeEventFilter(self)
        self.set_paged(paged=False)
        for dock in self.docks.values():
            self._window.removeDockWidget(dock)
            # The next kaart brings docks of the same name; places are restored by name.
            dock.setObjectName("")
            dock.hide()
            dock.setParent(None)
            dock.deleteLater()
        self.deleteLater()
