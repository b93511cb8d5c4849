from __future__ import annotations

import datetime as dt

import pytest

from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.domain.instemmingen import (
    has_toestemming,
    instemming,
    is_asked_for_toestemming,
)

VANDAAG = dt.date(2026, 11, 22)


def asked(*antwoorden: tuple[str, str | None]) -> Hulpbron:
    """An initiative with these answers: what was said, and when."""
    rows = tuple({"antwoord": antwoord, "gevraagd_op": dag} for antwoord, dag in antwoorden)
    return Hulpbron("u", "Eettafel", delen={"instemmingen": rows})


def agreed(wie: str, gegeven_op: str | None, tot: str | None = None) -> Hulpbron:
    """A hulpbron with the toestemming of one person."""
    row = {"wie": wie, "gegeven_op": gegeven_op, "tot": tot}
    return Hulpbron("u", "Eettafel", delen={"toestemmingen": (row,)})


@pytest.mark.parametrize(
    ("antwoorden", "geldt"),
    [
        ([], ""),
        ([("openbaar", "2026-01-01")], "openbaar"),
        ([("niet_opnemen", "2026-01-01"), ("openbaar", "2026-06-01")], "openbaar"),
        ([("niet_opnemen", None), ("openbaar", "2026-06-01")], "niet_opnemen"),
        ([("openbaar", "2027-01-01")], ""),
        ([("niet_opnemen", "2027-01-01")], "niet_opnemen"),
        ([("misschien", "2026-01-01")], "niet_opnemen"),
    ],
)
def test_the_latest_answer_holds_and_doubt_is_a_no(
    antwoorden: list[tuple[str, str | None]], geldt: str
) -> None:
    assert instemming(asked(*antwoorden), VANDAAG) == geldt


@pytest.mark.parametrize(
    ("gegeven_op", "tot", "geldig"),
    [
        ("2026-01-01", None, True),
        ("2026-01-01", "2026-11-22", True),
        ("2026-01-01", "2026-11-21", False),
        ("2026-01-01", "ooit", False),
        ("2027-01-01", None, False),
        (None, None, False),
    ],
)
def test_a_toestemming_has_a_beginning_and_an_end(
    gegeven_op: str | None, tot: str | None, *, geldig: bool
) -> None:
    hulpbron = agreed("Anna  de Vries", gegeven_op, tot)
    assert has_toestemming(hulpbron, VANDAAG, "anna de vries") is geldig
    assert is_asked_for_toestemming(hulpbron, "anna de vries")


def test_a_toestemming_is_of_one_person() -> None:
    hulpbron = agreed("Anna de Vries", "2026-01-01")
    assert has_toestemming(hulpbron, VANDAAG)
    assert not has_toestemming(hulpbron, VANDAAG, "Piet de Vries")
    assert not is_asked_for_toestemming(hulpbron, "Piet de Vries")
