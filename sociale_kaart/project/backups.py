"""Dated copies of a kaart: made whole or not at all, checked, and thinned out as they get older.

They stand in a folder beside the kaart, `<naam> reservekopieën`, or in one the user chose. Nothing
here opens the kaart as a plain file: it may be in use by this very process, and closing a plain
handle drops the locks that SQLite holds.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import shutil
import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError, world_error_from_os
from sociale_kaart.base.files import atomic_output
from sociale_kaart.project import settings
from sociale_kaart.project.connection import connect_beside, connect_unchanging
from sociale_kaart.project.errors import DamagedKaartError, NotAKaartError, sqlite_errors
from sociale_kaart.project.replay import read_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# What is kept (see `to_keep`).
RECENT = 10
DAYS = 30
MONTHS = 12
_MONTHS_A_YEAR = 12

# Per step of the copying; in between others may write, and then it starts again.
_PAGES = 2048
_NAME = "{naam} {tijd:%Y-%m-%d %H.%M.%S}{volgnr}.kaart.gpkg"
_TIME = re.compile(r" (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \(\d+\))?\.kaart\.gpkg", re.ASCII)
# What a kill leaves of a backup under way is swept up after this long.
_ABANDONED_S = 3600


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup.

    Attributes:
        path: the file.
        gemaakt_op: when, as its name says; in the time zone of this laptop.
        bytes: size of the file.
    """

    path: Path
    gemaakt_op: dt.datetime
    bytes: int


def default_folder(kaart: Path) -> Path:
    """Return the folder of the backups of a kaart when the user has not chosen another."""
    return kaart.with_name(f"{_naam(kaart)} reservekopieën")


def is_backup(path: Path) -> bool:
    """Return whether a file is called as backups are."""
    return _TIME.search(path.name) is not None


def make_backup(kaart: Path, folder: Path | None, now: dt.datetime) -> Path | None:
    """Make a backup and thin out the older ones.

    Args:
        kaart: the file, which may be in use; another thread than the one that uses it may call.
        folder: where the user wants backups, must exist; None is `default_folder`.
        now: for the name; local time.

    Returns:
        The new file, None when nothing has changed since the last one.

    Raises:
        WorldError: the kaart cannot be read, or the backup not be written; older ones are as they
            were.
    """
    tijd = now.astimezone()
    with contextlib.closing(connect_beside(kaart)) as connection, sqlite_errors(kaart.name):
        if _uuid(connection) is None:
            raise NotAKaartError(f"‘{kaart.name}’ is geen kaart.", "Kies een ander bestand.")
        earlier = list_backups(kaart, folder)
        if earlier and _holds_same(earlier[0].path, kaart, connection):
            return None
        target = _target(kaart, _existing_folder(kaart, folder), tijd)
        copy_whole(connection, target)
    prune(kaart, folder, tijd)
    return target


def copy_whole(connection: sqlite3.Connection, target: Path) -> None:
    """Copy an open kaart whole, also while it is in use; `target` is replaced at once.

    Raises:
        WorldError: the copy cannot be written or is not sound; an older `target` is still there.
    """
    with (
        atomic_output(target) as work,
        sqlite_errors(target.name),
        contextlib.closing(sqlite3.connect(work, isolation_level=None)) as copy,
    ):
        # Durable when `atomic_output` has it on disk, before it gets its name.
        copy.execute("PRAGMA synchronous = OFF")
        connection.backup(copy, pages=_PAGES)
        # A kaart that another program left in WAL mode is copied into one file.
        copy.execute("PRAGMA journal_mode = delete")
        (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise DamagedKaartError(
                f"De reservekopie ‘{target.name}’ is niet gelukt: de kaart is beschadigd.",
                "Open een oudere reservekopie.",
            )


def list_backups(kaart: Path, folder: Path | None = None) -> list[Backup]:
    """Return the backups of a kaart, newest first.

    Files of another kaart, and what cannot be read as one, are left out. When the kaart itself can
    no longer be read, the name decides.
    """
    wanted = _uuid_of(kaart)
    found = []
    for path, tijd in _named(kaart, folder or default_folder(kaart)):
        own = _uuid_of(path)
        if own is not None and wanted in {own, None}:
            with contextlib.suppress(OSError):
                found.append(Backup(path, tijd, path.stat().st_size))
    return sorted(found, key=lambda one: (one.gemaakt_op, one.path.name), reverse=True)


def to_keep(dates: Iterable[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    """Return which backups stay.

    The 10 latest, the last one of each of the past 30 days and of each of the past 12 months. One
    from the future (the clock has been set back) stays until it lies in the past.
    """
    past = sorted((date for date in dates if date <= now), reverse=True)
    future = {date for date in dates if date > now}
    per_day: dict[dt.date, dt.datetime] = {}
    per_month: dict[int, dt.datetime] = {}
    for date in past:
        if (now.date() - date.date()).days < DAYS:
            per_day.setdefault(date.date(), date)
        if _month(now) - _month(date) < MONTHS:
            per_month.setdefault(_month(date), date)
    return {*past[:RECENT], *per_day.values(), *per_month.values(), *future}


def prune(kaart: Path, folder: Path | None, now: dt.datetime) -> list[Path]:
    """Remove the backups of a kaart that `to_keep` does not name; return what was removed.

    Only what has the name and the uuid of this kaart is ever removed, and only when the kaart knows
    its last step: somebody may have worked on in a backup.
    """
    if _uuid_of(kaart) is None:
        return []
    backups = list_backups(kaart, folder)
    kept = to_keep([backup.gemaakt_op for backup in backups], now)
    removed = []
    with contextlib.closing(connect_beside(kaart)) as connection:
        for backup in backups:
            if backup.gemaakt_op in kept or not _knows_all_of(connection, backup.path):
                continue
            # One that is open somewhere goes the next time.
            with contextlib.suppress(OSError):
                backup.path.unlink()
                removed.append(backup.path)
    return removed


def _knows_all_of(kaart: sqlite3.Connection, backup: Path) -> bool:
    """Return whether the log of a kaart holds the last step of a backup."""
    last = "SELECT sessie, volgnr FROM bewerkingen WHERE soort = 'actie' ORDER BY hlc DESC LIMIT 1"
    known = "SELECT 1 FROM bewerkingen WHERE sessie = ? AND volgnr = ?"
    try:
        with contextlib.closing(_opened(backup)) as connection:
            step = connection.execute(last).fetchone()
        return step is None or kaart.execute(known, step).fetchone() is not None
    except (sqlite3.Error, WorldError):
        return False


def _month(date: dt.datetime) -> int:
    return date.year * _MONTHS_A_YEAR + date.month


def _naam(kaart: Path) -> str:
    return kaart.name.removesuffix(".gpkg").removesuffix(".kaart")


def _existing_folder(kaart: Path, folder: Path | None) -> Path:
    """Return the folder to write in; the default one is made, one that was chosen must be there."""
    if folder is not None:
        if not folder.is_dir():
            raise WorldError(
                f"De map voor reservekopieën is er niet: ‘{folder}’.",
                "Sluit de schijf aan, of kies een andere map bij Instellingen.",
                "De kaart zelf is opgeslagen.",
            )
        chosen = folder
    else:
        chosen = default_folder(kaart)
        try:
            chosen.mkdir(exist_ok=True)
        except OSError as error:
            raise world_error_from_os(error, chosen.name) from error
    _sweep(kaart, chosen)
    return chosen


def _sweep(kaart: Path, folder: Path) -> None:
    """Take away what a kill left of a backup of this kaart."""
    for path in folder.glob(".*.deel"):
        left = path.name.removeprefix(".").removesuffix(".deel")
        if _time_of(kaart, left) is not None:
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _ABANDONED_S:
                    shutil.rmtree(path)


def _target(kaart: Path, folder: Path, tijd: dt.datetime) -> Path:
    for number in range(1, 1000):
        volgnr = f" ({number})" if number > 1 else ""
        path = folder / _NAME.format(naam=_naam(kaart), tijd=tijd, volgnr=volgnr)
        if not path.exists():
            return path
    raise WorldError("Er zijn te veel reservekopieën van dit moment.", "Probeer het zo opnieuw.")


def _named(kaart: Path, folder: Path) -> Sequence[tuple[Path, dt.datetime]]:
    """Return the files that are called as a backup of this kaart is."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    return [(path, tijd) for path in paths if (tijd := _time_of(kaart, path.name)) is not None]


def _time_of(kaart: Path, naam: str) -> dt.datetime | None:
    """Return the time that the name of a backup of this kaart says, None for another file."""
    start = _naam(kaart)
    told = _TIME.fullmatch(naam, len(start)) if naam.startswith(start) else None
    if told is None:
        return None
    try:
        return dt.datetime.strptime(told[1], "%Y-%m-%d %H.%M.%S").astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _uuid_of(path: Path) -> str | None:
    """Return which kaart a file is (a copy of), None when that cannot be read."""
    try:
        with contextlib.closing(_opened(path)) as connection:
            return _uuid(connection)
    except (sqlite3.Error, WorldError, OSError):
        return None


def _uuid(connection: sqlite3.Connection) -> str | None:
    tables = "SELECT 1 FROM sqlite_master WHERE name = 'kaart'"
    if connection.execute(tables).fetchone() is None:
        return None
    found = settings.local(connection, settings.KAART_UUID)
    return str(found) if found else None


def _opened(path: Path) -> sqlite3.Connection:
    # A backup is never written to, so nothing needs to be locked or rolled back.
    return connect_unchanging(path) if is_backup(path) else connect_beside(path)


def _content(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Return what changes with every change we make: the ends of log and lists, the format."""
    row: tuple[object, ...] = connection.execute(
        "SELECT (SELECT max(hlc) FROM bewerkingen WHERE soort = 'actie'),"
        " (SELECT max(fid) FROM bewerkingen), (SELECT max(fid) FROM vergeten),"
        " (SELECT max(fid) FROM foto_bestanden), (SELECT waarde FROM kaart WHERE sleutel = ?)",
        (settings.FORMAAT,),
    ).fetchone()
    return row


def _holds_same(backup: Path, kaart: Path, connection: sqlite3.Connection) -> bool:
    """Return whether a backup holds what the kaart holds now."""
    try:
        with contextlib.closing(_opened(backup)) as earlier:
            if _content(earlier) != _content(connection):
                return False
            if kaart.stat().st_mtime <= backup.stat().st_mtime:
                return True
            # Written since, with nothing new in the log: perhaps by another program.
            return read_state(earlier) == read_state(connection)
    except (sqlite3.Error, WorldError, OSError):
        return False
