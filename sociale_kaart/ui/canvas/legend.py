"""What the colours of a layer mean: its steps, 'geen cijfer', `rand` and the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from sociale_kaart.ui.canvas.choropleth import Step, hatch_brush, pattern_brush
from sociale_kaart.ui.canvas.overlays import Card

if TYPE_CHECKING:
    from sociale_kaart.ui.canvas.cellen_item import CellenLayer
    from sociale_kaart.ui.canvas.choropleth import BuurtLayer
    from sociale_kaart.ui.theme import MapTheme

_SWATCH = QSize(26, 16)
_LONG_TEXT = 30
_WIDEST_PX = 260


class Legend(Card):
    """The legend of the layer that is shown; nothing is shown without one."""

    closed = Signal()
    # how the figures came about
    explained = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 10)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._line = 0
        self._explained = False
        self._sources: list[QLabel] = []
        self._swatches: dict[tuple[Step | None, str], QPixmap] = {}
        self.setAccessibleName(self.tr("Legenda"))
        self.hide()

    def set_explained(self, explained: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Offer, from the next layer on, to tell how the figures came about."""
        self._explained = explained

    def show_layers(
        self, buurten: BuurtLayer | None, cellen: CellenLayer | None, theme: MapTheme
    ) -> None:
        """Explain what is shown: buurten, squares, or one over the other; neither hides it."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._sources = []
        layers = [layer for layer in (cellen, buurten) if layer is not None]
        self.setVisible(bool(layers))
        if not layers:
            return
        self.set_theme(theme)
        self._line = 0
        for layer in layers:
            self._head(layer.titel)
            for step in layer.stappen:
                self._row(self._swatch(step, theme), step.label)
            if layer.geen:
                self._row(self._swatch(None, theme), layer.geen)
            if layer is buurten and any(waarde.rand for waarde in buurten.waarden.values()):
                text = self.tr("stippels: buiten de kaart kan nog een plek zijn")
                self._row(_dotted(theme), text)
            if layer.bron:
                self._source(layer.bron)
        for widget in self.findChildren(QWidget):
            widget.show()
        self.adjustSize()
        self.raise_()

    def fit(self, room_px: int) -> None:
        """Take no more height than there is: the sources go first, they are one click away."""
        for source in self._sources:
            source.show()
        self.adjustSize()
        if self.height() > room_px:
            for source in self._sources:
                source.hide()
            self.adjustSize()

    def _head(self, titel: str) -> None:
        first = self._line == 0
        title = QLabel(f"<b>{titel}</b>", self)
        title.setWordWrap(len(titel) > _LONG_TEXT)
        self._grid.addWidget(title, self._line, 0, 1, 2 if first else 3)
        if first:
            close = QToolButton(self)
            close.setText("×")
            close.setAutoRaise(True)
            close.setAccessibleName(self.tr("Laag uitzetten"))
            close.setToolTip(close.accessibleName())
            close.clicked.connect(self.closed)
            self._grid.addWidget(
                close, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            )
        self._line += 1

    def _swatch(self, step: Step | None, theme: MapTheme) -> QPixmap:
        """Return the sign of a step; painted once, as every choice shows the legend anew."""
        key = (step, theme.naam)
        if key not in self._swatches:
            self._swatches[key] = step_swatch(step, theme)
        return self._swatches[key]

    def _row(self, picture: QPixmap, text: str) -> None:
        swatch = QLabel(self)
        swatch.setPixmap(picture)
        swatch.setAccessibleName(text)
        label = QLabel(text, self)
        label.setWordWrap(len(text) > _LONG_TEXT)
        self._grid.addWidget(swatch, self._line, 0)
        self._grid.addWidget(label, self._line, 1, 1, 2)
        self._line += 1

    def _source(self, bron: str) -> None:
        source = QLabel(bron, self)
        source.setWordWrap(True)
        source.setStyleSheet("font-size: 11px;")
        source.setMaximumWidth(_WIDEST_PX)
        self._grid.addWidget(source, self._line, 0, 1, 3)
        self._sources.append(source)
        self._line += 1
        if not self._explained:
            return
        why = QLabel(f'<a href="#">{self.tr("Waarop berust dit?")}</a>', self)
        why.setStyleSheet("font-size: 11px;")
        why.setAccessibleName(self.tr("Waarop berust dit?"))
        why.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        why.linkActivated.connect(lambda _: self.explained.emit())
        self._grid.addWidget(why, self._line, 0, 1, 3)
        self._line += 1


def step_swatch(step: Step | None, theme: MapTheme) -> QPixmap:
    """Return the sign of a step; None is 'no figure'."""
    pixmap, painter, area = _blank(theme)
    painter.setPen(QPen(QColor(theme.vlak_rand), 1))
    painter.setBrush(hatch_brush(theme) if step is None else QColor(theme.stappen[step.toon]))
    painter.drawRect(area)
    if step is not None and step.patroon:
        painter.setBrush(pattern_brush(theme, step.patroon))
        painter.drawRect(area)
    painter.end()
    return pixmap


def _dotted(theme: MapTheme) -> QPixmap:
    pixmap, painter, area = _blank(theme)
    painter.setPen(QPen(QColor(theme.tekst_buurt), 2.2, Qt.PenStyle.DotLine))
    painter.drawRect(area.adjusted(1.5, 1.5, -1.5, -1.5))
    painter.end()
    return pixmap


def _blank(theme: MapTheme) -> tuple[QPixmap, QPainter, QRectF]:
    pixmap = QPixmap(_SWATCH * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(QColor(theme.grond))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter, QRectF(0.5, 0.5, _SWATCH.width() - 1, _SWATCH.height() - 1)
