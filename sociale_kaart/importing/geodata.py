"""Read a layer of places (GeoJSON, GeoPackage, Shapefile) as a list with x and y."""

from __future__ import annotations

import contextlib
import warnings
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyogrio
import shapely
from pyproj import Transformer
from pyproj.exceptions import CRSError

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.importing.cellen import cel_of
from sociale_kaart.importing.leesregels import (
    GEEN_KOPRIJ,
    Blad,
    Leeskeuze,
    StelselError,
    Table,
    no_rows,
)
from sociale_kaart.importing.workbook_safety import MAX_COLUMNS, MAX_ROWS, fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import geopandas as gpd

    from sociale_kaart.importing.leesregels import Cel

RD = "EPSG:28992"
_MAX_FILE = 300_000_000
# Longer than any degree: coordinates in metres under a name that says degrees.
_DEGREES = 400.0
# Where the Netherlands lies in RD New, roughly, in metres.
_RD_BOX = (-7_000.0, 289_000.0, 300_000.0, 629_000.0)
_SHAPEFILE = (".shx", ".dbf")
_STELSELS = {"rd": RD, "wgs84": "EPSG:4326"}
_AS = {
    "rd": "De plekken zijn gelezen als meters in het Rijksdriehoekstelsel, zoals jij koos.",
    "wgs84": "De plekken zijn gelezen als graden, zoals jij koos.",
}
_UNREADABLE = (RuntimeError, ValueError, OSError, CRSError, shapely.errors.ShapelyError)


@contextlib.contextmanager
def without_warnings() -> Iterator[None]:
    """Leave out what GDAL says beside a file: what it cannot read is refused or has no place."""
    with warnings.catch_warnings(action="ignore", category=RuntimeWarning):
        yield


def read_geodata(path: Path, keuze: Leeskeuze) -> Table:
    """Read a layer: its attributes become columns, its places the columns x and y (RD, metres).

    A line or an area stands at a point in it, and that is told. A row without a place keeps its
    address, if it has one.

    Args:
        path: .geojson, .json, .gpkg or .shp.
        keuze: `blad` is the layer, None takes the one with most points; `stelsel` is for a file
            that does not say in what its places are counted.

    Raises:
        StelselError: it does not say in what its places are counted.
        WorldError: it cannot be read or is too large.
    """
    _require_whole(path)
    try:
        laag = _layer(path, keuze.blad)
        info = pyogrio.read_info(path, layer=laag)
        if info["features"] > MAX_ROWS or not fits(info["features"], len(info["fields"])):
            raise _too_large(path)
        raw = pyogrio.read_dataframe(path, layer=laag)
    except _UNREADABLE as error:
        raise _damaged(path) from error
    if not len(raw):
        raise no_rows(path.name)
    told: list[str] = []
    points = None
    if "geometry" in raw.columns or getattr(raw, "_geometry_column_name", None):
        if keuze.stelsel:
            raw = raw.set_crs(_STELSELS[keuze.stelsel], allow_override=True)
            told.append(_AS[keuze.stelsel])
        points = _points(raw, path, told)
        raw = raw.drop(columns=raw.geometry.name)
    koppen = [str(kop) for kop in raw.columns]
    taken = {"x", "y"} if points is not None else set()
    koppen = [f"{kop} (eigen kolom)" if kop.casefold() in taken else kop for kop in koppen]
    columns = [[cel_of(_plain(value)) for value in raw[kop].tolist()] for kop in raw.columns]
    if points is not None:
        koppen += ["x", "y"]
        columns += [[_metres(value) for value in column] for column in points.T]
    rijen = [list(cells) for cells in zip(*columns, strict=True)]
    chosen = Leeskeuze(
        blad=laag,
        koprijen=GEEN_KOPRIJ,
        gekanteld=False,
        tabel=0,
        verborgen=False,
        stelsel=keuze.stelsel,
    )
    table = Table(koppen, rijen, list(range(1, len(rijen) + 1)), path.name, laag, keuze=chosen)
    return replace(table, toelichting=tuple(told))


def layers(path: Path) -> tuple[Blad, ...]:
    """Return the layers to choose from; none for a file that holds only one.

    Raises:
        WorldError: it cannot be read.
    """
    try:
        namen = [str(naam) for naam, _ in pyogrio.list_layers(path)]
        sizes = [pyogrio.read_info(path, layer=naam) for naam in namen]
    except _UNREADABLE as error:
        raise _damaged(path) from error
    found = zip(namen, sizes, strict=True)
    many = [Blad(naam, info["features"], len(info["fields"])) for naam, info in found]
    return tuple(many) if len(many) > 1 else ()


def is_zipped_shapefile(path: Path) -> bool:
    """Return whether a zip holds a shapefile of a size that can be read."""
    try:
        with zipfile.ZipFile(path) as file:
            members = file.infolist()
    except (zipfile.BadZipFile, OSError):
        return False
    if not any(one.filename.lower().endswith(".shp") for one in members):
        return False
    if sum(one.file_size for one in members) > _MAX_FILE:
        raise _too_large(path)
    return True


def _require_whole(path: Path) -> None:
    require_input(path, "Het bestand")
    if path.stat().st_size > _MAX_FILE:
        raise _too_large(path)
    if path.suffix.lower() == ".shp":
        present = {one.suffix.lower() for one in path.parent.glob(f"{_glob(path.stem)}.*")}
        missing = [suffix for suffix in _SHAPEFILE if suffix not in present]
        if missing:
            raise WorldError(
                f"Bij ‘{path.name}’ ontbreekt het bestand ‘{path.stem}{missing[0]}’.",
                "Een shapefile bestaat uit meer bestanden met dezelfde naam; zet ze in één map.",
            )


def _glob(text: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in text)


def _too_large(path: Path) -> WorldError:
    return WorldError(
        f"‘{path.name}’ is te groot om als lijst te lezen.",
        f"Een laag mag 100.000 plekken en {MAX_COLUMNS} kolommen hebben; maak een uitsnede.",
    )


def _damaged(path: Path) -> WorldError:
    return WorldError(
        f"‘{path.name}’ is beschadigd of is geen bestand met plekken.",
        "Kies een GeoJSON, GeoPackage of shapefile.",
    )


def _layer(path: Path, wanted: str | None) -> str:
    """Return the layer that was chosen, else the one with most points, else with most rows."""
    found = [(str(naam), str(kind or "")) for naam, kind in pyogrio.list_layers(path)]
    if not found:
        raise no_rows(path.name)
    namen = [naam for naam, _ in found]
    if wanted is not None:
        if wanted in namen:
            return wanted
        raise WorldError(
            f"‘{path.name}’ heeft geen laag ‘{wanted}’.", f"Kies een van deze: {', '.join(namen)}."
        )
    sizes = {
        (
            bool(kind),
            not any(w in kind for w in ("Polygon", "Line")),
            pyogrio.read_info(path, layer=naam)["features"],
        ): naam
        for naam, kind in reversed(found)
    }
    return sizes[max(sizes)]


def _points(raw: gpd.GeoDataFrame, path: Path, told: list[str]) -> np.ndarray[Any, Any]:
    """Return x and y per row in RD metres, NaN without a place."""
    shapes = raw.geometry.to_numpy()
    there = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
    xy = np.full((len(shapes), 2), np.nan)
    if not there.any():
        return xy
    _require_crs(raw, shapes[there], path)
    kinds = shapely.get_type_id(shapes)
    spread = there & (kinds != shapely.GeometryType.POINT)
    marks = shapes.copy()
    marks[spread] = shapely.point_on_surface(shapes[spread])
    there &= ~shapely.is_empty(marks) & ~shapely.is_missing(marks)
    xy[there] = shapely.get_coordinates(marks[there])
    if spread.any():
        told.append(
            f"Geen punt maar een lijn of vlak: {int(spread.sum())} van de {len(shapes)}. Die staan "
            "op een punt erin; kijk na of dat de goede plek is."
        )
    to_rd = Transformer.from_crs(raw.crs, RD, always_xy=True)
    xy[there] = np.column_stack(to_rd.transform(xy[there, 0], xy[there, 1]))
    xy[~np.isfinite(xy).all(axis=1)] = np.nan
    _require_nl(xy, path)
    return xy


def _require_crs(raw: gpd.GeoDataFrame, shapes: np.ndarray[Any, Any], path: Path) -> None:
    bounds = shapely.total_bounds(shapes)
    if raw.crs is None:
        lijkt, hint = "", "een ander stelsel"
        if _in_nl(bounds.tolist()):
            lijkt, hint = "rd", "het Rijksdriehoekstelsel (EPSG:28992)"
        if np.abs(bounds).max() < _DEGREES:
            lijkt, hint = "wgs84", "graden (WGS84, EPSG:4326)"
        raise StelselError(
            f"‘{path.name}’ zegt niet in welk coördinatenstelsel de plekken staan. "
            f"Het lijkt {hint}.",
            "Zeg erbij welk het is, of leg het in QGIS vast en sla de laag opnieuw op.",
            lijkt,
        )
    if raw.crs.is_geographic and np.abs(bounds).max() > _DEGREES:
        raise StelselError(
            f"‘{path.name}’ zegt dat de coördinaten graden zijn, maar het zijn meters. "
            "Het lijkt het Rijksdriehoekstelsel (EPSG:28992).",
            "Zeg erbij welk het is, of leg het stelsel in QGIS vast en sla de laag opnieuw op.",
            "rd",
        )


def _in_nl(bounds: Sequence[float]) -> bool:
    west, south, east, north = _RD_BOX
    return bool(
        west <= bounds[0] and south <= bounds[1] and bounds[2] <= east and bounds[3] <= north
    )


def _require_nl(xy: np.ndarray[Any, Any], path: Path) -> None:
    """Check that some place lies in the Netherlands; what lies outside is left without a place."""
    west, south, east, north = _RD_BOX
    with np.errstate(invalid="ignore"):
        inside = (xy[:, 0] >= west) & (xy[:, 0] <= east) & (xy[:, 1] >= south) & (xy[:, 1] <= north)
    if not inside.any():
        raise WorldError(
            f"De plekken in ‘{path.name}’ liggen niet in Nederland.",
            "Kijk of het coördinatenstelsel van de laag klopt.",
        )


def _plain(value: object) -> object:
    """Return a value of a frame as Python has it; None for what is not there."""
    if value is None or value != value:  # NaN is unlike itself  # noqa: PLR0124
        return None
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime()
    return value.item() if isinstance(value, np.generic) else value


def _metres(value: float) -> Cel:
    return None if not np.isfinite(value) else round(float(value), 2)
