"""Ties what can be done and shown on the map besides the hulpbronnen to the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QInputDialog

from sociale_kaart.operations import gebieden, relaties
from sociale_kaart.ui.map_layers import RELATIES, VOORZIENINGEN, MapLayers
from sociale_kaart.ui.map_tools import MapTools
from sociale_kaart.ui.relatie_dialog import RelatieDialog
from sociale_kaart.ui.voorziening_card import VoorzieningCard

if TYPE_CHECKING:
    from sociale_kaart.ui.map_panel import MapPanel
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner


class MapExtras(QObject):
    """Tools, layers and the card of a voorziening.

    Args:
        panel: the map with what lies over it.
        register: the open kaart.
        runner: for reading in the background.
        settings: what is remembered on this laptop.
    """

    def __init__(
        self, panel: MapPanel, register: Register, runner: TaskRunner, settings: Settings
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._register = register
        self.tools = MapTools(panel.view, panel.point, panel.hint, register)
        self.layers = MapLayers(panel.view, register, runner, settings)
        self.card = VoorzieningCard(panel)
        panel.add_card(self.card)
        panel.base_shown.connect(self.layers.restart)
        panel.theme_changed.connect(self._on_theme)
        panel.hint.ended.connect(self.tools.end)
        panel.point.pointed.connect(self._look)
        self.tools.related.connect(self._relate)
        self.tools.gebied_drawn.connect(self._keep_gebied)
        self.card.closed.connect(self._close_card)
        self.card.taken.connect(self._take_over)

    def show_voorzieningen(self) -> None:
        """Show what could be taken over."""
        self.layers.show_part(VOORZIENINGEN, on=True)

    def _on_theme(self) -> None:
        self.layers.set_theme()
        self.card.set_theme(self._panel.view.map_theme)

    def _look(self, x: float, y: float) -> None:
        """Open the card of the voorziening at a point (RD metres), or close it."""
        view = self._panel.view
        found = self.layers.voorzieningen.at(QPointF(view.pixel(x, y)), view.viewportTransform())
        self.layers.voorzieningen.set_chosen(found.osm_id if found is not None else "")
        if found is None:
            self.card.hide()
        else:
            self.card.show_voorziening(found)
            self._panel.place_cards()

    def _close_card(self) -> None:
        self.card.hide()
        self.layers.voorzieningen.set_chosen("")
        self._panel.view.setFocus()

    def _take_over(self, osm_id: str) -> None:
        from sociale_kaart.operations import overnemen  # noqa: PLC0415 - brings geopandas

        change = self._register.act(overnemen.take_over_voorzieningen, [osm_id])
        if change is not None:
            self._close_card()
            if change.nieuw is not None:
                self._register.select([change.nieuw])

    def _relate(self, van: str, naar: str) -> None:
        first, second = self._register.hulpbron(van), self._register.hulpbron(naar)
        if first is None or second is None:
            return
        dialog = RelatieDialog(first, second, self._panel.window())
        accepted, soort = bool(dialog.exec()), dialog.soort
        dialog.deleteLater()
        if accepted and soort:
            self.layers.show_part(RELATIES, on=True)
            self._register.act(relaties.add_relatie, van, soort, naar=naar)

    def _keep_gebied(self, uuid: str, corners: list[tuple[float, float]]) -> None:
        naam, accepted = QInputDialog.getText(
            self._panel.window(),
            self.tr("Teken een gebied"),
            self.tr("Hoe heet dit gebied? Bijvoorbeeld: de Sterflat"),
        )
        if accepted:
            self._register.act(gebieden.add_eigen_gebied, uuid, naam, corners)
