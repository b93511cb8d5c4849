"""The places of a plan on the map: what comes (plus), moves (arrow) or closes (cross), with names.

Shape and words say what a sign means; the colour only helps. What is there now lies below it as
small open squares, so that one sees between what a new place comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from sociale_kaart.domain.scenario import DICHT, ERBIJ, VERPLAATST
from sociale_kaart.ui.canvas.scene_item import SceneItem
from sociale_kaart.ui.canvas.spoken import away

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from sociale_kaart.ui.theme import MapTheme

# A point that was drawn as a possible place, and the runner-up of an answer.
PUNT, TWEEDE = "punt", "tweede"
# Over the markers: these are what one works on.
_Z = 120.0
_RADIUS_PX, _HIT_PX, _ARM_PX = 12.0, 17.0, 6.0
_NOW_PX, _NOW_HIT_PX = 4.0, 11.0
# Okabe-Ito; each with its own shape, in dark ink on it.
_FILL = {ERBIJ: "#56B4E9", VERPLAATST: "#F0E442", DICHT: "#FFFFFF", PUNT: "#FFFFFF",
         TWEEDE: "#FFFFFF"}  # fmt: skip
_INK = "#1A1A1A"


@dataclass(frozen=True, slots=True)
class Teken:
    """One sign. Points are RD metres.

    Attributes:
        sleutel: tells it from the others.
        soort: `ERBIJ`, `VERPLAATST`, `DICHT`, `PUNT` or `TWEEDE`.
        naam: what it is called.
        x: where it is or will be.
        y: as `x`.
        van: of what moves: where it was.
        vast: it cannot be dragged.
    """

    sleutel: str
    soort: str
    naam: str
    x: float
    y: float
    van: tuple[float, float] | None = None
    vast: bool = False

    @property
    def gesproken(self) -> str:
        """What is read aloud."""
        if self.soort == VERPLAATST and self.van is not None:
            return _tr("{0} verhuist naar {1}").format(self.naam, away(self.van, (self.x, self.y)))
        kinds = {
            ERBIJ: _tr("{0} komt erbij"),
            VERPLAATST: _tr("{0} verhuist"),
            DICHT: _tr("{0} gaat dicht"),
            PUNT: _tr("mogelijke plek: {0}"),
            TWEEDE: _tr("tweede keus: {0}"),
        }
        return kinds[self.soort].format(self.naam)


def _tr(text: str) -> str:
    return QCoreApplication.translate("gesproken", text)


class ScenarioItem(SceneItem):
    """All signs of one plan or answer as one item; nothing without one.

    Args:
        extent: the whole scene.
        theme: the colours of the map.
    """

    def __init__(self, extent: QRectF, theme: MapTheme) -> None:
        super().__init__(extent, _Z)
        self._theme = theme
        self._tekens: list[Teken] = []
        self._now = np.empty((0, 2))
        # key of the sign that stands out
        self.chosen = ""
        # row of the place of now that stands out; None for none
        self.pointed: int | None = None

    @property
    def tekens(self) -> Sequence[Teken]:
        """What is drawn."""
        return self._tekens

    def show_tekens(self, tekens: Sequence[Teken]) -> None:
        """Draw these signs."""
        self._tekens = list(tekens)
        self.update()

    def show_now(self, xy: NDArray[np.float64]) -> None:
        """Draw places as they are now: (n, 2) in RD metres."""
        self._now = np.asarray(xy, dtype=np.float64).reshape(-1, 2) * (1.0, -1.0)
        self.pointed = None
        self.update()

    def choose(self, sleutel: str) -> None:
        """Let one sign stand out; '' for none."""
        self.chosen = sleutel
        self.update()

    def point_at(self, row: int | None) -> None:
        """Let one place of now stand out."""
        self.pointed = row
        self.update()

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def teken(self, sleutel: str) -> Teken | None:
        """Return a sign by its key."""
        return next((one for one in self._tekens if one.sleutel == sleutel), None)

    def at(self, pixel: QPointF, transform: QTransform) -> Teken | None:
        """Return the sign under a pixel of the viewport; None when there is none."""
        found = [
            (away.x() ** 2 + away.y() ** 2, number)
            for number, one in enumerate(self._tekens)
            if (away := transform.map(QPointF(one.x, -one.y)) - pixel) is not None
        ]
        nearest = min(found, default=None)
        if nearest is None or nearest[0] > _HIT_PX**2:
            return None
        return self._tekens[nearest[1]]

    def now_at(self, pixel: QPointF, transform: QTransform) -> int | None:
        """Return the row of the place of now under a pixel; None when there is none."""
        if not len(self._now):
            return None
        pixels = self._now * (transform.m11(), transform.m22()) + (transform.m31(), transform.m32())
        away = np.hypot(*(pixels - (pixel.x(), pixel.y())).T)
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= _NOW_HIT_PX else None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw what is in view."""
        if widget is None or not (self._tekens or len(self._now)):
            return
        transform = painter.worldTransform()
        highlight = widget.palette().highlight().color()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_now(painter, transform, QRectF(widget.rect()), highlight)
        for one in self._tekens:
            self._paint_way(painter, transform, one)
        for one in self._tekens:
            at = transform.map(QPointF(one.x, -one.y))
            if one.sleutel == self.chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(highlight, 4))
                painter.drawEllipse(at, _RADIUS_PX + 4, _RADIUS_PX + 4)
            _paint_sign(painter, at, one.soort)
        for one in self._tekens:
            self._write(painter, transform.map(QPointF(one.x, -one.y)), one)
        painter.restore()

    def _paint_now(
        self, painter: QPainter, transform: QTransform, frame: QRectF, highlight: QColor
    ) -> None:
        around = frame.adjusted(-_NOW_PX, -_NOW_PX, _NOW_PX, _NOW_PX)
        for row, (x, y) in enumerate(self._now.tolist()):
            at = transform.map(QPointF(x, y))
            if not around.contains(at):
                continue
            box = QRectF(at.x() - _NOW_PX, at.y() - _NOW_PX, 2 * _NOW_PX, 2 * _NOW_PX)
            painter.setBrush(QColor(self._theme.halo))
            painter.setPen(QPen(QColor(self._theme.tekst_buurt), 2))
            painter.drawRect(box)
            if row == self.pointed:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(highlight, 4))
                painter.drawRect(box.adjusted(-5, -5, 5, 5))

    def _paint_way(self, painter: QPainter, transform: QTransform, one: Teken) -> None:
        """Draw from where something was to where it will be."""
        if one.van is None:
            return
        start = transform.map(QPointF(one.van[0], -one.van[1]))
        end = transform.map(QPointF(one.x, -one.y))
        for colour, width in ((self._theme.halo, 5.0), (self._theme.tekst_buurt, 2.0)):
            pen = QPen(QColor(colour), width)
            pen.setDashPattern([3.0, 2.0] if width < 3 else [1000.0, 1.0])  # noqa: PLR2004
            painter.setPen(pen)
            painter.drawLine(start, end)
        painter.setBrush(QColor(self._theme.halo))
        painter.setPen(QPen(QColor(self._theme.tekst_buurt), 1.6))
        painter.drawEllipse(start, 4, 4)

    def _write(self, painter: QPainter, at: QPointF, one: Teken) -> None:
        if not one.naam:
            return
        theme = self._theme
        font = painter.font()
        font.setBold(one.sleutel == self.chosen)
        painter.setFont(font)
        box = QRectF(painter.fontMetrics().boundingRect(one.naam)).adjusted(-6, -3, 6, 3)
        box.moveCenter(at)
        box.moveLeft(at.x() + _RADIUS_PX + 5)
        painter.setPen(QPen(QColor(theme.vlak_rand), 1))
        painter.setBrush(QColor(theme.vlak))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(theme.vlak_tekst))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, one.naam)


def _paint_sign(painter: QPainter, at: QPointF, soort: str) -> None:
    """Draw plus, arrow, cross, dot or ring."""
    ink = QColor(_INK)
    painter.setPen(QPen(QColor("white"), 4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, _RADIUS_PX, _RADIUS_PX)
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(QColor(_FILL[soort]))
    painter.drawEllipse(at, _RADIUS_PX, _RADIUS_PX)
    painter.setPen(QPen(ink, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    arm = _ARM_PX
    if soort == ERBIJ:
        painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
        painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))
    elif soort == DICHT:
        painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm))
        painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm))
    elif soort == VERPLAATST:
        painter.drawLine(at - QPointF(arm + 1, 0), at + QPointF(2, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        tip = [QPointF(arm + 2, 0), QPointF(0, -arm + 1), QPointF(0, arm - 1)]
        painter.drawPolygon(QPolygonF([at + point for point in tip]))
    else:
        painter.setBrush(ink if soort == PUNT else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2))
        painter.drawEllipse(at, 4, 4)
