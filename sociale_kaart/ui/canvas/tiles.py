"""Tiles on demand: painted by worker threads, kept as long as there is room."""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from sociale_kaart.ui.canvas.tile_painter import TILE_PX, TileKey, TilePainter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sociale_kaart.ui.theme import MapTheme

# About 64 tiles on an ordinary screen.
_LIMIT_BYTES = 72 * TILE_PX * TILE_PX * 4


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
        self._pool.setMaxThreadCount(max(1, QThreadPool.globalInstance().maxThreadCount() - 1))
        self._painted.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._told = False

    def get(self, key: TileKey) -> QPixmap | None:
        """Return a tile that is there."""
        pixmap = self._tiles.get(key)
        if pixmap is not None:
            self._tiles.move_to_end(key)
        return pixmap

    def known(self) -> list[TileKey]:
        """Return the keys of all tiles that are there."""
        return list(self._tiles)

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
            except Exception as error:  # noqa: BLE001 - shown by the crash dialog, in the GUI thread
                self._failed.emit(error)
            self._painted.emit(key, image)

        return paint

    @Slot(object, QImage)
    def _keep(self, key: TileKey, image: QImage) -> None:
        self._pending.discard(key)
        if image.isNull():
            return
        self._tiles[key] = QPixmap.fromImage(image)
        self._bytes += image.sizeInBytes()
        while self._bytes > _LIMIT_BYTES and len(self._tiles) > 1:
            _, old = self._tiles.popitem(last=False)
            self._bytes -= old.width() * old.height() * 4
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
