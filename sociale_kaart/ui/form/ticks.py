"""A tick box or radio button whose text goes on to the next line in a narrow panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QAbstractButton


class _Text(QLabel):
    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on the text is a click on the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()


class TickRow(QWidget):
    """A box with a text beside it.

    Args:
        box: a tick box or radio button without text of its own.
        text: what people read.
        uitleg: one sentence about it, for the tooltip and a screen reader.
        parent: owner.
    """

    def __init__(self, box: QAbstractButton, text: str, uitleg: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = box
        self.text = _Text(text, self)
        self.text.setWordWrap(True)
        self.text.setBuddy(box)
        box.setParent(self)
        box.setAccessibleName(text)
        box.setAccessibleDescription(uitleg)
        self.setToolTip(uitleg)
        self.text.clicked.connect(self._click)
        # As high as a line, so that the box stands beside the first one.
        box.setMinimumHeight(self.text.fontMetrics().lineSpacing())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, 1)

    def _click(self) -> None:
        self.box.setFocus()
        self.box.click()
