"""The symbols of hulpbronnen: shape tells the sfeer, fill tells formeel or informeel.

One system for map, filter, table and legend (uiterlijk.md 2); colour never tells it alone.
"""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from sociale_kaart.domain.kaartstijl import (
    GESTOPT,
    LIJN,
    PAPIER,
    corners,
    sfeerteken,
    vulling,
)

GEWOON_PX = 17
KLEIN_PX = 13
# Room around the symbol for the black hairline and the halo of the selection.
RAND_PX = 7

_DIAGONAL = 2**0.5
# Width of the ring of an open symbol, as a share of its size.
_RING = 0.14


def shape_path(sfeer: str | None, size: float) -> QPainterPath:
    """Return the outline of a sfeer around (0, 0); `size` is its height in pixels."""
    teken = sfeerteken(sfeer)
    straal = teken.straal * size / 2
    path = QPainterPath()
    if teken.vorm == "cirkel":
        path.addEllipse(QPointF(0, 0), straal, straal)
    elif teken.vorm == "vierkant":
        side = straal / _DIAGONAL
        path.addRect(QRectF(-side, -side, 2 * side, 2 * side))
    else:
        path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners(teken.vorm, straal)]))
        path.closeSubpath()
    return path


def paint_symbol(
    painter: QPainter, sfeer: str | None, formaliteit: str | None, status: str | None, size: float
) -> None:
    """Paint a symbol around the origin of `painter`.

    Filled is formeel, open with a thick edge is informeel, half filled is not yet known.
    """
    gestopt = status == "gestopt"
    colour = QColor(GESTOPT if gestopt else sfeerteken(sfeer).kleur)
    outline = shape_path(sfeer, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # White under the hairline keeps the symbol apart from whatever lies below it.
    painter.setPen(QPen(QColor(PAPIER), 3.2))
    painter.setBrush(QColor(PAPIER))
    painter.drawPath(outline)
    painter.setPen(QPen(QColor(LIJN), 1.0))
    if vulling(formaliteit) == "vol":
        painter.setBrush(colour)
        painter.drawPath(outline)
    else:
        painter.setBrush(QColor(PAPIER))
        painter.drawPath(outline)
        dikte = size * _RING
        ring = shape_path(sfeer, size - dikte - 1.0)
        painter.setPen(QPen(colour, dikte))
        painter.drawPath(ring)
        if vulling(formaliteit) == "half":
            painter.save()
            painter.setClipRect(QRectF(-size, -size, size, 2 * size))
            painter.fillPath(ring, colour)
            painter.restore()
    if gestopt:
        reach = size * 0.62
        painter.setPen(QPen(QColor(LIJN), 1.6))
        painter.drawLine(QPointF(-reach, reach), QPointF(reach, -reach))


@functools.lru_cache(maxsize=256)
def symbol_pixmap(
    sfeer: str | None, formaliteit: str | None, status: str | None, size: int, dpr: float
) -> QPixmap:
    """Return a symbol as a pixmap, with the origin in its middle."""
    side = size + 2 * RAND_PX
    pixmap = QPixmap(round(side * dpr), round(side * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.translate(side / 2, side / 2)
    paint_symbol(painter, sfeer, formaliteit, status, size)
    painter.end()
    return pixmap


def symbol_icon(sfeer: str | None, formaliteit: str | None, status: str | None = None) -> QIcon:
    """Return a symbol as an icon for lists and buttons."""
    pixmap = symbol_pixmap(sfeer, formaliteit, status, GEWOON_PX - 3, 2.0)
    icon = QIcon(pixmap)
    # In a selected row Qt would tint it, and blue on blue is gone: there it lies on white.
    chosen = QPixmap(pixmap.size())
    chosen.setDevicePixelRatio(pixmap.devicePixelRatio())
    chosen.fill(Qt.GlobalColor.white)
    painter = QPainter(chosen)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    icon.addPixmap(chosen, QIcon.Mode.Selected)
    return icon
