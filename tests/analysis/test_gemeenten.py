"""A gemeente weighs its buurten by their inhabitants."""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely import LineString, Point, box

from sociale_kaart.analysis.gemeenten import distance_per_gemeente
from sociale_kaart.analysis.network import build_network
from sociale_kaart.base.progress import NoProgress

RD = "EPSG:28992"


def test_the_mean_is_over_inhabitants_not_over_adressen() -> None:
    """One street of 1 km with the shop at its start.

    Addresses at 100 m and 300 m in buurt A (90 people), at 900 m in buurt B (10 people).
    """
    edges = gpd.GeoDataFrame(
        {"van": [0], "naar": [1], "lengte_m": [1000.0], "heen": [1], "terug": [1], "trap": [0]},
        geometry=[LineString([(0, 0), (1000, 0)])],
        crs=RD,
    ).assign(straat="Straat")
    adressen = gpd.GeoDataFrame(
        {"buurtcode": ["BU00010001", "BU00010001", "BU00010002"]},
        geometry=[Point(100, 0), Point(300, 0), Point(900, 0)],
        crs=RD,
    )
    shop = gpd.GeoDataFrame({"categorie": ["supermarkt"]}, geometry=[Point(0, 0)], crs=RD)
    buurten = gpd.GeoDataFrame(
        {
            "buurtcode": ["BU00010001", "BU00010002"],
            "buurtnaam": ["A", "B"],
            "gemeentecode": "GM0001",
            "inwoners": [90.0, 10.0],
            "jaar": 2024,
        },
        geometry=[box(0, -10, 500, 10), box(500, -10, 1000, 10)],
        crs=RD,
    )
    gemeenten = gpd.GeoDataFrame(
        {"gemeentecode": ["GM0001"], "gemeentenaam": ["Dorp"], "inwoners": [100.0], "jaar": 2024},
        geometry=[box(0, -10, 1000, 10)],
        crs=RD,
    )
    frame = distance_per_gemeente(
        adressen,
        shop,
        buurten,
        gemeenten,
        {"lopen": build_network(edges, "lopen")},
        box(-9000, -9000, 9000, 9000),
        ["supermarkt"],
        ["lopen"],
        NoProgress(),
    )
    (row,) = frame.to_dict("records")
    assert (row["buurtcode"], row["buurtnaam"], row["adressen"]) == ("GM0001", "Dorp", 3)
    assert row["gemiddelde_m"] == pytest.approx((45 * 100 + 45 * 300 + 10 * 900) / 100)
    assert row["aandeel_500m"] == pytest.approx(0.9)
    assert "weging=inwoners" in row["methode"]
