"""Reading back the workbook of ours that was sent round: its rows, and the cells as they were."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.rondzenden import BLAD, KENMERK, VELDEN, VERZONDEN, cel_tekst
from sociale_kaart.importing.cellen import at, cel_of
from sociale_kaart.importing.koppen import Koppeling
from sociale_kaart.importing.leesregels import Leeskeuze, Table, no_rows
from sociale_kaart.importing.werkboek import open_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sociale_kaart.importing.leesregels import Cel
    from sociale_kaart.importing.werkboek import Werkboek

HERKEND = (
    "Dit is een overzicht dat uit Sociale Kaart komt. Alleen wat erin is veranderd, verandert op "
    "de kaart."
)
# Filtered rows are hidden, and belong to the list all the same.
_KEUZE = Leeskeuze(blad=BLAD, koprijen=(1, 1), gekanteld=False, tabel=0, verborgen=True)
_WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls")


def is_own(table: Table) -> bool:
    """Return whether a list is a workbook that we sent round."""
    return table.blad == BLAD and KENMERK in table.koppen


def read_own(path: Path, keuze: Leeskeuze | None) -> Table | None:
    """Return the list of a workbook that we sent round, None when it is another file.

    Every row with something in it is a row of data: nothing is taken for a title or a total.

    Args:
        path: the file.
        keuze: what was chosen about reading it; another sheet makes it another list.

    Raises:
        WorldError: it is ours, and has no rows.
    """
    if path.suffix.lower() not in _WORKBOOKS or (keuze and keuze.blad not in {None, BLAD}):
        return None
    try:
        with open_workbook(path) as book:
            return _table(book, path.name)
    except WorldError:
        # What is wrong with it is told where lists are read.
        return None


def koppeling_of_own(table: Table) -> Koppeling:
    """Return which column is which field, by the headers that we wrote."""
    velden = {VELDEN[kop]: kop for kop in table.koppen if VELDEN.get(kop)}
    over = tuple(kop for kop in table.koppen if not VELDEN.get(kop))
    sure = dict.fromkeys(velden, 1.0)
    return Koppeling(velden, over, zekerheid=sure)


def sent_cells(path: Path) -> dict[str, dict[str, str]]:
    """Return the cells as they were sent: kenmerk -> header -> text; empty when they are gone."""
    with open_workbook(path) as book:
        if VERZONDEN not in book.bladen:
            return {}
        rows = book.vel(VERZONDEN).rijen
    koppen = _texts(rows[0]) if rows else []
    found = {}
    for row in rows[1:]:
        texts = _texts(row)
        if len(texts) == len(koppen):
            found[cel_tekst(row[0])] = dict(zip(koppen, texts, strict=True))
    return found


def as_text(value: object) -> str:
    """Return a cell in the form in which cells are compared."""
    return cel_tekst(cel_of(value))


def _texts(row: list[Cel]) -> list[str]:
    """Return the cells that a row of the hidden sheet holds; none when somebody wrote in it."""
    pieces = [str(cel) for cel in row[1:] if cel is not None]
    try:
        found = json.loads("".join(piece[1:-1] for piece in pieces))
    except ValueError:
        return []
    return [as_text(one) for one in found] if isinstance(found, list) else []


def _table(book: Werkboek, bestand: str) -> Table | None:
    if BLAD not in book.bladen:
        return None
    vel = book.vel(BLAD)
    if vel.eerste_rij != 1 or not vel.rijen:
        return None
    koppen = _unique([as_text(cel) for cel in vel.rijen[0]])
    if KENMERK not in koppen:
        return None
    width = len(koppen)
    rows = {
        number: [at(row, place) for place in range(width)]
        for number, row in enumerate(vel.rijen[1:], start=2)
        if any(cel is not None for cel in row[:width])
    }
    if not rows:
        raise no_rows(bestand)
    return Table(
        koppen,
        list(rows.values()),
        list(rows),
        bestand,
        BLAD,
        keuze=_KEUZE,
        toelichting=(HERKEND,),
        kolomnummers=list(range(vel.eerste_kolom, vel.eerste_kolom + width)),
    )


def _unique(koppen: list[str]) -> list[str]:
    found: dict[str, None] = {}
    for number, kop in enumerate(koppen, start=1):
        name = kop or f"Kolom {number}"
        while name in found:
            name += " (2)"
        found[name] = None
    return list(found)


def by_kop(table: Table, row: list[Cel]) -> Mapping[str, Cel]:
    """Return the filled cells of a row by header."""
    return {kop: cel for kop, cel in zip(table.koppen, row, strict=True) if cel is not None}
