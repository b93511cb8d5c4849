"""One calm line over the window that stays until it was read: what was recovered, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class NoticeBar(QFrame):
    """A sentence with at most one thing to do; takes no room while there is nothing to say.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("melding")
        self._act: Callable[[], None] | None = None
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._on_act)
        self.close_button = QPushButton(self.tr("Sluit"), self)
        self.close_button.setAccessibleName(self.tr("Sluit deze melding"))
        self.close_button.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        layout.addWidget(self.close_button)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty when nothing is."""
        return "" if self.isHidden() else self._label.text()

    def tell(self, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Say something until it is closed; `button` does `act`. A second text comes below."""
        if not self.isHidden() and self._label.text() != text:
            text = f"{self._label.text()}\n{text}"
        self._label.setText(text)
        self.setAccessibleName(text)
        if button or self.isHidden():
            self._act = act
            self._button.setText(button)
            self._button.setVisible(bool(button))
        self.show()

    def dismiss(self) -> None:
        """It has been read."""
        self.hide()
        self._label.setText("")

    def _on_act(self) -> None:
        act, self._act = self._act, None
        self.dismiss()
        if act is not None:
            act()


def above(bar: NoticeBar, pages: QWidget) -> QWidget:
    """Return the middle of a window: a bar that is mostly hidden, and the pages below it."""
    middle = QWidget()
    layout = QVBoxLayout(middle)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(bar)
    layout.addWidget(pages, 1)
    return middle
