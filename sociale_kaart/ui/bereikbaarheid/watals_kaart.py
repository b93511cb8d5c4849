"""A plan on the map: its signs, dragging them, and pointing at what comes, moves or closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from sociale_kaart.domain.scenario import DICHT, ERBIJ, VERPLAATST
from sociale_kaart.ui.canvas.scenario_item import ScenarioItem
from sociale_kaart.ui.canvas.scenario_tool import KiesTool, PlaatsTool, TekenDrager

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.bereikbaarheid.watals_rekenaar import Bestaand
    from sociale_kaart.ui.canvas.scenario_item import Teken
    from sociale_kaart.ui.canvas.tools import Tool

# A place that is out of view is brought into view with so much around it.
_EDGE_PX = 40


class PlanKaart(QObject):
    """The signs on the map, and the tools to work on them.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    # x, y in RD metres: something comes here
    added = Signal(float, float)
    # the place of now that is to close
    closed = Signal(object)
    # the place of now, x, y: on its way, and where it goes
    moving = Signal(object, float, float)
    moved = Signal(object, float, float)
    # key of a sign; x, y
    chosen = Signal(str)
    dragged = Signal(str, float, float)
    dropped = Signal(str, float, float)
    removed = Signal(str)
    # what was on its way stays where it was
    given_up = Signal()
    # the tool was put away
    ended = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._now: tuple[Bestaand, ...] = ()
        self._takes: Bestaand | None = None
        self._stays = False
        self._telling = False
        self._pointing = ""
        panel = context.map
        self.item = ScenarioItem(panel.view.sceneRect(), panel.view.map_theme)
        self.item.setVisible(False)
        panel.view.scene().addItem(self.item)
        self.plaats = PlaatsTool(panel.view)
        self.kies = KiesTool(panel.view, self.item)
        self.drager = TekenDrager(panel.view, self.item)
        panel.base_shown.connect(lambda: self.item.set_extent(panel.view.sceneRect()))
        panel.theme_changed.connect(lambda: self.item.set_theme(panel.view.map_theme))
        panel.hint.ended.connect(self.end)
        self.plaats.placed.connect(self._placed)
        for tool in (self.plaats, self.kies):
            tool.ended.connect(self.end)
        self.kies.chosen.connect(self._took)
        self.kies.pointed.connect(self._walked)
        self.kies.dragged.connect(lambda row, x, y: self.moving.emit(self._now[row], x, y))
        self.kies.dropped.connect(self._dropped)
        self.drager.chosen.connect(self.choose)
        self.drager.chosen.connect(self.chosen)
        self.drager.dragged.connect(self.dragged)
        self.drager.dropped.connect(self.dropped)
        self.drager.removed.connect(self.removed)
        self.drager.given_up.connect(self.given_up)

    # -- what lies on the map --------------------------------------------------------------------

    @property
    def visible(self) -> bool:
        """Whether the signs lie on the map."""
        return self.item.isVisible()

    def set_visible(self, visible: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show the signs, or take them off; meanwhile nothing of the register can be dragged."""
        if visible == self.item.isVisible():
            return
        self.item.setVisible(visible)
        self.drager.set_on(visible)
        # Who works on a plan should not move what is really there; two pages have signs.
        signs = self._context.map.view.scene().items()
        self._context.map.point.movable = not any(
            isinstance(one, ScenarioItem) and one.isVisible() for one in signs
        )
        if not visible:
            self.end()

    def show_now(self, now: Sequence[Bestaand]) -> None:
        """Show the places that count now."""
        self._now = tuple(now)
        self.item.show_now(np.array([(one.x, one.y) for one in now]).reshape(-1, 2))

    def show_tekens(self, tekens: Sequence[Teken]) -> None:
        """Show the signs of a plan."""
        self.item.show_tekens(tekens)

    def choose(self, sleutel: str, *, aloud: bool = True) -> None:
        """Let one sign stand out and say what it is."""
        self.item.choose(sleutel)
        one = self.item.teken(sleutel)
        if one is not None and aloud:
            self._context.map.view.told.emit(one.gesproken)

    def bring_into_view(self, sleutel: str) -> None:
        """Move the map when a sign is out of view."""
        one, view = self.item.teken(sleutel), self._context.map.view
        if one is None:
            return
        frame = view.viewport().rect().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        if not frame.contains(view.pixel(one.x, one.y)):
            view.show_point(one.x, one.y)

    def tell(self, text: str) -> None:
        """Say at the top of the map what it does, for who sees only the map."""
        if not self.active:
            self._telling = True
            self._context.map.hint.tell(text, self.tr("Sluit"))

    # -- the tools -------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Whether the map waits for a place."""
        tool = self._context.map.view.tool
        return tool is self.plaats or tool is self.kies

    def begin_add(self, text: str = "", *, stays: bool = False) -> None:
        """Let the user point where something comes; with `stays` again and again until Stop."""
        self._takes, self._stays, self._pointing = None, stays, ERBIJ
        self._begin(self.plaats, text or self.tr("Klik waar de nieuwe plek komt."),
                    self.tr("Enter kiest het midden van de kaart."))  # fmt: skip

    def begin_move(self) -> None:
        """Let the user choose what moves, and then where to."""
        self._choose_from(VERPLAATST, self.tr(
            "Sleep een plek naar een nieuw adres, of klik hem aan. Plekken zijn vierkantjes."
        ))  # fmt: skip

    def begin_close(self) -> None:
        """Let the user choose what closes."""
        self._choose_from(DICHT, self.tr("Klik aan welke plek dichtgaat. Plekken zijn vierkantjes.")
        )  # fmt: skip

    def _choose_from(self, actie: str, text: str) -> None:
        self._takes, self._stays, self._pointing = None, False, actie
        self.kies.movable = actie == VERPLAATST
        x, y = self._context.map.view.centre()
        self.kies.order = sorted(
            range(len(self._now)),
            key=lambda row: (self._now[row].x - x) ** 2 + (self._now[row].y - y) ** 2,
        )
        self._begin(self.kies, text, self.tr("N en P lopen langs de plekken, Enter kiest."))

    def _begin(self, tool: Tool, text: str, by_keyboard: str) -> None:
        panel = self._context.map
        panel.stop_placing()
        panel.empty.hide()
        self._telling = False
        # While one points at a place, no sign is taken along.
        self.drager.set_on(False)
        panel.view.tool = tool
        panel.view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        panel.view.setFocus()
        panel.hint.tell(text, self.tr("Stop"))
        panel.view.told.emit(f"{text} {by_keyboard}")
        panel.view.viewport().update()

    def end(self) -> None:
        """Back to pointing at what is there."""
        panel = self._context.map
        self._takes = None
        self.item.point_at(None)
        self.drager.set_on(self.item.isVisible())
        if self._telling:
            self._telling = False
            panel.hint.hide()
        if self.active:
            panel.view.tool = panel.point
            panel.view.viewport().unsetCursor()
            panel.hint.hide()
            panel.view.viewport().update()
            self.ended.emit()

    # -- what was pointed at ---------------------------------------------------------------------

    def _placed(self, x: float, y: float) -> None:
        takes = self._takes
        if not self._stays:
            self.end()
        if takes is not None:
            self.moved.emit(takes, x, y)
        else:
            self.added.emit(x, y)

    def _took(self, row: int) -> None:
        place = self._now[row]
        if self._pointing == DICHT:
            self.end()
            self.closed.emit(place)
            return
        self.item.point_at(row)
        self._takes = place
        naam = place.naam or self.tr("deze plek")
        self._begin(self.plaats, self.tr("Klik waar {0} naartoe verhuist.").format(naam),
                    self.tr("Enter kiest het midden van de kaart."))  # fmt: skip
        self.item.point_at(row)

    def _dropped(self, row: int, x: float, y: float) -> None:
        self.end()
        self.moved.emit(self._now[row], x, y)

    def _walked(self, row: int) -> None:
        place, view = self._now[row], self._context.map.view
        frame = view.viewport().rect().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        if not frame.contains(view.pixel(place.x, place.y)):
            view.show_point(place.x, place.y)
        view.told.emit(place.naam or self.tr("plek zonder naam"))
