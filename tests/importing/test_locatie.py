"""Where a row goes when it says little: as exact as the list is, and never more exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from straatje import geocoder

from sociale_kaart.importing import geocode, locatie
from sociale_kaart.importing.adres import Adres, parse_adres
from sociale_kaart.importing.locatie import Locatie, locate
from sociale_kaart.importing.rijen import Gegevens

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Value

ZOEKER = geocoder()


def found(
    tekst: str = "",
    punt: tuple[float, float] | None = None,
    buurt: str = "",
    plaats: str | None = None,
    **velden: Value,
) -> Locatie:
    adres = Adres(plaats=plaats) if plaats else parse_adres(tekst)
    return locate(Gegevens(velden=velden, adres=adres, punt=punt, buurt=buurt), ZOEKER)


@pytest.mark.parametrize(
    ("tekst", "niveau", "kolommen"),
    [
        ("Dorpsstraat, Zonneveen", "straat", {"straat": "Dorpsstraat", "plaats": "Zonneveen"}),
        (
            "9999 AE",
            "postcode",
            {"postcode": "9999AE", "plaats": "Zonneveen"},
        ),
    ],
)
def test_no_more_than_the_list_gives(tekst: str, niveau: str, kolommen: dict[str, Value]) -> None:
    place = found(tekst)

    assert place.plek is not None
    assert place.plek["locatie_nauwkeurigheid"] == niveau
    left = {k: v for k, v in place.plek.items() if k not in {"x", "y", "locatie_nauwkeurigheid"}}
    assert left == kolommen
    assert "Het huisnummer ontbreekt." in place.toelichting


def test_coordinates_are_finer_than_a_street() -> None:
    near = found("Dorpsstraat, Zonneveen", punt=(190_025.0, 500_003.0))
    far = found("Dorpsstraat, Zonneveen", punt=(192_500.0, 501_000.0))

    assert near.plek is not None
    assert (near.plek["x"], near.plek["locatie_nauwkeurigheid"]) == (190_025.0, "handmatig")
    assert far.reden == locatie.COORDINATEN
    assert far.suggesties[0].nauwkeurigheid == "straat"


def test_the_name_of_a_buurt_in_the_column_with_the_place() -> None:
    place = found(plaats="Oost")

    assert place.plek == {"buurt_gekozen": "BU99990002", "locatie_nauwkeurigheid": "buurt"}
    assert place.toelichting == "Geplaatst op de buurt ‘Oost’: er staat geen adres bij."


def test_a_place_that_is_also_a_buurt_is_offered_only() -> None:
    place = found(plaats="Maanveen")

    assert place.reden == geocode.GEEN_ADRES
    (offer,) = place.suggesties
    assert (offer.nauwkeurigheid, offer.buurtcode) == ("buurt", "BU99990003")


def test_a_buurt_beside_an_address_that_is_not_found_is_offered() -> None:
    place = found("Nergenslaan 3, Zonneveen", buurt="Oost")

    assert place.reden == geocode.STRAAT_ONBEKEND
    assert place.suggesties[-1].nauwkeurigheid == "buurt"


def test_of_a_postbus_only_the_place_to_visit_is_used() -> None:
    only = found("Postbus 9, 9999 ZZ Zonneveen")
    beside = found("Postbus 9, 9999 ZZ Zonneveen / Dorpsstraat 1, Zonneveen")

    assert only.reden == geocode.POSTBUS
    assert beside.plek is not None
    assert beside.plek["x"] == 190_000


def test_the_persoonlijke_sfeer_gets_no_street() -> None:
    place = found("Dorpsstraat, Zonneveen", sfeer="persoonlijk")

    assert place.plek == {"buurt_gekozen": "BU99990001", "locatie_nauwkeurigheid": "buurt"}
