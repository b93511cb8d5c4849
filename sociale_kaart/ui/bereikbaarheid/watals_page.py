"""Wat als: plans with places that come, move or close, one at a time or beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from sociale_kaart.ui.bereikbaarheid.watals_plan import PlanBlad
from sociale_kaart.ui.bereikbaarheid.watals_vergelijken import NaastElkaarBlad

if TYPE_CHECKING:
    from sociale_kaart.ui.bereikbaarheid.context import PageContext


class WatAlsPage(QWidget):
    """Two sheets: one plan, and plans beside each other.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("onderwerp", "wat-als")
        self.setAccessibleName(self.tr("Wat als"))
        self.een = PlanBlad(context, self)
        self.naast_elkaar = NaastElkaarBlad(context, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Wat als"))
        self.tabs.addTab(self.een, self.tr("Eén plan"))
        self.tabs.addTab(self.naast_elkaar, self.tr("Plannen naast elkaar"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
