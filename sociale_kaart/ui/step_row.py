"""The row of steps on top of a wizard: where you are, what comes, what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class StepRow(QWidget):
    """Numbered steps with an arrow between them; the present one stands out by weight and a line.

    Args:
        titles: of the steps.
        parent: owner.
    """

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = list(titles)
        self._labels: list[QLabel] = []
        # The arrow before each step but the first.
        self._arrows: dict[int, QLabel] = {}
        self._left_out: frozenset[int] = frozenset()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(12)
        for number, _ in enumerate(titles):
            if number:
                arrow = QLabel("→", self)
                arrow.setAccessibleName(self.tr("daarna"))
                layout.addWidget(arrow)
                self._arrows[number] = arrow
            label = QLabel(self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._labels.append(label)
            layout.addWidget(label)
        layout.addStretch(1)
        self.show_step(0)

    def rename(self, step: int, title: str, left_out: frozenset[int] = frozenset()) -> None:
        """Call a step otherwise, and leave others out of the row."""
        self._titles[step] = title
        self._left_out = left_out
        for number, label in enumerate(self._labels):
            label.setVisible(number not in left_out)
            if number in self._arrows:
                self._arrows[number].setVisible(number not in left_out)

    def show_step(self, current: int) -> None:
        """Mark a step as the present one."""
        there = [n for n in range(len(self._titles)) if n not in self._left_out]
        for number, (label, title) in enumerate(zip(self._labels, self._titles, strict=True)):
            place = there.index(number) + 1 if number in there else 0
            done = "✓ " if number < current else f"{place} "
            label.setText(done + title)
            # Weight and a line, not colour alone.
            here = number == current
            line = "palette(highlight)" if here else "transparent"
            weight = "bold" if here else "normal"
            label.setStyleSheet(
                f"QLabel {{ font-weight: {weight}; border: none; border-bottom: 3px solid {line};"
                " padding: 2px 2px 5px 2px; }"
            )
            state = self.tr("nu") if here else self.tr("klaar") if number < current else ""
            label.setAccessibleName(
                self.tr("Stap {0} van {1}: {2} {3}").format(place, len(there), title, state).strip()
            )
