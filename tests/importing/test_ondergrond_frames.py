"""Cutting OpenStreetMap to a gemeente and giving addresses their buurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
import shapely
from osm_builder import ORIGIN, Tekening

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.cbs import Gebieden, read_gebieden
from sociale_kaart.importing.ondergrond_frames import Layers, build_layers, window_around
from sociale_kaart.importing.osm import read_osm
from sociale_kaart.importing.osm_geometry import RD

if TYPE_CHECKING:
    from pathlib import Path


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    x, y = ORIGIN
    return shapely.box(x + west, y + south, x + east, y + north)


def gebieden(*buurten: tuple[str, shapely.Polygon]) -> Gebieden:
    shapes = [shape for _, shape in buurten]
    frame = gpd.GeoDataFrame({"buurtcode": [code for code, _ in buurten]}, geometry=shapes, crs=RD)
    gemeente = gpd.GeoDataFrame(
        {"gemeentecode": ["GM9999"], "gemeentenaam": ["Voorbeeld"]},
        geometry=[shapely.union_all(shapes)],
        crs=RD,
    )
    return Gebieden(gemeenten=gemeente, wijken=gemeente, buurten=frame, jaar=2024)


def build(tekening: Tekening, folder: Path, bbox: tuple[float, float, float, float]) -> Layers:
    osm = read_osm(tekening.save(folder / "x.osm.pbf", bbox=bbox), NoProgress())
    west, east = box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)
    return build_layers(osm, gebieden(("BU99990001", east), ("BU99990000", west)), NoProgress())


@pytest.fixture
def tekening() -> Tekening:
    tekening = Tekening()
    tekening.road((0, 0), (2000, 0), (9000, 0))
    tekening.adres(500, 500, "1")
    return tekening


def test_an_adres_gets_its_buurt_and_on_a_border_the_lowest(
    tekening: Tekening, tmp_path: Path
) -> None:
    tekening.adres(1500, 500, "2")
    tekening.adres(2500, 500, "3")
    layers = build(tekening, tmp_path, (-9000, -9000, 9000, 9000))
    codes = layers.frames["adressen"].set_index("nummer")["buurtcode"].to_dict()
    assert codes == {"1": "BU99990000", "2": "BU99990001", "3": None}
    assert layers.report["adressen_zonder_buurt"] == 1


def test_all_is_cut_to_gemeente_plus_five_kilometres(tekening: Tekening, tmp_path: Path) -> None:
    tekening.adres(6900, 500, "20")
    tekening.adres(7100, 500, "30")
    tekening.road((7100, 100), (7200, 100), name="Buiten")
    tekening.square(6500, 0, 1000, natural="water")
    layers = build(tekening, tmp_path, (-9000, -9000, 9000, 9000))
    assert layers.frames["adressen"]["nummer"].tolist() == ["1", "20"]
    assert layers.report["adressen_buiten_dekking"] == 1
    # A road is kept whole, water is cut where the area ends.
    assert len(layers.frames["straten"]) == 1
    assert layers.frames["netwerk_lopen"]["lengte_m"].round().tolist() == [9000]
    assert layers.frames["water"].area.sum() == pytest.approx(500 * 1000, rel=0.01)


def test_where_the_data_ends_the_dekking_ends(tekening: Tekening, tmp_path: Path) -> None:
    layers = build(tekening, tmp_path, (-200, -200, 1500, 1200))
    dekking = layers.frames["dekking"].geometry[0]
    assert dekking.area == pytest.approx(1700 * 1400, rel=0.05)
    assert layers.report["dekking_procent"] == pytest.approx(75, abs=3)
    assert layers.report["buurten_deels_buiten_dekking"] == 1


def test_two_files_of_different_places_are_refused(tekening: Tekening, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="heeft geen gegevens van Voorbeeld"):
        build(tekening, tmp_path, (20_000, 0, 21_000, 1000))


def test_the_window_holds_what_is_kept() -> None:
    west, south, east, north = window_around(gebieden(("BU99990000", box(0, 0, 1000, 1000))))
    assert east - west == pytest.approx(13_000 / 67_600, rel=0.03)
    assert north - south == pytest.approx(13_000 / 111_200, rel=0.03)


@pytest.mark.realdata
def test_kampen(real_data: Path) -> None:
    areas = read_gebieden(real_data / "kampen" / "wijkenbuurten_kampen_2024.gpkg", [], NoProgress())
    pbf = real_data / "kampen" / "kampen.osm.pbf"
    osm = read_osm(pbf, NoProgress(), window=window_around(areas))
    report = build_layers(osm, areas, NoProgress()).report
    assert 25_911 <= report["adressen"] <= 25_914
    assert report["adressen_zonder_buurt"] == 157
    assert report["buurten"] == 36
