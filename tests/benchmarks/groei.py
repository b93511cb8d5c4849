"""One made-up town: how long each step takes, as JSON: `python tests/benchmarks/groei.py 100000`.

Streets are a grid of 60 m that was shaken, a quarter of them left out; four in five addresses and
voorzieningen stand in 40 clusters. As many junctions as addresses, 1,444 voorzieningen to 100,000
addresses, in 13 categories. The same number always makes the same town.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely
from scipy.sparse import csgraph

from sociale_kaart.analysis.attach import whole, with_voorzieningen
from sociale_kaart.analysis.distance import nearest_placed, place_adressen, place_voorzieningen
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.reach import counts_within, nearest_k

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.analysis.network import Network
    from sociale_kaart.analysis.snap import Snap

MASCHE_M = 60.0
WEGGELATEN = 0.25
CLUSTERS = 40
CATEGORIEEN = 13
VOORZIENINGEN = 0.01444
LIMIETEN_M = (1000.0, 3000.0, 5000.0)
# Above this many addresses only the nearest is searched: the rest grows with the pairs in reach.
ALLES_TOT = 200_000


def streets(knopen: int, random: np.random.Generator) -> gpd.GeoDataFrame:
    """Return the edge table of a shaken grid."""
    side = round(knopen**0.5)
    place = np.stack(np.meshgrid(np.arange(side), np.arange(side)), axis=-1) * MASCHE_M
    place = place.reshape(-1, 2) + random.uniform(-15, 15, (side * side, 2))
    number = np.arange(side * side).reshape(side, side)
    van = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    naar = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    kept = random.random(len(van)) >= WEGGELATEN
    van, naar = van[kept], naar[kept]
    lines = shapely.linestrings(np.stack([place[van], place[naar]], axis=1))
    columns = {"van": van, "naar": naar, "lengte_m": shapely.length(lines), "heen": 1, "terug": 1}
    return gpd.GeoDataFrame(columns, geometry=lines, crs="EPSG:28992")


def points(aantal: int, width: float, random: np.random.Generator) -> np.ndarray:
    """Return places of which four in five stand in clusters of half a kilometre wide."""
    centres = random.uniform(0.05 * width, 0.95 * width, (CLUSTERS, 2))
    apart = aantal // 5
    spread = 0.02 * width + 250
    clustered = centres[random.integers(0, CLUSTERS, aantal - apart)]
    clustered = clustered + random.normal(0, spread, clustered.shape)
    both = np.concatenate([random.uniform(0, width, (apart, 2)), clustered])
    return np.clip(both, 0, width)


def bare(network: Network, _homes: Snap, places: Snap, *, access_leg: bool) -> None:
    """Search with scipy and do nothing else: what growth the heap and the caches bring."""
    graph = with_voorzieningen(network, whole(network), places, access_leg=access_leg)
    sources = network.aantal_knopen + np.arange(places.aantal)
    csgraph.dijkstra(graph, indices=sources, min_only=True)


def measure(adressen: int) -> dict[str, float]:
    """Return the figures of a town with this many addresses."""
    random = np.random.default_rng(adressen)
    frame = streets(adressen, random)
    width = adressen**0.5 * MASCHE_M
    homes = points(adressen, width, random)
    per_categorie = np.array_split(points(round(adressen * VOORZIENINGEN), width, random), 13)
    start = time.process_time()
    network = build_network(frame, "lopen")
    build = time.process_time() - start
    del frame
    network.tree, network.reversed_graph, network.delen  # noqa: B018 - made once, not searched
    start = time.process_time()
    herkomst = place_adressen(network, homes)
    snapping = time.process_time() - start
    placed = [place_voorzieningen(network, group) for group in per_categorie]

    def every(search: Callable[..., object], *more: object) -> float:
        start = time.process_time()
        for places in placed:
            search(network, herkomst, places, *more, access_leg=False)
        return time.process_time() - start

    found = {
        "adressen": adressen,
        "knopen": network.aantal_knopen,
        "straten": len(network.lijnen),
        "voorzieningen": sum(len(group) for group in per_categorie),
        "bouwen_s": build,
        "plaatsen_s": snapping,
        "dichtstbij_s": every(nearest_placed),
        "kale_scipy_s": every(bare),
    }
    if adressen <= ALLES_TOT:
        found["aantallen_s"] = every(counts_within, LIMIETEN_M)
        found["drie_s"] = every(nearest_k, 3)
    # Kilobytes on Linux.
    found["geheugen_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {key: round(value, 3) for key, value in found.items()}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))  # noqa: T201 - this is the answer
