"""What happens in a room: the hulpbronnen that use a place, so that a closing names them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sociale_kaart.domain.hulpbron import STATUS_ACTIEF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek

# So near is the same building.
_SAME_M = 15.0
_USES = frozenset({"gebruikt_ruimte_van", "is_onderdeel_van"})


def in_the_room(
    hulpbronnen: Iterable[Hulpbron], plek: str | None, x: float, y: float
) -> tuple[str, ...]:
    """Return the names of what else is at a place, sorted.

    That is what the relaties say uses its room or is a part of it, and what has a plek of its own
    at the same spot. What has stopped is left out.

    Args:
        hulpbronnen: the register as far as the reader may see it.
        plek: uuid of the plek of the register, None for a place of the reference data.
        x: where it is (RD New, metres).
        y: as `x`.
    """
    everything = list(hulpbronnen)
    owner = next((b.uuid for b in everything if any(p.uuid == plek for p in b.plekken)), None)
    found = {
        bron.naam
        for bron in everything
        if bron.uuid != owner
        and bron.status in {STATUS_ACTIEF, None}
        and (_uses(bron, owner) or any(_is_here(one, x, y) for one in bron.plekken))
    }
    return tuple(sorted(found, key=str.casefold))


def _uses(bron: Hulpbron, owner: str | None) -> bool:
    return owner is not None and any(
        row.get("naar") == owner and row.get("soort") in _USES for row in bron.deel("relaties")
    )


def _is_here(plek: Plek, x: float, y: float) -> bool:
    if plek.x is None or plek.y is None or plek.locatie_nauwkeurigheid == "buurt":
        return False
    return math.hypot(plek.x - x, plek.y - y) <= _SAME_M
