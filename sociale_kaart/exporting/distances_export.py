"""The table of distances per buurt as csv and xlsx; the columns are those of `analysis.buurten`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.csv_export import harmless

if TYPE_CHECKING:
    from pathlib import Path

_WIDTHS = {"buurtnaam": 28, "categorie": 22, "methode": 60}


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write comma-separated UTF-8 with decimal points; suppressed and unknown are empty."""
    with atomic_output(path) as work:
        safe = frame.copy()
        safe["buurtnaam"] = safe["buurtnaam"].map(harmless)
        safe.to_csv(work, index=False, encoding="utf-8", lineterminator="\n")


def write_xlsx(frame: pd.DataFrame, path: Path) -> None:
    """Write the same columns as `write_csv` to a sheet with filters and a fixed first row."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.title = "Afstanden"
    sheet.append(list(frame.columns))
    for values in frame.astype(object).itertuples(index=False):
        sheet.append([None if pd.isna(value) else value for value in values])
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str):
                # A name that begins with '=' is a name, not a formula.
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, name in enumerate(frame.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    with atomic_output(path) as work:
        book.save(work)
