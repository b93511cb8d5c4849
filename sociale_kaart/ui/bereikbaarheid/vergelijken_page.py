"""Vergelijken: our figures beside those of CBS, or beside our own of another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from sociale_kaart.ui.bereikbaarheid.cbs_blad import CbsBlad
from sociale_kaart.ui.bereikbaarheid.metingen_blad import MetingenBlad
from sociale_kaart.ui.bereikbaarheid.page_frame import PageFrame

if TYPE_CHECKING:
    from sociale_kaart.ui.bereikbaarheid.context import PageContext


class VergelijkenPage(QWidget):
    """Two sheets: each keeps method and year of both sides in view.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("onderwerp", "afstanden#vergelijken")
        self.cbs = CbsBlad(context, self)
        self.metingen = MetingenBlad(context, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Vergelijken"))
        self.tabs.addTab(PageFrame(self.cbs), self.tr("Met het CBS"))
        self.tabs.addTab(PageFrame(self.metingen), self.tr("Met een andere dag"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
