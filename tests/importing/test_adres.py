"""Dutch addresses: taken apart and compared."""

from __future__ import annotations

import pytest

from sociale_kaart.importing.adres import number_key, split_house_number


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("12", (12, None, None)),
        ("197-GR02", (197, None, "GR02")),
        ("4C-GR06", (4, "C", "GR06")),
        ("135-I", (135, None, "I")),
        ("40-130", (40, None, "130")),
        ("45-002", (45, None, "002")),
        ("15A", (15, "A", None)),
        ("10K", (10, "K", None)),
        ("1-A", (1, None, "A")),
        ("44-bis", (44, None, "bis")),
        ("44bis", (44, None, "bis")),
        ("19p-8", (19, "P", "8")),
        ("12 a", (12, "A", None)),
        ("3 hs", (3, None, "hs")),
        ("nr. 7", (7, None, None)),
        (" 38\u00a0", (38, None, None)),
        ("12 A 3", (12, "A", "3")),
        ("", (None, None, None)),
        ("0", (None, None, None)),
        ("1;3", (None, None, None)),
        ("onbekend", (None, None, None)),
        ("0383371230", (None, None, None)),
    ],
)
def test_house_numbers_as_found(
    tekst: str, delen: tuple[int | None, str | None, str | None]
) -> None:
    assert split_house_number(tekst) == delen


def test_one_address_written_in_three_ways_has_one_key() -> None:
    keys = {number_key(*split_house_number(tekst)[1:]) for tekst in ("1A", "1-A", "1 a")}

    assert keys == {"a"}
