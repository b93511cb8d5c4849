"""Names on the map: along the street, with a halo, none overlapping, main streets first.

Names are placed per block of 4 x 4 tiles and lie wholly inside their block, so that a name never
breaks at the edge of a tile and every tile can be painted by itself.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen, QTransform

from sociale_kaart.ui.canvas import parts
from sociale_kaart.ui.canvas.tile_painter import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter

    from sociale_kaart.ui.canvas.ondergrond import BaseMap, BuurtNaam
    from sociale_kaart.ui.canvas.tile_painter import TileKey
    from sociale_kaart.ui.theme import MapTheme

BLOCK_TILES = 4
BLOCK_PX = BLOCK_TILES * TILE_PX
_MAX_BLOCKS = 10

# Class of street -> (order of placing, coarsest resolution in m/px, letter size in pixels).
_STRAATNAAM = {
    "hoofdweg": (0, 5.4, 12.0),
    "weg": (1, 2.7, 11.5),
    "water": (2, 7.0, 12.0),
    "straat": (3, 1.6, 11.0),
    "woonerf": (4, 1.1, 10.5),
    "pad": (5, 0.55, 10.0),
    "fietspad": (5, 0.55, 10.0),
}
_BUURTNAAM_VAN = 1.1
_BUURTNAAM_TOT = 80.0
_BUURTNAAM_PX = 13.0
_WRAP_FROM = 15
# The same name is not written again within this distance.
_REPEAT_PX = 480.0
# A name bends no more than this between two letters, and in all (degrees).
_MAX_TURN = 22.0
_MAX_BEND = 75.0
_ROOM_PX = 3.0


@dataclass(frozen=True, slots=True)
class Label:
    """One placed name: letters as a path in block pixels, where they lie, what they name.

    `boxes` (n, 4: left, top, right, bottom) hold the letters more tightly than `rect`.
    """

    path: QPainterPath
    rect: QRectF
    soort: str
    boxes: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Text:
    """A name and how it is written."""

    naam: str
    klasse: str
    font: QFont
    metrics: QFontMetricsF


@dataclass(frozen=True, slots=True)
class _Street:
    """A line in block pixels (n, 2) and the distance along it to each of its points (n,)."""

    xy: NDArray[np.float64]
    along: NDArray[np.float64]


class _Occupied:
    """The boxes that are taken in a block."""

    def __init__(self) -> None:
        self._boxes = np.empty((0, 4))

    def fits(self, boxes: NDArray[np.float64]) -> bool:
        """Tell whether none of `boxes` (n, 4: left, top, right, bottom) touches a taken one."""
        if not len(self._boxes):
            return True
        mine, taken = boxes[:, None, :], self._boxes[None, :, :]
        apart = (
            (mine[..., 0] > taken[..., 2])
            | (mine[..., 2] < taken[..., 0])
            | (mine[..., 1] > taken[..., 3])
            | (mine[..., 3] < taken[..., 1])
        )
        return bool(apart.all())

    def take(self, boxes: NDArray[np.float64]) -> None:
        """Mark `boxes` as taken."""
        self._boxes = np.vstack([self._boxes, boxes])


class LabelPlacer:
    """Places and keeps the names of one base map.

    Args:
        base: the loaded layers.
        family: font family of the window.
        step_aside: called between two names.
        enlarged: how many times larger than usual the letters are.
    """

    def __init__(
        self,
        base: BaseMap,
        family: str,
        step_aside: Callable[[], None] | None = None,
        *,
        enlarged: float = 1.0,
    ) -> None:
        self._base = base
        self._enlarged = enlarged
        self._step_aside = step_aside
        self._family = family
        self._blocks: OrderedDict[tuple[float, int, int], list[Label]] = OrderedDict()
        self._lock = threading.Lock()

    def paint(self, painter: QPainter, key: TileKey, m_per_px: float, theme: MapTheme) -> None:
        """Paint the names that touch a tile."""
        column, row = key.column // BLOCK_TILES, key.row // BLOCK_TILES
        left = (key.column - column * BLOCK_TILES) * TILE_PX
        top = (key.row - row * BLOCK_TILES) * TILE_PX
        tile = QRectF(left, top, TILE_PX, TILE_PX).adjusted(-4, -4, 4, 4)
        colours = {"buurt": theme.tekst_buurt, "water": theme.tekst_water}
        labels = [
            label
            for label in self.block(m_per_px, column, row)
            if label.rect.intersects(tile) and parts.name_part(label.soort) not in theme.verborgen
        ]
        painter.save()
        painter.translate(-left, -top)
        halo = QPen(QColor(theme.halo), 3.4)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for label in labels:
            painter.setOpacity(0.88)
            painter.strokePath(label.path, halo)
            painter.setOpacity(1.0)
            painter.fillPath(label.path, QColor(colours.get(label.soort, theme.tekst)))
        painter.restore()

    def boxes(self, m_per_px: float, column: int, row: int) -> NDArray[np.float64] | None:
        """Return the boxes (n, 4) of all names of a block, None when they were not placed yet."""
        with self._lock:
            labels = self._blocks.get((round(m_per_px, 6), column, row))
        if labels is None:
            return None
        return np.vstack([np.empty((0, 4)), *(label.boxes for label in labels)])

    def block(self, m_per_px: float, column: int, row: int) -> list[Label]:
        """Return the names of a block, placed once and then remembered."""
        key = (round(m_per_px, 6), column, row)
        with self._lock:
            if key in self._blocks:
                self._blocks.move_to_end(key)
                return self._blocks[key]
        placed = []
        block = _Block(self._base, self._family, m_per_px, column, row)
        block.enlarged = self._enlarged
        for label in block.place():
            placed.append(label)
            if self._step_aside is not None:
                self._step_aside()
        with self._lock:
            self._blocks[key] = placed
            while len(self._blocks) > _MAX_BLOCKS:
                self._blocks.popitem(last=False)
        return placed


class _Block:
    """The placing of the names of one block."""

    def __init__(self, base: BaseMap, family: str, m_per_px: float, column: int, row: int) -> None:
        self._base = base
        self._family = family
        self._m_per_px = m_per_px
        self._left = column * BLOCK_PX
        self._top = row * BLOCK_PX
        self._occupied = _Occupied()
        self.enlarged = 1.0
        side = BLOCK_PX * m_per_px
        self._box = (column * side, -row * side - side, column * side + side, -row * side)

    def place(self) -> Iterator[Label]:
        """Yield names, the most important first."""
        if _BUURTNAAM_VAN <= self._m_per_px <= _BUURTNAAM_TOT:
            for name in self._base.buurtnamen:
                yield from self._buurt(name)
        yield from self._streets()

    def _font(self, pixels: float, *, bold: bool = False, italic: bool = False) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(round(pixels * self.enlarged))
        font.setBold(bold)
        font.setItalic(italic)
        # Glyphs are turned and filled as shapes; hinting for the screen would bend them.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _buurt(self, name: BuurtNaam) -> Iterator[Label]:
        x = name.x / self._m_per_px - self._left
        y = -name.y / self._m_per_px - self._top
        if not (0 <= x < BLOCK_PX and 0 <= y < BLOCK_PX):
            return
        font = self._font(_BUURTNAAM_PX if self._m_per_px < 25 else 12, bold=True)  # noqa: PLR2004
        metrics = QFontMetricsF(font)
        lines = _wrapped(name.naam)
        width = max(metrics.horizontalAdvance(line) for line in lines)
        height = metrics.height() * len(lines)
        # A name near the edge of its block moves inside; 40 pixels is not seen.
        x = min(max(x, width / 2 + 4), BLOCK_PX - width / 2 - 4)
        y = min(max(y, height / 2 + 4), BLOCK_PX - height / 2 - 4)
        rect = QRectF(x - width / 2, y - height / 2, width, height)
        box = np.array([[rect.left() - 6, rect.top(), rect.right() + 6, rect.bottom()]])
        if not self._occupied.fits(box):
            return
        self._occupied.take(box)
        path = QPainterPath()
        for number, line in enumerate(lines):
            advance = metrics.horizontalAdvance(line)
            base_y = rect.top() + number * metrics.height() + metrics.ascent()
            path.addText(x - advance / 2, base_y, font, line)
        yield Label(path, rect.adjusted(-4, -4, 4, 4), "buurt", box)

    def _streets(self) -> Iterator[Label]:
        layer = self._base.namen
        if layer is None or not len(layer):
            return
        rows = [
            row
            for row in layer.rows(self._box, self._m_per_px)
            if layer.klasse[row] in _STRAATNAAM
            and self._m_per_px <= _STRAATNAAM[layer.klasse[row]][1]
        ]
        if not rows:
            return
        lines = shapely.clip_by_rect(layer.geometries[rows], *self._box)
        pieces: list[tuple[int, float, str, str, Any]] = []
        for row, line in zip(rows, lines, strict=True):
            for part in shapely.get_parts(line):
                if part.geom_type == "LineString" and not part.is_empty:
                    klasse = layer.klasse[row]
                    order = _STRAATNAAM[klasse][0]
                    pieces.append((order, -part.length, layer.naam[row], klasse, part))
        pieces.sort(key=lambda piece: piece[:4])
        written: dict[str, list[tuple[float, float]]] = {}
        for _, _, naam, klasse, part in pieces:
            yield from self._along(naam, klasse, part, written.setdefault(naam, []))

    def _along(
        self, naam: str, klasse: str, line: Any, written: list[tuple[float, float]]
    ) -> Iterator[Label]:
        """Yield the name at the first place along the line where it fits."""
        font = self._font(_STRAATNAAM[klasse][2], italic=klasse == "water")
        text = _Text(naam, klasse, font, QFontMetricsF(font))
        width = text.metrics.horizontalAdvance(naam)
        xy = shapely.get_coordinates(shapely.simplify(line, 1.2 * self._m_per_px))
        xy = xy / self._m_per_px
        xy[:, 0] -= self._left
        xy[:, 1] = -xy[:, 1] - self._top
        steps = np.hypot(*np.diff(xy, axis=0).T)
        street = _Street(xy, np.concatenate([[0.0], np.cumsum(steps)]))
        length = float(street.along[-1])
        if length < width + 6:
            return
        times = max(1, int(length // _REPEAT_PX))
        middles = (np.arange(times) + 0.5) / times
        for share in middles:
            for shift in (0.0, -0.6 * width, 0.6 * width, -1.3 * width, 1.3 * width):
                start = share * length + shift - width / 2
                if start < 2 or start + width > length - 2:  # noqa: PLR2004 - room at both ends
                    continue
                label = self._written(text, street, start, written)
                if label is not None:
                    yield label
                    break

    def _written(
        self, text: _Text, street: _Street, start: float, written: list[tuple[float, float]]
    ) -> Label | None:
        """Return the name written from `start` along the line, or None when it does not fit."""
        naam, metrics = text.naam, text.metrics
        xy, along = street.xy, street.along
        ends = np.array([metrics.horizontalAdvance(naam, n) for n in range(len(naam) + 1)])
        width = float(ends[-1])
        first = np.array(_point(xy, along, start))
        last = np.array(_point(xy, along, start + width))
        if first[0] > last[0]:  # read from left to right
            xy, start = xy[::-1], float(along[-1]) - start - width
            along = along[-1] - along[::-1]
            first, last = last, first
        middle = (first + last) / 2
        if any(np.hypot(middle[0] - x, middle[1] - y) < _REPEAT_PX for x, y in written):
            return None
        lefts = np.column_stack(_points(xy, along, start + ends[:-1]))
        rights = np.column_stack(_points(xy, along, start + ends[1:]))
        angles = np.degrees(np.arctan2(*(rights - lefts).T[::-1]))
        turns = np.abs((np.diff(angles) + 180) % 360 - 180)
        if len(turns) and (turns.max() > _MAX_TURN or turns.sum() > _MAX_BEND):
            return None
        centres = (lefts + rights) / 2
        half = np.maximum(ends[1:] - ends[:-1], metrics.xHeight()) / 2 + _ROOM_PX
        tall = metrics.capHeight() / 2 + _ROOM_PX
        reach = np.maximum(half, tall)[:, None]
        boxes = np.hstack([centres - reach, centres + reach])
        if boxes.min() < 0 or boxes.max() > BLOCK_PX or not self._occupied.fits(boxes):
            return None
        self._occupied.take(boxes)
        written.append((float(middle[0]), float(middle[1])))
        path = _letters(text, lefts, angles, turns)
        return Label(path, path.boundingRect().adjusted(-4, -4, 4, 4), text.klasse, boxes)


def _letters(
    text: _Text,
    lefts: NDArray[np.float64],
    angles: NDArray[np.float64],
    turns: NDArray[np.float64],
) -> QPainterPath:
    """Return the name as a path; written in one piece where the street is straight."""
    lift = text.metrics.capHeight() / 2
    path = QPainterPath()
    straight = not len(turns) or float(turns.sum()) < 1.0
    pieces = [(0, text.naam)] if straight else list(enumerate(text.naam))
    for number, part in pieces:
        letters = QPainterPath()
        letters.addText(0, lift, text.font, part)
        turned = QTransform()
        turned.translate(float(lefts[number, 0]), float(lefts[number, 1]))
        turned.rotate(float(angles[number]))
        path.addPath(turned.map(letters))
    return path


def _point(
    xy: NDArray[np.float64], along: NDArray[np.float64], distance: float
) -> tuple[float, float]:
    return (
        float(np.interp(distance, along, xy[:, 0])),
        float(np.interp(distance, along, xy[:, 1])),
    )


def _points(
    xy: NDArray[np.float64], along: NDArray[np.float64], distances: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return np.interp(distances, along, xy[:, 0]), np.interp(distances, along, xy[:, 1])


def _wrapped(naam: str) -> list[str]:
    """Return a long name in two lines, broken at the space nearest to its middle."""
    if len(naam) <= _WRAP_FROM or " " not in naam:
        return [naam]
    spaces = [at for at, letter in enumerate(naam) if letter == " "]
    middle = min(spaces, key=lambda at: abs(at - len(naam) / 2))
    return [naam[:middle], naam[middle + 1 :]]
