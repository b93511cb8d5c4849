"""The right side of the window: the proof, its pages, how far it is, and what stays off it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import notatie
from sociale_kaart.domain.papier import FORMATEN
from sociale_kaart.ui.afdrukken.left_out import LeftOut
from sociale_kaart.ui.afdrukken.page_pictures import PagePictures
from sociale_kaart.ui.afdrukken.page_view import FACTORS, WHOLE, WIDTH, PageView
from sociale_kaart.ui.importing.calm_combo import CalmCombo

if TYPE_CHECKING:
    from sociale_kaart.operations.drukwerk import Blad, Drukproef
    from sociale_kaart.ui.tasks import TaskRunner

_PLAY_MM = 1.0


class Preview(QWidget):
    """The very PDF, page by page.

    Args:
        runner: draws the pages in its thread.
        parent: owner.
    """

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = PagePictures(runner, self)
        self.view = PageView(self.pictures, self)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setMargin(32)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.message)
        self.left_out = LeftOut(self.tr("Wat er niet op komt ({0})"), self)
        self._opgave: dict[str, Any] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 16, 0)
        layout.setSpacing(6)
        layout.addLayout(self._make_row())
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._make_status())
        layout.addWidget(self.left_out)
        self.view.turned.connect(self._on_page)
        self.view.zoomed.connect(self._on_zoom)
        self.say(self.tr("Het blad wordt gemaakt…"))

    def _make_row(self) -> QHBoxLayout:
        self.previous = QPushButton("‹", self)
        self.previous.setAccessibleName(self.tr("Vorige bladzijde"))
        self.next = QPushButton("›", self)
        self.next.setAccessibleName(self.tr("Volgende bladzijde"))
        for button in (self.previous, self.next):
            button.setAutoDefault(False)
            button.setToolTip(button.accessibleName())
            button.setFixedWidth(button.fontMetrics().averageCharWidth() * 4)
        self.previous.clicked.connect(lambda: self.view.go_to(self.view.page - 1))
        self.next.clicked.connect(lambda: self.view.go_to(self.view.page + 1))
        self.where = QLabel(self)
        self.zoom = CalmCombo(self.tr("Hoe groot"), self)
        self.zoom.addItem(self.tr("Hele bladzijde"), WHOLE)
        self.zoom.addItem(self.tr("Breedte"), WIDTH)
        for factor in FACTORS:
            self.zoom.addItem(f"{factor:.0%}", factor)
        self.zoom.setMinimumContentsLength(12)
        self.zoom.currentIndexChanged.connect(lambda _: self.view.set_zoom(self.zoom.currentData()))
        row = QHBoxLayout()
        for widget in (self.previous, self.where, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.zoom)
        return row

    def _make_status(self) -> QWidget:
        self.info = QLabel(self)
        self.info.setWordWrap(True)
        self.again = QPushButton(self.tr("Maak het blad"), self)
        self.again.setAutoDefault(False)
        quiet, self._status = QWidget(self), QStackedWidget(self)
        row = QHBoxLayout(quiet)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.info, 1)
        row.addWidget(self.again)
        busy = QWidget(self)
        self.doing = QLabel(busy)
        self.doing.setWordWrap(True)
        # What is said of the work must not make the window wider.
        self.doing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar(busy)
        self.bar.setAccessibleName(self.tr("Voortgang"))
        self.bar.setTextVisible(False)
        self.stop = QPushButton(self.tr("Stop"), busy)
        self.stop.setAutoDefault(False)
        row = QHBoxLayout(busy)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.doing, 2)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self._status.addWidget(quiet)
        self._status.addWidget(busy)
        return self._status

    # -- what happens ----------------------------------------------------------------------------

    @property
    def said(self) -> str:
        """What is said instead of a page; '' while a page is shown."""
        return self.message.text() if self._pages.currentWidget() is self.message else ""

    @property
    def working(self) -> bool:
        """Whether the bar is shown."""
        return self._status.currentIndex() == 1

    def begin(self) -> None:
        """Something else is wanted: what is shown is old."""
        self.view.set_old(True)
        self._status.setCurrentIndex(1)
        self.step(self.tr("Het blad wordt gemaakt…"), 0, 0)
        if self.said:
            self.say(self.tr("Het blad wordt gemaakt…"), working=True)

    def step(self, tekst: str, gedaan: int, totaal: int) -> None:
        """Say what is being done, and how far."""
        self.doing.setText(tekst)
        # A moving bar when the end is not known.
        self.bar.setMaximum(totaal)
        self.bar.setValue(gedaan)

    def begin_printing(self) -> None:
        """Show how far the printer is; the page stays as it is."""
        self._status.setCurrentIndex(1)
        self.step(self.tr("Naar de printer…"), 0, 0)

    def end_printing(self) -> None:
        """Show again what the page is."""
        self._status.setCurrentIndex(0)

    def show_proof(self, proof: Drukproef) -> None:
        """Show what was made."""
        self._status.setCurrentIndex(0)
        self.again.hide()
        self._opgave = dict(proof.opgave)
        self.pictures.show(proof.pdf, len(proof.bladen))
        self._pages.setCurrentWidget(self.view)
        self.view.show_bladen(proof.bladen)
        self.left_out.set_rows(proof.niet_getoond)
        self.left_out.setVisible(proof.niet_getoond is not None)
        weg = self.left_out.header.accessibleName() if proof.niet_getoond is not None else ""
        pages = self.tr("Het blad is klaar. Bladzijden: {0}.").format(len(proof.bladen))
        self.announce(f"{pages} {weg}".strip())

    def say(self, text: str, *, working: bool = False) -> None:
        """Say something instead of showing a page."""
        self.message.setText(text)
        self.message.setAccessibleName(text)
        self._pages.setCurrentWidget(self.message)
        if not working:
            self.announce(text)
            self._status.setCurrentIndex(0)
            self.again.hide()
            self.info.setText("")
            self.left_out.set_rows(None)
            self.view.show_bladen(())

    def announce(self, text: str) -> None:
        """Have a screen reader say something; the keyboard stays where it is."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, text))

    def end_stopped(self) -> None:
        """Say that it was stopped, with a way to go on."""
        self._status.setCurrentIndex(0)
        if self.view.blad is None:
            self.say(self.tr("Gestopt. Er is niets gemaakt."))
        else:
            self.info.setText(self.tr("Gestopt. Dit blad past niet meer bij je keuzes."))
        self.again.show()

    def end(self) -> None:
        """Ask for no more pictures."""
        self.pictures.end()

    # -- pages -----------------------------------------------------------------------------------

    def _on_page(self) -> None:
        page, pages = self.view.page, self.view.pages
        self.where.setText(
            self.tr("Bladzijde {0} van {1}").format(page + 1, pages) if pages else ""
        )
        for widget, on in ((self.previous, page > 0), (self.next, page < pages - 1)):
            widget.setEnabled(on)
        self.zoom.setEnabled(pages > 0)
        if self.view.hasFocus() and pages:
            self.announce(f"{self.where.text()}. {self.view.accessibleDescription()}")
        if self.view.blad is not None:
            self.info.setText(self._about(self.view.blad))

    def _about(self, blad: Blad) -> str:
        liggend = blad.breedte_mm > blad.hoogte_mm
        parts = [f"{_formaat(blad)} {self.tr('liggend') if liggend else self.tr('staand')}".strip()]
        if schaal := self._schaal():
            parts.append(self.tr("schaal 1:{0}").format(notatie.getal(schaal)))
        return " · ".join(parts)

    def _schaal(self) -> int:
        """Return the scale of the map on this page, 0 when there is none."""
        kaarten: list[dict[str, Any]] = self._opgave.get("kaarten", [])
        for kaart in kaarten:
            if kaart["pagina"] == self.view.page + 1:
                bbox: list[float] = kaart["bbox_rd"]
                width: float = kaart["kaartvak_mm"][2]
                return round((bbox[2] - bbox[0]) * 1000 / width)
        return 0

    def _on_zoom(self) -> None:
        at = self.zoom.findData(self.view.zoom)
        if at >= 0:
            self.zoom.setCurrentIndex(at)


def _formaat(blad: Blad) -> str:
    sides = sorted((blad.breedte_mm, blad.hoogte_mm))
    for naam, known in FORMATEN.items():
        if all(abs(a - b) < _PLAY_MM for a, b in zip(sides, known, strict=True)):
            return naam
    return ""
