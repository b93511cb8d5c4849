"""A line that suggests while you type; by mouse, arrows and Enter alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PAYLOAD = Qt.ItemDataRole.UserRole + 1
_KIND = Qt.ItemDataRole.UserRole + 2
# Two letters may still become anything.
_SAY_FROM = 3
_ROWS = 14
_ROW_ROOM_PX = 10
_GAP_PX = 12
# Wider than the line when the labels ask for it, but never a whole screen.
_MAX_LETTERS = 80

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion.

    Attributes:
        label: what is read.
        payload: what it stands for.
        icon: before the label.
        kind: what kind of thing it is ('straat'); stands behind the label, and a line parts kinds.
        doubtful: not quite what was typed; it is asked about, and Enter takes it only after it
            was chosen.
    """

    label: str
    payload: object
    icon: QIcon | None = None
    kind: str = ""
    doubtful: bool = False


class SuggestLine(QLineEdit):
    """A line edit with suggestions under it.

    Args:
        provider: gives the suggestions for what was typed.
        parent: owner.
    """

    # the payload of the suggestion
    picked = Signal(object)

    def __init__(
        self, provider: Callable[[str], Sequence[Suggestion]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._provider = provider
        # said when there is no suggestion; '' says nothing
        self.nothing = ""
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_ROWS)
        # The stubs do not know that a signal with two forms is chosen by its type.
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self._completer.setWidget(self)
        self._popup = QListView()
        self._popup.setAccessibleName(self.tr("Suggesties"))
        # What does not fit is cut off, and told in full by the tooltip.
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self._popup)
        # The completer gives its list a delegate of its own.
        self._popup.setItemDelegate(_RowDelegate(self._popup))
        self.textEdited.connect(self._suggest)
        self.returnPressed.connect(self._take_first)
        self.setClearButtonEnabled(True)

    def suggestions(self) -> list[str]:
        """Return the labels that can be chosen now."""
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        return [item.text() for item in items if item.isEnabled()]

    def said(self) -> str:
        """Return what is said because there is no suggestion."""
        item = self._model.item(0) if self._model.rowCount() == 1 else None
        return item.text() if item is not None and not item.isEnabled() else ""

    def suggest_again(self) -> None:
        """Look again for what stands in the line, because more has become known."""
        busy = self.hasFocus() or self._popup.isVisible()
        if busy and self.text().strip():
            self._suggest(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the arrow down opens the suggestions again after Esc."""
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible() and self.text().strip():
            self._suggest(self.text())
        else:
            super().keyPressEvent(event)

    def _suggest(self, typed: str) -> None:
        self._model.clear()
        for suggestion in self._provider(typed):
            self._model.appendRow(_row(suggestion, self.tr("bedoel je dit?")))
        if not self._model.rowCount() and self.nothing and len(typed.strip()) >= _SAY_FROM:
            item = QStandardItem(self.nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(item)
        if self._model.rowCount():
            self._completer.complete(QRect(0, 0, self._popup_width(), self.height()))
            # A list that gets the keyboard marks its first row, and Enter would take that.
            self._popup.setCurrentIndex(QModelIndex())
        else:
            self._hide_popup()

    def _popup_width(self) -> int:
        delegate = self._popup.itemDelegate()
        option = QStyleOptionViewItem()
        option.initFrom(self._popup)
        rows = range(self._model.rowCount())
        widest = max(delegate.sizeHint(option, self._model.index(row, 0)).width() for row in rows)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        bar += 2 * self._popup.frameWidth()
        most = self.fontMetrics().averageCharWidth() * _MAX_LETTERS
        return max(self.width(), min(widest + bar, most, self.screen().availableSize().width()))

    def _on_activated(self, index: QModelIndex) -> None:
        self._hide_popup()
        payload = index.data(_PAYLOAD)
        self.setText(str(index.data()))
        self.picked.emit(payload)

    def _hide_popup(self) -> None:
        self._popup.hide()

    def _take_first(self) -> None:
        """Enter without choosing takes the first suggestion for what stands in the line."""
        if self._popup.isVisible() and self._popup.selectionModel().hasSelection():
            return  # the list itself takes what was chosen
        found = self._provider(self.text())
        if found and not found[0].doubtful:
            self._hide_popup()
            self.setText(found[0].label)
            self.picked.emit(found[0].payload)


def _row(suggestion: Suggestion, question: str) -> QStandardItem:
    item = QStandardItem(suggestion.label)
    if suggestion.icon is not None:
        item.setIcon(suggestion.icon)
    kind = ", ".join(filter(None, (suggestion.kind, question if suggestion.doubtful else "")))
    item.setData(suggestion.payload, _PAYLOAD)
    item.setData(kind, _KIND)
    spoken = ", ".join(filter(None, (suggestion.label, kind)))
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    item.setToolTip(suggestion.label)
    item.setEditable(False)
    return item


class _RowDelegate(QStyledItemDelegate):
    """Paints a suggestion with its kind at the end of the row, and a line between kinds."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Qt: room for label and kind beside each other."""
        size = super().sizeHint(option, index)
        kind = option.fontMetrics.horizontalAdvance(_kind(index))
        size.setWidth(size.width() + (kind + 4 * _GAP_PX if kind else 2 * _GAP_PX))
        size.setHeight(size.height() + _ROW_ROOM_PX)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt: paint the row."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        style = row.widget.style() if row.widget else QApplication.style()
        # Qt would change what these names stand for.
        whole, label, icon = QRect(row.rect), str(row.text), QIcon(row.icon)
        if isinstance(row.widget, QListView):
            whole.setRight(min(whole.right(), row.widget.viewport().width() - 1))
        kind = _kind(index)
        room = row.fontMetrics.horizontalAdvance(kind) + 2 * _GAP_PX if kind else 0
        row.text, row.icon, row.rect = "", QIcon(), whole
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        row.text, row.icon = label, icon
        row.rect = whole.adjusted(0, 0, -room, 0)
        row.textElideMode = Qt.TextElideMode.ElideRight
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        selected = bool(row.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(row.palette.color(role))
        painter.setFont(row.font)
        if kind:
            # Still more than 4.5:1 in both themes.
            painter.setOpacity(1.0 if selected else 0.75)
            at = whole.adjusted(0, 0, -_GAP_PX, 0)
            painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, kind)
        if index.row() and _kind(index.sibling(index.row() - 1, 0)) != kind:
            painter.setOpacity(0.3)
            painter.drawLine(whole.topLeft(), whole.topRight())
        painter.restore()

    def helpEvent(
        self, event: QEvent, view: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Qt: only a label that is cut off needs its tooltip."""
        shown = view.width() - option.fontMetrics.horizontalAdvance(_kind(index)) - 4 * _GAP_PX
        if option.fontMetrics.horizontalAdvance(str(index.data())) < shown:
            return False
        return bool(super().helpEvent(event, view, option, index))  # type: ignore[arg-type]


def _kind(index: _Index) -> str:
    return str(index.data(_KIND) or "")
