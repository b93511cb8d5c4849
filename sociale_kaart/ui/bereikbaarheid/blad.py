"""What the sheets of Vergelijken share: choices, a sentence, a table, and what to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.ui.bereikbaarheid.figuren_tabel import FigurenTabel
from sociale_kaart.ui.form.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.tasks import Task

_SPLIT_LINES = 5


class Blad(QWidget):
    """A sheet.

    Args:
        context: the open kaart and the map.
        table: what a screen reader calls its table.
        parent: owner.
    """

    def __init__(self, context: PageContext, table: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self.bar = QWidget(self)
        self._flow = FlowLayout(self.bar, 8, 6)
        self.notice = QLabel(self)
        self.notice.setObjectName("opmerking")
        self.notice.setWordWrap(True)
        self.table = FigurenTabel(table, self)
        self.table.opened.connect(context.focus_buurt)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about.setContentsMargins(8, 4, 8, 4)
        self.about.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        beside = QScrollArea(self)
        beside.setWidgetResizable(True)
        beside.setFrameShape(QFrame.Shape.NoFrame)
        beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the text takes the keyboard
        beside.setWidget(self.about)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self.table)
        self.split.addWidget(beside)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([3_000, 2_000])
        self.split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.split.setMinimumHeight(_SPLIT_LINES * self.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.split, 1)

    def add_combo(self, name: str, items: Sequence[tuple[str, str]] = ()) -> QComboBox:
        """Add a choice with its name before it; items are code and label."""
        combo = QComboBox(self.bar)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for code, label in items:
            combo.addItem(label, code)
        box = QWidget(self.bar)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        before = QLabel(name, box)
        before.setBuddy(combo)
        row.addWidget(before)
        row.addWidget(combo)
        self._flow.addWidget(box)
        return combo

    def add_widget(self, widget: QWidget) -> None:
        """Add something else to the line of choices."""
        self._flow.addWidget(widget)

    def add_link(self, text: str, clicked: Callable[[], object]) -> QToolButton:
        """Add a button that reads as a link."""
        button = QToolButton(self.bar)
        button.setObjectName("link")
        button.setText(text)
        button.setAccessibleName(text.rstrip("…"))
        button.clicked.connect(lambda _: clicked())
        self._flow.addWidget(button)
        return button

    def say(self, text: str) -> None:
        """Say something above the table; '' says nothing."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def tell(self, text: str) -> None:
        """Say beside the table what one must know of it, as rich text; '' says nothing."""
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def copy(self) -> None:
        """Copy the table for a sheet."""
        rows = self.table.copy()
        self._context.tell(self.tr("{0} rijen gekopieerd. Plak ze in Excel.").format(rows))
