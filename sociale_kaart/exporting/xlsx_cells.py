"""Cells and pages of our workbooks: texts that stay texts, one look, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from sociale_kaart.domain import notatie
from sociale_kaart.exporting.harmless import FORMULA_SIGNS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.table import Cel

# What Excel takes in one cell.
LANGSTE_TEKST = 32_767
TITEL = Font(bold=True, size=18)
KOPJE = Font(bold=True, size=12)
_KOP_LETTER = Font(bold=True, color="FFFFFF")
_KOP_VLAK = PatternFill("solid", fgColor="2F4858")
_LIJN = Border(bottom=Side(style="thin", color="D0D0D0"))
# zip and workbook carry the day of the contents, so that the same kaart gives the same bytes.
_ZIP_DATUM = (1980, 1, 1, 0, 0, 0)


def put(sheet: Worksheet, rij: int, kolom: int, value: Cel) -> Cell:
    """Write one value; a text is stored as text whatever it begins with."""
    cell = sheet.cell(row=rij, column=kolom)
    assert isinstance(cell, Cell)
    fill(cell, value)
    if isinstance(value, dt.date):
        cell.number_format = "dd-mm-yyyy"
    return cell


def fill(cell: Cell, value: Cel) -> None:
    """Give a cell its value. The setter of the library would look at every text three times."""
    if isinstance(value, str):
        cell._value = clean(value)  # type: ignore[attr-defined] # noqa: SLF001
        cell.data_type = "s"
        if value.startswith(FORMULA_SIGNS):
            # Excel would make it a formula once somebody edits the cell.
            cell.quotePrefix = True
    elif not isinstance(value, tuple):
        cell.value = value


def clean(tekst: str) -> str:
    """Return a text without the characters that a workbook cannot hold, as long as it takes."""
    tekst = str(ILLEGAL_CHARACTERS_RE.sub("", tekst))
    return tekst if len(tekst) <= LANGSTE_TEKST else tekst[: LANGSTE_TEKST - 1] + "…"


def header(sheet: Worksheet, rij: int, koppen: list[str]) -> None:
    """Write the row of headers."""
    for kolom, kop in enumerate(koppen, start=1):
        cell = put(sheet, rij, kolom, kop)
        cell.font, cell.fill, cell.border = _KOP_LETTER, _KOP_VLAK, _LIJN
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[rij].height = 32


def page(sheet: Worksheet, context: KaartContext, *, liggend: bool) -> None:
    """Set the sheet up for A4, as wide as the paper, with name, date and page number below."""
    sheet.page_setup.orientation = "landscape" if liggend else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    # '&' begins a code in a footer; doubled it is a plain one.
    naam = clean(context.kaartnaam).replace("&", "&&")[:80]
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.left is not None
    assert footer.right is not None
    footer.left.text = f"{naam} – {notatie.datum(context.peildatum)}"
    footer.right.text = "&P / &N"


def dated(book: Workbook, dag: dt.date) -> bytes:
    """Return the workbook with the peildatum wherever the library writes the clock."""
    raw, result = io.BytesIO(), io.BytesIO()
    book.save(raw)
    stempel = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w") as target:
        for info in source.infolist():
            data: Any = source.read(info)
            if info.filename == "docProps/core.xml":
                data = stempel.sub(rb"\g<1>" + f"{dag.isoformat()}T00:00:00Z".encode(), data)
            fixed = zipfile.ZipInfo(info.filename, _ZIP_DATUM)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, data)
    return result.getvalue()
