"""Words of a list that are not ours, each with what it may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from sociale_kaart.domain import categorieen, lijsten, notatie
from sociale_kaart.domain.tabellen import tabel
from sociale_kaart.importing.koppeling import label_of, veldlabel
from sociale_kaart.importing.waarden import KEUZEVELDEN
from sociale_kaart.ui.importing.calm_combo import CalmCombo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.operations.lijst_bekijken import Bekeken

# More are told in the receipt; nobody answers them one by one.
_MOST = 200
_LETTERS = (30, 22, 9)


class WordsTable(QTableWidget):
    """A line per word; nothing is taken that nobody chose.

    Args:
        parent: owner.
    """

    # field, word, what it stands for (field -> code), or None to leave it open
    chosen = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setAccessibleName(self.tr("Woorden die we niet kennen"))
        self.setHorizontalHeaderLabels(
            [self.tr("Woord"), self.tr("Kolom"), self.tr("Rijen"), self.tr("Betekent")]
        )
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        width = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LETTERS):
            self.setColumnWidth(column, letters * width)
        self.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def show_words(self, bekeken: Bekeken, koppeling: Koppeling) -> None:
        """Show the words; what was chosen before stays chosen."""
        self.setRowCount(0)
        for (veld, waarde), (aantal, suggestie) in list(bekeken.onbekend.items())[:_MOST]:
            combo = self._add(veld, waarde, aantal, self.tr("niet ingedeeld"))
            if suggestie:
                text = self.tr("Misschien: {0}").format(label_of(suggestie))
                combo.addItem(text, dict(suggestie))
            for code, label in _items(veld):
                combo.addItem(label, {veld: code})
        for vraag in bekeken.vragen[:_MOST]:
            combo = self._add(
                vraag.veld, vraag.waarde, vraag.aantal,
                self.tr("{0}, verder niet ingevuld").format(label_of(vraag.codes)),
            )  # fmt: skip
            combo.setToolTip(vraag.tekst)
            for code, label in _items(vraag.vraagt):
                combo.addItem(
                    self.tr("{0}, {1}").format(label_of(vraag.codes), label),
                    {**vraag.codes, vraag.vraagt: code},
                )
        self._answered(koppeling)

    def _add(self, veld: str, waarde: str, aantal: int, nothing: str) -> CalmCombo:
        row = self.rowCount()
        self.insertRow(row)
        for column, text in enumerate((waarde, veldlabel(veld), notatie.getal(aantal))):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.setItem(row, column, item)
        combo = CalmCombo(self.tr("‘{0}’ betekent").format(waarde), self)
        combo.addItem(nothing, None)
        combo.activated.connect(
            lambda _, box=combo: self.chosen.emit(veld, waarde, box.currentData())
        )
        combo.setProperty("woord", (veld, waarde))
        self.setCellWidget(row, 3, combo)
        return combo

    def _answered(self, koppeling: Koppeling) -> None:
        """Choose again what was chosen."""
        for row in range(self.rowCount()):
            combo = self.cellWidget(row, 3)
            if not isinstance(combo, CalmCombo):
                continue
            veld, waarde = combo.property("woord")
            known = koppeling.waarden.get(veld, {}).get(waarde)
            if known is not None:
                codes: Mapping[str, str] = {veld: known} if isinstance(known, str) else known
                places = [i for i in range(combo.count()) if combo.itemData(i) == dict(codes)]
                combo.setCurrentIndex(places[0] if places else 0)


def _items(veld: str) -> list[tuple[str, str]]:
    """Return code and label of everything a field may hold."""
    if veld == "categorie":
        return [(one.code, one.label) for one in categorieen.categorieen()]
    naam, kolom = KEUZEVELDEN.get(veld, ("hulpbronnen", veld))
    return [(item.code, item.label) for item in lijsten.lijst(tabel(naam).veld(kolom).lijst)]
