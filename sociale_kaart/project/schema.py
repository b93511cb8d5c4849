"""The schema of a kaart, derived from `domain.tabellen`.

Held against the fourteen requirements of the merge design by tests/project/test_schema.py. In
short: every user table has a local `fid` and an immutable `uuid`; references go by uuid, deferred,
indexed, without cascades; there is no other constraint that two valid files could break together.

Besides the user tables there are four that GIS programs do not list:
`kaart` (local facts: uuid, format version, where the ondergrond was last used), `bewerkingen` (the
log), `vergeten` (rows that were removed for good) and `foto_bestanden` (photos and, from format 3,
figures of metingen, by checksum).
"""

from __future__ import annotations

import functools
import uuid
from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import TABELLEN, Tabel, Veld, tabel
from sociale_kaart.project import geopackage

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Value

FORMAAT_VERSIE = 3
VIEW = "hulpbronnen_op_de_kaart"

# Never change it: the same doelgroep of the same hulpbron must be the same row on every laptop.
_NAMESPACE = uuid.UUID("6f1c9f0e-5f0b-5d0a-9c55-2f6a0f5d7b11")

_TYPES = {
    "tekst": "TEXT",
    # Dates are text: a DATE column turns a bare '2024' into a number, and GDAL warns on others.
    "datum": "TEXT",
    "lijst": "TEXT",
    "ja_nee_onbekend": "TEXT",
    "verwijzing": "TEXT",
    "geheel": "INTEGER",
    "getal": "REAL",
    "ja_nee": "BOOLEAN",
    "blob": "BLOB",
}

# Without a default QGIS cannot insert a row; this is a random version 4 uuid. Twice in brackets:
# with one pair GDAL takes the expression for a text and stores that in every row.
_UUID_DEFAULT = (
    "((lower(hex(randomblob(4))||'-'||hex(randomblob(2))||'-4'||substr(hex(randomblob(2)),2)||'-'||"
    "substr('89ab',1+(random()&3),1)||substr(hex(randomblob(2)),2)||'-'||hex(randomblob(6)))))"
)

_OWN_TABLES = (
    "CREATE TABLE kaart (fid INTEGER PRIMARY KEY, sleutel TEXT NOT NULL UNIQUE, waarde)",
    """CREATE TABLE bewerkingen (
        fid INTEGER PRIMARY KEY,
        sessie TEXT NOT NULL,
        volgnr INTEGER NOT NULL,
        hlc INTEGER NOT NULL,
        auteur TEXT,
        actie INTEGER NOT NULL,
        tabel TEXT,
        rij TEXT,
        soort TEXT NOT NULL,
        inhoud TEXT,
        UNIQUE (sessie, volgnr))""",
    "CREATE INDEX bewerkingen_rij ON bewerkingen (rij) WHERE rij IS NOT NULL",
    # Undo and history read only the headers of actions.
    "CREATE INDEX bewerkingen_acties ON bewerkingen (hlc) WHERE soort = 'actie'",
    "CREATE TABLE vergeten (fid INTEGER PRIMARY KEY, rij TEXT NOT NULL UNIQUE)",
    """CREATE TABLE foto_bestanden (
        fid INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, inhoud BLOB)""",
)

_VIEW_COLUMNS = (
    "naam", "omschrijving", "sfeer", "formaliteit", "inzet", "soort", "categorie", "status",
    "zichtbaarheid", "gecontroleerd_op", "herzien_voor",
)  # fmt: skip
_VIEW_PLEK = (
    "gebruik", "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats",
    "buurtcode", "locatie_nauwkeurigheid", "schema",
)  # fmt: skip


def create(connection: sqlite3.Connection) -> None:
    """Write the whole schema into an empty database, inside the caller's transaction."""
    geopackage.create_tables(connection)
    for statement in _OWN_TABLES:
        connection.execute(statement)
    for beschrijving in TABELLEN:
        create_table(connection, beschrijving)
    connection.execute(_view_sql())
    geopackage.register(connection, VIEW, "Hulpbronnen op de kaart", "POINT")


def create_table(connection: sqlite3.Connection, beschrijving: Tabel) -> None:
    """Write one user table with its indexes and its place in gpkg_contents."""
    columns = [
        "fid INTEGER PRIMARY KEY",
        *([f"geom {beschrijving.geometrie}"] if beschrijving.geometrie else []),
        f"uuid TEXT NOT NULL UNIQUE DEFAULT {_UUID_DEFAULT}",
        *(column_sql(veld) for veld in beschrijving.velden),
    ]
    connection.execute(f"CREATE TABLE {beschrijving.naam} ({', '.join(columns)})")
    for veld in beschrijving.velden:
        create_index(connection, beschrijving, veld)
    geopackage.register(connection, beschrijving.naam, beschrijving.label, beschrijving.geometrie)


def column_sql(veld: Veld) -> str:
    """Return the declaration of one column."""
    sql = f"{veld.naam} {_TYPES[veld.soort]}"
    if veld.verwijst:
        sql += f" REFERENCES {veld.verwijst}(uuid) DEFERRABLE INITIALLY DEFERRED"
    return sql


def create_index(connection: sqlite3.Connection, beschrijving: Tabel, veld: Veld) -> None:
    """Index a reference; without it every delete reads whole tables."""
    if veld.verwijst:
        naam = f"{beschrijving.naam}_{veld.naam}"
        connection.execute(f"CREATE INDEX {naam} ON {beschrijving.naam} ({veld.naam})")


def _view_sql() -> str:
    # Plain columns only: a GeoPackage wants a type for each, and an expression has none.
    columns = [
        # GDAL takes a column of this name as the key of a view.
        "p.fid AS OGC_FID",
        "p.geom AS geom",
        "h.uuid AS hulpbron",
        "p.uuid AS plek",
        *(f"h.{kolom} AS {kolom}" for kolom in _VIEW_COLUMNS),
        *(f"p.{kolom} AS {kolom}" for kolom in _VIEW_PLEK),
    ]
    return (
        f"CREATE VIEW {VIEW} AS SELECT {', '.join(columns)}"  # noqa: S608 - our own names
        " FROM plekken AS p JOIN hulpbronnen AS h ON h.uuid = p.hulpbron"
    )


@functools.cache
def logged_columns(naam: str) -> tuple[str, ...]:
    """Return the columns of a user table that the log carries: all but fid, uuid and derived."""
    beschrijving = tabel(naam)
    velden = tuple(veld.naam for veld in beschrijving.velden if not veld.afgeleid)
    return ("geom", *velden) if beschrijving.geometrie else velden


@functools.cache
def references_to(naam: str) -> tuple[tuple[Tabel, Veld], ...]:
    """Return every column that refers to table `naam`, with its table."""
    return tuple(
        (beschrijving, veld)
        for beschrijving in TABELLEN
        for veld in beschrijving.velden
        if veld.verwijst == naam
    )


def row_uuid(beschrijving: Tabel, waarden: Mapping[str, Value]) -> str:
    """Return the uuid for a new row: of its natural key for set-like tables, else random."""
    if not beschrijving.sleutel:
        return str(uuid.uuid4())
    key = "\x1f".join(
        # None and '' must not be the same thing as the text 'None'.
        "" if waarden.get(kolom) is None else f"={waarden[kolom]!s}"
        for kolom in beschrijving.sleutel
    )
    return str(uuid.uuid5(_NAMESPACE, f"{beschrijving.naam}\x1f{key}"))
