"""The page Vergelijken: our figures beside those of CBS, and beside our own of another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS, by_name
from PySide6.QtCore import Qt

from sociale_kaart.operations import metingen
from sociale_kaart.ui.bereikbaarheid.metingen_blad import NaamVraag
from sociale_kaart.ui.bereikbaarheid.vergelijken_page import VergelijkenPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.bereikbaarheid.blad import Blad
    from sociale_kaart.ui.bereikbaarheid.metingen_blad import MetingenBlad
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace) -> VergelijkenPage:
    workspace.layout.reveal("bereikbaarheid")
    made = workspace.bereikbaarheid.show_page("vergelijken")
    assert isinstance(made, VergelijkenPage)
    return made


def column(blad: Blad, kop: str) -> list[str]:
    """Return what stands in the column with a heading, from above."""
    rows = blad.table.rows
    koppen = [
        str(rows.headerData(number, Qt.Orientation.Horizontal))
        for number in range(rows.columnCount())
    ]
    at = koppen.index(kop)
    return [str(rows.data(rows.index(row, at))) for row in range(rows.rowCount())]


def choose(blad: MetingenBlad, name: str, code: str) -> None:
    combo = getattr(blad, name)
    combo.setCurrentIndex(combo.findData(code))


def keep(page: VergelijkenPage, window: MainWindow, naam: str, qtbot: QtBot) -> None:
    """Keep the figures of now under a name, as a user does."""
    blad = page.metingen
    before = len(metingen.metingen(blad._context.session))
    qtbot.mouseClick(blad.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(NaamVraag) is not None, timeout=LOAD_MS)
    dialog = window.findChild(NaamVraag)
    assert dialog is not None
    qtbot.keyClicks(dialog.naam, naam)
    qtbot.keyClick(dialog.naam, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.runner.idle and len(metingen.metingen(blad._context.session)) == before + 1,
        timeout=LOAD_MS,
    )
    qtbot.waitUntil(lambda: window.findChild(NaamVraag) is None, timeout=LOAD_MS)


def test_cbs_stands_beside_ours_with_method_and_year_of_both(
    page: VergelijkenPage, window: MainWindow, qtbot: QtBot
) -> None:
    blad = page.cbs
    qtbot.mouseClick(blad.compute, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)
    if blad.categorie.count() == 0:
        assert "geen afstanden van het CBS" in blad.notice.text()
        return
    assert column(blad, "Buurt") == sorted(column(blad, "Buurt"), key=str.casefold)
    assert any(text.startswith(("+", "−")) for text in column(blad, "Verschil"))
    told = blad.about.text()
    for part in ("CBS Wijk- en Buurtkaart", "2024", "afgerond op 0,1 km", "OpenStreetMap"):
        assert part in told
    blad.netwerk.setCurrentIndex(blad.netwerk.findData("lopen"))
    assert set(column(blad, "Verschil")) == {""}, "what is measured otherwise is not subtracted"
    assert "verschillende dingen" in blad.notice.text()


def test_before_anything_is_kept_the_page_says_what_it_is_for(page: VergelijkenPage) -> None:
    page.tabs.setCurrentIndex(1)
    assert "Over een jaar" in page.metingen.notice.text()
    assert not page.metingen.oud.isEnabled()


def test_two_days_stand_side_by_side(
    page: VergelijkenPage, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(1)
    blad = page.metingen
    keep(page, window, "Voor de zomer", qtbot)
    assert "één meting" in blad.notice.text()
    workspace.register.delete([by_name(workspace, "Buurthuis De Zon")])
    keep(page, window, "Na de zomer", qtbot)
    qtbot.waitUntil(lambda: blad.table.rows.rowCount() > 0, timeout=LOAD_MS)
    assert blad.oud.currentText().startswith("Voor de zomer")
    assert blad.nieuw.currentText().startswith("Na de zomer")
    choose(blad, "categorie", "ontmoetingsplek")
    choose(blad, "figuur", "voorzieningen")
    changes = column(blad, "Verschil")
    assert "−1" in changes
    assert set(changes) <= {"−1", "+0", ""}
    assert "Voor de zomer" in blad.about.text()


def test_a_name_that_is_taken_is_said_in_the_question(
    page: VergelijkenPage, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    keep(page, window, "Zomer", qtbot)
    blad = page.metingen
    qtbot.mouseClick(blad.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(NaamVraag) is not None, timeout=LOAD_MS)
    dialog = window.findChild(NaamVraag)
    assert dialog is not None
    qtbot.keyClicks(dialog.naam, "zomer")
    qtbot.keyClick(dialog.naam, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "al een meting" in dialog.remark.text()
    dialog.reject()
    assert len(metingen.metingen(workspace.session)) == 1


def test_a_meting_is_renamed_removed_and_comes_back(
    page: VergelijkenPage, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    keep(page, window, "Zomer", qtbot)
    dialog = page.metingen.ask_other_name()
    assert dialog is not None
    dialog.naam.setText("Winter")
    dialog.accept()
    assert page.metingen.nieuw.currentText().startswith("Winter")
    page.metingen.remove_newest()
    assert page.metingen.nieuw.count() == 0
    workspace.register.undo()
    assert page.metingen.nieuw.currentText().startswith("Winter")


def test_what_cannot_be_compared_is_said_kindly(
    page: VergelijkenPage, window: MainWindow, qtbot: QtBot
) -> None:
    keep(page, window, "Zomer", qtbot)
    keep(page, window, "Winter", qtbot)
    blad = page.metingen
    blad.oud.setCurrentIndex(blad.oud.findData(blad.nieuw.currentData()))
    qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)
    assert "twee keer dezelfde meting" in blad.notice.text()
    assert blad.table.rows.rowCount() == 0
