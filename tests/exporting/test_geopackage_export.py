from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyogrio
import pytest
from pyogrio import raw
from pyogrio.errors import DataSourceError

from sociale_kaart.base.errors import WorldError
from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.geopackage_export import export_geopackage
from tests.exporting.conformance import geopackage_faults
from tests.exporting.examples import (
    PEILDATUM,
    SECRETS,
    THUIS,
    context,
    hulpbron,
    op_adres,
    register_with_secrets,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron


def written(path: Path, records: list[Hulpbron], voor: str = "publiek") -> Path:
    export_geopackage(release(records, voor, PEILDATUM), context(), path)
    return path


def test_a_row_is_a_plek_in_rd_and_the_rest_is_a_table(tmp_path: Path) -> None:
    record = hulpbron(
        "Twee",
        plekken=(op_adres(), op_adres(nummer=3)),
        gecontroleerd_op="2026-03-01",
        meer={"gratis": 1},
        doelgroepen=[{"doelgroep": "ouderen"}, {"doelgroep": "jongeren"}],
    )
    path = written(tmp_path / "x.gpkg", [record, hulpbron("Online")])
    points = pyogrio.read_dataframe(path, layer="hulpbronnen")
    rest = pyogrio.read_dataframe(path, layer="hulpbronnen_zonder_plek")
    assert points.crs.to_epsg() == 28992
    assert [(p.x, p.y) for p in points.geometry] == [(191012.0, 507512.0), (191003.0, 507503.0)]
    assert list(points["doelgroepen"]) == ["ouderen | jongeren"] * 2
    assert points["gratis"].iloc[0] == 1
    assert points["gecontroleerd_op"].dt.year.iloc[0] == 2026
    assert list(rest["naam"]) == ["Online"]
    assert rest["gratis"].isna().all()


def test_gdal_opens_it_without_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = written(tmp_path / "x.gpkg", register_with_secrets())
    with caplog.at_level("WARNING"):
        layers = {str(name): kind for name, kind in pyogrio.list_layers(path)}
        for layer in layers:
            pyogrio.read_info(path, layer=layer, force_feature_count=True)
            pyogrio.read_dataframe(path, layer=layer)
    assert caplog.messages == []
    assert layers == {
        "hulpbronnen": "Point",
        "hulpbronnen_zonder_plek": None,
        "bronnen": None,
        "over_deze_kaart": None,
        "layer_styles": None,
    }


def test_the_column_types_are_true_ones(tmp_path: Path) -> None:
    path = written(tmp_path / "x.gpkg", [hulpbron("Een", plek=op_adres())])
    with closing(sqlite3.connect(path)) as db:
        types = {row[1]: row[2] for row in db.execute("PRAGMA table_info(hulpbronnen)")}
    assert types["gecontroleerd_op"] == "DATE"
    assert types["leeftijd_van"] == "MEDIUMINT"
    assert types["x_rd"] == "REAL"
    assert types["naam"].startswith("TEXT")


@pytest.mark.parametrize("voor", ["publiek", "partners", "intern"])
def test_it_is_a_valid_geopackage_with_or_without_rows(tmp_path: Path, voor: str) -> None:
    full = written(tmp_path / "vol met spatie é.gpkg", register_with_secrets(), voor)
    empty = written(tmp_path / "leeg.gpkg", [], voor)
    assert geopackage_faults(full) == []
    assert geopackage_faults(empty) == []


def test_the_conformance_check_can_fail(tmp_path: Path) -> None:
    for number, sql in enumerate(
        (
            "PRAGMA application_id = 1",
            "DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = 4326",
            "UPDATE gpkg_contents SET srs_id = 4326 WHERE table_name = 'hulpbronnen'",
            "DELETE FROM gpkg_geometry_columns",
            "DELETE FROM gpkg_extensions",
            "UPDATE gpkg_geometry_columns SET geometry_type_name = 'POLYGON'",
            "INSERT INTO gpkg_contents(table_name, data_type) VALUES ('weg', 'attributes')",
        )
    ):
        path = written(tmp_path / f"{number}.gpkg", [hulpbron("Een", plek=op_adres())])
        with closing(sqlite3.connect(path)) as db, db:
            db.execute(sql)
        assert geopackage_faults(path), sql


def test_qgis_finds_a_style_with_a_rule_per_symbol(tmp_path: Path) -> None:
    path = written(tmp_path / "x.gpkg", [hulpbron("Een", plek=op_adres())])
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        (style,) = db.execute("SELECT * FROM layer_styles").fetchall()
    assert (style["f_table_name"], style["f_geometry_column"]) == ("hulpbronnen", "geom")
    assert style["useAsDefault"] == 1
    rules = ET.fromstring(style["styleQML"].partition("\n")[2]).findall(".//rule")
    assert len(rules) == 12
    assert rules[0].get("filter") == "\"sfeer\" = 'persoonlijk' AND \"formaliteit\" = 'formeel'"
    assert rules[-1].get("label") == "Nog niet ingedeeld, nog niet ingedeeld"


def test_no_secret_is_in_any_byte_of_the_public_file(tmp_path: Path) -> None:
    data = written(tmp_path / "x.gpkg", register_with_secrets()).read_bytes()
    assert [secret for secret in SECRETS if secret.encode() in data] == []
    # Numbers stand in the file as binary: little-endian in shapes, big-endian in columns.
    assert not any(struct.pack(f"{order}d", metre) in data for order in "<>" for metre in THUIS)
    assert struct.pack("<d", 191_012.0) in data
    assert b"Wandelclub" in data


def test_the_same_register_gives_the_same_bytes(tmp_path: Path) -> None:
    records = register_with_secrets()
    one = written(tmp_path / "a.gpkg", records)
    other = written(tmp_path / "b.gpkg", records[::-1])
    assert one.read_bytes() == other.read_bytes()


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise DataSourceError("sqlite3_exec() failed: database or disk is full")

    monkeypatch.setattr(raw, "write", full)
    with pytest.raises(WorldError, match="kan niet worden opgeslagen"):
        written(tmp_path / "x.gpkg", [hulpbron("Een")])
    assert list(tmp_path.iterdir()) == []
