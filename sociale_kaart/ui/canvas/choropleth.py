"""A colour per buurt: distances, shares, whether a norm is met, gaten; in a few steps with words.

The colours themselves are painted in the tiles, flat under streets and names, so that the map stays
readable; only what has to lie over them is drawn here. Each step has a tint of one hue and a
pattern, so that it can be told apart in grey and with any colour vision, and is never a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sociale_kaart.ui.canvas.paths import geometry_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from sociale_kaart.ui.theme import MapTheme

# Patterns by name; hatching from below left to above right means 'no figure' and nothing else.
PATRONEN = {
    "": Qt.BrushStyle.NoBrush,
    "stippen": Qt.BrushStyle.Dense7Pattern,
    "dichte stippen": Qt.BrushStyle.Dense6Pattern,
    "liggende strepen": Qt.BrushStyle.HorPattern,
    "staande strepen": Qt.BrushStyle.VerPattern,
    "ruitjes": Qt.BrushStyle.CrossPattern,
}
# A pattern tells steps apart without hiding streets and names.
_PATTERN_OPACITY = 0.28


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a layer.

    Attributes:
        label: what it means, as the legend says it ('250 m – 500 m', 'haalt de norm').
        toon: which of the five tints of the theme, 0 light … 4 dark.
        patroon: name in `PATRONEN`; '' is flat.
    """

    label: str
    toon: int
    patroon: str = ""


@dataclass(frozen=True, slots=True)
class BuurtWaarde:
    """What a layer shows of one buurt.

    Attributes:
        buurtcode: which buurt.
        stap: index in the steps of the layer; None when there is no figure.
        rand: a nearer place may lie outside the data.
        tekst: the figure in words, for who does not see the colours ('310 m').
    """

    buurtcode: str
    stap: int | None
    rand: bool = False
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class BuurtLayer:
    """A layer of buurten.

    Attributes:
        titel: what is shown, at the head of the legend.
        stappen: the steps, in the order of the legend.
        waarden: by buurtcode; a buurt that is not in it has no figure.
        bron: where it comes from and of which year; under the legend.
        geen: what hatching means.
    """

    titel: str
    stappen: tuple[Step, ...]
    waarden: Mapping[str, BuurtWaarde]
    bron: str = ""
    geen: str = "geen cijfer"


def step_below(waarde: float | None, grenzen: Sequence[float]) -> int | None:
    """Return the step of a value between ascending borders: 0 … len(grenzen).

    A value on a border belongs to the lower step ('tot en met 250 m'); None when there is no value.
    """
    if waarde is None or not np.isfinite(waarde):
        return None
    return int(np.searchsorted(np.asarray(grenzen, dtype=float), waarde, side="left"))


def layer_theme(theme: MapTheme, layer: BuurtLayer | None) -> MapTheme:
    """Return the theme in which tiles show a layer; `theme` itself when there is none."""
    if layer is None:
        return theme
    steps = {
        code: layer.stappen[waarde.stap]
        for code, waarde in layer.waarden.items()
        if waarde.stap is not None
    }
    kleuren = {code: theme.stappen[step.toon] for code, step in steps.items()}
    patronen = {code: step.patroon for code, step in steps.items() if step.patroon}
    return replace(
        theme,
        # Other figures are other tiles.
        naam=f"{theme.naam} {hash((frozenset(kleuren.items()), frozenset(patronen.items())))}",
        buurtkleur=kleuren,
        buurtpatroon=patronen,
        # Shades of whatever colour lies below, so that nothing competes with the steps.
        gebouw="#1A000000",
        gebouw_rand="#00000000",
        weg_rand="#40000000",
        weg_ver="#40000000",
    )


def hatch_brush(theme: MapTheme) -> QBrush:
    """Return the pattern for 'no figure'."""
    return QBrush(QColor(theme.buurtgrens), Qt.BrushStyle.BDiagPattern)


def pattern_brush(theme: MapTheme, patroon: str) -> QBrush:
    """Return a pattern of `PATRONEN` to lay over the colour of a step."""
    ink = QColor(theme.tekst_buurt)
    ink.setAlphaF(_PATTERN_OPACITY)
    return QBrush(ink, PATRONEN[patroon])


class ChoroplethItem(QGraphicsItem):
    """Draws borders and `rand` of the layer, and the buurt that is looked at.

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
        self._layer: BuurtLayer | None = None
        self._theme: MapTheme | None = None
        # the buurt that is looked at
        self.focus: str | None = None
        # buurten with a strong line around them
        self.marked: frozenset[str] = frozenset()
        self.setZValue(10)

    def show_layer(self, layer: BuurtLayer | None, theme: MapTheme) -> None:
        """Show a layer, or none."""
        self._layer = layer
        self._theme = theme
        if layer is None:
            self.marked = frozenset()
        self.update()

    def set_focus(self, buurtcode: str | None, theme: MapTheme) -> None:
        """Give one buurt a strong line and fade what lies outside it; None ends that."""
        self.focus = buurtcode if buurtcode in self._paths else None
        self._theme = theme
        self.update()

    def mark(self, codes: frozenset[str]) -> None:
        """Draw a strong line around buurten without fading the others."""
        self.marked = codes
        self.update()

    def buurt_rect(self, buurtcode: str) -> QRectF:
        """Return the box of a buurt in the scene; empty when it is unknown."""
        path = self._paths.get(buurtcode)
        return path.boundingRect() if path is not None else QRectF()

    def buurt_at(self, x: float, y: float) -> str | None:
        """Return the code of the buurt at a point (RD metres); None outside all."""
        point = QPointF(x, -y)
        return next((code for code, path in self._paths.items() if path.contains(point)), None)

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
            for code in self.marked & self._paths.keys():
                self._line_around(painter, self._paths[code], self._theme)
        if self.focus is not None:
            self._paint_focus(painter, self._paths[self.focus], self._theme)

    def _paint_edges(self, painter: QPainter, layer: BuurtLayer, theme: MapTheme) -> None:
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
        painter.restore()
        self._line_around(painter, path, theme)

    @staticmethod
    def _line_around(painter: QPainter, path: QPainterPath, theme: MapTheme) -> None:
        pen = QPen(QColor(theme.tekst_buurt), 2.6)
        pen.setCosmetic(True)
        painter.strokePath(path, pen)
