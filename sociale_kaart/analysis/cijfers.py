"""The figures of a group of addresses: weighted mean, quantiles and shares.

Unreachable addresses (inf) are kept out of mean and quantiles, but in the shares: who cannot get
there does not live within 500 m of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NABIJ_M = 500.0
LOOPAFSTAND_M = 1_000.0


@dataclass(frozen=True, slots=True)
class Cijfers:
    """Distances in metres and shares 0-1 of one group of addresses; NaN is unknown."""

    gemiddelde_m: float
    mediaan_m: float
    p90_m: float
    aandeel_500m: float
    aandeel_1000m: float


ONBEKEND = Cijfers(np.nan, np.nan, np.nan, np.nan, np.nan)


def summarize(afstand_m: NDArray[np.float64], gewicht: NDArray[np.float64]) -> Cijfers:
    """Return the figures of addresses with distance `afstand_m` (inf allowed) and a weight >= 0.

    When nobody is counted (all weights 0), or there is no address, all figures are unknown. When
    no counted address can reach a voorziening, mean and quantiles are unknown and shares are 0.
    """
    counted = gewicht > 0
    afstand_m, gewicht = afstand_m[counted], gewicht[counted]
    total = float(gewicht.sum())
    if total <= 0:
        return ONBEKEND
    shares = [
        float(gewicht[afstand_m <= grens].sum()) / total for grens in (NABIJ_M, LOOPAFSTAND_M)
    ]
    reached = np.isfinite(afstand_m)
    if not reached.any():
        return Cijfers(np.nan, np.nan, np.nan, *shares)
    afstand_m, gewicht = afstand_m[reached], gewicht[reached]
    mean = float(np.average(afstand_m, weights=gewicht))
    median, p90 = weighted_quantiles(afstand_m, gewicht, (0.5, 0.9))
    return Cijfers(mean, median, p90, *shares)


def weighted_quantiles(
    values: NDArray[np.float64], gewicht: NDArray[np.float64], kansen: tuple[float, ...]
) -> tuple[float, ...]:
    """Return quantiles of `values`, each value counting for its (positive) weight.

    With equal weights this is the usual quantile (Hyndman-Fan type 7, as numpy and Excel have
    it). With unequal weights it is Akinshin's weighted type 7 (arXiv:2304.07265): the mean of the
    step-shaped quantile function over a window of 1/n*, n* = (sum w)^2 / sum w^2 being the number
    of values that really count. The unit of the weights does not matter.
    """
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    share = np.concatenate([[0.0], np.cumsum(gewicht[order])])
    share /= share[-1]
    effective = float(gewicht.sum() ** 2 / np.square(gewicht).sum())
    found = []
    for kans in kansen:
        right = ((effective - 1) * kans + 1) / effective
        left = right - 1 / effective
        parts = np.diff(np.clip((share - left) * effective, 0.0, 1.0))
        found.append(float(parts @ ordered))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Groepscijfers:
    """The figures of many groups of addresses at once: arrays with a number per group.

    Attributes:
        gemiddelde_m: as in `Cijfers`, NaN where nobody who is counted can get there.
        mediaan_m: idem.
        p90_m: idem.
        geteld: sum of the weights; 0 where nobody is counted.
        bereikt: sum of the weights of who can get there: what the mean rests on.
    """

    gemiddelde_m: NDArray[np.float64]
    mediaan_m: NDArray[np.float64]
    p90_m: NDArray[np.float64]
    geteld: NDArray[np.float64]
    bereikt: NDArray[np.float64]


def group_sums(
    values: NDArray[np.float64], groep: NDArray[np.intp], aantal: int
) -> NDArray[np.float64]:
    """Return the sum of `values` per group; group -1 is nowhere."""
    inside = groep >= 0
    sums = np.bincount(groep[inside], weights=values[inside], minlength=aantal)
    return np.asarray(sums, dtype=np.float64)


def summarize_groups(
    afstand_m: NDArray[np.float64],
    gewicht: NDArray[np.float64],
    groep: NDArray[np.intp],
    aantal: int,
    volgorde: NDArray[np.intp] | None = None,
) -> Groepscijfers:
    """Return for every group what `summarize` gives for one.

    Args:
        afstand_m: per address, inf is unreachable.
        gewicht: per address, 0 or more.
        groep: per address the number of its group, -1 for none.
        aantal: number of groups.
        volgorde: the addresses from near to far, when that is known already.
    """
    near_first = np.argsort(afstand_m, kind="stable") if volgorde is None else volgorde
    reached = (groep >= 0) & (gewicht > 0) & np.isfinite(afstand_m)
    near_first = near_first[reached[near_first]]
    group = groep[near_first]
    # Small whole numbers are sorted many times faster.
    small = group.astype(np.int16) if aantal < np.iinfo(np.int16).max else group
    by_group = np.argsort(small, kind="stable")
    group, order = group[by_group], near_first[by_group]
    far, weight = afstand_m[order], gewicht[order]
    total = group_sums(weight, group, aantal)
    some = total > 0
    before = np.concatenate([[0.0], np.cumsum(total)])[:-1]
    after = np.cumsum(weight)
    share = (after - before[group]) / total[group]
    start = (after - weight - before[group]) / total[group]
    squares = group_sums(np.square(weight), group, aantal)
    effective = np.divide(np.square(total), squares, out=np.ones(aantal), where=some)
    found = []
    for kans in (0.5, 0.9):
        left = ((effective - 1) * kans / effective)[group]
        width = effective[group]
        part = np.clip((share - left) * width, 0.0, 1.0) - np.clip((start - left) * width, 0.0, 1.0)
        # The parts of a group add up to 1 but for the last bits of the sum.
        whole = group_sums(part, group, aantal)
        value = group_sums(part * far, group, aantal)
        found.append(np.divide(value, whole, out=np.full(aantal, np.nan), where=some))
    return Groepscijfers(
        gemiddelde_m=np.divide(
            group_sums(weight * far, group, aantal), total, out=np.full(aantal, np.nan), where=some
        ),
        mediaan_m=found[0],
        p90_m=found[1],
        geteld=group_sums(np.where(gewicht > 0, gewicht, 0.0), groep, aantal),
        bereikt=total,
    )
