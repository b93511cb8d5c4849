"""The routable network of one way of travelling as arrays: edges, nodes and a sparse graph.

Edges keep their identity (parallel edges and loops matter for who lives along them); the graph
keeps the shortest arc per pair of nodes, because only that one can lie on a shortest route.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from scipy import sparse
from scipy.sparse import csgraph

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

# scipy drops arcs of length zero in some paths, so they get a length that no figure shows.
MIN_LENGTE_M = 1e-6
# A strongly connected part with this much street is a network of its own (a village, an island):
# who lives there gets the answer of that part. Anything smaller that is not the largest part is a
# pocket: streets cut off by a mapping error, a gate or a one-way street that leads nowhere.
VOLWAARDIG_DEEL_M = 1_000.0


@dataclass(frozen=True)
class Network:
    """One network; index i of every edge array is edge i, nodes are numbered from 0.

    Attributes:
        soort: `lopen`, `fietsen` or `auto`.
        lijnen: LineStrings from `van` to `naar`, RD New (EPSG:28992).
        van: start node per edge.
        naar: end node per edge.
        lengte_m: length per edge in metres, at least `MIN_LENGTE_M`.
        heen: may the edge be used from `van` to `naar`.
        terug: may the edge be used from `naar` to `van`.
        graph: (nodes, nodes) CSR, the shortest allowed arc in metres per pair of nodes.
        knopen: the node ids of the source, in the order of our numbering.
        straat: name of the street per edge, None without one.
        trap: is the edge a flight of steps.
        aanhaken: may an address or voorziening be put on the edge. Nobody lives on a motorway, a
            ferry or the viaduct over the street, so those only carry traffic.
    """

    soort: str
    lijnen: NDArray[np.object_]
    van: NDArray[np.int32]
    naar: NDArray[np.int32]
    lengte_m: NDArray[np.float64]
    heen: NDArray[np.bool_]
    terug: NDArray[np.bool_]
    graph: sparse.csr_array[Any]
    knopen: NDArray[np.int64]
    straat: NDArray[np.object_]
    trap: NDArray[np.bool_]
    aanhaken: NDArray[np.bool_]

    @property
    def aantal_knopen(self) -> int:
        """Number of nodes."""
        return len(self.knopen)

    @functools.cached_property
    def reversed_graph(self) -> sparse.csr_array[Any]:
        """The graph with every arc turned round: one pass from the voorzieningen serves all."""
        return sparse.csr_array(self.graph.T.tocsr())

    @functools.cached_property
    def xy(self) -> NDArray[np.float64]:
        """The place of each node, (nodes, 2) in RD New."""
        place = np.zeros((self.aantal_knopen, 2))
        for node, end in ((self.van, 0), (self.naar, -1)):
            place[node] = shapely.get_coordinates(shapely.get_point(self.lijnen, end))
        return place

    @functools.cached_property
    def krimp(self) -> float:
        """The fewest metres that count per metre drawn, at most 1: how far a limit can reach."""
        drawn = shapely.length(self.lijnen)
        share = np.divide(self.lengte_m, drawn, out=np.ones_like(drawn), where=drawn > 0)
        return float(min(1.0, share.min(initial=1.0)))

    @functools.cached_property
    def tree(self) -> tuple[shapely.STRtree, NDArray[np.intp]]:
        """Spatial index on the edges to put points on, and the edge number of each item."""
        return self._tree_of(self.aanhaken)

    @functools.cached_property
    def tree_volwaardig(self) -> tuple[shapely.STRtree, NDArray[np.intp]]:
        """As `tree`, of the edges of the full parts alone."""
        return self._tree_of(self.aanhaken & self.delen.volwaardig)

    def _tree_of(self, chosen: NDArray[np.bool_]) -> tuple[shapely.STRtree, NDArray[np.intp]]:
        index = np.flatnonzero(chosen)
        return shapely.STRtree(self.lijnen[index]), index

    @functools.cached_property
    def delen(self) -> Delen:
        """Which nodes and edges belong to a full part of the network, and which do not."""
        return _find_delen(self)


@dataclass(frozen=True)
class Delen:
    """The full parts of a network and what hangs on to them.

    Attributes:
        volwaardig: per edge, does it lie in a full part.
        kan_erheen: per node, can a full part be reached from it.
        kan_erheen_vanuit: per node, can it be reached from a full part.
    """

    volwaardig: NDArray[np.bool_]
    kan_erheen: NDArray[np.bool_]
    kan_erheen_vanuit: NDArray[np.bool_]


def build_network(edges: gpd.GeoDataFrame, soort: str, *, zonder_trap: bool = False) -> Network:
    """Return the network of the edge table `netwerk_<soort>` of an ondergrond.

    Args:
        edges: columns van, naar, lengte_m, heen, terug, geometry (LineString from van to naar,
            RD New in metres), and where known trap, straat, aanhaken (an ondergrond that was made
            before has no such column: then points may be put on every edge). Edges that may be
            used in neither direction are left out.
        soort: `lopen`, `fietsen` or `auto`; only kept as a name.
        zonder_trap: leave flights of steps out.

    Raises:
        ValueError: a length is negative or unknown, or a geometry is missing.
    """
    trap = _flags(edges, "trap", missing=0)
    heen = edges["heen"].to_numpy(dtype=np.int64) == 1
    terug = edges["terug"].to_numpy(dtype=np.int64) == 1
    usable = (heen | terug) & ~(trap if zonder_trap else np.zeros_like(trap))
    lijnen = np.asarray(edges.geometry.to_numpy(), dtype=object)[usable]
    lengte = edges["lengte_m"].to_numpy(dtype=np.float64)[usable]
    if not (np.all(np.isfinite(lengte)) and np.all(lengte >= 0)):
        message = "an edge has a negative or unknown length"
        raise ValueError(message)
    if np.any(shapely.is_missing(lijnen) | shapely.is_empty(lijnen)):
        message = "an edge has no geometry"
        raise ValueError(message)
    lengte = np.maximum(lengte, MIN_LENGTE_M)
    ends = np.stack(
        [edges["van"].to_numpy(np.int64)[usable], edges["naar"].to_numpy(np.int64)[usable]]
    )
    knopen, compact = np.unique(ends, return_inverse=True)
    van, naar = compact.reshape(2, -1).astype(np.int32)
    heen, terug = heen[usable], terug[usable]
    return Network(
        soort=soort,
        lijnen=lijnen,
        van=van,
        naar=naar,
        lengte_m=lengte,
        heen=heen,
        terug=terug,
        graph=_shortest_arcs(
            np.concatenate([van[heen], naar[terug]]),
            np.concatenate([naar[heen], van[terug]]),
            np.concatenate([lengte[heen], lengte[terug]]),
            len(knopen),
        ),
        knopen=knopen,
        straat=_names(edges)[usable],
        trap=trap[usable],
        aanhaken=_flags(edges, "aanhaken", missing=1)[usable],
    )


def _flags(edges: gpd.GeoDataFrame, name: str, *, missing: int) -> NDArray[np.bool_]:
    """Return a column of 0 and 1 as truth values; `missing` stands for a column not there."""
    if name not in edges:
        return np.full(len(edges), bool(missing))
    return np.asarray(edges[name].to_numpy(dtype=np.int64) == 1, dtype=bool)


def _names(edges: gpd.GeoDataFrame) -> NDArray[np.object_]:
    """Return the names of the streets: text or None, whatever the reader made of an empty cell."""
    if "straat" not in edges:
        return np.full(len(edges), None, dtype=object)
    column = edges["straat"]
    return np.asarray(column.astype(object).where(column.notna(), None).to_numpy(), dtype=object)


def _shortest_arcs(
    start: NDArray[np.int32],
    end: NDArray[np.int32],
    weight: NDArray[np.float64],
    knopen: int,
) -> sparse.csr_array[Any]:
    """Return the CSR of arcs, the shortest per ordered pair of nodes, without loops."""
    no_loop = start != end
    start, end, weight = start[no_loop], end[no_loop], weight[no_loop]
    order = np.lexsort((weight, end, start))
    start, end, weight = start[order], end[order], weight[order]
    # coo -> csr would SUM parallel arcs; after sorting the first of each pair is the shortest.
    first = np.ones(len(start), dtype=bool)
    first[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    indptr = np.zeros(knopen + 1, dtype=np.int32)
    np.cumsum(np.bincount(start[first], minlength=knopen), out=indptr[1:])
    return sparse.csr_array(
        (weight[first], end[first].astype(np.int32), indptr), shape=(knopen, knopen)
    )


def _find_delen(network: Network) -> Delen:
    """Split a network in full parts and pockets (see `VOLWAARDIG_DEEL_M`)."""
    knopen = network.aantal_knopen
    if knopen == 0:
        none = np.zeros(0, dtype=bool)
        return Delen(none, none, none)
    count, part = csgraph.connected_components(network.graph, connection="strong")
    inside = part[network.van] == part[network.naar]
    street = np.bincount(
        part[network.van[inside]], weights=network.lengte_m[inside], minlength=count
    )
    full = street >= min(VOLWAARDIG_DEEL_M, float(street.max()))
    full &= street > 0
    full_node = full[part]
    return Delen(
        volwaardig=inside & full_node[network.van],
        kan_erheen=_reachable(network.reversed_graph, full_node),
        kan_erheen_vanuit=_reachable(network.graph, full_node),
    )


def _reachable(graph: sparse.csr_array[Any], sources: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return per node whether an allowed route leads to it from any of `sources`."""
    if not sources.any():
        return np.zeros(len(sources), dtype=bool)
    far = csgraph.dijkstra(graph, indices=np.flatnonzero(sources), min_only=True, unweighted=True)
    return np.isfinite(np.asarray(far))
