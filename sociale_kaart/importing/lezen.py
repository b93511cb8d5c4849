"""Read a list and say which column is which field, with what the user chose or saved before."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.adres import plaats_key
from sociale_kaart.importing.andere_bronnen import is_other_source, read_other_source
from sociale_kaart.importing.koppeling import propose
from sociale_kaart.importing.leesregels import Leeskeuze
from sociale_kaart.importing.profielen import best_profile
from sociale_kaart.importing.spreadsheet import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    profiel = lezing.profiel
    keuze = lezing.keuze or (profiel.keuze if profiel else Leeskeuze())
    table = _read(path, keuze, fallback=lezing.keuze is None)
    if lezing.koppeling is not None:
        return table, lezing.koppeling
    if profiel is None and lezing.keuze is None:
        known = best_profile(lezing.profielen, table.koppen)
        if known is not None and known.keuze != Leeskeuze():
            again = _read(path, known.keuze, fallback=True)
            # How last year's file was read may not hold for this year's.
            if known.score(again.koppen) >= known.score(table.koppen) and again.rijen:
                table = again
    if profiel is not None and profiel.score(table.koppen) < _FITTING:
        raise _other_list(profiel, path.name)
    places = frozenset(plaats_key(str(plaats)) for plaats in plaatsen)
    return table, propose(table, lezing.profielen, profiel=profiel, plaatsen=places)


def _read(path: Path, keuze: Leeskeuze, *, fallback: bool) -> Table:
    """Read a file as chosen; what a profile says and this file has not, is found out instead."""
    if is_other_source(path):
        return read_other_source(path, keuze)
    try:
        return read_table(path, keuze)
    except WorldError:
        if not fallback or keuze == Leeskeuze():
            raise
        return read_table(path, dataclasses.replace(keuze, blad=None, koprijen=None, tabel=None))


def _other_list(profiel: Profiel, bestand: str) -> WorldError:
    return WorldError(
        f"Het profiel ‘{profiel.naam}’ past niet bij ‘{bestand}’: de meeste kolommen ontbreken.",
        "Kies een ander profiel, of importeer zonder profiel.",
    )
