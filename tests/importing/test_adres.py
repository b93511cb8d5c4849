"""Dutch addresses: taken apart and compared."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.importing import adres as adres_module
from sociale_kaart.importing.adres import (
    Adres,
    is_room,
    number_key,
    parse_adres,
    parse_postcode,
    plaats_key,
    spellings,
    split_house_number,
    straat_key,
    straat_woorden,
)


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


def test_one_adres_written_in_three_ways_has_one_key() -> None:
    keys = {number_key(*split_house_number(tekst)[1:]) for tekst in ("1A", "1-A", "1 a")}

    assert keys == {"a"}


@pytest.mark.parametrize(
    ("tekst", "adres"),
    [
        ("Vloeddijk 38, 8261 GC Kampen", Adres("Vloeddijk", 38, None, None, "8261GC", "Kampen")),
        ("Vloeddijk 38\n8261gc  KAMPEN", Adres("Vloeddijk", 38, None, None, "8261GC", "KAMPEN")),
        ("8261 GC, Vloeddijk 38, Kampen", Adres("Vloeddijk", 38, None, None, "8261GC", "Kampen")),
        ("Vloeddijk 38 Kampen", Adres("Vloeddijk", 38, None, None, None, "Kampen")),
        ("38 Vloeddijk", Adres("Vloeddijk", 38)),
        ("8261GC 38", Adres(None, 38, None, None, "8261GC")),
        ("8261 GC 38 Kampen", Adres(None, 38, None, None, "8261GC", "Kampen")),
        ("2e Polderweg 11", Adres("2e Polderweg", 11)),
        ("2e Polderweg", Adres("2e Polderweg")),
        ("Plein 1945 12", Adres("Plein 1945", 12)),
        ("Kerkstraat 12 bis, Kampen", Adres("Kerkstraat", 12, None, "bis", None, "Kampen")),
        ("Kerkstraat 12 3", Adres("Kerkstraat", 12, None, "3")),
        ("Oudestraat, Kampen", Adres("Oudestraat", plaats="Kampen")),
        ("Postbus 93, 9460 AB GIETEN", Adres(postbus=True)),
        # A range is no single address.
        (
            "Kerkstraat 12 t/m 14",
            Adres("Kerkstraat", 12, None, "t/m 14", twijfel=adres_module.MEER_ADRESSEN),
        ),
        # These letters belong to a postcode, not to a postbus.
        ("Kerkstraat 3, 8261 PB", Adres("Kerkstraat", 3, None, None, "8261PB")),
        ("8261 PB 3", Adres(None, 3, None, None, "8261PB")),
        ("Kerkstraat 3, zaal 2, Kampen", Adres("Kerkstraat", 3, plaats="Kampen")),
        ("Kerkstraat 3, 038-3371230", Adres("Kerkstraat", 3)),
        ("Kerkstraat 3, 8261 Kampen", Adres("Kerkstraat", 3, plaats="Kampen", pc4="8261")),
        ("Kerkstraat, 3, Kampen", Adres("Kerkstraat", 3, plaats="Kampen")),
        ("KERKSTRAAT3, 8261-GC", Adres("KERKSTRAAT", 3, None, None, "8261GC")),
        ("Kerkstraat 3 (A), Kampen", Adres("Kerkstraat", 3, None, "A", None, "Kampen")),
        ("Kerkstraat 3 (achterom) te Kampen", Adres("Kerkstraat", 3, plaats="Kampen")),
        ("Kerkstraat 3 ingang via de poort, Kampen", Adres("Kerkstraat", 3, plaats="Kampen")),
        ("Kerkstraat 3 in het wijkcentrum", Adres("Kerkstraat", 3)),
        ("Achterom 8, Kampen", Adres("Achterom", 8, plaats="Kampen")),
        ("12 de Hagen", Adres("de Hagen", 12)),
        # The place that can be visited, not where the post goes.
        (
            "Postbus 9, 8260 AA Kampen / Kerkstraat 3, Kampen",
            Adres("Kerkstraat", 3, plaats="Kampen"),
        ),
        ("Kerkstraat 3, Postbus 9, 8260 AA Kampen", Adres("Kerkstraat", 3, plaats="Kampen")),
        (
            "Bezoekadres: Kerkstraat 3, Kampen; Postadres: Dorpsweg 1, Kampen",
            Adres("Kerkstraat", 3, plaats="Kampen"),
        ),
        ("Kerkstraat 3?", Adres("Kerkstraat", twijfel=adres_module.NUMMER_ONLEESBAAR)),
        ("", Adres()),
    ],
)
def test_an_adres_in_one_text_is_taken_apart(tekst: str, adres: Adres) -> None:
    assert parse_adres(tekst) == adres


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Burg. Berghuisplein", "Burgemeester Berghuisplein"),
        ("v.d. Heijdenstr.", "Van der Heydenstraat"),
        ("J.H. Koksingel", "JH Koksingel"),
        ("Eerste Ebbingestraat", "1e Ebbingestraat"),
        ("Ir. B.P.G. van Diggelenkade", "Ingenieur B.P.G. van Diggelenkade"),
        ("de la Sablonièrekade", "De la Sablonierekade"),
    ],
)
def test_spellings_of_one_street_have_one_key(een: str, ander: str) -> None:
    assert straat_key(een) == straat_key(ander)


@pytest.mark.parametrize(
    ("een", "ander"), [("1e Ebbingestraat", "2e Ebbingestraat"), ("Kerkstraat", "Kerkweg")]
)
def test_streets_that_differ_keep_different_keys(een: str, ander: str) -> None:
    assert straat_key(een) != straat_key(ander)


@pytest.mark.parametrize(
    ("tekst", "postcode"),
    [
        ("8261gc", "8261GC"),
        (" 8261\u00a0GC ", "8261GC"),
        ("0261 GC", None),
        ("8261 SS", None),
        ("8261", None),
    ],
)
def test_postcodes(tekst: str, postcode: str | None) -> None:
    assert parse_postcode(tekst) == postcode


def test_places_are_compared_without_province_and_spelling() -> None:
    assert plaats_key("IJSSELMUIDEN (Ov)") == plaats_key("IJsselmuiden")
    assert plaats_key("Den Bosch") == plaats_key("'s-Hertogenbosch")


# Words that stand around an address are no street and no place.
_AROUND = {"adres", "bezoekadres", "postadres", "nederland", "holland", "netherlands"}
_WORDS = st.text(string.ascii_letters, min_size=5, max_size=12).filter(
    lambda word: not is_room(word) and word.casefold() not in _AROUND
)


@settings(deadline=None)
@given(
    straat=_WORDS,
    huisnummer=st.integers(1, 99_999),
    huisletter=st.none() | st.sampled_from(string.ascii_uppercase),
    toevoeging=st.none() | st.sampled_from(["bis", "hs", "3", "GR02", "002", "I"]),
    postcode=st.sampled_from(["8261GC", "1011AB"]),
    plaats=_WORDS,
)
def test_an_adres_written_out_is_read_back(  # noqa: PLR0917 - one per part
    straat: str,
    huisnummer: int,
    huisletter: str | None,
    toevoeging: str | None,
    postcode: str,
    plaats: str,
) -> None:
    adres = Adres(straat, huisnummer, huisletter, toevoeging, postcode, plaats)

    assert parse_adres(str(adres)) == adres


@settings(deadline=None)
@given(st.text())
def test_no_text_breaks_the_reader(tekst: str) -> None:
    adres = parse_adres(tekst)

    assert adres.huisnummer != 0
    assert straat_key(tekst) == straat_key(tekst.upper().lower()) or not tekst.isascii()


def test_words_of_a_street_and_how_they_are_written_too() -> None:
    assert straat_woorden("Burg. v.d. Heijdenstr.") == ["burgemeester", "vd", "heydenstraat"]
    assert set(spellings("2e")) == {"2de", "tweede"}
    assert "van" in spellings("vd")
    assert spellings("heydenstraat") == ()


@pytest.mark.parametrize(
    ("text", "straat", "nummer", "plaats"),
    [
        ("straat: Kleiput, nr: 9, plaats: Kampen", "Kleiput", 9, "Kampen"),
        ("Straatnaam Kleiput Huisnummer 9 Postcode 8266 LG Plaats Kampen", "Kleiput", 9, "Kampen"),
        ("Kleiput 9, Kampen, gemeente Kampen", "Kleiput", 9, "Kampen"),
        ("Kleiput 9 Kampen gem. Kampen", "Kleiput", 9, "Kampen"),
        ("Kleiput 9 in Kampen", "Kleiput", 9, "Kampen"),
        ("Kleiput 9, Kampen, elke 2e dinsdag", "Kleiput", 9, "Kampen"),
        ("elke maandag: Kleiput 9, Kampen", "Kleiput", 9, "Kampen"),
        ("Kleiput 9, Kampen (wijkgebouw)", "Kleiput", 9, "Kampen"),
    ],
)
def test_what_stands_around_an_address_is_no_part_of_it(
    text: str, straat: str, nummer: int, plaats: str
) -> None:
    adres = parse_adres(text)
    assert (adres.straat, adres.huisnummer, adres.plaats) == (straat, nummer, plaats)
    assert not adres.twijfel


def test_a_number_of_two_numbers_is_left_to_somebody() -> None:
    assert parse_adres("Spoorkade 6 nr. 3, Kampen").toevoeging != "3"
