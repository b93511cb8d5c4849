"""Names beside the symbols: none over another, a symbol, a circle or a street name."""

from __future__ import annotations

import itertools

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from sociale_kaart.ui.canvas.marker_names import PlacedName, name_picture, place_names
from sociale_kaart.ui.canvas.markers import Marker, MarkerItem
from sociale_kaart.ui.canvas.symbols import GEWOON_PX
from sociale_kaart.ui.theme import DONKER, LICHT

STREET = 0.26  # m/px, about 1:1.000
NO_STREETS = np.empty((0, 4))
BLOCK = (0, 0)


def item_of(*markers: Marker) -> MarkerItem:
    item = MarkerItem(QRectF(0, 0, 1_000, 1_000))
    item.set_markers(markers)
    return item


def marker(naam: str, px: float, py: float, formaliteit: str = "formeel") -> Marker:
    """Return a marker at a pixel of the block."""
    return Marker(naam, naam, naam, px * STREET, -py * STREET, "institutioneel", formaliteit)


def placed(item: MarkerItem, streets: np.ndarray = NO_STREETS) -> list[PlacedName]:
    metrics = QFontMetricsF(QFont("Noto Sans", 10))
    steps = place_names(item, BLOCK, STREET, metrics, streets)
    return [name for name in steps if name is not None]


def crowd(count: int, seed: int = 3) -> MarkerItem:
    rng = np.random.default_rng(seed)
    places = rng.uniform(50, 1_900, (count, 2)).tolist()
    return item_of(*(marker(f"Buurthuis nummer {n}", x, y) for n, (x, y) in enumerate(places)))


def touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_name_stands_to_the_right_of_its_symbol() -> None:
    (name,) = placed(item_of(marker("De Brug", 500, 500)))
    assert name.tekst == "De Brug"
    assert 500 + GEWOON_PX / 2 < name.box[0] < 520
    assert name.box[1] < 500 < name.box[3]


def test_names_cover_no_name_and_no_symbol() -> None:
    item = crowd(300)
    names = placed(item)
    assert len(names) > 100
    for one, other in itertools.combinations(names, 2):
        assert not touch(one.box, other.box)
    half = GEWOON_PX / 2
    for m in item.markers:
        x, y = m.x / STREET, -m.y / STREET
        symbol = (x - half, y - half, x + half, y + half)
        assert not any(touch(name.box, symbol) for name in names)


def test_a_street_name_is_kept_clear() -> None:
    beside = np.array([[505.0, 480.0, 900.0, 520.0]])
    (name,) = placed(item_of(marker("De Brug", 500, 500)), beside)
    assert name.box[2] < 500, "to the left then"


def test_what_is_formeel_goes_before_what_is_not() -> None:
    names = placed(
        item_of(
            marker("Informele club", 500, 500, "informeel"),
            marker("Formele stichting", 500, 518, "formeel"),
        )
    )
    assert names[0].tekst == "Formele stichting"


def test_a_long_name_ends_in_an_ellipsis() -> None:
    (name,) = placed(item_of(marker("Ontmoetingscentrum " * 6, 500, 500)))
    assert name.tekst.endswith("…")


def test_names_stay_inside_their_block() -> None:
    assert placed(item_of(marker("Aan de rand van het blok", 2_040, 500)))[0].box[2] < 2_040


def test_the_same_names_are_placed_every_time() -> None:
    assert placed(crowd(200)) == placed(crowd(200))


def test_a_block_full_of_names_is_placed_one_name_at_a_time() -> None:
    """What finds no room is a step too, so that the window can draw in between."""
    metrics = QFontMetricsF(QFont("Noto Sans", 10))
    item = crowd(600)
    steps = list(place_names(item, BLOCK, STREET, metrics, NO_STREETS))
    assert len(steps) == item.groups.at(STREET).alone.sum()
    assert 100 < sum(step is not None for step in steps) < len(steps)


def test_letters_have_a_halo_in_light_and_dark() -> None:
    for theme in (LICHT, DONKER):
        image = name_picture("De Brug", QFont("Noto Sans", 12), 1.0, theme).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert theme.halo.lower() in colours


def test_a_name_says_in_which_direction_it_stands() -> None:
    """The sign of a selected marker is larger, and moves its name away from it."""
    (only,) = placed(item_of(marker("De Brug", 500, 500)))
    assert only.away == (1, 0)
