"""The best place on a network of our own, held against trying every candidate."""

from __future__ import annotations

import itertools

import geopandas as gpd
import handmade
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from test_scenario import BUURTEN, TOWN, town

from sociale_kaart.analysis.beste_plek import BINNEN, GEMIDDELD, best_places
from sociale_kaart.analysis.scenario import Proef
from sociale_kaart.domain.scenario import ERBIJ, Wijziging

NORM = 150.0


def proef(*places: tuple[float, float], groep: str = "inwoners") -> Proef:
    points = shapely.points(handmade.xy(*places))
    return Proef(TOWN, gpd.GeoDataFrame(geometry=points, crs="EPSG:28992"), NORM, groep)


def people(asked: Proef) -> np.ndarray:
    return np.where(TOWN.buurt >= 0, TOWN.gewicht[asked.groep], 0.0)


def within(asked: Proef, points: list[tuple[float, float]]) -> float:
    na = asked.distances([Wijziging(ERBIJ, x=x, y=y) for x, y in points])
    return float(people(asked)[na <= NORM].sum())


def metres(asked: Proef, points: list[tuple[float, float]]) -> float:
    na = asked.distances([Wijziging(ERBIJ, x=x, y=y) for x, y in points])
    return float((people(asked) * na).sum())


POINT = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(
    lambda p: (float(p[0]), float(p[1]))
)
CANDIDATES = st.lists(POINT, min_size=2, max_size=7, unique=True)


@settings(max_examples=40, deadline=None)
@given(points=CANDIDATES, aantal=st.integers(1, 3), groep=st.sampled_from(["inwoners", "65plus"]))
def test_no_choice_brings_more_people_within_the_norm(
    points: list[tuple[float, float]], aantal: int, groep: str
) -> None:
    asked = proef((0.0, 30.0), groep=groep)
    found = best_places(asked, np.array(points), aantal)
    tried = max(
        within(asked, list(choice))
        for choice in itertools.combinations(points, min(aantal, len(points)))
    )
    chosen = [points[one] for one in found.keuze.kandidaten]
    assert within(asked, chosen) == pytest.approx(tried)
    assert found.keuze.waarde == pytest.approx(tried - within(asked, []))
    assert found.keuze.bewezen


@settings(max_examples=30, deadline=None)
@given(points=CANDIDATES, aantal=st.integers(1, 2))
def test_no_choice_makes_the_way_shorter(points: list[tuple[float, float]], aantal: int) -> None:
    asked = proef((0.0, 30.0))
    found = best_places(asked, np.array(points), aantal, doel=GEMIDDELD)
    tried = min(
        metres(asked, list(choice))
        for choice in itertools.combinations(points, min(aantal, len(points)))
    )
    assert metres(asked, [points[one] for one in found.keuze.kandidaten]) == pytest.approx(tried)


def test_who_lives_near_a_place_already_does_not_count_again() -> None:
    """The only place is in the west: a second one beside it brings nobody."""
    asked = proef((100.0, 100.0))
    found = best_places(asked, np.array([[101.0, 100.0], [300.0, 300.0]]))
    assert found.keuze.kandidaten == (1,)
    assert found.keuze.waarde == pytest.approx(within(asked, [(300.0, 300.0)]) - within(asked, []))


def test_a_candidate_that_nobody_can_reach_is_never_chosen() -> None:
    asked = proef((0.0, 30.0))
    for doel in (BINNEN, GEMIDDELD):
        found = best_places(asked, np.array([[9000.0, 9000.0], [300.0, 300.0]]), 2, doel=doel)
        assert found.keuze.kandidaten == (1,)
        assert found.bekeken == 1
        assert found.met_tweede is None


def test_who_can_get_nowhere_is_helped_too() -> None:
    """Water without a bridge: the side without a place gains most."""
    cut = town(cut=1)
    there = gpd.GeoDataFrame(geometry=shapely.points(handmade.xy((0.0, 0.0))), crs=BUURTEN.crs)
    asked = Proef(cut, there, NORM)
    assert np.isinf(asked.voor_m).any()
    for doel in (BINNEN, GEMIDDELD):
        found = best_places(asked, np.array([[50.0, 0.0], [300.0, 200.0]]), doel=doel)
        assert found.keuze.kandidaten == (1,)
        assert np.isfinite(found.effect.na_m).all()


def test_a_question_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="no such aim"):
        best_places(proef((0.0, 0.0)), np.zeros((1, 2)), doel="mooi")
    with pytest.raises(ValueError, match="too many"):
        best_places(proef((0.0, 0.0)), np.zeros((301, 2)), doel=GEMIDDELD)
    with pytest.raises(ValueError, match="at least one"):
        best_places(proef((0.0, 0.0)), np.zeros((1, 2)), 0)
