"""Bringing a kaart of an older format up to date.

A migration only adds: columns and tables, NULL allowed, never renamed or reused; a feature table
gets `ALTER TABLE … ADD COLUMN` only. Each runs in its own transaction together with the new version
number, so a kill leaves the file at one version or the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import tabel
from sociale_kaart.project import schema, settings
from sociale_kaart.project.backups import copy_whole
from sociale_kaart.project.connection import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Migration = Callable[[sqlite3.Connection], None]

# By the version that a migration leads to.
_MIGRATIONS: dict[int, Migration] = {}


def migration(to: int) -> Callable[[Migration], Migration]:
    """Register a function that brings a kaart from format `to` - 1 to format `to`."""

    def register(function: Migration) -> Migration:
        assert to not in _MIGRATIONS
        _MIGRATIONS[to] = function
        return function

    return register


def migrate_file(connection: sqlite3.Connection, path: Path, versie: int) -> None:
    """Migrate a file of an older format, after a backup of it beside it.

    Raises:
        WorldError: the disk refused; the file is still readable at the version it had reached.
    """
    if versie >= schema.FORMAAT_VERSIE:
        return
    naam = path.name.removesuffix(".gpkg").removesuffix(".kaart")
    # Named after the version in it: when a second step fails, the next try is from another version
    # and leaves this backup alone.
    target = path.with_name(f"{naam}.voor-versie-{versie + 1}.kaart.gpkg")
    copy_whole(connection, target)
    migrate(connection, path.name, versie)


def migrate(connection: sqlite3.Connection, naam: str, versie: int) -> None:
    """Run every migration after `versie`, each in its own transaction."""
    for to in range(versie + 1, schema.FORMAAT_VERSIE + 1):
        with transaction(connection, naam):
            _MIGRATIONS[to](connection)
            settings.set_local(connection, settings.FORMAAT, to)


# Columns and tables as format 2 brought them; what `domain.tabellen` gets later is not in it.
_FORMAT_2_COLUMNS = {
    "batches": ("blad", "profiel", "leeskeuze", "koppeling", "koppen", "meldingen", "vorige"),
    "ruwe_rijen": ("voorstel", "toelichting", "lijkt_op"),
}
_FORMAT_2_TABLES = ("geen_dubbelen", "andere_bronnen")


@migration(to=2)
def keep_what_waits(connection: sqlite3.Connection) -> None:
    """Let a row of a list wait with what was found, and remember what is no double."""
    _add(connection, _FORMAT_2_COLUMNS, _FORMAT_2_TABLES)


# As format 3 brought them.
_FORMAT_3_COLUMNS: dict[str, tuple[str, ...]] = {
    "normen": ("zonder_trap", "toelichting"),
    "scenarios": ("netwerk", "afstand_m", "groep", "zonder_trap"),
    "scenario_plekken": ("osm_id",),
}
_FORMAT_3_TABLES = ("metingen",)


@migration(to=3)
def keep_figures(connection: sqlite3.Connection) -> None:
    """Keep figures of one day, and say of norms and scenarios for whom and how is measured."""
    _add(connection, _FORMAT_3_COLUMNS, _FORMAT_3_TABLES)


def _add(
    connection: sqlite3.Connection,
    kolommen: Mapping[str, Sequence[str]],
    tabellen: Sequence[str],
) -> None:
    """Add columns, by table, and whole tables as `domain.tabellen` describes them."""
    for naam, added in kolommen.items():
        beschrijving = tabel(naam)
        for kolom in added:
            veld = beschrijving.veld(kolom)
            connection.execute(f"ALTER TABLE {naam} ADD COLUMN {schema.column_sql(veld)}")
            schema.create_index(connection, beschrijving, veld)
    for naam in tabellen:
        schema.create_table(connection, tabel(naam))
