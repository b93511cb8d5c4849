"""Every voorziening within reach of every address: how many, which, and the nearest few.

A search per voorziening over the reversed graph, which stops at the limit, in blocks: a block is a
few voorzieningen that lie together, over no more of the network than the limit can reach from
there. So memory stays bounded and a large network costs no more per voorziening than a small one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from sociale_kaart.analysis.distance import nearest_placed
from sociale_kaart.analysis.reach_blocks import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from sociale_kaart.analysis.network import Network
    from sociale_kaart.analysis.reach_blocks import Block
    from sociale_kaart.analysis.snap import Snap
    from sociale_kaart.base.progress import Progress

# Up to this many pairs of a voorziening and an address all pairs are simply looked at.
ALLE_PAREN = 40_000_000
# How much wider each next search is for an address that has not met enough voorzieningen yet, and
# how many such steps there are before the search without a limit.
_WIDER = 3.0
_STAPPEN = 4
# The first limit is seldom worth less than this.
_MIN_LIMIET_M = 500.0


@dataclass(frozen=True)
class Reach:
    """Which voorzieningen each address reaches within a limit, the nearest first.

    Attributes:
        aantal_adressen: number of addresses, also those that reach nothing.
        aantal_voorzieningen: number of voorzieningen that were looked at.
        limiet_m: the limit in metres over the network; inf is no limit.
        start: (addresses + 1) address i has the entries start[i] … start[i + 1] - 1.
        voorziening: number of the voorziening per entry.
        afstand_m: distance over the network in metres per entry.
    """

    aantal_adressen: int
    aantal_voorzieningen: int
    limiet_m: float
    start: NDArray[np.int64]
    voorziening: NDArray[np.int32]
    afstand_m: NDArray[np.float64]

    def of(self, adres: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Return the voorzieningen that one address reaches and how far, the nearest first."""
        mine = slice(int(self.start[adres]), int(self.start[adres + 1]))
        return self.voorziening[mine], self.afstand_m[mine]

    def counts(self, limieten_m: Sequence[float]) -> NDArray[np.int32]:
        """Return how many voorzieningen lie within each limit, (addresses, limits).

        Raises:
            ValueError: a limit is wider than what was searched.
        """
        found = np.zeros((self.aantal_adressen, len(limieten_m)), dtype=np.int32)
        for column, limiet_m in enumerate(limieten_m):
            self._require(limiet_m)
            within = np.concatenate([[0], np.cumsum(self.afstand_m <= limiet_m)])
            found[:, column] = within[self.start[1:]] - within[self.start[:-1]]
        return found

    def nearest(self, k: int) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
        """Return the nearest k: metres (addresses, k), inf when there are fewer, and which, -1."""
        afstand = np.full((self.aantal_adressen, k), np.inf)
        which = np.full((self.aantal_adressen, k), -1, dtype=np.int32)
        for rank in range(k):
            entry = self.start[:-1] + rank
            there = entry < self.start[1:]
            afstand[there, rank] = self.afstand_m[entry[there]]
            which[there, rank] = self.voorziening[entry[there]]
        return afstand, which

    def within(self, limiet_m: float) -> Reach:
        """Return what lies within a narrower limit.

        Raises:
            ValueError: the limit is wider than what was searched.
        """
        self._require(limiet_m)
        keep = self.afstand_m <= limiet_m
        start = np.concatenate([[0], np.cumsum(keep)])[self.start].astype(np.int64)
        return Reach(
            self.aantal_adressen,
            self.aantal_voorzieningen,
            limiet_m,
            start,
            self.voorziening[keep],
            self.afstand_m[keep],
        )

    def _require(self, limiet_m: float) -> None:
        if limiet_m > self.limiet_m:
            message = f"searched up to {self.limiet_m} m, not {limiet_m} m"
            raise ValueError(message)


def reach(
    network: Network,
    adressen: Snap,
    voorzieningen: Snap,
    *,
    access_leg: bool,
    limiet_m: float = np.inf,
    progress: Progress | None = None,
) -> Reach:
    """Return per address every voorziening within a limit.

    Args:
        network: the network, with its driving directions.
        adressen: from `distance.place_adressen`. Of an address with two places on the network the
            nearest counts, once.
        voorzieningen: from `distance.place_voorzieningen`.
        access_leg: count the straight metres between door and street at both ends as well.
        limiet_m: in metres over the network, itself included; inf finds all that can be reached.
        progress: told per block; may cancel.

    Raises:
        Cancelled: the user stopped.
    """
    rows, which, far = [], [], []
    for block in blocks(
        network,
        adressen,
        voorzieningen,
        access_leg=access_leg,
        limiet_m=limiet_m,
        progress=progress,
    ):
        one, other = np.nonzero(np.isfinite(block.afstand_m))
        far.append(block.afstand_m[one, other])
        rows.append(block.adressen[one].astype(np.int32))
        which.append(block.voorzieningen[other].astype(np.int32))
    adres = np.concatenate([np.zeros(0, dtype=np.int32), *rows])
    voorziening = np.concatenate([np.zeros(0, dtype=np.int32), *which])
    afstand = np.concatenate([np.zeros(0), *far])
    start, order = _by_adres(adres, afstand, adressen.aantal)
    return Reach(
        adressen.aantal,
        voorzieningen.aantal,
        limiet_m,
        start,
        voorziening[order],
        afstand[order],
    )


def _by_adres(
    adres: NDArray[np.int32], afstand: NDArray[np.float64], aantal: int
) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Return where each address starts, and the order by address and then by distance."""
    near_first = np.argsort(afstand)
    # A sparse matrix with one entry per row, turned into columns, is a counting sort: far quicker
    # on millions of entries than sorting on two keys, and it keeps the order by distance.
    entries = sparse.csr_array(
        (np.ones(len(adres), dtype=bool), adres[near_first], np.arange(len(adres) + 1)),
        shape=(len(adres), aantal),
    ).tocsc()
    return entries.indptr.astype(np.int64), near_first[entries.indices]


def counts_within(
    network: Network,
    adressen: Snap,
    voorzieningen: Snap,
    limieten_m: Sequence[float],
    *,
    access_leg: bool,
    progress: Progress | None = None,
) -> NDArray[np.int32]:
    """Return how many voorzieningen each address has within each limit, (addresses, limits).

    The same as `reach(…).counts(…)`, without keeping who reaches what.

    Args:
        network: the network.
        adressen: from `distance.place_adressen`.
        voorzieningen: from `distance.place_voorzieningen`.
        limieten_m: in metres over the network, each itself included.
        access_leg: as in `reach`.
        progress: told per block; may cancel.

    Raises:
        Cancelled: the user stopped.
    """
    found = np.zeros((adressen.aantal, len(limieten_m)), dtype=np.int32)
    widest = max(limieten_m, default=0.0)
    for block in blocks(
        network, adressen, voorzieningen, access_leg=access_leg, limiet_m=widest, progress=progress
    ):
        for column, limiet_m in enumerate(limieten_m):
            # Without a limit, what cannot be reached would be 'within' infinity.
            near = block.afstand_m <= min(limiet_m, np.finfo(np.float64).max)
            found[block.adressen, column] += np.count_nonzero(near, axis=1).astype(np.int32)
    return found


def nearest_k(
    network: Network,
    adressen: Snap,
    voorzieningen: Snap,
    k: int = 3,
    *,
    access_leg: bool,
    progress: Progress | None = None,
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Return the k nearest different voorzieningen of each address, however far.

    Args:
        network: the network.
        adressen: from `distance.place_adressen`.
        voorzieningen: from `distance.place_voorzieningen`.
        k: how many.
        access_leg: as in `reach`.
        progress: told per block; may cancel.

    Returns:
        Metres (addresses, k), inf when fewer can be reached, and which, -1.

    Raises:
        Cancelled: the user stopped.
    """
    afstand = np.full((adressen.aantal, k), np.inf)
    which = np.full((adressen.aantal, k), -1, dtype=np.int32)
    wanted = np.minimum(k, _at_most(network, adressen, voorzieningen))
    rest = np.flatnonzero(wanted > 0)
    for limiet_m in _limieten(network, adressen, voorzieningen, access_leg=access_leg):
        # A wider search finds the nearer ones again.
        afstand[rest], which[rest] = np.inf, -1
        for block in blocks(
            network,
            adressen.of_points(rest),
            voorzieningen,
            access_leg=access_leg,
            limiet_m=limiet_m,
            progress=progress,
        ):
            mine = rest[block.adressen]
            afstand[mine], which[mine] = _best(afstand[mine], which[mine], block)
        rest = rest[np.isfinite(afstand[rest]).sum(axis=1) < wanted[rest]]
        if len(rest) == 0:
            break
    return afstand, which


def _limieten(
    network: Network, adressen: Snap, voorzieningen: Snap, *, access_leg: bool
) -> Iterator[float]:
    """Yield how far to search: without limit when that is little work, else step by step."""
    if adressen.aantal * voorzieningen.aantal > ALLE_PAREN:
        first = nearest_placed(network, adressen, voorzieningen, access_leg=access_leg).afstand_m
        reached = first[np.isfinite(first)]
        if len(reached):
            limiet_m = max(_MIN_LIMIET_M, 2.0 * float(np.median(reached)))
            yield from (limiet_m * _WIDER**step for step in range(_STAPPEN))
    yield np.inf


def _at_most(network: Network, adressen: Snap, voorzieningen: Snap) -> NDArray[np.int64]:
    """Return per address how many voorzieningen lie in its parts of the network, one-way or not."""
    found = np.zeros(adressen.aantal, dtype=np.int64)
    if network.aantal_knopen == 0:
        return found
    aantal, part = csgraph.connected_components(network.graph, connection="weak")
    there = np.unique(np.stack([voorzieningen.punt, _parts(network, part, voorzieningen)]), axis=1)
    per_part = np.bincount(there[1], minlength=aantal)
    here = np.unique(np.stack([adressen.punt, _parts(network, part, adressen)]), axis=1)
    np.add.at(found, here[0], per_part[here[1]])
    return found


def _parts(network: Network, part: NDArray[np.int32], place: Snap) -> NDArray[np.intp]:
    return part[network.van[place.edge]].astype(np.intp)


def _best(
    afstand: NDArray[np.float64], which: NDArray[np.int32], block: Block
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Return the nearest of what was kept and of a block, in the order of distance."""
    k = afstand.shape[1]
    both = np.concatenate([afstand, block.afstand_m], axis=1)
    number = block.voorzieningen.astype(np.int32)
    all_numbers = np.concatenate(
        [which, np.broadcast_to(number, (len(afstand), len(number)))], axis=1
    )
    if both.shape[1] > k:
        chosen = np.argpartition(both, k - 1, axis=1)[:, :k]
        both = np.take_along_axis(both, chosen, axis=1)
        all_numbers = np.take_along_axis(all_numbers, chosen, axis=1)
    order = np.argsort(both, axis=1, kind="stable")
    both = np.take_along_axis(both, order, axis=1)
    numbers = np.take_along_axis(all_numbers, order, axis=1)
    return both, np.where(np.isfinite(both), numbers, np.int32(-1))
