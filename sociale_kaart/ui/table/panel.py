"""The table with what can be done with it: columns, groups, changing many, copying and pasting."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QDialog, QMenu, QToolButton, QVBoxLayout, QWidget

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.operations import cellen, editing
from sociale_kaart.operations.lijstjes import ZONDER_CONTACT, to_check_per_contact
from sociale_kaart.ui.modal_progress import WriteProgress
from sociale_kaart.ui.panel_bar import PanelBar
from sociale_kaart.ui.table import clipboard
from sociale_kaart.ui.table.bulk_dialog import BulkDialog
from sociale_kaart.ui.table.choices import ChoicesDialog
from sociale_kaart.ui.table.columns import DEFAULT, NAAM, Column, chosen
from sociale_kaart.ui.table.columns_dialog import ColumnsDialog
from sociale_kaart.ui.table.lines import BUURT, CONTACT, NIET, SFEER
from sociale_kaart.ui.table.paste_dialog import PasteDialog
from sociale_kaart.ui.table.view import HulpbronTable
from sociale_kaart.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner

_COLUMNS, _WIDTHS, _GROUP, _SORT = (
    "tabel/kolommen",
    "tabel/breedten",
    "tabel/groep",
    "tabel/sortering",
)
# More than this many records take long enough to be done beside the window.
_BESIDE_FROM = 300
# So many rows are copied before the window takes its turn.
_ROWS_PER_TURN = 400
_TO_CHECK = "te_controleren"


Dialog = TypeVar("Dialog", bound=QDialog)


class TablePanel(QWidget):
    """The table below its buttons.

    Args:
        register: the open kaart.
        area: names of buurten.
        settings: remembers columns, widths, groups and sorting.
        runner: for changes of very many hulpbronnen.
        parent: owner.
    """

    def __init__(
        self,
        register: Register,
        area: Area,
        settings: Settings,
        runner: TaskRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._settings = settings
        self._runner = runner
        self._copying = Turns(self)
        self.table = HulpbronTable(register, area, self)
        self.setFocusProxy(self.table)
        self.setProperty("onderwerp", "tabel-en-lijstjes")
        self.groups: dict[str, QAction] = {}
        self.bar = self._make_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.table, 1)
        self._remember()
        header = self.table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._header_menu)
        header.viewport().installEventFilter(self)
        header.sortIndicatorChanged.connect(self._keep_sorting)
        self.table.copy_wanted.connect(self.copy)
        self.table.paste_wanted.connect(self.paste)
        self.table.choices_wanted.connect(self._ask_choices)
        register.selection_changed.connect(self._on_selection)
        register.shown_changed.connect(self._on_shown)
        self._on_selection()
        self._on_shown()

    def _make_bar(self) -> PanelBar:
        bar = PanelBar(self.tr("Wat je met de tabel kunt doen"), self)
        self.group = QToolButton(bar)
        self.group.setObjectName("keuze")
        self.group.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.group.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.group)
        every = QActionGroup(menu)
        for what, text in (
            (NIET, self.tr("Niet groeperen")),
            (BUURT, self.tr("Per buurt")),
            (SFEER, self.tr("Per sfeer")),
            (CONTACT, self.tr("Per contact, om samen na te bellen")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(what)
            action.triggered.connect(lambda _=False, what=what: self.group_by(what))
            every.addAction(action)
            self.groups[what] = action
        self.group.setMenu(menu)
        bar.addWidget(self.group)

        self.columns = bar.add_button(
            self.tr("Kolommen…"), self.tr("Kies wat je in de tabel ziet"), self.ask_columns
        )
        bar.addSeparator()
        self.bulk = bar.add_button(
            self.tr("Wijzig samen…"),
            self.tr("Geef alle gekozen hulpbronnen dezelfde waarde, in één stap"),
            self.ask_bulk,
        )
        self.checked = bar.add_button(
            self.tr("Gecontroleerd: klopt nog"),
            self.tr("Zet vandaag als dag waarop de gekozen hulpbronnen zijn nagekeken"),
            self.mark_checked,
        )
        bar.addSeparator()
        self.copying = bar.add_button(
            self.tr("Kopieer"),
            self.tr("Kopieer de gekozen rijen, of alle, om ze in Excel te plakken (Ctrl+C)"),
            self.copy,
        )
        self.pasting = bar.add_button(
            self.tr("Plak…"),
            self.tr(
                "Neem over wat je in Excel hebt gekopieerd; je ziet eerst wat verandert (Ctrl+V)"
            ),
            self.paste,
        )
        return bar

    # -- what is remembered ----------------------------------------------------------------------

    def _remember(self) -> None:
        """Show what was chosen the last time."""
        codes = [code for code in self._settings.text(_COLUMNS).split(",") if code]
        if codes:
            self.table.rows.set_columns(chosen(codes))
        self._restore_widths()
        what = self._settings.text(_GROUP)
        self.group_by(what if what in {BUURT, SFEER} else NIET)
        code, _, direction = self._settings.text(_SORT).partition(",")
        shown = [column.code for column in self.table.rows.columns]
        if code in shown:
            order = Qt.SortOrder
            down = direction == "omlaag"
            self.table.sortByColumn(
                shown.index(code), order.DescendingOrder if down else order.AscendingOrder
            )

    def _restore_widths(self) -> None:
        self.table.fit_columns()
        try:
            widths = json.loads(self._settings.text(_WIDTHS) or "{}")
        except ValueError:
            return
        letter_px = self.table.fontMetrics().averageCharWidth()
        for at, column in enumerate(self.table.rows.columns):
            letters = widths.get(column.code) if isinstance(widths, dict) else None
            if isinstance(letters, int | float) and letters > 0:
                self.table.setColumnWidth(at, round(letters * letter_px))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the mouse let go of a heading, so a width may be another one."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            letter_px = max(1, self.table.fontMetrics().averageCharWidth())
            widths = {
                column.code: round(self.table.columnWidth(at) / letter_px, 1)
                for at, column in enumerate(self.table.rows.columns)
            }
            self._settings.set_text(_WIDTHS, json.dumps(widths))
        return super().eventFilter(watched, event)

    def _keep_sorting(self, at: int, order: Qt.SortOrder) -> None:
        if 0 <= at < len(self.table.rows.columns):
            direction = "omlaag" if order == Qt.SortOrder.DescendingOrder else "omhoog"
            self._settings.set_text(_SORT, f"{self.table.rows.columns[at].code},{direction}")

    # -- columns and groups ----------------------------------------------------------------------

    def ask_columns(self) -> ColumnsDialog:
        """Ask which columns are shown."""
        dialog = ColumnsDialog([column.code for column in self.table.rows.columns], self)
        dialog.accepted.connect(lambda: self.show_columns(dialog.codes()))
        return self._open(dialog)

    def show_columns(self, codes: Sequence[str]) -> None:
        """Show these columns from now on."""
        self.table.rows.set_columns(chosen(codes))
        header = self.table.horizontalHeader()
        blocked = header.blockSignals(True)  # noqa: FBT003 - Qt's signature
        header.setSortIndicator(self.table.rows.sorted_by, header.sortIndicatorOrder())
        header.blockSignals(blocked)
        self._restore_widths()
        same = list(codes) == list(DEFAULT)
        self._settings.set_text(_COLUMNS, "" if same else ",".join(codes))

    def group_by(self, what: str) -> None:
        """Put the rows under headings."""
        bundels = self._bundels() if what == CONTACT else None
        self.table.rows.group_by(what, bundels)
        action = self.groups[what]
        action.setChecked(True)
        texts = {
            NIET: self.tr("Groepeer"),
            BUURT: self.tr("Per buurt"),
            SFEER: self.tr("Per sfeer"),
            CONTACT: self.tr("Per contact"),
        }
        self.group.setText(texts[what])
        self.group.setAccessibleName(self.tr("Groepeer de rijen: {0}").format(action.text()))
        if what != CONTACT:
            self._settings.set_text(_GROUP, what)

    def _bundels(self) -> dict[str, tuple[int, str]]:
        """Return per hulpbron that is due which contact can tell, and when that was last asked."""
        found: dict[str, tuple[int, str]] = {}
        for at, bundel in enumerate(to_check_per_contact(self._register.records, today())):
            asked = bundel.laatst_gevraagd
            label = self.tr("{0} · laatst gevraagd: {1}").format(
                bundel.contact, notatie.datum(asked) if asked else self.tr("nog niet")
            )
            if bundel.contact == ZONDER_CONTACT:
                label = ZONDER_CONTACT
            found.update((hulpbron.uuid, (at, label)) for hulpbron in bundel.hulpbronnen)
        return found

    def _on_shown(self) -> None:
        """Offer bundling per contact only where it is about checking."""
        to_check = self._register.filter.lijstje == _TO_CHECK
        self.groups[CONTACT].setVisible(to_check)
        grouped = self.table.rows.order.by == CONTACT
        if grouped and not to_check:
            what = self._settings.text(_GROUP)
            self.group_by(what if what in {BUURT, SFEER} else NIET)
        elif grouped:
            self.group_by(CONTACT)

    def _header_menu(self, at: QPoint) -> None:
        header = self.table.horizontalHeader()
        menu = self.header_menu(header.logicalIndexAt(at))
        menu.popup(header.mapToGlobal(at))

    def header_menu(self, at: int) -> QMenu:
        """Return what can be done with a column."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Kies de kolommen…"), self.ask_columns)
        shown = self.table.rows.columns
        if 0 <= at < len(shown) and shown[at].code != NAAM:
            codes = [column.code for column in shown if column is not shown[at]]
            menu.addAction(
                self.tr("Verberg ‘{0}’").format(shown[at].kop), lambda: self.show_columns(codes)
            )
        menu.addSeparator()
        menu.addActions([action for action in self.groups.values() if action.isVisible()])
        return menu

    # -- changing many ---------------------------------------------------------------------------

    def _on_selection(self) -> None:
        count = len(self._register.selected)
        self.bulk.setEnabled(count > 0)
        self.checked.setEnabled(count > 0)
        self.bulk.setText(
            self.tr("Wijzig deze {0}…").format(notatie.getal(count))
            if count > 1
            else self.tr("Wijzig samen…")
        )

    def _selected(self) -> list[Hulpbron]:
        found = (self._register.hulpbron(uuid) for uuid in self._register.selected)
        return [hulpbron for hulpbron in found if hulpbron is not None]

    def ask_bulk(self) -> BulkDialog | None:
        """Ask what changes for everything that is selected; None when nothing is."""
        selected = self._selected()
        if not selected:
            return None
        at = self.table.currentIndex().column()
        first = self.table.rows.columns[at].code if at > 0 else ""
        dialog = BulkDialog(selected, first, self)
        dialog.accepted.connect(lambda: self._do_bulk(dialog))
        return self._open(dialog)

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
            self.window(),
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
        dialog = ChoicesDialog(hulpbron.naam, column.kop, veld.lijst, column.codes(hulpbron), self)

        def write() -> None:
            codes = dialog.choices.codes()
            if set(codes) != set(column.codes(hulpbron)):
                cel = cellen.Cel(uuid, column.tabel, veld.naam, codes)
                self._register.act(cellen.edit_cells, [cel])

        dialog.accepted.connect(write)
        self._open(dialog)

    # -- to and from a sheet ---------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected rows, or all when none is selected, on the clipboard with a heading."""
        uuids = self.table.selected_uuids() or self.table.uuids()
        found = [h for uuid in uuids if (h := self._register.hulpbron(uuid)) is not None]
        shown, names = list(self.table.rows.columns), self.table.rows.names
        lines = [clipboard.heading_line(shown)]

        def done() -> None:
            QGuiApplication.clipboard().setText(clipboard.as_text(lines))
            text = self.tr("Gekopieerd, aantal rijen: {0}. Plak ze in Excel.")
            self._register.done.emit(text.format(notatie.getal(len(lines) - 1)), False)  # noqa: FBT003 - a signal

        self._copying.start(
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
        dialog = PasteDialog(plan, self)
        dialog.accepted.connect(lambda: self._do_paste(plan))
        return self._open(dialog)

    def _do_paste(self, plan: clipboard.PastePlan) -> None:
        cells = plan.writable()
        if cells:
            self._do(cellen.edit_cells, cells)

    def _plan(self, grid: clipboard.Grid) -> clipboard.PastePlan | None:
        table, rows = self.table, self.table.rows
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

    @staticmethod
    def _open(dialog: Dialog) -> Dialog:
        """Show a question over the window; it goes away with its answer."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog
