"""Random work in a real window: undoing all of it gives back the identical register.

The window, its panels and its kaart stay the same for all sequences, so that what one leaves behind
is the next one's problem too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers_ui import open_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.tabellen import TABELLEN
from sociale_kaart.operations import delen, editing, inventarisatie, plekken, relaties

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy
    from pytestqt.qtbot import QtBot

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

NAMEN = ("Eettafel", "Wandelclub", "Repair café", "Taalhuis", "Moestuin")
X, Y = 190_500.0, 507_200.0
Step = tuple[str, int, int]

STEPS: SearchStrategy[list[Step]] = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("add", "rename", "sfeer", "move", "delete", "many", "choices", "money", "plek"),
                *("access", "tie", "log", "undo", "redo"),
            )
        ),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=9,
)


def contents(workspace: Workspace) -> dict[str, list[Any]]:
    """Return every table as it is in the file."""
    kaart = workspace.session.kaart
    return {
        tabel.naam: sorted(
            map(repr, map(sorted, map(dict.items, map(dict, kaart.rows(tabel.naam)))))
        )
        for tabel in TABELLEN
    }


class Work:
    """One sequence: what a step does depends on what is there by then."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        self._window = window
        self._workspace = workspace
        self._register = workspace.register

    def do(self, step: Step) -> None:
        """Do one step; one that makes no sense now does nothing."""
        soort, a, b = step
        getattr(self, f"_{soort}")(a, b)

    def _pick(self, number: int) -> Hulpbron | None:
        records = self._register.records
        return records[number % len(records)] if records else None

    def _act(self, operation: Callable[..., Change], *args: Any, **named: Any) -> None:
        self._register.act(operation, *args, **named)

    def _add(self, a: int, b: int) -> None:
        sfeer = (*lijsten.codes("sfeer"), None)[a % 4]
        velden = {"naam": f"{NAMEN[b % 5]} {a}", "sfeer": sfeer}
        self._register.add(velden, {"x": X + 40 * a, "y": Y + 40 * b})

    def _rename(self, a: int, b: int) -> None:
        if (hulpbron := self._pick(a)) is not None:
            self._act(editing.edit_hulpbron, hulpbron.uuid, {"naam": f"{NAMEN[b % 5]} nieuw"})

    def _sfeer(self, a: int, b: int) -> None:
        if (hulpbron := self._pick(a)) is not None:
            code = lijsten.codes("sfeer")[b % 3]
            self._act(editing.edit_hulpbron, hulpbron.uuid, {"sfeer": code})

    def _move(self, a: int, b: int) -> None:
        hulpbron = self._pick(a)
        if hulpbron is not None and hulpbron.plekken:
            self._register.move(hulpbron.plekken[0].uuid, X + 15 * b, Y - 15 * b)

    def _delete(self, a: int, b: int) -> None:
        gone = {h.uuid for number in (a, b) if (h := self._pick(number)) is not None}
        self._register.delete(sorted(gone))

    def _many(self, a: int, b: int) -> None:
        uuids = [h.uuid for h in self._register.records[a % 3 :]]
        if uuids:
            self._act(editing.edit_many, uuids, {"status": lijsten.codes("status")[b % 5]})

    def _choices(self, a: int, b: int) -> None:
        if (hulpbron := self._pick(a)) is not None:
            codes = lijsten.codes("doelgroep")[b : b + a % 4]
            self._act(delen.set_keuzes, hulpbron.uuid, "doelgroepen", codes)

    def _money(self, a: int, b: int) -> None:
        if (hulpbron := self._pick(a)) is None:
            return
        rows = hulpbron.deel("geldbronnen")
        if rows and b % 3 == 0:
            self._act(delen.remove_deel, hulpbron.uuid, "geldbronnen", rows[0]["uuid"])
        elif rows and b % 3 == 1:
            new = {"deel_procent": b * 10.0}
            self._act(delen.edit_deel, hulpbron.uuid, "geldbronnen", rows[0]["uuid"], new)
        else:
            new = {"soort": "gemeente", "deel_procent": b * 5.0}
            self._act(delen.add_deel, hulpbron.uuid, "geldbronnen", new)

    def _plek(self, a: int, b: int) -> None:
        if (hulpbron := self._pick(a)) is None:
            return
        if len(hulpbron.plekken) > 1 and b % 2:
            self._act(plekken.remove_plek, hulpbron.uuid, hulpbron.plekken[-1].uuid)
        else:
            new = {"x": X + 9 * b, "y": Y + 9 * a, "gebruik": "wisselend"}
            self._act(plekken.add_plek, hulpbron.uuid, new)

    def _access(self, a: int, b: int) -> None:
        if (hulpbron := self._pick(a)) is not None:
            answer = ("ja", "nee", "onbekend", None)[b % 4]
            self._act(delen.set_toegankelijkheid, hulpbron.uuid, "toilet", answer)

    def _tie(self, a: int, b: int) -> None:
        first, second = self._pick(a), self._pick(b)
        if first is None or second is None or first is second:
            return
        known = relaties.relaties_of(self._workspace.session, first.uuid)
        if known:
            self._act(relaties.remove_relatie, known[0].uuid)
        else:
            self._act(relaties.add_relatie, first.uuid, "werkt_samen_met", naar=second.uuid)

    def _log(self, a: int, b: int) -> None:
        codes = lijsten.codes("perspectief")
        row = {"gebiedscode": "BU99990101", "perspectief": codes[a % len(codes)], "hoe": f"{b}"}
        self._act(inventarisatie.add_inventarisatie, row)

    def _undo(self, a: int, b: int) -> None:
        self._window.actions_by_id["undo"].trigger()

    def _redo(self, a: int, b: int) -> None:
        self._window.actions_by_id["redo"].trigger()


def undo_until(window: MainWindow, workspace: Workspace, depth: int) -> None:
    """Trigger undo until the stack is as deep as it was."""
    for _ in range(len(workspace.session.kaart.history(10_000))):
        if _depth(workspace) <= depth:
            return
        window.actions_by_id["undo"].trigger()


def _depth(workspace: Workspace) -> int:
    """Return how many steps can be undone."""
    return len(workspace.session.kaart._store.stack._done)


def check(window: MainWindow, kaart: Path, qtbot: QtBot, examples: int) -> None:
    workspace = open_in(window, kaart, qtbot)
    refused: list[object] = []
    workspace.register.refused.disconnect()
    workspace.register.refused.connect(refused.append)
    before, depth = contents(workspace), _depth(workspace)
    seen = {"steps": 0}

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(steps=STEPS)
    def run(steps: list[Step]) -> None:
        work = Work(window, workspace)
        for step in steps:
            if step[0] == "undo" and _depth(workspace) <= depth:
                continue
            work.do(step)
        end = contents(workspace)
        seen["steps"] += end != before
        undo_until(window, workspace, depth)
        assert contents(workspace) == before
        shown = {h.uuid: h for h in workspace.register.records}
        assert shown == {h.uuid: h for h in workspace.session.kaart.hulpbronnen()}
        assert sorted(workspace.table.uuids()) == sorted(shown)

    run()
    assert seen["steps"] > examples / 3, "most sequences change something"


def test_undoing_random_work_gives_the_register_back(
    window: MainWindow, kaart: Path, qtbot: QtBot
) -> None:
    check(window, kaart, qtbot, examples=60)


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_two_thousand_sequences(window: MainWindow, kaart: Path, qtbot: QtBot) -> None:
    check(window, kaart, qtbot, examples=2_000)
