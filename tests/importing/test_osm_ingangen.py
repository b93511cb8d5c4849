"""Doors: where people go in is where a voorziening or an address is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from osm_builder import ORIGIN, Tekening

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.osm import OsmData, read_osm

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd


@pytest.fixture
def tekening() -> Tekening:
    tekening = Tekening()
    tekening.road((0, 0), (200, 0))
    return tekening


def read(tekening: Tekening, folder: Path) -> OsmData:
    return read_osm(tekening.save(folder / "x.osm.pbf"), NoProgress())


def places(frame: gpd.GeoDataFrame) -> list[tuple[int, int]]:
    return [(round(p.x - ORIGIN[0]), round(p.y - ORIGIN[1])) for p in frame.geometry]


def building(tekening: Tekening, doors: dict[tuple[float, float], str], **tags: str) -> list[int]:
    """A square of 40 m from (0, 0), with doors among its corners."""
    ring = [(0, 0), (20, 0), (40, 0), (40, 40), (0, 40)]
    nodes = [
        tekening.node(*spot, **({"entrance": doors[spot]} if spot in doors else {}))
        for spot in ring
    ]
    tekening.way(*nodes, nodes[0], building="yes", **tags)
    return nodes


def test_an_area_is_entered_by_its_main_door(tekening: Tekening, tmp_path: Path) -> None:
    """The middle is (20, 20); the back door is as near, an emergency exit is no way in."""
    nodes = building(
        tekening, {(20, 0): "emergency", (40, 0): "yes", (0, 40): "main"}, amenity="library"
    )
    tekening.adres(150, 5)
    osm = read(tekening, tmp_path)
    found = osm.frames["voorzieningen"].query("categorie == 'bibliotheek'")
    assert places(found) == [(0, 40)]
    assert found["ingang"].tolist() == [f"n{nodes[4]}"]
    assert osm.ingangen["voorzieningen"].meters[0] == pytest.approx(28.3, abs=0.1)


def test_of_equal_doors_the_nearest_one(tekening: Tekening, tmp_path: Path) -> None:
    building(tekening, {(0, 0): "yes", (20, 0): "yes"}, amenity="cinema")
    tekening.adres(150, 5)
    assert places(read(tekening, tmp_path).frames["voorzieningen"]) == [(20, 0)]


def test_a_door_within_the_grounds_counts(tekening: Tekening, tmp_path: Path) -> None:
    tekening.square(-50, -50, 200, amenity="school", name="OBS De Brug")
    building(tekening, {(20, 0): "main"})
    tekening.adres(180, 5)
    assert places(read(tekening, tmp_path).frames["voorzieningen"]) == [(20, 0)]


def test_points_in_a_building_use_a_door_nearby(tekening: Tekening, tmp_path: Path) -> None:
    """The library desk 15 m from the door goes there, the flat at the far corner does not."""
    building(tekening, {(20, 0): "staircase"})
    tekening.node(20, 15, amenity="library")
    tekening.adres(25, 5, "1")
    tekening.adres(39, 39, "2")
    tekening.adres(20, -3, "3")
    osm = read(tekening, tmp_path)
    assert places(osm.frames["voorzieningen"])[0] == (20, 0)
    assert places(osm.frames["adressen"]) == [(20, 0), (39, 39), (20, -3)]
    assert osm.frames["adressen"]["ingang"].isna().tolist() == [False, True, True]
    assert osm.ingangen["adressen"].aantal == 1


def test_without_doors_everything_stays_where_it_is(tekening: Tekening, tmp_path: Path) -> None:
    building(tekening, {}, amenity="library")
    tekening.adres(20, 10)
    osm = read(tekening, tmp_path)
    assert places(osm.frames["adressen"]) == [(20, 10)]
    assert osm.frames["voorzieningen"]["ingang"].isna().all()
    assert osm.ingangen["voorzieningen"].aantal == 0
