"""How a cluster is drawn: a white circle with the count, and a ring divided by sfeer.

Each sfeer has its own way of drawing its part of the ring, so that colour is never needed.
"""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from sociale_kaart.domain import notatie
from sociale_kaart.domain.kaartstijl import LIJN, PAPIER, Sfeerteken, sfeertekens

# So many equal parts a ring has; a sfeer that is there has at least one.
DELEN = 12
_BAND = 5.0
_SIXTEENTH = 16
# Count from which a circle is so many pixels across.
_SIZES = ((1_000, 50), (100, 42), (10, 36), (0, 32))
_MARGIN = 3
_LETTER_SHARE = 0.36


def cluster_size(count: int) -> int:
    """Return how many pixels across the circle of so many hulpbronnen is."""
    return next(size for least, size in _SIZES if count >= least)


@functools.lru_cache(maxsize=4096)
def shares(counts: tuple[int, ...]) -> tuple[int, ...]:
    """Divide the parts of a ring over counts; what is there always has a part.

    >>> shares((1, 99, 0))
    (1, 11, 0)
    """
    total = sum(counts)
    if not total:
        return tuple(0 for _ in counts)
    exact = [DELEN * count / total for count in counts]
    parts = [max(int(part), 1) if part else 0 for part in exact]
    while sum(parts) != DELEN:
        step = 1 if sum(parts) < DELEN else -1
        # Who is farthest from what it should have gives or takes one.
        rows = [row for row, part in enumerate(parts) if exact[row] and part + step > 0]
        row = max(rows, key=lambda row: step * (exact[row] - parts[row]))
        parts[row] += step
    return tuple(parts)


@functools.lru_cache(maxsize=1000)
def counted_pixmap(parts: tuple[int, ...], count: int, family: str, dpr: float) -> QPixmap:
    """Return a whole cluster: circle, ring and count, with the origin in its middle."""
    size, text = cluster_size(count), notatie.getal(count)
    pixmap = QPixmap(cluster_pixmap(parts, size, dpr))
    painter = QPainter(pixmap)
    font = QFont(family)
    font.setBold(True)
    font.setPixelSize(letter_px(size, text))
    painter.setFont(font)
    painter.setPen(QColor(LIJN))
    side = size + 2 * _MARGIN
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap


@functools.lru_cache(maxsize=256)
def cluster_pixmap(parts: tuple[int, ...], size: int, dpr: float) -> QPixmap:
    """Return circle and ring without the count; `parts` are `shares` in the order of the sferen."""
    side = size + 2 * _MARGIN
    pixmap = QPixmap(round(side * dpr), round(side * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    radius = size / 2
    # White under the hairline, as with the symbols.
    painter.setPen(QPen(QColor(PAPIER), 3.0))
    painter.setBrush(QColor(PAPIER))
    painter.drawEllipse(QPointF(), radius, radius)
    painter.setPen(QPen(QColor(LIJN), 1.0))
    painter.drawEllipse(QPointF(), radius, radius)
    start = 0
    for teken, part in zip(sfeertekens(), parts, strict=True):
        if part:
            _paint_part(painter, teken, radius - 1.2, start, part)
        start += part
    faint = QColor(LIJN)
    faint.setAlphaF(0.4)
    painter.setPen(QPen(faint, 0.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(), radius - _BAND - 1.8, radius - _BAND - 1.8)
    painter.end()
    return pixmap


def _paint_part(painter: QPainter, teken: Sfeerteken, outer: float, start: int, part: int) -> None:
    """Paint the part of one sfeer, clockwise from the top."""
    whole = part == DELEN
    # A sliver of white between two sferen.
    gap = 0.0 if whole else 5.0
    begin = 90.0 - 360.0 * start / DELEN - gap / 2
    length = -(360.0 * part / DELEN - gap)
    colour = QColor(teken.kleur)
    middle = outer - _BAND / 2
    bands = {"dubbel": ((outer - 0.9, 1.8), (outer - _BAND + 0.9, 1.8))}
    for radius, width in bands.get(teken.ring, ((middle, _BAND),)):
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if teken.ring == "streep":
            pen.setDashPattern([0.55, 0.42])
        elif teken.ring == "stip":
            pen.setWidthF(3.2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.01, 1.75])
        painter.setPen(pen)
        painter.drawArc(
            QRectF(-radius, -radius, 2 * radius, 2 * radius),
            round(begin * _SIXTEENTH),
            round(length * _SIXTEENTH),
        )


def letter_px(size: int, text: str) -> int:
    """Return how large the count is written in a circle of `size` pixels."""
    room = size - 2 * _BAND - 6
    return max(8, round(min(size * _LETTER_SHARE, room / (0.56 * max(len(text), 1)))))
