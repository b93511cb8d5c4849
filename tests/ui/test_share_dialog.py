"""Sharing: one sees first what the reader will not see, and then gets a file, folder or zip."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS, hidden_in
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from sociale_kaart.operations.voorbeeld import preview
from sociale_kaart.ui.commands import delen
from sociale_kaart.ui.share_dialog import MAP, ZIP, ShareDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
TICK_MS = 30
TOO_LONG_MS = 20_000


@pytest.fixture(autouse=True)
def _no_question_waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close what would wait for ever, and open nothing in another program."""
    monkeypatch.setenv("SOCIALE_KAART_NIET_OPENEN", "1")
    timer = QTimer()
    timer.timeout.connect(_close)
    timer.start(TOO_LONG_MS)
    yield
    timer.stop()
    _close()


def _close() -> None:
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()


def when_asked(by: Callable[[ShareDialog], bool]) -> QTimer:
    """Try to answer the question again and again, until `by` says that it did."""
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ShareDialog) and by(dialog):
            timer.stop()

    timer.timeout.connect(look)
    timer.start(TICK_MS)
    return timer


@pytest.fixture
def dialog(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> Iterator[ShareDialog]:
    made = ShareDialog(
        window.runner, workspace.session.kaart.path, workspace.area.buurtnamen, "publiek", window
    )
    made.show()
    qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)
    yield made
    made.reject()
    made.deleteLater()


def test_what_is_left_out_is_what_the_gate_says_per_reader(
    workspace: Workspace, dialog: ShareDialog, window: MainWindow, qtbot: QtBot
) -> None:
    for voor in ("publiek", "partners", "intern"):
        dialog.voor.setCurrentIndex(dialog.voor.findData(voor))
        qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)
        gate = preview(workspace.session, voor)
        expected = sorted((row.naam, row.reden) for row in gate.rijen if row.reden)
        assert hidden_in(dialog.left_out) == expected
        title = dialog.left_out.header.accessibleName()
        assert title == f"Wat er niet in komt ({gate.verborgen})"
    assert preview(workspace.session, "publiek").verborgen > 0


def test_the_questions_follow_the_kind(dialog: ShareDialog, qtbot: QtBot) -> None:
    assert dialog.soort.currentData() == MAP
    assert dialog.suffix() == ""
    assert dialog.buurt.isVisible()
    dialog.parts["pdf"].click()
    assert not dialog.buurt.isVisible()
    for code in ("html", "xlsx"):
        dialog.parts[code].click()
    assert not dialog.ok.isEnabled(), "an empty folder is nothing to share"
    dialog.soort.setCurrentIndex(dialog.soort.findData("csv"))
    assert dialog.ok.isEnabled()
    assert not dialog.parts["html"].isVisible()
    assert dialog.suffix() == ".csv"


def test_a_folder_by_keyboard_alone(
    workspace: Workspace,
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(delen, "open_outside", opened.append)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    def fill(dialog: ShareDialog) -> bool:
        dialog.parts["pdf"].setFocus()
        QTest.keyClick(dialog.parts["pdf"], Qt.Key.Key_Space)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        return True

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    answering = when_asked(fill)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    answering.stop()
    uit = tmp_path / "Proef om te delen"
    qtbot.waitUntil(lambda: bool(window.notice.text), timeout=LOAD_MS)
    assert sorted(path.name for path in uit.iterdir()) == [
        "Kaart.html", "LEESMIJ.txt", "Overzicht.xlsx",
    ]  # fmt: skip
    assert "is klaar, met 3 bestanden" in window.notice.text
    qtbot.mouseClick(window.notice._button, LEFT)
    assert opened == [uit]


def test_a_zip_with_the_sheet_of_one_buurt(
    workspace: Workspace,
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "voor de wethouder.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def fill(dialog: ShareDialog) -> bool:
        dialog.soort.setCurrentIndex(dialog.soort.findData(ZIP))
        dialog.buurt.setCurrentIndex(1)
        for code in ("html", "xlsx"):
            dialog.parts[code].click()
        QTest.mouseClick(dialog.ok, LEFT)
        return True

    answering = when_asked(fill)
    window.actions_by_id["share"].trigger()
    answering.stop()
    qtbot.waitUntil(lambda: bool(window.notice.text), timeout=LOAD_MS)
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["Buurtkaart.pdf", "LEESMIJ.txt"]


def test_stop_leaves_no_folder(
    workspace: Workspace,
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    before = {path.name for path in tmp_path.iterdir()}
    answering = when_asked(lambda dialog: bool(QTest.mouseClick(dialog.ok, LEFT)) or True)
    window.actions_by_id["share"].trigger()
    answering.stop()
    qtbot.waitUntil(lambda: window.runner.busy)
    qtbot.waitUntil((tmp_path / ".Proef om te delen.deel").exists, timeout=LOAD_MS)
    window.runner.cancel_shown()
    qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)
    assert {path.name for path in tmp_path.iterdir()} == before
    assert not window.notice.text


def test_closing_it_at_once_leaves_nothing_running(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = ShareDialog(
        window.runner, workspace.session.kaart.path, workspace.area.buurtnamen, "publiek", window
    )
    dialog.show()
    dialog.reject()
    dialog.deleteLater()
    qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)
