"""A step over very many hulpbronnen is done beside the window, under a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS, open_in

from sociale_kaart.operations.sessions import open_kaart
from sociale_kaart.ui.modal_progress import WriteProgress

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

MANY = 800


@pytest.fixture
def large(window: MainWindow, kaart: Path, qtbot: QtBot) -> Workspace:
    """The small kaart with 800 more, added in one step."""
    with open_kaart(kaart) as session, session.kaart.action("Voeg er veel toe") as actie:
        for number in range(MANY):
            actie.insert("hulpbronnen", {"naam": f"Groep {number}"})
    return open_in(window, kaart, qtbot)


def bars(window: MainWindow) -> list[WriteProgress]:
    return [bar for bar in window.findChildren(WriteProgress) if bar.isVisible()]


def test_a_large_step_is_undone_and_redone_beside_the_window(
    large: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_id["undo"].trigger()
    (bar,) = bars(window)
    assert not bar.stop.isVisible()
    qtbot.waitUntil(lambda: large.register.total == 4, timeout=LOAD_MS)
    assert large.map.toast.text == "Teruggezet: Voeg er veel toe"
    qtbot.waitUntil(lambda: not bars(window))
    window.actions_by_id["redo"].trigger()
    qtbot.waitUntil(lambda: large.register.total == MANY + 4, timeout=LOAD_MS)
    assert large.register.undo_text == "Voeg er veel toe"


def test_many_are_removed_beside_the_window(
    large: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    everything = [hulpbron.uuid for hulpbron in large.register.records]
    large.register.select(everything)
    window.actions_by_id["delete"].trigger()
    assert bars(window)
    qtbot.waitUntil(lambda: large.register.total == 0, timeout=LOAD_MS)
    assert large.register.selected == ()


def test_a_small_step_needs_no_bar(workspace: Workspace, window: MainWindow) -> None:
    window.actions_by_id["undo"].trigger()
    assert workspace.register.total == 3
    assert not bars(window)
