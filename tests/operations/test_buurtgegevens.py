from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import editing, exports, instemming, normen
from sociale_kaart.operations.buurtgegevens import buurt_gegevens, norm_cijfers
from sociale_kaart.operations.editing import add_hulpbron
from sociale_kaart.operations.inventarisatie import add_inventarisatie

if TYPE_CHECKING:
    import pytest

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


def test_that_something_hidden_changed_is_not_told(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = session.required_ondergrond().layer("buurten")["buurtcode"][:1]
    vast = {"x": 150_900.0, "y": 535_700.0, "gebruik": "thuis"}
    velden = {"naam": "Eettafel", "sfeer": "institutioneel", "formaliteit": "formeel"}
    uuid = str(editing.add_hulpbron(session, velden, vast).nieuw)
    next_week = time.time_ns() + 7 * 24 * 3600 * 10**9
    monkeypatch.setattr("sociale_kaart.project.log.time.time_ns", lambda: next_week)

    def changed() -> frozenset[str]:
        getoond = exports.released(session, "publiek").hulpbronnen
        found = buurt_gegevens(session, [code], getoond, today())[code].veranderd
        assert found is not None
        assert not found.nieuw
        return found.gewijzigd

    editing.edit_hulpbron(session, uuid, {"opmerking": "Bel eerst"})
    (plek,) = session.kaart.hulpbronnen([uuid])[0].plekken
    editing.move_plek(session, plek.uuid, 150_910.0, 535_710.0)
    instemming.record_instemming(session, uuid, "openbaar")
    assert changed() == frozenset()
    editing.edit_hulpbron(session, uuid, {"omschrijving": "Soep op dinsdag"})
    assert changed() == {uuid}


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
