"""A workbook of ours that comes back: what somebody changed in it, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import notatie
from sociale_kaart.importing.plan import GEWIJZIGD, NIEUW
from sociale_kaart.importing.rondgestuurd import HERKEND
from sociale_kaart.ui.importing.questions import label, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.importing.plan import ImportPlan, PlannedRow
    from sociale_kaart.ui.register import Register

_LETTERS = (26, 20, 20, 20, 20)
_AIR_PX = 10


class Verandering(NamedTuple):
    """One line: of what, which field, what it was, is in the list, is on the kaart, and then."""

    naam: str
    gegeven: str
    was: str
    lijst: str
    kaart: str
    gevolg: str


class ReturnedPage(QWidget):
    """The differences, one line for each field.

    Args:
        register: the open kaart, for the names as they are there.
        parent: owner.
    """

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.head = QLabel(self)
        self.head.setWordWrap(True)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.table = self._make_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        layout.addStretch(0)

    def _make_table(self) -> QTableWidget:
        heads = [
            self.tr("Hulpbron"),
            self.tr("Gegeven"),
            self.tr("Bij het versturen"),
            self.tr("In de lijst"),
            self.tr("Nu op de kaart"),
            self.tr("Wat er gebeurt"),
        ]
        table = QTableWidget(0, len(heads), self)
        table.setAccessibleName(self.tr("Wat er in de lijst is veranderd"))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        header = table.horizontalHeader()
        header.setAccessibleName(self.tr("Koppen van de veranderingen"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(left)
        letter_px = table.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LETTERS):
            table.setColumnWidth(column, letters * letter_px + _AIR_PX)
        header.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        return table

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what a workbook changes."""
        lines = changes(plan, self._naam_van)
        self.head.setText(head_text(plan))
        # What the line above the table says already.
        told = [melding for melding in plan.meldingen if melding != HERKEND]
        self.note.setText("\n".join(told))
        self.note.setVisible(bool(told))
        self.table.setVisible(bool(lines))
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        if lines:
            self.table.setCurrentCell(0, 0)

    def _naam_van(self, uuid: str) -> str:
        hulpbron = self._register.hulpbron(uuid)
        return hulpbron.naam if hulpbron is not None else ""


def head_text(plan: ImportPlan) -> str:
    """Return how many rows there are and what kinds of change, as rich text."""
    changed = sum(row.vergelijking == GEWIJZIGD for row in plan.rows)
    new = sum(row.vergelijking == NIEUW for row in plan.rows)
    waiting = plan.totalen["wachtend"]
    text = _tr("Dit is een lijst die je eerder verstuurde: <b>{0}</b> rijen, <b>{1}</b> gewijzigd.")
    parts = [text.format(*map(notatie.getal, (plan.rijen, changed)))]
    if new:
        parts.append(_tr("Nieuw erbij: <b>{0}</b>.").format(notatie.getal(new)))
    if plan.verdwenen:
        gone = notatie.getal(len(plan.verdwenen))
        parts.append(_tr("Uit de lijst gehaald: <b>{0}</b>.").format(gone))
    if waiting:
        parts.append(_tr("Hierna vragen we je iets bij: <b>{0}</b>.").format(waiting))
    if not changed and not new and not waiting:
        parts.append(_tr("Er verandert niets op de kaart."))
    else:
        parts.append(_tr("Alleen wat is veranderd, verandert op de kaart."))
    return " ".join(parts)


def changes(plan: ImportPlan, naam_van: Callable[[str], str]) -> list[Verandering]:
    """Return the differences in the order of the list; what is asked about comes first."""
    found: list[Verandering] = []
    for row in sorted(plan.rows, key=lambda row: row.uitkomst != "wachtend"):
        naam = naam_van(row.bestaande or "") or row.naam or _tr("(geen naam)")
        if row.verschillen:
            found += [_line(naam, row, at) for at in range(len(row.verschillen))]
        elif row.vergelijking == NIEUW:
            found.append(Verandering(naam, _tr("(alles)"), "", "", "", _tr("komt op de kaart")))
        elif row.uitkomst == "wachtend" or row.is_refused:
            found.append(Verandering(naam, _tr("(hele rij)"), "", "", "", row.reden))
    return found


def _line(naam: str, row: PlannedRow, at: int) -> Verandering:
    one = row.verschillen[at]
    if one.botst:
        after = _tr("jij kiest: allebei veranderd")
    elif row.uitkomst == "wachtend":
        after = _tr("wacht op jou")
    else:
        after = _tr("wordt leeg") if one.lijst is None else _tr("wordt bijgewerkt")
    empty = _tr("(leeg)")
    texts = [shown(one.veld, value) or empty for value in (one.was, one.lijst, one.kaart)]
    return Verandering(naam, label(one.veld), texts[0], texts[1], texts[2], after)


def _tr(text: str) -> str:
    """Translate outside of a widget."""
    return QCoreApplication.translate("ReturnedPage", text)
