"""Small networks drawn by hand, and an independent answer for them.

The oracle shares no code with the product: it splits every edge at every point that touches it,
as nodes of a networkx graph, and lets networkx find the route.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import geopandas as gpd
import networkx as nx
import numpy as np
from shapely import LineString, Point

if TYPE_CHECKING:
    from collections.abc import Iterator

BOTH = (1, 1)
FORWARD = (1, 0)
BACKWARD = (0, 1)

Street = tuple[int, int, list[tuple[float, float]], tuple[int, int]]


def edges(streets: list[Street]) -> gpd.GeoDataFrame:
    """Make an edge table of (van, naar, coordinates, (heen, terug))."""
    lines = [LineString(coordinates) for _, _, coordinates, _ in streets]
    return gpd.GeoDataFrame(
        {
            "van": [street[0] for street in streets],
            "naar": [street[1] for street in streets],
            "lengte_m": [line.length for line in lines],
            "heen": [street[3][0] for street in streets],
            "terug": [street[3][1] for street in streets],
            "trap": [0] * len(streets),
            "straat": [None] * len(streets),
        },
        geometry=lines,
        crs="EPSG:28992",
    )


def xy(*points: tuple[float, float]) -> np.ndarray:
    return np.array(points, dtype=float).reshape(-1, 2)


def oracle(
    frame: gpd.GeoDataFrame,
    adressen: np.ndarray,
    voorzieningen: np.ndarray,
    *,
    access_leg: bool = False,
) -> np.ndarray:
    """Nearest distance per address by networkx; inf when no route is allowed."""
    usable = frame[(frame["heen"] == 1) | (frame["terug"] == 1)].reset_index(drop=True)
    graph = nx.DiGraph()
    on_edge: dict[int, list[tuple[float, object]]] = {row: [] for row in usable.index}
    for kind, points in (("a", adressen), ("v", voorzieningen)):
        for number, coordinates in enumerate(points):
            name = (kind, number)
            for touch, offset in _touches(usable, on_edge, name, Point(coordinates)):
                weight = offset if access_leg else 0.0
                _shorter(graph, *((name, touch) if kind == "a" else (touch, name)), weight)
    for row, street in usable.iterrows():
        chain = [(0.0, street["van"]), *sorted(on_edge[row], key=lambda item: item[0])]
        chain.append((street["lengte_m"], street["naar"]))
        for (before, one), (after, other) in pairwise(chain):
            same_spot = after - before <= 1e-3
            if street["heen"] or same_spot:
                _shorter(graph, one, other, after - before)
            if street["terug"] or same_spot:
                _shorter(graph, other, one, after - before)
    sources = {("v", number) for number in range(len(voorzieningen))} & set(graph)
    found = nx.multi_source_dijkstra_path_length(graph.reverse(), sources) if sources else {}
    return np.array([found.get(("a", number), np.inf) for number in range(len(adressen))])


def _touches(
    usable: gpd.GeoDataFrame,
    on_edge: dict[int, list[tuple[float, object]]],
    name: tuple[str, int],
    point: Point,
) -> Iterator[tuple[object, float]]:
    """Yield the node on each edge that is equally near, and how far away the point is."""
    away = usable.geometry.distance(point).to_numpy()
    if not len(away) or away.min() > 500:
        return
    for row in np.flatnonzero(away <= away.min() + 1e-9).tolist():
        street = usable.loc[row]
        length = street["lengte_m"]
        drawn = street.geometry.length
        position = street.geometry.project(point) * (length / drawn if drawn else 0.0)
        if position <= 1e-3:
            touch = street["van"]
        elif length - position <= 1e-3:
            touch = street["naar"]
        else:
            touch = (*name, row)
            on_edge[row].append((position, touch))
        yield touch, away[row]


def _shorter(graph: nx.DiGraph, one: object, other: object, weight: float) -> None:
    if not graph.has_edge(one, other) or graph[one][other]["weight"] > weight:
        graph.add_edge(one, other, weight=weight)
