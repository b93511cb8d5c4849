"""Putting points on a network: perpendicular to the nearest edge, with the place along it.

Snapping to the nearest node instead is off by 34-57 m per address on Kampen, at worst 2.5 km.
Edges that are equally near (to `GELIJK_M`) all count: a point at a junction, or beside a street
that is drawn as two one-way edges, can use each of them. So the order of the edges changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.analysis.network import Network

# Farther from every street than this is not on the network.
SNAP_GRENS_M = 500.0
# Farther than this is worth a look: the nearest street may not be the one people come by.
VER_M = 100.0
# A point whose nearest street leads nowhere may use the nearest full part of the network, when
# that lies within this distance. Farther away it is rather an island: water may lie between.
OPNIEUW_GRENS_M = 150.0
# Two edges are equally near when they differ less than this: streets that meet share their node to
# the last bit, so more room would only let in a street that is a little farther away.
GELIJK_M = 1e-9
# Nearer to the end of an edge than this is at the junction itself, where every street can be taken.
OP_KNOOP_M = 1e-3


@dataclass(frozen=True, eq=False)
class Ends:
    """How the rows of a Snap reach the nodes of its network; the same for every search.

    The first row of every point comes first, in the order of the points; then all other rows.

    Attributes:
        network: the network the rows lie on.
        access_leg: are the metres between door and street counted.
        rij: the row of the Snap that each of ours is.
        van: start node of the edge of each row.
        naar: end node of the edge of each row.
        via_van: metres from the door to `van`, inf when travelling there is not allowed.
        via_naar: metres from the door to `naar`, inf when travelling there is not allowed.
        leg_m: the metres between door and street that count, which are in both of those.
        opnieuw: is it a second place.
        punten: the points that have a row, ascending.
        overig_bij: per row after the first ones the place of its point in `punten`.
        op_edge: our rows in the order of their edge.
        edges: the edge of each of those.
    """

    network: Network
    access_leg: bool
    rij: NDArray[np.intp]
    van: NDArray[np.intp]
    naar: NDArray[np.intp]
    via_van: NDArray[np.float64]
    via_naar: NDArray[np.float64]
    leg_m: NDArray[np.float64]
    opnieuw: NDArray[np.bool_]
    punten: NDArray[np.intp]
    overig_bij: NDArray[np.intp]
    op_edge: NDArray[np.intp]
    edges: NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Snap:
    """Where points touch the network: zero, one or more rows per point, sorted by point.

    Attributes:
        aantal: number of points, those without a row included.
        punt: index of the point.
        edge: edge number of the network.
        positie_m: place along the edge from its start, in metres of the edge's length.
        afstand_m: straight distance from the point to that place.
        opnieuw: a second place, on a full part of the network; the way there always counts.
    """

    aantal: int
    punt: NDArray[np.intp]
    edge: NDArray[np.intp]
    positie_m: NDArray[np.float64]
    afstand_m: NDArray[np.float64]
    opnieuw: NDArray[np.bool_]
    _ends: list[Ends] = field(default_factory=list, init=False, repr=False)
    _offsets: list[NDArray[np.float64]] = field(default_factory=list, init=False, repr=False)

    def ends(self, network: Network, *, access_leg: bool) -> Ends:
        """Return how the rows reach the nodes; worked out once, because every search needs it."""
        for known in self._ends:
            if known.network is network and known.access_leg == access_leg:
                return known
        self._ends.append(_ends_of(network, self, access_leg=access_leg))
        return self._ends[-1]

    def of_points(self, punten: NDArray[np.intp]) -> Snap:
        """Return the rows of these points (ascending, each once), renumbered from 0 in order."""
        number = np.full(self.aantal, -1, dtype=np.intp)
        number[punten] = np.arange(len(punten))
        keep = number[self.punt] >= 0
        return Snap(
            len(punten),
            number[self.punt[keep]],
            self.edge[keep],
            self.positie_m[keep],
            self.afstand_m[keep],
            self.opnieuw[keep],
        )

    def with_second(self, punten: NDArray[np.intp], second: Snap) -> Snap:
        """Return these rows and, for `punten`, the rows of `second` (numbered in their order)."""
        punt = np.concatenate([self.punt, punten[second.punt]])
        order = np.argsort(punt, kind="stable")
        again = np.concatenate([self.opnieuw, np.ones(len(second.punt), dtype=bool)])
        return Snap(
            self.aantal,
            punt[order],
            np.concatenate([self.edge, second.edge])[order],
            np.concatenate([self.positie_m, second.positie_m])[order],
            np.concatenate([self.afstand_m, second.afstand_m])[order],
            again[order],
        )

    def legs(self, *, access_leg: bool) -> NDArray[np.float64]:
        """Return per row the metres between point and street that count.

        A second place counts its metres always: that way must be gone to reach the network, and
        without it two points in one alley would meet at the same spot of the street beside it.
        """
        return np.where(self.opnieuw | access_leg, self.afstand_m, 0.0)

    def offsets(self) -> NDArray[np.float64]:
        """Return per point the distance to its nearest street, inf without one in reach."""
        if not self._offsets:
            offset = np.full(self.aantal, np.inf)
            np.minimum.at(offset, self.punt, self.afstand_m)
            self._offsets.append(offset)
        return self._offsets[0].copy()


def _ends_of(network: Network, place: Snap, *, access_leg: bool) -> Ends:
    first = np.diff(place.punt, prepend=-1) != 0
    rij = np.concatenate([np.flatnonzero(first), np.flatnonzero(~first)])
    edge, positie = place.edge[rij], place.positie_m[rij]
    rest = network.lengte_m[edge] - positie
    back = network.terug[edge] | (positie <= OP_KNOOP_M)
    on = network.heen[edge] | (rest <= OP_KNOOP_M)
    leg = place.legs(access_leg=access_leg)[rij]
    op_edge = np.argsort(edge, kind="stable")
    return Ends(
        network=network,
        access_leg=access_leg,
        rij=rij,
        van=network.van[edge].astype(np.intp),
        naar=network.naar[edge].astype(np.intp),
        via_van=np.where(back, positie + leg, np.inf),
        via_naar=np.where(on, rest + leg, np.inf),
        leg_m=leg,
        opnieuw=place.opnieuw[rij],
        punten=place.punt[first],
        overig_bij=(np.cumsum(first) - 1)[~first],
        op_edge=op_edge,
        edges=edge[op_edge],
    )


def metres_off(offsets: NDArray[np.float64]) -> dict[str, float]:
    """Return how far points lie from the network, of those within the limit.

    Args:
        offsets: metres per point, inf beyond the limit (`Snap.offsets`).

    Returns:
        `grens_m`, the limit; `mediaan_m`, `p95_m`, `grootste_m` in metres (one decimal, 0 without
        points); `boven_100m`, how many lie farther than 100 m: there the street may be another
        one than people use.
    """
    near = offsets[np.isfinite(offsets)]
    middle, high, most = np.quantile(near, [0.5, 0.95, 1.0]) if len(near) else (0.0, 0.0, 0.0)
    return {
        "grens_m": SNAP_GRENS_M,
        "mediaan_m": round(float(middle), 1),
        "p95_m": round(float(high), 1),
        "grootste_m": round(float(most), 1),
        "boven_100m": int(np.count_nonzero(near > VER_M)),
    }


def snap(network: Network, xy: NDArray[np.float64], grens_m: float = SNAP_GRENS_M) -> Snap:
    """Put points on their nearest edge, of those where somebody can live (`Network.aanhaken`).

    Args:
        network: the network.
        xy: (n, 2) coordinates in RD New.
        grens_m: points farther than this from every edge get no row.
    """
    return _snap_on(network, *network.tree, xy, grens_m)


def snap_again(network: Network, xy: NDArray[np.float64], grens_m: float = OPNIEUW_GRENS_M) -> Snap:
    """Put points on the nearest edge of a full part of the network (see `network.Delen`)."""
    return _snap_on(network, *network.tree_volwaardig, xy, grens_m)


def _nothing(aantal: int) -> Snap:
    none = np.zeros(0, dtype=np.intp)
    return Snap(aantal, none, none, np.zeros(0), np.zeros(0), np.zeros(0, dtype=bool))


def _snap_on(
    network: Network,
    tree: shapely.STRtree,
    index: NDArray[np.intp],
    xy: NDArray[np.float64],
    grens_m: float,
) -> Snap:
    """Snap on the edges of `tree`, whose item i is edge `index[i]`."""
    known = np.flatnonzero(np.isfinite(xy).all(axis=1))
    if len(known) == 0 or len(tree) == 0:
        return _nothing(len(xy))
    points = np.asarray(shapely.points(xy[known]), dtype=object)
    (near, _), afstand = tree.query_nearest(
        points, max_distance=grens_m, return_distance=True, all_matches=False
    )
    if len(near) == 0:
        return _nothing(len(xy))
    reach: Any = afstand + GELIJK_M  # one per point
    row, edge = tree.query(points[near], predicate="dwithin", distance=reach)
    edge = index[edge]
    order = np.lexsort((edge, row))
    row, edge = row[order], edge[order]
    touching = points[near[row]]
    lijn = network.lijnen[edge]
    along = shapely.line_locate_point(lijn, touching)
    drawn = shapely.length(lijn)
    # The drawn length and the length to count may differ (a ferry, rounding): keep the proportion.
    share = np.divide(along, drawn, out=np.zeros_like(along), where=drawn > 0)
    positie = share * network.lengte_m[edge]
    return Snap(
        aantal=len(xy),
        punt=known[near[row]],
        edge=edge.astype(np.intp),
        positie_m=np.clip(positie, 0.0, network.lengte_m[edge]),
        afstand_m=shapely.distance(lijn, touching),
        opnieuw=np.zeros(len(row), dtype=bool),
    )
