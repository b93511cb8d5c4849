"""Connections to the file of a kaart: durable when writing, without side effects when reading.

Kills prove that SQLite is atomic; only the settings here make an acknowledged edit survive a power
cut. They belong to a connection, not to the file, so they are set and asserted each time.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.project.errors import (
    DamagedKaartError,
    NotAKaartError,
    ReadOnlyKaartError,
    sqlite_errors,
)
from sociale_kaart.project.geopackage import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

# How long to wait for another program that is just writing, in seconds.
_BUSY_S = 2.0
# Taken only as far as it is used.
_CACHE_KB = 131_072
_SQLITE_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_JOURNALS = ("-journal", "-wal", "-shm")

# Asserted on every connection that writes; numbers as SQLite reports them.
DURABLE = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1}


class PragmaError(RuntimeError):
    """SQLite did not take a setting that durability or privacy rests on."""


def require_geopackage(path: Path) -> None:
    """Check from the first bytes that `path` is a GeoPackage.

    Raises:
        WorldError: the file is missing, empty, a folder, unreadable or something else.
    """
    require_input(path, "De kaart")
    header = _header(path)
    if len(header) < _HEADER_BYTES or not header.startswith(_SQLITE_MAGIC):
        raise NotAKaartError(
            f"‘{path.name}’ is geen kaart.", "Kies een bestand dat eindigt op .kaart.gpkg."
        )
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAKaartError(
            f"‘{path.name}’ is geen kaart.", "Kies een bestand dat eindigt op .kaart.gpkg."
        )


def read_counter(path: Path) -> int | None:
    """Return SQLite's file change counter; None in WAL mode, where it says nothing.

    Call it only while this process has no transaction open on the file: closing a plain file
    handle drops the locks that SQLite holds in this process.
    """
    header = _header(path)
    return None if _says_wal(header) else int.from_bytes(header[24:28], "big")


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER_BYTES)


def _says_wal(header: bytes) -> bool:
    return 2 in header[18:20]  # noqa: PLR2004 - 1 is a rollback journal, 2 is WAL


def connect_writing(path: Path) -> sqlite3.Connection:
    """Open an existing file for writing, with the settings of `DURABLE` asserted.

    A transaction that was cut off by a crash is rolled back here, by SQLite. A file that QGIS left
    in WAL mode is converted back: people mail the one file.

    Raises:
        WorldError: the file is damaged, read-only, or in use by another program.
        PragmaError: a setting did not take.
    """
    try:
        # SQLite opens a file that may not be written all the same, and says so only much later.
        path.open("r+b").close()
    except OSError as error:
        raise ReadOnlyKaartError(
            f"De kaart ‘{path.name}’ kan niet worden gewijzigd: het bestand is alleen-lezen.",
            "Kopieer de kaart naar een eigen map en open hem daar.",
        ) from error
    with sqlite_errors(path.name):
        connection = _connect(path, "rw")
        try:
            _set_pragmas(connection)
            damage = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except BaseException:
            connection.close()
            raise
    if damage != "ok":
        connection.close()
        raise DamagedKaartError(
            f"De kaart ‘{path.name}’ is beschadigd.", "Open een reservekopie van deze kaart."
        )
    return connection


def connect_new(path: Path) -> sqlite3.Connection:
    """Make a new database file with the settings of `DURABLE`."""
    with sqlite_errors(path.name):
        connection = _connect(path, "rwc")
        _set_pragmas(connection)
        return connection


def connect_reading(path: Path) -> sqlite3.Connection:
    """Open for reading only; works in a folder where nothing may be written.

    After a crash the last, unfinished transaction must be rolled back first. Where that may not be
    done in place, it is done on a copy in memory.

    Raises:
        WorldError: the file is damaged or in use.
    """
    if _says_wal(_header(path)) and not path.with_name(path.name + "-wal").exists():
        # Nobody has it open, yet SQLite would want to write a -shm file beside it.
        return _checked(path, "ro&immutable=1")
    try:
        return _checked(path, "ro")
    except sqlite3.OperationalError:
        with sqlite_errors(path.name):
            return _recovered(path)


def connect_beside(path: Path) -> sqlite3.Connection:
    """Open for reading only a file that this very process may have open for writing.

    Touches it through SQLite alone: closing a plain handle on it would drop SQLite's own locks.

    Raises:
        WorldError: the file is gone, damaged or being written.
    """
    if not path.is_file():
        raise WorldError(f"De kaart ‘{path}’ is niet gevonden.", "Kijk of de naam klopt.")
    try:
        return _checked(path, "ro")
    except sqlite3.OperationalError:
        # A crash left something to roll back, so nobody has it open.
        with sqlite_errors(path.name):
            return _recovered(path)


def connect_unchanging(path: Path) -> sqlite3.Connection:
    """Open for reading a file that nobody writes to: without a lock, and nothing beside it.

    Raises:
        WorldError: the file is damaged or cannot be opened.
    """
    with sqlite_errors(path.name):
        return _checked(path, "ro&immutable=1")


def _checked(path: Path, mode: str) -> sqlite3.Connection:
    connection = _connect(path, mode)
    try:
        with sqlite_errors(path.name) if "immutable" in mode else contextlib.nullcontext():
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        if isinstance(error, sqlite3.OperationalError) and _needs_recovery(error):
            raise
        with sqlite_errors(path.name):
            raise
    except BaseException:
        connection.close()
        raise
    return connection


def _needs_recovery(error: sqlite3.Error) -> bool:
    return (error.sqlite_errorcode & 0xFF) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


def _recovered(path: Path) -> sqlite3.Connection:
    """Roll back what a crash left, on a copy: reading never changes the user's file."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for extra in ("", *_JOURNALS):
            source = path.with_name(path.name + extra)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + extra))
        on_disk = _connect(copy, "rw")
        with contextlib.closing(on_disk):
            return copy_to_memory(on_disk)


def copy_to_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy of a database that lives in memory only."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    source.backup(memory)
    return memory


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(path.resolve().as_posix())}?mode={mode}"
    # One thread at a time, but not always the same: the window lends its kaart to its work thread
    # while an import is written.
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=_BUSY_S, check_same_thread=False
    )


def _set_pragmas(connection: sqlite3.Connection) -> None:
    for name, value in DURABLE.items():
        connection.execute(f"PRAGMA {name} = {value}")
    # Room for the pages of a large import: with the 2 MB of SQLite it was written and synced in
    # parts, and took twice as long.
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    # Sorting and VACUUM would otherwise leave personal data in the folder for temporary files.
    connection.execute("PRAGMA temp_store = MEMORY")
    assert_durable(connection)


def assert_durable(connection: sqlite3.Connection) -> None:
    """Raise when a setting of `DURABLE` does not hold on this connection.

    Raises:
        PragmaError: names the setting.
    """
    for name, wanted in DURABLE.items():
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != wanted:
            message = f"PRAGMA {name} is {found!r} instead of {wanted!r}"
            raise PragmaError(message)


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, naam: str) -> Iterator[None]:
    """Do the block in one transaction that is on disk when the block ends, or not at all.

    Raises:
        WorldError: the disk or another program refused; nothing has changed.
    """
    with sqlite_errors(naam):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # After some disk errors SQLite has rolled back by itself already.
            if connection.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
            raise
