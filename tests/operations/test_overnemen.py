"""Reference voorzieningen become hulpbronnen, each once, with what their categorie tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.domain.zelfde_plek import telling_words
from sociale_kaart.operations import editing, overnemen

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session


def rows_of(session: Session, categorie: str) -> list[dict[str, Any]]:
    frame = session.required_ondergrond().layer("voorzieningen")
    found: list[dict[str, Any]] = frame[frame["categorie"] == categorie].to_dict("records")
    assert found, f"the sample wijk has no {categorie}"
    return found


def test_a_library_comes_with_its_address_and_as_what_it_is(session: Session) -> None:
    row = rows_of(session, "bibliotheek")[0]
    change = overnemen.take_over_voorzieningen(session, [row["osm_id"]])
    (hulpbron,) = session.kaart.hulpbronnen()
    assert change.tekst == f"Neem ‘{hulpbron.naam}’ over"
    assert (change.nieuw, change.hulpbronnen) == (hulpbron.uuid, {hulpbron.uuid})
    assert hulpbron.naam == row["naam"]
    # It also counts as a chance to meet, but it is a library in the first place.
    assert hulpbron.categorie == "bibliotheek"
    assert (hulpbron.sfeer, hulpbron.soort, hulpbron.formaliteit) == (
        "institutioneel",
        "plek",
        "formeel",
    )
    assert (hulpbron.bron, hulpbron.bron_id) == ("OpenStreetMap", row["osm_id"])
    assert (hulpbron.status, hulpbron.gecontroleerd_op, hulpbron.zichtbaarheid) == (
        "actief",
        None,
        None,
    )
    (plek,) = hulpbron.plekken
    assert (plek.x, plek.y) == (row["geometry"].x, row["geometry"].y)
    assert (plek.straat, plek.gebruik) == (row["straat"], "vast")
    assert plek.buurtcode is not None
    editing.undo(session)
    assert session.kaart.hulpbronnen() == []


def test_several_are_one_step_and_what_is_there_is_skipped(session: Session) -> None:
    osm_ids = [row["osm_id"] for row in rows_of(session, "ontmoetingsplek")]
    osm_ids += [row["osm_id"] for row in rows_of(session, "speelplek")]
    overnemen.take_over_voorzieningen(session, osm_ids[:1])
    change = overnemen.take_over_voorzieningen(session, [*osm_ids, *osm_ids])
    assert change.tekst == f"Neem {len(osm_ids) - 1} voorzieningen over"
    assert change.nieuw is None
    found = [hulpbron.bron_id for hulpbron in session.kaart.hulpbronnen()]
    assert sorted(map(str, found)) == sorted(osm_ids)
    with pytest.raises(WorldError, match="staat al"):
        overnemen.take_over_voorzieningen(session, osm_ids)
    with pytest.raises(WorldError, match="niet in de ondergrond"):
        overnemen.take_over_voorzieningen(session, ["n0"])
    editing.undo(session)
    assert len(session.kaart.hulpbronnen()) == 1


def test_a_nameless_one_is_called_after_its_kind(session: Session) -> None:
    nameless = [row for row in rows_of(session, "openbaar_vervoer") if not row["naam"]]
    nameless += [row for row in rows_of(session, "speelplek") if not row["naam"]]
    assert nameless, "the sample wijk has no nameless playground or stop"
    overnemen.take_over_voorzieningen(session, [nameless[0]["osm_id"]])
    (hulpbron,) = session.kaart.hulpbronnen()
    assert hulpbron.naam.startswith(("Openbaar vervoer", "Speelplek"))


def test_what_people_registered_themselves_is_not_taken_over_again(session: Session) -> None:
    row = next(row for row in rows_of(session, "basisschool") if telling_words(row["naam"]))
    plek = {"x": row["geometry"].x + 10, "y": row["geometry"].y}
    velden = {"naam": row["naam"], "categorie": "basisschool", "sfeer": "institutioneel"}
    editing.add_hulpbron(session, velden, plek)
    with pytest.raises(WorldError, match="staat al"):
        overnemen.take_over_voorzieningen(session, [row["osm_id"]])


def test_only_what_is_not_in_the_register_is_shown(session: Session) -> None:
    ondergrond = session.required_ondergrond()
    everything = set(ondergrond.layer("voorzieningen")["osm_id"])
    taken = rows_of(session, "bibliotheek")[0]["osm_id"]
    overnemen.take_over_voorzieningen(session, [taken])
    shown = overnemen.voorzieningen_to_show(ondergrond, session.kaart.hulpbronnen())
    assert set(shown["osm_id"]) == everything - {taken}
    assert {"categorie", "naam", "geometry"} <= set(shown.columns)


@pytest.mark.parametrize("categorie", categorieen(), ids=lambda categorie: categorie.code)
def test_what_a_categorie_tells_is_in_the_lists(categorie: Any) -> None:
    velden = dict(categorie.hulpbron)
    assert velden, "soort or sfeer is known of every categorie"
    assert set(velden) <= {"sfeer", "soort", "formaliteit"}
    for kolom, code in velden.items():
        assert code in lijsten.codes(kolom)
