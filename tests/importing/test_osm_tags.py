"""The tag rules: who may use which way, and in which direction."""

from __future__ import annotations

import pytest

from sociale_kaart.importing.osm_tags import is_gebouw, may_attach, profielen, soort_in

BOTH, FORWARD, BACKWARD, NO = (True, True), (True, False), (False, True), (False, False)


def directions(code: str, **tags: str) -> tuple[bool, bool]:
    profiel = next(profiel for profiel in profielen() if profiel.code == code)
    return profiel.directions({key.replace("__", ":"): value for key, value in tags.items()})


@pytest.mark.parametrize(
    ("tags", "lopen", "fietsen", "auto"),
    [
        ({"highway": "residential"}, BOTH, BOTH, BOTH),
        ({"highway": "motorway"}, NO, NO, FORWARD),
        ({"highway": "footway"}, BOTH, NO, NO),
        ({"highway": "footway", "bicycle": "yes"}, BOTH, BOTH, NO),
        ({"highway": "cycleway"}, BOTH, BOTH, NO),
        ({"highway": "steps"}, BOTH, NO, NO),
        ({"highway": "track"}, BOTH, BOTH, NO),
        ({"highway": "construction"}, NO, NO, NO),
        ({"highway": "trunk"}, NO, NO, BOTH),
        ({"highway": "trunk", "foot": "yes"}, BOTH, NO, BOTH),
        ({"highway": "primary", "motorroad": "yes"}, NO, NO, BOTH),
        ({"highway": "service", "access": "private"}, NO, NO, NO),
        ({"highway": "service", "access": "private", "foot": "yes"}, BOTH, NO, NO),
        ({"highway": "residential", "access": "no", "bicycle": "yes"}, NO, BOTH, NO),
        ({"highway": "residential", "motor_vehicle": "destination"}, BOTH, BOTH, BOTH),
        ({"highway": "residential", "foot": "use_sidepath"}, NO, BOTH, BOTH),
        ({"highway": "unclassified", "surface": "sand"}, BOTH, BOTH, NO),
        ({"route": "ferry"}, BOTH, BOTH, BOTH),
        ({"route": "ferry", "motor_vehicle": "no"}, BOTH, BOTH, NO),
        ({"route": "ferry", "foot": "yes"}, BOTH, NO, NO),
        ({"route": "ferry", "foot": "yes", "bicycle": "yes"}, BOTH, BOTH, NO),
        ({"route": "ferry", "foot": "yes", "motor_vehicle": "yes"}, BOTH, NO, BOTH),
        ({"route": "bus"}, NO, NO, NO),
        ({"highway": "track", "surface": "asphalt"}, BOTH, BOTH, BOTH),
        ({"highway": "track", "surface": "concrete:lanes"}, BOTH, BOTH, BOTH),
        ({"highway": "track", "tracktype": "grade1"}, BOTH, BOTH, BOTH),
        ({"highway": "track", "tracktype": "grade1", "surface": "grass"}, BOTH, BOTH, NO),
        ({"highway": "track", "tracktype": "grade3"}, BOTH, BOTH, NO),
        ({"highway": "track", "surface": "asphalt", "motor_vehicle": "no"}, BOTH, BOTH, NO),
        ({"highway": "unclassified", "tracktype": "grade4"}, BOTH, BOTH, NO),
        ({"highway": "unclassified", "tracktype": "grade2", "surface": "asphalt"},) + (BOTH,) * 3,
        ({"highway": "elevator"}, BOTH, NO, NO),
    ],
)
def test_who_may_go(
    tags: dict[str, str],
    lopen: tuple[bool, bool],
    fietsen: tuple[bool, bool],
    auto: tuple[bool, bool],
) -> None:
    found = [directions(code, **tags) for code in ("lopen", "fietsen", "auto")]
    assert found == [lopen, fietsen, auto]


@pytest.mark.parametrize(
    ("tags", "fietsen", "auto"),
    [
        ({"oneway": "yes"}, FORWARD, FORWARD),
        ({"oneway": "-1"}, BACKWARD, BACKWARD),
        ({"oneway": "no", "junction": "roundabout"}, BOTH, BOTH),
        ({"junction": "roundabout"}, FORWARD, FORWARD),
        ({"oneway": "yes", "oneway__bicycle": "no"}, BOTH, FORWARD),
        ({"oneway": "yes", "cycleway": "opposite_lane"}, BOTH, FORWARD),
        ({"oneway__bicycle": "yes", "cycleway": "opposite"}, FORWARD, BOTH),
        ({"oneway": "yes", "cycleway__left__oneway": "no"}, BOTH, FORWARD),
        ({"oneway": "yes", "oneway__motor_vehicle": "no"}, FORWARD, BOTH),
    ],
)
def test_driving_directions_hold_for_bicycles_and_cars(
    tags: dict[str, str], fietsen: tuple[bool, bool], auto: tuple[bool, bool]
) -> None:
    tags = {"highway": "residential"} | tags
    assert directions("fietsen", **tags) == fietsen
    assert directions("auto", **tags) == auto
    assert directions("lopen", **tags) == BOTH


@pytest.mark.parametrize(
    ("tags", "lopen", "fietsen", "auto"),
    [
        ({"barrier": "bollard"}, False, False, True),
        ({"barrier": "bollard", "motor_vehicle": "yes"}, False, False, False),
        ({"barrier": "bollard", "access": "no", "foot": "yes"}, False, True, True),
        ({"barrier": "stile"}, False, True, True),
        ({"barrier": "gate"}, False, False, False),
        ({"barrier": "gate", "access": "private"}, True, True, True),
        ({"barrier": "cattle_grid"}, False, False, False),
    ],
)
def test_whom_a_barrier_stops(
    tags: dict[str, str], *, lopen: bool, fietsen: bool, auto: bool
) -> None:
    assert [profiel.blocks(tags) for profiel in profielen()] == [lopen, fietsen, auto]


@pytest.mark.parametrize(
    ("tags", "may"),
    [
        ({"highway": "residential"}, True),
        ({"highway": "residential", "bridge": "no"}, True),
        ({"highway": "service", "tunnel": "building_passage"}, True),
        ({"highway": "motorway"}, False),
        ({"highway": "trunk_link"}, False),
        ({"highway": "residential", "bridge": "yes"}, False),
        ({"highway": "residential", "tunnel": "yes"}, False),
        ({"route": "ferry"}, False),
    ],
)
def test_where_somebody_can_live(tags: dict[str, str], *, may: bool) -> None:
    assert may_attach(tags) == may


def test_the_first_fitting_line_names_the_layer_word() -> None:
    assert soort_in("water", {"natural": "water", "water": "canal"}) == "kanaal"
    assert soort_in("water", {"natural": "water"}) == "water"
    assert soort_in("straten", {"highway": "service", "service": "parking_aisle"}) == "pad"
    assert soort_in("straten", {"railway": "rail"}) == "spoor"
    assert soort_in("groen", {"building": "yes"}) is None


def test_a_building_that_is_gone_is_no_building() -> None:
    assert is_gebouw({"building": "house"})
    assert not is_gebouw({"building": "no"})
