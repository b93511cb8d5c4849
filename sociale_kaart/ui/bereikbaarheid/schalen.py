"""The fixed steps of every kind of figure, the same on every map, so that maps can be compared."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import notatie
from sociale_kaart.domain.afstandstappen import GRENZEN_M, say_limit
from sociale_kaart.ui.canvas.choropleth import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "GRENZEN_M",
    "count_steps",
    "distance_steps",
    "say_limit",
    "say_share",
    "share_steps",
    "steps_between",
]

GRENZEN_AANDEEL = (0.25, 0.5, 0.75, 0.9)
GRENZEN_AANTAL = (1, 3, 5, 10)
# From light to dark; the pattern tells them apart where colour does not.
_PATRONEN = ("", "stippen", "liggende strepen", "dichte stippen", "ruitjes")


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("schalen", text)


def say_share(aandeel: float) -> str:
    """Return a share as a border: 25 %."""
    return f"{aandeel * 100:.0f} %"


def steps_between(
    grenzen: Sequence[float], say: Callable[[float], str], *, dark_is_low: bool = False
) -> tuple[Step, ...]:
    """Return a step below, between and above ascending borders (at most four), in words.

    Args:
        grenzen: the borders.
        say: writes one.
        dark_is_low: dark is the low end, as for a share that has it near.
    """
    labels = [
        tr("tot {0}").format(say(grenzen[0])),
        *(f"{say(low)} – {say(high)}" for low, high in itertools.pairwise(grenzen)),
        tr("meer dan {0}").format(say(grenzen[-1])),
    ]
    last = len(labels) - 1
    tones = [round(4 * number / last) for number in range(last + 1)]
    if dark_is_low:
        tones.reverse()
    return tuple(
        Step(label, toon, _PATRONEN[toon]) for label, toon in zip(labels, tones, strict=True)
    )


def distance_steps(netwerk: str) -> tuple[Step, ...]:
    """Return the five steps of a distance by lopen, fietsen or auto."""
    return steps_between(GRENZEN_M[netwerk], say_limit)


def share_steps() -> tuple[Step, ...]:
    """Return the five steps of a share of the inhabitants; light is many, as light is near."""
    return steps_between(GRENZEN_AANDEEL, say_share, dark_is_low=True)


def count_steps() -> tuple[Step, ...]:
    """Return the five steps of a number of places; light is many, as light is near."""
    return steps_between(GRENZEN_AANTAL, notatie.getal, dark_is_low=True)
