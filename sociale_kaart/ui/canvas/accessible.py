"""The markers and circles in view as children of the map, for screen readers.

Qt keeps what it is given here for as long as it likes and deletes it itself; so the Python side
keeps every one of these objects for ever (one per map and a few dozen children), and every answer
first asks whether the map is still there. A crash would be worse than silence. (The stubs of
PySide6 do not know that Qt takes 'none' for an answer: hence the ignored overrides.)
"""

from __future__ import annotations

import functools
import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shiboken6
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from sociale_kaart.ui.canvas import spoken
from sociale_kaart.ui.canvas.cluster_symbols import cluster_size
from sociale_kaart.ui.canvas.symbols import GEWOON_PX

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from sociale_kaart.ui.canvas.view import MapView

# Nearest to the middle first; nobody listens to more.
MOST = 60
_NAME = QAccessible.Text.Name


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is told of one marker or circle.

    Attributes:
        tekst: the sentence.
        rect: where it lies, in pixels of the viewport.
        chosen: whether it is selected.
        circle: whether it is a circle of several.
    """

    tekst: str
    rect: QRect
    chosen: bool
    circle: bool


def in_view(view: MapView) -> list[Spoken]:
    """Return what is told of the markers and circles in view, the nearest to the middle first."""
    transform = view.viewportTransform()
    frame = QRectF(view.viewport().rect())
    markers = view.markers
    pixels = markers.positions(transform)
    inside = markers.groups.shown(view.m_per_px)
    inside &= (pixels >= (0, 0)).all(axis=1)
    inside &= (pixels <= (frame.width(), frame.height())).all(axis=1)
    rows = np.flatnonzero(inside)
    circles, middles = markers.circles_in(transform, frame)
    places = np.vstack([pixels[rows], middles])
    centre = (frame.center().x(), frame.center().y())
    order = np.argsort(np.hypot(*(places - centre).T), kind="stable")[:MOST]
    found = []
    for number in order.tolist():
        x, y = places[number].tolist()
        if number < len(rows):
            found.append(_marker(view, int(rows[number]), x, y))
        else:
            found.append(_circle(view, int(circles[number - len(rows)]), x, y))
    return found


def _marker(view: MapView, row: int, x: float, y: float) -> Spoken:
    marker = view.markers.markers[row]
    tekst = spoken.marker_text(
        marker.naam,
        marker.sfeer,
        marker.formaliteit,
        buurt=view.buurtnamen.get(marker.buurtcode or "", ""),
        where=spoken.away(view.centre(), (marker.x, marker.y)),
    )
    chosen = marker.hulpbron in view.markers.selected
    return Spoken(tekst, _around(x, y, GEWOON_PX), chosen=chosen, circle=False)


def _circle(view: MapView, number: int, x: float, y: float) -> Spoken:
    layout = view.markers.groups.at(view.m_per_px)
    counts = layout.counts[number].tolist()
    east, south = layout.clusters.middens[number].tolist()
    where = spoken.away(view.centre(), (east, -south))
    tekst = spoken.cluster_text(counts, where=where)
    size = cluster_size(sum(counts))
    chosen = bool(layout.marked[number])
    return Spoken(tekst, _around(x, y, size), chosen=chosen, circle=True)


def _around(x: float, y: float, size: int) -> QRect:
    return QRect(round(x - size / 2), round(y - size / 2), size, size)


class _Child(QAccessibleInterface):
    """One marker or circle; which one depends on what is in view."""

    def __init__(self, owner: MapAccessible, number: int) -> None:
        super().__init__()
        self._owner = owner
        self._number = number

    def _spoken(self) -> Spoken | None:
        items = self._owner.items()
        return items[self._number] if self._number < len(items) else None

    def isValid(self) -> bool:
        return self._spoken() is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def text(self, kind: QAccessible.Text) -> str:
        item = self._spoken()
        return item.tekst if item is not None and kind == _NAME else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing can be written here."""

    def rect(self) -> QRect:
        item = self._spoken()
        return self._owner.on_screen(item.rect) if item is not None else QRect()

    def role(self) -> QAccessible.Role:
        item = self._spoken()
        circle = item is not None and item.circle
        return QAccessible.Role.Grouping if circle else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        item = self._spoken()
        state.selectable = True
        state.selected = item is not None and item.chosen
        state.invalid = item is None
        return state

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._owner if shiboken6.isValid(self._owner) else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # noqa: ARG002
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002 - idem
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override] # noqa: ARG002
        return None


class MapAccessible(QAccessibleWidget):
    """The map with its markers as children."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view, QAccessible.Role.Graphic, view.accessibleName())
        # The map and all it holds must be able to go.
        self._view_of = weakref.ref(view)
        self._children: list[_Child] = []
        self._items: list[Spoken] = []
        self._seen: object = None

    def _view(self) -> MapView | None:
        """Return the map, None when it is gone or going."""
        view = self._view_of()
        if view is None or not shiboken6.isValid(view) or not shiboken6.isValid(view.viewport()):
            return None
        return view

    def items(self) -> list[Spoken]:
        """Return what is in view, worked out anew only when the map has changed."""
        view = self._view()
        if view is None:
            self._items, self._seen = [], None
            return []
        transform = view.viewportTransform()
        seen = (
            *(transform.m11(), transform.m31(), transform.m32()),
            *(view.viewport().width(), view.viewport().height()),
            view.markers.version,
        )
        if seen != self._seen:
            self._seen = seen
            self._items = in_view(view)
        return self._items

    def on_screen(self, rect: QRect) -> QRect:
        """Return a box of the viewport in pixels of the screen."""
        view = self._view()
        if view is None:
            return QRect()
        return QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def childCount(self) -> int:
        """Qt: how many markers and circles are told."""
        return len(self.items())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: one of them; the same object for the same place in the row."""
        if not 0 <= index < len(self.items()):
            return None
        while len(self._children) <= index:
            self._children.append(_Child(self, len(self._children)))
        return self._children[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Qt: the place of a child in the row."""
        return next((n for n, mine in enumerate(self._children) if mine is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: what lies under a pixel of the screen."""
        for number, item in enumerate(self.items()):
            if self.on_screen(item.rect).contains(x, y):
                return self.child(number)
        return None


class _Factory:
    """Makes the accessible side of maps, and keeps it."""

    def __init__(self) -> None:
        self._kept: list[MapAccessible] = []

    def __call__(self, kind: str, obj: QObject) -> QAccessibleInterface | None:  # noqa: ARG002
        from sociale_kaart.ui.canvas.view import MapView  # noqa: PLC0415 - it imports this

        if not isinstance(obj, MapView):
            return None
        made = MapAccessible(obj)
        self._kept.append(made)
        return made


@functools.cache
def install() -> _Factory:
    """Have Qt ask here for the accessible side of a map; once for the whole program."""
    factory = _Factory()
    QAccessible.installFactory(factory)
    return factory
