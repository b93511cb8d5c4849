"""Read CBS 100 m squares as the population of an area.

A square is where its key says (`E1234N4567`: its south-west corner in hundreds of RD metres);
`importing.cbs.check_vierkanten` refuses a file of which the coordinates say something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

from sociale_kaart.importing.cbs import CbsError, Gebieden, check_vierkanten, square_layer
from sociale_kaart.importing.geodata import without_warnings
from sociale_kaart.importing.osm_geometry import RD

if TYPE_CHECKING:
    from pathlib import Path

_NULL_BELOW = -99_990
_SIDE_M = 100.0
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
# Ours = the columns of CBS.
_GROEPEN = {
    "inwoners": "aantal_inwoners",
    "inwoners_0_15": "aantal_inwoners_0_tot_15_jaar",
    "inwoners_65plus": "aantal_inwoners_65_jaar_en_ouder",
    "huishoudens": "aantal_part_huishoudens",
    "woningen": "aantal_woningen",
}


@dataclass(frozen=True)
class Vierkanten:
    """Population per square.

    Attributes:
        frame: vierkant (key), inwoners, inwoners_0_15, inwoners_65plus, huishoudens, woningen
            (NaN when CBS does not tell: never 0), geometry (RD New, 100 m squares).
        jaar: the year of the figures as the file or its layer is called, '' when neither tells.
        meldingen: Dutch sentences.
    """

    frame: gpd.GeoDataFrame
    jaar: str
    meldingen: tuple[str, ...]


def read_vierkanten(gpkg: Path, gebieden: Gebieden) -> Vierkanten:
    """Read the squares that lie in the gemeenten of `gebieden` by their middle.

    Raises:
        CbsError: no squares, coordinates that cannot be trusted, or none in this area.
    """
    area = gebieden.gemeenten.geometry.union_all()
    with without_warnings():
        check_vierkanten(gpkg)
        laag, key = square_layer(gpkg)
        frame = _read(gpkg, laag, key, area)
    if frame.empty:
        namen = ", ".join(gebieden.gemeenten["gemeentenaam"])
        raise CbsError(
            f"De vierkanten in ‘{gpkg.name}’ liggen niet in {namen}.",
            "Kies het bestand met vierkanten van heel Nederland of van dit gebied.",
        )
    jaar = next((m[1] for t in (gpkg.stem, laag) if (m := _YEAR.search(t))), "")
    return Vierkanten(frame, jaar, _told(gpkg, frame, jaar, gebieden))


def _read(
    gpkg: Path, laag: str, key: str, area: shapely.geometry.base.BaseGeometry
) -> gpd.GeoDataFrame:
    present = set(pyogrio.read_info(gpkg, layer=laag)["fields"])
    columns = [key, *(kolom for kolom in _GROEPEN.values() if kolom in present)]
    try:
        raw = pyogrio.read_dataframe(gpkg, layer=laag, columns=columns, bbox=area.bounds)
    except (DataSourceError, DataLayerError, FeatureError) as error:
        raise CbsError(
            f"De vierkanten in ‘{gpkg.name}’ zijn beschadigd.", "Download het bestand opnieuw."
        ) from error
    raw = raw[~shapely.is_missing(raw.geometry.to_numpy())]
    bounds = raw.geometry.bounds
    # Published files hold squares without a key: the corner tells it.
    corner = np.rint(bounds[["minx", "miny"]].to_numpy() / _SIDE_M).astype(int).reshape(-1, 2)
    west, south = corner[:, 0] * _SIDE_M, corner[:, 1] * _SIDE_M
    shapely.prepare(area)
    inside = shapely.covers(area, shapely.points(west + _SIDE_M / 2, south + _SIDE_M / 2))
    data: dict[str, object] = {"vierkant": [f"E{x:04d}N{y:04d}" for x, y in corner]}
    for naam, kolom in _GROEPEN.items():
        values = raw[kolom].astype(float).to_numpy() if kolom in raw else np.full(len(raw), np.nan)
        data[naam] = np.where(values >= _NULL_BELOW, values, np.nan)
    frame = gpd.GeoDataFrame(
        data, geometry=shapely.box(west, south, west + _SIDE_M, south + _SIDE_M), crs=RD
    )
    found: gpd.GeoDataFrame = frame[inside].drop_duplicates("vierkant")
    return found.sort_values("vierkant", ignore_index=True)


def _told(gpkg: Path, frame: gpd.GeoDataFrame, jaar: str, gebieden: Gebieden) -> tuple[str, ...]:
    people = int(frame["inwoners"].sum())
    groups = int(frame["inwoners_65plus"].notna().sum())
    of_year = f" ({jaar})" if jaar else ""
    first = (
        f"Uit ‘{gpkg.name}’{of_year} zijn {len(frame)} vierkanten van 100 meter overgenomen, met "
        f"{people} inwoners; van {groups} is bekend hoeveel er 65 jaar of ouder zijn. Wat geheim "
        "is, is onbekend. Zo weten we waar in een buurt mensen wonen; de buurt zegt hoeveel."
    )
    told = [first]
    if jaar and jaar != str(gebieden.jaar):
        told.append(
            f"De vierkanten zijn van {jaar}, de buurten van {gebieden.jaar}: de aantallen kunnen "
            "verschillen."
        )
    return tuple(told)
