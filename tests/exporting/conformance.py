"""A GeoPackage conformance check: table, geometry and srs rows (OGC 12-128r18, clauses 1 and 2)."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_APPLICATION_ID = 0x47504B47  # 'GPKG'
_TYPES = {
    "BOOLEAN", "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "FLOAT", "DOUBLE", "REAL",
    "TEXT", "BLOB", "DATE", "DATETIME", "GEOMETRY", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT",
    "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
}  # fmt: skip
_GEOMETRIES = {name: code for code, name in enumerate(
    ["GEOMETRY", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON",
     "GEOMETRYCOLLECTION"]
)}  # fmt: skip


def geopackage_faults(path: Path) -> list[str]:
    """Everything in which the file is no valid GeoPackage; empty when it is one."""
    faults: list[str] = []
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        db.row_factory = sqlite3.Row
        _file(db, faults)
        if not faults:
            _srs(db, faults)
            _contents(db, faults)
            _geometry_columns(db, faults)
            _extensions(db, faults)
    return faults


def _one(db: sqlite3.Connection, sql: str, *args: object) -> object:
    row = db.execute(sql, args).fetchone()
    return row[0] if row else None


def _file(db: sqlite3.Connection, faults: list[str]) -> None:
    if _one(db, "PRAGMA application_id") != _APPLICATION_ID:
        faults.append("application_id is not GPKG")
    if not 10200 <= int(str(_one(db, "PRAGMA user_version"))) < 20000:
        faults.append("user_version is no GeoPackage version")
    if _one(db, "PRAGMA integrity_check") != "ok":
        faults.append("integrity_check fails")
    if db.execute("PRAGMA foreign_key_check").fetchall():
        faults.append("foreign_key_check fails")
    faults += [
        f"{table} is missing"
        for table in ("gpkg_spatial_ref_sys", "gpkg_contents")
        if not _one(db, "SELECT 1 FROM sqlite_master WHERE name=?", table)
    ]


def _srs(db: sqlite3.Connection, faults: list[str]) -> None:
    rows = {row["srs_id"]: row for row in db.execute("SELECT * FROM gpkg_spatial_ref_sys")}
    faults += [f"srs {srs} is missing" for srs in (-1, 0, 4326) if srs not in rows]
    for srs, row in rows.items():
        if srs > 0 and (not row["definition"] or row["definition"] == "undefined"):
            faults.append(f"srs {srs} has no definition")
        if not row["srs_name"] or not row["organization"]:
            faults.append(f"srs {srs} has no name or organization")


def _contents(db: sqlite3.Connection, faults: list[str]) -> None:
    for row in db.execute("SELECT * FROM gpkg_contents").fetchall():
        table = row["table_name"]
        columns = db.execute(f'PRAGMA table_info("{table}")').fetchall()
        if not columns:
            faults.append(f"{table} is in gpkg_contents but not in the file")
            continue
        if row["data_type"] not in {"features", "attributes"}:
            faults.append(f"{table} has data_type {row['data_type']}")
        if row["srs_id"] and not _one(
            db, "SELECT 1 FROM gpkg_spatial_ref_sys WHERE srs_id=?", row["srs_id"]
        ):
            faults.append(f"{table} names an unknown srs")
        try:
            struct.unpack("19s", str(row["last_change"])[:19].encode())
        except struct.error:
            faults.append(f"{table} has no last_change")
        kind = _one(db, "SELECT type FROM sqlite_master WHERE name=?", table)
        keys = [c for c in columns if c["pk"]]
        if kind == "table" and (len(keys) != 1 or keys[0]["type"].upper() != "INTEGER"):
            faults.append(f"{table} has no integer primary key")
        faults += [
            f"{table}.{column['name']} has type {column['type']}"
            for column in columns
            if column["type"].upper().split("(")[0] not in _TYPES
        ]
        geometries = db.execute(
            "SELECT * FROM gpkg_geometry_columns WHERE table_name=?", (table,)
        ).fetchall()
        if (row["data_type"] == "features") != (len(geometries) == 1):
            faults.append(f"{table} has {len(geometries)} geometry columns")


def _geometry_columns(db: sqlite3.Connection, faults: list[str]) -> None:
    for row in db.execute("SELECT * FROM gpkg_geometry_columns").fetchall():
        table, column, srs = row["table_name"], row["column_name"], row["srs_id"]
        if _one(db, "SELECT srs_id FROM gpkg_contents WHERE table_name=?", table) != srs:
            faults.append(f"{table}: gpkg_contents and gpkg_geometry_columns differ in srs")
        if row["geometry_type_name"] not in _GEOMETRIES:
            faults.append(f"{table} has geometry type {row['geometry_type_name']}")
            continue
        names = {c["name"]: c["type"].upper() for c in db.execute(f'PRAGMA table_info("{table}")')}
        if names.get(column) != row["geometry_type_name"]:
            faults.append(f"{table}.{column} is declared as {names.get(column)}")
            continue
        for (blob,) in db.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" NOT NULL'):
            if fault := _blob(blob, srs, row["geometry_type_name"]):
                faults.append(f"{table}.{column}: {fault}")
                break


def _blob(blob: bytes, srs: int, kind: str) -> str:
    magic, version, flags = blob[:2], blob[2], blob[3]
    if magic != b"GP" or version != 0:
        return "no GeoPackage header"
    order = "<" if flags & 1 else ">"
    if struct.unpack(order + "i", blob[4:8])[0] != srs:
        return "the blob names another srs"
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}.get(flags >> 1 & 7)
    if envelope is None:
        return "unknown envelope"
    wkb = blob[8 + envelope :]
    (code,) = struct.unpack(("<" if wkb[0] else ">") + "I", wkb[1:5])
    if kind != "GEOMETRY" and code % 1000 != _GEOMETRIES[kind]:
        return f"a {kind} holds geometry {code}"
    return ""


def _extensions(db: sqlite3.Connection, faults: list[str]) -> None:
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    registered = set()
    if "gpkg_extensions" in tables:
        for row in db.execute("SELECT * FROM gpkg_extensions").fetchall():
            registered.add((row["table_name"], row["extension_name"]))
            if row["scope"] not in {"read-write", "write-only"}:
                faults.append(f"extension {row['extension_name']} has scope {row['scope']}")
    for table, column in db.execute("SELECT table_name, column_name FROM gpkg_geometry_columns"):
        rtree = f"rtree_{table}_{column}"
        if (rtree in tables) != ((table, "gpkg_rtree_index") in registered):
            faults.append(f"{rtree} and gpkg_extensions differ")
        elif rtree in tables:
            inside = _one(db, f'SELECT count(*) FROM "{rtree}"')
            stored = _one(db, f'SELECT count("{column}") FROM "{table}"')
            if inside != stored:
                faults.append(f"{rtree} holds {inside} of {stored} rows")
