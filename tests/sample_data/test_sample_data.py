"""The sample wijk is what its program makes, is fictional, and is a believable wijk."""

from __future__ import annotations

import csv
import math
import re
import runpy
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import openpyxl
import osmium
import pyogrio
import pytest

from sociale_kaart.base import paths
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorieen

if TYPE_CHECKING:
    from pathlib import Path

PBF = "zonneveen.osm.pbf"
GPKG = "wijkenbuurten_9999.gpkg"
SQUARES = "vierkanten100m_9999_2024.gpkg"
XLSX = "hulpbronnen_zonneveen.xlsx"
# Half a metre: another version of PROJ may shift degrees by less than this.
GRADEN = 5e-6


@pytest.fixture(scope="session")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files, made anew."""
    folder = tmp_path_factory.mktemp("zonneveen")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(paths.sample_data()))
        program = runpy.run_path(str(paths.sample_data("generate.py")))
        program["generate"](folder)
    return folder


def _objects(path: Path) -> tuple[dict[int, tuple[float, float]], list[tuple[Any, ...]]]:
    """Return the places of the nodes, and everything else of every object."""
    places: dict[int, tuple[float, float]] = {}
    rest: list[tuple[Any, ...]] = []
    for item in osmium.FileProcessor(str(path)):
        tags = tuple(sorted((tag.k, tag.v) for tag in item.tags))
        if isinstance(item, osmium.osm.Node):
            places[item.id] = (item.location.lon, item.location.lat)
            rest.append(("n", item.id, tags))
        elif isinstance(item, osmium.osm.Way):
            rest.append(("w", item.id, tags, tuple(ref.ref for ref in item.nodes)))
        elif isinstance(item, osmium.osm.Relation):
            members = tuple((m.type, m.ref, m.role) for m in item.members)
            rest.append(("r", item.id, tags, members))
    return places, rest


@pytest.fixture(scope="session")
def committed_osm() -> tuple[dict[int, tuple[float, float]], list[tuple[Any, ...]]]:
    return _objects(paths.sample_data(PBF))


@pytest.fixture(scope="session")
def tags(committed_osm: tuple[dict[int, tuple[float, float]], list[tuple[Any, ...]]]) -> list[Any]:
    """The tags of every object that has any."""
    return [dict(item[2]) for item in committed_osm[1] if item[2]]


def test_the_map_is_what_the_program_makes(
    rebuilt: Path,
    committed_osm: tuple[dict[int, tuple[float, float]], list[tuple[Any, ...]]],
) -> None:
    places, rest = _objects(rebuilt / PBF)
    assert rest == committed_osm[1]
    assert places.keys() == committed_osm[0].keys()
    assert all(math.dist(place, committed_osm[0][i]) < GRADEN for i, place in places.items())


def test_the_buurten_are_what_the_program_makes(rebuilt: Path) -> None:
    committed = paths.sample_data(GPKG)
    assert pyogrio.list_layers(rebuilt / GPKG).tolist() == pyogrio.list_layers(committed).tolist()
    for laag in ("buurten", "wijken", "gemeenten"):
        new = gpd.read_file(rebuilt / GPKG, layer=laag)
        old = gpd.read_file(committed, layer=laag)
        assert new.crs == old.crs == "EPSG:28992"
        assert new.drop(columns="geometry").equals(old.drop(columns="geometry"))
        assert new.geometry.geom_equals_exact(old.geometry, 0.02).all()


def test_the_squares_are_what_the_program_makes(rebuilt: Path) -> None:
    new, old = gpd.read_file(rebuilt / SQUARES), gpd.read_file(paths.sample_data(SQUARES))
    assert new.crs == old.crs == "EPSG:28992"
    assert new.drop(columns="geometry").equals(old.drop(columns="geometry"))
    assert new.geometry.geom_equals(old.geometry).all()


def test_the_squares_tell_what_cbs_would_tell() -> None:
    squares = gpd.read_file(paths.sample_data(SQUARES)).set_index("crs28992res100m")
    assert squares.index.is_unique
    for naam in squares.columns.drop("geometry"):
        told = squares.loc[squares[naam] != -99997, naam]
        assert (told >= 5).all()
        assert (told % 5 == 0).all()
    assert (squares["aantal_inwoners"] == -99997).sum() == 2
    assert (squares["aantal_inwoners_65_jaar_en_ouder"] == -99997).sum() > 50
    # Not the same number: fives, secrets, and addresses at which nobody lives.
    buurten = gpd.read_file(paths.sample_data(GPKG), layer="buurten")
    stated = buurten.loc[buurten["aantal_inwoners"] > 0, "aantal_inwoners"].sum()
    counted = squares.loc[squares["aantal_inwoners"] > 0, "aantal_inwoners"].sum()
    assert counted != stated
    assert counted == pytest.approx(stated, rel=0.1)


def test_the_list_is_what_the_program_makes(rebuilt: Path) -> None:
    def cells(path: Path) -> list[tuple[object, ...]]:
        sheet = openpyxl.load_workbook(path)["Hulpbronnen"]
        return list(sheet.iter_rows(values_only=True))

    assert cells(rebuilt / XLSX) == cells(paths.sample_data(XLSX))


@pytest.mark.parametrize("naam", [PBF, GPKG, SQUARES, XLSX])
def test_the_files_are_small_enough_to_keep_in_the_repository(naam: str) -> None:
    assert paths.sample_data(naam).stat().st_size < 3_000_000


def test_the_map_is_sorted_and_says_where_and_when_it_is_of() -> None:
    with osmium.io.Reader(str(paths.sample_data(PBF))) as reader:
        header = reader.header()
    assert header.box().valid()
    assert header.get("osmosis_replication_timestamp") == "2024-07-01T00:00:00Z"
    order = [
        (item.type_str(), item.id) for item in osmium.FileProcessor(str(paths.sample_data(PBF)))
    ]
    assert order == sorted(order, key=lambda item: ("nwr".index(item[0]), item[1]))


def test_every_way_leads_to_nodes_that_exist(
    committed_osm: tuple[dict[int, tuple[float, float]], list[tuple[Any, ...]]],
) -> None:
    places, rest = committed_osm
    ways = [item for item in rest if item[0] == "w"]
    assert all(ref in places for way in ways for ref in way[3])
    assert all(len(way[3]) > 1 for way in ways)


def test_addresses_are_unique_and_their_postcode_is_not_in_use(tags: list[dict[str, str]]) -> None:
    adressen = [t for t in tags if "addr:housenumber" in t]
    keys = Counter((t["addr:postcode"], t["addr:housenumber"]) for t in adressen)
    assert 1_500 < len(adressen) < 3_500
    assert max(keys.values()) == 1
    assert all(re.fullmatch(r"8999[A-Z]{2}", t["addr:postcode"]) for t in adressen)
    assert all(t["addr:city"] == "Zonneveen" for t in adressen)
    # Letters and additions, as in real lists of addresses.
    assert any(t["addr:housenumber"].endswith("A") for t in adressen)
    assert any("-" in t["addr:housenumber"] for t in adressen)


def test_there_is_something_of_every_category(tags: list[dict[str, str]]) -> None:
    missing = [
        c.code
        for c in categorieen()
        if not any(t.get(key) == value for t in tags for key, value in c.tags)
    ]
    assert missing == []


def test_the_network_has_the_cases_that_matter(tags: list[dict[str, str]]) -> None:
    wegen = [t for t in tags if "highway" in t]
    assert {"footway", "cycleway", "steps", "residential", "living_street"} <= {
        t["highway"] for t in wegen
    }
    assert any(t.get("oneway") == "yes" for t in wegen)
    assert any(t.get("bridge") == "yes" for t in wegen)
    assert any(t.get("tunnel") == "yes" for t in wegen)
    scholen = [t for t in tags if t.get("amenity") == "school"]
    assert [t["name"] for t in scholen if "isced:level" not in t] == ["De Kring"]


def test_the_buurten_have_the_shape_and_the_null_code_of_cbs() -> None:
    buurten = gpd.read_file(paths.sample_data(GPKG), layer="buurten").set_index("buurtnaam")
    assert list(buurten.index) == [
        "Oude Dorp",
        "De Wolken",
        "De Sterren",
        "Het Riet",
        "Zonnepolder",
    ]
    assert set(buurten.gemeentecode) == {"GM9999"}
    assert all(re.fullmatch(r"BU9999\d{4}", code) for code in buurten.buurtcode)
    assert all(
        code.startswith("BU" + wijk[2:])
        for code, wijk in zip(buurten.buurtcode, buurten.wijkcode, strict=True)
    )
    geheim = buurten.aantal_inwoners == -99997
    assert list(buurten.index[geheim]) == ["Zonnepolder"]
    assert (buurten.loc[~geheim, "aantal_inwoners"] % 5 == 0).all()


def test_the_buurten_touch_and_never_overlap() -> None:
    buurten = gpd.read_file(paths.sample_data(GPKG), layer="buurten")
    assert buurten.is_valid.all()
    geheel = buurten.union_all().area
    assert buurten.area.sum() == pytest.approx(geheel, rel=1e-6)
    gemeente = gpd.read_file(paths.sample_data(GPKG), layer="gemeenten").area.sum()
    assert geheel == pytest.approx(gemeente, rel=1e-4)


def test_the_gpkg_is_a_sound_database() -> None:
    with sqlite3.connect(f"file:{paths.sample_data(GPKG)}?mode=ro", uri=True) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def _rows() -> list[dict[str, str]]:
    with paths.sample_data("zonneveen/hulpbronnen.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _sheet() -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(paths.sample_data(XLSX))["Hulpbronnen"]
    rows = list(sheet.iter_rows(values_only=True))
    koppen = [str(kop) for kop in rows[3]]
    return [dict(zip(koppen, row, strict=True)) for row in rows[4:]]


def test_the_list_holds_all_spheres_and_both_kinds_of_network() -> None:
    rows = _rows()
    assert 150 <= len(rows) <= 200
    sferen = Counter(row["sfeer"] for row in rows)
    assert sferen["g"] > sferen["i"] > sferen["p"] >= 5
    assert sferen[""] >= 5
    formeel = Counter(row["formeel"] for row in rows)
    assert formeel["f"] > 40
    assert formeel["i"] > 60
    soorten = {row["soort"] for row in rows} - {""}
    # A person would be personal data; every other kind is there.
    assert soorten == set(lijsten.codes("soort")) - {"persoon"}


def test_what_is_personal_has_no_address_only_a_buurt() -> None:
    persoonlijk = [row for row in _rows() if row["sfeer"] == "p"]
    assert all(row["buurt"] and not row["plek"] for row in persoonlijk)


def test_the_list_is_untidy_as_real_lists_are() -> None:
    rows = _sheet()
    postcodes = [str(row["Postcode"]) for row in rows if row["Postcode"]]
    assert any(re.fullmatch(r"8999[A-Z]{2}", pc) for pc in postcodes)
    assert any(re.fullmatch(r"8999 [A-Z]{2}", pc) for pc in postcodes)
    assert any(re.fullmatch(r"8999[a-z]{2}", pc) for pc in postcodes)
    assert {type(row["Huisnr"]) for row in rows} == {int, str, type(None)}
    assert any(row["Straat"] and row["Straat"].isupper() for row in rows)
    assert any(all(value is None for value in row.values()) for row in rows)
    assert str(rows[-1]["Naam "]).startswith("Totaal")
    namen = Counter(str(row["Naam "]).strip().casefold() for row in rows if row["Naam "])
    assert namen["taalcafé de zonnehoek"] == 2


def test_nobody_in_the_list_exists() -> None:
    """Telephone numbers and internet addresses cannot belong to anybody."""
    for row in _sheet():
        if row["Telefoon"]:
            assert re.sub(r"\D", "", row["Telefoon"]).startswith("0999550")
        for kop in ("E-mail", "Website"):
            assert not row[kop] or row[kop].strip().endswith(".example")
    text = " ".join(value for row in _rows() for value in row.values())
    assert "@" not in re.sub(r"@[a-z]", "", text)
    assert not re.search(r"\b(dhr|mevr|mw|meneer|mevrouw)\b", text, re.IGNORECASE)


def test_every_address_meant_to_be_found_exists(tags: list[dict[str, str]]) -> None:
    known = {(t["addr:postcode"], t["addr:housenumber"]) for t in tags if "addr:housenumber" in t}
    unknown = [
        row["Naam "].strip()
        for row in _sheet()
        if row["Postcode"]
        and (
            re.sub(r"\s", "", row["Postcode"]).upper(),
            re.sub(r"\s", "", str(row["Huisnr"])).upper(),
        )
        not in known
    ]
    assert sorted(naam.casefold() for naam in unknown) == [
        "ggd voorbeeldstad",
        "moestuinhoek poolsterlaan",
        "opvoedcafé",
        "stichting leergeld",
        "verhalentafel",
        "vrijwilligerscentrale",
        "ziekenhuis voorbeeldstad",
    ]


def test_rows_without_a_postcode_lack_it_on_purpose() -> None:
    """A street or number that the plan no longer has would lose its postcode unnoticed."""
    without = {
        str(row["Naam "]).strip().casefold()
        for row in _sheet()
        if row["Straat"] and not row["Postcode"]
    }
    assert without == {
        "bridgeclub vier schoppen",
        "knutselclub ministerie van karton",
        "kookstudio de pollepel",
        "muziekschool de vleugel",
        "naschoolse sport",
        "picknick van de straten",
        "rijdende winkel",
        "tai chi bij de kerk",
        "warme kamer",
    }
