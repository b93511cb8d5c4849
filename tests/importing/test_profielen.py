"""How a list was read, kept for the next version of it."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.koppen import Koppeling
from sociale_kaart.importing.leesregels import Leeskeuze
from sociale_kaart.importing.profielen import (
    Profiel,
    best_profile,
    from_json,
    habits,
    make_profiel,
)

KOPPEN = ["Naam club", "Straat + nr", "Postcode", "Contact", "Soort"]
KOPPELING = Koppeling(
    {"naam": "Naam club", "adres": "Straat + nr", "soort": "Soort", "contactpersoon": "Contact"},
    over=("Postcode",),
    toelichting=("In ‘Contact’ staat Jan Jansen.",),
    waarden={"soort": {"Clubje": "groep"}, "contactpersoon": {"Jan Jansen": "x"}},
    samengesteld={"Straat + nr": "adres"},
    persoonsgegevens={"Contact": "bewaar"},
)
PROFIEL = make_profiel("Clubs", KOPPEN, KOPPELING, Leeskeuze(blad="Lijst", koprijen=(3, 4)))


def test_it_holds_nothing_of_the_rows_but_words_that_stand_for_a_code() -> None:
    text = PROFIEL.to_json()

    assert "Clubje" in text
    assert "Jan" not in text
    assert PROFIEL.koppeling.toelichting == ()


def test_long_texts_are_no_words() -> None:
    long = Koppeling({"soort": "Soort"}, waarden={"soort": {"x" * 200: "groep"}})

    assert make_profiel("a", ["Soort"], long).koppeling.waarden == {"soort": {}}


def test_it_reads_back_as_it_was() -> None:
    assert from_json(PROFIEL.to_json()) == PROFIEL


def test_what_a_later_version_wrote_is_kept() -> None:
    data = json.loads(PROFIEL.to_json())
    data["versie"] = 7
    data["kleuren"] = ["rood"]
    data["koppeling"]["nieuw"] = {"a": 1}
    data["leeskeuze"]["wat"] = 3

    again = json.loads(from_json(json.dumps(data)).to_json())

    assert again == data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"soort": "iets anders"}',
        '{"soort": "sociale-kaart-profiel"}',
        '{"soort": "sociale-kaart-profiel", "naam": "a", "koppen": 3}',
        '{"soort": "sociale-kaart-profiel", "naam": "a", "koppen": [], "koppeling": {"velden": 1}}',
        '{"soort": "sociale-kaart-profiel", "naam": "a", "koppen": [], "leeskeuze": [1]}',
    ],
)
def test_a_file_that_is_no_profile_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(WorldError, match="geen profiel"):
        from_json(text, "x.json")


def test_it_is_recognised_whatever_the_order_and_what_was_added() -> None:
    assert PROFIEL.score(["SOORT", "nieuw", "postcode", "straat+nr", "Contact", "Naam Club"]) == 1
    assert PROFIEL.score(["Naam club", "Adres"]) < 0.5
    assert best_profile([PROFIEL], ["Naam club", "Adres"]) is None
    assert best_profile([PROFIEL], KOPPEN[:4]) == PROFIEL
    assert best_profile([PROFIEL], [*KOPPEN[1:], "Naam"]) == PROFIEL


def test_of_two_the_one_that_says_more_is_taken() -> None:
    small = make_profiel("Klein", KOPPEN[:2], Koppeling({"naam": "Naam club"}))

    assert best_profile([small, PROFIEL], KOPPEN) == PROFIEL
    assert best_profile([small, PROFIEL], KOPPEN[:2]) == small
    assert best_profile([PROFIEL, make_profiel("Andere", KOPPEN, KOPPELING)], KOPPEN) is not None


def test_headers_are_named_as_the_list_spells_them() -> None:
    koppeling = PROFIEL.for_headers(["NAAM CLUB", "straat + nr", "Contact"])

    assert koppeling.velden == {
        "naam": "NAAM CLUB",
        "adres": "straat + nr",
        "contactpersoon": "Contact",
    }
    assert koppeling.samengesteld == {"straat + nr": "adres"}
    assert koppeling.persoonsgegevens == {"Contact": "bewaar"}


def test_habits_are_what_was_always_done() -> None:
    other = make_profiel("b", ["Soort", "Club"], Koppeling({"categorie": "Soort", "naam": "Club"}))

    known = habits([PROFIEL, other])

    assert known["club"] == "naam"
    assert "soort" not in known


TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
PAIRS = st.dictionaries(TEXT, TEXT, max_size=4)
KOPPELINGEN = st.builds(
    Koppeling,
    velden=PAIRS,
    over=st.lists(TEXT, max_size=3).map(tuple),
    waarden=st.dictionaries(
        TEXT, st.dictionaries(TEXT, st.one_of(TEXT, PAIRS), max_size=3), max_size=3
    ),
    samengesteld=PAIRS,
    persoonsgegevens=st.dictionaries(TEXT, st.sampled_from(["bewaar", "niet"]), max_size=3),
    weigert=st.lists(TEXT, max_size=2).map(tuple),
)
KEUZES = st.builds(
    Leeskeuze,
    blad=st.none() | TEXT,
    koprijen=st.none() | st.tuples(st.integers(0, 40), st.integers(0, 40)),
    gekanteld=st.none() | st.booleans(),
    codering=st.none() | st.sampled_from(["utf-8", "cp1252"]),
    tabel=st.none() | st.integers(0, 3),
    verborgen=st.none() | st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(TEXT, st.lists(TEXT, max_size=6), KOPPELINGEN, KEUZES)
def test_any_profile_survives_its_file(
    naam: str, koppen: list[str], koppeling: Koppeling, keuze: Leeskeuze
) -> None:
    profiel = make_profiel(naam, koppen, koppeling, keuze)

    again = from_json(profiel.to_json())

    assert again == profiel
    assert again.to_json() == profiel.to_json()


ANYTHING = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
)


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=200), ANYTHING, st.sampled_from(["koppeling", "leeskeuze", "koppen", "naam"])
)
def test_any_file_is_a_profile_or_refused(text: str, part: object, where: str) -> None:
    for one in (text, json.dumps({**json.loads(PROFIEL.to_json()), where: part})):
        with contextlib.suppress(WorldError):
            assert isinstance(from_json(one), Profiel)
