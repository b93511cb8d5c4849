"""Reading a list from text: which encoding, which delimiter, which cells."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Literal

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.cellen import rows_of
from sociale_kaart.importing.koprij import SEARCH_ROWS, Koppenzoeker
from sociale_kaart.importing.workbook_safety import fits, refuse_size

if TYPE_CHECKING:
    from sociale_kaart.importing.leesregels import Cel

DELIMITERS = ";,\t|"
# Characters of a text by which the delimiter is chosen.
_SAMPLE = 65_536
# Encodings that read nearly any byte, in the order in which they are found in lists; the words
# they would make of a Dutch list tell them apart.
_EIGHT_BITS = ("cp1252", "cp850", "mac_roman")
_USUAL = frozenset("éëèïöüêóÉ’‘")
_RARE = frozenset("ëéáíúôâîûñçäåøæßàòùìÖÜËÏÈÁÀÄÅŠšžŽ€“”–—…•°·½²³«»©®§\u00a0")
_FOREIGN = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")
# What our own csv puts before such a text, and many others do.
_MARKED = re.compile("(^|[;\t])(\\s*)'(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])")
NAMEN = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows",
    "cp850": "oud DOS",
    "mac_roman": "oude Mac",
    "latin-1": "Latin-1",
}
SCHEIDINGSTEKENS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "staand streepje"}


def decode(data: bytes, naam: str, chosen: str | None = None) -> tuple[str, str]:
    """Return the text of a file and the encoding it was read with.

    Raises:
        WorldError: it is no text, or not in the chosen encoding.
    """
    if chosen is not None:
        return _decode_as(data, naam, chosen), chosen
    for encoding in _tries(data, naam):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise _damaged(naam)


def _decode_as(data: bytes, naam: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise WorldError(
            f"De letters van ‘{naam}’ zijn niet te lezen als {NAMEN.get(encoding, encoding)}.",
            "Kies een andere codering.",
        ) from error
    except LookupError as error:
        raise WorldError(
            f"De codering ‘{encoding}’ kennen wij niet.", "Kies een andere."
        ) from error


def _damaged(naam: str) -> WorldError:
    return WorldError(f"‘{naam}’ is beschadigd en kan niet worden gelezen.", "Sla het opnieuw op.")


def _tries(data: bytes, naam: str) -> list[str]:
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        # Its mark begins with that of utf-16, which would read a NUL beside every letter.
        return ["utf-32"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    if b"\0" in data:
        # Without a mark: letters of ours have a NUL beside each of them, always on one side.
        even, odd = data[::2].count(0), data[1::2].count(0)
        if odd * 3 > len(data) and not even:
            return ["utf-16-le"]
        if even * 3 > len(data) and not odd:
            return ["utf-16-be"]
        raise WorldError(f"‘{naam}’ is geen tekstbestand.", "Kies een csv-bestand.")
    # cp1252 leaves five bytes undefined; latin-1 reads any file.
    return ["utf-8-sig", *_eight_bits(data), "latin-1"]


def _eight_bits(data: bytes) -> list[str]:
    """Return the encodings of one byte per letter, the one that gives Dutch words first."""
    sample = data[: 4 * _SAMPLE]
    scores = {
        encoding: _dutchness(sample.decode(encoding, errors="replace")) for encoding in _EIGHT_BITS
    }
    return sorted(_EIGHT_BITS, key=lambda encoding: -scores[encoding])


def _dutchness(text: str) -> float:
    """Return how well the letters with accents and the quotes of a text fit in Dutch words."""
    score = 0.0
    for found in _FOREIGN.finditer(text):
        sign, before = found[0], text[found.start() - 1 : found.start()]
        if sign.isupper() and before.islower():
            score -= 2
        elif sign in _USUAL:
            score += 1
        else:
            score += 0.3 if sign in _RARE else -1
    return score


def first_told(text: str) -> str | None:
    """Return the delimiter that Excel tells in a first line `sep=;`, or None."""
    told = text[:6].lower().startswith("sep=") and text[4:5] in DELIMITERS
    return text[4] if told else None


def delimiter_of(text: str, naam: str, signs: str = DELIMITERS) -> str:
    """Return the delimiter with which the beginning of a text looks most like a list."""
    return first_told(text) or max(signs, key=lambda sign: _fit(text, sign, naam))


def _fit(text: str, delimiter: str, naam: str) -> tuple[int, int, int]:
    """Return how many headers and columns the beginning has with this delimiter."""
    sample = text[:_SAMPLE]
    # A record cut in two by the sample may end inside quotes: the last one does not count.
    rows = csv_rows(sample, delimiter, naam)[: None if len(sample) == len(text) else -1]
    filled = [i for i, row in enumerate(rows[: 4 * SEARCH_ROWS]) if any(c is not None for c in row)]
    band = Koppenzoeker(rows[: 4 * SEARCH_ROWS]).best(filled)
    if band is None:
        # Equal rows tell as much as headers we know.
        widths = [len(rows[i]) for i in filled]
        usual = max(set(widths), key=widths.count, default=0)
        return (0, widths.count(usual), usual) if usual > 1 else (0, 0, 0)
    return band.score, 0, len(rows[band.onder])


def csv_rows(text: str, delimiter: str, naam: str) -> list[list[Cel]]:
    """Return the cells of a text.

    Raises:
        WorldError: it is too large, or no delimited text.
    """
    try:
        return _parse(text, delimiter, naam, csv.QUOTE_MINIMAL)
    except csv.Error:
        # A quote that is never closed would swallow the rows behind it; then quotes are just text.
        try:
            return _parse(text, delimiter, naam, csv.QUOTE_NONE)
        except csv.Error as error:
            raise WorldError(
                f"‘{naam}’ is geen geldig csv-bestand.",
                "Open het in Excel, sla het op als xlsx en probeer het nog eens.",
            ) from error


def unmarked(text: str) -> str:
    """Return a text without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return _MARKED.sub(r"\1\2", text)


def _parse(text: str, delimiter: str, naam: str, quoting: Literal[0, 3]) -> list[list[Cel]]:
    rows: list[list[Cel]] = []
    widest = 0
    lines = io.StringIO(text, newline="")
    read = csv.reader(lines, delimiter=delimiter, strict=True, quoting=quoting)
    for row in rows_of([unmarked(t) if "'" in t else t for t in row] for row in read):
        rows.append(row)
        widest = max(widest, len(row))
        # A title and headers come on top of the rows.
        if not fits(len(rows) - SEARCH_ROWS, widest):
            raise refuse_size(naam)
    return rows
