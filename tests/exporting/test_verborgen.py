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


@pytest.mark.parametrize(
    ("hier", "veel"), [(0, "geen"), (1, "enkele"), (4, "enkele"), (5, "vijf of meer")]
)
def test_a_buurt_never_tells_an_exact_number(hier: int, veel: str) -> None:
    zin = hidden_in_buurt(vrijgave({"is gestopt": 9}, hier=hier), BUURT)
    assert veel in zin
    assert not re.search(r"\d", zin)


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
