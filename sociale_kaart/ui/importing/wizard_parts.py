"""Pieces of the wizard that only stand somewhere: the row of steps, the row of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sociale_kaart.ui.step_row import StepRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


def make_steps(parent: QWidget) -> StepRow:
    """Return the row of the six steps."""
    return StepRow(
        (
            _tr("Bestand"),
            _tr("Herkennen"),
            _tr("Koppelen"),
            _tr("Plaatsen"),
            _tr("Dubbelen"),
            _tr("Ontvangstbewijs"),
        ),
        parent,
    )


def rename_steps(steps: StepRow, read: int, columns: int, *, returned: bool) -> None:
    """Call the step `read` by what it shows; our own workbook has no columns to choose."""
    name = _tr("Verschillen") if returned else _tr("Herkennen")
    steps.rename(read, name, frozenset([columns] if returned else []))


def one_of(parent: QWidget, *pages: QWidget) -> QStackedWidget:
    """Return a page that shows one of these."""
    stack = QStackedWidget(parent)
    for page in pages:
        stack.addWidget(page)
    return stack


def below_each_other(parent: QWidget, top: QWidget, middle: QWidget, bottom: QWidget) -> QWidget:
    """Return a page of three parts, of which the middle one takes the room there is."""
    page = QWidget(parent)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(top)
    column.addWidget(middle, 1)
    column.addWidget(bottom)
    return page


def button_row(cancel: QPushButton, previous: QPushButton, following: QPushButton) -> QHBoxLayout:
    """Return the buttons; Enter goes on."""
    for button in (cancel, previous):
        button.setAutoDefault(False)
    following.setDefault(True)
    row = QHBoxLayout()
    row.addWidget(cancel)
    row.addStretch(1)
    row.addWidget(previous)
    row.addWidget(following)
    return row


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportWizard", text)
