"""The questions the window asks: their common form, and how to make an ondergrond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.operations.exports import VOOR
from sociale_kaart.ui.form.scroll import FormScroll
from sociale_kaart.ui.ondergrond_maker import OndergrondMaker
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.tasks import TaskRunner

# The dialog that makes an ondergrond: letters wide, lines high.
_ONDERGROND = (90, 36)


class Ask(QDialog):
    """A question with a row of fields and two buttons.

    Args:
        title: of the dialog.
        ok: the verb on the button.
        parent: the window.
        scrolls: whether the fields scroll where there is no room for all; the buttons stay.
    """

    def __init__(
        self, title: str, ok: str, parent: QWidget | None = None, *, scrolls: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(8)
        if scrolls:
            fields = QWidget(self)
            fields.setLayout(self.form)
            self.form.setContentsMargins(0, 0, 8, 0)
            layout.addWidget(FormScroll(fields), 1)
        else:
            layout.addLayout(self.form)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.remark.hide()
        layout.addWidget(self.remark)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = buttons.addButton(ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def add(self, label: str, field: QWidget, target: QWidget | None = None) -> None:
        """Add a field with its label; `target` is the editor inside a composed field."""
        text = QLabel(label, self)
        text.setBuddy(target or field)
        editor = target or field
        editor.setAccessibleName(label)
        if isinstance(editor, QComboBox) and (line := editor.lineEdit()) is not None:
            line.setAccessibleName(label)
        self.form.addRow(text, field)

    def refuse(self, text: str) -> None:
        """Say what is still missing."""
        self.remark.setText(text)
        self.remark.show()


class OndergrondDialog(QDialog):
    """Makes an ondergrond, from the menu; the wizard of a new kaart has the same fields.

    Args:
        runner: does the work in its thread.
        worker: does the heavy steps.
        folder: where the ondergrond is kept.
        parent: the window.
    """

    def __init__(
        self, runner: TaskRunner, worker: Worker, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Maak een ondergrond"))
        self.made: Path | None = None
        self.maker = OndergrondMaker(runner, worker, folder, self)
        self.maker.made.connect(self._made)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setViewportMargins(0, 0, 8, 0)
        area.setWidget(self.maker)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        size_in_letters(self, *_ONDERGROND)

    def done(self, result: int) -> None:
        """Qt: the dialog ends; what was being made is taken back."""
        self.maker.end()
        super().done(result)

    def _made(self, path: Path) -> None:
        self.made = path


def voor_combo(parent: QWidget, voor: str = "publiek") -> QComboBox:
    """Return the choice of readers; 'Iedereen' unless proposed otherwise, so nothing leaks."""
    combo = QComboBox(parent)
    for code, label in VOOR:
        combo.addItem(label, code)
    combo.setCurrentIndex(max(0, combo.findData(voor)))
    return combo
