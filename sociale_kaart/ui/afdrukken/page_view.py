"""The proof: one page at a time, as it comes from the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QScrollArea, QWidget

from sociale_kaart.ui.canvas.scales import dpi_of_screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent

    from sociale_kaart.operations.drukwerk import Blad
    from sociale_kaart.ui.afdrukken.page_pictures import PagePictures

_INCH_MM = 25.4
_AIR_PX = 16
_SCREEN_DPI = 96.0
# Whole page, width of the page; other choices are a factor of the true size.
WHOLE, WIDTH = "heel", "breedte"
FACTORS = (1.0, 1.5, 2.0)
_WHEEL_STEP = 120


class _Paper(QWidget):
    """The page itself, with the table it lies on."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view

    def paintEvent(self, _: QPaintEvent) -> None:
        """Qt: paint the page in the middle."""
        self._view.paint_page(self)


class PageView(QScrollArea):
    """Shows a page; Page Up and Page Down turn it, + and − bring it nearer.

    Args:
        pictures: where the pages come from.
        parent: owner.
    """

    turned = Signal()
    zoomed = Signal()

    def __init__(self, pictures: PagePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._bladen: Sequence[Blad] = ()
        self._page = 0
        self._zoom: str | float = WHOLE
        self._old = False
        self._dpi_given = 0.0
        self._wheel = 0
        self._paper = _Paper(self)
        self.setWidget(self._paper)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setBackgroundRole(QPalette.ColorRole.Mid)
        pictures.ready.connect(self._paper.update)
        self._name()

    # -- what is shown ---------------------------------------------------------------------------

    def show_bladen(self, bladen: Sequence[Blad]) -> None:
        """Show another proof; one stays at the page one was at."""
        self._bladen = bladen
        self._page = max(0, min(self._page, len(bladen) - 1))
        self._old = False
        self._fit()
        self.turned.emit()

    def set_old(self, old: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show that this is no longer what is chosen."""
        self._old = old
        self._paper.update()

    @property
    def page(self) -> int:
        """The page that is shown; the first is 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._bladen)

    @property
    def blad(self) -> Blad | None:
        """The page that is shown."""
        return self._bladen[self._page] if self._bladen else None

    def go_to(self, page: int) -> None:
        """Show another page, from its top."""
        page = max(0, min(page, len(self._bladen) - 1))
        if page != self._page:
            self._page = page
            self._fit()
            self.verticalScrollBar().setValue(0)
            self.turned.emit()

    @property
    def zoom(self) -> str | float:
        """WHOLE, WIDTH or a factor of the true size."""
        return self._zoom

    def set_zoom(self, zoom: str | float) -> None:
        """Look from nearer by or farther away."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._fit()
            self.zoomed.emit()

    def set_dpi(self, dpi: float) -> None:
        """Count on so many pixels per inch, as measured with a ruler; 0 believes the screen."""
        self._dpi_given = dpi
        self._fit()

    # -- sizes -----------------------------------------------------------------------------------

    def shown_dpi(self) -> float:
        """Return the pixels of the window per inch of paper."""
        blad = self.blad
        if blad is None or isinstance(self._zoom, float):
            return self._true_dpi() * (self._zoom if isinstance(self._zoom, float) else 1.0)
        room = self.maximumViewportSize() - QSize(2 * _AIR_PX, 2 * _AIR_PX)
        across = room.width() / blad.breedte_mm * _INCH_MM
        down = room.height() / blad.hoogte_mm * _INCH_MM
        return max(8.0, min(across, down) if self._zoom == WHOLE else across)

    def _true_dpi(self) -> float:
        if self._dpi_given:
            return self._dpi_given
        size, glass = self.screen().size(), self.screen().physicalSize()
        found = dpi_of_screen((size.width(), size.height()), (glass.width(), glass.height()))
        return found or _SCREEN_DPI

    def _fit(self) -> None:
        blad, dpi = self.blad, self.shown_dpi()
        if blad is None:
            self._paper.resize(self.maximumViewportSize())
        else:
            air = QSize(2 * _AIR_PX, 2 * _AIR_PX)
            self._paper.resize(
                QSize(
                    round(blad.breedte_mm / _INCH_MM * dpi), round(blad.hoogte_mm / _INCH_MM * dpi)
                )
                + air
            )
        self._name()
        self._paper.update()

    def paint_page(self, paper: QWidget) -> None:
        """Paint the page on the widget that scrolls."""
        blad = self.blad
        if blad is None:
            return
        painter = QPainter(paper)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(paper.rect()).adjusted(_AIR_PX, _AIR_PX, -_AIR_PX, -_AIR_PX)
        painter.fillRect(sheet.translated(3, 3), QColor(0, 0, 0, 60))
        painter.fillRect(sheet, QColor("white"))
        dpi = self.shown_dpi() * self.devicePixelRatioF()
        picture = self._pictures.picture(self._page, dpi)
        if picture is not None:
            painter.drawImage(sheet, picture)
            self._pictures.prepare(self._page + 1, dpi)
        else:
            painter.setPen(QColor("#595959"))
            painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, self.tr("Tekenen…"))
        if self._old:
            painter.fillRect(sheet, QColor(255, 255, 255, 150))
        painter.setPen(QColor("#6B6863"))
        painter.drawRect(sheet)
        painter.end()

    # -- what it says to who does not see it -----------------------------------------------------

    def _name(self) -> None:
        if not self._bladen:
            self.setAccessibleName(self.tr("Voorbeeld"))
            self.setAccessibleDescription(self.tr("Er is nog niets te zien."))
            return
        self.setAccessibleName(
            self.tr("Voorbeeld, bladzijde {0} van {1}").format(self._page + 1, self.pages)
        )
        alt = " ".join(self._bladen[self._page].alt)
        self.setAccessibleDescription(alt or self.tr("Bladzijde met tekst, zonder kaart."))

    # -- Qt --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a whole page stays whole."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: now the screen is known."""
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: turn the page, or look from nearer by."""
        key = event.key()
        moves = {
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.pages - 1,
        }
        if key in moves:
            self.go_to(moves[Qt.Key(key)])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.nearer(1)
        elif key == Qt.Key.Key_Minus:
            self.nearer(-1)
        elif key == Qt.Key.Key_0:
            self.set_zoom(WHOLE)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: scroll; past the end of a page, turn it; with Ctrl, look from nearer by."""
        down = event.angleDelta().y()
        bar = self.verticalScrollBar()
        at_end = bar.value() == (bar.minimum() if down > 0 else bar.maximum())
        near = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not near and not at_end:
            super().wheelEvent(event)
            return
        # A touchpad gives small parts of a step.
        self._wheel = self._wheel + down if self._wheel * down >= 0 else down
        steps = int(self._wheel / _WHEEL_STEP)
        self._wheel -= steps * _WHEEL_STEP
        if steps and near:
            self.nearer(1 if steps > 0 else -1)
        elif steps:
            self.go_to(self._page - (1 if steps > 0 else -1))
        event.accept()

    def nearer(self, step: int) -> None:
        """Take the next of WHOLE, WIDTH and the factors."""
        order: list[str | float] = [WHOLE, WIDTH, *FACTORS]
        at = order.index(self._zoom) + step
        self.set_zoom(order[max(0, min(at, len(order) - 1))])

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another language or other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
