"""What every chart shares: colours of the map, figures in words, and a walk by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from sociale_kaart.ui.canvas.choropleth import hatch_brush, pattern_brush
from sociale_kaart.ui.theme import LICHT

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from sociale_kaart.ui.canvas.choropleth import Step
    from sociale_kaart.ui.theme import MapTheme

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


class Chart(QWidget):
    """A chart of a few parts that can be walked over; each part reads as a sentence.

    Args:
        parent: owner.
    """

    # number of the part that was chosen by mouse or keyboard
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LICHT
        self._title = ""
        self._sentences: list[str] = []
        # the part that is looked at, -1 for none
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # -- in words --------------------------------------------------------------------------------

    def tell(self, title: str, sentences: list[str]) -> None:
        """Take in what the chart says in words: its title, and a sentence per part."""
        self._title = title
        self._sentences = sentences
        self.current = -1
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """Return all that the chart says, as text."""
        return "\n".join(self._sentences)

    def choose(self, number: int) -> None:
        """Look at a part, -1 at none; tells nobody."""
        self.current = number if 0 <= number < len(self._sentences) else -1
        self.update()

    def _walk(self, number: int) -> None:
        if not 0 <= number < len(self._sentences):
            return
        self.choose(number)
        spoken = self._sentences[number]
        self.setAccessibleDescription(spoken)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self.chosen.emit(number)

    # -- painting --------------------------------------------------------------------------------

    def set_theme(self, theme: MapTheme) -> None:
        """Take the colours of the map, so that a tint means the same in both."""
        self._theme = theme
        self.update()

    def part_at(self, at: QPointF) -> int:
        """Return the number of the part under a point, -1 for none; each chart has its own way."""
        raise NotImplementedError

    def paint_box(self, painter: QPainter, box: QRectF, step: Step | None) -> None:
        """Paint a bar in the tint and pattern of a step; None is hatched."""
        painter.setPen(QPen(QColor(self._theme.buurtgrens), 1))
        if step is None:
            painter.setBrush(hatch_brush(self._theme))
            painter.drawRect(box)
            return
        painter.setBrush(QColor(self._theme.stappen[step.toon]))
        painter.drawRect(box)
        if step.patroon:
            painter.setBrush(pattern_brush(self._theme, step.patroon))
            painter.drawRect(box)

    def paint_frame(self, painter: QPainter, box: QRectF) -> None:
        """Mark the part that is looked at; stronger while the keyboard is here."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().highlight().color(), 3 if self.hasFocus() else 2))
        painter.drawRect(box)

    # -- Qt --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows walk over the parts, Ctrl+C copies the figures in words."""
        step = _STEPS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(f"{self._title}\n{self.text()}")
        elif step is not None and self._sentences:
            self._walk(max(0, min(self.current + step, len(self._sentences) - 1)))
        elif event.key() == Qt.Key.Key_Home:
            self._walk(0)
        elif event.key() == Qt.Key.Key_End:
            self._walk(len(self._sentences) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click chooses a part."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._walk(self.part_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: tell in words what lies under the pointer."""
        number = self.part_at(event.position())
        if 0 <= number < len(self._sentences):
            QToolTip.showText(event.globalPosition().toPoint(), self._sentences[number], self)
        else:
            QToolTip.hideText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: idem."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: other letters, another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
