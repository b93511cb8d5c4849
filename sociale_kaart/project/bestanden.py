"""What is too large for the log, kept by checksum: photos, and the figures of metingen.

The table is called `foto_bestanden` since the first format, when it held photos only.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

# Tables with a row per file, which it names in its column `sha256`.
_WITH_FILES = ("fotos", "metingen")


def keep(connection: sqlite3.Connection, inhoud: bytes) -> str:
    """Keep bytes inside the caller's transaction and return their SHA-256."""
    checksum = hashlib.sha256(inhoud).hexdigest()
    _insert(connection, checksum, inhoud)
    return checksum


def read(connection: sqlite3.Connection, checksum: str) -> bytes | None:
    """Return bytes by their SHA-256, None when the kaart does not have them."""
    query = "SELECT inhoud FROM foto_bestanden WHERE sha256 = ?"
    found = connection.execute(query, (checksum,)).fetchone()
    return found[0] if found else None


def copy(source: sqlite3.Connection, target: sqlite3.Connection, checksums: Iterable[str]) -> None:
    """Copy what `source` has of these to another kaart, inside the caller's transaction."""
    for checksum in checksums:
        inhoud = read(source, checksum)
        if inhoud is not None:
            _insert(target, checksum, inhoud)


def missing(connection: sqlite3.Connection) -> set[str]:
    """Return the checksums that rows name and of which the bytes are not there."""
    found = set()
    for tabel in _WITH_FILES:
        query = (
            f"SELECT sha256 FROM {tabel} WHERE sha256 NOT IN (SELECT sha256 FROM foto_bestanden)"  # noqa: S608
        )
        found |= {checksum for (checksum,) in connection.execute(query)}
    return found


def drop_figures_of_removed(connection: sqlite3.Connection, ever: Iterable[str]) -> None:
    """Remove the bytes of figures that no meting has any more.

    Args:
        connection: inside a transaction after which nothing before it can be undone.
        ever: the checksums that a meting ever named.
    """
    connection.executemany(
        "DELETE FROM foto_bestanden WHERE sha256 = ?1"
        " AND NOT EXISTS (SELECT 1 FROM metingen WHERE sha256 = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM fotos WHERE sha256 = ?1)",
        [(checksum,) for checksum in ever],
    )


def _insert(connection: sqlite3.Connection, checksum: str, inhoud: bytes) -> None:
    insert = "INSERT OR IGNORE INTO foto_bestanden (sha256, inhoud) VALUES (?, ?)"
    connection.execute(insert, (checksum, inhoud))
