"""What residents and the participatieraad said, and what was done with it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.operations import inbreng
from sociale_kaart.operations.inventarisatie import covers
from sociale_kaart.ui.inbreng_dialog import InbrengDialog, gemeenten
from sociale_kaart.ui.panel_bar import PanelBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.operations.inbreng import Inbreng
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register

TABEL = "inbreng"
_UUID = Qt.ItemDataRole.UserRole
_ALLES, _OPEN, _GEDAAN = "alles", "open", "gedaan"
# Letters of the columns besides the two texts, which share what is left.
_LETTERS = {0: 19, 1: 15, 2: 20}
_TEKST, _GEDAAN_KOLOM = 3, 4
# Lines of a text that a row shows at most; all of it stands in the dialog and the tooltip.
_LINES = 3


class InbrengPanel(QWidget):
    """A list with a filter; without anything in it, what it is for.

    Args:
        register: the open kaart.
        area: names of buurten.
        parent: owner.
    """

    # buurtcode the list is about, '' for all: the sheet for the raad is wanted
    raadsblad_wanted = Signal(str)
    # how many are still open
    counted = Signal(int)

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._area = area
        self._all: list[Inbreng] = []
        self.setProperty("onderwerp", "participatieraad#inbreng-vastleggen")
        self.setAccessibleName(self.tr("Inbreng"))
        self.which = QComboBox(self)
        self.which.setAccessibleName(self.tr("Welke inbreng"))
        for code, label in (
            (_ALLES, self.tr("Alle inbreng")),
            (_OPEN, self.tr("Nog niets mee gedaan")),
            (_GEDAAN, self.tr("Er is iets mee gedaan")),
        ):
            self.which.addItem(label, code)
        self.buurt = QComboBox(self)
        self.buurt.setAccessibleName(self.tr("Over welke buurt"))
        self.buurt.addItem(self.tr("Alle buurten"), "")
        self.bar = self._make_bar()
        self.table = self._make_table()
        self.none = QLabel(self.tr("Niets gevonden met deze keuze."), self)
        self.none.setMargin(16)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty = self._make_empty()
        self.pages = QStackedWidget(self)
        for page in (self.table, self.none, self.empty):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.pages, 1)
        self.setFocusProxy(self.table)
        self.which.currentIndexChanged.connect(self._show)
        self.buurt.currentIndexChanged.connect(self._show)
        register.changed.connect(self._on_changed)
        area.loaded.connect(self._take_names)
        self._take_names()
        self.refresh()

    def _make_bar(self) -> PanelBar:
        bar = PanelBar(self.tr("Inbreng vastleggen"), self)
        bar.addWidget(self.which)
        bar.addWidget(self.buurt)
        bar.addSeparator()
        self.add = bar.add_button(
            self.tr("Voeg inbreng toe…"),
            self.tr("Schrijf op wat een bewoner of de participatieraad zei"),
            self.ask,
        )
        self.change = bar.add_button(
            self.tr("Wijzig…"),
            self.tr("Schrijf erbij wat met de gekozen inbreng is gedaan"),
            self.ask_chosen,
        )
        self.remove = bar.add_button(
            self.tr("Verwijder"), self.tr("Verwijder de gekozen inbreng"), self._remove
        )
        bar.addSeparator()
        self.raadsblad = bar.add_button(
            self.tr("Maak een raadsblad…"),
            self.tr("Een blad met jullie vraag, de plekken, en wat met de inbreng is gedaan"),
            lambda: self.raadsblad_wanted.emit(self.buurt.currentData() or ""),
        )
        return bar

    def _make_table(self) -> QTableWidget:
        table = _InbrengTable(self)
        table.setAccessibleName(self.tr("Inbreng, de nieuwste eerst"))
        heads = [self.tr("Datum"), self.tr("Van"), self.tr("Buurt"), self.tr("Wat er is gezegd")]
        heads.append(self.tr("Wat ermee is gedaan"))
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(heads)
        header = table.horizontalHeader()
        header.setAccessibleName(self.tr("Koppen van de inbreng"))
        letter_px = table.fontMetrics().averageCharWidth()
        for column, letters in _LETTERS.items():
            table.setColumnWidth(column, letters * letter_px)
        for column in (_TEKST, _GEDAAN_KOLOM):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._fit)
        table.itemSelectionChanged.connect(self._enable)
        table.doubleClicked.connect(self.ask_chosen)
        table.entered_row.connect(self.ask_chosen)
        table.remove_wanted.connect(self._remove)
        return table

    def _make_empty(self) -> QWidget:
        page = QWidget(self)
        text = QLabel(
            self.tr(
                "<b>Nog geen inbreng.</b><br>Schrijf hier op wat bewoners en de participatieraad "
                "zeggen, en later wat jullie ermee deden. Op het volgende raadsblad staat het "
                "er dan bij: zo zien mensen dat er iets met hun woorden gebeurt."
            ),
            page,
        )
        text.setWordWrap(True)
        text.setMaximumWidth(90 * self.fontMetrics().averageCharWidth())
        self.first = QPushButton(self.tr("Voeg inbreng toe…"), page)
        self.first.clicked.connect(self.add.trigger)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(text)
        layout.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return page

    # -- being up to date ------------------------------------------------------------------------

    def _on_changed(self, change: object) -> None:
        tabellen = getattr(change, "tabellen", None)
        if tabellen is None or TABEL in tabellen:
            self.refresh()

    def refresh(self) -> None:
        """Show how things are now."""
        self._all = inbreng.inbreng(self._register.session)
        self.counted.emit(self.open)
        self._show()

    @property
    def open(self) -> int:
        """How many nothing was done with yet."""
        return sum(not one.gedaan for one in self._all)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the columns have their width from now on."""
        super().showEvent(event)
        self._fit()

    def _take_names(self) -> None:
        chosen = self.buurt.currentData()
        self.buurt.blockSignals(True)  # noqa: FBT003 - Qt has no keywords here
        while self.buurt.count() > 1:
            self.buurt.removeItem(1)
        for code, naam in self._area.buurtnamen.items():
            self.buurt.addItem(naam, code)
        self.buurt.setCurrentIndex(max(0, self.buurt.findData(chosen)))
        self.buurt.blockSignals(False)  # noqa: FBT003 - idem
        self._show()

    # -- the list --------------------------------------------------------------------------------

    def shown(self) -> list[Inbreng]:
        """Return what passes the filter, newest first."""
        which, buurt = self.which.currentData(), self.buurt.currentData()
        return [
            one
            for one in self._all
            if (which == _ALLES or (which == _GEDAAN) == bool(one.gedaan))
            and (not buurt or not one.gebiedscode or covers(_row(one), buurt))
        ]

    def _show(self) -> None:
        kept = self.chosen
        found = self.shown()
        self.table.setRowCount(len(found))
        for at, one in enumerate(found):
            self._fill(at, one)
        self.pages.setCurrentWidget(
            self.empty if not self._all else self.table if found else self.none
        )
        some = bool(self._all)
        self.which.setEnabled(some)
        self.buurt.setEnabled(some)
        uuids = [one.uuid for one in found]
        if kept is not None and kept.uuid in uuids:
            self.table.selectRow(uuids.index(kept.uuid))
        self._fit()
        self._enable()

    def _fill(self, at: int, one: Inbreng) -> None:
        dag = parse_datum(one.datum)
        van = lijsten.label("perspectief", one.perspectief) if one.perspectief else ""
        texts = (
            notatie.datum(dag) if dag else "",
            van,
            self.naam_van(one.gebiedscode),
            one.tekst,
            f"●  {one.gedaan}" if one.gedaan else self.tr("○  nog open"),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(_UUID, one.uuid)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            item.setToolTip(text)
            if column == _GEDAAN_KOLOM:
                said = self.tr("gedaan: {0}").format(one.gedaan) if one.gedaan else ""
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole, said or self.tr("nog niets mee gedaan")
                )
                if not one.gedaan:
                    quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
                    item.setForeground(QBrush(quiet))
            self.table.setItem(at, column, item)

    def naam_van(self, gebiedscode: str | None) -> str:
        """Return what people call the area that something is about."""
        if not gebiedscode:
            return self.tr("hele gebied")
        whole = gemeenten(self._area.buurtnamen)
        return whole.get(gebiedscode) or self._area.naam(gebiedscode)

    def _fit(self) -> None:
        """Let every row be as high as its texts, and no higher than a few lines."""
        if not self.isVisible():
            return
        line = self.table.fontMetrics().lineSpacing()
        self.table.resizeRowsToContents()
        for at in range(self.table.rowCount()):
            self.table.setRowHeight(at, min(self.table.rowHeight(at), _LINES * line + 2))

    @property
    def chosen(self) -> Inbreng | None:
        """What is chosen in the list."""
        items = self.table.selectedItems()
        uuid = items[0].data(_UUID) if items else None
        return next((one for one in self._all if one.uuid == uuid), None)

    def _enable(self) -> None:
        chosen = self.chosen is not None
        self.change.setEnabled(chosen)
        self.remove.setEnabled(chosen)

    # -- acting ----------------------------------------------------------------------------------

    def ask(self, one: Inbreng | None = None) -> InbrengDialog:
        """Ask for something new, or change what is there."""
        known = _row(one) if one is not None else {"gebiedscode": self.buurt.currentData() or None}
        dialog = InbrengDialog(self._area.buurtnamen, known, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        uuid = one.uuid if one is not None else ""
        dialog.given.connect(lambda values: self._keep(dialog, uuid, values))
        dialog.open()
        (dialog.gedaan if one is not None and not one.gedaan else dialog.tekst).setFocus()
        return dialog

    def ask_chosen(self) -> None:
        """Change what is chosen."""
        if self.chosen is not None:
            self.ask(self.chosen)

    def _keep(self, dialog: InbrengDialog, uuid: str, values: dict[str, Value]) -> None:
        try:
            if uuid:
                change = self._register.try_act(inbreng.edit_inbreng, uuid, values)
            else:
                change = self._register.try_act(inbreng.add_inbreng, values)
        except WorldError as error:
            dialog.refuse(" ".join(part for part in (error.wat, error.doen) if part))
            return
        dialog.done(InbrengDialog.DialogCode.Accepted)
        self._choose(uuid or change.nieuw or "")
        self._register.done.emit(self.tr("Gedaan: {0}").format(change.tekst), True)  # noqa: FBT003 - a signal

    def _choose(self, uuid: str) -> None:
        uuids: Sequence[str] = [one.uuid for one in self.shown()]
        if uuid in uuids:
            self.table.selectRow(uuids.index(uuid))

    def _remove(self) -> None:
        if self.chosen is not None:
            self._register.act(inbreng.remove_inbreng, self.chosen.uuid)


class _InbrengTable(QTableWidget):
    """Rows to choose from; Enter opens one, Delete removes it."""

    entered_row = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setMinimumHeight(64)
        self.verticalHeader().hide()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Delete work on the chosen row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered_row.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


def _row(one: Inbreng) -> dict[str, Value]:
    """Return the columns of one."""
    return {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
