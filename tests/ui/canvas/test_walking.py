"""Walking over the map by ear: what is said, and in which order one comes along."""

from __future__ import annotations

import pytest

from sociale_kaart.ui.canvas.markers import Marker
from sociale_kaart.ui.canvas.spoken import away, cluster_text, length, marker_text, wind
from sociale_kaart.ui.canvas.walking import Walker


def marker(naam: str, x: float, y: float = 0.0) -> Marker:
    return Marker(naam, f"plek {naam}", naam, x, y)


STREET = [marker("A", 0), marker("B", 10), marker("C", 30), marker("D", 100)]


def walked(markers: list[Marker], start: str, steps: list[int]) -> list[str]:
    walker, current, seen = Walker(), start, []
    for step in steps:
        found = walker.step(markers, current, (12.0, 0.0), step)
        assert found is not None
        current = found.hulpbron
        seen.append(current)
    return seen


def test_it_begins_near_the_middle_and_goes_to_the_nearest_not_visited() -> None:
    assert walked(STREET, "", [1, 1, 1, 1]) == ["B", "A", "C", "D"]


def test_the_way_back_is_the_way_one_came() -> None:
    assert walked(STREET, "C", [1, 1, 1, -1, -1, -1]) == ["B", "A", "D", "A", "B", "C"]


def test_all_are_reached_and_then_it_begins_anew() -> None:
    many = [marker(f"m{n}", (n * 37) % 101, (n * 53) % 97) for n in range(40)]
    seen = walked(many, "m0", [1] * 39)
    assert sorted(["m0", *seen]) == sorted(m.hulpbron for m in many)
    assert len(walked(many, "m0", [1] * 90)) == 90


def test_back_from_the_start_also_reaches_all() -> None:
    seen = walked(STREET, "A", [-1, -1, -1])
    assert sorted(seen) == ["B", "C", "D"]


def test_a_choice_elsewhere_begins_a_new_walk() -> None:
    walker = Walker()
    assert walker.step(STREET, "A", (0, 0), 1) == STREET[1]
    assert walker.step(STREET, "D", (0, 0), 1) == STREET[2]


def test_what_was_removed_is_passed_by() -> None:
    walker = Walker()
    walker.step(STREET, "A", (0, 0), 1)
    walker.step(STREET, "B", (0, 0), 1)
    without = [m for m in STREET if m.hulpbron != "B"]
    assert walker.step(without, "C", (0, 0), -1) == STREET[0]


def test_a_hulpbron_with_two_plekken_is_visited_once_at_its_nearest() -> None:
    twice = [*STREET, marker("B", 90)]
    walker = Walker()
    found = walker.step(twice, "D", (0, 0), 1)
    assert found is not None
    assert (found.hulpbron, found.x) == ("B", 90)


def test_nobody_to_walk_to() -> None:
    assert Walker().step([], "", (0, 0), 1) is None
    assert Walker().step(STREET[:1], "A", (0, 0), 1) == STREET[0]


@pytest.mark.parametrize(
    ("dx", "dy", "expected"),
    [
        (0, 1, "ten noorden"),
        (1, 1, "ten noordoosten"),
        (1, 0, "ten oosten"),
        (1, -1, "ten zuidoosten"),
        (0, -1, "ten zuiden"),
        (-1, -1, "ten zuidwesten"),
        (-1, 0, "ten westen"),
        (-1, 1, "ten noordwesten"),
        (0.38, 1, "ten noorden"),
        (0.44, 1, "ten noordoosten"),
    ],
)
def test_eight_winds(dx: float, dy: float, expected: str) -> None:
    assert wind(dx, dy) == expected


@pytest.mark.parametrize(
    ("metres", "expected"),
    [
        (6, "10 m"),
        (324, "320 m"),
        (994, "990 m"),
        (996, "1 km"),
        (1_000, "1 km"),
        (1_249, "1,2 km"),
        (12_340, "12,3 km"),
    ],
)
def test_lengths_as_people_say_them(metres: float, expected: str) -> None:
    assert length(metres) == expected


def test_where_something_lies() -> None:
    assert away((0, 0), (3, 3)) == "hier"
    assert away((100, 100), (100, 420)) == "320 m ten noorden"
    assert away((0, 0), (-2_000, 0)) == "2 km ten westen"


def test_a_hulpbron_in_one_sentence() -> None:
    assert (
        marker_text(
            "Buurthuis De Brug",
            "gemeenschappelijk",
            "informeel",
            buurt="Brunnepe",
            where="320 m ten noorden",
        )
        == "Buurthuis De Brug, gemeenschappelijk, informeel, Brunnepe, 320 m ten noorden"
    )
    assert marker_text("Iets", None, None) == "Iets, nog niet ingedeeld"


def test_a_circle_in_one_sentence() -> None:
    assert (
        cluster_text((0, 1_200, 3, 0), where="hier")
        == "1.203 hulpbronnen bij elkaar: 1.200 gemeenschappelijk, 3 institutioneel, hier"
    )
