"""Which column is which field, what their words mean, and what is not kept."""

from __future__ import annotations

import csv
import functools
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base import paths
from sociale_kaart.importing.koppeling import BEWAAR, NIET, destinations, veldlabel
from sociale_kaart.importing.samengesteld import SOORTEN
from sociale_kaart.ui.importing.calm_combo import CalmCombo
from sociale_kaart.ui.importing.words_table import WordsTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.operations.lijst_bekijken import Bekeken, Kolom

_PERCENT = 100
_LETTERS = 26


class ColumnsPage(QWidget):
    """A line per column, a line per word that is not known.

    Args:
        parent: owner.
    """

    # Koppeling: columns or words were read otherwise
    changed = Signal(object)
    # a name for how this list is read
    save_wanted = Signal(str)
    # name of the profile to read this list with, '' for none
    profiel_wanted = Signal(str)
    # name of a profile that is no longer needed
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bekeken: Bekeken | None = None
        self._koppeling: Koppeling | None = None
        self._model = _field_model(self.tr("niet lezen, wel bewaren"), self)
        self.count = QLabel(self)
        self.count.setWordWrap(True)
        self.profiel = QLabel(self)
        self.profiel.setWordWrap(True)
        self.kies = CalmCombo(self.tr("Lees met profiel"), self)
        self.kies.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self.kies.activated.connect(lambda _: self.profiel_wanted.emit(self.kies.currentData()))
        self.remove = QPushButton(self.tr("Verwijder dit profiel"), self)
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.kies.currentData()))
        self.naam = QLineEdit(self)
        self.naam.setPlaceholderText(self.tr("Naam, voor de lijst van volgend jaar"))
        self.naam.setAccessibleName(self.tr("Naam van het profiel"))
        self.save = QPushButton(self.tr("Bewaar als profiel"), self)
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.table = self._make_table()
        self.words_label = QLabel(self.tr("Woorden die we niet kennen. Wat betekenen ze?"), self)
        self.words = WordsTable(self)
        self.words.chosen.connect(self._word)
        row = QHBoxLayout()
        row.addWidget(self.kies)
        row.addWidget(self.remove)
        row.addWidget(self.profiel, 1)
        row.addWidget(self.naam, 1)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.count)
        layout.addWidget(self.table, 3)
        layout.addWidget(self.words_label)
        layout.addWidget(self.words, 2)
        layout.addLayout(row)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 5, self)
        table.setAccessibleName(self.tr("Kolommen van de lijst"))
        table.setHorizontalHeaderLabels(
            [
                self.tr("Kolom"),
                self.tr("Voorbeelden"),
                self.tr("Wordt"),
                self.tr("Zeker"),
                self.tr("Persoonsgegevens"),
            ]
        )
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        width = self.fontMetrics().averageCharWidth()
        header = table.horizontalHeader()
        header.setMinimumSectionSize(8 * width)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, letters in ((0, 20), (2, _LETTERS), (3, 8), (4, 20)):
            table.setColumnWidth(column, letters * width)
        return table

    @property
    def koppeling(self) -> Koppeling:
        """How the columns are to be read."""
        assert self._koppeling is not None, "a list is shown"
        return self._koppeling

    def show_list(self, bekeken: Bekeken) -> None:
        """Show the columns of a list as they are read now."""
        self._bekeken = bekeken
        self._koppeling = bekeken.koppeling
        # What was there goes at once: the keyboard must not come in a field that is on its way out.
        self.table.setRowCount(0)
        self.table.setRowCount(len(bekeken.kolommen))
        for row, kolom in enumerate(bekeken.kolommen):
            self._show_column(row, kolom)
        self.show_words(bekeken)
        self._tell()

    def show_words(self, bekeken: Bekeken) -> None:
        """Show which words are not known, leaving the columns as they are."""
        self._bekeken = bekeken
        self.words.show_words(bekeken, self.koppeling)
        for widget in (self.words_label, self.words):
            widget.setVisible(self.words.rowCount() > 0)

    def _show_column(self, row: int, kolom: Kolom) -> None:
        koppeling = self.koppeling
        examples = " · ".join(kolom.voorbeelden) or self.tr("(leeg)")
        for column, text in ((0, kolom.kop), (1, examples)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(row, column, item)
        combo = CalmCombo(self.tr("Kolom ‘{0}’ wordt").format(kolom.kop), self.table)
        combo.setModel(self._model)
        velden = _velden(koppeling, kolom.kop)
        combo.setCurrentIndex(max(0, combo.findData(velden[0] if velden else "")))
        if len(velden) > 1:
            combo.setToolTip(", ".join(map(veldlabel, velden)))
        combo.activated.connect(lambda _, kop=kolom.kop, box=combo: self._map(kop, box))
        self.table.setCellWidget(row, 2, combo)
        self.table.setItem(row, 3, QTableWidgetItem(self._sure(velden)))
        self._show_person(row, kolom.kop)

    def _sure(self, velden: list[str]) -> str:
        if not velden:
            return ""
        sure = self.koppeling.zekerheid.get(velden[0], 1.0)
        return self.tr("{0}%").format(round(sure * _PERCENT))

    def _show_person(self, row: int, kop: str) -> None:
        koppeling = self.koppeling
        if kop in koppeling.weigert:
            text = self.tr("over cliënten: komt er niet in")
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(row, 4, item)
            return
        self.table.setItem(row, 4, QTableWidgetItem(""))
        if kop not in koppeling.persoonsgegevens:
            return
        combo = CalmCombo(self.tr("Persoonsgegevens in ‘{0}’").format(kop), self.table)
        combo.addItem(self.tr("niet bewaren"), NIET)
        combo.addItem(self.tr("wel bewaren"), BEWAAR)
        combo.setCurrentIndex(combo.findData(koppeling.persoonsgegevens[kop]))
        combo.activated.connect(lambda _, box=combo: self._person(kop, box.currentData()))
        self.table.setCellWidget(row, 4, combo)

    def _map(self, kop: str, combo: CalmCombo) -> None:
        veld = combo.currentData()
        koppeling = self.koppeling
        velden = {v: k for v, k in koppeling.velden.items() if k != kop and v != veld}
        zekerheid = {v: z for v, z in koppeling.zekerheid.items() if v in velden}
        combined = {k: s for k, s in koppeling.samengesteld.items() if k in velden.values()}
        if veld:
            velden[veld] = kop
            zekerheid[veld] = 1.0
            if kind := _KINDS.get(veld):
                combined[kop] = kind
        koppen = self._bekeken.koppen if self._bekeken else ()
        taken = set(velden.values())
        self._koppeling = replace(
            koppeling,
            velden=velden,
            zekerheid=zekerheid,
            samengesteld=combined,
            over=tuple(k for k in koppen if k not in taken),
            weigert=koppeling.weigert,
        )
        self._again()

    def _person(self, kop: str, keuze: str) -> None:
        told = {**self.koppeling.persoonsgegevens, kop: keuze}
        self._koppeling = replace(self.koppeling, persoonsgegevens=told)
        self._again()

    def _word(self, veld: str, waarde: str, codes: object) -> None:
        words = {v: dict(known) for v, known in self.koppeling.waarden.items()}
        own = words.setdefault(veld, {})
        if codes is None:
            own.pop(waarde, None)
        else:
            own[waarde] = codes  # type: ignore[assignment]
        self._koppeling = replace(self.koppeling, waarden=words)
        self._tell()
        self.changed.emit(self._koppeling)

    def _again(self) -> None:
        """Let every line say what it is now: a field has one column."""
        assert self._bekeken is not None, "a list is shown"
        for row, kolom in enumerate(self._bekeken.kolommen):
            combo = self.table.cellWidget(row, 2)
            velden = _velden(self.koppeling, kolom.kop)
            if isinstance(combo, CalmCombo):
                combo.setCurrentIndex(max(0, combo.findData(velden[0] if velden else "")))
            item = self.table.item(row, 3)
            if item is not None:
                item.setText(self._sure(velden))
        self._tell()
        self.changed.emit(self._koppeling)

    def _tell(self) -> None:
        assert self._bekeken is not None, "a list is shown"
        what = [one.wat for one in destinations(self.koppeling, self._bekeken.koppen)]
        text = self.tr("<b>{0}</b> kolommen = <b>{1}</b> gelezen + <b>{2}</b> alleen bewaard bij "
                       "de rij + <b>{3}</b> niet bewaard.")  # fmt: skip
        counts = [what.count(naam) for naam in ("gelezen", "bewaard", "niet bewaard")]
        self.count.setText(text.format(len(what), *counts))
        naam = self.koppeling.profiel
        self.profiel.setText(self.tr("Gelezen met het profiel ‘{0}’.").format(naam) if naam else "")
        if naam and not self.naam.text():
            self.naam.setText(naam)

    def missing(self) -> str:
        """Say what is needed before the next step; empty when nothing is."""
        named = {"naam", "naam_adres", "organisatie", "activiteit"} & set(self.koppeling.velden)
        return "" if named else self.tr("Kies welke kolom de naam is.")

    def _save(self) -> None:
        self.save_wanted.emit(self.naam.text().strip())

    def show_profielen(self, namen: Sequence[str]) -> None:
        """Offer the saved profiles; the one this list was read with is chosen."""
        self.kies.clear()
        self.kies.addItem(self.tr("zonder profiel"), "")
        for naam in namen:
            self.kies.addItem(naam, naam)
        self.kies.setCurrentIndex(max(0, self.kies.findData(self.koppeling.profiel)))
        self.kies.setVisible(bool(namen))
        self.remove.setVisible(self.kies.currentIndex() > 0)

    def saved(self, text: str) -> None:
        """Say what came of saving the profile."""
        self.profiel.setText(text)


_KINDS = {soort: soort for soort in SOORTEN} | {"contactgegevens": "contact"}


def _velden(koppeling: Koppeling, kop: str) -> list[str]:
    return [veld for veld, taken in koppeling.velden.items() if taken == kop]


@functools.cache
def _fields() -> tuple[str, ...]:
    """Return the fields a column may be, those of the header list, by their label."""
    with paths.resource("koppen.csv").open(encoding="utf-8", newline="") as file:
        found = {row["veld"] for row in csv.DictReader(file)} - {"huisnummer_toevoeging"}
    return tuple(sorted(found, key=lambda veld: veldlabel(veld).casefold()))


def _field_model(none: str, parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for text, veld in ((none, ""), *((veldlabel(veld), veld) for veld in _fields())):
        item = QStandardItem(text)
        item.setData(veld, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model
