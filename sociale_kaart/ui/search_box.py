"""One box to find a hulpbron, an address, a buurt or a point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from sociale_kaart.importing.zoeken import Vondst
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.filters import Filter, folded, shown
from sociale_kaart.ui.place_icons import place_icon
from sociale_kaart.ui.suggest import Suggestion, SuggestLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register

_MAX_HULPBRONNEN = 5
_MAX_PLACES = 8
_MIN_LETTERS = 2
# With more hulpbronnen than this, map and table wait until the typing pauses.
_AT_ONCE = 2_000
_PAUSE_MS = 150


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
    # Vondst: an address, street, postcode, plaats or point
    place_found = Signal(object)

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(self._find, parent)
        self._register = register
        self._area = area
        self.setPlaceholderText(self.tr("Zoek hulpbron, adres of buurt…"))
        self.setAccessibleName(self.tr("Zoek hulpbron, adres of buurt"))
        self.picked.connect(self._go)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._narrow(self.text()))
        self.textChanged.connect(self._narrow_soon)
        area.loaded.connect(self.suggest_again)

    def _find(self, typed: str) -> list[Suggestion]:
        text = folded(typed).strip()
        if len(text) < _MIN_LETTERS:
            return []
        matching = self._matching(typed)
        found = [
            Suggestion(
                h.naam,
                FoundHulpbron(h.uuid),
                symbol_icon(h.sfeer, h.formaliteit, h.status),
                self.tr("hulpbron"),
            )
            for h in self._register.texts.best_names(matching, text.split(), _MAX_HULPBRONNEN)
        ]
        found += self._places(typed)
        self.nothing = "" if matching else self.tr("Niets gevonden")
        if self._area.adressen is None and self._area.loading and not matching:
            self.nothing = self.tr("Adressen worden geladen…")
        return found

    def _places(self, typed: str) -> list[Suggestion]:
        """Return places, each kind together, the kind of the best one first."""
        if self._area.adressen is None:
            return [
                Suggestion(naam, FoundBuurt(code), place_icon("buurt"), self.tr("buurt"))
                for code, naam in self._area.buurtnamen.items()
                if folded(typed).strip() in folded(naam)
            ][:_MAX_HULPBRONNEN]
        found = self._area.adressen.suggest(typed, _MAX_PLACES)
        kinds = list(dict.fromkeys(vondst.soort for vondst in found))
        return [
            Suggestion(
                vondst.label,
                vondst if vondst.soort != "buurt" else FoundBuurt(vondst.buurtcode or ""),
                place_icon(vondst.soort),
                self._kind(vondst.soort),
                vondst.bijna,
            )
            for vondst in sorted(found, key=lambda vondst: kinds.index(vondst.soort))
        ]

    def _kind(self, soort: str) -> str:
        return {
            "adres": self.tr("adres"),
            "straat": self.tr("straat"),
            "postcode": self.tr("postcode"),
            "plaats": self.tr("plaats"),
            "buurt": self.tr("buurt"),
            "punt": self.tr("punt op de kaart"),
        }[soort]

    def _matching(self, typed: str) -> list[Hulpbron]:
        register = self._register
        return shown(register.records, Filter(zoek=typed.strip()), register.texts)

    def _narrow_soon(self, typed: str) -> None:
        """Narrow at once, or in a large kaart when the typing pauses: drawing takes a moment."""
        if typed.strip() and self._register.total > _AT_ONCE:
            self._pause.start()
        else:
            self._pause.stop()
            self._narrow(typed)

    def _narrow(self, typed: str) -> None:
        """Show only what matches, as long as something matches."""
        current = self._register.filter
        wanted = replace(current, zoek=typed.strip())
        if wanted.zoek and not self._matching(typed):
            wanted = replace(current, zoek="")
        self._register.set_filter(wanted)

    def _go(self, payload: object) -> None:
        self._pause.stop()
        # What was picked is shown among the others, so the box lets go of its words.
        self.clear()
        self._register.set_filter(replace(self._register.filter, zoek=""))
        if isinstance(payload, FoundHulpbron):
            self.hulpbron_found.emit(payload.uuid)
        elif isinstance(payload, FoundBuurt):
            self.buurt_found.emit(payload.buurtcode)
        elif isinstance(payload, Vondst):
            self.place_found.emit(payload)
