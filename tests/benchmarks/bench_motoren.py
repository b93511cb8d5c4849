"""Our nearest beside bare scipy, networkx and pandana, on the same streets of Kampen.

`pytest tests/benchmarks/bench_motoren.py -s` prints the table. Thirteen categories, all addresses;
every engine gets its network, addresses and voorzieningen ready made, and tells per address how far
the nearest is. The rounds take turns, so that a busy machine is busy for all of them. The bounds
hold for the smallest time of the processor, which others on the machine disturb least.

pandana is AGPL and never part of what we ship: where it is not installed its row says so. It works
from node to node in rounded lengths, so its answers are others than ours; only its time counts.
"""

from __future__ import annotations

import importlib.util
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import networkx as nx
import numpy as np
import osmium
import pandas as pd
import pytest
from scipy.sparse import csgraph

from sociale_kaart.analysis.attach import whole, with_voorzieningen
from sociale_kaart.analysis.distance import nearest_placed, place_adressen, place_voorzieningen
from sociale_kaart.analysis.network import Network, build_network
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.osm import read_osm
from sociale_kaart.importing.osm_geometry import to_rd

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sociale_kaart.analysis.snap import Snap

pytestmark = [pytest.mark.realdata, pytest.mark.timeout(1800)]
# The categories that the measurements of engines were made with, wider than ours.
DERTIEN = {
    "huisarts": ("amenity=doctors",),
    "apotheek": ("amenity=pharmacy",),
    "supermarkt": ("shop=supermarket",),
    "dagelijks": ("shop=supermarket", "shop=convenience", "shop=bakery", "shop=butcher"),
    "kinderopvang": ("amenity=childcare", "amenity=kindergarten"),
    "school": ("amenity=school",),
    "cafe": ("amenity=cafe", "amenity=pub", "amenity=bar"),
    "restaurant": ("amenity=restaurant", "amenity=fast_food"),
    "bibliotheek": ("amenity=library",),
    "treinstation": ("railway=station", "railway=halt"),
    "speeltuin": ("leisure=playground",),
    "sport": ("leisure=pitch", "leisure=sports_centre", "leisure=swimming_pool"),
    "bushalte": ("highway=bus_stop",),
}
RONDEN = 40
# How far pandana looks: it must be told, and beyond it there is no answer.
PANDANA_M = 100_000.0


@dataclass(frozen=True)
class Stad:
    network: Network
    adressen: Snap
    per_categorie: list[Snap]


@pytest.fixture(scope="module")
def stad(real_data: Path) -> Stad:
    pbf = real_data / "kampen" / "kampen.osm.pbf"
    frames = read_osm(pbf, NoProgress()).frames
    network = build_network(frames["netwerk_lopen"], "lopen")
    homes = frames["adressen"].geometry
    return Stad(
        network,
        place_adressen(network, np.column_stack([homes.x, homes.y])),
        [place_voorzieningen(network, places) for places in read_places(pbf).values()],
    )


def read_places(pbf: Path) -> dict[str, np.ndarray]:
    """Nodes at their place, ways at the middle of their nodes."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in DERTIEN}
    keys = sorted({rule.split("=")[0] for rules in DERTIEN.values() for rule in rules})
    reader = osmium.FileProcessor(osmium.io.File(str(pbf), "pbf")).with_locations()
    for item in reader.with_filter(osmium.filter.KeyFilter(*keys)):
        if item.is_relation():
            continue
        nodes = [item] if item.is_node() else [n for n in item.nodes if n.location.valid()]
        spots = [(n.location.lon, n.location.lat) for n in nodes]
        for name, rules in DERTIEN.items():
            if any(item.tags.get(r.split("=")[0]) == r.split("=")[1] for r in rules):
                found[name].append(tuple(np.mean(spots, axis=0)))
    return {name: to_rd(spots) for name, spots in found.items()}


def ours(stad: Stad) -> Callable[[], list[np.ndarray]]:
    return lambda: [
        nearest_placed(stad.network, stad.adressen, places, access_leg=False).afstand_m
        for places in stad.per_categorie
    ]


def bare_scipy(stad: Stad) -> Callable[[], list[np.ndarray]]:
    """Nothing but dijkstra, and the smaller of the two ends of the street."""
    network, place = stad.network, stad.adressen
    first = np.flatnonzero(np.diff(place.punt, prepend=-1))
    edge = place.edge[first]
    van, naar, along = network.van[edge], network.naar[edge], place.positie_m[first]
    rest = network.lengte_m[edge] - along
    graphs = [
        (with_voorzieningen(network, whole(network), p, access_leg=False), p.aantal)
        for p in stad.per_categorie
    ]

    def run() -> list[np.ndarray]:
        answers = []
        for graph, aantal in graphs:
            sources = network.aantal_knopen + np.arange(aantal)
            far = csgraph.dijkstra(graph, indices=sources, min_only=True)
            answers.append(np.minimum(far[van] + along, far[naar] + rest))
        return answers

    return run


def with_networkx(stad: Stad) -> Callable[[], list[np.ndarray]]:
    network, place = stad.network, stad.adressen
    first = np.flatnonzero(np.diff(place.punt, prepend=-1))
    edge = place.edge[first]
    van, naar, along = network.van[edge], network.naar[edge], place.positie_m[first]
    rest = network.lengte_m[edge] - along
    graphs = []
    for p in stad.per_categorie:
        matrix = with_voorzieningen(network, whole(network), p, access_leg=False)
        arcs = matrix.tocoo()
        # Of two arcs between the same nodes the last one stays: the shortest comes last.
        order = np.argsort(-arcs.data)
        graph = nx.DiGraph()
        graph.add_nodes_from(range(matrix.shape[0]))
        rows = (arcs.row[order].tolist(), arcs.col[order].tolist(), arcs.data[order].tolist())
        graph.add_weighted_edges_from(zip(*rows, strict=True))
        graphs.append((graph, p.aantal))

    def run() -> list[np.ndarray]:
        answers = []
        for graph, aantal in graphs:
            sources = {network.aantal_knopen + number for number in range(aantal)}
            found = nx.multi_source_dijkstra_path_length(graph, sources)
            far = np.array([found.get(node, np.inf) for node in range(network.aantal_knopen)])
            answers.append(np.minimum(far[van] + along, far[naar] + rest))
        return answers

    return run


def with_pandana(stad: Stad) -> Callable[[], list[np.ndarray]]:
    import pandana  # noqa: PLC0415 - only where somebody installed it

    network = stad.network
    nodes = pd.DataFrame(network.xy, columns=["x", "y"])
    arcs = gpd.GeoDataFrame({"van": network.van, "naar": network.naar, "m": network.lengte_m})
    net = pandana.Network(nodes["x"], nodes["y"], arcs["van"], arcs["naar"], arcs[["m"]])
    homes = network.van[stad.adressen.edge]
    places = [network.xy[network.van[p.edge]] for p in stad.per_categorie]

    def run() -> list[np.ndarray]:
        answers = []
        for number, spots in enumerate(places):
            name = f"c{number}"
            x, y = (pd.Series(column) for column in spots.T)
            net.set_pois(name, PANDANA_M, 1, x, y)
            far = net.nearest_pois(PANDANA_M, name, num_pois=1)
            answers.append(far[1].to_numpy()[homes])
        return answers

    return run


def test_our_nearest_beside_other_engines(stad: Stad) -> None:
    runs = {"wij": ours(stad), "kale scipy": bare_scipy(stad), "networkx": with_networkx(stad)}
    if importlib.util.find_spec("pandana"):
        runs["pandana"] = with_pandana(stad)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    answers = {name: run() for name, run in runs.items()}
    for number in range(RONDEN):
        for name, run in runs.items():
            # The slow ones need no forty rounds to be told apart.
            if number < 3 or name in {"wij", "kale scipy"}:
                start = time.perf_counter(), time.process_time()
                run()
                took = time.perf_counter() - start[0], time.process_time() - start[1]
                times[name].append(took)
    places = sum(p.aantal for p in stad.per_categorie)
    least = {name: min(cpu for _, cpu in some) for name, some in times.items()}
    print(f"\n13 categories, {places} places, {stad.adressen.aantal} addresses, in ms:")  # noqa: T201
    head = ("", "clock, median", "processor, median", "least", "x ours", "n")
    print("{:12} {:>14} {:>18} {:>7} {:>7} {:>4}".format(*head))  # noqa: T201
    for name, some in times.items():
        clock, cpu = (1000 * statistics.median(column) for column in zip(*some, strict=True))
        print(  # noqa: T201
            f"{name:12} {clock:14.1f} {cpu:18.1f} {1000 * least[name]:7.1f}"
            f" {least[name] / least['wij']:7.2f} {len(some):4d}"
        )
    if "pandana" not in least:
        print("pandana      not installed here, so not compared")  # noqa: T201
    for one, other in zip(answers["kale scipy"], answers["networkx"], strict=True):
        assert one == pytest.approx(other, abs=1e-6)
    assert least["wij"] <= 1.5 * least["kale scipy"]
    assert least.get("pandana", np.inf) >= 30 * least["wij"]
