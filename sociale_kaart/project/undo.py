"""Undo, redo and history, derived from the log, so that they survive closing the kaart."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.project import log
from sociale_kaart.project.log import ActieId
from sociale_kaart.project.schema import logged_columns, references_to

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.project.writer import Writer

# Tables whose rows belong to no hulpbron and are shown with those that refer to them.
_SHARED = frozenset({"fotos", "partijen", "eigen_gebieden"})


@dataclass(frozen=True, slots=True)
class Stap:
    """One action in the history.

    Attributes:
        uuid: name of the action in the log.
        omschrijving: what was done, as the user reads it.
        tijd: when, in the time zone of this laptop.
        auteur: who, '' when nobody said.
        soort: actie | ongedaan | opnieuw | buiten (outside this program) | definitief | begin.
        ongedaan: whether it has been undone and not been done again.
    """

    uuid: str
    omschrijving: str
    tijd: dt.datetime
    auteur: str
    soort: str
    ongedaan: bool = False


@dataclass(frozen=True, slots=True)
class Geraakt:
    """What an action touched: the tables, and the hulpbronnen its rows belong to."""

    tabellen: frozenset[str]
    hulpbronnen: frozenset[str]


class _Entry(NamedTuple):
    """What can be undone or redone: the user's action, and the action that holds its operations."""

    origineel: ActieId
    laatste: ActieId
    omschrijving: str


class UndoStack:
    """Which actions can be undone and redone, read from the headers in the log."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []
        self.ongedaan: set[str] = set()
        # The last action beyond which undo does not go.
        self._grens: str | None = None
        query = (
            "SELECT sessie, volgnr, inhoud FROM bewerkingen WHERE soort = 'actie'"
            " ORDER BY hlc, sessie, volgnr"
        )
        for sessie, volgnr, inhoud in connection.execute(query):
            self.push(ActieId(sessie, volgnr), json.loads(inhoud))

    def push(self, actie: ActieId, header: dict[str, object]) -> None:
        """Take in the header of an action."""
        if "ongedaan" in header:
            self.ongedaan.add(str(header["ongedaan"]))
            if self._done:
                self._undone.append(self._done.pop()._replace(laatste=actie))
        elif "opnieuw" in header:
            self.ongedaan.discard(str(header["opnieuw"]))
            if self._undone:
                self._done.append(self._undone.pop()._replace(laatste=actie))
        else:
            self._undone.clear()
            if header.get("grens"):
                self._done.clear()
                self._grens = str(actie)
            else:
                self._done.append(_Entry(actie, actie, str(header["omschrijving"])))

    @property
    def undo(self) -> _Entry | None:
        """The next action to undo."""
        return self._done[-1] if self._done else None

    @property
    def redo(self) -> _Entry | None:
        """The next action to do again."""
        return self._undone[-1] if self._undone else None

    @property
    def undoable(self) -> tuple[str, ...]:
        """The actions that can be undone, in the order in which undo takes them."""
        return tuple(str(entry.origineel) for entry in reversed(self._done))

    @property
    def redoable(self) -> tuple[str, ...]:
        """The actions that can be done again, in the order in which redo takes them."""
        return tuple(str(entry.origineel) for entry in reversed(self._undone))

    @property
    def grens(self) -> str | None:
        """The action that stays when everything that can be undone is; None in a strange log."""
        return self._grens


def invert(writer: Writer, actie: ActieId) -> None:
    """Do the opposite of an action, last operation first."""
    for operatie in reversed(log.operations_of(writer.connection, actie)):
        writer.invert(operatie)


def history(
    connection: sqlite3.Connection, limit: int, ongedaan: Collection[str] = ()
) -> list[Stap]:
    """Return the latest actions, newest first; those in `ongedaan` have been undone."""
    query = (
        "SELECT sessie, volgnr, hlc, auteur, inhoud FROM bewerkingen WHERE soort = 'actie'"
        " ORDER BY hlc DESC, sessie DESC, volgnr DESC LIMIT ?"
    )
    stappen = [
        _stap(ActieId(sessie, volgnr), hlc, auteur, json.loads(inhoud))
        for sessie, volgnr, hlc, auteur, inhoud in connection.execute(query, (limit,))
    ]
    return [replace(stap, ongedaan=stap.uuid in ongedaan) for stap in stappen]


def stap_of(connection: sqlite3.Connection, actie: ActieId) -> Stap:
    """Return one action as a step of the history.

    Raises:
        KeyError: the log holds no such action.
    """
    found = connection.execute(
        "SELECT hlc, auteur, inhoud FROM bewerkingen"
        " WHERE sessie = ? AND volgnr = ? AND soort = 'actie'",
        actie,
    ).fetchone()
    if found is None:
        raise KeyError(str(actie))
    return _stap(actie, found[0], found[1], json.loads(found[2]))


def _stap(actie: ActieId, hlc: int, auteur: str | None, header: dict[str, object]) -> Stap:
    soort = next((k for k in ("ongedaan", "opnieuw") if k in header), None)
    tijd = dt.datetime.fromtimestamp(log.seconds(hlc), tz=dt.UTC).astimezone()
    return Stap(
        uuid=str(actie),
        omschrijving=str(header["omschrijving"]),
        tijd=tijd,
        auteur=auteur or "",
        soort=soort or str(header.get("soort", "actie")),
    )


def touched(connection: sqlite3.Connection, actie: ActieId) -> Geraakt:
    """Return which tables and hulpbronnen an action touched, also when they are gone since."""
    tabellen: set[str] = set()
    hulpbronnen: set[str] = set()
    operaties = log.operations_of(connection, actie)
    within = {operatie.rij: operatie for operatie in operaties}
    for operatie in operaties:
        assert operatie.tabel is not None
        assert operatie.rij is not None
        tabellen.add(operatie.tabel)
        if operatie.tabel == "hulpbronnen":
            hulpbronnen.add(operatie.rij)
        for veld in ("hulpbron", "naar"):
            hulpbronnen.update(_values(connection, operatie, veld))
        for verhaal in _values(connection, operatie, "verhaal"):
            if verhaal in within:
                hulpbronnen.update(_values(connection, within[verhaal], "hulpbron"))
            elif owner := _latest(connection, "verhalen", verhaal, "hulpbron"):
                hulpbronnen.add(str(owner))
        hulpbronnen.update(_showing(connection, operatie.tabel, operatie.rij))
    return Geraakt(frozenset(tabellen), frozenset(hulpbronnen))


def _showing(connection: sqlite3.Connection, tabel: str, rij: str) -> set[str]:
    """Return the hulpbronnen that show a row of a table of its own, such as a foto."""
    if tabel not in _SHARED:
        return set()
    found: set[str] = set()
    for andere, veld in references_to(tabel):
        if "hulpbron" in andere.kolommen:
            query = f"SELECT hulpbron FROM {andere.naam} WHERE {veld.naam} = ?"  # noqa: S608
            found.update(hulpbron for (hulpbron,) in connection.execute(query, (rij,)))
    return found


def _values(connection: sqlite3.Connection, operatie: log.Operatie, veld: str) -> set[str]:
    """Return the values of a reference before and after an operation."""
    assert operatie.tabel is not None
    if veld not in logged_columns(operatie.tabel):
        return set()
    if operatie.soort == log.WEG:
        values = [log.decode(operatie.inhoud["was"].get(veld))]
    elif veld in operatie.inhoud:
        values = [log.decode(value) for value in operatie.inhoud[veld][:2]]
    elif operatie.soort == log.NIEUW:
        return set()
    else:
        values = [_latest(connection, operatie.tabel, operatie.rij, veld)]
    return {str(value) for value in values if value}


def _latest(connection: sqlite3.Connection, tabel: str, rij: str | None, veld: str) -> Value:
    """Return a field of a row, also of one that is gone."""
    row = connection.execute(
        f"SELECT {veld} FROM {tabel} WHERE uuid = ?",  # noqa: S608
        (rij,),
    ).fetchone()
    if row is None:
        gone = list(log.read(connection, "rij = ? AND soort = 'weg'", (rij,)))
        return log.decode(gone[-1].inhoud["was"].get(veld)) if gone else None
    value: Value = row[0]
    return value
