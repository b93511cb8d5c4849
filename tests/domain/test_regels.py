from __future__ import annotations

import datetime as dt

import pytest

from sociale_kaart.domain import regels


@pytest.mark.parametrize(
    ("gecontroleerd_op", "herzien_voor"),
    [
        (dt.date(2026, 11, 22), dt.date(2027, 11, 22)),
        (dt.date(2026, 12, 31), dt.date(2027, 12, 31)),
        (dt.date(2028, 2, 29), dt.date(2029, 2, 28)),
    ],
)
def test_a_check_holds_for_a_year(gecontroleerd_op: dt.date, herzien_voor: dt.date) -> None:
    assert regels.herzien_voor(gecontroleerd_op) == herzien_voor


@pytest.mark.parametrize(
    ("kind", "zichtbaarheid", "plek"),
    [
        (("persoonlijk", None, None), "intern", {"locatie_nauwkeurigheid": "buurt"}),
        (("gemeenschappelijk", "informeel", "groep"), "partners", {"gebruik": "vast"}),
        (("gemeenschappelijk", "informeel", "persoon"), "intern", {"gebruik": "vast"}),
        (("institutioneel", "formeel", "plek"), "publiek", {"gebruik": "vast"}),
        (("institutioneel", None, "plek"), "partners", {"gebruik": "vast"}),
        (("gemeenschappelijk", "informeel", "online"), "partners", {"gebruik": "online"}),
        ((None, None, None), "partners", {"gebruik": "vast"}),
    ],
)
def test_what_holds_for_a_new_one_follows_from_its_sfeer(
    kind: tuple[str | None, str | None, str | None], zichtbaarheid: str, plek: dict[str, str]
) -> None:
    sfeer, _, soort = kind
    assert regels.defaults_for(*kind) == {"status": "actief", "zichtbaarheid": zichtbaarheid}
    assert regels.plek_defaults(sfeer, soort) == plek


def test_only_what_is_about_people_is_closed_in_so_many_words() -> None:
    assert regels.strictest_zichtbaarheid("persoonlijk", None) == "intern"
    assert regels.strictest_zichtbaarheid("institutioneel", "persoon") == "intern"
    assert regels.strictest_zichtbaarheid("gemeenschappelijk", "groep") is None
