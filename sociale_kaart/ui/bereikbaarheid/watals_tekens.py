"""What the places of a plan are called and where they lie, now and in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain.scenario import DICHT, VERPLAATST
from sociale_kaart.ui.canvas.scenario_item import Teken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek
    from sociale_kaart.domain.scenario import ScenarioPlek
    from sociale_kaart.ui.bereikbaarheid.watals_rekenaar import Rekenaar
    from sociale_kaart.ui.register import Register

# Of a place that is on its way into the plan.
NIEUW = "?"


class PlanPlekken:
    """Looks the places of a plan up: in the register, and among the places that count now.

    Args:
        register: the open kaart.
        rekenaar: knows the places that count.
    """

    def __init__(self, register: Register, rekenaar: Rekenaar) -> None:
        self._register = register
        self._rekenaar = rekenaar

    def name_of(self, plek: ScenarioPlek) -> str:
        """Return how people call the place of a change; that of the register is its name there."""
        known = self._registered(plek.plek)
        if known is not None:
            return known[0].naam
        if plek.naam:
            return plek.naam
        werkblad = self._rekenaar.werkblad
        found = werkblad.name_of(plek) if werkblad is not None else ""
        return found or QCoreApplication.translate("watals", "plek zonder naam")

    def was_at(self, plek: ScenarioPlek) -> tuple[float, float] | None:
        """Return where the place of a change is now (RD metres); None when nobody knows."""
        for one in self._rekenaar.bestaand:
            same = plek.plek and one.plek == plek.plek
            if same or (plek.osm_id and one.osm_id == plek.osm_id):
                return one.x, one.y
        known = self._registered(plek.plek)
        if known is not None and known[1].x is not None and known[1].y is not None:
            return known[1].x, known[1].y
        return None

    def tekens(self, plekken: Iterable[ScenarioPlek]) -> list[Teken]:
        """Return a sign for each change that has a point."""
        found = []
        for one in plekken:
            was = self.was_at(one)
            x, y = (was or (one.x, one.y)) if one.actie == DICHT else (one.x, one.y)
            if x is None or y is None:
                continue
            van = was if one.actie == VERPLAATST else None
            vast = one.actie == DICHT
            key = one.uuid or NIEUW
            found.append(Teken(key, one.actie, self.name_of(one), x, y, van, vast=vast))
        return found

    def _registered(self, uuid: str | None) -> tuple[Hulpbron, Plek] | None:
        if uuid is None:
            return None
        return next(
            (
                (bron, plek)
                for bron in self._register.records
                for plek in bron.plekken
                if plek.uuid == uuid
            ),
            None,
        )
