"""A colour per buurt: how near something is, in five steps with fixed borders.

The colours themselves are painted in the tiles, flat under streets and names, so that the map stays
readable; only what has to lie over them is drawn here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sociale_kaart.ui.canvas.paths import geometry_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from sociale_kaart.ui.theme import MapTheme

# The same on every sheet, so that maps can be laid side by side (metres).
GRENZEN_M: dict[str, tuple[int, int, int, int]] = {
    "lopen": (250, 500, 750, 1_000),
    "fietsen": (500, 1_000, 2_000, 3_000),
    "auto": (500, 1_000, 2_000, 5_000),
}


def step_of(afstand_m: float | None, netwerk: str) -> int | None:
    """Return the step (0 near, 4 far) of a distance in metres; None when there is no figure."""
    if afstand_m is None or not np.isfinite(afstand_m):
        return None
    # A distance on the border belongs to the nearer step: 'tot en met 250 m'.
    return int(np.searchsorted(GRENZEN_M[netwerk], afstand_m, side="left"))


@dataclass(frozen=True, slots=True)
class BuurtWaarde:
    """The figure of one buurt; `rand`: a nearer place may lie outside the data."""

    buurtcode: str
    afstand_m: float | None
    rand: bool = False
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class DistanceLayer:
    """What the distance layer shows."""

    titel: str
    netwerk: str
    waarden: Mapping[str, BuurtWaarde]
    bron: str = ""


def layer_theme(theme: MapTheme, layer: DistanceLayer | None) -> MapTheme:
    """Return the theme in which tiles show a distance layer; `theme` itself when there is none."""
    if layer is None:
        return theme
    kleuren = {
        waarde.buurtcode: theme.stappen[step]
        for waarde in layer.waarden.values()
        if (step := step_of(waarde.afstand_m, layer.netwerk)) is not None
    }
    return replace(
        theme,
        # Other figures are other tiles.
        naam=f"{theme.naam} {hash(frozenset(kleuren.items()))}",
        buurtkleur=kleuren,
        # Shades of whatever colour lies below, so that nothing competes with the five steps.
        gebouw="#1A000000",
        gebouw_rand="#00000000",
        weg_rand="#40000000",
        weg_ver="#40000000",
    )


def hatch_brush(theme: MapTheme) -> QBrush:
    """Return the pattern for 'no figure'."""
    return QBrush(QColor(theme.buurtgrens), Qt.BrushStyle.BDiagPattern)


class ChoroplethItem(QGraphicsItem):
    """Draws borders and `rand` of the distance layer, and the buurt that is looked at.

    Args:
        extent: the whole scene.
        codes: buurtcode per geometry.
        geometries: (n,) shapely polygons in RD metres.
    """

    def __init__(self, extent: QRectF, codes: Sequence[str], geometries: NDArray[Any]) -> None:
        super().__init__()
        self._extent = extent
        self._paths: dict[str, QPainterPath] = {
            code: geometry_path(geometries[number : number + 1], 1.0, (0.0, 0.0))
            for number, code in enumerate(codes)
        }
        self._layer: DistanceLayer | None = None
        self._theme: MapTheme | None = None
        # the buurt that is looked at
        self.focus: str | None = None
        self.setZValue(10)

    def show_layer(self, layer: DistanceLayer | None, theme: MapTheme) -> None:
        """Show a distance layer, or none."""
        self._layer = layer
        self._theme = theme
        self.update()

    def set_focus(self, buurtcode: str | None, theme: MapTheme) -> None:
        """Give one buurt a strong line and fade what lies outside it; None ends that."""
        self.focus = buurtcode if buurtcode in self._paths else None
        self._theme = theme
        self.update()

    def buurt_rect(self, buurtcode: str) -> QRectF:
        """Return the box of a buurt in the scene; empty when it is unknown."""
        path = self._paths.get(buurtcode)
        return path.boundingRect() if path is not None else QRectF()

    def boundingRect(self) -> QRectF:
        """Qt: the area this item may draw in."""
        return self._extent

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,  # noqa: ARG002 - idem
    ) -> None:
        """Qt: draw what lies over the tiles."""
        if self._theme is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._layer is not None:
            self._paint_edges(painter, self._layer, self._theme)
        if self.focus is not None:
            self._paint_focus(painter, self._paths[self.focus], self._theme)

    def _paint_edges(self, painter: QPainter, layer: DistanceLayer, theme: MapTheme) -> None:
        painter.save()
        for code, path in self._paths.items():
            waarde = layer.waarden.get(code)
            pen = QPen(QColor(theme.halo), 1.0)
            pen.setCosmetic(True)
            painter.strokePath(path, pen)
            if waarde is not None and waarde.rand:
                self._dot_inside(painter, path, theme)
        painter.restore()

    @staticmethod
    def _dot_inside(painter: QPainter, path: QPainterPath, theme: MapTheme) -> None:
        """Dot the edge on its inner side only: two neighbours do not dot over each other."""
        pen = QPen(QColor(theme.tekst_buurt), 4.0)
        pen.setDashPattern([0.6, 1.4])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setCosmetic(True)
        painter.save()
        painter.setClipPath(path)
        painter.strokePath(path, pen)
        painter.restore()

    def _paint_focus(self, painter: QPainter, path: QPainterPath, theme: MapTheme) -> None:
        outside = QPainterPath()
        outside.addRect(self._extent)
        painter.save()
        painter.setOpacity(0.55)
        painter.fillPath(outside.subtracted(path), QColor(theme.grond))
        painter.setOpacity(1.0)
        pen = QPen(QColor(theme.tekst_buurt), 2.6)
        pen.setCosmetic(True)
        painter.strokePath(path, pen)
        painter.restore()
