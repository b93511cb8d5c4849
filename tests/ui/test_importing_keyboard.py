"""The whole wizard, and the queue, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from helpers_ui import LOAD_MS, by_name
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from sociale_kaart.base import paths
from sociale_kaart.ui.importing.queue_dialog import QueueDialog
from sociale_kaart.ui.importing.wizard import (
    DUBBELEN,
    HERKENNEN,
    KOPPELEN,
    ONTVANGSTBEWIJS,
    PLAATSEN,
    ImportWizard,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

Key = Qt.Key
MOST_TABS = 80


@pytest.fixture(autouse=True)
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the profiles of a test to itself."""
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "instellingen")


@pytest.fixture
def lijst(workspace: Workspace, tmp_path: Path) -> Path:
    """A list with an own column, a mistyped street, no place at all, and a known hulpbron."""
    adressen = workspace.session.required_ondergrond().layer("adressen")
    one = adressen[adressen["postcode"].notna()].iloc[3]
    mistyped = one.straat[:-2] + one.straat[-1]
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ["Naam", "Adres", "Plaats", "Zaalnr"],
        ["Koor De Merel", f"{mistyped} {one.huisnummer}", one.plaats, "007"],
        ["Wandelclub Noord", "Postbus 12", one.plaats, "008"],
        ["Buurthuis De Zon", f"{one.straat} {one.huisnummer}", one.plaats, "009"],
    ):
        book.active.append(row)
    path = tmp_path / "lijst.xlsx"
    book.save(path)
    return path


def focus() -> QWidget:
    """Return where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Key | str) -> None:
    """Type where the keyboard is."""
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focus(), key)
        else:
            qtbot.keyClick(focus(), key)


def tab_to(qtbot: QtBot, wanted: Callable[[QWidget], bool]) -> QWidget:
    """Press Tab until the keyboard is where it should be."""
    for _ in range(MOST_TABS):
        if wanted(focus()):
            return focus()
        press(qtbot, Key.Key_Tab)
    raise AssertionError(f"never reached; at {focus()!r} ‘{focus().accessibleName()}’")


def wait_for(qtbot: QtBot, wizard: ImportWizard, step: int) -> None:
    qtbot.waitUntil(
        lambda: wizard.step == step and not wizard.work.busy and wizard.isActiveWindow(),
        timeout=LOAD_MS,
    )
    qtbot.waitUntil(lambda: wizard.isAncestorOf(QApplication.focusWidget()), timeout=LOAD_MS)


def read_and_map(wizard: ImportWizard, lijst: Path, qtbot: QtBot) -> None:
    """From the file to the step with the places: a choice about reading, a column, a profile."""
    press(qtbot, str(lijst), Key.Key_Return)
    wait_for(qtbot, wizard, HERKENNEN)
    # A choice and back: hidden rows too.
    tab_to(qtbot, lambda w: w is wizard.reading.verborgen)
    press(qtbot, Key.Key_Space)
    wait_for(qtbot, wizard, HERKENNEN)
    assert wizard.reading.verborgen.isChecked()
    tab_to(qtbot, lambda w: w is wizard.next)
    press(qtbot, Key.Key_Return)
    wait_for(qtbot, wizard, KOPPELEN)
    tab_to(qtbot, lambda w: w.accessibleName() == "Kolom ‘Zaalnr’ wordt")
    press(qtbot, "opmerking")
    wait_for(qtbot, wizard, KOPPELEN)
    assert wizard.columns.koppeling.kop("opmerking") == "Zaalnr"
    tab_to(qtbot, lambda w: w is wizard.columns.naam)
    press(qtbot, "Welzijn")
    tab_to(qtbot, lambda w: w is wizard.columns.save)
    press(qtbot, Key.Key_Space)
    assert "‘Welzijn’" in wizard.columns.profiel.text()
    tab_to(qtbot, lambda w: w is wizard.next)
    press(qtbot, Key.Key_Return)
    wait_for(qtbot, wizard, PLAATSEN)


def test_the_whole_wizard_by_keyboard_alone(
    window: MainWindow, workspace: Workspace, lijst: Path, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    qtbot.waitUntil(lambda: wizard.isAncestorOf(QApplication.focusWidget()), timeout=LOAD_MS)
    read_and_map(wizard, lijst, qtbot)
    place = wizard.places.place
    # Enter takes the suggestion, and stays in this step.
    tab_to(qtbot, lambda w: w is place.near)
    press(qtbot, Key.Key_Return)
    assert wizard.step == PLAATSEN
    current = wizard.places.current
    assert current is not None
    assert current.naam == "Wandelclub Noord"
    tab_to(qtbot, lambda w: w is place.reden)
    press(qtbot, "heeft geen plek", Key.Key_Return)
    assert wizard.step == PLAATSEN
    assert "<b>1</b> overgeslagen" in wizard.totals.text()
    tab_to(qtbot, lambda w: w is wizard.next)
    press(qtbot, Key.Key_Return)
    wait_for(qtbot, wizard, DUBBELEN)
    tab_to(qtbot, lambda w: w is wizard.doubles.double.table)
    press(qtbot, Key.Key_Return)
    assert wizard.step == DUBBELEN, "Enter in the table does not import"
    tab_to(qtbot, lambda w: w is wizard.doubles.double.same)
    press(qtbot, Key.Key_Space)
    assert "<b>1</b> samengevoegd" in wizard.totals.text()
    tab_to(qtbot, lambda w: w is wizard.next)
    press(qtbot, Key.Key_Return)
    wait_for(qtbot, wizard, ONTVANGSTBEWIJS)
    tab_to(qtbot, lambda w: w is wizard.next)
    press(qtbot, Key.Key_Return)
    assert not wizard.isVisible()
    assert workspace.register.total == 5
    koor = workspace.register.hulpbron(by_name(workspace, "Koor De Merel"))
    assert koor is not None
    assert koor.plekken[0].x is not None
    assert workspace.session.kaart.tally("ruwe_rijen", "uitkomst") == {
        "geplaatst": 1, "overgeslagen": 1, "samengevoegd": 1
    }  # fmt: skip


def test_escape_in_the_middle_leaves_nothing(
    window: MainWindow, workspace: Workspace, lijst: Path, qtbot: QtBot
) -> None:
    before = workspace.session.kaart.tally("ruwe_rijen", "uitkomst"), workspace.register.total
    undo = workspace.register.undo_text
    window.actions_by_id["import_list"].trigger()
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    wizard.file.file.edit.setText(str(lijst))
    for step in (HERKENNEN, KOPPELEN, PLAATSEN):
        wizard.go_on()
        wait_for(qtbot, wizard, step)
    wizard.places.place.skip.click()
    press(qtbot, Key.Key_Escape)
    assert not wizard.isVisible()
    kaart = workspace.session.kaart
    assert (kaart.tally("ruwe_rijen", "uitkomst"), workspace.register.total) == before
    assert kaart.rows("batches") == []
    assert workspace.register.undo_text == undo
    assert not window.runner.busy


def test_the_queue_by_keyboard_alone(
    window: MainWindow, workspace: Workspace, lijst: Path, qtbot: QtBot
) -> None:
    window.actions_by_id["import_list"].trigger()
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    wizard.file.file.edit.setText(str(lijst))
    for step in (HERKENNEN, KOPPELEN, PLAATSEN, DUBBELEN, ONTVANGSTBEWIJS):
        wizard.go_on()
        wait_for(qtbot, wizard, step)
    wizard.accept()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Key.Key_I, control | shift)
    queue = next(q for q in window.findChildren(QueueDialog) if q.isVisible())
    qtbot.waitUntil(lambda: queue.isAncestorOf(QApplication.focusWidget()), timeout=LOAD_MS)
    total = workspace.register.total
    tab_to(qtbot, lambda w: w is queue.page.place.near)
    press(qtbot, Key.Key_Return)
    assert queue.isVisible()
    assert workspace.register.total == total + 1
    tab_to(qtbot, lambda w: w is queue.page.place.place.point)
    press(qtbot, Key.Key_Space)
    assert not queue.isVisible()
    qtbot.waitUntil(workspace.map.view.hasFocus, timeout=LOAD_MS)
    press(qtbot, Key.Key_Return)
    assert queue.isVisible()
    assert workspace.register.total == total + 2
    assert not queue.page.model.vragen
    queue.reject()
