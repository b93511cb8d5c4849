"""A meting, or two side by side, as csv and xlsx with method and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain import notatie
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.exporting.harmless import harmless
from sociale_kaart.exporting.xlsx_cells import KOPJE, TITEL, dated, header, page, put

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.exporting.context import KaartContext

_WIDTHS = {"buurtnaam": 28, "categorie": 22, "reden": 34, "methode": 60}


def write(
    frame: pd.DataFrame, regels: Sequence[tuple[str, str]], context: KaartContext, path: Path
) -> None:
    """Write figures as csv or xlsx, after the suffix of `path`.

    Args:
        frame: the figures; what is unknown or held back is empty.
        regels: what to say about them, as pairs of a word and a sentence.
        context: name of the kaart, its sources and the day.
        path: ends with .csv or .xlsx; a csv has room for the figures only.
    """
    if path.suffix.lower() == ".csv":
        safe = frame.assign(buurtnaam=frame["buurtnaam"].map(harmless))
        with atomic_output(path) as work:
            safe.to_csv(work, index=False, encoding="utf-8", lineterminator="\n")
        return
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    _figures(sheet, frame)
    uitleg = book.create_sheet("Uitleg")
    _account(uitleg, frame, regels, context)
    page(sheet, context, liggend=True)
    page(uitleg, context, liggend=False)
    with atomic_output(path) as work:
        work.write_bytes(dated(book, context.peildatum))


def _figures(sheet: Worksheet, frame: pd.DataFrame) -> None:
    sheet.title = "Cijfers"
    header(sheet, 1, list(frame.columns))
    for number, values in enumerate(frame.astype(object).itertuples(index=False), start=2):
        for kolom, value in enumerate(values, start=1):
            put(sheet, number, kolom, None if pd.isna(value) else value)
    for number, name in enumerate(frame.columns, start=1):
        width = _WIDTHS.get(str(name).removesuffix("_was").removesuffix("_werd"), 14)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"


def _account(
    sheet: Worksheet,
    frame: pd.DataFrame,
    regels: Sequence[tuple[str, str]],
    context: KaartContext,
) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 96
    put(sheet, 1, 1, "Uitleg bij deze cijfers").font = TITEL
    present = sorted({str(code) for code in frame["categorie"]}, key=categorie_label)
    lines = [
        ("Kaart", context.kaartnaam),
        ("Geschreven op", notatie.datum(context.peildatum)),
        *regels,
        *(("Bron", bron.regel) for bron in context.bronnen),
        ("Let op", "Buurten staan op naam. Dit is geen ranglijst en geen oordeel over bewoners."),
        ("Let op", "Leeg is onbekend of weggelaten om mensen te beschermen. Het is nooit 0."),
    ]
    rij = _pairs(sheet, 3, "Waar dit op berust", lines)
    _pairs(sheet, rij + 1, "Soort plek", [(code, categorie_label(code)) for code in present])


def _pairs(sheet: Worksheet, rij: int, kop: str, pairs: Sequence[tuple[str, str]]) -> int:
    put(sheet, rij, 1, kop).font = KOPJE
    for naam, tekst in pairs:
        rij += 1
        for kolom, value in ((1, naam), (2, tekst)):
            cell = put(sheet, rij, kolom, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    return rij + 1
