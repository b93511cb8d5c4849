"""What no choice exceeds, and so which candidates no better choice can hold.

Lagrangian relaxation of 'a person is served when a chosen candidate serves him': each person has
a price between 0 and his weight; whoever is not worth his price pays for nothing. Subgradient steps
bring the bound near that of the linear programme, in a second where the programme takes a minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STAPPEN = 300
_HALVE_NA = 8


@dataclass(frozen=True)
class Grens:
    """A bound on every choice.

    Attributes:
        waarde: no choice serves more.
        prijs: per candidate the prices of whom it serves, together.
    """

    waarde: float
    prijs: NDArray[np.float64]

    def may_be_better(self, aantal: int, than: float) -> NDArray[np.intp]:
        """Return the candidates that a choice of `aantal` serving more than `than` can hold."""
        if len(self.prijs) <= aantal:
            return np.arange(len(self.prijs))
        # Taking in one that is not among the dearest p means leaving the last of those out.
        last = np.sort(self.prijs)[::-1][aantal - 1]
        with_it = self.waarde - np.maximum(last - self.prijs, 0.0)
        return np.flatnonzero(with_it > than)


def bound_of(
    weight: NDArray[np.float64], rows: sparse.csr_array[Any], aantal: int, value: float
) -> Grens:
    """Return a bound on every choice of `aantal` candidates.

    Args:
        weight: people per row.
        rows: (rows, candidates), an entry where the candidate serves the row.
        aantal: how many candidates may be chosen.
        value: what some choice serves; the steps aim at it.
    """
    turned = sparse.csr_array(rows.T)
    candidates = rows.shape[1]
    price = weight / np.maximum(np.diff(rows.indptr) * min(aantal, candidates) / candidates, 1.0)
    best = Grens(np.inf, np.zeros(candidates))
    scale, since = 2.0, 0
    for _ in range(_STAPPEN):
        each = turned @ price
        top = np.argsort(-each, kind="stable")[:aantal]
        found = float(np.maximum(weight - price, 0.0).sum() + each[top].sum())
        since += 1
        if found < best.waarde:
            best, since = Grens(found, each), 0
        if best.waarde <= value:
            break
        if since >= _HALVE_NA:
            scale, since = scale / 2, 0
        chosen = np.zeros(candidates)
        chosen[top] = 1.0
        slope = rows @ chosen - (weight > price)
        length = float(slope @ slope)
        if length == 0:
            break
        price = np.clip(price - scale * (found - value) / length * slope, 0.0, weight)
    return best
