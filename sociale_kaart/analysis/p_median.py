"""Choosing p of the candidates so that people are nearer on average (p-median).

Small problems are looked at choice by choice. Larger ones by greedy with swaps, beside a bound that
no choice exceeds: Lagrangian relaxation (each person is served by one candidate at most), improved
by subgradient steps. The gap between the two is told.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import numpy as np

from sociale_kaart.analysis.mclp import GELIJK, Keuze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sociale_kaart.base.progress import Progress

# So many sums of one person and one choice are done in about a second.
_ALL_CHOICES = 3e8
_STAPPEN = 80
_HALVE_NA = 8


def best_mean(
    gewicht: NDArray[np.float64],
    winst_m: NDArray[np.float64],
    aantal: int,
    *,
    progress: Progress | None = None,
) -> Keuze:
    """Return the `aantal` candidates that together save most metres.

    Args:
        gewicht: people per row of demand.
        winst_m: (demand, candidates) metres saved by a person when only this candidate is there
            beside what there is now; never negative.
        aantal: how many candidates at most.
        progress: told while searching; may stop it.

    Returns:
        The choice; `waarde` is metres times people. Ties go by the order of the candidates.

    Raises:
        ValueError: `aantal` is less than 1, or a gain is negative.
        Cancelled: the user stopped.
    """
    if aantal < 1:
        message = "at least one place"
        raise ValueError(message)
    if winst_m.size and winst_m.min() < 0:
        message = "a place that is added never makes the way longer"
        raise ValueError(message)
    alone = gewicht @ winst_m
    useful = np.flatnonzero(alone > GELIJK)
    if len(useful) == 0:
        return Keuze((), 0.0, 0.0)
    rows = np.flatnonzero((winst_m[:, useful] > 0).any(axis=1) & (gewicht > 0))
    weight, gain = gewicht[rows], np.ascontiguousarray(winst_m[np.ix_(rows, useful)])
    count = min(aantal, len(useful))
    if math.comb(len(useful), count) * len(rows) <= _ALL_CHOICES:
        chosen = _every_choice(weight, gain, count, progress)
        bound = _saved(weight, gain, chosen)
    else:
        chosen = _swapped(weight, gain, _greedy(weight, gain, count), progress)
        bound = _bound(weight, gain, count, _saved(weight, gain, chosen), progress)
    return _told(weight, gain, useful, chosen, bound)


def _saved(weight: NDArray[np.float64], gain: NDArray[np.float64], chosen: Sequence[int]) -> float:
    return float(weight @ gain[:, list(chosen)].max(axis=1)) if chosen else 0.0


def _every_choice(
    weight: NDArray[np.float64], gain: NDArray[np.float64], aantal: int, progress: Progress | None
) -> list[int]:
    """Return the best choice of exactly `aantal`, the first of equals."""
    best: tuple[int, ...] = ()
    value = -1.0
    for step, first in enumerate(itertools.combinations(range(gain.shape[1]), aantal - 1)):
        if progress is not None and step % 100 == 0:
            progress.step("Alle keuzes bekijken…")
        start = first[-1] + 1 if first else 0
        if start == gain.shape[1]:
            continue
        have = gain[:, first].max(axis=1) if first else np.zeros(len(weight))
        totals = weight @ np.maximum(gain[:, start:], have[:, None])
        last = int(np.argmax(totals))
        if totals[last] > value + GELIJK:
            best, value = (*first, start + last), float(totals[last])
    return list(best)


def _greedy(weight: NDArray[np.float64], gain: NDArray[np.float64], aantal: int) -> list[int]:
    """Return candidates, each the one that saves most beside those before it."""
    chosen: list[int] = []
    have = np.zeros(len(weight))
    for _ in range(aantal):
        more = _adds(weight, gain, have)
        best = int(np.argmax(more))
        if more[best] <= GELIJK:
            break
        chosen.append(best)
        have = np.maximum(have, gain[:, best])
    return chosen


def _adds(
    weight: NDArray[np.float64], gain: NDArray[np.float64], have: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what each candidate saves beside what people have already."""
    # Column by column: the whole difference at once would be as large as `gain`.
    found = np.empty(gain.shape[1])
    for start in range(0, gain.shape[1], 64):
        part = gain[:, start : start + 64] - have[:, None]
        np.maximum(part, 0.0, out=part)
        found[start : start + 64] = weight @ part
    return found


def _swapped(
    weight: NDArray[np.float64],
    gain: NDArray[np.float64],
    chosen: list[int],
    progress: Progress | None,
) -> list[int]:
    """Exchange one candidate for another as long as that saves more."""
    better = True
    while better:
        better = False
        for slot, one in enumerate(chosen):
            if progress is not None:
                progress.step("Plekken ruilen…", slot, len(chosen))
            others = chosen[:slot] + chosen[slot + 1 :]
            have = gain[:, others].max(axis=1) if others else np.zeros(len(weight))
            more = _adds(weight, gain, have)
            best = int(np.argmax(more))
            if more[best] > more[one] + GELIJK * max(1.0, more[one]):
                chosen = [*chosen[:slot], best, *chosen[slot + 1 :]]
                better = True
    return chosen


def _bound(
    weight: NDArray[np.float64],
    gain: NDArray[np.float64],
    aantal: int,
    value: float,
    progress: Progress | None,
) -> float:
    """Return what no choice exceeds.

    For any price per person >= 0: the prices together, plus the p candidates that save most above
    the price. The prices start at what the second best candidate saves and move towards a person
    being served just once.
    """
    price = np.sort(gain, axis=1)[:, -min(2, gain.shape[1])]
    best = math.inf
    scale, since = 2.0, 0
    for step in range(_STAPPEN):
        if progress is not None:
            progress.step("Kijken hoeveel beter het nog kan…", step, _STAPPEN)
        each = _adds(weight, gain, price)
        top = np.argsort(-each, kind="stable")[:aantal]
        found = float(weight @ price + each[top].sum())
        if found < best - GELIJK:
            best, since = found, 0
        else:
            since += 1
        if best <= value * (1 + GELIJK):
            break
        if since >= _HALVE_NA:
            scale, since = scale / 2, 0
        served = (gain[:, top] > price[:, None]).sum(axis=1)
        slope = 1.0 - served
        length = float((weight * slope**2).sum())
        if length <= 0:
            break
        price = np.maximum(price - scale * (found - value) / length * slope, 0.0)
    return best


def _told(
    weight: NDArray[np.float64],
    gain: NDArray[np.float64],
    useful: NDArray[np.intp],
    chosen: list[int],
    bound: float,
) -> Keuze:
    """Return the choice in the order of what each adds, with the runner-up."""
    ordered: list[int] = []
    adds: list[float] = []
    have = np.zeros(len(weight))
    for _ in range(len(chosen)):
        more = _adds(weight, gain, have)
        best = max((one for one in chosen if one not in ordered), key=lambda k: (more[k], -k))
        if more[best] <= GELIJK:
            break
        ordered.append(best)
        adds.append(float(more[best]))
        have = np.maximum(have, gain[:, best])
    value = float(weight @ have)
    first = ordered[:-1]
    others = _adds(weight, gain, gain[:, first].max(axis=1) if first else np.zeros(len(weight)))
    others[ordered] = -1.0
    second = int(np.argmax(others))
    brings = float(others[second])
    known = brings > GELIJK
    return Keuze(
        kandidaten=tuple(int(useful[one]) for one in ordered),
        waarde=value,
        grens=max(value, bound),
        per_kandidaat=tuple(adds),
        tweede=int(useful[second]) if known else None,
        tweede_waarde=value - adds[-1] + brings if known else 0.0,
        opgelost=(len(useful), len(weight)),
    )
