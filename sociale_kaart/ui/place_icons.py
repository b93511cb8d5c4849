"""Small signs for kinds of places in a list of suggestions: told by shape, not by colour."""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QApplication

_PX, _DPR = 16, 2.0


def place_icon(soort: str) -> QIcon:
    """Return the sign of a kind of place (see `importing.zoeken.Vondst`) in the colour of text."""
    palette = QApplication.palette()
    return _icon(soort, palette.text().color().name(), palette.highlightedText().color().name())


@functools.lru_cache(maxsize=32)
def _icon(soort: str, colour: str, chosen: str) -> QIcon:
    icon = QIcon(_pixmap(soort, colour))
    icon.addPixmap(_pixmap(soort, chosen), QIcon.Mode.Selected)
    return icon


def _pixmap(soort: str, colour: str) -> QPixmap:
    pixmap = QPixmap(round(_PX * _DPR), round(_PX * _DPR))
    pixmap.setDevicePixelRatio(_DPR)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.5))
    if soort in {"plaats", "buurt"}:
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.DashLine if soort == "buurt" else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(2, 3, 12, 10), 2, 2)
    elif soort == "straat":
        painter.drawLine(QPointF(5, 2), QPointF(2, 14))
        painter.drawLine(QPointF(11, 2), QPointF(14, 14))
        painter.drawLine(QPointF(8, 4), QPointF(8, 7))
        painter.drawLine(QPointF(8, 10), QPointF(8, 13))
    elif soort == "punt":
        painter.drawEllipse(QPointF(8, 8), 4, 4)
        for start, end in (
            ((8, 1), (8, 6)),
            ((8, 10), (8, 15)),
            ((1, 8), (6, 8)),
            ((10, 8), (15, 8)),
        ):
            painter.drawLine(QPointF(*start), QPointF(*end))
    else:
        painter.drawPath(_pin())
        painter.drawEllipse(QPointF(8, 6.5), 1.5, 1.5)
    painter.end()
    return pixmap


def _pin() -> QPainterPath:
    """Return the drop with which people mark an address."""
    path = QPainterPath(QPointF(8, 15))
    path.cubicTo(QPointF(5, 11), QPointF(3, 9), QPointF(3, 6.5))
    path.arcTo(QRectF(3, 1.5, 10, 10), 180, -180)
    path.cubicTo(QPointF(13, 9), QPointF(11, 11), QPointF(8, 15))
    return path
