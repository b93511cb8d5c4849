"""The window: start page or one open kaart, menus, toolbar and status line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from sociale_kaart.base.clock import now
from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations.worker import Worker
from sociale_kaart.ui import ahead, background
from sociale_kaart.ui.actions import ACTIONS, MENUS, ActionSpec, enable, make_actions, translated
from sociale_kaart.ui.commands import Commands
from sociale_kaart.ui.context_help import install_help
from sociale_kaart.ui.messages import show_world_error
from sociale_kaart.ui.notice_bar import NoticeBar, above
from sociale_kaart.ui.recents import Recents
from sociale_kaart.ui.start_page import StartPage
from sociale_kaart.ui.tasks import ProgressStrip, TaskRunner
from sociale_kaart.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.wizard_new_kaart import NewKaart
    from sociale_kaart.ui.workspace import Workspace

_SIZE = QSize(1366, 768)
_STATE_VERSION = 2
_SEARCH_PX = 320


class MainWindow(QMainWindow):
    """The window.

    Args:
        settings: what is remembered between two starts.
    """

    # a kaart is shown
    kaart_shown = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.workspace: Workspace | None = None
        self._ahead = Turns(self)
        self.worker = Worker()
        self.runner = TaskRunner(self)
        self.runner.failed.connect(self.show_error)
        self.runner.busy_changed.connect(self._update)
        self.context_help = install_help(self, settings)
        self.commands = Commands(self)
        self.actions_by_id = make_actions(self, self.commands)
        self.setAcceptDrops(True)
        self.resize(_SIZE)
        self._pages = QStackedWidget(self)
        self.start_page = StartPage(self._pages)
        self.recents = Recents(self.start_page, settings, self.runner)
        self._pages.addWidget(self.start_page)
        self.notice = NoticeBar(self)
        self.setCentralWidget(above(self.notice, self._pages))
        self._menus = self._make_menus()
        self._menus["Importeren"].aboutToShow.connect(self.commands.importeren.count_waiting)
        self.toolbar = self._make_toolbar()
        self._status = QLabel(self)
        self._status.setContentsMargins(8, 0, 8, 0)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().addPermanentWidget(ProgressStrip(self.runner, self))
        self.start_page.new_wanted.connect(self.commands.bestand.new_kaart)
        self.start_page.open_wanted.connect(self.commands.bestand.open_kaart)
        self.start_page.sample_wanted.connect(self.commands.bestand.open_sample)
        self.start_page.kaart_chosen.connect(self.open_kaart)
        # Excel users know this key for 'do again'.
        again = QShortcut(QKeySequence("Ctrl+Y"), self)
        again.activated.connect(self.actions_by_id["redo"].trigger)
        self.restoreGeometry(settings.bytes("venster/plaats"))
        # It may have been closed on a larger screen, or before the letters became larger.
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        self._show_start()

    def _make_menus(self) -> dict[str, QMenu]:
        menus = {name: self.menuBar().addMenu(translated(text)) for name, text in MENUS.items()}
        for entry in ACTIONS:
            if isinstance(entry, ActionSpec):
                menus[entry.menu].addAction(self.actions_by_id[entry.id])
            else:
                menus[entry.removeprefix("-")].addSeparator()
        return menus

    def _make_toolbar(self) -> QToolBar:
        bar = QToolBar(self.tr("Knoppen"), self)
        bar.setObjectName("knoppen")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        room = QWidget(bar)
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        on_bar = [spec for spec in ACTIONS if isinstance(spec, ActionSpec) and spec.balk]
        last = [spec for spec in on_bar if spec.menu == "Bewerken" and spec.id != "add"]
        for spec in [*(spec for spec in on_bar if spec not in last), None, *last]:
            if spec is None:
                bar.addWidget(room)
                continue
            action = self.actions_by_id[spec.id]
            bar.addAction(action)
            button = bar.widgetForAction(action)
            button.setObjectName(spec.id)
            button.setAccessibleName(translated(spec.tekst).rstrip("…"))
        self.addToolBar(bar)
        return bar

    # -- opening and closing ---------------------------------------------------------------------

    def open_kaart(self, path: Path) -> None:
        """Open a kaart in place of what is open."""
        auteur = self.settings.text("gebruiker/naam")
        self._open_with(lambda: _sessions().open_kaart(path, auteur=auteur), path)

    def make_kaart(self, new: NewKaart) -> None:
        """Make a kaart and open it."""
        auteur = self.settings.text("gebruiker/naam")
        self._open_with(
            lambda: _sessions().new_kaart(
                new.path,
                naam=new.naam,
                onze_definitie=new.onze_definitie,
                doel=new.doel,
                ondergrond=new.ondergrond,
                auteur=auteur,
            ),
            new.path,
        )

    def _open_with(self, opening: Callable[[], Session], path: Path) -> None:
        """Open a kaart in the background, with all that is read from it; then show it."""
        current = self.workspace
        if current is not None and current.session.kaart.path.resolve() == path.resolve():
            # It is locked by us: only who lets go of it can open it again.
            self.close_kaart()

        def opened(result: background.Opened) -> None:
            self.close_kaart()
            self.settings.add_recent(path, now())
            self._show_session(result)

        def begin() -> None:
            self.runner.start(background.open_session(opening), opened)

        self._status.setText(self.tr("‘{0}’ openen…").format(path.name))
        if ahead.ready():
            begin()
        else:
            self.runner.start(
                background.load_libraries(),
                lambda _: self._ahead.start(ahead.MODULES, ahead.import_some, begin, per_turn=1),
            )

    def _show_session(self, opened: background.Opened) -> None:
        from sociale_kaart.ui.applied_settings import AppliedSettings  # noqa: PLC0415 - start-up time
        from sociale_kaart.ui.workspace import Workspace  # noqa: PLC0415 - brings numpy, shapely

        session = opened.session
        workspace = Workspace(self, opened, self.runner, self.settings, self.worker)
        self.workspace = workspace
        AppliedSettings(workspace, self.settings)
        self._pages.addWidget(workspace.layout.central)
        self._pages.setCurrentWidget(workspace.layout.central)
        workspace.search.setFixedWidth(_SEARCH_PX)
        workspace.search_action = self.toolbar.insertWidget(
            self.toolbar.actions()[0], workspace.search
        )
        self.toolbar.show()
        self._menus["Kaart"].addActions(workspace.layout.toggle_actions())
        self.restoreState(self.settings.bytes("venster/panelen"), _STATE_VERSION)
        workspace.layout.fit()
        workspace.changed.connect(self._update)
        workspace.register.refused.connect(self.show_error)
        workspace.map.empty.import_list.connect(self.commands.importeren.import_list)
        workspace.overviews.inbreng.raadsblad_wanted.connect(self.commands.delen.print_raadsblad)
        self.setWindowTitle(self.tr("{0} – Sociale Kaart").format(session.kaart.naam))
        self._update()
        workspace.load_area()
        if session.ondergrond is not None and session.meldingen:
            self.notice.tell(" ".join(session.meldingen))
        self.kaart_shown.emit()

    def close_kaart(self) -> None:
        """Close what is open and show the start page."""
        workspace, self.workspace = self.workspace, None
        if workspace is None:
            return
        self.notice.dismiss()
        workspace.layout.set_paged(paged=False)
        self.settings.set_bytes("venster/panelen", self.saveState(_STATE_VERSION))
        # What still runs for this kaart would report to panels that are gone.
        self.runner.stop()
        if workspace.search_action is not None:
            self.toolbar.removeAction(workspace.search_action)
        self._pages.removeWidget(workspace.layout.central)
        workspace.close()
        workspace.layout.central.deleteLater()
        self._show_start()

    def _show_start(self) -> None:
        self.recents.show()
        self._pages.setCurrentWidget(self.start_page)
        self.toolbar.hide()
        self.setWindowTitle(self.tr("Sociale Kaart"))
        self._update()

    def change_ondergrond(self, path: Path) -> None:
        """Stand the open kaart on another ondergrond."""
        workspace = self.workspace
        if workspace is None:
            return
        try:
            text = _sessions().link_ondergrond(workspace.session, path)
        except WorldError as error:
            self.show_error(error)
            return
        kaart = workspace.session.kaart.path
        self.open_kaart(kaart)
        self._status.setText(text)

    def last_folder(self) -> Path:
        """Return the folder in which a file dialog starts."""
        return self.recents.last_folder()

    # -- working ---------------------------------------------------------------------------------

    def run(self, job: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Do long work with a bar and Stop."""
        self.runner.start(job, done)

    def show_error(self, error: WorldError) -> None:
        """Say what happened, what is safe and what to do."""
        show_world_error(self, error)

    def _update(self, *_: object) -> None:
        """Enable what can be done now and say how things stand."""
        present = {"rust"} if not self.runner.busy else set()
        workspace = self.workspace
        undo, redo = self.actions_by_id["undo"], self.actions_by_id["redo"]
        if workspace is not None:
            register = workspace.register
            present.add("kaart")
            facts = (
                ("ondergrond", workspace.session.ondergrond is not None),
                ("selectie", bool(register.selected)),
                ("terug", register.undo_text is not None),
                ("opnieuw", register.redo_text is not None),
                ("laag", workspace.layer_shown),
            )
            present |= {name for name, holds in facts if holds}
            undo.setText(_with_step(self.tr("Zet terug"), register.undo_text))
            redo.setText(_with_step(self.tr("Doe opnieuw"), register.redo_text))
            undo.setToolTip(f"{undo.text()} (Ctrl+Z)")
            redo.setToolTip(f"{redo.text()} (Ctrl+Shift+Z)")
            self._status.setText(workspace.status_text())
        elif not self.runner.busy:
            self._status.setText(self.tr("Geen kaart open"))
        undo.setIconText("↶")
        redo.setIconText("↷")
        enable(self.actions_by_id, frozenset(present))

    # -- Qt --------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a kaart may be dropped on the window."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: open what was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            # The drag ends first: opening shows dialogs.
            QTimer.singleShot(0, self, lambda: self.open_kaart(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: remember the panels and leave nothing running."""
        self.settings.set_bytes("venster/plaats", self.saveGeometry())
        self.close_kaart()
        self._ahead.stop()
        self.runner.end()
        self.worker.close()
        super().closeEvent(event)


def _sessions() -> Any:
    from sociale_kaart.operations import sessions  # noqa: PLC0415 - start-up time

    return sessions


def _with_step(verb: str, step: str | None) -> str:
    return f"{verb}: {step}" if step else verb


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 else None
    return path if path is not None and path.suffix == ".gpkg" else None
