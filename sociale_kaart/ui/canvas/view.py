"""The map in the window: RD metres, y up, at round true scales, by mouse and by keyboard.

The scene holds x and -y, so that Qt's downward y axis shows north at the top. Tiles lie on a grid
of whole pixels from scene point (0, 0); the view only ever scrolls by whole pixels, so a tile is
never resampled.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from sociale_kaart.ui.canvas import accessible, scales
from sociale_kaart.ui.canvas.cellen_item import CellenItem
from sociale_kaart.ui.canvas.choropleth import BuurtLayer, ChoroplethItem, layer_theme
from sociale_kaart.ui.canvas.guide import MarkerGuide
from sociale_kaart.ui.canvas.labels import LabelPlacer
from sociale_kaart.ui.canvas.look_ahead import LookAhead
from sociale_kaart.ui.canvas.marker_names import NameItem
from sociale_kaart.ui.canvas.markers import MarkerItem
from sociale_kaart.ui.canvas.tile_painter import TILE_PX, TileKey, TilePainter
from sociale_kaart.ui.canvas.tiles import Courtesy, TileStore
from sociale_kaart.ui.theme import LICHT, MapTheme, without

if TYPE_CHECKING:
    from sociale_kaart.ui.canvas.cellen_item import CellenLayer
    from sociale_kaart.ui.canvas.ondergrond import BaseMap
    from sociale_kaart.ui.canvas.tools import Tool

_PAN_PX = 96
_MARGIN = 0.6
_LEVELS = range(len(scales.SCHALEN))
_WHEEL_STEP = 120
_DPI_SANE = (50.0, 500.0)
_DPI_USUAL = 96.0
# Letters of the window at which names are as large as they are meant.
_LETTERS_PX = 14.0
# Names of hulpbronnen are written from 1:5.000 on, unless the settings say otherwise.
_NAMES_FROM = 5_000
# Where Kampen lies is as good as anywhere when there is no ondergrond.
_NO_AREA = QRectF(0, -620_000, 280_000, 320_000)


class MapView(QGraphicsView):
    """The camera: base map, distance layer and markers, and how one moves over them.

    Args:
        parent: owner.
    """

    scale_changed = Signal(int, float)
    resized = Signal()
    # whether the size of the pixels of this screen is known, so that 1:n is true
    scale_measured = Signal(bool)
    # what is to be read aloud
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._theme = LICHT
        self._layer: BuurtLayer | None = None
        self._tile_theme = LICHT
        self._hidden: frozenset[str] = frozenset()
        self._dpi = _DPI_USUAL
        self._dpi_given = 0.0
        # whether 1:n is true; otherwise it is about so
        self.scale_known = False
        self._level = len(scales.SCHALEN) - 1
        self._names_from = _NAMES_FROM
        self._wheel = 0
        # how many frames were drawn
        self.painted = 0
        self._base: BaseMap | None = None
        self._courtesy = Courtesy()
        self._ahead = LookAhead(self._courtesy.step_aside, self)
        self._tiles: TileStore | None = None
        self._area = _NO_AREA
        # names of the buurten by code
        self.buurtnamen: dict[str, str] = {}
        self.tool: Tool | None = None
        self.buurten: ChoroplethItem | None = None
        self.markers = MarkerItem(_NO_AREA)
        self.names = NameItem(_NO_AREA, self.markers, self.viewport().update)
        self.guide = MarkerGuide(self)
        self.cellen = CellenItem(_NO_AREA, LICHT)
        self._scene.addItem(self.cellen)
        self._scene.addItem(self.names)
        self._scene.addItem(self.markers)
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(self.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(self.ViewportAnchor.AnchorViewCenter)
        # One repaint of the whole is cheaper than tracking what changed: tiles are ready-made.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Kaartbeeld"))
        self._set_area(_NO_AREA)
        self.set_names_from(_NAMES_FROM)

    # -- what is shown ---------------------------------------------------------------------------

    def set_base(self, base: BaseMap | None) -> None:
        """Show a base map; None shows empty paper."""
        self.stop()
        if self.buurten is not None:
            self._scene.removeItem(self.buurten)
            self.buurten = None
        self.names.set_street_names(None)
        self._base = base
        self.buurtnamen = {name.code: name.naam for name in base.buurtnamen} if base else {}
        if base is None:
            return
        left, bottom, right, top = base.omvang
        self._set_area(QRectF(left, -top, right - left, top - bottom))
        buurten = base.lagen["buurten"]
        self.buurten = ChoroplethItem(
            self.sceneRect(), [str(code) for code in buurten.klasse], buurten.geometries
        )
        self._scene.addItem(self.buurten)
        self.show_layer(self._layer)
        self._start_tiles(base)
        self.show_all()

    def _start_tiles(self, base: BaseMap) -> None:
        step_aside = self._courtesy.step_aside
        enlarged = max(1.0, QFontInfo(self.font()).pixelSize() / _LETTERS_PX)
        labels = LabelPlacer(base, self.font().family(), step_aside, enlarged=enlarged)
        self.names.set_street_names(labels)
        self._tiles = TileStore(TilePainter(base, labels, step_aside), self)
        self._tiles.arrived.connect(self.viewport().update)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters in the window are larger names on the map."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._base is not None:
            self.stop()
            self._start_tiles(self._base)
            self.viewport().update()

    def _set_area(self, area: QRectF) -> None:
        self._area = area
        wide, high = area.width() * _MARGIN, area.height() * _MARGIN
        self.setSceneRect(area.adjusted(-wide, -high, wide, high))
        self.cellen.set_extent(self.sceneRect())
        self.markers.set_extent(self.sceneRect())
        self.names.set_extent(self.sceneRect())

    def set_theme(self, theme: MapTheme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.names.set_theme(theme)
        self.show_layer(self._layer)
        self.show_cellen(self.cellen.layer)

    def show_layer(self, layer: BuurtLayer | None) -> None:
        """Show a layer of buurten under streets and names, or none."""
        self._layer = layer
        self._tile_theme = without(layer_theme(self._theme, layer), self._hidden)
        if self.buurten is not None:
            self.buurten.show_layer(layer, self._theme)
        self.viewport().update()

    def show_cellen(self, layer: CellenLayer | None) -> None:
        """Show squares over the base map, or none."""
        self.cellen.show_layer(layer, self._theme)

    def hide_parts(self, hidden: frozenset[str]) -> None:
        """Leave parts of the base map (`canvas.parts`) unpainted."""
        self._hidden = hidden
        self.show_layer(self._layer)

    def set_names_from(self, scale: int) -> None:
        """Write the names of hulpbronnen from 1:`scale` on and nearer; 0 writes none."""
        self._names_from = scale
        self.names.set_from(scales.metres_per_pixel(0, self._dpi) * scale / scales.SCHALEN[0])

    @property
    def map_theme(self) -> MapTheme:
        """The colours in use."""
        return self._theme

    @property
    def base(self) -> BaseMap | None:
        """What the tiles are painted from."""
        return self._base

    @property
    def tiles(self) -> TileStore | None:
        """The tiles, when there is a base map."""
        return self._tiles

    def stop(self) -> None:
        """End the painting in the background; needed before the window goes."""
        self._ahead.stop()
        if self._tiles is not None:
            self._tiles.stop()
            self._tiles.deleteLater()
            self._tiles = None

    # -- the camera ------------------------------------------------------------------------------

    @property
    def m_per_px(self) -> float:
        """How many metres a pixel covers."""
        return scales.metres_per_pixel(self._level, self._dpi)

    def m_per_px_at(self, level: int) -> float:
        """Return how many metres a pixel covers at a zoom level."""
        return scales.metres_per_pixel(level, self._dpi)

    @property
    def level(self) -> int:
        """The zoom level: an index of `scales.SCHALEN`, 0 is nearest."""
        return self._level

    @property
    def scale_number(self) -> int:
        """The n of 1:n."""
        return scales.SCHALEN[self._level]

    def set_level(self, level: int, anchor: QPointF | None = None) -> None:
        """Go to a zoom level; the point under `anchor` (pixels) stays where it is."""
        level = max(0, min(level, len(scales.SCHALEN) - 1))
        if level != self._level:
            self.guide.close()
        pixel = anchor or QPointF(self.viewport().rect().center())
        scene = self.mapToScene(pixel.toPoint())
        self._level = level
        scale = 1 / self.m_per_px
        self.setTransform(QTransform.fromScale(scale, scale))
        middle = QPointF(self.viewport().rect().center())
        self.centerOn(scene + (middle - pixel) * self.m_per_px)
        self.scale_changed.emit(self.scale_number, self.m_per_px)
        self.viewport().update()
        self.look_ahead()

    def look_ahead(self) -> None:
        """Group the markers in the background as they are two steps nearer and farther."""
        near = (0, 1, -1, 2, -2)
        levels = [self._level + step for step in near if self._level + step in _LEVELS]
        self._ahead.want(self.markers.groups, [self.m_per_px_at(level) for level in levels])

    def zoom(self, steps: int, anchor: QPointF | None = None) -> None:
        """Go nearer (positive) or farther."""
        self.set_level(self._level - steps, anchor)

    def show_all(self) -> None:
        """Show the whole area."""
        self.show_rect(self._area)

    def show_rect(self, rect: QRectF) -> None:
        """Show a box of the scene as large as it fits."""
        size = (self.viewport().width(), self.viewport().height())
        self.set_level(scales.level_that_fits((rect.width(), rect.height()), size, self._dpi))
        self.centerOn(rect.center())

    def show_point(self, x: float, y: float, scale: int | None = None) -> None:
        """Bring a point (RD metres) into the middle, at 1:`scale` when given and farther away."""
        if scale is not None and self.scale_number > scale:
            self.set_level(scales.level_of_scale(scale))
        self.centerOn(QPointF(x, -y))

    def centre(self) -> tuple[float, float]:
        """Return the middle of the map in RD metres."""
        return self.rd(QPointF(self.viewport().rect().center()))

    def rd(self, pixel: QPointF) -> tuple[float, float]:
        """Return the RD metres under a pixel of the viewport."""
        scene = self.viewportTransform().inverted()[0].map(pixel)
        return scene.x(), -scene.y()

    def pixel(self, x: float, y: float) -> QPoint:
        """Return the pixel of the viewport where a point (RD metres) lies."""
        return self.mapFromScene(QPointF(x, -y))

    def pan(self, dx: int, dy: int) -> None:
        """Move the map by pixels."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - dx)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - dy)

    # -- Qt --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw a frame; who paints tiles waits for it."""
        with self._courtesy:
            super().paintEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: ARG002
        """Qt: draw the tiles in view; ask for those that are not there."""
        painter.save()
        painter.resetTransform()
        painter.fillRect(self.viewport().rect(), QColor(self._theme.grond))
        if self._tiles is not None:
            self._draw_tiles(painter, self._tiles)
        painter.restore()
        self.painted += 1

    def _draw_tiles(self, painter: QPainter, tiles: TileStore) -> None:
        transform = self.viewportTransform()
        keys = self._keys_in_view(transform)
        missing = QRegion()
        for key in keys:
            pixmap = tiles.get(key)
            place = QPoint(
                round(key.column * TILE_PX + transform.m31()),
                round(key.row * TILE_PX + transform.m32()),
            )
            if pixmap is None:
                missing += QRect(place, QSize(TILE_PX, TILE_PX))
            else:
                painter.drawPixmap(place, pixmap)
        if not missing.isEmpty():
            self._draw_stand_ins(painter, tiles, transform, missing)
        dpr = self.devicePixelRatioF()
        tiles.fit(round(4 * dpr * dpr * self.viewport().width() * self.viewport().height()))
        tiles.want(keys, self.m_per_px, self._tile_theme)

    def _keys_in_view(self, transform: QTransform) -> list[TileKey]:
        """Return the tiles in view, the middle ones first."""
        width, height = self.viewport().width(), self.viewport().height()
        left, top = -transform.m31(), -transform.m32()
        columns = range(math.floor(left / TILE_PX), math.floor((left + width - 1) / TILE_PX) + 1)
        rows = range(math.floor(top / TILE_PX), math.floor((top + height - 1) / TILE_PX) + 1)
        middle = ((left + width / 2) / TILE_PX - 0.5, (top + height / 2) / TILE_PX - 0.5)
        dpr = self.devicePixelRatioF()
        naam = self._tile_theme.naam
        keys = [TileKey(self._level, c, r, naam, dpr) for c in columns for r in rows]
        return sorted(keys, key=lambda key: math.hypot(key.column - middle[0], key.row - middle[1]))

    def _draw_stand_ins(
        self, painter: QPainter, tiles: TileStore, transform: QTransform, missing: QRegion
    ) -> None:
        """Fill what is missing with other tiles for the moment: stretched, or without colours."""
        mine, plain = self._tile_theme.naam, self._theme.naam
        others = [key for key in tiles.known() if key.theme in {mine, plain}]
        # Nearest to how it will be comes first; what it covers needs no other.
        others.sort(key=lambda key: (key.theme != mine, abs(key.level - self._level)))
        painter.save()
        for key in others:
            side = TILE_PX * scales.SCHALEN[key.level] / scales.SCHALEN[self._level]
            target = QRectF(
                key.column * side + transform.m31(), key.row * side + transform.m32(), side, side
            )
            area = target.toAlignedRect()
            if not missing.intersects(area):
                continue
            pixmap = tiles.peek(key)
            if pixmap is not None:
                painter.setClipRegion(missing.intersected(area))
                painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
                missing -= area
            if missing.isEmpty():
                break
        painter.restore()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: ARG002
        """Qt: a visible frame when the keyboard steers the map, and what the tool draws."""
        painter.save()
        painter.resetTransform()
        if self.tool is not None:
            self.tool.paint(painter)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep what lies over the map in its corner."""
        super().resizeEvent(event)
        self.resized.emit()

    def measure_screen(self) -> None:
        """Take the true size of the pixels of this screen; called when the window is shown."""
        size, glass = self.screen().size(), self.screen().physicalSize()
        found = self._dpi_given or scales.dpi_of_screen(
            (size.width(), size.height()), (glass.width(), glass.height())
        )
        self._dpi = found or _DPI_USUAL
        self.scale_known = found is not None
        self.set_level(self._level)
        self.set_names_from(self._names_from)
        self.scale_measured.emit(self.scale_known)

    def set_dpi(self, dpi: float) -> None:
        """Count on so many pixels per inch, as measured with a ruler; 0 believes the screen."""
        self._dpi_given = dpi
        self.measure_screen()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: zoom around the pointer; a touchpad gives small parts of a step."""
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _WHEEL_STEP)
        if steps:
            self._wheel -= steps * _WHEEL_STEP
            self.zoom(steps, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the tool first, then arrows, + - and Home."""
        if self.tool is not None and self.tool.key(event):
            return
        key = event.key()
        moves = {
            Qt.Key.Key_Left: (_PAN_PX, 0),
            Qt.Key.Key_Right: (-_PAN_PX, 0),
            Qt.Key.Key_Up: (0, _PAN_PX),
            Qt.Key.Key_Down: (0, -_PAN_PX),
        }
        if key in moves:
            self.pan(*moves[Qt.Key(key)])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1)
        elif key in {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}:
            self.zoom(-1)
        elif key == Qt.Key.Key_Home:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: to the tool."""
        if self.tool is not None:
            self.tool.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: to the tool."""
        if self.tool is not None:
            self.tool.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: to the tool."""
        if self.tool is not None:
            self.tool.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: nearer."""
        self.zoom(1, event.position())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show the focus frame."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: hide the focus frame."""
        super().focusOutEvent(event)
        self.viewport().update()
