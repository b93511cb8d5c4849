"""Keeping scenarios: each change is one step, and the register stays as it was."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.scenario import DICHT, ERBIJ, VERPLAATST, ScenarioPlek
from sociale_kaart.operations import editing, scenarios
from sociale_kaart.operations.records import GeenHulpbronError

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session

NIEUW = ScenarioPlek("", ERBIJ, "ontmoetingsplek", naam="Nieuwe huiskamer", x=1000.0, y=2000.0)
DICHT_OSM = ScenarioPlek("", DICHT, "supermarkt", osm_id="n1", naam="Winkel", reden="Een praatje.")


@pytest.fixture
def plan(session: Session) -> str:
    change = scenarios.add_scenario(session, "Sluiting Zuid", afstand_m=800, groep="65plus")
    assert change.nieuw is not None
    return change.nieuw


def registered(session: Session) -> tuple[str, str]:
    """Return the uuid of a hulpbron and of its plek."""
    made = editing.add_hulpbron(
        session, {"naam": "Huis", "categorie": "ontmoetingsplek"}, {"x": 1.0, "y": 2.0}
    )
    hulpbron = session.kaart.hulpbron(str(made.nieuw))
    assert hulpbron is not None
    return hulpbron.uuid, hulpbron.plekken[0].uuid


def test_a_scenario_remembers_how_it_is_measured(session: Session, plan: str) -> None:
    found = scenarios.scenario(session, plan)
    assert (found.naam, found.afstand_m, found.groep, found.netwerk) == (
        "Sluiting Zuid", 800, "65plus", "lopen",
    )  # fmt: skip
    assert found.plekken == ()


def test_each_change_of_a_scenario_is_one_step_back(session: Session, plan: str) -> None:
    states = [scenarios.scenarios(session)]

    def did(change: editing.Change) -> None:
        assert change.hulpbronnen == frozenset()
        states.append(scenarios.scenarios(session))

    did(scenarios.add_scenario_plekken(session, plan, [NIEUW, DICHT_OSM]))
    first = scenarios.scenario(session, plan).plekken[0]
    did(scenarios.edit_scenario_plek(session, first.uuid, {"x": 1.5, "y": 2.5}))
    did(scenarios.duplicate_scenario(session, plan))
    did(scenarios.rename_scenario(session, plan, "Sluiting Noord"))
    did(scenarios.remove_scenario_plek(session, first.uuid))
    did(scenarios.remove_scenario(session, plan))
    for before in reversed(states[:-1]):
        editing.undo(session)
        assert scenarios.scenarios(session) == before


def test_a_copy_has_the_changes_and_lives_its_own_life(session: Session, plan: str) -> None:
    scenarios.add_scenario_plekken(session, plan, [NIEUW])
    copy = scenarios.duplicate_scenario(session, plan).nieuw
    assert copy is not None
    made = scenarios.scenario(session, copy)
    assert made.naam == "Sluiting Zuid (2)"
    assert (made.afstand_m, made.groep) == (800, "65plus")
    assert [dataclasses.replace(one, uuid="") for one in made.plekken] == [NIEUW]
    scenarios.remove_scenario_plek(session, made.plekken[0].uuid)
    assert len(scenarios.scenario(session, plan).plekken) == 1


def test_a_plek_of_the_register_keeps_its_name_there_only(session: Session, plan: str) -> None:
    """A name that is removed from the register for good must not live on in a scenario."""
    _, plek = registered(session)
    moved = ScenarioPlek("", VERPLAATST, "ontmoetingsplek", plek, naam="Huis", x=5.0, y=6.0)
    scenarios.add_scenario_plekken(session, plan, [moved])
    kept = scenarios.scenario(session, plan).plekken[0]
    assert (kept.plek, kept.naam, kept.x) == (plek, "", 5.0)
    before = session.kaart.row("plekken", plek)
    assert before is not None
    assert before["x"] == 1.0


def test_a_scenario_outlives_the_hulpbron_it_is_about(session: Session, plan: str) -> None:
    hulpbron, plek = registered(session)
    closing = ScenarioPlek("", DICHT, "ontmoetingsplek", plek, reden="Koffie op dinsdag.")
    scenarios.add_scenario_plekken(session, plan, [closing])
    editing.delete_hulpbronnen(session, [hulpbron])
    kept = scenarios.scenario(session, plan).plekken[0]
    assert (kept.plek, kept.reden) == (None, "Koffie op dinsdag.")


@pytest.mark.parametrize(
    ("plek", "said"),
    [
        (dataclasses.replace(DICHT_OSM, reden=" "), "wat gebeurde er in deze ruimte"),
        (dataclasses.replace(DICHT_OSM, osm_id=None), "Welke plek"),
        (dataclasses.replace(NIEUW, x=None), "nog geen punt"),
        (dataclasses.replace(NIEUW, categorie=""), "wat voor plek"),
        (dataclasses.replace(NIEUW, categorie="pretpark"), "staat niet in de lijst"),
        (dataclasses.replace(NIEUW, plek="weg"), "niet meer in het register"),
    ],
)
def test_a_change_that_is_not_whole_is_refused(
    session: Session, plan: str, plek: ScenarioPlek, said: str
) -> None:
    with pytest.raises(WorldError, match=said):
        scenarios.add_scenario_plekken(session, plan, [NIEUW, plek])
    assert scenarios.scenario(session, plan).plekken == ()


def test_one_place_changes_once_in_a_scenario(session: Session, plan: str) -> None:
    scenarios.add_scenario_plekken(session, plan, [DICHT_OSM])
    with pytest.raises(WorldError, match="staat al in dit plan"):
        scenarios.add_scenario_plekken(session, plan, [DICHT_OSM])
    scenarios.add_scenario_plekken(session, plan, [NIEUW, NIEUW])


def test_what_happened_in_a_room_is_no_list_of_people(session: Session, plan: str) -> None:
    about = dataclasses.replace(DICHT_OSM, reden="Hulpvraag: schulden")
    with pytest.raises(GeenHulpbronError):
        scenarios.add_scenario_plekken(session, plan, [about])


@pytest.mark.parametrize("naam", ["Sluiting Zuid", " sluiting  zuid ", "nu", ""])
def test_a_name_is_given_once(session: Session, plan: str, naam: str) -> None:
    with pytest.raises(WorldError):
        scenarios.add_scenario(session, naam)


@pytest.mark.parametrize(
    "waarden", [{"netwerk": "varen"}, {"afstand_m": 0}, {"afstand_m": 99999}, {"groep": "rijken"}]
)
def test_a_way_to_measure_that_does_not_exist_is_refused(
    session: Session, plan: str, waarden: dict[str, object]
) -> None:
    with pytest.raises(WorldError):
        scenarios.edit_scenario(session, plan, waarden)  # type: ignore[arg-type]
    assert scenarios.scenario(session, plan).afstand_m == 800


def test_an_unknown_name_is_told_with_those_there_are(session: Session, plan: str) -> None:
    with pytest.raises(WorldError, match="Kies uit: ‘Sluiting Zuid’"):
        scenarios.find_scenario(session, "Sluiting West")
    assert scenarios.find_scenario(session, "sluiting zuid").uuid == plan
