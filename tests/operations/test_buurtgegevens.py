from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import normen
from sociale_kaart.operations.buurtgegevens import buurt_gegevens, norm_cijfers
from sociale_kaart.operations.editing import add_hulpbron
from sociale_kaart.operations.inventarisatie import add_inventarisatie

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


def test_people_and_who_was_asked_come_from_ondergrond_and_log(session: Session) -> None:
    buurten = session.required_ondergrond().layer("buurten")
    one, other = buurten["buurtcode"][:2]
    wijk = f"WK{one[2:8]}"
    before = buurt_gegevens(session, [one], ())[one].gehoord
    add_inventarisatie(
        session, {"gebiedscode": wijk, "perspectief": "mantelzorger", "datum": "2026-02-03"}
    )
    found = buurt_gegevens(session, [one, other], ())
    assert found[one].inwoners == buurten["inwoners"][0]
    assert ("Mantelzorger", dt.date(2026, 2, 3)) in found[one].gehoord
    assert "Mantelzorger" not in found[one].niet_gehoord
    assert len(found[one].gehoord) == len(before) + 1
    assert found[one].veranderd is None


def test_what_came_after_a_day_is_new(session: Session) -> None:
    (code,) = session.required_ondergrond().layer("buurten")["buurtcode"][:1]
    uuid = add_hulpbron(
        session, {"naam": "Nieuwe eetclub", "sfeer": "gemeenschappelijk"}, {"buurt_gekozen": code}
    ).nieuw
    yesterday = today() - dt.timedelta(days=1)
    records = session.kaart.hulpbronnen([uuid or ""])
    found = buurt_gegevens(session, [code], records, yesterday)[code].veranderd
    assert found is not None
    assert found.nieuw == {uuid}
    later = buurt_gegevens(session, [code], records, today())[code].veranderd
    assert later is not None
    assert not later.nieuw


def test_figures_of_normen_are_there_when_the_kaart_has_normen(
    session: Session, worker: Worker
) -> None:
    def found() -> list[tuple[str, list[str]]]:
        made = norm_cijfers(session, voor="publiek", worker=worker, progress=NoProgress())
        return [
            (one.norm.categorie, sorted(one.frame["buurtcode"].str[:2].unique())) for one in made
        ]

    assert found() == []
    normen.add_norm(session, {"categorie": "ontmoetingsplek", "afstand_m": 500, "aandeel": 0.9})
    assert found() == [("ontmoetingsplek", ["BU", "GM", "WK"])]
