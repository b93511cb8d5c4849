"""Walking from hulpbron to hulpbron: each time the nearest one that was not visited yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.ui.canvas.markers import Marker


class Walker:
    """Remembers where was walked, so that the way back is the way one came.

    When all have been visited, the walk begins anew from where one stands.
    """

    def __init__(self) -> None:
        self._trail: list[str] = []
        self._at = 0

    def step(
        self,
        markers: Sequence[Marker],
        current: str,
        middle: tuple[float, float],
        direction: int,
    ) -> Marker | None:
        """Return the next (1) or previous (-1) marker to stand on, None when there is none.

        Args:
            markers: what is on the map.
            current: uuid of the hulpbron one stands on, '' for none.
            middle: where one looks from when there is none, RD metres.
            direction: 1 or -1.
        """
        if not markers:
            return None
        present = {marker.hulpbron for marker in markers}
        if not self._trail or current not in present or self._trail[self._at] != current:
            self._trail = [current] if current in present else []
            self._at = 0
        here = self._place(markers, current, middle)
        at = self._at + direction
        while 0 <= at < len(self._trail):
            if self._trail[at] in present:
                self._at = at
                return self._nearest(markers, here, {self._trail[at]})
            self._trail.pop(at)
            if direction < 0:
                self._at, at = self._at - 1, at - 1
        fresh = present.difference(self._trail)
        if not fresh:
            self._trail = [current]
            fresh = present - {current}
        if not fresh:
            return self._nearest(markers, here, present)
        found = self._nearest(markers, here, fresh)
        if direction > 0:
            self._trail.append(found.hulpbron)
            self._at = len(self._trail) - 1
        else:
            self._trail.insert(0, found.hulpbron)
            self._at = 0
        return found

    @staticmethod
    def _place(
        markers: Sequence[Marker], current: str, middle: tuple[float, float]
    ) -> tuple[float, float]:
        mine = next((marker for marker in markers if marker.hulpbron == current), None)
        return (mine.x, mine.y) if mine is not None else middle

    @staticmethod
    def _nearest(markers: Sequence[Marker], here: tuple[float, float], wanted: set[str]) -> Marker:
        """Return the nearest marker of the wanted hulpbronnen; of equals the first by uuid."""
        rows = [row for row, marker in enumerate(markers) if marker.hulpbron in wanted]
        xy = np.array([(markers[row].x, markers[row].y) for row in rows])
        away = np.hypot(xy[:, 0] - here[0], xy[:, 1] - here[1])
        nearest = np.flatnonzero(away == away.min())
        return min((markers[rows[int(row)]] for row in nearest), key=lambda m: m.hulpbron)
