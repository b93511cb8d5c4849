"""Figures as a workbook: texts stay texts, unknown stays empty, every column is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from openpyxl import load_workbook

from sociale_kaart.analysis.niveaus import RAPPORTKOLOMMEN
from sociale_kaart.analysis.vergelijken_cbs import KOLOMMEN as NAAST_CBS
from sociale_kaart.exporting.rapport_export import write_csv, write_workbook
from sociale_kaart.exporting.rapport_kolommen import explain_column, number_format

if TYPE_CHECKING:
    from pathlib import Path

ACCOUNT = {
    "methode": {"lopen": "netwerk=lopen;aanloop=nee;weging=adressen"},
    "weging": '=HYPERLINK("x")',
    "osm_datum": "2024-07-01",
    "jaar": 2024,
    "meldingen": ["+1 plek telt niet mee."],
    "voorzieningen": {"supermarkt": {"aantal": 2, "osm": 1, "kaart": 1, "beide": 0}},
    "bronnen": [{"naam": "OpenStreetMap", "datum": "2024", "naamsvermelding": "@osm"}],
}


def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "buurtcode": ["BU1", "BU2"],
            "buurtnaam": ["=1+1", "Dorp"],
            "categorie": ["supermarkt", "supermarkt"],
            "gemiddelde_m": [702.05, None],
            "aandeel_500m": [0.2934, None],
            "inwoners": pd.array([5245, None], dtype="Int64"),
            "dichtstbij_1": ["@Lidl", None],
        }
    )


def test_no_text_becomes_a_formula_and_unknown_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook({"Per buurt": frame()}, ACCOUNT, path)
    book = load_workbook(path)
    cells = [[cell.value for cell in row] for row in book["Per buurt"].iter_rows()]
    assert cells[0] == list(frame().columns)
    assert cells[1] == ["BU1", "=1+1", "supermarkt", 702.05, 0.2934, 5245, "@Lidl"]
    assert cells[2] == ["BU2", "Dorp", "supermarkt", None, None, None, None]
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert book["Per buurt"]["B2"].quotePrefix
    assert book["Per buurt"]["E2"].number_format == "0%"
    assert book["Per buurt"]["D2"].number_format == "#,##0"
    assert book["Per buurt"].freeze_panes == "C2"


def test_a_csv_has_no_formulas_either(tmp_path: Path) -> None:
    write_csv(frame(), tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "BU1,'=1+1,supermarkt,702.05,0.2934,5245,'@Lidl"
    assert lines[2] == "BU2,Dorp,supermarkt,,,,"


def test_a_sheet_says_how_it_was_made_and_what_is_not_sure(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook({"Per buurt": frame()}, ACCOUNT, path)
    rows = [tuple(row) for row in load_workbook(path)["Verantwoording"].iter_rows(values_only=True)]
    assert ("lopen", "netwerk=lopen;aanloop=nee;weging=adressen") in rows
    assert ("Stand van OpenStreetMap", "2024-07-01") in rows
    assert ("Supermarkt", "2 (1 · 1 · 0)") in rows
    assert any("+1 plek telt niet mee." in row for row in rows)
    assert ("OpenStreetMap", "2024, @osm") in rows


def test_every_column_of_the_figures_is_explained() -> None:
    cell = ("cel", "x", "y", *(f"dichtstbij_{n}{m}" for n in (1, 2, 3) for m in ("", "_m")))
    names = (*RAPPORTKOLOMMEN, *NAAST_CBS, *cell)
    assert [naam for naam in names if not explain_column(naam)] == []
    assert explain_column("aantal_binnen_0_5km_gemiddeld").endswith("binnen 0,5 kilometer.")
    assert "meer dan 250, hoogstens 500 meter" in explain_column("band_250_500_m")
    assert "meer dan 5000 meter" in explain_column("band_5000_meer_m")
    assert number_format("keuze_binnen_m") == "0.0"  # a number of places, no metres
