"""The ondergrond: the read-only reference package of an area, made once from public data."""

from __future__ import annotations

import functools
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input, sha256
from sociale_kaart.project.ondergrond_reader import (
    Columns,
    connect,
    read_columns,
    read_rows,
    read_texts,
)
from sociale_kaart.project.ondergrond_writer import (
    FORMAT_VERSIE,
    LAGEN,
    write_layers,
    write_ondergrond,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd
    from numpy.typing import ArrayLike

__all__ = [
    "FORMAT_VERSIE",
    "LAGEN",
    "Ondergrond",
    "OndergrondError",
    "write_layers",
    "write_ondergrond",
]


class OndergrondError(WorldError):
    """The ondergrond cannot be used."""


class Ondergrond:
    """An opened ondergrond; reads on demand, never writes, and holds no file open in between.

    Use `Ondergrond.open`. All coordinates are RD New (EPSG:28992) metres.
    """

    def __init__(self, path: Path, info: dict[str, str]) -> None:
        self.path = path
        self._info = info

    @classmethod
    def open(cls, path: Path) -> Ondergrond:
        """Open an ondergrond.

        Raises:
            OndergrondError: the file is no ondergrond, is damaged, or was made by a newer version.
        """
        require_input(path, "De ondergrond")
        info = _read_info(path)
        try:
            versie = int(info["format_versie"])
            int(info["jaar"])
        except (KeyError, ValueError) as error:
            raise _no_ondergrond(path) from error
        if versie > FORMAT_VERSIE:
            raise OndergrondError(
                f"De ondergrond ‘{path.name}’ is van een nieuwere versie van Sociale Kaart.",
                "Werk Sociale Kaart bij, of maak de ondergrond opnieuw.",
            )
        return cls(path, info)

    @functools.cached_property
    def checksum(self) -> str:
        """SHA-256 of the file as hex: a kaart remembers it to know its ondergrond again."""
        return sha256(self.path)

    @property
    def naam(self) -> str:
        """What the area is called."""
        return self._info.get("naam", "") or self.path.stem

    @property
    def jaar(self) -> int:
        """The year of the CBS borders; codes of another year mean other areas."""
        return int(self._info["jaar"])

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The codes of the gemeenten this ondergrond was made for."""
        return tuple(self._info.get("gemeenten", "").split())

    @property
    def info(self) -> dict[str, str]:
        """The table `info`: sleutel -> waarde."""
        return dict(self._info)

    def layer(
        self,
        name: str,
        bbox: tuple[float, float, float, float] | None = None,
        columns: Sequence[str] | None = None,
    ) -> gpd.GeoDataFrame:
        """Read a layer; nothing is kept, so whoever needs it twice keeps it.

        Args:
            name: one of `LAGEN`.
            bbox: (minx, miny, maxx, maxy) in RD metres; rows whose box touches it. None is all.
            columns: attribute columns to read; None is all. Geometry always comes along.

        Returns:
            Rows in the order of the file; text columns hold str or None, unknown figures NaN.
        """
        import pyogrio  # noqa: PLC0415 - half a second that opening a kaart can do without
        from pyogrio.errors import DataLayerError, DataSourceError  # noqa: PLC0415

        try:
            frame = pyogrio.read_dataframe(
                self.path, layer=name, bbox=bbox, columns=None if columns is None else list(columns)
            )
        except (DataSourceError, DataLayerError) as error:
            raise self._unreadable(name) from error
        return _plain_text(frame)

    def columns(self, name: str, columns: Sequence[str]) -> Columns:
        """Read a layer as plain arrays: many times faster to begin with than `layer`.

        Args:
            name: one of `LAGEN`.
            columns: attribute columns; one that the layer lacks is left out.
        """
        try:
            return read_columns(self.path, name, columns)
        except (sqlite3.Error, shapely.errors.ShapelyError) as error:
            raise self._unreadable(name) from error

    def _unreadable(self, name: str) -> OndergrondError:
        return OndergrondError(
            f"De laag ‘{name}’ van de ondergrond ‘{self.path.name}’ kan niet worden gelezen.",
            "Maak de ondergrond opnieuw.",
        )

    def naamsvermeldingen(self) -> list[str]:
        """Return whom to name as the makers of the data, each once."""
        try:
            return read_texts(self.path, "bronnen", "naamsvermelding")
        except sqlite3.Error as error:
            raise self._unreadable("bronnen") from error

    def bron_teksten(self) -> list[dict[str, str]]:
        """Return of each source soort, naam, datum, licentie and naamsvermelding."""
        try:
            return read_rows(
                self.path, "bronnen", ("soort", "naam", "datum", "licentie", "naamsvermelding")
            )
        except sqlite3.Error as error:
            raise self._unreadable("bronnen") from error

    def bronnen(self) -> pd.DataFrame:
        """Return the sources: soort, naam, bestand, datum, licentie, naamsvermelding, sha256."""
        import pyogrio  # noqa: PLC0415 - idem

        bronnen: pd.DataFrame = _plain_text(pyogrio.read_dataframe(self.path, layer="bronnen"))
        return bronnen

    def has(self, name: str) -> bool:
        """Return whether there is a layer or table that only some ondergronden have.

        Those are `vierkanten` (population per 100 m square) and `cijfers` (figures per buurt).
        """
        return name in _names(self.path)

    def cijfers(self) -> pd.DataFrame:
        """Return figures per buurt: buurtcode, onderwerp, naam, eenheid, waarde, jaar, bron.

        `waarde` is NaN where CBS does not tell. Without such figures there are no rows.
        """
        import pandas as pd  # noqa: PLC0415 - idem
        import pyogrio  # noqa: PLC0415 - idem

        if not self.has("cijfers"):
            return pd.DataFrame(
                columns=["buurtcode", "onderwerp", "naam", "eenheid", "waarde", "jaar", "bron"]
            )
        cijfers: pd.DataFrame = _plain_text(pyogrio.read_dataframe(self.path, layer="cijfers"))
        return cijfers

    def dekking(self) -> shapely.Polygon | shapely.MultiPolygon:
        """Return where the OpenStreetMap data reaches: gemeente plus 5 km, cut to the data.

        Two gemeenten far apart make it a MultiPolygon.
        """
        dekking: shapely.Polygon | shapely.MultiPolygon = self.layer("dekking").geometry.iloc[0]
        return dekking

    def buurt_at(self, x: float, y: float) -> str | None:
        """Return the code of the buurt at a point (RD metres), None outside all buurten.

        A point on a border belongs to the buurt with the lowest code, so that the answer is
        always the same and no point on a border is without a buurt.
        """
        tree, codes = self._buurten
        if not (np.isfinite(x) and np.isfinite(y)):
            return None
        found = tree.query(shapely.Point(x, y), predicate="intersects")
        return codes[int(found.min())] if len(found) else None

    def buurtcodes(self, xs: ArrayLike, ys: ArrayLike) -> list[str | None]:
        """Return per point (RD metres) what `buurt_at` returns; many at once."""
        xy = np.column_stack([np.asarray(xs, float), np.asarray(ys, float)])
        points = np.asarray(shapely.points(xy), dtype=object)
        tree, codes = self._buurten
        point, buurt = tree.query(points, predicate="intersects")
        lowest = np.full(len(points), len(codes), dtype=np.int64)
        np.minimum.at(lowest, point, buurt)
        return [codes[index] if index < len(codes) else None for index in lowest]

    @functools.cached_property
    def _buurten(self) -> tuple[shapely.STRtree, list[str]]:
        buurten = self.columns("buurten", ["buurtcode"])
        codes = buurten.waarden["buurtcode"]
        order = np.argsort(codes.astype(str), kind="stable")
        return shapely.STRtree(buurten.geometries[order]), codes[order].tolist()


def _read_info(path: Path) -> dict[str, str]:
    try:
        with closing(connect(path)) as connection:
            return dict(connection.execute("SELECT sleutel, waarde FROM info"))
    except sqlite3.Error as error:
        raise _no_ondergrond(path) from error


def _names(path: Path) -> set[str]:
    try:
        with closing(connect(path)) as connection:
            return {row[0] for row in connection.execute("SELECT table_name FROM gpkg_contents")}
    except sqlite3.Error as error:
        raise _no_ondergrond(path) from error


def _no_ondergrond(path: Path) -> OndergrondError:
    return OndergrondError(
        f"‘{path.name}’ is geen ondergrond van Sociale Kaart, of het bestand is beschadigd.",
        "Kies een bestand dat eindigt op .ondergrond.gpkg.",
    )


def _plain_text(frame: Any) -> Any:
    """Return the frame with text as str or None: a NaN in a text column would count as true."""
    import pandas as pd  # noqa: PLC0415 - idem

    for name in frame.columns:
        if pd.api.types.is_string_dtype(frame[name].dtype):
            frame[name] = frame[name].astype(object).where(frame[name].notna(), None)
    return frame
