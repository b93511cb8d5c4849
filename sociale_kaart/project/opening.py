"""Making and opening the file of a kaart: what is refused, in which order things are checked."""

from __future__ import annotations

import uuid as uuids
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import atomic_output
from sociale_kaart.project import connection as connections
from sociale_kaart.project import migrations, outside_edits, schema, settings
from sociale_kaart.project.action import Actie
from sociale_kaart.project.errors import NewerKaartError, NotAKaartError, sqlite_errors
from sociale_kaart.project.forget import clean_up
from sociale_kaart.project.log import Sessie
from sociale_kaart.project.store import Store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

    from sociale_kaart.project.settings import OndergrondLink
    from sociale_kaart.project.writer import Buurtzoeker


def make_file(
    path: Path,
    instellingen: Mapping[str, str],
    ondergrond: OndergrondLink | None,
    auteur: str,
) -> None:
    """Write the file of a new kaart, whole or not at all.

    Raises:
        WorldError: the file exists already, or cannot be written.
    """
    if path.exists():
        raise WorldError(f"‘{path.name}’ bestaat al.", "Kies een andere naam.")
    with atomic_output(path) as work, sqlite_errors(path.name):
        connection = connections.connect_new(work)
        try:
            with connections.transaction(connection, path.name):
                write_schema(connection)
                if ondergrond is not None:
                    settings.set_local(connection, settings.PAD, ondergrond.pad)
            store = Store(connection, work, Sessie(connection, auteur))
            store.account_for_file()
            # A boundary: undo stops at a kaart that exists.
            with store.write("Maak de kaart", soort="begin", grens=True) as writer:
                actie = Actie(writer)
                for sleutel, waarde in instellingen.items():
                    actie.set_instelling(sleutel, waarde)
                settings.write_link(actie, ondergrond)
        finally:
            connection.close()


def write_schema(connection: sqlite3.Connection) -> None:
    """Write the schema and the identity of a new kaart, inside the caller's transaction."""
    schema.create(connection)
    settings.set_local(connection, settings.KAART_UUID, str(uuids.uuid4()))
    settings.set_local(connection, settings.FORMAAT, schema.FORMAAT_VERSIE)


def open_writing(path: Path, auteur: str, buurtzoeker: Buurtzoeker | None) -> Store:
    """Open a kaart to work in; the caller holds its slot.

    Brings an older format up to date (after a backup), finishes a clean-up that was cut off, and
    takes edits by other programs into the history.

    Raises:
        WorldError: the file is no kaart, newer, damaged, in use or may not be written.
    """
    connections.require_geopackage(path)
    connection = connections.connect_writing(path)
    try:
        with sqlite_errors(path.name):
            migrations.migrate_file(connection, path, _format_version(connection, path))
            store = Store(connection, path, Sessie(connection, auteur), buurtzoeker)
            if store.edited_outside():
                outside_edits.record(store)
            store.account_for_file()
            clean_up(store)
            _sweep_journal(store)
    except BaseException:
        connection.close()
        raise
    return store


def _sweep_journal(store: Store) -> None:
    """Take away a journal that a kill left before it counted; it can hold personal data.

    SQLite ignores such a file, and removes it with the next transaction: so here is one.
    """
    if store.path.with_name(store.path.name + "-journal").exists():
        with store.local_write():
            settings.set_local(store.connection, settings.FORMAAT, schema.FORMAAT_VERSIE)


def open_reading(path: Path) -> Store:
    """Open a kaart to read; nothing is written, also not beside it.

    Raises:
        WorldError: the file is no kaart, newer, damaged or in use.
    """
    connections.require_geopackage(path)
    connection = connections.connect_reading(path)
    try:
        with sqlite_errors(path.name):
            versie = _format_version(connection, path)
            if versie < schema.FORMAAT_VERSIE:
                old, connection = connection, connections.copy_to_memory(connection)
                old.close()
                migrations.migrate(connection, path.name, versie)
            return Store(connection, path, None)
    except BaseException:
        connection.close()
        raise


def open_backup(path: Path, kaart_uuid: str) -> Store:
    """Open a backup of a kaart to read.

    Raises:
        WorldError: it is no kaart, newer, damaged, or of another kaart.
    """
    backup = open_reading(path)
    if settings.local(backup.connection, settings.KAART_UUID) != kaart_uuid:
        backup.close()
        raise WorldError(
            f"‘{path.name}’ is geen reservekopie van deze kaart, maar van een andere.",
            "Kies een reservekopie van deze kaart.",
        )
    return backup


def _format_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the format version.

    Raises:
        NotAKaartError: a GeoPackage that is something else.
        NewerKaartError: made by a newer version of this program.
    """
    tables = {
        naam for (naam,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    }
    if "kaart" not in tables or "bewerkingen" not in tables:
        wat = "is een ondergrond en geen kaart" if "buurten" in tables else "is geen kaart"
        raise NotAKaartError(
            f"‘{path.name}’ {wat}.", "Kies een bestand dat eindigt op .kaart.gpkg."
        )
    versie = settings.local(connection, settings.FORMAAT)
    if not isinstance(versie, int) or not settings.local(connection, settings.KAART_UUID):
        raise NotAKaartError(
            f"‘{path.name}’ is geen kaart.", "Kies een bestand dat eindigt op .kaart.gpkg."
        )
    if versie > schema.FORMAAT_VERSIE:
        raise NewerKaartError(
            f"De kaart ‘{path.name}’ is gemaakt met een nieuwere versie van Sociale Kaart.",
            "Vraag om de nieuwe versie, of vraag de afzender om een export.",
        )
    return versie
