"""Paint one tile of the base map; runs in worker threads, touches no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from sociale_kaart.ui.canvas.choropleth import hatch_brush, pattern_brush
from sociale_kaart.ui.canvas.parts import layer_part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sociale_kaart.ui.canvas.labels import LabelPlacer
    from sociale_kaart.ui.canvas.ondergrond import BaseMap, Box
    from sociale_kaart.ui.theme import MapTheme

TILE_PX = 512
# Painted beyond the edge, so that wide lines and casings join up with the next tile.
_OVERLAP_PX = 16

_ROUND = Qt.PenCapStyle.RoundCap
_FLAT = Qt.PenCapStyle.FlatCap


@dataclass(frozen=True, slots=True)
class TileKey:
    """Which tile: zoom level, column and row (y down), theme, pixels per logical pixel."""

    level: int
    column: int
    row: int
    theme: str
    dpr: float


@dataclass(frozen=True, slots=True)
class StreetStyle:
    """How a class of street is drawn.

    Attributes:
        breedte_m: true width.
        min_px: never thinner than this.
        tot: coarsest resolution at which it is drawn, metres per pixel.
        rand_tot: coarsest resolution at which it has a casing; beyond it is one thin line.
    """

    klasse: str
    breedte_m: float
    min_px: float
    tot: float
    rand_tot: float


# From least to most important: the later one lies on top.
STRATEN = (
    StreetStyle("woonerf", 4.5, 2.0, 7.0, 2.7),
    StreetStyle("straat", 6.0, 2.2, 13.0, 4.1),
    StreetStyle("weg", 8.0, 2.8, 40.0, 14.0),
    StreetStyle("hoofdweg", 11.0, 3.6, 1000.0, 40.0),
)
_HATCH_OPACITY = 0.45
_PAD_TOT = 1.4
_FIETSPAD_TOT = 2.8
_SPOOR_TOT = 70.0
_GEBOUW_TOT = 4.1
_GEBOUW_RAND_TOT = 1.1
_GREPPEL_TOT = 2.8
_WATERLOOP_TOT = 14.0
_BREED_WATER = frozenset({"rivier", "kanaal"})


def _go_on() -> None:
    """Paint without waiting for anybody."""


class TilePainter:
    """Paints tiles of one base map.

    Args:
        base: the loaded layers.
        labels: places the names.
        step_aside: called between two pieces of work.
    """

    def __init__(
        self, base: BaseMap, labels: LabelPlacer, step_aside: Callable[[], None] = _go_on
    ) -> None:
        self._base = base
        self._labels = labels
        self._step_aside = step_aside

    def paint(self, key: TileKey, m_per_px: float, theme: MapTheme) -> QImage:
        """Return the tile as an image of 512 logical pixels."""
        side = round(TILE_PX * key.dpr)
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(key.dpr)
        image.fill(QColor(theme.grond))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        one = _Tile(self._base, key, m_per_px, theme, painter)
        one.step_aside = self._step_aside
        one.surfaces()
        one.streets()
        one.borders()
        self._labels.paint(painter, key, m_per_px, theme)
        painter.end()
        return image


class _Tile:
    """The painting of one tile, part by part."""

    def __init__(
        self, base: BaseMap, key: TileKey, m_per_px: float, theme: MapTheme, painter: QPainter
    ) -> None:
        self._base = base
        self._m_per_px = m_per_px
        self._theme = theme
        self._painter = painter
        self._scale = 1 / m_per_px
        self._offset = (key.column * TILE_PX, key.row * TILE_PX)
        margin = _OVERLAP_PX * m_per_px
        side = TILE_PX * m_per_px
        left, top = key.column * side, -key.row * side
        self.step_aside: Callable[[], None] = _go_on
        self._box: Box = (left - margin, top - side - margin, left + side + margin, top + margin)

    def _path(self, layer: str, *klassen: str, exclude: bool = False) -> QPainterPath:
        """Return the geometries of a layer in this tile, of these classes (or all others).

        Empty when this part of the map is hidden.
        """
        if layer_part(layer, klassen) in self._theme.verborgen:
            return QPainterPath()
        vector = self._base.lagen[layer]
        rows = vector.rows(self._box, self._m_per_px)
        if klassen:
            among = np.any([vector.of_class(klasse)[rows] for klasse in klassen], axis=0)
            rows = rows[among != exclude]
        if not len(rows):
            return QPainterPath()
        shapes = vector.shapes(self._m_per_px, self.step_aside)
        self.step_aside()
        return shapes.path(rows, self._scale, self._offset)

    def _fill(self, layer: str, colour: str) -> None:
        self._painter.fillPath(self._path(layer), QColor(colour))

    def _stroke(
        self,
        path: QPainterPath,
        colour: str,
        width: float,
        cap: Qt.PenCapStyle = _ROUND,
        dashes: list[float] | None = None,
    ) -> None:
        if path.isEmpty():
            return
        pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes:
            pen.setDashPattern([dash / width for dash in dashes])
        self._painter.strokePath(path, pen)

    def buurten(self, kleuren: Mapping[str, str]) -> None:
        """Paint each buurt in its colour; hatch those that have none."""
        vector = self._base.lagen["buurten"]
        shapes = vector.shapes(self._m_per_px, self.step_aside)
        for row in vector.rows(self._box, self._m_per_px):
            path = shapes.path(np.array([row]), self._scale, self._offset)
            kleur = kleuren.get(str(vector.klasse[row]))
            # A tile is a whole number of patterns wide, so that hatching runs on in the next one.
            brush = hatch_brush(self._theme) if kleur is None else QBrush(QColor(kleur))
            self._painter.setOpacity(_HATCH_OPACITY if kleur is None else 1.0)
            self._painter.fillPath(path, brush)
            self._painter.setOpacity(1.0)
            patroon = (self._theme.buurtpatroon or {}).get(str(vector.klasse[row]))
            if patroon is not None:
                self._painter.fillPath(path, pattern_brush(self._theme, patroon))

    def surfaces(self) -> None:
        """Paint green (or the distance per buurt), water and buildings."""
        theme, m_per_px = self._theme, self._m_per_px
        if theme.buurtkleur is None:
            self._fill("groen", theme.groen)
        else:
            self.buurten(theme.buurtkleur)
        self._fill("water", theme.water)
        if m_per_px <= _WATERLOOP_TOT:
            wide = self._path("waterlopen", *_BREED_WATER)
            self._stroke(wide, theme.water, max(2.0, 8 * self._scale))
        if m_per_px <= _GREPPEL_TOT:
            narrow = self._path("waterlopen", *_BREED_WATER, exclude=True)
            self._stroke(narrow, theme.water, max(1.2, 2 * self._scale))
        if m_per_px <= _GEBOUW_TOT:
            path = self._path("gebouwen")
            self._painter.fillPath(path, QColor(theme.gebouw))
            if m_per_px <= _GEBOUW_RAND_TOT:
                self._stroke(path, theme.gebouw_rand, 1.0)

    def streets(self) -> None:
        """Paint paths, then all casings, then all streets, so that crossings are open."""
        theme, m_per_px = self._theme, self._m_per_px
        if m_per_px <= _PAD_TOT:
            self._stroke(self._path("straten", "pad"), theme.pad, 1.3, _FLAT, [4.0, 3.0])
        if m_per_px <= _FIETSPAD_TOT:
            width = max(1.2, 2.0 * self._scale)
            self._stroke(self._path("straten", "fietspad"), theme.pad, width)
        drawn = [
            (style, self._path("straten", style.klasse), self._width(style))
            for style in STRATEN
            if m_per_px <= style.tot
        ]
        for style, path, width in drawn:
            if m_per_px <= style.rand_tot:
                self._stroke(path, theme.weg_rand, width + 1.8)
            else:
                self._stroke(path, theme.weg_ver, 1.1)
        for style, path, width in drawn:
            if m_per_px <= style.rand_tot:
                colour = theme.hoofdweg if style.klasse == "hoofdweg" else theme.weg
                self._stroke(path, colour, width)
        if m_per_px <= _SPOOR_TOT:
            rail = self._path("straten", "spoor")
            self._stroke(rail, theme.spoor, 2.4, _FLAT)
            self._stroke(rail, theme.grond, 1.2, _FLAT, [6.0, 6.0])

    def _width(self, style: StreetStyle) -> float:
        return max(
            style.min_px if self._m_per_px <= style.rand_tot else 1.1, style.breedte_m * self._scale
        )

    def borders(self) -> None:
        """Paint the borders of buurten and of the gemeente."""
        theme = self._theme
        self._painter.setOpacity(0.75)
        self._stroke(self._path("buurten"), theme.buurtgrens, 1.1, _FLAT, [7.0, 3.0, 1.5, 3.0])
        self._painter.setOpacity(0.9)
        self._stroke(self._path("gemeenten"), theme.gemeentegrens, 1.8, _FLAT, [10, 3, 2, 3])
        self._painter.setOpacity(1.0)
