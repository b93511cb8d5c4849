"""Reading a list from a workbook (xlsx, xls, ods) or a text (csv, tsv, pasted cells) into a table.

Nothing is interpreted here beyond what a cell is: dates stay dates, leading zeros stay, a cell
with only blanks is None. Rows are numbered as in the file. How a file is kept from eating the
memory stands in `importing.workbook_safety`; which cells are the table in `importing.tabelvorm`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.importing import koppen as koppen_module
from sociale_kaart.importing import toelichting
from sociale_kaart.importing.leesregels import Blad, Cel, Leeskeuze, Table, Vel, no_rows
from sociale_kaart.importing.tabelbouw import make_table
from sociale_kaart.importing.tabelvorm import Vorm, shape_of
from sociale_kaart.importing.tekstbestand import csv_rows, decode, delimiter_of
from sociale_kaart.importing.werkboek import open_workbook
from sociale_kaart.importing.workbook_safety import MAX_FILE, refuse_size

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.importing.werkboek import Werkboek

__all__ = [
    "Blad", "Cel", "Leeskeuze", "Table", "preview", "read_pasted", "read_table", "sheets",
]  # fmt: skip

GEPLAKT = "geplakte cellen"
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_ANY = Leeskeuze()


def read_table(path: Path, keuze: Leeskeuze = _ANY) -> Table:
    """Read the list in `path`: the sheet and the header rows that look most like a list.

    Args:
        path: xlsx, xlsm, xls, ods, csv, tsv or txt.
        keuze: what the user decided; the rest is decided here and told in the table.

    Raises:
        WorldError: the file is missing, empty, no list, protected, damaged or too large.
    """
    if _kind(path) == "werkboek":
        return _read_workbook(path, keuze)
    return _table_of_text(*_text_of(path, keuze), path.name, keuze)


def read_pasted(text: str, keuze: Leeskeuze = _ANY) -> Table:
    """Read cells that were copied from a workbook or a web page and pasted as text.

    Raises:
        WorldError: there is no list in it, or it is too large.
    """
    if len(text) > MAX_FILE:
        raise refuse_size(GEPLAKT)
    return _table_of_text(text.replace("\0", ""), "", GEPLAKT, keuze)


def sheets(path: Path) -> list[Blad]:
    """Return the sheets of a workbook in their order; of a text file one without a name.

    Raises:
        WorldError: the file cannot be read.
    """
    if _kind(path) == "werkboek":
        with open_workbook(path) as book:
            return [book.blad(naam) for naam in book.bladen]
    text, _ = _text_of(path, _ANY)
    rows = csv_rows(text, delimiter_of(text, path.name), path.name)
    return [Blad("", len(rows), max(map(len, rows), default=0))]


def preview(path: Path, keuze: Leeskeuze = _ANY, rijen: int = 40) -> list[list[Cel]]:
    """Return the first rows of the sheet as they stand in the file, from row 1 and column 1.

    They are the same cells as `read_table` gives for the same `keuze`: the cell of `rijen[i][j]`
    stands at row `rijnummers[i]`, column `kolomnummers[j]`. Hidden rows and columns are in it, and
    so is whatever stands above the headers. Without a sheet in `keuze` it is the sheet that
    `read_table` would take, or the first when none holds a list.

    Raises:
        WorldError: the file cannot be read.
    """
    if _kind(path) == "werkboek":
        with open_workbook(path) as book:
            vel = book.vel(_sheet_for(path, keuze, book.zichtbaar or book.bladen))
    else:
        text, _ = _text_of(path, keuze)
        vel = Vel("", csv_rows(text, _delimiter(text, path.name, keuze), path.name))
    return _from_corner(vel, rijen)


def preview_pasted(text: str, keuze: Leeskeuze = _ANY, rijen: int = 40) -> list[list[Cel]]:
    """Return the first rows of pasted cells; see `preview`."""
    text = text.replace("\0", "")
    vel = Vel("", csv_rows(text, _delimiter(text, GEPLAKT, keuze), GEPLAKT))
    return _from_corner(vel, rijen)


def _from_corner(vel: Vel, rijen: int) -> list[list[Cel]]:
    above: list[list[Cel]] = [[] for _ in range(min(vel.eerste_rij - 1, rijen))]
    left: list[Cel] = [None] * (vel.eerste_kolom - 1)
    rows = above + [left + row for row in vel.rijen[: max(rijen - len(above), 0)]]
    width = max(map(len, rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]


def _sheet_for(path: Path, keuze: Leeskeuze, bladen: list[str]) -> str:
    if keuze.blad in bladen:
        return str(keuze.blad)
    try:
        return read_table(path, keuze).blad
    except WorldError:
        if not bladen:
            raise
        return bladen[0]


def _kind(path: Path) -> str:
    require_input(path, "De lijst")
    suffix = path.suffix.lower()
    if path.stat().st_size > MAX_FILE:
        raise refuse_size(path.name)
    if suffix in _WORKBOOKS:
        return "werkboek"
    if suffix in _TEXTS:
        return "tekst"
    raise WorldError(
        f"‘{path.name}’ is geen lijst die wij kunnen lezen.",
        "Kies een bestand van Excel (xlsx, xls), LibreOffice (ods) of een csv-bestand.",
    )


def _read_workbook(path: Path, keuze: Leeskeuze) -> Table:
    with open_workbook(path) as book:
        bladen = book.zichtbaar
        if keuze.blad is not None:
            if keuze.blad not in book.bladen:
                raise WorldError(
                    f"‘{path.name}’ heeft geen blad ‘{keuze.blad}’.",
                    f"Kies een van deze bladen: {', '.join(book.bladen)}.",
                )
            bladen = [keuze.blad]
        vorm, number = _best_sheet(book, bladen, path.name, keuze)
        hidden = set(book.bladen) - set(book.zichtbaar)
        others = [naam for naam in book.bladen if naam != vorm.vel.naam]
    table = make_table(vorm, number, path.name, keuze)
    if not table.rijen:
        raise no_rows(path.name)
    told = toelichting.of_sheets(table.blad, others, hidden)
    return replace(table, toelichting=(*told, *toelichting.of_table(vorm, table)))


def _best_sheet(
    book: Werkboek, bladen: list[str], bestand: str, keuze: Leeskeuze
) -> tuple[Vorm, int]:
    """Return the sheet with the table that looks most like a list, and which of its tables."""
    best: tuple[tuple[bool, int, int], Vorm, int] | None = None
    filled = False
    for naam in bladen:
        vel = book.vel(naam)
        filled = filled or any(cel is not None for row in vel.rijen for cel in row)
        vorm = shape_of(vel, keuze)
        number = vorm.pick(keuze.tabel)
        if number is None:
            continue
        found = vorm.tabellen[number]
        rank = (bool(found.rijen), found.band.score, found.rijen)
        if best is None or rank > best[0]:
            best = (rank, vorm, number)
    if best is None:
        raise _no_headers(bestand) if filled else no_rows(bestand)
    return best[1], best[2]


def _text_of(path: Path, keuze: Leeskeuze) -> tuple[str, str]:
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
    return decode(data, path.name, keuze.codering)


def _delimiter(text: str, naam: str, keuze: Leeskeuze) -> str:
    if keuze.scheidingsteken is None:
        return delimiter_of(text, naam)
    if len(keuze.scheidingsteken) != 1 or keuze.scheidingsteken in '\r\n"':
        raise WorldError(
            "Een scheidingsteken is één teken.", "Kies een puntkomma, een komma of een tab."
        )
    return keuze.scheidingsteken


def _table_of_text(text: str, encoding: str, naam: str, keuze: Leeskeuze) -> Table:
    delimiter = _delimiter(text, naam, keuze)
    rows = csv_rows(text, delimiter, naam)
    vorm = shape_of(Vel("", rows), keuze)
    number = vorm.pick(keuze.tabel)
    if number is None:
        filled = any(value is not None for row in rows for value in row)
        raise _no_headers(naam) if filled else no_rows(naam)
    table = make_table(vorm, number, naam, keuze)
    if not table.rijen:
        raise no_rows(naam)
    told = (*toelichting.of_text(encoding, delimiter, keuze), *toelichting.of_table(vorm, table))
    return replace(
        table,
        codering=encoding,
        scheidingsteken=delimiter,
        keuze=replace(table.keuze, blad="", codering=encoding or None, scheidingsteken=delimiter),
        toelichting=told,
    )


def _no_headers(naam: str) -> WorldError:
    verwacht = ", ".join(koppen_module.VERWACHTE_KOPPEN)
    return WorldError(
        f"In ‘{naam}’ staat geen rij met kolomnamen die wij herkennen.",
        f"Zet boven de kolommen namen als: {verwacht}.",
    )
