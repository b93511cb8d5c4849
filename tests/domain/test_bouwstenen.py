"""The matrix of bouwstenen and ambities says what the source says, no more."""

from __future__ import annotations

import pytest

from sociale_kaart.domain import bouwstenen, lijsten

AMBITIES = ("ontmoeting", "ontplooiing", "ondersteuning", "ontspanning", "eigenaarschap")
# Per bouwsteen one letter per ambitie, in the order of the list; '-' = the source is silent.
MATRIX = {
    "bestaanszekerheid": "RRRRR",
    "financiering": "RRRRR",
    "samenwerken": "BBB-B",
    "eigenaarschap_versterken": "OOOOO",
    "ruimte_en_plekken": "DDIDI",
    "responsiviteit": "BBB-W",
    "mantelzorg": "IID-W",
    "vrijwillige_inzet": "BBBB-",
    "inclusie": "BBBB-",
    "vragen_en_uitnodigen": "BB-BW",
}
LETTERS = {
    "randvoorwaarde": "R",
    "ondersteunend": "O",
    "direct": "D",
    "indirect": "I",
    "draagt_bij": "B",
    "wisselwerking": "W",
    None: "-",
}


@pytest.mark.parametrize(("bouwsteen", "row"), MATRIX.items())
def test_every_row_is_that_of_the_source(bouwsteen: str, row: str) -> None:
    found = "".join(LETTERS[bouwstenen.bijdrage(bouwsteen, ambitie)] for ambitie in AMBITIES)
    assert found == row


def test_the_matrix_is_about_exactly_the_items_of_the_lists() -> None:
    assert tuple(MATRIX) == lijsten.codes("bouwsteen")
    assert lijsten.codes("ambitie") == AMBITIES


def test_every_contribution_has_a_label() -> None:
    assert set(bouwstenen.bijdragen()) == {code for code in LETTERS if code}


def test_an_unknown_code_has_no_contribution() -> None:
    assert bouwstenen.bijdrage("volgzaamheid", "ontmoeting") is None
    assert bouwstenen.toets_niveaus("volgzaamheid") == ()


def test_connections_name_known_bouwstenen_and_read_as_a_sentence() -> None:
    known = set(lijsten.codes("bouwsteen"))
    verbanden = bouwstenen.verbanden()
    assert {v.van for v in verbanden} | {v.naar for v in verbanden} <= known
    assert all(v.label for v in verbanden)
    assert len(set(verbanden)) == len(verbanden) == 14


@pytest.mark.parametrize(
    ("van", "soort", "naar"),
    [
        ("financiering", "geeft_continuiteit", "ruimte_en_plekken"),
        ("mantelzorg", "heeft_nodig", "bestaanszekerheid"),
        ("inclusie", "heeft_nodig", "ruimte_en_plekken"),
        ("vrijwillige_inzet", "verzacht", "bestaanszekerheid"),
    ],
)
def test_some_connections(van: str, soort: str, naar: str) -> None:
    assert any((v.van, v.soort, v.naar) == (van, soort, naar) for v in bouwstenen.verbanden())


def test_only_bestaanszekerheid_and_financiering_are_always_about_the_gemeente() -> None:
    alleen = [c for c in MATRIX if bouwstenen.toets_niveaus(c) == ("gemeente",)]
    assert alleen == ["bestaanszekerheid", "financiering"]
    assert bouwstenen.bron() == "De sociale basis versterken (2024)"
