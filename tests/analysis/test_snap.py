"""Points land perpendicular on their nearest street."""

from __future__ import annotations

import numpy as np
import pytest
from handmade import BOTH, edges, xy

from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.snap import metres_off, snap, snap_again

LONG_AND_SHORT = build_network(
    edges(
        [
            (1, 2, [(0, 0), (2000, 0)], BOTH),
            (2, 3, [(2000, 0), (2000, 60)], BOTH),
            (8, 9, [(500, 40), (540, 40)], BOTH),
        ]
    ),
    "lopen",
)


def test_to_the_nearest_edge_not_the_nearest_node() -> None:
    """The nearest junction is 1000 m away, the street itself 12 m."""
    found = snap(LONG_AND_SHORT, xy((1000, 12)))
    assert found.edge.tolist() == [0]
    assert found.positie_m == pytest.approx([1000])
    assert found.afstand_m == pytest.approx([12])


def test_position_is_in_metres_of_the_edge_not_of_the_drawing() -> None:
    """A street drawn 100 m long that counts for 200 m."""
    frame = edges([(1, 2, [(0, 0), (100, 0)], BOTH)])
    frame["lengte_m"] = [200.0]
    assert snap(build_network(frame, "auto"), xy((25, 3))).positie_m == pytest.approx([50])


def test_a_point_at_a_junction_touches_every_street_there() -> None:
    found = snap(LONG_AND_SHORT, xy((2010, -10), (100, 1)))
    assert found.punt.tolist() == [0, 0, 1]
    assert found.edge.tolist() == [0, 1, 0]
    assert found.positie_m == pytest.approx([2000, 0, 100])


def test_beyond_the_limit_there_is_no_row() -> None:
    found = snap(LONG_AND_SHORT, xy((1000, -500.5), (1000, -499.5), (np.nan, 0)))
    assert found.punt.tolist() == [1]
    assert found.offsets() == pytest.approx([np.inf, 499.5, np.inf])


def test_again_only_on_full_parts_and_only_nearby() -> None:
    points = xy((520, 41), (520, 151))
    assert snap(LONG_AND_SHORT, points).edge.tolist() == [2, 2]
    found = snap_again(LONG_AND_SHORT, points)
    assert found.punt.tolist() == [0]
    assert found.edge.tolist() == [0]
    assert found.afstand_m == pytest.approx([41])


def test_rows_of_some_points() -> None:
    found = snap(LONG_AND_SHORT, xy((1, 1), (2, 1), (3, 1))).of_points(np.array([0, 2]))
    assert found.punt.tolist() == [0, 1]
    assert found.positie_m == pytest.approx([1, 3])
    assert len(found.of_points(np.array([], dtype=int)).punt) == 0


def test_how_far_points_lie_from_the_streets() -> None:
    offsets = snap(LONG_AND_SHORT, xy((1000, 10), (1000, -20), (1000, 130), (1000, 501))).offsets()
    assert metres_off(offsets) == {
        "grens_m": 500.0,
        "mediaan_m": 20.0,
        "p95_m": 119.0,
        "grootste_m": 130.0,
        "boven_100m": 1,
    }
    assert metres_off(offsets[3:])["grootste_m"] == 0


def test_nobody_is_put_on_an_edge_that_only_carries_traffic() -> None:
    """A motorway 10 m away, a street at 60 m."""
    frame = edges([(1, 2, [(0, 0), (900, 0)], BOTH), (3, 4, [(0, 70), (900, 70)], BOTH)])
    assert snap(build_network(frame, "auto"), xy((450, 10))).edge.tolist() == [0]
    network = build_network(frame.assign(aanhaken=[0, 1]), "auto")
    assert snap(network, xy((450, 10))).edge.tolist() == [1]
    assert snap_again(network, xy((450, 10))).edge.tolist() == [1]
