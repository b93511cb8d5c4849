"""With whom was spoken per buurt, and the three things that can be known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from sociale_kaart.base.clock import today
from sociale_kaart.domain import notatie
from sociale_kaart.operations import inventarisatie
from sociale_kaart.ui.inventarisatie_dialog import AskedDialog
from sociale_kaart.ui.inventarisatie_panel import InventarisatiePanel, spoken_cell, state_cell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


@pytest.fixture
def panel(workspace: Workspace) -> InventarisatiePanel:
    workspace.layout.reveal("gesprekken")
    return workspace.overviews.gesprekken


def texts(panel: InventarisatiePanel, column: int) -> dict[str, str]:
    table = panel.overview
    return {
        table.verticalHeaderItem(row).text(): table.item(row, column).text()
        for row in range(table.rowCount())
    }


def test_a_state_is_said_by_symbol_and_word() -> None:
    known = state_cell(inventarisatie.Toestand(inventarisatie.BEKEND, 3))
    assert (known.tekst, known.stil) == ("●  bekend (3)", False)
    asked = {"perspectief": "bewoner", "datum": "2026-05-03", "gebiedscode": "BU00010001"}
    gap = state_cell(inventarisatie.Toestand(inventarisatie.NIETS_GEVONDEN, 0, (asked,)))
    assert (gap.tekst, gap.uitleg) == ("○  gevraagd, niets gevonden", "bewoner op 3 mei 2026")
    assert state_cell(inventarisatie.Toestand(inventarisatie.NIET_GEVRAAGD, 0)).stil
    assert spoken_cell([asked], "bewoner", "BU00010001").tekst == "●  3 mei 2026"
    assert spoken_cell([asked], "bewoner", "BU00010002").stil


def test_asking_changes_the_overview_and_can_be_changed_and_undone(
    panel: InventarisatiePanel, workspace: Workspace, qtbot: QtBot
) -> None:
    register = workspace.register
    names = list(workspace.area.buurtnamen.values())
    assert [panel.overview.verticalHeaderItem(r).text() for r in range(len(names))] == names
    panel.overview.setCurrentCell(1, 2)  # the second buurt, mantelzorger
    qtbot.mouseClick(panel.bar.widgetForAction(panel.add), Qt.MouseButton.LeftButton)
    dialog = next(d for d in panel.window().findChildren(AskedDialog) if d.isVisible())
    assert dialog.buurt.currentText() == names[1]
    assert dialog.perspectief.currentData() == "mantelzorger"
    dialog.hoe.setCurrentText("familie De Vries")
    dialog.accept()
    assert "niet op hoe iemand heet" in dialog.remark.text()
    dialog.hoe.setCurrentText("huisbezoek")
    dialog.accept()
    assert panel.log.rowCount() == 1
    spoken = f"●  {notatie.datum(today())}"
    assert texts(panel, 2)[names[1]] == spoken
    assert texts(panel, 2)[names[0]] == "–  nog niet gesproken"
    panel.log.selectRow(0)
    row = panel.chosen_row()
    again = panel.ask(row)
    assert again.hoe.currentText() == "huisbezoek"
    again.uitkomst.setCurrentIndex(again.uitkomst.findData("bekend"))
    again.accept()
    assert panel.log.item(0, 5).text() == "Bekend"
    qtbot.mouseClick(panel.bar.widgetForAction(panel.remove), Qt.MouseButton.LeftButton)
    assert panel.log.rowCount() == 0
    register.undo()
    assert panel.log.rowCount() == 1


def test_asked_and_nothing_found_differs_from_not_asked(
    panel: InventarisatiePanel, workspace: Workspace
) -> None:
    panel.what.setCurrentIndex(panel.what.findText("Wat weten we: alles samen"))
    known = {h for hulpbron in workspace.register.records for h in hulpbron.buurtcodes}
    empty = next(code for code in workspace.area.buurtnamen if code not in known)
    naam = workspace.area.naam(empty)
    assert texts(panel, 0)[naam] == "–  niet gevraagd"
    workspace.register.act(
        inventarisatie.add_inventarisatie,
        {
            "gebiedscode": empty,
            "perspectief": "bewoner",
            "uitkomst": "gevraagd_niets_gevonden",
            "datum": "2026-05-03",
        },
    )
    assert texts(panel, 0)[naam] == "○  gevraagd, niets gevonden"
    row = list(workspace.area.buurtnamen).index(empty)
    assert "bewoner op 3 mei 2026" in panel.overview.item(row, 0).toolTip()
    filled = workspace.area.naam(next(iter(known)))
    assert texts(panel, 0)[filled].startswith("●  bekend")


def test_what_is_looked_for_can_be_chosen(panel: InventarisatiePanel, window: MainWindow) -> None:
    panel.what.setCurrentIndex(panel.what.findText("Wat weten we: vraaggebied"))
    assert panel.overview.columnCount() == 8
    assert panel.legend.isVisible()
    window.actions_by_id["go_to_gesprekken"].trigger()
    assert panel.overview.hasFocus()
