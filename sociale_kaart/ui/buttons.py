"""A large choice with a sentence of explanation, for pages on which something begins."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

_HEIGHT = 76


class BigButton(QPushButton):
    """A choice with a sentence of explanation."""

    def __init__(self, text: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("groot")
        # Enter presses it too, as people expect of a large choice; Qt takes only the space bar.
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        title.setWordWrap(True)
        for label in (title, explain):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    # A button knows the size of its own text only; here its labels decide.

    def sizeHint(self) -> QSize:
        """Qt: room for the labels."""
        return self._labels().sizeHint().expandedTo(QSize(0, _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Qt: idem."""
        return self._labels().minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Qt: the labels wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: idem."""
        return max(_HEIGHT, self._labels().heightForWidth(width))

    def _labels(self) -> QLayout:
        layout = self.layout()
        assert layout is not None, "made in the constructor"
        return layout
