"""Numbered points over the map: places one can choose from, or two that are laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sociale_kaart.ui.canvas.scene_item import SceneItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTransform
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

# Above the markers and their names.
_Z = 400.0
_RADIUS_PX = 13.0
_HIT_PX = 18.0
_INK, _PAPER, _CHOSEN = "#1A1A1A", "#FFFFFF", "#0B5394"


@dataclass(frozen=True, slots=True)
class NumberedPoint:
    """A place with the sign on it, where it is (RD metres), and what is said of it aloud."""

    teken: str
    x: float
    y: float
    tekst: str


class PointsItem(SceneItem):
    """A few places; the chosen one stands out by its colour and its size.

    Args:
        extent: the whole scene.
    """

    def __init__(self, extent: QRectF) -> None:
        super().__init__(extent, _Z)
        self.points: Sequence[NumberedPoint] = ()
        self.chosen = -1

    def show_points(self, points: Sequence[NumberedPoint], chosen: int = -1) -> None:
        """Draw these places, one of them as chosen (-1 none)."""
        self.points, self.chosen = tuple(points), chosen
        self.update()

    def at(self, pixel: QPointF, transform: QTransform) -> int | None:
        """Return which place lies under a pixel of the viewport, the nearest of several."""
        away = [(pixel - transform.map(QPointF(p.x, -p.y))).manhattanLength() for p in self.points]
        near = [number for number, px in enumerate(away) if px <= _HIT_PX]
        return min(near, key=lambda number: away[number]) if near else None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,  # noqa: ARG002 - idem
    ) -> None:
        """Qt: draw a disc with its sign at each place, the chosen one last."""
        transform = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(round(_RADIUS_PX * 1.15))
        painter.setFont(font)
        for number in sorted(range(len(self.points)), key=lambda n: n == self.chosen):
            point = self.points[number]
            middle = transform.map(QPointF(point.x, -point.y))
            self._draw(painter, middle, point.teken, chosen=number == self.chosen)
        painter.restore()

    def _draw(self, painter: QPainter, middle: QPointF, teken: str, *, chosen: bool) -> None:
        radius = _RADIUS_PX * (1.25 if chosen else 1.0)
        box = QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(middle)
        painter.setPen(QPen(QColor(_PAPER), 5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        painter.setPen(QPen(QColor(_CHOSEN if chosen else _INK), 2))
        painter.setBrush(QColor(_CHOSEN if chosen else _PAPER))
        painter.drawEllipse(box)
        painter.setPen(QColor(_PAPER if chosen else _INK))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, teken)
