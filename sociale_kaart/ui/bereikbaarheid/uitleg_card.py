"""The card over the map that tells how a distance came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
)

from sociale_kaart.ui.bereikbaarheid import uitleg_woorden as woorden
from sociale_kaart.ui.canvas.overlays import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sociale_kaart.operations.uitleg import Uitleg
    from sociale_kaart.ui.theme import MapTheme

_LETTERS, _MARGIN_PX = 36, 12
_LEAST_LINES = 5


class UitlegCard(Card):
    """What was found from one point.

    Args:
        parent: the map it lies over.
    """

    # the user wants to read how the figure of the buurt is built up
    whole_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: MapTheme | None = None
        self.setAccessibleName(self.tr("Hoe komt deze afstand tot stand"))
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self.tr("Sluit"))
        self.close_button.clicked.connect(self.closed)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.accessibleName())
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(2)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole = QPushButton(self.tr("Hoe is het cijfer opgebouwd?"), self)
        self.whole.clicked.connect(self.whole_wanted)
        self.copy = QPushButton(self.tr("Kopieer"), self)
        self.copy.clicked.connect(self._copy)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.again = QLabel(self.tr("Klik op een ander adres voor een andere weg."), self)
        self.again.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(self.whole)
        below.addWidget(self.copy)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 10)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.again)
        layout.addLayout(below)
        self.hide()

    def show_uitleg(self, uitleg: Uitleg) -> None:
        """Show one explanation."""
        self.title.setText(woorden.title(uitleg))
        self.text.setHtml(woorden.route_html(uitleg))
        self.whole.setVisible(uitleg.opbouw is not None)
        self.fit()
        self.show()
        self.raise_()

    def fit(self) -> None:
        """Take the room that the text needs, and no more than the map has."""
        over = self.parentWidget()
        if over is None:
            return
        metrics = self.fontMetrics()
        width = min(_LETTERS * metrics.averageCharWidth() + 40, over.width() - 2 * _MARGIN_PX)
        self.setFixedWidth(max(width, 160))
        self.text.document().setTextWidth(width - 40)
        wanted = round(self.text.document().size().height()) + 8
        least = _LEAST_LINES * metrics.lineSpacing()
        chrome = self.title.heightForWidth(width - 60) + self.again.heightForWidth(width - 24)
        chrome += self.whole.sizeHint().height() + 48
        room = over.height() - 2 * _MARGIN_PX - chrome
        self.text.setFixedHeight(max(min(wanted, room), min(least, max(room, 40))))
        self.setFixedHeight(self.text.height() + chrome)

    def set_theme(self, theme: MapTheme) -> None:
        """Take the colours of a theme."""
        super().set_theme(theme)
        self.setStyleSheet(
            self.styleSheet()
            + f"QFrame#card QTextBrowser {{ background: {theme.vlak}; color: {theme.vlak_tekst};"
            " border: none; }"
        )

    def _copy(self) -> None:
        lines = [self.title.text(), self.text.toPlainText()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
