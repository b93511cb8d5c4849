"""Edits made by other programs (QGIS): found at opening, kept as one step of the history.

The tables are compared with what the log says. What another program cannot know is mended first:
set-like rows get the uuid of their key, children of a removed row go along, references to a
removed row become empty, a plek that was moved is one placed by hand. Nothing is refused: the step
can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import TABELLEN
from sociale_kaart.project import log, settings
from sociale_kaart.project.replay import known, read_state, replay_file
from sociale_kaart.project.schema import row_uuid
from sociale_kaart.project.writer import derive_buurtcode, same

if TYPE_CHECKING:
    import sqlite3

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.domain.tabellen import Tabel
    from sociale_kaart.project.replay import State
    from sociale_kaart.project.store import Store
    from sociale_kaart.project.writer import Writer

OMSCHRIJVING = "Wijzigingen buiten Sociale Kaart"


def record(store: Store) -> None:
    """Write the difference between tables and log as one action; nothing when there is none.

    Raises:
        WorldError: the disk refused; the file is as it was.
    """
    connection = store.connection
    if settings.local(connection, settings.DOORGEGEVEN) and not log.holds(connection):
        # A copy made by doorgeven has no past: its log begins with what it was given.
        action = store.write("Begin van deze kopie", soort="begin", grens=True)
    else:
        action = store.write(OMSCHRIJVING, soort="buiten")
    with action as writer:
        for beschrijving in TABELLEN:
            if beschrijving.sleutel:
                _give_key_uuids(connection, beschrijving)
        while _mend_references(connection):
            pass
        expected = known(replay_file(connection))
        _mend_moved(connection, expected, read_state(connection))
        _record_differences(writer, expected, read_state(connection))
        if writer.changed:
            _derive(store, writer)


def _give_key_uuids(connection: sqlite3.Connection, beschrijving: Tabel) -> None:
    """Give set-like rows the uuid of their key; of two equal ones the first stays."""
    naam = beschrijving.naam
    query = f"SELECT fid, uuid, {', '.join(beschrijving.sleutel)} FROM {naam} ORDER BY fid"  # noqa: S608
    rows = connection.execute(query).fetchall()
    taken = {uuid for _, uuid, *_ in rows}
    for fid, uuid, *key in rows:
        wanted = row_uuid(beschrijving, dict(zip(beschrijving.sleutel, key, strict=True)))
        if wanted == uuid:
            continue
        if wanted in taken:
            connection.execute(f"DELETE FROM {naam} WHERE fid = ?", (fid,))  # noqa: S608
        else:
            connection.execute(f"UPDATE {naam} SET uuid = ? WHERE fid = ?", (wanted, fid))  # noqa: S608
            taken.add(wanted)


def _mend_references(connection: sqlite3.Connection) -> int:
    """Do to dangling references what a removal in this program would have done; return how many."""
    mended = 0
    for beschrijving in TABELLEN:
        for veld in beschrijving.velden:
            if not veld.verwijst:
                continue
            if veld.naam == beschrijving.ouder_veld or veld.naam in beschrijving.sleutel:
                mend = f"DELETE FROM {beschrijving.naam}"  # noqa: S608
            else:
                mend = f"UPDATE {beschrijving.naam} SET {veld.naam} = NULL"  # noqa: S608
            alive = f"SELECT uuid FROM {veld.verwijst}"  # noqa: S608
            dangling = f"{veld.naam} IS NOT NULL AND {veld.naam} NOT IN ({alive})"
            mended += connection.execute(f"{mend} WHERE {dangling}").rowcount
    return mended


def _mend_moved(connection: sqlite3.Connection, expected: State, actual: State) -> None:
    """Say of a plek that was only moved that its point was put there by hand, as we would."""
    for rij, before in expected["plekken"].items():
        changes = _changes(before, actual["plekken"].get(rij, before))
        if "geom" in changes and "locatie_nauwkeurigheid" not in changes and changes["geom"][1]:
            connection.execute(
                "UPDATE plekken SET locatie_nauwkeurigheid = 'handmatig' WHERE uuid = ?", (rij,)
            )


def _record_differences(writer: Writer, expected: State, actual: State) -> None:
    for beschrijving in TABELLEN:
        naam = beschrijving.naam
        before, after = expected[naam], actual[naam]
        for rij, row in after.items():
            if rij not in before:
                writer.record_nieuw(naam, rij, row)
            elif changes := _changes(before[rij], row):
                writer.record_wijzig(naam, rij, changes)
        for rij, row in before.items():
            if rij not in after:
                writer.record_weg(naam, rij, row)


def _changes(before: dict[str, Value], after: dict[str, Value]) -> dict[str, tuple[Value, Value]]:
    return {
        veld: (before.get(veld), after.get(veld))
        for veld in {**before, **after}
        if not same(before.get(veld), after.get(veld))
    }


def differences(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (table, uuid) of every row that is not as the log says."""
    expected, actual = known(replay_file(connection)), read_state(connection)
    return [
        (naam, rij)
        for naam in actual
        for rij in {**expected[naam], **actual[naam]}
        if rij not in actual[naam]
        or rij not in expected[naam]
        or _changes(expected[naam][rij], actual[naam][rij])
    ]


def _derive(store: Store, writer: Writer) -> None:
    """Derive the buurtcode of plekken that another program added, moved or gave a wrong one."""
    moved = {
        operatie.rij
        for operatie in log.operations_of(store.connection, writer.actie)
        if operatie.soort == log.NIEUW or "geom" in operatie.inhoud
    }
    for (plek,) in store.connection.execute("SELECT uuid FROM plekken").fetchall():
        derive_buurtcode(store.connection, plek, store.buurtzoeker, moved=plek in moved)
