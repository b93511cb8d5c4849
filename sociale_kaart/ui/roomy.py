"""Questions and lines with room for large letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QDialog, QStyledItemDelegate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

_AIR_PX = 10
Dialog = TypeVar("Dialog", bound=QDialog)


class RoomyDelegate(QStyledItemDelegate):
    """Lines with air between them, as a finger or a tired eye needs."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: as high as a line of text and some air."""
        found = super().sizeHint(option, index)
        return QSize(found.width(), found.height() + _AIR_PX)


def size_in_letters(dialog: QDialog, letters: int, lines: int) -> None:
    """Make a dialog so many letters wide and lines high, as far as the screen has room."""
    metrics = dialog.fontMetrics()
    room = dialog.screen().availableSize() * 0.95
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    dialog.resize(wanted.boundedTo(room))


def opened(dialog: Dialog) -> Dialog:
    """Show a question over the window and return it; it goes away with its answer."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
