"""Explaining a distance in the window: the route on the map, the card, the build-up of a buurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from test_accessible_tree import without

from sociale_kaart.ui.bereikbaarheid.afstanden_page import AfstandenPage
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog
from sociale_kaart.ui.canvas.measure_tool import length_m

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.bereikbaarheid.uitlegger import Uitlegger
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

COMPUTE_MS = 60_000


@pytest.fixture
def page(workspace: Workspace) -> AfstandenPage:
    workspace.layout.reveal("bereikbaarheid")
    made = workspace.bereikbaarheid.show_page("afstanden")
    assert isinstance(made, AfstandenPage)
    made.bar.categorie.setCurrentIndex(made.bar.categorie.findData("supermarkt"))
    return made


@pytest.fixture
def home(workspace: Workspace) -> tuple[float, float]:
    """An adres in the middle of the wijk, in the middle of the map."""
    adressen = workspace.session.required_ondergrond().layer("adressen").dropna(subset="buurtcode")
    x, y = workspace.map.view.centre()
    nearest = adressen.geometry.iloc[
        ((adressen.geometry.x - x) ** 2 + (adressen.geometry.y - y) ** 2).argmin()
    ]
    workspace.map.view.show_point(nearest.x, nearest.y, 5_000)
    return nearest.x, nearest.y


def begin(page: AfstandenPage, qtbot: QtBot) -> Uitlegger:
    qtbot.mouseClick(page.weg, Qt.MouseButton.LeftButton)
    assert page.uitlegger.active
    return page.uitlegger


def explained(uitlegger: Uitlegger, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: uitlegger.found is not None, timeout=COMPUTE_MS)
    QApplication.processEvents()


def test_a_click_on_an_adres_draws_the_way_with_its_length(
    page: AfstandenPage, home: tuple[float, float], workspace: Workspace, qtbot: QtBot
) -> None:
    uitlegger = begin(page, qtbot)
    assert workspace.map.hint.isVisible()
    viewport = workspace.map.view.viewport()
    qtbot.mouseClick(
        viewport, Qt.MouseButton.LeftButton, pos=QPoint(workspace.map.view.pixel(*home))
    )
    explained(uitlegger, qtbot)
    found = uitlegger.found
    assert found is not None
    assert found.dichtstbij is not None
    assert found.punt == pytest.approx(home), "the door that was meant, not the pixel"
    drawn, second = uitlegger.item.routes
    assert length_m(drawn.punten) == pytest.approx(found.dichtstbij.route.afstand_m, abs=0.01)
    assert (drawn.tweede, second.tweede) == (False, True)
    assert length_m(second.punten) >= length_m(drawn.punten)
    assert uitlegger.card.isVisible()
    assert found.adres in uitlegger.card.title.text()
    said = uitlegger.card.text.toPlainText()
    assert found.dichtstbij.naam in said
    assert drawn.tekst in said
    for stuk in found.dichtstbij.route.stukken:
        assert (stuk.straat or "weg zonder naam") in said
    assert without(workspace.map.window()) == []


def test_the_whole_route_is_in_view_beside_the_card(
    page: AfstandenPage, home: tuple[float, float], workspace: Workspace, qtbot: QtBot
) -> None:
    uitlegger = begin(page, qtbot)
    workspace.map.view.show_point(*home, 1_000)
    uitlegger.explain_point(*home)
    explained(uitlegger, qtbot)
    view = workspace.map.view
    for route in uitlegger.item.routes:
        for point in route.punten:
            pixel = QPoint(view.pixel(*point))
            assert view.viewport().rect().contains(pixel)
            assert not uitlegger.card.geometry().contains(view.mapToParent(pixel))


def test_by_keyboard_enter_takes_the_middle_and_escape_ends(
    page: AfstandenPage, home: tuple[float, float], workspace: Workspace, qtbot: QtBot
) -> None:
    assert home
    uitlegger = begin(page, qtbot)
    heard: list[str] = []
    workspace.map.view.told.connect(heard.append)
    view = workspace.map.view
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    explained(uitlegger, qtbot)
    assert "Dichtstbij" in heard[-1]
    assert " m lopend" in heard[-1]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not uitlegger.active
    assert not uitlegger.card.isVisible()
    assert uitlegger.item.routes == ()
    assert view.tool is workspace.map.point


def test_another_tool_takes_over_and_stop_ends_it(
    page: AfstandenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    uitlegger = begin(page, qtbot)
    workspace.extras.tools.begin_measure()
    assert not uitlegger.active
    workspace.extras.tools.end()
    begin(page, qtbot)
    workspace.map.hint.ended.emit()
    assert not uitlegger.active
    assert view_is_free(workspace)


def view_is_free(workspace: Workspace) -> bool:
    return workspace.map.view.tool is workspace.map.point and not workspace.map.hint.isVisible()


def test_where_no_road_lies_it_says_so(
    page: AfstandenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    uitlegger = begin(page, qtbot)
    left, bottom, *_ = workspace.map.view.base.omvang  # type: ignore[union-attr]
    uitlegger.explain_point(left - 9_000, bottom - 9_000)
    explained(uitlegger, qtbot)
    assert uitlegger.item.routes == ()
    assert "ligt geen weg" in uitlegger.card.text.toPlainText()
    assert not uitlegger.card.whole.isVisible()


def test_a_buurt_in_the_table_shows_how_its_figure_is_built_up(
    page: AfstandenPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert not page.opbouw.isEnabled()
    page.show_on_map()
    qtbot.waitUntil(lambda: page.shown is not None and not page.metingen.busy, timeout=COMPUTE_MS)
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    assert page.opbouw.isEnabled()
    naam = str(page.table.model().index(0, 0).data())
    qtbot.mouseClick(page.opbouw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(WaaropDialog)), timeout=COMPUTE_MS)
    (dialog,) = window.findChildren(WaaropDialog)
    text = dialog.browser.toPlainText()
    assert f"Het cijfer van {naam}" in text
    for word in ("adressen", "Methode in het kort: netwerk=lopen", "OpenStreetMap"):
        assert word in text
    dialog.close()


def test_the_menu_leads_to_both(workspace: Workspace, window: MainWindow) -> None:
    window.actions_by_id["explain_distance"].trigger()
    page = workspace.bereikbaarheid.page("afstanden")
    assert isinstance(page, AfstandenPage)
    assert page.uitlegger.active
    page.uitlegger.end()
    window.actions_by_id["show_gaten"].trigger()
    assert workspace.bereikbaarheid.current == "gaten"
