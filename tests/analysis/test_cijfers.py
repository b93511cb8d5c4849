"""Mean, quantiles and shares of weighted distances."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.analysis.cijfers import (
    ONBEKEND,
    group_sums,
    summarize,
    summarize_groups,
    weighted_quantiles,
)


def test_every_inhabitant_counts_once() -> None:
    """One house with 9 people at 100 m, one with 1 person at 1100 m."""
    found = summarize(np.array([100.0, 1100.0]), np.array([9.0, 1.0]))
    assert found.gemiddelde_m == pytest.approx(200)
    assert found.aandeel_500m == pytest.approx(0.9)
    assert found.aandeel_1000m == pytest.approx(0.9)


def test_exactly_at_the_border_is_within() -> None:
    found = summarize(np.array([500.0, 1000.0, 1000.1, 20.0]), np.ones(4))
    assert found.aandeel_500m == 0.5
    assert found.aandeel_1000m == 0.75


def test_unreachable_is_in_the_share_but_never_in_the_mean() -> None:
    found = summarize(np.array([100.0, 300.0, np.inf, np.inf]), np.ones(4))
    assert found.gemiddelde_m == 200
    assert found.mediaan_m == 200
    assert found.aandeel_500m == 0.5


def test_all_unreachable_gives_no_mean_and_nobody_near() -> None:
    found = summarize(np.array([np.inf, np.inf]), np.ones(2))
    assert np.isnan([found.gemiddelde_m, found.mediaan_m, found.p90_m]).all()
    assert found.aandeel_1000m == 0


def test_nobody_to_count_is_unknown() -> None:
    assert summarize(np.array([]), np.array([])) is ONBEKEND
    assert summarize(np.array([5.0]), np.array([0.0])) is ONBEKEND


def test_an_adres_without_inhabitants_does_not_count() -> None:
    found = summarize(np.array([10.0, 900.0]), np.array([2.0, 0.0]))
    assert (found.gemiddelde_m, found.p90_m) == (10, 10)


values = st.lists(st.floats(0, 9_000), min_size=1, max_size=40)


@settings(deadline=None)
@given(values=values, weight=st.floats(0.01, 500))
def test_equal_weights_give_the_usual_quantile(values: list[float], weight: float) -> None:
    numbers = np.array(values)
    found = weighted_quantiles(numbers, np.full(len(values), weight), (0.5, 0.9))
    assert found == pytest.approx(np.quantile(numbers, [0.5, 0.9]), abs=1e-6)


@settings(deadline=None)
@given(
    pairs=st.lists(st.tuples(st.floats(0, 9_000), st.floats(0.1, 50)), min_size=1, max_size=30),
    unit=st.floats(0.1, 10),
)
def test_the_unit_of_the_weights_does_not_matter(
    pairs: list[tuple[float, float]], unit: float
) -> None:
    numbers, weights = np.array(pairs).T
    one = weighted_quantiles(numbers, weights, (0.5, 0.9))
    other = weighted_quantiles(numbers, weights * unit, (0.5, 0.9))
    assert one == pytest.approx(other, abs=1e-6)
    assert numbers.min() - 1e-6 <= one[0] <= one[1] + 1e-6 <= numbers.max() + 2e-6


def test_the_median_is_where_the_people_are() -> None:
    """1000 people at 100 m and one at 5000 m: the median is not halfway."""
    (median,) = weighted_quantiles(np.array([100.0, 5000.0]), np.array([1000.0, 1.0]), (0.5,))
    assert median == pytest.approx(100, abs=5)


people = st.tuples(
    st.one_of(st.floats(0, 9_000), st.just(np.inf)),
    st.one_of(st.just(0.0), st.floats(0.01, 40)),
    st.integers(-1, 4),
)


@settings(deadline=None)
@given(rows=st.lists(people, max_size=60))
def test_all_groups_at_once_are_the_same_as_one_by_one(
    rows: list[tuple[float, float, int]],
) -> None:
    table = np.array(rows, dtype=float).reshape(-1, 3)
    afstand, gewicht, groep = table[:, 0], table[:, 1], table[:, 2].astype(np.intp)
    found = summarize_groups(afstand, gewicht, groep, 5)
    for number in range(5):
        mine = groep == number
        one = summarize(afstand[mine], gewicht[mine])
        assert found.gemiddelde_m[number] == pytest.approx(one.gemiddelde_m, nan_ok=True, abs=1e-6)
        assert found.mediaan_m[number] == pytest.approx(one.mediaan_m, nan_ok=True, abs=1e-6)
        assert found.p90_m[number] == pytest.approx(one.p90_m, nan_ok=True, abs=1e-6)
        assert found.geteld[number] == pytest.approx(gewicht[mine].sum())
        assert found.bereikt[number] == pytest.approx(gewicht[mine & np.isfinite(afstand)].sum())


def test_the_group_of_nobody_is_nowhere() -> None:
    sums = group_sums(np.array([1.0, 2.0, 4.0]), np.array([1, -1, 1]), 3)
    assert sums.tolist() == [0, 5, 0]
