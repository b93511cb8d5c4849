"""The fixed steps of a distance, the same on every map, so that maps can be compared."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from sociale_kaart.domain import notatie

if TYPE_CHECKING:
    from collections.abc import Mapping

# Metres, by how one goes.
GRENZEN_M: Mapping[str, tuple[int, int, int, int]] = {
    "lopen": (250, 500, 750, 1_000),
    "fietsen": (500, 1_000, 2_000, 3_000),
    "auto": (500, 1_000, 2_000, 5_000),
}


def say_limit(metres: float) -> str:
    """Return a border as people say it: 250 m, 1 km, 1,5 km."""
    if metres < 1000:  # noqa: PLR2004 - people say metres below a kilometre
        return f"{metres:.0f} m"
    return f"{notatie.getal(metres / 1000, 0 if metres % 1000 == 0 else 1)} km"


def step_labels(netwerk: str) -> tuple[str, ...]:
    """Return the five steps of a distance by lopen, fietsen or auto, near to far, in words."""
    grenzen = GRENZEN_M[netwerk]
    return (
        f"tot {say_limit(grenzen[0])}",
        *(f"{say_limit(low)} – {say_limit(high)}" for low, high in itertools.pairwise(grenzen)),
        f"meer dan {say_limit(grenzen[-1])}",
    )


def step_of(metres: float, netwerk: str) -> int:
    """Return the step of a distance, 0 (near) … 4; on a border it belongs to the nearer one."""
    return sum(metres > grens for grens in GRENZEN_M[netwerk])
