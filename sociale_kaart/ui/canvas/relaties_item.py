"""Lines between hulpbronnen that have to do with each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from sociale_kaart.ui.canvas.scene_item import SceneItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from sociale_kaart.ui.theme import MapTheme

# Below the markers, above the distance layer.
_Z = 90.0
_ARROW_PX = 8.0
# The arrow ends at the edge of the symbol.
_SYMBOL_PX = 14.0
_QUIET = 0.55


@dataclass(frozen=True, slots=True)
class Line:
    """A relatie between two hulpbronnen that both have a point (RD metres)."""

    van: str
    naar: str
    x1: float
    y1: float
    x2: float
    y2: float


class RelatiesItem(SceneItem):
    """All relaties as one item; those of what is chosen stand out.

    Args:
        extent: the whole scene.
        theme: the colours of the map.
    """

    def __init__(self, extent: QRectF, theme: MapTheme) -> None:
        super().__init__(extent, _Z)
        self._theme = theme
        self._lines: list[Line] = []
        self._ends = np.empty((0, 4))
        self._selected: frozenset[str] = frozenset()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Draw these relaties."""
        self._lines = list(lines)
        self._ends = np.array([(k.x1, -k.y1, k.x2, -k.y2) for k in lines]).reshape(-1, 4)
        self.update()

    def set_selected(self, hulpbronnen: frozenset[str]) -> None:
        """Let the relaties of these hulpbronnen stand out."""
        self._selected = hulpbronnen
        self.update()

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw the lines of which a part may be in view."""
        if not self._lines or widget is None:
            return
        transform = painter.worldTransform()
        ends = self._ends.copy()
        ends[:, 0::2] = ends[:, 0::2] * transform.m11() + transform.m31()
        ends[:, 1::2] = ends[:, 1::2] * transform.m22() + transform.m32()
        in_view = (
            (ends[:, 0::2].max(axis=1) > 0)
            & (ends[:, 0::2].min(axis=1) < widget.width())
            & (ends[:, 1::2].max(axis=1) > 0)
            & (ends[:, 1::2].min(axis=1) < widget.height())
        )
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = widget.palette().highlight().color()
        for number in np.flatnonzero(in_view):
            line = self._lines[int(number)]
            chosen = line.van in self._selected or line.naar in self._selected
            painter.setOpacity(1.0 if chosen or not self._selected else _QUIET)
            _draw(
                painter,
                QLineF(*(float(value) for value in ends[number])),
                strong if chosen else QColor(self._theme.tekst_buurt),
                QColor(self._theme.grond),
                2.4 if chosen else 1.5,
            )
        painter.restore()


def _draw(painter: QPainter, line: QLineF, ink: QColor, halo: QColor, width: float) -> None:
    if line.length() <= 2 * _SYMBOL_PX:
        return
    along = line.unitVector()
    step = along.p2() - along.p1()
    start, end = line.p1() + step * _SYMBOL_PX, line.p2() - step * _SYMBOL_PX
    aside = QPointF(-step.y(), step.x())
    back = end - step * _ARROW_PX
    arrow = QPolygonF([end, back + aside * (_ARROW_PX / 2), back - aside * (_ARROW_PX / 2)])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(halo, width + 2.5))
    painter.drawLine(start, end)
    painter.setPen(QPen(ink, width, Qt.PenStyle.DashLine))
    painter.drawLine(start, back)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ink)
    painter.drawPolygon(arrow)
