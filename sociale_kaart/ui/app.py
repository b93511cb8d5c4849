"""Start of the window.

Order: application with fonts and Dutch buttons, crash dialog, window with the start page; only then
a kaart, so that there is something to see within a second.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QStyleFactory

from sociale_kaart import __version__
from sociale_kaart.base.log import start_logging
from sociale_kaart.ui.crash import install_excepthook
from sociale_kaart.ui.main_window import MainWindow
from sociale_kaart.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

_POINT_SIZE = 10


def make_application(argv: Sequence[str]) -> QApplication:
    """Return the application, made when there is none, with Dutch standard buttons."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(list(argv))
    application.setApplicationName("Sociale Kaart")
    application.setApplicationVersion(__version__)
    # One look on the three systems, following light or dark of the system.
    application.setStyle(QStyleFactory.create("Fusion"))
    font = application.font()
    if 0 < font.pointSize() < _POINT_SIZE:
        font.setPointSize(_POINT_SIZE)
        application.setFont(font)
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        application.installTranslator(translator)
    return application


def start(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed.

    Args:
        argv: as `sys.argv`; the first argument that is a file is opened as a kaart.

    Returns:
        the exit code.
    """
    start_logging()
    application = make_application(argv)
    before = sys.excepthook
    install_excepthook()
    settings = Settings()
    window = MainWindow(settings)
    window.show()
    kaart = first_kaart(argv, settings)
    if kaart is not None:
        QTimer.singleShot(0, window, lambda: window.open_kaart(kaart))
    code = application.exec()
    sys.excepthook = before
    return code


def first_kaart(argv: Sequence[str], settings: Settings) -> Path | None:
    """Return the kaart to open at start: the one given, else the last one."""
    given = [Path(argument) for argument in argv[1:] if not argument.startswith("-")]
    if given:
        return given[0]
    recent = settings.recent()
    return recent[0] if recent else None
