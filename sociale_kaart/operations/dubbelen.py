"""Hints, while registering, that something may be in the register already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.importing.dubbelen import Dubbel, DubbelenZoeker, possible_dubbelen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Value

__all__ = ["Dubbel", "DubbelenZoeker", "hints"]


def hints(
    records: Iterable[Hulpbron] | DubbelenZoeker,
    naam: str,
    plek: Mapping[str, Value],
    *,
    zelf: str | None = None,
) -> list[Dubbel]:
    """Return at most three hulpbronnen that may be the same as what is being typed.

    Args:
        records: the register; who asks at each keystroke keeps a `DubbelenZoeker` of it.
        naam: as far as typed.
        plek: columns of a plek; what is not known may be absent.
        zelf: uuid of the hulpbron that is being changed.
    """
    if isinstance(records, DubbelenZoeker):
        return records.find(naam, plek, zelf=zelf)
    return possible_dubbelen(naam, plek, records, zelf=zelf)
