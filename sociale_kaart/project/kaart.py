"""Kaart: the file people edit. A light facade; the work is in the modules beside it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Self

from sociale_kaart.base.clock import today
from sociale_kaart.domain.notatie import datum
from sociale_kaart.project import (
    backups,
    bestanden,
    check,
    compare,
    forget,
    log,
    opening,
    outside_edits,
    pass_on,
    reader,
    settings,
    taking_back,
    undo,
    versions,
)
from sociale_kaart.project.action import Actie
from sociale_kaart.project.check import Probleem
from sociale_kaart.project.errors import sqlite_errors
from sociale_kaart.project.lock import Slot
from sociale_kaart.project.log import ActieId
from sociale_kaart.project.recovered import Hersteld
from sociale_kaart.project.settings import OndergrondLink
from sociale_kaart.project.undo import Geraakt, Stap
from sociale_kaart.project.versions import VersieRijen
from sociale_kaart.project.verwijderd import Verwijderd
from sociale_kaart.project.writer import derive_buurtcode

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value
    from sociale_kaart.project.store import Store
    from sociale_kaart.project.writer import Buurtzoeker

__all__ = [
    "Actie",
    "Geraakt",
    "Hersteld",
    "Kaart",
    "OndergrondLink",
    "Probleem",
    "Stap",
    "VersieRijen",
    "Verwijderd",
]

# An action of more operations than this takes longer to undo than a window may stand still.
_LONG = 500


class Kaart:
    """An open kaart; made by `create` or `open`, used by one thread at a time.

    Every action is one transaction, on disk when its `with` block ends.
    """

    def __init__(self, store: Store, slot: Slot | None) -> None:
        self._store = store
        self._slot = slot
        self.path: Path = store.path
        # Known after an opening to write; None when the last one was closed as it should.
        self.hersteld: Hersteld | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        naam: str,
        onze_definitie: str,
        doel: str,
        ondergrond: OndergrondLink | None = None,
        auteur: str = "",
        buurtzoeker: Buurtzoeker | None = None,
    ) -> Self:
        """Make a new kaart and open it.

        Raises:
            WorldError: the file exists already, or cannot be written; nothing is left behind.
        """
        instellingen = {"naam": naam, "onze_definitie": onze_definitie}
        instellingen["doel_van_deze_kaart"] = doel
        slot = Slot(path, auteur)
        try:
            opening.make_file(path, instellingen, ondergrond, auteur)
            return cls(opening.open_writing(path, auteur, buurtzoeker), slot)
        except BaseException:
            slot.release()
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        auteur: str = "",
        buurtzoeker: Buurtzoeker | None = None,
    ) -> Self:
        """Open a kaart; `read_only` works in a folder where nothing may be written.

        Raises:
            WorldError: no kaart, newer, damaged, in use by someone else, or not to be written.
        """
        if read_only:
            return cls(opening.open_reading(path), None)
        slot = Slot(path, auteur)
        half = path.with_name(f"{path.name}-journal").exists()
        try:
            kaart = cls(opening.open_writing(path, auteur, buurtzoeker), slot)
        except BaseException:
            slot.release()
            raise
        if slot.niet_afgesloten:
            laatste = next((stap for stap in kaart.history(5) if stap.soort != "buiten"), None)
            kaart.hersteld = Hersteld(laatste, teruggedraaid=half)
        return kaart

    def close(self) -> None:
        """Close the file and give it free; doing it twice is harmless."""
        self._store.close()
        if self._slot is not None:
            self._slot.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # What the kaart is.

    @property
    def uuid(self) -> str:
        """Identity of this kaart; copies made by `pass_on` have another."""
        return str(settings.local(self._store.connection, settings.KAART_UUID))

    @property
    def naam(self) -> str:
        """Name as people read it."""
        return self.instelling("naam") or self.path.name

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed through this opening."""
        return self._store.sessie is None

    @property
    def link(self) -> OndergrondLink | None:
        """The ondergrond this kaart belongs to."""
        return settings.read_link(self._store.connection)

    def instelling(self, sleutel: str) -> str | None:
        """Return a fact about this kaart (naam, onze_definitie, doel_van_deze_kaart, partners)."""
        return settings.shared(self._store.connection, sleutel)

    def set_instelling(self, sleutel: str, waarde: str | None) -> None:
        """Set a fact about this kaart as an action of its own; None removes it."""
        with self.action("Wijzig de gegevens van de kaart") as actie:
            actie.set_instelling(sleutel, waarde)

    def set_link(self, link: OndergrondLink | None, buurtzoeker: Buurtzoeker | None = None) -> int:
        """Connect the kaart to an ondergrond and find every buurt again in it, as one action.

        Which ondergrond is logged; where its file stands (`pad`) and the buurtcodes are not.

        Returns:
            How many plekken have another buurtcode than before.
        """
        self._take_in_outside_edits()
        self._store.buurtzoeker = buurtzoeker
        with self._store.write("Koppel de ondergrond") as writer:
            settings.write_link(Actie(writer), link)
            if (link.pad if link else None) != settings.local(writer.connection, settings.PAD):
                settings.set_local(writer.connection, settings.PAD, link.pad if link else None)
            return self._derive_all()

    def use_buurtzoeker(self, buurtzoeker: Buurtzoeker | None) -> None:
        """Find buurten with this from now on; changes nothing by itself."""
        self._store.buurtzoeker = buurtzoeker

    def derive_buurtcodes(self, buurtzoeker: Buurtzoeker | None) -> int:
        """Find the buurt of every plek again; return how many changed. Derived: not in the log."""
        self._take_in_outside_edits()
        self._store.buurtzoeker = buurtzoeker
        with self._store.local_write():
            return self._derive_all()

    def _derive_all(self) -> int:
        connection = self._store.connection
        plekken = connection.execute("SELECT uuid FROM plekken").fetchall()
        return sum(
            derive_buurtcode(connection, plek, self._store.buurtzoeker, moved=False)
            for (plek,) in plekken
        )

    # Reading.

    def hulpbronnen(self, uuids: Collection[str] | None = None) -> list[Hulpbron]:
        """Return all hulpbronnen (or those of `uuids`) with plekken and delen, ordered by name."""
        with sqlite_errors(self.path.name):
            return reader.hulpbronnen(self._store.connection, uuids)

    def hulpbron(self, uuid: str) -> Hulpbron | None:
        """Return one hulpbron, None when there is none."""
        found = self.hulpbronnen([uuid])
        return found[0] if found else None

    def rows(self, tabel: str, **gelijk: str) -> list[Row]:
        """Return the rows of a table of `domain.tabellen`: uuid, columns, and x and y of points.

        Args:
            tabel: which table.
            gelijk: columns and what they must hold; none means all rows.

        Raises:
            KeyError: the table or a column does not exist.
        """
        where = reader.condition(tabel, gelijk)
        with sqlite_errors(self.path.name):
            return reader.rows(self._store.connection, tabel, where, *gelijk.values())

    def tally(self, tabel: str, kolom: str, **gelijk: str) -> dict[Value, int]:
        """Return how many rows of a table hold each value of a column; `gelijk` as in `rows`.

        Raises:
            KeyError: the table or a column does not exist.
        """
        where = reader.condition(tabel, gelijk, kolom)
        with sqlite_errors(self.path.name):
            return reader.tally(self._store.connection, tabel, kolom, where, *gelijk.values())

    def forgotten(self) -> frozenset[str]:
        """Return the uuids of rows that were removed for good, which never come back."""
        with sqlite_errors(self.path.name):
            return reader.forgotten(self._store.connection)

    def row(self, tabel: str, uuid: str) -> Row | None:
        """Return one row of a table of `domain.tabellen`, None when there is none."""
        found = self.rows(tabel, uuid=uuid)
        return found[0] if found else None

    def namen(self, uuids: Collection[str]) -> dict[str, str]:
        """Return the names of hulpbronnen by uuid, without reading the rest of them."""
        with sqlite_errors(self.path.name):
            return reader.namen(self._store.connection, uuids)

    def buurten_of_points(self) -> tuple[list[float], list[float], list[str | None]]:
        """Return x, y (RD metres) and buurtcode of every plek with a point."""
        with sqlite_errors(self.path.name):
            return reader.buurten_of_points(self._store.connection)

    def points_of_categorie(self, categorie: str) -> list[tuple[str, float, float]]:
        """Return hulpbron, x, y (RD metres) of every plek of that categorie with a point."""
        with sqlite_errors(self.path.name):
            return reader.points_of_categorie(self._store.connection, categorie)

    # Changing.

    @contextlib.contextmanager
    def action(self, omschrijving: str) -> Iterator[Actie]:
        """Do the block as one action: committed when it ends, taken back when it raises.

        Args:
            omschrijving: what is done, as people read it in the history; without personal data.

        Raises:
            WorldError: open for reading only, or the disk refused; nothing has changed.
        """
        self._take_in_outside_edits()
        with self._store.write(omschrijving) as writer:
            yield Actie(writer)

    def undo(self) -> Stap | None:
        """Undo the latest action; return the step that did it, None when there is nothing."""
        self._take_in_outside_edits()
        entry = self._store.stack.undo
        if entry is None:
            return None
        kenmerk = {"ongedaan": str(entry.origineel)}
        return self._invert(entry.omschrijving, entry.laatste, kenmerk)

    def redo(self) -> Stap | None:
        """Do again what was last undone; return the step that did it, None when nothing was."""
        self._take_in_outside_edits()
        entry = self._store.stack.redo
        if entry is None:
            return None
        kenmerk = {"opnieuw": str(entry.origineel)}
        return self._invert(entry.omschrijving, entry.laatste, kenmerk)

    def _invert(self, omschrijving: str, actie: ActieId, kenmerk: dict[str, str]) -> Stap:
        with self._store.write(omschrijving, **kenmerk) as writer:
            undo.invert(writer, actie)
        return undo.stap_of(self._store.connection, writer.actie)

    @property
    def undo_text(self) -> str | None:
        """What `undo` would undo, None when nothing."""
        entry = self._store.stack.undo
        return entry.omschrijving if entry else None

    @property
    def redo_text(self) -> str | None:
        """What `redo` would do again, None when nothing."""
        entry = self._store.stack.redo
        return entry.omschrijving if entry else None

    @property
    def undo_is_long(self) -> bool:
        """Whether undoing the latest action takes more than a moment."""
        entry = self._store.stack.undo
        return entry is not None and self._is_long(entry.laatste)

    @property
    def redo_is_long(self) -> bool:
        """Whether doing again what was last undone takes more than a moment."""
        entry = self._store.stack.redo
        return entry is not None and self._is_long(entry.laatste)

    def _is_long(self, actie: ActieId) -> bool:
        return log.is_larger(self._store.connection, actie, _LONG)

    def history(self, limit: int = 100) -> list[Stap]:
        """Return the latest actions, newest first."""
        return undo.history(self._store.connection, limit, self._store.stack.ongedaan)

    @property
    def undoable(self) -> tuple[str, ...]:
        """The uuids of the steps that `undo` would take back, the next one first."""
        return self._store.stack.undoable

    @property
    def redoable(self) -> tuple[str, ...]:
        """The uuids of the steps that `redo` would do again, the next one first."""
        return self._store.stack.redoable

    @property
    def grens(self) -> str | None:
        """The uuid of the step beyond which undo does not go."""
        return self._store.stack.grens

    def versions(self, hulpbron: str) -> list[VersieRijen]:
        """Return every step that changed a hulpbron, its plekken or delen, latest first."""
        with sqlite_errors(self.path.name):
            return versions.versions(self._store.connection, hulpbron)

    def restore_version(self, hulpbron: str, stap: str) -> Stap | None:
        """Make a hulpbron what it was after a step, as one action; also one that was removed.

        Returns:
            The step that did it, None when nothing differs.

        Raises:
            WorldError: there is no such step, or the hulpbron was not there then.
        """
        self._take_in_outside_edits()
        connection = self._store.connection
        target = versions.state_after(connection, hulpbron, ActieId.parse(stap))
        toen = undo.stap_of(connection, ActieId.parse(stap)).tijd
        naam = str(target["hulpbronnen"][hulpbron].get("naam") or "Hulpbron")
        tekst = f"Zet ‘{naam}’ terug naar {datum(toen.date())}, {toen:%H:%M}"
        with self._store.write(tekst) as writer:
            versions.restore(writer, hulpbron, target)
        return undo.stap_of(connection, writer.actie) if writer.changed else None

    def describe(self, tabel: str, rij: str) -> str | None:
        """Return how people call a row, None when there is none."""
        return reader.describe(self._store.connection, tabel, rij)

    def made_in(self, tabel: str, rij: str) -> str | None:
        """Return the uuid of the step that made a row, None when the history does not tell."""
        found = taking_back.made_in(self._store.connection, tabel, rij)
        return str(found) if found else None

    def untouched(self, hulpbronnen: Collection[str]) -> set[str]:
        """Return which hulpbronnen are, with plekken and delen, as they were when made."""
        with sqlite_errors(self.path.name):
            return taking_back.untouched(self._store.connection, hulpbronnen)

    def touched(self, stap: str) -> Geraakt:
        """Return which tables and hulpbronnen the action with uuid `stap` touched."""
        return undo.touched(self._store.connection, ActieId.parse(stap))

    # Copies.

    def backup(self, target: Path) -> None:
        """Copy the kaart whole, log included, also while it is in use."""
        backups.copy_whole(self._store.connection, target)

    def restore_backup(
        self,
        backup: Path,
        omschrijving: str,
        step: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
    ) -> Stap | None:
        """Make the register that of a backup, as one action; photos come along.

        What was removed for good stays away, and the kaart stays on its ondergrond.

        Args:
            backup: a copy of this kaart, of this format or an older one.
            omschrijving: of the step.
            step: told how many rows of how many are done; what it raises takes everything back.

        Returns:
            The step that did it, None when nothing differs.

        Raises:
            WorldError: the backup cannot be read, is newer than this program or is of another
                kaart; nothing has changed.
        """
        self._take_in_outside_edits()
        with (
            contextlib.closing(opening.open_backup(backup, self.uuid)) as then,
            self._store.write(omschrijving) as writer,
        ):
            compare.restore(writer, then.connection, step)
        return undo.stap_of(self._store.connection, writer.actie) if writer.changed else None

    def pass_on(self, target: Path) -> None:
        """Write a copy for others: without log and raw rows, that cannot be merged back."""
        with sqlite_errors(self.path.name):
            pass_on.pass_on(self._store, target)

    @property
    def doorgegeven(self) -> str | None:
        """The sentence a copy made by `pass_on` carries, None for a kaart of one's own."""
        text = settings.local(self._store.connection, settings.DOORGEGEVEN)
        return str(text) if text else None

    # Photos and figures: by checksum, outside the log because of their size.

    def photo(self, checksum: str) -> bytes | None:
        """Return the bytes of a photo, None when the kaart does not have them."""
        return self.kept_bytes(checksum)

    def kept_bytes(self, checksum: str) -> bytes | None:
        """Return the figures of a meting, None when the kaart does not have them."""
        return bestanden.read(self._store.connection, checksum)

    # Care.

    def forget(
        self,
        *,
        hulpbron: str | None = None,
        persoon: str | None = None,
        folders: Iterable[Path] = (),
    ) -> Verwijderd:
        """Remove a hulpbron (by uuid) or every trace of a person (by name) for good.

        Copies that still hold it are looked for beside the kaart, in the folder of its backups
        there, and in `folders`.

        Raises:
            WorldError: not found, the name is too short, or the disk refused.
            ValueError: not exactly one of the two was given.
        """
        if (hulpbron is None) == (persoon is None):
            message = "give a hulpbron or a persoon"
            raise ValueError(message)
        self._take_in_outside_edits()
        if hulpbron is not None:
            return forget.forget_hulpbron(self._store, hulpbron, folders)
        return forget.forget_persoon(self._store, persoon or "", folders)

    def check(self, vandaag: dt.date | None = None) -> list[Probleem]:
        """Hold the file against its log, the lists, the calendar and the privacy rules."""
        return check.check(self._store, vandaag or today())

    def _take_in_outside_edits(self) -> None:
        """Take in what another program wrote while the kaart was open, as a step of its own."""
        if not self.read_only and self._store.changed_meanwhile():
            with sqlite_errors(self.path.name):
                outside_edits.record(self._store)
                self._store.account_for_file()
