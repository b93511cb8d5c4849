"""How points hang on the nodes of a network: alike for every search over it.

Addresses are interpolated along their edge; voorzieningen are extra nodes that hang on the ends of
their edge. Nothing passes through a voorziening, so no edge needs to be split.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from sociale_kaart.analysis.network import MIN_LENGTE_M
from sociale_kaart.analysis.snap import OP_KNOOP_M

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.analysis.network import Network
    from sociale_kaart.analysis.snap import Snap


def at_ends(network: Network, place: Snap) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return per row whether it lies at the start and at the end node of its edge."""
    rest = network.lengte_m[place.edge] - place.positie_m
    return place.positie_m <= OP_KNOOP_M, rest <= OP_KNOOP_M


@dataclass(frozen=True)
class Part:
    """The nodes of a network that a search looks at.

    Attributes:
        graph: the reversed graph of those nodes.
        number: per node of the network its number in `graph`, -1 outside the part.
    """

    graph: sparse.csr_array[Any]
    number: NDArray[np.int32]

    @property
    def aantal(self) -> int:
        """Number of nodes."""
        return int(self.graph.shape[0])


def whole(network: Network) -> Part:
    """Return all of the network."""
    return Part(network.reversed_graph, np.arange(network.aantal_knopen, dtype=np.int32))


def part_of(network: Network, inside: NDArray[np.bool_]) -> Part:
    """Return the nodes of `inside` (one truth value per node) and the arcs among them."""
    chosen = np.flatnonzero(inside)
    number = np.full(network.aantal_knopen, -1, dtype=np.int32)
    number[chosen] = np.arange(len(chosen), dtype=np.int32)
    rows = network.reversed_graph[chosen]
    # Slicing the columns of a sparse array costs more than choosing among its entries.
    column = number[rows.indices]
    kept = column >= 0
    per_row = np.repeat(np.arange(len(chosen)), np.diff(rows.indptr))[kept]
    indptr = np.zeros(len(chosen) + 1, dtype=np.int32)
    np.cumsum(np.bincount(per_row, minlength=len(chosen)), out=indptr[1:])
    shape = (len(chosen), len(chosen))
    return Part(sparse.csr_array((rows.data[kept], column[kept], indptr), shape=shape), number)


def with_voorzieningen(
    network: Network, part: Part, place: Snap, *, access_leg: bool
) -> sparse.csr_array[Any]:
    """Return the reversed graph of a part with a node per voorziening, after those of the part.

    Args:
        network: the network.
        part: where to search; an end of an edge outside it gets no arc.
        place: the voorzieningen; number i becomes node `part.aantal + i`.
        access_leg: count the metres between door and street.
    """
    leg = place.legs(access_leg=access_leg)
    at_start, at_end = at_ends(network, place)
    van, naar = part.number[network.van[place.edge]], part.number[network.naar[place.edge]]
    # Driving `heen` comes from `van`, so reversed: from the voorziening to `van`.
    from_van = (network.heen[place.edge] | at_start) & (van >= 0)
    from_naar = (network.terug[place.edge] | at_end) & (naar >= 0)
    rest = network.lengte_m[place.edge] - place.positie_m
    row = np.concatenate([place.punt[from_van], place.punt[from_naar]])
    column = np.concatenate([van[from_van], naar[from_naar]])
    weight = np.concatenate([(place.positie_m + leg)[from_van], (rest + leg)[from_naar]])
    order = np.argsort(row, kind="stable")
    base = part.graph
    # Two arcs from one voorziening to one node may stand side by side: this CSR is never summed.
    indptr = base.indptr[-1] + np.cumsum(np.bincount(row, minlength=place.aantal))
    size = part.aantal + place.aantal
    return sparse.csr_array(
        (
            np.concatenate([base.data, np.maximum(weight[order], MIN_LENGTE_M)]),
            np.concatenate([base.indices, column[order].astype(np.int32)]),
            np.concatenate([base.indptr, indptr.astype(np.int32)]),
        ),
        shape=(size, size),
    )


@dataclass(frozen=True)
class Along:
    """Pairs of an address and a voorziening on the very same edge that need not leave it.

    Attributes:
        rij: row of the addresses in the order of their `Ends`, ascending.
        rij_voorziening: row of the voorzieningen.
        afstand_m: from door to door in an allowed direction.
    """

    rij: NDArray[np.intp]
    rij_voorziening: NDArray[np.intp]
    afstand_m: NDArray[np.float64]


def along_edges(network: Network, place: Snap, along: Snap, *, access_leg: bool) -> Along:
    """Return the pairs of the addresses `place` and the voorzieningen `along` on one edge."""
    ends = place.ends(network, access_leg=access_leg)
    first = np.searchsorted(ends.edges, along.edge, side="left")
    count = np.searchsorted(ends.edges, along.edge, side="right") - first
    other = np.repeat(np.arange(len(along.punt)), count)
    # Voorziening i meets the addresses first[i] … first[i]+count[i]-1 in the order of edges.
    step = np.arange(len(other)) - np.repeat(np.cumsum(count) - count, count)
    row = ends.op_edge[np.repeat(first, count) + step]
    order = np.argsort(row, kind="stable")
    row, other = row[order], other[order]
    ahead = along.positie_m[other] - place.positie_m[ends.rij[row]]
    edge = along.edge[other]
    allowed = np.where(ahead >= 0, network.heen[edge], network.terug[edge])
    allowed |= np.abs(ahead) <= OP_KNOOP_M
    leg = along.legs(access_leg=access_leg)[other] + ends.leg_m[row]
    return Along(row[allowed], other[allowed], (np.abs(ahead) + leg)[allowed])
