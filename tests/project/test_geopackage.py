"""A kaart as other programs see it: a GeoPackage that GDAL reads and edits without a warning."""

from __future__ import annotations

import contextlib
import sqlite3
import struct
import uuid
from typing import TYPE_CHECKING

import geopandas as gpd
import pyogrio
import pytest
import shapely
from pyproj import CRS

from sociale_kaart.domain.tabellen import TABELLEN
from sociale_kaart.project import geopackage
from sociale_kaart.project.geopackage import point_blob, point_xy
from sociale_kaart.project.kaart import Kaart

if TYPE_CHECKING:
    from pathlib import Path

VIEW = "hulpbronnen_op_de_kaart"


@pytest.fixture
def gevuld(kaart: Kaart, pad: Path) -> Path:
    """A closed kaart with two hulpbronnen, of which one has a point."""
    with kaart.action("Vul") as actie:
        one = actie.insert("hulpbronnen", {"naam": "Buurthuis", "sfeer": "institutioneel"})
        actie.insert("plekken", {"hulpbron": one, "x": 191_000.5, "y": 507_000.25,
                                 "straat": "Dorpsweg", "huisnummer": 3, "toevoeging": "bis",
                                 "gebruik": "vast"})  # fmt: skip
        two = actie.insert("hulpbronnen", {"naam": "Koor", "gratis": 1})
        actie.insert("plekken", {"hulpbron": two, "buurt_gekozen": "BU01660001"})
        area = shapely.MultiPolygon([shapely.box(0, 0, 10, 10)])
        actie.insert("eigen_gebieden", {"naam": "De flat",
                                        "geom": geopackage.geometry_blob(area.wkb)})  # fmt: skip
    kaart.close()
    return pad


def test_gdal_lists_the_layers_and_not_the_history(gevuld: Path) -> None:
    layers = dict(pyogrio.list_layers(gevuld))
    assert layers == {
        **{beschrijving.naam: None for beschrijving in TABELLEN},
        "plekken": "Point", "eigen_gebieden": "MultiPolygon", "scenario_plekken": "Point",
        VIEW: "Point",
    }  # fmt: skip


def test_every_layer_reads_without_a_warning(gevuld: Path) -> None:
    for naam, _ in pyogrio.list_layers(gevuld):
        info = pyogrio.read_info(gevuld, layer=naam)
        frame = pyogrio.read_dataframe(gevuld, layer=naam)
        assert len(frame) == info["features"], naam


def test_the_view_shows_names_at_points(gevuld: Path) -> None:
    info = pyogrio.read_info(gevuld, layer=VIEW)
    assert (info["fid_column"], info["geometry_name"]) == ("OGC_FID", "geom")
    frame = pyogrio.read_dataframe(gevuld, layer=VIEW).set_index("naam")
    assert frame.crs == CRS.from_epsg(28992)
    buurthuis = frame.loc["Buurthuis"]
    assert (buurthuis.geometry.x, buurthuis.geometry.y) == (191_000.5, 507_000.25)
    adres = [buurthuis[kolom] for kolom in ("straat", "huisnummer", "toevoeging")]
    assert (adres, buurthuis["sfeer"]) == (["Dorpsweg", 3, "bis"], "institutioneel")
    assert frame.loc["Koor"].geometry is None
    assert frame.loc["Koor", "buurtcode"] == "BU01660001"


def test_polygons_are_read_too(gevuld: Path) -> None:
    frame = pyogrio.read_dataframe(gevuld, layer="eigen_gebieden")
    assert frame.geometry.area.tolist() == [100.0]


def test_the_file_conforms_to_geopackage_1_3(gevuld: Path) -> None:
    "Requirements of OGC 12-128r17, by number."
    content = gevuld.read_bytes()
    assert content[:16] == b"SQLite format 3\x00"  # 1
    with contextlib.closing(sqlite3.connect(gevuld)) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (0x47504B47,)  # 2
        assert file.execute("PRAGMA user_version").fetchone() == (10300,)
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)  # 6
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []  # 7
        srs = dict(file.execute("SELECT srs_id, definition FROM gpkg_spatial_ref_sys"))
        assert {-1, 0, 4326} <= set(srs)  # 11
        assert CRS.from_wkt(srs[28992]) == CRS.from_wkt(CRS.from_epsg(28992).to_wkt("WKT1_GDAL"))
        assert CRS.from_wkt(srs[4326]).to_epsg() == 4326
        query = "SELECT table_name, data_type, srs_id, last_change FROM gpkg_contents"
        for naam, kind, srs_id, changed in file.execute(query).fetchall():
            assert kind in {"features", "attributes"}  # 13
            assert changed.endswith("Z")  # 15
            columns = file.execute(f"PRAGMA table_info({naam})").fetchall()
            assert columns, naam  # 13: the table exists
            found = file.execute(
                "SELECT column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns"
                " WHERE table_name = ?", (naam,)
            ).fetchall()  # fmt: skip
            if kind == "attributes":
                assert found == []
                assert columns[0][5] == 1  # 119: an integer primary key
            else:
                ((column, geometry, geometry_srs, z, m),) = found  # 22
                assert srs_id == geometry_srs == 28992  # 146
                assert (column, z, m) == ("geom", 0, 0)
                declared = {row[1]: row[2] for row in columns}["geom"]
                assert declared == geometry  # 31
        tables = {naam for (naam,) in file.execute("SELECT name FROM sqlite_master")}
        assert not {"gpkg_ogr_contents", "gpkg_extensions"} & tables
        assert not any(naam.startswith("rtree") for naam in tables)


def test_gdal_can_add_rows_and_they_become_part_of_the_history(gevuld: Path) -> None:
    extra = gpd.GeoDataFrame(
        {"straat": ["Plein", "Plein"], "gebruik": ["vast", "vast"]},
        geometry=[shapely.Point(192_000, 508_000)] * 2, crs=28992,
    )  # fmt: skip
    pyogrio.write_dataframe(extra, gevuld, layer="plekken", append=True)
    with Kaart.open(gevuld, buurtzoeker=lambda x, y: "BU01660009") as kaart:
        assert kaart.history()[0].soort == "buiten"
        added, other = [rij for rij in kaart.rows("plekken") if rij["straat"] == "Plein"]
        assert uuid.UUID(str(added["uuid"])) != uuid.UUID(str(other["uuid"]))
        assert (added["x"], added["y"], added["buurtcode"]) == (192_000, 508_000, "BU01660009")
        assert [p for p in kaart.check() if p.ernst == "fout"] == []
        kaart.undo()
        assert len(kaart.rows("plekken")) == 2
        tables = kaart._store.connection.execute("SELECT name FROM sqlite_master").fetchall()
        assert ("gpkg_ogr_contents",) not in tables
    assert len(pyogrio.read_dataframe(gevuld, layer="plekken")) == 2


@pytest.mark.parametrize(
    "blob",
    [
        point_blob(1.5, -2.5),
        # Big endian, with an envelope, as other programs may write it.
        b"GP\x00\x02" + struct.pack(">i4d", 28992, 1.5, 1.5, -2.5, -2.5)
        + b"\x00" + struct.pack(">Idd", 1, 1.5, -2.5),
        # With a height.
        b"GP\x00\x01" + struct.pack("<i", 28992)
        + b"\x01" + struct.pack("<I3d", 1001, 1.5, -2.5, 9),
    ],
)  # fmt: skip
def test_points_of_other_programs_are_read(blob: bytes) -> None:
    assert point_xy(blob) == (1.5, -2.5)


@pytest.mark.parametrize(
    "blob",
    [
        None, "text", b"", b"GP", b"GP\x00\x01\x00\x00\x00\x00", b"XX" + point_blob(1, 2)[2:],
        point_blob(1, 2)[:-1],
        # An empty point is one of NaN.
        b"GP\x00\x11" + struct.pack("<i", 28992) + b"\x01"
        + struct.pack("<Idd", 1, float("nan"), float("nan")),
        geopackage.geometry_blob(shapely.LineString([(0, 0), (1, 1)]).wkb),
    ],
)  # fmt: skip
def test_what_is_no_point_has_no_coordinates(blob: object) -> None:
    assert point_xy(blob) is None


def test_shapely_reads_our_points() -> None:
    assert shapely.from_wkb(point_blob(190_000.125, 500_000)[8:]) == shapely.Point(
        190_000.125, 500_000
    )
