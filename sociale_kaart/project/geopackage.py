"""The GeoPackage 1.3 part of a kaart: the gpkg_* tables and points as blobs.

Source: OGC 12-128r17 (GeoPackage 1.3). Written with plain SQL, because sqlite-utils and GDAL each
break what the other needs (R-tree triggers, stale feature counts): a kaart has neither an R-tree
nor gpkg_ogr_contents, so that a plain insert is a whole insert.
"""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x47504B47  # 'GPKG'
USER_VERSION = 10300
RD_NEW = 28992

_RD_WKT = (
    'PROJCS["Amersfoort / RD New",GEOGCS["Amersfoort",DATUM["Amersfoort",'
    'SPHEROID["Bessel 1841",6377397.155,299.1528128,AUTHORITY["EPSG","7004"]],'
    'AUTHORITY["EPSG","6289"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4289"]],'
    'PROJECTION["Oblique_Stereographic"],PARAMETER["latitude_of_origin",52.1561605555556],'
    'PARAMETER["central_meridian",5.38763888888889],PARAMETER["scale_factor",0.9999079],'
    'PARAMETER["false_easting",155000],PARAMETER["false_northing",463000],'
    'UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],'
    'AUTHORITY["EPSG","28992"]]'
)
_WGS84_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],'
    'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
# srs_name, srs_id, organization, organization_coordsys_id, definition, description
_SRS = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinates"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinates"),
    ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84_WKT, "longitude and latitude in degrees"),
    ("Amersfoort / RD New", RD_NEW, "EPSG", RD_NEW, _RD_WKT, "Dutch national grid in metres"),
)

# As in annex C of the standard.
_TABLES = (
    """CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL PRIMARY KEY,
        organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL,
        definition TEXT NOT NULL,
        description TEXT)""",
    """CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY,
        data_type TEXT NOT NULL,
        identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
        srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
    """CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL,
        column_name TEXT NOT NULL,
        geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL,
        z TINYINT NOT NULL,
        m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
)

_MAGIC = b"GP"
# Flags of the blob header: little endian, no envelope, not empty.
_FLAGS = 0x01
_HEADER = struct.Struct("<2sBBi")
_POINT = struct.Struct("<BIdd")
_WKB_POINT = 1
# How every point that we wrote begins; reading a large kaart is mostly reading these.
_OWN = _HEADER.pack(_MAGIC, 0, _FLAGS, RD_NEW) + struct.pack("<BI", 1, _WKB_POINT)
_XY = struct.Struct("<dd")
# Length of the envelope by its indicator (bits 1-3 of the flags).
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def create_tables(connection: sqlite3.Connection) -> None:
    """Write the tables every GeoPackage has, and its marks in the header of the file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
    for statement in _TABLES:
        connection.execute(statement)
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SRS)


def register(connection: sqlite3.Connection, tabel: str, label: str, geometrie: str = "") -> None:
    """Make `tabel` (or view) known to GIS programs, as features when it has a `geometrie`."""
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            tabel,
            "features" if geometrie else "attributes",
            tabel,
            label,
            RD_NEW if geometrie else None,
        ),
    )
    if geometrie:
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            (tabel, geometrie, RD_NEW),
        )


def point_blob(x: float, y: float) -> bytes:
    """Return a point in RD New metres as a GeoPackage blob.

    Raises:
        ValueError: a coordinate is not finite.
    """
    if not (math.isfinite(x) and math.isfinite(y)):
        message = f"no point at {x}, {y}"
        raise ValueError(message)
    return _HEADER.pack(_MAGIC, 0, _FLAGS, RD_NEW) + _POINT.pack(1, _WKB_POINT, x, y)


def geometry_blob(wkb: bytes) -> bytes:
    """Return any geometry (WKB, RD New metres) as a GeoPackage blob without envelope."""
    return _HEADER.pack(_MAGIC, 0, _FLAGS, RD_NEW) + wkb


def wkb_of(blob: object) -> bytes | None:
    """Return the WKB in a GeoPackage blob, None when it is no geometry."""
    if not isinstance(blob, bytes) or len(blob) < _HEADER.size or blob[:2] != _MAGIC:
        return None
    return blob[_HEADER.size + _ENVELOPE_BYTES.get(blob[3] >> 1 & 0x07, 0) :] or None


def point_xy(blob: object) -> tuple[float, float] | None:
    """Return x and y of a GeoPackage point; None when it is no point, empty or unreadable.

    Reads what other programs write too: either byte order, with or without an envelope.
    """
    if isinstance(blob, bytes) and blob[: len(_OWN)] == _OWN and len(blob) == len(_OWN) + 16:
        x, y = _XY.unpack_from(blob, len(_OWN))
        return (x, y) if math.isfinite(x) and math.isfinite(y) else None
    if not isinstance(blob, bytes) or len(blob) < _HEADER.size or blob[:2] != _MAGIC:
        return None
    start = _HEADER.size + _ENVELOPE_BYTES.get(blob[3] >> 1 & 0x07, 0)
    if len(blob) < start + _POINT.size:
        return None
    order = "<" if blob[start] else ">"
    # The last three digits are the shape; thousands say Z and M, which come after x and y.
    kind, x, y = struct.unpack_from(f"{order}Idd", blob, start + 1)
    if kind % 1000 != _WKB_POINT or not (math.isfinite(x) and math.isfinite(y)):
        return None
    return x, y
