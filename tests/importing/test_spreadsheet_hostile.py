"""Files made to hurt: each is refused in a sentence or read safely, within 10 s and 500 MB."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from corpus.xls_schrijver import compound

from sociale_kaart.importing.spreadsheet import preview, read_table, sheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS = 10
MEGABYTES = 500
# Reads a file in a process of its own under the limit, and tells what came of it.
_READ = """
import json, sys, time
from pathlib import Path
from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.spreadsheet import read_table
from sociale_kaart.operations.memory_limit import limited_memory
begin = time.monotonic()
try:
    with limited_memory(int(sys.argv[2])):
        table = read_table(Path(sys.argv[1]))
    told = {"koppen": table.koppen[:5], "rijen": len(table.rijen)}
except WorldError as error:
    told = {"weigering": str(error)}
except MemoryError:
    told = {"geheugen": True}
print(json.dumps({**told, "seconden": time.monotonic() - begin}))
"""
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read_limited(path: Path) -> dict[str, object]:
    """Read a file in a process that may not use more than the limit."""
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path), str(MEGABYTES)],
        capture_output=True,
        text=True,
        timeout=6 * SECONDS,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, object] = json.loads(done.stdout)
    return told


def plain(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Straat", "Postcode"])
    book.active.append(["Buurthuis", "Dorpsstraat", "9999 AA"])
    book.save(path)
    return path


def with_parts(path: Path, **parts: bytes) -> Path:
    """A plain workbook with some parts replaced; `__` in a name stands for '/'."""
    plain(path)
    with zipfile.ZipFile(path) as archive:
        all_parts = {name: archive.read(name) for name in archive.namelist()}
    all_parts.update(
        {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in all_parts.items():
            archive.writestr(name, data)
    return path


def sheet_xml(rows: str, before: str = "", doctype: str = "") -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>{doctype}'
    data = f"{before}<sheetData>{rows}</sheetData>"
    return f'{head}<worksheet xmlns="{MAIN}">{data}</worksheet>'.encode()


def inline(text: str, place: str = "") -> str:
    where = f' r="{place}"' if place else ""
    return f'<c{where} t="inlineStr"><is><t>{text}</t></is></c>'


HEADERS = f'<row r="1">{inline("Naam", "A1")}{inline("Straat", "B1")}</row>'


def zip_bomb(path: Path) -> Path:
    return with_parts(path, xl__worksheets__sheet1_xml=sheet_xml("<row/>" + " " * 300_000_000))


def one_cell_bomb(path: Path) -> Path:
    return with_parts(
        path, xl__worksheets__sheet1_xml=sheet_xml(HEADERS + "<row>" + inline("x" * 190_000_000))
    )


def billion_laughs(path: Path) -> Path:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    doctype = f"<!DOCTYPE w [{entities}]>"
    return with_parts(
        path,
        xl__worksheets__sheet1_xml=sheet_xml(
            HEADERS + f"<row r='2'>{inline('&l9;', 'A2')}</row>", doctype=doctype
        ),
    )


def external_entity(path: Path) -> Path:
    doctype = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return with_parts(
        path,
        xl__worksheets__sheet1_xml=sheet_xml(
            HEADERS + f"<row r='2'>{inline('&x;', 'A2')}</row>", doctype=doctype
        ),
    )


def all_columns(path: Path) -> Path:
    return with_parts(
        path, xl__worksheets__sheet1_xml=sheet_xml("<row>" + inline("Naam") * 16_384 + "</row>")
    )


def columns_without_names(path: Path) -> Path:
    rows = f"<row>{inline('Naam')}{inline('Straat')}</row>" + (
        f"<row>{inline('x') * 16_384}</row>" * 50
    )
    return with_parts(path, xl__worksheets__sheet1_xml=sheet_xml(rows))


def cells_far_away_without_rows(path: Path) -> Path:
    rows = f"<row>{inline('Naam')}</row>" + "<row/>" * 1_048_000 + f"<row>{inline('x')}</row>"
    return with_parts(path, xl__worksheets__sheet1_xml=sheet_xml(rows))


def blanks_with_a_colour(path: Path) -> Path:
    rows = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(3, 1_048_577))
    data = f'<row r="2">{inline("Buurthuis", "A2")}</row>'
    return with_parts(path, xl__worksheets__sheet1_xml=sheet_xml(HEADERS + data + rows))


def one_text_in_many_cells(path: Path) -> Path:
    text = "x" * 1_000_000
    strings = f'<?xml version="1.0"?><sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode()
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 50_000))
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
        b'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    )
    return with_parts(
        path,
        xl__worksheets__sheet1_xml=sheet_xml(HEADERS + rows),
        xl__sharedStrings_xml=strings,
        **{"[Content_Types]_xml": types},
    )


def merged_over_everything(path: Path) -> Path:
    xml = sheet_xml(HEADERS + f'<row r="2">{inline("Buurthuis", "A2")}</row>')
    merged = '</sheetData><mergeCells><mergeCell ref="A2:A1048576"/><mergeCell ref="C1:XFD1"/>'
    xml = xml.replace(b"</sheetData>", merged.encode() + b"</mergeCells>")
    return with_parts(path, xl__worksheets__sheet1_xml=xml)


def hidden_to_the_end(path: Path) -> Path:
    before = (
        '<cols><col min="4" max="16384" hidden="1"/><col min="1" max="9999999" hidden="0"/></cols>'
    )
    row = f'<row r="2">{inline("Buurthuis", "A2")}</row>'
    return with_parts(path, xl__worksheets__sheet1_xml=sheet_xml(HEADERS + row, before))


def long_cell(path: Path) -> Path:
    book = openpyxl.load_workbook(plain(path))
    book.active.append(["Kerk", "Kerkweg", "é" * 32_767])
    book.save(path)
    return path


def strange_signs(path: Path) -> Path:
    book = openpyxl.load_workbook(plain(path))
    book.active["A2"] = "\u202eBuurt\u200bhuis\u2066\ufeff"
    book.active["A1"] = "\u200fN\u200baam\u00a0"
    book.save(path)
    return path


def csv_of_one_line(path: Path) -> Path:
    path.write_bytes(b"naam;straat\n" + b"x" * 19_000_000)
    return path


def csv_of_quotes(path: Path) -> Path:
    path.write_bytes(b"naam;straat\n" + b'"' * 3_000_000)
    return path


def csv_of_many_columns(path: Path) -> Path:
    path.write_bytes(b"naam;straat\n" + b";" * 19_000_000)
    return path


def csv_of_line_ends(path: Path) -> Path:
    path.write_bytes(b"naam;straat\n" + b"\n" * 19_000_000)
    return path


def ods_repeated_text(path: Path) -> Path:
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    cell = (
        f'<table:table-cell office:value-type="string"{{many}}><text:p>{"x" * 1_000_000}</text:p>'
        "</table:table-cell>"
    )
    content = (
        f'<office:document-content xmlns:office="{ns}:office:1.0" xmlns:table="{ns}:table:1.0"'
        f' xmlns:text="{ns}:text:1.0"><office:body><office:spreadsheet><table:table'
        ' table:name="B"><table:table-row><table:table-cell office:value-type="string">'
        "<text:p>Naam</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="900">'
        + cell.format(many=' table:number-columns-repeated="900"')
        + "</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def encrypted(path: Path) -> Path:
    path.write_bytes(compound(b"\0" * 5000, "EncryptedPackage"))
    return path


def xls_far_cell(path: Path) -> Path:
    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    bof = struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6)
    name = b"B\0"
    head = record(0x809, bof)
    place = len(head) + 4 + 8 + len(name) + 4
    head += record(0x85, struct.pack("<IBBBB", place, 0, 0, 1, 1) + name) + record(0x0A, b"")
    far = struct.pack("<HHHHB", 65535, 65535, 0, 1, 0) + b"x"
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    near = struct.pack("<HHHHB", 0, 0, 0, 4, 0) + b"Naam"
    sheet += record(0x204, near) + record(0x204, far) + record(0x0A, b"")
    path.write_bytes(compound(head + sheet))
    return path


def xls_huge_dimension(path: Path) -> Path:
    path.write_bytes(compound(b"\x09\x08\x10\0" + b"\xff" * 9_000))
    return path


REFUSED: list[tuple[Callable[[Path], Path], str, str]] = [
    (zip_bomb, "xlsx", "te groot"),
    (one_cell_bomb, "xlsx", "te groot"),
    (billion_laughs, "xlsx", "beschadigd"),
    (external_entity, "xlsx", "beschadigd"),
    (all_columns, "xlsx", "te groot"),
    (columns_without_names, "xlsx", "te groot"),
    (cells_far_away_without_rows, "xlsx", "te groot"),
    (one_text_in_many_cells, "xlsx", "te groot"),
    (csv_of_many_columns, "csv", "te groot"),
    (csv_of_line_ends, "csv", "te groot"),
    (ods_repeated_text, "ods", "te groot"),
    (encrypted, "xlsx", "wachtwoord"),
    (encrypted, "xls", "wachtwoord"),
    (xls_far_cell, "xls", "te groot"),
    (xls_huge_dimension, "xls", "beschadigd"),
]
SAFE: list[tuple[Callable[[Path], Path], str, int]] = [
    (merged_over_everything, "xlsx", 1),
    (hidden_to_the_end, "xlsx", 1),
    (long_cell, "xlsx", 2),
    (strange_signs, "xlsx", 1),
]


@pytest.mark.parametrize(("make", "soort", "zin"), REFUSED, ids=lambda v: getattr(v, "__name__", v))
def test_refused_in_a_sentence(
    tmp_path: Path, make: Callable[[Path], Path], soort: str, zin: str
) -> None:
    told = read_limited(make(tmp_path / f"lijst.{soort}"))

    assert zin in str(told.get("weigering")), told
    assert float(str(told["seconden"])) < SECONDS


@pytest.mark.parametrize(("make", "soort", "rijen"), SAFE, ids=lambda v: getattr(v, "__name__", v))
def test_read_safely(tmp_path: Path, make: Callable[[Path], Path], soort: str, rijen: int) -> None:
    told = read_limited(make(tmp_path / f"lijst.{soort}"))

    assert told.get("rijen") == rijen, told
    assert float(str(told["seconden"])) < SECONDS


@pytest.mark.parametrize(
    ("make", "soort"),
    [(blanks_with_a_colour, "xlsx"), (csv_of_one_line, "csv"), (csv_of_quotes, "csv")],
    ids=lambda v: getattr(v, "__name__", v),
)
def test_refused_or_read_but_never_stuck(
    tmp_path: Path, make: Callable[[Path], Path], soort: str
) -> None:
    told = read_limited(make(tmp_path / f"lijst.{soort}"))

    assert "weigering" in told or told.get("rijen") == 1, told
    assert float(str(told["seconden"])) < SECONDS


def test_what_nobody_sees_is_gone(tmp_path: Path) -> None:
    table = read_table(strange_signs(tmp_path / "lijst.xlsx"))

    assert (table.koppen[0], table.rijen[0][0]) == ("Naam", "Buurthuis")


def test_macros_and_links_to_other_files_are_not_touched(tmp_path: Path) -> None:
    path = with_parts(
        tmp_path / "lijst.xlsm",
        xl__vbaProject_bin=b"\xd0\xcf\x11\xe0" + b"Shell" * 100,
        xl__externalLinks__externalLink1_xml=b'<externalLink r:id="http://voorbeeld.invalid/x"/>',
    )

    assert read_table(path).rijen == [["Buurthuis", "Dorpsstraat", "9999 AA"]]
    assert [blad.naam for blad in sheets(path)] == ["Sheet"]
    assert preview(path)[1] == ["Buurthuis", "Dorpsstraat", "9999 AA"]


@pytest.mark.parametrize("part", range(1, 10))
def test_a_download_that_was_cut_off(tmp_path: Path, part: int) -> None:
    data = plain(tmp_path / "heel.xlsx").read_bytes()
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(data[: len(data) * part // 10])

    assert "weigering" in read_in_process(path)


def read_in_process(path: Path) -> dict[str, str]:
    from sociale_kaart.base.errors import WorldError  # noqa: PLC0415 - one test

    try:
        return {"rijen": str(read_table(path).rijen)}
    except WorldError as error:
        return {"weigering": str(error)}


def test_a_binary_workbook_under_a_common_name(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\0\1\2")
    for name in ("lijst.xlsb", "lijst.xlsx"):
        (tmp_path / name).write_bytes(data.getvalue())
        assert "weigering" in read_in_process(tmp_path / name)
