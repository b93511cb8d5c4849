"""The voorzieningen of the ondergrond that are not in the register: small, grey, with a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from sociale_kaart.ui.canvas.scene_item import SceneItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from sociale_kaart.ui.theme import MapTheme

# Farther away (m/px) they would cover the map.
# Below markers and relaties.
_Z = 80.0
_SHOWN_TO = 6.0
_PX = 17.0
_HIT_PX = 11.0


@dataclass(frozen=True, slots=True)
class Voorziening:
    """One voorziening of the ondergrond (RD metres); it may fit several categorieen."""

    osm_id: str
    naam: str
    categorieen: tuple[str, ...]
    x: float
    y: float


class VoorzieningenItem(SceneItem):
    """All of them as one item.

    Args:
        extent: the whole scene.
        theme: the colours of the map.
    """

    def __init__(self, extent: QRectF, theme: MapTheme) -> None:
        super().__init__(extent, _Z)
        self._theme = theme
        self._rows: list[Voorziening] = []
        self._letters: list[str] = []
        self._xy = np.empty((0, 2))
        self._pixmaps: dict[tuple[str, float], QPixmap] = {}
        self._chosen = ""

    def set_rows(self, rows: Sequence[Voorziening], letters: Sequence[str]) -> None:
        """Show these; `letters` is what stands in each."""
        self._rows, self._letters = list(rows), list(letters)
        self._xy = np.array([(row.x, -row.y) for row in rows]).reshape(-1, 2)
        self.update()

    def set_chosen(self, osm_id: str) -> None:
        """Mark one of them; '' marks none."""
        self._chosen = osm_id
        self.update()

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._pixmaps.clear()
        self.update()

    @property
    def rows(self) -> Sequence[Voorziening]:
        """What is shown."""
        return self._rows

    def _pixels(self, transform: QTransform) -> NDArray[np.float64]:
        pixels = np.empty_like(self._xy)
        pixels[:, 0] = self._xy[:, 0] * transform.m11() + transform.m31()
        pixels[:, 1] = self._xy[:, 1] * transform.m22() + transform.m32()
        return pixels

    def at(self, pixel: QPointF, transform: QTransform) -> Voorziening | None:
        """Return the one under a pixel; None when there is none, or they are not drawn."""
        if not self._rows or not self.isVisible() or 1 / transform.m11() > _SHOWN_TO:
            return None
        away = np.hypot(*(self._pixels(transform) - (pixel.x(), pixel.y())).T)
        nearest = int(np.argmin(away))
        return self._rows[nearest] if away[nearest] <= _HIT_PX else None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw what is in view."""
        transform = painter.worldTransform()
        if not self._rows or widget is None or 1 / transform.m11() > _SHOWN_TO:
            return
        pixels = self._pixels(transform)
        inside = (
            (pixels[:, 0] > -_PX)
            & (pixels[:, 1] > -_PX)
            & (pixels[:, 0] < widget.width() + _PX)
            & (pixels[:, 1] < widget.height() + _PX)
        )
        dpr = widget.devicePixelRatioF()
        painter.save()
        painter.resetTransform()
        for number in np.flatnonzero(inside).tolist():
            x, y = float(pixels[number, 0]), float(pixels[number, 1])
            pixmap = self._pixmap(self._letters[number], dpr)
            painter.drawPixmap(QPointF(x - _PX / 2, y - _PX / 2), pixmap)
            if self._rows[number].osm_id == self._chosen:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(widget.palette().highlight().color(), 3))
                painter.drawEllipse(QPointF(x, y), _PX * 0.75, _PX * 0.75)
        painter.restore()

    def _pixmap(self, letter: str, dpr: float) -> QPixmap:
        """Return the sign with a letter; unlike a hulpbron it is a rounded tag without a ring."""
        made = self._pixmaps.get((letter, dpr))
        if made is None:
            made = QPixmap(round(_PX * dpr), round(_PX * dpr))
            made.setDevicePixelRatio(dpr)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.vlak_rand), 1))
            painter.setBrush(QColor(self._theme.vlak))
            box = QRectF(0.5, 0.5, _PX - 1, _PX - 1)
            painter.drawRoundedRect(box, 4, 4)
            font = painter.font()
            font.setPixelSize(10)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(self._theme.tekst_buurt))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            painter.end()
            self._pixmaps[letter, dpr] = made
        return made
