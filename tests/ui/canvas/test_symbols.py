"""Symbols stay apart for everybody: measured on the pixels that are drawn."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPainter, QPixmap

from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.ui.canvas.symbols import GEWOON_PX, KLEIN_PX, symbol_icon, symbol_pixmap
from sociale_kaart.ui.theme import DONKER, LICHT, MapTheme
from tests.colour_vision import VISIONS, different, pixels, seen

PAIRS = [
    (teken.sfeer, formaliteit)
    for teken in sfeertekens()
    for formaliteit in ("formeel", "informeel", None)
]
# So many pixels must differ, by a step that is seen at a glance (ΔE).
CLEAR_STEP = 18.0
CLEAR_PIXELS = 14


def on_ground(pixmap: QPixmap, theme: MapTheme) -> QPixmap:
    """Return a symbol as it lies on the map."""
    ground = QPixmap(pixmap.size())
    ground.setDevicePixelRatio(pixmap.devicePixelRatio())
    ground.fill(QColor(theme.grond))
    painter = QPainter(ground)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return ground


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", [LICHT, DONKER], ids=lambda theme: theme.naam)
@pytest.mark.parametrize("size", [GEWOON_PX, KLEIN_PX])
def test_every_sfeer_and_formaliteit_is_told_apart(size: int, theme: MapTheme, vision: str) -> None:
    drawn = {
        pair: seen(pixels(on_ground(symbol_pixmap(*pair, None, size, 1.0), theme)), vision)
        for pair in PAIRS
    }
    close = {
        (one, other): different(drawn[one], drawn[other], CLEAR_STEP)
        for one, other in itertools.combinations(PAIRS, 2)
    }
    assert {pair: count for pair, count in close.items() if count < CLEAR_PIXELS} == {}


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", [LICHT, DONKER], ids=lambda theme: theme.naam)
def test_a_symbol_stands_out_from_everything_below_it(theme: MapTheme, vision: str) -> None:
    for (sfeer, formaliteit), ground in itertools.product(
        PAIRS, (theme.grond, theme.water, theme.groen, theme.gebouw, *theme.stappen)
    ):
        symbol = symbol_pixmap(sfeer, formaliteit, None, GEWOON_PX, 1.0)
        below = QPixmap(symbol.size())
        below.fill(QColor(ground))
        lies = seen(pixels(on_ground(symbol, theme)), vision)
        bare = seen(pixels(below), vision)
        assert different(lies, bare, CLEAR_STEP) > 3 * GEWOON_PX, (sfeer, formaliteit, ground)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", [LICHT, DONKER], ids=lambda theme: theme.naam)
def test_steps_of_distance_go_from_light_to_dark(theme: MapTheme, vision: str) -> None:
    rgb = np.array([[QColor(step).getRgbF()[:3] for step in theme.stappen]])
    lightness = seen(rgb, vision)[0, :, 0]
    assert (np.diff(lightness) < -5.0).all(), lightness


def test_what_has_stopped_is_grey_with_a_stroke() -> None:
    alive = pixels(symbol_pixmap("institutioneel", "formeel", "actief", GEWOON_PX, 1.0))
    stopped = pixels(symbol_pixmap("institutioneel", "formeel", "gestopt", GEWOON_PX, 1.0))
    middle = len(alive) // 2
    assert np.ptp(alive[middle - 4, middle - 4]) > 0.3
    assert np.ptp(stopped[middle - 4, middle - 4]) < 0.05
    assert stopped[middle, middle].max() < 0.4


def test_a_screen_with_fine_pixels_gets_a_fine_symbol() -> None:
    assert symbol_pixmap("persoonlijk", None, None, GEWOON_PX, 2.0).width() == 2 * (
        symbol_pixmap("persoonlijk", None, None, GEWOON_PX, 1.0).width()
    )
    assert not symbol_icon("persoonlijk", "formeel").isNull()
