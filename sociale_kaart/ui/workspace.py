"""One open kaart in the window: its register and the panels around the map, wired together.

The panels know nothing of each other; this is the only place where one is tied to another.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from sociale_kaart.domain import notatie
from sociale_kaart.ui.area import Area
from sociale_kaart.ui.bereikbaarheid.context import Surroundings
from sociale_kaart.ui.bereikbaarheid.panel import BereikbaarheidPanel
from sociale_kaart.ui.filter_panel import FilterPanel
from sociale_kaart.ui.form.form_panel import FormPanel
from sociale_kaart.ui.layers_panel import LayersPanel
from sociale_kaart.ui.map_extras import MapExtras
from sociale_kaart.ui.map_panel import MapPanel
from sociale_kaart.ui.modal_progress import WriteProgress
from sociale_kaart.ui.overviews import Overviews
from sociale_kaart.ui.panel_layout import PanelLayout, Side
from sociale_kaart.ui.register import Register
from sociale_kaart.ui.search_box import SearchBox
from sociale_kaart.ui.table.panel import TablePanel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.zoeken import Vondst
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.project.ondergrond import Ondergrond
    from sociale_kaart.ui.background import Opened
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner

_LEFT_PX, _RIGHT_PX, _BOTTOM_PX = 220, 330, 250
# A plaats is seen as a whole, an address from near by.
_PLAATS_SCALE = 20_000


class Workspace(QObject):
    """The panels of one kaart.

    Args:
        window: where the panels are docked.
        opened: the open kaart and its hulpbronnen.
        runner: for work in the background.
        settings: what is remembered on this laptop.
        worker: the process for heavy work.
    """

    # what can be done has changed
    changed = Signal()
    # the kaart is about to be closed
    closing = Signal()

    def __init__(
        self,
        window: QMainWindow,
        opened: Opened,
        runner: TaskRunner,
        settings: Settings,
        worker: Worker,
    ) -> None:
        super().__init__(window)
        self.session = opened.session
        self._window = window
        self._runner = runner
        self.register = Register(opened.session, opened.records, self)
        self.register.run_long = self._run_long
        self.area = Area(self)
        self.map = MapPanel(self.register)
        self.extras = MapExtras(self.map, self.register, runner, settings)
        self.filters = FilterPanel(self.register, self.area)
        self.lagen = LayersPanel(self.extras.layers, self.register)
        self.form = FormPanel(self.register, self.area, runner, settings)
        self.table_panel = TablePanel(self.register, self.area, settings, runner)
        self.table = self.table_panel.table
        self.overviews = Overviews(self.register, self.area, runner, settings)
        self.search = SearchBox(self.register, self.area)
        # where the search box stands on the toolbar; set by the window
        self.search_action: QAction | None = None
        self._placing_for = ""
        self.layout = self._lay_out(settings, worker)
        self._wire()
        self._on_shown()

    def _lay_out(self, settings: Settings, worker: Worker) -> PanelLayout:
        areas = Qt.DockWidgetArea
        sides = (
            Side("tonen", self.tr("Tonen"), areas.LeftDockWidgetArea, _LEFT_PX),
            Side("hulpbron", self.tr("Hulpbron"), areas.RightDockWidgetArea, _RIGHT_PX),
            Side("onder", self.tr("Tabel en overzichten"), areas.BottomDockWidgetArea, _BOTTOM_PX),
        )
        layout = PanelLayout(self._window, self.map, self.tr("Kaart"), sides)
        self.bereikbaarheid = BereikbaarheidPanel(
            Surroundings(
                self.session, self.register, self.area, self._runner, worker, self.map, settings,
                layout,
            )
        )  # fmt: skip
        # The panels, per side in the order of their tabs; a new panel is one line here.
        for side, panel, title, widget in (
            ("tonen", "tonen", self.tr("Tonen"), self.filters),
            ("tonen", "lagen", self.tr("Lagen"), self.lagen),
            ("hulpbron", "hulpbron", self.tr("Hulpbron"), self.form),
            ("onder", "tabel", "", self.table_panel),
            ("onder", "agenda", self.tr("Agenda"), self.overviews.agenda),
            ("onder", "bereikbaarheid", self.tr("Bereikbaarheid"), self.bereikbaarheid),
            ("onder", "gesprekken", self.tr("Gesprekken"), self.overviews.gesprekken),
            ("onder", "inbreng", self.tr("Inbreng"), self.overviews.inbreng),
            ("onder", "geschiedenis", self.tr("Geschiedenis"), self.overviews.history),
        ):
            layout.add(side, panel, title, widget)
        self.overviews.tie(layout)
        layout.resize_first()
        return layout

    def _wire(self) -> None:
        register = self.register
        register.shown_changed.connect(self._on_shown)
        for signal in (register.changed, register.selection_changed, register.shown_changed):
            signal.connect(self._tell)
        self.map.opened.connect(lambda _: self.form.detail.focus_name())
        self.map.placed.connect(self._on_placed)
        self.map.placing_ended.connect(self._on_placing_ended)
        self.form.context.gebied_wanted.connect(self._draw_gebied)
        self.extras.layers.distances_wanted.connect(self._want_distances)
        self.map.empty.click.connect(self.begin_new)
        self.map.empty.search.connect(self.search.setFocus)
        self.form.point_wanted.connect(self._start_placing)
        self.form.new.place_changed.connect(self.map.set_pending)
        self.form.new_ended.connect(self.map.stop_placing)
        self.form.another.connect(self.begin_new)
        self.form.opened.connect(self._go_to)
        self.filters.cleared.connect(self.search.clear)
        self.table.opened.connect(self.map.show_hulpbron)
        self.table.chosen.connect(self.map.reveal)
        self.map.listed.connect(self._show_table)
        self.form.new.place.chosen.connect(self._show_found)
        self.search.hulpbron_found.connect(self._go_to)
        self.search.buurt_found.connect(self.map.focus_buurt)
        self.search.place_found.connect(self._show_vondst)
        self.bereikbaarheid.board.changed.connect(self._on_layer)
        self.overviews.agenda.chosen.connect(self._go_to_part)
        self.overviews.backups.changed.connect(self._tell)

    def _tell(self, *_: object) -> None:
        self.changed.emit()

    def _run_long(
        self, title: str, job: Callable[[Progress], Any], done: Callable[[Any], None]
    ) -> None:
        WriteProgress(title, self._runner, self._window, stoppable=False).run(job, done)

    # -- the ondergrond, in the background -------------------------------------------------------

    def load_area(self) -> None:
        """Read the ondergrond in the background: the base map first, then the addresses."""
        ondergrond = self.session.ondergrond
        if ondergrond is None:
            text = "\n".join(self.session.meldingen) or self.tr(
                "Deze kaart heeft geen ondergrond. De tabel en de formulieren werken gewoon."
            )
            self.map.set_base(None, "", text)
            return
        self.area.begin_loading()

        def read_base(progress: Progress) -> Any:
            from sociale_kaart.ui.canvas.ondergrond import load_base_map  # noqa: PLC0415 - heavy

            return load_base_map(ondergrond, progress), " · ".join(ondergrond.naamsvermeldingen())

        def read_adressen(_: Progress) -> Any:
            from sociale_kaart.operations.zoeken import make_zoeker  # noqa: PLC0415 - heavy

            return make_zoeker(ondergrond)

        def base_read(result: Any) -> None:
            base, attribution = result
            self.map.set_base(base, attribution)
            # What was read stays as long as the kaart is open. Python's collector would walk over
            # all of it again and again, and the window would stand still for an eighth of a second.
            gc.freeze()
            self.area.set_names({name.code: name.naam for name in base.buurtnamen})
            self._runner.start(read_adressen, self.area.set_adressen, shown=False)
            # The first keystroke in the search box should not wait for this.
            records = self.register.records
            self._runner.start(lambda _: self.register.texts.warm(records), shown=False)
            self.changed.emit()

        self._runner.start(read_base, base_read)

    # -- adding and placing ----------------------------------------------------------------------

    def begin_new(self) -> None:
        """Register something: the short form, and the map waits for a click."""
        self.layout.reveal("hulpbron")
        self.form.begin_new()
        self._start_placing("")

    def _start_placing(self, uuid: str) -> None:
        self._placing_for = uuid
        hulpbron = self.register.hulpbron(uuid)
        if hulpbron is None:
            self.map.start_placing(self.tr("Klik op de kaart waar het is, of zoek een adres."))
        else:
            self.map.start_placing(self.tr("Klik waar ‘{0}’ is.").format(hulpbron.naam))

    def _on_placed(self, x: float, y: float) -> None:
        if self.form.adding:
            self.form.new.set_point(x, y)
        elif self.register.hulpbron(self._placing_for) is not None:
            uuid = self._placing_for
            self.map.stop_placing()
            self.form.place_at(uuid, x, y)

    def _on_placing_ended(self) -> None:
        self._placing_for = ""
        if self.form.adding:
            self.form.new.ended.emit()

    # -- going somewhere -------------------------------------------------------------------------

    def _go_to(self, uuid: str) -> None:
        self.register.select([uuid])
        self.map.show_hulpbron(uuid)

    def _go_to_part(self, uuid: str, part: str) -> None:
        """Show a hulpbron with the part of its form that somebody asked for."""
        self._go_to(uuid)
        self.layout.reveal("hulpbron")
        self.form.detail.open_part(part)

    def _show_vondst(self, vondst: Vondst) -> None:
        if self.form.adding and vondst.adres:
            self.form.new.set_plek(dict(vondst.adres))
        if vondst.soort == "plaats":
            self.map.view.show_point(vondst.x, vondst.y, _PLAATS_SCALE)
        else:
            self.map.show_place(vondst.x, vondst.y)
        self.map.toast.tell(vondst.label)

    def _show_found(self, plek: Mapping[str, Any]) -> None:
        """Look from near by at an adres that was found for something new."""
        if plek.get("x") is not None:
            self.map.show_place(plek["x"], plek["y"])

    def _show_table(self) -> None:
        self.layout.reveal("tabel")

    # -- the layer of Bereikbaarheid -------------------------------------------------------------

    @property
    def layer_shown(self) -> bool:
        """Whether the map shows figures in colours."""
        return self.bereikbaarheid.board.owner is not None

    def _on_layer(self, shown: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self.extras.layers.set_distances(shown)
        self.changed.emit()

    def _want_distances(self, on: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        """Show the last figures again, or let the user choose what is computed."""
        if not on:
            self.hide_layer()
        elif not self.bereikbaarheid.board.show_again():
            self.extras.layers.set_distances(False)
            self.layout.reveal("bereikbaarheid")
            self.bereikbaarheid.setFocus()

    def _draw_gebied(self, uuid: str) -> None:
        self.layout.reveal_map()
        self.extras.tools.begin_gebied(uuid)

    def hide_layer(self) -> None:
        """Take the figures off the map."""
        self.bereikbaarheid.board.clear()

    # -- the status line -------------------------------------------------------------------------

    def _on_shown(self) -> None:
        count = notatie.getal(len(self.register.shown))
        self.layout.set_title("tabel", self.tr("Tabel ({0})").format(count))

    def status_text(self) -> str:
        """Return what the status line says."""
        ondergrond = self.session.ondergrond
        parts = [
            self.tr("Alles opgeslagen"),
            self.tr("{0} van {1} hulpbronnen").format(
                notatie.getal(len(self.register.shown)), notatie.getal(self.register.total)
            ),
            self.tr("ondergrond {0}").format(_with_year(ondergrond))
            if ondergrond
            else self.tr("geen ondergrond"),
            self.overviews.backups.text(),
        ]
        return " · ".join(part for part in parts if part)

    def close(self) -> None:
        """Take the panels out of the window and close the kaart."""
        self.closing.emit()
        self.map.stop()
        self.layout.close()
        self.search.deleteLater()
        self.session.close()
        self.overviews.backups.close()
        self.deleteLater()


def _with_year(ondergrond: Ondergrond) -> str:
    """Return the name of an ondergrond with its year, which is said once."""
    naam, jaar = ondergrond.naam, str(ondergrond.jaar)
    return naam if jaar in naam else f"{naam} {jaar}"
