"""Which columns the table shows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.ui.filters import folded
from sociale_kaart.ui.roomy import size_in_letters
from sociale_kaart.ui.table.columns import DEFAULT, NAAM, chosen, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE = Qt.ItemDataRole.UserRole
# Letters and lines.
_SIZE = (100, 30)


class ColumnsDialog(QDialog):
    """All columns on the left to tick, the ones that are shown on the right in their order.

    Args:
        shown: codes of the columns that are shown.
        parent: the window.
    """

    def __init__(self, shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kies de kolommen"))
        self.setProperty("onderwerp", "tabel-en-lijstjes#de-tabel")
        size_in_letters(self, *_SIZE)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Zoek een kolom…"))
        self.search.setAccessibleName(self.tr("Zoek een kolom"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.all = QListWidget(self)
        self.all.setAccessibleName(self.tr("Alle kolommen"))
        self.order = QListWidget(self)
        self.order.setAccessibleName(self.tr("Kolommen in de tabel, van links naar rechts"))
        self.order.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.order.currentRowChanged.connect(self._enable)
        self._make_list()
        self.show_columns(shown)
        self.all.itemChanged.connect(self._ticked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self._lists(), 1)
        layout.addWidget(self._buttons())

    def _lists(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        left = QLabel(self.tr("Alle kolommen"), self)
        left.setBuddy(self.all)
        right = QLabel(self.tr("In de tabel, van links naar rechts"), self)
        right.setBuddy(self.order)
        grid.addWidget(left, 0, 0)
        grid.addWidget(right, 0, 1)
        grid.addWidget(self.search, 1, 0)
        moves = QHBoxLayout()
        self.up = QPushButton(self.tr("Naar links"), self)
        self.down = QPushButton(self.tr("Naar rechts"), self)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        for button in (self.up, self.down):
            button.setAutoDefault(False)
            moves.addWidget(button)
        grid.addLayout(moves, 1, 1)
        grid.addWidget(self.all, 2, 0)
        grid.addWidget(self.order, 2, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        ok = buttons.addButton(
            self.tr("Toon deze kolommen"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        ok.setDefault(True)
        again = buttons.addButton(self.tr("Zoals eerst"), QDialogButtonBox.ButtonRole.ResetRole)
        again.setToolTip(self.tr("De kolommen die er zijn als je nog niets kiest"))
        again.clicked.connect(lambda: self.show_columns(DEFAULT))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _make_list(self) -> None:
        groep = ""
        for column in columns().values():
            if column.groep != groep:
                groep = column.groep
                head = QListWidgetItem(groep, self.all)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                font = head.font()
                font.setBold(True)
                head.setFont(font)
            item = QListWidgetItem(column.kop, self.all)
            item.setData(_CODE, column.code)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            # The name tells which hulpbron a row is, so it stays.
            item.setFlags(
                Qt.ItemFlag.ItemIsSelectable
                if column.code == NAAM
                else flags | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)

    def show_columns(self, codes: Sequence[str]) -> None:
        """Propose these columns in this order."""
        self.order.clear()
        for column in chosen(codes):
            self._append(column.code)
        blocked = self.all.blockSignals(True)  # noqa: FBT003 - Qt's signature
        wanted = set(self.codes())
        for item in self._items():
            on = item.data(_CODE) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.all.blockSignals(blocked)
        self._enable()

    def codes(self) -> list[str]:
        """Return the chosen columns in their order."""
        return [str(self.order.item(row).data(_CODE)) for row in range(self.order.count())]

    def _items(self) -> list[QListWidgetItem]:
        found = [self.all.item(row) for row in range(self.all.count())]
        return [item for item in found if item.data(_CODE)]

    def _append(self, code: str) -> None:
        item = QListWidgetItem(columns()[code].kop, self.order)
        item.setData(_CODE, code)
        if code == NAAM:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)

    def _ticked(self, item: QListWidgetItem) -> None:
        code = item.data(_CODE)
        codes = self.codes()
        if item.checkState() == Qt.CheckState.Checked and code not in codes:
            self._append(str(code))
        elif item.checkState() != Qt.CheckState.Checked and code in codes and code != NAAM:
            self.order.takeItem(codes.index(str(code)))

    def _move(self, by: int) -> None:
        row = self.order.currentRow()
        # The name stays the first.
        if row > 0 and 0 < row + by < self.order.count():
            self.order.insertItem(row + by, self.order.takeItem(row))
            self.order.setCurrentRow(row + by)
            self._enable()

    def _enable(self, *_: object) -> None:
        row = self.order.currentRow()
        if hasattr(self, "up"):
            self.up.setEnabled(row > 1)
            self.down.setEnabled(0 < row < self.order.count() - 1)

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed).split()
        for item in self._items():
            text = folded(item.text())
            item.setHidden(not all(word in text for word in wanted))
