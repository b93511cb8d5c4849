"""Addresses found offline: only what agrees in all parts is taken."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from straatje import geocoder

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing import adres, geocode
from sociale_kaart.importing.adres import Adres, parse_adres
from sociale_kaart.importing.osm import read_osm

if TYPE_CHECKING:
    from pathlib import Path

ZOEKER = geocoder()


@pytest.mark.parametrize(
    ("tekst", "x"),
    [
        ("Dorpsstraat 1, 9999 AA Zonneveen", 190000),
        ("dorpsstraat 1 9999aa ZONNEVEEN", 190000),
        ("Dorpsstr. 1, Zonneveen", 190000),
        ("9999 AA 1", 190000),
        ("Dorpsstraat 4-a, 9999 AB Zonneveen", 190020),
        ("Dorpsstraat 4 A, 9999 AB Zonneveen", 190020),
        ("Dorpsstraat 6 bis, 9999 AB Zonneveen", 190030),
        ("Torenflat 10-002, 9999 AC Zonneveen", 190504),
        # A workbook made a number of the addition.
        ("Torenflat 10-2, 9999 AC Zonneveen", 190504),
        ("Burg. Bakkerplein 5, 9999 AE Zonneveen", 190040),
        ("Tweede Polderweg 5, 9999 AE Zonneveen", 190090),
        ("Kerkweg 3, Maanveen", 192000),
        ("Kerkweg 3, Zonneveen", 190800),
        ("Molenpad 7, 9999 AG Zonneveen", 190900),
    ],
)
def test_an_adres_that_agrees_is_placed(tekst: str, x: float) -> None:
    found = ZOEKER.find(parse_adres(tekst))

    assert (found.x, found.nauwkeurigheid, found.reden) == (x, "adres", "")


@pytest.mark.parametrize(
    ("tekst", "reden", "eerste"),
    [
        ("Postbus 12, 9999 AA Zonneveen", geocode.POSTBUS, None),
        ("", geocode.GEEN_ADRES, None),
        ("Zonneveen", geocode.GEEN_HUISNUMMER, None),
        # Nobody knows how far along a long street it is.
        ("Langedijk, Maanveen", geocode.GEEN_HUISNUMMER, "Langedijk 1"),
        ("Kerkweg", geocode.GEEN_PLAATS, "Kerkweg 3"),
        ("Kerkweg, 9999 AA Zonneveen", geocode.ANDERE_STRAAT, "Dorpsstraat 1"),
        ("9999 AA Maanveen", geocode.ANDERE_PLAATS, "Dorpsstraat 1"),
        ("1234 AB", geocode.POSTCODE_ONBEKEND, None),
        ("Dorpsstraat 1?, Zonneveen", adres.NUMMER_ONLEESBAAR, "Dorpsstraat"),
        ("Dorpsstraat 1 en 2, Zonneveen", adres.MEER_ADRESSEN, "Dorpsstraat 1"),
        ("Tegenover Dorpsstraat 1, Zonneveen", geocode.NABIJ, "Dorpsstraat 1"),
        ("Achter Dorpsstraat 1, 9999 AA Zonneveen", geocode.NABIJ, "Dorpsstraat 1"),
        # A slip of the fingers, with nothing beside it that tells the same.
        ("Dorpstraat 1, Zonneveen", geocode.STRAAT_ONBEKEND, "Dorpsstraat 1"),
        # This street exists: somebody may mean it.
        ("Molenpad 1, 9999 AA Zonneveen", geocode.ANDERE_STRAAT, "Dorpsstraat 1"),
        ("Verweg 1, 1234 AB Elders", geocode.POSTCODE_ONBEKEND, None),
        ("Dorpsstraat 8, 9999 AB Zonneveen", geocode.NUMMER_ONBEKEND, "Dorpsstraat 6-bis"),
        ("Dorpsstraat 4, 9999 AB Zonneveen", geocode.TOEVOEGING_ONTBREEKT, "Dorpsstraat 4A"),
        ("Langeflat 20, 9999 AD Zonneveen", geocode.TOEVOEGING_ONTBREEKT, "Langeflat 20A"),
        ("Dorpsstraat 2 B, 9999 AB Zonneveen", geocode.TOEVOEGING_ONBEKEND, "Dorpsstraat 2"),
        ("Kerkweg 5, 9999 AE Zonneveen", geocode.ANDERE_STRAAT, "Burgemeester Bakkerplein 5"),
        ("Dorpsstraat 1, 9999 AB Zonneveen", geocode.ANDERE_POSTCODE, "Dorpsstraat 1"),
        ("9999 AA 1 Maanveen", geocode.ANDERE_PLAATS, "Dorpsstraat 1"),
        ("9999 AE 5", geocode.MEER_PLEKKEN, "Burgemeester Bakkerplein 5"),
        ("Molenpad 9, 9999 AG Zonneveen", geocode.MEER_PLEKKEN, "Molenpad 9"),
        ("Kerkweg 3", geocode.GEEN_PLAATS, "Kerkweg 3"),
        ("Kerkweg 3, Elders", geocode.STRAAT_ONBEKEND, "Kerkweg 3"),
        ("Kerkweg 99, Maanveen", geocode.NUMMER_ONBEKEND, "Kerkweg 3"),
    ],
)
def test_anything_else_waits_with_its_reason_and_near_hits(
    tekst: str, reden: str, eerste: str | None
) -> None:
    found = ZOEKER.find(parse_adres(tekst))

    assert (found.x, found.y, found.reden) == (None, None, reden)
    near = str(found.bijna[0].adres).split(",")[0] if found.bijna else None
    assert near == eerste


@pytest.mark.parametrize(
    ("tekst", "niveau", "punt", "tekst_adres"),
    [
        ("Dorpsstraat, Zonneveen", "straat", (190010, 500000), "Dorpsstraat, Zonneveen"),
        ("Dorpsstraat, 9999 AB Zonneveen", "postcode", (190020, 500000), None),
        ("9999 ab", "postcode", (190020, 500000), "Dorpsstraat, 9999 AB Zonneveen"),
        # Two streets in one postcode: neither is named.
        ("9999 AE", "postcode", (190040, 500100), "9999 AE Zonneveen"),
    ],
)
def test_a_list_that_gives_no_more_gets_a_point_and_is_told_how_exact(
    tekst: str, niveau: str, punt: tuple[float, float], tekst_adres: str | None
) -> None:
    found = ZOEKER.find(parse_adres(tekst))

    assert (found.nauwkeurigheid, found.reden) == (niveau, "")
    assert (found.x, found.y) == punt
    assert tekst_adres is None or str(found.adres) == tekst_adres
    assert found.toelichting.startswith("Het huisnummer ontbreekt. Het punt ligt tussen de ")
    assert 0 < found.straal_m <= 500


def test_coarser_places_are_offered_behind_the_near_hits() -> None:
    found = ZOEKER.find(parse_adres("Dorpsstraat 8, 9999 AB Zonneveen"))

    assert [one.nauwkeurigheid for one in found.bijna] == [*["adres"] * 3, "postcode", "straat"]
    assert str(found.bijna[-1].adres) == "Dorpsstraat, Zonneveen"


@pytest.mark.parametrize(
    ("tekst", "straat"),
    [
        ("Dorpstraat 1, 9999 AA Zonneveen", "Dorpsstraat"),
        ("B. Bakkerplein 5, 9999 AE Zonneveen", None),
        ("B. Bakkerplein 5, Zonneveen", "Burgemeester Bakkerplein"),
        ("Bur. Bakkerplein 5, Zonneveen", "Burgemeester Bakkerplein"),
    ],
)
def test_a_slip_is_taken_only_when_the_rest_agrees_and_it_is_told(
    tekst: str, straat: str | None
) -> None:
    found = ZOEKER.find(parse_adres(tekst))

    if straat is None:
        # One postcode for two streets: the number alone proves nothing.
        assert found.reden == geocode.ANDERE_STRAAT
    else:
        assert found.adres is not None
        assert found.adres.straat == straat
        assert f"De straat is {straat}; in de lijst staat " in found.toelichting


@pytest.mark.parametrize(
    ("tekst", "x"),
    [
        ("Zonneveen Dorpsstraat 1", 190000),
        ("9999AA Zonneveen Dorpsstraat 1", 190000),
        # People name the buurt for the place.
        ("Kerkweg 3, Oost", 190800),
    ],
)
def test_a_place_is_found_where_people_write_it(tekst: str, x: float) -> None:
    assert ZOEKER.find(parse_adres(tekst)).x == x


def test_units_in_one_hall_share_a_point_and_it_is_said() -> None:
    found = ZOEKER.find(parse_adres("Torenflat 10, 9999 AC Zonneveen"))

    assert found.x == 190504
    assert found.adres == Adres("Torenflat", 10, None, None, "9999AC", "Zonneveen")
    assert "3 adressen" in found.toelichting


def test_a_place_named_otherwise_is_told() -> None:
    found = ZOEKER.find(parse_adres("Dorpsstraat 1, 9999 AA Oud-Zonneveen"))

    assert found.gevonden
    assert "Zonneveen; in de lijst staat Oud-Zonneveen" in found.toelichting


def test_buurten_are_found_by_code_and_by_a_name_only_one_has() -> None:
    namen = ("BU99990002", "oost", "Dorp", "Het dorp", "Buitengebied", "Nergens")

    codes = [ZOEKER.find_buurt(naam) for naam in namen]

    assert codes == ["BU99990002", "BU99990002", "BU99990001", "BU99990001", None, None]


def test_a_point_far_from_every_adres_is_outside() -> None:
    assert ZOEKER.find_point(190100, 500000).gevonden
    assert ZOEKER.find_point(155000, 463000).reden == geocode.BUITEN_ONDERGROND
    assert ZOEKER.find_point(math.nan, 0).reden == geocode.BUITEN_ONDERGROND


@pytest.mark.parametrize(
    "paar", [(190984.4, 507535.2), (5.917787, 52.554250), (52.554250, 5.917787)]
)
def test_coordinates_in_rd_or_degrees_are_one_point(paar: tuple[float, float]) -> None:
    found = geocode.coordinates_to_rd(*paar)

    assert found is not None
    assert math.dist(found, (190984.4, 507535.2)) < 1


@pytest.mark.parametrize("paar", [(0, 0), (1e9, 5), (12.5, 41.9)])
def test_coordinates_outside_the_netherlands_are_none(paar: tuple[float, float]) -> None:
    assert geocode.coordinates_to_rd(*paar) is None


@pytest.mark.realdata
def test_every_adres_of_kampen_finds_itself(real_data: Path) -> None:
    frame = read_osm(real_data / "kampen" / "kampen.osm.pbf", NoProgress()).frames["adressen"]
    zoeker = geocode.Geocoder(frame)
    columns = ["straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats"]
    missed, elsewhere = 0, 0
    for delen, punt in zip(frame[columns].itertuples(index=False), frame.geometry, strict=True):
        # Written on an envelope and read again, as a list would have it.
        found = zoeker.find(parse_adres(str(Adres(*delen))))
        if found.x is None or found.y is None:
            missed += 1
        elif math.dist((found.x, found.y), (punt.x, punt.y)) > 30:
            elsewhere += 1

    # A few addresses stand on two far points in OpenStreetMap, or hold two numbers.
    assert elsewhere == 0
    assert missed <= 15
