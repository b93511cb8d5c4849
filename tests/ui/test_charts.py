"""Charts: told apart without colour, walked over by keyboard, and said in words."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QPainter

from sociale_kaart.ui.bereikbaarheid.schalen import count_steps, distance_steps, share_steps
from sociale_kaart.ui.canvas.legend import step_swatch
from sociale_kaart.ui.charts.bars import Bar, BarChart
from sociale_kaart.ui.charts.histogram import Band, Histogram
from sociale_kaart.ui.theme import DONKER, LICHT
from tests.colour_vision import VISIONS, pixels, seen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.canvas.choropleth import Step
    from sociale_kaart.ui.theme import MapTheme

STEPS = distance_steps("lopen")


@pytest.fixture
def bars(qtbot: QtBot) -> BarChart:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.show_bars(
        "Supermarkt",
        [
            Bar("Brunnepe", 300.0, "300 m", STEPS[1]),
            Bar("De Maten", 900.0, "900 m", STEPS[3], rand=True),
            Bar("Groene Hart", None, "te weinig mensen voor een cijfer", None),
        ],
        ("hele gemeente: 600 m", 600.0),
    )
    chart.resize(500, chart.height())
    chart.show()
    qtbot.waitExposed(chart)
    return chart


@pytest.fixture
def histogram(qtbot: QtBot) -> Histogram:
    chart = Histogram()
    qtbot.addWidget(chart)
    chart.show_bands(
        "Hoe ver de inwoners moeten gaan",
        [
            Band("tot 250 m", 0.2, "20 %", STEPS[0]),
            Band("250 tot 500 m", 0.5, "50 %", STEPS[1], "500 m"),
            Band("500 m tot 1 km", 0.3, "30 %", STEPS[2], "1 km"),
            Band("niet bereikbaar", 0.0, "0 %", None),
        ],
    )
    chart.resize(480, 180)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def ink(chart: BarChart | Histogram, x: int, y: int, size: int = 5) -> float:
    """Return how light a small piece of a chart is, 0–255."""
    image = chart.grab().toImage()
    found = [
        image.pixelColor(x + dx, y + dy).lightness() for dx in range(size) for dy in range(size)
    ]
    return float(np.mean(found))


def test_a_bar_is_as_long_as_its_figure(bars: BarChart) -> None:
    image = bars.grab().toImage()

    def length(number: int) -> int:
        """Return how many pixels of the row of a bar have its outline or tint."""
        row = bars.row_box(number)
        y = round(row.center().y())
        paper = image.pixelColor(2, y)
        edge = [x for x in range(image.width()) if image.pixelColor(x, round(row.y() + 4)) != paper]
        return len(edge)

    assert length(1) == pytest.approx(3 * length(0), rel=0.15)


def test_who_hears_the_chart_hears_every_figure(bars: BarChart) -> None:
    said = QAccessible.queryAccessibleInterface(bars)
    assert said.text(QAccessible.Text.Name) == "Supermarkt. hele gemeente: 600 m."
    lines = said.text(QAccessible.Text.Description).splitlines()
    assert lines[0] == "Brunnepe: 300 m"
    assert lines[1].startswith("De Maten: 900 m (aan de rand")
    assert lines[2] == "Groene Hart: te weinig mensen voor een cijfer"


def test_arrows_walk_and_ctrl_c_copies_the_words(bars: BarChart, qtbot: QtBot) -> None:
    chosen: list[int] = []
    bars.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Up):
        qtbot.keyClick(bars, key)
    assert chosen == [0, 1, 2, 0, 0]
    assert bars.accessibleDescription() == "Brunnepe: 300 m"
    qtbot.keyClick(bars, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1] == "Brunnepe: 300 m"


def test_a_click_chooses_what_lies_there(
    bars: BarChart, histogram: Histogram, qtbot: QtBot
) -> None:
    for chart, at in (
        (bars, bars.row_box(1).center().toPoint()),
        (histogram, QPoint(round(480 * 1.5 / 4), 90)),
    ):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
        assert chart.current == 1


def test_a_column_is_as_high_as_its_share(histogram: Histogram) -> None:
    image = histogram.grab().toImage()
    paper = image.pixelColor(1, 1)

    def high(number: int) -> int:
        x = round(8 + (480 - 16) / 4 * (number + 0.5)) - 40
        column = [y for y in range(60, 150) if image.pixelColor(x, y) != paper]
        return len(column)

    assert high(1) > high(2) > high(0) > high(3)


def test_without_figures_a_chart_is_empty_and_says_so(qtbot: QtBot) -> None:
    for chart in (BarChart(), Histogram()):
        qtbot.addWidget(chart)
        if isinstance(chart, BarChart):
            chart.show_bars("Nog geen cijfers", [])
        else:
            chart.show_bands("Nog geen cijfers", [])
        chart.resize(200, 100)
        chart.grab()
        qtbot.keyClick(chart, Qt.Key.Key_Down)
        assert chart.current == -1
        assert chart.accessibleName() == "Nog geen cijfers"


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", [LICHT, DONKER], ids=["licht", "donker"])
@pytest.mark.parametrize("steps", [distance_steps("auto"), share_steps(), count_steps()])
def test_steps_are_told_apart_with_every_vision(
    vision: str, theme: MapTheme, steps: tuple[Step, ...]
) -> None:
    """Two steps differ over much of their swatch; hatching shows its lines."""
    pictures = [seen(pixels(step_swatch(step, theme)), vision) for step in (*steps, None)]
    for (first, one), (second, other) in itertools.combinations(enumerate(pictures), 2):
        apart = np.linalg.norm(one - other, axis=-1)
        hatched = len(steps) in {first, second}
        assert (apart > 5).mean() > (0.08 if hatched else 0.3)


def test_the_tints_follow_the_map(bars: BarChart) -> None:
    light = ink(bars, round(bars.row_box(1).right()) - 260, round(bars.row_box(1).center().y()))
    bars.set_theme(DONKER)
    dark = ink(bars, round(bars.row_box(1).right()) - 260, round(bars.row_box(1).center().y()))
    assert light != dark


def test_in_large_letters_nothing_is_cut_off(bars: BarChart, histogram: Histogram) -> None:
    font = bars.font()
    font.setPointSize(20)
    for chart in (bars, histogram):
        chart.setFont(font)
    bars.show_bars("Supermarkt", list(bars.bars), None)
    assert bars.row_box(0).height() >= bars.fontMetrics().height()
    picture = QImage(480, 180, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    histogram.render(painter, QPoint(0, 0))
    painter.end()
