"""The agenda: what lies ahead and what was forgotten, and nothing that was followed up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.operations.agenda import SOORTEN, Afspraak, agenda

VANDAAG = dt.date(2026, 11, 22)


def drawn(*hulpbronnen: Hulpbron) -> list[str]:
    return [
        f"{a.datum} {a.soort}{' (verlopen)' if a.verlopen else ''} {a.naam}: {a.tekst}"
        for a in agenda(hulpbronnen, VANDAAG)
    ]


def hulpbron(naam: str = "De Brug", **velden: Any) -> Hulpbron:
    return Hulpbron(naam.lower(), naam, **velden)


def test_every_date_of_a_hulpbron_is_in_it_earliest_first() -> None:
    geld = {"wie": "Gemeente", "tot": "2027-06-30", "beslisdatum": "2027-03-01"}
    found = drawn(
        hulpbron(
            herzien_voor="2026-12-01",
            begonnen_op="2026-11-23",
            gestopt_op="2027-12-31",
            meer={"ruimte_zeker_tot": "2027-01-01"},
            delen={
                "geldbronnen": (geld,),
                "besluiten": ({"besluit": "Visie", "tot": "2026-10-01"},),
                "toestemmingen": ({"wie": "Jan Jansen", "tot": "2026-11-30"},),
                "tellingen": ({"tot": "2027-01-01"},),
            },
        )
    )
    assert found == [
        "2026-10-01 besluit (verlopen) De Brug: Een besluit loopt af: Visie",
        "2026-11-23 begin De Brug: De hulpbron begint",
        "2026-11-30 toestemming De Brug: Toestemming van een persoon geldt tot 30 november 2026",
        "2026-12-01 herzien De Brug: Kijk na of alles nog klopt",
        "2027-01-01 ruimte De Brug: Tot deze dag is de ruimte zeker",
        "2027-03-01 beslissing De Brug: Beslissing over geld: Gemeente",
        "2027-06-30 geld De Brug: Geld loopt af: Gemeente",
        "2027-12-31 einde De Brug: De hulpbron stopt",
    ]
    assert {line.split()[1] for line in found} == {code for code, _ in SOORTEN}


def test_what_has_stopped_only_asks_for_the_toestemming_that_is_still_in_it() -> None:
    gestopt = hulpbron(
        status="gestopt",
        gestopt_op="2026-01-01",
        herzien_voor="2026-01-01",
        delen={"toestemmingen": ({"wie": "Jan", "tot": "2026-06-01"},)},
    )
    assert [line.split()[1] for line in drawn(gestopt)] == ["toestemming"]


def test_a_date_that_was_followed_up_is_gone() -> None:
    "The decision fell and the money came; the person said yes again."
    renewed = hulpbron(
        delen={
            "geldbronnen": ({"beslisdatum": "2026-10-01", "tot": "2027-12-31"},),
            "toestemmingen": (
                {"wie": "Jan", "gegeven_op": "2024-01-01", "tot": "2025-01-01"},
                {"wie": "jan", "gegeven_op": "2025-01-01", "tot": "2028-01-01"},
            ),
        }
    )
    assert [line[:22] for line in drawn(renewed)] == [
        "2027-12-31 geld De Bru",
        "2028-01-01 toestemming",
    ]


def test_what_is_no_date_is_not_in_it() -> None:
    assert drawn(hulpbron(herzien_voor="zomer", meer={"ruimte_zeker_tot": "2027"})) == []


def test_two_on_one_day_stand_by_name() -> None:
    both = [
        hulpbron("Zang", herzien_voor="2027-01-01"),
        hulpbron("Atelier", herzien_voor="2027-01-01"),
    ]
    assert [a.naam for a in agenda(both, VANDAAG)] == ["Atelier", "Zang"]
    assert isinstance(agenda(both, VANDAAG)[0], Afspraak)
