"""Who was asked: the difference between 'nothing found' and 'not asked'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.operations import editing, inventarisatie

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session

BEWONER = {"gebiedscode": "BU99990101", "perspectief": "bewoner", "datum": "2026-03-01"}


def test_a_buurt_goes_from_not_asked_to_asked_to_known(session: Session) -> None:
    buurt = "BU99990101"
    assert inventarisatie.state(session, buurt) == "niet gevraagd"
    change = inventarisatie.add_inventarisatie(session, BEWONER)
    assert change.tabellen == {"inventarisaties"}
    assert change.hulpbronnen == frozenset()
    assert inventarisatie.state(session, buurt) == "gevraagd, niets gevonden"
    assert inventarisatie.state(session, "BU99990102") == "niet gevraagd"
    editing.add_hulpbron(session, {"naam": "Koor"}, {"buurt_gekozen": buurt})
    assert inventarisatie.state(session, buurt) == "bekend"
    editing.undo(session)
    editing.undo(session)
    assert inventarisatie.state(session, buurt) == "niet gevraagd"


def test_by_whom_and_when(session: Session) -> None:
    inventarisatie.add_inventarisatie(session, BEWONER)
    inventarisatie.add_inventarisatie(
        session, {**BEWONER, "perspectief": "mantelzorger", "datum": "2026-04-02"}
    )
    rows = inventarisatie.inventarisaties(session)
    found = inventarisatie.states([], rows, ["BU99990101"])["BU99990101"]
    assert found.door == "mantelzorger op 2 april 2026; bewoner op 1 maart 2026"


@pytest.mark.parametrize(
    ("gebiedscode", "expected"),
    [("WK999901", True), ("GM9999", True), ("WK999902", False), ("GM0166", False), ("", False)],
)
def test_an_answer_about_a_wijk_holds_for_its_buurten(gebiedscode: str, expected: bool) -> None:  # noqa: FBT001
    rows = [{**BEWONER, "gebiedscode": gebiedscode}]
    (found,) = inventarisatie.states([], rows, ["BU99990101"]).values()
    assert (found.tekst == inventarisatie.NIETS_GEVONDEN) is expected


@pytest.mark.parametrize(
    ("onderwerp", "expected"),
    [
        (None, "gevraagd, niets gevonden"),
        ("ouderen", "gevraagd, niets gevonden"),
        (" OUDEREN ", "gevraagd, niets gevonden"),
        ("jongeren", "niet gevraagd"),
    ],
)
def test_a_question_about_one_thing_answers_that_only(onderwerp: str | None, expected: str) -> None:
    rows = [{**BEWONER, "onderwerp": onderwerp}]
    (found,) = inventarisatie.states(
        [], rows, ["BU99990101"], lijst="doelgroepen", code="ouderen"
    ).values()
    assert found.tekst == expected


def test_only_what_fits_and_has_not_stopped_is_known() -> None:
    plekken = (Plek("p", "h", buurtcode="BU1"),)
    ouderen = {"doelgroepen": ({"doelgroep": "ouderen"},)}
    register = [
        Hulpbron("1", "Koor", soort="groep", plekken=plekken, delen=ouderen),
        Hulpbron("2", "Oud", soort="groep", status="gestopt", plekken=plekken, delen=ouderen),
        Hulpbron("3", "Bieb", soort="plek", plekken=plekken, meer={"drempel": "binnenlopen"}),
    ]

    def aantal(lijst: str, code: str) -> int:
        return inventarisatie.states(register, [], ["BU1"], lijst=lijst, code=code)["BU1"].aantal

    assert aantal("", "") == 2
    assert aantal("doelgroepen", "ouderen") == 1
    assert aantal("soort", "plek") == 1
    assert aantal("drempel", "binnenlopen") == 1
    assert aantal("drempel", "intake") == 0


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"gebiedscode": None}, "Kies een buurt"),
        ({"perspectief": "Jan Jansen"}, "Kies uit de lijst"),
        ({"datum": "2999-01-01"}, "niet in de toekomst"),
        ({"hoe": "mevrouw De Vries gebeld"}, "niet op hoe iemand heet"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    session: Session, anders: dict[str, str | None], zin: str
) -> None:
    with pytest.raises(WorldError, match=zin):
        inventarisatie.add_inventarisatie(session, {**BEWONER, **anders})
    assert inventarisatie.inventarisaties(session) == []


def test_a_row_can_be_changed_and_removed(session: Session) -> None:
    rij = inventarisatie.add_inventarisatie(
        session, {**BEWONER, "datum": today().isoformat()}
    ).nieuw
    assert rij
    inventarisatie.edit_inventarisatie(session, rij, {"hoe": "Op de markt"})
    (row,) = inventarisatie.inventarisaties(session)
    assert row["hoe"] == "Op de markt"
    inventarisatie.remove_inventarisatie(session, rij)
    assert inventarisatie.inventarisaties(session) == []
    with pytest.raises(WorldError, match="bestaat niet meer"):
        inventarisatie.remove_inventarisatie(session, rij)
