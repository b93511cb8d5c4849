"""When our own program fails: a calm dialog with a text to copy; nothing is sent anywhere."""

from __future__ import annotations

import contextlib
import platform
import sys
import traceback
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QThread, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart import __version__
from sociale_kaart.base.log import log_bug

if TYPE_CHECKING:
    from types import TracebackType


def report_text(error: BaseException) -> str:
    """Return what a developer needs: versions and traceback, nothing that the user typed."""
    lines = [
        f"Sociale Kaart {__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, Qt {qVersion()}",
        platform.platform(),
        "",
    ]
    # The frames tell where; the message of the error may hold what was typed, so only its kind.
    lines += traceback.format_tb(error.__traceback__)
    lines.append(type(error).__name__)
    return "\n".join(lines)


class CrashDialog(QDialog):
    """Says that something went wrong in the program, and what is safe.

    Args:
        error: what was raised.
        parent: the window.
    """

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Er ging iets mis in het programma"))
        self.resize(640, 420)
        layout = QVBoxLayout(self)
        text = QLabel(
            self.tr(
                "Dat ligt niet aan jou. Alles wat je hebt ingevuld is opgeslagen; je kunt verder "
                "werken. Stuur de tekst hieronder naar wie Sociale Kaart voor je beheert, dan kan "
                "het worden opgelost."
            ),
            self,
        )
        text.setWordWrap(True)
        layout.addWidget(text)
        self._report = QPlainTextEdit(report_text(error), self)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(self.tr("Technische gegevens"))
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        layout.addWidget(self._report)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(
            self.tr("Kopieer de tekst"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


def install_excepthook() -> None:
    """Show the crash dialog for every error that nobody handles, and log it."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        with contextlib.suppress(OSError):  # a full disk must not hide the dialog
            log_bug(error)
        application = QApplication.instance()
        if application is None or QThread.currentThread() is not application.thread():
            return
        if any(isinstance(widget, CrashDialog) for widget in QApplication.topLevelWidgets()):
            return  # never two on top of each other
        dialog = CrashDialog(error, QApplication.activeWindow())
        dialog.exec()
        dialog.deleteLater()

    sys.excepthook = hook
