"""Sizes that follow the letters of the window, so that large letters have room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QStyleOptionViewItem

_AIR_PX = 10


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
