"""A row beside what it may be the same as: merge per field, keep apart, or let it wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.importing.dubbelen import Dubbel
from sociale_kaart.importing.keuzes import RijKeuze
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.importing.questions import pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from sociale_kaart.ui.importing.questions import Ander, Paar, Vraag

    FindAnder = Callable[[Dubbel | str], Ander | None]

# The column with what an earlier version of the list said.
_WAS = 2
# Rows that are in sight at least, with the headers.
_ROWS = 4


class DoubleDetail(QWidget):
    """Two records field by field.

    Args:
        find: gives what a row is laid beside, by its uuid or as a `Dubbel`.
        parent: owner.
    """

    # RijKeuze
    answered = Signal(object)
    # Ander or None: something else is laid beside it
    compared = Signal(object)

    def __init__(self, find: FindAnder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._vraag: Vraag | None = None
        self._pairs: list[Paar] = []
        self._earlier: RijKeuze | None = None
        self.which = QComboBox(self)
        self.which.setAccessibleName(self.tr("Waar deze rij op lijkt"))
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.which.currentIndexChanged.connect(self._compare)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.table = self._make_table()
        self.same = QPushButton(self.tr("Dezelfde: voeg samen"), self)
        self.update_it = QPushButton(self.tr("Werk bij"), self)
        self.keep = QPushButton(self.tr("Houd wat op de kaart staat"), self)
        self.apart = QPushButton(self.tr("Geen dubbele: zet apart"), self)
        self.wait = QPushButton(self.tr("Laat wachten"), self)
        self.skip = QPushButton(self.tr("Sla over"), self)
        self.same.clicked.connect(self._merge)
        self.update_it.clicked.connect(
            lambda: self.answered.emit(RijKeuze("update", velden=self._ticked()))
        )
        self.keep.clicked.connect(
            lambda: self.answered.emit(RijKeuze("update", velden=frozenset()))
        )
        self.apart.clicked.connect(self._set_apart)
        for button, soort in ((self.wait, "wait"), (self.skip, "skip")):
            button.clicked.connect(lambda _=False, soort=soort: self.answered.emit(RijKeuze(soort)))
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in (self.same, self.update_it, self.keep, self.apart, self.wait, self.skip):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.which, self.hint):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 5, self)
        table.setAccessibleName(self.tr("De lijst naast de kaart"))
        table.setHorizontalHeaderLabels(
            [
                self.tr("Neem over"),
                self.tr("Gegeven"),
                self.tr("Vorige lijst"),
                self.tr("In de lijst"),
                self.tr("Op de kaart"),
            ]
        )
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        table.setMinimumHeight(_ROWS * (self.fontMetrics().lineSpacing() + 14))
        table.setWordWrap(True)
        header = table.horizontalHeader()
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (_WAS, 3, 4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter answers here; it does not press the button of the whole dialog too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        else:
            super().keyPressEvent(event)

    def lay_in_register(self) -> None:
        """Lay two hulpbronnen of the kaart beside each other instead of a row of a list."""
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Neem over"),
                self.tr("Gegeven"),
                self.tr("Vorige lijst"),
                self.tr("Nummer 1"),
                self.tr("Nummer 2 (blijft)"),
            ]
        )
        self.table.setAccessibleName(self.tr("De twee hulpbronnen naast elkaar"))
        self.apart.setText(self.tr("Geen dubbele: laat allebei staan"))
        self.skip.hide()

    def show_question(self, vraag: Vraag, earlier: RijKeuze | None = None) -> None:
        """Lay a row beside what it may be the same as; ticked as in an earlier answer, if any."""
        self._vraag, self._earlier = vraag, earlier
        differs = vraag.differs
        self.which.blockSignals(True)  # noqa: FBT003 - Qt has no keywords here
        self.which.clear()
        if differs:
            ander = self._find(vraag.gelijk) if vraag.gelijk else None
            self.which.addItem(ander.naam if ander else "", vraag.gelijk)
        else:
            for dubbel in vraag.dubbelen:
                self.which.addItem(self._title(dubbel), dubbel)
        self.which.blockSignals(False)  # noqa: FBT003 - idem
        some = self.which.count() > 0
        self.same.setVisible(not differs and some)
        for button in (self.update_it, self.keep):
            button.setVisible(differs and some)
        self.table.setColumnHidden(_WAS, not differs)
        self.apart.setVisible(not differs)
        self._compare()

    def _title(self, dubbel: Dubbel) -> str:
        if dubbel.rijnummer is not None:
            where = self.tr("rij {0} van deze lijst").format(dubbel.rijnummer)
        else:
            where = self.tr("op de kaart")
        return self.tr("{0} ({1}): {2}").format(dubbel.naam, where, dubbel.reden)

    def _compare(self) -> None:
        chosen = self.which.currentData()
        vraag = self._vraag
        ander = self._find(chosen) if chosen is not None else None
        self._pairs = pairs(vraag, ander) if vraag and ander else []
        self.hint.setText(self._say(ander))
        self.table.setVisible(bool(self._pairs))
        self.table.setRowCount(len(self._pairs))
        for row, paar in enumerate(self._pairs):
            self._fill(row, paar, wanted=self._wanted(paar))
        self.table.resizeRowsToContents()
        self.compared.emit(ander)

    def _say(self, ander: Ander | None) -> str:
        if ander is None:
            return self.tr("Waar dit op leek, is er niet meer.")
        if not self._pairs:
            return self.tr("Alle gegevens zijn gelijk.")
        if self._vraag is not None and self._vraag.differs:
            if any(paar.botst for paar in self._pairs):
                return self.tr(
                    "De lijst en de kaart zijn allebei veranderd. Vink aan wat je uit de lijst "
                    "overneemt. De rest blijft zoals het op de kaart staat."
                )
            return self.tr(
                "Alleen de lijst is veranderd. Wat is aangevinkt, wordt bijgewerkt. De rest "
                "blijft zoals het op de kaart staat."
            )
        return self.tr("Vink aan wat je uit de lijst overneemt. De rest blijft zoals het is.")

    def _wanted(self, paar: Paar) -> bool:
        """Return whether the list is followed: as answered, else where the kaart loses nothing."""
        before = self._earlier
        if before is not None and before.velden is not None and self._is_of(before):
            return paar.veld in before.velden
        if self._vraag is not None and self._vraag.differs:
            return not paar.botst and not paar.zwijgt
        return bool(paar.lijst) and not paar.kaart

    def _is_of(self, keuze: RijKeuze) -> bool:
        """Return whether an earlier answer was about what the row is laid beside now."""
        beside = self.which.currentData()
        if keuze.soort == "update" or not isinstance(beside, Dubbel):
            return keuze.soort == "update"
        same = keuze.rij if beside.rijnummer is not None else keuze.hulpbron
        return same is not None and same in {beside.rijnummer, beside.uuid}

    def _fill(self, row: int, paar: Paar, *, wanted: bool) -> None:
        tick = QTableWidgetItem()
        tick.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled
                      | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
        tick.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        said = self.tr("Neem over: {0}").format(paar.label)
        tick.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.table.setItem(row, 0, tick)
        empty = self.tr("(leeg)")
        texts = (paar.label, paar.was or empty, paar.lijst or empty, paar.kaart or empty)
        for column, text in enumerate(texts, start=1):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(row, column, item)

    def _ticked(self) -> frozenset[str]:
        found = set()
        for row, paar in enumerate(self._pairs):
            item = self.table.item(row, 0)
            if item is not None and item.checkState() == Qt.CheckState.Checked:
                found.add(paar.veld)
        return frozenset(found)

    def _set_apart(self) -> None:
        """Remember that it is none of those it was laid beside."""
        beside = [self.which.itemData(row) for row in range(self.which.count())]
        niet = frozenset(dubbel.uuid for dubbel in beside if dubbel.uuid)
        self.answered.emit(RijKeuze("take", niet=niet))

    def _merge(self) -> None:
        dubbel = self.which.currentData()
        velden = self._ticked()
        if dubbel.rijnummer is not None:
            self.answered.emit(RijKeuze("merge", rij=dubbel.rijnummer, velden=velden))
        else:
            self.answered.emit(RijKeuze("merge", hulpbron=dubbel.uuid, velden=velden))
