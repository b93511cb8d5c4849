"""What is known of one cell of 'gaten': in sentences, with the hulpbronnen behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten
from sociale_kaart.ui.bereikbaarheid import gaten_woorden as woorden

if TYPE_CHECKING:
    from sociale_kaart.operations.gaten_antwoord import Cel, Gaten

_UUID = Qt.ItemDataRole.UserRole
_LIST_LINES = 3
_LETTERS = 30


class CelVak(QScrollArea):
    """One cell in words.

    Args:
        parent: owner.
    """

    # uuid of a hulpbron to go to
    opened = Signal(str)
    # the user wants to note that somebody was asked
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        self.setWidget(inside)
        self.titel = QLabel(inside)
        self.titel.setWordWrap(True)
        font = self.titel.font()
        font.setBold(True)
        self.titel.setFont(font)
        self.tekst = QLabel(inside)
        self.tekst.setWordWrap(True)
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lijst = QListWidget(inside)
        self.lijst.setAccessibleName(self.tr("Hulpbronnen binnen bereik"))
        self.lijst.setWordWrap(True)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.lijst.setMinimumHeight(_LIST_LINES * self.fontMetrics().lineSpacing() + 8)
        self.lijst.itemActivated.connect(self._open)
        self.ask = QPushButton(self.tr("Leg een gesprek vast…"), inside)
        self.ask.setToolTip(self.tr("Schrijf op aan wie je dit vroeg, en wat eruit kwam."))
        self.ask.clicked.connect(self.asked)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(10, 0, 4, 4)
        layout.setSpacing(6)
        layout.addWidget(self.titel)
        layout.addWidget(self.tekst)
        layout.addWidget(self.lijst, 1)
        layout.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(0)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.show_cel(None, None)

    def show_cel(self, cel: Cel | None, gaten: Gaten | None) -> None:
        """Show one cell; None shows nothing."""
        self.lijst.clear()
        known = cel is not None and gaten is not None
        for widget in (self.titel, self.tekst, self.lijst, self.ask):
            widget.setVisible(known)
        if cel is None or gaten is None:
            return
        label = lijsten.label(gaten.lens.lijst, cel.item)
        self.titel.setText(f"{cel.buurtnaam} · {label}")
        sign = f"{woorden.SYMBOLS[cel.toestand]} {woorden.state_word(cel.toestand).capitalize()}."
        self.tekst.setText(" ".join([sign, *woorden.sentences(cel, gaten)]))
        for regel in gaten.behind(cel.buurtcode, cel.item):
            reached = woorden.reached_line(regel)
            item = QListWidgetItem(f"{woorden.supply_line(regel)}\n{reached}", self.lijst)
            item.setData(_UUID, regel.hulpbron)
        self.lijst.setVisible(self.lijst.count() > 0)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(str(item.data(_UUID)))
