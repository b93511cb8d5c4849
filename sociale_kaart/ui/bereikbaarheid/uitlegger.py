"""Explaining a distance: point at an adres, and the route with its length lies on the map."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal

from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.ui.bereikbaarheid import uitleg_woorden as woorden
from sociale_kaart.ui.bereikbaarheid.uitleg_card import UitlegCard
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog
from sociale_kaart.ui.canvas.explain_tool import ExplainTool
from sociale_kaart.ui.canvas.route_item import DrawnRoute, RouteItem
from sociale_kaart.ui.roomy import opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.meetkeuze import Meetkeuze
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.uitleg import Uitleg
    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.tasks import Task

    Asked = Callable[[], tuple[str, Meetkeuze]]

# Who points within so many metres of a door means that door.
_AT_A_DOOR_M = 30.0
_AROUND_M = 60.0
_GAP_PX = 24
# Narrower than this between legend and card nobody sees a route.
_NARROW_PX = 320


class Uitlegger(QObject):
    """The tool, the drawn route and the card; one explanation at a time.

    Args:
        context: the open kaart and the map.
        asked: what is asked now: a categorie, and by which network and for whom.
        parent: owner.
    """

    # an explanation is there
    explained = Signal()

    def __init__(self, context: PageContext, asked: Asked, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = asked
        self._task: Task | None = None
        self._hid_legend = False
        self.found: Uitleg | None = None
        panel = context.map
        self.tool = ExplainTool(panel.view)
        self.item = RouteItem(panel.view.sceneRect(), panel.view.map_theme)
        self.card = UitlegCard(panel)
        self.card.set_theme(panel.view.map_theme)
        panel.view.scene().addItem(self.item)
        panel.add_card(self.card)
        panel.base_shown.connect(self._on_base)
        panel.theme_changed.connect(self._on_theme)
        panel.hint.ended.connect(self.end)
        panel.view.resized.connect(self._fit_card)
        self.tool.placed.connect(self.explain_point)
        self.tool.ended.connect(self.end)
        self.card.closed.connect(self.end)
        self.card.whole_wanted.connect(lambda: self._show_whole(self.found))

    # -- pointing --------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Whether the map waits for a place to explain from."""
        return self._context.map.view.tool is self.tool

    def begin(self) -> None:
        """Let the user point at a place, again and again until Stop."""
        panel = self._context.map
        panel.stop_placing()
        panel.view.tool = self.tool
        panel.view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        panel.view.setFocus()
        categorie, keuze = self._asked()
        text = self.tr("Klik op een adres: dan zie je de weg naar {0}, {1}.").format(
            categorie_label(categorie).lower(), woorden.how(keuze.netwerk)
        )
        panel.hint.tell(text, self.tr("Stop"))
        panel.view.told.emit(self.tr("{0} Enter kiest het midden van de kaart.").format(text))

    def end(self) -> None:
        """Take route and card off the map, back to pointing at what is there."""
        self._stop()
        self.found = None
        self.item.show_routes(())
        self.card.hide()
        panel = self._context.map
        if self._hid_legend:
            self._hid_legend = False
            panel.legend.setVisible(self._context.has_layer)
        if self.active:
            panel.view.tool = panel.point
            panel.view.viewport().unsetCursor()
            panel.hint.hide()
            panel.view.setFocus()
        panel.view.viewport().update()

    # -- explaining ------------------------------------------------------------------------------

    def explain_point(self, x: float, y: float) -> None:
        """Explain the distance from a place (RD metres), or from the adres that is there."""
        self._explain(self._show, punt=(x, y), bij_adres_m=_AT_A_DOOR_M)

    def explain_buurt(self, buurtcode: str) -> None:
        """Show how the figure of a buurt is built up."""
        self._explain(self._show_whole, buurtcode=buurtcode)

    def _explain(
        self,
        done: Callable[[Uitleg], None],
        *,
        punt: tuple[float, float] | None = None,
        buurtcode: str = "",
        bij_adres_m: float = 0.0,
    ) -> None:
        self._stop()
        categorie, keuze = self._asked()
        worker = self._context.worker

        def work(session: Session, progress: Progress) -> Uitleg:
            from sociale_kaart.operations import uitleg  # noqa: PLC0415 - start-up time

            return uitleg.explain(
                session,
                categorie,
                keuze,
                punt=punt,
                buurtcode=buurtcode,
                bij_adres_m=bij_adres_m,
                worker=worker,
                progress=progress,
            )

        self._task = self._context.compute(work, done)
        self._task.finished.connect(self._ended)

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.finished.disconnect(self._ended)
            task.cancel()

    def _ended(self, *_: object) -> None:
        self._task = None

    def _show(self, found: Uitleg) -> None:
        self.found = found
        ways = [
            DrawnRoute(
                punten=[(float(x), float(y)) for x, y in one.route.lijn.coords],
                van=found.punt or (one.x, one.y),
                naar=(one.x, one.y),
                tekst=woorden.metres(one.route.afstand_m),
                tweede=one is found.tweede,
            )
            for one in (found.dichtstbij, found.tweede)
            if one is not None
        ]
        self.item.show_routes(ways, found.punt)
        self._context.map.hint.hide()  # the card says it now
        self.card.show_uitleg(found)
        self._context.map.place_cards()
        self._bring_into_view()
        self._context.map.view.told.emit(woorden.spoken(found))
        self.explained.emit()

    def _bring_into_view(self) -> None:
        """Show the whole of the routes beside the card, when part of them cannot be seen."""
        panel, view = self._context.map, self._context.map.view
        if not self.item.routes:
            return
        whole = view.viewport().rect()
        right = self.card.x() - _GAP_PX if self.card.x() > whole.width() // 3 else whole.right()
        left = panel.legend.geometry().right() + _GAP_PX if panel.legend.isVisible() else 0
        if right - left < _NARROW_PX and panel.legend.isVisible():
            # There is no room for three things beside each other.
            panel.legend.hide()
            self._hid_legend = True
            left = 0
        free = QRectF(left, _GAP_PX, max(right - left, 1), whole.height() - 2 * _GAP_PX)
        box = self.item.box()
        seen = view.viewportTransform().mapRect(box)
        if free.contains(seen):
            return
        box = box.adjusted(-_AROUND_M, -_AROUND_M, _AROUND_M, _AROUND_M)
        scale = max(box.width() / free.width(), box.height() / free.height(), view.m_per_px)
        view.show_rect(QRectF(0, 0, scale * whole.width(), scale * whole.height()))
        view.centerOn(box.center() + (QRectF(whole).center() - free.center()) * view.m_per_px)

    def _show_whole(self, found: Uitleg | None) -> None:
        """Show all of an explanation, to read and to copy."""
        if found is None:
            return
        head = f"<h2>{html.escape(woorden.title(found), quote=False)}</h2>"
        text = "".join(
            [
                head,
                woorden.route_html(found),
                woorden.buurt_html(found),
                woorden.method_html(found),
            ]
        )
        dialog = WaaropDialog(text, self._context.map.window())
        dialog.setWindowTitle(self.tr("Hoe komt dit cijfer tot stand?"))
        dialog.setProperty("onderwerp", "uitleg")
        opened(dialog)
        self.explained.emit()

    # -- following -------------------------------------------------------------------------------

    def _on_base(self) -> None:
        self.item.set_extent(self._context.map.view.sceneRect())
        self.end()

    def _on_theme(self) -> None:
        theme = self._context.map.view.map_theme
        self.item.set_theme(theme)
        self.card.set_theme(theme)

    def _fit_card(self) -> None:
        if self.card.isVisible():
            self.card.fit()
            self._context.map.place_cards()
