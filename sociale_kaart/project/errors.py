"""What can be wrong with the file of a kaart, in sentences the user can act on."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError

if TYPE_CHECKING:
    from collections.abc import Iterator


class NotAKaartError(WorldError):
    """The file is something else than a kaart."""


class DamagedKaartError(WorldError):
    """The file is a kaart, but SQLite cannot read all of it."""


class NewerKaartError(WorldError):
    """The file was made by a newer version of this program."""


class KaartInUseError(WorldError):
    """Someone else, or another program, has the kaart open for writing."""


class ReadOnlyKaartError(WorldError):
    """The kaart may be read, not changed."""


class KaartNotWrittenError(WorldError):
    """The disk refused: full, pulled out, or broken."""


def _world_error(error: sqlite3.Error, naam: str) -> WorldError | None:
    """Return what `error` means to the user; None when it is a mistake of ours."""
    # The low byte is the primary result code; the rest says where it happened.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return KaartInUseError(
            f"De kaart ‘{naam}’ is in gebruik door een ander programma, bijvoorbeeld QGIS.",
            "Sluit het daar en probeer het opnieuw.",
        )
    if code == sqlite3.SQLITE_FULL:
        return KaartNotWrittenError(
            f"‘{naam}’: De schijf is vol.", "Maak ruimte vrij en probeer het opnieuw."
        )
    if code == sqlite3.SQLITE_IOERR:
        return KaartNotWrittenError(
            f"‘{naam}’ kan niet worden geschreven of gelezen: de schijf is vol of geeft een fout.",
            "Maak ruimte vrij of kopieer de kaart naar een andere schijf, en probeer het opnieuw.",
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return ReadOnlyKaartError(
            f"In ‘{naam}’ of in de map waar die staat mag je niet schrijven.",
            "Kopieer de kaart naar een eigen map en open hem daar.",
        )
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return DamagedKaartError(
            f"De kaart ‘{naam}’ is beschadigd.", "Open een reservekopie van deze kaart."
        )
    return None


@contextlib.contextmanager
def sqlite_errors(naam: str) -> Iterator[None]:
    """Turn what the disk and other programs do to SQLite into a `WorldError` about file `naam`."""
    try:
        yield
    except sqlite3.Error as error:
        world = _world_error(error, naam)
        if world is None:
            raise
        raise world from error
