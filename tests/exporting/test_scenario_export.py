"""A comparison as a file: what stands where, and what never becomes a number or a formula."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

from sociale_kaart.domain.scenario import DICHT, ERBIJ
from sociale_kaart.exporting.context import Bron, KaartContext
from sociale_kaart.exporting.scenario_export import ScenarioBoek, write_csv, write_json
from sociale_kaart.exporting.scenario_xlsx import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

CONTEXT = KaartContext(
    kaartnaam="Wijk & dorp",
    onze_definitie="",
    doel="Samen kijken.",
    peildatum=dt.date(2026, 11, 22),
    bronnen=(Bron("OpenStreetMap", "2026-10-01", "ODbL", "© OpenStreetMap-bijdragers"),),
)


def row(naam: str, code: str, scenario: str, **other: Any) -> dict[str, Any]:
    return {
        "buurtcode": code, "buurtnaam": naam, "categorie": "supermarkt", "scenario": scenario,
        "inwoners": 400, "gemiddelde_m": 512.34, "verschil_m": 0.0, "binnen": 200,
        "verschil_binnen": 0, "aandeel_binnen": 0.5, "dichterbij": 0, "verder_weg": 0,
        "dichterbij_m": float("nan"), "verder_weg_m": float("nan"), "weinig": 0,
        "niet_bereikbaar": 0, "rand": 0, "onderdrukt": 0, "methode": "netwerk=lopen",
        "bronjaar": 2024,
    } | other  # fmt: skip


def total(scenario: str) -> dict[str, Any]:
    return {
        "categorie": "supermarkt", "scenario": scenario, "eenheid": "inwoners", "aantal": 800,
        "voor_gemiddelde_m": 512.3, "na_gemiddelde_m": float("nan"), "voor_binnen": 400,
        "na_binnen": 380, "dichterbij": 0, "verder_weg": 0, "onderdrukte_buurten": 1,
        "dichterbij_afgerond": False, "verder_weg_afgerond": True,
        "zin": "20 inwoners minder binnen 500 meter lopen van een supermarkt.",
    }  # fmt: skip


@pytest.fixture
def boek() -> ScenarioBoek:
    frame = pd.DataFrame(
        [
            row("=Aan de dijk", "BU2", "Nu"),
            row("Zuid", "BU1", "Nu", onderdrukt=1, binnen=None, gemiddelde_m=float("nan")),
            row("=Aan de dijk", "BU2", "+Plan", binnen=180, verder_weg=None, weinig=1),
            row("Zuid", "BU1", "+Plan", onderdrukt=1, binnen=None, gemiddelde_m=float("nan")),
        ]
    ).astype({"binnen": "Int64", "verder_weg": "Int64"})
    return ScenarioBoek(
        frame=frame,
        totalen=[total("+Plan")],
        wijzigingen=[
            {"scenario": "+Plan", "actie": DICHT, "categorie": "supermarkt", "naam": "=Winkel",
             "reden": "Een praatje.", "x": None, "y": None},
            {"scenario": "+Plan", "actie": ERBIJ, "categorie": "supermarkt", "naam": "",
             "reden": "", "x": 1.0, "y": 2.0},
        ],
        sluitingen=[
            {"scenario": "+Plan", "categorie": "supermarkt", "naam": "=Winkel",
             "reden": "Een praatje.", "in_de_ruimte": ("Leesclub",), "verder_weg": 10,
             "afgerond": True, "minder_binnen": 20, "groepen": {"inwoners": 10},
             "groepen_weinig": ["65plus"],
             "buurten": [{"buurtcode": "BU2", "buurtnaam": "=Aan de dijk", "verder_weg": None,
                          "meter": None}]},
        ],
        scenarios=["+Plan"],
        meldingen=["Eén verandering is weggelaten."],
        maat="Geteld: inwoners, binnen 500 meter lopen.",
        voor="publiek",
        context=CONTEXT,
    )  # fmt: skip


def texts(sheet: Any) -> list[str]:
    return [str(c.value) for r in sheet.iter_rows() for c in r if c.value is not None]


def test_the_workbook_says_what_changes_how_it_was_measured_and_for_whom(
    boek: ScenarioBoek, tmp_path: Path
) -> None:
    write_xlsx(boek, tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert book.sheetnames == ["Overzicht", "Supermarkt", "Sluitingen", "Alle regels"]
    first = " ".join(texts(book["Overzicht"]))
    for said in (
        "Voor iedereen", "Stand per 22 november 2026",
        "Wat er in die ruimte gebeurde: Een praatje.",
        "Geteld: inwoners, binnen 500 meter lopen.", "OpenStreetMap, 2026-10-01", "2024 (CBS)",
        "20 inwoners minder", "Eén verandering is weggelaten.", "geen ranglijst",
    ):  # fmt: skip
        assert said in first
    closing = " ".join(texts(book["Sluitingen"]))
    assert "Leesclub" in closing
    assert "=Aan de dijk: minder dan 10" in closing
    assert "Alle inwoners: 10; 65 jaar en ouder: minder dan 10" in closing


def test_few_people_are_words_and_hidden_buurten_are_empty(
    boek: ScenarioBoek, tmp_path: Path
) -> None:
    write_xlsx(boek, tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Supermarkt"]
    rows = {r[0]: r for r in sheet.iter_rows(min_row=5, values_only=True)}
    assert rows["=Aan de dijk"] == ("=Aan de dijk", "BU2", 200, 512, 180, 512, 0, "minder dan 10")
    assert rows["Zuid"][2:6] == (None, None, None, None)
    assert rows["Alle buurten samen"][2:] == (400, 512, 380, None, 0, "minder dan 10")


@pytest.mark.parametrize(("aantal", "said"), [(1, "Zonder 1 buurt waar"), (2, "2 buurten waar")])
def test_one_buurt_is_no_plural(boek: ScenarioBoek, tmp_path: Path, aantal: int, said: str) -> None:
    boek.totalen[0]["onderdrukte_buurten"] = aantal
    write_xlsx(boek, tmp_path / "plan.xlsx")
    found = texts(openpyxl.load_workbook(tmp_path / "plan.xlsx")["Supermarkt"])
    assert any(said in text for text in found)


def test_no_text_becomes_a_formula(boek: ScenarioBoek, tmp_path: Path) -> None:
    write_xlsx(boek, tmp_path / "plan.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "plan.xlsx"):
        assert all(cell.data_type != "f" for r in sheet.iter_rows() for cell in r)
    write_csv(boek, tmp_path / "plan.csv")
    text = (tmp_path / "plan.csv").read_text(encoding="utf-8")
    assert "'=Aan de dijk" in text
    assert "'+Plan" in text


def test_json_holds_all_of_it_and_no_number_that_is_none(
    boek: ScenarioBoek, tmp_path: Path
) -> None:
    write_json(boek, tmp_path / "plan.json")
    data = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert data["voor"] == "publiek"
    assert data["totalen"][0]["na_gemiddelde_m"] is None
    assert data["buurten"][1]["binnen"] is None
    assert data["buurten"][2]["verder_weg"] is None
    assert data["sluitingen"][0]["in_de_ruimte"] == ["Leesclub"]


def test_the_same_comparison_gives_the_same_bytes(boek: ScenarioBoek, tmp_path: Path) -> None:
    write_xlsx(boek, tmp_path / "one.xlsx")
    write_xlsx(dataclasses.replace(boek), tmp_path / "other.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "other.xlsx").read_bytes()
