"""The page Normen: set, checked in the background, told in words, on the map and on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QTextBrowser

from sociale_kaart.domain.normen import VOORSTELLEN, Norm
from sociale_kaart.operations import normen
from sociale_kaart.ui.bereikbaarheid import normen_laag as laag
from sociale_kaart.ui.bereikbaarheid.norm_dialog import NormDialog
from sociale_kaart.ui.bereikbaarheid.normen_page import NormenPage
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
WAIT_MS = 60_000


@pytest.fixture
def page(workspace: Workspace) -> NormenPage:
    """The page on the small kaart, in view."""
    workspace.layout.reveal("bereikbaarheid")
    found = workspace.bereikbaarheid.show_page("normen")
    assert isinstance(found, NormenPage)
    return found


def set_norm(workspace: Workspace, categorie: str = "supermarkt", afstand_m: int = 500) -> str:
    waarden = {"categorie": categorie, "afstand_m": afstand_m, "aandeel": 0.9}
    change = workspace.register.act(normen.add_norm, waarden)
    assert change is not None
    return str(change.nieuw)


def checked(page: NormenPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.check, LEFT)
    assert page.busy
    qtbot.waitUntil(lambda: not page.busy, timeout=WAIT_MS)


def dialog_of(window: MainWindow) -> NormDialog:
    (found,) = [d for d in window.findChildren(NormDialog) if d.isVisible()]
    return found


def test_without_a_norm_the_page_says_how_to_begin(page: NormenPage) -> None:
    assert "Er is nog geen norm" in page.notice.text()
    assert "geen regel van de wet" in page.notice.text()
    assert not page.split.isVisible()
    assert not page.check.isEnabled()
    assert [action.text() for action in page.suggestions.actions()] == [
        norm.kort for norm in VOORSTELLEN
    ]


def test_a_norm_is_added_by_keyboard_and_taken_back(
    page: NormenPage, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    page.add.setFocus()
    qtbot.keyClick(page.add, Qt.Key.Key_Space)
    dialog = dialog_of(window)
    dialog.afstand_m.setFocus()
    dialog.afstand_m.selectAll()
    qtbot.keyClicks(dialog.afstand_m, "750")
    qtbot.keyClick(dialog.afstand_m, Qt.Key.Key_Tab)
    assert "binnen 750 m lopen" in dialog.zin.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    (norm,) = normen.normen(workspace.session)
    assert norm == Norm(norm.uuid, "ontmoetingsplek", "lopen", 750, 0.9)
    assert page.list.currentItem().text() == norm.kort
    workspace.register.undo()
    assert page.list.count() == 0
    workspace.register.redo()
    assert page.current == norm


def test_a_suggestion_is_only_a_beginning(
    page: NormenPage, workspace: Workspace, window: MainWindow
) -> None:
    page.suggestions.actions()[1].trigger()
    dialog = dialog_of(window)
    assert dialog.zonder_trap.isChecked()
    assert dialog.groep.currentData() == "65plus"
    assert normen.normen(workspace.session) == [], "nothing is set before somebody says so"
    dialog.accept()
    assert normen.normen(workspace.session)[0].same_as(VOORSTELLEN[1])
    assert VOORSTELLEN[1].kort not in [action.text() for action in page.suggestions.actions()]


def test_steps_can_be_left_out_for_walking_only(page: NormenPage, window: MainWindow) -> None:
    page.ask(VOORSTELLEN[1])
    dialog = dialog_of(window)
    dialog.netwerk.setCurrentIndex(dialog.netwerk.findData("auto"))
    assert not dialog.zonder_trap.isEnabled()
    assert dialog.values()["zonder_trap"] == 0
    dialog.reject()


def test_what_is_refused_is_said_in_the_dialog_and_stays_open(
    page: NormenPage, workspace: Workspace, window: MainWindow
) -> None:
    set_norm(workspace, "ontmoetingsplek")
    page.ask()
    dialog = dialog_of(window)
    dialog.accept()
    assert dialog.isVisible()
    assert "Deze norm is er al." in dialog.remark.text()
    dialog.aandeel.setValue(80)
    assert not dialog.remark.isVisible()
    dialog.accept()
    assert len(normen.normen(workspace.session)) == 2


def test_a_norm_is_changed_with_enter_and_removed_with_delete(
    page: NormenPage, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    uuid = set_norm(workspace)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    dialog.toelichting.setText("Zo afgesproken")
    dialog.accept()
    assert normen.normen(workspace.session) == [
        Norm(uuid, "supermarkt", "lopen", 500, 0.9, toelichting="Zo afgesproken")
    ]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert normen.normen(workspace.session) == []
    workspace.register.undo()
    assert page.list.count() == 1


def test_the_outcome_is_told_per_buurt_in_words_by_name(
    page: NormenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    set_norm(workspace)
    assert "nog niet getoetst" in page.notice.text()
    checked(page, qtbot)
    rows = page.table.rows
    names = [rows.index(row, 0).data() for row in range(rows.rowCount())]
    assert names == sorted(workspace.area.buurtnamen.values(), key=str.casefold)
    outcomes = {rows.index(row, 1).data() for row in range(rows.rowCount())}
    assert outcomes <= {"✓ gehaald", "✗ niet gehaald", "– geen cijfer"}
    assert "plek" in page.notice.text()
    page.niveau.setCurrentIndex(page.niveau.findData("gemeente"))
    assert rows.rowCount() == 1


def test_every_view_is_on_the_map_with_a_legend(
    page: NormenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    set_norm(workspace)
    checked(page, qtbot)
    view = workspace.map.view
    qtbot.mouseClick(page.on_map, LEFT)
    assert workspace.map.legend.isVisible()
    assert view.cellen.layer is None
    page.view.setCurrentIndex(page.view.findData(laag.ZONDER))
    assert view.cellen.layer is not None
    assert view.cellen.layer.titel.startswith("Wie te ver woont")
    qtbot.mouseClick(page.go, LEFT)
    assert page.view.currentData() == laag.HULP
    assert view.cellen.layer.titel.startswith("Wat een plek hier helpt")
    assert view.cellen.chosen == laag.best_cell(page.outcome)
    workspace.map.legend.closed.emit()
    assert not page.on_map.isChecked()
    assert view.cellen.layer is None


def test_steps_are_told_by_pattern_beside_colour(
    page: NormenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    set_norm(workspace)
    checked(page, qtbot)
    assert page.outcome is not None
    layers = [laag.gehaald_layer(page.outcome), laag.zonder_layer(page.outcome)]
    for layer in [*layers, laag.hulp_layer(page.outcome)]:
        assert layer is not None
        assert len({step.patroon for step in layer.stappen}) == len(layer.stappen)
        assert layer.bron.endswith(f"CBS {workspace.session.required_ondergrond().jaar}.")


def test_a_change_of_the_kaart_makes_it_old_and_a_changed_norm_unknown(
    page: NormenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    uuid = set_norm(workspace)
    checked(page, qtbot)
    workspace.register.delete([workspace.register.records[0].uuid])
    assert page.check.text() == "Toets opnieuw"
    assert "Verouderd" in page.notice.text()
    workspace.register.act(normen.edit_norm, uuid, {"toelichting": "Omdat"})
    assert page.outcome is not None, "another reason is no other norm"
    workspace.register.act(normen.edit_norm, uuid, {"afstand_m": 600})
    assert page.outcome is None
    assert "nog niet getoetst" in page.notice.text()


def test_checking_again_stops_what_was_on_its_way(
    page: NormenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    set_norm(workspace)
    page.want()
    first = page._task
    page.want()
    assert page._task is not first
    qtbot.waitUntil(lambda: not page.busy, timeout=WAIT_MS)
    assert page.outcome is not None


def test_it_is_explained_and_copied(
    page: NormenPage, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    set_norm(workspace)
    checked(page, qtbot)
    page.waarop.click()
    (shown,) = window.findChildren(WaaropDialog)
    assert "geen ranglijst" in shown.findChildren(QTextBrowser)[0].toPlainText()
    shown.close()
    page.copy.click()
    assert "gehaald" in QGuiApplication.clipboard().text()


def test_it_is_written_as_a_sheet(
    page: NormenPage,
    workspace: Workspace,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    set_norm(workspace)
    checked(page, qtbot)
    target = tmp_path / "uitkomst"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.ask_where_to_save()
    qtbot.waitUntil(target.with_name("uitkomst.xlsx").exists, timeout=WAIT_MS)


def test_a_stop_leaves_the_page_as_it_was(
    page: NormenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    set_norm(workspace)
    page.want()
    assert "We toetsen de normen" in page.notice.text()
    assert page._task is not None
    page._task.cancel()
    qtbot.waitUntil(lambda: not page.busy, timeout=WAIT_MS)
    assert page.outcome is None
    assert "nog niet getoetst" in page.notice.text()


def test_the_row_that_is_looked_at_has_a_line_on_the_map(
    page: NormenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    set_norm(workspace)
    checked(page, qtbot)
    page.on_map.setChecked(True)
    page.table.setFocus()
    page.table.selectRow(1)
    assert workspace.map.view.buurten is not None
    code = page.table.rows.code(1)
    assert workspace.map.view.buurten.marked == frozenset({code})
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert workspace.map.view.buurten.focus == code
