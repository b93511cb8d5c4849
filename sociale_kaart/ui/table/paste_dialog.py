"""What pasting will change, cell by cell, before anything changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
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
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from sociale_kaart.ui.table.clipboard import PastePlan

# Letters and lines.
_SIZE = (124, 28)
_LETTERS = (24, 20, 20, 20)
# More is not read by anyone; the counts tell of all.
_MOST = 500


class PasteDialog(QDialog):
    """Shows a plan; accepted means: paste.

    Args:
        plan: what pasting does.
        parent: the window.
    """

    def __init__(self, plan: PastePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Plak uit Excel"))
        self.setProperty("onderwerp", "tabel-en-lijstjes#van-en-naar-excel")
        size_in_letters(self, *_SIZE)
        self._plan = plan
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        self.text = QLabel(self._summary(), self)
        self.text.setWordWrap(True)
        layout.addWidget(self.text)
        self.table = self._table()
        layout.addWidget(self.table, 1)
        if not plan.cells:
            self.table.hide()
            layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        count = len(plan.writable())
        self.ok = buttons.addButton(
            self.tr("Plak {0} cellen").format(notatie.getal(count))
            if count != 1
            else self.tr("Plak deze cel"),
            QDialogButtonBox.ButtonRole.AcceptRole,
        )
        self.ok.setEnabled(count > 0)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _summary(self) -> str:
        plan = self._plan
        cells = plan.writable()
        records = len({cel.hulpbron for cel in cells})
        texts = [self.tr("Er verandert niets.")]
        if cells:
            texts = [
                self.tr(
                    "Er veranderen cellen: {0}, bij hulpbronnen: {1}. Dat wordt één stap."
                ).format(notatie.getal(len(cells)), notatie.getal(records))
            ]
        if wrong := len(plan.cells) - len(cells):
            texts.append(
                self.tr("Wat niet past, blijft zoals het is: {0}.").format(notatie.getal(wrong))
            )
        if plan.hetzelfde:
            texts.append(self.tr("Al zo: {0}.").format(notatie.getal(plan.hetzelfde)))
        if len(plan.cells) > _MOST:
            texts.append(self.tr("Je ziet de eerste {0}.").format(_MOST))
        return "\n".join([" ".join(texts), *plan.opmerkingen])

    def _table(self) -> QTableWidget:
        heads = [
            self.tr("Hulpbron"),
            self.tr("Kolom"),
            self.tr("Was"),
            self.tr("Wordt"),
            self.tr("Opmerking"),
        ]
        # What does not fit stands on top: that is what somebody can do something about.
        cells = sorted(self._plan.cells, key=lambda planned: planned.cel is not None)[:_MOST]
        table = QTableWidget(len(cells), len(heads), self)
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(self.tr("Wat verandert"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        for row, planned in enumerate(cells):
            texts = (
                planned.hulpbron.naam,
                planned.column.kop,
                planned.was or self.tr("(leeg)"),
                planned.wordt or self.tr("(leeg)"),
                planned.remark,
            )
            for at, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if planned.cel is None and at == 3:  # noqa: PLR2004 - the column 'Wordt'
                    font = item.font()
                    font.setStrikeOut(True)
                    item.setFont(font)
                table.setItem(row, at, item)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        letter_px = self.fontMetrics().averageCharWidth()
        for at, letters in enumerate(_LETTERS):
            table.setColumnWidth(at, letters * letter_px)
        header.setStretchLastSection(True)
        header.setAccessibleName(self.tr("Koppen"))
        return table
