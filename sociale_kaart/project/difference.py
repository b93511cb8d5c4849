"""Differences between two registers, row by row, and how they are written as part of one action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import TABELLEN
from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.project.schema import logged_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sociale_kaart.domain.hulpbron import Row, Value
    from sociale_kaart.project.replay import State
    from sociale_kaart.project.writer import Writer

_ORDER = {beschrijving.naam: number for number, beschrijving in enumerate(TABELLEN)}


@dataclass(frozen=True, slots=True)
class RijVerschil:
    """One row that is another one, or there on one side only.

    Attributes:
        tabel: a table of `domain.tabellen`.
        rij: uuid.
        was: its fields that are not empty, None when there was no row.
        werd: as `was`, afterwards.
    """

    tabel: str
    rij: str
    was: Row | None
    werd: Row | None

    @property
    def velden(self) -> tuple[str, ...]:
        """The columns that differ, in the order of the table; derived ones never do."""
        was, werd = self.was or {}, self.werd or {}
        return tuple(
            kolom for kolom in logged_columns(self.tabel) if was.get(kolom) != werd.get(kolom)
        )

    def value(self, kolom: str) -> Value:
        """Return a column as it became, as it was when the row is gone."""
        row = self.was if self.werd is None else self.werd
        return (row or {}).get(kolom)


def differences(was: State, werd: State) -> list[RijVerschil]:
    """Return every row that differs, table by table; both states hold known tables only."""
    found = []
    for naam in _ORDER:
        before, after = was.get(naam, {}), werd.get(naam, {})
        for rij, row in after.items():
            old = before.get(rij)
            if old != row:
                found.append(RijVerschil(naam, rij, old, row))
        found += [
            RijVerschil(naam, rij, row, None) for rij, row in before.items() if rij not in after
        ]
    return found


def mended(state: State, exists: Callable[[str, str], bool]) -> State:
    """Return rows of which every reference leads somewhere.

    As after a removal in this program: a row that is nothing without what it refers to is left
    out, another reference becomes empty.

    Args:
        state: the rows that are to be.
        exists: whether a row that is not in `state` exists beside it.
    """
    found = {naam: dict(rows) for naam, rows in state.items()}

    def leads_somewhere(tabel: str, rij: object) -> bool:
        return rij in found.get(tabel, {}) or exists(tabel, str(rij))

    changed = True
    while changed:
        changed = False
        for naam, rows in found.items():
            beschrijving = beschrijving_van(naam)
            needed = {beschrijving.ouder_veld, *beschrijving.sleutel}
            for veld in (veld for veld in beschrijving.velden if veld.verwijst):
                dangling = [
                    rij
                    for rij, row in rows.items()
                    if veld.naam in row and not leads_somewhere(veld.verwijst, row[veld.naam])
                ]
                changed = changed or bool(dangling)
                for rij in dangling:
                    row = rows.pop(rij)
                    if veld.naam not in needed:
                        rows[rij] = {k: v for k, v in row.items() if k != veld.naam}
    return found


def write(
    writer: Writer,
    verschillen: Iterable[RijVerschil],
    *,
    buurtcodes: Mapping[str, str] | None = None,
    step: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
) -> None:
    """Make the rows what they become: parents first, removals last and children first.

    What the result refers to must exist afterwards, see `mended`.

    Args:
        writer: of the action.
        verschillen: the rows.
        buurtcodes: by plek, for new ones where no ondergrond can tell the buurt.
        step: told how many of how many are done; may raise to stop.
    """
    ordered = sorted(verschillen, key=lambda one: _ORDER[one.tabel])
    kept = [one for one in ordered if one.werd is not None]
    gone = [one for one in reversed(ordered) if one.werd is None]
    for done, one in enumerate([*kept, *gone]):
        step(done, len(ordered))
        if one.werd is None:
            writer.weg(one.tabel, one.rij)
        elif one.was is None:
            buurtcode = (buurtcodes or {}).get(one.rij)
            writer.nieuw(one.tabel, one.rij, one.werd, buurtcode=buurtcode)
        else:
            writer.wijzig(one.tabel, one.rij, {kolom: one.value(kolom) for kolom in one.velden})
