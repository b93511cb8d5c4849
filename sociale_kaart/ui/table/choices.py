"""Several items of a list: tick boxes with a search line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten
from sociale_kaart.ui.filters import folded
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CODE = Qt.ItemDataRole.UserRole
# Letters and lines.
_SIZE = (60, 26)
# A shorter list needs no search line.
_SEARCH_FROM = 9


class ChoiceList(QWidget):
    """Tick boxes for the items of a list.

    Args:
        label: what is chosen.
        lijst: name of the list in `domain.lijsten`.
        parent: owner.
    """

    changed = Signal()

    def __init__(self, label: str, lijst: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Zoek in de lijst…"))
        self.search.setAccessibleName(self.tr("Zoek in de lijst"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget(self)
        self.list.setAccessibleName(label)
        for item in lijsten.lijst(lijst):
            row = QListWidgetItem(item.label, self.list)
            row.setData(_CODE, item.code)
            row.setToolTip(item.uitleg)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Unchecked)
        self.search.setVisible(self.list.count() >= _SEARCH_FROM)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def set_codes(self, codes: Iterable[str]) -> None:
        """Tick these items."""
        wanted = set(codes)
        for item in self._items():
            on = item.data(_CODE) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        if self.list.count():
            self.list.setCurrentRow(0)

    def codes(self) -> tuple[str, ...]:
        """Return the items that are ticked, in the order of the list."""
        return tuple(
            str(item.data(_CODE))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, typed: str) -> None:
        words = folded(typed).split()
        for item in self._items():
            text = folded(f"{item.text()} {item.toolTip()}")
            item.setHidden(not all(word in text for word in words))


class ChoicesDialog(QDialog):
    """Asks which items of a list one hulpbron has.

    Args:
        naam: of the hulpbron.
        kop: of the column.
        lijst: name of the list.
        codes: what it has now.
        parent: the window.
    """

    def __init__(
        self,
        naam: str,
        kop: str,
        lijst: str,
        codes: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(kop)
        size_in_letters(self, *_SIZE)
        text = QLabel(self.tr("Kies wat past bij ‘{0}’.").format(naam), self)
        text.setWordWrap(True)
        self.choices = ChoiceList(kop, lijst, self)
        self.choices.set_codes(codes)
        text.setBuddy(self.choices.list)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = buttons.addButton(self.tr("Bewaar"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(text)
        layout.addWidget(self.choices, 1)
        layout.addWidget(buttons)
        self.choices.setFocus()
