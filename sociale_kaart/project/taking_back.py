"""Taking back an earlier action when others came after it: only what nobody touched since.

Undo goes back step by step; this looks at the rows themselves. What still is as the action left it
may go or be as before; what was edited later stays, and is told.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import DELEN, HULPBRONNEN, PLEKKEN, TABELLEN
from sociale_kaart.project import log
from sociale_kaart.project.log import ActieId
from sociale_kaart.project.replay import read_state
from sociale_kaart.project.schema import logged_columns
from sociale_kaart.project.writer import same

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.project.log import Operatie
    from sociale_kaart.project.writer import Writer

# Rows that belong to one hulpbron, by the column that says so.
_PARTS = tuple(
    beschrijving.naam for beschrijving in (PLEKKEN, *DELEN) if beschrijving.ouder == "hulpbronnen"
)
_KNOWN = frozenset(beschrijving.naam for beschrijving in TABELLEN)

Rij = tuple[str, str]


def made_in(connection: sqlite3.Connection, tabel: str, rij: str) -> ActieId | None:
    """Return the action that last made a row, None when the log does not tell."""
    found = connection.execute(
        "SELECT sessie, actie FROM bewerkingen WHERE rij = ? AND tabel = ? AND soort = 'nieuw'"
        " ORDER BY hlc DESC, sessie DESC, volgnr DESC LIMIT 1",
        (rij, tabel),
    ).fetchone()
    return ActieId(*found) if found else None


def untouched(connection: sqlite3.Connection, hulpbronnen: Collection[str]) -> set[str]:
    """Return which hulpbronnen, plekken and delen included, are as the action that made them."""
    made: dict[str, dict[Rij, dict[str, Value]]] = {}
    wanted = set(hulpbronnen)
    while wanted:
        first = min(wanted)
        actie = made_in(connection, HULPBRONNEN.naam, first)
        wanted.discard(first)
        if actie is None:
            continue
        for owner, rows in _made_by(log.operations_of(connection, actie)).items():
            if owner in wanted or owner == first:
                made[owner] = rows
                wanted.discard(owner)
    now = _rows_of(connection, made)
    return {uuid for uuid, rows in made.items() if _equal(rows, now[uuid])}


def _made_by(operaties: Iterable[Operatie]) -> dict[str, dict[Rij, dict[str, Value]]]:
    """Return per hulpbron that an action made its rows, as that action left them."""
    rows: dict[Rij, dict[str, Value]] = {}
    made = set()
    for operatie in operaties:
        key = str(operatie.tabel), str(operatie.rij)
        if operatie.soort == log.WEG:
            rows.pop(key, None)
            continue
        if operatie.soort == log.NIEUW:
            rows[key] = {}
            if operatie.tabel == HULPBRONNEN.naam:
                made.add(str(operatie.rij))
        if key in rows:
            rows[key] |= {k: log.decode(change[1]) for k, change in operatie.inhoud.items()}
    found: dict[str, dict[Rij, dict[str, Value]]] = {uuid: {} for uuid in made}
    for (tabel, rij), row in rows.items():
        owner = rij if tabel == HULPBRONNEN.naam else str(row.get("hulpbron"))
        if owner in found and (tabel == HULPBRONNEN.naam or tabel in _PARTS):
            found[owner][tabel, rij] = {k: v for k, v in row.items() if v is not None}
    return found


def _rows_of(
    connection: sqlite3.Connection, hulpbronnen: Collection[str]
) -> dict[str, dict[Rij, dict[str, Value]]]:
    found: dict[str, dict[Rij, dict[str, Value]]] = defaultdict(dict)
    state = read_state(connection)
    for uuid, row in state[HULPBRONNEN.naam].items():
        if uuid in hulpbronnen:
            found[uuid][HULPBRONNEN.naam, uuid] = row
    for tabel in _PARTS:
        for rij, row in state[tabel].items():
            if row.get("hulpbron") in hulpbronnen:
                found[str(row["hulpbron"])][tabel, rij] = row
    return found


def _equal(one: dict[Rij, dict[str, Value]], other: dict[Rij, dict[str, Value]]) -> bool:
    return one.keys() == other.keys() and all(
        row.keys() == other[key].keys() and all(same(v, other[key][k]) for k, v in row.items())
        for key, row in one.items()
    )


def put_back(
    writer: Writer, actie: ActieId, zonder: Collection[str], rijen: Collection[str] = ()
) -> tuple[set[str], set[str]]:
    """Make fields and rows that an action changed as they were, where they still are as it left.

    Args:
        writer: of the action under way.
        actie: the earlier action.
        zonder: hulpbronnen of which nothing is looked at.
        rijen: other rows that are not looked at.

    Returns:
        The hulpbronnen of which something was put back, and those of which something stays because
        it was changed since.
    """
    done: set[str] = set()
    left: set[str] = set()
    for operatie in reversed(log.operations_of(writer.connection, actie)):
        tabel, rij = str(operatie.tabel), str(operatie.rij)
        if tabel not in _KNOWN or operatie.soort == log.WEG or rij in rijen:
            continue
        owner = _owner_said(operatie)
        if owner in zonder:
            continue
        row = writer.row(tabel, rij)
        if row is None:
            continue
        owner = owner or str(row.get("hulpbron"))
        if owner not in zonder:
            undone, stays = _put_row_back(writer, operatie, row)
            done |= {owner} if undone else set()
            left |= {owner} if stays else set()
    return done, left


def _owner_said(operatie: Operatie) -> str | None:
    """Return the hulpbron of a row as far as its operation tells."""
    if operatie.tabel == HULPBRONNEN.naam:
        return operatie.rij
    change = operatie.inhoud.get("hulpbron") if operatie.soort == log.NIEUW else None
    return str(change[1]) if change else None


def _put_row_back(writer: Writer, operatie: Operatie, row: dict[str, Value]) -> tuple[bool, bool]:
    """Return whether something of a row was put back, and whether something stays."""
    tabel, rij = str(operatie.tabel), str(operatie.rij)
    known = logged_columns(tabel)
    changes = {
        k: (log.decode(c[0]), log.decode(c[1])) for k, c in operatie.inhoud.items() if k in known
    }
    if operatie.soort == log.NIEUW:
        whole = {k: new for k, (_, new) in changes.items() if new is not None}
        if {k: v for k, v in row.items() if v is not None} != whole:
            return False, True
        writer.weg(tabel, rij)
        return True, False
    back = {k: old for k, (old, new) in changes.items() if same(row[k], new)}
    if back:
        writer.wijzig(tabel, rij, back)
    return bool(back), len(back) < len(changes)
