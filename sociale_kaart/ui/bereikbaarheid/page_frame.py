"""How high a page of choices and a table must at least be, so that it scrolls only below that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class PageFrame(QWidget):
    """Holds a page that may scroll: no lower than what it holds needs at this width.

    Qt takes the height of a narrow page as the least height, at every width.

    Args:
        page: what it holds.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def minimumSizeHint(self) -> QSize:
        """Qt: the least size."""
        found = super().minimumSizeHint()
        layout = self._page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return found
        return QSize(found.width(), layout.minimumHeightForWidth(max(self.width(), found.width())))

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002 - Qt's signature
        """Qt: a page takes what there is, and scrolls only below its least height."""
        return self.minimumSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: at another width the choices take another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
