"""What lies within reach: beside the nearest place, and beside a search for each place alone."""

from __future__ import annotations

import numpy as np
import pytest
from handmade import BACKWARD, BOTH, FORWARD, Street, edges, xy
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.analysis import reach_blocks
from sociale_kaart.analysis.distance import (
    nearest,
    nearest_placed,
    place_adressen,
    place_voorzieningen,
)
from sociale_kaart.analysis.network import Network, build_network
from sociale_kaart.analysis.reach import Reach, counts_within, nearest_k, reach
from sociale_kaart.base.errors import Cancelled

CM = 0.01
# A street of 1 km from west to east.
STREET = build_network(edges([(1, 2, [(0, 0), (1000, 0)], BOTH)]), "lopen")


def reached(
    network: Network, adressen: np.ndarray, voorzieningen: np.ndarray, limiet_m: float = np.inf
) -> Reach:
    return reach(
        network,
        place_adressen(network, adressen),
        place_voorzieningen(network, voorzieningen),
        access_leg=False,
        limiet_m=limiet_m,
    )


def test_per_adres_the_nearest_first() -> None:
    found = reached(STREET, xy((100, 5), (900, 5)), xy((400, 0), (150, 0), (1000, 0)))
    which, far = found.of(0)
    assert which.tolist() == [1, 0, 2]
    assert far == pytest.approx([50, 300, 900])
    which, far = found.of(1)
    assert which.tolist() == [2, 0, 1]
    assert far == pytest.approx([100, 500, 750])


def test_the_limit_itself_is_within() -> None:
    found = reached(STREET, xy((100, 0)), xy((400, 0), (401, 0)), limiet_m=300)
    assert found.of(0)[0].tolist() == [0]
    assert found.counts([300, 299, 0]).tolist() == [[1, 0, 0]]


def test_more_than_was_searched_cannot_be_told() -> None:
    found = reached(STREET, xy((100, 0)), xy((400, 0)), limiet_m=300)
    with pytest.raises(ValueError, match="searched"):
        found.counts([500])
    with pytest.raises(ValueError, match="searched"):
        found.within(301)


def test_nearest_few_are_padded() -> None:
    found = reached(STREET, xy((100, 0), (5000, 0)), xy((400, 0), (150, 0)))
    far, which = found.nearest(3)
    assert far.tolist() == [[50, 300, np.inf], [np.inf] * 3]
    assert which.tolist() == [[1, 0, -1], [-1, -1, -1]]


def test_an_adres_with_two_places_on_the_network_counts_once() -> None:
    """In a cut-off alley of 60 m: a place in the alley and one on the street beside it."""
    alley = (8, 9, [(100, 30), (160, 30)], BOTH)
    network = build_network(edges([(1, 2, [(0, 0), (1000, 0)], BOTH), alley]), "lopen")
    found = reached(network, xy((130, 31)), xy((150, 29), (200, 0)))
    which, far = found.of(0)
    assert which.tolist() == [0, 1]
    assert far == pytest.approx([20, 31 + 70])
    assert found.counts([100, 200]).tolist() == [[1, 2]]


def test_nothing_to_reach() -> None:
    empty = build_network(edges([]), "lopen")
    for network, places in ((STREET, xy()), (empty, xy((1, 1)))):
        found = reached(network, xy((0, 0), (1, 1)), places)
        assert found.start.tolist() == [0, 0, 0]
        assert found.counts([100.0, np.inf]).tolist() == [[0, 0], [0, 0]]
        far, which = nearest_k(
            network,
            place_adressen(network, xy((0, 0))),
            place_voorzieningen(network, places),
            access_leg=True,
        )
        assert np.isinf(far).all()
        assert (which == -1).all()


def test_it_can_be_stopped() -> None:
    class Impatient:
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        reach(
            STREET,
            place_adressen(STREET, xy((0, 0))),
            place_voorzieningen(STREET, xy((9, 0))),
            access_leg=False,
            progress=Impatient(),
        )


def grid(side: int) -> Network:
    """Streets every 100 m; those that run east are one-way, by turns."""
    streets: list[Street] = []
    for row in range(side):
        for column in range(side):
            node, x, y = row * side + column, column * 100.0, row * 100.0
            if column + 1 < side:
                direction = (BOTH, FORWARD, BACKWARD)[row % 3]
                streets.append((node, node + 1, [(x, y), (x + 100, y)], direction))
            if row + 1 < side:
                streets.append((node, node + side, [(x, y), (x, y + 100)], BOTH))
    return build_network(edges(streets), "auto")


@pytest.mark.parametrize("access_leg", [False, True])
def test_a_large_network_in_many_blocks_equals_one_search_per_place(
    monkeypatch: pytest.MonkeyPatch, *, access_leg: bool
) -> None:
    """4 km of streets and a limit of 400 m: each search sees a small part of them."""
    monkeypatch.setattr(reach_blocks, "BLOK_GETALLEN", 2_000)
    monkeypatch.setattr(reach_blocks, "_KLEIN", 0)
    network = grid(40)
    random = np.random.default_rng(5)
    homes, places = random.uniform(0, 3900, (300, 2)), random.uniform(0, 3900, (60, 2))
    adressen, voorzieningen = place_adressen(network, homes), place_voorzieningen(network, places)
    alone = np.column_stack(
        [nearest(network, homes, place[None], access_leg).afstand_m for place in places]
    )
    found = reach(network, adressen, voorzieningen, access_leg=access_leg, limiet_m=400)
    assert len(found.voorziening) == (alone <= 400).sum() > 100
    for adres in range(len(homes)):
        which, far = found.of(adres)
        assert far == pytest.approx(alone[adres, which], abs=1e-6)
    limits = (100.0, 250.0, 400.0)
    counts = counts_within(network, adressen, voorzieningen, limits, access_leg=access_leg)
    assert (counts == found.counts(limits)).all()
    assert (counts == np.stack([(alone <= limit).sum(axis=1) for limit in limits], axis=1)).all()


@pytest.mark.parametrize("pairs", [0, 10**9])
def test_the_nearest_three_however_far(monkeypatch: pytest.MonkeyPatch, pairs: int) -> None:
    """Step by step or at once: an adres alone in a corner looks farther than the others."""
    monkeypatch.setattr("sociale_kaart.analysis.reach.ALLE_PAREN", pairs)
    network = grid(40)
    random = np.random.default_rng(6)
    homes = np.concatenate([random.uniform(0, 600, (50, 2)), [[3900.0, 3900.0], [9999.0, 0.0]]])
    places = random.uniform(0, 600, (7, 2))
    far, which = nearest_k(
        network,
        place_adressen(network, homes),
        place_voorzieningen(network, places),
        access_leg=False,
    )
    alone = np.column_stack(
        [nearest(network, homes, place[None], access_leg=False).afstand_m for place in places]
    )
    assert far == pytest.approx(np.sort(alone, axis=1)[:, :3], abs=1e-6)
    known = np.isfinite(far)
    assert known.sum() == 3 * 51
    assert np.take_along_axis(alone, np.maximum(which, 0), axis=1)[known] == pytest.approx(
        far[known]
    )


coordinates = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(
    lambda point: (point[0] * 5.0, point[1] * 5.0)
)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Up to 8 junctions and 12 streets: loops, parallels, bends, crossings, directions."""
    nodes = draw(st.lists(coordinates, min_size=2, max_size=8, unique=True))
    streets = []
    for _ in range(draw(st.integers(1, 12))):
        van = draw(st.integers(0, len(nodes) - 1))
        naar = draw(st.integers(0, len(nodes) - 1))
        bends = draw(st.lists(coordinates, min_size=2 if van == naar else 0, max_size=2))
        direction = draw(st.sampled_from([BOTH, BOTH, FORWARD, BACKWARD, (0, 0)]))
        streets.append((van, naar, [nodes[van], *bends, nodes[naar]], direction))
    return build_network(edges(streets), "auto")


points = st.lists(st.tuples(st.floats(-50, 250), st.floats(-50, 250)), min_size=1, max_size=6).map(
    lambda some: xy(*some)
)


@settings(max_examples=100, deadline=None)
@given(
    network=networks(),
    homes=points,
    places=points,
    access_leg=st.booleans(),
    limiet_m=st.sampled_from([40.0, 120.0, 300.0, np.inf]),
)
def test_reach_agrees_with_nearest_and_with_itself(
    network: Network, homes: np.ndarray, places: np.ndarray, *, access_leg: bool, limiet_m: float
) -> None:
    adressen, voorzieningen = place_adressen(network, homes), place_voorzieningen(network, places)
    best = nearest_placed(network, adressen, voorzieningen, access_leg=access_leg)
    found = reach(network, adressen, voorzieningen, access_leg=access_leg, limiet_m=limiet_m)
    far, which = found.nearest(1)
    beyond = best.afstand_m > limiet_m
    assert np.where(beyond, np.inf, best.afstand_m) == pytest.approx(far[:, 0], abs=1e-6)
    assert (which[:, 0] == -1).tolist() == np.isinf(far[:, 0]).tolist()
    limits = [limit for limit in (20.0, 40.0, 120.0, 300.0, np.inf) if limit <= limiet_m]
    counts = found.counts(limits)
    assert (np.diff(counts, axis=1) >= 0).all()
    assert (counts[:, -1] == np.diff(found.start)).all()
    within = counts_within(network, adressen, voorzieningen, limits, access_leg=access_leg)
    assert (counts == within).all()
    three, _ = nearest_k(network, adressen, voorzieningen, access_leg=access_leg)
    seen = np.where(three <= limiet_m, three, np.inf)
    assert seen == pytest.approx(found.nearest(3)[0], abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(network=networks(), homes=points, places=points)
def test_one_place_less_brings_nobody_nearer(
    network: Network, homes: np.ndarray, places: np.ndarray
) -> None:
    """Adding never makes farther nor fewer, closing never makes nearer nor more."""
    adressen = place_adressen(network, homes)
    after = place_voorzieningen(network, places[:-1])
    before = place_voorzieningen(network, places)
    limits = (60.0, 200.0, np.inf)
    many, few = (
        counts_within(network, adressen, p, limits, access_leg=True) for p in (before, after)
    )
    assert (few <= many).all()
    assert (many - few <= 1).all()
    near, far = (nearest_k(network, adressen, p, access_leg=True)[0] for p in (before, after))
    assert ((near <= far + CM) | np.isinf(far)).all()
    first = nearest_placed(network, adressen, before, access_leg=True).afstand_m
    assert near[:, 0] == pytest.approx(first, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(network=networks(), homes=points, places=points, data=st.data())
def test_the_order_of_homes_and_places_changes_nothing(
    network: Network, homes: np.ndarray, places: np.ndarray, data: st.DataObject
) -> None:
    turn = np.array(data.draw(st.permutations(range(len(homes)))), dtype=int)
    mix = np.array(data.draw(st.permutations(range(len(places)))), dtype=int)
    limits = (60.0, 200.0)
    one, other = (
        (place_adressen(network, h), place_voorzieningen(network, p))
        for h, p in ((homes, places), (homes[turn], places[mix]))
    )
    counts = [counts_within(network, *both, limits, access_leg=False) for both in (one, other)]
    assert (counts[0][turn] == counts[1]).all()
    three = [nearest_k(network, *both, access_leg=False)[0] for both in (one, other)]
    assert three[0][turn] == pytest.approx(three[1], abs=1e-6)
