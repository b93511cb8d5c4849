"""Finding the tables on a sheet.

A sheet is cut in blocks of columns where a column is empty, and below each other where headers come
again. An empty column inside a list does not cut it: what has no headers of a list of its own
belongs to what stands left of it. Of several tables the largest is taken of those whose headers say
most; the user may choose another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sociale_kaart.importing import leesregels
from sociale_kaart.importing.cellen import at
from sociale_kaart.importing.koprij import (
    SEARCH_ROWS,
    SURE,
    Kopband,
    Koppenzoeker,
    field_of,
    known,
    kop_text,
    looks_like_data,
)
from sociale_kaart.importing.leesregels import (
    GEEN_KOPRIJ,
    Cel,
    Leeskeuze,
    Vel,
)
from sociale_kaart.importing.rijsoort import Rijkeurder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A table on its side has few rows; each row becomes a column.
_SIDEWAYS_ROWS = 2_000
# So many attributes below each other are no accident.
_SIDEWAYS_FIELDS = 3


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A table on a sheet: indexes in the grid, `rechts` and `einde` exclusive."""

    band: Kopband
    links: int
    rechts: int
    einde: int
    rijen: int

    @property
    def begin(self) -> int:
        """Index of the first row below the headers."""
        return self.band.onder + 1


class Vorm:
    """One sheet, upright or on its side, in which tables are looked for."""

    def __init__(self, vel: Vel, keuze: Leeskeuze, *, gekanteld: bool) -> None:
        self.gekanteld = gekanteld
        self.vel = _on_its_side(vel) if gekanteld else vel
        self.verborgen = bool(keuze.verborgen)
        self._width = self.vel.breedte
        weg = frozenset() if self.verborgen else self.vel.verborgen_kolommen
        first = self.vel.eerste_kolom
        self.kolommen = [c for c in range(self._width) if c + first not in weg]
        self._rects = self._merged_cells()
        self.rijen = self._filled_down(_equally_wide(self.vel.rijen, self._width))
        self._reasons: dict[tuple[int, int, int, int], list[str | None]] = {}
        self._taken_columns = [
            c for c in self.kolommen if any(row[c] is not None for row in self.rijen)
        ]
        weg_rij = frozenset() if self.verborgen else self.vel.verborgen_rijen
        self.weg = {r - self.vel.eerste_rij for r in weg_rij}
        self._blank = [row.count(None) == self._width for row in self.rijen]
        # The tables that have their headers where the user told.
        self._gekozen: list[Gevonden] = []
        self.tabellen = self._tables(keuze.koprijen)

    def _merged_cells(self) -> list[tuple[int, int, int, int]]:
        """Return merged cells with indexes in the grid."""
        top, left = self.vel.eerste_rij, self.vel.eerste_kolom
        return [
            (r[0] - top, r[1] - left, r[2] - top, r[3] - left)
            for r in self.vel.samengevoegd
            if r[0] >= top and r[1] >= left and r[0] - top < len(self.vel.rijen)
        ]

    def _filled_down(self, rijen: list[list[Cel]]) -> list[list[Cel]]:
        """Return the cells, with one value for several rows in each of them."""
        copied: dict[int, list[Cel]] = {}
        self.overgenomen: set[int] = set()
        for top, left, bottom, right in self._rects:
            value = rijen[top][left] if left < self._width else None
            if bottom == top or right > left or value is None:
                continue
            for row in range(top + 1, min(bottom + 1, len(rijen))):
                line = copied.setdefault(row, list(rijen[row]))
                if line[left] is None and line.count(None) < len(line):
                    line[left] = value
                    self.overgenomen.add(left)
        if not copied:
            return rijen
        self._copied = frozenset(copied)
        return [copied.get(i, row) for i, row in enumerate(rijen)]

    # -- which tables there are ---------------------------------------------------------------

    def _tables(self, koprijen: tuple[int, int] | None) -> list[Gevonden]:
        found: list[Gevonden] = []
        for links, rechts in self._blocks():
            found += self._below_each_other(links, rechts)
        found.sort(key=lambda t: (t.band.boven, t.links))
        if koprijen is None:
            return found
        self._gekozen = [t for t in found if self.koprijen(t) == koprijen]
        return found if self._gekozen else self._chosen(koprijen)

    def koprijen(self, table: Gevonden) -> tuple[int, int]:
        """Return the header rows of a table as numbered in the file."""
        if table.band.onder < table.band.boven:
            return GEEN_KOPRIJ
        return table.band.boven + self.vel.eerste_rij, table.band.onder + self.vel.eerste_rij

    def _chosen(self, koprijen: tuple[int, int]) -> list[Gevonden]:
        """Return the tables with headers in the rows the user told."""
        if not self._taken_columns:
            return []
        first = self.vel.eerste_rij
        if koprijen == GEEN_KOPRIJ:
            boven = next((i for i, blank in enumerate(self._blank) if not blank), 0)
            bands = [(Kopband(boven, boven - 1), self._taken_columns[0], self._taken_columns[-1])]
        else:
            boven = min(max(koprijen[0] - first, 0), len(self.rijen) - 1)
            onder = min(max(koprijen[1] - first, boven), len(self.rijen) - 1)
            bands = []
            for links, rechts in self._blocks():
                zoeker = self.zoeker(links, rechts)
                velden = known(zoeker.koppen(boven, onder))
                band = Kopband(boven, onder, len(velden), velden, kenmerk=True)
                bands.append((band, links, rechts - 1))
        tables = []
        for band, links, rechts in bands:
            later = self._later_bands(links, rechts + 1, band)
            einde = len(self.rijen)
            if later:
                einde = self._end_before(later[0].boven, links, rechts + 1)
            tables.append(self._table(band, links, rechts + 1, einde))
        return [t for t in tables if t.rijen] or tables[:1]

    def _blocks(self) -> list[tuple[int, int]]:
        """Return runs of columns that may each hold a list, as (first, last + 1)."""
        runs: list[tuple[int, int]] = []
        for column in self._taken_columns:
            if runs and runs[-1][1] == column:
                runs[-1] = (runs[-1][0], column + 1)
            else:
                runs.append((column, column + 1))
        if len(runs) <= 1:
            return runs
        blocks: list[tuple[int, int, Kopband | None]] = []
        for links, rechts in runs:
            band = self._best(links, rechts)
            if blocks and not self._apart(blocks[-1], (links, rechts, band)):
                first, _, own = blocks[-1]
                blocks[-1] = (first, rechts, own or band)
            else:
                blocks.append((links, rechts, band))
        return [(links, rechts) for links, rechts, _ in blocks]

    def _apart(
        self, left: tuple[int, int, Kopband | None], right: tuple[int, int, Kopband | None]
    ) -> bool:
        """Return whether two blocks are two tables."""
        one, two = left[2], right[2]
        if one is None or two is None or two.score < SURE or one.score < SURE:
            return False
        if not self._named(one) or not self._named(two):
            return False
        if one.onder != two.onder:
            return True
        if len(one.velden & two.velden) >= SURE:
            return True
        both = either = 0
        for row in self.rijen[one.onder + 1 :]:
            here = any(cel is not None for cel in row[left[0] : left[1]])
            there = any(cel is not None for cel in row[right[0] : right[1]])
            both += here and there
            either += here or there
        return both * 20 < either * 19

    @staticmethod
    def _named(band: Kopband) -> bool:
        return bool(band.velden & {"naam", "organisatie", "activiteit"})

    def zoeker(self, links: int, rechts: int) -> Koppenzoeker:
        """Return what looks for headers between two columns."""
        rows = [row[links:rechts] for row in self.rijen]
        rects = [
            (top, max(left, links) - links, bottom, right - links)
            for top, left, bottom, right in self._rects
            if left < rechts and right >= links
        ]
        return Koppenzoeker(rows, rects)

    def _filled_rows(self, links: int, rechts: int) -> list[int]:
        """Return the first rows with anything between these columns."""
        found = []
        for index, row in enumerate(self.rijen):
            if not self._blank[index] and any(c is not None for c in row[links:rechts]):
                found.append(index)
                if len(found) >= 2 * SEARCH_ROWS:
                    break
        return found

    def _best(self, links: int, rechts: int) -> Kopband | None:
        return self.zoeker(links, rechts).best(self._filled_rows(links, rechts))

    def _below_each_other(self, links: int, rechts: int) -> list[Gevonden]:
        zoeker = self.zoeker(links, rechts)
        rows = self._filled_rows(links, rechts)
        best = zoeker.best(rows)
        if best is None:
            best = zoeker.by_content(rows)
            if best is None:
                return []
        above = self._earlier_bands(zoeker, links, rechts, best)
        bands = [*above, best, *self._later_bands(links, rechts, best)]
        tables = []
        for place, band in enumerate(bands):
            einde = len(self.rijen)
            if place + 1 < len(bands):
                einde = self._end_before(bands[place + 1].boven, links, rechts)
            tables.append(self._table(band, links, rechts, einde))
        return [t for t in tables if t.rijen or t.band is best]

    def _earlier_bands(
        self, zoeker: Koppenzoeker, links: int, rechts: int, best: Kopband
    ) -> list[Kopband]:
        """Return headers of tables above the one with the best headers."""
        found: list[Kopband] = []
        row = 0
        while row < best.boven:
            band = zoeker.strong_at(row) if self._fresh(row, links, rechts) else None
            below = range(band.onder + 1, best.boven) if band else range(0)
            if band and any(self._count(r, links, rechts) > 1 for r in below):
                found.append(band)
                row = band.onder
            row += 1
        return found

    def _later_bands(self, links: int, rechts: int, best: Kopband) -> list[Kopband]:
        """Return headers of other tables below the best ones; the same headers again are none."""
        zoeker = self.zoeker(links, rechts)
        own = [self._header_texts(best, column) for column in range(links, rechts)]
        found: list[Kopband] = []
        row = best.onder + 1
        while row < len(self.rijen):
            band = zoeker.strong_at(row) if self._fresh(row, links, rechts) else None
            if band is not None:
                cells = self.rijen[band.onder][links:rechts]
                again = sum(
                    cel is not None and kop_text(cel).casefold() in known
                    for cel, known in zip(cells, own, strict=True)
                )
                if again * 2 <= len(cells) - cells.count(None):
                    found.append(band)
                    row = band.onder
            row += 1
        return found

    def _fresh(self, row: int, links: int, rechts: int) -> bool:
        """Return whether a table may begin in a row: it has cells, and the row before hardly."""
        if self._count(row, links, rechts) < SURE:
            return False
        return row == 0 or self._count(row - 1, links, rechts) <= 1

    def _count(self, row: int, links: int, rechts: int) -> int:
        if self._blank[row]:
            return 0
        cells = self.rijen[row][links:rechts]
        return len(cells) - cells.count(None)

    def _end_before(self, row: int, links: int, rechts: int) -> int:
        """Return where the table above ends: titles belong to the table below them."""
        while row and self._count(row - 1, links, rechts) == 1:
            row -= 1
        return row

    def _table(self, band: Kopband, links: int, rechts: int, einde: int) -> Gevonden:
        table = Gevonden(band, links, rechts, einde, 0)
        data = sum(reason is None for reason in self.reasons(table))
        return replace(table, rijen=data)

    # -- what its rows are --------------------------------------------------------------------

    def reasons(self, table: Gevonden) -> list[str | None]:
        """Return per row below the headers why it is no data; None for data, '' for nothing."""
        key = (table.begin, table.band.boven, table.links, table.einde)
        if key in self._reasons:
            return self._reasons[key]
        columns = [c for c in self.kolommen if table.links <= c < table.rechts]
        span = range(table.begin, table.einde)
        koppen = [self._header_texts(table.band, column) for column in columns]
        take = taker(columns)
        rows = [[] if r in self.weg else take(self.rijen[r]) for r in span]
        wide = {rect[0] for rect in self._rects if rect[3] > rect[1]}
        breed = frozenset(r - table.begin for r in wide if r in span)
        reasons = self._reasons[key] = Rijkeurder(koppen, rows, breed).reasons()
        for index, r in enumerate(span):
            if r in self.weg and any(cel is not None for cel in take(self.rijen[r])):
                reasons[index] = leesregels.VERBORGEN
        return reasons

    def _header_texts(self, band: Kopband, column: int) -> frozenset[str]:
        """Return what may stand in a column when the headers come again: a row, or all joined."""
        cells = [self.rijen[r][column] for r in range(band.boven, band.onder + 1)]
        texts = [kop_text(cel).casefold() for cel in cells if cel is not None]
        return frozenset([*texts, " ".join(texts)] if texts else ())

    def pick(self, tabel: int | None) -> int | None:
        """Return which table is taken: the one chosen, else the largest that fits best."""
        if not self.tabellen:
            return None
        if tabel is not None:
            return min(max(tabel, 0), len(self.tabellen) - 1)
        possible = self._gekozen or self.tabellen
        full = [t for t in possible if t.rijen] or possible
        most = max(t.band.score for t in full)
        fit = [t for t in full if t.band.score >= min(most, max(SURE, most - 2, most * 2 // 3))]
        return self.tabellen.index(max(fit, key=lambda t: t.rijen))


def _equally_wide(rijen: list[list[Cel]], width: int) -> list[list[Cel]]:
    if all(len(row) == width for row in rijen):
        return rijen
    return [row + [None] * (width - len(row)) for row in rijen]


def taker(columns: Sequence[int]) -> Callable[[list[Cel]], list[Cel]]:
    """Return what takes these columns from a row that is wide enough; a slice where it can."""
    if not columns:
        return lambda _row: []
    first, last = columns[0], columns[-1] + 1
    if last - first == len(columns):
        return lambda row: row[first:last]
    return lambda row: [row[c] for c in columns]


def _on_its_side(vel: Vel) -> Vel:
    width = vel.breedte
    return Vel(
        naam=vel.naam,
        rijen=[[at(row, c) for row in vel.rijen] for c in range(width)],
        eerste_rij=vel.eerste_kolom,
        eerste_kolom=vel.eerste_rij,
        verborgen_rijen=vel.verborgen_kolommen,
        verborgen_kolommen=vel.verborgen_rijen,
        samengevoegd=tuple(
            (left, top, right, bottom) for top, left, bottom, right in vel.samengevoegd
        ),
        toelichting=vel.toelichting,
    )


def shape_of(vel: Vel, keuze: Leeskeuze) -> Vorm:
    """Return the sheet upright or on its side, whichever the user told or shows a list."""
    if keuze.gekanteld is not None:
        return Vorm(vel, keuze, gekanteld=keuze.gekanteld)
    upright = Vorm(vel, keuze, gekanteld=False)
    if keuze.koprijen is not None or not _may_be_sideways(vel, upright):
        return upright
    sideways = Vorm(vel, keuze, gekanteld=True)
    return sideways if sideways.tabellen else upright


def _may_be_sideways(vel: Vel, upright: Vorm) -> bool:
    if not vel.rijen or len(vel.rijen) > _SIDEWAYS_ROWS or vel.breedte < SURE:
        return False
    score = max((t.band.score for t in upright.tabellen if t.rijen), default=0)
    for column in range(min(vel.breedte, _SIDEWAYS_FIELDS)):
        cells = [cel for row in vel.rijen if (cel := at(row, column)) is not None]
        velden = {f for cel in cells if isinstance(cel, str) and (f := field_of(cel))}
        if len(velden) >= _SIDEWAYS_FIELDS and len(velden) > score + 1:
            return len(cells) <= 3 * len(velden) and not any(map(looks_like_data, cells))
    return False
