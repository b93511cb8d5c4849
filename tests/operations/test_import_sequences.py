"""Whatever is imported, answered, merged, taken back and undone: no row is lost or told twice."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lijstjes_maken import DAAR, GINDS, HIER, NERGENS, counts, plan_list, write_list

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.keuzes import ImportChoices, RijKeuze, choose
from sociale_kaart.importing.plan import UITKOMSTEN
from sociale_kaart.operations import editing, importing, wachtrij
from sociale_kaart.operations.samenvoegen import merge_hulpbronnen, not_the_same
from sociale_kaart.operations.sessions import new_kaart, open_kaart
from sociale_kaart.project.replay import read_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.importing.plan import ImportPlan
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.project.replay import State

CHOICES = st.builds(
    RijKeuze,
    st.sampled_from(["take", "wait", "skip", "merge", "update"]),
    plek=st.sampled_from([None, {"x": 150_900.0, "y": 535_700.0}, {"buurt_gekozen": "BU99990001"}]),
    rij=st.integers(1, 12),
    velden=st.sampled_from([None, frozenset(), frozenset({"naam", "adres", "contact.telefoon"})]),
    reden=st.sampled_from(["", "dubbel"]),
)


@pytest.fixture(scope="module")
def base(
    zonneveen: Path, worker: Worker, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[tuple[Path, ImportPlan]]]:
    """An empty kaart, and the plan for each of some lists when the kaart holds nothing."""
    folder = tmp_path_factory.mktemp("rijen")
    grond = Path(shutil.copy(zonneveen, folder))
    kaart = folder / "leeg.kaart.gpkg"
    rows = [
        {"Naam": n, "Adres": a, "Plaats": "Zonneveen", "Telefoon": t, "Sfeer": s}
        for n, a, t, s in [
            ("Koor Ibis", HIER, "038-3331234", ""), ("Ibis", HIER, "", ""),
            ("Soos Zwaan", NERGENS, "", "gemeenschappelijk"), ("De Zwaan", DAAR, "", ""),
            ("Gezin Jansen", DAAR, "", ""), ("Club Merel", "", "", "persoonlijk"),
            ("Biljart Specht", "Postbus 3", "", ""), ("Leeskring Uil", GINDS, "", ""),
        ]
    ]  # fmt: skip
    with new_kaart(kaart, naam="x", onze_definitie="x", doel="x", ondergrond=grond) as session:
        path = write_list(folder / "clubs 2025.csv", *rows)
        plans = [(path, plan_list(session, path, worker))]
    return kaart, plans


def total(plan: ImportPlan) -> int:
    assert set(plan.totalen) == set(UITKOMSTEN)
    return sum(plan.totalen.values())


@given(keuzes=st.dictionaries(st.integers(1, 12), CHOICES))
@settings(max_examples=150, deadline=None)
def test_choices_lose_no_row(
    base: tuple[Path, list[tuple[Path, ImportPlan]]], keuzes: dict[int, RijKeuze]
) -> None:
    (_, plan) = base[1][0]
    chosen = choose(plan, ImportChoices(keuzes))
    assert total(chosen) == chosen.rijen == plan.rijen
    assert [r.rijnummer for r in chosen.rows] == [r.rijnummer for r in plan.rows]
    refused = {r.rijnummer for r in plan.rows if r.is_refused}
    assert {r.rijnummer for r in chosen.rows if r.is_refused} == refused
    placed = {r.rijnummer for r in chosen.rows if r.uitkomst == "geplaatst"}
    for row in chosen.rows:
        assert row.naar_rij is None or row.naar_rij in placed
        assert row.uitkomst != "geplaatst" or row.naam
    # What was chosen does not change by choosing it again.
    again = choose(chosen, ImportChoices({n: RijKeuze("wait") for n in refused}))
    assert dataclasses.replace(again, gestopt=()) == dataclasses.replace(chosen, gestopt=())


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["import", "place", "buurt", "skip", "merge row", "merge", "apart", "edit", "delete",
             "take back", "undo", "redo"]
        ),
        st.integers(0, 30),
        st.dictionaries(st.integers(1, 12), CHOICES, max_size=4),
    ),
    min_size=2,
    max_size=14,
)  # fmt: skip


def state(session: Session) -> State:
    return read_state(session.kaart._store.connection, derived=True)


def act(
    session: Session,
    plans: list[tuple[Path, ImportPlan]],
    step: tuple[str, int, dict[int, RijKeuze]],
) -> None:
    what, number, keuzes = step
    waiting = wachtrij.waiting_rows(session)
    rij = waiting[number % len(waiting)].rij if waiting else "geen"
    uuids = [h.uuid for h in session.kaart.hulpbronnen()] or ["geen"]
    one, other = uuids[number % len(uuids)], uuids[(number // 3) % len(uuids)]
    batches = [b.uuid for b in importing.batches(session)] or ["geen"]
    path, plan = plans[0]
    chosen = ImportChoices(keuzes)
    doing: dict[str, Callable[[], object]] = {
        "import": lambda: importing.apply_plan(session, plan, path, NoProgress(), chosen),
        "place": lambda: wachtrij.place_row(
            session, rij, {"x": 150_900.0 + number, "y": 535_700.0}
        ),
        "buurt": lambda: wachtrij.place_in_buurt(session, rij, "BU99990001"),
        "skip": lambda: wachtrij.skip_row(session, rij, "proef"),
        "merge row": lambda: wachtrij.merge_row(
            session, rij, one, ["naam", "adres"] if number % 2 else None
        ),
        "merge": lambda: merge_hulpbronnen(
            session, one, other, {"naam": "gaat"} if number % 2 else {}
        ),
        "apart": lambda: not_the_same(session, one, other),
        "edit": lambda: editing.edit_hulpbron(session, one, {"omschrijving": f"nr {number}"}),
        "delete": lambda: editing.delete_hulpbronnen(session, [one]),
        "take back": lambda: importing.undo_batch(session, batches[number % len(batches)]),
        "undo": session.kaart.undo,
        "redo": session.kaart.redo,
    }
    doing[what]()


@given(steps=STEPS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_counts_are_true_after_every_step_and_undo_brings_everything_back(
    base: tuple[Path, list[tuple[Path, ImportPlan]]],
    steps: list[tuple[str, int, dict[int, RijKeuze]]],
) -> None:
    empty, plans = base
    kaart = Path(shutil.copy(empty, empty.with_name("proef.kaart.gpkg")))
    with open_kaart(kaart) as session:
        act(session, plans, ("import", 0, {}))
        for step in steps:
            before, undoable = state(session), session.kaart.undoable
            try:
                act(session, plans, step)
            except WorldError:
                assert state(session) == before
                continue
            counts(session)
            if step[0] not in {"undo", "redo"} and len(session.kaart.undoable) > len(undoable):
                after = state(session)
                session.kaart.undo()
                assert state(session) == before
                session.kaart.redo()
                assert state(session) == after
        assert [p for p in session.kaart.check() if p.ernst == "fout"] == []
        while session.kaart.undo():
            counts(session)
        assert session.kaart.rows("ruwe_rijen") == []
