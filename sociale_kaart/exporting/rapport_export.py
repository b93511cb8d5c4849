"""All figures as csv (one level) or as a workbook: a sheet per level, and how they were made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.exporting.distances_export import write_csv
from sociale_kaart.exporting.rapport_kolommen import explain_column, number_format
from sociale_kaart.exporting.xlsx_cells import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

__all__ = ["write_csv", "write_workbook"]

_BREED = {"buurtnaam": 28, "categorie": 22, "methode": 60, "opmerking": 40, "cbs_methode": 40,
          "onze_methode": 40, "cbs_bron": 24}  # fmt: skip
_KOP = Font(bold=True)


def write_workbook(
    bladen: Mapping[str, pd.DataFrame], verantwoording: Mapping[str, Any], path: Path
) -> None:
    """Write a workbook: the sheets in their order, then Verantwoording and Uitleg.

    Args:
        bladen: per name of a sheet its table; empty is unknown or held back.
        verantwoording: what the figures rest on, see `analysis.verantwoording`.
        path: *.xlsx, whole or not at all.

    Raises:
        WorldError: the file cannot be written.
    """
    # Written row by row: a gemeente has more than a million cells per 100 m square.
    book = Workbook(write_only=True)
    for naam, frame in bladen.items():
        _table(book, naam, frame)
    _account(book, verantwoording)
    _explanation(book, bladen.values())
    book.properties.creator = "Sociale Kaart"
    book.properties.language = "nl-NL"
    with atomic_output(path) as work:
        book.save(work)


def _table(book: Workbook, naam: str, frame: pd.DataFrame) -> None:
    sheet = book.create_sheet(naam)
    sheet.freeze_panes = "C2"
    names = [str(column) for column in frame.columns]
    for number, column in enumerate(names, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _BREED.get(column, 16)
    if names:
        last = f"{get_column_letter(len(names))}{len(frame) + 1}"
        sheet.auto_filter.ref = f"A1:{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    koppen = [_cell(sheet, column, bold=True) for column in names]
    for cell in koppen:
        if isinstance(cell, Cell):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[1].height = 45
    sheet.append(koppen)
    formats = [number_format(column) for column in names]
    columns = [frame[column].astype(object).tolist() for column in frame.columns]
    for values in zip(*columns, strict=True):
        sheet.append(
            [_cell(sheet, value, form=form) for value, form in zip(values, formats, strict=True)]
        )


def _cell(sheet: Any, value: object, *, form: str = "", bold: bool = False) -> object:
    """Return a cell: a text stays a text whatever it begins with, what is unknown stays empty."""
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet)
        fill(cell, value)
        if bold:
            cell.font = _KOP
        return cell
    if value is None or not isinstance(value, int | float) or math.isnan(value):
        # pandas.NA is neither; numpy numbers are floats or have been made so by tolist().
        return None
    if form in {"", "General"}:
        return value
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = form
    return cell


def _pair(sheet: Any, left: str, right: str, *, bold: bool = False) -> None:
    cells = [_cell(sheet, left, bold=True), _cell(sheet, right, bold=bold)]
    for cell in cells:
        if isinstance(cell, Cell):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append(cells)


def _account(book: Workbook, account: Mapping[str, Any]) -> None:
    """Write method, sources and what makes the figures less sure."""
    sheet = book.create_sheet("Verantwoording")
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 100
    _pair(sheet, "Zo is gerekend", "", bold=True)
    for netwerk, methode in account.get("methode", {}).items():
        _pair(sheet, str(netwerk), str(methode))
    _pair(sheet, "Weging", str(account.get("weging", "")))
    for naam, key in (("Stand van OpenStreetMap", "osm_datum"), ("Jaar van de buurten", "jaar")):
        _pair(sheet, naam, str(account.get(key) or "onbekend"))
    sheet.append([])
    _pair(sheet, "Wat je moet weten", "", bold=True)
    for regel in account.get("meldingen", ()):
        _pair(sheet, "", str(regel))
    sheet.append([])
    _pair(sheet, "Bekende plekken", "in OpenStreetMap · op de kaart · in beide", bold=True)
    for code, count in account.get("voorzieningen", {}).items():
        told = f"{count['aantal']} ({count['osm']} · {count['kaart']} · {count['beide']})"
        _pair(sheet, categorie_label(code), told)
    sheet.append([])
    _pair(sheet, "Bronnen", "", bold=True)
    for bron in account.get("bronnen", ()):
        _pair(sheet, bron.get("naam", ""), _source(bron))


def _source(bron: Mapping[str, str]) -> str:
    parts: Sequence[str] = (bron.get("datum", ""), bron.get("naamsvermelding", ""))
    return ", ".join(part for part in parts if part)


def _explanation(book: Workbook, frames: Iterable[pd.DataFrame]) -> None:
    """Write what every column and code means, each once."""
    sheet = book.create_sheet("Uitleg")
    sheet.column_dimensions["A"].width = 32
    sheet.column_dimensions["B"].width = 100
    kept = list(frames)
    _pair(sheet, "Kolom", "Wat het betekent", bold=True)
    for naam in dict.fromkeys(str(column) for frame in kept for column in frame.columns):
        if explain_column(naam):
            _pair(sheet, naam, explain_column(naam))
    sheet.append([])
    _pair(sheet, "Categorie", "Wat het betekent", bold=True)
    codes = dict.fromkeys(code for f in kept if "categorie" in f for code in f["categorie"])
    for code in codes:
        _pair(sheet, str(code), categorie_label(str(code)))
