"""The list of kaarten on the start page: shown, counted in the background, left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sociale_kaart.base import paths
from sociale_kaart.ui import background
from sociale_kaart.ui.recent_list import RecentKaart

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.start_page import StartPage
    from sociale_kaart.ui.tasks import TaskRunner

_COUNT_AFTER_MS = 200


class Recents(QObject):
    """The kaarten that were opened before, on the start page.

    Args:
        page: the start page; owner.
        settings: remember them.
        runner: counts what is in them.
    """

    def __init__(self, page: StartPage, settings: Settings, runner: TaskRunner) -> None:
        super().__init__(page)
        self._page = page
        self._settings = settings
        self._runner = runner
        page.kaart_removed.connect(self._forget)

    def show(self) -> None:
        """Show them as they are now."""
        known = [
            RecentKaart(path, self._settings.opened_on(path)) for path in self._settings.recent()
        ]
        self._page.show_recent(known)
        # Later, when nothing is being opened: opening comes first.
        QTimer.singleShot(_COUNT_AFTER_MS, self, self._count)

    def last_folder(self) -> Path:
        """Return the folder in which a file dialog starts."""
        folders = [path.parent for path in self._settings.recent() if path.parent.is_dir()]
        return folders[0] if folders else paths.user_documents()

    def _count(self) -> None:
        if self._page.isVisible() and self._runner.idle:
            job = background.count_kaarten(self._settings.recent())
            self._runner.start(job, self._page.recent.show_counts, shown=False)

    def _forget(self, path: Path) -> None:
        self._settings.forget_recent(path)
        self.show()
