"""Inhabitants per address: squares say where, buurten say how many, and nobody gets lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import box

from sociale_kaart.analysis.bevolking import (
    WEGING_ADRESSEN,
    WEGING_BUURT,
    Bevolking,
    spread_inwoners,
    square_keys,
)
from sociale_kaart.importing.cbs import Gebieden
from sociale_kaart.importing.vierkanten import read_vierkanten


def areas(inwoners: list[float], **extra: object) -> gpd.GeoDataFrame:
    columns = {"buurtcode": [f"BU{n}" for n in range(len(inwoners))], "inwoners": inwoners}
    shapes = [box(1000 * n, 0, 1000 * n + 1000, 1000) for n in range(len(inwoners))]
    return gpd.GeoDataFrame({**columns, **extra}, geometry=shapes)


def squares(**people: Any) -> pd.DataFrame:
    """Squares by key; a number is all inhabitants, a tuple (all, 65plus, 0-15)."""
    rows = [
        value if isinstance(value, tuple) else (value, np.nan, np.nan) for value in people.values()
    ]
    frame = pd.DataFrame(
        rows, columns=["inwoners", "inwoners_65plus", "inwoners_0_15"], dtype=float
    )
    return frame.assign(vierkant=list(people))


def spread(xy: list[tuple[float, float]], buurten: gpd.GeoDataFrame, **options: Any) -> Bevolking:
    spots = np.array(xy, dtype=float).reshape(-1, 2)
    buurt = (spots[:, 0] // 1000).astype(np.intp)
    buurt[(buurt < 0) | (buurt >= len(buurten))] = -1
    return spread_inwoners(spots, buurt, buurten, **options)


def test_a_point_lies_in_the_square_of_its_south_west_corner() -> None:
    keys = square_keys(np.array([[190_050.0, 500_099.9], [190_100.0, 500_100.0]]))
    assert keys.tolist() == ["E1900N5000", "E1901N5001"]


def test_without_squares_the_people_of_a_buurt_are_spread_evenly() -> None:
    found = spread([(10, 0), (20, 0), (1500, 0), (-5, 0)], areas([40, 30]))
    assert found.gewicht["inwoners"].tolist() == [20, 20, 30, 0]
    assert found.weging["inwoners"] == WEGING_BUURT


def test_without_any_figure_every_address_counts_once() -> None:
    found = spread([(10, 0), (20, 0), (-5, 0)], areas([np.nan]))
    assert found.gewicht["inwoners"].tolist() == [1, 1, 0]
    assert found.weging["inwoners"] == WEGING_ADRESSEN
    assert found.gewicht["65plus"].sum() == 0
    assert "onbekend" in found.weging["65plus"]


def test_people_live_only_where_people_may_live() -> None:
    """The second is a shop; in the second buurt nothing has a home, so all count."""
    woont = np.array([True, False, False])
    found = spread([(10, 0), (20, 0), (1500, 0)], areas([40, 30]), woont=woont)
    assert found.gewicht["inwoners"].tolist() == [40, 0, 30]


def test_the_people_of_a_square_go_to_the_addresses_in_it() -> None:
    vierkanten = squares(E0000N0000=15, E0001N0000=25)
    found = spread([(10, 10), (20, 10), (150, 10)], areas([40]), vierkanten=vierkanten, jaar="2024")
    assert found.gewicht["inwoners"].tolist() == [7.5, 7.5, 25]
    assert found.weging["inwoners"] == "inwoners uit vierkanten 2024"
    assert found.zonder_adres == 0


def test_a_secret_square_gets_what_the_buurt_has_left_at_most_four() -> None:
    vierkanten = squares(E0000N0000=30, E0001N0000=np.nan)
    found = spread([(10, 10), (150, 10)], areas([33]), vierkanten=vierkanten)
    assert found.gewicht["inwoners"].tolist() == pytest.approx([30, 3])
    # Fewer than five is why it is secret: 4 of the 20 left, and all is brought to the total.
    found = spread([(10, 10), (150, 10)], areas([50]), vierkanten=vierkanten)
    assert found.gewicht["inwoners"].tolist() == pytest.approx([30 * 50 / 34, 4 * 50 / 34])


def test_squares_with_more_people_than_the_buurt_leave_nobody_negative() -> None:
    vierkanten = squares(E0000N0000=30, E0001N0000=30, E0002N0000=np.nan)
    found = spread([(10, 10), (150, 10), (250, 10)], areas([40]), vierkanten=vierkanten)
    assert found.gewicht["inwoners"].tolist() == pytest.approx([20, 20, 0])


def test_people_in_a_square_without_an_address_are_told_and_not_lost() -> None:
    vierkanten = squares(E0000N0000=30, E0005N0005=10)
    found = spread([(10, 10), (20, 10)], areas([40]), vierkanten=vierkanten)
    assert found.gewicht["inwoners"].tolist() == [20, 20]
    assert found.zonder_adres == 10


def test_a_square_on_the_border_serves_the_addresses_of_both_buurten() -> None:
    vierkanten = squares(E0009N0000=20, E0010N0000=30)
    spots = np.array([[950.0, 10], [960.0, 10], [1050.0, 10]])
    buurt = np.array([0, 1, 1])  # the second lies just over a border that cuts the square
    found = spread_inwoners(spots, buurt, areas([10, 40]), vierkanten=vierkanten)
    assert found.gewicht["inwoners"].tolist() == pytest.approx([10, 10, 30])


def test_a_buurt_without_addresses_is_told() -> None:
    found = spread([(10, 10)], areas([40, 25, 0]))
    assert found.buurten_zonder_adres == ("BU1",)


def test_a_buurt_whose_people_are_not_told_has_those_of_its_squares() -> None:
    vierkanten = squares(E0000N0000=10, E0010N0000=12)
    found = spread([(10, 10), (1050, 10)], areas([20, np.nan]), vierkanten=vierkanten)
    assert found.gewicht["inwoners"].tolist() == pytest.approx([20, 12])


def test_groups_come_from_the_share_of_the_buurt() -> None:
    found = spread([(10, 0), (20, 0)], areas([40], aandeel_65plus=[0.25], aandeel_0_15=[np.nan]))
    assert found.gewicht["65plus"].tolist() == [5, 5]
    assert (
        found.weging["65plus"] == "aandeel 65 jaar en ouder van de buurt, gelijk over de inwoners"
    )
    assert found.gewicht["0_15"].sum() == 0
    assert "onbekend" in found.weging["0_15"]


def test_groups_come_from_the_squares_where_those_tell() -> None:
    vierkanten = squares(E0000N0000=(20, 15, 0), E0001N0000=(20, np.nan, 5))
    buurten = areas([40], aandeel_65plus=[0.5], aandeel_0_15=[0.125])
    found = spread([(10, 10), (150, 10)], buurten, vierkanten=vierkanten, jaar="2024")
    # 15 are told, the other square is thought to have half of its 20; scaled to 20 in all.
    assert found.gewicht["65plus"].tolist() == pytest.approx([12, 8])
    assert found.gewicht["0_15"].tolist() == pytest.approx([0, 5])
    assert found.weging["65plus"].startswith("65 jaar en ouder uit vierkanten 2024")


def random_town(seed: int) -> tuple[np.ndarray, np.ndarray, gpd.GeoDataFrame, pd.DataFrame]:
    """Some buurten with addresses, and squares of which some are secret, empty or missing."""
    random = np.random.default_rng(seed)
    n = int(random.integers(1, 5))
    xy = np.column_stack(
        [random.uniform(0, 1000 * n, 40).round(1), random.uniform(0, 400, 40).round(1)]
    )
    inwoners = random.integers(0, 300, n).astype(float)
    inwoners[random.random(n) < 0.15] = np.nan
    share = random.uniform(0, 1, n).round(2)
    share[random.random(n) < 0.2] = np.nan
    buurten = areas(inwoners.tolist(), aandeel_65plus=share, aandeel_0_15=1 - share)
    keys = {
        f"E{x:04d}N{y:04d}"
        for x, y in zip(random.integers(0, 10 * n, 60), random.integers(0, 4, 60), strict=True)
    }
    count = len(keys)
    people = (random.integers(0, 12, count) * 5).astype(float)
    old = np.minimum(people, (random.integers(0, 12, count) * 5).astype(float))
    people[random.random(count) < 0.3] = np.nan
    old[random.random(count) < 0.5] = np.nan
    young = np.full(count, np.nan)
    frame = pd.DataFrame(
        {
            "vierkant": sorted(keys),
            "inwoners": people,
            "inwoners_65plus": old,
            "inwoners_0_15": young,
        }
    )
    return xy, (xy[:, 0] // 1000).astype(np.intp), buurten, frame


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("with_squares", [True, False])
def test_the_addresses_of_a_buurt_have_the_inhabitants_it_is_stated_to_have(
    seed: int,
    with_squares: bool,  # noqa: FBT001
) -> None:
    xy, buurt, buurten, vierkanten = random_town(seed)
    found = spread_inwoners(xy, buurt, buurten, vierkanten=vierkanten if with_squares else None)
    inwoners = buurten["inwoners"].to_numpy()
    if np.isnan(inwoners).all() and not with_squares:
        assert found.gewicht["inwoners"].sum() == len(xy)
        return
    total = np.bincount(buurt, weights=found.gewicht["inwoners"], minlength=len(buurten))
    stated = ~np.isnan(inwoners) & (np.bincount(buurt, minlength=len(buurten)) > 0)
    assert total[stated] == pytest.approx(inwoners[stated], abs=1e-6)
    for groep, aandeel in (("65plus", "aandeel_65plus"), ("0_15", "aandeel_0_15")):
        people = found.gewicht[groep]
        assert (people >= 0).all()
        assert (people <= found.gewicht["inwoners"] + 1e-9).all()
        group = np.bincount(buurt, weights=people, minlength=len(buurten))
        share = buurten[aandeel].to_numpy()
        known = stated & ~np.isnan(share)
        assert group[known] == pytest.approx((inwoners * share)[known], abs=1e-6)
    assert (found.gewicht["inwoners"] >= 0).all()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_addresses_and_squares_changes_nothing(seed: int) -> None:
    xy, buurt, buurten, vierkanten = random_town(seed)
    order = np.random.default_rng(seed).permutation(len(xy))
    one = spread_inwoners(xy, buurt, buurten, vierkanten=vierkanten)
    two = spread_inwoners(xy[order], buurt[order], buurten, vierkanten=vierkanten.iloc[::-1])
    for groep, people in one.gewicht.items():
        assert two.gewicht[groep] == pytest.approx(people[order])


@pytest.mark.realdata
def test_the_squares_of_ermelo_keep_their_people(real_data: Path, tmp_path: Path) -> None:
    """An address in the middle of every square: secret squares share what the sum leaves."""
    path = Path(shutil.copy(real_data / "cbs" / "cbs_vierkant100m_ermelo_eo.gpkg", tmp_path))
    whole = gpd.GeoDataFrame(
        {"gemeentecode": ["GM0233"], "gemeentenaam": ["Ermelo"]},
        geometry=[box(165_000, 470_000, 175_000, 483_000)],
        crs="EPSG:28992",
    )
    squares = read_vierkanten(path, Gebieden(whole, whole, whole, 2021)).frame
    known = squares["inwoners"].sum()
    secret = int(squares["inwoners"].isna().sum())
    assert secret == 14
    middle = np.column_stack([squares.centroid.x, squares.centroid.y])
    found = spread_inwoners(
        middle,
        np.zeros(len(middle), dtype=np.intp),
        areas([known + 2 * secret]),
        vierkanten=squares,
    ).gewicht["inwoners"]
    told = squares["inwoners"].notna().to_numpy()
    assert found[told] == pytest.approx(squares.loc[told, "inwoners"].to_numpy())
    assert found[~told] == pytest.approx(2.0)
