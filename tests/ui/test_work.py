"""Long work beside the window: import, distances, stopping, failing, ending."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from helpers_ui import LOAD_MS, click_through, open_in
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QLabel

from sociale_kaart import __version__
from sociale_kaart.base import paths
from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.operations import importing
from sociale_kaart.ui import background, licences
from sociale_kaart.ui.actions import MENUS, specs
from sociale_kaart.ui.bereikbaarheid.schalen import distance_steps
from sociale_kaart.ui.canvas.paths import geometry_path
from sociale_kaart.ui.crash import CrashDialog, report_text
from sociale_kaart.ui.help import AboutDialog, TextDialog
from sociale_kaart.ui.importing.wizard import DUBBELEN
from sociale_kaart.ui.modal_progress import WriteProgress
from sociale_kaart.ui.share_dialog import ShareDialog
from sociale_kaart.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.end()


def test_results_arrive_in_the_gui_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    seen: list[tuple[object, bool]] = []
    here = threading.current_thread()
    runner.start(
        lambda _: threading.current_thread() is here,
        lambda there: seen.append((there, threading.current_thread() is here)),
    )
    qtbot.waitUntil(lambda: runner.idle)
    assert seen == [(False, True)]


def test_stop_ends_the_work_in_silence(runner: TaskRunner, qtbot: QtBot) -> None:
    steps: list[int] = []
    ended: list[bool] = []

    def work(progress: Progress) -> None:
        try:
            while True:
                steps.append(1)
                progress.step("Tellen", len(steps), 0)
        except Cancelled:
            ended.append(True)
            raise

    failed: list[object] = []
    runner.failed.connect(failed.append)
    runner.start(work, lambda _: failed.append("done"))
    qtbot.waitUntil(lambda: len(steps) > 3)
    assert runner.busy
    runner.cancel_shown()
    qtbot.waitUntil(lambda: runner.idle)
    assert ended == [True]
    assert failed == []


def test_the_world_is_told_and_a_bug_goes_to_the_crash_dialog(
    runner: TaskRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    bugs: list[object] = []
    runner.failed.connect(told.append)
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: bugs.append(error))

    def full(progress: Progress) -> None:
        raise WorldError("De schijf is vol.")

    def wrong(progress: Progress) -> None:
        raise KeyError("x")

    runner.start(full)
    runner.start(wrong)
    qtbot.waitUntil(lambda: runner.idle)
    assert [str(error) for error in told] == ["De schijf is vol. Er is niets veranderd."]
    assert [type(error) for error in bugs] == [KeyError]


def test_stop_while_the_kaart_is_written_imports_nothing(
    workspace: Workspace, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stop is pressed once the first rows have been written; nothing of them stays.

    A list this short is written before a hand could reach Stop, so each row waits a moment here.
    """
    apply_plan = importing.apply_plan

    def slow(
        session: Session, plan: Any, lijst: Path, progress: Progress, choices: Any = None
    ) -> Any:
        class Waiting:
            def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
                time.sleep(0.01)
                progress.step(tekst, gedaan, totaal)

            def check(self) -> None:
                progress.check()

        return apply_plan(session, plan, lijst, Waiting(), choices)

    monkeypatch.setattr(importing, "_STEP", 1)
    monkeypatch.setattr(importing, "apply_plan", slow)
    wizard = window.commands.importeren.import_file(paths.sample_data("hulpbronnen_zonneveen.xlsx"))
    click_through(wizard, qtbot)
    qtbot.waitUntil(lambda: any(bar.bar.value() > 3 for bar in _bars(window)), timeout=LOAD_MS)
    (bar,) = _bars(window)
    qtbot.mouseClick(bar.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "niets geïmporteerd" in wizard.remark.text(), timeout=LOAD_MS)
    assert wizard.step == DUBBELEN
    assert workspace.register.total == 4
    assert len(workspace.session.kaart.hulpbronnen()) == 4
    assert workspace.register.undo_text is None or "Importeer" not in workspace.register.undo_text
    assert window.actions_by_id["import_list"].isEnabled()
    qtbot.waitUntil(lambda: not _bars(window))
    wizard.reject()


def _bars(window: MainWindow) -> list[WriteProgress]:
    return [bar for bar in window.findChildren(WriteProgress) if bar.isVisible()]


def test_after_the_first_list_the_map_shows_it(
    window: MainWindow, empty_kaart: Path, qtbot: QtBot
) -> None:
    workspace = open_in(window, empty_kaart, qtbot)
    whole = workspace.map.view.scale_number
    wizard = window.commands.importeren.import_file(paths.sample_data("hulpbronnen_zonneveen.xlsx"))
    click_through(wizard, qtbot)
    qtbot.waitUntil(lambda: workspace.register.total > 50, timeout=LOAD_MS)
    assert workspace.map.view.scale_number < whole


def test_distance_layer_and_its_legend(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.commands.bereikbaarheid.compute_distances("ontmoetingsplek", "lopen")
    qtbot.waitUntil(lambda: workspace.layer_shown, timeout=LOAD_MS)
    legend = workspace.map.legend
    assert legend.isVisible()
    texts = [label.text() for label in legend.findChildren(QLabel)]
    assert "<b>Ontmoetingsplek, gemiddelde afstand, lopen</b>" in texts
    steps = [step.label for step in distance_steps("lopen")]
    assert [text for text in texts if text in steps] == steps
    assert "geen cijfer" in texts
    page: Any = workspace.bereikbaarheid.page("afstanden")
    assert page.table.rows.rowCount() == len(workspace.area.buurtnamen)
    assert window.actions_by_id["hide_distances"].isEnabled()
    window.actions_by_id["hide_distances"].trigger()
    assert not legend.isVisible()


def test_export_from_the_window(
    workspace: Workspace, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "uit.csv"
    job = background.export(workspace.session, "csv", "intern", target, window.worker)
    window.run(job, window.commands.delen._shared)
    qtbot.waitUntil(lambda: target.exists() and window.runner.idle, timeout=LOAD_MS)
    assert "4 hulpbronnen in ‘uit.csv’" in workspace.map.toast.text


def test_the_window_stays_alive_during_work(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(10)
    window.commands.bereikbaarheid.compute_distances("supermarkt", "lopen")
    qtbot.waitUntil(lambda: workspace.layer_shown, timeout=LOAD_MS)
    timer.stop()
    assert len(ticks) > 10


def test_closing_during_work_leaves_nothing_running(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.commands.bereikbaarheid.compute_distances("supermarkt", "lopen")
    window.close()
    assert window.runner.idle
    assert window.workspace is None


def test_every_action_has_its_command_and_its_own_key(window: MainWindow) -> None:
    keys = [spec.toets for spec in specs() if spec.toets]
    assert len(keys) == len(set(keys))
    for spec in specs():
        assert callable(window.commands.slot(spec))


def test_help_is_there(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(TextDialog, "exec", lambda dialog: said.append(dialog.text.toPlainText()))
    window.actions_by_id["shortcuts"].trigger()
    window.actions_by_id["about"].trigger()
    assert "Alt+pijltjes" in said[0]
    assert f"Sociale Kaart {__version__}" in said[1]
    for named in ("EUPL-1.2", "OpenStreetMap", "Centraal Bureau voor de Statistiek"):
        assert named in said[1]


def test_about_names_the_licences_of_what_ships(qtbot: QtBot) -> None:
    packages = {p.naam.lower().replace("_", "-"): p for p in licences.shipped()}
    assert packages["shapely"].licentie == "BSD-3-Clause"
    assert "LGPL" in packages["pyside6-essentials"].licentie
    assert "PDFium" in licences.notices("pypdfium2"), "named after the library, not 'licence'"
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.text.anchorClicked.emit(QUrl("shapely"))
    assert "Redistribution and use in source and binary forms" in dialog.text.toPlainText()
    dialog.text.anchorClicked.emit(QUrl("terug:"))
    assert "EUPL-1.2" in dialog.text.toPlainText()


def test_a_long_text_fits_the_screen_and_scrolls(qtbot: QtBot) -> None:
    dialog = TextDialog("Lang", "<p>regel</p>" * 500)
    qtbot.addWidget(dialog)
    assert dialog.height() <= dialog.screen().availableSize().height()


def test_the_questions_name_their_fields(runner: TaskRunner, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = ShareDialog(runner, tmp_path / "x.kaart.gpkg", {"BU1": "Veen"})
    qtbot.addWidget(dialog)
    for label in dialog.findChildren(QLabel):
        buddy = label.buddy()
        assert buddy is None or buddy.accessibleName() == label.text()
    dialog.reject()


def test_a_crash_report_holds_no_typed_text(qtbot: QtBot) -> None:
    typed = "Mevrouw De Vries, 06-12345678"
    with pytest.raises(ValueError, match="De Vries") as caught:
        int(typed)
    text = report_text(caught.value)
    dialog = CrashDialog(caught.value)
    qtbot.addWidget(dialog)
    assert "06-1234" not in text
    assert "ValueError" in text
    assert "test_work.py" in text


def test_a_path_in_one_go_equals_a_path_point_by_point() -> None:
    polygon = shapely.box(10, 20, 30, 50)
    made = geometry_path(np.array([polygon]), 2.0, (5.0, -200.0))
    expected = QPainterPath()
    x, y = polygon.exterior.coords.xy
    for number, (px, py) in enumerate(zip(x, y, strict=True)):
        point = (px * 2.0 - 5.0, -py * 2.0 + 200.0)
        if number:
            expected.lineTo(*point)
        else:
            expected.moveTo(*point)
    expected.setFillRule(made.fillRule())
    assert made == expected


def test_qt_gives_none_its_reference() -> None:
    """PySide6 6.12.0 drops a reference to None at every call and dies on Python 3.10 and 3.11."""
    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(500):
        pen.setWidth(1)
    assert sys.getrefcount(None) > before - 100


def test_every_menu_opens_with_its_own_letter() -> None:
    letters = [text[text.index("&") + 1].lower() for text in MENUS.values()]
    assert len(set(letters)) == len(letters)
    assert [text.replace("&", "") for text in MENUS.values()] == list(MENUS)


def test_who_started_short_work_hears_its_end(runner: TaskRunner, qtbot: QtBot) -> None:
    """Work that fails at once ends before anything else happens, and is heard all the same."""
    heard: list[BaseException | None] = []
    runner.failed.connect(lambda _: None)

    def refused(_: Progress) -> None:
        raise WorldError("Nee.", "Iets anders.")

    for _ in range(20):
        task = runner.start(refused, shown=False)
        time.sleep(0.01)
        task.finished.connect(
            lambda _, error: heard.append(error), Qt.ConnectionType.QueuedConnection
        )
    qtbot.waitUntil(lambda: runner.idle)
    assert [type(error) for error in heard] == [WorldError] * 20


def test_what_was_started_and_stopped_at_once_is_never_done(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    done: list[int] = []
    runner.start(lambda _: done.append(1))
    runner.stop()
    qtbot.wait(20)
    assert done == []
    assert runner.idle
