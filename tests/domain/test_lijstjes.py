"""The built-in lijstjes: who is on them, on which day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.domain.lijstjes import LIJSTJES, lijstje, months_later

VANDAAG = dt.date(2026, 11, 22)


def is_on(code: str, **velden: Any) -> bool:
    velden = {"gecontroleerd_op": "2026-11-01", **velden}
    kern = {"formaliteit": "formeel", "status": "actief"}
    found = lijstje(code)
    assert found is not None
    return found.test(Hulpbron("h", "De Brug", **{**kern, **velden}), VANDAAG)


@pytest.mark.parametrize(
    ("velden", "expected"),
    [
        ({"herzien_voor": "2026-11-30"}, True),
        ({"herzien_voor": "2025-01-01"}, True),
        ({"herzien_voor": "2026-12-01"}, False),
        ({"herzien_voor": None, "gecontroleerd_op": None}, True),
        ({"herzien_voor": None}, False),
        ({"herzien_voor": "2025-01-01", "status": "gestopt"}, False),
        ({"herzien_voor": "2025-01-01", "status": "kans"}, False),
        ({"herzien_voor": "2025-01-01", "status": None}, True),
    ],
)
def test_to_check_this_month(velden: dict[str, Any], expected: bool) -> None:  # noqa: FBT001
    assert is_on("te_controleren", **velden) is expected


@pytest.mark.parametrize(
    ("velden", "expected"),
    [
        ({"meer": {"ruimte_zeker_tot": "2027-05-22"}}, True),
        ({"meer": {"ruimte_zeker_tot": "2027-05-23"}}, False),
        ({"delen": {"geldbronnen": ({"tot": "2026-11-22"},)}}, True),
        ({"delen": {"geldbronnen": ({"tot": "2026-11-21"},)}}, False),
        ({"delen": {"besluiten": ({"tot": "ooit"}, {"tot": "2027-01-01"})}}, True),
        ({"gestopt_op": "2026-12-31"}, True),
        ({"gestopt_op": "2026-12-31", "status": "gestopt"}, False),
        ({}, False),
    ],
)
def test_ends_within_half_a_year(velden: dict[str, Any], expected: bool) -> None:  # noqa: FBT001
    assert is_on("loopt_af", **velden) is expected


@pytest.mark.parametrize(
    ("velden", "expected"),
    [
        ({}, True),
        ({"plekken": (Plek("p", "h"),)}, True),
        ({"plekken": (Plek("p", "h", straat="Dorpsstraat", huisnummer=1),)}, True),
        ({"plekken": (Plek("p", "h", x=1.0, y=2.0),)}, False),
        ({"plekken": (Plek("p", "h", buurt_gekozen="BU1"),)}, False),
        ({"plekken": (Plek("p", "h", gebruik="online"),)}, False),
        ({"soort": "online"}, False),
    ],
)
def test_without_locatie(velden: dict[str, Any], expected: bool) -> None:  # noqa: FBT001
    assert is_on("zonder_locatie", **velden) is expected


@pytest.mark.parametrize(
    ("velden", "expected"),
    [
        ({"formaliteit": "formeel"}, False),
        ({"formaliteit": "informeel"}, True),
        ({"formaliteit": None, "sfeer": "institutioneel"}, False),
        ({"formaliteit": None, "sfeer": "gemeenschappelijk"}, True),
        ({"formaliteit": None, "sfeer": "persoonlijk"}, False),
        ({"formaliteit": "informeel", "status": "gestopt"}, False),
        ({"formaliteit": "informeel", "status": "kans"}, False),
        (
            {
                "formaliteit": "informeel",
                "delen": {"instemmingen": ({"antwoord": "nog_niet_gevraagd"},)},
            },
            True,
        ),
        (
            {
                "formaliteit": "informeel",
                "delen": {
                    "instemmingen": ({"antwoord": "niet_opnemen", "gevraagd_op": "2026-01-01"},)
                },
            },
            False,
        ),
    ],
)
def test_never_asked_for_instemming(
    velden: dict[str, Any],
    expected: bool,  # noqa: FBT001
) -> None:
    assert is_on("instemming_niet_gevraagd", **velden) is expected


def test_leans_on_one_person() -> None:
    assert is_on("leunt_op_een", meer={"leunt_op_een_persoon": 1})
    assert not is_on("leunt_op_een", meer={"leunt_op_een_persoon": 0})
    assert not is_on("leunt_op_een")


def test_every_lijstje_can_be_found_and_explains_itself() -> None:
    assert [lijstje(one.code) for one in LIJSTJES] == list(LIJSTJES)
    assert all(one.uitleg.endswith(".") for one in LIJSTJES)
    assert lijstje("weg") is None


@pytest.mark.parametrize(
    ("dag", "maanden", "expected"),
    [
        (dt.date(2026, 8, 31), 6, dt.date(2027, 2, 28)),
        (dt.date(2027, 8, 31), 6, dt.date(2028, 2, 29)),
        (dt.date(2026, 12, 1), 1, dt.date(2027, 1, 1)),
    ],
)
def test_a_month_later_is_never_in_the_month_after_that(
    dag: dt.date, maanden: int, expected: dt.date
) -> None:
    assert months_later(dag, maanden) == expected
