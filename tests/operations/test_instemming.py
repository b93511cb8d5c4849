"""Instemming and toestemming: asked when nobody has, and the last answer holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import instemmingen
from sociale_kaart.operations import delen, editing, instemming

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.sessions import Session

GISTEREN = (today() - dt.timedelta(days=1)).isoformat()


def made(session: Session, **velden: str) -> Hulpbron:
    uuid = editing.add_hulpbron(session, {"naam": "Wandelgroep", **velden}).nieuw or ""
    return again(session, uuid)


def again(session: Session, uuid: str) -> Hulpbron:
    found = session.kaart.hulpbron(uuid)
    assert found is not None
    return found


def answer(session: Session, uuid: str) -> str:
    return instemmingen.instemming(again(session, uuid), today())


@pytest.mark.parametrize(
    ("velden", "asked"),
    [
        ({"sfeer": "gemeenschappelijk", "formaliteit": "informeel"}, True),
        ({"sfeer": "gemeenschappelijk"}, True),
        ({}, True),
        ({"sfeer": "institutioneel"}, False),
        ({"sfeer": "gemeenschappelijk", "formaliteit": "formeel"}, False),
        ({"sfeer": "persoonlijk"}, False),
        ({"status": "gestopt"}, False),
        ({"status": "kans"}, False),
    ],
)
def test_who_is_asked(session: Session, velden: dict[str, str], asked: bool) -> None:  # noqa: FBT001
    assert instemming.needs_instemming(made(session, **velden)) is asked


def test_an_answer_holds_and_need_not_be_asked_again(session: Session) -> None:
    uuid = made(session).uuid
    change = instemming.record_instemming(
        session,
        uuid,
        "openbaar",
        gevraagd_op=GISTEREN,
        gevraagd_door="Sam",
        eigen_tekst_gezien=True,
    )
    assert change.tekst == "Wijzig de instemming van ‘Wandelgroep’"
    assert (change.hulpbronnen, change.tabellen) == ({uuid}, {"instemmingen"})
    assert answer(session, uuid) == "openbaar"
    assert not instemming.needs_instemming(again(session, uuid))
    instemming.record_instemming(session, uuid, "alleen_buurt")
    assert answer(session, uuid) == "alleen_buurt"
    assert len(again(session, uuid).deel("instemmingen")) == 2


def test_a_slip_of_the_same_day_is_corrected(session: Session) -> None:
    uuid = made(session).uuid
    instemming.record_instemming(session, uuid, "niet_opnemen")
    instemming.record_instemming(session, uuid, "openbaar")
    assert answer(session, uuid) == "openbaar"
    assert len(again(session, uuid).deel("instemmingen")) == 1
    editing.undo(session)
    assert answer(session, uuid) == "niet_opnemen"


@pytest.mark.parametrize("undated", ["nog_niet_gevraagd", "niet_opnemen"])
def test_an_undated_answer_gives_way(session: Session, undated: str) -> None:
    uuid = made(session).uuid
    delen.add_deel(session, uuid, "instemmingen", {"antwoord": undated})
    instemming.record_instemming(session, uuid, "openbaar")
    assert answer(session, uuid) == "openbaar"
    editing.undo(session)
    assert answer(session, uuid) == undated


def test_not_asked_yet_has_no_day(session: Session) -> None:
    uuid = made(session).uuid
    instemming.record_instemming(session, uuid, "nog_niet_gevraagd", gevraagd_op=GISTEREN)
    (row,) = again(session, uuid).deel("instemmingen")
    assert row["gevraagd_op"] is None
    assert instemming.needs_instemming(again(session, uuid))


@pytest.mark.parametrize(
    ("antwoord", "sentence"), [("misschien", "niet in de lijst"), ("", "nog leeg")]
)
def test_no_answer_is_no_answer(session: Session, antwoord: str, sentence: str) -> None:
    uuid = made(session).uuid
    with pytest.raises(WorldError, match=sentence):
        instemming.record_instemming(session, uuid, antwoord)


def test_persons_are_asked_once_each(session: Session) -> None:
    hulpbron = made(session, soort="persoon", naam="Sam de Boer")
    uuid = hulpbron.uuid
    assert instemmingen.persons_to_ask(hulpbron) == ("Sam de Boer",)
    for naam in ("sam  de boer", "Greta", ""):
        delen.add_deel(session, uuid, "contacten", {"contactpersoon": naam, "organisatie": "W"})
    assert instemmingen.persons_to_ask(again(session, uuid)) == ("Sam de Boer", "Greta")
    instemming.record_toestemming(session, uuid, wie="Sam de Boer", gegeven_op=GISTEREN)
    assert instemmingen.persons_to_ask(again(session, uuid)) == ("Greta",)
    assert instemming.needs_toestemming(again(session, uuid))
    instemming.record_toestemming(session, uuid, wie="GRETA")
    assert not instemming.needs_toestemming(again(session, uuid))
    assert not instemming.needs_toestemming(made(session))


def test_a_refusal_ends_what_was_given(session: Session) -> None:
    uuid = made(session).uuid
    change = instemming.record_toestemming(
        session, uuid, wie="Greta", gegeven_op=GISTEREN, hoe="mondeling", waarvoor="kaart"
    )
    assert change.tekst == "Leg toestemming vast bij ‘Wandelgroep’"
    instemming.record_toestemming(session, uuid, wie="Sam", gegeven_op=GISTEREN)
    assert instemmingen.has_toestemming(again(session, uuid), today(), "Greta")
    instemming.record_toestemming(session, uuid, wie="greta")
    assert not instemmingen.has_toestemming(again(session, uuid), today(), "Greta")
    assert instemmingen.has_toestemming(again(session, uuid), today(), "Sam")
    editing.undo(session)
    assert instemmingen.has_toestemming(again(session, uuid), today(), "Greta")


def test_dates_of_a_toestemming_make_sense(session: Session) -> None:
    uuid = made(session).uuid
    with pytest.raises(WorldError, match="komt voor"):
        instemming.record_toestemming(
            session, uuid, wie="Greta", gegeven_op="2026-05-01", tot="2026-04-01"
        )
    with pytest.raises(WorldError, match="nog leeg"):
        instemming.record_toestemming(session, uuid, wie=" ")
