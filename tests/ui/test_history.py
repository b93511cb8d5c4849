"""All steps of the kaart in the window, and the way back to one of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from helpers_ui import by_name
from PySide6.QtCore import Qt

from sociale_kaart.operations.changes import Change
from sociale_kaart.operations.history import Stap
from sociale_kaart.ui.history_panel import HistoryModel, HistoryPanel, moment, together

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

THEN = dt.datetime(2026, 5, 3, 14, 5, tzinfo=dt.UTC)


@pytest.fixture
def panel(workspace: Workspace, window: MainWindow) -> HistoryPanel:
    window.actions_by_id["show_history"].trigger()
    return workspace.overviews.history


def told(panel: HistoryPanel) -> list[str]:
    return [panel.model.index(row, 1).data() for row in range(panel.model.rowCount())]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = HistoryModel()
    qtmodeltester.check(model)
    model.show_steps([
        Stap("1", "Wijzig ‘Koor’", THEN, "Ank", "actie"),
        Stap("2", "Andere wijzigingen", THEN, "", "buiten"),
    ])  # fmt: skip
    qtmodeltester.check(model)
    assert model.index(0, 2).data() == "Ank"
    assert model.index(1, 1).data().endswith("(buiten dit programma, zoals in QGIS)")
    assert moment(model.steps[0]) == "3 mei 2026, 14:05"


def test_back_to_a_step_and_again(panel: HistoryPanel, workspace: Workspace, qtbot: QtBot) -> None:
    register = workspace.register
    zoe = by_name(workspace, "Café Zoë")
    start = told(panel)[0]
    for kosten in ("een", "twee", "drie"):
        register.edit(zoe, {"kosten": kosten})
    assert told(panel)[:4] == ["Wijzig ‘Café Zoë’: kosten"] * 3 + [start]
    panel.view.selectRow(2)
    assert panel.back.text() == "Zet terug tot hier"
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)

    def kosten_of() -> object:
        hulpbron = register.hulpbron(zoe)
        return hulpbron.meer["kosten"] if hulpbron else None

    qtbot.waitUntil(lambda: kosten_of() == "een", timeout=5_000)
    assert [text.endswith("(teruggezet)") for text in told(panel)[:3]] == [True, True, False]
    panel.view.selectRow(0)
    assert panel.back.text() == "Doe opnieuw tot en met hier"
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kosten_of() == "drie", timeout=5_000)
    assert not any(text.endswith("(teruggezet)") for text in told(panel))
    panel.view.selectRow(0)
    assert not panel.back.isEnabled()
    assert "de laatste stap" in panel.said.text()


def test_several_changes_are_told_as_one() -> None:
    one = Change("a", frozenset({"1"}), frozenset({"plekken"}))
    two = Change("b", frozenset({"2"}), frozenset({"hulpbronnen"}))
    assert together([one, two]) == Change(
        "b", frozenset({"1", "2"}), frozenset({"plekken", "hulpbronnen"})
    )
    assert together([one, Change("c")]) == Change("c", None, None)
