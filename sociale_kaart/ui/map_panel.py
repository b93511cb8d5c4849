"""The map with all that lies over it, tied to the register."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sociale_kaart.ui.canvas.legend import Legend
from sociale_kaart.ui.canvas.markers import Marker
from sociale_kaart.ui.canvas.mini_legend import MiniLegend
from sociale_kaart.ui.canvas.overlays import (
    Attribution,
    EmptyKaart,
    Hint,
    PointlessButton,
    ScaleBar,
    ZoomButtons,
)
from sociale_kaart.ui.canvas.spoken import away, marker_text
from sociale_kaart.ui.canvas.tools import AddTool, PointTool
from sociale_kaart.ui.canvas.view import MapView
from sociale_kaart.ui.filters import has_point
from sociale_kaart.ui.messages import Toast
from sociale_kaart.ui.theme import LICHT, map_theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.canvas.cellen_item import CellenLayer
    from sociale_kaart.ui.canvas.choropleth import BuurtLayer
    from sociale_kaart.ui.canvas.ondergrond import BaseMap
    from sociale_kaart.ui.register import Register

_GAP = 12
_NEW_COLOURS = frozenset({QEvent.Type.PaletteChange, QEvent.Type.StyleChange})
# A place that is looked for is shown at least this near.
_NEAR_SCALE = 5_000
# Shown around the outermost hulpbronnen at the start.
_AROUND_M = 400.0


def markers_of(hulpbronnen: Iterable[Hulpbron]) -> list[Marker]:
    """Return a marker per plek with a point; a place without one is in the table only."""
    return [
        Marker(h.uuid, p.uuid, h.naam, p.x, p.y, h.sfeer, h.formaliteit, h.status, p.buurtcode)
        for h in hulpbronnen
        for p in h.plekken
        if p.x is not None and p.y is not None
    ]


class MapPanel(QWidget):
    """Map, scale, attribution, legend, messages.

    Args:
        register: the open kaart.
        parent: owner.
    """

    # a place was pointed at (RD metres)
    placed = Signal(float, float)
    placing_ended = Signal()
    # uuid of a hulpbron to open its form
    opened = Signal(str)
    layer_closed = Signal()
    # what has no mark on the map should be seen in the table
    listed = Signal()
    # another base map is there
    base_shown = Signal()
    theme_changed = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._layers: tuple[BuurtLayer | None, CellenLayer | None] = (None, None)
        self._pending: Marker | None = None
        self._theme = LICHT
        self._stijl = "rustig"
        # uuid and point of what is chosen, and from where one came to it
        self._stands_on: tuple[str, tuple[float, float] | None] = ("", None)
        self._came_from = (0.0, 0.0)
        self.view = MapView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.zoom_buttons = ZoomButtons(self)
        self.scale_bar = ScaleBar(self)
        self.attribution = Attribution(self)
        self.legend = Legend(self)
        self.signs = MiniLegend(self, folded=True)
        self.hint = Hint(self)
        self.pointless = PointlessButton(self)
        self.empty = EmptyKaart(self)
        self.toast = Toast(self)
        self.notice = QLabel(self)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice.setWordWrap(True)
        self.notice.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cards: list[QWidget] = []
        self.point = self._point = PointTool(self.view)
        self._add = AddTool(self.view)
        self.view.tool = self._point
        self._connect()
        self._apply_theme()
        # Of a large kaart the markers take longer than all else: the window is there first.
        QTimer.singleShot(0, self, self._refresh)

    def _connect(self) -> None:
        view, register = self.view, self._register
        self.zoom_buttons.nearer.connect(lambda: view.zoom(1))
        self.zoom_buttons.farther.connect(lambda: view.zoom(-1))
        self.zoom_buttons.whole.connect(view.show_all)
        view.scale_changed.connect(self.scale_bar.set_scale)
        view.scale_measured.connect(self._on_measured)
        view.told.connect(self._tell_aloud)
        self.legend.closed.connect(self.layer_closed)
        self.signs.toggled.connect(lambda _: self._place())
        self.hint.ended.connect(self.stop_placing)
        self.hint.told.connect(self._place)
        self.pointless.toggled.connect(self._show_pointless)
        self.toast.undo.connect(register.undo)
        self._point.selected.connect(lambda uuid: register.select([uuid] if uuid else []))
        self._point.opened.connect(self.opened)
        self._point.moved.connect(self._move)
        self._point.removed.connect(lambda uuid: register.delete([uuid]))
        self._add.placed.connect(self.placed)
        self._add.ended.connect(self.stop_placing)
        register.shown_changed.connect(self._refresh)
        register.selection_changed.connect(self._follow)
        register.done.connect(lambda text, undoable: self.toast.tell(text, undoable=undoable))

    # -- what is shown ---------------------------------------------------------------------------

    def set_base(self, base: BaseMap | None, attribution: str, notice: str = "") -> None:
        """Show a base map and who made it, or say why there is none."""
        self.view.set_base(base)
        self.attribution.setText(attribution)
        self.attribution.setVisible(bool(attribution))
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        self._place()
        self.base_shown.emit()
        self.show_start()

    def add_card(self, card: QWidget) -> None:
        """Have a card at the right-hand top of the map."""
        self._cards.append(card)
        self.place_cards()

    def place_cards(self) -> None:
        """Keep the cards in their corner."""
        for card in self._cards:
            card.move(self.width() - card.width() - _GAP, _GAP)

    def show_start(self) -> None:
        """Show where the hulpbronnen are; the whole area when there are none."""
        markers = self.view.markers.markers
        if not markers:
            self.view.show_all()
            return
        xs, ys = [m.x for m in markers], [-m.y for m in markers]
        rect = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        self.view.show_rect(rect.adjusted(-_AROUND_M, -_AROUND_M, _AROUND_M, _AROUND_M))

    def show_layer(self, layer: BuurtLayer | None, cellen: CellenLayer | None = None) -> None:
        """Show buurten and squares in colours with their legend; what is not given is taken off."""
        self._layers = (layer, cellen)
        self.view.show_layer(layer)
        self.view.show_cellen(cellen)
        self.legend.show_layers(layer, cellen, self.view.map_theme)
        self.view.markers.set_quiet(layer is not None or cellen is not None)
        self._place()

    def focus_buurt(self, buurtcode: str | None) -> None:
        """Show one buurt with a strong line, everything outside it faded; None ends that."""
        if self.view.buurten is None:
            return
        self.view.buurten.set_focus(buurtcode, self.view.map_theme)
        if buurtcode:
            rect = self.view.buurten.buurt_rect(buurtcode)
            if not rect.isEmpty():
                margin = 0.06 * max(rect.width(), rect.height())
                self.view.show_rect(rect.adjusted(-margin, -margin, margin, margin))

    def show_hulpbron(self, uuid: str) -> None:
        """Bring a hulpbron into view, near by; without a point the buurt it belongs to."""
        marker = self._marker(uuid)
        hulpbron = self._register.hulpbron(uuid)
        if marker is not None:
            self.view.show_point(marker.x, marker.y, _NEAR_SCALE)
        elif hulpbron is not None and hulpbron.buurtcodes:
            self.focus_buurt(hulpbron.buurtcodes[0])

    def reveal(self, uuid: str) -> None:
        """Move the map only when the mark of a hulpbron is out of view; the scale stays."""
        marker = self._marker(uuid)
        if marker is not None:
            pixel = self.view.pixel(marker.x, marker.y)
            if not self.view.viewport().rect().adjusted(24, 24, -24, -24).contains(pixel):
                self.view.show_point(marker.x, marker.y)

    def _marker(self, uuid: str) -> Marker | None:
        return next((m for m in self.view.markers.markers if m.hulpbron == uuid), None)

    def show_place(self, x: float, y: float) -> None:
        """Bring a place (RD metres) into view."""
        self.view.show_point(x, y, _NEAR_SCALE)

    def stop(self) -> None:
        """End what goes on by itself; needed before the window goes."""
        self.view.stop()
        self.toast.dismiss()

    def walk(self, step: int) -> None:
        """Select the next (1) or previous (-1) hulpbron on the map."""
        self._point.walk(step)

    # -- pointing at a place ---------------------------------------------------------------------

    def start_placing(self, text: str) -> None:
        """Let the user point at a place; `text` says for what."""
        self.view.tool = self._add
        self.view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.hint.tell(text, self.tr("Stop"))
        self.empty.hide()
        self.pointless.hide()
        self._place()

    def stop_placing(self) -> None:
        """Back to pointing at what is there."""
        if self.view.tool is self._add:
            self.view.tool = self._point
            self.view.viewport().unsetCursor()
            self.hint.hide()
            self.set_pending(None)
            self.view.viewport().update()
            self.placing_ended.emit()
            self._refresh()

    def set_pending(self, at: object) -> None:
        """Show where the new hulpbron will be: (x, y) in RD metres, or None."""
        self._pending = None
        if isinstance(at, tuple):
            x, y = float(at[0]), float(at[1])
            self._pending = Marker("?", "?", self.tr("Nieuwe hulpbron"), x, y)
            if not self.view.viewport().rect().contains(self.view.pixel(x, y)):
                self.show_place(x, y)
        self._refresh()

    @property
    def placing(self) -> bool:
        """Whether the user is pointing at a place."""
        return self.view.tool is self._add

    # -- following -------------------------------------------------------------------------------

    def _refresh(self) -> None:
        markers = markers_of(self._register.shown)
        if self._pending is not None:
            markers.append(self._pending)
        self.view.markers.set_markers(markers)
        self._follow()
        self._count_pointless()
        self.empty.setVisible(self._register.total == 0 and not self.placing)
        if not self.empty.isHidden():
            self.empty.raise_()

    def _follow(self) -> None:
        selected = frozenset(self._register.selected)
        if self._pending is not None:
            selected |= {"?"}
        self.view.markers.set_selected(selected)
        current = self._register.current
        self._point.current = current.uuid if current else ""
        spoken = self._spoken(current) if current else ""
        self._tell_aloud(spoken)

    def _on_measured(self, known: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self.scale_bar.set_known(known)
        self._place()

    def _tell_aloud(self, spoken: str) -> None:
        """Say what is chosen to who walks over the map by ear."""
        if spoken != self.view.accessibleDescription():
            self.view.setAccessibleDescription(spoken)
            if spoken and self.view.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, spoken))

    def _spoken(self, hulpbron: Hulpbron) -> str:
        """Return a hulpbron as it is read aloud: what it is, and where from the one before."""
        marker = self._marker(hulpbron.uuid)
        if hulpbron.uuid != self._stands_on[0]:
            before = self._stands_on[1]
            self._came_from = self.view.centre() if before is None else before
            self._stands_on = (hulpbron.uuid, (marker.x, marker.y) if marker else None)
        where = away(self._came_from, (marker.x, marker.y)) if marker else ""
        buurt = next((self.view.buurtnamen.get(code, "") for code in hulpbron.buurtcodes), "")
        adres = next((plek.adres for plek in hulpbron.plekken), "")
        return marker_text(
            hulpbron.naam,
            hulpbron.sfeer,
            hulpbron.formaliteit,
            buurt=buurt,
            adres=adres,
            where=where,
        )

    def _count_pointless(self) -> None:
        without = sum(not has_point(h) for h in self._register.shown)
        self.pointless.tell(without, pressed=self._register.filter.zonder_punt)
        if self.placing:
            # The sentence that says what to do has the top of the map for itself.
            self.pointless.hide()

    def _show_pointless(self, only: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._register.set_filter(replace(self._register.filter, zonder_punt=only))
        self.focus_buurt(None)
        if only:
            self.listed.emit()

    def _move(self, plek: str, x: float, y: float) -> None:
        self._register.move(plek, x, y)

    def set_style(self, stijl: str) -> None:
        """Show the map in a style of `theme.STIJLEN`, light or dark with the window."""
        self._stijl = stijl
        if map_theme(QGuiApplication.palette(), stijl) is not self._theme:
            self._apply_theme()

    # -- Qt --------------------------------------------------------------------------------------

    def _apply_theme(self) -> None:
        self._theme = theme = map_theme(QGuiApplication.palette(), self._stijl)
        self.view.set_theme(theme)
        for overlay in (
            self.zoom_buttons, self.scale_bar, self.attribution, self.legend, self.signs, self.hint,
            self.empty, self.pointless,
        ):  # fmt: skip
            overlay.set_theme(theme)
        self.notice.setStyleSheet(f"color: {theme.tekst}; padding: 32px;")
        if self._layers != (None, None):
            self.show_layer(*self._layers)
        self.theme_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: light or dark, with the window."""
        super().changeEvent(event)
        theme = map_theme(QGuiApplication.palette(), self._stijl)
        if event.type() in _NEW_COLOURS and theme is not self._theme:
            self._apply_theme()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the screen is known now."""
        super().showEvent(event)
        self.view.measure_screen()
        self.show_start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc on a button over the map ends pointing, as it does on the map itself."""
        if event.key() == Qt.Key.Key_Escape and self.placing:
            self.stop_placing()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep everything in its corner."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width, height = self.width(), self.height()
        self.attribution.fit(width)
        self.attribution.move(width - self.attribution.width(), height - self.attribution.height())
        foot = self.attribution.height() + 8 if self.attribution.isVisible() else _GAP
        self.scale_bar.move(
            width - self.scale_bar.width() - _GAP, height - self.scale_bar.height() - foot
        )
        self.zoom_buttons.adjustSize()
        self.zoom_buttons.move(
            width - self.zoom_buttons.width() - _GAP,
            self.scale_bar.y() - self.zoom_buttons.height() - 8,
        )
        self.legend.fit(height - 2 * _GAP)
        self.legend.move(_GAP, max(_GAP, height - self.legend.height() - _GAP))
        below = self.legend.height() + 8 if self.legend.isVisible() else 0
        self.signs.adjustSize()
        top = height - self.signs.height() - _GAP - below
        # On a low map they stand beside each other.
        aside = 0 if top >= _GAP else self.legend.width() + 8
        self.signs.move(_GAP + aside, top if not aside else height - self.signs.height() - _GAP)
        self.pointless.adjustSize()
        self.pointless.move(_GAP, _GAP)
        self.hint.fit(width - 2 * _GAP)
        self.hint.move((width - self.hint.width()) // 2, _GAP)
        self.empty.adjustSize()
        centre = QPointF(width / 2, height / 2)
        self.empty.move(
            round(centre.x() - self.empty.width() / 2), round(centre.y() - self.empty.height() / 2)
        )
        self.notice.setGeometry(self.rect())
        self.place_cards()
        self.toast.place()
