"""What one can be doing on the map besides pointing: choosing an area, measuring, tying together.

One thing at a time; a sentence at the top of the map says what to do, and Esc or Stop ends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from sociale_kaart.ui.canvas.area_tool import AreaTool
from sociale_kaart.ui.canvas.measure_tool import MeasureTool, length_text
from sociale_kaart.ui.canvas.polygon_tool import PolygonTool
from sociale_kaart.ui.canvas.relate_tool import RelateTool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.ui.canvas.overlays import Hint
    from sociale_kaart.ui.canvas.tools import PointTool, Tool
    from sociale_kaart.ui.canvas.view import MapView
    from sociale_kaart.ui.register import Register


class MapTools(QObject):
    """The tools of the map and which of them is in use.

    Args:
        view: the map.
        point: the tool that is there when no other is.
        hint: the sentence at the top of the map.
        register: the open kaart.
    """

    # a tool began or ended
    changed = Signal()
    # uuids: from, to; the kind of relatie is asked
    related = Signal(str, str)
    # uuid of the hulpbron, the corners (RD metres); the name is asked
    gebied_drawn = Signal(str, object)

    def __init__(self, view: MapView, point: PointTool, hint: Hint, register: Register) -> None:
        super().__init__(view)
        self._view = view
        self._point = point
        self._hint = hint
        self._register = register
        self._once = False
        self.box = AreaTool(view, loop=False)
        self.loop = AreaTool(view, loop=True)
        self.measure = MeasureTool(view)
        self.relate = RelateTool(view)
        self.gebied = PolygonTool(view)
        self._gebied_of = ""
        for area in (self.box, self.loop):
            area.chosen.connect(self._choose)
        for tool in self._all:
            tool.ended.connect(self.end)
        self.measure.measured.connect(self._tell_length)
        self.gebied.counted.connect(self._tell_corners)
        self.gebied.drawn.connect(self._drawn)
        self.relate.begun.connect(self._tell_relate)
        self.relate.walked.connect(point.walk)
        self.relate.related.connect(self._relate)
        point.boxed.connect(self._box_from)
        point.toggled.connect(self._toggle)
        register.selection_changed.connect(self._follow)

    @property
    def active(self) -> bool:
        """Whether one of these tools is in use."""
        return any(self._view.tool is tool for tool in self._all)

    @property
    def _all(self) -> tuple[AreaTool | MeasureTool | RelateTool | PolygonTool, ...]:
        return self.box, self.loop, self.measure, self.relate, self.gebied

    def choose_box(self) -> None:
        """Choose by dragging a rectangle."""
        self._begin(self.box, self.tr("Sleep een rechthoek om wat je wilt kiezen."))

    def choose_loop(self) -> None:
        """Choose by drawing around."""
        self._begin(self.loop, self.tr("Teken een lus om wat je wilt kiezen."))

    def begin_measure(self) -> None:
        """Measure from point to point."""
        self.measure.clear()
        self._begin(self.measure, self.tr("Klik van punt naar punt. Backspace haalt er een weg."))

    def begin_relate(self) -> None:
        """Tie two hulpbronnen together; starts from the one that is chosen."""
        current = self._register.current
        self._begin(self.relate, "")
        self.relate.begin(current.uuid if current is not None else "")

    def begin_gebied(self, uuid: str) -> None:
        """Draw the area that a hulpbron is there for."""
        self._gebied_of = uuid
        self.gebied.clear()
        self._begin(self.gebied, self.tr("Klik de hoeken van het gebied aan."))

    def _begin(self, tool: Tool, text: str) -> None:
        self._once = False
        self._view.tool = tool
        self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._view.setFocus()
        self._say(text)
        self.changed.emit()

    def end(self) -> None:
        """Back to pointing at what is there."""
        if self.active:
            self._view.tool = self._point
            self._view.viewport().unsetCursor()
            self._view.viewport().update()
            self._hint.hide()
            self.changed.emit()

    # -- choosing --------------------------------------------------------------------------------

    def _box_from(self, at: QPointF) -> None:
        """Take over a drag that began with Shift held; it lasts for this one rectangle."""
        self.choose_box()
        self._once = True
        self.box.begin(at)

    def _choose(self, uuids: Sequence[str], adding: bool) -> None:  # noqa: FBT001 - a slot
        kept = self._register.selected if adding or self._once else ()
        self._register.select(list(dict.fromkeys([*kept, *uuids])))
        if self._once:
            self.end()
        else:
            self._say(self.tr("{0} gekozen. Sleep nog eens, of stop.").format(len(uuids)))

    def _toggle(self, uuid: str) -> None:
        selected = [chosen for chosen in self._register.selected if chosen != uuid]
        if len(selected) == len(self._register.selected):
            selected.append(uuid)
        self._register.select(selected)

    # -- measuring, tying together ---------------------------------------------------------------

    def _tell_length(self, metres: float) -> None:
        if self._view.tool is self.measure and self.measure.points:
            self._say(self.tr("{0} hemelsbreed").format(length_text(metres)))

    def _tell_corners(self, count: int) -> None:
        text = self.tr("Klik de hoeken van het gebied aan.")
        if count > 2:  # noqa: PLR2004 - from three corners on it is an area
            text = self.tr("Klaar? Klik op de eerste hoek, of druk op Ctrl+Enter.")
        self._say(text)

    def _drawn(self, corners: object) -> None:
        self.end()
        self.gebied_drawn.emit(self._gebied_of, corners)

    def _tell_relate(self, first_known: bool) -> None:  # noqa: FBT001 - a slot
        if first_known:
            self._say(self.tr("Sleep of klik naar de hulpbron die erbij hoort."))
        else:
            self._say(self.tr("Klik op de hulpbron waar de relatie begint."))

    def _relate(self, van: str, naar: str) -> None:
        self.end()
        self.related.emit(van, naar)

    def _follow(self) -> None:
        current = self._register.current
        self.relate.current = current.uuid if current is not None else ""

    def _say(self, text: str) -> None:
        self._hint.tell(text, self.tr("Stop"))
        if text and self._view.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, text))
