"""What the parts of the gate agree on: the three levels, and which places are hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain import regels
from sociale_kaart.domain.instemmingen import ALLEEN_BUURT, instemming

if TYPE_CHECKING:
    import datetime as dt

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Value

PUBLIEK, PARTNERS, INTERN = 0, 1, 2
NIVEAUS = {"publiek": PUBLIEK, "partners": PARTNERS, "intern": INTERN}
# Names in veld_zichtbaarheid that speak about where a hulpbron is.
_PLEK = frozenset(
    {
        "plekken", "adres", "punt", "x", "y", "straat", "huisnummer", "huisletter", "toevoeging",
        "postcode",
    }
)  # fmt: skip


def niveau(zichtbaarheid: Value) -> int:
    """Return the level of a zichtbaarheid; an unknown code is the strictest one."""
    return NIVEAUS.get(str(zichtbaarheid), INTERN)


def naam_van(lezer: int) -> str:
    """Return the name of an audience: publiek, partners or intern."""
    return next(naam for naam, level in NIVEAUS.items() if level == lezer)


def field_levels(hulpbron: Hulpbron) -> dict[str, int]:
    """Return what `veld_zichtbaarheid` says: field name -> level (strictest of several rows)."""
    levels: dict[str, int] = {}
    for row in hulpbron.deel("veld_zichtbaarheid"):
        naam = str(row.get("veld") or "").strip()
        level = niveau(row.get("zichtbaarheid"))
        levels[naam] = max(level, levels.get(naam, PUBLIEK))
    return levels


def only_at_buurt(hulpbron: Hulpbron, plek: Plek, lezer: int, peildatum: dt.date) -> bool:
    """Return whether these readers may know no more of a plek than its buurt.

    Somebody's home and the persoonlijke sfeer are never more than a buurt, for any reader.
    """
    levels = field_levels(hulpbron)
    closed = [n for name, n in levels.items() if name.removeprefix("plekken.") in _PLEK]
    return (
        plek.gebruik == "thuis"
        or regels.only_at_buurt_level(hulpbron.sfeer)
        or max(closed, default=PUBLIEK) > lezer
        or (lezer < INTERN and instemming(hulpbron, peildatum) == ALLEEN_BUURT)
    )
