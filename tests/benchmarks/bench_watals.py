"""How long a scenario takes while a place is dragged: `pytest tests/benchmarks/bench_watals.py -s`.

Promised: at most 100 ms for 95 of 100 moves, on the addresses of Kampen.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from sociale_kaart.analysis.distance import nearest
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.opstelling import AANLOOP, Opstelling, prepare
from sociale_kaart.analysis.scenario import Proef
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.scenario import DICHT, ERBIJ, VERPLAATST, Wijziging
from sociale_kaart.importing import cbs, ondergrond_frames, osm

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

pytestmark = pytest.mark.realdata
MOVES = 200
LIMIT_MS = 100.0


@pytest.fixture(scope="module")
def kampen(real_data: Path) -> dict[str, gpd.GeoDataFrame]:
    folder = real_data / "kampen"
    gebieden = cbs.read_gebieden(folder / "wijkenbuurten_kampen_2024.gpkg", (), NoProgress())
    data = osm.read_osm(folder / "kampen.osm.pbf", NoProgress())
    return ondergrond_frames.build_layers(data, gebieden, NoProgress()).frames


def opstelling(kampen: dict[str, gpd.GeoDataFrame], netwerk: str) -> Opstelling:
    return prepare(
        kampen["adressen"],
        kampen["buurten"],
        build_network(kampen[f"netwerk_{netwerk}"], netwerk),
        kampen["dekking"].geometry.iloc[0],
        access_leg=AANLOOP[netwerk],
    )


def drag_path(places: gpd.GeoDataFrame) -> np.ndarray:
    """A hand that wanders across the town: 200 points from one place towards the others."""
    xy = np.column_stack([places.geometry.x, places.geometry.y])
    stops = np.vstack([xy[0], xy.mean(axis=0), xy[-1], xy.mean(axis=0) + np.array([800, -600])])
    at = np.linspace(0, len(stops) - 1, MOVES)
    path = np.column_stack([np.interp(at, range(len(stops)), stops[:, i]) for i in (0, 1)])
    return path + np.column_stack([np.sin(at * 9), np.cos(at * 7)]) * 120


@pytest.mark.parametrize("netwerk", ["lopen", "fietsen", "auto"])
@pytest.mark.parametrize("categorie", ["ontmoetingsplek", "openbaar_vervoer"])
def test_each_move_is_answered_while_dragging(
    kampen: dict[str, gpd.GeoDataFrame], netwerk: str, categorie: str
) -> None:
    town = opstelling(kampen, netwerk)
    frame = kampen["voorzieningen"]
    places = frame[frame["categorie"] == categorie].reset_index(drop=True)
    proef = Proef(town, places, 500.0)
    path = drag_path(places)
    kept = [Wijziging(DICHT, 1), Wijziging(ERBIJ, x=float(path[50, 0]), y=float(path[50, 1]))]
    took = []
    for number, (x, y) in enumerate(path.tolist()):
        begin = time.perf_counter()
        effect = proef.effect([*kept, Wijziging(VERPLAATST, 0, x, y)])
        took.append((time.perf_counter() - begin) * 1000)
        assert len(effect.buurten) == len(town.buurten)
        if number % 50 == 0:
            there = np.column_stack([places.geometry.x, places.geometry.y])[2:]
            anew = nearest(
                town.network,
                town.xy,
                np.vstack([there, path[50], [x, y]]),
                town.access_leg,
            )
            np.testing.assert_array_equal(effect.na_m, anew.afstand_m)
    p95 = float(np.percentile(took, 95))
    print(  # noqa: T201 - a benchmark tells its figures
        f"\n{netwerk}, {categorie} ({len(places)} plekken), {town.aantal} adressen, {MOVES} keer:"
        f" mediaan {np.median(took):.1f} ms, P95 {p95:.1f} ms, hoogste {max(took):.1f} ms"
    )
    assert p95 <= LIMIT_MS
