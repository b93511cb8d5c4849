"""How much room the cells of an xlsx sheet will take, found before a library makes that room.

A reader makes room for every cell up to the last filled row and column, and gives each cell a copy
of its text. So what counts is where the last cell is, and how long all texts are together.
"""

from __future__ import annotations

import functools
import re
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Characters of all cells of a sheet together.
MAX_TEXT = 200_000_000
_BLOCK = 1 << 20
# Room for one start tag on the border of two blocks.
_OVERLAP = 4_096
_TAG = 32
# A cell that is not closed at once, so one that may hold something.
_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^<>/]*>(?!</)")
_USUAL_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})')
_USUAL_ROW = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')
# Cells need not say where they are; then each stands right of the one before.
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^<>]*)>(?!</(?:\w+:)?c>)")
_PLACE = re.compile(rb"\br=[\"']([A-Z]{0,3})([0-9]{1,7})[\"']")
_SHARED = re.compile(rb"\bt=[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v>\s*([0-9]{1,9})\s*<")
_SHARED_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")


_PREFIXED = re.compile(rb"<\w+:(?:c|row)[\s/>]|<c/?>|<row/?>")
_UNTOLD = re.compile(rb"<(?:c|row)\s(?![^<>]*\br=)[^<>]*>")


def shared_lengths(file: IO[bytes]) -> list[int]:
    """Return how long, at most, each of the texts is that cells of a workbook point at."""
    lengths: list[int] = []
    rest = b""
    base = last = 0
    while block := file.read(_BLOCK):
        text = rest + block
        for end in _SHARED_END.finditer(text):
            place = base + end.end()
            if place > last:
                lengths.append(place - last)
                last = place
        rest = text[-_TAG:]
        base += len(text) - len(rest)
    return lengths


def sheet_fits(
    open_member: Callable[[], IO[bytes]],
    lengths: Sequence[int],
    fits: Callable[[int, int], bool],
) -> bool:
    """Read a sheet to its end, and return whether its cells stay within the limits.

    Args:
        open_member: opens the XML of the sheet; called twice for a sheet whose cells do not say
            where they are.
        lengths: see `shared_lengths`.
        fits: whether so many rows and columns may be read.
    """
    with open_member() as file:
        found = _told_places(file, lengths, fits)
    if found is None:
        with open_member() as file:
            found = _counted_places(file, fits)
    return found


def _told_places(
    file: IO[bytes], lengths: Sequence[int], fits: Callable[[int, int], bool]
) -> bool | None:
    """Go by what the cells say; None when some of them say nothing."""
    longest = max(lengths, default=0)
    rest = b""
    rows = columns = text_length = 0
    while block := file.read(_BLOCK):
        text = rest + block
        usual = _usual(text)
        if not usual and (_PREFIXED.search(text) or _UNTOLD.search(text)):
            return None
        below, right = _at_most(text) if usual else _exactly(text)
        if usual and not fits(max(rows, below), max(columns, right)):
            below, right = _exactly(text)
        rows, columns = max(rows, below), max(columns, right)
        text_length += _text_length(text, lengths, longest)
        if not fits(rows, columns) or text_length > MAX_TEXT:
            return False
        rest = text[-_OVERLAP:]
    return True


def _usual(text: bytes) -> bool:
    """Return whether every cell and row says first of all where it is, as all programs write it."""
    cells = text.count(b"<c ") + text.count(b"<c>") + text.count(b"<c/")
    rows = text.count(b"<row ") + text.count(b"<row>") + text.count(b"<row/")
    told = text.count(b'<c r="') == cells and text.count(b'<row r="') == rows
    return told and b":c " not in text and b":row " not in text


def _at_most(text: bytes) -> tuple[int, int]:
    """Return a row and column beyond which a part of a sheet has no cell."""
    rows = map(int, set(_USUAL_ROW.findall(text)))
    columns = map(_column, set(_USUAL_COLUMN.findall(text)))
    return max(rows, default=0), max(columns, default=0)


def _exactly(text: bytes) -> tuple[int, int]:
    """Return the last row and column in which a part of a sheet has something."""
    rows = columns = 0
    for cell in _CELL.finditer(text):
        rows = max(rows, int(cell[2]))
        columns = max(columns, _column(cell[1]))
    return rows, columns


def _text_length(text: bytes, lengths: Sequence[int], longest: int) -> int:
    """Return how long the shared texts are that a part of a sheet points at, at most."""
    pointing = text.count(b"</")
    if pointing * longest <= _BLOCK:
        return pointing * longest
    return sum(
        lengths[index] for cell in _SHARED.finditer(text) if (index := int(cell[1])) < len(lengths)
    )


def _counted_places(file: IO[bytes], fits: Callable[[int, int], bool]) -> bool:
    """Count rows and cells; a place that is told goes before the count."""
    rest = b""
    row = column = rows = columns = 0
    while block := file.read(_BLOCK):
        text = rest + block
        cut = text.rfind(b"<") if len(text) - text.rfind(b"<") <= _OVERLAP else len(text)
        for tag in _ROW_OR_CELL.finditer(text[:cut]):
            place = _PLACE.search(tag[2])
            if tag[1] == b"row":
                row, column = int(place[2]) if place else row + 1, 0
                continue
            column = _column(place[1]) if place else column + 1
            row = int(place[2]) if place else row
            if not tag[2].endswith(b"/"):
                rows, columns = max(rows, row), max(columns, column)
        if not fits(rows, columns):
            return False
        rest = text[cut:]
    return fits(rows, columns)


@functools.cache
def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
