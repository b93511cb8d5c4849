"""The table with its selection tied to that of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sociale_kaart.ui.table.model import SORT_ROLE, UUID_ROLE, HulpbronModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register

# Widths of the columns in letters of the window.
_LETTERS = (32, 18, 21, 18, 22, 24, 22, 14, 20, 17)
_ROW_PX, _ROW_AIR_PX = 28, 10


class HulpbronTable(QTableView):
    """What is shown on the map, as rows.

    Args:
        register: the open kaart.
        area: names of buurten.
        parent: owner.
    """

    # uuid of a hulpbron to look at on the map
    opened = Signal(str)
    # uuid of the one hulpbron that was selected here
    chosen = Signal(str)

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._rows = HulpbronModel(area, self)
        self._rows.set_rows(register.shown)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._rows)
        self._sorted.setSortRole(SORT_ROLE)
        self._sorted.setDynamicSortFilter(True)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setIconSize(QSize(18, 18))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setMinimumHeight(64)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setStretchLastSection(True)
        self._fit_columns()
        self.setAccessibleName(self.tr("Tabel met hulpbronnen"))
        self._following = False
        register.shown_changed.connect(self._refresh)
        register.selection_changed.connect(self._follow)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.activated.connect(self._open)
        self._follow()

    def _fit_columns(self) -> None:
        letter_px = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LETTERS):
            self.setColumnWidth(column, letters * letter_px)
        self.verticalHeader().setDefaultSectionSize(
            max(_ROW_PX, self.fontMetrics().lineSpacing() + _ROW_AIR_PX)
        )

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need wider columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_columns()

    def uuids(self) -> list[str]:
        """Return the hulpbronnen in the order of the rows."""
        model = self._sorted
        return [str(model.index(row, 0).data(UUID_ROLE)) for row in range(model.rowCount())]

    def _refresh(self) -> None:
        self._following = True
        self._rows.set_rows(self._register.shown)
        self._following = False
        self._follow()

    def _follow(self) -> None:
        """Select the rows of what the register has selected."""
        if self._following:
            return
        wanted = set(self._register.selected)
        selection = QItemSelection()
        first: QModelIndex | None = None
        for uuid in wanted:
            row = self._rows.row_of(uuid)
            if row is not None:
                index = self._sorted.mapFromSource(self._rows.index(row, 0))
                selection.select(index, index)
                first = first or index
        self._following = True
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        if first is not None:
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        self._following = False

    def _tell(self) -> None:
        if self._following:
            return
        self._following = True
        rows = self.selectionModel().selectedRows()
        self._register.select([str(index.data(UUID_ROLE)) for index in rows])
        self._following = False
        if len(rows) == 1:
            self.chosen.emit(self._register.selected[0])

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(UUID_ROLE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete removes what is selected; undo brings it back."""
        if event.key() == Qt.Key.Key_Delete and self._register.selected:
            self._register.delete(self._register.selected)
        else:
            super().keyPressEvent(event)
