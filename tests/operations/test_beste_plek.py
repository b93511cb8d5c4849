"""Where a new place helps most on the sample wijk, and what is said about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.scenario import ERBIJ
from sociale_kaart.operations import editing, kandidaten, scenarios
from sociale_kaart.operations.beste_plek import GEMIDDELD, Advies, Vraag, best_place
from sociale_kaart.operations.kandidaten import candidates
from sociale_kaart.operations.opstellingen import load_opstelling
from sociale_kaart.operations.werkblad import Maat, prepare_werkblad

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

SOORT = "bibliotheek"


def asked(session: Session, worker: Worker, vraag: Vraag) -> Advies:
    return best_place(session, vraag, worker=worker, progress=NoProgress())


def some_points(session: Session, step: int = 60) -> tuple[tuple[str, float, float], ...]:
    adressen = session.required_ondergrond().layer("adressen").dropna(subset="buurtcode")
    return tuple(
        (f"hoek {n}", float(p.x), float(p.y)) for n, p in enumerate(adressen.geometry[::step])
    )


@pytest.mark.parametrize("groep", ["inwoners", "65plus"])
def test_the_best_of_drawn_points_is_found_by_trying_them_all(
    session: Session, worker: Worker, groep: str
) -> None:
    punten = some_points(session)
    maat = Maat(afstand_m=400, groep=groep)
    found = asked(
        session, worker, Vraag(SOORT, maat=maat, kandidaten=kandidaten.PUNTEN, punten=punten)
    )
    werkblad = prepare_werkblad(session, SOORT, maat).load()
    tried = [
        werkblad.effect(found_at).totaal.na_binnen
        for one in punten
        for found_at in [[_new(one[1], one[2])]]
    ]
    assert found.totaal.na_binnen == max(tried)
    assert found.plekken[0].naam == punten[tried.index(max(tried))][0]
    assert found.totaal_tweede
    assert found.totaal_tweede.na_binnen <= max(tried)
    assert found.bewezen


def _new(x: float, y: float) -> scenarios.ScenarioPlek:
    return scenarios.ScenarioPlek("", ERBIJ, SOORT, x=x, y=y)


def test_the_answer_is_a_sentence_and_says_what_it_does_not_say(
    session: Session, worker: Worker
) -> None:
    found = asked(session, worker, Vraag(SOORT, maat=Maat(afstand_m=400)))
    more = found.totaal.na_binnen - found.totaal.voor_binnen
    assert found.zin.startswith(f"Een bibliotheek bij {found.plekken[0].naam} brengt ")
    assert f"{more} inwoners binnen 400 meter lopen" in found.zin.replace(".", "")
    assert "De tweede keus is" in found.zin
    assert "één adres per vak van 100 meter" in found.zekerheid
    assert "geen andere keuze uit deze plekken is beter" in found.zekerheid
    assert any("nog niet open" in one for one in found.niet_gezegd)
    json.dumps(found.as_json(), allow_nan=False)


def test_the_answer_can_be_put_in_a_scenario(session: Session, worker: Worker) -> None:
    found = asked(session, worker, Vraag(SOORT, aantal=2, maat=Maat(afstand_m=300)))
    plan = scenarios.add_scenario(session, "Erbij", afstand_m=300).nieuw
    assert plan
    scenarios.add_scenario_plekken(session, plan, found.as_scenario_plekken())
    kept = scenarios.scenario(session, plan)
    werkblad = prepare_werkblad(session, SOORT, Maat(afstand_m=300)).load()
    assert werkblad.effect(kept.plekken).totaal == found.totaal
    assert len(kept.plekken) == 2


def test_the_shortest_way_on_average_is_found_by_trying(session: Session, worker: Worker) -> None:
    punten = some_points(session, 90)
    vraag = Vraag(SOORT, doel=GEMIDDELD, kandidaten=kandidaten.PUNTEN, punten=punten)
    found = asked(session, worker, vraag)
    werkblad = prepare_werkblad(session, SOORT).load()
    tried = [werkblad.effect([_new(x, y)]).totaal.na_gemiddelde_m for _, x, y in punten]
    assert found.totaal.na_gemiddelde_m == pytest.approx(min(tried), abs=0.5)
    assert "meter korter" in found.zin


def test_a_kans_is_a_place_to_choose(session: Session, worker: Worker) -> None:
    _, x, y = some_points(session)[3]
    editing.add_hulpbron(
        session,
        {"naam": "Lege kerk", "status": "kans", "zichtbaarheid": "intern"},
        {"x": x, "y": y},
    )
    found = asked(session, worker, Vraag(SOORT, kandidaten=kandidaten.KANS))
    assert found.plekken[0].naam == "Lege kerk"
    assert found.as_scenario_plekken()[0].plek
    with pytest.raises(WorldError, match="geen plekken om uit te kiezen"):
        asked(session, worker, Vraag(SOORT, kandidaten=kandidaten.KANS, voor="publiek"))


def test_candidates_are_where_their_kind_says(session: Session) -> None:
    path = session.required_ondergrond().path
    opstelling = load_opstelling(path, "lopen")
    adressen = candidates(kandidaten.ADRESSEN, path, opstelling)
    squares = [(one.x // 100, one.y // 100) for one in adressen.plekken]
    assert len(set(squares)) == len(squares) == len(opstelling.cellen)
    few = candidates(kandidaten.ADRESSEN, path, opstelling, hoogstens=10)
    assert 1 <= len(few.plekken) <= 10
    gebouwen = candidates(kandidaten.GEBOUWEN, path, opstelling)
    assert gebouwen.plekken
    assert all("(gebouw van " in one.naam for one in gebouwen.plekken)
    scholen = candidates(kandidaten.VOORZIENINGEN, path, opstelling, categorieen=["basisschool"])
    assert scholen.plekken
    assert "basisschool" in scholen.uitleg
    with pytest.raises(ValueError, match="no such"):
        candidates("kastelen", path, opstelling)


def test_a_stop_ends_the_search(session: Session, worker: Worker) -> None:
    class Stopped:
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        best_place(session, Vraag(SOORT), worker=worker, progress=Stopped())


@pytest.mark.parametrize("aantal", [0, 21])
def test_an_odd_number_of_places_is_refused(session: Session, worker: Worker, aantal: int) -> None:
    with pytest.raises(WorldError, match="Kies een aantal"):
        asked(session, worker, Vraag(SOORT, aantal=aantal))


def test_when_nothing_helps_it_says_so(session: Session, worker: Worker) -> None:
    far = Vraag(SOORT, kandidaten=kandidaten.PUNTEN, punten=(("ver", 10.0, 10.0),))
    found = asked(session, worker, far)
    assert found.plekken == ()
    assert found.zin.startswith("Op geen van de bekeken plekken")
