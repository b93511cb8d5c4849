"""The exact route behind a distance: over which streets, how many metres each, drawn as one line.

The figures come from one pass over the reversed graph (`analysis.distance`). A route is found the
other way round, from one address over the graph as it is driven, and gives every voorziening its
distance at once: so the nearest, the runner-up and their routes stand beside the figure as a second
computation of the same metres.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely
from scipy import sparse
from scipy.sparse import csgraph
from shapely.ops import substring

from sociale_kaart.analysis.attach import at_ends
from sociale_kaart.analysis.network import MIN_LENGTE_M
from sociale_kaart.analysis.snap import OP_KNOOP_M

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.analysis.network import Network
    from sociale_kaart.analysis.snap import Snap

# How the last metres to a voorziening are made: from the start of its edge, from the end, or along
# one edge without passing a junction.
_VIA_VAN, _VIA_NAAR, _LANGS = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Stuk:
    """One stretch of a route.

    Attributes:
        straat: name of the street, None without one.
        lengte_m: metres of this stretch.
        trap: it is a flight of steps.
        aanloop: the straight way between door and street, as far as it counts.
    """

    straat: str | None
    lengte_m: float
    trap: bool = False
    aanloop: bool = False


@dataclass(frozen=True)
class Einde:
    """Where a route touches the network, at the address or at the voorziening.

    Attributes:
        punt: place on the street, (x, y) in RD New.
        afstand_m: straight metres between the point itself and the street.
        telt: those metres are part of the distance.
        tweede_plek: the nearest street leads nowhere, so this is a second place (`snap_again`).
    """

    punt: tuple[float, float]
    afstand_m: float
    telt: bool
    tweede_plek: bool


@dataclass(frozen=True)
class Route:
    """The shortest allowed route from one address to one voorziening.

    Attributes:
        voorziening: its index.
        afstand_m: the distance that the figures use, in metres.
        lijn: LineString in RD New (EPSG:28992) in the direction of travel; its length is
            `afstand_m`, the ways between door and street included where they count.
        stukken: the route street by street, in order; their metres add up to `afstand_m`.
        begin: where it leaves the address.
        eind: where it reaches the voorziening.
    """

    voorziening: int
    afstand_m: float
    lijn: shapely.LineString
    stukken: tuple[Stuk, ...]
    begin: Einde
    eind: Einde


def routes(
    network: Network,
    adres: tuple[float, float],
    adres_plek: Snap,
    voorzieningen: NDArray[np.float64],
    voorziening_plek: Snap,
    *,
    access_leg: bool,
    hoeveel: int = 2,
    eenheid: NDArray[np.intp] | None = None,
) -> tuple[Route, ...]:
    """Return the shortest routes from one address to distinct voorzieningen, nearest first.

    Args:
        network: the network, with its driving directions.
        adres: (x, y) in RD New.
        adres_plek: where that one address is on the network (`distance.place_adressen`).
        voorzieningen: (m, 2) in RD New.
        voorziening_plek: where they are on the network (`distance.place_voorzieningen`).
        access_leg: the straight metres between door and street count at both ends.
        hoeveel: at most so many routes: 2 is the nearest and the runner-up.
        eenheid: per voorziening what it is a place of (`voorzieningen.eenheden`): two plekken of
            one hulpbron are one choice, so only the nearest of them gets a route.

    Returns:
        Fewer than `hoeveel`, or none, when fewer can be reached. The first has the distance that
        `distance.nearest_placed` gives, to a thousandth of a millimetre per street passed.
    """
    if len(adres_plek.punt) == 0 or len(voorziening_plek.punt) == 0:
        return ()
    search = _search(network, adres_plek, access_leg=access_leg)
    cost, how, start = _arrivals(
        network, adres_plek, voorziening_plek, search, access_leg=access_leg
    )
    found: list[Route] = []
    seen: set[int] = set()
    for row in np.argsort(cost, kind="stable"):
        if len(found) == hoeveel or not np.isfinite(cost[row]):
            break
        voorziening = int(voorziening_plek.punt[row])
        same = voorziening if eenheid is None else int(eenheid[voorziening])
        if same in seen:
            continue
        seen.add(same)
        last = _Laatste(int(row), int(how[row]), int(start[row]))
        drawing = _Drawing(network, adres_plek, voorziening_plek, search, access_leg)
        ends = (adres, (float(voorzieningen[voorziening][0]), float(voorzieningen[voorziening][1])))
        found.append(drawing.route(last, ends, float(cost[row])))
    return tuple(found)


class _Laatste(NamedTuple):
    """How a voorziening is reached.

    Attributes:
        row: its row in the Snap.
        how: `_VIA_VAN`, `_VIA_NAAR` or `_LANGS`.
        start: the row of the address it is reached from along one edge, else -1.
    """

    row: int
    how: int
    start: int


@dataclass(frozen=True)
class _Search:
    """One pass from the address: per node the metres, the node before, and the row it began at.

    Rows of the address are numbered after the nodes of the network.
    """

    far: NDArray[np.float64]
    before: NDArray[np.int32]


def _search(network: Network, adres: Snap, *, access_leg: bool) -> _Search:
    """Run Dijkstra from the rows of one address over the graph as it is driven."""
    knopen, rows = network.aantal_knopen, len(adres.punt)
    leg = adres.legs(access_leg=access_leg)
    rest = network.lengte_m[adres.edge] - adres.positie_m
    at_start, at_end = at_ends(network, adres)
    to_van, to_naar = network.terug[adres.edge] | at_start, network.heen[adres.edge] | at_end
    number = np.arange(rows)
    row = np.concatenate([number[to_van], number[to_naar]])
    column = np.concatenate(
        [network.van[adres.edge][to_van], network.naar[adres.edge][to_naar]]
    ).astype(np.int32)
    weight = np.concatenate([(adres.positie_m + leg)[to_van], (rest + leg)[to_naar]])
    order = np.argsort(row, kind="stable")
    base: sparse.csr_array[Any] = network.graph
    indptr = base.indptr[-1] + np.cumsum(np.bincount(row, minlength=rows))
    graph = sparse.csr_array(
        (
            np.concatenate([base.data, np.maximum(weight[order], MIN_LENGTE_M)]),
            np.concatenate([base.indices, column[order]]),
            np.concatenate([base.indptr, indptr.astype(np.int32)]),
        ),
        shape=(knopen + rows, knopen + rows),
    )
    far, before, _ = csgraph.dijkstra(
        graph, indices=knopen + number, min_only=True, return_predecessors=True
    )
    return _Search(np.asarray(far), np.asarray(before))


def _arrivals(
    network: Network, adres: Snap, place: Snap, search: _Search, *, access_leg: bool
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
    """Return per row of the voorzieningen the metres, how it is reached, and from which row."""
    edge = place.edge
    rest = network.lengte_m[edge] - place.positie_m
    at_start, at_end = at_ends(network, place)
    by_van, by_naar = network.heen[edge] | at_start, network.terug[edge] | at_end
    via_van = np.where(by_van, search.far[network.van[edge]] + place.positie_m, np.inf)
    via_naar = np.where(by_naar, search.far[network.naar[edge]] + rest, np.inf)
    langs = np.full(len(edge), np.inf)
    start = np.full(len(edge), -1, dtype=np.intp)
    leg = adres.legs(access_leg=access_leg)
    for number in range(len(adres.punt)):
        same = np.flatnonzero(edge == adres.edge[number])
        ahead = place.positie_m[same] - adres.positie_m[number]
        allowed = np.where(ahead >= 0, network.heen[edge[same]], network.terug[edge[same]])
        allowed |= np.abs(ahead) <= OP_KNOOP_M
        metres = np.where(allowed, np.abs(ahead) + leg[number], np.inf)
        better = metres < langs[same]
        langs[same[better]] = metres[better]
        start[same[better]] = number
    options = np.stack([via_van, via_naar, langs])
    how = np.argmin(options, axis=0)
    cost = options[how, np.arange(len(edge))] + place.legs(access_leg=access_leg)
    return cost, how, start


@dataclass(frozen=True)
class _Drawing:
    """Draws a route that was found, from the voorziening back to the address."""

    network: Network
    adres: Snap
    place: Snap
    search: _Search
    access_leg: bool

    def route(
        self, last: _Laatste, ends: tuple[tuple[float, float], ...], afstand_m: float
    ) -> Route:
        """Return the route to the voorziening of `last`; `ends` are the two points themselves."""
        first, pieces = self._street(last)
        begin = self._end(self.adres, first)
        eind = self._end(self.place, last.row)
        lines = [line for line, _ in pieces]
        stretches = [stuk for _, stuk in pieces]
        if begin.telt:
            lines.insert(0, np.array([ends[0], begin.punt]))
            stretches.insert(0, Stuk(None, begin.afstand_m, aanloop=True))
        if eind.telt:
            lines.append(np.array([eind.punt, ends[1]]))
            stretches.append(Stuk(None, eind.afstand_m, aanloop=True))
        lijn = _joined(lines or [np.array([begin.punt, eind.punt])])
        voorziening = int(self.place.punt[last.row])
        return Route(voorziening, afstand_m, lijn, _merged(stretches), begin, eind)

    def _street(self, last: _Laatste) -> tuple[int, list[tuple[NDArray[np.float64], Stuk]]]:
        """Return the row of the address that the route begins at, and the route over the street."""
        edge = int(self.place.edge[last.row])
        positie = float(self.place.positie_m[last.row])
        if last.how == _LANGS:
            begin = float(self.adres.positie_m[last.start])
            return last.start, [self._piece(edge, begin, positie)]
        ends = self.network.van if last.how == _VIA_VAN else self.network.naar
        node = int(ends[edge])
        pieces = [self._piece(edge, self._at(edge, at_van=last.how == _VIA_VAN), positie)]
        path = self._path(node)
        hops = _hops(self.network, path)
        pieces[:0] = [self._piece(*hop) for hop in hops]
        first = self._first_row(path[0])
        edge = int(self.adres.edge[first])
        positie = float(self.adres.positie_m[first])
        to_van = self._leaves_by_van(first, path[0])
        pieces.insert(0, self._piece(edge, positie, self._at(edge, at_van=to_van)))
        return first, pieces

    def _at(self, edge: int, *, at_van: bool) -> float:
        """Return where along an edge its start or end is."""
        return 0.0 if at_van else float(self.network.lengte_m[edge])

    def _path(self, node: int) -> list[int]:
        """Return the nodes from the first after the address to `node`, both included."""
        knopen = self.network.aantal_knopen
        path = [node]
        while self.search.before[path[-1]] < knopen:
            path.append(int(self.search.before[path[-1]]))
        return path[::-1]

    def _first_row(self, node: int) -> int:
        return int(self.search.before[node]) - self.network.aantal_knopen

    def _leaves_by_van(self, row: int, node: int) -> bool:
        """Tell whether the address row reaches its first node by the start of its edge."""
        network, edge = self.network, int(self.adres.edge[row])
        positie = float(self.adres.positie_m[row])
        rest = float(network.lengte_m[edge]) - positie
        by_van = node == network.van[edge] and (network.terug[edge] or positie <= OP_KNOOP_M)
        by_naar = node == network.naar[edge] and (network.heen[edge] or rest <= OP_KNOOP_M)
        return bool(by_van and not (by_naar and rest < positie))

    def _piece(self, edge: int, begin: float, end: float) -> tuple[NDArray[np.float64], Stuk]:
        """Return part of an edge as drawn, from `begin` to `end` metres along it."""
        network = self.network
        line = network.lijnen[edge]
        # The drawn length and the length that counts may differ: keep the proportion.
        share = line.length / float(network.lengte_m[edge])
        part = shapely.get_coordinates(substring(line, begin * share, end * share))
        naam = network.straat[edge] or None
        return part, Stuk(naam, abs(end - begin), trap=bool(network.trap[edge]))

    def _end(self, place: Snap, row: int) -> Einde:
        line = self.network.lijnen[place.edge[row]]
        share = line.length / float(self.network.lengte_m[place.edge[row]])
        punt = line.interpolate(float(place.positie_m[row]) * share)
        tweede = bool(place.opnieuw[row])
        telt = self.access_leg or tweede
        return Einde((punt.x, punt.y), float(place.afstand_m[row]), telt, tweede)


def _hops(network: Network, path: list[int]) -> list[tuple[int, float, float]]:
    """Return per pair of nodes of a path the edge it runs over, from and to where along it."""
    on_path = np.zeros(network.aantal_knopen, dtype=bool)
    on_path[path] = True
    near = np.flatnonzero(on_path[network.van] & on_path[network.naar])
    shortest: dict[tuple[int, int], tuple[float, int, bool]] = {}
    for edge in near.tolist():
        van, naar, lengte = int(network.van[edge]), int(network.naar[edge]), network.lengte_m[edge]
        for allowed, key, forward in (
            (network.heen[edge], (van, naar), True),
            (network.terug[edge], (naar, van), False),
        ):
            if allowed and (key not in shortest or lengte < shortest[key][0]):
                shortest[key] = (float(lengte), edge, forward)
    hops = []
    for key in pairwise(path):
        lengte, edge, forward = shortest[key]
        hops.append((edge, 0.0, lengte) if forward else (edge, lengte, 0.0))
    return hops


def _joined(parts: list[NDArray[np.float64]]) -> shapely.LineString:
    """Return the parts as one line; two points at least, so that staying where you are is one."""
    points = np.concatenate(parts)
    moved = np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])
    points = points[moved]
    return shapely.LineString(points if len(points) > 1 else np.repeat(points, 2, axis=0))


def _merged(stretches: list[Stuk]) -> tuple[Stuk, ...]:
    """Return the stretches with those of one street that follow each other taken together."""
    result: list[Stuk] = []
    for stuk in stretches:
        if stuk.lengte_m <= OP_KNOOP_M and not stuk.aanloop:
            continue
        last = result[-1] if result else None
        if last and replace(last, lengte_m=stuk.lengte_m) == stuk:
            result[-1] = replace(last, lengte_m=last.lengte_m + stuk.lengte_m)
        else:
            result.append(stuk)
    return tuple(result)
