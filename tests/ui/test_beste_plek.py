"""Beste plek in the window: asked, answered in a sentence, on the map, taken over in a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_watals import LEFT, WAIT_MS, begin_plan, kept, page_of, wait
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTextBrowser

from sociale_kaart.domain.scenario import ERBIJ
from sociale_kaart.operations import kandidaten, scenarios
from sociale_kaart.ui.bereikbaarheid.beste_plek_page import BestePlekPage
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog
from sociale_kaart.ui.canvas.scenario_item import PUNT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace) -> BestePlekPage:
    """The page before anything was asked."""
    workspace.layout.reveal("bereikbaarheid")
    found = workspace.bereikbaarheid.show_page("beste_plek")
    assert isinstance(found, BestePlekPage)
    found.maat.afstand_m.setValue(250)
    return found


@pytest.fixture
def answered(page: BestePlekPage, qtbot: QtBot) -> BestePlekPage:
    """The page with an answer."""
    search(page, qtbot)
    return page


def search(page: BestePlekPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.go, LEFT)
    assert page.busy
    qtbot.waitUntil(lambda: not page.busy, timeout=WAIT_MS)


def test_before_anything_is_asked_it_says_what_it_answers(page: BestePlekPage) -> None:
    assert len(page.notice.text().splitlines()) == 3
    assert "Over wat dicht kan, geeft het programma geen advies." in page.notice.text()
    assert not page.over.isEnabled()
    assert not page.split.isVisible()


def test_the_answer_is_a_sentence_with_a_runner_up_on_the_map(
    answered: BestePlekPage, workspace: Workspace
) -> None:
    assert answered.found is not None
    assert "binnen 250 meter lopen" in answered.notice.text()
    assert "De tweede keus is" in answered.notice.text()
    assert "Wat dit niet zegt" in answered.about.text()
    kinds = [one.soort for one in answered.kaart.item.tekens]
    assert kinds == ["tweede", ERBIJ]
    assert answered.on_map.isChecked()
    layer = workspace.map._layers[0]
    assert layer is not None
    assert layer.titel.startswith("Beste plek")


def test_it_is_taken_over_in_a_new_plan_and_in_one_that_is_there(
    answered: BestePlekPage, workspace: Workspace, qtbot: QtBot
) -> None:
    answered.plannen.aboutToShow.emit()
    answered.plannen.actions()[0].trigger()
    (plan,) = scenarios.scenarios(workspace.session)
    assert (plan.naam, plan.afstand_m) == ("Beste plek: ontmoetingsplek", 250)
    assert answered.found is not None
    (plek,) = plan.plekken
    assert (plek.actie, plek.naam) == (ERBIJ, answered.found.plekken[0].naam)
    blad = page_of(workspace).een
    wait(blad, qtbot)
    assert blad.found is not None
    assert blad.found.effect.totaal.na_binnen == answered.found.totaal.na_binnen
    workspace.register.undo()
    assert kept(workspace) == ()
    answered.plannen.aboutToShow.emit()
    assert [action.text() for action in answered.plannen.actions()][1:] == [plan.naam]
    answered.plannen.actions()[1].trigger()
    assert len(kept(workspace)) == 1
    wait(blad, qtbot)


def test_points_are_drawn_dragged_and_asked_about(
    page: BestePlekPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.uit.setCurrentIndex(page.uit.findData(kandidaten.PUNTEN))
    assert not page.go.isEnabled()
    assert "wijs aan" in page.notice.text()
    qtbot.mouseClick(page.teken, LEFT)
    view = workspace.map.view
    middle = view.viewport().rect().center()
    for away in (QPoint(-40, 0), QPoint(60, 30)):
        qtbot.mouseClick(view.viewport(), LEFT, pos=middle + away)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [one.soort for one in page.kaart.item.tekens] == [PUNT] * 3
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    start = middle + QPoint(60, 30)
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    for share in (1, 2, 3):
        qtbot.mouseMove(view.viewport(), start + QPoint(10, 10) * share)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=start + QPoint(30, 30))
    moved = page.kaart.item.teken("punt 2")
    assert moved is not None
    assert view.pixel(moved.x, moved.y) == start + QPoint(30, 30)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert [one.sleutel for one in page.kaart.item.tekens] == ["punt 1", "punt 3"]
    search(page, qtbot)
    assert page.found is not None
    assert page.found.bekeken == 2


def test_a_search_can_be_stopped(page: BestePlekPage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.go, LEFT)
    window.runner.cancel_shown()
    qtbot.waitUntil(lambda: not page.busy, timeout=WAIT_MS)
    assert page.found is None
    assert page.go.isEnabled()


def test_another_question_makes_the_answer_old(answered: BestePlekPage) -> None:
    answered.aantal.setValue(2)
    assert answered.notice.text().startswith("Verouderd")
    assert answered.aantal.text() == "2 plekken"
    answered.aantal.setValue(1)
    assert not answered.notice.text().startswith("Verouderd")


def test_how_it_was_found_can_be_read(
    answered: BestePlekPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(answered.waarop, LEFT)
    (dialog,) = [d for d in window.findChildren(WaaropDialog) if d.isVisible()]
    text = dialog.findChildren(QTextBrowser)[0].toPlainText()
    assert "Gekozen uit" in text
    assert "CBS" in text
    dialog.close()


def test_what_is_really_there_stays_put_when_a_plan_makes_room(
    page: BestePlekPage, workspace: Workspace, qtbot: QtBot
) -> None:
    blad = begin_plan(workspace, qtbot)
    blad.on_map.setChecked(True)
    workspace.bereikbaarheid.show_page("beste_plek")
    search(page, qtbot)
    assert not blad.kaart.visible
    assert page.kaart.visible
    assert not workspace.map.point.movable
    page.on_map.setChecked(False)
    assert workspace.map.point.movable
