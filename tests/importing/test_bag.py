"""Addresses of the BAG in the three forms in which people have them."""

from __future__ import annotations

import math
import shutil
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import bag_maken as maak
import pytest
import shapely

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.bag import BagData, read_bag

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

HIER = shapely.box(190_000, 500_000, 191_000, 501_000)
NEDERLAND = shapely.box(0, 300_000, 300_000, 630_000)
RIJ: dict[str, object] = {
    "openbare_ruimte_naam": "Dorpsstraat",
    "huisnummer": 1,
    "postcode": "9999AA",
    "woonplaats_naam": "Zonneveen",
    "status": maak.IN_GEBRUIK,
    "x": 190_500.0,
    "y": 500_500.0,
}


def read(path: Path, within: BaseGeometry = HIER) -> BagData:
    return read_bag(path, within, NoProgress())


def lines(data: BagData) -> list[str]:
    """Per address its street, number, postcode and place."""
    columns = data.adressen[["straat", "nummer", "postcode", "plaats"]]
    return [" ".join(str(text) for text in row) for row in columns.itertuples(index=False)]


def extract(path: Path, **more: list[str]) -> Path:
    """An extract of one street with one address, and more objects."""
    kinds = {
        "VBO": [maak.vbo("N1", 190_500, 500_500)],
        "NUM": [maak.num("N1", 1, "9999AA", "S1")],
        "OPR": [maak.opr("S1", "Dorpsstraat")],
        "WPL": [maak.wpl("1000", "Zonneveen")],
    }
    kinds = {kind: objects + more.get(kind, []) for kind, objects in kinds.items()}
    return maak.extract(path, "", **kinds)


class TestLight:
    def test_addresses_in_use_within_the_area(self, tmp_path: Path) -> None:
        path = maak.light(
            tmp_path / "bag-light.gpkg",
            [
                RIJ,
                {**RIJ, "huisnummer": 26, "huisletter": "A"},
                {**RIJ, "huisnummer": 131, "toevoeging": "3", "postcode": None},
                {**RIJ, "huisnummer": 5, "status": "Verblijfsobject ingetrokken"},
                {**RIJ, "huisnummer": 7, "status": "Verblijfsobject gevormd"},
                {**RIJ, "huisnummer": 9, "x": 192_000.0},
                {**RIJ, "huisnummer": 11, "openbare_ruimte_naam": None},
            ],
        )

        found = read(path)

        assert lines(found) == [
            "Dorpsstraat 1 9999AA Zonneveen",
            "Dorpsstraat 26A 9999AA Zonneveen",
            "Dorpsstraat 131-3 None Zonneveen",
        ]
        assert (found.soort, found.datum) == ("bag_light", "")
        assert found.adressen.crs == "EPSG:28992"
        assert math.dist(found.adressen.geometry[0].coords[0], (190_500, 500_500)) == 0

    def test_the_area_is_a_polygon_and_not_its_box(self, tmp_path: Path) -> None:
        path = maak.light(tmp_path / "a.gpkg", [RIJ, {**RIJ, "x": 190_900.0, "y": 500_900.0}])
        half = shapely.Polygon([(190_000, 500_000), (191_000, 500_000), (190_000, 501_000)])

        assert len(read(path, half).adressen) == 1

    def test_moorings_and_pitches_are_addresses_too(self, tmp_path: Path) -> None:
        path = maak.light(tmp_path / "a.gpkg", [RIJ])
        boat = {**RIJ, "huisnummer": 3, "status": "Plaats aangewezen"}
        maak.light(path, [boat], layer="ligplaats")

        assert len(read(path).adressen) == 2

    def test_where_somebody_may_live_is_told(self, tmp_path: Path) -> None:
        path = maak.light(
            tmp_path / "a.gpkg",
            [
                {**RIJ, "gebruiksdoel": "winkelfunctie,woonfunctie"},
                {**RIJ, "huisnummer": 2, "gebruiksdoel": "kantoorfunctie"},
                {**RIJ, "huisnummer": 3, "gebruiksdoel": None},
            ],
        )
        boat = {**RIJ, "huisnummer": 4, "status": "Plaats aangewezen"}
        maak.light(path, [boat], layer="ligplaats")

        assert read(path).adressen["woonfunctie"].fillna(-1).tolist() == [1, 0, -1, 1]

    def test_another_geopackage_is_refused(self, tmp_path: Path) -> None:
        path = maak.light(tmp_path / "a.gpkg", [RIJ], layer="wegvakken")

        with pytest.raises(WorldError, match="ontbreekt de laag ‘verblijfsobject’"):
            read(path)

    def test_another_coordinate_system_is_refused(self, tmp_path: Path) -> None:
        path = maak.light(tmp_path / "a.gpkg", [{**RIJ, "x": 5.9, "y": 52.5}], crs=4326)

        with pytest.raises(WorldError, match="niet in het Rijksdriehoekstelsel"):
            read(path)


class TestExtract:
    def test_where_somebody_may_live_is_told(self, tmp_path: Path) -> None:
        path = extract(
            tmp_path / "bag.zip",
            VBO=[
                maak.vbo("N2", 190_510, 500_500, uses=("winkelfunctie", "woonfunctie")),
                maak.vbo("N3", 190_520, 500_500, uses=("kantoorfunctie",)),
            ],
            NUM=[maak.num("N2", 2, "9999AA", "S1"), maak.num("N3", 3, "9999AA", "S1")],
        )

        assert read(path).adressen["woonfunctie"].fillna(-1).tolist() == [-1, 1, 0]

    def test_an_address_comes_from_four_kinds_of_objects(self, tmp_path: Path) -> None:
        found = read(extract(tmp_path / "extract.zip"))

        assert lines(found) == ["Dorpsstraat 1 9999AA Zonneveen"]
        assert (found.soort, found.datum) == ("bag_extract", "2024-09-15")

    def test_letters_additions_and_a_place_of_its_own(self, tmp_path: Path) -> None:
        extra = (
            "<Objecten:huisletter>B</Objecten:huisletter><Objecten:huisnummertoevoeging>2"
            "</Objecten:huisnummertoevoeging><Objecten:ligtIn><Objecten-ref:WoonplaatsRef>2000"
            "</Objecten-ref:WoonplaatsRef></Objecten:ligtIn>"
        )
        path = extract(
            tmp_path / "a.zip",
            VBO=[maak.vbo("N2", 190_600, 500_600)],
            NUM=[maak.num("N2", 4, "9999AB", "S1", extra)],
            WPL=[maak.wpl("2000", "Maanveen")],
        )

        assert lines(read(path))[1] == "Dorpsstraat 4B-2 9999AB Maanveen"

    @pytest.mark.parametrize(
        "other",
        [
            maak.vbo("N2", 192_000, 500_600),
            maak.vbo("N2", 190_600, 500_600, status="Verblijfsobject ingetrokken"),
            maak.vbo("N2", 190_600, 500_600, history=maak.voorkomen(tot="2020-01-01")),
            maak.vbo("N2", 190_600, 500_600, history=maak.voorkomen("2030-01-01")),
            maak.vbo(
                "N2", 190_600, 500_600, history=maak.voorkomen(geregistreerd_tot="2020-01-01")
            ),
        ],
        ids=["elsewhere", "gone", "past", "not yet", "corrected"],
    )
    def test_only_what_is_there_now(self, tmp_path: Path, other: str) -> None:
        path = extract(tmp_path / "a.zip", VBO=[other], NUM=[maak.num("N2", 3, "9999AB", "S1")])

        assert lines(read(path)) == ["Dorpsstraat 1 9999AA Zonneveen"]

    def test_entities_are_refused(self, tmp_path: Path) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        path = maak.extract(tmp_path / "a.zip", bomb, VBO=[], NUM=[], OPR=[], WPL=[])

        with pytest.raises(WorldError, match="beschadigd of geen BAG-extract"):
            read(path)

    def test_a_missing_part_is_named(self, tmp_path: Path) -> None:
        path = maak.extract(tmp_path / "a.zip", VBO=[], OPR=[], WPL=[])

        with pytest.raises(WorldError, match="ontbreken de nummeraanduidingen"):
            read(path)

    def test_a_cut_off_file_is_refused(self, tmp_path: Path) -> None:
        whole = extract(tmp_path / "a.zip").read_bytes()
        cut = tmp_path / "b.zip"
        cut.write_bytes(whole[: len(whole) // 2])

        with pytest.raises(WorldError, match="beschadigd"):
            read(cut)

    @pytest.mark.slow
    def test_memory_follows_the_area_and_not_the_file(self, tmp_path: Path) -> None:
        path = extract(
            tmp_path / "a.zip", VBO=[maak.vbo(f"F{i}", 192_000, 500_000) for i in range(20_000)]
        )
        tracemalloc.start()

        found = read(path)

        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        # The XML is 11 MB; with all its objects in memory it would be ten times that.
        assert len(found.adressen) == 1
        assert most < 8_000_000


class TestCsv:
    def test_headers_are_known_in_more_than_one_form(self, tmp_path: Path) -> None:
        path = tmp_path / "adressen_20240801.csv"
        path.write_text(
            "Straat,Huisnummer,Huisletter,Toevoeging,Postcode,Plaats,X,Y\n"
            "Dorpsstraat,1,,,9999 aa,Zonneveen,190500,500500\n"
            "Dorpsstraat,2,A,bis,9999AA,Zonneveen,190501,500500\n"
            "Dorpsstraat,3,,,9999AA,Zonneveen,,\n"
            "Dorpsstraat,0,,,9999AA,Zonneveen,190500,500500\n"
            "Verweg,1,,,1111AA,Elders,0,0\n"
            "kort\n",
            encoding="utf-8",
        )

        found = read(path)

        assert lines(found) == [
            "Dorpsstraat 1 9999AA Zonneveen", "Dorpsstraat 2A-bis 9999AA Zonneveen",
        ]  # fmt: skip
        assert (found.soort, found.datum) == ("bag_csv", "2024-08-01")

    @pytest.mark.parametrize(
        ("kop", "waarden", "woont"),
        [
            ("woonfunctie;typeadresseerbaarobject", ("1;", "0;", ";Ligplaats"), [1, 0, 1]),
            ("gebruiksdoel;soort", ("woonfunctie;", "kantoorfunctie;", ";"), [1, 0, -1]),
        ],
    )
    def test_where_somebody_may_live_is_told(
        self, tmp_path: Path, kop: str, waarden: tuple[str, ...], woont: list[int]
    ) -> None:
        path = tmp_path / "adressen.csv"
        rows = [f"Dorpsstraat;{n};190500;500500;{text}" for n, text in enumerate(waarden, 1)]
        path.write_text("\n".join([f"straat;huisnummer;x;y;{kop}", *rows]), encoding="utf-8")

        assert read(path).adressen["woonfunctie"].fillna(-1).tolist() == woont

    @pytest.mark.parametrize(
        ("inhoud", "reden"),
        [
            (b"straat;nummer\nA;1\n", "ontbreekt de kolom ‘x’"),
            (b"\x00\xff\xfe\x01", "niet te lezen als csv"),
            (b"straat;nummer;x;y\n", "geen adressen in het gekozen gebied"),
        ],
    )
    def test_another_file_is_refused(self, tmp_path: Path, inhoud: bytes, reden: str) -> None:
        path = tmp_path / "a.csv"
        path.write_bytes(inhoud)

        with pytest.raises(WorldError, match=reden):
            read(path)


def test_a_workbook_is_named_as_such(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "bag.xlsx"
    openpyxl.Workbook().save(path)

    with pytest.raises(WorldError, match="een Excel-bestand"):
        read(path)


@pytest.mark.realdata
class TestSamples:
    def test_the_extract_of_the_kadaster(self, real_data: Path, tmp_path: Path) -> None:
        path = Path(shutil.copy(real_data / "bag" / "BAGNLDL-15092020-small.zip", tmp_path))

        found = read(path, NEDERLAND)

        assert found.datum == "2020-09-15"
        # Houses, a houseboat and a caravan, each from the other kind of object.
        assert "Kosterstraat 4 6981CH Doesburg" in lines(found)
        assert "Koppenberch 2 6982CZ Doesburg" in lines(found)
        assert len(found.adressen) == 8
        assert found.adressen.geometry.within(shapely.box(2e5, 4.4e5, 2.1e5, 4.5e5)).all()

    def test_the_csv(self, real_data: Path, tmp_path: Path) -> None:
        path = Path(shutil.copy(real_data / "bag" / "bagadresplus_sample.csv", tmp_path))

        found = read(path, NEDERLAND)

        # Of 99 two are not built yet.
        assert len(found.adressen) == 97
        assert lines(found)[0] == "De Ruijterkade 105-1 1011AB Amsterdam"
        with pytest.raises(WorldError, match="geen adressen in het gekozen gebied"):
            read(path)
