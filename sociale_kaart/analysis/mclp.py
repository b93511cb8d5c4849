"""Choosing p of the candidates so that most people live within the norm: exact (MCLP).

Maximal covering location problem, solved as a mixed integer programme by HiGHS (inside scipy).
Before that the problem is made smaller without changing its answer: people who are served by the
same candidates are one row, a candidate that serves no more than an earlier one is left out, and so
is one that no better choice than a good one can hold (`mclp_grens`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from sociale_kaart.analysis.mclp_grens import bound_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# Two sums of weights that differ less are the same number of people.
GELIJK = 1e-6
PAIR = 2
# The solver does not look at the time while it makes a problem smaller; of a larger one than this
# that alone takes most of a minute.
_PRESOLVED = 300_000
# Up to this many candidates it pays to look for those that serve no more than another one.
_COMPARED = 4_000


@dataclass(frozen=True, slots=True)
class Keuze:
    """Which candidates, and how sure that no other choice is better.

    Attributes:
        kandidaten: the chosen ones, the one that brings most by itself first, then the one that
            adds most, and so on. Fewer than asked when more would add nothing.
        waarde: what they bring: people within the norm who were not, or metres saved.
        grens: no choice brings more than this.
        per_kandidaat: what each adds to those before it.
        tweede: the best single candidate that was not chosen, in place of the last one chosen;
            None when there is none that brings anything.
        tweede_waarde: what the choice would bring then.
        opgelost: how many candidates and rows of people were left when the problem was smallest.
    """

    kandidaten: tuple[int, ...]
    waarde: float
    grens: float
    per_kandidaat: tuple[float, ...] = ()
    tweede: int | None = None
    tweede_waarde: float = 0.0
    opgelost: tuple[int, int] = (0, 0)

    @property
    def bewezen(self) -> bool:
        """Whether no other choice of these candidates is better."""
        return self.grens <= self.waarde + GELIJK * max(1.0, abs(self.waarde))

    @property
    def gat(self) -> float:
        """How much better another choice could at most be, as a share of this one (0 is proven)."""
        if self.bewezen:
            return 0.0
        return (self.grens - self.waarde) / self.waarde if self.waarde > 0 else math.inf


def best_cover(
    gewicht: NDArray[np.float64],
    dekt: sparse.csr_array[Any],
    aantal: int,
    *,
    tijd_s: float = 60.0,
) -> Keuze:
    """Return the `aantal` candidates that together serve most people.

    Args:
        gewicht: people per row of demand who are not served yet.
        dekt: (demand, candidates), an entry where the candidate serves the row.
        aantal: how many candidates at most.
        tijd_s: after this many seconds the best so far is given, with the gap.

    Returns:
        The choice. Of equally good choices the one with the earlier candidates, as far as one
        exchange at a time finds it. The same input gives the same answer, unless time ran out.

    Raises:
        ValueError: `aantal` is less than 1.
    """
    if aantal < 1:
        message = "at least one place"
        raise ValueError(message)
    weight, rows = _merged(gewicht, dekt)
    useful = _useful(rows)
    small = rows[:, useful]
    if len(useful) == 0:
        return Keuze((), 0.0, 0.0)
    chosen = _swapped(weight, small, _greedy(weight, small, min(aantal, len(useful))))
    value = _served(weight, small, chosen)
    bound = _simple_bound(weight, small, aantal)
    if aantal == PAIR and len(useful) <= _COMPARED:
        chosen = _best_pair(weight, small)
        bound = _served(weight, small, chosen)
    elif aantal > 1 and bound > value + GELIJK:
        chosen, bound = _proven(weight, small, chosen, min(aantal, len(useful)), tijd_s)
    chosen = _earliest(weight, small, chosen)
    kept = useful[chosen]
    return _told(weight, rows, [int(one) for one in kept], bound, (len(useful), len(weight)))


def _merged(
    gewicht: NDArray[np.float64], dekt: sparse.csr_array[Any]
) -> tuple[NDArray[np.float64], sparse.csr_array[Any]]:
    """Return the demand with people who are served by the same candidates as one row."""
    dekt = sparse.csr_array(dekt)
    dekt.sort_indices()
    keep = np.flatnonzero((gewicht > 0) & (np.diff(dekt.indptr) > 0))
    index: dict[bytes, int] = {}
    first: list[int] = []
    group = np.zeros(len(keep), dtype=np.intp)
    for number, row in enumerate(keep.tolist()):
        key = dekt.indices[dekt.indptr[row] : dekt.indptr[row + 1]].tobytes()
        known = index.setdefault(key, len(first))
        if known == len(first):
            first.append(row)
        group[number] = known
    weight = np.asarray(np.bincount(group, gewicht[keep], minlength=len(first)), dtype=np.float64)
    rows = dekt[np.array(first, dtype=np.intp)]
    ones = np.ones(rows.nnz)
    return weight, sparse.csr_array((ones, rows.indices, rows.indptr), shape=rows.shape)


def _useful(rows: sparse.csr_array[Any]) -> NDArray[np.intp]:
    """Return the candidates that serve somebody whom no single other one serves as well.

    Of candidates that serve the same people the first stays.
    """
    columns = sparse.csc_array(rows)
    size = np.diff(columns.indptr)
    some = np.flatnonzero(size > 0)
    if len(some) > _COMPARED:
        return some
    part = columns[:, some]
    together = sparse.csr_array(part.T @ part).tocoo()
    one, other = together.coords
    mine, theirs = size[some][one], size[some][other]
    inside = (one != other) & (together.data == mine)
    worse = inside & ((theirs > mine) | ((theirs == mine) & (other < one)))
    dominated = np.zeros(len(some), dtype=bool)
    dominated[one[worse]] = True
    return some[~dominated]


def _proven(
    weight: NDArray[np.float64],
    rows: sparse.csr_array[Any],
    chosen: list[int],
    aantal: int,
    tijd_s: float,
) -> tuple[list[int], float]:
    """Return the best choice, `chosen` when nothing is better, and what no choice exceeds."""
    value = _served(weight, rows, chosen)
    bound = bound_of(weight, rows, aantal, value)
    left = bound.may_be_better(aantal, value + GELIJK)
    part_weight, part = _merged(weight, rows[:, left])
    inside = _useful(part)
    if len(inside) == 0:
        return chosen, value
    part_weight, part = _merged(part_weight, part[:, inside])
    solved, proven = _solve(part_weight, part, min(aantal, len(inside)), tijd_s)
    # A choice with a candidate that was left out serves no more than `value`.
    most = min(bound.waarde, max(value, proven))
    if solved is not None:
        found = [int(left[inside[one]]) for one in solved]
        if _served(weight, rows, found) > value + GELIJK:
            return found, most
    return chosen, most


def _best_pair(weight: NDArray[np.float64], rows: sparse.csr_array[Any]) -> list[int]:
    """Return the best two candidates, by looking at every pair; the first of equals."""
    if rows.shape[1] == 1:
        return [0]
    weighted = sparse.csr_array(rows.multiply(weight[:, None]))
    both = np.asarray((weighted.T @ rows).toarray(), dtype=np.float64)
    each = np.diag(both).copy()
    pair = np.triu(each[:, None] + each[None, :] - both, k=1)
    # Sums in another order differ in their last digits: those are equals.
    return [
        int(one)
        for one in np.unravel_index(int(np.argmax(pair >= pair.max() - GELIJK)), pair.shape)
    ]


def _greedy(weight: NDArray[np.float64], rows: sparse.csr_array[Any], aantal: int) -> list[int]:
    """Return candidates, each the one that adds most to those before it."""
    chosen: list[int] = []
    left = weight.copy()
    turned = sparse.csr_array(rows.T)
    for _ in range(aantal):
        gain = turned @ left
        best = int(np.argmax(gain))
        if gain[best] <= GELIJK:
            break
        chosen.append(best)
        left[turned.indices[turned.indptr[best] : turned.indptr[best + 1]]] = 0.0
    return chosen


def _swapped(
    weight: NDArray[np.float64], rows: sparse.csr_array[Any], chosen: list[int]
) -> list[int]:
    """Exchange one chosen candidate for another as long as that serves more people."""
    turned = sparse.csr_array(rows.T)
    better = True
    while better:
        better = False
        for slot in range(len(chosen)):
            gain = turned @ _left(weight, turned, chosen[:slot] + chosen[slot + 1 :])
            best = int(np.argmax(gain))
            if gain[best] > gain[chosen[slot]] + GELIJK:
                chosen = [*chosen[:slot], best, *chosen[slot + 1 :]]
                better = True
    return chosen


def _earliest(
    weight: NDArray[np.float64], rows: sparse.csr_array[Any], chosen: list[int]
) -> list[int]:
    """Exchange chosen candidates for earlier ones that serve as many, so that ties go by order."""
    turned = sparse.csr_array(rows.T)
    chosen = sorted(chosen)
    moved = True
    while moved:
        moved = False
        for slot, one in enumerate(chosen):
            others = chosen[:slot] + chosen[slot + 1 :]
            gain = turned @ _left(weight, turned, others)
            equal = np.flatnonzero(gain >= gain[one] - GELIJK)
            first = next((int(x) for x in equal if int(x) not in others), one)
            if first < one:
                chosen = sorted([*others, first])
                moved = True
                break
    return chosen


def _left(
    weight: NDArray[np.float64], turned: sparse.csr_array[Any], chosen: Sequence[int]
) -> NDArray[np.float64]:
    """Return the people whom none of `chosen` serves."""
    left = weight.copy()
    for one in chosen:
        left[turned.indices[turned.indptr[one] : turned.indptr[one + 1]]] = 0.0
    return left


def _served(
    weight: NDArray[np.float64], rows: sparse.csr_array[Any], chosen: Sequence[int]
) -> float:
    return float(weight.sum() - _left(weight, sparse.csr_array(rows.T), chosen).sum())


def _simple_bound(weight: NDArray[np.float64], rows: sparse.csr_array[Any], aantal: int) -> float:
    """Return what no choice exceeds: everybody, or the p largest as if they never overlapped."""
    each = np.sort(sparse.csr_array(rows.T) @ weight)[::-1]
    return float(min(weight.sum(), each[:aantal].sum()))


def _solve(
    weight: NDArray[np.float64], rows: sparse.csr_array[Any], aantal: int, tijd_s: float
) -> tuple[list[int] | None, float]:
    """Return the best choice HiGHS finds (None: nothing in time), and what no choice exceeds."""
    demand, kandidaten = rows.shape
    # x: is the candidate chosen; y: is the row served, at most as often as it has candidates.
    objective = np.concatenate([np.zeros(kandidaten), -weight])
    whole = np.concatenate([np.ones(kandidaten), np.zeros(demand)])
    served = sparse.hstack([rows, -sparse.eye_array(demand)], format="csr")
    number = sparse.csr_array(np.concatenate([np.ones(kandidaten), np.zeros(demand)])[None, :])
    result = milp(
        objective,
        integrality=whole,
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(served, lb=0, ub=np.inf),
            LinearConstraint(number, lb=0, ub=aantal),
        ],
        options={"time_limit": tijd_s, "mip_rel_gap": 0.0, "presolve": rows.nnz <= _PRESOLVED},
    )
    bound = result.mip_dual_bound
    limit = -float(bound) if bound is not None and np.isfinite(bound) else math.inf
    if result.x is None:
        return None, limit
    return [int(one) for one in np.flatnonzero(result.x[:kandidaten] > 0.5)], limit  # noqa: PLR2004


def _told(
    weight: NDArray[np.float64],
    rows: sparse.csr_array[Any],
    chosen: list[int],
    bound: float,
    size: tuple[int, int],
) -> Keuze:
    """Return the choice in the order of what each adds, with the runner-up."""
    turned = sparse.csr_array(rows.T)
    ordered: list[int] = []
    adds: list[float] = []
    left = weight.copy()
    while len(ordered) < len(chosen):
        gain = turned @ left
        best = max(chosen, key=lambda one: (one not in ordered, gain[one], -one))
        ordered.append(best)
        adds.append(float(gain[best]))
        left[turned.indices[turned.indptr[best] : turned.indptr[best + 1]]] = 0.0
    value = float(weight.sum() - left.sum())
    others = turned @ _left(weight, turned, ordered[:-1])
    others[ordered] = -1.0
    second = int(np.argmax(others))
    brings = float(others[second])
    known = brings > GELIJK
    return Keuze(
        kandidaten=tuple(ordered),
        waarde=value,
        grens=max(value, bound),
        per_kandidaat=tuple(adds),
        tweede=second if known else None,
        tweede_waarde=value - adds[-1] + brings if known else 0.0,
        opgelost=size,
    )
