"""Read a list and say which column is which field, with what the user chose or saved before."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.adres import plaats_key
from sociale_kaart.importing.andere_bronnen import is_other_source, read_other_source
from sociale_kaart.importing.koppeling import propose
from sociale_kaart.importing.koprij import SEARCH_ROWS
from sociale_kaart.importing.leesregels import Leeskeuze
from sociale_kaart.importing.profielen import best_profile
from sociale_kaart.importing.rondgestuurd import koppeling_of_own, read_own
from sociale_kaart.importing.spreadsheet import preview, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.leesregels import Table
    from sociale_kaart.importing.profielen import Lezing, Profiel

# A profile that was chosen by name must have at least this share of its headers in the list.
_FITTING = 0.5


def read_list(
    path: Path, lezing: Lezing, plaatsen: Iterable[object] = ()
) -> tuple[Table, Koppeling]:
    """Read a list and its columns.

    Args:
        path: the file.
        lezing: what was chosen; the rest is found out.
        plaatsen: names of places in the ondergrond.

    Raises:
        WorldError: the file cannot be read, or the chosen profile is for another list.
    """
    own = None if lezing.profiel else read_own(path, lezing.keuze)
    if own is not None:
        return own, lezing.koppeling or koppeling_of_own(own)
    profiel = lezing.profiel
    known = (profiel,) if profiel else lezing.profielen
    chosen = lezing.keuze or (profiel.keuze if profiel else Leeskeuze())
    table = _read(path, chosen, known, free=lezing.keuze is None)
    if lezing.koppeling is not None:
        return table, lezing.koppeling
    found = best_profile(known, table.koppen)
    if found is not None and lezing.keuze is None and found.keuze != chosen:
        again = _read(path, found.keuze, known, free=True)
        # How last year's file was read may not hold for this year's.
        table = again if found.score(again.koppen) >= found.score(table.koppen) else table
    if profiel is not None and profiel.score(table.koppen) < _FITTING:
        raise _other_list(profiel, path.name)
    places = frozenset(plaats_key(str(plaats)) for plaats in plaatsen)
    return table, propose(table, lezing.profielen, profiel=profiel, plaatsen=places)


def _read(path: Path, keuze: Leeskeuze, known: Sequence[Profiel], *, free: bool) -> Table:
    """Read a file as chosen.

    Args:
        path: the file.
        keuze: how it is read.
        known: profiles by whose headers the row with headers is found, where none is chosen.
        free: what this file has not may be found out instead.
    """
    if is_other_source(path):
        return read_other_source(path, keuze)
    try:
        table = read_table(path, keuze)
    except WorldError:
        if not free:
            raise
        anyhow = dataclasses.replace(keuze, blad=None, koprijen=None, tabel=None)
        by_profile = _header_row(path, anyhow, known)
        if by_profile is None and anyhow == keuze:
            raise
        return read_table(path, by_profile or anyhow)
    if free and known and best_profile(known, table.koppen) is None:
        # Headers that only the user knows.
        by_profile = _header_row(path, keuze, known)
        return read_table(path, by_profile) if by_profile else table
    return table


def _header_row(path: Path, keuze: Leeskeuze, known: Sequence[Profiel]) -> Leeskeuze | None:
    """Return the choice with the first row that has the headers of a profile, None without one."""
    for number, row in enumerate(preview(path, keuze, SEARCH_ROWS) if known else (), start=1):
        texts = [cel for cel in row if isinstance(cel, str)]
        if best_profile(known, texts) is not None:
            return dataclasses.replace(keuze, koprijen=(number, number))
    return None


def _other_list(profiel: Profiel, bestand: str) -> WorldError:
    return WorldError(
        f"Het profiel ‘{profiel.naam}’ past niet bij ‘{bestand}’: de meeste kolommen ontbreken.",
        "Kies een ander profiel, of importeer zonder profiel.",
    )
