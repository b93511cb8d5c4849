"""Look at a list before importing it: how it is read, and which column would be which field.

It is read in the worker. What comes back is enough to decide by, and no more: a list may be large.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.koppeling import OpenVraag
    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.leesregels import Blad, Cel, Leeskeuze, Tabelplek, Table
    from sociale_kaart.importing.profielen import Lezing
    from sociale_kaart.operations.worker import Worker

_MEMORY_MB = 3_000
# Rows that are shown, and examples of a column.
_ROWS, _EXAMPLES = 60, 3
# Letters of a cell that are shown.
_LETTERS = 200
GEGEVENS = ""


class Regel(NamedTuple):
    """A row of the file: its number, why it is no data ('' when it is), its cells as text."""

    rijnummer: int
    reden: str
    cellen: tuple[str, ...]


class Kolom(NamedTuple):
    """A column: its header, examples of what is in it, and the number of filled cells."""

    kop: str
    voorbeelden: tuple[str, ...]
    gevuld: int


@dataclass(frozen=True, slots=True)
class Bekeken:
    """What there is to know of a list before it is imported.

    Attributes:
        keuze: how it was read, nothing left open.
        koppeling: which column is which field.
        bladen: the sheets, or the layers of places; empty for a file that has none.
        tabellen: the tables on the sheet.
        toelichting: Dutch sentences about what was decided.
        rijen: number of rows of data.
        overgeslagen: reason -> number of rows of the sheet that are no data.
        regels: the first rows, also those that are no data, as they are read.
        kolommen: one per column.
        onbekend: (field, their word) -> (rows, suggestion or None), of words that are not ours.
        vragen: words that leave a field open.
        tekstbestand: whether encoding and delimiter were decided.
        rondgestuurd: whether it is a workbook of ours, of which only edited cells count.
    """

    keuze: Leeskeuze
    koppeling: Koppeling
    bladen: tuple[Blad, ...]
    tabellen: tuple[Tabelplek, ...]
    toelichting: tuple[str, ...]
    rijen: int
    overgeslagen: Mapping[str, int]
    regels: tuple[Regel, ...]
    kolommen: tuple[Kolom, ...]
    onbekend: Mapping[tuple[str, str], tuple[int, Mapping[str, str] | None]]
    vragen: tuple[OpenVraag, ...]
    tekstbestand: bool
    rondgestuurd: bool = False

    @property
    def koppen(self) -> tuple[str, ...]:
        """The headers."""
        return tuple(kolom.kop for kolom in self.kolommen)


def look_at_list(
    lijst: Path, lezing: Lezing, ondergrond: Path | None, *, worker: Worker, progress: Progress
) -> Bekeken:
    """Read a list and say what there is to know of it.

    Args:
        lijst: the file.
        lezing: what was chosen; the rest is found out.
        ondergrond: its names of places help to recognise a column; None does without.
        worker: does the reading.
        progress: told of each step.

    Raises:
        WorldError: the list cannot be read.
        Cancelled: the user stopped.
    """
    return worker.run(_look, lijst, lezing, ondergrond, progress=progress, memory_mb=_MEMORY_MB)


def _look(lijst: Path, lezing: Lezing, ondergrond: Path | None, *, progress: Progress) -> Bekeken:
    from sociale_kaart.importing.andere_bronnen import (  # noqa: PLC0415 - heavy
        is_other_source,
        layers_of,
    )
    from sociale_kaart.importing.koppeling import (  # noqa: PLC0415 - heavy
        open_questions,
        unknown_values,
    )
    from sociale_kaart.importing.lezen import read_list  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.rondgestuurd import is_own  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.spreadsheet import sheets  # noqa: PLC0415 - heavy

    progress.step(f"‘{lijst.name}’ lezen…")
    table, koppeling = read_list(lijst, lezing, _plaatsen(ondergrond))
    progress.step("Kolommen bekijken…")
    bladen: tuple[Blad, ...] = ()
    if is_other_source(lijst):
        bladen = layers_of(lijst)
    elif not table.codering:
        bladen = tuple(sheets(lijst))
    return Bekeken(
        keuze=table.keuze,
        koppeling=koppeling,
        bladen=bladen,
        tabellen=table.tabellen,
        toelichting=table.toelichting,
        rijen=len(table.rijen),
        overgeslagen=dict(Counter(row.reden for row in table.overgeslagen)),
        regels=_lines(table),
        kolommen=_columns(table),
        onbekend=unknown_values(table, koppeling),
        vragen=open_questions(table, koppeling),
        tekstbestand=bool(table.codering or table.scheidingsteken),
        rondgestuurd=is_own(table),
    )


def _plaatsen(ondergrond: Path | None) -> set[object]:
    if ondergrond is None:
        return set()
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    found = Ondergrond.open(ondergrond).columns("adressen", ["plaats"]).waarden["plaats"]
    return {plaats for plaats in found if isinstance(plaats, str)}


def _lines(table: Table) -> tuple[Regel, ...]:
    rows = [(number, GEGEVENS, row) for number, row in _numbered(table)]
    rows += [(n, reden, cells) for n, reden, cells in (*table.erboven, *table.overgeslagen)]
    rows.sort(key=lambda row: row[0])
    width = len(table.koppen)
    return tuple(Regel(n, reden, _texts(cells[:width])) for n, reden, cells in rows[:_ROWS])


def _numbered(table: Table) -> list[tuple[int, list[Cel]]]:
    return list(zip(table.rijnummers[:_ROWS], table.rijen[:_ROWS], strict=True))


def _columns(table: Table) -> tuple[Kolom, ...]:
    found = []
    for place, kop in enumerate(table.koppen):
        cells = [row[place] for row in table.rijen if row[place] is not None]
        examples = tuple(dict.fromkeys(_texts(cells[: 10 * _EXAMPLES])))[:_EXAMPLES]
        found.append(Kolom(kop, examples, len(cells)))
    return tuple(found)


def _texts(cells: list[Cel]) -> tuple[str, ...]:
    from sociale_kaart.importing.adreskolommen import cell_text  # noqa: PLC0415 - heavy

    return tuple("" if cel is None else cell_text(cel)[:_LETTERS] for cel in cells)
