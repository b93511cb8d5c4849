"""What going back to a backup would change, and doing it as one action.

Nothing that was removed for good comes back. Rows in `vergeten` stay away. Where a person was
cleaned out of a text after the backup was made, the log of the kaart has the cleaned text and the
backup has not: there the log counts.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.project import bestanden, difference, log, replay, settings
from sociale_kaart.project.connection import connect_beside
from sociale_kaart.project.errors import sqlite_errors
from sociale_kaart.project.log import ActieId
from sociale_kaart.project.opening import open_backup

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Row, Value
    from sociale_kaart.project.difference import RijVerschil
    from sociale_kaart.project.log import Operatie
    from sociale_kaart.project.replay import State
    from sociale_kaart.project.writer import Writer

# Which ondergrond a kaart stands on is a fact of now: the buurtcodes are of that one.
_STAYS = "ondergrond_"


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """A kaart beside one of its backups.

    Attributes:
        nu: the register now.
        straks: what it would be; consistent, without what was removed for good.
        verschillen: the rows that differ.
    """

    nu: State
    straks: State
    verschillen: list[RijVerschil]

    def owner(self, verschil: RijVerschil) -> str | None:
        """Return the hulpbron that a row belongs to, None for a row of no hulpbron."""
        beschrijving = beschrijving_van(verschil.tabel)
        if verschil.tabel == "hulpbronnen":
            return verschil.rij
        if not beschrijving.ouder:
            return None
        ouder = str(verschil.value(beschrijving.ouder_veld))
        if beschrijving.ouder == "hulpbronnen":
            return ouder
        if "hulpbron" not in beschrijving_van(beschrijving.ouder).kolommen:
            return None
        return str(self._row(beschrijving.ouder, ouder).get("hulpbron"))

    def naam(self, tabel: str, rij: str) -> str | None:
        """Return how people call a row, now or then."""
        row = self._row(tabel, rij)
        return next((str(row[k]) for k in ("naam", "bestand", "datum") if row.get(k)), None)

    def _row(self, tabel: str, rij: str) -> Row:
        return self.nu[tabel].get(rij) or self.straks[tabel].get(rij) or {}


def compare_files(kaart: Path, backup: Path) -> Vergelijking:
    """Compare a kaart, which may be in use, with a backup of it; any thread may call.

    Raises:
        WorldError: one of them cannot be read, or the backup is newer or of another kaart.
    """
    with contextlib.closing(connect_beside(kaart)) as now, sqlite_errors(kaart.name):
        uuid = str(settings.local(now, settings.KAART_UUID))
        with contextlib.closing(open_backup(backup, uuid)) as then:
            return compare(now, then.connection)


def compare(now: sqlite3.Connection, then: sqlite3.Connection) -> Vergelijking:
    """Compare the kaart of `now` with its backup `then`, both of this format."""
    nu, straks = replay.read_state(now), replay.read_state(then)
    _leave_settings(nu, straks)
    if unseen := _removals_unseen(now, then):
        _clean(now, then, nu, straks, unseen)
    # Another program can have left dangling references in the backup.
    straks = difference.mended(straks, lambda _tabel, _rij: False)
    return Vergelijking(nu, straks, difference.differences(nu, straks))


def restore(writer: Writer, then: sqlite3.Connection, step: Callable[[int, int], None]) -> None:
    """Write what `compare` tells, with the bytes of photos and figures that have gone since."""
    now = writer.connection
    verschillen = compare(now, then).verschillen
    difference.write(writer, verschillen, buurtcodes=_buurtcodes(now, then), step=step)
    bestanden.copy(then, now, bestanden.missing(now))


def _buurtcodes(now: sqlite3.Connection, then: sqlite3.Connection) -> dict[str, str]:
    """Return the buurtcodes of the backup, when they are of the ondergrond of now."""
    links = [settings.read_link(connection) for connection in (now, then)]
    if links[0] is None or links[1] is None or links[0].checksum != links[1].checksum:
        return {}
    query = "SELECT uuid, buurtcode FROM plekken WHERE buurtcode IS NOT NULL AND geom IS NOT NULL"
    return dict(then.execute(query).fetchall())


def _leave_settings(nu: State, straks: State) -> None:
    rows = straks["instellingen"]
    for rij in [r for r, row in rows.items() if str(row.get("sleutel")).startswith(_STAYS)]:
        del rows[rij]
    for rij, row in nu["instellingen"].items():
        if str(row.get("sleutel")).startswith(_STAYS):
            rows[rij] = row


# What was removed for good.


def _removals_unseen(now: sqlite3.Connection, then: sqlite3.Connection) -> set[ActieId]:
    """Return the removals for good that a backup does not know of."""
    found = set()
    query = "SELECT sessie, volgnr, inhoud FROM bewerkingen WHERE soort = 'actie'"
    for sessie, volgnr, inhoud in now.execute(query):
        if '"definitief"' in inhoud and json.loads(inhoud).get("soort") == "definitief":
            found.add(ActieId(sessie, volgnr))
    known = "SELECT 1 FROM bewerkingen WHERE sessie = ? AND volgnr = ?"
    return {actie for actie in found if then.execute(known, actie).fetchone() is None}


def _clean(
    now: sqlite3.Connection,
    then: sqlite3.Connection,
    nu: State,
    straks: State,
    unseen: set[ActieId],
) -> None:
    """Take out of `straks` what was removed for good since."""
    vergeten = {rij for (rij,) in now.execute("SELECT rij FROM vergeten")}
    for naam, rows in straks.items():
        for rij in vergeten & rows.keys():
            del rows[rij]
        for rij, row in list(rows.items()):
            if nu[naam].get(rij) != row:
                rows[rij] = _cleaned(now, then, naam, rij, row)
    # What such a removal made again, without the person, is no later edit.
    for actie in unseen:
        for operatie in log.operations_of(now, actie):
            tabel, rij = str(operatie.tabel), str(operatie.rij)
            if operatie.soort == log.NIEUW and rij in nu.get(tabel, {}):
                straks[tabel][rij] = nu[tabel][rij]


def _cleaned(
    now: sqlite3.Connection, then: sqlite3.Connection, tabel: str, rij: str, row: Row
) -> dict[str, Value]:
    """Return a row of the backup, with the texts that the kaart has cleaned in its log since."""
    after = _lines(now, rij)
    before = _lines(then, rij)
    scrubbed = {
        key
        for key, operatie in before.items()
        if key in after and after[key].inhoud != operatie.inhoud
    }
    if not scrubbed:
        return dict(row)
    merged = {key: after.get(key, operatie) for key, operatie in before.items()}
    return dict(replay.known(replay.replay(merged.values()))[tabel].get(rij, row))


def _lines(connection: sqlite3.Connection, rij: str) -> dict[tuple[str, int], Operatie]:
    return {(o.sessie, o.volgnr): o for o in log.read(connection, "rij = ?", (rij,))}
