"""A bar per buurt, in the order of their names, with a line for the gemeente."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from sociale_kaart.ui.charts.chart import Chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from sociale_kaart.ui.canvas.choropleth import Step

_PAD = 8.0
_AIR = 8.0
# The names take at most this share of the width.
_NAMES = 0.38
_HATCHED_PX = 28.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        naam: what stands before it.
        waarde: its length; None when there is no figure.
        tekst: the figure, or why there is none.
        step: tint and pattern; None is hatched.
        rand: a nearer place may lie outside the data; said with a mark.
        nadruk: stands out, as the line of the whole gemeente does.
    """

    naam: str
    waarde: float | None
    tekst: str
    step: Step | None
    rand: bool = False


class BarChart(Chart):
    """Lying bars under each other; as high as they need, so it stands in a scroll area.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self._line: tuple[str, float] | None = None
        self._most = 1.0

    def show_bars(
        self, title: str, bars: Sequence[Bar], line: tuple[str, float] | None = None
    ) -> None:
        """Show bars.

        Args:
            title: what is shown, for who hears the chart.
            bars: in the order they stand in.
            line: text and value of a dashed line through all bars, such as of the gemeente.
        """
        self._bars, self._line = list(bars), line
        values = [bar.waarde for bar in bars if bar.waarde is not None]
        self._most = max([*values, line[1] if line else 0.0, 1e-9])
        rand = self.tr("aan de rand: het kan buiten de kaart dichterbij zijn")
        sentences = [
            f"{bar.naam}: {bar.tekst}" + (f" ({rand})" if bar.rand else "") for bar in bars
        ]
        self.tell(title if line is None else f"{title}. {line[0]}.", sentences)
        self.setFixedHeight(self.sizeHint().height())

    @property
    def bars(self) -> Sequence[Bar]:
        """What is shown."""
        return self._bars

    def _row_px(self) -> float:
        return self.fontMetrics().height() + _AIR

    def _top_px(self) -> float:
        return self._row_px() if self._line is not None else 0.0

    def sizeHint(self) -> QSize:
        """Qt: a line per bar."""
        high = self._top_px() + len(self._bars) * self._row_px() + _PAD
        return QSize(40 * self.fontMetrics().averageCharWidth(), round(high))

    def minimumSizeHint(self) -> QSize:
        """Qt: names and bars are cut off before they take room from the table."""
        return QSize(20 * self.fontMetrics().averageCharWidth(), 0)

    def row_box(self, number: int) -> QRectF:
        """Return the box of a bar with its name."""
        high = self._row_px()
        return QRectF(0, self._top_px() + number * high, self.width(), high)

    def part_at(self, at: QPointF) -> int:
        """Return the number of the bar under a point."""
        number = int((at.y() - self._top_px()) // self._row_px())
        return number if 0 <= number < len(self._bars) else -1

    def _measure(self) -> tuple[float, float]:
        """Return where the bars begin, and how many pixels the longest may take."""
        metrics = self.fontMetrics()
        names = max((metrics.horizontalAdvance(bar.naam) for bar in self._bars), default=0)
        # A sentence that says why there is no figure may use the room of the bar.
        texts = max(
            (metrics.horizontalAdvance(f"{bar.tekst} *") for bar in self._bars if bar.waarde),
            default=0,
        )
        left = min(names, self.width() * _NAMES) + 2 * _PAD
        return left, max(24.0, self.width() - left - texts - 3 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the bars in view and the line."""
        painter = QPainter(self)
        ink = self.palette().windowText().color()
        left, room = self._measure()
        metrics = self.fontMetrics()
        self._paint_line(painter, left, room)
        for number, bar in enumerate(self._bars):
            row = self.row_box(number)
            if not row.intersects(QRectF(event.rect())):
                continue
            painter.setPen(ink)
            name = metrics.elidedText(
                bar.naam, Qt.TextElideMode.ElideRight, round(left - 2 * _PAD) + 1
            )
            aligned = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(
                QRectF(_PAD, row.y(), left - _PAD, row.height()),
                aligned | Qt.AlignmentFlag.AlignLeft,
                name,
            )
            # Hatching stands at the side of the names: it is no length.
            long = _HATCHED_PX if bar.waarde is None else room * bar.waarde / self._most
            box = QRectF(left, row.y() + 3.5, max(long, 1.0), row.height() - 7)
            self.paint_box(painter, box, bar.step)
            text = f"{bar.tekst} *" if bar.rand else bar.tekst
            wide = metrics.horizontalAdvance(text)
            beside = QRectF(box.right() + _PAD, row.y(), wide + 2.0, row.height())
            # The line of the gemeente does not run through a figure.
            painter.fillRect(beside.adjusted(-3, 2, 3, -2), self.palette().window())
            painter.setPen(ink)
            painter.drawText(beside, aligned | Qt.AlignmentFlag.AlignLeft, text)
            if number == self.current:
                self.paint_frame(painter, row.adjusted(2, 1.5, -2, -1.5))

    def _paint_line(self, painter: QPainter, left: float, room: float) -> None:
        if self._line is None:
            return
        text, value = self._line
        x = left + room * value / self._most
        ink = QColor(self.palette().windowText().color())
        painter.setPen(QPen(ink, 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, self._top_px() - 2), QPointF(x, self.height() - _PAD))
        wide = self.fontMetrics().horizontalAdvance(text)
        start = max(_PAD, min(x - wide / 2, self.width() - wide - _PAD))
        painter.setPen(ink)
        painter.drawText(
            QRectF(start, 0, wide + 2, self._top_px()), Qt.AlignmentFlag.AlignVCenter, text
        )
