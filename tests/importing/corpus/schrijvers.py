"""Writing a sheet of the corpus as xlsx, xls, ods, csv, tsv or pasted text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.ontwerp import Raster

_NAMES = "".join(
    f' xmlns:{naam}="urn:oasis:names:tc:opendocument:xmlns:{naam}:1.0"'
    for naam in ("office", "table", "text")
)


def write_xlsx(
    path: Path, rasters: Sequence[Raster], *, epoch_1904: bool = False, berekend: bool = True
) -> Path:
    """Write a workbook; formulas get their outcome, as a workbook program leaves them."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if epoch_1904:
        book.epoch = CALENDAR_MAC_1904
    outcomes: dict[str, str] = {}
    for raster in rasters:
        sheet = book.create_sheet(raster.naam)
        sheet.sheet_state = "hidden" if raster.verborgen else "visible"
        _fill(sheet, raster, outcomes)
        for top, left, bottom, right in raster.samengevoegd:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in raster.verborgen_rijen:
            sheet.row_dimensions[row].hidden = True
        for column in raster.verborgen_kolommen:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
    book.save(path)
    if outcomes and berekend:
        _with_outcomes(path, outcomes)
    return path


def _fill(sheet: Any, raster: Raster, outcomes: dict[str, str]) -> None:
    for (row, column), value in raster.cellen.items():
        cell = sheet.cell(row, column)
        formula = raster.formules.get((row, column))
        if formula:
            outcomes[formula] = str(value)
            cell.value = f"={formula}"
        elif isinstance(value, str):
            cell.value = value
            cell.data_type = "s"
        else:
            cell.value = value
        if (row, column) in raster.formaten:
            cell.number_format = raster.formaten[(row, column)]


def _with_outcomes(path: Path, outcomes: dict[str, str]) -> None:
    def outcome(found: re.Match[str]) -> str:
        formula = found[2].replace("&amp;", "&").replace("&quot;", '"')
        return f'<c{found[1]} t="str"><f>{found[2]}</f><v>{escape(outcomes[formula])}</v></c>'

    rewrite(
        path,
        "xl/worksheets/sheet1.xml",
        lambda text: re.sub(r"<c([^>]*)><f>([^<]*)</f><v ?/?>(?:</v>)?</c>", outcome, text),
    )


def rewrite(path: Path, member: str, change: object) -> None:
    """Change one part of a zip."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[member] = change(parts[member].decode()).encode()  # type: ignore[operator]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def write_ods(path: Path, rasters: Sequence[Raster]) -> Path:
    """Write a spreadsheet of LibreOffice."""
    tables = "".join(_ods_table(raster) for raster in rasters)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_NAMES}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="content.xml"/></m:manifest>',
        )
    return path


def _ods_table(raster: Raster) -> str:
    rows = max((r for r, _ in raster.cellen), default=0)
    columns = max((c for _, c in raster.cellen), default=0)
    spans = {(t, le): (b - t + 1, r - le + 1) for t, le, b, r in raster.samengevoegd}
    xml = f'<table:table table:name="{escape(raster.naam)}">'
    for column in range(1, columns + 1):
        hidden = ' table:visibility="collapse"' if column in raster.verborgen_kolommen else ""
        xml += f"<table:table-column{hidden}/>"
    for row in range(1, rows + 1):
        hidden = ' table:visibility="collapse"' if row in raster.verborgen_rijen else ""
        cells = "".join(
            _ods_cell(raster, row, c, spans.get((row, c))) for c in range(1, columns + 1)
        )
        xml += f"<table:table-row{hidden}>{cells}</table:table-row>"
    return xml + "</table:table>"


def _ods_cell(raster: Raster, row: int, column: int, span: tuple[int, int] | None) -> str:
    value = raster.cellen.get((row, column))
    attributes = ""
    if span:
        attributes = (
            f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
        )
    if value is None:
        return f"<table:table-cell{attributes}/>"
    text = str(value)
    if isinstance(value, dt.date):
        attributes += f' office:value-type="date" office:date-value="{value.isoformat()}"'
        text = value.strftime("%d-%m-%Y")
    elif isinstance(value, int | float):
        attributes += f' office:value-type="float" office:value="{value}"'
        if (row, column) in raster.formaten:
            # The style that makes it so is told as LibreOffice tells it.
            attributes += ' office:min-integer-digits="10"'
            text = f"{value:010}"
    else:
        attributes += ' office:value-type="string"'
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell{attributes}>{paragraphs}</table:table-cell>"


def as_lines(raster: Raster) -> list[list[str]]:
    """Return the cells as a workbook program writes them to csv."""
    rows = max((r for r, _ in raster.cellen), default=0)
    columns = max((c for _, c in raster.cellen), default=0)
    return [
        [_shown(raster, row, column) for column in range(1, columns + 1)]
        for row in range(1, rows + 1)
    ]


def _shown(raster: Raster, row: int, column: int) -> str:
    value = raster.cellen.get((row, column))
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.strftime("%d-%m-%Y")
    if (row, column) in raster.formaten:
        return f"{value:010}"
    return str(value)


def csv_text(raster: Raster, delimiter: str = ";", *, sep: bool = False) -> str:
    """Return the sheet as delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(as_lines(raster))
    return (f"sep={delimiter}\r\n" if sep else "") + out.getvalue()
