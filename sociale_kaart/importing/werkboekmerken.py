"""What a workbook tells about its cells that the reading library leaves out.

Hidden rows and columns, merged cells of an ods, formulas that were never calculated, and numbers
that are shown with zeros in front ('0383371230' of a phone column). Read from the XML itself, in
small blocks; `workbook_safety` has looked the file over before.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from sociale_kaart.importing.xls_bouw import XlsBlad, sheets_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

_BLOCK = 1 << 20
# A row longer than this is looked at in parts.
_ROW_BYTES = 1 << 23
_MAX_COLUMN = 16_384
_PREFIX = rb"(?:\w+:)?"
_COL = re.compile(rb"<" + _PREFIX + rb"col\b([^<>]*)>")
_ROW = re.compile(rb"<" + _PREFIX + rb"row\b([^<>]*)>")
_EMPTY_FORMULA = re.compile(
    rb"<" + _PREFIX + rb"c\b(?![^<>]*\bt=[\"']str)[^<>]*>\s*<" + _PREFIX
    + rb"f\b[^<>]*(?:/>|>[^<]*</" + _PREFIX + rb"f>)\s*(?:<" + _PREFIX + rb"v\s*/>|<" + _PREFIX
    + rb"v>\s*</" + _PREFIX + rb"v>)?\s*</" + _PREFIX + rb"c>"
)  # fmt: skip
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']|\b(?:ht|width)=[\"']0(?:\.0+)?[\"']")
_CELL_NAME = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
# A number shown with zeros in front: '0000000000', '00-00000000', '"0"#########'.
_ZEROS = re.compile(r"(?:[-0 ()]|\\.)*0{2}(?:[-0 ()]|\\.)*")
_SIGNS = 40
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
# Only then an ods has anything that is told here.
_ODS_MARKS = re.compile(rb"table:visibility=|-spanned=|min-integer-digits=[\"'](?:[2-9]|\d\d)")
_UNREADABLE = (
    LookupError, ValueError, ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error,
    EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(slots=True)
class Merken:
    """What is told about one sheet; rows and columns are numbered from 1.

    Attributes:
        rijen: hidden rows.
        kolommen: hidden columns.
        samengevoegd: merged cells as (top, left, bottom, right), of an ods only.
        onberekend: number of formulas without an outcome.
        getoond: (row, column) -> the text that is shown for a number.
    """

    rijen: set[int] = field(default_factory=set)
    kolommen: set[int] = field(default_factory=set)
    samengevoegd: list[tuple[int, int, int, int]] = field(default_factory=list)
    onberekend: int = 0
    getoond: dict[tuple[int, int], str] = field(default_factory=dict)


def marks_of(path: Path, naam: str) -> Merken:
    """Return what a workbook tells about one of its sheets.

    What cannot be read here is no reason to refuse the list: it is read without these marks.
    """
    if path.suffix.lower() == ".xls":
        blad = sheets_of(path.read_bytes()).get(naam, XlsBlad())
        return Merken(blad.verborgen_rijen, blad.verborgen_kolommen)
    try:
        with zipfile.ZipFile(path) as archive:
            if "content.xml" in archive.namelist():
                return _ods(archive, naam)
            return _xlsx(archive, naam)
    except _UNREADABLE:
        return Merken()


def _xlsx(archive: zipfile.ZipFile, naam: str) -> Merken:
    merken = Merken()
    member = _member(archive, naam)
    shown = _shown_cells(_zero_formats(archive))
    with archive.open(member) as file:
        for text in _rows(file):
            if b"hidden=" in text or b'ht="0"' in text or b'width="0"' in text:
                _hidden(text, merken)
            if b"f>" in text or b"f/>" in text:
                merken.onberekend += sum(1 for _ in _EMPTY_FORMULA.finditer(text))
            if shown is not None:
                merken.getoond.update(shown(text))
    return merken


def _member(archive: zipfile.ZipFile, naam: str) -> str:
    """Return the name of the part that holds a sheet.

    Raises:
        KeyError: there is none.
    """
    targets = {
        child.get("Id"): child.get("Target", "")
        for child in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in _all(fromstring(archive.read("xl/workbook.xml")), "sheet"):
        if sheet.get("name") == naam:
            number = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
            target = targets[number]
            if target.startswith("/"):
                return target[1:]
            return posixpath.normpath(posixpath.join("xl", target))
    raise KeyError(naam)


def _all(root: Element, tag: str) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag.rsplit("}", 1)[-1] == tag)


def _rows(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML of a sheet in parts that end with a whole row."""
    rest = b""
    while block := file.read(_BLOCK):
        text = rest + block
        cut = text.rfind(b"row>") + len(b"row>")
        if cut < len(b"row>"):
            cut = 0 if len(text) < _ROW_BYTES else text.rfind(b"<")
        yield text[:cut]
        rest = text[cut:]
    yield rest


def _hidden(text: bytes, merken: Merken) -> None:
    for found in _COL.finditer(text):
        if _HIDDEN.search(found[1]):
            first, last = _number(found[1], b"min"), _number(found[1], b"max")
            merken.kolommen.update(range(first, min(last, _MAX_COLUMN) + 1))
    for found in _ROW.finditer(text):
        if _HIDDEN.search(found[1]) and (number := _number(found[1], b"r")):
            merken.rijen.add(number)


def _number(attributes: bytes, naam: bytes) -> int:
    found = re.search(rb"\b" + naam + rb"=[\"']([0-9]{1,7})[\"']", attributes)
    return int(found[1]) if found else 0


def _zero_formats(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return index of style -> format, of styles that show a number with zeros in front."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    root = fromstring(archive.read("xl/styles.xml"))
    codes = {
        str(number.get("numFmtId")): code
        for number in _all(root, "numFmt")
        if len(code := number.get("formatCode", "").replace('"', "")) <= _SIGNS
        and _ZEROS.fullmatch(code)
    }
    if not codes:
        return {}
    styles = next(_all(root, "cellXfs"), None)
    return {
        str(index): codes[number]
        for index, style in enumerate(styles if styles is not None else ())
        if (number := str(style.get("numFmtId"))) in codes
    }


def _shown_cells(
    formats: dict[str, str],
) -> Callable[[bytes], dict[tuple[int, int], str]] | None:
    """Return what finds the cells with these styles in the XML of a sheet; None without styles."""
    if not formats:
        return None
    indexes = "|".join(formats).encode()
    cell = re.compile(
        rb"<" + _PREFIX + rb"c\b([^<>]*\bs=[\"'](" + indexes + rb")[\"'][^<>]*)>\s*(?:<"
        + _PREFIX + rb"f\b[^<>]*>[^<]*</" + _PREFIX + rb"f>)?\s*<" + _PREFIX
        + rb"v>([0-9]{1,15})(?:\.0*)?</"
    )  # fmt: skip

    def find(part: bytes) -> dict[tuple[int, int], str]:
        found = {}
        for match in cell.finditer(part):
            place = _CELL_NAME.search(match[1])
            if place and b't="s"' not in match[1]:
                key = (int(place[2]), column_number(place[1].decode()))
                text = zeros_in_front(match[3].decode(), formats[match[2].decode()])
                if text.startswith("0"):
                    found[key] = text
        return found

    return find


def column_number(letters: str) -> int:
    """Return the number of a column, A is 1."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def zeros_in_front(digits: str, code: str) -> str:
    """Return a number as a format of zeros and signs shows it."""
    rest = list(digits)
    shown: list[str] = []
    for sign in reversed(code.replace("\\", "")):
        if sign == "0":
            shown.append(rest.pop() if rest else "0")
        else:
            shown.append(sign)
    return "".join([*rest, *reversed(shown)])


def _ods(archive: zipfile.ZipFile, naam: str) -> Merken:
    merken = Merken()
    if not _ods_has_marks(archive):
        return merken
    with archive.open("content.xml") as file:
        row = column = 0
        inside = False
        for event, element in iterparse(file, events=("start", "end")):
            if element.tag == f"{_TABLE}table":
                inside = event == "start" and element.get(f"{_TABLE}name") == naam
                row = column = 0
            elif not inside or event == "start":
                continue
            elif element.tag == f"{_TABLE}table-column":
                times = min(_repeated(element, "columns"), _MAX_COLUMN)
                if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
                    merken.kolommen.update(range(column + 1, column + times + 1))
                column = min(column + times, _MAX_COLUMN)
            elif element.tag == f"{_TABLE}table-row":
                times = _repeated(element, "rows")
                _ods_row(element, row, times, merken)
                row += times
                element.clear()
    return merken


def _ods_has_marks(archive: zipfile.ZipFile) -> bool:
    for member in ("content.xml", "styles.xml"):
        if member not in archive.namelist():
            continue
        with archive.open(member) as file:
            rest = b""
            while block := file.read(_BLOCK):
                text = rest + block
                if _ODS_MARKS.search(text):
                    return True
                rest = text[-_SIGNS:]
    return False


def _ods_row(element: Element, above: int, times: int, merken: Merken) -> None:
    if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
        # What is repeated to the end of the sheet is empty.
        merken.rijen.update(range(above + 1, above + min(times, 100_000) + 1))
    column = 0
    for cell in element:
        many = _repeated(cell, "columns")
        down, right = _spanned(cell, "rows"), _spanned(cell, "columns")
        if down > 1 or right > 1:
            merken.samengevoegd.append((above + 1, column + 1, above + down, column + right))
        if cell.get(f"{_OFFICE}value-type") == "float" and times == many == 1:
            shown = cell.findtext(_TEXT) or ""
            if shown.startswith("0") and shown.isascii() and shown.isdigit() and len(shown) > 1:
                merken.getoond[(above + 1, column + 1)] = shown
        column += many


def _repeated(element: Element, what: str) -> int:
    return _count(element.get(f"{_TABLE}number-{what}-repeated"))


def _spanned(element: Element, what: str) -> int:
    return min(_count(element.get(f"{_TABLE}number-{what}-spanned")), 1_048_576)


def _count(text: str | None) -> int:
    # No sheet has ten thousand million rows, and int() refuses thousands of digits.
    return int(text[:10]) if text and text.isascii() and text.isdigit() else 1
