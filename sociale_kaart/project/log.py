"""The log `bewerkingen`: undo list, history and later exchange in one.

One operation is one change of one row. An action ('Voeg hulpbron toe') is a header operation
followed by its operations, all of one session and with one clock value; `actie` holds the number
of the header, so that (sessie, actie) names an action everywhere. `inhoud` is JSON:

- `nieuw`, `wijzig`: {field: [old, new, replaced]}; `replaced` lists the operations whose value this
  one replaces (a number within the same session, else 'sessie:volgnr') and is left out when empty;
- `weg`: {"gezien": {session: highest number seen on this row}, "was": {field: value}}; for a plek
  with a point also "buurtcode": derived, so no part of what it was, but without its ondergrond
  nothing else could give it back;
- `actie`: {"omschrijving": text} and, where they apply, "ongedaan" or "opnieuw" (the action that
  is undone or redone), "soort" ('buiten', 'definitief', 'begin') and "grens" (no undo beyond).

Values keep their SQLite type; a blob is {"b64": text}. What is not known here is kept.
"""

from __future__ import annotations

import base64
import json
import secrets
import time
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from sociale_kaart.domain.hulpbron import Value

# Bits below the milliseconds of the clock, for actions within the same one.
_COUNTER_BITS = 16
_MS = 1000

NIEUW = "nieuw"
WIJZIG = "wijzig"
WEG = "weg"
ACTIE = "actie"

# Made once: making one takes longer than what it does.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_COLUMNS = "sessie, volgnr, hlc, auteur, actie, tabel, rij, soort, inhoud"


class ActieId(NamedTuple):
    """The name of an action: its session, and the number of its header."""

    sessie: str
    volgnr: int

    def __str__(self) -> str:
        """Return the form in which actions are named in the log and outside `project`."""
        return f"{self.sessie}:{self.volgnr}"

    @classmethod
    def parse(cls, tekst: str) -> ActieId:
        """Read what `str` wrote."""
        sessie, _, volgnr = tekst.rpartition(":")
        return cls(sessie, int(volgnr))


class Operatie(NamedTuple):
    """One line of the log; `inhoud` is decoded except for its blobs."""

    sessie: str
    volgnr: int
    hlc: int
    auteur: str | None
    actie: int
    tabel: str | None
    rij: str | None
    soort: str
    inhoud: dict[str, Any]


def encode(value: Value) -> Any:
    """Return a value as JSON can hold it."""
    if isinstance(value, bytes):
        return {"b64": base64.b64encode(value).decode("ascii")}
    return value


def decode(value: Any) -> Value:
    """Return the value that `encode` was given."""
    if isinstance(value, dict):
        return base64.b64decode(value["b64"])
    plain: Value = value
    return plain


def dumps(inhoud: dict[str, Any]) -> str:
    """Return JSON in its shortest form, readable for people who look into the file."""
    return _ENCODER.encode(inhoud)


def insert(connection: sqlite3.Connection, operatie: Operatie) -> None:
    """Add one operation, inside the transaction of the change it describes."""
    connection.execute(
        f"INSERT INTO bewerkingen ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (*operatie[:-1], dumps(operatie.inhoud)),
    )


def holds(connection: sqlite3.Connection) -> bool:
    """Whether there is anything in the log."""
    return connection.execute("SELECT 1 FROM bewerkingen LIMIT 1").fetchone() is not None


def read(
    connection: sqlite3.Connection, where: str = "1", values: Iterable[object] = ()
) -> Iterator[Operatie]:
    """Yield operations in the order of the clock; `where` is SQL of our own."""
    query = f"SELECT {_COLUMNS} FROM bewerkingen WHERE {where} ORDER BY hlc, sessie, volgnr"  # noqa: S608
    for row in connection.execute(query, tuple(values)):
        yield _operatie(row)


def _operatie(row: tuple[Any, ...]) -> Operatie:
    return Operatie._make((*row[:-1], json.loads(row[-1] or "{}")))


def operations_of(connection: sqlite3.Connection, actie: ActieId) -> list[Operatie]:
    """Return the operations of an action in the order in which they were done, without header."""
    query = f"SELECT {_COLUMNS} FROM bewerkingen WHERE sessie = ? AND volgnr > ? ORDER BY volgnr"  # noqa: S608
    found = []
    # The operations of an action follow its header, so reading stops at the next action.
    for row in connection.execute(query, actie):
        operatie = _operatie(row)
        if operatie.actie != actie.volgnr:
            break
        found.append(operatie)
    return found


def is_larger(connection: sqlite3.Connection, actie: ActieId, operaties: int) -> bool:
    """Return whether an action has more than so many operations, without reading them."""
    row = connection.execute(
        "SELECT actie FROM bewerkingen WHERE sessie = ? AND volgnr = ?",
        (actie.sessie, actie.volgnr + operaties + 1),
    ).fetchone()
    # The operations of an action follow its header, without gaps.
    return row is not None and row[0] == actie.volgnr


def heads(connection: sqlite3.Connection, rij: str) -> dict[str, list[tuple[str, int]]]:
    """Return per field of a row the operations whose value no other operation has replaced."""
    standing: dict[str, set[tuple[str, int]]] = {}
    replaced: dict[str, set[tuple[str, int]]] = {}
    for operatie in read(connection, "rij = ? AND soort IN ('nieuw', 'wijzig')", (rij,)):
        for veld, change in operatie.inhoud.items():
            standing.setdefault(veld, set()).add((operatie.sessie, operatie.volgnr))
            for reference in change[2] if len(change) > 2 else ():  # noqa: PLR2004
                replaced.setdefault(veld, set()).add(_resolve(reference, operatie.sessie))
    return {veld: sorted(found - replaced.get(veld, set())) for veld, found in standing.items()}


def _resolve(reference: int | str, sessie: str) -> tuple[str, int]:
    if isinstance(reference, int):
        return sessie, reference
    parsed = ActieId.parse(reference)
    return parsed.sessie, parsed.volgnr


def shorten(references: Iterable[tuple[str, int]], sessie: str) -> list[int | str]:
    """Return references to operations as session `sessie` writes them."""
    return [volgnr if andere == sessie else f"{andere}:{volgnr}" for andere, volgnr in references]


def seen(connection: sqlite3.Connection, rij: str) -> dict[str, int]:
    """Return per session the highest operation on a row that this file holds."""
    rows = connection.execute(
        "SELECT sessie, max(volgnr) FROM bewerkingen WHERE rij = ? GROUP BY sessie", (rij,)
    )
    return dict(rows.fetchall())


class Sessie:
    """The numbering and the clock of one opening; never used again by another.

    The clock is a hybrid logical clock: the time of the laptop in ms, times 65536, but always above
    everything the file has seen, so that a laptop that is behind still writes visible edits.
    """

    def __init__(self, connection: sqlite3.Connection, auteur: str) -> None:
        self.id = secrets.token_urlsafe(9)
        self.auteur = auteur or None
        self.volgnr = 0
        (highest,) = connection.execute(
            "SELECT max(hlc) FROM bewerkingen WHERE soort = 'actie'"
        ).fetchone()
        self.hlc: int = highest or 0

    def next_hlc(self) -> int:
        """Return the clock value for the next action."""
        return max(time.time_ns() // 1_000_000 << _COUNTER_BITS, self.hlc + 1)


def seconds(hlc: int) -> float:
    """Return a clock value as seconds since 1970."""
    return (hlc >> _COUNTER_BITS) / _MS
