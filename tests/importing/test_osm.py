"""Reading an extract: addresses, areas and voorzieningen, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from osm_builder import ORIGIN, Tekening

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.osm import OsmData, read_extent, read_osm
from sociale_kaart.importing.osm_adressen import clean_postcode
from sociale_kaart.importing.osm_voorzieningen import categorieen_of, school_soorten

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tekening() -> Tekening:
    """One street with one address, to which each test adds its own."""
    tekening = Tekening()
    tekening.road((0, 0), (200, 0), name="Dorpsstraat")
    tekening.adres(10, 10)
    return tekening


def read(tekening: Tekening, folder: Path) -> OsmData:
    return read_osm(tekening.save(folder / "kleine kaart é.osm.pbf"), NoProgress())


def test_house_numbers_are_taken_apart(tekening: Tekening, tmp_path: Path) -> None:
    for x, nummer in enumerate(("197-GR02", "15A", "4C-GR06", "44-bis", "20;21", "zonder")):
        tekening.adres(20 + x, 10, nummer)
    osm = read(tekening, tmp_path)
    adressen = osm.frames["adressen"].set_index("nummer")
    delen = ["huisnummer", "huisletter", "toevoeging"]
    assert adressen.loc["197-GR02", delen].tolist() == [197, None, "GR02"]
    assert adressen.loc["15A", delen].tolist() == [15, "A", None]
    assert adressen.loc["4C-GR06", delen].tolist() == [4, "C", "GR06"]
    assert adressen.loc["44-bis", delen].tolist() == [44, None, "bis"]
    assert adressen.loc["20;21", delen].tolist() == [20, None, None]
    assert "zonder" not in adressen.index
    assert osm.adressen.onleesbaar == 1


@pytest.mark.parametrize(
    ("text", "postcode"),
    [("8262 ab", "8262AB"), ("8262AB", "8262AB"), ("0123AB", None), ("8262", None), (None, None)],
)
def test_a_postcode_is_written_one_way_or_is_none(text: str | None, postcode: str | None) -> None:
    assert clean_postcode(text) == postcode


def test_adressen_on_ways_lie_in_the_middle(tekening: Tekening, tmp_path: Path) -> None:
    own = {"addr__street": "Kade", "addr__housenumber": "2", "addr__postcode": "8261 AA"}
    tekening.square(100, 100, 20, building="houseboat", **own)
    osm = read(tekening, tmp_path)
    kade = osm.frames["adressen"].query("straat == 'Kade'").iloc[0]
    assert (kade.geometry.x, kade.geometry.y) == pytest.approx(
        (ORIGIN[0] + 110, ORIGIN[1] + 110), abs=0.05
    )
    assert kade["postcode"] == "8261AA"
    assert kade["plaats"] is None


def test_an_adres_that_two_objects_have_is_kept_and_told(
    tekening: Tekening, tmp_path: Path
) -> None:
    tekening.adres(11, 10, shop="supermarket")
    osm = read(tekening, tmp_path)
    assert len(osm.frames["adressen"]) == 2
    assert osm.adressen.dubbel == 1


def test_layers_of_areas(tekening: Tekening, tmp_path: Path) -> None:
    tekening.square(0, 100, 10, building="yes")
    tekening.square(0, 200, 10, natural="water", water="pond", name="Eendenvijver")
    outer = tekening.square(300, 0, 100)
    inner = tekening.square(340, 40, 20)
    tekening.relation(
        ("w", outer, "outer"), ("w", inner, "inner"), type="multipolygon", leisure="park"
    )
    frames = read(tekening, tmp_path).frames
    assert frames["voorzieningen"]["categorie"].tolist() == ["terloops_ontmoeten", "park_of_groen"]
    assert len(frames["gebouwen"]) == 1
    assert frames["water"][["soort", "naam"]].to_numpy().tolist() == [["vijver", "Eendenvijver"]]
    assert frames["groen"].geometry[0].area == pytest.approx(100**2 - 20**2, rel=1e-3)


def test_an_area_that_crosses_itself_is_repaired(tekening: Tekening, tmp_path: Path) -> None:
    bow = [tekening.node(*place) for place in ((300, 0), (400, 100), (400, 0), (300, 100))]
    tekening.way(*bow, bow[0], landuse="grass")
    groen = read(tekening, tmp_path).frames["groen"]
    assert groen.geometry.is_valid.all()
    assert groen.geometry[0].area == pytest.approx(5_000, rel=1e-3)


def test_voorzieningen_come_from_nodes_ways_areas_and_relations(
    tekening: Tekening, tmp_path: Path
) -> None:
    tekening.node(50, 20, amenity="pharmacy", name="Apotheek")
    tekening.road((0, 30), (100, 30), highway="platform", public_transport="platform")
    tekening.square(0, 100, 40, leisure="playground")
    first = tekening.square(300, 0, 20, building="yes")
    second = tekening.square(380, 0, 20, building="yes")
    tekening.relation(
        ("w", first, ""), ("w", second, ""), type="site", amenity="community_centre", name="Hof"
    )
    frame = read(tekening, tmp_path).frames["voorzieningen"]
    found = {
        (row.osm_id[0], row.categorie): (
            round(row.geometry.x - ORIGIN[0]),
            round(row.geometry.y - ORIGIN[1]),
        )
        for row in frame.itertuples()
    }
    assert found == {
        ("n", "apotheek"): (50, 20),
        ("w", "openbaar_vervoer"): (50, 30),
        ("w", "speelplek"): (20, 120),
        ("w", "terloops_ontmoeten"): (20, 120),
        ("r", "ontmoetingsplek"): (350, 10),
    }


def test_an_area_takes_over_the_only_adres_inside_it(tekening: Tekening, tmp_path: Path) -> None:
    tekening.square(0, 100, 40, amenity="library")
    tekening.adres(20, 120, "7")
    tekening.square(100, 100, 40, amenity="cinema")
    tekening.adres(110, 120, "8")
    tekening.adres(120, 120, "9")
    osm = read(tekening, tmp_path)
    rows = osm.frames["voorzieningen"].set_index("categorie")
    assert rows.loc["bibliotheek", ["straat", "huisnummer"]].tolist() == ["Dorpsstraat", "7"]
    assert rows.loc["bioscoop_of_theater", "huisnummer"] is None
    assert osm.voorzieningen.adres_uit_pand == 1


@pytest.mark.parametrize(
    ("tags", "soorten"),
    [
        ({"name": "CBS De Regenboog"}, {"basisonderwijs"}),
        ({"name": "C.B.S. De Regenboog"}, {"basisonderwijs"}),
        ({"name": "School met de Bijbel Het Visnet"}, {"basisonderwijs"}),
        ({"name": "Ichthus College"}, {"voortgezet_onderwijs"}),
        ({"name": "Hoornbeeck College"}, {"ander_onderwijs"}),
        ({"name": "Koningin Emmaschool"}, set()),
        ({"name": "Koningin Emmaschool", "isced:level": "1"}, {"basisonderwijs"}),
        ({"isced:level": "1;2"}, {"basisonderwijs", "voortgezet_onderwijs"}),
        ({}, set()),
    ],
)
def test_the_kind_of_a_school(tags: dict[str, str], soorten: set[str]) -> None:
    assert school_soorten(tags) == soorten


def test_a_school_whose_kind_is_not_told_counts_nowhere_and_is_reported(
    tekening: Tekening, tmp_path: Path
) -> None:
    tekening.node(1, 1, amenity="school", name="OBS De Brug")
    tekening.node(2, 1, amenity="school", name="Emmaschool")
    tekening.node(3, 1, amenity="school", name="Expertisecentrum Zuid")
    osm = read(tekening, tmp_path)
    assert osm.frames["voorzieningen"]["naam"].tolist() == ["OBS De Brug"]
    assert osm.voorzieningen.school_onbekend == ("Emmaschool",)
    assert osm.voorzieningen.school_anders == ("Expertisecentrum Zuid",)


def test_a_narrow_categorie_keeps_an_object_out_of_the_wide_one() -> None:
    assert categorieen_of({"amenity": "social_facility"}) == ["sociale_voorziening"]
    tags = {"amenity": "social_facility", "social_facility": "food_bank"}
    assert categorieen_of(tags) == ["voedselbank"]


def test_the_bbox_of_the_header_tells_where_the_data_reaches(
    tekening: Tekening, tmp_path: Path
) -> None:
    path = tekening.save(tmp_path / "met.osm.pbf", bbox=(-1000, -500, 1000, 500))
    extent = read_extent(path)
    osm = read_osm(path, NoProgress())
    assert osm.dekking_bron == "kop"
    assert extent is not None
    assert extent.equals(osm.dekking)
    assert osm.dekking.area == pytest.approx(2000 * 1000, rel=0.05)
    assert osm.datum == "2024-03-01"


def test_without_a_bbox_the_roads_tell(tekening: Tekening, tmp_path: Path) -> None:
    tekening.road((0, 0), (0, 100))
    osm = read(tekening, tmp_path)
    assert osm.dekking_bron == "wegen"
    assert osm.dekking.bounds == pytest.approx(
        (ORIGIN[0], ORIGIN[1], ORIGIN[0] + 200, ORIGIN[1] + 100), abs=0.05
    )


def test_without_a_bbox_nothing_that_was_read_lies_outside(
    tekening: Tekening, tmp_path: Path
) -> None:
    tekening.node(-500, 900, amenity="pharmacy")
    osm = read(tekening, tmp_path)
    assert osm.dekking_bron == "wegen"
    assert osm.frames["voorzieningen"].geometry.intersects(osm.dekking.buffer(0.001)).all()


def test_a_window_leaves_out_what_is_far_away(tekening: Tekening, tmp_path: Path) -> None:
    tekening.adres(5_000, 10, "99")
    tekening.square(5_000, 100, 10, building="yes")
    tekening.road((5_000, 0), (5_100, 0))
    path = tekening.save(tmp_path / "x.osm.pbf")
    near = read_osm(path, NoProgress(), window=(5.80, 52.50, 5.93, 52.60))
    assert near.frames["adressen"]["nummer"].tolist() == ["1"]
    assert near.frames["gebouwen"].empty
    assert len(near.frames["straten"]) == 1


def test_a_road_whose_ends_are_cut_off_is_kept_as_far_as_it_is_there(
    tekening: Tekening, tmp_path: Path
) -> None:
    middle = [tekening.node(x, 60) for x in (0, 50)]
    tekening.way(9_001, *middle, 9_002, highway="residential", name="Doorweg")
    tekening.way(highway="residential")

    found = read_osm(tekening.save(tmp_path / "x.osm.pbf"), NoProgress())

    (doorweg,) = found.frames["straten"].query("naam == 'Doorweg'").geometry
    assert doorweg.length == pytest.approx(50, abs=0.05)


def test_a_damaged_file_is_refused_with_one_sentence(tekening: Tekening, tmp_path: Path) -> None:
    path = tekening.save(tmp_path / "heel.osm.pbf")
    whole = path.read_bytes()
    for size in (1, 10, 100, len(whole) // 2, len(whole) - 1):
        part = tmp_path / "deel.osm.pbf"
        part.write_bytes(whole[:size])
        with pytest.raises(WorldError, match="beschadigd of is geen"):
            read_osm(part, NoProgress())


@pytest.mark.parametrize("content", [b"<?xml version='1.0'?><osm/>", b"PK\x03\x04 zip", b"a" * 999])
def test_another_kind_of_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.osm.pbf"
    path.write_bytes(content)
    with pytest.raises(WorldError, match="beschadigd of is geen"):
        read_extent(path)


def test_missing_folder_and_empty_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "leeg.osm.pbf").touch()
    for name, words in (("weg.osm.pbf", "niet gevonden"), (".", "map"), ("leeg.osm.pbf", "leeg")):
        with pytest.raises(WorldError, match=words):
            read_osm(tmp_path / name, NoProgress())


def test_without_adressen_or_roads_there_is_no_ondergrond(tmp_path: Path) -> None:
    roads = Tekening()
    roads.road((0, 0), (100, 0))
    with pytest.raises(WorldError, match="staan geen adressen"):
        read(roads, tmp_path)
    adressen = Tekening()
    adressen.adres(0, 0)
    with pytest.raises(WorldError, match="staan geen wegen"):
        read(adressen, tmp_path)


def test_reading_can_be_stopped(tekening: Tekening, tmp_path: Path) -> None:
    class Stop:
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_osm(tekening.save(tmp_path / "x.osm.pbf"), Stop())


@pytest.mark.realdata
def test_kampen(real_data: Path) -> None:
    osm = read_osm(real_data / "kampen" / "kampen.osm.pbf", NoProgress())
    adressen = osm.frames["adressen"]
    assert 25_911 <= len(adressen) <= 25_914
    assert adressen["postcode"].notna().sum() == 25_911
    assert osm.datum == "2023-01-30"
    # The official RD coordinates of two addresses.
    for straat, nummer, x, y in (
        ("Vloeddijk", 38, 190984.427, 507535.174),
        ("Burgemeester Berghuisplein", 1, 190656.909, 507229.615),
    ):
        row = adressen[(adressen["straat"] == straat) & (adressen["huisnummer"] == nummer)].iloc[0]
        assert (row.geometry.x, row.geometry.y) == pytest.approx((x, y), abs=0.1)
    counts = osm.frames["voorzieningen"]["categorie"].value_counts()
    assert counts["supermarkt"] == 14
    assert counts["huisarts"] == 3
