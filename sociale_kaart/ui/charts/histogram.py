"""How the inhabitants are spread over bands of distance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from sociale_kaart.ui.charts.chart import Chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from sociale_kaart.ui.canvas.choropleth import Step

_PAD = 8.0


@dataclass(frozen=True, slots=True)
class Band:
    """One column.

    Attributes:
        label: what stands under it ('250 – 500 m').
        aandeel: share of the inhabitants, 0–1.
        tekst: that share in words ('24 %').
        step: tint and pattern; None is hatched (niet bereikbaar).
        grens: text of a mark at its right-hand side ('500 m'); '' for none.
    """

    label: str
    aandeel: float
    tekst: str
    step: Step | None
    grens: str = ""


class Histogram(Chart):
    """Standing columns, near on the left.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: Sequence[Band] = ()

    def show_bands(self, title: str, bands: Sequence[Band]) -> None:
        """Show columns; `title` says of whom and of what."""
        self._bands = list(bands)
        self.tell(title, [f"{band.label}: {band.tekst}" for band in bands])

    @property
    def bands(self) -> Sequence[Band]:
        """What is shown."""
        return self._bands

    def sizeHint(self) -> QSize:
        """Qt: room for the words and a column."""
        metrics = self.fontMetrics()
        return QSize(44 * metrics.averageCharWidth(), 9 * metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Qt: lower than this nothing can be told apart."""
        metrics = self.fontMetrics()
        return QSize(20 * metrics.averageCharWidth(), 5 * metrics.height())

    def _column(self, number: int) -> QRectF:
        """Return the room of a column, between the words above and below it."""
        line = self.fontMetrics().height()
        wide = (self.width() - 2 * _PAD) / max(1, len(self._bands))
        top, foot = 2.2 * line, self._lines() * line + 6
        return QRectF(_PAD + number * wide, top, wide, max(8.0, self.height() - top - foot))

    def _lines(self) -> int:
        """Return how many lines the words under the columns take."""
        wide = (self.width() - 2 * _PAD) / max(1, len(self._bands)) - 4
        fits = all(self.fontMetrics().horizontalAdvance(band.label) <= wide for band in self._bands)
        return 1 if fits else 2

    def part_at(self, at: QPointF) -> int:
        """Return the number of the column under a point."""
        wide = (self.width() - 2 * _PAD) / max(1, len(self._bands))
        number = int((at.x() - _PAD) // wide)
        return number if 0 <= number < len(self._bands) else -1

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - it is all drawn
        """Qt: draw the columns, their words and the marks."""
        painter = QPainter(self)
        ink = self.palette().windowText().color()
        most = max((band.aandeel for band in self._bands), default=0.0) or 1.0
        line = self.fontMetrics().height()
        for number, band in enumerate(self._bands):
            room = self._column(number)
            high = room.height() * band.aandeel / most
            box = QRectF(room.x() + 3, room.bottom() - high, room.width() - 6, high)
            if high > 0:
                self.paint_box(painter, box, band.step)
            painter.setPen(ink)
            above = QRectF(room.x(), box.top() - line - 1, room.width(), line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, band.tekst)
            below = QRectF(room.x() + 1, room.bottom() + 3, room.width() - 2, 2 * line)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(below, flags | Qt.TextFlag.TextWordWrap, band.label)
            if number == self.current:
                self.paint_frame(painter, room.adjusted(1, 2 - line, -1, self._lines() * line + 3))
        self._paint_marks(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        ink = self.palette().windowText().color()
        line = self.fontMetrics().height()
        if self._bands:
            ground = self._column(0).bottom()
            painter.setPen(QPen(ink, 1))
            painter.drawLine(QPointF(_PAD, ground), QPointF(self.width() - _PAD, ground))
        for number, band in enumerate(self._bands):
            if not band.grens:
                continue
            room = self._column(number)
            painter.setPen(QPen(ink, 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(room.right(), line), QPointF(room.right(), room.bottom()))
            wide = self.fontMetrics().horizontalAdvance(band.grens) + 4
            painter.setPen(ink)
            painter.drawText(
                QRectF(room.right() - wide / 2, 0, wide, line),
                Qt.AlignmentFlag.AlignCenter,
                band.grens,
            )
