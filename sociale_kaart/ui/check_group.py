"""Tick boxes with symbols and counts, under a heading that folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sociale_kaart.domain import notatie

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from PySide6.QtGui import QIcon

_ICON = QSize(18, 18)


class CheckRow(QWidget):
    """A tick box with a symbol, a label and a count."""

    def __init__(self, code: str, label: str, icon: QIcon | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.code = code
        self.label = label
        self.box = QCheckBox(label, self)
        if icon is not None:
            self.box.setIcon(icon)
            self.box.setIconSize(_ICON)
        self.count = QLabel("0", self)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.count)

    def set_label(self, label: str) -> None:
        """Read otherwise."""
        self.label = label
        self.box.setText(label)
        self.box.setAccessibleName(f"{label}: {self.count.text()}")

    def set_count(self, count: int) -> None:
        """Show how many there are."""
        self.count.setText(notatie.getal(count))
        self.box.setAccessibleName(f"{self.label}: {count}")


class CheckGroup(QWidget):
    """Tick boxes under a heading that folds.

    Args:
        title: the heading.
        parent: owner.
        folded: whether it starts folded.
    """

    def __init__(self, title: str, parent: QWidget, *, folded: bool = False) -> None:
        super().__init__(parent)
        self.rows: dict[str, CheckRow] = {}
        self._title = title
        self._toggle = QToolButton(self)
        self._toggle.setText(title)
        self._toggle.setObjectName("kop")
        self._toggle.setCheckable(True)
        self._toggle.setChecked(not folded)
        self._toggle.setAutoRaise(True)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toggle.toggled.connect(self._fold)
        self._body = QWidget(self)
        self.inner = QVBoxLayout(self._body)
        self.inner.setContentsMargins(4, 0, 0, 4)
        self.inner.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._toggle)
        layout.addWidget(self._body)
        self._fold(not folded)

    def _fold(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._body.setVisible(open_)
        arrow = Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow
        self._toggle.setArrowType(arrow)

    def open(self) -> None:
        """Show what is under the heading."""
        self._toggle.setChecked(True)

    def add(
        self, code: str, label: str, icon: QIcon | None, toggled: Callable[[], None], *, on: bool
    ) -> CheckRow:
        """Add a tick box."""
        row = CheckRow(code, label, icon, self._body)
        row.box.setChecked(on)
        row.box.toggled.connect(lambda _: toggled())
        self.rows[code] = row
        self.inner.addWidget(row)
        return row

    def codes(self, *, checked: bool) -> frozenset[str]:
        """Return the codes that are (not) ticked."""
        return frozenset(c for c, row in self.rows.items() if row.box.isChecked() is checked)

    def show_counts(self, counts: Counter[str], *, hide_empty: bool) -> None:
        """Show the counts; what does not occur may be left out."""
        for code, row in self.rows.items():
            row.set_count(counts[code])
            row.setVisible(not hide_empty or counts[code] > 0 or row.box.isChecked())
        if hide_empty:
            self.setVisible(any(not row.isHidden() for row in self.rows.values()))

    def set_ticked(self, codes: frozenset[str], *, on: bool) -> None:
        """Tick these codes (or all but these when `on` is False), without telling."""
        for code, row in self.rows.items():
            blocked = row.box.blockSignals(True)  # noqa: FBT003 - Qt's signature
            row.box.setChecked((code in codes) is on)
            row.box.blockSignals(blocked)
