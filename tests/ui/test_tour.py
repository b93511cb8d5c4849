"""The first tour: five stops at real widgets, shown once, left at any moment, found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS, open_in
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from test_accessible import nameless

from sociale_kaart.ui.app import greet
from sociale_kaart.ui.tour import Tour, offer_tour

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.workspace import Workspace


@pytest.fixture
def tour(window: MainWindow, workspace: Workspace) -> Tour:
    window.activateWindow()
    window.actions_by_id["tour"].trigger()
    QApplication.processEvents()
    (made,) = window.findChildren(Tour)
    return made


def on_window(window: MainWindow, tour: Tour) -> QRect:
    """Return where the ring lies in the window."""
    return tour.ring.geometry() & window.rect()


def test_five_stops_by_keyboard_point_at_the_real_thing(
    tour: Tour, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    expected = (
        workspace.search,
        window.toolbar.widgetForAction(window.actions_by_id["add"]),
        workspace.map,
        workspace.table_panel,
        window.toolbar.widgetForAction(window.actions_by_id["print_buurtkaart"]),
    )
    assert len(tour.stops) == 5
    for number, widget in enumerate(expected):
        QApplication.processEvents()
        assert tour.at == number
        middle = widget.mapTo(window, widget.rect().center())
        assert on_window(window, tour).contains(middle)
        assert window.rect().contains(tour.callout.geometry())
        assert tour.callout.go_on.hasFocus()
        assert f"{number + 1} van 5" in tour.callout.accessibleName()
        qtbot.keyClick(tour.callout.go_on, Qt.Key.Key_Space)
    assert not window.findChildren(Tour) or tour.callout.isHidden()


@pytest.mark.parametrize("at", range(5))
def test_escape_leaves_it_at_any_moment(
    tour: Tour, window: MainWindow, qtbot: QtBot, at: int
) -> None:
    tour.go_to(at)
    with qtbot.waitSignal(tour.ended):
        qtbot.keyClick(tour.callout.go_on, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Tour))


def test_back_and_skip_by_mouse(tour: Tour, window: MainWindow, qtbot: QtBot) -> None:
    assert not tour.callout.back.isVisible()
    qtbot.mouseClick(tour.callout.go_on, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tour.callout.back, Qt.MouseButton.LeftButton)
    assert tour.at == 0
    qtbot.mouseClick(tour.callout.skip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(Tour))


def test_it_blocks_nothing(tour: Tour, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.mouseClick(workspace.search, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(workspace.search, "Zon")
    assert workspace.search.text() == "Zon"
    assert QApplication.activeModalWidget() is None
    assert tour.callout.isVisible()
    # Through the ring one reaches what it surrounds.
    middle = tour.ring.mapTo(tour.ring.window(), tour.ring.rect().center())
    assert tour.ring.window().childAt(middle) is not tour.ring


def test_it_follows_the_window(tour: Tour, window: MainWindow, workspace: Workspace) -> None:
    tour.go_to(2)
    window.resize(1100, 700)
    QTest.qWait(50)
    corner = workspace.map.mapTo(window, QPoint(0, 0))
    assert (tour.ring.geometry().topLeft() - corner).manhattanLength() <= 8
    assert window.rect().contains(tour.callout.geometry())


def test_with_letters_of_twice_the_size_every_stop_is_in_view(
    tour: Tour, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    font = window.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    window.setFont(font)
    QTest.qWait(50)
    assert workspace.layout.paged
    for number in range(5):
        tour.go_to(number)
        QTest.qWait(20)
        assert window.rect().contains(tour.callout.geometry()), number
        if number in {2, 3}:
            assert tour.ring.isVisible(), "the page with it was brought into view"
        button = tour.callout.go_on
        assert tour.callout.rect().contains(button.geometry())


def test_everything_in_it_has_a_name(tour: Tour, window: MainWindow) -> None:
    assert nameless(window) == []


def test_it_is_shown_once_on_the_first_kaart(
    window: MainWindow, settings: Settings, kaart: Path, qtbot: QtBot
) -> None:
    assert offer_tour(window, settings) is None, "nothing to point at yet"
    greet(window, settings)
    open_in(window, kaart, qtbot)
    qtbot.waitUntil(lambda: len(window.findChildren(Tour)) == 1, timeout=LOAD_MS)
    window.findChildren(Tour)[0].end()
    assert offer_tour(window, settings) is None


def test_closing_the_kaart_ends_it(tour: Tour, window: MainWindow, qtbot: QtBot) -> None:
    window.close_kaart()
    qtbot.waitUntil(lambda: not window.findChildren(Tour))
