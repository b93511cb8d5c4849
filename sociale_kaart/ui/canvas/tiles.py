"""Tiles on demand: painted by worker threads, kept as long as there is room."""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from sociale_kaart.base.memory import give_back
from sociale_kaart.ui.canvas.tile_painter import TILE_PX, TileKey, TilePainter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sociale_kaart.ui.theme import MapTheme

_TILE_BYTES = TILE_PX * TILE_PX * 4
# As many tiles as fill an ordinary screen at three scales.
_LEAST_BYTES = 34 * _TILE_BYTES
# After so many tiles freed memory is given back.
_TIDY_AFTER = 48
# A screen full of fine pixels keeps at least what it shows, and where one came from.
_SCREENS = 2.5
_LONGEST_WAIT_S = 0.2
# Python changes threads this often while tiles are painted: the window never waits long.
_SWITCH_S = 0.0005
# Read once: a second map that is made while the first one paints would take the faster one for it.
_USUAL_SWITCH_S = sys.getswitchinterval()


class Courtesy:
    """Lets the painters of tiles step aside while the window draws a frame.

    Both need Python's one lock; who paints tiles asks `step_aside` between two pieces of work.
    """

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()

    def step_aside(self) -> None:
        """Wait while the window draws; never long, whatever happens to the window."""
        self._free.wait(_LONGEST_WAIT_S)

    def __enter__(self) -> None:
        self._free.clear()

    def __exit__(self, *_: object) -> None:
        self._free.set()


class TileStore(QObject):
    """The tiles that are there, and the painting of those that are not.

    Args:
        painter: paints one tile; called from several threads at a time.
        parent: owner.
    """

    arrived = Signal()
    _painted = Signal(object, QImage)
    _failed = Signal(object)

    def __init__(self, painter: TilePainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painter = painter
        self._tiles: OrderedDict[TileKey, QPixmap] = OrderedDict()
        self._bytes = 0
        self._pending: set[TileKey] = set()
        self._wanted: frozenset[TileKey] = frozenset()
        self._lock = threading.Lock()
        self._pool = QThreadPool(self)
        # One core stays free for the window.
        # The same thread all day: the memory of one that has ended is not given back.
        self._pool.setExpiryTimeout(-1)
        self._pool.setMaxThreadCount(max(1, QThreadPool.globalInstance().maxThreadCount() - 1))
        self._painted.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._told = False
        self._limit = _LEAST_BYTES
        self._painted_since = 0

    def fit(self, view_bytes: int) -> None:
        """Keep enough for a view of so many bytes."""
        self._limit = max(_LEAST_BYTES, round(_SCREENS * view_bytes))

    def get(self, key: TileKey) -> QPixmap | None:
        """Return a tile that is there."""
        pixmap = self._tiles.get(key)
        if pixmap is not None:
            self._tiles.move_to_end(key)
        return pixmap

    def peek(self, key: TileKey) -> QPixmap | None:
        """Return a tile that is there, without keeping it longer for that."""
        return self._tiles.get(key)

    def known(self) -> list[TileKey]:
        """Return the keys of all tiles that are there."""
        return list(self._tiles)

    @property
    def kept_bytes(self) -> int:
        """How much memory the tiles take."""
        return self._bytes

    @property
    def busy(self) -> bool:
        """Whether tiles are still being painted."""
        return bool(self._pending)

    def want(self, keys: Iterable[TileKey], m_per_px: float, theme: MapTheme) -> None:
        """Have these tiles painted; what was asked before and has gone out of view is dropped."""
        ordered = list(keys)
        with self._lock:
            self._wanted = frozenset(ordered)
        for key in ordered:
            if key not in self._tiles and key not in self._pending:
                sys.setswitchinterval(_SWITCH_S)
                self._pending.add(key)
                self._pool.start(self._job(key, m_per_px, theme))

    def _job(self, key: TileKey, m_per_px: float, theme: MapTheme) -> Callable[[], None]:
        def paint() -> None:
            image = QImage()
            with self._lock:
                wanted = key in self._wanted
            try:
                if wanted:
                    image = self._painter.paint(key, m_per_px, theme)
                    self._tidy()
            except Exception as error:  # noqa: BLE001 - shown by the crash dialog, in the GUI thread
                self._failed.emit(error)
            self._painted.emit(key, image)

        return paint

    def _tidy(self) -> None:
        """Give freed memory back now and then, beside the window."""
        with self._lock:
            self._painted_since += 1
            due = self._painted_since >= _TIDY_AFTER
            if due:
                self._painted_since = 0
        if due:
            give_back()

    @Slot(object, QImage)
    def _keep(self, key: TileKey, image: QImage) -> None:
        self._pending.discard(key)
        if not self._pending:
            sys.setswitchinterval(_USUAL_SWITCH_S)
        if image.isNull():
            return
        self._tiles[key] = QPixmap.fromImage(image)
        self._bytes += _bytes_of(self._tiles[key])
        while self._bytes > self._limit and len(self._tiles) > 1:
            _, old = self._tiles.popitem(last=False)
            self._bytes -= _bytes_of(old)
        self.arrived.emit()

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        """Show our bug once; the tiles that fail stay blank, the window lives on."""
        if not self._told:
            self._told = True
            sys.excepthook(type(error), error, error.__traceback__)

    def stop(self) -> None:
        """Drop what waits and wait for what is being painted."""
        with self._lock:
            self._wanted = frozenset()
        self._pool.clear()
        self._pool.waitForDone()
        self._pending.clear()
        sys.setswitchinterval(_USUAL_SWITCH_S)


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
