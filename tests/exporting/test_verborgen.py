from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociale_kaart.exporting.gate import Vrijgave
from sociale_kaart.exporting.verborgen import (
    KLEIN_GETAL,
    hidden_in_buurt,
    hidden_sentences,
    left_out_sentences,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

BUURT = "BU01660001"


def vrijgave(redenen: Mapping[str, int], voor: str = "publiek", hier: int = 0) -> Vrijgave:
    return Vrijgave(voor, (), sum(redenen.values()), redenen, {}, {BUURT: hier} if hier else {})


@pytest.mark.parametrize(
    ("redenen", "zinnen"),
    [
        ({}, []),
        (
            {"is gestopt": 2, "wil niet": 1},
            ["Niet getoond: enkele hulpbronnen, minder dan 5.", "Waarom: is gestopt; wil niet."],
        ),
        ({"is gestopt": 8}, ["Niet getoond: 8 hulpbronnen.", "8 × is gestopt."]),
        (  # 9 - 8 would tell the one, so they go together
            {"is gestopt": 8, "persoon": 1},
            ["Niet getoond: 9 hulpbronnen.", "9 × een van deze: is gestopt; persoon."],
        ),
        (  # the small ones share a number of their own
            {"is gestopt": 8, "persoon": 3, "wil niet": 2},
            [
                "Niet getoond: 13 hulpbronnen.",
                "8 × is gestopt.",
                "5 × een van deze: persoon; wil niet.",
            ],
        ),
        (  # the least of the others joins them
            {"is gestopt": 1_200, "intern": 6, "persoon": 3},
            [
                "Niet getoond: 1.209 hulpbronnen.",
                "1.200 × is gestopt.",
                "9 × een van deze: intern; persoon.",
            ],
        ),
    ],
)
def test_what_is_said(redenen: dict[str, int], zinnen: list[str]) -> None:
    assert hidden_sentences(vrijgave(redenen)) == zinnen


def test_for_own_use_all_is_exact() -> None:
    own = vrijgave({"is gestopt": 8, "persoon": 1}, "intern", hier=1)
    assert hidden_sentences(own)[1:] == ["8 × is gestopt.", "1 × persoon."]
    assert hidden_in_buurt(own, BUURT) == "Daarvan hoort er 1 bij deze buurt."


def over_buurten(*aantallen: int, totaal: int = 0) -> Vrijgave:
    """What stays behind, divided over buurten; the rest of the total has no buurt."""
    totaal = totaal or sum(aantallen)
    return Vrijgave(
        "publiek", (), totaal, {"is gestopt": totaal}, {},
        {f"BU{n}": aantal for n, aantal in enumerate(aantallen) if aantal},
    )  # fmt: skip


def test_a_buurt_says_no_more_than_that_something_stays_behind() -> None:
    veel = over_buurten(1, 9)
    assert hidden_in_buurt(veel, "BU0") == hidden_in_buurt(veel, "BU1")
    assert "een of meer bij deze buurt" in hidden_in_buurt(veel, "BU1")
    assert "geen bij deze buurt" in hidden_in_buurt(veel, "BU2")


def test_with_few_of_them_no_buurt_says_anything() -> None:
    # Five in five buurten, of which each says 'one or more', would be one in each.
    weinig = over_buurten(1, 1, 1, 1, 1)
    said = {hidden_in_buurt(weinig, f"BU{n}") for n in range(6)}
    assert said == {"Bij welke buurten die horen, zeggen we niet: het zijn er te weinig."}


@given(st.lists(st.integers(0, 9), min_size=1, max_size=8), st.integers(0, 9))
def test_no_sheets_laid_side_by_side_tell_a_small_number(aantallen: list[int], rest: int) -> None:
    totaal = sum(aantallen) + rest
    said = [
        hidden_in_buurt(over_buurten(*aantallen, totaal=totaal), f"BU{n}")
        for n in range(len(aantallen))
    ]
    assert not re.search(r"\d", "".join(said))
    some = sum("een of meer" in zin for zin in said)
    # As far as the reader knows, any one of these buurten may have five or more of them.
    assert not some or totaal - (some - 1) >= KLEIN_GETAL


def test_what_is_left_out_of_a_few_is_not_counted() -> None:
    whole = Vrijgave("publiek", (), 0, {}, {"verhalen": 4, "geldbronnen": 5})
    assert left_out_sentences(whole) == [
        "Weggelaten bij enkele hulpbronnen: verhalen.",
        "Weggelaten bij 5 hulpbronnen: geldbronnen.",
    ]


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 40), max_size=8),
    st.sampled_from(["publiek", "partners"]),
)
def test_no_small_number_is_told_nor_follows(redenen: dict[str, int], voor: str) -> None:
    zinnen = hidden_sentences(vrijgave(redenen, voor))
    told = [
        int(n.replace(".", ""))
        for n in re.findall(r"(?:^|: )([\d.]+) [×h]", "\n".join(zinnen), re.MULTILINE)
    ]
    if sum(redenen.values()) < KLEIN_GETAL:
        assert told == []
        return
    total, *parts = told
    assert total == sum(redenen.values()) == sum(parts)
    # each number that is told, and so each rest of the total, covers 5 or more
    assert min(parts) >= KLEIN_GETAL
    # a reason of fewer than 5 never has a number of its own
    alone = re.findall(r"× ([a-h])\.", "\n".join(zinnen))
    assert all(redenen[reden] >= KLEIN_GETAL for reden in alone)
