"""Pointing at a place in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing
from sociale_kaart.operations.aanwijzen import find_place, point_of

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session


def test_an_address_and_a_point_are_places(session: Session) -> None:
    frame = session.required_ondergrond().layer("adressen").dropna(subset="buurtcode")
    row = frame.iloc[7]
    x, y, naam = point_of(session, f"{row['straat']} {row['nummer']}")
    assert (x, y) == (pytest.approx(row.geometry.x), pytest.approx(row.geometry.y))
    assert row["straat"] in naam
    assert point_of(session, "190600, 507800.5") == (190600.0, 507800.5, "")


@pytest.mark.parametrize("tekst", ["", "Nergensstraat 9999", "12"])
def test_what_is_nowhere_is_said(session: Session, tekst: str) -> None:
    with pytest.raises(WorldError, match="weet ik niet"):
        point_of(session, tekst)


def test_the_register_goes_before_the_reference_data(session: Session) -> None:
    frame = session.required_ondergrond().layer("voorzieningen")
    row = frame[frame["naam"].notna() & (frame["categorie"] == "supermarkt")].iloc[0]
    assert find_place(session, row["naam"].upper()).osm_id == row["osm_id"]
    assert find_place(session, row["osm_id"]).naam == row["naam"]
    editing.add_hulpbron(
        session, {"naam": row["naam"], "categorie": "supermarkt"}, {"x": 1.0, "y": 2.0}
    )
    found = find_place(session, row["naam"])
    assert found.plek
    assert found.osm_id is None


def test_of_several_with_one_name_the_numbers_are_told(session: Session) -> None:
    for x in (1.0, 2.0):
        editing.add_hulpbron(
            session, {"naam": "Tuin", "categorie": "buurttuin"}, {"x": x, "y": 2.0}
        )
    with pytest.raises(WorldError, match="Er zijn 2 plekken ‘tuin’"):
        find_place(session, "tuin")


def test_a_place_in_several_categories_is_called_by_the_least_general(session: Session) -> None:
    frame = session.required_ondergrond().layer("voorzieningen")
    osm_id = frame[frame["categorie"] == "bibliotheek"]["osm_id"].iloc[0]
    assert find_place(session, osm_id).categorie == "bibliotheek"
    assert find_place(session, osm_id, "terloops_ontmoeten").categorie == "terloops_ontmoeten"
