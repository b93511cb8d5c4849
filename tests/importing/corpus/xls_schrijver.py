"""A small xls (BIFF8 in a compound file), as Excel 97-2003 wrote it."""

from __future__ import annotations

import datetime as dt
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from corpus.ontwerp import Raster

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_DATE_STYLE = 1
_DAY_0 = dt.date(1899, 12, 30)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _bof(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _unicode(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _cell(row: int, column: int, value: object) -> bytes:
    if isinstance(value, dt.date):
        days = (value - _DAY_0).days
        return _record(0x203, struct.pack("<HHHd", row, column, _DATE_STYLE, days))
    if isinstance(value, int | float):
        return _record(0x203, struct.pack("<HHHd", row, column, 0, value))
    return _record(0x204, struct.pack("<HHH", row, column, 0) + _unicode(str(value)))


def _sheet(
    cells: Mapping[tuple[int, int], object],
    merged: Iterable[tuple[int, int, int, int]],
    hidden_rows: Iterable[int],
    hidden_columns: Iterable[int],
) -> bytes:
    rows = max((r for r, _ in cells), default=0)
    columns = max((c for _, c in cells), default=0)
    data = _bof(0x10) + _record(0x200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))
    for column in hidden_columns:
        data += _record(0x7D, struct.pack("<HHHHHH", column - 1, column - 1, 2560, 0, 1, 0))
    for row in hidden_rows:
        data += _record(0x208, struct.pack("<HHHHHHI", row - 1, 0, columns, 255, 0, 0, 0x20))
    for (row, column), value in sorted(cells.items()):
        data += _cell(row - 1, column - 1, value)
    rects = [struct.pack("<HHHH", t - 1, b - 1, le - 1, r - 1) for t, le, b, r in merged]
    if rects:
        data += _record(0xE5, struct.pack("<H", len(rects)) + b"".join(rects))
    return data + _record(0x0A, b"")


def _workbook(sheets: Sequence[tuple[str, bytes, bool]]) -> bytes:
    head = _bof(0x5) + _record(0x42, struct.pack("<H", 1200))
    # Two cell styles: general, and a date (built-in format 14).
    for number_format in (0, 14):
        head += _record(0xE0, struct.pack("<HHHBBBBIIH", 0, number_format, 1, 0, 0, 0, 0, 0, 0, 0))
    names = [
        struct.pack("<BBBB", int(hidden), 0, len(name), 1) + name.encode("utf-16-le")
        for name, _, hidden in sheets
    ]
    place = len(head) + sum(8 + len(name) for name in names) + 4
    for name, (_, data, _hidden) in zip(names, sheets, strict=True):
        head += _record(0x85, struct.pack("<I", place) + name)
        place += len(data)
    return head + _record(0x0A, b"") + b"".join(data for _, data, _ in sheets)


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """Return a compound file with one stream."""
    # Streams below 4,096 bytes would live in a stream of their own.
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // _SECTOR)
    fat_count = -(-(count + 2) // 127)
    chain = [_FAT] * fat_count + [_END]
    first = fat_count + 1
    chain += [*range(first + 1, first + count), _END]
    chain += [_FREE] * (fat_count * 128 - len(chain))

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        raw = title.encode("utf-16-le") + b"\0\0" if title else b""
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(raw), kind, 1, _FREE, _FREE, child)
            + b"\0" * 36
            + struct.pack("<IQ", start, size)
        )

    directory = (
        entry("Root Entry", 5, 1, _END, 0)
        + entry(name, 2, _FREE, first, len(stream))
        + entry("", 0, _FREE, 0, 0) * 2
    )
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + b"\0" * 6
        + struct.pack("<IIIIIIIII", 0, fat_count, fat_count, 0, 4096, _END, 0, _END, 0)
        + struct.pack(f"<{fat_count}I", *range(fat_count))
    )
    header += struct.pack("<I", _FREE) * ((_SECTOR - len(header)) // 4)
    fat = struct.pack(f"<{len(chain)}I", *chain)
    return header + fat + directory + stream.ljust(count * _SECTOR, b"\0")


def write_xls(path: Path, rasters: Sequence[Raster]) -> Path:
    """Write an xls with these sheets."""
    parts = [
        (
            raster.naam,
            _sheet(
                raster.cellen,
                raster.samengevoegd,
                sorted(raster.verborgen_rijen),
                sorted(raster.verborgen_kolommen),
            ),
            raster.verborgen,
        )
        for raster in rasters
    ]
    path.write_bytes(compound(_workbook(parts)))
    return path
