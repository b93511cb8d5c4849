"""What residents said, and what was done with it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing, inbreng

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session

GEZEGD = {"tekst": "Er is geen bankje bij de brug.", "perspectief": "bewoner"}


def test_what_was_said_is_kept_answered_and_removed_each_as_one_step(session: Session) -> None:
    made = inbreng.add_inbreng(session, {**GEZEGD, "gebiedscode": "BU99990101"})
    assert made.tabellen == {"inbreng"}
    assert made.hulpbronnen == frozenset()
    (one,) = inbreng.inbreng(session)
    assert (one.uuid, one.datum, one.gedaan) == (made.nieuw, today(), "")
    change = inbreng.edit_inbreng(session, one.uuid, {"gedaan": "Er staat nu een bankje."})
    assert change.tekst == "Zeg wat er met inbreng is gedaan"
    assert inbreng.inbreng(session)[0].gedaan == "Er staat nu een bankje."
    inbreng.remove_inbreng(session, one.uuid)
    assert inbreng.inbreng(session) == []
    for _ in range(2):
        editing.undo(session)
    assert inbreng.inbreng(session) == [one]


def test_the_newest_comes_first_and_what_has_no_day_last(session: Session) -> None:
    for datum in ("2026-01-02", None, "2026-03-01"):
        inbreng.add_inbreng(session, {**GEZEGD, "datum": datum})
    days = [one.datum for one in inbreng.inbreng(session)]
    assert days == [dt.date(2026, 3, 1), dt.date(2026, 1, 2), None]


@pytest.mark.parametrize(
    "waarden",
    [
        {"tekst": "   "},
        {"tekst": "Goed", "datum": "2999-01-01"},
        {"tekst": "Goed", "perspectief": "burgemeester"},
        {"tekst": "Goed", "gebiedscode": "Brunnepe"},
        {"tekst": "Bel mevr. De Vries maar"},
        {"tekst": "Mail naar a.b@voorbeeld.example"},
        {"tekst": "Bel 0999 12 34 56"},
        {"tekst": "Bij 8999 AB 12 is het te donker"},
        {"tekst": "Help de familie Jansen"},
        {"tekst": "Goed", "gedaan": "Overlegd met dhr. Bakker"},
    ],
)
def test_what_is_empty_ahead_unknown_or_about_a_person_is_refused(
    session: Session, waarden: dict[str, str]
) -> None:
    with pytest.raises(WorldError) as refused:
        inbreng.add_inbreng(session, waarden)
    assert refused.value.doen
    assert inbreng.inbreng(session) == []


def test_what_is_gone_cannot_be_changed(session: Session) -> None:
    with pytest.raises(WorldError, match="bestaat niet meer"):
        inbreng.edit_inbreng(session, "weg", {"gedaan": "Iets"})
    with pytest.raises(WorldError, match="bestaat niet meer"):
        inbreng.remove_inbreng(session, "weg")


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        ("Truus schenkt de koffie", True),
        ("Vraag het Kees de Boer", True),
        ("De Jan Steenstraat is te donker", False),
        ("Bij de Anne Frankschool staat een bankje", False),
        ("Wil de gemeente iets doen?", False),
        ("Meer groen op het plein", False),
    ],
)
def test_a_text_that_may_name_somebody_is_pointed_out(tekst: str, expected: bool) -> None:  # noqa: FBT001
    assert inbreng.may_name_person(tekst) is expected
