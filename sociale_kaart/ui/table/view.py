"""The table as people see it: its selection is that of the register, cells change in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import cellen
from sociale_kaart.ui.facets import why_hidden
from sociale_kaart.ui.filters import folded
from sociale_kaart.ui.table.delegate import CellDelegate, Remark
from sociale_kaart.ui.table.model import HulpbronModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.table.columns import Column

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX, _ROW_AIR_PX, _ICON_PX = 28, 10, 18
# Letters typed one after another within this time look for one name.
_TYPING_MS = 900


class HulpbronTable(QTableView):
    """What is shown on the map, as rows.

    Args:
        register: the open kaart.
        area: names of buurten.
        parent: owner.
    """

    # uuid of a hulpbron to look at on the map
    opened = Signal(str)
    # uuid of the one hulpbron that was selected here
    chosen = Signal(str)
    # the items of a list in a cell are to be chosen: uuid, Column
    choices_wanted = Signal(str, object)
    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.rows = HulpbronModel(area, register.hulpbron, self)
        self._touched: frozenset[str] | None = frozenset()
        self._stale = True
        self._following = False
        self._typed = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self.setModel(self.rows)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.remark = Remark(self.viewport())
        # What an empty table says lies over where its rows would be.
        self.empty = QLabel(self.viewport())
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(_ICON_PX)
        self._look()
        register.changed.connect(self._on_changed)
        register.shown_changed.connect(self._refresh)
        register.selection_changed.connect(self._follow)
        self.rows.rows_changed.connect(self._on_rows)
        self.rows.edited.connect(self._write)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.selectionModel().currentChanged.connect(self.remark.hide)
        self.verticalScrollBar().valueChanged.connect(self.remark.hide)
        self.activated.connect(self._open)

    def _look(self) -> None:
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setMinimumHeight(64)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setAccessibleName(self.tr("Koppen van de tabel"))
        # To mark headings of selected columns Qt would look at every cell of a large selection.
        header.setSelectionModel(QItemSelectionModel(self.rows, self))
        self.fit_columns()
        self.setAccessibleName(self.tr("Tabel met hulpbronnen"))
        self.setProperty("onderwerp", "tabel-en-lijstjes")

    def fit_columns(self) -> None:
        """Give every column its first width, in letters of the window."""
        letter_px = self.fontMetrics().averageCharWidth()
        icon_px = max(_ICON_PX, self.fontMetrics().lineSpacing() - 2)
        self.setIconSize(QSize(icon_px, icon_px))
        for at, column in enumerate(self.rows.columns):
            self.setColumnWidth(at, column.letters * letter_px)
        self.verticalHeader().setDefaultSectionSize(
            max(_ROW_PX, self.fontMetrics().lineSpacing() + _ROW_AIR_PX)
        )

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need wider columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_columns()

    # -- following the register ------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: rows are read when they are seen for the first time."""
        super().showEvent(event)
        self.fill()

    def fill(self) -> None:
        """Be up to date; a table that nobody sees waits until somebody does."""
        if not self._stale:
            return
        self._stale = False
        touched, self._touched = self._touched, frozenset()
        self._following = True
        self.rows.set_rows(self._register.shown, touched)
        self._following = False
        self._say_empty()
        self._follow()

    def _say_empty(self) -> None:
        """Say what to do where there is nothing to see."""
        self.empty.setVisible(not self._register.shown)
        if self._register.shown:
            return
        if self._register.total:
            why = ", ".join(why_hidden(self._register.filter))
            text = self.tr("Geen hulpbron past bij wat je koos ({0}). Kies links ‘Toon alles’.")
            self.empty.setText(text.format(why))
        else:
            self.empty.setText(
                self.tr(
                    "Nog geen hulpbronnen. Klik op de kaart, zoek een adres of importeer een lijst."
                )
            )
        self.empty.setGeometry(self.viewport().rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the words stay in the middle."""
        super().resizeEvent(event)
        self.empty.setGeometry(self.viewport().rect())

    def _on_changed(self, change: object) -> None:
        uuids = getattr(change, "hulpbronnen", None)
        self._touched = None if uuids is None or self._touched is None else self._touched | uuids

    def _refresh(self) -> None:
        self._stale = True
        if self.isVisible():
            self.fill()

    def uuids(self) -> list[str]:
        """Return the hulpbronnen in the order of the rows."""
        self.fill()
        return self.rows.uuids()

    def selected_uuids(self) -> list[str]:
        """Return the selected hulpbronnen in the order of the rows."""
        ranges = _parts(self.selectionModel().selection())
        return [uuid for top, bottom in sorted(ranges) for uuid in self.rows.uuids(top, bottom)]

    def _on_rows(self, anew: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._span_headings()
        if anew:
            self._follow()

    def _span_headings(self) -> None:
        """Let every heading take the whole width."""
        if self.rows.order.by or self._spanned:
            self.clearSpans()
            headings = self.rows.heading_rows()
            self._spanned = bool(headings)
            for row in headings:
                self.setSpan(row, 0, 1, self.rows.columnCount())

    _spanned = False

    def _follow(self) -> None:
        """Select the rows of what the register has selected."""
        if self._following or self._stale:
            return
        rows = sorted(
            row for uuid in self._register.selected if (row := self.rows.row_of(uuid)) is not None
        )
        self._following = True
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self._ranges(rows), flags.ClearAndSelect | flags.Rows)
        if rows:
            column = max(0, self.currentIndex().column())
            first = self.rows.index(rows[0], column)
            if self.currentIndex().row() not in rows[:1]:
                self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        self._following = False

    def _ranges(self, rows: list[int]) -> QItemSelection:
        """Return rows as a selection of as few ranges as can be."""
        selection = QItemSelection()
        last = self.rows.columnCount() - 1
        start = 0
        for at, row in enumerate(rows):
            if at + 1 == len(rows) or rows[at + 1] != row + 1:
                selection.select(self.rows.index(rows[start], 0), self.rows.index(row, last))
                start = at + 1
        return selection

    def _tell(self) -> None:
        if self._following:
            return
        self._following = True
        uuids = self.selected_uuids()
        self._register.select(uuids)
        self._following = False
        if len(uuids) == 1:
            self.chosen.emit(uuids[0])

    def _open(self, index: QModelIndex) -> None:
        if self.rows.toggle_group(index.row()):
            return
        self.opened.emit(self.rows.uuid(index.row()))

    # -- changing cells --------------------------------------------------------------------------

    def edit(self, index: _Index, trigger: object = None, event: object = None) -> bool:  # type: ignore[override]
        """Qt: change a cell; several items of a list are chosen in a question of their own."""
        if trigger is None:
            super().edit(index)
            return True
        triggers = QAbstractItemView.EditTrigger
        wanted = trigger in {triggers.DoubleClicked, triggers.EditKeyPressed}
        if wanted and index.isValid() and self.rows.columns[index.column()].several:
            uuid = self.rows.uuid(index.row())
            if uuid:
                self.choices_wanted.emit(uuid, self.rows.columns[index.column()])
                return True
        return super().edit(index, trigger, event)  # type: ignore[call-overload, no-any-return]

    def _write(self, uuid: str, column: Column, value: object) -> None:
        """Write a cell as one step; what does not fit is explained where it was typed."""
        self.remark.hide()
        hulpbron = self._register.hulpbron(uuid)
        assert column.veld is not None, "the cell was an editor"
        text = str(value if value is not None else "")
        editor = self._delegate.editor
        typing = isinstance(editor, QLineEdit) and editor.hasFocus()
        try:
            new = cellen.read_cell(column.tabel, column.veld.naam, text)
            if hulpbron is None or new == column.raw(hulpbron):
                return
            cel = cellen.Cel(uuid, column.tabel, column.veld.naam, new)
            self._register.try_act(cellen.edit_cells, [cel])
        except WorldError as error:
            said = " ".join(part for part in (error.wat, error.doen) if part)
            # The editor is still closing; after that it opens again with what was typed.
            QTimer.singleShot(
                0, self, lambda: self._explain(uuid, column, said, text if typing else None)
            )

    def _explain(self, uuid: str, column: Column, said: str, typed: str | None) -> None:
        row = self.rows.row_of(uuid)
        if row is None or column not in self.rows.columns:
            return
        index = self.rows.index(row, self.rows.columns.index(column))
        if typed is not None:
            self.setCurrentIndex(index)
            self.edit(index)
            if isinstance(self._delegate.editor, QLineEdit):
                self._delegate.editor.setText(typed)
                self._delegate.editor.selectAll()
        self.remark.say(said, self.visualRect(index))

    # -- keyboard --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Qt: in the table F2 is for the cell, and copy and paste are for rows."""
        if event.type() == QEvent.Type.ShortcutOverride:
            key: QKeyEvent = event  # type: ignore[assignment]
            if key.key() == Qt.Key.Key_F2 or any(
                key.matches(one)
                for one in (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste)
            ):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete removes what is selected (undo brings it back); headings fold."""
        row = self.currentIndex().row()
        heading = self.rows.group(row) if row >= 0 else None
        keys = Qt.Key
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() == keys.Key_Delete and self._register.selected:
            self._register.delete(self._register.selected)
        elif heading is not None and event.key() in {
            keys.Key_Space,
            keys.Key_Right if heading.folded else keys.Key_Left,
        }:
            self.rows.toggle_group(row)
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            self._go_to(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            self._go_to(self.rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _go_to(self, row: int) -> None:
        """Select one row; Qt would only move the mark of the keyboard when Ctrl is held."""
        index = self.rows.index(row, max(0, self.currentIndex().column()))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyboardSearch(self, search: str) -> None:
        """Qt: go to the next name that begins with what is typed, whatever the column."""
        again = self._typing.isActive() and set(self._typed) == {folded(search)}
        fresh = not self._typing.isActive() or again
        self._typed = folded(search) if fresh else self._typed + folded(search)
        self._typing.start()
        count, here = self.rows.rowCount(), max(0, self.currentIndex().row())
        for step in range(1 if fresh else 0, count + 1):
            row = (here + step) % count if count else 0
            hulpbron = self.rows.hulpbron(row) if count else None
            if hulpbron is not None and folded(hulpbron.naam).startswith(self._typed):
                self._go_to(row)
                return

    def hideEvent(self, event: object) -> None:
        """Qt: nothing runs on for a table that is not seen."""
        self._typing.stop()
        super().hideEvent(event)  # type: ignore[arg-type]


def _parts(selection: QItemSelection) -> list[tuple[int, int]]:
    """Return the first and last row of every range of a selection."""
    parts = (selection.at(at) for at in range(selection.count()))
    return [(part.top(), part.bottom()) for part in parts]
