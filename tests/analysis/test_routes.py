"""Routes: the line on the map is as long as the figure, and may be travelled as it is drawn."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from handmade import BOTH, FORWARD, Street, edges, xy
from hypothesis import given, settings
from hypothesis import strategies as st
from test_distance import HAND_MADE, ONE_WAY_RING, RING, networks, points

from sociale_kaart.analysis.distance import nearest_placed, place_adressen, place_voorzieningen
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.routes import Route, Stuk, routes

if TYPE_CHECKING:
    import geopandas as gpd

    from sociale_kaart.analysis.network import Network

CM = 0.01


def routes_from(
    network: Network,
    adres: tuple[float, float],
    voorzieningen: np.ndarray,
    *,
    access_leg: bool = False,
    hoeveel: int = 2,
) -> tuple[Route, ...]:
    return routes(
        network,
        adres,
        place_adressen(network, xy(adres)),
        voorzieningen,
        place_voorzieningen(network, voorzieningen),
        access_leg=access_leg,
        hoeveel=hoeveel,
    )


def named(streets: list[Street], namen: list[str | None]) -> gpd.GeoDataFrame:
    frame = edges(streets)
    frame["straat"] = namen
    return frame


def assert_whole(route: Route, ends: tuple[tuple[float, float], tuple[float, float]]) -> None:
    """The line, its stretches and the distance are the same metres, from door to door."""
    assert route.lijn.length == pytest.approx(route.afstand_m, abs=CM)
    assert sum(stuk.lengte_m for stuk in route.stukken) == pytest.approx(route.afstand_m, abs=CM)
    coordinates = shapely.get_coordinates(route.lijn)
    for side, end, door in ((0, route.begin, ends[0]), (-1, route.eind, ends[1])):
        there = door if end.telt else end.punt
        assert coordinates[side] == pytest.approx(np.array(there), abs=CM)
        assert np.hypot(*np.subtract(door, end.punt)) == pytest.approx(end.afstand_m, abs=CM)


def may_be_travelled(frame: gpd.GeoDataFrame, route: Route) -> bool:
    """Tell whether every step of the line lies on a street that may be used that way."""
    steps = list(pairwise(shapely.get_coordinates(route.lijn)))
    steps = steps[1 if route.begin.telt else 0 : len(steps) - (1 if route.eind.telt else 0)]
    drawn = [
        (shapely.LineString([one, other]), np.subtract(other, one), street["heen"], street["terug"])
        for _, street in frame.iterrows()
        for one, other in pairwise(street.geometry.coords)
    ]
    for one, other in steps:
        ahead = np.subtract(other, one)
        if np.hypot(*ahead) <= 2e-3:  # at a junction every street can be taken
            continue
        ends = [shapely.Point(one), shapely.Point(other)]
        if not any(
            (heen if ahead @ way > 0 else terug) and max(line.distance(end) for end in ends) < 1e-6
            for line, way, heen, terug in drawn
        ):
            return False
    return True


@pytest.mark.parametrize("access_leg", [False, True])
@pytest.mark.parametrize("name", HAND_MADE)
def test_hand_made_routes_are_as_long_as_the_figure(name: str, *, access_leg: bool) -> None:
    streets, adressen, voorzieningen, _ = HAND_MADE[name]
    frame = edges(streets)
    network = build_network(frame, "auto")
    figure = nearest_placed(
        network,
        place_adressen(network, adressen),
        place_voorzieningen(network, voorzieningen),
        access_leg=access_leg,
    )
    for adres, afstand in zip(map(tuple, adressen), figure.afstand_m, strict=True):
        found = routes_from(network, adres, voorzieningen, access_leg=access_leg)
        if np.isinf(afstand):
            assert found == ()
            continue
        assert found[0].afstand_m == pytest.approx(afstand, abs=CM)
        for route in found:
            assert_whole(route, (adres, tuple(voorzieningen[route.voorziening])))
            assert may_be_travelled(frame, route)


def test_the_route_tells_street_by_street_how_far() -> None:
    streets = [
        (1, 2, [(0, 0), (100, 0)], BOTH),
        (2, 3, [(100, 0), (200, 0)], BOTH),
        (3, 4, [(200, 0), (200, 80)], BOTH),
        (4, 5, [(200, 80), (200, 200)], BOTH),
    ]
    frame = named(streets, ["Dorpsstraat", "Dorpsstraat", None, "Kerkpad"])
    frame["trap"] = [0, 0, 1, 0]
    route, *_ = routes_from(build_network(frame, "lopen"), (30, 12), xy((195, 100)))
    assert route.stukken == (
        Stuk("Dorpsstraat", 170.0),
        Stuk(None, 80.0, trap=True),
        Stuk("Kerkpad", 20.0),
    )
    assert (route.begin.afstand_m, route.eind.afstand_m) == (12, 5)
    assert not route.begin.telt


def test_the_metres_to_the_door_are_stretches_where_they_count() -> None:
    network = build_network(named(RING, ["A", "B", "C", "D", "E"]), "auto")
    route, *_ = routes_from(network, (20, 7), xy((60, -11)), access_leg=True)
    assert [(stuk.straat, round(stuk.lengte_m, 6), stuk.aanloop) for stuk in route.stukken] == [
        (None, 7, True),
        ("A", 40, False),
        (None, 11, True),
    ]
    assert shapely.get_coordinates(route.lijn).tolist() == [[20, 7], [20, 0], [60, 0], [60, -11]]


def test_the_way_round_a_one_way_ring_is_drawn_as_it_is_driven() -> None:
    network = build_network(edges(ONE_WAY_RING), "auto")
    route, *_ = routes_from(network, (80, 0), xy((20, 0)))
    corners = [[80, 0], [100, 0], [100, 100], [0, 100], [0, 0], [20, 0]]
    assert shapely.get_coordinates(route.lijn).tolist() == corners


def test_the_runner_up_is_another_place() -> None:
    network = build_network(edges(RING), "lopen")
    places = xy((60, 0), (0, 50), (190, 0))
    first, second = routes_from(network, (20, 3), places)
    assert (first.voorziening, second.voorziening) == (0, 1)
    assert (first.afstand_m, second.afstand_m) == (pytest.approx(40), pytest.approx(70))
    assert len(routes_from(network, (20, 3), places, hoeveel=9)) == 3
    assert len(routes_from(network, (20, 3), places[:1])) == 1


def test_two_plekken_of_one_hulpbron_are_no_runner_up_of_each_other() -> None:
    network = build_network(edges(RING), "lopen")
    places = xy((60, 0), (0, 50), (190, 0))
    found = routes(
        network,
        (20, 3),
        place_adressen(network, xy((20, 3))),
        places,
        place_voorzieningen(network, places),
        access_leg=False,
        eenheid=np.array([0, 0, 1]),
    )
    assert [route.voorziening for route in found] == [0, 2]


def test_an_adres_in_a_cut_off_alley_goes_by_its_second_place() -> None:
    alley = (8, 9, [(20, 30), (80, 30)], BOTH)
    network = build_network(edges([*RING, alley]), "lopen")
    route, *_ = routes_from(network, (60, 32), xy((0, 50)))
    assert route.begin.tweede_plek
    assert route.begin.telt  # though on foot the way to the street is left out elsewhere
    assert route.afstand_m == pytest.approx(32 + 60 + 50, abs=CM)
    assert_whole(route, ((60, 32), (0, 50)))


def test_who_stands_beside_it_has_a_route_of_no_metres() -> None:
    network = build_network(edges(ONE_WAY_RING), "auto")
    route, *_ = routes_from(network, (80, 3), xy((80, 9)))
    assert route.afstand_m == pytest.approx(0, abs=CM)
    assert route.lijn.length == pytest.approx(0, abs=CM)
    assert route.stukken == ()


@pytest.mark.parametrize(
    ("streets", "adres", "places"),
    [
        ([], (0, 0), [(1, 1)]),
        (RING, (50, -501), [(10, 0)]),
        (RING, (50, 0), [(50, -501)]),
        (RING, (50, 0), []),
        ([*ONE_WAY_RING, (8, 9, [(0, 900), (90, 900)], FORWARD)], (9, 900), [(0, 50)]),
    ],
    ids=["no streets", "adres too far", "place too far", "no place", "an island"],
)
def test_no_way_there_is_no_route(
    streets: list[Street], adres: tuple[float, float], places: list[tuple[float, float]]
) -> None:
    assert routes_from(build_network(edges(streets), "auto"), adres, xy(*places)) == ()


@settings(max_examples=150, deadline=None)
@given(streets=networks(), adressen=points, voorzieningen=points, access_leg=st.booleans())
def test_random_routes_are_as_long_as_the_figure_and_may_be_travelled(
    streets: list[Street],
    adressen: np.ndarray,
    voorzieningen: np.ndarray,
    *,
    access_leg: bool,
) -> None:
    frame = edges(streets)
    network = build_network(frame, "auto")
    figure = nearest_placed(
        network,
        place_adressen(network, adressen),
        place_voorzieningen(network, voorzieningen),
        access_leg=access_leg,
    )
    for adres, afstand in zip(map(tuple, adressen), figure.afstand_m, strict=True):
        found = routes_from(network, adres, voorzieningen, access_leg=access_leg, hoeveel=9)
        assert (found[0].afstand_m if found else np.inf) == pytest.approx(afstand, abs=CM)
        assert [route.afstand_m for route in found] == sorted(route.afstand_m for route in found)
        for route in found:
            assert_whole(route, (adres, tuple(voorzieningen[route.voorziening])))
            assert may_be_travelled(frame, route)


@pytest.mark.parametrize("netwerk", ["lopen", "fietsen", "auto"])
def test_routes_of_kampen_are_as_long_as_the_figure(
    kampen: dict[str, gpd.GeoDataFrame], netwerk: str
) -> None:
    network = build_network(kampen[f"netwerk_{netwerk}"], netwerk)
    adressen = shapely.get_coordinates(kampen["adressen"].geometry.to_numpy())
    markets = kampen["voorzieningen"].query("categorie == 'supermarkt'")
    places = shapely.get_coordinates(markets.geometry.to_numpy())
    herkomst, there = place_adressen(network, adressen), place_voorzieningen(network, places)
    access_leg = netwerk == "auto"
    figure = nearest_placed(network, herkomst, there, access_leg=access_leg)
    # Every second place (a cut-off alley), and a sample of the rest.
    rows = np.union1d(np.flatnonzero(figure.opnieuw), np.arange(0, len(adressen), 400))
    for row in rows.tolist():
        adres = (float(adressen[row][0]), float(adressen[row][1]))
        placed = herkomst.of_points(np.array([row]))
        found = routes(network, adres, placed, places, there, access_leg=access_leg)
        afstand = found[0].afstand_m if found else np.inf
        assert afstand == pytest.approx(figure.afstand_m[row], abs=CM)
        for route in found:
            assert_whole(route, (adres, tuple(places[route.voorziening])))
