"""Makes backups while people work: at opening, every ten minutes after an edit, at closing."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie

if TYPE_CHECKING:
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner

_MAP = "reservekopie/map"
# After opening, when everything has been drawn.
_AFTER_OPENING_MS = 4_000
_BETWEEN_MS = 10 * 60 * 1_000
_LOG = logging.getLogger(__name__)


class BackupKeeper(QObject):
    """Knows when a backup is due and makes it beside the window.

    Args:
        register: the open kaart.
        runner: for work in the background.
        settings: where backups are kept, when not beside the kaart.
        parent: owner.
    """

    # what is said about the last backup has changed
    changed = Signal()
    # WorldError, once per opened kaart
    failed = Signal(object)

    def __init__(
        self, register: Register, runner: TaskRunner, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._runner = runner
        self._settings = settings
        self._path = register.session.kaart.path
        # the one of opening is due; after that only what was edited counts
        self._dirty = True
        self._edited = False
        self._going_on = False
        self._told = False
        self.made_at: dt.datetime | None = None
        self.error: WorldError | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.make)
        register.changed.connect(self._on_changed)
        self._timer.start(_AFTER_OPENING_MS)

    @property
    def folder(self) -> Path | None:
        """Where backups are kept; None is beside the kaart."""
        text = self._settings.text(_MAP)
        return Path(text) if text else None

    def text(self) -> str:
        """Return what the status line says; '' while nothing is known."""
        if self.error is not None:
            return self.tr("reservekopie lukte niet")
        if self.made_at is None:
            return ""
        made = self.made_at
        if made.date() == today():
            return self.tr("reservekopie {0}").format(f"{made:%H:%M}")
        return self.tr("reservekopie {0}").format(notatie.datum(made.date()))

    def _on_changed(self) -> None:
        self._dirty = self._edited = True
        if not self._timer.isActive():
            self._timer.start(_BETWEEN_MS)

    def make(self) -> None:
        """Make one in the background when something has changed."""
        if not self._dirty or self._going_on:
            return
        self._dirty = self._edited = False
        self._going_on = True
        path, folder = self._path, self.folder

        def job(_: Progress) -> Any:
            return _make(path, folder)

        self._runner.start(job, self._made, shown=False)

    def _made(self, result: tuple[dt.datetime | None, WorldError | None]) -> None:
        self._going_on = False
        made_at, self.error = result
        self.made_at = made_at or self.made_at
        if self.error is not None:
            self._dirty = True
            if not self._timer.isActive():
                self._timer.start(_BETWEEN_MS)
            if not self._told:
                self._told = True
                self.failed.emit(self.error)
        self.changed.emit()

    def close(self) -> None:
        """Make the last one, of a kaart that was edited and has been closed."""
        self._timer.stop()
        if self._edited and self._path.exists():
            _, error = _make(self._path, self.folder)
            if error is not None:
                # The kaart itself is safe; at the next opening this is said in the window.
                _LOG.warning("no backup at closing: %s", error.wat)


def _make(path: Path, folder: Path | None) -> tuple[dt.datetime | None, WorldError | None]:
    """Make a backup when something changed; return when the last one was, or what went wrong."""
    from sociale_kaart.operations import backups  # noqa: PLC0415 - start-up time

    try:
        backups.make_backup(path, folder, now=dt.datetime.now().astimezone())
    except WorldError as error:
        return None, error
    known = backups.list_backups(path, folder)
    return (known[0].gemaakt_op if known else None), None
