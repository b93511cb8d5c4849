"""What is done with rows of the table: many at once, and to and from a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.operations import cellen, editing
from sociale_kaart.ui.modal_progress import WriteProgress
from sociale_kaart.ui.roomy import opened
from sociale_kaart.ui.table import clipboard
from sociale_kaart.ui.table.bulk_dialog import BulkDialog
from sociale_kaart.ui.table.choices import ChoicesDialog
from sociale_kaart.ui.table.paste_dialog import PasteDialog
from sociale_kaart.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.table.columns import Column
    from sociale_kaart.ui.table.view import HulpbronTable
    from sociale_kaart.ui.tasks import TaskRunner

# More than this many records take long enough to be done beside the window.
_BESIDE_FROM = 300
# So many rows are copied before the window takes its turn.
_ROWS_PER_TURN = 400


class RowWork(QObject):
    """Changes, copies and pastes rows.

    Args:
        register: the open kaart.
        table: whose rows.
        runner: for changes of very many hulpbronnen.
        owner: the panel; questions are asked over its window.
    """

    def __init__(
        self, register: Register, table: HulpbronTable, runner: TaskRunner, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._register = register
        self._table = table
        self._runner = runner
        self._owner = owner
        self.copying = Turns(self)
        table.copy_wanted.connect(self.copy)
        table.paste_wanted.connect(self.paste)
        table.choices_wanted.connect(self._ask_choices)

    def _selected(self) -> list[Hulpbron]:
        found = (self._register.hulpbron(uuid) for uuid in self._register.selected)
        return [hulpbron for hulpbron in found if hulpbron is not None]

    def ask_bulk(self) -> BulkDialog | None:
        """Ask what changes for everything that is selected; None when nothing is."""
        selected = self._selected()
        if not selected:
            return None
        at = self._table.currentIndex().column()
        first = self._table.rows.columns[at].code if at > 0 else ""
        dialog = BulkDialog(selected, first, self._owner)
        dialog.accepted.connect(lambda: self._do_bulk(dialog))
        return opened(dialog)

    def _do_bulk(self, dialog: BulkDialog) -> None:
        cells, column = dialog.cells(), dialog.column
        if column.tabel == "hulpbronnen":
            assert column.veld is not None, "only fields that can be changed are offered"
            velden = {column.veld.naam: dialog.value()}
            self._do(editing.edit_many, [cel.hulpbron for cel in cells], velden)
        else:
            self._do(cellen.edit_cells, cells)

    def mark_checked(self) -> None:
        """Write down that what is selected was checked today."""
        selected = list(self._register.selected)
        if selected:
            self._do(editing.edit_many, selected, {"gecontroleerd_op": today().isoformat()})

    def _do(self, operation: Callable[..., Change], records: Sequence[Any], *args: Any) -> None:
        """Do one step; beside the window when it is about very many."""
        if len(records) < _BESIDE_FROM:
            self._register.act(operation, records, *args)
            return
        progress = WriteProgress(
            self.tr("{0} hulpbronnen wijzigen…").format(notatie.getal(len(records))),
            self._runner,
            self._owner.window(),
            stoppable=False,
        )
        session = self._register.session

        def done(result: tuple[Change, Sequence[Hulpbron]]) -> None:
            change, found = result
            self._register.reload(change, found)
            self._register.done.emit(self.tr("Gedaan: {0}").format(change.tekst), True)  # noqa: FBT003 - a signal

        def job(_: Progress) -> tuple[Change, Sequence[Hulpbron]]:
            return operation(session, records, *args), session.kaart.hulpbronnen()

        progress.run(job, done)

    def _ask_choices(self, uuid: str, column: Column) -> None:
        hulpbron = self._register.hulpbron(uuid)
        veld = column.veld
        if hulpbron is None or veld is None:
            return
        dialog = ChoicesDialog(
            hulpbron.naam, column.kop, veld.lijst, column.codes(hulpbron), self._owner
        )

        def write() -> None:
            codes = dialog.choices.codes()
            if set(codes) != set(column.codes(hulpbron)):
                cel = cellen.Cel(uuid, column.tabel, veld.naam, codes)
                self._register.act(cellen.edit_cells, [cel])

        dialog.accepted.connect(write)
        opened(dialog)

    # -- to and from a sheet ---------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected rows, or all when none is selected, on the clipboard with a heading."""
        uuids = self._table.selected_uuids() or self._table.uuids()
        found = [h for uuid in uuids if (h := self._register.hulpbron(uuid)) is not None]
        shown, names = list(self._table.rows.columns), self._table.rows.names
        lines = [clipboard.heading_line(shown)]

        def done() -> None:
            QGuiApplication.clipboard().setText(clipboard.as_text(lines))
            text = self.tr("Gekopieerd, aantal rijen: {0}. Plak ze in Excel.")
            self._register.done.emit(text.format(notatie.getal(len(lines) - 1)), False)  # noqa: FBT003 - a signal

        self.copying.start(
            found,
            lambda some: lines.extend(clipboard.sheet_lines(some, shown, names)),
            done,
            _ROWS_PER_TURN,
        )

    def paste(self) -> PasteDialog | None:
        """Show what pasting the clipboard changes, and do it when that is what people want."""
        try:
            grid = clipboard.read_sheet(QGuiApplication.clipboard().text())
        except WorldError as error:
            self._register.refused.emit(error)
            return None
        plan = self._plan(grid) if grid else None
        if plan is None:
            text = self.tr("Er is niets om te plakken. Kopieer eerst cellen in Excel.")
            self._register.done.emit(text, False)  # noqa: FBT003 - idem
            return None
        dialog = PasteDialog(plan, self._owner)
        dialog.accepted.connect(lambda: self._do_paste(plan))
        return opened(dialog)

    def _do_paste(self, plan: clipboard.PastePlan) -> None:
        cells = plan.writable()
        if cells:
            self._do(cellen.edit_cells, cells)

    def _plan(self, grid: clipboard.Grid) -> clipboard.PastePlan | None:
        table, rows = self._table, self._table.rows
        heading = clipboard.heading_of(grid, rows.columns)
        if heading is not None:
            among = self._register.records
            return clipboard.plan_by_name(grid, heading, among, rows.names)
        here = table.currentIndex()
        if not here.isValid():
            return None
        uuids = rows.uuids(here.row(), rows.rowCount() - 1)
        if len(grid) == 1 and len(grid[0]) == 1:
            uuids = table.selected_uuids() or uuids[:1]
        found = [h for uuid in uuids if (h := self._register.hulpbron(uuid)) is not None]
        return clipboard.plan_at(grid, found, rows.columns[here.column() :], rows.names)
