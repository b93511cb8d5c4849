"""When our own program fails: a calm dialog with a text to copy; nothing is sent anywhere."""

from __future__ import annotations

import contextlib
import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, QThread, QTimer, Signal, qVersion
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
from shiboken6 import isValid

from sociale_kaart import __version__
from sociale_kaart.base.log import log_bug, log_tail, trace_of

if TYPE_CHECKING:
    from types import TracebackType

_TAIL_LINES = 40
# The same place in code gets so many dialogs: what fails while painting would fail for ever.
_MOST_PER_PLACE = 3
_MOST_LOGGED = 20


def report_text(error: BaseException) -> str:
    """Return what a developer needs: versions, places in code, tail of the log.

    Nothing that anybody typed is in it: no messages of errors, no names of files or folders.
    """
    lines = [
        f"Sociale Kaart {__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, Qt {qVersion()}",
        platform.platform(),
        "",
        *trace_of(error),
    ]
    tail = log_tail(_TAIL_LINES)
    if tail:
        lines += ["", "Log", *tail]
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
        letter = self.fontMetrics()
        room = self.screen().availableSize() * 0.9
        self.resize(
            min(letter.averageCharWidth() * 90, room.width()),
            min(letter.lineSpacing() * 28, room.height()),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for text in (
            self.tr(
                "Dat ligt niet aan jou. Alles wat je hebt ingevuld is opgeslagen; je kunt verder "
                "werken."
            ),
            self.tr(
                "Stuur de tekst hieronder naar wie Sociale Kaart voor je beheert, dan kan het "
                "worden opgelost. Er staan geen namen in en niets uit je kaart. Het programma "
                "verstuurt zelf niets."
            ),
        ):
            label = QLabel(text, self)
            label.setWordWrap(True)
            layout.addWidget(label)
        self._report = QPlainTextEdit(report_text(error), self)
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(self.tr("Technische gegevens"))
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        layout.addWidget(self._report, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy = buttons.addButton(
            self.tr("Kopieer de tekst"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self.copy.setText(self.tr("Gekopieerd"))


class CrashHandler(QObject):
    """Catches what nobody handles, in slots, painting and threads; logs it and shows one dialog.

    Args:
        application: owner.
    """

    # BaseException: raised in any thread
    _caught = Signal(object)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._times: dict[tuple[str, ...], int] = {}
        self._dialog: CrashDialog | None = None
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        self._caught.connect(self._take)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        sys.unraisablehook = self._on_unraisable

    def remove(self) -> None:
        """Leave errors to who had them before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    @property
    def dialog(self) -> CrashDialog | None:
        """The dialog that is shown."""
        return self._dialog

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if QThread.currentThread() is self._application.thread():
            self._take(error)
        else:
            self._caught.emit(error)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        """Log what goes wrong while something is thrown away: there is nothing to do about it."""
        if args.exc_value is not None:
            with contextlib.suppress(OSError):
                log_bug(args.exc_value)

    def _take(self, error: BaseException) -> None:
        place = tuple(trace_of(error)[-2:])
        times = self._times[place] = self._times.get(place, 0) + 1
        if times <= _MOST_LOGGED:
            with contextlib.suppress(OSError):  # a full disk must not hide the dialog
                log_bug(error)
        if times <= _MOST_PER_PLACE:
            # Not from within what failed: that may be the painting of a window.
            QTimer.singleShot(0, self, lambda: self._show(error))

    def _show(self, error: BaseException) -> None:
        if self._dialog is not None:
            return  # never two on top of each other
        try:
            parent = QApplication.activeModalWidget() or QApplication.activeWindow()
            dialog = self._dialog = CrashDialog(error, parent)
            dialog.destroyed.connect(lambda: self._forget(dialog))
            dialog.finished.connect(lambda: self._forget(dialog))
            dialog.open()
        except Exception as second:  # noqa: BLE001 - whatever it is, the program goes on
            self._dialog = None
            with contextlib.suppress(OSError):
                log_bug(second)
            traceback.print_exception(error)

    def _forget(self, dialog: CrashDialog) -> None:
        """The dialog was closed, or went with its window."""
        if self._dialog is dialog:
            self._dialog = None
            if isValid(dialog):
                dialog.deleteLater()
