"""The whole main job on the sample wijk, and what all its files must hold."""

from __future__ import annotations

import csv
import json
import sqlite3
import warnings
from contextlib import closing
from typing import TYPE_CHECKING

import geopandas as gpd
import pdfplumber
import pyogrio
import pytest
from commandline import CommandLine
from conformance import geopackage_faults

if TYPE_CHECKING:
    from pathlib import Path

GEOPACKAGES = ["Zonneveen.ondergrond.gpkg", "Zonneveen.kaart.gpkg", "hulpbronnen.gpkg"]
pytestmark = pytest.mark.timeout(600)


def test_every_file_of_the_main_job_is_made(sample_kaart: Path) -> None:
    assert {path.name for path in sample_kaart.iterdir()} >= {
        *GEOPACKAGES,
        "ontvangstbewijs.xlsx",
        "afstanden.csv",
        "afstanden.xlsx",
        "hulpbronnen.xlsx",
        "hulpbronnen.html",
        "hulpbronnen.geojson",
        "hulpbronnen.csv",
        "buurtkaart_A4_publiek.pdf",
        "buurtkaart_A3_partners.pdf",
    }
    assert [path.name for path in sample_kaart.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("name", GEOPACKAGES)
def test_the_geopackages_conform(sample_kaart: Path, name: str) -> None:
    assert geopackage_faults(sample_kaart / name) == []


@pytest.mark.parametrize("name", GEOPACKAGES)
def test_gdal_reads_every_layer_without_a_warning(sample_kaart: Path, name: str) -> None:
    path = sample_kaart / name
    layers = [(str(naam), kind) for naam, kind in pyogrio.list_layers(path)]
    assert layers
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for layer, kind in layers:
            frame = pyogrio.read_dataframe(path, layer=layer)
            if kind is None:
                continue
            assert frame.crs is not None
            assert frame.crs.to_epsg() == 28992
    with closing(sqlite3.connect(path)) as file:
        tables = {row[0] for row in file.execute("SELECT table_name FROM gpkg_contents")}
    assert {layer for layer, _kind in layers} <= tables


def test_what_is_on_the_map_is_what_the_list_says(sample_kaart: Path) -> None:
    for naam in ("A4_publiek", "A3_partners"):
        proof = json.loads((sample_kaart / f"buurtkaart_{naam}.json").read_text("utf-8"))
        kaart = proof["kaarten"][0]
        assert kaart["lijst"] > 5
        with pdfplumber.open(sample_kaart / f"buurtkaart_{naam}.pdf") as pdf:
            assert len(pdf.pages) == proof["paginas"]


def test_numbers_of_export_and_kaart_agree(sample_kaart: Path, tmp_path: Path) -> None:
    cli = CommandLine(tmp_path)
    kaart = sample_kaart / "Zonneveen.kaart.gpkg"
    counts = {}
    for voor in ("publiek", "partners", "intern"):
        report = cli(
            "exporteer", kaart, "--soort", "csv", "--voor", voor, "--uit", f"{voor}.csv", "--json"
        ).data
        with (tmp_path / f"{voor}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == report["rijen"]
        counts[voor] = report["rijen"]
        assert report["rijen"] + report["verborgen"] > 100
    assert counts["publiek"] < counts["partners"] <= counts["intern"]


def test_no_point_lies_at_nought(sample_kaart: Path) -> None:
    points = gpd.read_file(sample_kaart / "Zonneveen.kaart.gpkg", layer="plekken")
    placed = points[~points.geometry.isna()]
    assert len(placed) > 80
    assert placed.geometry.x.min() > 1000
    assert placed.geometry.y.min() > 1000


def test_doing_it_again_replaces_what_was_there(sample_kaart: Path) -> None:
    cli = CommandLine(sample_kaart)
    before = sorted(path.name for path in sample_kaart.iterdir())
    cli("voorbeeld", "--uit", sample_kaart, "--json")
    assert sorted(path.name for path in sample_kaart.iterdir()) == before


def test_a_kaart_can_be_checked_passed_on_and_cleaned(sample_kaart: Path, tmp_path: Path) -> None:
    cli = CommandLine(tmp_path)
    for name in ("Zonneveen.kaart.gpkg", "Zonneveen.ondergrond.gpkg"):
        (tmp_path / name).write_bytes((sample_kaart / name).read_bytes())
    kaart = tmp_path / "Zonneveen.kaart.gpkg"
    assert cli("controleer", kaart, "--json").data["in_orde"] is True

    cli("doorgeven", kaart, "--uit", "voor anderen.kaart.gpkg")
    with closing(sqlite3.connect(tmp_path / "voor anderen.kaart.gpkg")) as copy:
        assert copy.execute("SELECT count(*) FROM ruwe_rijen").fetchone() == (0,)
        assert copy.execute("SELECT count(*) FROM hulpbronnen").fetchone()[0] > 100
    assert cli("controleer", "voor anderen.kaart.gpkg", "--json").data["in_orde"] is True

    with closing(sqlite3.connect(kaart)) as file:
        uuid, naam = file.execute("SELECT uuid, naam FROM hulpbronnen ORDER BY naam").fetchone()
    cli("verwijderen", kaart, "--hulpbron", uuid, "--definitief")
    assert naam.encode() not in kaart.read_bytes()
    assert cli("controleer", kaart, "--json").data["in_orde"] is True


def test_work_done_in_the_sample_is_not_thrown_away(sample_kaart: Path, tmp_path: Path) -> None:
    cli = CommandLine(tmp_path)
    for name in ("Zonneveen.kaart.gpkg", "Zonneveen.ondergrond.gpkg"):
        (tmp_path / name).write_bytes((sample_kaart / name).read_bytes())
    kaart = tmp_path / "Zonneveen.kaart.gpkg"
    with closing(sqlite3.connect(kaart)) as file:
        (uuid,) = file.execute("SELECT uuid FROM hulpbronnen").fetchone()
    cli("verwijderen", kaart, "--hulpbron", uuid)
    before = kaart.read_bytes()
    refused = cli("voorbeeld", "--uit", tmp_path, expect=1)
    assert "is gewerkt" in refused.err
    assert kaart.read_bytes() == before
