"""Numbers keep off each other, stay in the frame and lead home; names keep off the numbers."""

from __future__ import annotations

import itertools
import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point

from sociale_kaart.exporting.buurtkaart.label_placement import overlapping, place
from sociale_kaart.exporting.buurtkaart.markers import (
    AFSTAND,
    LEIDER_VANAF,
    STRAAL,
    Marker,
    markers_svg,
    place_markers,
    symbool,
)
from sociale_kaart.exporting.buurtkaart.page import choose_kaartbeeld
from sociale_kaart.exporting.buurtkaart.raster import Raster
from sociale_kaart.exporting.buurtkaart.selectie import select
from sociale_kaart.exporting.buurtkaart.street_labels import place_names
from tests.exporting.buurtkaart.kleine_wereld import BUURT, X0, Y0, hulpbron, make_layers

B, H, RAND = 182.0, 224.0, 3.4
BEELD = choose_kaartbeeld((X0, Y0, X0 + 700, Y0 + 600), "A4", liggend=False, schaal=None)


def _clumps(seed: int, count: int) -> np.ndarray:
    rng = random.Random(seed)
    middens = [(rng.uniform(0, B), rng.uniform(0, H)) for _ in range(3)]
    return np.array(
        [(x + rng.gauss(0, 6), y + rng.gauss(0, 6)) for x, y in rng.choices(middens, k=count)]
    ).clip([0, 0], [B, H])


@pytest.mark.parametrize("count", [2, 60, 150, 300])
def test_clumped_points_get_places_without_overlap(count: int) -> None:
    ankers = _clumps(count, count)
    places = place(ankers, AFSTAND, B, H, RAND)

    assert not overlapping(places, AFSTAND).any()
    assert (places >= RAND).all()
    assert (places <= [B - RAND, H - RAND]).all()
    assert (places == place(ankers, AFSTAND, B, H, RAND)).all()


def test_the_same_spot_many_times() -> None:
    places = place(np.full((40, 2), 50.0), AFSTAND, B, H, RAND)
    assert not overlapping(places, AFSTAND).any()


def test_a_lonely_point_stays_where_it_is() -> None:
    places = place(np.array([[50.0, 60.0], [150.0, 200.0]]), AFSTAND, B, H, RAND)
    assert places == pytest.approx(np.array([[50.0, 60.0], [150.0, 200.0]]), abs=0.05)


def test_more_than_the_frame_can_hold_still_ends() -> None:
    places = place(np.full((60, 2), 10.0), AFSTAND, 20.0, 20.0, RAND)
    assert len(places) == 60
    assert overlapping(places, AFSTAND).any()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(0, B), st.floats(0, H)), min_size=1, max_size=40))
def test_any_points(punten: list[tuple[float, float]]) -> None:
    places = place(np.array(punten, dtype=float), AFSTAND, B, H, RAND)
    assert not overlapping(places, AFSTAND).any()


def test_leaders_do_not_cross() -> None:
    ankers = _clumps(7, 80)
    places = place(ankers, AFSTAND, B, H, RAND)
    leaders = [(a, p) for a, p in zip(ankers, places, strict=True) if math.dist(a, p) > 2.2]
    assert len(leaders) > 10
    assert not any(_cross(one, two) for one, two in itertools.combinations(leaders, 2))


def _cross(one: Any, two: Any) -> bool:
    (a, b), (c, d) = one, two

    def side(p: Any, q: Any, r: Any) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def test_hardly_any_dot_lies_under_the_marker_of_another() -> None:
    rng = random.Random(11)
    huizen = [(rng.uniform(30, 150), rng.uniform(30, 190)) for _ in range(60)]
    ankers = np.array([rng.choice(huizen) for _ in range(100)])
    places = place(ankers, AFSTAND, B, H, RAND)
    away = np.linalg.norm(ankers - places, axis=1) > LEIDER_VANAF
    gap = np.linalg.norm(ankers[:, None] - places[None], axis=2)
    np.fill_diagonal(gap, np.inf)
    hidden = away & (gap.min(axis=1) < STRAAL)
    assert away.sum() > 30
    assert hidden.sum() <= 0.1 * away.sum()


def test_a_moved_marker_gets_a_leader_and_a_dot() -> None:
    teken = symbool("institutioneel", "formeel")
    near = Marker("1", teken, (10, 10), (12, 10))
    far = Marker("1", teken, (10, 10), (13, 10))
    assert "circle" not in markers_svg((near,))
    assert 'cx="10.00" cy="10.00"' in markers_svg((far,))


def test_sfeer_is_a_shape_and_formaliteit_a_ring() -> None:
    tekens = [
        symbool(sfeer, formaliteit)
        for sfeer in ("persoonlijk", "gemeenschappelijk", "institutioneel", None)
        for formaliteit in ("formeel", "informeel", None)
    ]
    # Never by colour alone: the pair of shape and ring is enough.
    assert len({(teken.vorm, teken.ring) for teken in tekens}) == 12


def test_names_keep_off_each_other_and_off_the_markers() -> None:
    layers = make_layers()
    rows = [hulpbron(f"C{i}", (100, 60 + 30 * i), uuid=f"u{i}") for i in range(3)]
    markers = place_markers(select(rows, BUURT, BEELD), BEELD)
    bezet = [Point(marker.midden).buffer(STRAAL) for marker in markers]
    vlak = layers.buurten.geometry.iloc[0]
    namen = place_names(layers, vlak, BEELD, bezet)

    assert {"Lange Hoofdweg", "Dwarsstraat", "Noorderwijk", "De Vliet"} <= {n.tekst for n in namen}
    vlakken = [naam.vlak for naam in namen] + bezet
    overlap = [(a, b) for a, b in itertools.combinations(vlakken, 2) if a.intersects(b)]
    assert not [pair for pair in overlap if not (pair[0] in bezet and pair[1] in bezet)]


def test_what_is_far_away_is_not_drawn() -> None:
    layers = make_layers()
    namen = place_names(layers, layers.buurten.geometry.iloc[0], BEELD, [])
    assert not {"Ver weg", "Elders"} & {naam.tekst for naam in namen}


@pytest.mark.parametrize(
    ("x", "y", "vak"),
    [(0, 0, "A1"), (80, 60, "H6"), (79.9, 0, "H1"), (25, 35, "C4"), (-1, 99, "A6")],
)
def test_grid_square_of_a_point(x: float, y: float, vak: str) -> None:
    assert Raster(80, 60).vak(x, y) == vak
