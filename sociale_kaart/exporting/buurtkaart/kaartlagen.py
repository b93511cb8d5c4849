"""The layers of the ondergrond from which a buurtkaart is drawn."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import shapely

from sociale_kaart.base.errors import WorldError

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class BuurtkaartLayers:
    """Frames of the ondergrond (EPSG:28992), whole or already cut to the surroundings.

    Attributes:
        buurten: buurtcode, buurtnaam, gemeentenaam, geometry; the buurt itself and its neighbours.
        straten: naam, klasse, geometry LineString.
        water: geometry Polygon.
        groen: geometry Polygon.
        gebouwen: geometry Polygon.
        waterlopen: geometry LineString.
        dekking: geometry Polygon, where there are data; None when nobody told.
    """

    buurten: gpd.GeoDataFrame
    straten: gpd.GeoDataFrame
    water: gpd.GeoDataFrame
    groen: gpd.GeoDataFrame
    gebouwen: gpd.GeoDataFrame
    waterlopen: gpd.GeoDataFrame
    dekking: gpd.GeoDataFrame | None = None


def around(layers: BuurtkaartLayers, bbox: tuple[float, float, float, float]) -> BuurtkaartLayers:
    """Return what of the layers touches a part of RD; the spatial index of each is made once."""
    cut = {}
    for layer in fields(layers):
        frame = getattr(layers, layer.name)
        if layer.name == "dekking":
            # A map beyond it must know that it is.
            cut[layer.name] = frame
            continue
        cut[layer.name] = frame.iloc[sorted(frame.sindex.intersection(bbox))]
    return BuurtkaartLayers(**cut)


@dataclass(frozen=True, slots=True)
class Buurt:
    """The buurt of the sheet."""

    code: str
    naam: str
    gemeente: str
    vlak: BaseGeometry


def find_buurt(buurten: gpd.GeoDataFrame, buurtcode: str) -> Buurt:
    """Return the buurt with this code.

    Raises:
        WorldError: the ondergrond has no such buurt, or it has no area.
    """
    rows = buurten[buurten["buurtcode"] == buurtcode]
    if rows.empty:
        raise WorldError(
            f"De buurt ‘{buurtcode}’ staat niet in de ondergrond.",
            "Kijk of de code klopt, bijvoorbeeld BU01660001.",
            "Er is niets gemaakt.",
        )
    vlak = shapely.make_valid(shapely.union_all(rows.geometry.to_numpy()))
    if vlak.is_empty:
        raise WorldError(
            f"De buurt ‘{buurtcode}’ heeft geen grens in de ondergrond.",
            "Maak de ondergrond opnieuw.",
            "Er is niets gemaakt.",
        )
    row = rows.iloc[0]
    return Buurt(
        code=buurtcode,
        naam=str(row["buurtnaam"] or buurtcode),
        gemeente=str(row.get("gemeentenaam") or ""),
        vlak=vlak,
    )
