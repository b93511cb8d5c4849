"""Geometries taken apart draw the same as geometries taken one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from sociale_kaart.ui.canvas.ondergrond import VectorLayer
from sociale_kaart.ui.canvas.paths import geometry_path
from sociale_kaart.ui.canvas.shapes import take_apart

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

HOLE = shapely.Polygon(
    [(0, 0), (100, 0), (100, 100), (0, 100)], [[(20, 20), (20, 40), (40, 40), (40, 20)]]
)
TWO = shapely.MultiPolygon([shapely.box(200, 0, 260, 60), shapely.box(300, 0, 360, 60)])
SURFACES = np.array([HOLE, TWO, shapely.Polygon(), shapely.box(0, 200, 50, 250)], dtype=object)
LINES = np.array(
    [
        shapely.LineString([(0, 0), (10, 5), (30, 0)]),
        shapely.MultiLineString([[(0, 9), (9, 9)], [(20, 9), (29, 9)]]),
    ],
    dtype=object,
)


def elements(path: QPainterPath) -> list[tuple[float, float, object]]:
    found = [path.elementAt(number) for number in range(path.elementCount())]
    return [(element.x, element.y, element.type) for element in found]


@pytest.mark.parametrize("geometries", [SURFACES, LINES], ids=["surfaces", "lines"])
def test_a_path_is_that_of_its_geometries(geometries: np.ndarray) -> None:
    everything = np.full(len(geometries), fill_value=True)
    shapes = take_apart(geometries, everything, 0.0, lambda: None)
    for rows in ([0], [1], [1, 0], list(range(len(geometries)))):
        made = shapes.path(np.array(rows), 2.0, (5.0, -200.0))
        expected = geometry_path(geometries[rows], 2.0, (5.0, -200.0))
        assert elements(made) == elements(expected)


def test_what_is_not_wanted_or_empty_has_no_path() -> None:
    wanted = np.array([True, False, True, True])
    shapes = take_apart(SURFACES, wanted, 0.0, lambda: None)
    assert shapes.path(np.array([1]), 1.0, (0, 0)).isEmpty()
    assert shapes.path(np.array([2]), 1.0, (0, 0)).isEmpty()
    assert shapes.path(np.array([], dtype=int), 1.0, (0, 0)).isEmpty()
    assert not shapes.path(np.array([3]), 1.0, (0, 0)).isEmpty()


def test_detail_that_cannot_be_seen_is_left_out() -> None:
    wave = shapely.LineString([(x, x % 2) for x in range(200)])
    layer = VectorLayer(np.array([wave], dtype=object), np.array([""], dtype=object))
    near = layer.shapes(0.3).path(np.array([0]), 1.0, (0, 0))
    far = layer.shapes(20.0).path(np.array([0]), 1.0, (0, 0))
    assert near.elementCount() == 200
    assert far.elementCount() == 2


def test_work_can_be_interrupted_between_two_parts() -> None:
    many = np.array([shapely.box(n, 0, n + 1, 1) for n in range(1_500)], dtype=object)
    pauses: list[int] = []
    take_apart(many, np.full(1_500, fill_value=True), 0.0, lambda: pauses.append(1))
    assert len(pauses) == 3
