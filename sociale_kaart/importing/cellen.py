"""What one cell of a list is: text without what nobody sees, whole numbers as int, dates."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sociale_kaart.importing.leesregels import Cel

# From here on a float no longer holds every integer.
_EXACT_FLOAT = 2.0**53
# What a formula that went wrong leaves in a cell, in English and Dutch.
_ERRORS = frozenset(
    ("#n/a", "#n/b", "#ref!", "#verw!", "#value!", "#waarde!", "#name?", "#naam?", "#div/0!",
     "#deel/0!", "#null!", "#leeg!", "#num!", "#getal!", "#spill!", "#calc!")
)  # fmt: skip
# Marks of writing direction, blanks without width, the soft hyphen, control characters. A joiner
# stays between what is no Latin letter: there it makes one sign of two.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff]|(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f]|$)"
)
# So many different texts of a list are looked for again, when they are no longer than this.
_REMEMBERED, _SHORT = 50_000, 80
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def cel_of(value: object) -> Cel:
    """Return a cell as we keep it; None for one in which nobody sees anything."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value
    return value if value is None or isinstance(value, int | dt.date) else str(value)


def _number(value: float) -> Cel:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _EXACT_FLOAT else value


def _text(text: str) -> str | None:
    if not (text.isascii() and text.isprintable()):
        text = _BLANKS.sub(" ", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = text.strip()
    return None if not text or (text[0] == "#" and text.casefold() in _ERRORS) else text


def rows_of(rows: Iterable[Sequence[object]]) -> Iterator[list[Cel]]:
    """Yield rows of cells as we keep them; texts that return are one object each."""
    known: dict[str, Cel] = {}
    for row in rows:
        found: list[Cel] = []
        for value in row:
            if type(value) is not str:
                found.append(cel_of(value))
            elif value in known:
                found.append(known[value])
            else:
                cel = _text(value)
                if len(known) < _REMEMBERED and len(value) <= _SHORT:
                    known[value] = cel
                found.append(cel)
        yield found


def at(row: Sequence[Cel], column: int) -> Cel:
    """Return the cell in a column of a row that may be too short."""
    return row[column] if column < len(row) else None
