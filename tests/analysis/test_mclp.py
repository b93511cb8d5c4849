"""The choice that serves most people, held against looking at every choice."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from sociale_kaart.analysis import mclp
from sociale_kaart.analysis.mclp import best_cover
from sociale_kaart.analysis.mclp_grens import bound_of


def instance(seed: int, size: int = 14) -> tuple[np.ndarray, np.ndarray, int]:
    rng = np.random.default_rng(seed)
    demand, kandidaten = int(rng.integers(1, size)), int(rng.integers(1, 9))
    serves = rng.random((demand, kandidaten)) < rng.choice([0.15, 0.3, 0.6])
    return rng.integers(0, 5, demand).astype(float), serves, int(rng.integers(1, 5))


def served(weight: np.ndarray, serves: np.ndarray, choice: tuple[int, ...]) -> float:
    return float(weight[serves[:, list(choice)].any(axis=1)].sum())


def brute_force(weight: np.ndarray, serves: np.ndarray, aantal: int) -> float:
    kandidaten = serves.shape[1]
    return max(
        served(weight, serves, choice)
        for choice in itertools.combinations(range(kandidaten), min(aantal, kandidaten))
    )


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_choice_is_the_best_there_is(seed: int) -> None:
    weight, serves, aantal = instance(seed)
    found = best_cover(weight, sparse.csr_array(serves.astype(float)), aantal)
    assert found.waarde == brute_force(weight, serves, aantal)
    assert found.waarde == served(weight, serves, found.kandidaten)
    assert found.bewezen
    assert found.gat == 0
    assert sum(found.per_kandidaat) == found.waarde
    assert list(found.per_kandidaat) == sorted(found.per_kandidaat, reverse=True)
    assert len(set(found.kandidaten)) == len(found.kandidaten) <= aantal


def circles(seed: int) -> tuple[np.ndarray, np.ndarray, int]:
    """People served by whoever is near: they overlap, so that taking the largest is not best."""
    rng = np.random.default_rng(seed)
    here, there = rng.random((int(rng.integers(20, 90)), 2)), rng.random((12, 2))
    away = np.hypot(*(here[:, None] - there[None]).transpose(2, 0, 1))
    weight = rng.integers(0, 5, len(here)).astype(float)
    return weight, away < rng.choice([0.2, 0.3, 0.4]), int(rng.integers(3, 5))


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_what_is_left_out_beforehand_is_in_no_better_choice(seed: int) -> None:
    weight, serves, aantal = circles(seed)
    found = best_cover(weight, sparse.csr_array(serves.astype(float)), aantal)
    assert found.waarde == brute_force(weight, serves, aantal)
    assert found.bewezen


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_no_choice_exceeds_the_bound(seed: int) -> None:
    weight, serves, aantal = circles(seed)
    best = brute_force(weight, serves, aantal)
    rows = sparse.csr_array(serves.astype(float))
    assert bound_of(weight, rows, aantal, best).waarde >= best - 1e-9
    assert bound_of(weight, rows, aantal, 0.8 * best).waarde >= best - 1e-9


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_runner_up_is_the_best_other_last_place(seed: int) -> None:
    weight, serves, aantal = instance(seed)
    found = best_cover(weight, sparse.csr_array(serves.astype(float)), aantal)
    if not found.kandidaten:
        return
    first = found.kandidaten[:-1]
    others = [k for k in range(serves.shape[1]) if k not in found.kandidaten]
    best = max((served(weight, serves, (*first, k)) for k in others), default=0.0)
    base = served(weight, serves, first) if first else 0.0
    if best > base:
        assert found.tweede in others
        assert found.tweede_waarde == best
    else:
        assert found.tweede is None


def test_of_equals_the_earlier_ones_are_chosen() -> None:
    serves = np.array([[0, 1, 1, 0], [1, 0, 0, 1]], dtype=float)
    found = best_cover(np.array([3.0, 2.0]), sparse.csr_array(serves), 2)
    assert found.kandidaten == (1, 0)
    assert best_cover(np.array([3.0, 2.0]), sparse.csr_array(serves), 1).kandidaten == (1,)


def test_the_same_question_gives_the_same_answer() -> None:
    weight, serves, aantal = instance(99, 200)
    rows = sparse.csr_array(serves.astype(float))
    assert best_cover(weight, rows, aantal) == best_cover(weight, rows.copy(), aantal)


def test_what_serves_nobody_is_not_chosen() -> None:
    found = best_cover(np.ones(2), sparse.csr_array(np.array([[1.0, 0], [1.0, 0]])), 2)
    assert (found.kandidaten, found.waarde, found.tweede) == ((0,), 2.0, None)
    empty = best_cover(np.zeros(2), sparse.csr_array(np.ones((2, 2))), 1)
    assert (empty.kandidaten, empty.waarde) == ((), 0.0)


def test_when_time_is_up_the_gap_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an answer of the solver the choice is that of greedy and swaps, and not proven."""
    rng = np.random.default_rng(8)
    # Overlapping circles, for which greedy is not the best.
    here, there = rng.random((400, 2)), rng.random((40, 2))
    serves = np.hypot(*(here[:, None] - there[None]).transpose(2, 0, 1)) < 0.17
    weight = rng.integers(1, 9, 400).astype(float)
    rows = sparse.csr_array(serves.astype(float))
    best = best_cover(weight, rows, 6)
    monkeypatch.setattr(mclp, "_solve", lambda *_: (None, float("inf")))
    stopped = best_cover(weight, rows, 6)
    assert best.bewezen
    assert not stopped.bewezen
    assert stopped.waarde <= best.waarde <= stopped.grens
    assert stopped.gat == pytest.approx(stopped.grens / stopped.waarde - 1)


def test_less_than_one_place_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        best_cover(np.ones(1), sparse.csr_array(np.ones((1, 1))), 0)
