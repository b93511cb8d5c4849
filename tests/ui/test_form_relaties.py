"""Relaties by picking from a search, read from either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_form import click, current, press_undo, shown
from helpers_ui import by_name
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociale_kaart.operations import relaties

if TYPE_CHECKING:
    from sociale_kaart.ui.form.relaties import RelatiesPage
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace) -> RelatiesPage:
    """The page of Café Zoë."""
    shown(workspace, "Café Zoë")
    form = workspace.form.detail
    form.open_page(form.relaties)
    return form.relaties


def relate(page: RelatiesPage, words: str, ander: str) -> None:
    """Choose the words, type a name, take the first that is found, and add."""
    # Without a screen the window does not become active again by itself after a list was open.
    page.window().activateWindow()
    QTest.qWaitForWindowActive(page.window())
    combo = page.soort.edit
    combo.setFocus()
    combo.setCurrentIndex(combo.findText(words, Qt.MatchFlag.MatchStartsWith))
    combo.activated.emit(combo.currentIndex())
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, ander)
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    click(page.add)


def test_a_relatie_is_added_followed_and_undone(
    workspace: Workspace, window: MainWindow, page: RelatiesPage
) -> None:
    before = current(workspace)
    assert page.empty.isVisible()
    relate(page, "gebruikt ruimte van", "de zon")
    (row,) = page.rows
    assert row.text == "gebruikt ruimte van Buurthuis De Zon"
    assert current(workspace).deel("relaties")[0]["naar"] == by_name(workspace, "Buurthuis De Zon")
    assert page.soort.value is None, "ready for the next"
    click(row.go)
    assert current(workspace).naam == "Buurthuis De Zon"
    (back,) = page.rows
    assert back.text == "geeft ruimte aan Café Zoë"
    click(back.go)
    press_undo(window)
    assert current(workspace) == before
    assert page.rows == []


def test_from_the_other_side(workspace: Workspace, page: RelatiesPage) -> None:
    relate(page, "wordt georganiseerd door", "wandel")
    (found,) = relaties.relaties_of(workspace.session, current(workspace).uuid)
    assert not found.uitgaand
    assert found.van == by_name(workspace, "Wandelclub Veen")
    assert page.rows[0].text == "wordt georganiseerd door Wandelclub Veen"
    click(page.rows[0].remove)
    assert page.rows == []


def test_a_partij_without_a_place(workspace: Workspace, page: RelatiesPage) -> None:
    relate(page, "werkt samen met", "GGD Zonneveen")
    assert page.rows[0].text == "werkt samen met GGD Zonneveen"
    assert not page.rows[0].go.isEnabled()
    QTest.keyClicks(page.search, "ggd")
    assert page.search.suggestions()[0] == "GGD Zonneveen (partij)"
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    page.search.clear()
    relate(page, "wordt gefinancierd door", "GGD")
    assert "Waar het geld vandaan komt" in page.remark.text()
    assert len(page.rows) == 1


def test_nothing_is_added_before_both_are_chosen(page: RelatiesPage) -> None:
    QTest.keyClicks(page.search, "zon")
    click(page.add)
    assert page.remark.isVisible()
    assert page.rows == []


def test_the_same_twice_is_said_kindly(page: RelatiesPage) -> None:
    relate(page, "werkt samen met", "wandel")
    relate(page, "werkt samen met", "wandel")
    assert "staat al in de kaart" in page.remark.text()
    assert len(page.rows) == 1


def test_a_hulpbron_is_not_offered_to_itself(page: RelatiesPage) -> None:
    QTest.keyClicks(page.search, "caf")
    assert "Café Zoë" not in page.search.suggestions()
