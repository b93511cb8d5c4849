"""What was said and what was done with it: listed, filtered, changed and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from test_accessible import nameless

from sociale_kaart.operations.drukwerk import RAADSBLAD
from sociale_kaart.operations.inbreng import add_inbreng, inbreng
from sociale_kaart.ui.inbreng_dialog import InbrengDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.inbreng_panel import InbrengPanel
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(workspace: Workspace) -> InbrengPanel:
    workspace.layout.reveal("inbreng")
    return workspace.overviews.inbreng


def dialog_of(window: MainWindow) -> InbrengDialog:
    (found,) = [d for d in window.findChildren(InbrengDialog) if d.isVisible()]
    return found


def told(panel: InbrengPanel) -> list[tuple[str, str]]:
    table = panel.table
    cells = ((table.item(row, 3), table.item(row, 4)) for row in range(table.rowCount()))
    return [(said.text(), done.text()) for said, done in cells]


def title(workspace: Workspace) -> str:
    tabs = workspace.layout.tabs["onder"]
    return tabs.tabText(tabs.indexOf(workspace.overviews.inbreng))


@pytest.fixture
def some(panel: InbrengPanel, workspace: Workspace) -> list[str]:
    """Two buurten and the whole area; of one something was done."""
    codes = list(workspace.area.buurtnamen)
    for waarden in (
        {"tekst": "Meer bankjes.", "gebiedscode": codes[0], "datum": "2026-03-01"},
        {"tekst": "Een looproute.", "gebiedscode": codes[1], "datum": "2026-04-01",
         "gedaan": "Staat in het plan."},
        {"tekst": "Groter drukken.", "gebiedscode": f"GM{codes[0][2:6]}", "datum": "2026-05-01"},
    ):  # fmt: skip
        workspace.register.act(add_inbreng, waarden)
    return codes


def test_an_empty_list_says_what_it_is_for(
    panel: InbrengPanel, window: MainWindow, qtbot: QtBot
) -> None:
    assert panel.pages.currentWidget() is panel.empty
    panel.first.click()
    dialog = dialog_of(window)
    qtbot.waitUntil(dialog.tekst.hasFocus)
    assert nameless(dialog) == []
    dialog.reject()
    assert inbreng(panel._register.session) == []


def test_inbreng_is_added_answered_and_taken_back_by_keyboard(
    panel: InbrengPanel, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_id["go_to_inbreng"].trigger()
    panel.add.trigger()
    dialog = dialog_of(window)
    qtbot.waitUntil(dialog.tekst.hasFocus)
    qtbot.keyClicks(dialog.tekst, "Het buurthuis is 's avonds dicht.")
    qtbot.keyClick(dialog.tekst, Key.Key_Tab)
    assert dialog.perspectief.hasFocus()
    qtbot.keyClicks(dialog.perspectief, "b")
    qtbot.keyClick(dialog.tekst, Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert told(panel) == [("Het buurthuis is 's avonds dicht.", "○  nog open")]
    assert title(workspace) == "Inbreng (1)"

    panel.table.setFocus()
    qtbot.keyClick(panel.table, Key.Key_Return)
    dialog = dialog_of(window)
    assert dialog.perspectief.currentData() == "bewoner"
    qtbot.waitUntil(dialog.gedaan.hasFocus)
    qtbot.keyClicks(dialog.gedaan, "Open op dinsdag.")
    qtbot.keyClick(dialog.gedaan, Key.Key_Return, CTRL)
    assert told(panel)[0][1] == "●  Open op dinsdag."
    assert title(workspace) == "Inbreng"
    workspace.register.undo()
    assert told(panel)[0][1] == "○  nog open"
    panel.table.selectRow(0)
    qtbot.keyClick(panel.table, Key.Key_Delete)
    assert panel.pages.currentWidget() is panel.empty
    workspace.register.undo()
    assert len(told(panel)) == 1
    workspace.register.undo()
    assert inbreng(workspace.session) == []


def test_the_list_is_filtered_by_what_was_done_and_by_buurt(
    panel: InbrengPanel, some: list[str]
) -> None:
    assert [text for text, _ in told(panel)] == [
        "Groter drukken.", "Een looproute.", "Meer bankjes.",
    ]  # fmt: skip
    panel.which.setCurrentIndex(panel.which.findData("open"))
    assert [text for text, _ in told(panel)] == ["Groter drukken.", "Meer bankjes."]
    panel.which.setCurrentIndex(panel.which.findData("gedaan"))
    assert told(panel) == [("Een looproute.", "●  Staat in het plan.")]
    panel.buurt.setCurrentIndex(panel.buurt.findData(some[0]))
    assert panel.pages.currentWidget() is panel.none
    # What is about the whole gemeente is about each of its buurten.
    panel.which.setCurrentIndex(0)
    assert [text for text, _ in told(panel)] == ["Groter drukken.", "Meer bankjes."]


def test_a_name_is_refused_in_the_dialog_and_nothing_is_lost(
    panel: InbrengPanel, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    panel.add.trigger()
    dialog = dialog_of(window)
    qtbot.mouseClick(dialog.ok, LEFT)
    assert "nog leeg" in dialog.remark.text()
    qtbot.keyClicks(dialog.tekst, "Bel mij op 06-12345678.")
    qtbot.mouseClick(dialog.ok, LEFT)
    assert "zonder naam" in dialog.remark.text()
    assert dialog.tekst.toPlainText() == "Bel mij op 06-12345678."
    assert inbreng(workspace.session) == []
    dialog.reject()


def test_what_is_chosen_stays_chosen_and_is_opened_with_the_mouse(
    panel: InbrengPanel, some: list[str], workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    assert not panel.change.isEnabled()
    cell = panel.table.visualItemRect(panel.table.item(1, 3)).center()
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=cell)
    workspace.register.act(add_inbreng, {"tekst": "Nog iets.", "datum": "2026-06-01"})
    assert panel.chosen is not None
    assert panel.chosen.tekst == "Een looproute."
    panel.table.scrollToItem(panel.table.item(2, 3))
    cell = panel.table.visualItemRect(panel.table.item(2, 3)).center()
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=cell)
    qtbot.mouseDClick(panel.table.viewport(), LEFT, pos=cell)
    dialog = dialog_of(window)
    assert dialog.tekst.toPlainText() == "Een looproute."
    assert dialog.buurt.currentData() == some[1]
    dialog.reject()
    QApplication.processEvents()


def test_the_raadsblad_is_begun_with_the_buurt_of_the_list(
    panel: InbrengPanel, some: list[str], window: MainWindow, qtbot: QtBot
) -> None:
    panel.buurt.setCurrentIndex(panel.buurt.findData(some[1]))
    panel.raadsblad.trigger()
    afdrukken = window.commands.delen.afdrukken
    assert afdrukken is not None
    assert afdrukken.panel.kind.soort == RAADSBLAD
    assert afdrukken.panel.buurten.chosen() == (some[1],)
    afdrukken.close()
    qtbot.waitUntil(lambda: window.commands.delen.afdrukken is None)
