"""The receipt of an import, opened again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import openpyxl
import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.exporting.receipt import write_receipt

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

BOZE_TEKSTEN = ["=1+1", "+31 38", "-2", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")', "'x", "x\x07y"]


@dataclass(frozen=True)
class Rij:
    rijnummer: int
    uitkomst: str
    reden: str = ""
    toelichting: str = ""
    oorspronkelijk: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    rows: list[Rij]
    koppen: list[str]
    koppeling: dict[str, str]
    meldingen: list[str]

    @property
    def totalen(self) -> dict[str, int]:
        return dict(Counter(row.uitkomst for row in self.rows))

    @property
    def redenen(self) -> dict[str, int]:
        return dict(Counter(row.reden for row in self.rows if row.reden))


@pytest.fixture
def plan() -> Plan:
    """Four rows with an outcome each, the last with texts that look like formulas."""
    koppen = ["Naam", *(f"k{i}" for i in range(len(BOZE_TEKSTEN)))]
    boos = {f"k{i}": tekst for i, tekst in enumerate(BOZE_TEKSTEN)}
    rows = [
        Rij(2, "geplaatst", oorspronkelijk={"Naam": "Buurthuis"}),
        Rij(4, "wachtend", "Het huisnummer ontbreekt.", "In de lijst: x.", {"Naam": "Kring"}),
        Rij(5, "overgeslagen", "De rij heeft geen naam.", oorspronkelijk={"k0": "x"}),
        Rij(6, "bijgewerkt", oorspronkelijk={"Naam": "=naam", **boos}),
    ]
    return Plan(rows, koppen, {"naam": "Naam"}, ["‘x’ in kolom ‘k0’ kennen we niet."])


@pytest.fixture
def book(plan: Plan, tmp_path: Path) -> openpyxl.Workbook:
    write_receipt(tmp_path / "verslag.xlsx", plan, "lijst.xlsx")
    return openpyxl.load_workbook(tmp_path / "verslag.xlsx")


def texts(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_the_summary_adds_up_and_tells_the_reasons(book: openpyxl.Workbook) -> None:
    rows = {row[0]: row[1] for row in texts(book["Samenvatting"])}

    assert "Ontvangstbewijs van ‘lijst.xlsx’" in rows
    outcomes = ("geplaatst", "bijgewerkt", "samengevoegd", "wachtend", "overgeslagen")
    assert [rows[naam] for naam in outcomes] == [1, 1, 0, 1, 1]
    assert rows["Samen"] == 4
    assert rows["Het huisnummer ontbreekt."] == 1
    assert "‘x’ in kolom ‘k0’ kennen we niet." in rows


def test_the_summary_tells_how_each_column_was_read(book: openpyxl.Workbook) -> None:
    rows = {row[0]: row[2] for row in texts(book["Samenvatting"])}

    assert rows["Naam"] == "naam"
    assert rows["k0"] == "niet gebruikt; staat wel in dit bestand"


def test_every_row_stands_there_as_it_came_with_its_outcome(book: openpyxl.Workbook) -> None:
    header, *rows = texts(book["Rijen"])

    assert header[:5] == ["Rij", "Uitkomst", "Reden", "Toelichting", "Naam"]
    assert [row[:2] for row in rows] == [
        [2, "geplaatst"],
        [4, "wachtend"],
        [5, "overgeslagen"],
        [6, "bijgewerkt"],
    ]
    assert rows[1][2:5] == ["Het huisnummer ontbreekt.", "In de lijst: x.", "Kring"]


def test_no_text_becomes_a_formula(book: openpyxl.Workbook) -> None:
    row = book["Rijen"][5]
    cells = row[5 : 5 + len(BOZE_TEKSTEN)]

    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == [*BOZE_TEKSTEN[:-1], "x\ufffdy"]
    # Excel keeps it a text when somebody edits the cell.
    assert all(cell.quotePrefix for cell in cells[:6])
    assert row[4].value == "=naam"


def test_headers_stay_in_sight_and_rows_can_be_filtered(book: openpyxl.Workbook) -> None:
    sheet = book["Rijen"]

    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:M5"


def test_outcomes_have_a_colour_beside_their_word(book: openpyxl.Workbook) -> None:
    colours = {cell.fill.fgColor.rgb for cell in book["Rijen"]["B"][1:]}

    assert len(colours) == 4


def test_a_place_that_cannot_be_written_is_told(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="bestaat niet"):
        write_receipt(tmp_path / "weg" / "verslag.xlsx", plan, "lijst.xlsx")

    assert list(tmp_path.iterdir()) == []


def test_more_columns_than_a_sheet_has_and_a_very_long_text(tmp_path: Path) -> None:
    koppen = [f"k{i}" for i in range(16_400)]
    row = Rij(2, "geplaatst", oorspronkelijk={"k0": "x" * 40_000})

    write_receipt(tmp_path / "v.xlsx", Plan([row], koppen, {}, []), "lijst.xlsx")

    book = openpyxl.load_workbook(tmp_path / "v.xlsx", read_only=True)
    first = next(book["Rijen"].iter_rows(min_row=2, max_row=2, max_col=5, values_only=True))
    assert len(str(first[4])) == 32_767
    book.close()


def test_the_receipt_names_a_field_in_words(plan: Plan, tmp_path: Path) -> None:
    coded = Plan(plan.rows, ["Nr", "Sinds"], {"bron_id": "Nr", "begonnen_op": "Sinds"}, [])
    write_receipt(tmp_path / "v.xlsx", coded, "lijst.xlsx")
    rows = texts(openpyxl.load_workbook(tmp_path / "v.xlsx")["Samenvatting"])
    assert ["Nr", None, "eigen nummer in de lijst"] in rows
    assert ["Sinds", None, "begonnen op"] in rows
