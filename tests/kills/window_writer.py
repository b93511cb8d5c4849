"""The victim: works in a real window, by form and keys, and says what has been acknowledged.

What comes as number i follows from the seed and from what is there, so that the test knows it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociale_kaart.ui.app import make_application
from sociale_kaart.ui.main_window import MainWindow
from sociale_kaart.ui.settings import Settings
from tests.kills.kaart_writer import plan

if TYPE_CHECKING:
    from sociale_kaart.ui.workspace import Workspace

START_S = 30


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def add(workspace: Workspace, number: int) -> None:
    """Type a name in the short form, take the middle of the map, press Enter."""
    workspace.begin_new()
    form = workspace.form.new
    QTest.keyClicks(form.fields["naam"].edit, f"naam {number}")
    form.set_point(190_000.0 + number, 507_000.0)
    QTest.keyClick(form.fields["naam"].edit, Qt.Key.Key_Return)


def rename(workspace: Workspace, uuid: str, number: int) -> None:
    """Type another name in the form of a hulpbron and leave the field."""
    workspace.register.select([uuid])
    edit = workspace.form.detail.fields["hulpbronnen", "naam"].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, f"nieuw {number}")
    QTest.keyClick(edit, Qt.Key.Key_Return)


def work(window: MainWindow, workspace: Workspace, number: int, soort: str, uuid: str) -> None:
    """Do one thing as a user does."""
    if soort == "ongedaan":
        window.actions_by_id["undo"].trigger()
    elif soort == "voeg toe":
        add(workspace, number)
    elif soort == "hernoem":
        rename(workspace, uuid, number)
    else:
        workspace.register.select([uuid])
        window.actions_by_id["delete"].trigger()


def main(path: Path, seed: int, number: int) -> None:
    """Work until killed."""
    application = make_application(["venster"])
    window = MainWindow(Settings(path.parent / "venster.ini"))
    window.show()
    window.open_kaart(path)
    for _ in range(START_S * 100):
        QApplication.processEvents()
        if window.workspace is not None and window.runner.idle:
            break
        QTest.qWait(10)
    workspace = window.workspace
    assert workspace is not None, "the kaart opens"
    _say("open")
    while True:
        names = {h.naam: h.uuid for h in workspace.register.records}
        soort, naam = plan(seed, number, names)
        work(window, workspace, number, soort, names.get(naam, ""))
        application.processEvents()
        _say(str(number))
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
