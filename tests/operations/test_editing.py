"""Registering, changing, moving and removing: each one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing, upkeep

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.sessions import Session


def somewhere(session: Session) -> tuple[float, float, str]:
    """Return a point well inside the first buurt, and its code."""
    buurten = session.required_ondergrond().layer("buurten")
    point = buurten.geometry.iloc[0].representative_point()
    return point.x, point.y, buurten["buurtcode"].iloc[0]


def only(session: Session) -> Hulpbron:
    (hulpbron,) = session.kaart.hulpbronnen()
    return hulpbron


def drawn(session: Session) -> list[str]:
    """Draw the register: name, sfeer, buurt, point or no point."""
    return [
        f"{h.naam} | {h.sfeer or '-'} | {' '.join(h.buurtcodes) or '-'} | "
        f"{'punt' if any(p.x is not None for p in h.plekken) else 'geen punt'}"
        for h in session.kaart.hulpbronnen()
    ]


def test_a_name_is_enough(session: Session) -> None:
    change = editing.add_hulpbron(session, {"naam": "  Wandelgroep   Oost "})
    assert drawn(session) == ["Wandelgroep Oost | - | - | geen punt"]
    assert change.nieuw == only(session).uuid
    assert only(session).status == "actief"
    assert (only(session).herzien_voor or "") > (only(session).gecontroleerd_op or "")


def test_a_point_gets_the_buurt_it_lies_in(session: Session) -> None:
    x, y, buurtcode = somewhere(session)
    editing.add_hulpbron(
        session, {"naam": "Buurthuis", "sfeer": "institutioneel"}, {"x": x, "y": y}
    )
    assert drawn(session) == [f"Buurthuis | institutioneel | {buurtcode} | punt"]


@pytest.mark.parametrize(
    "naam", ["Familie Jansen", "mevrouw De Vries", "Cliënt 1234", "hulpvraag vervoer", "dhr. Smit"]
)
def test_people_and_needs_are_refused_kindly(session: Session, naam: str) -> None:
    with pytest.raises(editing.GeenHulpbronError, match="Beschrijf het aanbod"):
        editing.add_hulpbron(session, {"naam": naam})
    assert drawn(session) == []


@pytest.mark.parametrize("naam", ["Familiehuis De Linde", "Mantelzorgsalon", "Patiëntenvereniging"])
def test_an_offer_for_people_is_welcome(session: Session, naam: str) -> None:
    editing.add_hulpbron(session, {"naam": naam})
    assert only(session).naam == naam


def test_without_a_name_nothing_is_stored(session: Session) -> None:
    with pytest.raises(WorldError, match="De naam is nog leeg"):
        editing.add_hulpbron(session, {"naam": "  "})
    assert drawn(session) == []


def test_the_persoonlijke_sfeer_gets_no_point_but_keeps_its_buurt(session: Session) -> None:
    x, y, buurtcode = somewhere(session)
    velden = {"naam": "Burenhulp in deze straat", "sfeer": "persoonlijk"}
    editing.add_hulpbron(session, velden, {"x": x, "y": y, "straat": "Beukenlaan", "huisnummer": 1})
    assert drawn(session) == [f"Burenhulp in deze straat | persoonlijk | {buurtcode} | geen punt"]
    assert only(session).plekken[0].straat is None


def test_becoming_persoonlijk_takes_the_point_away_and_undo_brings_it_back(
    session: Session,
) -> None:
    x, y, buurtcode = somewhere(session)
    uuid = editing.add_hulpbron(session, {"naam": "Burenhulp"}, {"x": x, "y": y}).nieuw
    assert uuid is not None
    editing.edit_hulpbron(session, uuid, {"sfeer": "persoonlijk"})
    assert drawn(session) == [f"Burenhulp | persoonlijk | {buurtcode} | geen punt"]
    editing.undo(session)
    assert drawn(session) == [f"Burenhulp | - | {buurtcode} | punt"]
    editing.redo(session)
    plek = only(session).plekken[0].uuid
    with pytest.raises(WorldError, match="geen punt op de kaart"):
        editing.move_plek(session, plek, x, y)


def test_what_follows_from_a_change_is_in_the_same_step(session: Session) -> None:
    velden = {"naam": "Burenhulp", "zichtbaarheid": "publiek"}
    uuid = editing.add_hulpbron(session, velden).nieuw
    assert uuid is not None
    editing.edit_hulpbron(session, uuid, {"gecontroleerd_op": "2026-12-31"})
    assert only(session).herzien_voor == "2027-12-31"
    editing.edit_hulpbron(session, uuid, {"sfeer": "persoonlijk"})
    assert only(session).zichtbaarheid == "intern"
    editing.undo(session)
    assert (only(session).sfeer, only(session).zichtbaarheid) == (None, "publiek")
    # What somebody says in so many words goes before what would follow.
    editing.edit_hulpbron(session, uuid, {"sfeer": "persoonlijk", "zichtbaarheid": "partners"})
    assert only(session).zichtbaarheid == "partners"


def test_moving_is_one_step(session: Session) -> None:
    x, y, _ = somewhere(session)
    editing.add_hulpbron(session, {"naam": "Repair café"}, {"x": x, "y": y})
    editing.move_plek(session, only(session).plekken[0].uuid, x + 10, y)
    assert only(session).plekken[0].x == x + 10
    assert only(session).plekken[0].locatie_nauwkeurigheid == "handmatig"
    editing.undo(session)
    assert only(session).plekken[0].x == x


def test_contact_is_made_and_changed_with_the_record(session: Session) -> None:
    uuid = editing.add_hulpbron(session, {"naam": "Eettafel"}).nieuw
    assert uuid is not None
    editing.edit_hulpbron(session, uuid, {}, contact={"website": "eettafel.example"})
    editing.edit_hulpbron(session, uuid, {}, contact={"organisatie": "Welzijn"})
    (contact,) = only(session).deel("contacten")
    assert (contact["website"], contact["organisatie"]) == ("eettafel.example", "Welzijn")


def test_removing_some_is_one_step_and_comes_back_whole(session: Session) -> None:
    for naam in ("A-groep", "B-groep", "C-groep"):
        editing.add_hulpbron(session, {"naam": naam}, {"x": 1.5, "y": 2.5}, {"website": naam})
    before = session.kaart.hulpbronnen()
    change = editing.delete_hulpbronnen(session, [h.uuid for h in before[:2]])
    assert change.tekst == "Verwijder 2 hulpbronnen"
    assert [line.split(" |")[0] for line in drawn(session)] == ["C-groep"]
    editing.undo(session)
    assert session.kaart.hulpbronnen() == before


def test_there_is_nothing_to_undo_in_a_new_kaart(session: Session) -> None:
    assert editing.undo(session) is None
    assert editing.redo(session) is None


def test_what_was_deleted_before_can_still_be_removed_for_good(session: Session) -> None:
    naam = "Inloop Zilverschoon"
    uuid = editing.add_hulpbron(session, {"naam": naam}).nieuw or ""
    upkeep.remove(session, hulpbron=uuid)
    with pytest.raises(WorldError, match="bestaat niet"):
        upkeep.remove(session, hulpbron=uuid)
    assert naam.encode() in session.kaart.path.read_bytes()
    upkeep.remove(session, hulpbron=uuid, definitief=True)
    assert naam.encode() not in session.kaart.path.read_bytes()


def test_a_step_is_called_after_the_few_fields_it_changes(session: Session) -> None:
    uuid = editing.add_hulpbron(session, {"naam": "De Zon"}).nieuw or ""
    change = editing.edit_hulpbron(session, uuid, {"sfeer": "gemeenschappelijk", "soort": "groep"})
    assert change.tekst == "Wijzig ‘De Zon’: sfeer, soort"
    assert (change.hulpbronnen, change.tabellen) == ({uuid}, {"hulpbronnen"})
    same = editing.edit_hulpbron(session, uuid, {"soort": "groep"})
    assert (same.hulpbronnen, same.tabellen) == (frozenset(), frozenset())
    assert session.kaart.undo_text == change.tekst


def test_undo_and_redo_tell_exactly_what_they_changed(session: Session) -> None:
    x, y, _ = somewhere(session)
    zon = editing.add_hulpbron(session, {"naam": "De Zon"}, {"x": x, "y": y}).nieuw or ""
    maan = editing.add_hulpbron(session, {"naam": "De Maan"}).nieuw or ""
    editing.move_plek(session, session.kaart.hulpbronnen([zon])[0].plekken[0].uuid, x + 1, y)
    for step in (editing.undo, editing.redo):
        change = step(session)
        assert change is not None
        assert (change.tekst, change.hulpbronnen, change.tabellen) == (
            "Verplaats ‘De Zon’",
            {zon},
            {"plekken"},
        )
    editing.delete_hulpbronnen(session, [zon, maan])
    change = editing.undo(session)
    assert change is not None
    assert (change.hulpbronnen, change.tabellen) == ({zon, maan}, {"hulpbronnen", "plekken"})


def test_many_are_changed_in_one_step_and_each_keeps_its_rules(session: Session) -> None:
    x, y, buurtcode = somewhere(session)
    uuids = [
        editing.add_hulpbron(session, {"naam": naam}, {"x": x, "y": y}).nieuw or ""
        for naam in ("A-groep", "B-groep", "C-groep")
    ]
    change = editing.edit_many(session, uuids[:2], {"sfeer": "persoonlijk"})
    assert change.tekst == "Wijzig 2 hulpbronnen: sfeer"
    assert (change.hulpbronnen, change.tabellen) == (set(uuids[:2]), {"hulpbronnen", "plekken"})
    assert drawn(session) == [
        f"A-groep | persoonlijk | {buurtcode} | geen punt",
        f"B-groep | persoonlijk | {buurtcode} | geen punt",
        f"C-groep | - | {buurtcode} | punt",
    ]
    assert [h.zichtbaarheid for h in session.kaart.hulpbronnen()] == ["intern", "intern", None]
    editing.undo(session)
    assert [line.split(" | ")[3] for line in drawn(session)] == ["punt"] * 3
    checked = editing.edit_many(session, uuids, {"gecontroleerd_op": "1-12-2026"})
    assert checked.hulpbronnen == set(uuids)
    assert {h.herzien_voor for h in session.kaart.hulpbronnen()} == {"2027-12-01"}


def test_many_is_all_or_nothing(session: Session) -> None:
    uuid = editing.add_hulpbron(session, {"naam": "De Zon"}).nieuw or ""
    with pytest.raises(WorldError, match="niets gekozen"):
        editing.edit_many(session, [], {"status": "gestopt"})
    with pytest.raises(WorldError, match="bestaat niet meer"):
        editing.edit_many(session, [uuid, "weg"], {"status": "gestopt"})
    with pytest.raises(WorldError, match="geen datum"):
        editing.edit_many(session, [uuid], {"begonnen_op": "ooit"})
    with pytest.raises(editing.GeenHulpbronError):
        editing.edit_many(session, [uuid], {"naam": "Familie Jansen"})
    assert only(session).status == "actief"
    assert session.kaart.undo_text == "Voeg ‘De Zon’ toe"


@pytest.mark.parametrize(
    ("velden", "zichtbaarheid"),
    [
        ({"sfeer": "persoonlijk"}, "intern"),
        ({"sfeer": "persoonlijk", "zichtbaarheid": ""}, "intern"),
        ({"soort": "persoon", "sfeer": "institutioneel", "formaliteit": "formeel"}, "intern"),
        ({"sfeer": "persoonlijk", "zichtbaarheid": "partners"}, "partners"),
        # Nothing is written down: who may see it follows from sfeer and formaliteit.
        ({"sfeer": "institutioneel", "formaliteit": "formeel"}, None),
        ({}, None),
    ],
)
def test_what_is_about_people_starts_intern(
    session: Session, velden: dict[str, str], zichtbaarheid: str | None
) -> None:
    editing.add_hulpbron(session, {"naam": "Burenhulp", **velden})
    assert only(session).zichtbaarheid == zichtbaarheid


def test_a_list_of_households_is_refused_in_the_description(session: Session) -> None:
    uuid = editing.add_hulpbron(session, {"naam": "De Zon"}).nieuw or ""
    with pytest.raises(editing.GeenHulpbronError):
        editing.edit_hulpbron(session, uuid, {"opmerking": "fam. Smit, nr 3\nfam. Bos, nr 5"})
    assert only(session).meer["opmerking"] is None
