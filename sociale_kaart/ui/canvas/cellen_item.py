"""Squares of 100 m (or points) in the steps of a layer, for what differs within a buurt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sociale_kaart.ui.canvas.choropleth import Step, hatch_brush, pattern_brush
from sociale_kaart.ui.canvas.scene_item import SceneItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from sociale_kaart.ui.theme import MapTheme

# Over the buurten, below relaties and markers.
_Z = 20.0
# Smaller than this an outline and a pattern are a grey haze.
_DETAIL_PX = 9.0
_LEAST_PX = 3.0
_LINE_OPACITY = 0.4
_DARK_BELOW = 128


@dataclass(frozen=True, eq=False)
class CellenLayer:
    """A layer of squares.

    Attributes:
        titel: at the head of the legend.
        stappen: the steps, in the order of the legend.
        xy: (n, 2) middle of each square in RD metres.
        stap: (n,) index in `stappen`; -1 when there is no figure.
        teksten: the figure of each square in words; may be empty.
        bron: under the legend.
        geen: what hatching means; '' leaves squares without a figure undrawn.
        zijde_m: side of a square in metres; 0 draws a round dot of a fixed size.
    """

    titel: str
    stappen: tuple[Step, ...]
    xy: NDArray[np.float64]
    stap: NDArray[np.int64]
    teksten: Sequence[str] = ()
    bron: str = ""
    geen: str = "geen cijfer"
    zijde_m: float = 100.0


class CellenItem(SceneItem):
    """All squares as one item.

    Args:
        extent: the whole scene.
        theme: the colours of the map.
    """

    def __init__(self, extent: QRectF, theme: MapTheme) -> None:
        super().__init__(extent, _Z)
        self._theme = theme
        self._layer: CellenLayer | None = None
        # the square that is looked at
        self.chosen: int | None = None

    @property
    def layer(self) -> CellenLayer | None:
        """What is shown."""
        return self._layer

    def show_layer(self, layer: CellenLayer | None, theme: MapTheme) -> None:
        """Show squares, or none."""
        if layer is not self._layer:
            self.chosen = None
        self._layer = layer
        self._theme = theme
        self.update()

    def choose(self, number: int | None) -> None:
        """Draw a strong line around one square; None around none."""
        self.chosen = number
        self.update()

    def at(self, x: float, y: float) -> int | None:
        """Return the number of the square at a point (RD metres); None when there is none."""
        layer = self._layer
        if layer is None or not len(layer.xy) or not layer.zijde_m:
            return None
        away = np.abs(layer.xy - (x, y)).max(axis=1)
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= layer.zijde_m / 2 else None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw the squares in view, a step at a time."""
        layer = self._layer
        if layer is None or widget is None or not len(layer.xy):
            return
        transform = painter.worldTransform()
        side = max(layer.zijde_m * transform.m11(), _LEAST_PX) if layer.zijde_m else _DETAIL_PX
        x = layer.xy[:, 0] * transform.m11() + transform.m31()
        y = -layer.xy[:, 1] * transform.m22() + transform.m32()
        inside = (x > -side) & (y > -side) & (x < widget.width() + side)
        inside &= y < widget.height() + side
        painter.save()
        painter.resetTransform()
        for number in range(-1, len(layer.stappen)):
            rows = np.flatnonzero(inside & (layer.stap == number))
            if len(rows) and (number >= 0 or layer.geen):
                boxes = [
                    QRectF(left, top, side, side)
                    for left, top in zip(
                        (x[rows] - side / 2).tolist(), (y[rows] - side / 2).tolist(), strict=True
                    )
                ]
                step = layer.stappen[number] if number >= 0 else None
                self._paint_boxes(painter, boxes, step, side, dots=not layer.zijde_m)
        if self.chosen is not None:
            painter.setPen(QPen(widget.palette().highlight().color(), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            at = QPointF(x[self.chosen], y[self.chosen])
            painter.drawRect(QRectF(at.x() - side / 2, at.y() - side / 2, side, side))
        painter.restore()

    def _paint_boxes(
        self, painter: QPainter, boxes: list[QRectF], step: Step | None, side: float, *, dots: bool
    ) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        if dots:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tekst_buurt), 1))
            painter.setBrush(
                hatch_brush(theme) if step is None else QColor(theme.stappen[step.toon])
            )
            for box in boxes:
                painter.drawEllipse(box)
            return
        if step is not None:
            light = QColor(theme.grond).lightness() >= _DARK_BELOW
            modes = QPainter.CompositionMode
            # Streets and names stay to be read through the colour, as through ink on paper.
            painter.setCompositionMode(
                modes.CompositionMode_Multiply if light else modes.CompositionMode_Screen
            )
            painter.setBrush(QColor(theme.stappen[step.toon]))
            painter.drawRects(boxes)
            painter.setCompositionMode(modes.CompositionMode_SourceOver)
        if side < _DETAIL_PX:
            return
        painter.setBrush(hatch_brush(theme) if step is None else pattern_brush(theme, step.patroon))
        painter.setOpacity(0.5 if step is None else 1.0)
        line = QColor(theme.buurtgrens)
        line.setAlphaF(_LINE_OPACITY)
        painter.setPen(QPen(line, 0.6))
        painter.drawRects(boxes)
        painter.setOpacity(1.0)
