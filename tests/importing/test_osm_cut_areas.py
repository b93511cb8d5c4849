"""Water and green that the edge of an extract cuts through: closed along it, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely
from osm_builder import ORIGIN, Tekening

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.osm import OsmData, read_osm
from sociale_kaart.importing.osm_cut_areas import CutReport

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Place = tuple[float, float]
# The extract reaches 2 km to every side, so a node at 1990 is the last one before the edge.
REACH = 2_000.0
RIVER: dict[str, str] = {"type": "multipolygon", "natural": "water", "water": "river"}


@pytest.fixture
def tekening() -> Tekening:
    """A road and a village of 100 addresses around (-1000, 0)."""
    tekening = Tekening()
    tekening.road((-1500, 0), (-500, 0))
    village(tekening, -1000, 0)
    return tekening


def village(tekening: Tekening, x: float, y: float, size: int = 10) -> None:
    for row in range(size):
        for column in range(size):
            tekening.adres(x + 10 * column, y + 10 * row, str(1 + size * row + column))


def line(tekening: Tekening, *places: Place) -> int:
    return tekening.way(*(tekening.node(*place) for place in places))


def water(tekening: Tekening, *ways: int, role: str = "outer", **tags: str) -> None:
    tekening.relation(*(("w", way, role) for way in ways), **(RIVER | tags))


def read(tekening: Tekening, folder: Path, *, bbox: bool = True) -> OsmData:
    reach = (-REACH, -REACH, REACH, REACH) if bbox else None
    return read_osm(tekening.save(folder / "stuk.osm.pbf", bbox=reach), NoProgress())


def has(osm: OsmData, place: Place, laag: str = "water") -> bool:
    point = shapely.Point(ORIGIN[0] + place[0], ORIGIN[1] + place[1])
    return bool(osm.frames[laag].geometry.intersects(point).any())


def test_a_river_that_runs_out_of_the_data_is_closed_along_the_edge(
    tekening: Tekening, tmp_path: Path
) -> None:
    # From the west bank around its head to the east bank; both go on in the north.
    water(tekening, line(tekening, (500, 1950), (500, 0), (700, 0), (700, 1900)), name="Rivier")
    osm = read(tekening, tmp_path)
    rivier = osm.frames["water"]
    assert rivier[["soort", "naam"]].to_numpy().tolist() == [["rivier", "Rivier"]]
    # Up to the edge of the data and no further; the edge is askew in RD by some metres.
    assert rivier.geometry[0].area == pytest.approx(200 * 2000, rel=0.05)
    assert rivier.geometry[0].is_valid
    assert has(osm, (600, 1000))
    assert osm.afgekapt == CutReport(gesloten=1, open=0)


def test_banks_in_separate_ways_and_an_island_make_one_river(
    tekening: Tekening, tmp_path: Path
) -> None:
    # In the north the river is cut, in the south it is cut as well.
    west = line(tekening, (500, 1950), (500, 0), (500, -1950))
    east = line(tekening, (700, 1900), (700, 0), (700, -1990))
    island = tekening.square(580, -20, 40)
    members = (("w", west, "outer"), ("w", east, "outer"), ("w", island, "inner"))
    tekening.relation(*members, **RIVER)
    osm = read(tekening, tmp_path)
    assert osm.afgekapt == CutReport(gesloten=1, open=0)
    assert has(osm, (600, 1000))
    assert has(osm, (600, -1000))
    assert not has(osm, (600, 0))
    assert not has(osm, (0, 0))
    assert not has(osm, (1500, 0))


def test_a_lake_around_a_corner_of_the_data_follows_the_corner(
    tekening: Tekening, tmp_path: Path
) -> None:
    water(tekening, line(tekening, (500, 1990), (500, 500), (1990, 500)), water="lake")
    osm = read(tekening, tmp_path)
    assert osm.frames["water"]["soort"].tolist() == ["meer"]
    assert has(osm, (1900, 1900))


def test_nodes_that_are_missing_from_a_way_cut_it(tekening: Tekening, tmp_path: Path) -> None:
    # So does `osmium extract --strategy=simple`: the way names nodes that the file does not hold.
    corners = ((700, 1900), (700, 0), (500, 0), (500, 1900))
    inside = [tekening.node(*corner) for corner in corners]
    water(tekening, tekening.way(9_001, *inside, 9_002, 9_001))
    osm = read(tekening, tmp_path)
    assert has(osm, (600, 1000))


def test_a_way_that_leaves_the_data_and_returns_is_cut_in_two(
    tekening: Tekening, tmp_path: Path
) -> None:
    start, west = tekening.node(500, 0), tekening.node(500, 1900)
    east, end = tekening.node(700, 1900), tekening.node(700, 0)
    water(tekening, tekening.way(start, west, 9_001, 9_002, east, end, start))
    osm = read(tekening, tmp_path)
    assert osm.afgekapt == CutReport(gesloten=1, open=0)
    # Beyond the last nodes as well, up to the edge.
    assert has(osm, (600, 1960))


def test_whole_ways_that_stick_out_of_the_data_are_cut_at_the_edge(
    tekening: Tekening, tmp_path: Path
) -> None:
    water(tekening, line(tekening, (500, 5000), (500, 0), (700, 0), (700, 4000)))
    osm = read(tekening, tmp_path)
    assert osm.frames["water"].geometry[0].bounds[3] < ORIGIN[1] + REACH + 100
    assert has(osm, (600, 1000))


def test_green_is_closed_as_well_and_its_voorziening_stays_amid_what_the_file_holds(
    tekening: Tekening, tmp_path: Path
) -> None:
    way = line(tekening, (500, 1900), (500, 500), (900, 500), (900, 1900))
    tekening.relation(("w", way, "outer"), type="multipolygon", leisure="park")
    osm = read(tekening, tmp_path)
    assert osm.frames["groen"]["soort"].tolist() == ["park"]
    assert has(osm, (700, 1000), "groen")
    parken = osm.frames["voorzieningen"].query("categorie == 'park_of_groen'")
    assert len(parken) == 1
    middle = parken.geometry.iloc[0]
    assert (middle.x - ORIGIN[0], middle.y - ORIGIN[1]) == pytest.approx((700, 1200), abs=10)


def test_a_building_is_never_closed(tekening: Tekening, tmp_path: Path) -> None:
    water(tekening, line(tekening, (500, 1990), (500, 0), (700, 0), (700, 1990)), building="yes")
    osm = read(tekening, tmp_path)
    assert osm.frames["gebouwen"].empty
    assert osm.frames["water"].empty


def test_what_lies_on_both_sides_alike_is_left_out(tekening: Tekening, tmp_path: Path) -> None:
    # A village on either bank: which side of this line is the water?
    village(tekening, 1000, 0)
    water(tekening, line(tekening, (0, 1990), (0, -1990)))
    osm = read(tekening, tmp_path)
    assert osm.frames["water"].empty
    assert osm.afgekapt == CutReport(gesloten=0, open=1)


def test_few_addresses_tell_nothing(tmp_path: Path) -> None:
    tekening = Tekening()
    tekening.road((-1500, 0), (-500, 0))
    village(tekening, -1000, 0, size=3)
    water(tekening, line(tekening, (0, 1990), (0, -1990)))
    osm = read(tekening, tmp_path)
    assert osm.afgekapt == CutReport(gesloten=0, open=1)


def test_a_strip_that_is_built_as_closely_as_the_rest_is_left_out(
    tekening: Tekening, tmp_path: Path
) -> None:
    # Few compared to the village, many for so little surface.
    village(tekening, 510, 1800, size=4)
    water(tekening, line(tekening, (500, 1990), (500, 1790), (600, 1790), (600, 1990)))
    osm = read(tekening, tmp_path)
    assert osm.frames["water"].empty
    assert osm.afgekapt == CutReport(gesloten=0, open=1)


def test_a_full_marina_does_not_make_water_of_the_town(tekening: Tekening, tmp_path: Path) -> None:
    village(tekening, 510, 1750, size=8)
    water(tekening, line(tekening, (500, 1990), (500, 1740), (600, 1740), (600, 1990)))
    osm = read(tekening, tmp_path)
    assert osm.frames["water"].empty
    assert osm.afgekapt == CutReport(gesloten=0, open=1)


@pytest.mark.parametrize(
    "places",
    [
        pytest.param(((500, 1990), (500, 0), (700, 0), (700, 1500)), id="an end far from the edge"),
        pytest.param(((500, 500), (500, 0), (700, 0), (700, 500)), id="both ends far from it"),
    ],
)
def test_a_gap_that_the_edge_did_not_make_is_left_open(
    places: Sequence[Place], tekening: Tekening, tmp_path: Path
) -> None:
    water(tekening, line(tekening, *places))
    osm = read(tekening, tmp_path)
    assert osm.frames["water"].empty
    assert osm.afgekapt == CutReport(gesloten=0, open=1)


def test_an_island_outside_the_only_likely_water_makes_it_unlikely(
    tekening: Tekening, tmp_path: Path
) -> None:
    river = line(tekening, (500, 1990), (500, 0), (700, 0), (700, 1990))
    island = tekening.square(1000, 1000, 40)
    tekening.relation(("w", river, "outer"), ("w", island, "inner"), **RIVER)
    osm = read(tekening, tmp_path)
    assert not has(osm, (600, 1000))
    assert osm.afgekapt == CutReport(gesloten=0, open=1)


def test_a_relation_without_any_way_in_the_file_is_not_counted(
    tekening: Tekening, tmp_path: Path
) -> None:
    water(tekening, 9_001, 9_002)
    osm = read(tekening, tmp_path)
    assert osm.frames["water"].empty
    assert osm.afgekapt == CutReport()


def test_a_file_that_does_not_tell_its_edge_closes_nothing(
    tekening: Tekening, tmp_path: Path
) -> None:
    water(tekening, line(tekening, (-700, 100), (-700, -100)))
    # Without a bbox the data reaches as far as its roads.
    tekening.road((-1500, -100), (-500, 100))
    osm = read(tekening, tmp_path, bbox=False)
    assert osm.frames["water"].empty
    assert osm.afgekapt == CutReport(gesloten=0, open=1)


def test_an_area_that_osmium_closes_is_no_cut_area(tekening: Tekening, tmp_path: Path) -> None:
    water(tekening, tekening.square(500, 500, 100))
    osm = read(tekening, tmp_path)
    assert len(osm.frames["water"]) == 1
    assert osm.afgekapt == CutReport()


@pytest.mark.realdata
def test_the_ijssel_at_kampen_is_water(real_data: Path) -> None:
    osm = read_osm(real_data / "kampen" / "kampen.osm.pbf", NoProgress())
    rivier = osm.frames["water"].geometry[0]
    assert rivier.area == pytest.approx(145e4, rel=0.02)
    # Amid the river, off the IJsselkade.
    assert rivier.contains(shapely.Point(191_450, 507_500))
    adressen = shapely.get_coordinates(osm.frames["adressen"].geometry)
    assert shapely.contains_xy(rivier, adressen).sum() < 20
    assert osm.afgekapt == CutReport(gesloten=10, open=3)
