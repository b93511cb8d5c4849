"""Groups the markers in the background as they are at the scales one may go to."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sociale_kaart.ui.canvas.clusters import Clusters
    from sociale_kaart.ui.canvas.marker_groups import MarkerGroups


class LookAhead(QObject):
    """Makes groupings before they are asked for, one at a time.

    Args:
        step_aside: called before each piece of work.
        parent: owner.
    """

    _made = Signal(object, float, object)

    def __init__(self, step_aside: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._step_aside = step_aside
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._wanted: tuple[MarkerGroups, Sequence[float]] | None = None
        self._lock = threading.Lock()
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def want(self, groups: MarkerGroups, resolutions: Sequence[float]) -> None:
        """Have the groupings at these resolutions (m/px) made; what was asked before is dropped."""
        missing = [m_per_px for m_per_px in resolutions if not groups.knows(m_per_px)]
        with self._lock:
            self._wanted = (groups, missing)
        if missing and self._pool.activeThreadCount() == 0:
            self._pool.start(self._work)

    def _work(self) -> None:
        while True:
            with self._lock:
                if self._wanted is None or not self._wanted[1]:
                    return
                groups, (m_per_px, *rest) = self._wanted
                self._wanted = (groups, rest)
            self._step_aside()
            self._made.emit(groups, m_per_px, groups.make(m_per_px))

    @Slot(object, float, object)
    def _keep(self, groups: MarkerGroups, m_per_px: float, clusters: Clusters) -> None:
        groups.take(m_per_px, clusters)

    def stop(self) -> None:
        """Drop what waits and wait for what is being made."""
        with self._lock:
            self._wanted = None
        self._pool.waitForDone()
