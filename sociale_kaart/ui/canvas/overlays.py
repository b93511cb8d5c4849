"""What lies over the map at a fixed place: buttons, scale, attribution, messages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import notatie
from sociale_kaart.ui.buttons import BigButton
from sociale_kaart.ui.canvas.scales import scale_bar
from sociale_kaart.ui.theme import LICHT, MapTheme

_BUTTON_PX = 36
_BAR_ROOM_PX = 130


def card_style(theme: MapTheme) -> str:
    """Return the style sheet of a card on the map."""
    return (
        f"QFrame#card {{ background: {theme.vlak}; border: 1px solid {theme.vlak_rand};"
        f" border-radius: 6px; }} QFrame#card QLabel {{ color: {theme.vlak_tekst}; }}"
    )


class Card(QFrame):
    """A panel on the map in the colours of the map."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.set_theme(LICHT)

    def set_theme(self, theme: MapTheme) -> None:
        """Take the colours of a theme."""
        self.setStyleSheet(card_style(theme))


class ZoomButtons(Card):
    """Nearer, farther, whole area."""

    nearer = Signal()
    farther = Signal()
    whole = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        for text, name, hint, signal in (
            ("+", self.tr("Dichterbij"), self.tr("Dichterbij (+)"), self.nearer),
            ("−", self.tr("Verder weg"), self.tr("Verder weg (-)"), self.farther),
            ("⌂", self.tr("Hele gebied"), self.tr("Hele gebied (Home)"), self.whole),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setAccessibleName(name)
            button.setToolTip(hint)
            button.setAutoRaise(True)
            button.setFixedSize(_BUTTON_PX, _BUTTON_PX)
            button.clicked.connect(signal)
            layout.addWidget(button)

    def set_theme(self, theme: MapTheme) -> None:
        """Take the colours of a theme."""
        self.setStyleSheet(
            card_style(theme)
            + f"QToolButton {{ color: {theme.vlak_tekst}; font-size: 18px; border: none; }}"
            "QToolButton:hover, QToolButton:focus { background: palette(highlight);"
            " color: palette(highlighted-text); border-radius: 4px; }"
        )


class ScaleBar(QWidget):
    """The true scale 1:n with a bar of a round length."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._about = False
        self._scale = (0, 1.0)
        self._metres = 100
        self._width = 100.0
        self._theme = LICHT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fit()

    def _fit(self) -> None:
        """Have room for the longest scale, in the letters of the window."""
        metrics = self.fontMetrics()
        self.setFixedSize(
            _BAR_ROOM_PX + metrics.horizontalAdvance(self._with_about("1:1.000.000")) + 24,
            metrics.height() + 12,
        )

    def _with_about(self, text: str) -> str:
        return self.tr("ongeveer {0}").format(text) if self._about else text

    def set_known(self, known: bool) -> None:  # noqa: FBT001 - yes or no, as Qt's setters
        """Say 'ongeveer' as long as the size of the pixels of the screen is not known."""
        self._about = not known
        self.setToolTip(
            ""
            if known
            else self.tr(
                "Dit scherm zegt niet hoe groot het is. Vul het in bij de instellingen, dan klopt"
                " de schaal precies."
            )
        )
        self._fit()
        self.set_scale(*self._scale)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: other letters, another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def set_scale(self, scale: int, m_per_px: float) -> None:
        """Show scale 1:`scale` at a resolution."""
        self._metres, self._width = scale_bar(m_per_px, _BAR_ROOM_PX)
        self._scale = (scale, m_per_px)
        self._text = self._with_about(f"1:{notatie.getal(scale)}")
        self.setAccessibleName(self.tr("Schaal {0}").format(self._text))
        self.update()

    def set_theme(self, theme: MapTheme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Qt: draw scale and bar."""
        metres = self._metres
        length = f"{notatie.getal(metres / 1000)} km" if metres >= 1000 else f"{metres} m"  # noqa: PLR2004
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        background = QColor(self._theme.vlak)
        background.setAlphaF(0.82)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(background)
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        ink = QColor(self._theme.vlak_tekst)
        painter.setPen(ink)
        right = self.width() - 8.0
        left = right - self._width
        text = QRectF(8, 0, max(left - 16, 60), self.height())
        painter.drawText(
            text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text
        )
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        above = QRectF(left, 1, self._width, self.height() - 11)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, length)
        painter.setPen(QPen(ink, 1.6))
        bottom = self.height() - 8.0
        painter.drawPolyline(
            [
                *(QPointF(left, bottom - 5), QPointF(left, bottom)),
                *(QPointF(right, bottom), QPointF(right, bottom - 5)),
            ]
        )


class Attribution(QLabel):
    """Who made the data; always in view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Bronnen van de kaart"))
        self.set_theme(LICHT)

    def set_theme(self, theme: MapTheme) -> None:
        """Take the colours of a theme."""
        background = QColor(theme.vlak)
        self.setStyleSheet(
            f"color: {theme.vlak_tekst}; padding: 2px 6px; font-size: 11px;"
            f" background: rgba({background.red()}, {background.green()},"
            f" {background.blue()}, 205);"
        )

    def fit(self, room_px: int) -> None:
        """Take one line where there is room for it, otherwise as many as are needed."""
        self.setWordWrap(False)
        wanted = self.sizeHint().width()
        if wanted > room_px:
            self.setWordWrap(True)
            self.resize(room_px, self.heightForWidth(room_px))
        else:
            self.resize(self.sizeHint())


class PointlessButton(Card):
    """How many of what is shown have no mark on the map; pressed, only those are shown."""

    toggled = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        self.button = QPushButton(self)
        self.button.setCheckable(True)
        self.button.setToolTip(
            self.tr("Deze horen bij een buurt, niet bij één plek. Klik om ze in de tabel te zien.")
        )
        self.button.clicked.connect(self.toggled)
        layout.addWidget(self.button)
        self.hide()

    def tell(self, count: int, *, pressed: bool) -> None:
        """Show the count; nothing to show hides the button, unless it is what hides the rest."""
        text = (
            self.tr("Toon weer alles")
            if pressed
            else self.tr("{0} zonder punt op de kaart").format(count)
        )
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.setChecked(pressed)
        self.setVisible(count > 0 or pressed)
        self.adjustSize()


class Hint(Card):
    """One sentence at the top of the map, with a button to end what it is about."""

    ended = Signal()
    # another sentence is there, of another length
    told = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        self._text = QLabel(self)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.ended)
        layout.addWidget(self._text)
        layout.addWidget(self._button)
        self.hide()

    def tell(self, text: str, button: str) -> None:
        """Show a sentence; `button` names what ends it."""
        self._text.setText(text)
        self._button.setText(button)
        self.show()
        self.raise_()
        self.told.emit()

    def fit(self, room_px: int) -> None:
        """Take one line where there is room for it, otherwise as many as are needed."""
        self._text.setWordWrap(False)
        if self.sizeHint().width() > room_px:
            self._text.setWordWrap(True)
            self.resize(room_px, self.heightForWidth(room_px))
        else:
            self.adjustSize()


class EmptyKaart(Card):
    """Three ways to begin, shown on a kaart without hulpbronnen."""

    click = Signal()
    search = Signal()
    import_list = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 24)
        layout.setSpacing(8)
        title = QLabel(self.tr("Deze kaart is nog leeg. Hoe wil je beginnen?"), self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        title.setFont(font)
        layout.addWidget(title)
        for text, hint, signal in (
            (self.tr("Klik op de kaart"), self.tr("Wijs aan waar iets is."), self.click),
            (self.tr("Zoek een adres"), self.tr("Typ straat en nummer."), self.search),
            (
                self.tr("Importeer een lijst"),
                self.tr("Een Excel- of csv-bestand."),
                self.import_list,
            ),
        ):
            button = BigButton(text, hint, self)
            button.clicked.connect(signal)
            layout.addWidget(button)
        self.hide()
