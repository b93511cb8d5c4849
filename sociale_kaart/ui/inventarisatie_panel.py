"""With whom was spoken per buurt, and what is known there: three states, by symbol and word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, notatie, tabellen
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.operations import inventarisatie
from sociale_kaart.ui.inventarisatie_dialog import AskedDialog
from sociale_kaart.ui.panel_bar import PanelBar
from sociale_kaart.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from sociale_kaart.domain.hulpbron import Row, Value
    from sociale_kaart.operations.inventarisatie import Toestand
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register

_CODE = Qt.ItemDataRole.UserRole
_SYMBOLS = {
    inventarisatie.BEKEND: "●",
    inventarisatie.NIETS_GEVONDEN: "○",
    inventarisatie.NIET_GEVRAAGD: "–",
}
_PERSPECTIEF, _ALLES = "perspectief", ""
# What can be looked for: table or column, and the list of its items.
_LISTS = (
    ("vraaggebieden", "vraaggebied"),
    ("doelgroepen", "doelgroep"),
    ("werkzame_elementen", "werkzaam_element"),
    ("soort", "soort"),
)
# Looking at so many records takes some ten milliseconds.
_CELLS_PER_TURN = 20_000
_WHAT_LETTERS = 26
_LOG_LETTERS = (18, 18, 16, 16, 20)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the overview.

    Attributes:
        tekst: symbol and word.
        uitleg: who told, and when.
        stil: nobody was asked yet: quiet, for it says nothing about the buurt.
    """

    tekst: str
    uitleg: str
    stil: bool


def state_cell(toestand: Toestand) -> Cell:
    """Return what is known of a buurt as symbol and word."""
    text = f"{_SYMBOLS[toestand.tekst]}  {toestand.tekst}"
    if toestand.aantal:
        text += f" ({notatie.getal(toestand.aantal)})"
    return Cell(text, toestand.door, toestand.tekst == inventarisatie.NIET_GEVRAAGD)


def spoken_cell(rows: Sequence[Row], perspectief: str, buurtcode: str) -> Cell:
    """Return when somebody of a perspective was asked last in a buurt."""
    days = [
        dag
        for row in rows
        if row.get("perspectief") == perspectief
        and inventarisatie.covers(row, buurtcode)
        and (dag := parse_datum(row.get("datum")))
    ]
    if not days:
        return Cell("–  nog niet gesproken", "", stil=True)
    return Cell(f"●  {notatie.datum(max(days))}", "", stil=False)


class InventarisatiePanel(QWidget):
    """The overview on the left, the log on the right.

    Args:
        register: the open kaart.
        area: names of buurten.
        parent: owner.
    """

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._area = area
        self._rows: list[Row] = []
        self._stale = True
        self._turns = Turns(self)
        self.setProperty("onderwerp", "agenda-en-gesprekken#met-wie-is-gesproken")
        self.setAccessibleName(self.tr("Gesprekken per buurt"))
        self.what = QComboBox(self)
        self.what.setAccessibleName(self.tr("Waarover gaat het overzicht"))
        self.what.addItem(self.tr("Met wie is gesproken"), (_PERSPECTIEF, "perspectief"))
        self.what.addItem(self.tr("Wat weten we: alles samen"), (_ALLES, ""))
        for tabel, lijst in _LISTS:
            label = tabellen.tabel(tabel).label if tabel != "soort" else self.tr("Soort")
            self.what.addItem(self.tr("Wat weten we: {0}").format(label.lower()), (tabel, lijst))
        self.what.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.what.setMinimumContentsLength(_WHAT_LETTERS)
        self.bar = self._make_bar()
        self.overview = _table(self.tr("Overzicht per buurt"), self)
        self.log = _table(self.tr("Gesprekken"), self)
        self.log.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.log.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._lay_out()
        self.what.currentIndexChanged.connect(self.refresh)
        self.log.itemSelectionChanged.connect(self._enable)
        self.log.doubleClicked.connect(lambda _: self.ask(self.chosen_row()))
        self.overview.doubleClicked.connect(lambda _: self.ask())
        register.changed.connect(self._on_changed)
        area.loaded.connect(self._mark_stale)
        self._enable()

    def _make_bar(self) -> PanelBar:
        bar = PanelBar(self.tr("Gesprekken vastleggen"), self)
        bar.addWidget(self.what)
        bar.addSeparator()
        self.add = bar.add_button(
            self.tr("Leg een gesprek vast…"),
            self.tr("Schrijf op wat voor iemand je vroeg, waar, wanneer en hoe"),
            self.ask,
        )
        self.change = bar.add_button(
            self.tr("Wijzig…"),
            self.tr("Wijzig het gekozen gesprek"),
            lambda: self.ask(self.chosen_row()),
        )
        self.remove = bar.add_button(
            self.tr("Verwijder"), self.tr("Verwijder het gekozen gesprek"), self._remove
        )
        bar.addSeparator()
        self.legend = bar.addWidget(
            QLabel(self.tr("  ●  bekend     ○  gevraagd, niets gevonden     –  niet gevraagd"), bar)
        )
        return bar

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.overview)
        split.addWidget(self.log)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(split, 1)
        self.setFocusProxy(self.overview)

    # -- being up to date ------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: read when it is seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_changed(self, change: object) -> None:
        tabellen_ = getattr(change, "tabellen", None)
        wanted = {inventarisatie.TABEL, "hulpbronnen", "plekken", *(t for t, _ in _LISTS)}
        if tabellen_ is None or wanted & tabellen_:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show how things are now."""
        self._stale = False
        self._rows = sorted(
            inventarisatie.inventarisaties(self._register.session),
            key=lambda row: str(row.get("datum") or ""),
            reverse=True,
        )
        self._show_log()
        self._show_overview()

    # -- the overview ----------------------------------------------------------------------------

    def _show_overview(self) -> None:
        tabel, lijst = self.what.currentData()
        self.legend.setVisible(tabel != _PERSPECTIEF)
        items = [(i.code, i.label) for i in lijsten.lijst(lijst)] if lijst else []
        if tabel == _ALLES:
            items = [("", self.tr("Wat weten we"))]
        buurten = self._area.buurtnamen
        table = self.overview
        table.clear()
        table.setRowCount(len(buurten))
        table.setColumnCount(len(items))
        for at, (code, label) in enumerate(items):
            table.setHorizontalHeaderItem(at, _item(label, code))
        # In order of the alphabet: this is no league table.
        for at, (code, naam) in enumerate(buurten.items()):
            table.setVerticalHeaderItem(at, _item(naam, code))
        columns = [(at, code) for at, (code, _) in enumerate(items)]
        per_turn = max(1, _CELLS_PER_TURN // max(1, self._register.total))
        self._turns.start(columns, lambda some: self._fill(tabel, some), self._fit, per_turn)

    def _fill(self, tabel: str, columns: Sequence[tuple[int, str]]) -> None:
        for at, code in columns:
            head = self.overview.horizontalHeaderItem(at)
            label = head.text() if head is not None else ""
            for row, (buurtcode, cell) in enumerate(self._cells(tabel, code).items()):
                naam = self._area.naam(buurtcode)
                item = _item(cell.tekst, code)
                item.setToolTip(f"{naam}, {label}: {cell.tekst}\n{cell.uitleg}".strip())
                spoken = cell.tekst.split("  ", 1)[-1]
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{naam}, {label}: {spoken}")
                if cell.stil:
                    colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
                    item.setForeground(QBrush(colour))
                self.overview.setItem(row, at, item)

    def _cells(self, tabel: str, code: str) -> dict[str, Cell]:
        codes = list(self._area.buurtnamen)
        if tabel == _PERSPECTIEF:
            return {buurt: spoken_cell(self._rows, code, buurt) for buurt in codes}
        found = inventarisatie.states(
            self._register.records, self._rows, codes, lijst=tabel, code=code
        )
        return {buurt: state_cell(toestand) for buurt, toestand in found.items()}

    def _fit(self) -> None:
        self.overview.resizeColumnsToContents()

    # -- the log ---------------------------------------------------------------------------------

    def _show_log(self) -> None:
        kept = self.chosen_row()
        heads = [self.tr("Datum"), self.tr("Buurt"), self.tr("Gevraagd aan"), self.tr("Hoe")]
        heads += [self.tr("Waarover"), self.tr("Wat kwam eruit")]
        self.log.setColumnCount(len(heads))
        self.log.setHorizontalHeaderLabels(heads)
        self.log.verticalHeader().hide()
        self.log.setRowCount(len(self._rows))
        for at, row in enumerate(self._rows):
            day = parse_datum(row.get("datum"))
            texts = (
                notatie.datum(day) if day else "",
                self._area.naam(str(row.get("gebiedscode") or "")),
                lijsten.label("perspectief", str(row.get("perspectief") or "")),
                str(row.get("hoe") or ""),
                str(row.get("onderwerp") or self.tr("alles")),
                lijsten.label("inventarisatie_uitkomst", str(row.get("uitkomst") or "")),
            )
            for column, text in enumerate(texts):
                self.log.setItem(at, column, _item(text, str(row["uuid"])))
            if kept is not None and row["uuid"] == kept["uuid"]:
                self.log.selectRow(at)
        letter_px = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LOG_LETTERS):
            self.log.setColumnWidth(column, letters * letter_px)
        self.log.horizontalHeader().setStretchLastSection(True)
        self._enable()

    def chosen_row(self) -> Row | None:
        """Return the row of the log that is chosen."""
        items = self.log.selectedItems()
        uuid = items[0].data(_CODE) if items else None
        return next((row for row in self._rows if row["uuid"] == uuid), None)

    def _enable(self) -> None:
        chosen = self.chosen_row() is not None
        self.change.setEnabled(chosen)
        self.remove.setEnabled(chosen)

    # -- acting ----------------------------------------------------------------------------------

    def ask(self, row: Row | None = None) -> AskedDialog:
        """Ask for a new row, or change one; a new one begins with the chosen cell."""
        proposed = row or self._proposed()
        dialog = AskedDialog(self._area.buurtnamen, proposed, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        uuid = str(row["uuid"]) if row else ""
        dialog.given.connect(lambda values: self._keep(dialog, uuid, values))
        dialog.open()
        return dialog

    def _proposed(self) -> dict[str, Value]:
        head = self.overview.verticalHeaderItem(self.overview.currentRow())
        item = self.overview.horizontalHeaderItem(self.overview.currentColumn())
        if head is None or item is None:
            return {}
        found: dict[str, Value] = {"gebiedscode": str(head.data(_CODE))}
        tabel, lijst = self.what.currentData()
        if tabel == _PERSPECTIEF:
            found["perspectief"] = str(item.data(_CODE))
        elif lijst:
            found["onderwerp"] = lijsten.label(lijst, str(item.data(_CODE)))
        return found

    def _keep(self, dialog: AskedDialog, uuid: str, values: dict[str, Value]) -> None:
        try:
            if uuid:
                change = self._register.try_act(inventarisatie.edit_inventarisatie, uuid, values)
            else:
                change = self._register.try_act(inventarisatie.add_inventarisatie, values)
        except WorldError as error:
            dialog.refuse(" ".join(part for part in (error.wat, error.doen) if part))
            return
        dialog.done(AskedDialog.DialogCode.Accepted)
        self._register.done.emit(self.tr("Gedaan: {0}").format(change.tekst), True)  # noqa: FBT003 - a signal

    def _remove(self) -> None:
        row = self.chosen_row()
        if row is not None:
            self._register.act(inventarisatie.remove_inventarisatie, str(row["uuid"]))


def _table(name: str, parent: QWidget) -> QTableWidget:
    table = QTableWidget(parent)
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setMinimumHeight(64)
    table.setStyleSheet(
        "QTableCornerButton::section { background: palette(window); border: none; }"
    )
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setAccessibleName(name)
    table.verticalHeader().setAccessibleName(name)
    return table


def _item(text: str, code: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setData(_CODE, code)
    return item
