"""What the panels need to know of the ondergrond: names of buurten, addresses. Comes in later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.ui.adres_index import AdresIndex


class Area(QObject):
    """Empty until the ondergrond has been read in the background; then `loaded` tells.

    Args:
        parent: owner.
    """

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.buurtnamen: Mapping[str, str] = {}
        self.adressen: AdresIndex | None = None

    def set_names(self, buurtnamen: Mapping[str, str]) -> None:
        """Take in the names of the buurten, by code."""
        ordered = sorted(buurtnamen.items(), key=lambda item: (item[1].casefold(), item[0]))
        self.buurtnamen = dict(ordered)
        self.loaded.emit()

    def set_adressen(self, adressen: AdresIndex) -> None:
        """Take in the addresses."""
        self.adressen = adressen
        self.loaded.emit()

    def naam(self, buurtcode: str | None) -> str:
        """Return the name of a buurt; the code itself when the name is unknown."""
        return self.buurtnamen.get(buurtcode or "", buurtcode or "")
