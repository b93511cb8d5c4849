"""The start page and what it leads to."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS, open_in
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QToolButton

from sociale_kaart.base import paths
from sociale_kaart.ui.app import FileOpener, greet, open_first, show_whole
from sociale_kaart.ui.main_window import MainWindow
from sociale_kaart.ui.notice_bar import NoticeBar
from sociale_kaart.ui.recent_list import RecentKaart, spoken_moment
from sociale_kaart.ui.whats_new import WhatsNewDialog, first_time_of_version

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.settings import Settings


def test_first_start_teaches(window: MainWindow) -> None:
    page = window.start_page
    assert page.nothing.isVisible()
    assert not page.recent.isVisible()
    assert not window.toolbar.isVisible()
    assert [b.accessibleName() for b in (page.sample, page.new, page.open)] == [
        "Open de voorbeeldwijk",
        "Nieuwe kaart",
        "Open een kaart",
    ]
    assert not window.actions_by_id["import_list"].isEnabled()


def test_what_was_opened_is_offered_again(window: MainWindow, kaart: Path, qtbot: QtBot) -> None:
    open_in(window, kaart, qtbot)
    window.close_kaart()
    assert window.start_page.recent.item(0).text().splitlines()[0] == "proef"
    assert window.windowTitle() == "Sociale Kaart"


def test_a_row_says_where_when_and_how_much(window: MainWindow, kaart: Path, qtbot: QtBot) -> None:
    open_in(window, kaart, qtbot)
    window.close_kaart()
    row = window.start_page.recent.item(0)
    qtbot.waitUntil(lambda: "hulpbronnen" in row.text(), timeout=LOAD_MS)
    naam, folder, facts = row.text().splitlines()
    assert (naam, folder) == ("proef", str(kaart.parent.resolve()))
    assert re.fullmatch(r"Vandaag om \d\d\.\d\d · 4 hulpbronnen", facts)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-11-22T09:05", "Vandaag om 09.05"),
        ("2026-11-21T23:59", "Gisteren om 23.59"),
        ("2026-01-03T10:00", "Geopend op 3 januari 2026"),
        ("", ""),
        ("gisteren", ""),
    ],
)
def test_when_is_said_as_people_say_it(iso: str, said: str) -> None:
    assert spoken_moment(iso, dt.date(2026, 11, 22)) == said


def test_a_kaart_that_is_gone_is_said_and_can_be_taken_off_the_list(
    settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    gone, there = tmp_path / "a.kaart.gpkg", tmp_path / "b.kaart.gpkg"
    there.touch()
    for path in (there, gone):
        settings.add_recent(path)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    opened: list[Path] = []
    window.start_page.kaart_chosen.connect(opened.append)
    recent = window.start_page.recent
    assert "Niet gevonden" in recent.item(0).text()
    recent.setFocus()
    qtbot.keyClick(recent, Qt.Key.Key_Return)
    assert opened == []
    assert window.start_page.gone.isVisible()
    assert "a.kaart.gpkg" in window.start_page.gone.text()
    qtbot.keyClick(recent, Qt.Key.Key_Delete)
    assert settings.recent() == [there.resolve()]
    cross = recent.findChildren(QToolButton)[-1]
    assert cross.accessibleName() == "Haal ‘b’ uit de lijst"
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert settings.recent() == []
    assert there.exists()
    assert window.start_page.nothing.isVisible()
    window.close()


def test_a_kaart_dropped_on_the_window_opens(window: MainWindow, kaart: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(kaart))])
    event = QDropEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LOAD_MS)
    assert window.windowTitle() == "Proef – Sociale Kaart"


def test_a_file_that_is_no_kaart_gets_one_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    wrong = tmp_path / "geen.kaart.gpkg"
    wrong.write_bytes(b"PK\x03\x04 a zip")
    window.open_kaart(wrong)
    qtbot.waitUntil(lambda: bool(said), timeout=LOAD_MS)
    assert len(said) == 1
    assert window.workspace is None


def test_a_new_kaart_opens_empty_and_teaches(
    window: MainWindow, empty_kaart: Path, qtbot: QtBot
) -> None:
    workspace = open_in(window, empty_kaart, qtbot)
    assert workspace.map.empty.isVisible()
    workspace.map.empty.click.emit()
    assert not workspace.map.empty.isVisible()
    assert workspace.map.placing


def test_standard_buttons_are_dutch(qtbot: QtBot, qapp: QApplication) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text().replace("&", "") == "Annuleren"


def test_the_window_starts_without_what_is_heavy() -> None:
    """What makes starting slow comes in later, in the background."""
    code = (
        "import sys, sociale_kaart.ui.app;"
        "print([m for m in ('pandas','geopandas','scipy','osmium','typst') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_a_wrong_file_leaves_the_open_kaart_open(
    window: MainWindow, kaart: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    workspace = open_in(window, kaart, qtbot)
    wrong = kaart.with_name("lijst.xlsx")
    wrong.write_bytes(b"PK\x03\x04 a zip")
    window.open_kaart(wrong)
    qtbot.waitUntil(lambda: bool(said), timeout=LOAD_MS)
    assert window.workspace is workspace
    assert workspace.register.add({"naam": "Nog een"}, {"x": 150_000.0, "y": 536_000.0})


def test_opening_what_is_open_opens_it_again(window: MainWindow, kaart: Path, qtbot: QtBot) -> None:
    first = open_in(window, kaart, qtbot)
    window.open_kaart(kaart)
    qtbot.waitUntil(lambda: window.workspace not in {None, first}, timeout=LOAD_MS)
    assert window.workspace is not None
    assert window.workspace.register.total == 4


def test_a_kaart_of_before_can_be_read_where_it_is_offered(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "wijk.kaart.gpkg"
    path.touch()
    window.start_page.show_recent([RecentKaart(path)])
    recent = window.start_page.recent
    box = recent.visualItemRect(recent.item(0))
    image = recent.viewport().grab(box).toImage()
    levels = [
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
    ]
    assert max(levels) - min(levels) > 120, "dark letters on a light ground"


def test_the_window_fits_the_screen(settings: Settings, qtbot: QtBot) -> None:
    large = MainWindow(settings)
    large.resize(4_000, 3_000)
    large.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    room = again.screen().availableSize()
    assert again.width() <= room.width()
    assert again.height() <= room.height()


def test_what_is_new_is_told_once_after_a_new_version_and_never_at_the_first_start(
    settings: Settings,
) -> None:
    assert not first_time_of_version(settings, "1.0")
    assert not first_time_of_version(settings, "1.0")
    assert first_time_of_version(settings, "1.1")
    assert not first_time_of_version(settings, "1.1")


def test_the_news_is_for_who_uses_the_program(qtbot: QtBot) -> None:
    dialog = WhatsNewDialog()
    qtbot.addWidget(dialog)
    text = dialog.text.toPlainText()
    assert text.startswith("Wat er nieuw is")
    assert "--json" in paths.changelog().read_text(encoding="utf-8")
    assert "Bestandsformaat van de kaart" not in text


def test_a_notice_stays_until_it_is_closed_and_adds_up(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.tell("Er is een nieuwe versie.", "Lees verder", lambda: done.append("gelezen"))
    bar.tell("De kaart is hersteld.")
    assert bar.text == "Er is een nieuwe versie.\nDe kaart is hersteld."
    qtbot.mouseClick(bar._button, Qt.MouseButton.LeftButton)
    assert done == ["gelezen"]
    assert bar.text == ""


def test_the_file_that_the_system_passes_on_opens(
    window: MainWindow, settings: Settings, kaart: Path, qtbot: QtBot
) -> None:
    """'Openen met': the path comes on the command line."""
    open_first(window, settings, kaart, sample=False)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LOAD_MS)


def test_a_file_that_the_system_passes_on_to_the_running_program_opens(
    window: MainWindow, kaart: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    opener = FileOpener(window)
    qapp.installEventFilter(opener)
    QApplication.sendEvent(qapp, QFileOpenEvent(str(kaart)))
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LOAD_MS)
    qapp.removeEventFilter(opener)


def test_a_last_kaart_that_is_gone_leaves_the_start_page(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    settings.add_recent(tmp_path / "weg.kaart.gpkg")
    open_first(window, settings, None, sample=False)
    assert window.runner.idle
    assert window.workspace is None


def test_a_new_version_is_told_on_a_bar_that_leads_to_the_news(
    window: MainWindow, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(WhatsNewDialog, "exec", lambda made: shown.append(made.windowTitle()))
    settings.set_text("gezien/versie", "0.0.1")
    greet(window, settings)
    assert window.notice.text.startswith("Sociale Kaart is vernieuwd: versie ")
    qtbot.mouseClick(window.notice._button, Qt.MouseButton.LeftButton)
    assert shown == ["Wat is er nieuw"]
    greet(window, settings)
    assert window.notice.text == ""
    window.actions_by_id["whats_new"].trigger()
    assert shown == ["Wat is er nieuw"] * 2


def test_a_window_too_large_for_the_screen_fills_it(window: MainWindow) -> None:
    """With its frame it would hang over the edge, and the last line would be out of sight."""
    room = window.screen().availableSize()
    window.hide()
    window.resize(room)
    show_whole(window)
    assert window.isMaximized()


def test_enter_presses_a_large_choice(window: MainWindow, qtbot: QtBot) -> None:
    wanted: list[bool] = []
    window.start_page.open.clicked.disconnect()
    window.start_page.open.clicked.connect(lambda: wanted.append(True))
    window.start_page.open.setFocus()
    qtbot.keyClick(window.start_page.open, Qt.Key.Key_Return)
    assert wanted == [True]
