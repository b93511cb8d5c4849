"""Looking a workbook over before a library opens it, because a small file can fill the memory.

The libraries believe what a file says about itself. Here the zip is unpacked once in small blocks
(so that a header that lies is found), and the place of the last filled cell is looked up: a reader
that makes room for everything up to cell XFD1048576 would take down the whole process.
"""

from __future__ import annotations

import functools
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.bladmaat import MAX_TEXT, shared_lengths, sheet_fits
from sociale_kaart.importing.xls_bouw import CFB, sheets_of

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE = 20_000_000
MAX_MEMBERS = 2_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 100
MAX_ROWS = 100_000
MAX_COLUMNS = 2_000
# A reader makes room for every cell up to the last row and column, filled or not.
MAX_CELLS = 5_000_000

# Below this size the ratio says nothing: a small sheet of equal rows packs very well.
_RATIO_FROM = 2_000_000
_MARKUP = (b"<!doctype", b"<html", b"<?xml")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    ParseError, DefusedXmlException, OSError, ValueError, LookupError,
)  # fmt: skip
# Names in an ods.
_MANIFEST = "META-INF/manifest.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"


def refuse_size(naam: str) -> WorldError:
    """Return the refusal of a list that is too large."""
    return WorldError(
        f"‘{naam}’ is te groot om als lijst te lezen.",
        "Een lijst mag 20 MB, 100.000 rijen, 2.000 kolommen en samen 5 miljoen cellen hebben;"
        " maak er kleinere van.",
    )


def fits(rows: int, columns: int) -> bool:
    """Return whether a sheet of this size may be read."""
    return rows <= MAX_ROWS and columns <= MAX_COLUMNS and rows * columns <= MAX_CELLS


def password_error(naam: str) -> WorldError:
    """Return the refusal of a protected workbook."""
    return WorldError(
        f"‘{naam}’ is met een wachtwoord beveiligd.",
        "Open het in Excel, haal het wachtwoord eraf en probeer het opnieuw.",
    )


def check_workbook(path: Path) -> None:
    """Check that `path` is a workbook of its kind that fits in memory.

    Raises:
        WorldError: it is something else under this name, protected, damaged or too large.
    """
    with path.open("rb") as file:
        start = file.read(512)
    suffix = path.suffix.lower()
    if start.startswith(CFB):
        if _ENCRYPTED in path.read_bytes():
            raise password_error(path.name)
        if suffix != ".xls":
            raise _other(path, "een oud Excel-bestand (xls)")
        _check_xls(path)
    elif start.startswith(b"PK"):
        if suffix == ".xls":
            raise _other(path, "een zip of een nieuw Excel-bestand (xlsx)")
        _check_zip(path)
    elif start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise _other(path, "een webpagina")
    elif suffix == ".xls" and start[:1] == b"\x09":
        # Excel 2 to 4 wrote no container; the reader says whether it can read it.
        return
    else:
        raise _other(path, "een ander soort bestand")


def _other(path: Path, wat: str) -> WorldError:
    return WorldError(
        f"‘{path.name}’ heet {path.suffix.lower()[1:]}, maar is {wat}.",
        "Open het in Excel, sla het op als xlsx en probeer het opnieuw.",
    )


def _damaged(path: Path) -> WorldError:
    return WorldError(
        f"‘{path.name}’ is beschadigd en kan niet worden gelezen.",
        "Open het in Excel, sla het opnieuw op en probeer het nog eens.",
    )


def _check_xls(path: Path) -> None:
    try:
        bladen = sheets_of(path.read_bytes()).values()
    except ValueError as error:
        raise _damaged(path) from error
    if not all(fits(blad.rijen, blad.kolommen) for blad in bladen):
        raise refuse_size(path.name)


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(path, archive)
            _check_members(path, archive)
    except _UNREADABLE as error:
        raise _damaged(path) from error


def _check_sizes(path: Path, archive: zipfile.ZipFile) -> None:
    """Check what the archive says about itself."""
    members = archive.infolist()
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names and "content.xml" not in names:
        raise _other(path, "een zip met iets anders")
    unpacked = sum(member.file_size for member in members)
    ratio = unpacked / max(path.stat().st_size, 1)
    too_tight = ratio > MAX_RATIO and unpacked > _RATIO_FROM
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or too_tight:
        raise refuse_size(path.name)


def _check_members(path: Path, archive: zipfile.ZipFile) -> None:
    """Check what is in the archive; reading to the end finds sizes that were a lie."""
    names = set(archive.namelist())
    lengths: list[int] = []
    # The texts that cells point at come first: one long text may stand in a million cells.
    for member in sorted(
        archive.infolist(), key=lambda m: "sharedstrings" not in m.filename.casefold()
    ):
        if member.flag_bits & 1:
            raise password_error(path.name)
        if "sharedstrings" in member.filename.casefold():
            with archive.open(member) as file:
                lengths += shared_lengths(file)
        elif not sheet_fits(functools.partial(archive.open, member), lengths, fits):
            raise refuse_size(path.name)
    if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
        raise password_error(path.name)
    if "content.xml" in names:
        with archive.open("content.xml") as file:
            if not _ods_fits(file):
                raise refuse_size(path.name)


def _ods_fits(file: IO[bytes]) -> bool:
    """Return whether the last filled row and column of every table stay within the limits.

    A row or cell of an ods may say that it stands for many; empty ones at the end do so always.
    """
    rows, columns, widest, filled = 0, 0, 0, False
    text_length = row_length = 0
    for event, element in iterparse(file, events=("start", "end")):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                rows = widest = 0
            elif element.tag == f"{_TABLE}table-row":
                columns, filled, row_length = 0, False, 0
            continue
        if element.tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            many = _repeated(element.get(f"{_TABLE}number-columns-repeated"))
            columns += many
            if element.find(_TEXT) is not None:
                filled = True
                widest = max(widest, columns)
                row_length += many * sum(len(text) for text in element.itertext())
        elif element.tag == f"{_TABLE}table-row":
            many = _repeated(element.get(f"{_TABLE}number-rows-repeated"))
            rows += many
            text_length += many * row_length
            if filled and not (fits(rows, widest) and text_length <= MAX_TEXT):
                return False
            element.clear()
    return True


def _repeated(text: str | None) -> int:
    # No sheet has ten thousand million rows, and int() refuses thousands of digits.
    return int(text[:10]) if text and text.isascii() and text.isdigit() else 1
