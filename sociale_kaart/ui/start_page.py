"""The first page: go on where you were, look at the sample wijk, or begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.ui.buttons import BigButton
from sociale_kaart.ui.canvas.symbols import symbol_pixmap
from sociale_kaart.ui.recent_list import RecentList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sociale_kaart.ui.recent_list import RecentKaart

_WIDTH, _LETTERS = 860, 110


class StartPage(QScrollArea):
    """Recent kaarten and three ways to begin.

    Args:
        parent: owner.
    """

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    # path of a kaart to open, and of one to leave out of the list
    kaart_chosen = Signal(object)
    kaart_removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is on it takes the keyboard
        self.setAccessibleName(self.tr("Begin"))
        # Scrolled, so that it does not set how small the window can be.
        page = QWidget()
        self.setWidget(page)
        outer = QHBoxLayout(page)
        outer.addStretch(1)
        column = QWidget(page)
        # A column that reads well; with large letters all of the window.
        column.setMaximumWidth(max(_WIDTH, column.fontMetrics().averageCharWidth() * _LETTERS))
        outer.addWidget(column, 1000)
        outer.addStretch(1)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 48, 0, 32)
        layout.setSpacing(12)
        layout.addLayout(self._name(column))
        intro = QLabel(
            self.tr(
                "Breng in kaart wat er is in de buurt: plekken, groepen, activiteiten en mensen. "
                "Alles blijft op deze laptop; internet is niet nodig."
            ),
            column,
        )
        intro.setWordWrap(True)
        layout.addWidget(intro)
        layout.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addLayout(self._choices(column), 1)
        line = QFrame(column)
        line.setFrameShape(QFrame.Shape.VLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        row.addWidget(line)
        row.addLayout(self._recent(column), 1)
        layout.addLayout(row)
        layout.addStretch(1)

    def _name(self, parent: QWidget) -> QHBoxLayout:
        """Return the name with the symbols of the three sferen before it."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for teken in sfeertekens()[:-1]:
            symbol = QLabel(parent)
            symbol.setPixmap(
                symbol_pixmap(teken.sfeer, "formeel", None, 22, parent.devicePixelRatioF())
            )
            symbol.setAccessibleName(lijsten.label("sfeer", teken.sfeer))
            row.addWidget(symbol)
        row.addSpacing(6)
        row.addWidget(_title(self.tr("Sociale Kaart"), 2.2, parent))
        row.addStretch(1)
        return row

    def _choices(self, parent: QWidget) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(12)
        layout.addWidget(_title(self.tr("Beginnen"), 1.25, parent))
        self.sample = BigButton(
            self.tr("Open de voorbeeldwijk"),
            self.tr("Kijk rond in een verzonnen wijk. Je kunt niets stuk maken."),
            parent,
        )
        self.new = BigButton(
            self.tr("Nieuwe kaart"),
            self.tr("Voor je eigen wijk, dorp of gemeente."),
            parent,
        )
        self.open = BigButton(
            self.tr("Open een kaart"),
            self.tr("Een bestand dat je al hebt, of van een collega kreeg."),
            parent,
        )
        self.sample.clicked.connect(self.sample_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        for button in (self.sample, self.new, self.open):
            layout.addWidget(button)
        layout.addStretch(1)
        return layout

    def _recent(self, parent: QWidget) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(12)
        layout.addWidget(_title(self.tr("Verder waar je was"), 1.25, parent))
        self.recent = RecentList(parent)
        self.recent.chosen.connect(self.kaart_chosen)
        self.recent.removed.connect(self.kaart_removed)
        self.recent.missing.connect(self._say_missing)
        self.gone = QLabel(parent)
        self.gone.setWordWrap(True)
        self.gone.hide()
        self.nothing = QLabel(
            self.tr(
                "Hier komen de kaarten die je opent. Een kaart is één bestand dat eindigt op "
                "‘.kaart.gpkg’. Je kunt het ook hierheen slepen.\n\nVoor het eerst hier? Open de "
                "voorbeeldwijk: een rondleiding wijst je in vijf stappen de weg."
            ),
            parent,
        )
        self.nothing.setWordWrap(True)
        layout.addWidget(self.recent)
        layout.addWidget(self.gone)
        layout.addWidget(self.nothing)
        layout.addStretch(1)
        return layout

    def show_recent(self, kaarten: Sequence[RecentKaart]) -> None:
        """Show the kaarten that were opened before."""
        self.recent.show_kaarten(kaarten)
        self.recent.setVisible(bool(kaarten))
        self.nothing.setVisible(not kaarten)
        self.gone.hide()

    def _say_missing(self, path: Path) -> None:
        self.gone.setText(
            self.tr(
                "‘{0}’ staat niet meer in {1}. Is het bestand verplaatst? Kies ‘Open een kaart’ "
                "en wijs het aan. Zit het op een ander station of een usb-stick? Sluit die aan."
            ).format(path.name, path.parent)
        )
        self.gone.show()


def _title(text: str, factor: float, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(True)
    label.setFont(font)
    return label
