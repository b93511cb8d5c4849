"""When the program itself fails: one calm dialog, nothing private in it, and on one goes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, NoReturn

import pytest
from helpers_ui import LOAD_MS, open_in
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from test_accessible import nameless

from sociale_kaart.base import paths
from sociale_kaart.ui import crash
from sociale_kaart.ui.crash import CrashDialog, CrashHandler, report_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

TYPED = "Mevrouw De Vries, 06-12345678"
# pytest-qt would take the errors itself.
pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture
def handler(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CrashHandler]:
    monkeypatch.setattr(paths, "user_log", lambda: tmp_path)
    made = CrashHandler(qapp)
    yield made
    if made.dialog is not None:
        made.dialog.done(0)
    made.remove()
    made.deleteLater()


def fail(*_: object) -> NoReturn:
    raise ValueError(TYPED)


def shown(handler: CrashHandler, qtbot: QtBot) -> CrashDialog:
    qtbot.waitUntil(lambda: handler.dialog is not None and handler.dialog.isVisible())
    assert handler.dialog is not None
    return handler.dialog


def text_of(dialog: CrashDialog) -> str:
    return dialog._report.toPlainText()


def dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.allWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def test_a_failing_button_gives_one_dialog_and_the_window_goes_on(
    workspace: Workspace, window: MainWindow, handler: CrashHandler, qtbot: QtBot
) -> None:
    button = QPushButton("fout", window)
    button.clicked.connect(fail)
    button.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = shown(handler, qtbot)
    assert nameless(dialog) == []
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == text_of(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert handler.dialog is None
    workspace.register.add({"naam": "Daarna"}, {"x": 150_000.0, "y": 536_000.0})
    assert workspace.register.total == 5


def test_the_text_tells_where_and_nothing_that_was_typed(
    handler: CrashHandler, qtbot: QtBot, tmp_path: Path
) -> None:
    secret = tmp_path / "Mevrouw De Vries.kaart.gpkg"
    for work in (fail, secret.read_text, lambda: {}[TYPED]):
        try:
            work()
        except Exception as error:  # noqa: BLE001 - of three kinds
            caught = error
            sys.excepthook(type(error), error, error.__traceback__)
        text = report_text(caught)
        assert "De Vries" not in text
        assert "06-1234" not in text
        assert str(tmp_path) not in text
        assert "test_crash.py" in text
        assert type(caught).__name__ in text
    text = text_of(shown(handler, qtbot))
    assert text.startswith("Sociale Kaart ")
    assert "PySide6" in text
    assert "Log\n" in text
    assert "De Vries" not in text
    log = (tmp_path / "sociale-kaart.log").read_text(encoding="utf-8")
    assert log.count("a bug") == 3
    assert "De Vries" not in log


def test_many_errors_at_once_give_one_dialog(handler: CrashHandler, qtbot: QtBot) -> None:
    for _ in range(5):
        QTimer.singleShot(0, handler, fail)
    shown(handler, qtbot)
    qtbot.wait(50)
    assert len(dialogs()) == 1


def test_an_error_in_a_thread_comes_to_the_window(handler: CrashHandler, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "test_crash.py" in text_of(shown(handler, qtbot))


def test_an_error_in_work_beside_the_window(
    window: MainWindow, handler: CrashHandler, qtbot: QtBot
) -> None:
    window.run(fail, lambda _: None)
    assert "in fail" in text_of(shown(handler, qtbot))
    assert window.runner.idle


class BadPainter(QWidget):
    """A widget that cannot be painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        BadPainter.painted += 1
        fail()


def test_what_fails_while_painting_does_not_ask_for_ever(
    handler: CrashHandler, qtbot: QtBot
) -> None:
    widget = BadPainter()
    qtbot.addWidget(widget)
    widget.show()
    seen = 0
    for _ in range(12):
        widget.update()
        qtbot.wait(20)
        if handler.dialog is not None:
            seen += 1
            handler.dialog.done(0)
    assert BadPainter.painted >= 10
    assert 1 <= seen <= 3


def test_over_an_open_dialog_it_can_be_closed(handler: CrashHandler, qtbot: QtBot) -> None:
    outer = QDialog()
    outer.setModal(True)
    outer.open()
    QTimer.singleShot(0, handler, fail)
    dialog = shown(handler, qtbot)
    assert dialog.parent() is outer
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert outer.isVisible()
    # A dialog that goes with its window is forgotten, and the next error is shown.
    QTimer.singleShot(0, handler, lambda: {}["iets anders"])
    shown(handler, qtbot)
    outer.deleteLater()
    qtbot.waitUntil(lambda: handler.dialog is None)


def test_an_error_in_the_dialog_itself_is_survived(
    handler: CrashHandler,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(crash, "report_text", fail)
        QTimer.singleShot(0, handler, fail)
        qtbot.wait(100)
        assert handler.dialog is None
        assert "ValueError" in capfd.readouterr().err
    QTimer.singleShot(0, handler, lambda: {}["anders"])
    dialog = shown(handler, qtbot)
    monkeypatch.setattr(CrashDialog, "_copy", fail)
    dialog.copy.clicked.connect(fail)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    qtbot.wait(50)
    assert dialogs() == [dialog]


def test_a_full_disk_does_not_hide_it(
    handler: CrashHandler, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: BaseException) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(crash, "log_bug", full)
    QTimer.singleShot(0, handler, fail)
    shown(handler, qtbot)


def test_what_was_there_before_comes_back(qapp: QApplication) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = CrashHandler(qapp)
    assert sys.excepthook != before[0]
    made.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_after_a_crash_the_next_start_says_what_is_there(
    window: MainWindow, kaart: Path, qtbot: QtBot
) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from sociale_kaart.operations import editing, sessions\n"
        "session = sessions.open_kaart(Path(sys.argv[1]))\n"
        "editing.add_hulpbron(session, {'naam': 'Net voor de klap'}, {'x': 150e3, 'y': 536e3})\n"
        "os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, kaart], check=False, env={**os.environ})
    assert done.returncode == 9
    workspace = open_in(window, kaart, qtbot)
    assert workspace.register.total == 5
    assert "Net voor de klap" in window.notice.text
    qtbot.mouseClick(window.notice.close_button, Qt.MouseButton.LeftButton)
    assert window.notice.text == ""
    qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)
