"""The cells of 'gaten' as csv, and as a workbook with matrix, hulpbronnen and method page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.context import VOOR_TEKST
from sociale_kaart.exporting.harmless import harmless
from sociale_kaart.exporting.xlsx_cells import KOPJE, TITEL, clean, dated, header, page, put

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.exporting.context import KaartContext

_TEKSTEN = ("buurtnaam", "door", "methode")
_GAT, _BEKEND = "gevraagd, niets gevonden", "bekend"
# Beside the words, so that a matrix of thirty columns can be read at a glance.
_VLAK = {
    _GAT: PatternFill("solid", fgColor="F6D5B8"),
    _BEKEND: PatternFill("solid", fgColor="DCE9F5"),
}
_EERSTE_RIJ = 5
_HULPBRONNEN = (
    "Buurt",
    "Waarvoor",
    "Hulpbron",
    "Hoe",
    "Afstand vanaf het dichtstbijzijnde adres (m)",
    "In de buurt zelf",
    "Inwoners binnen bereik",
    "Hoeveel mensen er komen",
)


@dataclass(frozen=True)
class Bladen:
    """What the workbook holds.

    Attributes:
        vraag: the question that the matrix answers.
        voor: publiek, partners or intern.
        items: (code, label) in the order of the columns.
        cellen: a row per buurt and item, see `operations.gaten_tabel.KOLOMMEN`.
        hulpbronnen: the rows behind the cells, in the order of `_HULPBRONNEN`.
        uitleg: sentences of the method page.
    """

    vraag: str
    voor: str
    items: tuple[tuple[str, str], ...]
    cellen: pd.DataFrame
    hulpbronnen: tuple[tuple[str | float | int | None, ...], ...]
    uitleg: tuple[str, ...]


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write comma-separated UTF-8 with decimal points; suppressed and unknown are empty."""
    safe = frame.assign(**{name: frame[name].astype(str).map(harmless) for name in _TEKSTEN})
    with atomic_output(path) as work:
        safe.to_csv(work, index=False, encoding="utf-8", lineterminator="\n")


def write_xlsx(bladen: Bladen, context: KaartContext, path: Path) -> None:
    """Write the sheets Gaten, Cellen, Hulpbronnen and Uitleg.

    Raises:
        WorldError: the file cannot be written, for instance because it is open in Excel.
    """
    book = Workbook()
    matrix = book.active
    assert matrix is not None
    matrix.title = "Gaten"
    _matrix(matrix, bladen, context)
    cells = [
        tuple(None if pd.isna(value) else value for value in row)
        for row in bladen.cellen.drop(columns="bronjaar").astype(object).itertuples(index=False)
    ]
    columns = [name for name in bladen.cellen.columns if name != "bronjaar"]
    _table(book.create_sheet("Cellen"), columns, cells, context)
    _table(book.create_sheet("Hulpbronnen"), list(_HULPBRONNEN), bladen.hulpbronnen, context)
    _explanation(book.create_sheet("Uitleg"), bladen, context)
    book.properties.title = clean(f"Gaten – {context.kaartnaam}")
    book.properties.creator = "Sociale Kaart"
    book.properties.language = "nl-NL"
    with atomic_output(path) as work:
        work.write_bytes(dated(book, context.peildatum))


def _matrix(sheet: Worksheet, bladen: Bladen, context: KaartContext) -> None:
    """Write a row per buurt and a column per item, each cell in words."""
    put(sheet, 1, 1, bladen.vraag).font = KOPJE
    put(sheet, 2, 1, f"{context.stand}. {VOOR_TEKST[bladen.voor]}. Lees het blad Uitleg erbij.")
    header(sheet, 4, ["Buurt", *(label for _, label in bladen.items)])
    column = {code: number for number, (code, _) in enumerate(bladen.items, start=2)}
    row: dict[str, int] = {}
    for one in bladen.cellen.to_dict("records"):
        line = row.setdefault(one["buurtcode"], len(row) + _EERSTE_RIJ)
        put(sheet, line, 1, str(one["buurtnaam"]))
        toestand = str(one["toestand"])
        words = f"{toestand}: {one['aantal']}" if toestand == _BEKEND else toestand
        cell = put(sheet, line, column[one["item"]], words)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if toestand in _VLAK:
            cell.fill = _VLAK[toestand]
    sheet.column_dimensions["A"].width = 28
    for number in column.values():
        sheet.column_dimensions[get_column_letter(number)].width = 18
    sheet.freeze_panes = "B5"
    sheet.print_title_rows = "4:4"
    page(sheet, context, liggend=True)


def _table(
    sheet: Worksheet,
    koppen: list[str],
    rows: tuple[tuple[str | float | int | None, ...], ...] | list[tuple[object, ...]],
    context: KaartContext,
) -> None:
    header(sheet, 1, koppen)
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            put(sheet, number, column, value)  # type: ignore[arg-type]
    for column, kop in enumerate(koppen, start=1):
        longest = max((len(str(row[column - 1] or "")) for row in rows[:200]), default=0)
        width = min(48, max(12, longest + 2, len(kop) // 2 + 4))
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    page(sheet, context, liggend=True)


def _explanation(sheet: Worksheet, bladen: Bladen, context: KaartContext) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100
    put(sheet, 1, 1, bladen.vraag).font = TITEL
    put(sheet, 2, 1, f"{context.kaartnaam}. {context.stand}. {VOOR_TEKST[bladen.voor]}.")
    blokken: list[tuple[str, list[str]]] = [
        ("Zo is geteld", list(bladen.uitleg)),
        ("Doel van deze kaart", [context.doel]),
        ("Onze definitie", [context.onze_definitie]),
        ("Gemaakt met", [context.partners]),
        ("Ondergrond", [context.ondergrond]),
        ("Bronnen", [bron.regel for bron in context.bronnen]),
    ]
    row = 4
    for kop, lines in blokken:
        for number, line in enumerate(filter(None, lines)):
            if number == 0:
                put(sheet, row, 1, kop).font = KOPJE
            sheet.cell(row=row, column=1).alignment = Alignment(vertical="top")
            put(sheet, row, 2, line).alignment = Alignment(wrap_text=True, vertical="top")
            row += 1
        row += 1
    page(sheet, context, liggend=False)
