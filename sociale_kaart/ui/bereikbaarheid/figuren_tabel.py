"""The table of figures: linked with the map, sorted only by who asks for it, copied to a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sociale_kaart.ui.bereikbaarheid.tabel_model import Index, TabelModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sociale_kaart.ui.bereikbaarheid.tabel_model import Kolom

_SAMPLED_ROWS = 40
_LOWEST_PX = 56


class FigurenTabel(QTableView):
    """Rows of figures.

    Args:
        name: what a screen reader calls it.
        parent: owner.
    """

    # code of the row that is looked at
    pointed = Signal(str)
    # code of a row that was opened with Enter or a double click
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TabelModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setMinimumHeight(_LOWEST_PX)  # the window must fit on a small laptop
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(_SAMPLED_ROWS)
        header.setStretchLastSection(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        header.sortIndicatorChanged.connect(self._sort)
        header.setSortIndicatorShown(True)
        self.activated.connect(self._open)

    def show_rows(self, codes: Sequence[str], kolommen: Sequence[Kolom]) -> None:
        """Show other rows; what was chosen stays chosen when it is still there."""
        kept = self.current_code
        before = self.rows.koppen
        self.rows.show_rows(codes, kolommen)
        if self.rows.koppen != before:
            self.resizeColumnsToContents()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        if kept:
            self.look_at(kept)

    @property
    def current_code(self) -> str:
        """Code of the row that is looked at; '' when there is none."""
        index = self.currentIndex()
        return self.rows.code(index.row()) if index.isValid() else ""

    def look_at(self, code: str) -> None:
        """Choose a row and bring it into view, without telling."""
        row = self.rows.row_of(code)
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        if row >= 0:
            index = self.rows.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self.blockSignals(blocked)

    def copy(self) -> int:
        """Copy the chosen rows, or all when at most one is chosen; returns how many."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = chosen if len(chosen) > 1 else range(self.rows.rowCount())
        QGuiApplication.clipboard().setText("\n".join(self.rows.lines(list(rows))))
        return len(rows)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0:
            self.rows.sort(column, order)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.code(index.row()))

    # -- Qt --------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: another row is looked at."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.pointed.emit(self.rows.code(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Ctrl+C copies for a sheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
