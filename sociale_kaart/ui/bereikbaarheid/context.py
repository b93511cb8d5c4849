"""What a page of Bereikbaarheid gets: the open kaart, the map, and work in the background.

Pages know nothing of each other. They share one thing, the colours on the map: who shows a layer
takes the place of who showed one before, which hears of it by `layer_lost`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.canvas.cellen_item import CellenLayer
    from sociale_kaart.ui.canvas.choropleth import BuurtLayer
    from sociale_kaart.ui.map_panel import MapPanel
    from sociale_kaart.ui.panel_layout import PanelLayout
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import Task, TaskRunner


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The window around the pages.

    Attributes:
        session: the open kaart, for the thread of the window.
        register: its hulpbronnen, what is chosen, and acting on it.
        area: names of buurten.
        runner: for work in the background.
        worker: the process for heavy work.
        map: the map with all that lies over it.
        settings: what is remembered on this laptop.
        layout: brings panels into view.
    """

    session: Session
    register: Register
    area: Area
    runner: TaskRunner
    worker: Worker
    map: MapPanel
    settings: Settings
    layout: PanelLayout


class LayerBoard(QObject):
    """Which page has its colours on the map; one at a time, and the last one can come back.

    Args:
        panel: the map.
        parent: owner.
    """

    # whether a layer is shown
    changed = Signal(bool)

    def __init__(self, panel: MapPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._map = panel
        self._shown: tuple[BuurtLayer | None, CellenLayer | None] = (None, None)
        # whose layer is on the map
        self.owner: PageContext | None = None
        # whose layer was on the map last
        self.last: PageContext | None = None

    def show(
        self, owner: PageContext, layer: BuurtLayer | None, cellen: CellenLayer | None
    ) -> None:
        """Put the colours of a page on the map."""
        before, self.owner, self.last = self.owner, owner, owner
        self._shown = (layer, cellen)
        self._map.legend.set_explained(owner.explains)
        self._map.show_layer(layer, cellen)
        if before is not None and before is not owner:
            before.layer_lost.emit()
        self.changed.emit(True)  # noqa: FBT003 - a signal has no keywords

    def clear(self) -> None:
        """Take the colours off the map."""
        before, self.owner = self.owner, None
        self._map.show_layer(None)
        self._map.focus_buurt(None)
        if before is not None:
            before.layer_lost.emit()
        self.changed.emit(False)  # noqa: FBT003 - a signal has no keywords

    def show_again(self) -> bool:
        """Put back what was taken off; returns whether there was anything."""
        if self.last is None:
            return False
        self.show(self.last, *self._shown)
        self.last.layer_back.emit()
        return True


class PageContext(QObject):
    """What one page works with.

    Args:
        page: id of the page; keys of settings begin with it.
        around: the window.
        board: who has colours on the map.
        parent: owner.
    """

    # another page, or the user, took the colours of this page off the map
    layer_lost = Signal()
    # the colours of this page are on the map again, as they were
    layer_back = Signal()
    # a place on the map was clicked (RD metres), only while colours of this page are shown
    place_pointed = Signal(float, float)
    # code of the buurt there, idem
    buurt_pointed = Signal(str)
    # number of the square there, idem
    cel_pointed = Signal(int)
    # the user asks in the legend how these figures came about
    explain_wanted = Signal()
    # numbers are written otherwise from now on
    notation_changed = Signal()

    def __init__(self, page: str, around: Surroundings, board: LayerBoard, parent: QObject) -> None:
        super().__init__(parent)
        self.page = page
        self.session = around.session
        self.register = around.register
        self.area = around.area
        self.runner = around.runner
        self.worker = around.worker
        self.map = around.map
        self.settings = around.settings
        self.layout = around.layout
        # whether the page answers `explain_wanted`; set by the page
        self.explains = False
        self._board = board
        self.map.point.pointed.connect(self._on_pointed)
        self.map.legend.explained.connect(self._on_explained)

    # -- the map ---------------------------------------------------------------------------------

    @property
    def has_layer(self) -> bool:
        """Whether the colours of this page are on the map."""
        return self._board.owner is self

    def show_layer(self, layer: BuurtLayer | None, cellen: CellenLayer | None = None) -> None:
        """Put buurten, squares or both in colours on the map; None and None takes them off.

        Takes the place of what another page shows. Taking off leaves that of another page alone.
        """
        if layer is not None or cellen is not None:
            self._board.show(self, layer, cellen)
        elif self.has_layer:
            self._board.clear()

    def show_cellen(self, cellen: CellenLayer | None) -> None:
        """Put squares in colours on the map, without buurten; None takes them off."""
        self.show_layer(None, cellen)

    def focus_buurt(self, buurtcode: str | None) -> None:
        """Bring a buurt into view with a strong line; None ends that."""
        self.map.focus_buurt(buurtcode)

    def _on_pointed(self, x: float, y: float) -> None:
        if not self.has_layer:
            return
        view = self.map.view
        cel = view.cellen.at(x, y)
        buurt = view.buurten.buurt_at(x, y) if view.buurten is not None else None
        self.place_pointed.emit(x, y)
        if cel is not None:
            self.cel_pointed.emit(cel)
        if buurt is not None:
            self.buurt_pointed.emit(buurt)

    def _on_explained(self) -> None:
        if self.has_layer:
            self.explain_wanted.emit()

    # -- working ---------------------------------------------------------------------------------

    def run(self, job: Callable[[Progress], Any], done: Callable[[Any], None]) -> Task:
        """Do long work with a bar and Stop; `done` gets the result in the thread of the window."""
        return self.runner.start(job, done)

    def compute(
        self, work: Callable[[Session, Progress], Any], done: Callable[[Any], None]
    ) -> Task:
        """Do long work that reads the kaart.

        Args:
            work: gets a session of its own (read-only, open as long as the work lasts) and the
                progress; runs in another thread, so it touches no widget.
            done: gets the result in the thread of the window.
        """
        path = self.session.kaart.path

        def job(progress: Progress) -> Any:
            from sociale_kaart.operations import sessions  # noqa: PLC0415 - start-up time

            with sessions.open_kaart(path, read_only=True) as own:
                return work(own, progress)

        return self.run(job, done)

    def tell(self, text: str) -> None:
        """Say in passing that something went well."""
        self.map.toast.tell(text)

    def tell_made(self, made: Uitvoer) -> None:
        """Say that a file is there, and when it got another name why."""
        text = self.tr("Gemaakt: {0}").format(made.uit.name)
        self.tell("\n".join(filter(None, [text, made.melding])))

    def ask_save(self, title: str, naam: str, kind: str, suffix: str) -> Path | None:
        """Ask where to write a file beside the kaart; `suffix` is added when it was left out.

        Args:
            title: of the dialog.
            naam: proposed name, after that of the kaart: 'afstanden.xlsx'.
            kind: the kinds of files, as Qt writes them.
            suffix: '.xlsx'.
        """
        kaart = self.session.kaart
        proposed = kaart.path.with_name(f"{kaart.naam} {naam}")
        chosen, _ = QFileDialog.getSaveFileName(self.map.window(), title, str(proposed), kind)
        if not chosen:
            return None
        target = Path(chosen)
        return target if target.suffix else target.with_name(target.name + suffix)

    # -- what is remembered ----------------------------------------------------------------------

    def remembered(self, key: str, default: str = "") -> str:
        """Return what this page remembered on this laptop."""
        return self.settings.text(f"bereikbaarheid/{self.page}/{key}", default)

    def remember(self, key: str, text: str) -> None:
        """Remember a text for this page on this laptop."""
        self.settings.set_text(f"bereikbaarheid/{self.page}/{key}", text)
