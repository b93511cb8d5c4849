"""What several tests of the window do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.importing.zoeken import Vondst
    from sociale_kaart.ui.afdrukken.left_out import LeftOut
    from sociale_kaart.ui.importing.wizard import ImportWizard
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LOAD_MS = 30_000


def open_in(window: MainWindow, path: Path, qtbot: QtBot) -> Workspace:
    """Open a kaart and wait until its ondergrond is there."""
    window.open_kaart(path)
    qtbot.waitUntil(
        lambda: (
            window.workspace is not None
            and window.runner.idle
            and window.workspace.area.adressen is not None
        ),
        timeout=LOAD_MS,
    )
    assert window.workspace is not None
    return window.workspace


def click_through(wizard: ImportWizard, qtbot: QtBot) -> None:
    """Click Verder as soon as one can, until the import itself begins."""
    last = wizard.pages.count() - 1
    while True:
        qtbot.waitUntil(lambda: not wizard.work.busy, timeout=LOAD_MS)
        here = wizard.step
        if here < last:
            qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
        if here >= last - 1:
            return
        qtbot.waitUntil(lambda here=here: wizard.step > here, timeout=LOAD_MS)


def by_name(workspace: Workspace, naam: str) -> str:
    """Return the uuid of the hulpbron with a name."""
    return next(h.uuid for h in workspace.register.records if h.naam == naam)


def an_adres(workspace: Workspace) -> Vondst:
    """Return an address of the ondergrond: the one nearest to the middle of the map."""
    assert workspace.area.adressen is not None
    found = workspace.area.adressen.nearest(*workspace.map.view.centre(), within_m=5_000)
    assert found is not None
    return found


def hidden_in(left_out: LeftOut) -> list[tuple[str, str]]:
    """Return name and reason of what a list says that a reader does not see at all."""
    found = []
    for at in range(left_out.list.topLevelItemCount()):
        group = left_out.list.topLevelItem(at)
        number, _, reden = group.text(0).partition(" × ")
        assert int(number) == group.childCount()
        if not reden.startswith("wel, maar zonder"):
            found += [(group.child(row).text(0), reden) for row in range(group.childCount())]
    return sorted(found)
