"""How much room the cells of an xlsx sheet will take, found before a library makes that room.

A reader makes room for every cell up to the last filled row and column, and gives each cell a copy
of its text. So what counts is where the last cell is, and how long all texts are together.
"""

from __future__ import annotations

import functools
import re
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# Characters of all cells of a sheet together.
MAX_TEXT = 200_000_000
_BLOCK = 1 << 20
# More than a cell with 32,767 characters takes.
_LONGEST_CELL = 1 << 19
_TAG = 32
# How every program writes a cell; what is written otherwise is counted one by one.
_USUAL_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})[1-9]')
_USUAL_ROW = re.compile(rb'<c r="[A-Z]{1,3}([1-9][0-9]{0,6})"')
_ANY_TAG = re.compile(rb"<(?:[^\s<>/:]+:)?(?:c|row)(?=[\s/>])")
_ROW_OR_CELL = re.compile(rb"<(?:[^\s<>/:]+:)?(row|c)(?=[\s/>])([^<>]*)>(?!</(?:[^\s<>/:]+:)?c>)")
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,3})([1-9][0-9]{0,6})[\"']")
_SAYS = re.compile(rb"\br\s*=")
_SHARED = re.compile(rb"\bt=[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v>\s*([0-9]{1,9})\s*<")
_SHARED_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")


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
            found = _counted_places(file, lengths, fits)
    return found


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a sheet in parts that end before a cell, so that no tag is cut in two."""
    rest = b""
    while block := file.read(_BLOCK):
        text = rest + block
        cut = text.rfind(b"<c ")
        if len(text) - cut > _LONGEST_CELL:
            cut = text.rfind(b"<")
        if len(text) - cut > _LONGEST_CELL:
            cut = len(text)
        yield text[:cut]
        rest = text[cut:]
    yield rest


def _told_places(
    file: IO[bytes], lengths: Sequence[int], fits: Callable[[int, int], bool]
) -> bool | None:
    """Go by what the cells say; None when some say nothing, or only have a colour far away."""
    longest = max(lengths, default=0)
    rows = columns = text_length = 0
    for text in _parts(file):
        if not _usual(text):
            return None
        below, right = _at_most(text)
        rows, columns = max(rows, below), max(columns, right)
        if not fits(rows, columns):
            return None
        text_length += _text_length(text, lengths, longest)
        if text_length > MAX_TEXT:
            return False
    return True


def _usual(text: bytes) -> bool:
    """Return whether every cell and row says first of all where it is, as all programs write it."""
    cells, rows = text.count(b'<c r="'), text.count(b'<row r="')
    if (
        text.count(b"<c") + text.count(b"<row") + text.count(b":c") + text.count(b":row")
        > (cells + rows)
        and len(_ANY_TAG.findall(text)) > cells + rows
    ):
        return False
    return len(_USUAL_ROW.findall(text)) == cells


def _at_most(text: bytes) -> tuple[int, int]:
    """Return a row and column beyond which a part of a sheet has no cell."""
    rows = map(int, set(_USUAL_ROW.findall(text)))
    columns = map(_column, set(_USUAL_COLUMN.findall(text)))
    return max(rows, default=0), max(columns, default=0)


def _text_length(text: bytes, lengths: Sequence[int], longest: int) -> int:
    """Return how long the shared texts are that a part of a sheet points at, at most."""
    pointing = text.count(b"</")
    if pointing * longest <= _BLOCK:
        return pointing * longest
    return sum(
        lengths[index] for cell in _SHARED.finditer(text) if (index := int(cell[1])) < len(lengths)
    )


def _counted_places(
    file: IO[bytes], lengths: Sequence[int], fits: Callable[[int, int], bool]
) -> bool:
    """Count rows and cells; a place that is told goes before the count.

    Raises:
        ValueError: a tag is built in a way that hides where the cell is.
    """
    longest = max(lengths, default=0)
    row = column = rows = columns = text_length = 0
    for text in _parts(file):
        if b"\0" in text:
            raise ValueError("no text")
        for tag in _ROW_OR_CELL.finditer(text):
            place = _PLACE.search(tag[2])
            if place is None and (tag[2].count(b'"') % 2 or _SAYS.search(tag[2])):
                raise ValueError(tag[0])
            if tag[1] == b"row":
                row, column = int(place[2]) if place else row + 1, 0
                continue
            column = _column(place[1].upper()) if place else column + 1
            row = int(place[2]) if place else row
            if (row > rows or column > columns) and not tag[2].endswith(b"/"):
                rows, columns = max(rows, row), max(columns, column)
        text_length += _text_length(text, lengths, longest)
        if not fits(rows, columns) or text_length > MAX_TEXT:
            return False
    return fits(rows, columns)


@functools.cache
def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
