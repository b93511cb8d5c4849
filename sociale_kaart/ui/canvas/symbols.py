"""The symbols of hulpbronnen: shape tells the sfeer, fill tells formeel or informeel.

One system for map, filter, table and legend (uiterlijk.md 2); colour never tells it alone.
"""

from __future__ import annotations

import functools
import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from sociale_kaart.ui.theme import GESTOPT_KLEUR, sfeer_kleur

GEWOON_PX = 17
KLEIN_PX = 13
# Room around the symbol for the black hairline and the halo of the selection.
RAND_PX = 7


def shape_path(sfeer: str | None, size: float) -> QPainterPath:
    """Return the outline of a sfeer around (0, 0); `size` is its height in pixels."""
    half = size / 2
    path = QPainterPath()
    if sfeer == "persoonlijk":
        path.addEllipse(QPointF(0, 0), half, half)
    elif sfeer == "gemeenschappelijk":
        points = [
            QPointF(
                1.08 * half * math.cos(math.radians(60 * k)),
                1.08 * half * math.sin(math.radians(60 * k)),
            )
            for k in range(6)
        ]
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
    elif sfeer == "institutioneel":
        side = half * 0.92
        path.addRect(QRectF(-side, -side, 2 * side, 2 * side))
    else:
        small = half * 0.86
        path.addPolygon(
            QPolygonF(
                [QPointF(0, -small), QPointF(small, 0), QPointF(0, small), QPointF(-small, 0)]
            )
        )
        path.closeSubpath()
    return path


def paint_symbol(
    painter: QPainter, sfeer: str | None, formaliteit: str | None, status: str | None, size: float
) -> None:
    """Paint a symbol around the origin of `painter`.

    Filled is formeel, open with a thick edge is informeel, half filled is not yet known.
    """
    gestopt = status == "gestopt"
    colour = QColor(GESTOPT_KLEUR if gestopt else sfeer_kleur(sfeer))
    outline = shape_path(sfeer, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # White under the hairline keeps the symbol apart from whatever lies below it.
    painter.setPen(QPen(QColor("white"), 3.2))
    painter.setBrush(QColor("white"))
    painter.drawPath(outline)
    painter.setPen(QPen(QColor("#1A1A1A"), 1.0))
    if formaliteit == "formeel":
        painter.setBrush(colour)
        painter.drawPath(outline)
    else:
        painter.setBrush(QColor("white"))
        painter.drawPath(outline)
        ring = shape_path(sfeer, size - 4.2)
        painter.setPen(QPen(colour, 3.0))
        painter.drawPath(ring)
        if formaliteit != "informeel":
            painter.save()
            painter.setClipRect(QRectF(-size, -size, size, 2 * size))
            painter.fillPath(ring, colour)
            painter.restore()
    if gestopt:
        reach = size * 0.62
        painter.setPen(QPen(QColor("#1A1A1A"), 1.6))
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
