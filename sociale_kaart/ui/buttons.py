"""A large choice with a sentence of explanation, for pages on which something begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

_HEIGHT = 76


class BigButton(QPushButton):
    """A choice with a sentence of explanation."""

    def __init__(self, text: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("groot")
        self.setMinimumHeight(_HEIGHT)
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 10)
        layout.setSpacing(2)
        title = QLabel(text, self)
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        title.setFont(font)
        explain = QLabel(hint, self)
        explain.setWordWrap(True)
        for label in (title, explain):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
