"""Headers matched with fields."""

from __future__ import annotations

import csv

import pytest

from sociale_kaart.base import paths
from sociale_kaart.domain.tabellen import tabel
from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.koppen import match_headers, match_kop


@pytest.mark.parametrize(
    ("kop", "veld"),
    [
        ("NAAM", "naam"),
        ("Naam organisatie", "naam"),
        ("VESTIGINGSNAAM", "naam"),
        ("Openbare ruimte", "straat"),
        ("E-mail", "email"),
        ("E-mailadres", "email"),
        ("Telefoonnummer", "telefoon"),
        ("Internetadres", "website"),
        ("Soort voorziening", "categorie"),
        ("X (RD)", "x"),
        ("Adres (straat + nr)", "adres"),
        ("Formeel / informeel", "formaliteit"),
        ("VESTIGINGSCODE", "bron_id"),
        ("Doelgroep(en)", "doelgroep"),
    ],
)
def test_dutch_headers_are_understood(kop: str, veld: str) -> None:
    koppeling = match_headers(["Naam hulpbron", kop] if veld != "naam" else [kop])

    assert koppeling.kop(veld) == kop


def test_the_postal_adres_is_never_the_place() -> None:
    koppen = [
        "VESTIGINGSNAAM",
        "STRAATNAAM CORRESPONDENTIEADRES",
        "POSTCODE CORRESPONDENTIEADRES",
        "Postadres",
        "STRAATNAAM",
        "POSTCODE",
    ]

    koppeling = match_headers(koppen)

    assert koppeling.kop("straat") == "STRAATNAAM"
    assert koppeling.kop("postcode") == "POSTCODE"
    assert koppeling.over == (
        "STRAATNAAM CORRESPONDENTIEADRES",
        "POSTCODE CORRESPONDENTIEADRES",
        "Postadres",
    )


def test_the_preferred_header_wins_and_then_the_leftmost() -> None:
    koppeling = match_headers(["Titel", "Naam", "Instellingscode", "Vestigingscode", "Naam (2)"])

    assert koppeling.kop("naam") == "Naam"
    assert koppeling.kop("bron_id") == "Vestigingscode"


def test_number_and_addition_in_one_column_or_in_two() -> None:
    one = match_headers(["naam", "HUISNUMMER-TOEVOEGING"])
    two = match_headers(["naam", "huisnummer", "huisnummertoevoeging"])

    assert one.kop("huisnummer") == "HUISNUMMER-TOEVOEGING"
    assert (two.kop("huisnummer"), two.kop("toevoeging")) == ("huisnummer", "huisnummertoevoeging")


def test_without_a_name_the_organisation_names_the_row_and_that_is_said() -> None:
    koppeling = match_headers(["Organisatie", "Activiteit", "Straat"])

    assert koppeling.kop("naam") == "Organisatie"
    assert koppeling.kop("activiteit") == "Activiteit"
    assert "‘Organisatie’" in koppeling.toelichting[0]


def test_each_synonym_stands_for_one_field() -> None:
    with paths.resource("koppen.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    velden: dict[str, set[str]] = {}
    for row in rows:
        velden.setdefault(plain_key(row["kop"]), set()).add(row["veld"])

    assert {kop: v for kop, v in velden.items() if len(v) > 1} == {}


def test_fields_that_are_columns_of_the_kaart_are_spelled_as_there() -> None:
    with paths.resource("koppen.csv").open(encoding="utf-8", newline="") as file:
        velden = {row["veld"] for row in csv.DictReader(file)}
    known = {*tabel("hulpbronnen").kolommen, *tabel("plekken").kolommen}
    known |= {*tabel("contacten").kolommen}
    # Read into something else: parts of addresses, coordinates, child tables.
    read = {
        "activiteit", "adres", "huisnummer_toevoeging", "gemeente", "buurt", "wijk", "x", "y",
        "lat", "lon", "doelgroep", "herkomst", "werkwijze", "ambitie", "bouwsteen",
        "vraaggebied", "clientgegeven", "contactgegevens", "naam_adres", "coordinaten", "leeftijd",
        "ook_sfeer", "respijt", "verbindt", "toegang", "tijd",
    }  # fmt: skip

    assert velden - known - read == set()


@pytest.mark.parametrize(
    ("kop", "veld"),
    [
        ("Straatnaam van het bezoekadres", "straat"),
        ("Bezoekadres · Straat", "straat"),
        ("Gegevens · Contactpersoon · Naam", "contactpersoon"),
        ("3. Postcode (1234 AB) *", "postcode"),
        ("Telefonnummer", "telefoon"),
        ("Doelgroep / voor wie", "doelgroep"),
        ("Contactpersoon en telefoonnummer", "contactgegevens"),
        ("Straat, huisnummer en plaats", "adres"),
        ("Postcode & plaats", "postcode"),
        ("Naam, adres en postcode", "naam_adres"),
        ("Telefoon 1", "telefoon"),
        ("Link naar website", "website"),
    ],
)
def test_headers_that_say_more_than_a_word(kop: str, veld: str) -> None:
    found = match_kop(kop)

    assert found is not None
    assert found.veld == veld
    assert 0 < found.zekerheid <= 1


@pytest.mark.parametrize(
    "kop",
    [
        "Postadres · Straat", "Factuuradres", "Postcode postbus", "Telefoon thuis", "E-mail privé",
        "Adres penningmeester", "Naam eigenaar", "Aantal vrijwilligers", "Gebiedscode", "Bouwjaar",
        "Wijkagent", "Soort subsidie", "Plaatsing", "Postzegel", "Naam en geboortedatum", "x" * 500,
    ],
)  # fmt: skip
def test_headers_about_something_else(kop: str) -> None:
    assert match_kop(kop) is None
