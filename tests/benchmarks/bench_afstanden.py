"""How long distances take on Kampen: `pytest tests/benchmarks/bench_afstanden.py -s`.

Rounds are few: on a shared machine the smallest time says most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from sociale_kaart.analysis.buurten import distance_per_buurt
from sociale_kaart.analysis.distance import (
    nearest_placed,
    place_adressen,
    place_voorzieningen,
)
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.voorzieningen import merge_voorzieningen
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.importing import cbs, ondergrond_frames, osm

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    from pytest_benchmark.fixture import BenchmarkFixture

pytestmark = pytest.mark.realdata
NETWERKEN = ("lopen", "fietsen", "auto")


@pytest.fixture(scope="session")
def kampen(real_data: Path) -> dict[str, gpd.GeoDataFrame]:
    folder = real_data / "kampen"
    gebieden = cbs.read_gebieden(folder / "wijkenbuurten_kampen_2024.gpkg", (), NoProgress())
    data = osm.read_osm(folder / "kampen.osm.pbf", NoProgress())
    return ondergrond_frames.build_layers(data, gebieden, NoProgress()).frames


def coordinates(frame: gpd.GeoDataFrame) -> np.ndarray:
    return np.column_stack([frame.geometry.x, frame.geometry.y])


def test_building_three_networks(
    benchmark: BenchmarkFixture, kampen: dict[str, gpd.GeoDataFrame]
) -> None:
    benchmark.pedantic(
        lambda: [build_network(kampen[f"netwerk_{soort}"], soort) for soort in NETWERKEN],
        rounds=3,
    )


def test_putting_all_addresses_on_a_network(
    benchmark: BenchmarkFixture, kampen: dict[str, gpd.GeoDataFrame]
) -> None:
    network = build_network(kampen["netwerk_lopen"], "lopen")
    place_adressen(network, coordinates(kampen["adressen"])[:10])  # the tree is made once
    benchmark.pedantic(place_adressen, (network, coordinates(kampen["adressen"])), rounds=3)


def test_nearest_of_every_categorie_once_they_are_placed(
    benchmark: BenchmarkFixture, kampen: dict[str, gpd.GeoDataFrame]
) -> None:
    network = build_network(kampen["netwerk_lopen"], "lopen")
    herkomst = place_adressen(network, coordinates(kampen["adressen"]))
    placed = [
        place_voorzieningen(network, coordinates(group))
        for _, group in kampen["voorzieningen"].groupby("categorie")
    ]

    def run() -> int:
        found = [nearest_placed(network, herkomst, place, access_leg=False) for place in placed]
        return sum(int(np.isfinite(answer.afstand_m).sum()) for answer in found)

    assert benchmark.pedantic(run, rounds=3) > 0


def test_the_whole_table_all_categories_three_networks(
    benchmark: BenchmarkFixture, kampen: dict[str, gpd.GeoDataFrame]
) -> None:
    codes = [categorie.code for categorie in categorieen()]

    def run() -> int:
        frame = distance_per_buurt(
            kampen["adressen"],
            merge_voorzieningen(kampen["voorzieningen"], []),
            kampen["buurten"],
            {soort: build_network(kampen[f"netwerk_{soort}"], soort) for soort in NETWERKEN},
            kampen["dekking"].geometry.iloc[0],
            codes,
            NETWERKEN,
            NoProgress(),
        )
        return len(frame)

    assert benchmark.pedantic(run, rounds=3) == 36 * len(codes) * len(NETWERKEN)
