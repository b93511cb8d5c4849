"""A buurt is `rand` when places beyond the edge of the data may be nearer."""

from __future__ import annotations

import numpy as np
import pytest
from handmade import xy
from shapely import Polygon, box

from sociale_kaart.analysis.edge_of_data import distance_to_edge, is_rand

SQUARE = box(0, 0, 1000, 1000)


def test_straight_distance_to_the_nearest_side() -> None:
    found = distance_to_edge(xy((500, 500), (10, 400), (700, 995)), SQUARE)
    assert found == pytest.approx([500, 10, 5])


def test_outside_on_the_edge_or_unknown_is_zero() -> None:
    assert distance_to_edge(xy((-5, 10), (1000, 3), (np.nan, 1)), SQUARE).tolist() == [0, 0, 0]
    assert distance_to_edge(xy((1, 1)), Polygon()).tolist() == [0]


def test_a_hole_in_the_data_is_an_edge_too() -> None:
    ring = Polygon(SQUARE.exterior.coords, [box(450, 450, 550, 550).exterior.coords])
    assert distance_to_edge(xy((440, 500)), ring) == pytest.approx([10])


def test_more_than_one_in_twenty_makes_it_rand() -> None:
    edge = np.full(20, 300.0)
    afstand = np.full(20, 250.0)
    afstand[0] = 301
    assert not is_rand(afstand, edge)
    afstand[1] = np.inf
    assert is_rand(afstand, edge)


def test_without_adressen_there_is_nothing_at_the_edge() -> None:
    assert not is_rand(np.array([]), np.array([]))
