"""Tiles: painted beside the window, kept within a limit, and stepping aside for a frame."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from sociale_kaart.ui.canvas.tile_painter import TILE_PX, TileKey
from sociale_kaart.ui.canvas.tiles import Courtesy, TileStore
from sociale_kaart.ui.theme import LICHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Blank:
    """Paints empty tiles."""

    def paint(self, key: TileKey, m_per_px: float, theme: object) -> QImage:
        side = round(TILE_PX * key.dpr)
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(key.dpr)
        image.fill(0)
        return image


@pytest.fixture
def store() -> Iterator[TileStore]:
    made = TileStore(Blank())  # type: ignore[arg-type]
    yield made
    made.stop()


def tiles(count: int, *, row: int = 0, dpr: float = 1.0) -> list[TileKey]:
    return [TileKey(5, column, row, "licht", dpr) for column in range(count)]


def fill(store: TileStore, keys: list[TileKey], qtbot: QtBot) -> None:
    store.want(keys, 1.0, LICHT)
    qtbot.waitUntil(lambda: not store.busy, timeout=5_000)


def test_tiles_beyond_the_limit_are_let_go_oldest_first(store: TileStore, qtbot: QtBot) -> None:
    for row in range(6):
        fill(store, tiles(10, row=row), qtbot)
    assert store.kept_bytes == 4 * TILE_PX * TILE_PX * len(store.known())
    assert 10 <= len(store.known()) < 60
    assert store.get(tiles(1, row=0)[0]) is None
    assert all(store.get(key) for key in tiles(10, row=5))


def test_a_screen_of_fine_pixels_keeps_all_it_shows(store: TileStore, qtbot: QtBot) -> None:
    wanted = tiles(14, dpr=2.0)
    store.fit(len(wanted) * 4 * (2 * TILE_PX) ** 2)
    fill(store, wanted, qtbot)
    assert all(store.get(key) for key in wanted)


def test_who_paints_waits_for_a_frame_but_never_for_long() -> None:
    courtesy, passed = Courtesy(), threading.Event()

    def work() -> None:
        courtesy.step_aside()
        passed.set()

    with courtesy:
        thread = threading.Thread(target=work)
        thread.start()
        assert not passed.wait(0.05)
    assert passed.wait(1.0)
    thread.join()
    with courtesy:
        start = time.perf_counter()
        courtesy.step_aside()
        assert time.perf_counter() - start < 1.0


def test_a_second_map_does_not_keep_the_faster_turns(store: TileStore, qtbot: QtBot) -> None:
    usual = sys.getswitchinterval()
    store.want(tiles(3), 1.0, LICHT)
    second = TileStore(store._painter)
    store.stop()
    second.stop()
    assert sys.getswitchinterval() == usual


def test_threads_take_turns_faster_only_while_tiles_are_painted(
    store: TileStore, qtbot: QtBot
) -> None:
    usual = sys.getswitchinterval()
    store.want(tiles(3), 1.0, LICHT)
    assert sys.getswitchinterval() < usual
    qtbot.waitUntil(lambda: not store.busy, timeout=5_000)
    assert sys.getswitchinterval() == usual
