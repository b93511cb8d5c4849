"""Long reading in the GUI thread, a part per turn of the event loop: the window stays usable.

For what only touches records that the panels have already; what reads files belongs in a task.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# So many records take some ten milliseconds.
_PER_TURN = 1_500


class Turns(QObject):
    """Does one thing at a time; what is started anew takes the place of what was going on.

    Args:
        parent: owner; with it the work ends.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: Iterator[Any] | None = None
        self._round = 0
        self._per_turn = _PER_TURN

    @property
    def busy(self) -> bool:
        """Whether it goes on."""
        return self._items is not None

    def start(
        self,
        items: Iterable[Any],
        some: Callable[[Sequence[Any]], None],
        done: Callable[[], None],
        per_turn: int = _PER_TURN,
    ) -> None:
        """Give `some` the items part by part, the first part now; then call `done`."""
        self._items = iter(items)
        self._per_turn = per_turn
        self._round += 1
        self._step(self._round, some, done)

    def stop(self) -> None:
        """Let go of what was going on; its end is not told."""
        self._items = None
        self._round += 1

    def _step(
        self, number: int, some: Callable[[Sequence[Any]], None], done: Callable[[], None]
    ) -> None:
        if number != self._round or self._items is None:
            return
        part = list(islice(self._items, self._per_turn))
        some(part)
        if len(part) < self._per_turn:
            self._items = None
            done()
        else:
            QTimer.singleShot(0, self, lambda: self._step(number, some, done))
