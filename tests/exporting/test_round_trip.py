"""Texts that look like formulas: harmless in every spreadsheet we write, whole when read back."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest

import sociale_kaart
from sociale_kaart.exporting.csv_export import export_csv
from sociale_kaart.exporting.distances_export import write_csv, write_xlsx
from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.receipt import write_receipt
from sociale_kaart.exporting.xlsx_export import export_xlsx
from sociale_kaart.importing.spreadsheet import Leeskeuze, read_table
from tests.exporting.examples import PEILDATUM, context, hulpbron
from tests.exporting.test_receipt import Plan, Rij

if TYPE_CHECKING:
    from collections.abc import Callable

BOOS = (
    '=HYPERLINK("http://x.invalid","klik")', "+31 38 123 45 67", "-2+3", "@SOM(A1)", "=1+1;=2+2",
    "'= tekst", "＝1+1", "x;-5",
)  # fmt: skip
SIGNS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(path: Path) -> None:
    export_csv(release([hulpbron(naam) for naam in BOOS], "intern", PEILDATUM), context(), path)


def to_xlsx(path: Path) -> None:
    export_xlsx(release([hulpbron(naam) for naam in BOOS], "intern", PEILDATUM), context(), path)


def to_receipt(path: Path) -> None:
    rows = [Rij(n, "geplaatst", oorspronkelijk={"Naam": naam}) for n, naam in enumerate(BOOS, 2)]
    write_receipt(path, Plan(rows, ["Naam"], {"naam": "Naam"}, []), "=lijst.xlsx")  # type: ignore[arg-type]


def distances() -> pd.DataFrame:
    return pd.DataFrame({"buurtcode": "BU1", "buurtnaam": list(BOOS), "categorie": "school"})


def distances_to_csv(path: Path) -> None:
    write_csv(distances(), path)


def distances_to_xlsx(path: Path) -> None:
    write_xlsx(distances(), path)


@pytest.mark.parametrize("write", [to_csv, distances_to_csv])
def test_no_cell_of_a_csv_begins_a_formula(tmp_path: Path, write: Callable[[Path], None]) -> None:
    write(tmp_path / "lijst.csv")

    with (tmp_path / "lijst.csv").open(encoding="utf-8", newline="") as file:
        for cell in (cell for row in csv.reader(file) for cell in row):
            assert not cell.lstrip(" ").startswith(SIGNS) or cell.replace("-", "").isdigit()


@pytest.mark.parametrize("write", [to_xlsx, to_receipt, distances_to_xlsx])
def test_no_cell_of_a_workbook_is_a_formula_nor_becomes_one(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    write(tmp_path / "lijst.xlsx")

    texts = 0
    for sheet in openpyxl.load_workbook(tmp_path / "lijst.xlsx"):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            if isinstance(cell.value, str) and cell.value.startswith(SIGNS):
                assert cell.quotePrefix
                texts += 1
    assert texts >= len([naam for naam in BOOS if naam.startswith(SIGNS)])


@pytest.mark.parametrize(
    ("write", "naam", "blad"),
    [
        (to_csv, "lijst.csv", None),
        (to_xlsx, "lijst.xlsx", "Hulpbronnen"),
        (to_receipt, "lijst.xlsx", "Rijen"),
        (distances_to_csv, "lijst.csv", None),
        (distances_to_xlsx, "lijst.xlsx", "Afstanden"),
    ],
)
def test_what_was_written_is_read_back_whole(
    tmp_path: Path, write: Callable[[Path], None], naam: str, blad: str | None
) -> None:
    write(tmp_path / naam)

    table = read_table(tmp_path / naam, Leeskeuze(blad=blad, koprijen=_header(blad)))

    found = {str(cel) for rij in table.rijen for cel in rij}
    assert set(BOOS) - {"'= tekst"} <= found


def _header(blad: str | None) -> tuple[int, int] | None:
    return None if blad == "Hulpbronnen" else (1, 1)


def test_every_module_that_writes_a_spreadsheet_makes_its_texts_harmless() -> None:
    package = Path(sociale_kaart.__file__).parent
    writes = ("Workbook(", "csv.writer(", "DictWriter(", ".to_csv(", ".to_excel(")
    # What is signed and read back by the program itself, and never opened as a table.
    own = {"operations/metingen.py"}
    found = {
        str(path.relative_to(package)): text
        for path in package.rglob("*.py")
        if any(word in (text := path.read_text(encoding="utf-8")) for word in writes)
    }
    assert len(found) >= 4
    for naam, text in found.items():
        assert naam in own or any(
            word in text for word in ("harmless", "FORMULA_SIGNS", "xlsx_cells")
        ), naam
