from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyogrio
import pytest

from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.geojson_export import export_geojson
from tests.exporting.examples import (
    PEILDATUM,
    SECRETS,
    context,
    hulpbron,
    op_adres,
    register_with_secrets,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron


def written(path: Path, records: list[Hulpbron], voor: str = "publiek") -> dict[str, Any]:
    export_geojson(release(records, voor, PEILDATUM), context(), path)
    result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return result


def test_a_feature_is_a_plek_in_degrees(tmp_path: Path) -> None:
    # The Onze Lieve Vrouwetoren in Amersfoort is the origin of RD.
    record = hulpbron(
        "Twee",
        plekken=(op_adres(x=155000.0, y=463000.0), op_adres(nummer=3), op_adres(gebruik="thuis")),
    )
    features = written(tmp_path / "x.geojson", [record])["features"]
    assert len(features) == 2
    lon, lat = features[0]["geometry"]["coordinates"]
    assert lon == pytest.approx(5.387206, abs=2e-5)
    assert lat == pytest.approx(52.155172, abs=2e-5)
    assert len(str(lon).split(".")[1]) <= 6
    assert {f["properties"]["uuid"] for f in features} == {record.uuid}
    assert len({f["id"] for f in features}) == 2


def test_without_a_point_the_geometry_is_null(tmp_path: Path) -> None:
    collection = written(tmp_path / "x.geojson", [hulpbron("Online", soort="online")])
    assert collection["features"][0]["geometry"] is None
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection


def test_gdal_reads_it(tmp_path: Path) -> None:
    written(tmp_path / "x.geojson", register_with_secrets())
    info = pyogrio.read_info(tmp_path / "x.geojson")
    assert (info["crs"], info["features"]) == ("EPSG:4326", 4)


def test_no_secret_is_in_the_public_file(tmp_path: Path) -> None:
    collection = written(tmp_path / "x.geojson", register_with_secrets())
    text = (tmp_path / "x.geojson").read_text(encoding="utf-8")
    assert [secret for secret in SECRETS if secret in text] == []
    assert "Niet getoond: 7 hulpbronnen." in collection["sociale_kaart"]["verantwoording"]


def test_the_same_register_gives_the_same_bytes(tmp_path: Path) -> None:
    records = register_with_secrets()
    written(tmp_path / "a.geojson", records)
    written(tmp_path / "b.geojson", records[::-1])
    assert (tmp_path / "a.geojson").read_bytes() == (tmp_path / "b.geojson").read_bytes()
