"""Searching the places of an ondergrond while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociale_kaart.importing.zoeken import PlaatsZoeker
    from sociale_kaart.project.ondergrond import Ondergrond


def make_zoeker(ondergrond: Ondergrond) -> PlaatsZoeker:
    """Read the addresses and buurten of an ondergrond into an index; part of a second for a town.

    Any thread may do this; the index itself is only read afterwards.

    Raises:
        OndergrondError: a layer cannot be read.
    """
    from sociale_kaart.importing.zoeken import build_plaatszoeker  # noqa: PLC0415 - start-up time
    from sociale_kaart.importing.zoeknamen import ADRES_COLUMNS  # noqa: PLC0415 - idem

    # Plain arrays: the libraries for frames take a hundred megabytes that a window can do without.
    buurten = ondergrond.columns("buurten", ["buurtcode", "buurtnaam", "gemeentenaam"])
    return build_plaatszoeker(ondergrond.columns("adressen", ADRES_COLUMNS), buurten)
