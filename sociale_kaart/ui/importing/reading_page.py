"""How the file was read: what was decided, how it can be otherwise, and the rows as they are."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import notatie
from sociale_kaart.importing.leesregels import KOPRIJ, Leeskeuze
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.importing.stelsel_field import StelselField

if TYPE_CHECKING:
    from sociale_kaart.operations.lijst_bekijken import Bekeken

_CODERINGEN = ("utf-8", "cp1252", "utf-16")
_MOST_COLUMNS = 60
_LAST_ROW = 1_048_576
_TOLD = 6


class ReadingPage(QWidget):
    """Shows what was decided about a file; every choice reads it again.

    Args:
        parent: owner.
    """

    # Leeskeuze
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bekeken: Bekeken | None = None
        self._filling = False
        self.count = QLabel(self)
        self.count.setWordWrap(True)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.blad = QComboBox(self)
        self.tabel = QComboBox(self)
        self.first, self.last = QSpinBox(self), QSpinBox(self)
        for spin in (self.first, self.last):
            spin.setRange(0, _LAST_ROW)
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(self._choose_headers)
        self.first.setSpecialValueText(self.tr("geen"))
        self.last.setSpecialValueText(self.tr("geen"))
        self.codering = QComboBox(self)
        self.teken = QComboBox(self)
        for naam, teken in (
            (self.tr("puntkomma"), ";"),
            (self.tr("komma"), ","),
            (self.tr("tab"), "\t"),
            (self.tr("streep |"), "|"),
        ):
            self.teken.addItem(naam, teken)
        self.stelsel = StelselField(self)
        self.stelsel.activated.connect(lambda: self._choose(stelsel=self.stelsel.currentData()))
        self.gekanteld = QCheckBox(self.tr("De kenmerken staan onder elkaar"), self)
        self.verborgen = QCheckBox(self.tr("Neem verborgen rijen en kolommen mee"), self)
        self.blad.activated.connect(self._choose_sheet)
        self.tabel.activated.connect(lambda: self._choose(tabel=self.tabel.currentIndex()))
        self.codering.activated.connect(lambda: self._choose(codering=self.codering.currentData()))
        self.teken.activated.connect(lambda: self._choose(scheidingsteken=self.teken.currentData()))
        self.gekanteld.clicked.connect(
            lambda on: self._choose(gekanteld=on, koprijen=None, tabel=None)
        )
        self.verborgen.clicked.connect(lambda on: self._choose(verborgen=on))
        self.table = QTableWidget(self)
        self.table.setAccessibleName(self.tr("De lijst zoals die wordt gelezen"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self._lay_out()

    def _lay_out(self) -> None:
        choices = QWidget(self)
        flow = FlowLayout(choices, 16, 8)
        self._groups = {
            "blad": self._group(choices, self.tr("Blad"), self.blad),
            "tabel": self._group(choices, self.tr("Tabel op dit blad"), self.tabel),
            "koppen": self._group(
                choices, self.tr("Kolomnamen in rij"), self.first, self.tr("tot en met"), self.last
            ),
            "codering": self._group(choices, self.tr("Tekens"), self.codering),
            "stelsel": self._group(choices, self.tr("De plekken zijn"), self.stelsel),
            "teken": self._group(choices, self.tr("Tussen de kolommen staat"), self.teken),
        }
        for group in (*self._groups.values(), self.gekanteld, self.verborgen):
            flow.addWidget(group)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.count)
        layout.addWidget(choices)
        layout.addWidget(self.told)
        layout.addWidget(self.table, 1)

    def _group(self, parent: QWidget, *parts: str | QWidget) -> QWidget:
        group = QWidget(parent)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        said = ""
        for part in parts:
            if isinstance(part, str):
                said = f"{said} {part}".strip()
                row.addWidget(QLabel(part, group))
            else:
                part.setAccessibleName(said)
                row.addWidget(part)
        return group

    def show_list(self, bekeken: Bekeken) -> None:
        """Show how a list was read."""
        self._filling = True
        self._bekeken = bekeken
        keuze = bekeken.keuze
        self._count(bekeken)
        self.told.setText("\n".join(f"• {text}" for text in bekeken.toelichting[:_TOLD]))
        self.told.setToolTip("\n".join(bekeken.toelichting))
        self.told.setVisible(bool(bekeken.toelichting))
        self.blad.clear()
        for blad in bekeken.bladen:
            hidden = self.tr(" (verborgen)") if blad.verborgen else ""
            self.blad.addItem(f"{blad.naam}{hidden}", blad.naam)
        self.blad.setCurrentIndex(self.blad.findData(keuze.blad))
        self.tabel.clear()
        for number, plek in enumerate(bekeken.tabellen):
            text = self.tr("{0}: {1} ({2} rijen)")
            self.tabel.addItem(text.format(number + 1, ", ".join(plek.koppen), plek.rijen))
        self.tabel.setCurrentIndex(keuze.tabel or 0)
        first, last = keuze.koprijen or (0, 0)
        self.first.setValue(first)
        self.last.setValue(last)
        self.codering.clear()
        for codering in dict.fromkeys((keuze.codering or _CODERINGEN[0], *_CODERINGEN)):
            self.codering.addItem(codering, codering)
        self.teken.setCurrentIndex(self.teken.findData(keuze.scheidingsteken))
        self.gekanteld.setChecked(bool(keuze.gekanteld))
        self.verborgen.setChecked(bool(keuze.verborgen))
        self.stelsel.choose(keuze.stelsel or "")
        self._groups["stelsel"].setVisible(keuze.stelsel is not None)
        self._groups["blad"].setVisible(len(bekeken.bladen) > 1)
        self._groups["tabel"].setVisible(len(bekeken.tabellen) > 1)
        for naam in ("codering", "teken"):
            self._groups[naam].setVisible(bekeken.tekstbestand)
        for widget in (self._groups["koppen"], self.gekanteld, self.verborgen):
            widget.setVisible(keuze.koprijen is not None)
        self._fill(bekeken)
        self._filling = False

    def _count(self, bekeken: Bekeken) -> None:
        skipped = sum(bekeken.overgeslagen.values())
        text = self.tr("<b>{0}</b> rijen met iets erin = <b>{1}</b> om te importeren + <b>{2}</b> "
                       "die geen gegevens zijn.")  # fmt: skip
        numbers = (bekeken.rijen + skipped, bekeken.rijen, skipped)
        self.count.setText(text.format(*map(notatie.getal, numbers)))

    def _fill(self, bekeken: Bekeken) -> None:
        koppen = bekeken.koppen[:_MOST_COLUMNS]
        table = self.table
        table.clear()
        table.setColumnCount(len(koppen))
        table.setHorizontalHeaderLabels(list(koppen))
        table.setRowCount(len(bekeken.regels))
        table.setVerticalHeaderLabels([str(regel.rijnummer) for regel in bekeken.regels])
        heading = QFont(table.font())
        heading.setBold(True)
        for row, regel in enumerate(bekeken.regels):
            for column, text in enumerate(regel.cellen[: len(koppen)]):
                item = QTableWidgetItem(text)
                item.setToolTip(regel.reden or text)
                if regel.reden == KOPRIJ:
                    item.setFont(heading)
                elif regel.reden:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                table.setItem(row, column, item)
            if regel.reden:
                header = QTableWidgetItem(f"{regel.rijnummer} ✕")
                if regel.reden == KOPRIJ:
                    header.setText(self.tr("{0} kop").format(regel.rijnummer))
                header.setToolTip(regel.reden)
                table.setVerticalHeaderItem(row, header)
        table.resizeColumnsToContents()
        widest = self.fontMetrics().averageCharWidth() * 30
        for column in range(len(koppen)):
            table.setColumnWidth(column, min(table.columnWidth(column), widest))

    def _choose_sheet(self) -> None:
        if self._bekeken is not None:
            # What was decided about another sheet does not hold for this one.
            hidden = self._bekeken.keuze.verborgen
            self.chosen.emit(Leeskeuze(blad=self.blad.currentData(), verborgen=hidden))

    def _choose_headers(self) -> None:
        if not self._filling:
            first, last = self.first.value(), self.last.value()
            self._choose(koprijen=(first, max(first, last) if first else 0), tabel=None)

    def _choose(self, **changes: object) -> None:
        if self._bekeken is not None and not self._filling:
            keuze = dataclasses.replace(self._bekeken.keuze, **changes)  # type: ignore[arg-type]
            self.chosen.emit(keuze)
