"""Networks drawn by hand: what is joined, what is not, and how long it is."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest
from osm_builder import Tekening

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.osm import read_osm

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd


def network(tekening: Tekening, folder: Path, code: str = "lopen") -> gpd.GeoDataFrame:
    tekening.adres(0, 50)
    osm = read_osm(tekening.save(folder / "x.osm.pbf"), NoProgress())
    edges = osm.frames[f"netwerk_{code}"]
    # What holds for every network: the numbers fit the geometry.
    np.testing.assert_allclose(edges.geometry.length, edges["lengte_m"])
    ends: dict[int, tuple[float, float]] = {}
    for edge in edges.itertuples():
        for node, place in (
            (edge.van, edge.geometry.coords[0]),
            (edge.naar, edge.geometry.coords[-1]),
        ):
            assert ends.setdefault(node, place) == place
    return edges


def test_a_bend_is_no_junction_and_its_length_counts(tmp_path: Path) -> None:
    tekening = Tekening()
    first = tekening.road((0, 0), (100, 0), (100, 50), name="Dorpsstraat")
    tekening.way(first[-1], tekening.node(200, 50), highway="residential", name="Kerkweg")
    edges = network(tekening, tmp_path)
    assert len(edges) == 1
    assert edges["lengte_m"][0] == pytest.approx(250, abs=0.01)
    assert edges["straat"][0] == "Dorpsstraat"
    assert len(edges.geometry[0].coords) == 4


def test_ways_that_share_a_node_halfway_meet_there(tmp_path: Path) -> None:
    tekening = Tekening()
    street = tekening.road((0, 0), (100, 0), (200, 0))
    tekening.way(street[1], tekening.node(100, 80), highway="footway")
    edges = network(tekening, tmp_path)
    assert sorted(edges["lengte_m"].round().tolist()) == [80, 100, 100]
    assert len({*edges["van"], *edges["naar"]}) == 4


def test_a_bridge_without_a_shared_node_is_no_junction(tmp_path: Path) -> None:
    tekening = Tekening()
    tekening.road((0, 0), (200, 0))
    tekening.road((100, -100), (100, 100), bridge="yes", layer="1")
    edges = network(tekening, tmp_path)
    assert edges["lengte_m"].round().tolist() == [200, 200]
    assert len({*edges["van"], *edges["naar"]}) == 4


def test_a_node_is_kept_where_the_driving_direction_changes(tmp_path: Path) -> None:
    tekening = Tekening()
    first = tekening.road((0, 0), (100, 0), oneway="yes")
    tekening.way(first[-1], tekening.node(200, 0), highway="residential")
    auto = network(tekening, tmp_path, "auto")
    assert auto[["heen", "terug"]].to_numpy().tolist() == [[1, 0], [1, 1]]
    assert len(network(tekening, tmp_path, "lopen")) == 1


def test_one_way_streets_drawn_towards_each_other_keep_their_direction(tmp_path: Path) -> None:
    """A -> B and C -> B with oneway=-1, so B -> C: together one street A -> C."""
    tekening = Tekening()
    _, b = tekening.road((0, 0), (100, 0), oneway="yes")
    tekening.way(tekening.node(200, 0), b, highway="residential", oneway="-1")
    edges = network(tekening, tmp_path, "auto")
    assert edges[["heen", "terug"]].to_numpy().tolist() == [[1, 0]]
    begin, end = edges.geometry[0].coords[0], edges.geometry[0].coords[-1]
    assert end[0] - begin[0] == pytest.approx(200, abs=0.01)


def test_a_oneway_against_its_drawing_runs_back(tmp_path: Path) -> None:
    tekening = Tekening()
    tekening.road((0, 0), (100, 0), oneway="-1")
    edges = network(tekening, tmp_path, "auto")
    assert edges[["heen", "terug"]].to_numpy().tolist() == [[0, 1]]


def test_a_roundabout_runs_one_way_between_its_exits(tmp_path: Path) -> None:
    tekening = Tekening()
    ring = [tekening.node(*place) for place in ((0, 0), (20, 0), (20, 20), (0, 20))]
    tekening.way(*ring, ring[0], highway="residential", junction="roundabout")
    tekening.way(ring[1], tekening.node(100, 0), highway="residential")
    tekening.way(ring[3], tekening.node(-80, 20), highway="residential")
    edges = network(tekening, tmp_path, "auto")
    # The ring is cut at its exits; where it was drawn to begin is no junction.
    on_ring = edges[edges["terug"] == 0]
    assert on_ring["lengte_m"].round().tolist() == [40, 40]
    assert set(on_ring["van"]) == set(on_ring["naar"])
    assert (on_ring["heen"] == 1).all()


def test_a_ring_on_its_own_and_parallel_streets_stay(tmp_path: Path) -> None:
    tekening = Tekening()
    ring = [tekening.node(*place) for place in ((0, 0), (20, 0), (20, 20))]
    tekening.way(*ring, ring[0], highway="residential")
    left, right = tekening.node(100, 0), tekening.node(200, 0)
    tekening.way(left, tekening.node(150, 10), right, highway="residential")
    tekening.way(left, tekening.node(150, -10), right, highway="residential")
    tekening.way(left, tekening.node(90, 0), highway="residential")
    tekening.way(right, tekening.node(210, 0), highway="residential")
    edges = network(tekening, tmp_path)
    loops = edges[edges["van"] == edges["naar"]]
    assert loops["lengte_m"].round(1).tolist() == [pytest.approx(68.3)]
    pairs = [frozenset(pair) for pair in edges[["van", "naar"]].to_numpy().tolist()]
    assert len(pairs) - len(set(pairs)) == 1


def test_two_halves_of_a_ring_become_one_loop(tmp_path: Path) -> None:
    tekening = Tekening()
    a, b, c, d = (tekening.node(*place) for place in ((0, 0), (50, 0), (50, 50), (0, 50)))
    tekening.way(a, b, c, highway="residential")
    tekening.way(a, d, c, highway="residential")
    edges = network(tekening, tmp_path)
    assert edges["lengte_m"].round().tolist() == [200]
    assert edges["van"].tolist() == edges["naar"].tolist()


def test_steps_are_marked_and_kept_apart(tmp_path: Path) -> None:
    tekening = Tekening()
    path = tekening.road((0, 0), (50, 0), highway="footway")
    tekening.way(path[-1], tekening.node(60, 0), highway="steps")
    edges = network(tekening, tmp_path)
    assert edges[["trap"]].to_numpy().ravel().tolist() == [0, 1]


def test_a_ferry_joins_two_banks(tmp_path: Path) -> None:
    tekening = Tekening()
    west = tekening.road((0, 0), (50, 0))
    east = tekening.road((150, 0), (200, 0))
    tekening.way(west[-1], east[0], route="ferry")
    edges = network(tekening, tmp_path, "auto").sort_values("lengte_m")
    assert edges["lengte_m"].round().tolist() == [50, 50, 100]
    assert edges["aanhaken"].tolist() == [1, 1, 0]
    assert len({*edges["van"], *edges["naar"]}) == 4


def test_a_bollard_stops_cars_and_nobody_else(tmp_path: Path) -> None:
    tekening = Tekening()
    left, post, right = (
        tekening.node(0, 0),
        tekening.node(80, 0, barrier="bollard"),
        tekening.node(200, 0),
    )
    tekening.way(left, post, right, highway="residential")
    assert network(tekening, tmp_path, "fietsen")["lengte_m"].round().tolist() == [200]
    auto = network(tekening, tmp_path, "auto")
    assert auto["lengte_m"].round().tolist() == [80, 120]
    assert len({*auto["van"], *auto["naar"]}) == 4


def test_a_private_gate_between_two_ways_stops_all(tmp_path: Path) -> None:
    tekening = Tekening()
    left, gate, right = (
        tekening.node(0, 0),
        tekening.node(80, 0, barrier="gate", access="private"),
        tekening.node(200, 0),
    )
    tekening.way(left, gate, highway="residential")
    tekening.way(gate, right, highway="service")
    assert network(tekening, tmp_path)["lengte_m"].round().tolist() == [80, 120]
    tekening.nodes[gate - 1].tags = {"barrier": "gate"}
    assert network(tekening, tmp_path)["lengte_m"].round().tolist() == [200]


def test_a_bollard_on_a_junction_does_not_tell_whom_it_stops(tmp_path: Path) -> None:
    tekening = Tekening()
    left, post, right = (
        tekening.node(0, 0),
        tekening.node(80, 0, barrier="bollard"),
        tekening.node(200, 0),
    )
    tekening.way(left, post, right, highway="residential")
    tekening.way(post, tekening.node(80, 60), highway="cycleway")
    assert network(tekening, tmp_path, "auto")["lengte_m"].round().tolist() == [200]


def test_nobody_lives_on_a_bridge_over_the_street(tmp_path: Path) -> None:
    tekening = Tekening()
    road = tekening.road((0, 0), (50, 0), name="Kade")
    over = tekening.node(150, 0)
    tekening.way(road[-1], over, highway="residential", bridge="yes", name="Kade")
    tekening.way(over, tekening.node(200, 0), highway="residential", name="Kade")
    edges = network(tekening, tmp_path).sort_values("lengte_m")
    assert edges["lengte_m"].round().tolist() == [50, 50, 100]
    assert edges["aanhaken"].tolist() == [1, 1, 0]


def test_a_way_cut_off_by_the_extract_keeps_the_part_that_is_there(tmp_path: Path) -> None:
    tekening = Tekening()
    nodes = tekening.road((0, 0), (50, 0))
    tekening.way(nodes[-1], tekening.node(80, 0), 999_999, highway="residential")
    assert network(tekening, tmp_path)["lengte_m"].round().tolist() == [80]


def walk(random: np.random.Generator) -> list[tuple[int, int]]:
    """A way of up to five steps along the lines of a 5 x 5 grid."""
    x, y = random.integers(0, 5, 2).tolist()
    places = [(x, y)]
    for dx, dy in random.choice([(1, 0), (-1, 0), (0, 1), (0, -1)], random.integers(1, 6)).tolist():
        x, y = min(4, max(0, x + dx)), min(4, max(0, y + dy))
        if (x, y) != places[-1]:
            places.append((x, y))
    return places


def graph_of(edges: gpd.GeoDataFrame) -> nx.MultiDiGraph:
    """The edges as a graph whose nodes are places in decimetres."""
    graph = nx.MultiDiGraph()
    for edge in edges.itertuples():
        van, naar = (spot(edge.geometry.coords[end]) for end in (0, -1))
        if edge.heen:
            graph.add_edge(van, naar, weight=edge.lengte_m)
        if edge.terug:
            graph.add_edge(naar, van, weight=edge.lengte_m)
    return graph


def spot(place: tuple[float, float]) -> tuple[int, int]:
    return round(place[0] * 10), round(place[1] * 10)


@pytest.mark.parametrize("seed", range(8))
def test_distances_equal_those_over_every_single_node(seed: int, tmp_path: Path) -> None:
    """Random ways, some one-way: networkx over all nodes, before contracting, is the judge."""
    random = np.random.default_rng(seed)
    tekening = Tekening()
    nodes = {(x, y): tekening.node(50 * x, 50 * y) for x in range(5) for y in range(5)}
    raw = nx.DiGraph()
    for places in filter(lambda way: len(way) > 1, (walk(random) for _ in range(14))):
        oneway = str(random.choice(["yes", "-1", "no"]))
        tekening.way(*(nodes[p] for p in places), highway="residential", oneway=oneway)
        for pair in itertools.pairwise(tekening.rd(nodes[place]) for place in places):
            if oneway != "-1":
                raw.add_edge(spot(pair[0]), spot(pair[1]), weight=math.dist(*pair))
            if oneway != "yes":
                raw.add_edge(spot(pair[1]), spot(pair[0]), weight=math.dist(*pair))
    graph = graph_of(network(tekening, tmp_path, "auto"))
    assert 2 < len(graph) < len(raw)
    expected = dict(nx.all_pairs_dijkstra_path_length(raw))
    for one, found in nx.all_pairs_dijkstra_path_length(graph):
        assert found == pytest.approx(
            {two: length for two, length in expected[one].items() if two in graph}, abs=1e-6
        )
