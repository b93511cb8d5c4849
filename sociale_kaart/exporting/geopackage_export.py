"""The hulpbronnen as a GeoPackage in RD New (EPSG:28992), with a style that QGIS takes by itself.

Layers: `hulpbronnen` (a point per plek), `hulpbronnen_zonder_plek` (rows without a point),
`bronnen`, `over_deze_kaart`, and `layer_styles`, the table in which QGIS keeps styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyogrio
import shapely
from pyogrio import raw
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.context import verantwoording
from sociale_kaart.exporting.qgis_style import QML
from sociale_kaart.exporting.table import KOLOMMEN, plek_rows, stored

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.exporting.table import Cel, Rij, SoortKolom

_CRS = "EPSG:28992"
# GDAL stamps each layer with the clock; the peildatum makes the same kaart the same file.
_CLOCK = "OGR_CURRENT_DATE"
# What QGIS 3.22 reads without a warning; newer versions of GDAL write 1.4 by themselves.
_VERSION = "1.2"
# GDAL's sign for a time in UTC, as the standard asks for.
_UTC = 100
_INTEGER: frozenset[SoortKolom] = frozenset({"geheel", "ja_nee"})


def export_geopackage(vrijgave: Vrijgave, context: KaartContext, path: Path) -> None:
    """Write the GeoPackage; cells hold codes, several answers stand with ' | ' between.

    Raises:
        WorldError: the file cannot be written.
    """
    met: list[Rij] = []
    zonder: list[Rij] = []
    points: list[tuple[float, float]] = []
    for plek, rij in plek_rows(vrijgave, context):
        if plek is None or plek.x is None or plek.y is None:
            zonder.append(rij)
        else:
            points.append((plek.x, plek.y))
            met.append({**rij, "plek": plek.uuid})
    before = pyogrio.get_gdal_config_option(_CLOCK)
    pyogrio.set_gdal_config_options({_CLOCK: f"{context.peildatum.isoformat()}T00:00:00.000Z"})
    try:
        with atomic_output(path) as work:
            _write(work, "hulpbronnen", _columns(met), points)
            _write(work, "hulpbronnen_zonder_plek", _columns(zonder))
            _write(work, "bronnen", _bronnen(context))
            _write(work, "over_deze_kaart", _about(vrijgave, context))
            _write(work, "layer_styles", _style(context.peildatum))
    except (DataSourceError, DataLayerError, FeatureError) as error:
        raise WorldError(
            f"‘{path.name}’ kan niet worden opgeslagen.",
            "Kijk of er genoeg ruimte op de schijf is en of je in deze map mag schrijven.",
        ) from error
    finally:
        pyogrio.set_gdal_config_options({_CLOCK: before})


def _columns(rijen: Sequence[Rij]) -> dict[str, np.ndarray[Any, Any]]:
    soorten: dict[str, SoortKolom] = {kolom.code: kolom.soort for kolom in KOLOMMEN}
    codes = [*soorten, *(["plek"] if rijen and "plek" in rijen[0] else [])]
    return {
        code: _array([rij[code] for rij in rijen], soorten.get(code, "tekst")) for code in codes
    }


def _array(cellen: Sequence[Cel], soort: SoortKolom) -> np.ndarray[Any, Any]:
    """Return one column with the type of its kind; unknown stays unknown (see `_mask`)."""
    if soort == "datum":
        return np.array(cellen, dtype="datetime64[D]")
    if soort in _INTEGER or soort == "getal":
        values = [np.nan if cel is None else float(str(cel)) for cel in cellen]
        return np.array(values, dtype=float)
    return np.array([stored(cel) for cel in cellen], dtype=object)


def _write(
    path: Path,
    layer: str,
    columns: Mapping[str, np.ndarray[Any, Any]],
    points: Sequence[tuple[float, float]] | None = None,
) -> None:
    integers = {kolom.code for kolom in KOLOMMEN if kolom.soort in _INTEGER}
    data, masks = [], []
    for code, column in columns.items():
        mask = _mask(column)
        whole = code in integers
        data.append(np.where(mask, 0, column).astype(np.int32) if whole else column)
        masks.append(mask)
    geometry = None
    if points is not None:
        xy = np.array(points, dtype=float).reshape(-1, 2)
        geometry = shapely.to_wkb(shapely.points(xy))
    raw.write(
        path,
        geometry,
        data,
        list(columns),
        field_mask=masks,
        layer=layer,
        driver="GPKG",
        geometry_type="Point" if points is not None else None,
        crs=_CRS if points is not None else None,
        append=path.exists(),
        layer_options=None if points is None else {"GEOMETRY_NAME": "geom"},
        dataset_options=None if path.exists() else {"VERSION": _VERSION},
        gdal_tz_offsets={
            code: np.full(len(column), _UTC)
            for code, column in columns.items()
            if column.dtype == "datetime64[ms]"
        },
    )


def _mask(column: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    if column.dtype.kind == "M":
        return np.asarray(np.isnat(column))
    if column.dtype.kind == "f":
        return np.asarray(np.isnan(column))
    return np.array([value is None for value in column], dtype=bool)


def _text_columns(rows: Sequence[Mapping[str, str | None]]) -> dict[str, np.ndarray[Any, Any]]:
    return {code: np.array([row[code] for row in rows], dtype=object) for code in rows[0]}


def _bronnen(context: KaartContext) -> dict[str, np.ndarray[Any, Any]]:
    rows: list[dict[str, str | None]] = [
        {
            "naam": bron.naam,
            "datum": bron.datum,
            "licentie": bron.licentie,
            "naamsvermelding": bron.naamsvermelding,
        }
        for bron in context.bronnen
    ]
    return _text_columns(rows or [dict.fromkeys(("naam", "datum", "licentie", "naamsvermelding"))])


def _about(vrijgave: Vrijgave, context: KaartContext) -> dict[str, np.ndarray[Any, Any]]:
    pairs = [
        ("naam", context.kaartnaam),
        ("voor", vrijgave.voor),
        ("peildatum", context.peildatum.isoformat()),
        ("onze_definitie", context.onze_definitie),
        ("doel", context.doel),
        ("ondergrond", context.ondergrond),
        *(("verantwoording", regel) for regel in verantwoording(vrijgave)),
    ]
    return _text_columns([{"sleutel": sleutel, "waarde": waarde} for sleutel, waarde in pairs])


def _style(dag: dt.date) -> dict[str, np.ndarray[Any, Any]]:
    columns = _text_columns(
        [
            {
                "f_table_catalog": "",
                "f_table_schema": "",
                "f_table_name": "hulpbronnen",
                "f_geometry_column": "geom",
                "styleName": "hulpbronnen",
                "styleQML": QML,
                "styleSLD": "",
                "description": "Vorm = sfeer, gevuld = formeel, open = informeel",
                "owner": "",
                "ui": None,
            }
        ]
    )
    columns["useAsDefault"] = np.array([True])
    columns["update_time"] = np.array([dag], dtype="datetime64[ms]")
    return columns
