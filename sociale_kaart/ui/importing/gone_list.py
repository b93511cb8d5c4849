"""What the list before this one had and this one has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from sociale_kaart.importing.plan import ImportPlan

_LINES = 5


class GoneList(QWidget):
    """A tick marks one as stopped; unticked ones stay as they are.

    Args:
        parent: owner.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Staat niet meer in de lijst"))
        self.list.itemChanged.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.list)

    def show_plan(self, plan: ImportPlan, ticked: frozenset[str]) -> None:
        """Show what is gone from a list."""
        self.setVisible(bool(plan.verdwenen))
        self.list.blockSignals(True)  # noqa: FBT003 - Qt has no keywords here
        self.list.clear()
        for one in plan.verdwenen:
            item = QListWidgetItem(one.naam, self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.hulpbron)
            on = one.hulpbron in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)  # noqa: FBT003 - idem
        lines = min(max(len(plan.verdwenen), 1), _LINES)
        self.list.setFixedHeight(lines * (self.fontMetrics().lineSpacing() + 6) + 6)
        if plan.vorige is not None:
            text = self.tr(
                "Stond wel in ‘{0}’ en niet meer in deze lijst. Vink aan wat is gestopt."
            )
            self.label.setText(text.format(plan.vorige.bestand))
        elif plan.rondgestuurd:
            self.label.setText(
                self.tr("Is uit de lijst gehaald en blijft staan. Vink aan wat is gestopt.")
            )

    def tick_all(self, on: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        """Mark all as stopped, or none."""
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    def ticked(self) -> frozenset[str]:
        """Return the uuids to mark as stopped."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )
