"""How an old Excel file (xls) is built: where its cells are, and which rows and columns are hidden.

The file is a small file system (compound file) with one stream of records. Only records that tell
where something stands are looked at; the values are read by a library afterwards.
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA
_ENTRY = 128
_SMALL = 64
_STREAMS = ("Workbook", "Book")
_ROOT = 5
# Kinds of records.
_BOF = frozenset({0x0809, 0x0409, 0x0209, 0x0009})
_EOF, _SHEET, _ROW, _COLUMNS, _DIMENSIONS = 0x000A, 0x0085, 0x0208, 0x007D, 0x0200
_MOST_ROWS = 65_536
# Cells with a value: label, number, formula, boolean or error, RK, text, shared text.
_CELLS = frozenset(
    {0x0204, 0x0203, 0x0006, 0x0206, 0x0406, 0x0205, 0x027E, 0x00D6, 0x00FD}
)  # fmt: skip
_MANY_CELLS = 0x00BD
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x1
_LAST_COLUMN = 255
# Bytes that such a record has at least.
_SHEET_SIZE, _ROW_SIZE, _COLUMNS_SIZE = 8, 16, 10


@dataclass(slots=True)
class XlsBlad:
    """Where the cells of one sheet are; rows and columns are numbered from 1.

    Attributes:
        rijen: number of the last row with a value.
        kolommen: number of the last column with a value.
        verborgen_rijen: numbers of hidden rows.
        verborgen_kolommen: numbers of hidden columns.
    """

    rijen: int = 0
    kolommen: int = 0
    verborgen_rijen: set[int] = field(default_factory=set)
    verborgen_kolommen: set[int] = field(default_factory=set)


def sheets_of(data: bytes) -> dict[str, XlsBlad]:
    """Return the sheets of an xls by name.

    Raises:
        ValueError: it is built in a way that no program builds it.
    """
    if not data.startswith(CFB):
        return {}
    try:
        return _sheets(_workbook_stream(data))
    except (struct.error, IndexError) as error:
        raise ValueError("damaged") from error


def _workbook_stream(data: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in {512, 4096}:
        raise ValueError(size)
    directory, _, cutoff, small_first, _, more = struct.unpack_from("<6I", data, 48)
    table = _table(data, size, more)
    entries = _chain(data, table, directory, size)
    root = b""
    for place in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        entry = entries[place : place + _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        first, total = struct.unpack_from("<IQ", entry, 116)
        if entry[66] == _ROOT:
            root = _chain(data, table, first, size)
        elif name in _STREAMS:
            total = min(total, len(data))
            if total >= cutoff:
                return _chain(data, table, first, size)[:total]
            small = _chain(data, table, small_first, size)
            links = list(struct.unpack(f"<{len(small) // 4}I", small[: len(small) // 4 * 4]))
            return _follow(root, links, first, _SMALL, 0)[:total]
    raise ValueError("no workbook")


def _table(data: bytes, size: int, more: int) -> list[int]:
    """Return for each sector which one comes next."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    seen: set[int] = set()
    while more < _END and more not in seen:
        seen.add(more)
        part = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        sectors += part[:-1]
        more = part[-1]
    table: list[int] = []
    for sector in sectors:
        if sector < _END:
            table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    return table


def _chain(data: bytes, table: list[int], first: int, size: int) -> bytes:
    return _follow(data, table, first, size, 1)


def _follow(data: bytes, table: list[int], first: int, size: int, header: int) -> bytes:
    parts = []
    for _ in range(len(table)):
        if first >= len(table):
            break
        parts.append(data[(first + header) * size : (first + header + 1) * size])
        first = table[first]
    return b"".join(parts)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _sheets(stream: bytes) -> dict[str, XlsBlad]:
    found: dict[str, XlsBlad] = {}
    for kind, data in _records(stream, 0):
        if kind == _EOF:
            break
        if kind == _SHEET and len(data) >= _SHEET_SIZE:
            place = struct.unpack_from("<I", data)[0]
            if data[7] & 1:
                name = data[8 : 8 + 2 * data[6]].decode("utf-16-le")
            else:
                name = data[8 : 8 + data[6]].decode("latin-1")
            found[name] = _sheet(stream, place)
    return found


def _sheet(stream: bytes, place: int) -> XlsBlad:
    blad = XlsBlad()
    depth = 0
    for kind, data in itertools.islice(_records(stream, place), len(stream)):
        if kind in _BOF:
            # A chart on a sheet is a sheet within it.
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        else:
            _note(blad, kind, data)
    return blad


def _note(blad: XlsBlad, kind: int, data: bytes) -> None:
    if kind in _CELLS or kind == _MANY_CELLS:
        row, column = struct.unpack_from("<HH", data)
        if kind == _MANY_CELLS:
            column = struct.unpack_from("<H", data, len(data) - 2)[0]
        blad.rijen, blad.kolommen = max(blad.rijen, row + 1), max(blad.kolommen, column + 1)
    elif kind == _DIMENSIONS:
        # A reader makes room for as much as is told here.
        form = "<IIHH" if len(data) >= _ROW_SIZE - 2 else "<HHHH"
        _, last, _, right = struct.unpack_from(form, data)
        if last > _MOST_ROWS or right > _LAST_COLUMN + 1:
            raise ValueError(last)
    elif kind == _ROW and len(data) >= _ROW_SIZE:
        if struct.unpack_from("<I", data, 12)[0] & _HIDDEN_ROW:
            blad.verborgen_rijen.add(struct.unpack_from("<H", data)[0] + 1)
    elif kind == _COLUMNS and len(data) >= _COLUMNS_SIZE:
        first, last, _, _, flags = struct.unpack_from("<HHHHH", data)
        if flags & _HIDDEN_COLUMN:
            blad.verborgen_kolommen.update(range(first + 1, min(last, _LAST_COLUMN) + 2))
