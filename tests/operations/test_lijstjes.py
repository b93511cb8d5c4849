"""Own lijstjes in the kaart, and checks bundled so that nobody is asked twice."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.operations import editing
from sociale_kaart.operations.lijstjes import (
    lijstjes,
    remove_lijstje,
    save_lijstje,
    to_check_per_contact,
)

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session

VANDAAG = dt.date(2026, 11, 22)


def test_an_own_lijstje_comes_back_as_it_was_saved(session: Session) -> None:
    what = {"buurten": ["BU1", "BU2"], "zoek": "köffie", "zonder_punt": True}
    change = save_lijstje(session, "  Koffie   in Oost ", what)
    (found,) = lijstjes(session)
    assert (found.naam, found.filter, found.uuid) == ("Koffie in Oost", what, change.nieuw)
    assert change.tabellen == {"instellingen"}
    editing.undo(session)
    assert lijstjes(session) == []
    editing.redo(session)
    assert lijstjes(session) == [found]
    remove_lijstje(session, found.uuid)
    assert lijstjes(session) == []
    with pytest.raises(WorldError):
        remove_lijstje(session, found.uuid)


def test_what_a_later_version_put_in_a_lijstje_is_kept(session: Session) -> None:
    uuid = save_lijstje(session, "Een", {}).nieuw or ""
    later = {"naam": "Een", "filter": {}, "kleur": "rood"}
    session.kaart.set_instelling(f"lijstje.{uuid}", json.dumps(later))
    save_lijstje(session, "Twee", {"zoek": "x"}, uuid)
    (found,) = lijstjes(session)
    assert (found.naam, found.filter) == ("Twee", {"zoek": "x"})
    assert json.loads(session.kaart.instelling(f"lijstje.{uuid}") or "")["kleur"] == "rood"


def test_what_cannot_be_read_is_passed_over(session: Session) -> None:
    for number, waarde in enumerate(("{", "[]", '{"naam": 1, "filter": {}}', '{"naam": "x"}')):
        session.kaart.set_instelling(f"lijstje.{number}", waarde)
    assert lijstjes(session) == []


@pytest.mark.parametrize("naam", ["  ", "Koffie", "KOFFIE", "Zonder locatie"])
def test_a_name_is_needed_and_of_one_lijstje(session: Session, naam: str) -> None:
    save_lijstje(session, "Koffie", {})
    with pytest.raises(WorldError):
        save_lijstje(session, naam, {})
    assert len(lijstjes(session)) == 1


def due(naam: str, *contacten: dict[str, Any], **velden: Any) -> Hulpbron:
    delen = {"contacten": contacten, **velden.pop("delen", {})}
    return Hulpbron(naam, naam, **{"herzien_voor": "2026-11-01", **velden}, delen=delen)


def drawn(*hulpbronnen: Hulpbron) -> list[str]:
    return [
        f"{contact}: {', '.join(h.naam for h in found)} ({laatst or 'nooit'})"
        for contact, found, laatst in to_check_per_contact(hulpbronnen, VANDAAG)
    ]


def test_one_contact_is_asked_once_for_everything() -> None:
    jan = {"contactpersoon": "Jan Jansen", "organisatie": "Welzijn", "email": "jan@w.nl"}
    assert drawn(
        due("Koor", jan),
        due("Atelier", {**jan, "email": None}),
        due("Bieb", {"email": "JAN@w.nl"}),
        due("Soos", {"organisatie": "Kerk"}),
        due("Bank"),
        due("Later", jan, herzien_voor="2027-11-01", gecontroleerd_op="2026-11-01"),
    ) == [
        "Kerk: Soos (nooit)",
        "Jan Jansen (Welzijn): Atelier, Bieb, Koor (2026-11-01)",
        "Zonder contact: Bank (nooit)",
    ]


def test_a_question_for_instemming_is_a_question_too() -> None:
    gevraagd = {"instemmingen": ({"gevraagd_op": "2026-10-05"},)}
    assert drawn(due("Koor", {"telefoon": "038-123 45 67"}, delen=gevraagd)) == [
        "038-123 45 67: Koor (2026-10-05)"
    ]


def test_two_of_one_name_in_two_organisations_are_two() -> None:
    assert (
        len(
            drawn(
                due("Koor", {"contactpersoon": "Jan", "organisatie": "A"}),
                due("Bieb", {"contactpersoon": "Jan", "organisatie": "B"}),
            )
        )
        == 2
    )
