"""Distances on networks with a known answer, and beside networkx."""

from __future__ import annotations

import numpy as np
import pytest
from handmade import BACKWARD, BOTH, FORWARD, Street, edges, oracle, xy
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.analysis.distance import nearest, place_adressen, place_voorzieningen
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.reach import counts_within, nearest_k

CM = 0.01
# A ring 1-2-3-4 of 100 m sides, with a dead end 2-5 of 100 m.
RING = [
    (1, 2, [(0, 0), (100, 0)], BOTH),
    (2, 3, [(100, 0), (100, 100)], BOTH),
    (3, 4, [(100, 100), (0, 100)], BOTH),
    (4, 1, [(0, 100), (0, 0)], BOTH),
    (2, 5, [(100, 0), (200, 0)], BOTH),
]
ONE_WAY_RING = [(van, naar, line, FORWARD) for van, naar, line, _ in RING[:4]]

# name: streets, addresses, voorzieningen, the known answer without access leg
HAND_MADE = {
    "through a junction": (RING, xy((50, 5)), xy((100, 60)), [110]),
    "dead end": (RING, xy((190, 3)), xy((50, 0)), [140]),
    "one-way: only round the ring": (ONE_WAY_RING, xy((50, 0)), xy((0, 50)), [300]),
    "one-way: the reverse is short": (ONE_WAY_RING, xy((0, 50)), xy((50, 0)), [100]),
    "one-way, drawn the other way": (
        [(naar, van, line[::-1], BACKWARD) for van, naar, line, _ in RING[:4]],
        xy((50, 0)),
        xy((0, 50)),
        [300],
    ),
    "bridge without junction": (
        [
            (1, 2, [(0, 50), (200, 50)], BOTH),
            (3, 4, [(100, 0), (100, 300)], BOTH),
            (2, 4, [(200, 50), (200, 300), (100, 300)], BOTH),
        ],
        xy((90, 49)),
        xy((101, 60)),
        [110 + 350 + 240],
    ),
    "disconnected island": (
        [*RING, (10, 11, [(1000, 0), (1100, 0)], BOTH)],
        xy((1010, 0), (50, 0)),
        xy((0, 50)),
        [np.inf, 100],
    ),
    "island with a voorziening of its own": (
        [*RING, (10, 11, [(250, 0), (250, 90)], BOTH)],
        xy((250, 10), (50, 0)),
        xy((250, 60), (0, 50)),
        [50, 100],
    ),
    "in mid-edge": (RING, xy((0, 0), (100, 0)), xy((30, 0)), [30, 70]),
    "two on one edge": (
        RING,
        xy((10, 0), (50, 0), (90, 0), (100, 20)),
        xy((20, 0), (70, 0)),
        [10, 20, 20, 50],
    ),
    "same edge, address first": (RING, xy((120, 0)), xy((180, 0)), [60]),
    "same edge, voorziening first": (RING, xy((180, 0)), xy((120, 0)), [60]),
    "same edge, one-way, ahead": (ONE_WAY_RING, xy((20, 0)), xy((80, 0)), [60]),
    "same edge, one-way, behind": (ONE_WAY_RING, xy((80, 0)), xy((20, 0)), [340]),
    "same point": (ONE_WAY_RING, xy((80, 3)), xy((80, 9)), [0]),
    "no voorziening at all": (RING, xy((10, 0)), xy(), [np.inf]),
    "on a node": (RING, xy((50, 0), (100, 0)), xy((100, 0)), [50, 0]),
    "on a node of one-way streets": (ONE_WAY_RING, xy((50, 0), (100, 50)), xy((100, 0)), [50, 350]),
    "parallel edges: the shortest counts": (
        [
            (1, 2, [(0, 0), (0, 80), (100, 80), (100, 0)], BOTH),
            (1, 2, [(0, 0), (100, 0)], BOTH),
            (1, 6, [(0, 0), (-50, 0)], BOTH),
            (2, 7, [(100, 0), (150, 0)], BOTH),
        ],
        xy((-40, 0), (50, 78)),
        xy((140, 0)),
        [180, 170],
    ),
    "address and voorziening on a loop": (
        [
            (1, 2, [(0, 0), (100, 0)], BOTH),
            (2, 2, [(100, 0), (200, 0), (200, 100), (100, 100), (100, 0)], BOTH),
        ],
        xy((120, 0), (100, 20), (50, 0)),
        xy((100, 40)),
        [60, 20, 90],
    ),
    "one-way loop": (
        [
            (1, 2, [(0, 0), (100, 0)], BOTH),
            (2, 2, [(100, 0), (200, 0), (200, 100), (100, 100), (100, 0)], FORWARD),
        ],
        xy((100, 40), (50, 0)),
        xy((120, 0)),
        [60, 70],
    ),
    "zero-length edge": (
        [
            (1, 2, [(0, 0), (100, 0)], BOTH),
            (2, 3, [(100, 0), (100, 0)], BOTH),
            (3, 4, [(100, 0), (200, 0)], BOTH),
        ],
        xy((60, 0)),
        xy((150, 0)),
        [90],
    ),
    "street drawn as two one-way edges": (
        [
            (1, 2, [(0, 0), (100, 0)], FORWARD),
            (2, 1, [(100, 0), (0, 0)], FORWARD),
        ],
        xy((20, 0), (80, 0)),
        xy((50, 0)),
        [30, 30],
    ),
    "beyond the snap limit": (RING, xy((50, -501), (50, -499)), xy((100, 0)), [np.inf, 50]),
    "voorziening beyond the snap limit": (RING, xy((50, 0)), xy((50, -501)), [np.inf]),
}


@pytest.mark.parametrize("name", HAND_MADE)
def test_hand_made_networks_have_the_known_answer(name: str) -> None:
    streets, adressen, voorzieningen, known = HAND_MADE[name]
    network = build_network(edges(streets), "auto")
    found = nearest(network, adressen, voorzieningen, access_leg=False)
    assert found.afstand_m == pytest.approx(known, abs=CM)
    both = (place_adressen(network, adressen), place_voorzieningen(network, voorzieningen))
    three, which = nearest_k(network, *both, access_leg=False)
    assert three[:, 0] == pytest.approx(known, abs=CM)
    assert (np.diff(np.where(np.isinf(three), 1e9, three), axis=1) >= 0).all()
    assert all(len({v for v in row if v >= 0}) == sum(row >= 0) for row in which)
    for metres in {m for m in known if np.isfinite(m)}:
        limits = (metres - 2 * CM, metres + 2 * CM)
        before, after = counts_within(network, *both, limits, access_leg=False).T
        assert (before > 0).tolist() == [m < limits[0] for m in known]
        assert (after > 0).tolist() == [m < limits[1] for m in known]


@pytest.mark.parametrize("access_leg", [False, True])
@pytest.mark.parametrize("name", HAND_MADE)
def test_hand_made_networks_equal_networkx(name: str, *, access_leg: bool) -> None:
    streets, adressen, voorzieningen, _ = HAND_MADE[name]
    frame = edges(streets)
    found = nearest(
        build_network(frame, "auto"), adressen, voorzieningen, access_leg=access_leg, again=False
    )
    expected = oracle(frame, adressen, voorzieningen, access_leg=access_leg)
    assert found.afstand_m == pytest.approx(expected, abs=CM)


def test_access_leg_counts_both_doors() -> None:
    network = build_network(edges(RING), "auto")
    found = nearest(network, xy((20, 7)), xy((60, -11)), access_leg=True)
    assert found.afstand_m == pytest.approx([7 + 40 + 11], abs=CM)
    assert found.snap_m == pytest.approx([7], abs=CM)


def test_access_leg_decides_which_place_is_nearest() -> None:
    """The first is nearer along the street but stands far from it."""
    network = build_network(edges(RING), "auto")
    both = xy((150, -80), (170, 0))
    assert nearest(network, xy((120, 0)), both, access_leg=False).voorziening.tolist() == [0]
    assert nearest(network, xy((120, 0)), both, access_leg=True).voorziening.tolist() == [1]


def test_it_tells_which_place_is_nearest() -> None:
    network = build_network(edges(RING), "lopen")
    found = nearest(
        network, xy((10, 0), (100, 90), (190, 0)), xy((0, 50), (200, 0)), access_leg=False
    )
    assert found.voorziening.tolist() == [0, 0, 1]
    assert nearest(network, xy((10, 0)), xy(), access_leg=False).voorziening.tolist() == [-1]


def test_an_adres_in_a_cut_off_alley_gets_the_answer_of_the_street_beside_it() -> None:
    alley = (8, 9, [(20, 30), (80, 30)], BOTH)
    network = build_network(edges([*RING, alley]), "auto")
    found = nearest(network, xy((60, 32), (60, 2)), xy((0, 50)), access_leg=False)
    assert found.opnieuw.tolist() == [True, False]
    # (60, 32) is nearest to the ring at (60, 0): the sides are 40 and 60 m away. Those 32 m count.
    assert found.afstand_m == pytest.approx([32 + 60 + 50, 60 + 50], abs=CM)
    assert found.snap_m == pytest.approx([2, 2], abs=CM)


def test_a_voorziening_in_a_cut_off_alley_is_found_from_the_street_beside_it() -> None:
    alley = (8, 9, [(20, 30), (80, 30)], BOTH)
    network = build_network(edges([*RING, alley]), "auto")
    found = nearest(network, xy((60, 2), (30, 31)), xy((70, 25)), access_leg=False)
    # From the ring 25 m into the alley; within the alley its own street.
    assert found.afstand_m == pytest.approx([10 + 25, 40], abs=CM)
    assert not found.opnieuw.any()


def test_a_one_way_street_that_leads_nowhere_is_a_cut_off_alley() -> None:
    exit_only = (2, 5, [(100, 0), (200, 0)], FORWARD)
    network = build_network(edges([*RING[:4], exit_only]), "auto")
    found = nearest(network, xy((130, 4)), xy((50, 0)), access_leg=False)
    assert found.opnieuw.tolist() == [True]
    # Perpendicular to the ring is (100, 4), 30 m away, and from there round the corner.
    assert found.afstand_m == pytest.approx([30 + 54], abs=CM)
    assert np.isinf(
        nearest(network, xy((130, 4)), xy((50, 0)), access_leg=False, again=False).afstand_m[0]
    )


def test_an_island_farther_than_the_limit_stays_unreachable() -> None:
    network = build_network(edges([*RING, (8, 9, [(0, 300), (80, 300)], BOTH)]), "auto")
    found = nearest(network, xy((50, 300)), xy((0, 50)), access_leg=False)
    assert np.isinf(found.afstand_m[0])
    assert not found.opnieuw[0]


def test_a_large_island_is_no_pocket_however_near() -> None:
    """Two parts of more than a kilometre of street each: water lies between them."""
    other_side = (8, 9, [(0, -50), (1500, -50)], BOTH)
    mainland = (2, 6, [(100, 0), (100, 0.5), (1700, 0.5)], BOTH)
    network = build_network(edges([*RING, mainland, other_side]), "auto")
    found = nearest(network, xy((50, -50)), xy((0, 50)), access_leg=False)
    assert np.isinf(found.afstand_m[0])


def test_an_empty_network_reaches_nothing() -> None:
    network = build_network(edges([]), "fietsen")
    found = nearest(network, xy((0, 0)), xy((1, 1)), access_leg=True)
    assert np.isinf(found.afstand_m).all()
    assert np.isinf(found.snap_m).all()


def test_an_unknown_point_is_unreachable_and_leaves_the_others_alone() -> None:
    network = build_network(edges(RING), "lopen")
    found = nearest(
        network, xy((np.nan, np.nan), (10, 0)), xy((np.nan, 0), (30, 0)), access_leg=False
    )
    assert found.afstand_m == pytest.approx([np.inf, 20], abs=CM)
    assert found.voorziening.tolist() == [-1, 1]


coordinates = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(
    lambda point: (point[0] * 5.0, point[1] * 5.0)
)


@st.composite
def networks(draw: st.DrawFn) -> list[Street]:
    """Up to 8 junctions and 12 streets: loops, parallels, bends, crossings, directions."""
    nodes = draw(st.lists(coordinates, min_size=2, max_size=8, unique=True))
    streets = []
    for _ in range(draw(st.integers(1, 12))):
        van = draw(st.integers(0, len(nodes) - 1))
        naar = draw(st.integers(0, len(nodes) - 1))
        bends = draw(st.lists(coordinates, min_size=2 if van == naar else 0, max_size=2))
        direction = draw(st.sampled_from([BOTH, BOTH, FORWARD, BACKWARD, (0, 0)]))
        streets.append((van, naar, [nodes[van], *bends, nodes[naar]], direction))
    return streets


points = st.lists(st.tuples(st.floats(-50, 250), st.floats(-50, 250)), min_size=1, max_size=6).map(
    lambda some: xy(*some)
)


@settings(max_examples=100, deadline=None)
@given(streets=networks(), adressen=points, voorzieningen=points, access_leg=st.booleans())
def test_random_networks_equal_networkx(
    streets: list[Street],
    adressen: np.ndarray,
    voorzieningen: np.ndarray,
    *,
    access_leg: bool,
) -> None:
    frame = edges(streets)
    found = nearest(
        build_network(frame, "auto"), adressen, voorzieningen, access_leg=access_leg, again=False
    )
    expected = oracle(frame, adressen, voorzieningen, access_leg=access_leg)
    assert found.afstand_m == pytest.approx(expected, abs=CM)


@settings(max_examples=100, deadline=None)
@given(streets=networks(), adressen=points, voorzieningen=points)
def test_one_more_voorziening_never_makes_it_farther(
    streets: list[Street], adressen: np.ndarray, voorzieningen: np.ndarray
) -> None:
    network = build_network(edges(streets), "auto")
    all_of_them = nearest(network, adressen, voorzieningen, access_leg=True).afstand_m
    one_less = nearest(network, adressen, voorzieningen[:-1], access_leg=True).afstand_m
    same = np.isinf(all_of_them) & np.isinf(one_less)
    assert np.all(same | (all_of_them <= one_less + CM))


@settings(max_examples=100, deadline=None)
@given(streets=networks(), adressen=points, voorzieningen=points, data=st.data())
def test_the_order_of_the_input_changes_nothing(
    streets: list[Street],
    adressen: np.ndarray,
    voorzieningen: np.ndarray,
    data: st.DataObject,
) -> None:
    mixed = data.draw(st.permutations(range(len(streets))))
    turned = [streets[i] for i in mixed]
    one = nearest(build_network(edges(streets), "auto"), adressen, voorzieningen, access_leg=False)
    other = nearest(
        build_network(edges(turned), "auto"), adressen[::-1], voorzieningen[::-1], access_leg=False
    )
    assert one.afstand_m == pytest.approx(other.afstand_m[::-1], abs=CM)
