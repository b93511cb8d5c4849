"""What is searched in each hulpbron, remembered between keystrokes; without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.ui.filters import folded, search_text

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron


class SearchTexts:
    """Remembers per hulpbron what is searched in it.

    A hulpbron never changes; who is edited becomes another object, and is then read again.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[Hulpbron, str, str]] = {}

    def text(self, hulpbron: Hulpbron) -> str:
        """Return all that is searched in a hulpbron."""
        known = self._known.get(hulpbron.uuid)
        return known[1] if known and known[0] is hulpbron else self._read(hulpbron)[1]

    def naam(self, hulpbron: Hulpbron) -> str:
        """Return the name as it is searched."""
        known = self._known.get(hulpbron.uuid)
        return known[2] if known and known[0] is hulpbron else self._read(hulpbron)[2]

    def _read(self, hulpbron: Hulpbron) -> tuple[Hulpbron, str, str]:
        known = (hulpbron, search_text(hulpbron), folded(hulpbron.naam))
        self._known[hulpbron.uuid] = known
        return known
