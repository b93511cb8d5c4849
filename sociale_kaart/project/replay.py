"""From the log to the register: the tables are what the log says, nothing more.

`replay` is a pure function of the set of operations: their order in the file does not matter.
It is how edits by other programs are found, how `check` holds a file against its own log, and what
the later merge of two logs builds on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import TABELLEN, tabel
from sociale_kaart.project import log
from sociale_kaart.project.schema import logged_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.project.log import Operatie

# Per table, per uuid: the fields that are not empty.
State = dict[str, dict[str, dict[str, "Value"]]]


def replay(operaties: Iterable[Operatie], vergeten: Collection[str] = ()) -> State:
    """Return the register that a log describes, without the rows in `vergeten`.

    Per field the highest (hlc, sessie, volgnr) counts. Tables and fields that this version does not
    know are in it too.
    """
    state: State = {beschrijving.naam: {} for beschrijving in TABELLEN}
    for operatie in sorted(operaties, key=lambda o: (o.hlc, o.sessie, o.volgnr)):
        if operatie.rij not in vergeten:
            _advance(state, operatie)
    return state


def advanced(state: State, operaties: Iterable[Operatie]) -> State:
    """Return what a register becomes by operations that come after it, in their order."""
    following = {
        naam: {rij: dict(row) for rij, row in rows.items()} for naam, rows in state.items()
    }
    for operatie in operaties:
        _advance(following, operatie)
    return following


def _advance(state: State, operatie: Operatie) -> None:
    if operatie.soort == log.ACTIE:
        return
    assert operatie.tabel is not None
    assert operatie.rij is not None
    rows = state.setdefault(operatie.tabel, {})
    if operatie.soort == log.NIEUW:
        rows[operatie.rij] = {}
    if operatie.soort == log.WEG:
        rows.pop(operatie.rij, None)
    elif operatie.rij in rows:
        _apply(rows[operatie.rij], operatie)


def _apply(row: dict[str, Value], operatie: Operatie) -> None:
    for veld, change in operatie.inhoud.items():
        value = log.decode(change[1])
        if value is None:
            row.pop(veld, None)
        else:
            row[veld] = value


def replay_file(connection: sqlite3.Connection) -> State:
    """Return the register that the log of a file describes."""
    vergeten = {rij for (rij,) in connection.execute("SELECT rij FROM vergeten")}
    return replay(log.read(connection), vergeten)


def read_state(connection: sqlite3.Connection, *, derived: bool = False) -> State:
    """Return the register as it is in the tables, with derived columns when asked."""
    state: State = {}
    for beschrijving in TABELLEN:
        columns = logged_columns(beschrijving.naam)
        if derived:
            columns += tuple(veld.naam for veld in beschrijving.velden if veld.afgeleid)
        query = f"SELECT uuid, {', '.join(columns)} FROM {beschrijving.naam} ORDER BY fid"  # noqa: S608
        state[beschrijving.naam] = {
            row[0]: {k: v for k, v in zip(columns, row[1:], strict=True) if v is not None}
            for row in connection.execute(query)
        }
    return state


def known(state: State) -> State:
    """Return a state without the tables and fields that this version does not know."""
    return {
        beschrijving.naam: {
            rij: {k: v for k, v in row.items() if k in logged_columns(beschrijving.naam)}
            for rij, row in state.get(beschrijving.naam, {}).items()
        }
        for beschrijving in TABELLEN
    }


def materialise(connection: sqlite3.Connection, state: State) -> None:
    """Fill empty tables with a register, inside the caller's transaction."""
    for naam, rows in state.items():
        beschrijving = tabel(naam)
        columns = beschrijving.kolommen + (("geom",) if beschrijving.geometrie else ())
        names = ", ".join(("uuid", *columns))
        marks = ", ".join("?" * (len(columns) + 1))
        connection.executemany(
            f"INSERT INTO {naam} ({names}) VALUES ({marks})",  # noqa: S608
            ((rij, *(row.get(kolom) for kolom in columns)) for rij, row in rows.items()),
        )
