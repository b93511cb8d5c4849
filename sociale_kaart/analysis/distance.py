"""The distance from addresses to their nearest voorziening over a network.

One pass of Dijkstra from all voorzieningen at once over the reversed graph gives, per node, the
distance of travelling from that node to the nearest voorziening in the allowed directions.
How addresses and voorzieningen hang on the nodes is told in `attach`; for more than the nearest
place see `reach`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csgraph

from sociale_kaart.analysis.attach import along_edges, at_ends, whole, with_voorzieningen
from sociale_kaart.analysis.snap import Snap, snap, snap_again

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.analysis.network import Network


@dataclass(frozen=True)
class Nearest:
    """The answer per address, in the order of the addresses.

    Attributes:
        afstand_m: distance to the nearest voorziening; inf is 'niet bereikbaar'.
        snap_m: straight distance from the address to its nearest street; inf beyond the limit.
        voorziening: index of the nearest voorziening, -1 when there is none.
        opnieuw: the answer goes by a second place on the network, because the nearest street of
            the address leads nowhere (a cut-off alley, see `snap.OPNIEUW_GRENS_M`).
    """

    afstand_m: NDArray[np.float64]
    snap_m: NDArray[np.float64]
    voorziening: NDArray[np.intp]
    opnieuw: NDArray[np.bool_]


def place_adressen(network: Network, xy: NDArray[np.float64], *, again: bool = True) -> Snap:
    """Put addresses, (n, 2) in RD New, on the network: once, for every categorie.

    One that cannot reach any full part of the network from its nearest edges gets a second place
    on the nearest full part within the limit, unless `again` is False. It has both: what stands
    in its own alley stays as near as it is. Which addresses these are hangs on the network alone,
    so one more voorziening never makes a distance longer.
    """
    eerste = snap(network, xy)
    return _with_second(network, eerste, xy, leaving=True) if again else eerste


def place_voorzieningen(network: Network, xy: NDArray[np.float64], *, again: bool = True) -> Snap:
    """Put voorzieningen, (m, 2) in RD New, on the network.

    As for addresses: one that cannot be reached from any full part gets a second place.
    """
    eerste = snap(network, xy)
    return _with_second(network, eerste, xy, leaving=False) if again else eerste


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
        again: give points whose nearest street leads nowhere a second place; False gives the
            bare answer of the graph.
    """
    return nearest_placed(
        network,
        place_adressen(network, adressen, again=again),
        place_voorzieningen(network, voorzieningen, again=again),
        access_leg=access_leg,
    )


def nearest_placed(
    network: Network, adressen: Snap, voorzieningen: Snap, *, access_leg: bool
) -> Nearest:
    """As `nearest`, for points that are on the network already."""
    search = _search(network, voorzieningen, access_leg=access_leg)
    cost, which = _from_rows(network, adressen, search)
    ends = adressen.ends(network, access_leg=access_leg)
    aantal = len(ends.punten)
    best, again = cost[:aantal], ends.opnieuw[:aantal].copy()
    if len(ends.overig_bij):
        # Several places of one address: the nearest counts.
        row = np.arange(aantal)
        _take_nearer(best, row, ends.overig_bij, np.arange(aantal, len(cost)), cost[aantal:])
        moved = np.flatnonzero(row >= aantal)
        which[moved], again[moved] = which[row[moved]], ends.opnieuw[row[moved]]
    which = which[:aantal]
    unknown = np.isinf(best)
    if unknown.any():
        which[unknown], again[unknown] = -1, False
    if aantal < adressen.aantal:
        best, which, again = (
            _spread(values, ends.punten, adressen.aantal, empty)
            for values, empty in ((best, np.inf), (which, -1), (again, False))
        )
    return Nearest(best, adressen.offsets(), which, again)


def _spread(
    values: NDArray[Any], punten: NDArray[np.intp], aantal: int, empty: float
) -> NDArray[Any]:
    """Return a value per point: that of `punten`, and `empty` for all others."""
    result = np.full(aantal, empty, dtype=values.dtype)
    result[punten] = values
    return result


@dataclass(frozen=True)
class _Search:
    """Distances to the nearest voorziening per node, and the voorzieningen along each edge."""

    to_nearest: NDArray[np.float64]
    which: NDArray[np.intp]
    along: Snap
    access_leg: bool


def _with_second(network: Network, eerste: Snap, xy: NDArray[np.float64], *, leaving: bool) -> Snap:
    """Add a place on a full part for the points whose first places all lead nowhere."""
    adrift = _adrift(network, eerste, leaving=leaving)
    return eerste.with_second(adrift, snap_again(network, xy[adrift]))


def _adrift(network: Network, place: Snap, *, leaving: bool) -> NDArray[np.intp]:
    """Return the points on the network that no full part can be reached from (or the reverse).

    Args:
        network: the network.
        place: where the points are.
        leaving: True for travelling from the points, False for travelling to them.
    """
    delen = network.delen
    node = delen.kan_erheen if leaving else delen.kan_erheen_vanuit
    at_start, at_end = at_ends(network, place)
    heen, terug = network.heen[place.edge], network.terug[place.edge]
    via_naar, via_van = (heen, terug) if leaving else (terug, heen)
    fine = (via_naar | at_end) & node[network.naar[place.edge]]
    fine |= (via_van | at_start) & node[network.van[place.edge]]
    onboard = np.zeros(place.aantal, dtype=bool)
    onboard[place.punt[fine]] = True
    placed = np.zeros(place.aantal, dtype=bool)
    placed[place.punt] = True
    return np.flatnonzero(placed & ~onboard)


def _search(network: Network, place: Snap, *, access_leg: bool) -> _Search:
    """Run the one pass from all voorzieningen over the reversed graph."""
    knopen = network.aantal_knopen
    if len(place.punt) == 0 or knopen == 0:
        nowhere = np.full(knopen, -1, dtype=np.intp)
        return _Search(np.full(knopen, np.inf), nowhere, place, access_leg)
    far, _, source = csgraph.dijkstra(
        with_voorzieningen(network, whole(network), place, access_leg=access_leg),
        indices=knopen + np.arange(place.aantal),
        min_only=True,
        return_predecessors=True,
    )
    which = np.where(source[:knopen] >= knopen, source[:knopen] - knopen, -1).astype(np.intp)
    return _Search(np.asarray(far[:knopen], dtype=np.float64), which, place, access_leg)


def _from_rows(
    network: Network, place: Snap, search: _Search
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return per row of the `Ends` of the addresses the smallest distance, and to where."""
    ends = place.ends(network, access_leg=search.access_leg)
    cost = search.to_nearest[ends.van] + ends.via_van
    on = search.to_nearest[ends.naar] + ends.via_naar
    which = search.which[np.where(on < cost, ends.naar, ends.van)]
    np.minimum(cost, on, out=cost)
    pairs = along_edges(network, place, search.along, access_leg=search.access_leg)
    if len(pairs.rij):
        _take_nearer(
            cost, which, pairs.rij, search.along.punt[pairs.rij_voorziening], pairs.afstand_m
        )
    return cost, which


def _take_nearer(
    best: NDArray[np.float64],
    choice: NDArray[np.intp],
    where: NDArray[np.intp],
    other: NDArray[np.intp],
    cost: NDArray[np.float64],
) -> None:
    """Put into `best` and `choice` what is nearer; of equally near ones the first stays.

    Args:
        best: smallest cost so far, is changed.
        choice: what it belongs to, is changed.
        where: position in `best` per new candidate, each may come more than once.
        other: what the candidate is.
        cost: of the candidate.
    """
    candidate = np.flatnonzero(cost < best[where])
    # The last one written stays, so the nearest comes last, and of equals the first.
    order = candidate[np.lexsort((-candidate, -cost[candidate]))]
    best[where[order]] = cost[order]
    choice[where[order]] = other[order]
