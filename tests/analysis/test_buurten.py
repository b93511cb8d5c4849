"""The table of distances per buurt, on a town small enough to check by hand."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from handmade import BOTH, FORWARD, edges
from shapely import Point, box

from sociale_kaart.analysis.buurten import KOLOMMEN, distance_per_buurt
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.opstelling import suppressed
from sociale_kaart.base.errors import Cancelled
from sociale_kaart.base.progress import NoProgress

RD = "EPSG:28992"
DEKKING = box(-5000, -5000, 6000, 5000)
STREET = (1, 2, [(0, 0), (3000, 0)], BOTH)


def buurten(**extra: object) -> gpd.GeoDataFrame:
    """Three buurten side by side along one street of 3 km."""
    columns = {
        "buurtcode": ["BU00000001", "BU00000002", "BU00000003"],
        "buurtnaam": ["West", "Midden", "Oost"],
        "inwoners": [40.0, 20.0, 55.0],
        "jaar": [2024, 2024, 2024],
        **extra,
    }
    shapes = [box(x, -500, x + 1000, 500) for x in (0, 1000, 2000)]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=RD)


def adressen(*places: tuple[float, float], **extra: object) -> gpd.GeoDataFrame:
    codes = [f"BU0000000{int(x // 1000) + 1}" if 0 <= x < 3000 else None for x, _ in places]
    points = [Point(place) for place in places]
    return gpd.GeoDataFrame({"buurtcode": codes, **extra}, geometry=points, crs=RD)


def places(*rows: tuple[str, float, float]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"categorie": [row[0] for row in rows], "naam": [None] * len(rows)},
        geometry=[Point(row[1:]) for row in rows],
        crs=RD,
    )


def table(
    adres: gpd.GeoDataFrame,
    plaats: gpd.GeoDataFrame,
    gebied: gpd.GeoDataFrame | None = None,
    *,
    streets: tuple = (STREET,),
    categorieen: tuple[str, ...] = ("supermarkt",),
    netwerken: tuple[str, ...] = ("lopen",),
    **extra: object,
) -> pd.DataFrame:
    networks = {soort: build_network(edges(list(streets)), soort) for soort in netwerken}
    return distance_per_buurt(
        adres,
        plaats,
        buurten() if gebied is None else gebied,
        networks,
        DEKKING,
        categorieen,
        netwerken,
        NoProgress(),
        **extra,
    )


def test_one_row_per_buurt_with_the_agreed_columns() -> None:
    frame = table(adressen((100, 5), (300, 5), (1500, 0)), places(("supermarkt", 500, 8)))
    assert tuple(frame.columns) == KOLOMMEN
    west = frame.iloc[0]
    assert west["gemiddelde_m"] == 300
    assert west["mediaan_m"] == 300
    assert west["p90_m"] == 380
    assert (west["aandeel_500m"], west["aandeel_1000m"]) == (1, 1)
    assert (west["adressen"], west["inwoners"], west["voorzieningen"]) == (2, 40, 1)
    assert (west["niet_bereikbaar"], west["rand"], west["onderdrukt"]) == (0, 0, 0)
    assert west["methode"] == "netwerk=lopen;aanloop=nee;weging=adressen"
    assert west["bronjaar"] == 2024
    midden = frame.iloc[1]
    assert (midden["gemiddelde_m"], midden["aandeel_500m"], midden["voorzieningen"]) == (1000, 0, 0)


def test_counts_are_whole_numbers() -> None:
    frame = table(adressen((100, 5)), places(("supermarkt", 500, 8)))
    for column in ("adressen", "inwoners", "niet_bereikbaar", "voorzieningen", "rand", "bronjaar"):
        assert frame[column].dtype == "Int64"


def test_by_car_the_metres_to_the_door_count_unless_switched_off() -> None:
    adres, plaats = adressen((100, 6)), places(("supermarkt", 500, -9))
    by_car = table(adres, plaats, netwerken=("auto",)).iloc[0]
    assert by_car["gemiddelde_m"] == 415
    assert by_car["methode"] == "netwerk=auto;aanloop=ja;weging=adressen"
    without = table(adres, plaats, netwerken=("auto",), aanloop={"auto": False}).iloc[0]
    assert without["gemiddelde_m"] == 400


def test_rows_stand_per_network_and_categorie_in_the_order_asked() -> None:
    frame = table(
        adressen((100, 5)),
        places(("supermarkt", 500, 8), ("huisarts", 200, 0)),
        categorieen=("supermarkt", "huisarts"),
        netwerken=("lopen", "auto"),
    )
    first = frame.drop_duplicates(["netwerk", "categorie"])[["netwerk", "categorie"]]
    assert first.to_numpy().tolist() == [
        ["lopen", "supermarkt"],
        ["lopen", "huisarts"],
        ["auto", "supermarkt"],
        ["auto", "huisarts"],
    ]
    assert frame["gemiddelde_m"].dropna().tolist() == [400, 100, 413, 105]


def test_inhabitants_per_adres_are_the_weight_when_known() -> None:
    adres = adressen((100, 0), (400, 0), (1500, 0), inwoners=[9.0, 1.0, np.nan])
    frame = table(adres, places(("supermarkt", 500, 0)))
    assert frame["gemiddelde_m"].iloc[0] == 370  # 9 people at 400 m, 1 at 100 m
    assert frame["methode"].iloc[0].endswith("weging=inwoners")
    # Nobody known in Midden: every address counts the same rather than nobody.
    assert frame["gemiddelde_m"].iloc[1] == 1000


def test_a_buurt_without_adressen_is_empty_and_not_suppressed() -> None:
    oost = table(adressen((100, 5)), places(("supermarkt", 500, 8))).iloc[2]
    assert pd.isna(oost["gemiddelde_m"])
    assert pd.isna(oost["aandeel_500m"])
    assert (oost["adressen"], oost["onderdrukt"], oost["inwoners"]) == (0, 0, 55)


def test_few_or_unknown_inhabitants_are_suppressed() -> None:
    gebied = buurten(inwoners=[5.0, np.nan, 10.0])
    frame = table(adressen((100, 5), (1100, 5), (2100, 5)), places(("supermarkt", 500, 8)), gebied)
    assert frame["onderdrukt"].tolist() == [1, 1, 0]
    assert frame["gemiddelde_m"].isna().tolist() == [True, True, False]
    assert frame["aandeel_1000m"].isna().tolist() == [True, True, False]
    assert frame["adressen"].tolist() == [1, 1, 1]
    assert frame["inwoners"].tolist() == [5, pd.NA, 10]


def test_a_file_without_any_population_suppresses_by_adressen() -> None:
    unknown = np.array([np.nan, np.nan, np.nan])
    assert suppressed(unknown, np.array([9, 10, 0])).tolist() == [True, False, False]


def test_unreachable_adressen_are_counted_and_kept_out_of_the_mean() -> None:
    """Midden lies on an island of its own."""
    streets = (
        (1, 2, [(0, 0), (900, 0)], BOTH),
        (3, 4, [(1100, 0), (1100, 400), (1900, 400)], BOTH),
    )
    frame = table(
        adressen((100, 0), (300, 0), (1500, 400)), places(("supermarkt", 500, 0)), streets=streets
    )
    assert frame["niet_bereikbaar"].tolist() == [0, 1, 0]
    assert pd.isna(frame["gemiddelde_m"].iloc[1])
    assert frame["aandeel_1000m"].iloc[1] == 0
    assert frame["rand"].tolist() == [0, 1, 0]
    assert frame["gemiddelde_m"].iloc[0] == 300


def test_no_voorziening_at_all_is_unknown_not_zero() -> None:
    west = table(adressen((100, 0)), places(("huisarts", 1, 1))).iloc[0]
    assert west[["gemiddelde_m", "mediaan_m", "p90_m", "aandeel_500m"]].isna().all()
    assert (west["niet_bereikbaar"], west["voorzieningen"], west["rand"]) == (1, 0, 1)


def test_adressen_in_no_buurt_count_nowhere() -> None:
    frame = table(adressen((100, 0), (-20, 0)), places(("supermarkt", 500, 0)))
    assert frame["adressen"].sum() == 1


def test_a_voorziening_on_a_shared_border_counts_in_one_buurt() -> None:
    frame = table(adressen((100, 0)), places(("supermarkt", 1000, 0), ("supermarkt", 5000, 0)))
    assert frame["voorzieningen"].tolist() == [1, 0, 0]


def test_near_the_edge_of_the_data_the_row_says_so() -> None:
    networks = {"lopen": build_network(edges([STREET]), "lopen")}
    frame = distance_per_buurt(
        adressen((100, 0), (1500, 0)),
        places(("supermarkt", 500, 0)),
        buurten(),
        networks,
        box(-300, -5000, 6000, 5000),
        ["supermarkt"],
        ["lopen"],
        NoProgress(),
    )
    # West: 400 m to the edge and to the shop, so no farther; Midden: 1000 against 1800 m.
    assert frame["rand"].tolist() == [0, 0, 0]
    frame = distance_per_buurt(
        adressen((100, 0), (1500, 0)),
        places(("supermarkt", 500, 0)),
        buurten(),
        networks,
        box(-200, -5000, 6000, 5000),
        ["supermarkt"],
        ["lopen"],
        NoProgress(),
    )
    assert frame["rand"].tolist() == [1, 0, 0]


def test_it_tells_how_many_adressen_were_put_on_the_network_again() -> None:
    streets = (STREET, (2, 3, [(3000, 0), (3000, 200)], FORWARD))
    frame = table(
        adressen((2990, 100), (100, 0), (100, 499), (100, 501)),
        places(("supermarkt", 500, 0)),
        streets=streets,
    )
    assert frame.attrs["aansluiting"] == {"lopen": {"opnieuw": 1, "te_ver": 1}}


def test_the_means_of_the_buurten_make_the_mean_of_the_whole() -> None:
    random = np.random.default_rng(1)
    spots = [
        (x, y)
        for x, y in zip(random.uniform(0, 2999, 60), random.uniform(-90, 90, 60), strict=True)
    ]
    plaats = places(("supermarkt", 700, 0), ("supermarkt", 2500, 0))
    parts = table(adressen(*spots), plaats)
    whole = (
        buurten()
        .dissolve()
        .assign(buurtcode="BU00000001", buurtnaam="Alles", inwoners=115.0, jaar=2024)
    )
    together = adressen(*spots).assign(buurtcode="BU00000001")
    expected = table(together, plaats, whole)["gemiddelde_m"].iloc[0]
    found = np.average(parts["gemiddelde_m"], weights=parts["adressen"].astype(float))
    assert found == pytest.approx(expected, abs=0.01)


def test_a_stop_passes_through() -> None:
    class Stopped:
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        distance_per_buurt(
            adressen((1, 1)),
            places(("supermarkt", 1, 1)),
            buurten(),
            {"lopen": build_network(edges([STREET]), "lopen")},
            DEKKING,
            ["supermarkt"],
            ["lopen"],
            Stopped(),
        )


def test_nothing_in_gives_an_empty_table_with_columns() -> None:
    frame = table(adressen(), places(), buurten().iloc[:0])
    assert tuple(frame.columns) == KOLOMMEN
    assert frame.empty


def test_a_hulpbron_with_two_plekken_in_a_buurt_is_one_voorziening_there() -> None:
    plaats = places(("supermarkt", 200, 0), ("supermarkt", 800, 0), ("supermarkt", 1500, 0))
    both = plaats.assign(hulpbron=["u1", "u1", "u1"])
    assert table(adressen((100, 0)), both)["voorzieningen"].tolist() == [1, 1, 0]
    assert table(adressen((100, 0)), plaats)["voorzieningen"].tolist() == [2, 1, 0]
