"""Kinds of place and numbers of people as they stand in a sentence."""

from __future__ import annotations

import pytest

from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.domain.een_plek import een_plek, mensen


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("ontmoetingsplek", "een ontmoetingsplek"),
        ("restaurant_of_cafe", "een restaurant of café"),
        ("sport", "een plek om te sporten"),
        ("openbaar_vervoer", "een halte of station"),
        ("eigen_soort", "een plek (eigen_soort)"),
    ],
)
def test_a_kind_of_place_stands_in_a_sentence(code: str, said: str) -> None:
    assert een_plek(code) == said


def test_every_kind_we_know_has_words_of_its_own() -> None:
    """Brackets are for what a gemeente adds."""
    assert [one.code for one in categorieen() if "(" in een_plek(one.code)] == []


@pytest.mark.parametrize(
    ("aantal", "wie", "said"),
    [
        (1, "inwoners", "1 inwoner"),
        (1, "inwoners van 65 jaar en ouder", "1 inwoner van 65 jaar en ouder"),
        (2310, "inwoners", "2.310 inwoners"),
        (0, "adressen", "0 adressen"),
        (1, "adressen", "1 adres"),
    ],
)
def test_numbers_of_people_agree(aantal: int, wie: str, said: str) -> None:
    assert mensen(aantal, wie) == said
