"""Quick entry: what was written on paper, in one step, and nothing anywhere it was not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing, inventarisatie
from sociale_kaart.operations.snelle_invoer import (
    Regel,
    add_regels,
    check_regels,
    open_blad,
)

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session

BUURT = "BU99990003"
DAG = dt.date(2026, 3, 1)
INFORMEEL = {"sfeer": "gemeenschappelijk", "formaliteit": "informeel"}


def test_a_row_gets_the_middle_of_its_square_and_says_that_it_is_a_square(
    session: Session,
) -> None:
    blad = open_blad(session, BUURT)
    rows = [Regel(7, "Koffie bij de flat", "d4b", toelichting="Iedereen komt", **INFORMEEL)]
    change = add_regels(session, blad, rows, datum=DAG)
    (made,) = session.kaart.hulpbronnen(change.hulpbronnen)
    (plek,) = made.plekken
    assert (plek.x, plek.y) == blad.midden("D4b")
    assert blad.vak_of(plek.x or 0, plek.y or 0) == "D4b"
    assert plek.locatie_nauwkeurigheid == "vak"
    assert made.leefwereld == "Iedereen komt"
    assert made.bron == "Invulblad"
    assert made.bron_id == f"{blad.bladcode}, 1 maart 2026, nr 7"
    assert made.gecontroleerd_op == "2026-03-01"


def test_only_a_place_that_was_pointed_at_is_called_so(session: Session) -> None:
    blad = open_blad(session, BUURT)
    x, y = blad.midden("C3c")
    change = add_regels(session, blad, [Regel(1, "Moestuin", "A1", x=x + 1, y=y)], datum=DAG)
    (made,) = session.kaart.hulpbronnen(change.hulpbronnen)
    assert (made.plekken[0].x, made.plekken[0].locatie_nauwkeurigheid) == (x + 1, "handmatig")


@pytest.mark.parametrize("vak", [None, "", "  "])
def test_a_row_without_a_square_stands_in_the_buurt_and_never_at_zero(
    session: Session, vak: str | None
) -> None:
    blad = open_blad(session, BUURT)
    change = add_regels(session, blad, [Regel(1, "Bankje", vak)], datum=DAG)
    (made,) = session.kaart.hulpbronnen(change.hulpbronnen)
    (plek,) = made.plekken
    assert (plek.x, plek.y, plek.buurt_gekozen, plek.buurtcode) == (None, None, BUURT, BUURT)
    assert plek.locatie_nauwkeurigheid == "buurt"


def test_the_persoonlijke_sfeer_keeps_its_buurt_only(session: Session) -> None:
    blad = open_blad(session, BUURT)
    row = Regel(1, "Burenhulp is hier gewoon", "D3", sfeer="persoonlijk")
    (told,) = check_regels(session, blad, [row])
    assert told.soort == "let op"
    change = add_regels(session, blad, [row], datum=DAG)
    (made,) = session.kaart.hulpbronnen(change.hulpbronnen)
    assert made.plekken[0].x is None
    assert made.zichtbaarheid == "intern"
    assert made.deel("instemmingen") == ()


@pytest.mark.parametrize(
    ("velden", "expected"),
    [
        (INFORMEEL, ["nog_niet_gevraagd"]),
        ({}, ["nog_niet_gevraagd"]),
        ({"sfeer": "institutioneel", "formaliteit": "formeel"}, []),
    ],
)
def test_an_informal_group_was_not_asked_yet(
    session: Session, velden: dict[str, str], expected: list[str]
) -> None:
    blad = open_blad(session, BUURT)
    change = add_regels(session, blad, [Regel(1, "Zangclub", "D3", **velden)], datum=DAG)
    (made,) = session.kaart.hulpbronnen(change.hulpbronnen)
    assert [row["antwoord"] for row in made.deel("instemmingen")] == expected


def test_all_rows_and_who_were_there_are_one_step(session: Session) -> None:
    blad = open_blad(session, BUURT)
    rows = [Regel(n, f"Groep {n}", "D3") for n in range(1, 31)]
    change = add_regels(session, blad, rows, datum=DAG, perspectief=("bewoner", "vrijwilliger"))
    assert change.hulpbronnen is not None
    assert len(change.hulpbronnen) == len(session.kaart.hulpbronnen()) == 30
    log = inventarisatie.inventarisaties(session)
    assert {row["perspectief"] for row in log} == {"bewoner", "vrijwilliger"}
    assert {(row["gebiedscode"], row["datum"]) for row in log} == {(BUURT, "2026-03-01")}
    # They told what there is; nobody asked them about each list.
    assert inventarisatie.state(session, BUURT, "doelgroepen", "ouderen") == "niet gevraagd"
    assert len(inventarisatie.asked_in(session, BUURT)) == 2
    editing.undo(session)
    assert session.kaart.hulpbronnen() == []
    assert inventarisatie.inventarisaties(session) == []


@pytest.mark.parametrize(
    "row",
    [
        Regel(2, " "),
        Regel(2, "Familie Jansen", "C4"),
        Regel(2, "Koor", "Z9"),
        Regel(2, "Koor", "C4e"),
        Regel(2, "Koor", x=0.0, y=0.0),
        Regel(2, "Koor", x=150_000.0),
        Regel(2, "Koor", "C4", sfeer="gezellig"),
    ],
)
def test_one_bad_row_keeps_all_out_and_is_pointed_out_before(session: Session, row: Regel) -> None:
    blad = open_blad(session, BUURT)
    rows = [Regel(1, "Goed", "C4"), row]
    assert [f.nummer for f in check_regels(session, blad, rows) if f.soort == "fout"] == [2]
    with pytest.raises(WorldError, match="Nummer 2"):
        add_regels(session, blad, rows, datum=DAG)
    assert session.kaart.hulpbronnen() == []


def test_what_may_be_there_already_is_told_before_writing(session: Session) -> None:
    blad = open_blad(session, BUURT)
    x, y = blad.midden("D3")
    known = editing.add_hulpbron(session, {"naam": "Wandelclub De Klompen"}, {"x": x, "y": y})
    plain = editing.add_hulpbron(session, {"naam": "Koor"}, {"buurt_gekozen": BUURT})
    rows = [
        Regel(1, "de klompen", "D3"),
        Regel(2, "KOOR", "D3"),
        Regel(3, "Leestafel", "D3"),
        Regel(3, "leestafel", "D3"),
    ]
    found = check_regels(session, blad, rows)
    assert [(f.nummer, f.dubbel) for f in found if f.dubbel] == [(1, known.nieuw), (2, plain.nieuw)]
    told = [f.tekst for f in found if not f.dubbel]
    assert told == ["Nummer 3 staat meer dan één keer op het blad."]
    assert len(session.kaart.hulpbronnen()) == 2


def test_the_same_sheet_entered_twice_is_noticed(session: Session) -> None:
    blad = open_blad(session, BUURT)
    rows = [Regel(1, "Buurttuin", "D3")]
    assert check_regels(session, blad, rows, datum=DAG) == []
    add_regels(session, blad, rows, datum=DAG)
    told = check_regels(session, blad, rows, datum=DAG)
    assert ["al ingevoerd" in one.tekst for one in told] == [True]
    assert not [
        f for f in check_regels(session, blad, [Regel(2, "Iets anders", "A1b")], datum=DAG)
        if f.dubbel
    ]  # fmt: skip


def test_a_square_whose_middle_lies_in_another_buurt_is_told(session: Session) -> None:
    blad = open_blad(session, BUURT)
    told = check_regels(session, blad, [Regel(1, "Zwemplek", "A1a")])
    assert [one.soort for one in told] == ["let op"]
    assert "ligt in" in told[0].tekst


def test_a_day_or_a_perspective_that_is_none_is_refused(session: Session) -> None:
    blad = open_blad(session, BUURT)
    rows = [Regel(1, "Koor", "C4")]
    with pytest.raises(WorldError, match="toekomst"):
        add_regels(session, blad, rows, datum=dt.date(2999, 1, 1))
    with pytest.raises(WorldError, match="lijst"):
        add_regels(session, blad, rows, datum=DAG, perspectief="burgemeester")
    with pytest.raises(WorldError, match="geen regels"):
        add_regels(session, blad, [], datum=DAG)


@pytest.mark.parametrize(
    "code", ["", "Brunnepe", "BU00000000-2024-A3L-5000-ABC", "BU99990003-2019-A3L-5000-ABC"]
)
def test_a_code_that_is_none_or_of_another_year_is_refused(session: Session, code: str) -> None:
    with pytest.raises(WorldError):
        open_blad(session, code)


def test_the_code_gives_the_same_sheet_back(session: Session) -> None:
    blad = open_blad(session, BUURT, formaat="A4", liggend=True, schaal=10_000)
    assert open_blad(session, f"  {blad.bladcode.lower()} ") == blad
    assert "-A4L-10000-" in blad.bladcode


def test_of_a_buurt_on_several_sheets_the_code_must_tell_which(session: Session) -> None:
    with pytest.raises(WorldError, match="staat op 4 bladen"):
        open_blad(session, BUURT, formaat="A4", liggend=True, schaal=5000)
