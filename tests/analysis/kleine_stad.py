"""A town along one street of 3 km, small enough to know every answer by heart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
from handmade import BOTH, edges
from shapely import Point, box

from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.opstelling import Opstelling, prepare
from sociale_kaart.analysis.voorzieningen import merge_voorzieningen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.meetkeuze import Meetkeuze

RD = "EPSG:28992"
DEKKING = box(-5000, -5000, 8000, 5000)
STREET = (1, 2, [(0, 0), (3000, 0)], BOTH)


def buurten(**extra: object) -> gpd.GeoDataFrame:
    """West and Midden in wijk A, Oost in wijk B; 1 km of the street each."""
    columns = {
        "buurtcode": ["BU00010001", "BU00010002", "BU00010003"],
        "buurtnaam": ["West", "Midden", "Oost"],
        "wijkcode": ["WK000101", "WK000101", "WK000102"],
        "gemeentecode": ["GM0001"] * 3,
        "inwoners": [40.0, 20.0, 60.0],
        "aandeel_65plus": [0.5, 0.5, 0.5],
        "jaar": [2024] * 3,
        **extra,
    }
    shapes = [box(x, -500, x + 1000, 500) for x in (0, 1000, 2000)]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=RD)


def wijken() -> gpd.GeoDataFrame:
    columns = {
        "wijkcode": ["WK000101", "WK000102"],
        "wijknaam": ["Wijk A", "Wijk B"],
        "inwoners": [60.0, 60.0],
        "jaar": 2024,
    }
    shapes = [box(0, -500, 2000, 500), box(2000, -500, 3000, 500)]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=RD)


def gemeenten() -> gpd.GeoDataFrame:
    columns = {
        "gemeentecode": ["GM0001"], "gemeentenaam": ["Dorp"], "inwoners": [120.0], "jaar": 2024
    }  # fmt: skip
    return gpd.GeoDataFrame(columns, geometry=[box(0, -500, 3000, 500)], crs=RD)


def adressen(*spots: tuple[float, float], **extra: object) -> gpd.GeoDataFrame:
    codes = [f"BU0001000{int(x // 1000) + 1}" if 0 <= x < 3000 else None for x, _ in spots]
    points = [Point(spot) for spot in spots]
    return gpd.GeoDataFrame({"buurtcode": codes, **extra}, geometry=points, crs=RD)


def town(
    adres: gpd.GeoDataFrame,
    areas: gpd.GeoDataFrame | None = None,
    *,
    streets: tuple = (STREET,),
    dekking: object = DEKKING,
    **options: object,
) -> Opstelling:
    network = build_network(edges(list(streets)), "lopen")
    options = {"access_leg": False, **options}
    return prepare(adres, buurten() if areas is None else areas, network, dekking, **options)


def places(
    *rows: tuple[str, str, float, float],
    hulpbronnen: Sequence[Hulpbron] = (),
    keuze: Meetkeuze | None = None,
) -> gpd.GeoDataFrame:
    """Reference places of (categorie, name, x, y), with those of the register."""
    reference = gpd.GeoDataFrame(
        {
            "categorie": [row[0] for row in rows],
            "naam": [row[1] for row in rows],
            "osm_id": [f"n{number}" for number in range(len(rows))],
        },
        geometry=[Point(row[2:]) for row in rows],
        crs=RD,
    )
    return merge_voorzieningen(reference, hulpbronnen, keuze)
