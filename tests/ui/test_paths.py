"""From the start page to a printed map, as a newcomer goes: by mouse, and by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pdfplumber
import pytest
from helpers_ui import LOAD_MS
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QMenu, QWidget

from sociale_kaart.base import paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.afdrukken.dialog import AfdrukkenDialog
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
# A question that nobody answers within this time is closed, so that the test fails and goes on.
TOO_LONG_MS = 15_000


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is made in a folder of the test, and open nothing in another program."""
    monkeypatch.setattr(paths, "user_documents", lambda: tmp_path)
    monkeypatch.setenv("SOCIALE_KAART_NIET_OPENEN", "1")


@pytest.fixture(autouse=True)
def _no_question_waits(window: MainWindow) -> Iterator[None]:
    """Close what would wait for ever."""
    timer = QTimer()
    timer.timeout.connect(_close_questions)
    timer.start(TOO_LONG_MS)
    yield
    timer.stop()
    _close_questions()


def _close_questions() -> None:
    popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    if popup is not None:
        popup.close()
    if isinstance(dialog, QDialog):
        dialog.reject()


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system's own question puts the buurtkaart."""
    chosen = tmp_path / "Mijn buurt.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    return chosen


def opened(window: MainWindow, qtbot: QtBot) -> Workspace:
    """Wait until a kaart and its addresses are there."""
    qtbot.waitUntil(
        lambda: (
            window.workspace is not None
            and window.runner.idle
            and window.workspace.area.adressen is not None
        ),
        timeout=LOAD_MS,
    )
    assert window.workspace is not None
    return window.workspace


def current(workspace: Workspace) -> Hulpbron:
    """Return the hulpbron that is shown."""
    found = workspace.register.current
    assert found is not None
    return found


def words_of(pdf: Path) -> str:
    """Return the text of a pdf in one line, without the marks where a word may be broken."""
    with pdfplumber.open(pdf) as pages:
        text = " ".join(page.extract_text() for page in pages.pages)
    return " ".join(text.replace("\u200b", "").replace("\u00ad", "").split())


# -- by mouse -------------------------------------------------------------------------------------


def on_toolbar(window: MainWindow, action: str) -> QWidget:
    """Return the button of an action on the toolbar."""
    button = window.toolbar.widgetForAction(window.actions_by_id[action])
    assert button.isVisible()
    return button


def click(widget: QWidget, qtbot: QtBot) -> None:
    """Click in the middle of what can be seen of a widget."""
    seen = widget.visibleRegion().boundingRect()
    assert not seen.isEmpty(), f"out of sight: {widget.accessibleName()}"
    qtbot.mouseClick(widget, LEFT, pos=seen.center())


def pick(combo: QComboBox, text: str, qtbot: QtBot) -> None:
    """Unfold a list and click on a line; a click right after the unfolding does not count yet."""
    click(combo, qtbot)
    view = combo.view()
    qtbot.waitUntil(view.isVisible)
    row = combo.findText(text, Qt.MatchFlag.MatchContains)
    at = view.visualRect(combo.model().index(row, 0)).center()

    def picked() -> bool:
        if view.isVisible():
            qtbot.mouseMove(view.viewport(), at)
            qtbot.mouseClick(view.viewport(), LEFT, pos=at)
        return combo.currentIndex() == row

    qtbot.waitUntil(picked)


def test_from_the_start_page_to_paper_by_mouse(
    window: MainWindow, qtbot: QtBot, target: Path
) -> None:
    click(window.start_page.sample, qtbot)
    workspace = opened(window, qtbot)
    before = workspace.register.total

    click(on_toolbar(window, "add"), qtbot)
    new = workspace.form.new
    assert new.naam.edit.hasFocus(), "what is typed is the name"
    qtbot.keyClicks(new.naam.edit, "Buurthuis De Boom")
    view = workspace.map.view.viewport()
    qtbot.mouseClick(view, LEFT, pos=view.rect().center())
    qtbot.waitUntil(lambda: "ngewezen op de kaart" in new.place.current.text())
    for kolom, text in (("sfeer", "Institutionele"), ("formaliteit", "Formeel")):
        edit = new.fields[kolom].edit
        _scroll_to(edit)
        pick(edit, text, qtbot)
    click(new.add, qtbot)
    made = current(workspace)
    assert workspace.register.total == before + 1
    assert (made.naam, made.sfeer, made.formaliteit) == (
        "Buurthuis De Boom", "institutioneel", "formeel",
    )  # fmt: skip

    naam = workspace.form.detail.fields["hulpbronnen", "naam"].edit
    _scroll_to(naam)
    qtbot.mouseDClick(naam, LEFT, pos=QPoint(12, naam.height() // 2))
    qtbot.keyClicks(naam, "Wijkhuis ")
    click(workspace.search, qtbot)
    assert current(workspace).naam.split() == ["Wijkhuis", "De", "Boom"]

    click(on_toolbar(window, "print_buurtkaart"), qtbot)
    sheets = sheets_of(window, qtbot)
    click(sheets.preview.left_out.header, qtbot)
    assert sheets.preview.left_out.list.topLevelItemCount() > 0, "why something stays off it"
    click(sheets.save_button, qtbot)
    qtbot.waitUntil(lambda: target.exists() and window.runner.idle, timeout=LOAD_MS)
    assert "Wijkhuis De Boom" in words_of(target)
    assert sheets.notice.text == "Bewaard: Mijn buurt.pdf"
    click(sheets.close_button, qtbot)


def sheets_of(window: MainWindow, qtbot: QtBot) -> AfdrukkenDialog:
    """Wait until the sheet of the chosen buurt can be seen."""
    sheets = window.commands.delen.afdrukken
    assert sheets is not None
    qtbot.waitUntil(
        lambda: sheets.proof is not None and not sheets.preview.working and window.runner.idle,
        timeout=LOAD_MS,
    )
    return sheets


def _scroll_to(widget: QWidget) -> None:
    """Turn the wheel until a widget is in view."""
    QApplication.processEvents()
    above = widget.parentWidget()
    while above is not None and not hasattr(above, "ensureWidgetVisible"):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget)
        QApplication.processEvents()


# -- by keyboard ----------------------------------------------------------------------------------


def where() -> QWidget:
    """Return what hears the keyboard: a list or menu that hangs open, a question or the window."""
    popup, question = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    heard = popup or QApplication.focusWidget() or QApplication.activeWindow()
    if (
        popup is None
        and question is not None
        and (heard is None or not question.isAncestorOf(heard))
    ):
        # Without a display it takes a moment until a question has the keyboard.
        heard = question.focusWidget() or question
    assert heard is not None, "nothing hears the keyboard"
    return heard


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(where(), key, modifier)


def write(text: str) -> None:
    """Type where the keyboard is."""
    QTest.keyClicks(where(), text)


def test_from_the_start_page_to_paper_by_keyboard_alone(
    window: MainWindow, qtbot: QtBot, target: Path
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.start_page.sample.hasFocus(), "the first choice is at hand"
    press(Qt.Key.Key_Return)
    workspace = opened(window, qtbot)
    before = workspace.register.total

    press(Qt.Key.Key_N, CTRL)
    write("Buurthuis De Boom")
    press(Qt.Key.Key_Tab)
    write("Brink 1")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    write("i")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("f")
    press(Qt.Key.Key_Return)
    made = current(workspace)
    assert workspace.register.total == before + 1
    assert (made.naam, made.sfeer, made.formaliteit) == (
        "Buurthuis De Boom", "institutioneel", "formeel",
    )  # fmt: skip
    assert (made.plekken[0].straat, made.plekken[0].huisnummer) == ("Brink", 1)

    press(Qt.Key.Key_F6)
    assert workspace.map.view.hasFocus()
    press(Qt.Key.Key_F8)
    assert current(workspace).uuid != made.uuid, "the nearest neighbour"
    press(Qt.Key.Key_F8, SHIFT)
    assert current(workspace).uuid == made.uuid
    assert "Buurthuis De Boom" in workspace.map.view.accessibleDescription()
    press(Qt.Key.Key_Return)
    assert workspace.form.detail.fields["hulpbronnen", "naam"].in_use
    press(Qt.Key.Key_End)
    write(" en Tuin")
    press(Qt.Key.Key_Tab)
    assert current(workspace).naam == "Buurthuis De Boom en Tuin"

    press(Qt.Key.Key_A, ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "Alt and its letter open a menu"
    assert menu.activeAction() is window.actions_by_id["print_buurtkaart"]
    press(Qt.Key.Key_Return)
    sheets = sheets_of(window, qtbot)
    sheets.activateWindow()
    qtbot.waitUntil(sheets.isActiveWindow)
    press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: target.exists() and window.runner.idle, timeout=LOAD_MS)
    assert "Buurthuis De Boom en Tuin" in words_of(target)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.commands.delen.afdrukken is None)
