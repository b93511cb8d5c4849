"""The start page and what it leads to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from helpers_ui import LOAD_MS, open_in
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from sociale_kaart.ui import dialogs
from sociale_kaart.ui.main_window import MainWindow
from sociale_kaart.ui.settings import Settings

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


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


def test_recent_leaves_out_what_is_gone(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "x.ini")
    gone, there = tmp_path / "a.kaart.gpkg", tmp_path / "b.kaart.gpkg"
    for path in (gone, there):
        path.touch()
        settings.add_recent(path)
    gone.unlink()
    assert Settings(tmp_path / "x.ini").recent() == [there.resolve()]


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


def test_a_new_kaart_asks_what_is_missing(qtbot: QtBot) -> None:
    dialog = dialogs.NewKaartDialog()
    qtbot.addWidget(dialog)
    dialog.naam.setText("Brunnepe / Noord")
    dialog.accept()
    assert not dialog.remark.isHidden()
    assert dialog.remark.text() == "Nog nodig: jullie definitie, het doel."
    assert dialog.proposed_path().name == "Brunnepe _ Noord.kaart.gpkg"


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
    window.start_page.show_recent([path])
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


def test_a_new_kaart_proposes_the_ondergrond_that_is_known(
    window: MainWindow, kaart: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []
    monkeypatch.setattr(
        dialogs.NewKaartDialog,
        "exec",
        lambda dialog: proposed.append(dialog.ondergrond.edit.text()),
    )
    window.commands.bestand.new_kaart()
    open_in(window, kaart, qtbot)
    window.commands.bestand.new_kaart()
    window.close_kaart()
    window.commands.bestand.new_kaart()
    assert [Path(text).name for text in proposed[1:]] == ["Zonneveen.ondergrond.gpkg"] * 2
