"""The panel Bereikbaarheid: a list of pages, each made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from sociale_kaart.ui.bereikbaarheid.context import LayerBoard, PageContext
from sociale_kaart.ui.bereikbaarheid.page_frame import PageFrame
from sociale_kaart.ui.bereikbaarheid.pages import PAGES, Page
from sociale_kaart.ui.roomy import RoomyDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from sociale_kaart.ui.bereikbaarheid.context import Surroundings

_LAST = "bereikbaarheid/pagina"


class BereikbaarheidPanel(QWidget):
    """The pages beside their list.

    Args:
        around: the window.
        pages: which pages there are.
        parent: owner.
    """

    def __init__(
        self,
        around: Surroundings,
        pages: Sequence[Page] = PAGES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.around = around
        self.board = LayerBoard(around.map, self)
        self._settings = around.settings
        self._pages = {page.id: page for page in pages}
        self._order = [page.id for page in pages]
        self._made: dict[str, QWidget] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._contexts = {page.id: PageContext(page.id, around, self.board, self) for page in pages}
        around.map.layer_closed.connect(self.board.clear)
        self.list = QListWidget(self)
        self.list.setObjectName("keuzes")
        self.list.setAccessibleName(self.tr("Onderdelen van Bereikbaarheid"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(RoomyDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in pages:
            title = QCoreApplication.translate("bereikbaarheid", page.title)
            QListWidgetItem(title, self.list)
        self.list.setVisible(len(pages) > 1)
        self._fit_list()
        self.stack = QStackedWidget(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(self.stack, 1)
        remembered = around.settings.text(_LAST)
        self._current = remembered if remembered in self._pages else self._order[0]
        self.list.setCurrentRow(self._order.index(self._current))
        self.list.currentRowChanged.connect(lambda row: self.show_page(self._order[row]))

    def context(self, page: str) -> PageContext:
        """Return what a page works with."""
        return self._contexts[page]

    def page(self, page: str) -> QWidget:
        """Return a page; it is made when nobody saw it before."""
        if page not in self._made:
            made = self._pages[page].factory(self._contexts[page])
            area = QScrollArea(self.stack)
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
            area.setWidget(PageFrame(made))
            self.stack.addWidget(area)
            self._made[page], self._areas[page] = made, area
        return self._made[page]

    def show_page(self, page: str) -> QWidget:
        """Bring a page into view and return it."""
        made = self.page(page)
        self.stack.setCurrentWidget(self._areas[page])
        self._current = page
        self.list.setCurrentRow(self._order.index(page))
        self._settings.set_text(_LAST, page)
        return made

    @property
    def current(self) -> str:
        """Id of the page that is in view, or will be."""
        return self._current

    def notation_changed(self) -> None:
        """Have every page write its numbers again."""
        for page in self._made:
            self._contexts[page].notation_changed.emit()

    def _fit_list(self) -> None:
        wanted = self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + 20
        self.list.setFixedWidth(max(wanted, 24))
        self.list.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.list.setMinimumHeight(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only now the first page is needed."""
        super().showEvent(event)
        self._fit_list()
        self.show_page(self._current)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need a wider list."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "list"):
            self._fit_list()
