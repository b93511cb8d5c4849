"""A layout that goes on to the next line when the panel is too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem


class FlowLayout(QLayout):
    """Puts its items beside each other, as words on a page.

    Args:
        parent: the widget it lays out.
        gap: pixels between items.
        line_gap: pixels between lines.
    """

    def __init__(self, parent: QWidget, gap: int = 6, line_gap: int = 6) -> None:
        super().__init__(parent)
        self._line_gap = line_gap
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt: one more item."""
        self._items.append(item)

    def count(self) -> int:
        """Qt: the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt: an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt: take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt: it takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt: narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: the height at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Qt: lay out in `rect`."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Qt: the widest item decides."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Qt: idem."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put the items in lines, each in the middle of its line; return the height that takes."""
        x, y, high = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(rect.width(), item.minimumSize().width()))
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if x > rect.x() and x + width > rect.right() + 1:
                _settle(line, high, move=move)
                x, y, high, line = rect.x(), y + high + self._line_gap, 0, []
            line.append((item, QRect(QPoint(x, y), QSize(width, height))))
            x += width + self._gap
            high = max(high, height)
        _settle(line, high, move=move)
        return y + high - rect.y()


def _settle(line: list[tuple[QLayoutItem, QRect]], high: int, *, move: bool) -> None:
    """Give the items of one line their place, lower ones in the middle of it."""
    if move:
        for item, place in line:
            item.setGeometry(place.translated(0, (high - place.height()) // 2))


def clear(layout: QLayout) -> None:
    """Remove everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
