"""One box to find a hulpbron, an address or a buurt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from sociale_kaart.ui.adres_index import Adres
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.filters import Filter, folded, shown
from sociale_kaart.ui.suggest import Suggestion, SuggestLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register

_MAX_EACH = 5
_MIN_LETTERS = 2


@dataclass(frozen=True, slots=True)
class FoundHulpbron:
    """A hulpbron that was picked."""

    uuid: str


@dataclass(frozen=True, slots=True)
class FoundBuurt:
    """A buurt that was picked."""

    buurtcode: str


class SearchBox(SuggestLine):
    """What is typed narrows map and table when hulpbronnen match; a pick brings you there.

    Args:
        register: the open kaart.
        area: names of buurten and addresses.
        parent: owner.
    """

    hulpbron_found = Signal(str)
    buurt_found = Signal(str)
    adres_found = Signal(object)

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(self._find, parent)
        self._register = register
        self._area = area
        self.setPlaceholderText(self.tr("Zoek hulpbron, adres of buurt…"))
        self.setAccessibleName(self.tr("Zoek hulpbron, adres of buurt"))
        self.picked.connect(self._go)
        self.textChanged.connect(self._narrow)

    def _find(self, typed: str) -> list[Suggestion]:
        text = folded(typed).strip()
        if len(text) < _MIN_LETTERS:
            return []
        found = [
            Suggestion(h.naam, FoundHulpbron(h.uuid), symbol_icon(h.sfeer, h.formaliteit, h.status))
            for h in self._register.records
            if text in folded(h.naam)
        ][:_MAX_EACH]
        found += [
            Suggestion(self.tr("{0} (buurt)").format(naam), FoundBuurt(code))
            for code, naam in self._area.buurtnamen.items()
            if text in folded(naam)
        ][:_MAX_EACH]
        if self._area.adressen is not None:
            found += [
                Suggestion(adres.label, adres)
                for adres in self._area.adressen.suggest(typed, _MAX_EACH)
            ]
        matches = found or shown(self._register.records, Filter(zoek=typed.strip()))
        self.nothing = "" if matches else self.tr("Niets gevonden")
        return found

    def _narrow(self, typed: str) -> None:
        """Show only what matches, as long as something matches."""
        current = self._register.filter
        wanted = replace(current, zoek=typed.strip())
        if wanted.zoek and not shown(self._register.records, Filter(zoek=wanted.zoek)):
            wanted = replace(current, zoek="")
        self._register.set_filter(wanted)

    def _go(self, payload: object) -> None:
        # What was picked is shown among the others, so the box lets go of its words.
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.clear()
        self.blockSignals(blocked)
        self._register.set_filter(replace(self._register.filter, zoek=""))
        if isinstance(payload, FoundHulpbron):
            self.hulpbron_found.emit(payload.uuid)
        elif isinstance(payload, FoundBuurt):
            self.buurt_found.emit(payload.buurtcode)
        elif isinstance(payload, Adres):
            self.adres_found.emit(payload)
