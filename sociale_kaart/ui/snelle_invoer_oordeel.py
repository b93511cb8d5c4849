"""What there is to say about the row that is typed, and the answer to 'is this the same?'."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.snelle_invoer_model import LEEG, Invoer, RegelModel


class RegelOordeel(QFrame):
    """One row's remarks, with buttons where there is something to answer.

    Args:
        parent: owner.
    """

    # uuid of the hulpbron that the row is
    same = Signal(str)
    # uuids of the hulpbronnen that it is not
    other = Signal(object)
    # the answer about the row is forgotten
    take_back = Signal()
    # the row goes
    remove = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._dubbelen: list[str] = []
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        # A name may hold any sign.
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.yes = self._button(self.tr("Dit is dezelfde"))
        self.no = self._button(self.tr("Het is iets anders"))
        self.none = self._button("")
        self.again = self._button(self.tr("Toch toevoegen"))
        self.gone = self._button(self.tr("Haal deze regel weg"))
        self.yes.clicked.connect(lambda: self.same.emit(self._dubbelen[0]))
        self.no.clicked.connect(lambda: self.other.emit(self._dubbelen[:1]))
        self.none.clicked.connect(lambda: self.other.emit(self._dubbelen))
        self.again.clicked.connect(self.take_back)
        self.gone.clicked.connect(self.remove)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in (self.yes, self.no, self.none, self.again, self.gone):
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
        some = regels.doubles(row) if row is not None and not empty else []
        self._dubbelen = [one.dubbel for one in some]
        same = row is not None and bool(row.zelfde)
        self.yes.setVisible(bool(some))
        self.no.setVisible(bool(some))
        self.none.setVisible(len(some) > 1)
        self.none.setText(self.tr("Geen van deze {0}").format(len(some)))
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

    @property
    def asked(self) -> str:
        """The uuid of the hulpbron that is asked about, '' for none."""
        return self._dubbelen[0] if self._dubbelen else ""
