"""Scenarios beside what there is now, on the sample wijk, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.scenario import DICHT, ERBIJ, VERPLAATST, Scenario, ScenarioPlek
from sociale_kaart.operations import (
    distances,
    editing,
    instemming,
    overnemen,
    relaties,
    scenarios,
    wat_als,
)
from sociale_kaart.operations.scenario_vrijgave import scenarios_for
from sociale_kaart.operations.werkblad import Maat, prepare_werkblad, require_people

if TYPE_CHECKING:
    import geopandas as gpd

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

SOORT = "supermarkt"


def reference(session: Session, soort: str = SOORT) -> gpd.GeoDataFrame:
    frame = session.required_ondergrond().layer("voorzieningen")
    return frame[frame["categorie"] == soort].reset_index(drop=True)


def made(session: Session, naam: str, *plekken: ScenarioPlek, **how: object) -> Scenario:
    uuid = scenarios.add_scenario(session, naam, **how).nieuw  # type: ignore[arg-type]
    assert uuid is not None
    if plekken:
        scenarios.add_scenario_plekken(session, uuid, plekken)
    return scenarios.scenario(session, uuid)


def compared(
    session: Session, worker: Worker, *plans: Scenario, voor: str = "intern"
) -> wat_als.Vergelijking:
    return wat_als.compare_scenarios(
        session, plans, voor=voor, worker=worker, progress=NoProgress()
    )


def closing(session: Session, reden: str = "Een praatje bij de kassa.") -> ScenarioPlek:
    osm_id = str(reference(session)["osm_id"].iloc[0])
    return ScenarioPlek("", DICHT, SOORT, osm_id=osm_id, reden=reden)


def test_what_there_is_now_is_what_the_distances_say(session: Session, worker: Worker) -> None:
    found = compared(session, worker, made(session, "Dicht", closing(session)))
    ours = distances.distance_per_buurt(
        session, categorieen=[SOORT], worker=worker, progress=NoProgress()
    ).set_index("buurtcode")
    now = found.frame[found.frame["scenario"] == wat_als.NU].set_index("buurtcode")
    shown = now.index[now["onderdrukt"] == 0]
    assert len(shown) > 1
    for mine, theirs in (("gemiddelde_m", "gemiddelde_m"), ("aandeel_binnen", "aandeel_500m")):
        assert now.loc[shown, mine].to_numpy() == pytest.approx(
            ours.loc[shown, theirs].to_numpy(), abs=0.011
        )


def test_scenarios_stand_side_by_side_by_name(session: Session, worker: Worker) -> None:
    row = reference(session).iloc[0]
    moved = ScenarioPlek(
        "", VERPLAATST, SOORT, osm_id=row["osm_id"], x=row.geometry.x + 300, y=row.geometry.y
    )
    new = ScenarioPlek("", ERBIJ, SOORT, naam="Nieuw", x=row.geometry.x, y=row.geometry.y + 200)
    found = compared(
        session, worker, made(session, "B", moved), made(session, "A", closing(session), new)
    )
    wide = found.side_by_side(SOORT)
    assert list(wide.columns) == ["buurtnaam", "buurtcode", "Nu", "B", "A"]
    assert list(wide["buurtnaam"]) == sorted(wide["buurtnaam"])
    assert [one["actie"] for one in found.wijzigingen] == [VERPLAATST, DICHT, ERBIJ]
    totals = {one["scenario"]: one for one in found.totalen}
    shown = found.frame[found.frame["scenario"] == "A"]
    assert totals["A"]["na_binnen"] == pytest.approx(shown["binnen"].sum(), abs=len(shown))
    assert "500 meter lopen van een supermarkt" in totals["A"]["zin"]


def test_a_closing_says_who_loses_and_what_happened_there(session: Session, worker: Worker) -> None:
    row = reference(session, "ontmoetingsplek").iloc[0]
    huis = editing.add_hulpbron(
        session,
        {"naam": "Ons Huis", "categorie": "ontmoetingsplek", "sfeer": "institutioneel"},
        {"x": row.geometry.x + 2000, "y": row.geometry.y},
    ).nieuw
    koffie = editing.add_hulpbron(session, {"naam": "Koffie met koek"}).nieuw
    assert huis
    assert koffie
    relaties.add_relatie(session, koffie, "gebruikt_ruimte_van", naar=huis)
    editing.add_hulpbron(
        session, {"naam": "Kaartclub"}, {"x": row.geometry.x + 2000, "y": row.geometry.y}
    )
    hulpbron = session.kaart.hulpbron(huis)
    assert hulpbron
    plan = made(
        session,
        "Dicht",
        ScenarioPlek(
            "", DICHT, "ontmoetingsplek", hulpbron.plekken[0].uuid, reden="Elke dag soep."
        ),
    )
    found = compared(session, worker, plan)
    (one,) = found.sluitingen
    assert (one["naam"], one["reden"]) == ("Ons Huis", "Elke dag soep.")
    assert one["in_de_ruimte"] == ("Kaartclub", "Koffie met koek")
    assert one["verder_weg"] >= 0
    assert [b["buurtnaam"] for b in one["buurten"]] == sorted(
        b["buurtnaam"] for b in one["buurten"]
    )


def test_a_place_that_counts_twice_closes_twice(session: Session, worker: Worker) -> None:
    """A library is a place to borrow books and a place to meet by chance."""
    row = reference(session, "bibliotheek").iloc[0]
    plan = made(
        session,
        "Geen bieb",
        ScenarioPlek("", DICHT, "bibliotheek", osm_id=row["osm_id"], reden="Lezen."),
    )
    found = compared(session, worker, plan)
    assert set(found.categorieen) >= {"bibliotheek", "terloops_ontmoeten"}


def hidden_plan(session: Session) -> Scenario:
    """A plan about a place that only we may see, and about one that everybody may."""
    row = reference(session).iloc[0]
    uuid = editing.add_hulpbron(
        session,
        {"naam": "Stille Kring", "categorie": SOORT, "zichtbaarheid": "intern"},
        {"x": row.geometry.x + 900, "y": row.geometry.y + 40},
    ).nieuw
    assert uuid
    hulpbron = session.kaart.hulpbron(uuid)
    assert hulpbron
    secret = ScenarioPlek("", DICHT, SOORT, hulpbron.plekken[0].uuid, reden="Samen eten.")
    return made(
        session,
        "Zonder de stille kring",
        secret,
        closing(session, reden="Hier zat ook  de Stille kring."),
    )


def test_a_hidden_place_is_not_given_away(session: Session, worker: Worker) -> None:
    plan = hidden_plan(session)
    found = compared(session, worker, plan, voor="publiek")
    text = repr((found.wijzigingen, found.sluitingen, found.totalen, found.scenarios)).casefold()
    assert "stille kring" not in " ".join(text.split())
    assert "samen eten" not in text
    assert len(found.wijzigingen) == 1
    assert any("minder dan 5) zijn weggelaten" in one for one in found.meldingen)
    clean = compared(session, worker, made(session, "Schoon", closing(session)), voor="publiek")
    ours = found.frame.drop(columns="scenario").reset_index(drop=True)
    pd.testing.assert_frame_equal(ours, clean.frame.drop(columns="scenario"))
    whole = compared(session, worker, plan)
    assert len(whole.wijzigingen) == 2


def test_a_list_of_plans_gives_nothing_hidden_away(session: Session) -> None:
    hidden_plan(session)
    (plan,) = scenarios_for(session, "partners")
    assert plan.naam == "Plan 1 (naam weggelaten)"
    assert len(plan.plekken) == 1
    assert "weggelaten" in plan.plekken[0].reden
    assert scenarios_for(session, "intern") == tuple(scenarios.scenarios(session))


def test_what_is_known_at_buurt_level_has_no_point_in_a_plan(session: Session) -> None:
    row = reference(session).iloc[0]
    uuid = editing.add_hulpbron(
        session,
        {"naam": "Buurtgroep", "categorie": SOORT, "sfeer": "gemeenschappelijk",
         "formaliteit": "informeel", "zichtbaarheid": "partners"},
        {"x": row.geometry.x, "y": row.geometry.y},
    ).nieuw  # fmt: skip
    assert uuid
    instemming.record_instemming(session, uuid, "alleen_buurt")
    hulpbron = session.kaart.hulpbron(uuid)
    assert hulpbron
    made(
        session,
        "Verhuizing",
        ScenarioPlek("", VERPLAATST, SOORT, hulpbron.plekken[0].uuid, x=1234.0, y=4321.0),
    )
    assert len(scenarios_for(session, "intern")[0].plekken) == 1
    assert scenarios_for(session, "partners")[0].plekken == ()


def test_a_plan_of_hidden_places_alone_is_refused_to_others(
    session: Session, worker: Worker
) -> None:
    plan = hidden_plan(session)
    scenarios.remove_scenario_plek(session, next(one.uuid for one in plan.plekken if one.osm_id))
    with pytest.raises(WorldError, match="mag deze lezer niet zien"):
        compared(session, worker, scenarios.scenario(session, plan.uuid), voor="publiek")


def test_what_no_longer_counts_is_said(session: Session, worker: Worker) -> None:
    gone = ScenarioPlek("", DICHT, SOORT, osm_id="n0", naam="Weg", reden="Stil.")
    new = ScenarioPlek("", ERBIJ, SOORT, x=reference(session).geometry.x[0], y=0.0)
    found = compared(session, worker, made(session, "Oud", gone, new))
    assert any("‘Weg’ telt nu niet mee als een supermarkt" in one for one in found.meldingen)
    assert found.sluitingen == ()


def test_one_place_under_two_names_changes_once(session: Session) -> None:
    """The register and OpenStreetMap both know the shop."""
    row = reference(session).iloc[0]
    take = overnemen.take_over_voorzieningen(session, [row["osm_id"]]).nieuw
    assert take
    hulpbron = session.kaart.hulpbron(take)
    assert hulpbron
    werkblad = prepare_werkblad(session, SOORT).load()
    assert werkblad.row_of(plek=hulpbron.plekken[0].uuid) == werkblad.row_of(osm_id=row["osm_id"])
    moved = ScenarioPlek(
        "", VERPLAATST, SOORT, hulpbron.plekken[0].uuid, x=row.geometry.x + 50, y=row.geometry.y
    )
    changes, told = werkblad.changes([moved, closing(session)])
    assert [one.actie for one in changes] == [VERPLAATST]
    assert "staat twee keer in dit plan" in told[0]


def test_a_place_for_its_own_group_is_no_place_for_everybody(
    session: Session, worker: Worker
) -> None:
    row = reference(session).iloc[0]
    own = editing.add_hulpbron(
        session,
        {"naam": "Coöperatie", "categorie": SOORT, "aanbod": "eigen_groep"},
        {"x": row.geometry.x + 700, "y": row.geometry.y + 100},
    ).nieuw
    assert own
    hulpbron = session.kaart.hulpbron(own)
    assert hulpbron
    shut = ScenarioPlek("", DICHT, SOORT, hulpbron.plekken[0].uuid, reden="Delen.")
    found = compared(session, worker, made(session, "Dicht", shut, closing(session)))
    assert any("voor de eigen groep telt niet mee (Supermarkt: 1)" in m for m in found.meldingen)
    assert any("‘Coöperatie’ is er voor de eigen groep" in m for m in found.meldingen)
    without = prepare_werkblad(session, SOORT).load()
    assert len(without.proef.voorzieningen) == len(reference(session))


def test_plans_that_measure_otherwise_are_measured_alike_and_it_is_said(
    session: Session, worker: Worker
) -> None:
    one = made(session, "Eén", closing(session), afstand_m=300)
    two = made(session, "Twee", closing(session), afstand_m=800)
    found = compared(session, worker, one, two)
    assert found.maat == Maat(afstand_m=300)
    assert any("binnen 300 meter lopen" in melding for melding in found.meldingen)
    assert set(found.frame["methode"].str.contains("binnen_m=300")) == {True}


def test_an_empty_plan_says_what_to_do(session: Session, worker: Worker) -> None:
    with pytest.raises(WorldError, match="verandert nog niets"):
        compared(session, worker, made(session, "Leeg"))


def test_a_worksheet_tries_what_is_not_kept_yet(session: Session) -> None:
    werkblad = prepare_werkblad(session, SOORT).load()
    row = reference(session).iloc[0]
    assert werkblad.row_of(osm_id=row["osm_id"]) is not None
    assert werkblad.row_of(osm_id="n0") is None
    nothing = werkblad.effect()
    assert werkblad.sentence(nothing).startswith("Er verandert niets.")
    dicht = werkblad.effect([ScenarioPlek("", DICHT, SOORT, osm_id=row["osm_id"])])
    assert dicht.totaal.verder_weg > 0
    assert "minder binnen 500 meter lopen van een supermarkt" in werkblad.sentence(dicht)
    other = ScenarioPlek("", ERBIJ, "sport", x=row.geometry.x, y=row.geometry.y)
    assert werkblad.effect([other]).totaal == nothing.totaal
    assert scenarios.scenarios(session) == []


def test_of_a_group_nobody_is_known_of_no_figures_are_made() -> None:
    with pytest.raises(WorldError, match="0 tot 15 jaar"):
        require_people(0.0, "0_15")
