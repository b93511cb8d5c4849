"""What the user chose, carried out on an open kaart; the panels themselves know of no settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sociale_kaart.ui.eenheden import set_eenheden

if TYPE_CHECKING:
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.workspace import Workspace


class AppliedSettings(QObject):
    """Applies every setting of an open kaart at once, and again when it changes.

    Args:
        workspace: the open kaart; owner.
        settings: what the user chose.
    """

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._settings = settings
        self._apply = {
            "eenheden": self._eenheden,
            "kaart/stijl": lambda: workspace.map.set_style(settings.text("kaart/stijl")),
            "kaart/namen_vanaf": lambda: workspace.map.view.set_names_from(
                settings.number("kaart/namen_vanaf")
            ),
            "kaart/clusters": lambda: workspace.map.view.markers.set_clustering(
                settings.flag("kaart/clusters")
            ),
            "kaart/dpi": lambda: workspace.map.view.set_dpi(settings.number("kaart/dpi")),
            "privacy/zichtbaarheid": self._zichtbaarheid,
            "reservekopie/map": self._backup_folder,
        }
        for apply in self._apply.values():
            apply()
        settings.changed.connect(self._on_changed)

    def _on_changed(self, key: str) -> None:
        if key in self._apply:
            self._apply[key]()

    def _eenheden(self) -> None:
        set_eenheden(self._settings.text("eenheden"))
        self._workspace.bereikbaarheid.notation_changed()
        self._workspace.map.view.viewport().update()

    def _zichtbaarheid(self) -> None:
        self._workspace.register.zichtbaarheid = self._settings.text("privacy/zichtbaarheid")

    def _backup_folder(self) -> None:
        folder = self._settings.text("reservekopie/map")
        self._workspace.session.backup_folder = Path(folder) if folder else None
