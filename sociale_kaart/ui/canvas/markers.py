"""All hulpbronnen on the map as one item: numpy decides what is in view, then one loop draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sociale_kaart.ui.canvas.symbols import GEWOON_PX, KLEIN_PX, shape_path, symbol_pixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter

# From this resolution on (m/px) symbols are small.
_KLEIN_VAN = 5.0
# Symbols at the same address are laid around it in a ring of this radius.
_RING_PX = 13.0
_HIT_PX = 13.0
_QUIET = 0.5


@dataclass(frozen=True, slots=True)
class Marker:
    """One plek on the map (RD metres) and how it is shown."""

    hulpbron: str
    plek: str
    naam: str
    x: float
    y: float
    sfeer: str | None = None
    formaliteit: str | None = None
    status: str | None = None


def spread(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return per marker (n, 2) how many pixels it is moved aside.

    Places within a metre of each other share an address; they lie around it in a ring so that
    each can be seen and pointed at. A place by itself is not moved.
    """
    moved = np.zeros_like(xy)
    if not len(xy):
        return moved
    _, group, count = np.unique(
        np.round(xy).astype(np.int64), axis=0, return_inverse=True, return_counts=True
    )
    group = group.reshape(-1)
    for number in np.flatnonzero(count > 1):
        rows = np.flatnonzero(group == number)
        angles = 2 * np.pi * np.arange(len(rows)) / len(rows) - np.pi / 2
        radius = max(_RING_PX, len(rows) * GEWOON_PX / (2 * np.pi))
        moved[rows, 0] = radius * np.cos(angles)
        moved[rows, 1] = radius * np.sin(angles)
    return moved


class MarkerItem(QGraphicsItem):
    """Draws the markers and tells which one lies under a point.

    Args:
        extent: the whole scene.
    """

    def __init__(self, extent: QRectF) -> None:
        super().__init__()
        self._extent = extent
        self._markers: list[Marker] = []
        self._xy = np.empty((0, 2))
        self._spread = np.empty((0, 2))
        self._selected: frozenset[str] = frozenset()
        self._quiet = False
        self._dragged: tuple[int, QPointF] | None = None
        self.setZValue(100)

    @property
    def markers(self) -> Sequence[Marker]:
        """The markers, in drawing order."""
        return self._markers

    def set_markers(self, markers: Sequence[Marker]) -> None:
        """Show these markers."""
        self._markers = list(markers)
        self._xy = np.array([(m.x, -m.y) for m in markers], dtype=float).reshape(-1, 2)
        self._spread = spread(self._xy)
        self.update()

    def set_selected(self, hulpbronnen: frozenset[str]) -> None:
        """Draw a halo around the markers of these hulpbronnen."""
        self._selected = hulpbronnen
        self.update()

    def set_quiet(self, quiet: bool) -> None:  # noqa: FBT001 - on or off, as Qt's setters
        """Draw small and faint, so that the distance layer below can be read."""
        self._quiet = quiet
        self.update()

    def set_dragged(self, number: int | None, scene: QPointF | None = None) -> None:
        """Draw marker `number` at a point of the scene while it is dragged."""
        self._dragged = None if number is None or scene is None else (number, scene)
        self.update()

    def boundingRect(self) -> QRectF:
        """Qt: the area this item may draw in."""
        return self._extent

    def positions(self, transform: QTransform) -> NDArray[np.float64]:
        """Return where the markers are (n, 2) in pixels of the viewport."""
        pixels = np.empty_like(self._xy)
        pixels[:, 0] = self._xy[:, 0] * transform.m11() + transform.m31()
        pixels[:, 1] = self._xy[:, 1] * transform.m22() + transform.m32()
        pixels += self._spread
        if self._dragged is not None:
            number, scene = self._dragged
            at = transform.map(scene)
            pixels[number] = (at.x(), at.y())
        return pixels

    def at(self, pixel: QPointF, transform: QTransform) -> int | None:
        """Return the number of the marker nearest to a pixel, or None when none is near."""
        if not len(self._markers):
            return None
        away = np.hypot(*(self.positions(transform) - (pixel.x(), pixel.y())).T)
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= _HIT_PX else None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw what is in view, the selection on top."""
        if not len(self._markers) or widget is None:
            return
        dpr = widget.devicePixelRatioF()
        transform = painter.worldTransform()
        pixels = self.positions(transform)
        small = self._quiet or 1 / transform.m11() > _KLEIN_VAN
        size = KLEIN_PX if small else GEWOON_PX
        inside = (
            (pixels[:, 0] > -size)
            & (pixels[:, 1] > -size)
            & (pixels[:, 0] < widget.width() + size)
            & (pixels[:, 1] < widget.height() + size)
        )
        shown = [int(number) for number in np.flatnonzero(inside)]
        shown.sort(key=lambda number: self._markers[number].hulpbron in self._selected)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        highlight = widget.palette().highlight().color()
        for number in shown:
            marker = self._markers[number]
            x, y = float(pixels[number, 0]), float(pixels[number, 1])
            mine = size + 4 if marker.hulpbron in self._selected else size
            pixmap = symbol_pixmap(marker.sfeer, marker.formaliteit, marker.status, mine, dpr)
            if marker.hulpbron in self._selected:
                halo = shape_path(marker.sfeer, mine + 10)
                halo.translate(x, y)
                painter.strokePath(halo, QPen(Qt.GlobalColor.white, 5.5))
                painter.strokePath(halo, QPen(highlight, 3.5))
            faint = self._quiet and marker.hulpbron not in self._selected
            painter.setOpacity(_QUIET if faint else 1.0)
            half = pixmap.deviceIndependentSize().width() / 2
            painter.drawPixmap(QPointF(x - half, y - half), pixmap)
        painter.restore()
