"""The map of an invulblad on screen: the same squares as on paper, and a click is a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import regels
from sociale_kaart.ui.canvas.points_item import NumberedPoint, PointsItem
from sociale_kaart.ui.canvas.scene_item import SceneItem
from sociale_kaart.ui.canvas.tools import AddTool
from sociale_kaart.ui.canvas.view import MapView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent, QTransform
    from PySide6.QtWidgets import QStyleOptionGraphicsItem

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.snelle_invoer import Blad
    from sociale_kaart.ui.snelle_invoer_model import Invoer
    from sociale_kaart.ui.workspace import Workspace

# Above streets and names, below the numbered points.
_Z = 390.0
_SMALLEST_PX = 180
_LETTER_PX = 13
_INK, _HERE = "#1A1A1A", "#0B5394"
_FILL_ALPHA = 60
# A window that is less light than this is dark.
_DARK = 128


class VakkenItem(SceneItem):
    """The lines of the squares with their letters, and the square that is typed.

    Args:
        extent: the whole scene.
    """

    def __init__(self, extent: QRectF) -> None:
        super().__init__(extent, _Z)
        self._columns: list[tuple[str, float, float]] = []
        self._rows: list[tuple[str, float, float]] = []
        self.vak: QRectF | None = None

    def show_blad(self, blad: Blad | None) -> None:
        """Draw the squares of a sheet, or none."""
        self._columns, self._rows, self.vak = [], [], None
        if blad is not None:
            from sociale_kaart.exporting.buurtkaart.raster import (  # noqa: PLC0415 - heavy
                KOLOMMEN,
                RIJEN,
            )

            for letter in KOLOMMEN:
                left, _, right, _ = blad.vak_bounds(f"{letter}{RIJEN[0]}")
                self._columns.append((letter, left, right))
            for cijfer in RIJEN:
                _, bottom, _, top = blad.vak_bounds(f"{KOLOMMEN[0]}{cijfer}")
                self._rows.append((cijfer, -top, -bottom))
        self.update()

    def show_vak(self, bounds: tuple[float, float, float, float] | None) -> None:
        """Let one square stand out (RD metres), or none."""
        self.vak = None
        if bounds is not None:
            left, bottom, right, top = bounds
            self.vak = QRectF(left, -top, right - left, top - bottom)
        self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw lines in pixels, so that they stay thin."""
        if not self._columns:
            return
        transform = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        left, right = self._columns[0][1], self._columns[-1][2]
        top, bottom = self._rows[0][1], self._rows[-1][2]
        if self.vak is not None:
            fill = QColor(_HERE)
            fill.setAlpha(_FILL_ALPHA)
            painter.fillRect(transform.mapRect(self.vak), fill)
            painter.setPen(QPen(QColor(_HERE), 3))
            painter.drawRect(transform.mapRect(self.vak))
        dark = widget is not None and widget.palette().window().color().lightness() < _DARK
        under, line = (QColor(0, 0, 0, 110), QColor(255, 255, 255, 120))
        if not dark:
            under, line = QColor(255, 255, 255, 150), QColor(40, 40, 40, 130)
        for pen in (QPen(under, 3), QPen(line, 1)):
            painter.setPen(pen)
            for x in (*(begin for _, begin, _ in self._columns), right):
                painter.drawLine(transform.map(QPointF(x, top)), transform.map(QPointF(x, bottom)))
            for y in (*(begin for _, begin, _ in self._rows), bottom):
                painter.drawLine(transform.map(QPointF(left, y)), transform.map(QPointF(right, y)))
        self._draw_letters(painter, transform, left, top)
        painter.restore()

    def _draw_letters(
        self, painter: QPainter, transform: QTransform, left: float, top: float
    ) -> None:
        """Write the letters along the top and the left, also when those are out of view."""
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(_LETTER_PX)
        painter.setFont(font)
        corner = transform.map(QPointF(left, top))
        side = _LETTER_PX + 6.0
        # Beside the frame, and inside the window when the frame is not in view.
        x0, y0 = max(corner.x() - side - 4, 0.0), max(corner.y() - side - 4, 0.0)
        for letter, begin, end in self._columns:
            x = transform.map(QPointF((begin + end) / 2, top)).x()
            self._draw_sign(painter, QRectF(x - side / 2, y0 + 2, side, side), letter)
        for cijfer, begin, end in self._rows:
            y = transform.map(QPointF(left, (begin + end) / 2)).y()
            self._draw_sign(painter, QRectF(x0 + 2, y - side / 2, side, side), cijfer)

    @staticmethod
    def _draw_sign(painter: QPainter, box: QRectF, sign: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 215))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(_INK))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)


class PointAtTool(AddTool):
    """A click, or Enter in the middle, points at a place; Esc is for the dialog around the map."""

    def key(self, event: QKeyEvent) -> bool:
        """Point at the middle of the map with Enter."""
        return event.key() != Qt.Key.Key_Escape and super().key(event)


class BladMap(QWidget):
    """The part of the map that is on the sheet, with its squares and the rows that have a place.

    Args:
        workspace: the open kaart; its map is the example.
        parent: owner.
    """

    # RD metres of where somebody pointed
    pointed = Signal(float, float)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = workspace.map
        self._blad: Blad | None = None
        self._based = False
        self.view = MapView(self)
        self.view.setAccessibleName(self.tr("Kaart van het blad"))
        self.view.setMinimumSize(_SMALLEST_PX, _SMALLEST_PX)
        # Qt would have it as large as the whole gemeente.
        free = QSizePolicy.Policy.Ignored
        self.view.setSizePolicy(free, free)
        self.vakken = VakkenItem(self.view.sceneRect())
        self.points = PointsItem(self.view.sceneRect())
        self.view.scene().addItem(self.vakken)
        self.view.scene().addItem(self.points)
        self.tool = PointAtTool(self.view)
        self.tool.placed.connect(self.pointed)
        self.view.tool = self.tool
        self.caption = QLabel(self)
        self.caption.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.caption)
        self._large.base_shown.connect(self._take_base)
        # What is drawn fits the size that the layout gives, which comes later.
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self.view.resized.connect(self._fitting.start)

    def show_blad(self, blad: Blad | None) -> None:
        """Show the part of the map that is on a sheet."""
        self._blad = blad
        self.vakken.show_blad(blad)
        self._fit()

    def show_rows(
        self, rows: Sequence[Invoer], current: Invoer | None, zelfde: Hulpbron | None = None
    ) -> None:
        """Show the rows that have a place, the one that is worked in as chosen.

        Args:
            rows: the rows of the sheet.
            current: the one that is worked in.
            zelfde: what it may be the same as.
        """
        points: list[NumberedPoint] = []
        chosen = -1
        for row in rows:
            where = self._place(row)
            if where is None:
                continue
            if row is current:
                chosen = len(points)
            points.append(NumberedPoint(str(row.nummer or "?"), *where, row.naam))
        points += _there(zelfde)
        self.points.show_points(points, chosen)
        self.vakken.show_vak(self._bounds(current) if current is not None else None)
        said = "; ".join(f"{point.teken}: {point.tekst}" for point in points)
        self.view.setAccessibleDescription(said)
        self.view.viewport().update()
        self.caption.setVisible(current is not None and self._blad is not None)
        if current is not None:
            text = self.tr("Klik op de kaart: dan staat nummer {0} precies daar.")
            if _there(zelfde):
                text += " " + self.tr("Het vraagteken is wat al op de kaart staat.")
            self.caption.setText(text.format(current.nummer or "?"))

    def _place(self, row: Invoer) -> tuple[float, float] | None:
        if row.punt is not None or self._blad is None or not row.vak:
            return row.punt
        try:
            return self._blad.midden(row.vak)
        except WorldError:
            return None

    def _bounds(self, row: Invoer) -> tuple[float, float, float, float] | None:
        if self._blad is None or not row.vak:
            return None
        try:
            return self._blad.vak_bounds(row.vak)
        except WorldError:
            return None

    def stop(self) -> None:
        """End the painting in the background; needed before the dialog goes."""
        self._fitting.stop()
        self.view.stop()
        self._based = False

    def _take_base(self) -> None:
        base = self._large.view.base
        if base is None or self._based or not self.isVisible():
            return
        self._based = True
        self.view.set_theme(self._large.view.map_theme)
        self.view.set_base(base)
        for item in (self.vakken, self.points):
            item.set_extent(self.view.sceneRect())
        self._fit()

    def _fit(self) -> None:
        if self._blad is None or not self._based:
            return
        left, bottom, right, top = self._blad.bbox
        self.view.show_rect(QRectF(left, -top, right - left, top - bottom))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: it is seen from here on."""
        super().showEvent(event)
        self._take_base()
        self._fitting.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nothing is painted for what nobody sees."""
        super().hideEvent(event)
        self.stop()


def _there(hulpbron: Hulpbron | None) -> list[NumberedPoint]:
    """Return where something is that is on the kaart already; of the persoonlijke sfeer nothing."""
    if hulpbron is None or regels.only_at_buurt_level(hulpbron.sfeer):
        return []
    return [
        NumberedPoint("?", plek.x, plek.y, hulpbron.naam)
        for plek in hulpbron.plekken
        if plek.x is not None and plek.y is not None
    ]
