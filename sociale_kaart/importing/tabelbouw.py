"""Making a `Table` of one of the tables on a sheet, with every row of the sheet accounted for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sociale_kaart.importing import leesregels
from sociale_kaart.importing.koprij import unique
from sociale_kaart.importing.leesregels import (
    Leeskeuze,
    Overgeslagen,
    Tabelplek,
    Table,
)
from sociale_kaart.importing.tabelvorm import taker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sociale_kaart.importing.tabelvorm import Gevonden, Vorm

# Headers by which a table is told from the others on its sheet.
_NAMED = 6


def make_table(vorm: Vorm, number: int, bestand: str, keuze: Leeskeuze) -> Table:
    """Return one of the tables of a sheet, with every row of the sheet accounted for."""
    gevonden, vel = vorm.tabellen[number], vorm.vel
    columns = _columns(vorm, gevonden)
    table = Table(
        _koppen(vorm, gevonden, columns),
        [],
        [],
        bestand,
        vel.naam,
        keuze=replace(
            keuze,
            blad=vel.naam,
            koprijen=vorm.koprijen(gevonden),
            gekanteld=vorm.gekanteld,
            tabel=number,
            verborgen=vorm.verborgen,
        ),
        kolomnummers=[c + vel.eerste_kolom for c in columns],
        tabellen=tuple(_place(vorm, t) for t in vorm.tabellen),
    )
    _sort_rows(vorm, number, columns, table)
    return table


def _sort_rows(vorm: Vorm, number: int, columns: Sequence[int], table: Table) -> None:
    """Put every row of the sheet with something in it where it belongs."""
    inside = set(columns)
    take = taker(columns)
    beside = taker([c for c in range(vorm.vel.breedte) if c not in inside])
    shown = taker([c for c in vorm.kolommen if c not in inside])
    reason_of = _reasoner(vorm, number)
    for index, row in enumerate(vorm.rijen):
        cells, outside = take(row), beside(row)
        if cells.count(None) + outside.count(None) == len(cells) + len(outside):
            continue
        rijnummer = index + vorm.vel.eerste_rij
        reason = reason_of(index)
        if reason is None:
            table.rijen.append(cells)
            table.rijnummers.append(rijnummer)
            continue
        also = [cel for cel in shown(row) if cel is not None]
        line = Overgeslagen(rijnummer, reason, [*cells, *also])
        above = reason in {leesregels.KOPRIJ, leesregels.TITEL}
        (table.erboven if above else table.overgeslagen).append(line)


def _reasoner(vorm: Vorm, number: int) -> Callable[[int], str | None]:
    """Return what tells why a row of the sheet is no data of a table; None for data."""
    gevonden = vorm.tabellen[number]
    reasons = vorm.reasons(gevonden)
    others = [table for place, table in enumerate(vorm.tabellen) if place != number]

    def reason_of(index: int) -> str | None:
        if gevonden.band.boven <= index < gevonden.begin:
            return leesregels.KOPRIJ
        inside = gevonden.begin <= index < gevonden.einde
        reason = reasons[index - gevonden.begin] if inside else ""
        if reason != "":
            return reason
        if index in vorm.weg:
            return leesregels.VERBORGEN
        if any(table.band.boven <= index < table.einde for table in others):
            return leesregels.ANDERE_TABEL
        if index < gevonden.begin:
            return leesregels.TITEL
        below = any(table.band.boven > index for table in others)
        return leesregels.ANDERE_TABEL if below else leesregels.VOETREGEL

    return reason_of


def _place(vorm: Vorm, table: Gevonden) -> Tabelplek:
    first = vorm.vel.eerste_kolom
    koppen = _koppen(vorm, table, _columns(vorm, table)[:_NAMED])
    return Tabelplek(
        vorm.koprijen(table),
        (table.links + first, table.rechts - 1 + first),
        table.rijen,
        tuple(koppen),
    )


def _koppen(vorm: Vorm, table: Gevonden, columns: Sequence[int]) -> list[str]:
    if table.band.onder < table.band.boven:
        return unique(None for _ in columns)
    texts = vorm.zoeker(table.links, table.rechts).koppen(table.band.boven, table.band.onder)
    return unique(texts[c - table.links] if c - table.links < len(texts) else None for c in columns)


def _columns(vorm: Vorm, table: Gevonden) -> list[int]:
    """Return the columns of a table in which anything stands."""
    rows = vorm.rijen[table.band.boven : table.einde]
    return [
        c
        for c in vorm.kolommen
        if table.links <= c < table.rechts and any(row[c] is not None for row in rows)
    ]
