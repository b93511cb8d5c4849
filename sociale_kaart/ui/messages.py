"""What the window says: toasts for what went well, a dialog where something is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

if TYPE_CHECKING:
    from sociale_kaart.base.errors import WorldError

_SHOWN_MS = 6_000
_BOTTOM_PX = 56


class Toast(QFrame):
    """One sentence at the bottom of its parent, with Undo; goes away by itself.

    Args:
        parent: the widget it lies over.
    """

    undo = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setStyleSheet(
            "QFrame#toast { background: #2B2F33; border-radius: 6px; }"
            "QFrame#toast QLabel { color: white; }"
            "QFrame#toast QPushButton { color: #9CD1FF; background: transparent; border: none;"
            " font-weight: bold; padding: 4px 8px; }"
            "QFrame#toast QPushButton:focus, QFrame#toast QPushButton:hover"
            " { background: #444A50; border-radius: 4px; }"
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        self._text = QLabel(self)
        self._undo = QPushButton(self.tr("Zet terug"), self)
        self._undo.clicked.connect(self._on_undo)
        layout.addWidget(self._text)
        layout.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What was said last."""
        return self._text.text()

    def tell(self, text: str, *, undoable: bool = False) -> None:
        """Say something for a few seconds."""
        self._text.setText(text)
        self._undo.setVisible(undoable)
        self.setAccessibleName(text)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(_SHOWN_MS)

    def place(self) -> None:
        """Keep to the middle of the bottom of the parent."""
        parent = self.parentWidget()
        assert parent is not None, "a toast lies over something"
        area = parent.rect()
        self.move((area.width() - self.width()) // 2, area.height() - self.height() - _BOTTOM_PX)

    def dismiss(self) -> None:
        """Go away now."""
        self.hide()
        self._timer.stop()

    def _on_undo(self) -> None:
        self.dismiss()
        self.undo.emit()


def show_world_error(parent: QWidget | None, error: WorldError) -> None:
    """Say what happened, what to do and what is safe."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(box.tr("Dat ging niet"))
    box.setText(error.wat)
    box.setInformativeText("\n".join(text for text in (error.doen, error.veilig) if text))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()
    box.deleteLater()
