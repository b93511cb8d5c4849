"""A button whose text goes on to the next line in a narrow panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette


class LaidOutButton(QPushButton):
    """A button as large as the layout in it asks for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # By itself a button is never narrower than it would like to be.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Qt: as its texts need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt: idem."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


class WrapButton(LaidOutButton):
    """A button whose text wraps.

    Args:
        text: what people read.
        parent: owner.
        role: colour of the text, where it is not that of the window.
    """

    def __init__(
        self, text: str, parent: QWidget, *, role: QPalette.ColorRole | None = None
    ) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if role is not None:
            self._label.setForegroundRole(role)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self._label)
        self.set_text(text)

    def sizeHint(self) -> QSize:
        """Qt: on one line if there is room."""
        margins = self.contentsMargins() + self.layout().contentsMargins()  # type: ignore[union-attr]
        metrics = self._label.fontMetrics()
        return QSize(
            metrics.horizontalAdvance(self.said) + margins.left() + margins.right() + 4,
            max(metrics.height(), metrics.lineSpacing()) + margins.top() + margins.bottom(),
        )

    @property
    def said(self) -> str:
        """What people read."""
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
