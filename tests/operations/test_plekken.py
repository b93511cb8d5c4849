"""Several plekken of one hulpbron; the persoonlijke sfeer keeps the buurt of each, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing, plekken

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Plek
    from sociale_kaart.operations.sessions import Session


@pytest.fixture
def where(session: Session) -> tuple[float, float, str]:
    """A point well inside the first buurt, and its code."""
    buurten = session.required_ondergrond().layer("buurten")
    point = buurten.geometry.iloc[0].representative_point()
    return point.x, point.y, buurten["buurtcode"].iloc[0]


def made(session: Session, sfeer: str = "gemeenschappelijk") -> str:
    return editing.add_hulpbron(session, {"naam": "De Zon", "sfeer": sfeer}).nieuw or ""


def plekken_of(session: Session, uuid: str) -> tuple[Plek, ...]:
    found = session.kaart.hulpbron(uuid)
    assert found is not None
    return found.plekken


def test_each_plek_has_its_own_use_and_times(
    session: Session, where: tuple[float, float, str]
) -> None:
    zon, (x, y, buurtcode) = made(session), where
    change = plekken.add_plek(session, zon, {"x": x, "y": y, "schema": "dinsdag"})
    assert (change.tekst, change.tabellen) == ("Voeg een plek toe aan ‘De Zon’", {"plekken"})
    plekken.add_plek(session, zon, {"buurt_gekozen": buurtcode, "gebruik": "wisselend"})
    one, other = plekken_of(session, zon)
    assert (one.gebruik, one.schema, one.buurtcode, one.volgorde) == (
        "vast",
        "dinsdag",
        buurtcode,
        1,
    )
    assert (other.gebruik, other.buurtcode, other.volgorde) == ("wisselend", buurtcode, 2)
    plekken.remove_plek(session, zon, one.uuid)
    assert plekken_of(session, zon) == (other,)
    editing.undo(session)
    assert plekken_of(session, zon) == (one, other)


def test_a_point_that_moves_was_put_there_by_hand(
    session: Session, where: tuple[float, float, str]
) -> None:
    zon, (x, y, _) = made(session), where
    adres = {"x": x, "y": y, "straat": "Beukenlaan", "locatie_nauwkeurigheid": "adres"}
    plek = plekken.add_plek(session, zon, adres).nieuw or ""
    plekken.edit_plek(session, zon, plek, {"schema": "elke dag", "x": x, "y": y})
    assert plekken_of(session, zon)[0].locatie_nauwkeurigheid == "adres"
    plekken.edit_plek(session, zon, plek, {"x": x + 5, "y": y})
    assert plekken_of(session, zon)[0].locatie_nauwkeurigheid == "handmatig"
    plekken.edit_plek(session, zon, plek, {"x": x, "y": y, "locatie_nauwkeurigheid": "adres"})
    assert plekken_of(session, zon)[0].locatie_nauwkeurigheid == "adres"


def test_no_plek_of_the_persoonlijke_sfeer_gets_a_point_or_an_adres(
    session: Session, where: tuple[float, float, str]
) -> None:
    zon, (x, y, buurtcode) = made(session, "persoonlijk"), where
    first = plekken.add_plek(session, zon, {"x": x, "y": y, "straat": "Beukenlaan"}).nieuw or ""
    plekken.add_plek(session, zon, {"x": x, "y": y, "postcode": "9999 AB"})
    plekken.edit_plek(session, zon, first, {"x": x, "y": y, "huisnummer": 3, "schema": "avond"})
    for plek in plekken_of(session, zon):
        assert (plek.x, plek.y, plek.adres, plek.postcode) == (None, None, "", None)
        assert (plek.buurtcode, plek.locatie_nauwkeurigheid) == (buurtcode, "buurt")
    assert plekken_of(session, zon)[0].schema == "avond"


def test_becoming_persoonlijk_takes_every_point_away_also_with_a_new_place(
    session: Session, where: tuple[float, float, str]
) -> None:
    zon, (x, y, buurtcode) = made(session, "gemeenschappelijk"), where
    for _ in range(2):
        plekken.add_plek(session, zon, {"x": x, "y": y, "straat": "Beukenlaan"})
    editing.edit_hulpbron(session, zon, {"sfeer": "persoonlijk"}, plek={"x": x, "y": y})
    assert [(plek.x, plek.straat) for plek in plekken_of(session, zon)] == [(None, None)] * 2
    assert [plek.buurtcode for plek in plekken_of(session, zon)] == [buurtcode] * 2
    editing.undo(session)
    assert [plek.x for plek in plekken_of(session, zon)] == [x, x]


def test_what_is_not_there_is_told_kindly(session: Session) -> None:
    zon, maan = made(session), made(session)
    plek = plekken.add_plek(session, zon, {"plaats": "Zonneveen"}).nieuw or ""
    with pytest.raises(WorldError, match="nog leeg"):
        plekken.add_plek(session, zon, {"straat": ""})
    with pytest.raises(WorldError, match="bestaat niet meer"):
        plekken.edit_plek(session, maan, plek, {"plaats": "Elders"})
    with pytest.raises(WorldError, match="bestaat niet meer"):
        plekken.remove_plek(session, maan, plek)
    with pytest.raises(WorldError, match="bestaat niet meer"):
        editing.move_plek(session, "weg", 1.0, 2.0)
