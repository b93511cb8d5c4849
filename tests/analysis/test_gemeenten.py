"""A gemeente weighs its buurten by their inhabitants."""

from __future__ import annotations

import geopandas as gpd
import pytest
from handmade import edges
from kleine_stad import DEKKING, STREET, adressen, buurten, gemeenten, places
from shapely import LineString, Point, box

from sociale_kaart.analysis.gemeenten import distance_per_gemeente
from sociale_kaart.analysis.network import build_network
from sociale_kaart.base.progress import NoProgress

RD = "EPSG:28992"


def test_the_mean_is_over_inhabitants_not_over_adressen() -> None:
    """One street of 1 km with the shop at its start.

    Addresses at 100 m and 300 m in buurt A (90 people), at 900 m in buurt B (10 people).
    """
    street = gpd.GeoDataFrame(
        {"van": [0], "naar": [1], "lengte_m": [1000.0], "heen": [1], "terug": [1], "trap": [0]},
        geometry=[LineString([(0, 0), (1000, 0)])],
        crs=RD,
    ).assign(straat="Straat")
    homes = gpd.GeoDataFrame(
        {"buurtcode": ["BU00010001", "BU00010001", "BU00010002"]},
        geometry=[Point(100, 0), Point(300, 0), Point(900, 0)],
        crs=RD,
    )
    shop = gpd.GeoDataFrame({"categorie": ["supermarkt"]}, geometry=[Point(0, 0)], crs=RD)
    areas = gpd.GeoDataFrame(
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
    towns = gpd.GeoDataFrame(
        {"gemeentecode": ["GM0001"], "gemeentenaam": ["Dorp"], "inwoners": [100.0], "jaar": 2024},
        geometry=[box(0, -10, 1000, 10)],
        crs=RD,
    )
    frame = distance_per_gemeente(
        homes,
        shop,
        areas,
        towns,
        {"lopen": build_network(street, "lopen")},
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


def test_a_held_back_buurt_weighs_nothing_in_the_gemeente() -> None:
    """The gemeente minus the other buurten would be the figure of West, where 9 people live."""
    adres = adressen((100, 0), (1500, 0), (2500, 0))
    areas = buurten(inwoners=[9.0, 20.0, 60.0])
    frame = distance_per_gemeente(
        adres,
        places(("supermarkt", "A", 0, 0)),
        areas,
        gemeenten(),
        {"lopen": build_network(edges([STREET]), "lopen")},
        DEKKING,
        ["supermarkt"],
        ["lopen"],
        NoProgress(),
    )
    assert frame["gemiddelde_m"].tolist() == [(20 * 1500 + 60 * 2500) / 80]
    assert frame["adressen"].tolist() == [3]
