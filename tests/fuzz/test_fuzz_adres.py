"""Whatever stands in a cell: an address or a reason, one form for one spelling, never an error."""

from __future__ import annotations

import math
import string
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from straatje import geocoder

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.adres import (
    clean_text,
    number_key,
    parse_adres,
    parse_postcode,
    plaats_key,
    plain_key,
    split_house_number,
    straat_key,
    straat_woorden,
)
from sociale_kaart.importing.osm import read_osm

if TYPE_CHECKING:
    from pathlib import Path

ZOEKER = geocoder()
# Four tests of this many, 100,000 together.
MANY = settings(
    max_examples=25_000, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
# Text that comes near an address: words and signs that mean something to the reader.
PIECES = st.lists(
    st.sampled_from(
        ["Dorpsstraat", "Kerkweg", "2e Polderweg", "v.d.", "Burg.", "St.", "str.", "9999 AA",
         "9999aa", "1234 AB", "Zonneveen", "Maanveen", "Postbus", "pb.", "1", "12", "4-a", "10-002",
         "197-GR02", "44-bis", "19p-8", "t/m", "en", "/", "-", " - ", ",", ";", "\n", ":", "(", ")",
         "Bezoekadres:", "ingang", "achterzijde", "te", "nr.", "Nederland", "tel. 038-3331234",
         "a@b.nl", "?", "tegenover", "\u00a0", "\u200b", "0", "99999", "123456", "ij", "IJ", "é"]
    )
    | st.text(max_size=4),
    max_size=10,
).map(" ".join)  # fmt: skip

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1_800)]


@MANY
@given(st.text(max_size=80) | st.text(string.printable, max_size=80))
def test_any_text_is_read(tekst: str) -> None:
    adres = parse_adres(tekst)

    assert adres.huisnummer is None or 0 < adres.huisnummer <= 99_999
    assert adres.postcode is None or parse_postcode(adres.postcode) == adres.postcode
    assert not (adres.postbus and adres.straat)


@MANY
@given(PIECES)
def test_nearly_an_address_is_found_among_the_addresses_or_waits(tekst: str) -> None:
    found = ZOEKER.find(parse_adres(tekst))

    assert found.gevonden != bool(found.reden)
    for x, y in [(found.x, found.y)] if found.gevonden else []:
        assert x is not None
        assert y is not None
        assert math.hypot(x - 191_000, y - 501_000) < 5_000
    assert all(one.x > 0 and one.y > 0 for one in found.bijna)


@MANY
@given(st.text(max_size=40) | PIECES)
def test_one_form_stays_that_form(tekst: str) -> None:
    once = straat_woorden(tekst)

    assert straat_woorden(" ".join(once)) == once
    assert plain_key(plain_key(tekst)) == plain_key(tekst)
    assert plaats_key(plaats_key(tekst)) == plaats_key(tekst)
    assert clean_text(clean_text(tekst)) == clean_text(tekst)


@MANY
@given(st.text(max_size=20) | PIECES)
def test_any_number_is_read(tekst: str) -> None:
    huisnummer, letter, toevoeging = split_house_number(tekst)

    assert huisnummer is None or 0 < huisnummer <= 99_999
    assert huisnummer is not None or (letter, toevoeging) == (None, None)
    assert number_key(number_key(letter, toevoeging), None) == number_key(letter, toevoeging)


@pytest.mark.realdata
def test_no_two_addresses_of_kampen_become_one(real_data: Path) -> None:
    frame = read_osm(real_data / "kampen" / "kampen.osm.pbf", NoProgress()).frames["adressen"]
    columns = ["straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats"]
    written: defaultdict[tuple[object, ...], list[tuple[str, float, float]]] = defaultdict(list)
    for row, point in zip(frame[columns].itertuples(index=False), frame.geometry, strict=True):
        straat, nummer, letter, toevoeging, postcode, plaats = row
        key = (straat_key(straat), nummer, number_key(letter, toevoeging), postcode, plaats)
        whole = f"{straat_key(straat)} {letter or ''}-{toevoeging or ''}"
        written[key].append((whole, point.x, point.y))

    differ = {key: found for key, found in written.items() if len({one[0] for one in found}) > 1}

    # OpenStreetMap has two doors twice, once as 15A and once as 15-A.
    assert len(differ) <= 2
    for found in differ.values():
        (_, x, y), *others = found
        assert all(math.dist((x, y), (other[1], other[2])) < 30 for other in others)
