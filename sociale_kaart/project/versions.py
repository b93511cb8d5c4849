"""The past of one hulpbron with its plekken and delen, read from the log."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.tabellen import DELEN, HULPBRONNEN, PLEKKEN
from sociale_kaart.project import difference, log, replay, undo
from sociale_kaart.project.action import Actie
from sociale_kaart.project.difference import RijVerschil
from sociale_kaart.project.log import ActieId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Row
    from sociale_kaart.project.log import Operatie
    from sociale_kaart.project.replay import State
    from sociale_kaart.project.undo import Stap
    from sociale_kaart.project.writer import Writer

# Parents before children, so that a child of a child is found too.
_PARTS = (PLEKKEN, *DELEN)
_PART_NAMES = frozenset(beschrijving.naam for beschrijving in _PARTS)


@dataclass(frozen=True, slots=True)
class VersieRijen:
    """What one step did to a hulpbron: the rows that it changed."""

    stap: Stap
    verschillen: tuple[RijVerschil, ...]


def versions(connection: sqlite3.Connection, hulpbron: str) -> list[VersieRijen]:
    """Return every step that touched a hulpbron, its plekken or its delen, latest first."""
    found = []
    before: State = {}
    operaties = _operations(connection, hulpbron)
    for (sessie, actie), group in groupby(operaties, key=lambda o: (o.sessie, o.actie)):
        after = replay.advanced(before, group)
        verschillen = tuple(difference.differences(replay.known(before), replay.known(after)))
        if verschillen:
            found.append(VersieRijen(undo.stap_of(connection, ActieId(sessie, actie)), verschillen))
        before = after
    return found[::-1]


def state_after(connection: sqlite3.Connection, hulpbron: str, stap: ActieId) -> State:
    """Return the rows of a hulpbron as they were after a step of the history.

    Relaties that another hulpbron has with it are in it too.

    Raises:
        WorldError: there is no such step, or the hulpbron was not there then.
    """
    row = connection.execute(
        "SELECT hlc FROM bewerkingen WHERE sessie = ? AND volgnr = ? AND soort = 'actie'", stap
    ).fetchone()
    if row is None:
        raise WorldError("Deze stap staat niet in de geschiedenis.", "Kies een andere versie.")
    until = (row[0], *stap)
    operaties = _operations(connection, hulpbron, incoming=True)
    before = [o for o in operaties if (o.hlc, o.sessie, o.actie) <= until]
    state = replay.known(replay.replay(before))
    if hulpbron not in state[HULPBRONNEN.naam]:
        raise WorldError("Toen stond deze hulpbron niet op de kaart.", "Kies een andere versie.")
    return state


def restore(writer: Writer, hulpbron: str, target: State) -> None:
    """Make a hulpbron with its plekken and delen what it is in `target`, from `state_after`.

    A relatie that another hulpbron had with it comes back only when this one had been removed:
    otherwise that is for the other record. A reference to what is gone is left empty.
    """
    connection = writer.connection
    if exists(connection, HULPBRONNEN.naam, hulpbron):
        relaties = {
            rij: row for rij, row in target["relaties"].items() if row.get("hulpbron") == hulpbron
        }
        target = {**target, "relaties": relaties}
    target = difference.mended(target, lambda tabel, rij: exists(connection, tabel, rij))
    difference.write(
        writer,
        (
            RijVerschil(naam, rij, writer.row(naam, rij), row)
            for naam, rows in target.items()
            for rij, row in rows.items()
        ),
        buurtcodes=_last_buurtcodes(connection, target[PLEKKEN.naam]),
    )
    actie = Actie(writer)
    for naam, rij in reversed(_current(connection, hulpbron)):
        if rij not in target[naam] and exists(connection, naam, rij):
            actie.delete(naam, rij)


def exists(connection: sqlite3.Connection, tabel: str, rij: str) -> bool:
    """Return whether a row is in the register now."""
    query = f"SELECT 1 FROM {tabel} WHERE uuid = ?"  # noqa: S608
    return connection.execute(query, (rij,)).fetchone() is not None


def _operations(
    connection: sqlite3.Connection, hulpbron: str, *, incoming: bool = False
) -> list[Operatie]:
    """Return the operations on every row that ever belonged to a hulpbron, in order."""
    rijen = [hulpbron, *_parts(connection, hulpbron, incoming=incoming)]
    operaties = [o for rij in rijen for o in log.read(connection, "rij = ?", (rij,))]
    return sorted(operaties, key=lambda o: (o.hlc, o.sessie, o.volgnr))


def _parts(connection: sqlite3.Connection, hulpbron: str, *, incoming: bool) -> set[str]:
    """Return the uuids of the rows that ever were part of a hulpbron."""
    # Nearly every line is passed over by SQLite itself, without reading its JSON.
    mentioning = log.read(
        connection, "soort IN ('nieuw', 'wijzig') AND instr(inhoud, ?) > 0", (hulpbron,)
    )
    found, verhalen = set(), set()
    for operatie in mentioning:
        refers = _refers(operatie, "hulpbron", hulpbron)
        if operatie.tabel in _PART_NAMES and (
            refers or (incoming and _refers(operatie, "naar", hulpbron))
        ):
            found.add(str(operatie.rij))
            if operatie.tabel == "verhalen":
                verhalen.add(operatie.rij)
    if verhalen:
        for operatie in log.read(connection, "tabel = 'verhaal_themas' AND soort = 'nieuw'"):
            if any(_refers(operatie, "verhaal", verhaal) for verhaal in verhalen):
                found.add(str(operatie.rij))
    return found


def _refers(operatie: Operatie, veld: str, rij: str | None) -> bool:
    return veld in operatie.inhoud and operatie.inhoud[veld][1] == rij


def _current(connection: sqlite3.Connection, hulpbron: str) -> list[tuple[str, str]]:
    """Return the plekken and delen that a hulpbron has now, parents before children."""
    return [
        (beschrijving.naam, rij)
        for beschrijving in _PARTS
        if beschrijving.ouder == HULPBRONNEN.naam
        for (rij,) in connection.execute(
            f"SELECT uuid FROM {beschrijving.naam} WHERE {beschrijving.ouder_veld} = ?",  # noqa: S608
            (hulpbron,),
        )
    ] + [
        ("verhaal_themas", rij)
        for (rij,) in connection.execute(
            "SELECT t.uuid FROM verhaal_themas AS t JOIN verhalen AS v ON v.uuid = t.verhaal"
            " WHERE v.hulpbron = ?",
            (hulpbron,),
        )
    ]


def _last_buurtcodes(connection: sqlite3.Connection, plekken: Mapping[str, Row]) -> dict[str, str]:
    """Return the buurtcode that removed plekken last had, where their point is the same."""
    found = {}
    for plek, row in plekken.items():
        removals = list(log.read(connection, "rij = ? AND soort = 'weg'", (plek,)))
        if not removals:
            continue
        inhoud = removals[-1].inhoud
        same_point = log.decode(inhoud["was"].get("geom")) == row.get("geom")
        if same_point and "buurtcode" in inhoud:
            found[plek] = inhoud["buurtcode"]
    return found
