"""From ways that share nodes to a network of junctions and edges, exact in shape and length.

Only a node that two ways share joins them: a bridge that crosses a road on the drawing without a
shared node is no junction. Nodes where nothing can be chosen (two ends of the same kind of way
meet) are taken out; the edge keeps every bend, and its length is the sum of its parts in RD metres.
Parallel edges and loops stay, because people live along them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.importing.osm_geometry import frame
from sociale_kaart.importing.osm_tags import may_attach

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.importing.osm_lines import Ways
    from sociale_kaart.importing.osm_tags import Profiel

# A node with two ends of pieces is not a choice.
_PASS_THROUGH = 2


@dataclass(frozen=True)
class _Pieces:
    """Ways cut at junctions: piece i runs over the flat nodes `first[i]` to `last[i]`."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    heen: NDArray[np.bool_]
    terug: NDArray[np.bool_]
    trap: NDArray[np.bool_]
    aanhaken: NDArray[np.bool_]
    straat: list[str | None]


@dataclass(frozen=True)
class _End:
    """One end of a piece; `at_start` tells which."""

    piece: int
    at_start: bool

    @property
    def other(self) -> _End:
        return _End(self.piece, not self.at_start)


def network_frame(ways: Ways, profiel: Profiel) -> gpd.GeoDataFrame:
    """Return the network of one profile.

    Columns: van, naar (node numbers from 0), lengte_m, heen, terug, trap, aanhaken (0 or 1),
    straat, and geometry, a LineString from `van` to `naar`. On an edge with aanhaken 0 nobody
    lives: a motorway, a ferry, a bridge.
    """
    ways = _walled(ways, profiel)
    pieces, node = _cut(ways, profiel)
    chains = _chains(pieces, _links(pieces, node))
    return _to_frame(chains, pieces, node, ways.xy)


def _walled(ways: Ways, profiel: Profiel) -> Ways:
    """Return the ways with nothing joined at a barrier: each side gets a node of its own.

    A barrier where more than two ends of roads meet is left out: it does not tell which it stops.
    """
    blocked = [node for node, tags in ways.hekken.items() if profiel.blocks(tags)]
    at = np.flatnonzero(np.isin(ways.node, np.array(blocked, dtype=np.int64)))
    at = at[_ends_meeting(ways)[at] <= _PASS_THROUGH]
    if len(at) == 0:
        return ways
    owner = np.searchsorted(ways.start, at, side="right") - 1
    halfway = (at > ways.start[owner]) & (at < ways.start[owner + 1] - 1)
    # Halfway a way the node comes twice: as the end of what was before, as the begin of the rest.
    twice = at[halfway]
    node = ways.node.copy()
    node[at] = -1 - np.arange(len(at))
    rest = -1 - len(at) - np.arange(len(twice))
    times = 1 + np.bincount(owner[halfway], minlength=len(ways.tags))
    return replace(
        ways,
        start=np.sort(np.concatenate([_moved(ways.start, twice), _moved(twice, twice) + 1])),
        node=np.insert(node, twice + 1, rest),
        xy=np.insert(ways.xy, twice + 1, ways.xy[twice], axis=0),
        tags=tuple(ways.tags[way] for way in np.repeat(np.arange(len(times)), times)),
    )


def _ends_meeting(ways: Ways) -> NDArray[np.int64]:
    """Return per flat node how many ends of roads, of whatever kind, meet there."""
    ends = np.full(len(ways.node), 2, dtype=np.int64)
    ends[ways.start[:-1]] = 1
    ends[ways.start[1:] - 1] = 1
    road = np.array(["highway" in tags for tags in ways.tags], dtype=bool)
    ends[~np.repeat(road, np.diff(ways.start))] = 0
    _, number = np.unique(ways.node, return_inverse=True)
    meeting = np.bincount(number, weights=ends)[number] if len(number) else ends
    return np.asarray(meeting, dtype=np.int64)


def _moved(positions: NDArray[np.int64], twice: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where positions come to lie when each node of `twice` is followed by a second."""
    return positions + np.searchsorted(twice, positions, side="left")


def _cut(ways: Ways, profiel: Profiel) -> tuple[_Pieces, NDArray[np.int64]]:
    """Cut the ways of the profile at every node where more than two ends meet.

    Returns:
        The pieces, and per flat node its number (0..n-1, in the order of the OSM ids).
    """
    directions = [profiel.directions(tags) for tags in ways.tags]
    heen = np.array([heen for heen, _ in directions], dtype=bool)
    terug = np.array([terug for _, terug in directions], dtype=bool)
    chosen = np.flatnonzero(heen | terug)
    _, node = np.unique(ways.node, return_inverse=True)

    begin, end = ways.start[chosen], ways.start[chosen + 1] - 1
    ends = np.zeros(len(ways.node), dtype=np.int64)
    sizes = end - begin + 1
    flat = np.repeat(begin - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes) + np.arange(
        sizes.sum()
    )
    ends[flat] = 2
    ends[begin] = 1
    ends[end] = 1
    degree = np.bincount(node, weights=ends)[node] if len(node) else ends
    is_cut = np.zeros(len(ways.node), dtype=bool)
    is_cut[flat] = degree[flat] > _PASS_THROUGH
    is_cut[begin] = True
    is_cut[end] = True

    cuts = flat[is_cut[flat]]
    way_of = np.repeat(chosen, sizes)[is_cut[flat]]
    same_way = way_of[:-1] == way_of[1:]
    owner = way_of[:-1][same_way]
    trap = np.array([tags.get("highway") == "steps" for tags in ways.tags], dtype=bool)
    aanhaken = np.array([may_attach(tags) for tags in ways.tags], dtype=bool)
    return (
        _Pieces(
            first=cuts[:-1][same_way],
            last=cuts[1:][same_way],
            heen=heen[owner],
            terug=terug[owner],
            trap=trap[owner],
            aanhaken=aanhaken[owner],
            straat=[ways.tags[way].get("name") for way in owner],
        ),
        node,
    )


def _links(pieces: _Pieces, node: NDArray[np.int64]) -> dict[_End, _End]:
    """Pair the ends that meet at a node without a choice and may be used alike."""
    meeting: dict[int, list[_End]] = {}
    for piece, (first, last) in enumerate(
        zip(node[pieces.first].tolist(), node[pieces.last].tolist(), strict=True)
    ):
        meeting.setdefault(first, []).append(_End(piece, at_start=True))
        meeting.setdefault(last, []).append(_End(piece, at_start=False))
    links: dict[_End, _End] = {}
    for ends in meeting.values():
        if len(ends) != _PASS_THROUGH:
            continue
        one, two = ends
        if one.piece != two.piece and _alike(pieces, one, two):
            links[one], links[two] = two, one
    return links


def _alike(pieces: _Pieces, one: _End, two: _End) -> bool:
    for mark in (pieces.trap, pieces.aanhaken):
        if mark[one.piece] != mark[two.piece]:
            return False
    heen, terug = pieces.heen[two.piece], pieces.terug[two.piece]
    if one.at_start == two.at_start:
        # They were drawn towards or away from each other: 'heen' of one is 'terug' of the other.
        heen, terug = terug, heen
    return bool(pieces.heen[one.piece] == heen and pieces.terug[one.piece] == terug)


def _chains(pieces: _Pieces, links: dict[_End, _End]) -> list[list[_End]]:
    """Return the edges as rows of pieces, each given by the end at which it is entered."""
    chains: list[list[_End]] = []
    seen = np.zeros(len(pieces.first), dtype=bool)
    # First the rows with two loose ends; what is left then are rings without a junction.
    for loose_only in (True, False):
        for piece in range(len(seen)):
            for at_start in (True, False):
                entry = _End(piece, at_start)
                if seen[piece] or (loose_only and entry in links):
                    continue
                chain: list[_End] = []
                current: _End | None = entry
                while current is not None and not seen[current.piece]:
                    seen[current.piece] = True
                    chain.append(current)
                    current = links.get(current.other)
                # The edge runs as its first piece was drawn, so that 'heen' keeps its meaning.
                if not entry.at_start:
                    chain = [end.other for end in reversed(chain)]
                chains.append(chain)
    return chains


def _to_frame(
    chains: list[list[_End]],
    pieces: _Pieces,
    node: NDArray[np.int64],
    xy: NDArray[np.float64],
) -> gpd.GeoDataFrame:
    flat: list[NDArray[np.int64]] = []
    straten: list[str | None] = []
    for chain in chains:
        runs = [_run(pieces, end) for end in chain]
        flat.append(np.concatenate([runs[0], *(run[1:] for run in runs[1:])]))
        straten.append(
            next((pieces.straat[e.piece] for e in chain if pieces.straat[e.piece]), None)
        )
    sizes = np.array([len(run) for run in flat], dtype=np.int64)
    nodes = np.concatenate(flat) if flat else np.empty(0, dtype=np.int64)
    edge = np.repeat(np.arange(len(flat)), sizes)
    lines = np.asarray(shapely.linestrings(xy[nodes], indices=edge), dtype=object)
    # `heen` of an edge is that of its first piece, seen in the direction of the edge.
    first = [chain[0] for chain in chains]
    forward = np.array([end.at_start for end in first], dtype=bool)
    piece = np.array([end.piece for end in first], dtype=np.int64)
    heen, terug = pieces.heen[piece], pieces.terug[piece]
    stop = np.cumsum(sizes)
    van, naar = node[nodes[stop - sizes]], node[nodes[stop - 1]]
    _, numbers = np.unique(np.concatenate([van, naar]), return_inverse=True)
    return frame(
        {
            "van": numbers[: len(van)].astype(np.int64),
            "naar": numbers[len(van) :].astype(np.int64),
            "lengte_m": np.asarray(shapely.length(lines), dtype=np.float64),
            "heen": np.where(forward, heen, terug).astype(np.int64),
            "terug": np.where(forward, terug, heen).astype(np.int64),
            "trap": pieces.trap[piece].astype(np.int64),
            "aanhaken": pieces.aanhaken[piece].astype(np.int64),
            "straat": straten,
        },
        lines,
    )


def _run(pieces: _Pieces, end: _End) -> NDArray[np.int64]:
    run = np.arange(pieces.first[end.piece], pieces.last[end.piece] + 1)
    return run if end.at_start else run[::-1]
