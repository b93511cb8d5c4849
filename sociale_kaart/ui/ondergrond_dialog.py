"""What an ondergrond holds: its sources, and the figures of each buurt."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import notatie
from sociale_kaart.ui.roomy import RoomyDelegate, size_in_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.operations.ondergrond_inhoud import Cijfer, Inhoud

_SIZE = (110, 34)


class OndergrondInfoDialog(QDialog):
    """Name, year and sources; below that the figures of one buurt.

    Args:
        inhoud: what the ondergrond holds.
        buurtnamen: names of the buurten by code.
        parent: the window.
    """

    def __init__(self, inhoud: Inhoud, buurtnamen: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._inhoud = inhoud
        self.setWindowTitle(self.tr("Over deze ondergrond"))
        size_in_letters(self, *_SIZE)
        self.head = QLabel(self._about(), self)
        self.head.setWordWrap(True)
        self.head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bronnen = self._table(
            self.tr("Bronnen van deze ondergrond"),
            [self.tr("Bron"), self.tr("Datum"), self.tr("Bestand"), self.tr("Licentie")],
        )
        rows = [(b.naam, _day(b.datum), b.bestand, b.licentie) for b in inhoud.bronnen]
        self._fill(self.bronnen, rows)
        self.buurt = QComboBox(self)
        for code, naam in buurtnamen.items():
            self.buurt.addItem(naam, code)
        label = QLabel(self.tr("Cijfers van deze buurt"), self)
        label.setBuddy(self.buurt)
        self.buurt.setAccessibleName(label.text())
        self.cijfers = self._table(
            self.tr("Cijfers per buurt"),
            [self.tr("Onderwerp"), self.tr("Waarde"), self.tr("Jaar"), self.tr("Bron")],
        )
        self.none = QLabel(
            self.tr(
                "Deze ondergrond heeft geen cijfers per buurt. Maak een nieuwe met de kerncijfers "
                "of de nabijheid van het CBS: Bestand › Maak een ondergrond."
            ),
            self,
        )
        self.none.setWordWrap(True)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.head)
        layout.addWidget(self.bronnen, 2)
        for widget in (label, self.buurt):
            layout.addWidget(widget)
        layout.addWidget(self.cijfers, 3)
        layout.addWidget(self.none)
        layout.addWidget(close)
        some = bool(inhoud.cijfers)
        for part in (label, self.buurt, self.cijfers):
            part.setVisible(some)
        self.none.setVisible(not some)
        self.buurt.activated.connect(lambda _: self._show_buurt())
        self._show_buurt()

    def _about(self) -> str:
        inhoud = self._inhoud
        text = self.tr("{0}, buurten van {1}. Gemaakt op {2}. Buurten met cijfers: {3}.")
        return text.format(
            inhoud.naam,
            inhoud.jaar,
            _day(inhoud.gemaakt_op) or self.tr("onbekend"),
            notatie.getal(len(inhoud.cijfers)),
        )

    def _table(self, naam: str, koppen: list[str]) -> QTableWidget:
        table = QTableWidget(0, len(koppen), self)
        table.setAccessibleName(naam)
        table.setHorizontalHeaderLabels(koppen)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setItemDelegate(RoomyDelegate(table))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table

    def _show_buurt(self) -> None:
        found = self._inhoud.cijfers.get(str(self.buurt.currentData()), ())
        self._fill(self.cijfers, [(c.naam, self._value(c), c.jaar, c.bron) for c in found])

    def _value(self, cijfer: Cijfer) -> str:
        if math.isnan(cijfer.waarde):
            return self.tr("niet bekend")
        whole = float(cijfer.waarde).is_integer()
        return f"{notatie.getal(cijfer.waarde, 0 if whole else 1)} {cijfer.eenheid}".strip()

    @staticmethod
    def _fill(table: QTableWidget, rows: Sequence[tuple[Any, ...]]) -> None:
        table.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(str(text))
                item.setToolTip(str(text))
                table.setItem(row, column, item)


def _day(text: str) -> str:
    """Return a date as people write it; a year, or what is no date, as it is."""
    try:
        return notatie.datum(dt.date.fromisoformat(text))
    except ValueError:
        return text
