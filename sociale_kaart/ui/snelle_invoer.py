"""The window 'Snelle invoer': what stands on a filled-in invulblad, typed in one go.

What is typed lives in this window until it is added. Nothing of it is kept in the settings of the
laptop: names of initiatives would then stand outside the kaart, where 'definitief verwijderen' and
backups do not reach. So closing half-way asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.operations import snelle_invoer
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.importing.page_area import scrolled
from sociale_kaart.ui.roomy import size_in_letters
from sociale_kaart.ui.snelle_invoer_blad import BladKeuze
from sociale_kaart.ui.snelle_invoer_kaart import BladMap
from sociale_kaart.ui.snelle_invoer_model import (
    DEZELFDE,
    FOUT_STAND,
    NAAM,
    NUMMER,
    VAK,
    Invoer,
)
from sociale_kaart.ui.snelle_invoer_oordeel import RegelOordeel
from sociale_kaart.ui.snelle_invoer_table import RegelTable

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.snelle_invoer import Bevinding, Blad
    from sociale_kaart.ui.tasks import TaskRunner
    from sociale_kaart.ui.workspace import Workspace

_SIZE = (175, 42)
# After this long without a key the rows are held against the kaart.
_QUIET_MS = 350
# Letters of width below which the map goes under the grid.
_ROOM = 125
# What the grid and the map get of the width.
_SHARES = (680, 320)
# Rows that the grid shows at least.
_ROWS = 6


class SnelleInvoer(QDialog):
    """A sheet, its rows, and what came of them.

    Args:
        workspace: the open kaart.
        runner: holds the rows against the kaart beside the window.
        parent: the window.
    """

    def __init__(self, workspace: Workspace, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner
        self._round = 0
        # The rows that were added last, to have them back with 'Zet terug'.
        self._added: list[Invoer] = []
        self.setWindowTitle(self.tr("Snelle invoer van een blad"))
        self.blad = BladKeuze(workspace, runner, self)
        self.datum = self._make_datum()
        self.wie = self._make_wie()
        self.table = RegelTable(self)
        self.regels = self.table.regels
        self.regels.naam_van = self._naam_van
        self.regels.buurt_van = workspace.area.naam
        self.oordeel = RegelOordeel(self)
        self.map = BladMap(workspace, self)
        self.totals = self._label()
        self.remark = self._label()
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome = self._label()
        self.undo = QPushButton(self.tr("Zet terug"), self)
        self.close_it = QPushButton(self.tr("Sluit"), self)
        self.add = QPushButton(self)
        self.stay = QPushButton(self.tr("Ga verder met invoeren"), self)
        self.leave = QPushButton(self.tr("Gooi weg en sluit"), self)
        self._checking = QTimer(self)
        self._checking.setSingleShot(True)
        self._checking.setInterval(_QUIET_MS)
        self._lay_out()
        self._connect()
        size_in_letters(self, *_SIZE)
        self._show_blad(None)
        self.blad.code.setFocus()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        return label

    def _make_datum(self) -> QDateEdit:
        edit = QDateEdit(self)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("d MMMM yyyy")
        now = today()
        edit.setMaximumDate(QDate(now.year, now.month, now.day))
        edit.setDate(edit.maximumDate())
        edit.setAccessibleName(self.tr("Wanneer is het blad ingevuld"))
        return edit

    def _make_wie(self) -> dict[str, QCheckBox]:
        found = {}
        for item in lijsten.lijst("perspectief"):
            box = QCheckBox(item.label, self)
            box.setAccessibleName(self.tr("Erbij was: {0}").format(item.label))
            found[item.code] = box
        return found

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        day = QVBoxLayout()
        day.setSpacing(4)
        when = QLabel(self.tr("Ingevuld op"), self)
        when.setBuddy(self.datum)
        who = QWidget(self)
        flow = FlowLayout(who, 14, 2)
        flow.addWidget(QLabel(self.tr("Wie waren erbij:"), who))
        for box in self.wie.values():
            flow.addWidget(box)
        day.addWidget(when)
        day.addWidget(self.datum)
        day.addStretch(1)
        top.addWidget(self.blad, 1)
        top.addLayout(day)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        column.addWidget(self.oordeel)
        self.split = QSplitter(self)
        self.split.addWidget(left)
        self.split.addWidget(self.map)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes(list(_SHARES))
        line = self.fontMetrics().lineSpacing()
        self.table.setMinimumHeight(_ROWS * (line + 12))
        self.map.setMinimumHeight(_ROWS * (line + 12))
        page = QWidget(self)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(top)
        inside.addWidget(who)
        inside.addWidget(self.split, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(8)
        layout.addWidget(scrolled(page), 1)
        for label in (self.outcome, self.totals, self.remark):
            layout.addWidget(label)
        layout.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.undo)
        row.addStretch(1)
        for button in (self.leave, self.stay, self.close_it, self.add):
            row.addWidget(button)
        for button in (self.undo, self.leave, self.stay, self.close_it, self.add):
            # Enter is for the grid.
            button.setAutoDefault(False)
        for widget in (self.undo, self.leave, self.stay, self.outcome):
            widget.hide()
        return row

    def _connect(self) -> None:
        self.blad.opened.connect(self._show_blad)
        self.blad.refused.connect(self._say)
        self.regels.edited.connect(self._on_edited)
        self.table.row_changed.connect(lambda _: self._show_row())
        self.table.refused.connect(self._say)
        self.map.pointed.connect(self._point)
        self.oordeel.same.connect(self._answer_same)
        self.oordeel.other.connect(self._answer_other)
        self.oordeel.take_back.connect(lambda: self.regels.take_back(self._row))
        self.oordeel.remove.connect(self.table.remove_row)
        self.datum.dateChanged.connect(lambda _: self._checking.start())
        self._checking.timeout.connect(self._check)
        self.add.clicked.connect(self._add)
        self.undo.clicked.connect(self._undo)
        self.close_it.clicked.connect(self.reject)
        self.stay.clicked.connect(self._go_on)
        self.leave.clicked.connect(self._leave)

    # -- the sheet and its rows ------------------------------------------------------------------

    @property
    def _row(self) -> int:
        return self.table.currentIndex().row()

    @property
    def current(self) -> Invoer | None:
        """The row that is worked in."""
        return self.regels.rows[self._row] if 0 <= self._row < len(self.regels.rows) else None

    def _show_blad(self, blad: Blad | None) -> None:
        self.remark.hide()
        self.regels.set_blad(blad)
        self.map.show_blad(blad)
        self.table.setEnabled(blad is not None)
        self.map.setEnabled(blad is not None)
        if blad is not None:
            if not self.table.currentIndex().isValid():
                self.table.go_to(0)
            self.table.setFocus()
        self._on_edited()

    def _on_edited(self) -> None:
        self.remark.hide()
        if self.regels.filled():
            self.outcome.hide()
            self.undo.hide()
            self._added = []
        self._go_on()
        self._show_row()
        self._tell_totals()
        if self.regels.blad is not None and self.regels.new_rows():
            self._checking.start()

    def _show_row(self) -> None:
        row = self.current
        self.oordeel.show_row(self.regels, row)
        asked = self.oordeel.asked or (row.zelfde if row is not None else "")
        self.map.show_rows(self.regels.filled(), row, self._workspace.register.hulpbron(asked))

    def _point(self, x: float, y: float) -> None:
        row = self._row
        if row >= 0:
            self.regels.set_punt(row, x, y)
            self.table.go_to(row, VAK)
            self.table.setFocus()

    def _answer_same(self, uuid: str) -> None:
        self.regels.answer_same(self._row, uuid)
        self.table.setFocus()

    def _answer_other(self, uuids: list[str]) -> None:
        self.regels.answer_other(self._row, uuids)
        # As long as more is asked, the keyboard stays with the answers.
        (self.oordeel.yes if self.oordeel.asked else self.table).setFocus()

    def _naam_van(self, uuid: str) -> str:
        hulpbron = self._workspace.register.hulpbron(uuid)
        return hulpbron.naam if hulpbron is not None else ""

    def _tell_totals(self) -> None:
        rows = self.regels.filled()
        new = self.regels.new_rows()
        count = len(new)
        self.add.setText(
            self.tr("Voeg toe") if not count else self.tr("Voeg {0} toe").format(count)
        )
        self.add.setEnabled(bool(count) and self.regels.blad is not None)
        self.totals.setVisible(bool(rows))
        wrong = sum(self.regels.stand(row) == FOUT_STAND for row in rows)
        same = sum(self.regels.stand(row) == DEZELFDE for row in rows)
        text = (
            self.tr("<b>1</b> regel = <b>{1}</b> nieuw + <b>{2}</b> staan er al")
            if len(rows) == 1
            else self.tr("<b>{0}</b> regels = <b>{1}</b> nieuw + <b>{2}</b> staan er al")
        )
        if wrong:
            text += self.tr(" + <b>{3}</b> nog niet goed")
        self.totals.setText((text + ".").format(len(rows), count - wrong, same, wrong))

    def _say(self, text: str) -> None:
        self.remark.setText(text)
        self.remark.show()

    # -- holding against the kaart ---------------------------------------------------------------

    def _check(self) -> None:
        """Look beside the window whether rows fit, and may be on the kaart already."""
        blad = self.regels.blad
        rows = [row.regel() for row in self.regels.new_rows() if not self.regels.missing(row)]
        if blad is None or not rows:
            self.regels.show_findings([])
            self._show_row()
            return
        self._round += 1
        here, path, dag = self._round, self._workspace.session.kaart.path, self._datum()

        def job(_: Progress) -> Any:
            from sociale_kaart.operations import sessions  # noqa: PLC0415 - heavy

            with sessions.open_kaart(path, read_only=True) as own:
                return snelle_invoer.check_regels(own, blad, rows, datum=dag)

        def done(found: list[Bevinding]) -> None:
            if here == self._round:
                self.regels.show_findings(found)
                self._show_row()
                self._tell_totals()

        self._runner.start(job, done, shown=False)

    def _datum(self) -> Any:
        return parse_datum(self.datum.date().toString("yyyy-MM-dd"))

    # -- adding ----------------------------------------------------------------------------------

    def _add(self) -> None:
        """Add all rows as one step and say what became of each."""
        rows, blad = self.regels.filled(), self.regels.blad
        assert blad is not None, "the button is enabled only with a sheet"
        for at, row in enumerate(self.regels.rows):
            if self.regels.stand(row) == FOUT_STAND:
                self._go_on()
                self.table.go_to(at, self._first_wrong(row))
                self.table.setFocus()
                self._say(self.tr("Maak eerst nummer {0} in orde: {1}").format(
                    row.nummer or "?", " ".join(self.regels.said(row))))  # fmt: skip
                return
        wie = [code for code, box in self.wie.items() if box.isChecked()]
        new = [row.regel() for row in self.regels.new_rows()]
        register = self._workspace.register
        try:
            change = register.try_act(
                snelle_invoer.add_regels,
                blad,
                new,
                datum=self._datum(),
                perspectief=wie,
                zichtbaarheid=register.zichtbaarheid,
            )
        except WorldError as error:
            self._say(str(error))
            return
        register.done.emit(self.tr("Gedaan: {0}").format(change.tekst), True)  # noqa: FBT003 - a signal
        self._tell_result(blad, len(rows), len(new), wie)
        self.regels.set_rows([])
        self._added = rows
        self.undo.show()
        self.outcome.show()
        self.table.go_to(0)
        self.close_it.setFocus()

    def _first_wrong(self, row: Invoer) -> int:
        """Return the column to repair first."""
        if not row.nummer:
            return NUMMER
        return VAK if row.naam else NAAM

    def _tell_result(self, blad: Blad, rows: int, new: int, wie: list[str]) -> None:
        same = rows - new
        text = self.tr("<b>Klaar: {0} regels van het blad van {1}.</b> Op de kaart gezet: {2}.")
        if same:
            text += self.tr(" Stonden er al en bleven zoals ze waren: {3}.")
        if wie:
            text += self.tr(" Bij de gesprekken staat nu: {4}.")
        labels = ", ".join(lijsten.label("perspectief", code).lower() for code in wie)
        naam = blad.buurtnaam.replace("&", "&amp;").replace("<", "&lt;")
        self.outcome.setText(text.format(notatie.getal(rows), naam, new, same, labels))

    def _undo(self) -> None:
        """Take back what was added; the rows stand here again."""
        rows = self._added
        self._workspace.register.undo()
        self.regels.set_rows(rows)
        self.undo.hide()
        self.outcome.hide()
        self.table.go_to(0)
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with large letters there is no room beside the grid; the map goes under it."""
        super().resizeEvent(event)
        narrow = self.width() < _ROOM * self.fontMetrics().averageCharWidth()
        down, beside = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self.split.setOrientation(down if narrow else beside)

    # -- closing ---------------------------------------------------------------------------------

    def _go_on(self) -> None:
        for button in (self.stay, self.leave):
            button.hide()
        self.close_it.show()
        self.add.show()

    def _leave(self) -> None:
        self.regels.set_rows([])
        self.reject()

    def reject(self) -> None:
        """Qt: closing asks when rows would be lost."""
        count = len(self.regels.filled())
        if not count:
            super().reject()
            return
        if self.stay.isVisible():
            # Esc a second time is no answer: nothing is thrown away by a key.
            self._go_on()
            self.remark.hide()
            self.table.setFocus()
            return
        text = self.tr("Er staan nog regels die niet zijn toegevoegd: {0}. Weggooien?")
        self._say(text.format(count))
        self.close_it.hide()
        self.stay.show()
        self.leave.show()
        self.stay.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the cross in the corner asks too."""
        if self.regels.filled():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def done(self, result: int) -> None:
        """Qt: the window ends."""
        self._checking.stop()
        self._round += 1
        self.blad.end()
        self.map.stop()
        super().done(result)
