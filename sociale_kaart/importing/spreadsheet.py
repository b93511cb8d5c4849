"""Reading a list from a workbook (xlsx, xls, ods) or a text file (csv, tsv) into one plain table.

Nothing is interpreted here beyond what a cell is: dates stay dates, leading zeros stay, a cell
with only blanks is None. Rows are numbered as in the file. How a file is kept from eating the
memory stands in `importing.workbook_safety`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import python_calamine as calamine

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.importing import koppen as koppen_module
from sociale_kaart.importing.adres import clean_text
from sociale_kaart.importing.workbook_safety import (
    MAX_FILE,
    check_workbook,
    fits,
    password_error,
    refuse_size,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Cel = str | int | float | dt.date | None

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_DELIMITERS = ";,\t|"
# Title rows above the headers: no real list has more.
_SEARCH_ROWS = 40
# A row below other rows must look like headers more surely than the first row.
_SURE = 2
# From here on a float no longer holds every integer.
_EXACT_FLOAT = 2.0**53
# What a formula that went wrong leaves in a cell, in English and Dutch.
_ERRORS = frozenset(
    ("#n/a", "#n/b", "#ref!", "#verw!", "#value!", "#waarde!", "#name?", "#naam?", "#div/0!",
     "#deel/0!", "#null!", "#leeg!", "#num!", "#getal!", "#spill!", "#calc!")
)  # fmt: skip
# Characters of a text file by which the delimiter is chosen.
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it stands in the file.

    Attributes:
        koppen: one name per column, all different and none empty.
        rijen: as long as `koppen` each; rows without anything are kept, so that numbers fit.
        eerste_rij: row number in the file of `rijen[0]`, from 1.
        bestand: file name.
        blad: name of the sheet, '' for a text file.
        codering: encoding of a text file, '' for a workbook.
        scheidingsteken: delimiter of a text file, '' for a workbook.
    """

    koppen: list[str]
    rijen: list[list[Cel]]
    eerste_rij: int
    bestand: str
    blad: str = ""
    codering: str = ""
    scheidingsteken: str = ""


def read_table(path: Path) -> Table:
    """Read the list in `path`: the sheet and the header row that look most like a list.

    Raises:
        WorldError: the file is missing, empty, no list, protected, damaged or too large.
    """
    require_input(path, "De lijst")
    suffix = path.suffix.lower()
    if path.stat().st_size > MAX_FILE:
        raise refuse_size(path.name)
    if suffix in _WORKBOOKS:
        return _read_workbook(path)
    if suffix in _TEXTS:
        return _read_text(path)
    raise WorldError(
        f"‘{path.name}’ is geen lijst die wij kunnen lezen.",
        "Kies een bestand van Excel (xlsx, xls), LibreOffice (ods) of een csv-bestand.",
    )


def _read_workbook(path: Path) -> Table:
    check_workbook(path)
    try:
        return _best_sheet(path)
    except calamine.PasswordError as error:
        raise password_error(path.name) from error
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise WorldError(
            f"‘{path.name}’ is beschadigd en kan niet worden gelezen.",
            "Open het in Excel, sla het opnieuw op en probeer het nog eens.",
        ) from error


def _best_sheet(path: Path) -> Table:
    best: tuple[tuple[bool, int], Table] | None = None
    filled = False
    with calamine.CalamineWorkbook.from_path(str(path)) as book:
        for sheet in book.sheets_metadata:
            hidden = sheet.visible != calamine.SheetVisibleEnum.Visible
            if hidden or sheet.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            data = book.get_sheet_by_name(sheet.name)
            if data.start is None:
                continue
            _check_shape(path.name, data.total_height, data.width)
            # The used area need not begin in row 1.
            rows = [[_cell(value) for value in row] for row in data.to_python()]
            filled = filled or any(value is not None for row in rows for value in row)
            score, table = _with_headers(rows, data.start[0] + 1, path.name, sheet.name)
            if table is None:
                continue
            rank = (bool(table.rijen), score)
            if best is None or rank > best[0]:
                best = (rank, table)
    if best is None:
        raise _no_headers(path.name) if filled else _no_rows(path.name)
    if not best[1].rijen:
        raise _no_rows(path.name)
    return best[1]


def _read_text(path: Path) -> Table:
    data = path.read_bytes()
    start = data[:512].lstrip().lower()
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise WorldError(
            f"‘{path.name}’ heet csv, maar is een Excel-bestand of een zip.",
            "Geef het bestand de naam .xlsx, of sla het in Excel op als csv.",
        )
    if start.startswith((b"<!doctype html", b"<html")):
        raise WorldError(
            f"‘{path.name}’ is een webpagina en geen lijst.", "Download de lijst opnieuw."
        )
    text, encoding = _decode(data, path.name)
    delimiter = max(_first_told(text), key=lambda sign: _fit(text, sign, path.name))
    rows = _csv_rows(text, delimiter, path.name)
    table = _with_headers(rows, 1, path.name, "")[1]
    if table is None:
        filled = any(value is not None for row in rows for value in row)
        raise _no_headers(path.name) if filled else _no_rows(path.name)
    if not table.rijen:
        raise _no_rows(path.name)
    return replace(table, codering=encoding, scheidingsteken=delimiter)


def _fit(text: str, delimiter: str, naam: str) -> tuple[int, int]:
    """Return how many headers and columns the beginning of `text` has with this delimiter."""
    sample = text[:_SAMPLE]
    # A record cut in two by the sample may end inside quotes: the last one does not count.
    rows = _csv_rows(sample, delimiter, naam)[: None if len(sample) == len(text) else -1]
    score, table = _with_headers(rows, 1, naam, "")
    return score, len(table.koppen) if table else 0


def _decode(data: bytes, naam: str) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        # Its mark begins with that of utf-16, which would read a NUL beside every letter.
        tries = ["utf-32"]
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        tries = ["utf-16"]
    elif b"\0" in data:
        raise WorldError(f"‘{naam}’ is geen tekstbestand.", "Kies een csv-bestand.")
    else:
        # cp1252 leaves five bytes undefined; latin-1 reads any file.
        tries = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in tries:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise WorldError(f"‘{naam}’ is beschadigd en kan niet worden gelezen.", "Sla het opnieuw op.")


def _first_told(text: str) -> str:
    """Return the delimiters to try; Excel may tell its own in a first line `sep=;`."""
    first = text[:6].lower()
    return text[4] if first.startswith("sep=") and text[4:5] in _DELIMITERS else _DELIMITERS


def _csv_rows(text: str, delimiter: str, naam: str) -> list[list[Cel]]:
    try:
        return _parse_csv(text, delimiter, naam, csv.QUOTE_MINIMAL)
    except csv.Error:
        # A quote that is never closed would swallow the rows behind it; then quotes are just text.
        try:
            return _parse_csv(text, delimiter, naam, csv.QUOTE_NONE)
        except csv.Error as error:
            raise WorldError(
                f"‘{naam}’ is geen geldig csv-bestand.",
                "Open het in Excel, sla het op als xlsx en probeer het nog eens.",
            ) from error


def _parse_csv(text: str, delimiter: str, naam: str, quoting: Literal[0, 3]) -> list[list[Cel]]:
    rows: list[list[Cel]] = []
    widest = 0
    lines = io.StringIO(text, newline="")
    for row in csv.reader(lines, delimiter=delimiter, strict=True, quoting=quoting):
        rows.append([_cell(value) for value in row])
        widest = max(widest, len(row))
        _check_shape(naam, len(rows), widest)
    return rows


def _check_shape(naam: str, rows: int, columns: int) -> None:
    # A title and headers come on top of the rows.
    if not fits(rows - _SEARCH_ROWS, columns):
        raise refuse_size(naam)


def _cell(value: object) -> Cel:
    """Return a cell as we keep it: text without blanks around it, whole floats as int."""
    if isinstance(value, str):
        text = value.replace("\u00a0", " ").strip(" \t\r\n\f\v\ufeff\u200b")
        return text if text and text.casefold() not in _ERRORS else None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value
    if value is None or isinstance(value, int | dt.date):
        return value
    return str(value)


def _number(value: float) -> Cel:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _EXACT_FLOAT else value


def _with_headers(
    rows: Sequence[Sequence[Cel]], first_row: int, bestand: str, blad: str
) -> tuple[int, Table | None]:
    """Return how many headers were understood, and the table below them (None without any)."""
    best, at = 0, -1
    for index, row in enumerate(rows[:_SEARCH_ROWS]):
        velden = {found[0] for value in row if (found := _known(value)) is not None}
        score = len(velden) if velden & koppen_module.HERKENBAAR else 0
        if score > best and (score >= _SURE or at < 0):
            best, at = score, index
    if at < 0:
        return 0, None
    below = rows[at + 1 :]
    while below and not any(value is not None for value in below[-1]):
        below = below[:-1]
    width = max(len(rows[at]), *(len(row) for row in below), 0) if below else len(rows[at])
    while width and all(_at(row, width - 1) is None for row in (rows[at], *below)):
        width -= 1
    koppen = _unique(_at(rows[at], column) for column in range(width))
    rijen = [[_at(row, column) for column in range(width)] for row in below]
    return best, Table(koppen, rijen, first_row + at + 1, bestand, blad)


def _known(value: Cel) -> tuple[str, int] | None:
    return koppen_module.veld_of(value) if isinstance(value, str) else None


def _at(row: Sequence[Cel], column: int) -> Cel:
    return row[column] if column < len(row) else None


def _unique(values: Iterable[Cel]) -> list[str]:
    """Return header texts, none empty and none twice: 'Plaats', 'Plaats (2)', 'Kolom 3'."""
    names: dict[str, None] = {}
    times: Counter[str] = Counter()
    for number, value in enumerate(values, start=1):
        base = clean_text(str(value)) if value is not None else ""
        base = name = base or f"Kolom {number}"
        while name in names:
            # A header may itself be called 'Plaats (2)'.
            times[base] += 1
            name = f"{base} ({times[base] + 1})"
        names[name] = None
    return list(names)


def _no_headers(naam: str) -> WorldError:
    verwacht = ", ".join(koppen_module.VERWACHTE_KOPPEN)
    return WorldError(
        f"In ‘{naam}’ staat geen rij met kolomnamen die wij herkennen.",
        f"Zet boven de kolommen namen als: {verwacht}.",
    )


def _no_rows(naam: str) -> WorldError:
    return WorldError(f"‘{naam}’ heeft geen rijen.", "Kies een lijst met gegevens.")
