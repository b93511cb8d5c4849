"""A new kaart in three steps, with the mouse and with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from test_accessible import nameless

from sociale_kaart.base import paths
from sociale_kaart.operations.beginning import Gemeente
from sociale_kaart.operations.worker import Worker
from sociale_kaart.ui.dialogs import OndergrondDialog
from sociale_kaart.ui.ondergrond_maker import OndergrondMaker
from sociale_kaart.ui.tasks import TaskRunner
from sociale_kaart.ui.wizard_new_kaart import NewKaartWizard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.end()


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as made:
        yield made


@pytest.fixture
def wizard(
    runner: TaskRunner, worker: Worker, tmp_path: Path, empty_kaart: Path, qtbot: QtBot
) -> NewKaartWizard:
    """The wizard on a laptop with one ondergrond."""
    made = NewKaartWizard(runner, worker, [empty_kaart.parent, tmp_path])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: runner.idle, timeout=LOAD_MS)
    return made


def press(qtbot: QtBot, *keys: Qt.Key | str) -> None:
    """Type where the keyboard is."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            qtbot.keyClicks(widget, key)
        else:
            qtbot.keyClick(widget, key)


def test_by_keyboard_alone(
    window: MainWindow, empty_kaart: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+Shift+N, Enter, a name, Enter, Enter: an open kaart."""
    folder = empty_kaart.parent
    monkeypatch.setattr(paths, "user_documents", lambda: folder)
    said: list[str] = []

    def fill() -> None:
        wizard = QApplication.activeModalWidget()
        assert isinstance(wizard, NewKaartWizard)
        try:
            qtbot.waitUntil(lambda: wizard.gebied.path() is not None, timeout=LOAD_MS)
            qtbot.waitUntil(lambda: wizard.isAncestorOf(QApplication.focusWidget()))
            press(qtbot, Qt.Key.Key_Return)
            press(qtbot, "Mijn wijk", Qt.Key.Key_Return)
            press(qtbot, Qt.Key.Key_Return)
        finally:
            said.append(wizard.remark.text())
            wizard.done(wizard.result())  # whatever goes wrong, the test goes on

    QTimer.singleShot(0, window, fill)
    window.activateWindow()
    window.actions_by_id["new_kaart"].trigger()
    assert said == [""]
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LOAD_MS)
    workspace = window.workspace
    assert workspace is not None
    assert workspace.session.kaart.path == folder / "Mijn wijk.kaart.gpkg"
    assert workspace.session.kaart.naam == "Mijn wijk"
    assert workspace.session.ondergrond is not None
    qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)


def test_going_back_loses_nothing(wizard: NewKaartWizard, qtbot: QtBot) -> None:
    wizard.go_on()
    wizard.naam.naam.setText("Noord")
    examples = [b for b in wizard.naam.findChildren(QPushButton) if b.text() == "Neem over"]
    qtbot.mouseClick(examples[1], Qt.MouseButton.LeftButton)
    wizard.go_on()
    wizard.bewaar.file.edit.setText("/tmp/elders.kaart.gpkg")
    for _ in range(2):
        qtbot.mouseClick(wizard.previous, Qt.MouseButton.LeftButton)
    assert wizard.step == 0
    assert not wizard.previous.isEnabled()
    wizard.go_on()
    wizard.go_on()
    wanted = wizard.wanted()
    assert wanted.naam == "Noord"
    assert wanted.onze_definitie.startswith("Alles in de wijk")
    assert wanted.doel == ""
    assert str(wanted.path) == "/tmp/elders.kaart.gpkg", "what somebody chose is kept"
    assert "Doel: later invullen" in wizard.bewaar.summary.text()


def test_it_says_what_is_missing_and_stays(wizard: NewKaartWizard, empty_kaart: Path) -> None:
    wizard.go_on()
    wizard.go_on()
    assert (wizard.step, wizard.remark.text()) == (1, "Geef de kaart een naam.")
    wizard.naam.naam.setText("Brunnepe / Noord")
    assert wizard.remark.isHidden()
    wizard.go_on()
    assert wizard.bewaar.path() == empty_kaart.parent / "Brunnepe _ Noord.kaart.gpkg"
    wizard.bewaar.file.edit.setText(str(empty_kaart))
    wizard.go_on()
    assert "bestaat al" in wizard.remark.text()
    wizard.bewaar.file.edit.setText(str(empty_kaart.parent / "weg" / "a"))
    wizard.go_on()
    assert "bestaat niet" in wizard.remark.text()
    assert wizard.isVisible()


def test_the_suffix_is_added(wizard: NewKaartWizard, tmp_path: Path) -> None:
    wizard.bewaar.file.edit.setText(str(tmp_path / "wijk"))
    assert wizard.bewaar.path() == tmp_path / "wijk.kaart.gpkg"


def test_an_empty_laptop_teaches_and_an_ondergrond_is_made_in_the_wizard(
    runner: TaskRunner, worker: Worker, tmp_path: Path, qtbot: QtBot
) -> None:
    wizard = NewKaartWizard(runner, worker, [tmp_path])
    qtbot.addWidget(wizard)
    wizard.show()
    qtbot.waitUntil(lambda: runner.idle, timeout=LOAD_MS)
    assert wizard.gebied.nothing.isVisible()
    assert wizard.next.text() == "Verder zonder kaartbeeld"
    qtbot.mouseClick(wizard.gebied.make, Qt.MouseButton.LeftButton)
    maker = wizard.gebied.maker
    assert not maker.start.isEnabled()
    maker.osm.edit.setText(str(paths.sample_data("zonneveen.osm.pbf")))
    maker.buurten.edit.setText(str(paths.sample_data("wijkenbuurten_9999.gpkg")))
    qtbot.waitUntil(lambda: maker.chosen() != [], timeout=LOAD_MS)
    assert maker.chosen() == [("GM9999", "Voorbeeldstad")]
    qtbot.waitUntil(maker.start.isEnabled, timeout=LOAD_MS)
    qtbot.mouseClick(maker.start, Qt.MouseButton.LeftButton)
    assert maker.stop.isVisible()
    assert not maker.osm.isEnabled()
    # Meanwhile the next step can be filled in; the kaart itself has to wait.
    wizard.go_on()
    wizard.naam.naam.setText("Proef")
    wizard.go_on()
    wizard.go_on()
    assert wizard.remark.text().startswith("Het gebied wordt nog gemaakt")
    qtbot.waitUntil(lambda: not maker.busy, timeout=LOAD_MS)
    assert wizard.gebied.path() == tmp_path / "Voorbeeldstad.ondergrond.gpkg"
    assert "5 buurten, 106 straten, 2.960 adressen, 91 voorzieningen." in maker.remark.text()
    wizard.go_on()
    assert wizard.result() == NewKaartWizard.DialogCode.Accepted
    assert wizard.wanted().ondergrond == tmp_path / "Voorbeeldstad.ondergrond.gpkg"


@pytest.mark.parametrize("stop", ["stop", "escape"])
def test_stop_takes_back_what_was_being_made(
    runner: TaskRunner, worker: Worker, tmp_path: Path, qtbot: QtBot, stop: str
) -> None:
    dialog = OndergrondDialog(runner, worker, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    maker = dialog.maker
    maker.osm.edit.setText(str(paths.sample_data("zonneveen.osm.pbf")))
    maker.buurten.edit.setText(str(paths.sample_data("wijkenbuurten_9999.gpkg")))
    qtbot.waitUntil(maker.start.isEnabled, timeout=LOAD_MS)
    steps: list[str] = []
    maker.begin()
    assert maker._task is not None
    maker._task.stepped.connect(lambda tekst, *_: steps.append(tekst))
    qtbot.waitUntil(lambda: bool(steps), timeout=LOAD_MS)
    if stop == "stop":
        qtbot.mouseClick(maker.stop, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not maker.busy, timeout=LOAD_MS)
        assert maker.remark.text() == "Gestopt. Er is niets veranderd."
        assert maker.start.isEnabled()
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: runner.idle, timeout=LOAD_MS)
    assert list(tmp_path.iterdir()) == []
    assert dialog.made is None


def test_a_wrong_file_is_said_beside_the_field(
    runner: TaskRunner, worker: Worker, tmp_path: Path, qtbot: QtBot
) -> None:
    maker = OndergrondMaker(runner, worker, tmp_path)
    qtbot.addWidget(maker)
    wrong = tmp_path / "lijst.gpkg"
    wrong.write_text("geen kaart", encoding="utf-8")
    maker.buurten.edit.setText(str(wrong))
    qtbot.waitUntil(lambda: not maker.busy, timeout=LOAD_MS)
    assert "geen leesbaar GeoPackage" in maker.remark.text()


def test_of_many_gemeenten_one_is_found_by_name(
    runner: TaskRunner, worker: Worker, tmp_path: Path, qtbot: QtBot
) -> None:
    maker = OndergrondMaker(runner, worker, tmp_path)
    qtbot.addWidget(maker)
    maker.show()
    namen = ["Aalten", "Dronten", "Elburg", "Kampen", "Meppel", "Zwolle", "Zwartewaterland"]
    path = tmp_path / "cbs.gpkg"
    maker.buurten.edit.setText(str(path))
    maker._gemeenten_read((path, [Gemeente(f"GM{n}", naam) for n, naam in enumerate(namen)]))
    assert maker.chosen() == [], "of many, somebody chooses"
    maker.gemeenten.item(3).setCheckState(Qt.CheckState.Checked)
    qtbot.keyClicks(maker.filter, "zw")
    rows = [maker.gemeenten.item(row) for row in range(len(namen))]
    assert [i.text() for i in rows if not i.isHidden()] == ["Kampen", "Zwolle", "Zwartewaterland"]
    assert maker.chosen() == [("GM3", "Kampen")]
    assert maker.target("Kampen").name == "Kampen.ondergrond.gpkg"
    maker.target("Kampen").touch()
    assert maker.target("Kampen").name == "Kampen (2).ondergrond.gpkg"


def test_everything_has_a_name_at_each_step(wizard: NewKaartWizard) -> None:
    for step in range(3):
        wizard.go_to(step)
        assert nameless(wizard) == []
        for label in wizard.findChildren(QLabel):
            buddy = label.buddy()
            assert buddy is None or buddy.accessibleName() != ""
    wizard.gebied._show_maker(shown=True)
    wizard.go_to(0)
    assert nameless(wizard) == []


@pytest.mark.parametrize("factor", [1, 2])
def test_the_buttons_are_in_view_with_large_letters(
    wizard: NewKaartWizard, factor: int, qapp: QApplication
) -> None:
    font = wizard.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    wizard.setFont(font)
    wizard.resize(1000, 640)
    for step in range(3):
        wizard.go_to(step)
        QApplication.processEvents()
        button: QWidget = wizard.next
        corner = button.mapTo(wizard, button.rect().bottomRight())
        assert wizard.rect().contains(corner)
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
