"""A path with a button to look for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class FileField(QWidget):
    """A path that can be typed, or looked for.

    Args:
        title: of the file dialog.
        kind: file filter.
        parent: owner.
    """

    # a path was pointed at
    chosen = Signal()

    def __init__(self, title: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._kind = kind
        self.edit = QLineEdit(self)
        self.button = QPushButton(self.tr("Kies…"), self)
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(title)
        self.button.clicked.connect(self._look)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.edit)

    def path(self) -> Path | None:
        """Return what was chosen."""
        text = self.edit.text().strip()
        return Path(text) if text else None

    def _look(self) -> None:
        chosen = self._ask()
        if chosen:
            self.edit.setText(chosen)
            self.chosen.emit()

    def _ask(self) -> str:
        return QFileDialog.getOpenFileName(self, self._title, self.edit.text(), self._kind)[0]


class FolderField(FileField):
    """A folder that can be typed, or looked for; empty may have a meaning of its own.

    Args:
        title: of the file dialog.
        empty: what an empty field means, shown in it.
        parent: owner.
    """

    def __init__(self, title: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, "", parent)
        self.edit.setPlaceholderText(empty)

    def _ask(self) -> str:
        return QFileDialog.getExistingDirectory(self, self._title, self.edit.text())


class SaveField(FileField):
    """A file to be made, that can be typed or pointed at."""

    def _ask(self) -> str:
        # Whether it exists already is said in the form itself.
        return QFileDialog.getSaveFileName(
            self,
            self._title,
            self.edit.text(),
            self._kind,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )[0]
