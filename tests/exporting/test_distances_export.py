"""The table of distances as csv and xlsx: the same columns, empty is never 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from openpyxl import load_workbook

from sociale_kaart.analysis.buurten import KOLOMMEN
from sociale_kaart.exporting import distances_export

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "buurtcode": ["BU00000001", "BU00000002"],
            "buurtnaam": ["Dorp", "=1+1"],
            "gemiddelde_m": [702.05, None],
            "aandeel_500m": [0.2934, None],
            "inwoners": pd.array([5245, None], dtype="Int64"),
            "onderdrukt": [0, 1],
        }
    )


def test_csv_has_decimal_points_and_empty_cells(tmp_path: Path, frame: pd.DataFrame) -> None:
    path = tmp_path / "a.csv"
    distances_export.write_csv(frame, path)
    assert path.read_text(encoding="utf-8").splitlines() == [
        "buurtcode,buurtnaam,gemiddelde_m,aandeel_500m,inwoners,onderdrukt",
        "BU00000001,Dorp,702.05,0.2934,5245,0",
        "BU00000002,'=1+1,,,,1",
    ]


def test_xlsx_has_numbers_empty_cells_and_no_formulas(tmp_path: Path, frame: pd.DataFrame) -> None:
    path = tmp_path / "a.xlsx"
    distances_export.write_xlsx(frame, path)
    sheet = load_workbook(path)["Afstanden"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == list(frame.columns)
    assert rows[1] == ["BU00000001", "Dorp", 702.05, 0.2934, 5245, 0]
    assert rows[2] == ["BU00000002", "=1+1", None, None, None, 1]
    assert sheet["B3"].data_type == "s"
    assert sheet.freeze_panes == "C2"


def test_a_second_sheet_says_what_columns_and_codes_mean(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    frame = pd.DataFrame(
        {"categorie": ["park_of_groen"], "rand": [0], "methode": ["weging=adressen"]}
    )
    distances_export.write_xlsx(frame, path)
    sheet = load_workbook(path)["Uitleg"]
    rows = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert set(frame.columns) <= set(rows)
    assert "elk adres telt even zwaar" in str(rows["methode"])
    assert rows["park_of_groen"] == "Park of groen"


def test_every_column_that_needs_it_is_explained() -> None:
    assert set(KOLOMMEN) - {"buurtnaam"} == set(distances_export.KOLOM_UITLEG)
