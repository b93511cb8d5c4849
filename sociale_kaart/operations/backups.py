"""Backups: made while the kaart is in use, compared with it, and put back as one step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.notatie import datum, getal
from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.history import area_names
from sociale_kaart.operations.wijzigingen import Namen, Wijziging, describe
from sociale_kaart.project import backups, compare
from sociale_kaart.project.backups import Backup

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.compare import Vergelijking
    from sociale_kaart.project.difference import RijVerschil

__all__ = [
    "Backup",
    "Verschil",
    "compare_backup",
    "list_backups",
    "make_backup",
    "restore_backup",
]
_ORDER = ("weg", "nieuw", "anders")


@dataclass(frozen=True, slots=True)
class Verschil:
    """What putting a backup back would do to one hulpbron, or to a table of something else.

    Attributes:
        soort: 'nieuw' comes back, 'weg' disappears, 'anders' changes.
        hulpbron: uuid, '' for a table of something else.
        naam: of the hulpbron, or the label of the table.
        velden: of 'anders' what changes; of a table how many rows.
    """

    soort: str
    hulpbron: str
    naam: str
    velden: tuple[Wijziging, ...] = ()


def make_backup(kaart_path: Path, folder: Path | None = None, *, now: dt.datetime) -> Path | None:
    """Make a backup, checked and whole or not at all, and thin out the older ones.

    Has its own connection: any thread may call, also while the kaart is in use.

    Args:
        kaart_path: the kaart.
        folder: where the user wants backups; None is '<naam> reservekopieën' beside the kaart.
        now: for its name.

    Returns:
        The new file, None when nothing has changed since the last one.

    Raises:
        WorldError: the kaart cannot be read or the backup not be written; older ones stay.
    """
    return backups.make_backup(kaart_path, folder, now)


def list_backups(kaart_path: Path, folder: Path | None = None) -> list[Backup]:
    """Return the backups of a kaart, newest first."""
    return backups.list_backups(kaart_path, folder)


def compare_backup(session: Session, path: Path) -> list[Verschil]:
    """Return what putting a backup back would change: disappears, comes back, changes.

    Has its own connections and changes nothing: any thread may call.

    Raises:
        WorldError: the backup cannot be read, is newer than this program or of another kaart.
    """
    _require_other(session, path)
    found = compare.compare_files(session.kaart.path, path)
    namen = Namen(found.naam, area_names(session.ondergrond))
    per_hulpbron: dict[str, list[RijVerschil]] = defaultdict(list)
    per_table: dict[str, list[RijVerschil]] = defaultdict(list)
    for one in found.verschillen:
        owner = found.owner(one)
        if owner is None:
            per_table[one.tabel].append(one)
        else:
            per_hulpbron[owner].append(one)
    hulpbronnen = [_of_hulpbron(uuid, rows, found, namen) for uuid, rows in per_hulpbron.items()]
    hulpbronnen.sort(key=lambda one: (_ORDER.index(one.soort), one.naam.casefold()))
    return [*hulpbronnen, *(_of_table(naam, rows) for naam, rows in per_table.items())]


def restore_backup(session: Session, path: Path, progress: Progress | None = None) -> Change:
    """Make the kaart what it was in a backup, as one step that can be undone.

    What was removed for good does not come back, and the kaart stays on its ondergrond.

    Raises:
        WorldError: the backup cannot be read, is newer than this program or of another kaart.
        Cancelled: the user stopped; nothing has changed.
    """
    _require_other(session, path)
    told = next(
        (b for b in list_backups(session.kaart.path, path.parent) if b.path.name == path.name), None
    )
    van = f" van {datum(told.gemaakt_op.date())}, {told.gemaakt_op:%H:%M}" if told else ""

    def step(gedaan: int, totaal: int) -> None:
        if progress is not None:
            progress.step("Reservekopie terugzetten…", gedaan, totaal)

    done = session.kaart.restore_backup(path, f"Zet de reservekopie{van} terug", step)
    if done is None:
        return Change("De kaart is al zoals in deze reservekopie", frozenset(), frozenset())
    return change_of(session, done.uuid, done.omschrijving)


def _require_other(session: Session, path: Path) -> None:
    if path.exists() and path.samefile(session.kaart.path):
        raise WorldError("Dit is de kaart zelf.", "Kies een van de reservekopieën.")


def _of_hulpbron(uuid: str, rows: list[RijVerschil], found: Vergelijking, namen: Namen) -> Verschil:
    own = next((one for one in rows if one.tabel == "hulpbronnen"), None)
    naam = found.naam("hulpbronnen", uuid) or "Zonder naam"
    if own is not None and own.was is None:
        return Verschil("nieuw", uuid, naam)
    if own is not None and own.werd is None:
        return Verschil("weg", uuid, naam)
    return Verschil("anders", uuid, naam, tuple(w for one in rows for w in describe(one, namen)))


def _of_table(naam: str, rows: list[RijVerschil]) -> Verschil:
    counts = {
        "Komt terug": sum(one.was is None for one in rows),
        "Verdwijnt": sum(one.werd is None for one in rows),
    }
    counts["Verandert"] = len(rows) - sum(counts.values())
    velden = tuple(Wijziging(label, getal(n), getal(n)) for label, n in counts.items() if n)
    return Verschil("anders", "", beschrijving_van(naam).label, velden)
