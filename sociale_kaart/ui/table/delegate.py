"""Changing a cell where it stands: text and dates are typed, items of a list are picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QDate,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QStyledItemDelegate

from sociale_kaart.domain import lijsten
from sociale_kaart.ui.form.fields import list_items

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QObject
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from sociale_kaart.domain.tabellen import Veld
    from sociale_kaart.ui.table.columns import Column
    from sociale_kaart.ui.table.model import HulpbronModel

_Index = QModelIndex | QPersistentModelIndex
# A row is lower than a field of a form.
_IN_CELL = "min-height: 0; padding: 0 4px; border-radius: 0;"
_REMARK_PX, _GAP_PX = 360, 2


class CellDelegate(QStyledItemDelegate):
    """Makes the editors; what was typed goes to the model as it is, which has it checked.

    Args:
        parent: the table.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # the editor that was made last
        self.editor: QLineEdit | QComboBox | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """Qt: a list for items of a list and for ja or nee, else a line."""
        column = _column(index)
        veld = column.veld
        assert veld is not None, "only cells that can be changed are edited"
        if veld.lijst or veld.soort == "ja_nee":
            self.editor = self._combo(veld, parent)
        else:
            line = QLineEdit(parent)
            if veld.soort == "datum":
                line.setPlaceholderText(self.tr("dag-maand-jaar"))
            self.editor = line
        self.editor.setStyleSheet(_IN_CELL)
        self.editor.setAccessibleName(column.kop)
        return self.editor

    def _combo(self, veld: Veld, parent: QWidget) -> QComboBox:
        combo = QComboBox(parent)
        combo.addItem(
            self.tr("(leeg)") if veld.soort == "ja_nee" else lijsten.NOG_NIET_INGEDEELD, ""
        )
        for code, label in value_items(veld):
            combo.addItem(label, code)
        combo.activated.connect(lambda: self._picked(combo))
        # The list is what people come for; it opens as soon as the cell is an editor.
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def _picked(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Qt: begin with what is stored."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            text = "" if value is None else str(value)
            editor.setCurrentIndex(max(0, editor.findData(text)))
        elif isinstance(editor, QLineEdit):
            veld = _column(index).veld
            text = "" if value is None else str(value)
            if veld is not None and veld.soort == "datum":
                day = QDate.fromString(text[:10], "yyyy-MM-dd")
                text = day.toString("dd-MM-yyyy") if day.isValid() else text
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Qt: hand over what was typed or picked."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class Remark(QFrame):
    """Why a value was refused, said at its cell.

    Args:
        parent: what the cells are painted on.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("opmerking")
        self.setStyleSheet(
            "QFrame#opmerking { background: #2B2F33; border-radius: 4px; }"
            "QFrame#opmerking QLabel { color: white; }"
        )
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setMargin(8)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; '' when nothing is."""
        return "" if self.isHidden() else self._label.text()

    def say(self, text: str, cell: QRect) -> None:
        """Say something below a cell; above or beside it where there is no room."""
        self._label.setText(text)
        self.setAccessibleName(text)
        parent = self.parentWidget()
        assert parent is not None, "a remark lies over the cells"
        width = min(_REMARK_PX, parent.width())
        self._label.setFixedWidth(width)
        self._label.adjustSize()
        self.resize(self._label.size())
        room = parent.rect()
        below = QPoint(cell.left(), cell.bottom() + _GAP_PX)
        above = QPoint(cell.left(), cell.top() - _GAP_PX - self.height())
        beside = QPoint(cell.right() + _GAP_PX, 0)
        places = [QPoint(min(at.x(), room.right() - width), at.y()) for at in (below, above)]
        fitting = [at for at in places if room.contains(QRect(at, self.size()))]
        at = fitting[0] if fitting else beside
        if not fitting and at.x() + width > room.right():
            at = QPoint(max(0, cell.left() - _GAP_PX - width), 0)
        self.move(max(0, at.x()), max(0, at.y()))
        self.show()
        self.raise_()


def value_items(veld: Veld) -> list[tuple[str, str]]:
    """Return (code, label) of what a field of a list, or of ja and nee, can hold."""
    return list_items(veld.lijst) if veld.lijst else [("1", "ja"), ("0", "nee")]


def _column(index: _Index) -> Column:
    return cast("HulpbronModel", index.model()).columns[index.column()]
