"""Towns drawn as text: the known answer, through every step from .osm.pbf to figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from oracle import Oracle, Streets, read_town
from steden import STEDEN

from sociale_kaart.analysis.distance import nearest_placed, place_adressen, place_voorzieningen
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.reach import counts_within, nearest_k, reach
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.osm import read_osm

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    from tekening_tekst import Stad

# OpenStreetMap keeps places to a centimetre, and a drawing has a handful of corners.
PRECIES = 0.15
BINNEN = (25.0, 75.0, 150.0, 450.0)


class Antwoord:
    """What the product makes of a drawing."""

    def __init__(self, stad: Stad, folder: Path) -> None:
        self.pbf = stad.save(folder / "stad.osm.pbf")
        self.frames = read_osm(self.pbf, NoProgress()).frames
        self.network = build_network(
            self.frames[f"netwerk_{stad.netwerk}"], stad.netwerk, zonder_trap=stad.zonder_trap
        )
        self.homes = coordinates(self.frames["adressen"])
        library = self.frames["voorzieningen"].query("categorie == 'bibliotheek'")
        self.places = coordinates(library)
        self.names = library["naam"].tolist()
        self.numbers = self.frames["adressen"]["nummer"].tolist()
        self.both = (
            self.network,
            place_adressen(self.network, self.homes),
            place_voorzieningen(self.network, self.places),
        )

    def known(self, stad: Stad) -> np.ndarray:
        """The known distances as (addresses, voorzieningen)."""
        known = np.full((len(self.numbers), len(self.names)), np.inf)
        for number, reached in stad.antwoord().items():
            for name, metres in reached:
                known[self.numbers.index(number), self.names.index(name)] = metres
        return known


def coordinates(frame: gpd.GeoDataFrame) -> np.ndarray:
    return np.column_stack([frame.geometry.x, frame.geometry.y])


def matrix(found: Antwoord) -> np.ndarray:
    """All distances by `reach`, as (addresses, voorzieningen)."""
    all_of_them = reach(*found.both, access_leg=False)
    result = np.full((len(found.numbers), len(found.names)), np.inf)
    for adres in range(len(found.numbers)):
        which, far = all_of_them.of(adres)
        result[adres, which] = far
    return result


@pytest.mark.parametrize("name", STEDEN)
def test_a_town_has_the_known_answer(name: str, tmp_path: Path) -> None:
    stad = STEDEN[name]
    found = Antwoord(stad, tmp_path)
    known = found.known(stad)
    assert sorted(found.numbers) == sorted(stad.antwoord())
    assert matrix(found) == pytest.approx(known, abs=PRECIES)
    ordered = np.sort(np.column_stack([known, np.full((len(known), 3), np.inf)]), axis=1)
    best = nearest_placed(*found.both, access_leg=False)
    assert best.afstand_m == pytest.approx(ordered[:, 0], abs=PRECIES)
    three, _ = nearest_k(*found.both, access_leg=False)
    assert three == pytest.approx(ordered[:, :3], abs=PRECIES)
    counts = counts_within(*found.both, BINNEN, access_leg=False)
    assert counts.tolist() == [[int((row <= m).sum()) for m in BINNEN] for row in known]


@pytest.mark.parametrize("access_leg", [False, True])
@pytest.mark.parametrize("name", [n for n, stad in STEDEN.items() if not stad.zonder_trap])
def test_a_town_equals_the_oracle(name: str, tmp_path: Path, *, access_leg: bool) -> None:
    stad = STEDEN[name]
    found = Antwoord(stad, tmp_path)
    streets = Streets.of(read_town(found.pbf), stad.netwerk)
    oracle = Oracle(streets, found.homes, found.places)
    true = oracle.matrix(np.arange(len(found.places)), access_leg=access_leg)
    three, _ = nearest_k(*found.both, access_leg=access_leg)
    few = min(3, true.shape[1])
    assert three[:, :few] == pytest.approx(np.sort(true, axis=1)[:, :few], abs=0.01)
    far = reach(*found.both, access_leg=access_leg)
    assert len(far.afstand_m) == np.isfinite(true).sum()
