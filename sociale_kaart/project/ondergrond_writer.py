"""Write an ondergrond: one GeoPackage, layer after layer, the same bytes for the same content."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import atomic_output

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from sociale_kaart.base.progress import Progress

# Raised when a reader of an older version could not understand the file any more.
FORMAT_VERSIE = 1
# One geometry type per layer, whatever the rows of an area happen to be.
_TYPES = {
    "gemeenten": "MultiPolygon",
    "wijken": "MultiPolygon",
    "buurten": "MultiPolygon",
    "water": "MultiPolygon",
    "groen": "MultiPolygon",
    "gebouwen": "Polygon",
    "straten": "LineString",
    "waterlopen": "LineString",
    "adressen": "Point",
    "voorzieningen": "Point",
    "netwerk_lopen": "LineString",
    "netwerk_fietsen": "LineString",
    "netwerk_auto": "LineString",
}
LAGEN = (*_TYPES, "dekking")
# Layers and tables that only some ondergronden have; a reader asks first whether they are there.
EXTRA_LAGEN = ("vierkanten",)
EXTRA_TABELLEN = ("cijfers",)
_NO_DATE = "1970-01-01"


def write_ondergrond(
    path: Path,
    layers: Mapping[str, gpd.GeoDataFrame],
    bronnen: pd.DataFrame,
    info: Mapping[str, str],
    progress: Progress,
) -> None:
    """Write an ondergrond, whole or not at all; an existing one is replaced.

    Arguments and errors are those of `write_layers`.
    """
    with atomic_output(path) as work:
        write_layers(work, layers, bronnen, info, progress)


def write_layers(
    path: Path,
    layers: Mapping[str, gpd.GeoDataFrame],
    bronnen: pd.DataFrame,
    info: Mapping[str, str],
    progress: Progress,
    *,
    tabellen: Mapping[str, pd.DataFrame] | None = None,
) -> None:
    """Write an ondergrond to a new file, for who takes care of 'whole or not at all' itself.

    Args:
        path: a file that does not exist yet.
        layers: per layer name a frame in RD New (EPSG:28992), as the ondergrond has them.
        bronnen: one row per source: soort, naam, bestand, datum, licentie, naamsvermelding, sha256.
        info: naam, jaar, gemeenten, gemaakt_op (ISO date); `format_versie` is added.
        progress: told per layer; may cancel.
        tabellen: tables of `EXTRA_TABELLEN`, as far as there are.

    Raises:
        WorldError: the file cannot be written there.
        Cancelled: the user stopped.
    """
    from pyogrio.errors import (  # noqa: PLC0415 - heavy, and a window only reads
        DataLayerError,
        DataSourceError,
        FeatureError,
    )

    missing = set(LAGEN) - layers.keys()
    if missing:
        message = f"an ondergrond needs the layers {sorted(missing)}"
        raise ValueError(message)
    extra = [naam for naam in EXTRA_LAGEN if naam in layers]
    tables = {**(tabellen or {}), "bronnen": bronnen, "info": _info_frame(info)}
    total = len(layers) + len(tables)
    # The time that GeoPackage notes per layer is that of the content, not of the clock.
    with _gdal_options(info.get("gemaakt_op", _NO_DATE)):
        try:
            for step, naam in enumerate((*LAGEN, *extra, *tables)):
                progress.step(f"Ondergrond opslaan: {naam.replace('_', ' ')}", step, total)
                if naam in tables:
                    _write_table(path, naam, tables[naam])
                else:
                    _write_layer(path, naam, layers[naam])
        except (DataSourceError, DataLayerError, FeatureError) as error:
            raise WorldError(
                "De ondergrond kan niet worden opgeslagen.",
                "Kijk of er genoeg ruimte op de schijf is en of je in deze map mag schrijven.",
            ) from error


@contextlib.contextmanager
def _gdal_options(day: str) -> Iterator[None]:
    import pyogrio  # noqa: PLC0415 - heavy, and a window only reads

    names = ("OGR_CURRENT_DATE", "OGR_SQLITE_SYNCHRONOUS")
    before = {name: pyogrio.get_gdal_config_option(name) for name in names}
    # Durability comes from the one flush before the file takes its place, not from each write.
    pyogrio.set_gdal_config_options(
        {"OGR_CURRENT_DATE": f"{day[:10]}T00:00:00.000Z", "OGR_SQLITE_SYNCHRONOUS": "OFF"}
    )
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(before)


def _write_layer(work: Path, naam: str, frame: gpd.GeoDataFrame) -> None:
    import pyogrio  # noqa: PLC0415 - heavy, and a window only reads

    columns = frame.drop(columns=frame.geometry.name).columns
    empty = [name for name in columns if frame[name].dtype == object and frame[name].isna().all()]
    pyogrio.write_dataframe(
        # A column of nothing but None has no type of its own; ours is text.
        frame.astype(dict.fromkeys(empty, "str")) if empty else frame,
        work,
        layer=naam,
        driver="GPKG",
        geometry_type=_TYPES.get(naam) or frame.geom_type.iloc[0],
        promote_to_multi=_TYPES.get(naam) == "MultiPolygon",
        layer_options={"SPATIAL_INDEX": "YES", "GEOMETRY_NAME": "geom"},
    )


def _write_table(work: Path, naam: str, frame: pd.DataFrame) -> None:
    import pyogrio  # noqa: PLC0415 - heavy, and a window only reads

    pyogrio.write_dataframe(frame, work, layer=naam, driver="GPKG")


def _info_frame(info: Mapping[str, str]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - heavy, and a window only reads

    rows = dict(info) | {"format_versie": str(FORMAT_VERSIE)}
    return pd.DataFrame({"sleutel": list(rows), "waarde": [str(v) for v in rows.values()]})
