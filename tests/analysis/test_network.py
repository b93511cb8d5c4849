"""Edge tables become graphs without losing or adding length."""

from __future__ import annotations

import numpy as np
import pytest
from handmade import BACKWARD, BOTH, FORWARD, edges

from sociale_kaart.analysis.network import MIN_LENGTE_M, build_network


def test_parallel_edges_keep_the_shortest_and_are_never_summed() -> None:
    network = build_network(
        edges([(1, 2, [(0, 0), (100, 0)], BOTH), (1, 2, [(0, 0), (50, 50), (100, 0)], BOTH)]),
        "auto",
    )
    assert network.graph.toarray().tolist() == [[0, 100], [100, 0]]
    assert len(network.lijnen) == 2


def test_parallel_edges_per_direction() -> None:
    """There along the straight line, back along the bend."""
    network = build_network(
        edges([(1, 2, [(0, 0), (100, 0)], FORWARD), (1, 2, [(0, 0), (0, 30), (100, 0)], BACKWARD)]),
        "auto",
    )
    there, back = network.graph.toarray()[[0, 1], [1, 0]]
    assert there == 100
    assert back == pytest.approx(30 + np.hypot(100, 30))


def test_node_ids_of_any_size_are_numbered_from_zero() -> None:
    network = build_network(edges([(7_000_000_000, 5, [(0, 0), (9, 0)], BOTH)]), "lopen")
    assert network.knopen.tolist() == [5, 7_000_000_000]
    assert (network.van[0], network.naar[0]) == (1, 0)


def test_an_edge_of_length_zero_still_connects() -> None:
    network = build_network(edges([(1, 2, [(5, 5), (5, 5)], BOTH)]), "lopen")
    assert network.graph.toarray()[0, 1] == MIN_LENGTE_M


def test_edges_that_nobody_may_use_are_left_out() -> None:
    network = build_network(
        edges([(1, 2, [(0, 0), (9, 0)], BOTH), (2, 3, [(9, 0), (20, 0)], (0, 0))]), "auto"
    )
    assert len(network.lijnen) == 1
    assert network.aantal_knopen == 2


def test_a_loop_is_kept_as_a_street_but_not_as_an_arc() -> None:
    network = build_network(
        edges([(1, 1, [(0, 0), (9, 0), (9, 9), (0, 0)], BOTH), (1, 2, [(0, 0), (0, -5)], BOTH)]),
        "auto",
    )
    assert len(network.lijnen) == 2
    assert network.graph.nnz == 2


def test_a_length_that_cannot_be_is_refused() -> None:
    frame = edges([(1, 2, [(0, 0), (9, 0)], BOTH)])
    frame["lengte_m"] = [-1.0]
    with pytest.raises(ValueError, match="length"):
        build_network(frame, "auto")
    frame["lengte_m"] = [np.nan]
    with pytest.raises(ValueError, match="length"):
        build_network(frame, "auto")


def test_full_parts_and_pockets() -> None:
    """A village of 3 km, an island of 2 km and an alley of 60 m: only the alley is a pocket."""
    network = build_network(
        edges(
            [
                (1, 2, [(0, 0), (3000, 0)], BOTH),
                (3, 4, [(0, 900), (2000, 900)], BOTH),
                (5, 6, [(10, 20), (70, 20)], BOTH),
            ]
        ),
        "auto",
    )
    assert network.delen.volwaardig.tolist() == [True, True, False]


def test_a_one_way_exit_can_be_reached_but_not_left() -> None:
    network = build_network(
        edges([(1, 2, [(0, 0), (100, 0)], BOTH), (2, 3, [(100, 0), (200, 0)], FORWARD)]), "auto"
    )
    assert network.delen.volwaardig.tolist() == [True, False]
    assert network.delen.kan_erheen.tolist() == [True, True, False]
    assert network.delen.kan_erheen_vanuit.tolist() == [True, True, True]


def test_steps_can_be_left_out() -> None:
    frame = edges([(1, 2, [(0, 0), (9, 0)], BOTH), (2, 3, [(9, 0), (20, 0)], BOTH)])
    frame["trap"], frame["straat"] = [0, 1], ["Kade", None]
    whole = build_network(frame, "lopen")
    assert whole.trap.tolist() == [False, True]
    assert whole.straat.tolist() == ["Kade", None]
    level = build_network(frame, "lopen", zonder_trap=True)
    assert level.straat.tolist() == ["Kade"]
    assert level.aantal_knopen == 2


def test_an_ondergrond_from_before_puts_points_on_every_edge() -> None:
    frame = edges([(1, 2, [(0, 0), (9, 0)], BOTH)])
    assert build_network(frame, "auto").aanhaken.all()
    assert not build_network(frame.assign(aanhaken=0), "auto").aanhaken.any()
    bare = build_network(frame.drop(columns=["trap", "straat"]), "auto")
    assert bare.trap.tolist() == [False]
    assert bare.straat.tolist() == [None]


def test_how_much_shorter_than_drawn_a_street_may_count() -> None:
    frame = edges([(1, 2, [(0, 0), (100, 0)], BOTH), (2, 3, [(100, 0), (100, 50)], BOTH)])
    assert build_network(frame, "auto").krimp == 1
    frame["lengte_m"] = [50.0, 80.0]
    assert build_network(frame, "auto").krimp == 0.5
