"""The distance layer in the tiles: flat, under streets and names, hatched without a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage
from test_map import settle

from sociale_kaart.ui.bereikbaarheid.schalen import GRENZEN_M, distance_steps
from sociale_kaart.ui.canvas.choropleth import BuurtLayer, BuurtWaarde, layer_theme, step_below
from sociale_kaart.ui.theme import DONKER, LICHT

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.workspace import Workspace


def layer(metres: dict[str, float | None]) -> BuurtLayer:
    waarden = {
        code: BuurtWaarde(code, step_below(afstand, GRENZEN_M["lopen"]))
        for code, afstand in metres.items()
    }
    return BuurtLayer("Huisarts, lopen", distance_steps("lopen"), waarden)


def colours(image: QImage) -> NDArray[np.uint32]:
    """Return the 0xRRGGBB of every pixel."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), dtype="<u4") & 0xFFFFFF
    return pixels.astype(np.uint32)


def share(image: QImage, colour: str) -> float:
    return float((colours(image) == int(colour[1:], 16)).mean())


def darkened(image: QImage) -> float:
    """Return the share of pixels that are clearly darker than paper, water and green."""
    return float(((colours(image) >> 8) & 0xFF < 200).mean())


def test_a_buurt_is_flat_in_its_step_and_green_keeps_quiet(
    workspace: Workspace, qtbot: QtBot
) -> None:
    codes = list(workspace.area.buurtnamen)
    workspace.map.focus_buurt(codes[0])
    assert workspace.map.view.buurten is not None
    workspace.map.view.buurten.set_focus(None, LICHT)
    assert share(settle(workspace, qtbot), LICHT.stappen[3]) == 0
    workspace.map.show_layer(layer(dict.fromkeys(codes, 900.0)))
    shown = settle(workspace, qtbot)
    # Exactly the colour of the legend: nothing is mixed into it.
    assert share(shown, LICHT.stappen[3]) > 0.3
    assert share(shown, LICHT.groen) == 0
    assert share(shown, LICHT.weg) > 0.005, "streets stay white over the colour"
    workspace.map.show_layer(None)
    assert share(settle(workspace, qtbot), LICHT.stappen[3]) == 0


def test_without_a_figure_a_buurt_is_hatched(workspace: Workspace, qtbot: QtBot) -> None:
    codes = list(workspace.area.buurtnamen)
    workspace.map.show_layer(layer(dict.fromkeys(codes)))
    image = settle(workspace, qtbot)
    assert all(share(image, step) == 0 for step in LICHT.stappen)
    hatched = darkened(image)
    workspace.map.show_layer(None)
    assert hatched > darkened(settle(workspace, qtbot)) + 0.05


def test_other_figures_are_other_tiles() -> None:
    one, other = layer({"BU1": 100.0, "BU2": None}), layer({"BU1": 600.0, "BU2": None})
    assert layer_theme(LICHT, None) is LICHT
    assert layer_theme(LICHT, one).naam != layer_theme(LICHT, other).naam
    assert layer_theme(LICHT, one).naam != layer_theme(DONKER, one).naam
    assert layer_theme(LICHT, one).naam == layer_theme(LICHT, layer({"BU1": 120.0})).naam
    assert layer_theme(DONKER, other).buurtkleur == {"BU1": DONKER.stappen[2]}
