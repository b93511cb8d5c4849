"""Names of hulpbronnen beside their symbols: none over another, over a symbol or a street name.

Names are placed per block of the map, as street names are, so that nothing jumps while the map is
moved. A block is placed in slices of a few milliseconds, between two frames.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sociale_kaart.ui.canvas.cluster_symbols import cluster_size
from sociale_kaart.ui.canvas.labels import BLOCK_PX, LabelPlacer
from sociale_kaart.ui.canvas.symbols import GEWOON_PX
from sociale_kaart.ui.theme import LICHT, MapTheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from sociale_kaart.ui.canvas.markers import Marker, MarkerItem

# At most this wide, in letters of the window; longer names end in an ellipsis.
_ELIDE_EM = 13.0
_GAP_PX = 3.0
_HALO_PX = 3.2
_SELECTED_PX = 7.0
# right, left, below, above
_AWAY = ((1, 0), (-1, 0), (0, 1), (0, -1))
_MAX_BLOCKS = 9
_MAX_PICTURES = 250
# So long a slice of placing takes; the rest of a frame is for drawing.
_SLICE_S = 0.004
_CELL_PX = 64.0
# Names are a little smaller than the letters of the window.
_LETTER_SHARE = 0.92
# Who has a building people know is named first.
_ORDER = {"institutioneel": 0, "gemeenschappelijk": 1, "persoonlijk": 2}


@dataclass(frozen=True, slots=True)
class PlacedName:
    """One name: which marker, what is written, and its box in pixels of the zoom level."""

    row: int
    tekst: str
    box: tuple[float, float, float, float]
    # in which direction it stands from its symbol
    away: tuple[int, int] = (0, 0)


class _Taken:
    """The boxes that are taken, found by cell."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def take(self, box: tuple[float, float, float, float]) -> None:
        for cell in self._touched(box):
            self._cells.setdefault(cell, []).append(box)

    def free(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for cell in self._touched(box)
            for other in self._cells.get(cell, ())
        )

    @staticmethod
    def _touched(box: tuple[float, float, float, float]) -> Iterator[tuple[int, int]]:
        for column in range(int(box[0] // _CELL_PX), int(box[2] // _CELL_PX) + 1):
            for row in range(int(box[1] // _CELL_PX), int(box[3] // _CELL_PX) + 1):
                yield column, row


@dataclass(slots=True)
class _Block:
    """The names of one block, and the work that is left."""

    names: list[PlacedName]
    work: Iterator[PlacedName | None] | None


class NameItem(QGraphicsItem):
    """Draws the names of the markers that stand alone.

    Args:
        extent: the whole scene.
        markers: whose names.
        update: asks for another frame.
    """

    def __init__(self, extent: QRectF, markers: MarkerItem, update: Callable[[], None]) -> None:
        super().__init__()
        self._extent = extent
        self._markers = markers
        self._update = update
        self._theme = LICHT
        self._from_m_per_px = 0.0
        self._street_names: LabelPlacer | None = None
        self._blocks: OrderedDict[tuple[int, int], _Block] = OrderedDict()
        self._made_for: tuple[float, int, str] | None = None
        self._pictures: OrderedDict[tuple[str, str, float, str], QPixmap] = OrderedDict()
        self.setZValue(90)

    def set_extent(self, extent: QRectF) -> None:
        """Have another scene to draw in."""
        self.prepareGeometryChange()
        self._extent = extent

    def set_theme(self, theme: MapTheme) -> None:
        """Write in other colours."""
        self._theme = theme
        self.update()

    def set_from(self, m_per_px: float) -> None:
        """Write names from this resolution on and nearer; 0 writes none."""
        self._from_m_per_px = m_per_px
        self.update()

    def set_street_names(self, placer: LabelPlacer | None) -> None:
        """Keep clear of the street names of a base map."""
        self._street_names = placer
        self._blocks.clear()
        self.update()

    def boundingRect(self) -> QRectF:
        """Qt: the area this item may draw in."""
        return self._extent

    @property
    def placed(self) -> list[PlacedName]:
        """The names that have a place, of the blocks that were in view lately."""
        return [name for block in self._blocks.values() for name in block.names]

    # -- painting --------------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: write the names in view; what has no place yet comes in a next frame."""
        m_per_px = 1 / painter.worldTransform().m11()
        if widget is None or m_per_px > self._from_m_per_px * 1.01:
            return
        transform = painter.worldTransform()
        font = name_font(widget)
        made_for = (round(m_per_px, 6), self._markers.version, font.key())
        if made_for != self._made_for:
            self._blocks.clear()
            self._made_for = made_for
        offset = QPointF(transform.m31(), transform.m32())
        view = QRectF(widget.rect()).translated(-offset)
        until = time.perf_counter() + _SLICE_S
        complete = self._place(view, m_per_px, QFontMetricsF(font), until)
        painter.save()
        painter.resetTransform()
        for name in self._in_view(view):
            picture = self._picture(name.tekst, font, widget.devicePixelRatioF(), until)
            if picture is None:
                complete = False
                continue
            at = QPointF(name.box[0] - _HALO_PX, name.box[1] - _HALO_PX) + offset
            if self._markers.markers[name.row].hulpbron in self._markers.selected:
                # The sign of a selected marker is larger than the marker.
                at += QPointF(*name.away) * _SELECTED_PX
            # Whole pixels: letters between two pixels are blurred.
            painter.drawPixmap(at.toPoint(), picture)
        painter.restore()
        if not complete:
            QTimer.singleShot(0, widget, self._update)

    def _keys(self, view: QRectF) -> list[tuple[int, int]]:
        columns = range(int(view.left() // BLOCK_PX), int(view.right() // BLOCK_PX) + 1)
        rows = range(int(view.top() // BLOCK_PX), int(view.bottom() // BLOCK_PX) + 1)
        return [(column, row) for column in columns for row in rows]

    def _in_view(self, view: QRectF) -> Iterator[PlacedName]:
        left, top, right, bottom = view.left(), view.top(), view.right(), view.bottom()
        for key in self._keys(view):
            block = self._blocks.get(key)
            for name in block.names if block is not None else ():
                box = name.box
                if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top:
                    yield name

    def _place(self, view: QRectF, m_per_px: float, metrics: QFontMetricsF, until: float) -> bool:
        """Go on placing for a slice; returns whether all blocks in view are done."""
        for key in self._keys(view):
            block = self._blocks.get(key)
            if block is None:
                streets = self._street_boxes(key, m_per_px)
                if streets is None:
                    # Their tiles are still being painted; a frame comes when they arrive.
                    continue
                block = _Block([], place_names(self._markers, key, m_per_px, metrics, streets))
                self._blocks[key] = block
                while len(self._blocks) > _MAX_BLOCKS:
                    self._blocks.popitem(last=False)
            while block.work is not None:
                if time.perf_counter() > until:
                    return False
                try:
                    name = next(block.work)
                except StopIteration:
                    block.work = None
                    break
                if name is not None:
                    block.names.append(name)
        return True

    def _street_boxes(self, key: tuple[int, int], m_per_px: float) -> NDArray[np.float64] | None:
        """Return the boxes of the street names in a block, None when they are not placed yet."""
        if self._street_names is None:
            return np.empty((0, 4))
        return self._street_names.boxes(m_per_px, *key)

    def _picture(self, tekst: str, font: QFont, dpr: float, until: float) -> QPixmap | None:
        """Return a name as a picture; None when it is not there and the slice is over."""
        key = (tekst, font.key(), dpr, self._theme.halo)
        picture = self._pictures.get(key)
        if picture is None:
            if time.perf_counter() > until:
                return None
            picture = name_picture(tekst, font, dpr, self._theme)
            self._pictures[key] = picture
            if len(self._pictures) > _MAX_PICTURES:
                self._pictures.popitem(last=False)
        else:
            self._pictures.move_to_end(key)
        return picture


def name_font(widget: QWidget) -> QFont:
    """Return the letters in which names are written: those of the window, a little smaller."""
    font = QFont(widget.font())
    font.setPointSizeF(max(font.pointSizeF(), 1.0) * _LETTER_SHARE)
    return font


def name_picture(tekst: str, font: QFont, dpr: float, theme: MapTheme) -> QPixmap:
    """Return a name with its halo; the letters begin `_HALO_PX` from the left and the top."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(tekst) + 2 * _HALO_PX
    height = metrics.height() + 2 * _HALO_PX
    picture = QPixmap(int(np.ceil(width * dpr)), int(np.ceil(height * dpr)))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    path.addText(QPointF(_HALO_PX, _HALO_PX + metrics.ascent()), font, tekst)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    halo = QPen(QColor(theme.halo), _HALO_PX)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    # Written, not filled: small letters are sharper so.
    painter.setFont(font)
    painter.setPen(QColor(theme.tekst_buurt))
    painter.drawText(QPointF(_HALO_PX, _HALO_PX + metrics.ascent()), tekst)
    painter.end()
    return picture


def _importance(marker: Marker) -> tuple[bool, bool, int, int, str]:
    """Return by what names are placed: what goes on, formeel and well-known first, then short."""
    return (
        marker.status == "gestopt",
        marker.formaliteit != "formeel",
        _ORDER.get(marker.sfeer or "", len(_ORDER)),
        len(marker.naam),
        marker.plek,
    )


def place_names(
    markers: MarkerItem,
    key: tuple[int, int],
    m_per_px: float,
    metrics: QFontMetricsF,
    streets: NDArray[np.float64],
) -> Iterator[PlacedName | None]:
    """Yield for each marker in a block its name, or None when that finds no room.

    The most important come first.

    Args:
        markers: all markers.
        key: column and row of the block.
        m_per_px: the resolution.
        metrics: of the letters.
        streets: (s, 4) boxes of street names, in pixels of the block.
    """
    left, top = key[0] * BLOCK_PX, key[1] * BLOCK_PX
    block = QRectF(left, top, BLOCK_PX, BLOCK_PX)
    taken = _Taken()
    for box in streets.tolist():
        taken.take((box[0] + left, box[1] + top, box[2] + left, box[3] + top))
    half = GEWOON_PX / 2 + 1
    circles, counts = markers.circles_at(block.adjusted(-26, -26, 26, 26), m_per_px)
    for (x, y), count in zip(circles.tolist(), counts.tolist(), strict=True):
        reach = cluster_size(count) / 2
        taken.take((x - reach, y - reach, x + reach, y + reach))
    rows, places = markers.alone_at(block.adjusted(-half, -half, half, half), m_per_px)
    for x, y in places.tolist():
        taken.take((x - half, y - half, x + half, y + half))
    at = dict(zip(rows.tolist(), places.tolist(), strict=True))
    room = _ELIDE_EM * metrics.height()
    for row in sorted(at, key=lambda row: _importance(markers.markers[row])):
        tekst = metrics.elidedText(markers.markers[row].naam, Qt.TextElideMode.ElideRight, room)
        size = (metrics.horizontalAdvance(tekst), metrics.height())
        candidates = _candidates(at[row], size, half + _GAP_PX)
        for away, box in zip(_AWAY, candidates, strict=True):
            inside = (
                box[0] >= left
                and box[1] >= top
                and box[2] <= left + BLOCK_PX
                and box[3] <= top + BLOCK_PX
            )
            if inside and taken.free(box):
                taken.take(box)
                yield PlacedName(row, tekst, box, away)
                break
        else:
            yield None


def _candidates(
    at: list[float], size: tuple[float, float], away: float
) -> Iterator[tuple[float, float, float, float]]:
    """Yield where a name may stand: right, left, below, above."""
    (x, y), (width, height) = at, size
    middle = y - height / 2
    yield (x + away, middle, x + away + width, middle + height)
    yield (x - away - width, middle, x - away, middle + height)
    under = y + away - _GAP_PX
    yield (x - width / 2, under, x + width / 2, under + height)
    over = y - away + _GAP_PX - height
    yield (x - width / 2, over, x + width / 2, over + height)
