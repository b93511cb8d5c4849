"""Where would one (or p) new places help most: candidates on a network, and how sure that is.

Only adding is weighed. What may close is nobody's sum (domein 9.3), so there is no search for that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from sociale_kaart.analysis.distance import place_voorzieningen
from sociale_kaart.analysis.mclp import Keuze, best_cover
from sociale_kaart.analysis.p_median import best_mean
from sociale_kaart.analysis.reach import reach
from sociale_kaart.domain.scenario import ERBIJ, Wijziging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.scenario import Effect, Proef
    from sociale_kaart.analysis.snap import Snap
    from sociale_kaart.base.progress import Progress

BINNEN = "binnen"
GEMIDDELD = "gemiddeld"
DOELEN = (BINNEN, GEMIDDELD)
# All distances of people to candidates are kept at once: so many numbers take 250 MB.
_MOST_DISTANCES = 30_000_000


@dataclass(frozen=True)
class Uitkomst:
    """The choice, and what it does.

    Attributes:
        keuze: the candidates, numbered as in the question.
        effect: what all chosen places together change.
        met_tweede: what would change with `keuze.tweede`
            in place of the last one chosen; None without a runner-up.
        bekeken: how many candidates can be reached from somewhere and were weighed.
    """

    keuze: Keuze
    effect: Effect
    met_tweede: Effect | None
    bekeken: int


def most_candidates(opstelling: Opstelling) -> int:
    """Return how many candidates the mean distance can be weighed for on this network."""
    return max(1, min(300, _MOST_DISTANCES // max(1, opstelling.aantal)))


def best_places(
    proef: Proef,
    kandidaten: NDArray[np.float64],
    aantal: int = 1,
    *,
    doel: str = BINNEN,
    tijd_s: float = 30.0,
    progress: Progress | None = None,
) -> Uitkomst:
    """Return where `aantal` new places of the categorie of `proef` help most.

    Args:
        proef: the network, the places there are, the norm and whose distances count.
        kandidaten: (m, 2) possible places in RD New metres; of equally good ones the first is
            chosen.
        aantal: how many places at most; fewer are given when more would add nothing.
        doel: `BINNEN` brings most people within the norm (exact; after `tijd_s` the best so far,
            with the gap). `GEMIDDELD` makes the way shortest on average; there who can get nowhere
            is weighed as the one who now has the longest way, and is in no mean that is given.
        tijd_s: how long to search at most, in seconds.
        progress: told of each step; may cancel.

    Raises:
        ValueError: an unknown doel, no place asked for, or too many candidates for the mean.
        Cancelled: the user stopped.
    """
    if doel not in DOELEN:
        message = f"no such aim: {doel!r}"
        raise ValueError(message)
    opstelling = proef.opstelling
    if progress is not None:
        progress.step("De mogelijke plekken op de kaart zetten…")
    placed = place_voorzieningen(opstelling.network, kandidaten.reshape(-1, 2))
    if doel == BINNEN:
        keuze = _most_within(proef, placed, aantal, tijd_s, progress)
    else:
        keuze = _nearest_on_average(proef, placed, aantal, progress)
    chosen = list(keuze.kandidaten)
    other = None
    if keuze.tweede is not None:
        other = _effect(proef, kandidaten, [*chosen[:-1], keuze.tweede])
    return Uitkomst(keuze, _effect(proef, kandidaten, chosen), other, len(np.unique(placed.punt)))


def _effect(proef: Proef, kandidaten: NDArray[np.float64], chosen: Sequence[int]) -> Effect:
    points = kandidaten.reshape(-1, 2)[list(chosen)].tolist()
    return proef.effect([Wijziging(ERBIJ, None, x, y) for x, y in points])


def _people(proef: Proef) -> NDArray[np.bool_]:
    """Return per adres whether anybody there counts."""
    return (proef.opstelling.buurt >= 0) & (proef.opstelling.gewicht[proef.groep] > 0)


def _most_within(
    proef: Proef, placed: Snap, aantal: int, tijd_s: float, progress: Progress | None
) -> Keuze:
    opstelling = proef.opstelling
    short = np.flatnonzero(_people(proef) & ~(proef.voor_m <= proef.norm_m))
    found = reach(
        opstelling.network,
        opstelling.adressen.of_points(short),
        placed,
        access_leg=opstelling.access_leg,
        limiet_m=proef.norm_m,
        progress=progress,
    )
    serves = sparse.csr_array(
        (np.ones(len(found.voorziening)), found.voorziening, found.start),
        shape=(len(short), placed.aantal),
    )
    if progress is not None:
        progress.step("De beste keuze zoeken…")
    return best_cover(opstelling.gewicht[proef.groep][short], serves, aantal, tijd_s=tijd_s)


def _nearest_on_average(
    proef: Proef, placed: Snap, aantal: int, progress: Progress | None
) -> Keuze:
    opstelling = proef.opstelling
    if placed.aantal > most_candidates(opstelling):
        message = f"{placed.aantal} candidates are too many to weigh the mean for"
        raise ValueError(message)
    people = np.flatnonzero(_people(proef))
    found = reach(
        opstelling.network,
        opstelling.adressen.of_points(people),
        placed,
        access_leg=opstelling.access_leg,
        progress=progress,
    )
    far = np.full((len(people), placed.aantal), np.inf)
    far[np.repeat(np.arange(len(people)), np.diff(found.start)), found.voorziening] = (
        found.afstand_m
    )
    now = proef.voor_m[people]
    known = now[np.isfinite(now)] if np.isfinite(now).any() else far[np.isfinite(far)]
    longest = float(known.max()) if len(known) else 0.0
    np.subtract(np.minimum(now, longest)[:, None], far, out=far)
    np.maximum(far, 0.0, out=far)
    return best_mean(opstelling.gewicht[proef.groep][people], far, aantal, progress=progress)
