"""Where a row of a list goes: an address, a point, a buurt, nowhere (online), or it waits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain import regels
from sociale_kaart.importing.geocode import GEEN_ADRES, POSTBUS, Suggestie, Vindplaats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.importing.adres import Adres
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.importing.rijen import Gegevens

BUURT_ONBEKEND = "De buurt in de lijst is niet (of meer dan één keer) in de ondergrond te vinden."
PERSOONLIJK = "Van de persoonlijke sociale basis wordt alleen de buurt bewaard; kies de buurt."
COORDINATEN = "De coördinaten in de lijst liggen ver van dit adres."

# The middle of a large building or parcel may lie this far from its address.
_FAR_M = 250.0


@dataclass(frozen=True, slots=True)
class Locatie:
    """Where a row goes.

    Attributes:
        plek: columns of plekken with x and y; for a waiting row the address as given; None when
            there is no plek.
        reden: why the row waits, '' when it does not.
        toelichting: details for the receipt.
        adres: the address found, None without one.
        buurtcode: the buurt of the plek, None unknown.
        op_buurt: the plek is only a buurt.
        suggesties: near hits.
    """

    plek: Mapping[str, Value] | None = None
    reden: str = ""
    toelichting: str = ""
    adres: Adres | None = None
    buurtcode: str | None = None
    op_buurt: bool = False
    suggesties: tuple[Suggestie, ...] = ()


def locate(data: Gegevens, geocoder: Geocoder) -> Locatie:
    """Return the place of a row, or why it waits."""
    found = geocoder.find(data.adres)
    if regels.only_at_buurt_level(data.velden.get("sfeer")):
        return _personal(data, found, geocoder)
    if found.reden in {GEEN_ADRES, POSTBUS}:
        return _without_adres(data, found, geocoder)
    if not found.gevonden:
        return _not_found(data, found, geocoder)
    return _at_adres(data, found)


def _at_adres(data: Gegevens, found: Vindplaats) -> Locatie:
    assert found.x is not None
    assert found.y is not None
    assert found.adres is not None
    if data.punt is not None and found.nauwkeurigheid != "adres":
        return _finer_point(data, found)
    if data.punt is not None:
        away = math.dist(data.punt, (found.x, found.y))
        if away > _FAR_M:
            hit = Suggestie(found.adres, found.x, found.y, found.buurtcode)
            return Locatie(
                _plek(data.adres, data),
                COORDINATEN,
                f"Ze liggen {away:.0f} meter van {found.adres}.",
                suggesties=(hit,),
            )
    plek = {
        **_plek(found.adres, data),
        "x": found.x,
        "y": found.y,
        "locatie_nauwkeurigheid": found.nauwkeurigheid,
    }
    return Locatie(plek, "", found.toelichting, found.adres, found.buurtcode)


def _finer_point(data: Gegevens, found: Vindplaats) -> Locatie:
    """Return the coordinates of the list when they lie at the street or postcode it names."""
    assert data.punt is not None
    assert found.x is not None
    assert found.y is not None
    assert found.adres is not None
    assert found.nauwkeurigheid is not None
    away = math.dist(data.punt, (found.x, found.y))
    if away > found.straal_m + _FAR_M:
        hit = Suggestie(found.adres, found.x, found.y, found.buurtcode, found.nauwkeurigheid)
        told = f"Ze liggen {away:.0f} meter van {found.adres}."
        return Locatie(_plek(data.adres, data), COORDINATEN, told, suggesties=(hit,))
    plek: dict[str, Value] = {
        **_plek(found.adres, data),
        "x": data.punt[0],
        "y": data.punt[1],
        "locatie_nauwkeurigheid": "handmatig",
    }
    return Locatie(plek, "", "Geplaatst op de coördinaten in de lijst.", found.adres)


def _not_found(data: Gegevens, found: Vindplaats, geocoder: Geocoder) -> Locatie:
    suggesties = found.bijna
    toelichting = found.toelichting
    if data.punt is not None:
        point = geocoder.find_point(*data.punt)
        if point.x is not None and point.y is not None:
            # An address that is not found makes its coordinates doubtful: offered, not taken.
            suggesties = (Suggestie(data.adres, point.x, point.y, None), *suggesties)
            toelichting += " De coördinaten in de lijst liggen wel in de ondergrond."
    if data.buurt and (offer := geocoder.offer_buurt(data.buurt)) is not None:
        suggesties = (*suggesties, offer)
    return Locatie(_plek(data.adres, data), found.reden, toelichting, suggesties=suggesties)


def _without_adres(data: Gegevens, found: Vindplaats, geocoder: Geocoder) -> Locatie:
    if data.punt is not None:
        point = geocoder.find_point(*data.punt)
        if not point.gevonden:
            return Locatie(_plek(data.adres, data), point.reden, point.toelichting)
        plek: dict[str, Value] = {
            **_plek(data.adres, data),
            "x": point.x,
            "y": point.y,
            "locatie_nauwkeurigheid": point.nauwkeurigheid,
        }
        return Locatie(plek, "", "Geplaatst op de coördinaten in de lijst.")
    if data.buurt:
        code = geocoder.find_buurt(data.buurt)
        if code is None:
            return Locatie(None, BUURT_ONBEKEND, f"In de lijst: {data.buurt}.")
        return _in_buurt(data, code, "Geplaatst op de buurt: er staat geen adres bij.")
    if data.velden.get("soort") == "online":
        return Locatie(None, "", "Online: heeft geen plek op de kaart.")
    return _at_plaats(data, found, geocoder)


def _at_plaats(data: Gegevens, found: Vindplaats, geocoder: Geocoder) -> Locatie:
    """Return the buurt that the column with the place names: taken when it can be nothing else."""
    plaats = data.adres.plaats or ""
    offer = geocoder.offer_buurt(plaats) if plaats else None
    if offer is None or offer.buurtcode is None:
        return Locatie(_plek(data.adres, data), found.reden, found.toelichting)
    # Wilsum is a village and a part of it; of a postbus the place tells nothing.
    if found.reden == GEEN_ADRES and not geocoder.is_plaats(plaats):
        told = f"Geplaatst op de buurt ‘{plaats}’: er staat geen adres bij."
        return _in_buurt(data, offer.buurtcode, told)
    return Locatie(_plek(data.adres, data), found.reden, found.toelichting, suggesties=(offer,))


def _personal(data: Gegevens, found: Vindplaats, geocoder: Geocoder) -> Locatie:
    code = geocoder.find_buurt(data.buurt) if data.buurt else found.buurtcode
    if code is None:
        return Locatie(None, PERSOONLIJK)
    note = "" if data.adres.leeg and data.punt is None else "Het adres is niet bewaard."
    return _in_buurt(data, code, f"Persoonlijke sociale basis: alleen de buurt. {note}".strip())


def _in_buurt(data: Gegevens, code: str, toelichting: str) -> Locatie:
    plek: dict[str, Value] = {"buurt_gekozen": code, "locatie_nauwkeurigheid": "buurt"}
    if data.schema:
        plek["schema"] = data.schema
    return Locatie(plek, "", toelichting, None, code, op_buurt=True)


def _plek(adres: Adres, data: Gegevens) -> dict[str, Value]:
    """Return the columns of an address, without those that are empty."""
    columns: dict[str, Value] = {
        "straat": adres.straat,
        "huisnummer": adres.huisnummer,
        "huisletter": adres.huisletter,
        "toevoeging": adres.toevoeging,
        "postcode": adres.postcode,
        "plaats": adres.plaats,
        "schema": data.schema or None,
    }
    return {kolom: waarde for kolom, waarde in columns.items() if waarde is not None}
