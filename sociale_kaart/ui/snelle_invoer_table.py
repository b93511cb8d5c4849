"""The grid to type an invulblad in: Enter goes down, Tab goes on, a sheet can be pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten
from sociale_kaart.ui.snelle_invoer_model import (
    LIJSTEN,
    NAAM,
    NUMMER,
    STAND,
    TOELICHTING,
    RegelModel,
    short_label,
)
from sociale_kaart.ui.table.clipboard import read_sheet

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem

_Index = QModelIndex | QPersistentModelIndex
_Key = Qt.Key
_ENTERS = frozenset({_Key.Key_Return, _Key.Key_Enter})
_IN_CELL = "min-height: 0; padding: 0 4px; border-radius: 0;"
# Letters of each column; the explanation takes what is left.
_LETTERS = (4, 24, 6, 15, 10, 12, 12, 14)
_AIR_PX = 10


class _Choice(QComboBox):
    """The items of a list; Enter is heard by the cell."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes on as in any cell."""
        if event.key() in _ENTERS:
            self.entered.emit()
        super().keyPressEvent(event)


class _CellDelegate(QStyledItemDelegate):
    """A line to type in, or the items of a list: the first letter chooses one."""

    # Enter ended the editing
    entered = Signal()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """Qt: the editor of a cell."""
        model = cast("RegelModel", index.model())
        editor: QWidget
        if index.column() in LIJSTEN:
            choice = _Choice(parent)
            choice.addItem(self.tr("(leeg)"), "")
            for item in lijsten.lijst(LIJSTEN[index.column()]):
                choice.addItem(short_label(LIJSTEN[index.column()], item.code), item.code)
            choice.entered.connect(self.entered)
            choice.activated.connect(lambda _: self.commitData.emit(choice))
            editor = choice
        else:
            line = QLineEdit(parent)
            line.returnPressed.connect(self.entered)
            editor = line
        editor.setStyleSheet(_IN_CELL)
        editor.setAccessibleName(
            self.tr("{0}, regel {1}").format(model.heads[index.column()], index.row() + 1)
        )
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Qt: begin with what is there."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(text)))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Qt: hand over what was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class RegelTable(QTableView):
    """The rows of a sheet.

    Args:
        parent: owner.
    """

    # the row that is worked in is another one
    row_changed = Signal(int)
    # Dutch: why what was pasted does not fit
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.regels = RegelModel(self)
        self.setModel(self.regels)
        self._went_down = False
        cells = _CellDelegate(self)
        cells.entered.connect(self._note_enter)
        self.setItemDelegate(cells)
        self.setAccessibleName(self.tr("Regels van het blad"))
        self.setAccessibleDescription(
            self.tr(
                "Enter gaat naar de volgende regel, Tab naar het volgende vak. Uit een lege regel "
                "brengt Tab je verder. Met Control Delete haal je een regel weg."
            )
        )
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.EditKeyPressed
            | QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.SelectedClicked
        )
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + _AIR_PX)
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Koppen van de regels"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letter_px = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LETTERS):
            self.setColumnWidth(column, letters * letter_px + _AIR_PX)
        header.setMinimumSectionSize(4 * letter_px)
        header.setSectionResizeMode(TOELICHTING, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _: self.row_changed.emit(now.row())
        )

    # -- going -----------------------------------------------------------------------------------

    def go_to(self, row: int, column: int = NAAM) -> None:
        """Work in a cell."""
        self.setCurrentIndex(self.regels.index(row, column))
        self.scrollTo(self.currentIndex())

    def _note_enter(self) -> None:
        self._went_down = True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt: a cell was filled in; Enter goes on to the next row."""
        super().closeEditor(editor, hint)
        if self._went_down:
            self._went_down = False
            self._go_down()

    def _go_down(self) -> None:
        row = self.currentIndex().row()
        # On paper one writes a row to its end; the next begins with its name.
        self.go_to(min(row + 1, self.regels.rowCount() - 1))

    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Qt: Tab goes on to the next cell that is typed in, over the end of a row too."""
        here = self.currentIndex()
        steps = {
            QTableView.CursorAction.MoveNext: 1,
            QTableView.CursorAction.MovePrevious: -1,
        }
        if action not in steps or not here.isValid():
            return super().moveCursor(action, modifiers)
        row, column = here.row(), here.column() + steps[action]
        if column >= STAND:
            row, column = row + 1, NAAM
        elif column < NUMMER:
            row, column = row - 1, TOELICHTING
        found = self.regels.index(row, column)
        return found if found.isValid() else here

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Qt: Tab in an empty row leaves the grid, so that the keyboard is not caught in it."""
        here = self.currentIndex()
        first = here.row() <= 0 and here.column() <= NAAM
        row = self.regels.rows[here.row()] if here.isValid() else None
        leaves = row is None or (row.leeg if forward else first)
        if not leaves:
            return super().focusNextPrevChild(forward)
        self.setTabKeyNavigation(False)
        moved = super().focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes down, Delete empties, Ctrl+V pastes a sheet."""
        here = self.currentIndex()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in _ENTERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            # In an editor it ends the editing first, and that goes down.
            if self.state() != QTableView.State.EditingState:
                self._go_down()
        elif event.key() == _Key.Key_Delete and control:
            self.remove_row()
        elif event.key() in {_Key.Key_Delete, _Key.Key_Backspace} and here.isValid():
            self.regels.setData(here, "")
        else:
            super().keyPressEvent(event)

    # -- acting ----------------------------------------------------------------------------------

    def remove_row(self) -> None:
        """Take the row out that is worked in."""
        row = self.currentIndex().row()
        self.regels.remove(row)
        self.go_to(min(row, self.regels.rowCount() - 1))
        self.row_changed.emit(self.currentIndex().row())

    def paste(self) -> None:
        """Fill in what a spreadsheet put on the clipboard, from this cell on."""
        here = self.currentIndex()
        try:
            grid = read_sheet(QGuiApplication.clipboard().text())
        except WorldError as error:
            self.refused.emit(str(error))
            return
        if here.isValid() and grid:
            count = self.regels.paste(here.row(), here.column(), grid)
            self.go_to(min(here.row() + count, self.regels.rowCount() - 1))
