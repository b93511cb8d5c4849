"""Layers of an ondergrond as plain arrays, without the libraries for frames.

Those take half a second to import and a hundred megabytes; whoever only draws or looks up a buurt
does not need them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

# GeoPackage 1.3, 2.1.3: magic, version, flags and srs_id come before the envelope.
_HEADER_BYTES = 8
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_FLAGS_AT = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of a layer in the order of the file; `layer[column]` as with a frame.

    Attributes:
        geometries: (n,) shapely geometries in RD metres, None where there is none.
        waarden: (n,) values per column as SQLite holds them, None where unknown.
    """

    geometries: NDArray[Any]
    waarden: Mapping[str, NDArray[Any]]

    def __len__(self) -> int:
        return len(self.geometries)

    def __getitem__(self, column: str) -> NDArray[Any]:
        return self.waarden[column]

    def __contains__(self, column: object) -> bool:
        return column in self.waarden

    @property
    def geometry(self) -> NDArray[Any]:
        """The geometries, by the name a frame has for them."""
        return self.geometries


def connect(path: Path) -> sqlite3.Connection:
    """Open an ondergrond for reading only; also in a folder that may not be written to."""
    # `immutable` leaves nothing behind.
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True)


def read_columns(path: Path, layer: str, columns: Sequence[str]) -> Columns:
    """Read a layer.

    Args:
        path: the ondergrond.
        layer: name of the layer.
        columns: attribute columns; one that the layer lacks is left out.

    Raises:
        sqlite3.Error: it cannot be read.
        shapely.errors.ShapelyError: a geometry is damaged.
    """
    with closing(connect(path)) as connection:
        (geom,) = connection.execute(
            "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (layer,)
        ).fetchone() or ("geom",)
        known = {row[1] for row in connection.execute(f'PRAGMA table_info("{layer}")')}
        wanted = [name for name in columns if name in known]
        names = ", ".join(f'"{name}"' for name in (geom, *wanted))
        query = f'SELECT {names} FROM "{layer}" ORDER BY rowid'  # noqa: S608 - names of our own
        rows = connection.execute(query).fetchall()
    blobs, *values = zip(*rows, strict=True) if rows else ((), *(() for _ in wanted))
    return Columns(
        shapely.from_wkb(np.array(list(_wkb(blobs)), dtype=object)),
        {name: _objects(column) for name, column in zip(wanted, values, strict=True)},
    )


def read_texts(path: Path, table: str, column: str) -> list[str]:
    """Return the texts of a column that are there, each once, in the order of the file.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    with closing(connect(path)) as connection:
        query = f'SELECT "{column}" FROM "{table}" ORDER BY rowid'  # noqa: S608 - idem
        rows = connection.execute(query).fetchall()
    return list(dict.fromkeys(str(row[0]) for row in rows if row[0] is not None))


def read_rows(path: Path, table: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of a table of texts, in the order of the file; what is unknown is ''.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    with closing(connect(path)) as connection:
        query = f'SELECT {names} FROM "{table}" ORDER BY rowid'  # noqa: S608 - idem
        rows = connection.execute(query).fetchall()
    return [
        {
            name: "" if value is None else str(value)
            for name, value in zip(columns, row, strict=True)
        }
        for row in rows
    ]


def _wkb(blobs: Sequence[bytes | None]) -> Iterator[bytes | None]:
    """Yield the well-known binary inside GeoPackage blobs."""
    for blob in blobs:
        if blob is None:
            yield None
        else:
            envelope = _ENVELOPE_BYTES[blob[_FLAGS_AT] >> 1 & 0b111]
            yield blob[_HEADER_BYTES + envelope :]


def _objects(values: Sequence[Any]) -> NDArray[Any]:
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column
