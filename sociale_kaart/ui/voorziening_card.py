"""A card over the map: one voorziening that can be taken over into the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.ui.canvas.overlays import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sociale_kaart.ui.canvas.voorzieningen_item import Voorziening

_WIDTH_PX = 300


class VoorzieningCard(Card):
    """What it is, and the button that takes it over.

    Args:
        parent: the widget it lies over.
    """

    # osm_id
    taken = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._osm_id = ""
        self.setAccessibleName(self.tr("Voorziening"))
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self.take = QPushButton(self.tr("Neem over op de kaart"), self)
        self.take.clicked.connect(lambda: self.taken.emit(self._osm_id))
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self.tr("Sluit"))
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._about)
        layout.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedWidth(_WIDTH_PX)
        self.hide()

    def show_voorziening(self, row: Voorziening) -> None:
        """Show one."""
        self._osm_id = row.osm_id
        soort = ", ".join(categorie_label(code) for code in row.categorieen)
        self._title.setText(row.naam or soort)
        self._about.setText(
            self.tr("{0} in OpenStreetMap. Staat nog niet als hulpbron op de kaart.").format(soort)
        )
        self.setFixedHeight(self.layout().totalHeightForWidth(_WIDTH_PX))  # type: ignore[union-attr]
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
