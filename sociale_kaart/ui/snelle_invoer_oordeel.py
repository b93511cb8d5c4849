"""What there is to say about the row that is typed, and the answer to 'is this the same?'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.snelle_invoer_model import LEEG, Invoer, RegelModel

if TYPE_CHECKING:
    from sociale_kaart.operations.snelle_invoer import Bevinding


class RegelOordeel(QFrame):
    """One row's remarks, with buttons where there is something to answer.

    Args:
        parent: owner.
    """

    # uuid of a hulpbron that the row is, or is not
    same = Signal(str)
    other = Signal(str)
    # the answer about the row is forgotten
    take_back = Signal()
    # the row goes
    remove = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._dubbel = ""
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        # A name may hold any sign.
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.yes = self._button(self.tr("Dit is dezelfde"))
        self.no = self._button(self.tr("Het is iets anders"))
        self.again = self._button(self.tr("Toch toevoegen"))
        self.gone = self._button(self.tr("Haal deze regel weg"))
        self.yes.clicked.connect(lambda: self.same.emit(self._dubbel))
        self.no.clicked.connect(lambda: self.other.emit(self._dubbel))
        self.again.clicked.connect(self.take_back)
        self.gone.clicked.connect(self.remove)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in (self.yes, self.no, self.again, self.gone):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(6)
        layout.addWidget(self.text)
        layout.addWidget(buttons)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def show_row(self, regels: RegelModel, row: Invoer | None) -> None:
        """Say what there is to say about a row; None, or an empty one, tells how it works."""
        empty = row is None or regels.stand(row) == LEEG
        asked = self._asked(regels, row) if row is not None and not empty else None
        self._dubbel = asked.dubbel if asked is not None else ""
        same = row is not None and bool(row.zelfde)
        self.yes.setVisible(asked is not None)
        self.no.setVisible(asked is not None)
        self.again.setVisible(same)
        self.gone.setVisible(not empty)
        if regels.blad is None:
            self.text.setText(
                self.tr("Typ eerst de bladcode, of kies de buurt. Dan weten we waar elk vak ligt.")
            )
            return
        if empty or row is None:
            self.text.setText(
                self.tr(
                    "Typ nummer, naam en vak zoals ze op het blad staan. Enter: volgende regel. "
                    "Tab: volgende vak. Plakken uit Excel kan ook."
                )
            )
            return
        said = regels.said(row) or [self.tr("Deze regel is goed.")]
        head = self.tr("Nummer {0}: {1}").format(row.nummer or "?", row.naam or "…")
        self.text.setText("\n".join([head, *said]))

    @staticmethod
    def _asked(regels: RegelModel, row: Invoer) -> Bevinding | None:
        if row.zelfde or regels.missing(row):
            return None
        return next((one for one in regels.findings(row) if one.dubbel), None)
