"""The ondergrond as a file: written whole, read back the same, refused when it is another's."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.project.ondergrond import LAGEN, Ondergrond, write_ondergrond

if TYPE_CHECKING:
    from pathlib import Path

RD = "EPSG:28992"
INFO = {"naam": "Voorbeeld", "jaar": "2024", "gemeenten": "GM9999", "gemaakt_op": "2026-01-02"}
BRONNEN = pd.DataFrame(
    [
        {
            "soort": "osm",
            "naam": "OpenStreetMap",
            "bestand": "x.osm.pbf",
            "datum": "2024-03-01",
            "licentie": "ODbL 1.0",
            "naamsvermelding": "© OpenStreetMap-bijdragers",
            "sha256": "ab",
        }
    ]
)


def layers() -> dict[str, gpd.GeoDataFrame]:
    """Two buurten side by side, one address; the other layers have one row of their kind."""
    west, east = shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)
    line = shapely.LineString([(0, 0), (200, 0)])
    polygon = ("gemeenten", "wijken", "water", "groen", "gebouwen", "dekking")
    frames = {
        naam: gpd.GeoDataFrame(
            {"naam": pd.Series([None], dtype=object)},
            geometry=[west if naam in polygon else line],
            crs=RD,
        )
        for naam in LAGEN
    }
    frames["buurten"] = gpd.GeoDataFrame(
        {"buurtcode": ["BU99990001", "BU99990000"], "inwoners": [np.nan, 300.0]},
        geometry=[shapely.MultiPolygon([east]), shapely.MultiPolygon([west])],
        crs=RD,
    )
    frames["adressen"] = gpd.GeoDataFrame(
        {
            "straat": ["Dorpsstraat", "Kerkweg"],
            "huisletter": pd.Series(["A", None], dtype=object),
            "postcode": pd.Series([None, None], dtype=object),
        },
        geometry=gpd.points_from_xy([50, 150], [50, 50]),
        crs=RD,
    )
    frames["voorzieningen"] = frames["adressen"].iloc[:0]
    return frames


@pytest.fixture
def ondergrond(tmp_path: Path) -> Ondergrond:
    folder = tmp_path / "mijn kaarten é"
    folder.mkdir()
    path = folder / "dorp één.ondergrond.gpkg"
    write_ondergrond(path, layers(), BRONNEN, INFO, NoProgress())
    return Ondergrond.open(path)


def test_what_was_written_is_read_back(ondergrond: Ondergrond) -> None:
    assert (ondergrond.naam, ondergrond.jaar, ondergrond.gemeenten) == (
        "Voorbeeld",
        2024,
        ("GM9999",),
    )
    assert ondergrond.bronnen().to_dict("records") == BRONNEN.to_dict("records")
    adressen = ondergrond.layer("adressen")
    assert adressen["huisletter"].tolist() == ["A", None]
    assert adressen["postcode"].tolist() == [None, None]
    assert adressen.crs == RD
    assert ondergrond.dekking().equals(shapely.box(0, 0, 100, 100))
    assert ondergrond.layer("voorzieningen").empty
    inwoners = ondergrond.layer("buurten", columns=["inwoners"])["inwoners"]
    np.testing.assert_array_equal(inwoners, [np.nan, 300.0])


@pytest.mark.parametrize("layer", ["buurten", "straten", "adressen", "gebouwen"])
def test_plain_columns_are_those_of_the_frame(ondergrond: Ondergrond, layer: str) -> None:
    frame = ondergrond.layer(layer)
    names = [name for name in frame.columns if name != "geometry"]
    read = ondergrond.columns(layer, [*names, "bestaat_niet"])
    assert len(read) == len(frame)
    assert list(read.waarden) == names
    assert shapely.equals_exact(read.geometries, frame.geometry.to_numpy()).all()
    for name in names:
        expected = frame[name].astype(object).where(frame[name].notna(), None).tolist()
        assert read.waarden[name].tolist() == expected, name


def test_who_made_the_data_is_named_once(ondergrond: Ondergrond) -> None:
    expected = ondergrond.bronnen()["naamsvermelding"].dropna().unique().tolist()
    assert ondergrond.naamsvermeldingen() == expected


def test_opening_a_kaart_needs_no_frames(ondergrond: Ondergrond) -> None:
    """The libraries for frames cost half a second at every start."""
    code = (
        "import sys; from pathlib import Path; "
        "from sociale_kaart.project.ondergrond import Ondergrond; "
        f"Ondergrond.open(Path({str(ondergrond.path)!r})).buurt_at(0, 0); "
        "sys.exit(bool({'pandas', 'geopandas', 'pyogrio'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == 0


def test_a_bbox_reads_a_part(ondergrond: Ondergrond) -> None:
    assert ondergrond.layer("adressen", bbox=(0, 0, 60, 60))["straat"].tolist() == ["Dorpsstraat"]


@pytest.mark.parametrize(
    ("x", "y", "code"),
    [
        (50, 50, "BU99990000"),
        (150, 50, "BU99990001"),
        (100, 50, "BU99990000"),  # on the border the lowest code counts
        (0, 0, "BU99990000"),
        (250, 50, None),
    ],
)
def test_a_point_lies_in_one_buurt_at_most(
    ondergrond: Ondergrond, x: float, y: float, code: str | None
) -> None:
    assert ondergrond.buurt_at(x, y) == code


def test_many_points_at_once(ondergrond: Ondergrond) -> None:
    assert ondergrond.buurtcodes([50, 250, 150], [50, 50, 50]) == ["BU99990000", None, "BU99990001"]
    assert ondergrond.buurtcodes([], []) == []


def test_it_is_a_geopackage_with_counts_and_indexes(ondergrond: Ondergrond) -> None:
    with sqlite3.connect(ondergrond.path) as db:
        contents = dict(db.execute("SELECT table_name, data_type FROM gpkg_contents"))
        geometries = dict(
            db.execute("SELECT table_name, geometry_type_name FROM gpkg_geometry_columns")
        )
        counts = dict(db.execute("SELECT table_name, feature_count FROM gpkg_ogr_contents"))
        indexed = {
            naam
            for (naam,) in db.execute(
                "SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'"
            )
        }
        systems = {srs for (srs,) in db.execute("SELECT srs_id FROM gpkg_geometry_columns")}
        check = db.execute("PRAGMA integrity_check").fetchone()
    db.close()
    assert contents == dict.fromkeys(LAGEN, "features") | {
        "bronnen": "attributes",
        "info": "attributes",
    }
    assert geometries["buurten"] == "MULTIPOLYGON"
    assert geometries["voorzieningen"] == "POINT"
    assert indexed == set(LAGEN)
    assert systems == {28992}
    assert counts["adressen"] == 2
    assert check == ("ok",)
    # GDAL lists no table as a layer with geometry that has none.
    listed = dict(pyogrio.list_layers(ondergrond.path))
    assert listed["info"] is None


def test_the_same_content_gives_the_same_bytes(ondergrond: Ondergrond, tmp_path: Path) -> None:
    again = tmp_path / "nog eens.gpkg"
    write_ondergrond(again, layers(), BRONNEN, INFO, NoProgress())
    assert Ondergrond.open(again).checksum == ondergrond.checksum


def test_reading_leaves_nothing_behind_and_changes_nothing(ondergrond: Ondergrond) -> None:
    before = ondergrond.path.read_bytes()
    ondergrond.path.chmod(0o444)
    ondergrond.path.parent.chmod(0o555)
    try:
        opened = Ondergrond.open(ondergrond.path)
        for naam in LAGEN:
            opened.layer(naam)
        opened.buurt_at(1, 1)
        assert [file.name for file in ondergrond.path.parent.iterdir()] == [ondergrond.path.name]
        assert ondergrond.path.read_bytes() == before
    finally:
        ondergrond.path.parent.chmod(0o755)


def test_a_newer_version_is_refused_politely(ondergrond: Ondergrond) -> None:
    with sqlite3.connect(ondergrond.path) as db:
        db.execute("UPDATE info SET waarde = '99' WHERE sleutel = 'format_versie'")
    db.close()
    with pytest.raises(WorldError, match="nieuwere versie"):
        Ondergrond.open(ondergrond.path)


def test_another_file_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "tekst.gpkg"
    text.write_text("geen gpkg" * 100)
    other = tmp_path / "ander.gpkg"
    pyogrio.write_dataframe(layers()["buurten"], other, layer="buurten")
    for path in (text, other):
        with pytest.raises(WorldError, match="geen ondergrond"):
            Ondergrond.open(path)
    with pytest.raises(WorldError, match="niet gevonden"):
        Ondergrond.open(tmp_path / "weg.gpkg")


def test_a_damaged_file_is_refused_when_it_is_read(ondergrond: Ondergrond) -> None:
    content = ondergrond.path.read_bytes()
    ondergrond.path.write_bytes(content[: len(content) // 2])
    with pytest.raises(WorldError):
        Ondergrond.open(ondergrond.path).layer("dekking")


def test_a_stop_halfway_leaves_the_old_file(ondergrond: Ondergrond) -> None:
    class StopAtWater:
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            if tekst.endswith("water"):
                raise Cancelled

    before = ondergrond.path.read_bytes()
    with pytest.raises(Cancelled):
        write_ondergrond(ondergrond.path, layers(), BRONNEN, INFO, StopAtWater())
    assert ondergrond.path.read_bytes() == before
    assert [file.name for file in ondergrond.path.parent.iterdir()] == [ondergrond.path.name]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="bestaat niet"):
        write_ondergrond(tmp_path / "weg" / "x.gpkg", layers(), BRONNEN, INFO, NoProgress())


def test_a_layer_too_few_is_our_bug(tmp_path: Path) -> None:
    frames = layers()
    del frames["water"]
    with pytest.raises(ValueError, match="water"):
        write_ondergrond(tmp_path / "x.gpkg", frames, BRONNEN, INFO, NoProgress())
