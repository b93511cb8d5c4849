"""The drawn areas of what is chosen: an outline and a light hatching, for grey screens too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from sociale_kaart.ui.canvas.scene_item import SceneItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

# Below lines and markers, above the distance layer.
_Z = 70.0
Ring = tuple[tuple[float, float], ...]

_HATCH_ALPHA = 110


class GebiedenItem(SceneItem):
    """All outlines as one item.

    Args:
        extent: the whole scene.
    """

    def __init__(self, extent: QRectF) -> None:
        super().__init__(extent, _Z)
        self._shapes: list[QPolygonF] = []

    def set_rings(self, rings: Sequence[Ring]) -> None:
        """Show these outlines (RD New, metres)."""
        self._shapes = [QPolygonF([QPointF(x, -y) for x, y in ring]) for ring in rings]
        self.update()

    @property
    def count(self) -> int:
        """How many outlines are shown."""
        return len(self._shapes)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw the outlines."""
        if not self._shapes or widget is None:
            return
        transform = painter.worldTransform()
        line = widget.palette().highlight().color()
        hatch = QColor(line)
        hatch.setAlpha(_HATCH_ALPHA)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(line, 2.2))
        for shape in self._shapes:
            painter.drawPolygon(transform.map(shape))
        painter.restore()
