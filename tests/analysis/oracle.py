"""Distances over OpenStreetMap computed a second time, by other means.

Nothing here imports the product. Its own reader takes the ways from the .osm.pbf, its own code
applies the tag rules (only the rules as data, `netwerken.toml`, are shared), and networkx works on
the raw graph: every OSM node is a node and nothing is contracted. Points are snapped with shapely
on single segments, and every segment is split at every point that touches it, so that addresses
and voorzieningen are nodes too. Slow, and simple enough to be checked by reading.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import osmium
import shapely
from pyproj import Transformer

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = Any
RULES = tomllib.loads(
    (Path(__file__).parents[2] / "resources" / "netwerken.toml").read_text(encoding="utf-8")
)
SNAP_LIMIT, AGAIN_LIMIT, FULL_PART = 500.0, 150.0, 1000.0
# At the same spot of a street; and as near as another street.
SAME, TIE = 1e-3, 1e-9


def has(tags: dict[str, str], rules: list[str]) -> bool:
    """Tell whether one of the rules `key=value` holds."""
    return any(tags.get(rule.split("=", 1)[0]) == rule.split("=", 1)[1] for rule in rules)


def access(tags: dict[str, str], keys: list[str]) -> str | None:
    return next((tags[key] for key in keys if key in tags), None)


def allowed(tags: dict[str, str], rule: dict[str, Any]) -> bool:
    """Rules 1-4 of `netwerken.toml`."""
    word = access(tags, rule["toegang"])
    if word in rule["nee"]:
        return False
    if "highway" not in tags:
        for_others = any(tags.get(key) in rule["ja"] for key in rule["veer_voor"])
        ferry = tags.get("route") == "ferry" and rule["veren"]
        return ferry and (word in rule["ja"] or not for_others)
    if has(tags, rule["niet"]) and not any(
        tags.get(k) in rule["ja"] for k in rule["uitdrukkelijk"]
    ):
        return False
    road = tags["highway"]
    paving = RULES["verharding"]
    paved = tags.get("surface", "").split(":")[0] in paving["verhard"]
    if road in rule["mits_verhard"]:
        return paved or ("surface" not in tags and has(tags, paving["verhard_spoor"]))
    unpaved = rule["alleen_verhard"] and not paved and has(tags, paving["onverhard"])
    listed = road in rule["wegen"] or (road in rule["met_toestemming"] and word in rule["ja"])
    return listed and not unpaved


def directions(tags: dict[str, str], rule: dict[str, Any]) -> tuple[bool, bool]:
    """Rule 5: (as drawn, against it)."""
    keys = [key for key in rule["eenrichting"] if key in tags]
    word = tags[keys[0]] if keys else None
    values = RULES["eenrichting_waarden"]
    one_way = word in values["heen"] or (not keys and has(tags, rule["impliciet"]))
    backward = word in values["terug"]
    if (one_way or backward) and keys[:1] in ([], ["oneway"]) and has(tags, rule["tegenrichting"]):
        return True, True
    return not backward, not one_way


@dataclass
class Town:
    """What the oracle reads.

    Attributes:
        ways: every road and ferry as its tags and a run of known (node, place).
        barriers: tags of the nodes with a barrier where at most two ends of roads meet.
    """

    ways: list[tuple[dict[str, str], list[tuple[int, tuple[float, float]]]]]
    barriers: dict[int, dict[str, str]]


def read_town(pbf: Path) -> Town:
    to_rd = Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
    found: list[tuple[dict[str, str], list[tuple[int, tuple[float, float]]]]] = []
    barriers = {}
    for item in osmium.FileProcessor(osmium.io.File(str(pbf), "pbf")).with_locations():
        if item.is_node() and "barrier" in item.tags:
            barriers[item.id] = dict(item.tags)
        if not item.is_way():
            continue
        if not ("highway" in item.tags or item.tags.get("route") == "ferry"):
            continue
        run: list[tuple[int, tuple[float, float]]] = []
        for node in item.nodes:
            if node.location.valid():
                run.append((node.ref, (node.location.lon, node.location.lat)))
            else:
                found.append((dict(item.tags), run))
                run = []
        found.append((dict(item.tags), run))
    places = {ref: lonlat for _, run in found for ref, lonlat in run}
    x, y = to_rd.transform(*np.array(list(places.values())).T)
    rd = dict(zip(places, zip(x.tolist(), y.tolist(), strict=True), strict=True))
    meeting: dict[int, int] = defaultdict(int)
    for tags, run in found:
        for (one, _), (other, _) in pairwise(run):
            for ref in {one, other} if "highway" in tags and one != other else ():
                meeting[ref] += 1
    return Town(
        [(tags, [(ref, rd[ref]) for ref, _ in run]) for tags, run in found],
        {ref: tags for ref, tags in barriers.items() if meeting[ref] <= 2},
    )


def stops(tags: dict[str, str], rule: dict[str, Any]) -> bool:
    """Tell whether a barrier lets nobody of this network pass."""
    word = access(tags, rule["toegang"])
    known = word in rule["ja"] or word in rule["nee"]
    return word in rule["nee"] if known else has(tags, rule["versperring"])


@dataclass
class Streets:
    """Segments between neighbouring OSM nodes, of one network."""

    ends: list[tuple[Node, Node]] = field(default_factory=list)
    both: list[tuple[bool, bool]] = field(default_factory=list)
    lines: list[shapely.LineString] = field(default_factory=list)
    lived_on: list[bool] = field(default_factory=list)

    @classmethod
    def of(cls, town: Town, code: str) -> Streets:
        rule = next(row for row in RULES["netwerk"] if row["code"] == code)
        shut = {ref for ref, tags in town.barriers.items() if stops(tags, rule)}
        streets = cls()
        for tags, run in town.ways:
            if not allowed(tags, rule):
                continue
            for (one, here), (other, there) in pairwise(run):
                if one == other:
                    continue
                # Whoever comes to a shut node stands at a node of his own, and turns back.
                number = len(streets.ends)
                a, b = (("shut", number, ref) if ref in shut else ref for ref in (one, other))
                streets.ends.append((a, b))
                streets.both.append(directions(tags, rule))
                streets.lines.append(shapely.LineString([here, there]))
                streets.lived_on.append(not has(tags, RULES["niet_aanhaken"]))
        return streets

    def arcs(self) -> Iterator[tuple[Node, Node]]:
        for (one, other), (there, back) in zip(self.ends, self.both, strict=True):
            if there:
                yield one, other
            if back:
                yield other, one


Touch = tuple[int, float, float]  # segment, metres along it, metres away


class Oracle:
    """One network with points on it; ask `matrix` for all distances to some voorzieningen."""

    def __init__(self, streets: Streets, adressen: np.ndarray, voorzieningen: np.ndarray) -> None:
        self.streets = streets
        self.lines = np.array(streets.lines, dtype=object)
        self.plain = nx.DiGraph()
        self.plain.add_edges_from(streets.arcs())
        self._find_full_parts()
        self.graph = nx.DiGraph()
        self.on_segment: dict[int, list[tuple[float, Node]]] = defaultdict(list)
        self.homes = [self._hang("a", i, p, leaving=True) for i, p in enumerate(adressen)]
        self.places = [self._hang("v", i, p, leaving=False) for i, p in enumerate(voorzieningen)]
        self._split()
        self.reversed = self.graph.reverse(copy=True)

    def _find_full_parts(self) -> None:
        part = {}
        for number, nodes in enumerate(nx.strongly_connected_components(self.plain)):
            part.update(dict.fromkeys(nodes, number))
        street: dict[int, float] = defaultdict(float)
        for (one, other), line in zip(self.streets.ends, self.lines, strict=True):
            if part[one] == part[other]:
                street[part[one]] += line.length
        most = max(street.values(), default=0.0)
        full = {p for p, length in street.items() if length >= min(FULL_PART, most)}
        nodes = [node for node, number in part.items() if number in full]
        self.can_reach = self._closure(self.plain.reverse(copy=False), nodes)
        self.can_be_reached = self._closure(self.plain, nodes)
        lived_on = np.array(self.streets.lived_on, dtype=bool)
        in_full = np.array(
            [part[a] == part[b] and part[a] in full for a, b in self.streets.ends], dtype=bool
        )
        self.any_street = self._tree(lived_on)
        self.full_street = self._tree(lived_on & in_full)

    @staticmethod
    def _closure(graph: nx.DiGraph, nodes: list[Node]) -> set[Node]:
        seen, queue = set(nodes), list(nodes)
        while queue:
            for neighbour in graph[queue.pop()]:
                if neighbour not in seen:
                    seen.add(neighbour)
                    queue.append(neighbour)
        return seen

    def _tree(self, chosen: np.ndarray) -> tuple[shapely.STRtree, np.ndarray]:
        index = np.flatnonzero(chosen)
        return shapely.STRtree(self.lines[index]), index

    def _touches(self, tree: tuple[shapely.STRtree, np.ndarray], spot: Any, limit: float) -> Any:
        point = shapely.Point(spot)
        _, away = tree[0].query_nearest(point, max_distance=limit, return_distance=True)
        if not len(away):
            return []
        near = tree[1][tree[0].query(point, predicate="dwithin", distance=away.min() + TIE)]
        return [(int(s), self.lines[s].project(point), self.lines[s].distance(point)) for s in near]

    def _hang(
        self, kind: str, number: int, spot: Any, *, leaving: bool
    ) -> list[tuple[Node, float, bool]]:
        """Return (node of the split graph, metres away, is it a second place) for a point."""
        first = self._touches(self.any_street, spot, SNAP_LIMIT)
        found = [(t, False) for t in first]
        if first and not any(self._onboard(touch, leaving=leaving) for touch in first):
            found += [(t, True) for t in self._touches(self.full_street, spot, AGAIN_LIMIT)]
        return [(self._node_at(touch, (kind, number)), touch[2], again) for touch, again in found]

    def _end_at(self, touch: Touch) -> Node | None:
        segment, along, _ = touch
        if along <= SAME:
            return self.streets.ends[segment][0]
        return self.streets.ends[segment][1] if self.lines[segment].length - along <= SAME else None

    def _onboard(self, touch: Touch, *, leaving: bool) -> bool:
        fine = self.can_reach if leaving else self.can_be_reached
        end = self._end_at(touch)
        if end is not None:
            return end in fine
        (one, other), (there, back) = (self.streets.ends[touch[0]], self.streets.both[touch[0]])
        if not leaving:
            there, back = back, there
        return (there and other in fine) or (back and one in fine)

    def _node_at(self, touch: Touch, name: Node) -> Node:
        end = self._end_at(touch)
        if end is not None:
            return end
        node = (*name, touch[0])
        self.on_segment[touch[0]].append((touch[1], node))
        return node

    def _split(self) -> None:
        for segment, (one, other) in enumerate(self.streets.ends):
            there, back = self.streets.both[segment]
            chain = [(0.0, one), *sorted(self.on_segment.get(segment, []), key=lambda on: on[0])]
            chain.append((self.lines[segment].length, other))
            for (before, a), (after, b) in pairwise(chain):
                same = after - before <= SAME
                if there or same:
                    self._shorter(a, b, after - before)
                if back or same:
                    self._shorter(b, a, after - before)

    def _shorter(self, one: Node, other: Node, weight: float) -> None:
        if not self.graph.has_edge(one, other) or self.graph[one][other]["weight"] > weight:
            self.graph.add_edge(one, other, weight=weight)

    def matrix(self, chosen: np.ndarray, *, access_leg: bool) -> np.ndarray:
        """Return the metres (addresses, chosen voorzieningen); inf is no way."""
        result = np.full((len(self.homes), len(chosen)), np.inf)
        for column, number in enumerate(chosen):
            for node, away, again in self.places[number]:
                far = nx.single_source_dijkstra_path_length(self.reversed, node)
                leg = away if again or access_leg else 0.0
                for home, touches in enumerate(self.homes):
                    for touch, own, second in touches:
                        if touch in far:
                            total = far[touch] + leg + (own if second or access_leg else 0.0)
                            result[home, column] = min(result[home, column], total)
        return result
