"""The table of distances per buurt as csv and xlsx; the columns are those of `analysis.buurten`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.exporting.harmless import FORMULA_SIGNS, harmless

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

KOLOM_UITLEG = {
    "buurtcode": "Code van de buurt volgens het CBS.",
    "categorie": "Soort voorziening; hieronder staat elke code in woorden.",
    "netwerk": "Hoe je reist: lopen, fietsen of auto.",
    "gemiddelde_m": "Gemiddelde afstand in meters naar de dichtstbijzijnde voorziening.",
    "mediaan_m": "Afstand in meters waar de helft onder zit.",
    "p90_m": "Afstand in meters waar 9 van de 10 onder zitten.",
    "aandeel_500m": "Deel dat er binnen 500 meter een heeft: 0 is niemand, 1 is iedereen.",
    "aandeel_1000m": "Deel dat er binnen 1 kilometer een heeft: 0 is niemand, 1 is iedereen.",
    "adressen": "Aantal adressen in de buurt waarvoor is gerekend.",
    "inwoners": "Aantal inwoners volgens het CBS; leeg is niet bekend.",
    "niet_bereikbaar": "Aantal adressen vanwaar geen route is gevonden. Ze tellen niet mee in het "
    "gemiddelde.",
    "voorzieningen": "Aantal in de buurt zelf.",
    "rand": "1: misschien is er net buiten het gemeten gebied iets dat dichterbij is.",
    "onderdrukt": "1: niet gegeven, omdat er minder dan 10 mensen wonen of dat niet bekend is.",
    "methode": "Hoe is gerekend. ‘aanloop=ja’: de meters tussen deur en straat tellen mee. "
    "‘weging=adressen’: elk adres telt even zwaar; ‘weging=inwoners’: elke inwoner.",
    "bronjaar": "Jaar van de buurten en de inwoners (CBS). De wegen en de meeste voorzieningen "
    "komen van OpenStreetMap (© OpenStreetMap-bijdragers, ODbL).",
}
_WIDTHS = {"buurtnaam": 28, "categorie": 22, "methode": 60}


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write comma-separated UTF-8 with decimal points; suppressed and unknown are empty."""
    with atomic_output(path) as work:
        safe = frame.copy()
        for name in safe.columns:
            if not pd.api.types.is_numeric_dtype(safe[name].dtype):
                safe[name] = safe[name].map(_safe)
        safe.to_csv(work, index=False, encoding="utf-8", lineterminator="\n")


def _safe(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value


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
                if cell.value.startswith(FORMULA_SIGNS):
                    cell.quotePrefix = True
            elif cell.value is not None:
                cell.number_format = _format(str(frame.columns[cell.column - 1]))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, name in enumerate(frame.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    _explanation(book.create_sheet("Uitleg"), frame)
    with atomic_output(path) as work:
        book.save(work)


def _format(kolom: str) -> str:
    """Return how the numbers of a column are shown: whole metres, shares as a percentage."""
    if kolom.startswith("aandeel_"):
        return "0%"
    return "#,##0" if kolom.endswith("_m") or kolom in {"adressen", "inwoners"} else "General"


def _explanation(sheet: Worksheet, frame: pd.DataFrame) -> None:
    """Write what the columns and codes mean: the first sheet keeps those of the csv."""
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100
    present: list[str] = list(frame["categorie"].unique()) if "categorie" in frame else []
    blocks = {
        "Kolom": [(naam, tekst) for naam, tekst in KOLOM_UITLEG.items() if naam in frame.columns],
        "Categorie": [(code, categorie_label(code)) for code in present],
    }
    for kop, rows in blocks.items():
        sheet.append([kop, "Wat het betekent"])
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)
        for row in rows:
            sheet.append(row)
            sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append([])
