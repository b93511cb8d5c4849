"""All of Kampen beside the oracle: nearest, nearest three and counts, to the centimetre.

`pytest tests/analysis/test_oracle.py -s` prints what was compared; `-m slow` compares every
categorie (some ten minutes), without it those of a few places and all addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from oracle import Oracle, Streets, Town, read_town

from sociale_kaart.analysis.distance import nearest_placed, place_adressen, place_voorzieningen
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.reach import counts_within, nearest_k, reach
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.importing.osm import OsmData, read_osm

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

pytestmark = [pytest.mark.realdata, pytest.mark.timeout(3600)]
CM = 0.01
SAMPLE = ("supermarkt", "huisarts", "basisschool", "ontmoetingsplek", "bibliotheek")
# CBS counts within these where the categorie itself names no kilometres.
BINNEN_KM = (1.0, 3.0, 5.0)


@pytest.fixture(scope="module")
def pbf(real_data: Path) -> Path:
    return real_data / "kampen" / "kampen.osm.pbf"


@pytest.fixture(scope="module")
def read(pbf: Path) -> OsmData:
    return read_osm(pbf, NoProgress())


@pytest.fixture(scope="module")
def town(pbf: Path) -> Town:
    return read_town(pbf)


def coordinates(frame: gpd.GeoDataFrame) -> np.ndarray:
    return np.column_stack([frame.geometry.x, frame.geometry.y])


def difference(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest difference; what only one of the two can reach differs without end."""
    both = np.isfinite(ours) & np.isfinite(theirs)
    if (np.isfinite(ours) != np.isfinite(theirs)).any():
        return np.inf
    return float(np.abs(ours[both] - theirs[both]).max(initial=0.0))


def compare(read: OsmData, town: Town, netwerk: str, codes: list[str]) -> None:
    access_leg = netwerk == "auto"
    homes = coordinates(read.frames["adressen"])
    places = read.frames["voorzieningen"].query("categorie in @codes").reset_index(drop=True)
    oracle = Oracle(Streets.of(town, netwerk), homes, coordinates(places))
    network = build_network(read.frames[f"netwerk_{netwerk}"], netwerk)
    adressen = place_adressen(network, homes)
    worst = {"nearest": 0.0, "three": 0.0, "reach": 0.0}
    counted = 0
    km_of = {categorie.code: categorie.binnen_km for categorie in categorieen()}
    for code in codes:
        rows = np.flatnonzero(places["categorie"] == code)
        if len(rows) == 0:
            continue
        true = oracle.matrix(rows, access_leg=access_leg)
        voorzieningen = place_voorzieningen(network, coordinates(places.iloc[rows]))
        both = (network, adressen, voorzieningen)
        best = nearest_placed(*both, access_leg=access_leg)
        ordered = np.sort(true, axis=1)
        worst["nearest"] = max(worst["nearest"], difference(best.afstand_m, ordered[:, 0]))
        known = best.voorziening >= 0
        chosen = true[np.flatnonzero(known), best.voorziening[known]]
        worst["nearest"] = max(worst["nearest"], difference(best.afstand_m[known], chosen))
        three, _ = nearest_k(*both, access_leg=access_leg)
        few = min(3, len(rows))
        worst["three"] = max(worst["three"], difference(three[:, :few], ordered[:, :few]))
        found = reach(*both, access_leg=access_leg)
        pairs = np.repeat(np.arange(len(homes)), np.diff(found.start)), found.voorziening
        again = np.full_like(true, np.inf)
        again[pairs] = found.afstand_m
        worst["reach"] = max(worst["reach"], difference(again, true))
        limits = [1000 * km for km in km_of[code] or BINNEN_KM]
        counts = counts_within(*both, limits, access_leg=access_leg)
        for column, limit in enumerate(limits):
            # Who stands within a hair of the limit may count or not.
            sure = (np.abs(true - limit) > 1e-6).all(axis=1)
            within = (true <= limit).sum(axis=1)
            assert (counts[sure, column] == within[sure]).all(), (code, limit)
            counted += int(sure.sum())
    text = ", ".join(f"{name} {metres * 1000:.4f} mm" for name, metres in worst.items())
    print(f"\n{netwerk}: {len(homes)} addresses, {len(places)} places, {len(codes)} categories")  # noqa: T201
    print(f"  largest difference: {text}; {counted} counts, none differs")  # noqa: T201
    assert max(worst.values()) <= CM


@pytest.mark.parametrize("netwerk", ["lopen", "fietsen", "auto"])
def test_kampen_equals_the_oracle(read: OsmData, town: Town, netwerk: str) -> None:
    compare(read, town, netwerk, list(SAMPLE))


@pytest.mark.slow
@pytest.mark.parametrize("netwerk", ["lopen", "fietsen", "auto"])
def test_all_categories_of_kampen_equal_the_oracle(read: OsmData, town: Town, netwerk: str) -> None:
    compare(read, town, netwerk, [categorie.code for categorie in categorieen()])
