"""Grouping of markers: everything is counted once, and nothing regroups while the map is moved."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.ui.canvas.cluster_symbols import (
    DELEN,
    cluster_pixmap,
    cluster_size,
    letter_px,
    shares,
)
from sociale_kaart.ui.canvas.clusters import RING_MAX, fan, make_clusters
from sociale_kaart.ui.canvas.marker_groups import MarkerGroups
from tests.colour_vision import VISIONS, different, pixels, seen

SFEREN = len(sfeertekens())
TOWN = 1.3  # m/px, about 1:5.000
HOUSE = 0.26  # about 1:1.000


def groups_of(xy: list[tuple[float, float]], *, clustering: bool = True) -> MarkerGroups:
    sfeer = np.arange(len(xy)) % SFEREN
    return MarkerGroups(np.array(xy, dtype=float), sfeer, SFEREN, clustering=clustering)


def all_told(groups: MarkerGroups, m_per_px: float) -> int:
    """Return the sum of the counts in the circles and of what stands alone."""
    layout = groups.at(m_per_px)
    return int(layout.counts.sum() + layout.alone.sum())


points = st.lists(st.tuples(st.floats(0, 3_000), st.floats(-3_000, 0)), min_size=1, max_size=60)


@settings(max_examples=150, deadline=None)
@given(points, st.sampled_from([0.13, HOUSE, 0.66, TOWN, 5.0, 26.0]), st.data())
def test_each_marker_is_counted_once(
    xy: list[tuple[float, float]], m_per_px: float, data: st.DataObject
) -> None:
    groups = groups_of(xy)
    assert all_told(groups, m_per_px) == len(xy)
    chosen = data.draw(st.sets(st.integers(0, len(xy) - 1)))
    groups.set_selected(np.array(sorted(chosen), dtype=np.intp))
    assert all_told(groups, m_per_px) == len(xy)


def test_far_away_one_circle_and_near_by_each_by_itself() -> None:
    groups = groups_of([(0, 0), (60, 0), (0, 60), (60, 60)])
    assert len(groups.at(13.0).clusters) == 1
    assert groups.at(HOUSE).alone.all()


def test_two_that_do_not_touch_stay_apart() -> None:
    assert groups_of([(0, 0), (40 * TOWN, 0)]).at(TOWN).alone.all()
    assert not groups_of([(0, 0), (10 * TOWN, 0)]).at(TOWN).alone.any()


def test_circles_do_not_touch() -> None:
    rng = np.random.default_rng(5)
    xy = rng.normal(0, 1_500, (4_000, 2))
    for m_per_px in (TOWN, 2.6, 6.6, 13.0):
        middles = make_clusters(xy, np.zeros(len(xy), dtype=np.intp), 1, m_per_px).middens
        away = np.hypot(*(middles[:, None] - middles[None]).transpose(2, 0, 1))
        np.fill_diagonal(away, np.inf)
        assert away.min() / m_per_px >= cluster_size(99)


def test_groups_are_those_of_the_country_not_of_the_window() -> None:
    """Leaving out what lies far away changes nothing here."""
    rng = np.random.default_rng(6)
    here = rng.uniform(0, 500, (200, 2))
    there = rng.uniform(90_000, 90_500, (200, 2))
    sfeer = np.zeros(400, dtype=np.intp)
    alone = make_clusters(here, sfeer[:200], 1, TOWN)
    both = make_clusters(np.vstack([here, there]), sfeer, 1, TOWN)
    assert (both.groep[:200] == alone.groep).all()


def test_few_on_one_spot_stay_in_view_near_by_and_many_are_a_circle_that_opens() -> None:
    few = groups_of([(0, 0)] * RING_MAX)
    assert few.at(HOUSE).alone.all()
    many = groups_of([(0, 0)] * 30)
    assert len(many.at(HOUSE).clusters) == 1
    assert many.at(HOUSE).clusters.een_plek.all()
    many.open(HOUSE, 0)
    assert many.shown(HOUSE).all()
    assert not len(many.circles(HOUSE))
    assert not many.shown(TOWN).any(), "it is open only where it was opened"
    assert many.close()
    assert not many.shown(HOUSE).any()


@pytest.mark.parametrize("count", [2, 8, 9, 40, 300])
def test_what_is_laid_open_can_be_pointed_at(count: int) -> None:
    away = fan(count, 21.0)
    apart = np.hypot(*(away[:, None] - away[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    assert apart.min() > 15.0


def test_what_is_selected_comes_out_of_its_circle() -> None:
    groups = groups_of([(0, 0), (5, 0), (0, 5), (5, 5), (2, 2)])
    groups.set_selected(np.array([1]))
    layout = groups.at(TOWN)
    assert layout.alone.tolist() == [False, True, False, False, False]
    assert layout.counts.sum() == 4
    assert not layout.marked.any()


def test_a_circle_around_one_is_no_circle() -> None:
    groups = groups_of([(0, 0), (5, 0)])
    groups.set_selected(np.array([1]))
    assert groups.at(TOWN).alone.all()
    assert not len(groups.circles(TOWN))


def test_many_selected_mark_their_circles() -> None:
    groups = groups_of([(float(n), 0) for n in range(40)] + [(9_000.0, 0)] * 9)
    groups.set_selected(np.arange(40))
    layout = groups.at(13.0)
    assert layout.marked.tolist() == [True, False]
    assert layout.counts.sum() == 49


def test_without_grouping_each_is_drawn_by_itself() -> None:
    groups = groups_of([(0, 0), (1, 0), (2, 0), (3, 0)], clustering=False)
    assert groups.at(26.0).alone.all()


def test_twenty_thousand_are_grouped_within_a_frame_or_two() -> None:
    rng = np.random.default_rng(7)
    xy, sfeer = rng.normal(0, 3_000, (20_000, 2)), rng.integers(0, SFEREN, 20_000)
    took = []
    for _ in range(5):
        # Of the processor, not of the clock: a busy machine says nothing about this.
        start = time.thread_time()
        make_clusters(xy, sfeer, SFEREN, TOWN)
        took.append(time.thread_time() - start)
    assert min(took) < 0.08


@given(st.lists(st.integers(0, 5_000), min_size=SFEREN, max_size=SFEREN).filter(any))
def test_every_sfeer_in_a_circle_has_a_part_of_the_ring(counts: list[int]) -> None:
    parts = shares(tuple(counts))
    assert sum(parts) == DELEN
    assert [part > 0 for part in parts] == [count > 0 for count in counts]


def test_the_larger_sfeer_has_the_larger_part() -> None:
    assert shares((1, 99, 0, 0)) == (1, 11, 0, 0)
    assert shares((2, 2, 2, 0)) == (4, 4, 4, 0)


@pytest.mark.parametrize("vision", VISIONS)
def test_rings_are_told_apart_without_colour(vision: str) -> None:
    whole = [tuple(DELEN if k == n else 0 for k in range(SFEREN)) for n in range(SFEREN)]
    for one, other in itertools.combinations([*whole, (6, 6, 0, 0), (0, 6, 6, 0), (6, 0, 6, 0)], 2):
        drawn = [seen(pixels(cluster_pixmap(parts, 36, 1.0)), vision) for parts in (one, other)]
        assert different(*drawn, 18.0) > 60, (one, other)


@pytest.mark.parametrize("count", [2, 9, 10, 99, 100, 999, 1_000, 20_000])
def test_the_count_fits_in_its_circle(count: int) -> None:
    text = f"{count:,}"
    assert letter_px(cluster_size(count), text) * 0.56 * len(text) <= cluster_size(count) - 12
