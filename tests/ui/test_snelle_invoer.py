"""Typing an invulblad over: the grid, its map, what is said of a row, and one step on the kaart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS, by_name
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from test_accessible import nameless

from sociale_kaart.operations.editing import add_hulpbron
from sociale_kaart.operations.inventarisatie import inventarisaties
from sociale_kaart.ui.snelle_invoer_model import (
    FORMALITEIT,
    LIJSTEN,
    NAAM,
    NUMMER,
    SFEER,
    SOORT,
    STAND,
    TOELICHTING,
    VAK,
    code_of,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.snelle_invoer import SnelleInvoer
    from sociale_kaart.ui.snelle_invoer_table import RegelTable
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> SnelleInvoer:
    """The window, before a sheet is open."""
    opened = window.commands.importeren.quick_entry()
    opened.resize(1280, 700)
    qtbot.waitExposed(opened)
    opened.activateWindow()
    return opened


@pytest.fixture
def invoer(dialog: SnelleInvoer, workspace: Workspace, qtbot: QtBot) -> SnelleInvoer:
    """The window with the sheet of the buurt in which the three hulpbronnen stand."""
    (buurt,) = {code for h in workspace.register.records for code in h.buurtcodes}
    dialog.blad.code.setFocus()
    dialog.blad.code.setEditText(workspace.area.naam(buurt))
    qtbot.keyClick(dialog.blad.code.lineEdit(), Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.regels.blad is not None, timeout=LOAD_MS)
    qtbot.waitUntil(dialog.table.hasFocus)
    return dialog


def cell(table: RegelTable) -> QWidget:
    """Where keys go: the editor of a cell, or the grid itself."""
    open_ = [w for w in table.viewport().children() if isinstance(w, (QLineEdit, QComboBox))]
    shown = [w for w in open_ if w.isVisible()]
    return shown[-1] if shown else table


def keys(table: RegelTable, qtbot: QtBot, text: str, then: Qt.Key | None = None) -> None:
    """Type as somebody does, each key where the keyboard is."""
    for sign in text:
        qtbot.keyClicks(cell(table), sign)
    if then is not None:
        qtbot.keyClick(cell(table), then)
        qtbot.wait(1)


def shown(table: RegelTable, row: int) -> list[str]:
    model = table.regels
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def settled(dialog: SnelleInvoer, qtbot: QtBot) -> None:
    """Wait until the rows have been held against the kaart."""
    qtbot.waitUntil(
        lambda: not dialog._checking.isActive() and dialog._runner.idle, timeout=LOAD_MS
    )


def test_first_the_sheet_is_asked_and_a_wrong_code_is_told(
    dialog: SnelleInvoer, qtbot: QtBot
) -> None:
    # Who opens the window with the keyboard types the code at once.
    qtbot.waitUntil(dialog.blad.code.hasFocus)
    assert not dialog.table.isEnabled()
    assert not dialog.add.isEnabled()
    assert "Typ eerst de bladcode" in dialog.oordeel.text.text()
    assert nameless(dialog) == []
    qtbot.mouseClick(dialog.blad.go, LEFT)
    assert "kies de buurt" in dialog.remark.text()
    dialog.blad.code.setEditText("BU-bestaat-niet")
    qtbot.mouseClick(dialog.blad.go, LEFT)
    qtbot.waitUntil(lambda: "geen bladcode" in dialog.remark.text(), timeout=LOAD_MS)
    assert not dialog.table.isEnabled()
    dialog.reject()


def test_the_code_on_the_sheet_opens_the_same_sheet(invoer: SnelleInvoer, qtbot: QtBot) -> None:
    blad = invoer.regels.blad
    assert blad is not None
    assert blad.bladcode in invoer.blad.said.text()
    assert "Typ dan die" in invoer.blad.said.text()
    invoer.blad.code.setEditText(blad.bladcode.lower())
    assert not invoer.blad.formaat.isVisible()
    qtbot.mouseClick(invoer.blad.go, LEFT)
    qtbot.waitUntil(lambda: invoer.regels.blad is not blad, timeout=LOAD_MS)
    assert invoer.regels.blad == blad
    invoer.reject()


def test_rows_are_typed_by_keyboard_added_in_one_step_and_taken_back(
    invoer: SnelleInvoer, workspace: Workspace, qtbot: QtBot
) -> None:
    table, before = invoer.table, workspace.register.total
    keys(table, qtbot, "Breihuis", Key.Key_Tab)
    keys(table, qtbot, "c4", Key.Key_Tab)
    keys(table, qtbot, "g", Key.Key_Tab)
    keys(table, qtbot, "i", Key.Key_Return)
    keys(table, qtbot, "Kaartclub", Key.Key_Tab)
    keys(table, qtbot, "D3B", Key.Key_Return)
    keys(table, qtbot, "Zonder vak", Key.Key_Return)
    assert shown(table, 0)[:6] == ["1", "Breihuis", "C4", "Gemeenschappelijk", "Informeel", ""]
    assert shown(table, 1)[:3] == ["2", "Kaartclub", "D3b"]
    assert shown(table, 3)[:2] == ["4", ""], "the number fills itself"
    assert (table.currentIndex().row(), table.currentIndex().column()) == (3, NAAM)
    # In an empty row Tab leaves the grid.
    qtbot.keyClick(table, Key.Key_Tab)
    assert not table.hasFocus()
    settled(invoer, qtbot)
    assert [shown(table, row)[STAND] for row in range(3)] == ["✓ goed", "✓ goed", "! let op"]
    qtbot.keyClick(invoer.wie["bewoner"], Key.Key_Space)
    assert invoer.add.text() == "Voeg 3 toe"
    qtbot.keyClick(invoer.add, Key.Key_Space)

    assert workspace.register.total == before + 3
    assert "3 regels" in invoer.outcome.text()
    assert "Op de kaart gezet: 3" in invoer.outcome.text()
    made = {h.naam: h for h in workspace.register.records}
    assert made["Breihuis"].sfeer == "gemeenschappelijk"
    assert made["Breihuis"].plekken[0].locatie_nauwkeurigheid == "vak"
    assert made["Zonder vak"].plekken[0].x is None
    (asked,) = inventarisaties(workspace.session)
    assert asked["perspectief"] == "bewoner"
    assert shown(table, 0)[:2] == ["1", ""]

    qtbot.keyClick(invoer.undo, Key.Key_Space)
    assert workspace.register.total == before
    assert inventarisaties(workspace.session) == []
    assert shown(table, 1)[:3] == ["2", "Kaartclub", "D3b"]
    invoer.leave.click()


def test_what_is_wrong_is_said_while_typing_and_nothing_is_added(
    invoer: SnelleInvoer, workspace: Workspace, qtbot: QtBot
) -> None:
    table, before = invoer.table, workspace.register.total
    keys(table, qtbot, "Breihuis", Key.Key_Tab)
    keys(table, qtbot, "z9", Key.Key_Return)
    table.go_to(1, VAK)
    keys(table, qtbot, "C3", Key.Key_Return)
    assert [shown(table, row)[STAND] for row in (0, 1)] == ["✗ nog niet goed"] * 2
    table.go_to(0)
    assert "staat niet op het blad" in invoer.oordeel.text.text()
    table.go_to(1)
    assert "De naam is nog leeg" in invoer.oordeel.text.text()
    assert "2</b> nog niet goed" in invoer.totals.text()
    table.go_to(3)
    qtbot.mouseClick(invoer.add, LEFT)
    assert "nummer 1" in invoer.remark.text()
    assert table.currentIndex().row() == 0
    assert workspace.register.total == before
    table.go_to(0, VAK)
    qtbot.keyClick(table, Key.Key_Delete)
    assert shown(table, 0)[VAK] == ""
    table.go_to(1)
    qtbot.keyClick(table, Key.Key_Delete, CTRL)
    assert len(invoer.regels.filled()) == 1
    invoer.leave.click()


def test_a_possible_double_is_asked_and_every_row_is_accounted_for(
    invoer: SnelleInvoer, workspace: Workspace, qtbot: QtBot
) -> None:
    table, before = invoer.table, workspace.register.total
    for naam in ("Buurthuis De Zon", "Wandelclub Veen", "Breihuis"):
        keys(table, qtbot, naam, Key.Key_Return)
    settled(invoer, qtbot)
    assert shown(table, 0)[STAND] == "? staat er al?"
    table.go_to(0)
    assert "Buurthuis De Zon" in invoer.oordeel.text.text()
    # It is seen on the map too.
    assert invoer.oordeel.asked == by_name(workspace, "Buurthuis De Zon")
    assert ("?", "Buurthuis De Zon") in {
        (point.teken, point.tekst) for point in invoer.map.points.points
    }
    qtbot.mouseClick(invoer.oordeel.yes, LEFT)
    assert shown(table, 0)[STAND] == "= staat er al"
    assert invoer.add.text() == "Voeg 2 toe"
    assert "1</b> staan er al" in invoer.totals.text()
    table.go_to(1)
    while invoer.oordeel.no.isVisible():
        qtbot.mouseClick(invoer.oordeel.no, LEFT)
    settled(invoer, qtbot)
    assert shown(table, 1)[STAND] != "? staat er al?", "the answer holds after the next look"
    qtbot.mouseClick(invoer.add, LEFT)
    assert workspace.register.total == before + 2
    said = invoer.outcome.text()
    assert "3 regels" in said
    assert "Op de kaart gezet: 2" in said
    assert "bleven zoals ze waren: 1" in said
    invoer.reject()
    assert not invoer.isVisible(), "nothing is left to lose"


def test_of_several_the_same_name_is_asked_first_and_all_can_be_refused_at_once(
    invoer: SnelleInvoer, workspace: Workspace, qtbot: QtBot
) -> None:
    zon = workspace.register.hulpbron(by_name(workspace, "Buurthuis De Zon"))
    assert zon is not None
    x, y = zon.plekken[0].x, zon.plekken[0].y
    for naam in ("Zonneclub", "Eetclub De Zon"):
        workspace.register.act(
            add_hulpbron,
            {"naam": naam, "sfeer": "gemeenschappelijk"},
            {"x": x, "y": y, "locatie_nauwkeurigheid": "handmatig"},
        )
    table = invoer.table
    keys(table, qtbot, "Buurthuis De Zon", Key.Key_Return)
    table.go_to(0)
    invoer.map.tool.placed.emit(x, y)
    settled(invoer, qtbot)
    assert invoer.oordeel.asked == zon.uuid
    assert invoer.oordeel.none.text() == "Geen van deze 2"
    qtbot.mouseClick(invoer.oordeel.none, LEFT)
    assert invoer.oordeel.asked == ""
    assert shown(table, 0)[STAND] == "✓ goed"
    invoer.leave.click()


def test_an_answer_can_be_taken_back_and_another_name_asks_anew(
    invoer: SnelleInvoer, qtbot: QtBot
) -> None:
    table = invoer.table
    keys(table, qtbot, "Buurthuis De Zon", Key.Key_Return)
    settled(invoer, qtbot)
    table.go_to(0)
    qtbot.mouseClick(invoer.oordeel.yes, LEFT)
    qtbot.mouseClick(invoer.oordeel.again, LEFT)
    settled(invoer, qtbot)
    assert shown(table, 0)[STAND] == "? staat er al?"
    qtbot.mouseClick(invoer.oordeel.yes, LEFT)
    table.go_to(0)
    keys(table, qtbot, "Heel iets anders", Key.Key_Return)
    assert invoer.regels.rows[0].zelfde == ""
    invoer.leave.click()


def test_a_click_on_the_map_is_the_exact_point_of_the_row(
    invoer: SnelleInvoer, workspace: Workspace, qtbot: QtBot
) -> None:
    table, view = invoer.table, invoer.map.view
    blad = invoer.regels.blad
    assert blad is not None
    keys(table, qtbot, "Breihuis", Key.Key_Return)
    table.go_to(0)
    qtbot.waitUntil(lambda: view.base is not None, timeout=LOAD_MS)
    qtbot.wait(50)
    x, y = blad.midden("D3")
    at = view.pixel(x, y) + QPoint(3, 2)
    wanted = view.rd(at)
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    row = invoer.regels.rows[0]
    assert row.punt == pytest.approx(wanted, abs=2 * view.m_per_px)
    assert shown(table, 0)[VAK].startswith("D3")
    assert shown(table, 0)[VAK].endswith("⌖")
    assert table.hasFocus()
    # With the keyboard: Enter points at the middle of the map.
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Return)
    assert row.punt == pytest.approx(view.centre(), abs=2 * view.m_per_px)
    qtbot.mouseClick(invoer.add, LEFT)
    made = {h.naam: h for h in workspace.register.records}["Breihuis"]
    assert made.plekken[0].locatie_nauwkeurigheid == "handmatig"
    invoer.reject()


def test_who_keeps_new_things_at_home_does_so_here_too(
    invoer: SnelleInvoer, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.settings.choose("privacy/zichtbaarheid", "intern")
    keys(invoer.table, qtbot, "Breihuis", Key.Key_Return)
    settled(invoer, qtbot)
    qtbot.mouseClick(invoer.add, LEFT)
    made = {h.naam: h for h in workspace.register.records}["Breihuis"]
    assert made.zichtbaarheid == "intern"
    invoer.reject()


def test_a_typed_square_takes_the_place_of_a_point(invoer: SnelleInvoer, qtbot: QtBot) -> None:
    table = invoer.table
    blad = invoer.regels.blad
    assert blad is not None
    keys(table, qtbot, "Breihuis", Key.Key_Return)
    table.go_to(0)
    invoer.map.tool.placed.emit(*blad.midden("A1"))
    assert invoer.regels.rows[0].punt is not None
    table.go_to(0, VAK)
    keys(table, qtbot, "H6", Key.Key_Return)
    assert (invoer.regels.rows[0].punt, shown(table, 0)[VAK]) == (None, "H6")
    table.go_to(0)
    assert invoer.map.vakken.vak is not None
    assert [point.tekst for point in invoer.map.points.points] == ["Breihuis"]
    invoer.leave.click()


@pytest.mark.parametrize(
    "text",
    [
        "Nummer\tNaam\tVak\tFormaliteit\r\n7\tKoor\tB2\tinformeel\r\n9\tYoga\tC4\tformeel\r\n",
        "Nr\tHoe heet het?\tVak\tFormeel?\r\n7\tKoor\tB2\tI\r\n9\tYoga\tC4\tF\r\n",
        "Vak\tNaam\tNummer\tFormeel?\r\nB2\tKoor\t7\tInformeel\r\nC4\tYoga\t9\tFormeel\r\n",
    ],
)
def test_a_sheet_is_pasted_with_its_headings(invoer: SnelleInvoer, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(invoer.table, Key.Key_V, CTRL)
    assert shown(invoer.table, 0)[:5] == ["7", "Koor", "B2", "", "Informeel"]
    assert shown(invoer.table, 1)[:5] == ["9", "Yoga", "C4", "", "Formeel"]
    assert shown(invoer.table, 2)[NUMMER] == "10"
    invoer.leave.click()


def test_cells_are_pasted_where_the_keyboard_is(invoer: SnelleInvoer, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Koor\tb2\tgem\nYoga\n")
    invoer.table.go_to(0)
    qtbot.keyClick(invoer.table, Key.Key_V, CTRL)
    assert shown(invoer.table, 0)[:4] == ["1", "Koor", "B2", "Gemeenschappelijk"]
    assert shown(invoer.table, 1)[:4] == ["2", "Yoga", "", ""]
    invoer.leave.click()


def test_closing_half_way_asks_and_loses_nothing(
    invoer: SnelleInvoer, workspace: Workspace, qtbot: QtBot
) -> None:
    table, before = invoer.table, workspace.register.total
    keys(table, qtbot, "Breihuis", Key.Key_Return)
    qtbot.keyClick(table, Key.Key_Escape)
    assert invoer.isVisible()
    assert invoer.stay.hasFocus()
    assert "niet zijn toegevoegd: 1" in invoer.remark.text()
    qtbot.keyClick(invoer.stay, Key.Key_Escape)
    assert invoer.isVisible(), "a key throws nothing away"
    assert not invoer.stay.isVisible()
    invoer.close()
    assert invoer.isVisible()
    qtbot.mouseClick(invoer.stay, LEFT)
    assert shown(table, 0)[NAAM] == "Breihuis"
    invoer.reject()
    qtbot.mouseClick(invoer.leave, LEFT)
    assert not invoer.isVisible()
    assert workspace.register.total == before


def test_a_sheet_that_is_looked_up_when_the_window_goes_is_let_go(
    dialog: SnelleInvoer, workspace: Workspace, qtbot: QtBot
) -> None:
    runner = dialog._runner
    dialog.blad.code.setFocus()
    dialog.blad.code.setEditText(next(iter(workspace.area.buurtnamen.values())))
    qtbot.mouseClick(dialog.blad.go, LEFT)
    # The field loses the keyboard here, which alone would open the sheet again.
    dialog.reject()
    qtbot.waitUntil(lambda: runner.idle, timeout=LOAD_MS)


def test_words_are_understood_as_they_begin() -> None:
    assert code_of(LIJSTEN[SFEER], "gem") == "gemeenschappelijk"
    assert code_of(LIJSTEN[FORMALITEIT], "FORMEEL") == "formeel"
    # Two begin so: it stays as it was typed, and is told as unknown.
    assert code_of(LIJSTEN[SOORT], "p") == "p"
    assert code_of(LIJSTEN[SOORT], "") == ""


def test_every_cell_says_aloud_what_it_is(invoer: SnelleInvoer, qtbot: QtBot) -> None:
    keys(invoer.table, qtbot, "Breihuis", Key.Key_Return)
    role = Qt.ItemDataRole.AccessibleTextRole
    model = invoer.regels
    assert model.index(0, NAAM).data(role) == "Naam: Breihuis"
    assert model.index(0, TOELICHTING).data(role) == "Toelichting: leeg"
    assert model.index(0, STAND).data(role).startswith("goed")
    assert nameless(invoer) == []
    invoer.leave.click()
