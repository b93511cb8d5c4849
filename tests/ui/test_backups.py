"""Backups that come by themselves, and putting one back after seeing what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_ui import by_name, open_in
from PySide6.QtCore import Qt

from sociale_kaart.operations import backups
from sociale_kaart.ui.backup_dialog import size_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


def make(workspace: Workspace, qtbot: QtBot) -> None:
    """Do what the timer does, and wait for it."""
    keeper = workspace.overviews.backups
    with qtbot.waitSignal(keeper.changed, timeout=10_000):
        keeper.make()


def test_a_backup_is_made_when_something_changed(workspace: Workspace, qtbot: QtBot) -> None:
    path, keeper = workspace.session.kaart.path, workspace.overviews.backups
    assert keeper.text() == ""
    make(workspace, qtbot)
    assert len(backups.list_backups(path)) == 1
    assert keeper.text().startswith("reservekopie ")
    assert keeper.text() in workspace.status_text()
    keeper.make()
    assert workspace.session is not None
    assert len(backups.list_backups(path)) == 1
    workspace.register.edit(by_name(workspace, "Café Zoë"), {"kosten": "1 euro"})
    assert keeper._timer.isActive()
    make(workspace, qtbot)
    assert len(backups.list_backups(path)) == 2


def test_closing_makes_the_last_one(window: MainWindow, kaart: Path, qtbot: QtBot) -> None:
    workspace = open_in(window, kaart, qtbot)
    window.close_kaart()
    assert backups.list_backups(kaart) == [], "nothing was edited"
    workspace = open_in(window, kaart, qtbot)
    workspace.register.edit(by_name(workspace, "Café Zoë"), {"kosten": "1 euro"})
    window.close_kaart()
    assert len(backups.list_backups(kaart)) == 1


def test_a_folder_that_is_gone_is_said_once_and_nothing_stops(
    workspace: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    keeper = workspace.overviews.backups
    keeper.failed.disconnect()
    told: list[object] = []
    keeper.failed.connect(told.append)
    window.settings.set_text("reservekopie/map", str(tmp_path / "weg"))
    make(workspace, qtbot)
    make(workspace, qtbot)
    assert len(told) == 1
    assert keeper.text() == "reservekopie lukte niet"
    window.settings.set_text("reservekopie/map", str(tmp_path))
    make(workspace, qtbot)
    assert list(tmp_path.glob("proef*.gpkg"))
    assert keeper.text().startswith("reservekopie ")
    assert keeper.error is None


def test_a_backup_is_put_back_as_one_step_after_a_preview(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    register = workspace.register
    make(workspace, qtbot)
    zoe = by_name(workspace, "Café Zoë")
    club = by_name(workspace, "Wandelclub Veen")
    register.delete([club])
    register.edit(zoe, {"kosten": "1 euro"})
    register.add({"naam": "Nieuw koor"})
    dialog = window.commands.bestand.restore_backup()
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=10_000)
    tree = dialog.differences
    kinds = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    shown = {kind.text(0): [kind.child(n).text(0) for n in range(kind.childCount())]
             for kind in kinds}  # fmt: skip
    assert shown["Verdwijnt uit de kaart (1)"] == ["Nieuw koor"]
    assert shown["Komt terug in de kaart (1)"] == ["Wandelclub Veen"]
    assert shown["Wordt weer zoals toen (1)"] == ["Café Zoë"]
    assert kinds[2].child(0).child(0).text(0) == "Kosten: − 1 euro"
    assert dialog.list.topLevelItem(0).text(0).startswith("vandaag, ")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: register.hulpbron(club) is not None, timeout=10_000)
    assert register.total == 4
    found = register.hulpbron(zoe)
    assert found is not None
    assert found.meer["kosten"] is None
    assert (register.undo_text or "").startswith("Zet de reservekopie van ")
    register.undo()
    assert register.hulpbron(club) is None
    assert register.total == 4


def test_without_backups_the_dialog_says_so(window: MainWindow, workspace: Workspace) -> None:
    dialog = window.commands.bestand.restore_backup()
    assert "nog geen reservekopieën" in dialog.summary.text()
    assert not dialog.ok.isEnabled()
    dialog.reject()


@pytest.mark.parametrize(
    ("count", "text"), [(900, "1 kB"), (45_000, "45 kB"), (2_340_000, "2,3 MB")]
)
def test_sizes_as_people_say_them(count: int, text: str) -> None:
    assert size_text(count) == text
