"""Start of the window.

Order: application with fonts and Dutch buttons, crash dialog, window with the start page; only then
a kaart, so that there is something to see within a second.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QStyleFactory

from sociale_kaart import __version__
from sociale_kaart.ui.appearance import Appearance
from sociale_kaart.ui.crash import CrashHandler
from sociale_kaart.ui.main_window import MainWindow
from sociale_kaart.ui.settings import Settings
from sociale_kaart.ui.translations import install_language
from sociale_kaart.ui.whats_new import first_time_of_version

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOUR_AFTER_MS = 500
# What a system draws around a window, at most; only known once the window is there.
_FRAME = QSize(16, 48)


def make_application(argv: Sequence[str], settings: Settings | None = None) -> QApplication:
    """Return the application, made when there is none, with look and language of the settings."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(list(argv))
    application.setApplicationName("Sociale Kaart")
    application.setApplicationVersion(__version__)
    # One look on the three systems, following light or dark of the system.
    application.setStyle(QStyleFactory.create("Fusion"))
    look = application.findChild(Appearance) or Appearance(application)
    if settings is not None:
        look.follow(settings)
    install_language(application, settings.text("taal") if settings else "nl")
    return application


def start(kaart: Path | None = None, *, voorbeeldwijk: bool = False) -> int:
    """Open the window and stay until it is closed.

    Args:
        kaart: opened at once; None opens the kaart used last, if it is still there.
        voorbeeldwijk: open the sample wijk instead.

    Returns:
        the exit code.
    """
    settings = Settings()
    application = make_application(sys.argv[:1], settings)
    crashes = CrashHandler(application)
    window = MainWindow(settings)
    show_whole(window)
    greet(window, settings)
    if sys.platform == "darwin":
        application.installEventFilter(FileOpener(window))
    # After the first paint, so that there is something to see at once.
    QTimer.singleShot(0, window, lambda: open_first(window, settings, kaart, sample=voorbeeldwijk))
    code = application.exec()
    crashes.remove()
    return code


def show_whole(window: MainWindow) -> None:
    """Show the window so that all of it is on the screen, its frame and the last line too."""
    room = window.screen().availableSize() - _FRAME
    too_large = window.width() > room.width() or window.height() > room.height()
    if too_large and not window.isFullScreen():
        window.showMaximized()
    else:
        window.show()


def greet(window: MainWindow, settings: Settings) -> None:
    """Say once what is new, and show the way on the first kaart that is opened here."""
    if first_time_of_version(settings):
        window.notice.tell(
            QCoreApplication.translate("app", "Sociale Kaart is vernieuwd: versie {0}.").format(
                __version__
            ),
            QCoreApplication.translate("app", "Lees wat er nieuw is"),
            window.commands.help.whats_new,
        )

    def show_the_way() -> None:
        from sociale_kaart.ui.tour import offer_tour  # noqa: PLC0415 - start-up time

        offer_tour(window, settings)

    # After the panels have found their place.
    window.kaart_shown.connect(lambda: QTimer.singleShot(_TOUR_AFTER_MS, window, show_the_way))


class FileOpener(QObject):
    """Opens what the system passes on to a running program: 'Openen met' on macOS.

    Elsewhere the system starts the program with the path behind it.

    Args:
        window: opens it; owner.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: take the events that name a file."""
        if isinstance(event, QFileOpenEvent) and event.file():
            path = Path(event.file())
            QTimer.singleShot(0, self._window, lambda: self._window.open_kaart(path))
            return True
        return super().eventFilter(watched, event)


def open_first(window: MainWindow, settings: Settings, kaart: Path | None, *, sample: bool) -> None:
    """Open what the window starts with: the sample wijk, the given kaart, or the last one."""
    last = [path for path in settings.recent()[:1] if path.is_file()]
    if sample:
        window.commands.bestand.open_sample()
    elif kaart is not None:
        window.open_kaart(kaart)
    elif last:
        window.open_kaart(last[0])
