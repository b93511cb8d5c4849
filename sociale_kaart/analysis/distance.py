"""The distance from addresses to their nearest voorziening over a network.

One pass of Dijkstra from all voorzieningen at once over the reversed graph gives, per node, the
distance of travelling from that node to the nearest voorziening in the allowed directions.
Addresses are interpolated along their edge; voorzieningen are extra nodes that hang on the ends
of their edge. Nothing passes through a voorziening, so no edge needs to be split.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from sociale_kaart.analysis.network import MIN_LENGTE_M
from sociale_kaart.analysis.snap import Snap, snap, snap_again

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.analysis.network import Network

# Nearer to the end of an edge than this is at the junction itself, where every street can be taken.
OP_KNOOP_M = 1e-3


@dataclass(frozen=True)
class Nearest:
    """The answer per address, in the order of the addresses.

    Attributes:
        afstand_m: distance to the nearest voorziening; inf is 'niet bereikbaar'.
        snap_m: straight distance from the address to where it enters the network; inf when it
            lies farther than the snap limit from every street.
        voorziening: index of the nearest voorziening, -1 when there is none.
        opnieuw: the address was put on the network again, because its nearest street leads
            nowhere (a cut-off alley, see `snap.OPNIEUW_GRENS_M`).
    """

    afstand_m: NDArray[np.float64]
    snap_m: NDArray[np.float64]
    voorziening: NDArray[np.intp]
    opnieuw: NDArray[np.bool_]


@dataclass(frozen=True)
class Herkomst:
    """Addresses put on a network: once per network, used for every category.

    Attributes:
        aantal: number of addresses.
        eerste: on their nearest edges.
        tweede: for addresses whose nearest edges all lead nowhere: on a full part nearby.
    """

    aantal: int
    eerste: Snap
    tweede: Snap


def place_adressen(network: Network, xy: NDArray[np.float64], *, again: bool = True) -> Herkomst:
    """Put addresses, (n, 2) in RD New, on the network; `again` as for `nearest`."""
    eerste = snap(network, xy)
    return Herkomst(len(xy), eerste, _second_place(network, eerste, xy, leaving=True, again=again))


def place_voorzieningen(network: Network, xy: NDArray[np.float64], *, again: bool = True) -> Snap:
    """Put voorzieningen, (m, 2) in RD New, on the network.

    One whose nearest edges cannot be reached from any full part of the network keeps that place
    (its own island uses it) and gets a second one on the nearest full part within the limit.
    """
    eerste = snap(network, xy)
    return eerste.joined(_second_place(network, eerste, xy, leaving=False, again=again))


def nearest(
    network: Network,
    adressen: NDArray[np.float64],
    voorzieningen: NDArray[np.float64],
    access_leg: bool,  # noqa: FBT001 - positional in the interface others build on
    *,
    again: bool = True,
) -> Nearest:
    """Return the distance from each address to its nearest voorziening.

    Args:
        network: the network, with its driving directions.
        adressen: (n, 2) in RD New.
        voorzieningen: (m, 2) in RD New; m may be 0, then nothing is reachable.
        access_leg: count the straight metres between door and street at both ends as well.
        again: put points whose nearest street leads nowhere on the network again; False gives
            the bare answer of the graph.
    """
    return nearest_placed(
        network,
        place_adressen(network, adressen, again=again),
        place_voorzieningen(network, voorzieningen, again=again),
        len(voorzieningen),
        access_leg=access_leg,
    )


def nearest_placed(
    network: Network, herkomst: Herkomst, bestemming: Snap, aantal: int, *, access_leg: bool
) -> Nearest:
    """As `nearest`, for points that are on the network already.

    Args:
        network: the network they were put on.
        herkomst: the addresses.
        bestemming: the voorzieningen, numbered 0 … aantal-1.
        aantal: number of voorzieningen.
        access_leg: as for `nearest`.
    """
    search = _search(network, bestemming, aantal, access_leg=access_leg)
    afstand, welke = _from_adressen(network, herkomst.eerste, herkomst.aantal, search)
    snap_m = herkomst.eerste.offsets(herkomst.aantal)
    opnieuw = np.zeros(herkomst.aantal, dtype=bool)
    if len(herkomst.tweede.punt):
        again, again_welke = _from_adressen(network, herkomst.tweede, herkomst.aantal, search)
        # Only without an answer: an island with a voorziening of its own keeps that one.
        opnieuw = np.isinf(afstand) & np.isfinite(again)
        afstand = np.where(opnieuw, again, afstand)
        welke = np.where(opnieuw, again_welke, welke)
        snap_m = np.where(opnieuw, herkomst.tweede.offsets(herkomst.aantal), snap_m)
    return Nearest(afstand, snap_m, welke, opnieuw)


@dataclass(frozen=True)
class _Search:
    """Distances to the nearest voorziening per node, and the voorzieningen along each edge."""

    to_nearest: NDArray[np.float64]
    which: NDArray[np.intp]
    along: Snap
    access_leg: bool


def _ends(network: Network, place: Snap) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return per row whether it lies at the start and at the end node of its edge."""
    rest = network.lengte_m[place.edge] - place.positie_m
    return place.positie_m <= OP_KNOOP_M, rest <= OP_KNOOP_M


def _second_place(
    network: Network, eerste: Snap, xy: NDArray[np.float64], *, leaving: bool, again: bool
) -> Snap:
    """Return the rows on a full part for the points whose first rows all lead nowhere."""
    adrift = _adrift(network, eerste, len(xy), leaving=leaving)
    if not again:
        adrift = adrift[:0]
    tweede = snap_again(network, xy[adrift])
    return Snap(adrift[tweede.punt], tweede.edge, tweede.positie_m, tweede.afstand_m)


def _adrift(network: Network, place: Snap, aantal: int, *, leaving: bool) -> NDArray[np.intp]:
    """Return the points on the network that no full part can be reached from (or the reverse).

    Args:
        network: the network.
        place: where the points are.
        aantal: number of points.
        leaving: True for travelling from the points, False for travelling to them.
    """
    delen = network.delen
    node = delen.kan_erheen if leaving else delen.kan_erheen_vanuit
    at_start, at_end = _ends(network, place)
    heen, terug = network.heen[place.edge], network.terug[place.edge]
    via_naar, via_van = (heen, terug) if leaving else (terug, heen)
    fine = (via_naar | at_end) & node[network.naar[place.edge]]
    fine |= (via_van | at_start) & node[network.van[place.edge]]
    onboard = np.zeros(aantal, dtype=bool)
    onboard[place.punt[fine]] = True
    placed = np.zeros(aantal, dtype=bool)
    placed[place.punt] = True
    return np.flatnonzero(placed & ~onboard)


def _search(network: Network, bestemming: Snap, aantal: int, *, access_leg: bool) -> _Search:
    """Run the one pass from all voorzieningen over the reversed graph."""
    knopen = network.aantal_knopen
    if len(bestemming.punt) == 0 or knopen == 0:
        return _Search(np.full(knopen, np.inf), np.full(knopen, -1), bestemming, access_leg)
    graph = _with_voorzieningen(network, bestemming, aantal, access_leg=access_leg)
    far, _, source = csgraph.dijkstra(
        graph, indices=knopen + np.arange(aantal), min_only=True, return_predecessors=True
    )
    which = np.where(source[:knopen] >= knopen, source[:knopen] - knopen, -1).astype(np.intp)
    return _Search(np.asarray(far[:knopen], dtype=np.float64), which, bestemming, access_leg)


def _with_voorzieningen(
    network: Network, place: Snap, aantal: int, *, access_leg: bool
) -> sparse.csr_array[Any]:
    """Return the reversed graph with a node per voorziening and its arcs to the edge ends."""
    knopen = network.aantal_knopen
    leg = place.afstand_m if access_leg else np.zeros(len(place.punt))
    at_start, at_end = _ends(network, place)
    # Driving `heen` comes from `van`, so reversed: from the voorziening to `van`.
    from_van = network.heen[place.edge] | at_start
    from_naar = network.terug[place.edge] | at_end
    rest = network.lengte_m[place.edge] - place.positie_m
    row = np.concatenate([place.punt[from_van], place.punt[from_naar]])
    column = np.concatenate(
        [network.van[place.edge][from_van], network.naar[place.edge][from_naar]]
    )
    weight = np.concatenate([(place.positie_m + leg)[from_van], (rest + leg)[from_naar]])
    order = np.argsort(row, kind="stable")
    base = network.reversed_graph
    # Two arcs from one voorziening to one node may stand side by side: this CSR is never summed.
    indptr = base.indptr[-1] + np.cumsum(np.bincount(row, minlength=aantal))
    return sparse.csr_array(
        (
            np.concatenate([base.data, np.maximum(weight[order], MIN_LENGTE_M)]),
            np.concatenate([base.indices, column[order].astype(np.int32)]),
            np.concatenate([base.indptr, indptr.astype(np.int32)]),
        ),
        shape=(knopen + aantal, knopen + aantal),
    )


def _from_adressen(
    network: Network, place: Snap, aantal: int, search: _Search
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return per address the smallest distance over its edges, and to which voorziening."""
    van, naar = network.van[place.edge], network.naar[place.edge]
    rest = network.lengte_m[place.edge] - place.positie_m
    at_start, at_end = _ends(network, place)
    leg = place.afstand_m if search.access_leg else np.zeros(len(place.punt))
    back = np.where(
        network.terug[place.edge] | at_start, place.positie_m + search.to_nearest[van], np.inf
    )
    on = np.where(network.heen[place.edge] | at_end, rest + search.to_nearest[naar], np.inf)
    direct, direct_welke = _along_edge(network, place, search)
    cost, which = back, search.which[van]
    for option, welke in ((on, search.which[naar]), (direct, direct_welke)):
        better = option < cost
        cost, which = np.where(better, option, cost), np.where(better, welke, which)
    return _nearest_per_point(place.punt, cost + leg, which, aantal)


def _nearest_per_point(
    punt: NDArray[np.intp],
    cost: NDArray[np.float64],
    which: NDArray[np.intp],
    aantal: int,
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the smallest cost per point and what it leads to; `punt` is sorted."""
    afstand = np.full(aantal, np.inf)
    welke = np.full(aantal, -1, dtype=np.intp)
    if len(punt) == 0:
        return afstand, welke
    first = np.flatnonzero(np.diff(punt, prepend=-1))
    afstand[punt[first]] = np.minimum.reduceat(cost, first)
    hit = np.flatnonzero(np.isfinite(cost) & (cost == afstand[punt]))[::-1]
    welke[punt[hit]] = which[hit]
    return afstand, welke


def _along_edge(
    network: Network, place: Snap, search: _Search
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return per row the distance to a voorziening on the very same edge, inf without one."""
    along = search.along
    order = np.argsort(along.edge, kind="stable")
    first = np.searchsorted(along.edge[order], place.edge, side="left")
    count = np.searchsorted(along.edge[order], place.edge, side="right") - first
    row = np.repeat(np.arange(len(place.punt)), count)
    # Row i meets the voorzieningen first[i] … first[i]+count[i]-1 of the sorted list.
    step = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    other = order[np.repeat(first, count) + step]
    ahead = along.positie_m[other] - place.positie_m[row]
    edge = place.edge[row]
    allowed = np.where(ahead >= 0, network.heen[edge], network.terug[edge])
    allowed |= np.abs(ahead) <= OP_KNOOP_M
    leg = along.afstand_m[other] if search.access_leg else np.zeros(len(other))
    cost = np.where(allowed, np.abs(ahead) + leg, np.inf)
    return _nearest_per_point(row, cost, along.punt[other], len(place.punt))
