"""What the panels need to know of the ondergrond: names of buurten, addresses. Comes in later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.importing.zoeken import PlaatsZoeker


class Area(QObject):
    """Empty until the ondergrond has been read in the background; then `loaded` tells.

    Attributes:
        buurtnamen: names of the buurten by code, by name.
        adressen: searches addresses, streets, postcodes, plaatsen, buurten; None as long as they
            are being read, and when there is no ondergrond.
        loading: whether the addresses are on their way.

    Args:
        parent: owner.
    """

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.buurtnamen: Mapping[str, str] = {}
        self.adressen: PlaatsZoeker | None = None
        self.loading = False

    def begin_loading(self) -> None:
        """Tell that there is an ondergrond and that it is being read."""
        self.loading = True

    def set_names(self, buurtnamen: Mapping[str, str]) -> None:
        """Take in the names of the buurten, by code."""
        ordered = sorted(buurtnamen.items(), key=lambda item: (item[1].casefold(), item[0]))
        self.buurtnamen = dict(ordered)
        self.loaded.emit()

    def set_adressen(self, adressen: PlaatsZoeker) -> None:
        """Take in what searches the addresses."""
        self.adressen = adressen
        self.loading = False
        self.loaded.emit()

    def naam(self, buurtcode: str | None) -> str:
        """Return the name of a buurt; the code itself when the name is unknown."""
        return self.buurtnamen.get(buurtcode or "", buurtcode or "")
