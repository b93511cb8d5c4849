"""Wat als in the window: places put, dragged, moved and closed in a plan, the effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from helpers_watals import LEFT, WAIT_MS, begin_plan, free_pixel, kept, page_of, pixel_of, wait
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QTextBrowser

from sociale_kaart.domain.scenario import DICHT, ERBIJ, VERPLAATST
from sociale_kaart.operations import editing, scenarios
from sociale_kaart.operations.sessions import new_kaart
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog
from sociale_kaart.ui.bereikbaarheid.watals_dialogs import PlanDialog, PlekNaamDialog, SluitDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.bereikbaarheid.watals_plan import PlanBlad
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def blad(workspace: Workspace, qtbot: QtBot) -> PlanBlad:
    """A plan without places, with its figures."""
    return begin_plan(workspace, qtbot)


@pytest.fixture
def placed(blad: PlanBlad, workspace: Workspace, qtbot: QtBot) -> PlanBlad:
    """A plan with one new place, put there by mouse."""
    qtbot.mouseClick(blad.erbij, LEFT)
    qtbot.mouseClick(workspace.map.view.viewport(), LEFT, pos=free_pixel(workspace))
    wait(blad, qtbot)
    return blad


def plan_dialog(window: MainWindow) -> PlanDialog:
    (found,) = [d for d in window.findChildren(PlanDialog) if d.isVisible()]
    return found


def register_of(workspace: Workspace) -> list[object]:
    """Return all of the register as it is in the kaart."""
    kaart = workspace.session.kaart
    return [kaart.rows("hulpbronnen"), kaart.rows("plekken")]


def row_of_zon(blad: PlanBlad) -> int:
    return next(n for n, one in enumerate(blad.rekenaar.bestaand) if one.naam == "Buurthuis De Zon")


# -- plans ----------------------------------------------------------------------------------------


def test_without_a_plan_three_lines_say_what_this_is(workspace: Workspace) -> None:
    blad = page_of(workspace).een
    assert len(blad.zin.text().splitlines()) == 3
    assert "verandert niets aan de plekken" in blad.zin.text()
    assert not blad.split.isVisible()
    assert not blad.erbij.isEnabled()
    assert not blad.rekenaar.busy, "nothing is read before somebody has a plan"


def test_a_plan_is_made_by_keyboard_measured_otherwise_and_taken_back(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    blad = page_of(workspace).een
    blad.nieuw.setFocus()
    qtbot.keyClick(blad.nieuw, Key.Key_Space)
    dialog = plan_dialog(window)
    qtbot.keyClicks(dialog.naam, "Huiskamer in Oost")
    dialog.maat.afstand_m.setValue(400)
    dialog.maat.netwerk.setCurrentIndex(dialog.maat.netwerk.findData("fietsen"))
    assert not dialog.maat.zonder_trap.isEnabled()
    qtbot.keyClick(dialog, Key.Key_Return)
    (plan,) = scenarios.scenarios(workspace.session)
    assert (plan.naam, plan.afstand_m, plan.netwerk) == ("Huiskamer in Oost", 400, "fietsen")
    wait(blad, qtbot)
    assert "binnen 400 meter fietsen" in blad.zin.text()
    workspace.register.undo()
    assert blad.plannen.count() == 0
    assert blad.found is None
    workspace.register.redo()
    assert blad.plan == plan


def test_a_name_that_is_taken_is_said_in_the_dialog(
    blad: PlanBlad, window: MainWindow, qtbot: QtBot
) -> None:
    blad.ask()
    dialog = plan_dialog(window)
    dialog.naam.setText("Bij de school")
    dialog.accept()
    assert dialog.isVisible()
    assert "Er is al een plan" in dialog.remark.text()
    dialog.naam.setText("Elders")
    assert not dialog.remark.isVisible()
    dialog.accept()
    assert [one.naam for one in blad._plannen.values()] == ["Bij de school", "Elders"]
    wait(blad, qtbot)


def test_a_plan_is_renamed_copied_and_removed(
    placed: PlanBlad, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(placed.plannen, Key.Key_F2)
    dialog = plan_dialog(window)
    dialog.naam.setText("Bij de kerk")
    dialog.accept()
    assert placed.plannen.currentItem().text() == "Bij de kerk"
    placed.kopie.trigger()
    assert placed.plan is not None
    assert placed.plan.naam == "Bij de kerk (2)"
    assert [one.actie for one in placed.places] == [ERBIJ]
    qtbot.keyClick(placed.plannen, Key.Key_Delete)
    assert [one.naam for one in scenarios.scenarios(workspace.session)] == ["Bij de kerk"]
    workspace.register.undo()
    assert placed.plannen.count() == 2
    wait(placed, qtbot)


def test_choices_are_remembered(blad: PlanBlad, workspace: Workspace) -> None:
    blad.soort.setCurrentIndex(blad.soort.findData("supermarkt"))
    blad.view.setCurrentIndex(1)
    context = workspace.bereikbaarheid.context("watals")
    assert context.remembered("soort") == "supermarkt"
    assert context.remembered("kaart") == "afstand"


def test_without_an_ondergrond_the_page_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "zonder.kaart.gpkg"
    told = {"naam": "Zonder", "onze_definitie": "Alles.", "doel": "Proberen."}
    new_kaart(path, **told, ondergrond=None).close()
    window.open_kaart(path)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=WAIT_MS)
    assert window.workspace is not None
    page = page_of(window.workspace)
    window.workspace.register.act(scenarios.add_scenario, "Elders")
    assert "geen ondergrond" in page.een.zin.text()
    assert not page.een.erbij.isEnabled()
    assert not page.naast_elkaar.go.isEnabled()


# -- places on the map ----------------------------------------------------------------------------


def test_a_new_place_is_clicked_and_tells_what_it_does(
    placed: PlanBlad, workspace: Workspace
) -> None:
    (plek,) = kept(workspace)
    assert (plek.actie, plek.categorie, plek.naam) == (ERBIJ, "ontmoetingsplek", "Nieuwe plek 1")
    assert placed.plekken.item(0).text() == "+ Nieuwe plek 1 · komt erbij"
    assert "Dichterbij" in placed.zin.text()
    assert workspace.map.view.tool is workspace.map.point
    (teken,) = placed.kaart.item.tekens
    assert teken.gesproken == "Nieuwe plek 1 komt erbij"
    assert placed.kaart.item.chosen == plek.uuid


def test_a_place_is_dragged_and_the_effect_follows_before_it_is_dropped(
    placed: PlanBlad, workspace: Workspace, qtbot: QtBot
) -> None:
    (before,) = kept(workspace)
    port = workspace.map.view.viewport()
    start = pixel_of(workspace, placed, before.uuid)
    end = start + QPoint(-140, 70)
    told = placed.zin.text()
    qtbot.mousePress(port, LEFT, pos=start)
    for share in (0.2, 0.4, 0.6, 0.8, 1.0):
        qtbot.mouseMove(port, start + (end - start) * share)
    assert placed.trying
    wait(placed, qtbot)
    assert placed.found is not None
    assert (placed.found.plekken[0].x, placed.found.plekken[0].y) != (before.x, before.y)
    live = placed.zin.text()
    assert live != told
    assert kept(workspace) == (before,), "nothing is kept while it is on its way"
    qtbot.mouseRelease(port, LEFT, pos=end)
    wait(placed, qtbot)
    (after,) = kept(workspace)
    assert workspace.map.view.pixel(after.x or 0, after.y or 0) == end
    assert placed.zin.text() == live
    workspace.register.undo()
    wait(placed, qtbot)
    assert kept(workspace) == (before,)
    assert placed.zin.text() == told


def test_esc_while_dragging_leaves_it_where_it_was(
    placed: PlanBlad, workspace: Workspace, qtbot: QtBot
) -> None:
    before = kept(workspace)
    port = workspace.map.view.viewport()
    start = pixel_of(workspace, placed, before[0].uuid)
    qtbot.mousePress(port, LEFT, pos=start)
    qtbot.mouseMove(port, start + QPoint(40, 40))
    qtbot.mouseMove(port, start + QPoint(80, 40))
    qtbot.keyClick(workspace.map.view, Key.Key_Escape)
    assert not placed.trying
    qtbot.mouseRelease(port, LEFT, pos=start + QPoint(80, 40))
    assert kept(workspace) == before
    assert pixel_of(workspace, placed, before[0].uuid) == start
    wait(placed, qtbot)


def test_by_keyboard_a_place_is_put_and_nudged_as_one_step(
    blad: PlanBlad, workspace: Workspace, qtbot: QtBot
) -> None:
    view = workspace.map.view
    blad.erbij.setFocus()
    qtbot.keyClick(blad.erbij, Key.Key_Space)
    assert "Enter kiest het midden" in view.accessibleDescription()
    qtbot.keyClick(view, Key.Key_Return)
    (before,) = kept(workspace)
    assert (before.x, before.y) == pytest.approx(view.centre(), abs=0.01)
    steps = len(workspace.session.kaart.history())
    for _ in range(3):
        qtbot.keyPress(view, Key.Key_Right, ALT)
    qtbot.keyRelease(view, Key.Key_Alt)
    (after,) = kept(workspace)
    assert (after.x or 0) - (before.x or 0) == pytest.approx(12 * view.m_per_px, rel=0.01)
    assert len(workspace.session.kaart.history()) == steps + 1
    blad.plekken.setFocus()
    qtbot.keyClick(blad.plekken, Key.Key_Up, ALT)
    assert (kept(workspace)[0].y or 0) > (after.y or 0)
    wait(blad, qtbot)


def test_stop_and_esc_end_pointing(blad: PlanBlad, workspace: Workspace, qtbot: QtBot) -> None:
    for end in (lambda: qtbot.keyClick(workspace.map.view, Key.Key_Escape),
                workspace.map.hint.ended.emit):  # fmt: skip
        qtbot.mouseClick(blad.erbij, LEFT)
        assert blad.kaart.active
        end()
        assert not blad.kaart.active
        assert workspace.map.view.tool is workspace.map.point
    assert kept(workspace) == ()


def test_what_is_there_now_is_dragged_to_another_place(
    blad: PlanBlad, workspace: Workspace, qtbot: QtBot
) -> None:
    before = register_of(workspace)
    qtbot.mouseClick(blad.verplaats, LEFT)
    place = blad.rekenaar.bestaand[row_of_zon(blad)]
    view = workspace.map.view
    start = view.pixel(place.x, place.y)
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    for share in (1, 2, 3):
        qtbot.mouseMove(view.viewport(), start + QPoint(-30, -20) * share)
    assert blad.trying
    wait(blad, qtbot)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=start + QPoint(-90, -60))
    (plek,) = kept(workspace)
    assert plek.actie == VERPLAATST
    assert plek.plek == place.plek
    wait(blad, qtbot)
    (teken,) = blad.kaart.item.tekens
    assert teken.van == (place.x, place.y)
    assert "verhuist naar" in teken.gesproken
    assert register_of(workspace) == before, "a plan never touches the register"


def test_by_keyboard_a_place_is_chosen_and_moved(
    blad: PlanBlad, workspace: Workspace, qtbot: QtBot
) -> None:
    view = workspace.map.view
    qtbot.mouseClick(blad.verplaats, LEFT)
    qtbot.keyClick(view, Key.Key_N)
    assert blad.kaart.item.pointed is not None
    naam = blad.rekenaar.bestaand[blad.kaart.item.pointed].naam
    assert view.accessibleDescription() == naam
    qtbot.keyClick(view, Key.Key_Return)
    assert naam in workspace.map.hint._text.text()
    qtbot.keyClick(view, Key.Key_Left)
    qtbot.keyClick(view, Key.Key_Return)
    (plek,) = kept(workspace)
    assert plek.actie == VERPLAATST
    assert (plek.x, plek.y) == pytest.approx(view.centre(), abs=0.01)
    wait(blad, qtbot)


def test_closing_says_who_gets_farther_and_asks_what_happened_there(
    blad: PlanBlad, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    before = register_of(workspace)
    qtbot.mouseClick(blad.sluit, LEFT)
    place = blad.rekenaar.bestaand[row_of_zon(blad)]
    view = workspace.map.view
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.pixel(place.x, place.y))
    (dialog,) = [d for d in window.findChildren(SluitDialog) if d.isVisible()]
    assert dialog.windowTitle() == "Stel: Buurthuis De Zon gaat dicht"
    qtbot.waitUntil(lambda: "We rekenen" not in dialog.gevolg.text(), timeout=WAIT_MS)
    assert "wordt de weg langer" in dialog.gevolg.text()
    dialog.accept()
    assert dialog.isVisible()
    assert "wat gebeurde er in deze ruimte" in dialog.remark.text()
    qtbot.keyClicks(dialog.reden, "Koffieochtend")
    dialog.accept()
    (plek,) = kept(workspace)
    assert (plek.actie, plek.reden, plek.plek) == (DICHT, "Koffieochtend", place.plek)
    wait(blad, qtbot)
    assert blad.found is not None
    assert blad.found.effect.totaal.verder_weg > 0
    assert blad.found.effect.totaal.dichterbij == 0
    assert "× Buurthuis De Zon · gaat dicht" in blad.plekken.item(0).text()
    assert register_of(workspace) == before


def test_a_place_gets_a_name_and_is_taken_out(
    placed: PlanBlad, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(placed.plekken, Key.Key_Return)
    (dialog,) = [d for d in window.findChildren(PlekNaamDialog) if d.isVisible()]
    dialog.naam.setText("Huiskamer")
    dialog.accept()
    assert "Huiskamer" in placed.plekken.item(0).text()
    placed.plekken.setCurrentRow(0)
    qtbot.keyClick(placed.plekken, Key.Key_Delete)
    assert kept(workspace) == ()
    wait(placed, qtbot)
    assert "Dit plan is nog leeg" in placed.zin.text()


def test_meanwhile_nothing_of_the_register_can_be_dragged(
    placed: PlanBlad, workspace: Workspace, qtbot: QtBot
) -> None:
    before = register_of(workspace)
    view = workspace.map.view
    marker = next(m for m in view.markers.markers if m.naam == "Wandelclub Veen")
    start = view.pixel(marker.x, marker.y)
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    for share in (1, 2, 3):
        qtbot.mouseMove(view.viewport(), start + QPoint(20, 20) * share)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=start + QPoint(60, 60))
    assert register_of(workspace) == before
    placed.on_map.setChecked(False)
    assert workspace.map.point.movable
    assert not placed.kaart.visible


def test_what_changes_in_the_register_changes_the_plan(
    placed: PlanBlad, workspace: Workspace, qtbot: QtBot
) -> None:
    count = len(placed.rekenaar.bestaand)
    x, y = workspace.map.view.centre()
    workspace.register.act(
        editing.add_hulpbron,
        {"naam": "De Huiskamer", "sfeer": "institutioneel", "categorie": "ontmoetingsplek"},
        {"x": x + 300, "y": y + 300, "locatie_nauwkeurigheid": "handmatig"},
    )
    wait(placed, qtbot)
    assert len(placed.rekenaar.bestaand) == count + 1


def test_with_large_letters_the_map_itself_says_what_a_drag_does(
    placed: PlanBlad, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.layout.set_paged(paged=True)
    workspace.layout.reveal("bereikbaarheid")
    qtbot.mouseClick(placed.erbij, LEFT)
    assert workspace.map.isVisible()
    assert not placed.isVisible()
    qtbot.keyClick(workspace.map.view, Key.Key_Return)
    wait(placed, qtbot)
    assert workspace.map.hint.isVisible()
    assert workspace.map.hint._text.text() == placed.zin.text()
    workspace.map.hint.ended.emit()
    assert not workspace.map.hint.isVisible()


# -- figures --------------------------------------------------------------------------------------


def test_the_table_is_by_name_and_the_map_tells_in_words_and_patterns(
    placed: PlanBlad, workspace: Workspace
) -> None:
    rows = placed.table.rows
    names = [str(rows.data(rows.index(row, 0))) for row in range(rows.rowCount())]
    assert names == sorted(names)
    assert len(names) > 2
    layer = workspace.map._layers[0]
    assert layer is not None
    assert len({step.patroon for step in layer.stappen}) == 5, "told apart in grey"
    assert [step.label[0] for step in layer.stappen] == ["▲", "▲", "=", "▼", "▼"]
    assert "300 meter lopen" in layer.bron
    assert any(waarde.stap in {0, 1} for waarde in layer.waarden.values())
    placed.view.setCurrentIndex(1)
    other = workspace.map._layers[0]
    assert other is not None
    assert "gemiddelde afstand" in other.titel


def test_how_it_was_counted_can_be_read(placed: PlanBlad, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(placed.waarop, LEFT)
    (dialog,) = [d for d in window.findChildren(WaaropDialog) if d.isVisible()]
    text = dialog.findChildren(QTextBrowser)[0].toPlainText()
    for part in ("CBS", "over de weg", "geen ranglijst", "Een plan is een proef", "netwerk=lopen"):
        assert part in text
    dialog.close()


def test_the_table_is_copied(placed: PlanBlad, qtbot: QtBot) -> None:
    qtbot.mouseClick(placed.copy, LEFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Buurt\tDichtbij nu\tDichtbij straks")
    assert len(lines) == placed.table.rows.rowCount() + 1


def test_closing_the_legend_takes_the_plan_off_the_map(
    placed: PlanBlad, workspace: Workspace
) -> None:
    workspace.map.legend.closed.emit()
    assert not placed.on_map.isChecked()
    assert not placed.kaart.visible


# -- beside each other ----------------------------------------------------------------------------


def test_plans_are_compared_and_saved(
    placed: PlanBlad,
    workspace: Workspace,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    placed.duplicate()
    x, y = workspace.map.view.centre()
    placed.add_place(x - 250, y - 150)
    page = page_of(workspace)
    page.tabs.setCurrentIndex(1)
    naast = page.naast_elkaar
    assert [plan.naam for plan in naast.chosen] == ["Bij de school", "Bij de school (2)"]
    qtbot.mouseClick(naast.go, LEFT)
    qtbot.waitUntil(lambda: not naast.busy, timeout=WAIT_MS)
    rows = naast.table.rows
    heads = [
        rows.headerData(column, Qt.Orientation.Horizontal) for column in range(rows.columnCount())
    ]
    assert heads == ["Buurt", "Nu", "Bij de school", "Bij de school (2)"]
    names = [str(rows.data(rows.index(row, 0))) for row in range(rows.rowCount())]
    assert names == sorted(names)
    assert "300 meter lopen" in naast.about.text()
    target = tmp_path / "plannen.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    naast.save_link.click()
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert len(openpyxl.load_workbook(target).sheetnames) > 1
    workspace.register.undo()
    assert "Verouderd" in naast.notice.text()


def test_a_plan_can_stay_out_of_the_comparison(
    placed: PlanBlad, workspace: Workspace, qtbot: QtBot
) -> None:
    naast = page_of(workspace).naast_elkaar
    naast.plannen.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not naast.go.isEnabled()
    workspace.register.act(scenarios.add_scenario, "Elders")
    assert [plan.naam for plan in naast.chosen] == ["Elders"]
    wait(placed, qtbot)


def test_the_menu_leads_to_plans_and_to_the_best_place(
    workspace: Workspace, window: MainWindow
) -> None:
    window.actions_by_id["show_watals"].trigger()
    assert workspace.bereikbaarheid.current == "watals"
    assert page_of(workspace).een.nieuw.hasFocus()
    window.actions_by_id["show_beste_plek"].trigger()
    assert workspace.bereikbaarheid.current == "beste_plek"
