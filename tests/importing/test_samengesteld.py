"""Cells that hold more than one thing, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.importing.adres import parse_adres
from sociale_kaart.importing.samengesteld import SOORTEN, split_cell, tidy_adres

VOLLEDIG = "Vloeddijk 38, 8261 GC Kampen"


@pytest.mark.parametrize(
    "text",
    [
        "Vloeddijk 38, 8261 GC Kampen",
        "Vloeddijk 38\n8261 GC Kampen",
        "Vloeddijk 38\n8261 GC\nKampen",
        "Vloeddijk 38 8261GC Kampen",
        "Vloeddijk 38 | 8261 GC | Kampen",
        "Vloeddijk 38 - 8261 GC - Kampen",
        "Vloeddijk 38 / 8261 GC / Kampen",
        "Vloeddijk 38; 8261 gc; Kampen",
        "Vloeddijk 38\t8261 GC\tKampen",
        "Vloeddijk 38 • 8261 GC Kampen",
        "Vloeddijk 38, 8261 GC, Kampen",
        "Vloeddijk 38, Kampen, 8261 GC",
        "Vloeddijk, 38, 8261 GC Kampen",
        "8261 GC Kampen, Vloeddijk 38",
        "8261 GC Kampen Vloeddijk 38",
        "8261 GC Kampen\nVloeddijk 38",
        "Kampen, 8261 GC, Vloeddijk 38",
        "8261 GC, Vloeddijk 38, Kampen",
        "38 Vloeddijk, 8261 GC Kampen",
    ],
)
def test_an_adres_in_every_order_and_with_every_separator(text: str) -> None:
    delen, rest = split_cell("adres", text)

    assert str(parse_adres(delen["adres"])) == VOLLEDIG
    assert rest == ""


@pytest.mark.parametrize(
    ("text", "adres"),
    [
        ("Kampen - Vloeddijk 38", "Vloeddijk 38, Kampen"),
        ("Vloeddijk 38 (Kampen)", "Vloeddijk 38, Kampen"),
        ("Vloeddijk 38 te Kampen", "Vloeddijk 38, Kampen"),
        ("Burgemeester Berghuisplein 1, Kampen", "Burgemeester Berghuisplein 1, Kampen"),
        ("Marinus Postlaan 1 8264 PB KAMPEN", "Marinus Postlaan 1, 8264 PB KAMPEN"),
    ],
)
def test_an_adres_without_postcode(text: str, adres: str) -> None:
    assert str(parse_adres(tidy_adres(text))) == adres


@pytest.mark.parametrize(
    ("text", "delen", "rest"),
    [
        ("038-3312345 / info@x.nl", {"telefoon": "038-3312345", "email": "info@x.nl"}, ""),
        (
            "Tel: 038-3312345\nMail: info@x.nl\nwww.x.nl",
            {"telefoon": "038-3312345", "email": "info@x.nl", "website": "www.x.nl"},
            "",
        ),
        (
            "038-3312345 of 06-12345678",
            {"telefoon": "038-3312345 / 06-12345678"},
            "",
        ),
        ("06 12 34 56 78 / 038 331 23 45", {"telefoon": "06 12 34 56 78 / 038 331 23 45"}, ""),
        ("+31 (0)38 331 23 45", {"telefoon": "+31 (0)38 331 23 45"}, ""),
        ("14 038", {"telefoon": "14 038"}, ""),
        (
            "Jan de Vries (beheerder), 038-3312345",
            {"contactpersoon": "Jan de Vries", "rol": "beheerder", "telefoon": "038-3312345"},
            "",
        ),
        (
            "J. van den Berg, tel. 038-3312345, ma-vr 9-17",
            {
                "contactpersoon": "J. van den Berg",
                "telefoon": "038-3312345",
                "schema": "ma-vr 9-17",
            },
            "",
        ),
        (
            "vraag bij de bar, 038-3312345",
            {"telefoon": "038-3312345"},
            "vraag bij de bar",
        ),
        ("alleen via de website", {}, "alleen via de website"),
    ],
)
def test_ways_to_reach_somebody(text: str, delen: dict[str, str], rest: str) -> None:
    found = split_cell("contact", text)

    assert (dict(found.delen), found.rest) == (delen, rest)


@pytest.mark.parametrize(
    ("kind", "text", "delen"),
    [
        ("postcode_plaats", "8261 GC Kampen", {"postcode": "8261GC", "plaats": "Kampen"}),
        ("postcode_plaats", "Kampen, 8261gc", {"postcode": "8261GC", "plaats": "Kampen"}),
        ("postcode_plaats", "8261GC/Den Haag", {"postcode": "8261GC", "plaats": "Den Haag"}),
        ("postcode_plaats", "8261 GC", {"postcode": "8261GC"}),
        ("postcode_plaats", "8261 GC 38 Kampen", {}),
        (
            "naam_adres",
            "Wijkcentrum Zuid\nVloeddijk 38\n8261 GC Kampen",
            {"naam": "Wijkcentrum Zuid", "adres": VOLLEDIG},
        ),
        (
            "naam_adres",
            "Stichting Zon, afdeling Kampen, Vloeddijk 38, 8261 GC Kampen, 038-3312345",
            {
                "naam": "Stichting Zon, afdeling Kampen",
                "adres": VOLLEDIG,
                "telefoon": "038-3312345",
            },
        ),
        ("naam_adres", "Wijkcentrum Zuid", {"naam": "Wijkcentrum Zuid"}),
        ("naam_afdeling", "Welzijn (afd. Jeugd)", {"naam": "Welzijn", "afdeling": "afd. Jeugd"}),
        ("naam_afdeling", "Welzijn", {}),
        (
            "adres",
            "Vloeddijk 38, 8261 GC Kampen, tel. 038-3312345",
            {"adres": VOLLEDIG, "telefoon": "038-3312345"},
        ),
    ],
)
def test_other_cells(kind: str, text: str, delen: dict[str, str]) -> None:
    found = split_cell(kind, text)

    assert dict(found.delen) == delen
    assert found.rest == ("" if delen else text)


def letters(text: str) -> list[str]:
    """Return the letters and digits of a text, sorted, without the labels that are dropped."""
    return sorted(c for c in text.casefold() if c.isalnum())


WORDS = st.sampled_from(
    ["Wijkcentrum Zuid", "Vloeddijk 38", "8261 GC", "Kampen", "038-3312345", "06-12345678",
     "info@x.nl", "www.x.nl", "Jan de Vries", "vraag de bar", "ma-vr 9-17", "naast de kerk"]
)  # fmt: skip
JOINTS = st.sampled_from([", ", "\n", "; ", " / ", " | "])


@settings(max_examples=500, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6, unique=True), JOINTS, st.sampled_from(SOORTEN))
def test_no_letter_of_a_cell_is_lost(parts: list[str], joint: str, kind: str) -> None:
    text = joint.join(parts)

    delen, rest = split_cell(kind, text)

    assert letters("".join([*delen.values(), rest])) == letters(text)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=80), st.sampled_from(SOORTEN))
def test_any_text_is_taken(text: str, kind: str) -> None:
    delen, rest = split_cell(kind, text)

    assert delen or rest == text
