"""The panel Bereikbaarheid: pages that are made when first shown, and one layer on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from sociale_kaart.ui.bereikbaarheid.pages import Page
from sociale_kaart.ui.bereikbaarheid.panel import BereikbaarheidPanel
from sociale_kaart.ui.bereikbaarheid.schalen import distance_steps, share_steps
from sociale_kaart.ui.canvas.cellen_item import CellenLayer
from sociale_kaart.ui.canvas.choropleth import BuurtLayer, BuurtWaarde

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.workspace import Workspace


class Somewhere(QWidget):
    """A page that only remembers what it was given."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.lost = 0
        self.back = 0
        context.layer_lost.connect(self._lose)
        context.layer_back.connect(self._take_back)

    def _lose(self) -> None:
        self.lost += 1

    def _take_back(self) -> None:
        self.back += 1


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> BereikbaarheidPanel:
    """A panel with two pages of our own, beside the one of the window."""
    pages = (Page("een", "Een", Somewhere), Page("twee", "Twee", Somewhere))
    made = BereikbaarheidPanel(workspace.bereikbaarheid.around, pages)
    qtbot.addWidget(made)
    return made


def layer(workspace: Workspace, stap: int | None) -> BuurtLayer:
    codes = workspace.area.buurtnamen
    waarden = {code: BuurtWaarde(code, stap) for code in codes}
    return BuurtLayer("Proef", distance_steps("lopen"), waarden, bron="Bron: zelf.")


def cellen(workspace: Workspace) -> CellenLayer:
    """Three squares of 100 m in the middle of the map: near, far and without a figure."""
    x, y = (100 * round(value / 100) for value in workspace.map.view.centre())
    xy = np.array([(x, y), (x + 100, y), (x + 200, y)], dtype=float)
    return CellenLayer("Vakken", share_steps(), xy, np.array([0, 4, -1]))


def test_a_page_is_made_when_it_is_first_shown(panel: BereikbaarheidPanel, qtbot: QtBot) -> None:
    assert panel.stack.count() == 0
    panel.show()
    qtbot.waitExposed(panel)
    assert panel.stack.count() == 1
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.current == "twee"
    assert panel.stack.count() == 2
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert panel.stack.count() == 2, "a page is made once"


def test_the_window_makes_no_page_before_the_panel_is_seen(workspace: Workspace) -> None:
    assert workspace.bereikbaarheid.stack.count() == 0
    workspace.layout.reveal("bereikbaarheid")
    assert workspace.bereikbaarheid.stack.count() == 1


def test_who_shows_a_layer_takes_the_place_of_another(
    panel: BereikbaarheidPanel, workspace: Workspace
) -> None:
    een, twee = panel.page("een"), panel.page("twee")
    assert isinstance(een, Somewhere)
    assert isinstance(twee, Somewhere)
    een.context.show_layer(layer(workspace, 1))
    assert een.context.has_layer
    twee.context.show_layer(layer(workspace, 2))
    assert (een.lost, twee.lost) == (1, 0)
    een.context.show_layer(None)
    assert twee.context.has_layer, "what another page shows is not taken off"
    workspace.map.legend.closed.emit()
    assert twee.lost == 1
    assert not workspace.map.legend.isVisible()
    assert panel.board.show_again()
    assert twee.back == 1
    assert workspace.map.legend.isVisible()


def test_a_click_on_the_map_tells_the_page_which_buurt_and_square_it_is(
    panel: BereikbaarheidPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    een = panel.page("een")
    assert isinstance(een, Somewhere)
    buurten: list[str] = []
    squares: list[int] = []
    een.context.buurt_pointed.connect(buurten.append)
    een.context.cel_pointed.connect(squares.append)
    view = workspace.map.view
    view.zoom(3)
    shown = cellen(workspace)
    een.context.show_layer(layer(workspace, 0), shown)
    # Not on a marker: on the far side of the second square.
    x, y = shown.xy[1]
    pixel = view.pixel(float(x), float(y) - 35)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(pixel))
    assert squares == [1]
    assert [code for code in buurten if code in workspace.area.buurtnamen] == buurten != []
    een.context.show_layer(None)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(pixel))
    assert squares == [1], "without its colours on the map a page hears nothing"


def test_squares_are_painted_in_their_steps(
    panel: BereikbaarheidPanel, workspace: Workspace
) -> None:
    een = panel.page("een")
    assert isinstance(een, Somewhere)
    view = workspace.map.view
    view.zoom(3)
    shown = cellen(workspace)
    plain = view.grab().toImage()
    een.context.show_cellen(shown)
    painted = view.grab().toImage()

    def lightness(image: QImage, number: int) -> float:
        x, y = shown.xy[number]
        at = view.pixel(float(x), float(y))
        area = [(at.x() + dx, at.y() + dy) for dx in range(-12, 13) for dy in range(-12, 13)]
        return float(np.mean([image.pixelColor(*pixel).lightness() for pixel in area]))

    far, near = lightness(painted, 0), lightness(painted, 1)
    assert lightness(plain, 0) > near > far, "few people near is dark"
    texts = [label.text() for label in workspace.map.legend.findChildren(QLabel)]
    assert "<b>Vakken</b>" in texts
    assert "geen cijfer" in texts
