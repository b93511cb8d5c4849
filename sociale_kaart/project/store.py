"""Store: the open file under a Kaart, with the one way to write an action."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from sociale_kaart.project import settings
from sociale_kaart.project.connection import read_counter, transaction
from sociale_kaart.project.errors import ReadOnlyKaartError
from sociale_kaart.project.undo import UndoStack
from sociale_kaart.project.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sociale_kaart.project.log import Sessie
    from sociale_kaart.project.writer import Buurtzoeker


class NestedActionError(RuntimeError):
    """An action was begun inside another one: a mistake of ours."""


class Store:
    """One open file.

    Args:
        connection: open and checked.
        path: the file; for sentences and for what stands beside it.
        sessie: numbering and clock of this opening; None when the file is open for reading.
        buurtzoeker: finds the buurt of a point; None without an ondergrond.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        sessie: Sessie | None,
        buurtzoeker: Buurtzoeker | None = None,
    ) -> None:
        self.connection = connection
        self.path = path
        self.sessie = sessie
        self.buurtzoeker = buurtzoeker
        self._stack: UndoStack | None = None
        self._busy = False
        # SQLite's file change counter after our last commit. When another program writes too, it
        # lags behind for the rest of this opening, so that the next one compares everything.
        self._counter: int | None = None
        self._data_version = self._read_data_version()

    @property
    def stack(self) -> UndoStack:
        """What can be undone and redone."""
        if self._stack is None:
            self._stack = UndoStack(self.connection)
        return self._stack

    def close(self) -> None:
        """Close the file, as one file: another program may have put it in WAL mode meanwhile."""
        if self.sessie is not None:
            # Refused while that program still has it open; the next opening will do it.
            with contextlib.suppress(sqlite3.Error):
                self.connection.execute("PRAGMA journal_mode = delete")
        self.connection.close()

    def forget_stack(self) -> None:
        """Read the stack again when it is next asked for: the log has been changed."""
        self._stack = None

    @contextlib.contextmanager
    def write(self, omschrijving: str, **kenmerken: object) -> Iterator[Writer]:
        """Write one action in one transaction; `kenmerken` go into its header.

        Raises:
            WorldError: the kaart is open for reading only, or the disk refused.
        """
        if self.sessie is None:
            raise ReadOnlyKaartError(
                f"De kaart ‘{self.path.name}’ is alleen om te lezen geopend.",
                "Open de kaart opnieuw om iets te veranderen.",
            )
        with self.local_write():
            writer = Writer(
                self.connection, self.sessie, omschrijving, self.buurtzoeker, **kenmerken
            )
            yield writer
        # Only now is it on disk: what follows must not run for a transaction that was rolled back.
        writer.finish()
        if writer.changed and self._stack is not None:
            self._stack.push(writer.actie, writer.header)

    @contextlib.contextmanager
    def local_write(self) -> Iterator[None]:
        """Do the block in one transaction that also keeps account of the change counter.

        A block that writes nothing leaves the file untouched.
        """
        if self._busy:
            message = "an action cannot be begun inside another one"
            raise NestedActionError(message)
        self._busy = True
        counter = self._counter
        try:
            with transaction(self.connection, self.path.name):
                before = self.connection.total_changes
                yield
                changed = self.connection.total_changes != before
                if changed:
                    counter = None if counter is None else counter + 1
                    settings.set_local(self.connection, settings.TELLER, counter)
            self._counter = counter
            self._data_version = self._read_data_version()
        finally:
            self._busy = False

    def edited_outside(self) -> bool:
        """Whether the file was changed by anything else than our own last transaction."""
        return read_counter(self.path) != settings.local(self.connection, settings.TELLER)

    def changed_meanwhile(self) -> bool:
        """Whether another program wrote to the file since our last transaction."""
        return not self._busy and self._read_data_version() != self._data_version

    def account_for_file(self) -> None:
        """Note that the file as it is now is ours; call it after comparing it with the log."""
        self._data_version = self._read_data_version()
        known = settings.local(self.connection, settings.TELLER)
        self._counter = read_counter(self.path)
        if self._counter != known and self.sessie is not None:
            with self.local_write():
                # A change, so that `local_write` adds one for the commit of this transaction.
                settings.set_local(self.connection, settings.TELLER, self._counter)

    def _read_data_version(self) -> int:
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(version)
