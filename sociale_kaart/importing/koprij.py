"""Finding the row or rows with the headers of a list, by the words in it and by its shape.

A header may stand over several rows: groups above ('Bezoekadres' over street, number, postcode)
or one word in two cells. The parts are joined from the top down.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.importing import koppen as koppen_module
from sociale_kaart.importing.adres import clean_text
from sociale_kaart.importing.cellen import at
from sociale_kaart.importing.leesregels import KOPSCHEIDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sociale_kaart.importing.leesregels import Cel

    Rect = tuple[int, int, int, int]

# Title rows above the headers: no real list has more.
SEARCH_ROWS = 40
# A row below other rows must look like headers more surely than the first row.
SURE = 2
# More rows of headers than this no real list has.
_HIGHEST = 3
# A header is a few words.
_LONG = 60
# Something like this stands in a row of data, never in a header.
_DATA = re.compile(
    r"\d{4}\s?[a-z]{2}|\S+@\S+\.\S+|(https?://|www\.)\S+|[+(]?[\d][\d\s()./-]{6,}", re.IGNORECASE
)
# What stands above a group of headers when nothing is merged.
_GROEP = re.compile(
    r"adres|contact|gegevens|bereik|post|bezoek|locatie|organisatie|algemeen|wanneer|tijd|overig"
    r"|informatie|doelgroep|activiteit",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=[a-z])")
# So many rows are looked at to see whether a list without known headers is a list at all.
_SAMPLE_ROWS = 20


@dataclass(frozen=True, slots=True)
class Kopband:
    """Rows with headers, as indexes in the grid that was searched.

    Attributes:
        boven: first row.
        onder: last row; before `boven` when the list has no headers.
        score: number of different fields that the headers name.
        velden: those fields.
        kenmerk: whether one of them makes it a list of hulpbronnen.
    """

    boven: int
    onder: int
    score: int = 0
    velden: frozenset[str] = frozenset()
    kenmerk: bool = False


@functools.lru_cache(maxsize=50_000)
def field_of(kop: str) -> str | None:
    """Return the field a header names, or None; a joined header also by its last part."""
    if len(kop) > _LONG * 2:
        return None
    found = koppen_module.veld_of(kop)
    if found is None and KOPSCHEIDING in kop:
        found = koppen_module.veld_of(kop.rsplit(KOPSCHEIDING, 1)[1])
    return found[0] if found else None


def looks_like_data(cel: Cel) -> bool:
    """Return whether a cell holds what a header never is: a number, a postcode, an e-mail."""
    return cel is not None and (not isinstance(cel, str) or bool(_DATA.fullmatch(cel)))


def known(row: Sequence[Cel]) -> frozenset[str]:
    """Return the fields that the cells of a row name."""
    return frozenset(
        veld
        for cel in row
        if isinstance(cel, str) and len(cel) <= _LONG and (veld := field_of(cel)) is not None
    )


class Koppenzoeker:
    """Looks for headers in a grid of cells, all rows equally wide.

    Args:
        rijen: the cells.
        samengevoegd: merged cells as (top, left, bottom, right), indexes in the grid, inclusive.
    """

    def __init__(self, rijen: Sequence[Sequence[Cel]], samengevoegd: Iterable[Rect] = ()) -> None:
        self._rijen = rijen
        self._width = max(map(len, rijen), default=0)
        self._merged: dict[int, list[Rect]] = {}
        for rect in samengevoegd:
            for row in range(rect[0], min(rect[2], rect[0] + _HIGHEST) + 1):
                self._merged.setdefault(row, []).append(rect)

    def best(self, rows: Sequence[int]) -> Kopband | None:
        """Return the rows among these that are most surely headers."""
        best: Kopband | None = None
        for row in rows[:SEARCH_ROWS]:
            for band in self.bands_at(row):
                if not band.kenmerk:
                    continue
                better = best is None or band.score > best.score
                if better and (best is None or band.score >= SURE):
                    best = band
        return best

    def bands_at(self, row: int) -> list[Kopband]:
        """Return the possible bands of headers that begin in a row, the lowest first."""
        bands = [self._band(row, row)]
        for onder in range(row + 1, min(row + _HIGHEST, len(self._rijen))):
            if not self._belongs(onder - 1, onder):
                break
            bands.append(self._band(row, onder))
        return bands

    def strong_at(self, row: int) -> Kopband | None:
        """Return the headers that begin in a row that cannot be taken for data, or None."""
        found = [band for band in self.bands_at(row) if band.kenmerk and band.score >= SURE]
        if not found:
            return None
        band = max(found, key=lambda b: (b.score, -b.onder))
        cells = [c for r in self._rijen[band.boven : band.onder + 1] for c in r if c is not None]
        sure = len(cells) <= 2 * band.score and not any(map(looks_like_data, cells))
        return band if sure else None

    def _band(self, boven: int, onder: int) -> Kopband:
        single = boven == onder
        velden = known(self._rijen[boven] if single else self.koppen(boven, onder))
        kenmerk = bool(velden & koppen_module.HERKENBAAR)
        return Kopband(boven, onder, len(velden), velden, kenmerk)

    def _belongs(self, boven: int, onder: int) -> bool:
        """Return whether two rows are one band of headers."""
        upper, lower = self._rijen[boven], self._rijen[onder]
        above = [c for c in range(self._width) if at(upper, c) is not None]
        below = [c for c in range(self._width) if at(lower, c) is not None]
        if not below or not above or any(looks_like_data(lower[c]) for c in below):
            return False
        if any(isinstance(lower[c], str) and len(str(lower[c])) > _LONG for c in below):
            return False
        rects = self._merged.get(boven, [])
        if any(r[0] <= boven and r[2] >= onder and r[2] - r[0] < _HIGHEST for r in rects):
            return True
        wide = [r for r in rects if r[0] == r[2] == boven and r[3] > r[1]]
        if wide:
            # A title is merged over the whole width and has nothing beside it.
            return len(above) > 1 and any(sum(r[1] <= c <= r[3] for c in below) > 1 for r in wide)
        # Without merged cells: what the one row names, the other leaves open; or groups.
        spare = any(at(lower, c) is None for c in above)
        if spare and any(at(upper, c) is None for c in below):
            return len(above) > 1
        groups = [c for c in above if c > above[0] and _is_group(upper[c])]
        return bool(groups) and len(above) <= len(below) and bool(known(lower))

    def koppen(self, boven: int, onder: int) -> list[str | None]:
        """Return per column the parts of its header, joined from the top down."""
        parts: list[list[str]] = [[] for _ in range(self._width)]
        for row in range(boven, onder + 1):
            for column, text in enumerate(self._texts(row, last=row == onder)):
                if text and (not parts[column] or parts[column][-1].casefold() != text.casefold()):
                    parts[column].append(text)
        return [KOPSCHEIDING.join(part) or None for part in parts]

    def _texts(self, row: int, *, last: bool) -> list[str]:
        """Return the texts of a row of headers, a group repeated over the columns below it."""
        texts = [kop_text(at(self._rijen[row], column)) for column in range(self._width)]
        merged = self._merged.get(row, [])
        for top, left, _bottom, right in merged:
            if top == row and left < self._width and texts[left]:
                for column in range(left, min(right, self._width - 1) + 1):
                    texts[column] = texts[left]
        if last or any(rect[3] > rect[1] for rect in merged):
            return texts
        below = self._rijen[row + 1]
        group = ""
        for column in range(self._width):
            if texts[column]:
                group = texts[column] if _is_group(texts[column]) else ""
            elif at(below, column) is None:
                group = ""
            else:
                texts[column] = group
        return texts

    def by_content(self, rows: Sequence[int]) -> Kopband | None:
        """Return the headers of a list whose headers say nothing but whose cells do, or None.

        When the first row is one of data already, the band is empty (`onder` before `boven`).
        """
        for place, row in enumerate(rows[:SEARCH_ROWS]):
            filled = [c for c in range(self._width) if at(self._rijen[row], c) is not None]
            below = [self._rijen[r] for r in rows[place + 1 : place + 1 + _SAMPLE_ROWS]]
            if len(filled) < SURE:
                continue
            telling = self._telling_columns(below or [self._rijen[row]])
            if not telling:
                return None
            if any(looks_like_data(at(self._rijen[row], c)) for c in telling):
                return Kopband(row, row - 1)
            if all(isinstance(self._rijen[row][c], str) for c in filled):
                return Kopband(row, row)
        return None

    def _telling_columns(self, rows: Sequence[Sequence[Cel]]) -> list[int]:
        """Return the columns that hold postcodes, e-mail addresses, sites or phone numbers."""
        found = []
        for column in range(self._width):
            cells = [cel for row in rows if (cel := at(row, column)) is not None]
            telling = sum(isinstance(cel, str) and bool(_DATA.fullmatch(cel)) for cel in cells)
            if telling and telling * 2 >= len(cells):
                found.append(column)
        return found


def _is_group(cel: Cel) -> bool:
    return isinstance(cel, str) and len(cel) <= _LONG and bool(_GROEP.search(cel))


def kop_text(cel: Cel) -> str:
    """Return a header as one line; a word that was cut in two at the end of a line is whole."""
    return "" if cel is None else clean_text(_HYPHEN.sub("", str(cel)))


def unique(values: Iterable[str | None]) -> list[str]:
    """Return header texts, none empty and none twice: 'Plaats', 'Plaats (2)', 'Kolom 3'."""
    names: dict[str, None] = {}
    times: Counter[str] = Counter()
    for number, value in enumerate(values, start=1):
        base = name = clean_text(value or "") or f"Kolom {number}"
        while name in names:
            # A header may itself be called 'Plaats (2)'.
            times[base] += 1
            name = f"{base} ({times[base] + 1})"
        names[name] = None
    return list(names)
