"""The table with what can be done with it: columns, groups, changing many, copying and pasting."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from sociale_kaart.base.clock import today
from sociale_kaart.domain import notatie
from sociale_kaart.operations.lijstjes import ZONDER_CONTACT, to_check_per_contact
from sociale_kaart.ui.panel_bar import PanelBar
from sociale_kaart.ui.roomy import opened
from sociale_kaart.ui.table.columns import DEFAULT, NAAM, chosen
from sociale_kaart.ui.table.columns_dialog import ColumnsDialog
from sociale_kaart.ui.table.lines import BUURT, CONTACT, NIET, SFEER
from sociale_kaart.ui.table.view import HulpbronTable
from sociale_kaart.ui.table.work import RowWork

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_TO_CHECK = "te_controleren"


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
        self.table = HulpbronTable(register, area, self)
        self.work = RowWork(register, self.table, runner, self)
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
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._row_menu)
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
            self.work.ask_bulk,
        )
        self.checked = bar.add_button(
            self.tr("Gecontroleerd: klopt nog"),
            self.tr("Zet vandaag als dag waarop de gekozen hulpbronnen zijn nagekeken"),
            self.work.mark_checked,
        )
        bar.addSeparator()
        self.copying = bar.add_button(
            self.tr("Kopieer"),
            self.tr("Kopieer de gekozen rijen, of alle, om ze in Excel te plakken (Ctrl+C)"),
            self.work.copy,
        )
        self.pasting = bar.add_button(
            self.tr("Plak…"),
            self.tr(
                "Neem over wat je in Excel hebt gekopieerd; je ziet eerst wat verandert (Ctrl+V)"
            ),
            self.work.paste,
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
        return opened(dialog)

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

    def _row_menu(self, at: QPoint) -> None:
        """Offer what can be done with the rows that are selected, where the mouse is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.bulk, self.checked, self.copying, self.pasting])
        menu.popup(self.table.viewport().mapToGlobal(at))

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
