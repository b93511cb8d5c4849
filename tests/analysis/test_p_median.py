"""The choice that saves most metres, held against looking at every choice."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.analysis import p_median
from sociale_kaart.analysis.p_median import best_mean
from sociale_kaart.base.errors import Cancelled


def instance(seed: int) -> tuple[np.ndarray, np.ndarray, int]:
    """Return people, metres saved and how many places, small enough to look at every choice."""
    rng = np.random.default_rng(seed)
    demand, kandidaten = rng.integers(1, 30), rng.integers(1, 11)
    here, there = rng.random((demand, 2)), rng.random((kandidaten, 2))
    away = np.hypot(*(here[:, None] - there[None]).transpose(2, 0, 1))
    now = rng.random(demand) * rng.choice([0.3, 1.0])
    return (
        rng.integers(0, 6, demand).astype(float),
        np.maximum(now[:, None] - away, 0),
        int(rng.integers(1, 5)),
    )


def brute_force(weight: np.ndarray, gain: np.ndarray, aantal: int) -> float:
    return max(
        (
            float(weight @ gain[:, list(choice)].max(axis=1))
            for size in range(1, min(aantal, gain.shape[1]) + 1)
            for choice in itertools.combinations(range(gain.shape[1]), size)
        ),
        default=0.0,
    )


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_small_choice_is_the_best_there_is(seed: int) -> None:
    weight, gain, aantal = instance(seed)
    found = best_mean(weight, gain, aantal)
    assert found.waarde == pytest.approx(brute_force(weight, gain, aantal), abs=1e-9)
    assert found.bewezen
    assert sum(found.per_kandidaat) == pytest.approx(found.waarde)
    assert len(set(found.kandidaten)) == len(found.kandidaten) <= aantal


@pytest.mark.parametrize("seed", range(40))
def test_a_large_choice_tells_honestly_how_far_it_may_be_off(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Greedy with swaps and its bound have the best choice between them."""
    monkeypatch.setattr(p_median, "_ALL_CHOICES", 0.0)
    weight, gain, aantal = instance(seed)
    found = best_mean(weight, gain, aantal)
    best = brute_force(weight, gain, aantal)
    assert found.waarde <= best + 1e-9
    assert found.grens >= best - 1e-6
    assert found.waarde >= 0.9 * best
    if found.bewezen:
        assert found.waarde == pytest.approx(best, rel=1e-5)


def test_the_bound_is_near_on_a_town() -> None:
    rng = np.random.default_rng(3)
    here, there = rng.random((600, 2)) * 4000, rng.random((60, 2)) * 4000
    away = np.hypot(*(here[:, None] - there[None]).transpose(2, 0, 1))
    found = best_mean(rng.integers(1, 9, 600).astype(float), np.maximum(3000.0 - away, 0), 6)
    assert 0 <= found.gat < 0.03


def test_what_does_not_help_is_not_chosen() -> None:
    gain = np.array([[5.0, 5.0, 0.0], [0.0, 0.0, 0.0]])
    found = best_mean(np.ones(2), gain, 3)
    assert found.kandidaten == (0,), "the first of equals, and no second that adds nothing"
    assert (found.tweede, found.tweede_waarde) == (1, 5.0)
    nothing = best_mean(np.ones(2), np.zeros((2, 3)), 1)
    assert (nothing.kandidaten, nothing.waarde, nothing.tweede) == ((), 0.0, None)


def test_the_same_question_gives_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(p_median, "_ALL_CHOICES", 0.0)
    weight, gain, aantal = instance(11)
    assert best_mean(weight, gain, aantal) == best_mean(weight.copy(), gain.copy(), aantal)


def test_a_stop_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped:
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            raise Cancelled

    monkeypatch.setattr(p_median, "_ALL_CHOICES", 0.0)
    weight, gain, _ = instance(4)
    with pytest.raises(Cancelled):
        best_mean(weight + 1, gain + 1, 2, progress=Stopped())


@pytest.mark.parametrize(("aantal", "gain"), [(0, 1.0), (1, -1.0)])
def test_what_makes_no_sense_is_refused(aantal: int, gain: float) -> None:
    with pytest.raises(ValueError, match=r"place"):
        best_mean(np.ones(1), np.full((1, 1), gain), aantal)
