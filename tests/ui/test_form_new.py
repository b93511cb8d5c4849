"""Registering by keyboard alone, one after another, with a hint when it may be there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_form import click, current, shown
from helpers_ui import an_adres, by_name
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociale_kaart.base.clock import today
from sociale_kaart.domain.instemmingen import lacks_instemming

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier


def keys(text: str) -> None:
    """Type where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, which, modifier)


def test_registering_with_few_keys(workspace: Workspace, window: MainWindow) -> None:
    """Twelve keys besides what is typed: far within half a minute."""
    adres = an_adres(workspace)
    window.activateWindow()
    window.actions_by_id["add"].trigger()
    keys("Soepgroep")
    key(Qt.Key.Key_Tab)
    keys(adres.label.replace(",", ""))
    key(Qt.Key.Key_Return)
    assert workspace.form.adding, "Enter in the address line is not the end of the form"
    assert workspace.form.new.fields["sfeer"].in_use, "and goes on"
    keys("g")
    key(Qt.Key.Key_Tab)
    keys("gr")
    key(Qt.Key.Key_Tab)
    keys("i")
    key(Qt.Key.Key_Return)
    made = current(workspace)
    assert (made.naam, made.sfeer, made.soort, made.formaliteit) == (
        "Soepgroep", "gemeenschappelijk", "groep", "informeel",
    )  # fmt: skip
    assert made.plekken[0].straat == adres.adres["straat"]
    assert (made.status, made.gecontroleerd_op) == ("actief", today().isoformat())
    assert not workspace.form.adding
    assert not workspace.map.placing


def test_an_informal_group_needs_a_name_and_a_buurt(workspace: Workspace) -> None:
    workspace.begin_new()
    keys("Buurtwandeling")
    form = workspace.form.new
    form.place.buurt.setFocus()
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    made = current(workspace)
    assert made.naam == "Buurtwandeling"
    assert made.plekken[0].x is None
    assert made.plekken[0].buurt_gekozen in workspace.area.buurtnamen


def test_what_is_missing_is_said_where_it_is_missing(workspace: Workspace) -> None:
    workspace.begin_new()
    form = workspace.form.new
    key(Qt.Key.Key_Return)
    assert form.naam.remark.isVisible()
    assert form.naam.in_use
    keys("Zangkoor")
    assert not form.naam.remark.isVisible(), "who mends it is not scolded any more"
    key(Qt.Key.Key_Return)
    assert "kies een buurt" in form.problem.text()
    assert form.place.search.hasFocus()
    assert workspace.register.total == 4


def test_an_adres_that_is_not_found_is_no_place(workspace: Workspace) -> None:
    workspace.begin_new()
    keys("Zangkoor")
    key(Qt.Key.Key_Tab)
    keys("Qwxz 9999")
    key(Qt.Key.Key_Return)
    assert workspace.form.adding
    assert "staat er niet bij" in workspace.form.new.problem.text()
    assert workspace.register.total == 4


def test_one_more_keeps_what_repeats_and_says_so(workspace: Workspace) -> None:
    uuid = shown(workspace, "Wandelclub Veen").uuid
    before = workspace.register.total
    click(workspace.form.detail.again)
    form = workspace.form.new
    assert workspace.form.adding
    assert form.kept.isVisible()
    assert "Gemeenschappelijke sociale basis · Informeel" in form.kept_text.text()
    assert (form.fields["sfeer"].value, form.fields["formaliteit"].value) == (
        "gemeenschappelijk", "informeel",
    )  # fmt: skip
    assert form.naam.edit.text() == ""
    assert form.naam.in_use
    assert workspace.map.placing, "and the map waits for a click"
    workspace.form.new.set_point(*workspace.map.view.centre())
    keys("Nog een club")
    key(Qt.Key.Key_Return, CTRL)
    assert workspace.register.total == before + 1
    assert workspace.form.adding, "Ctrl+Enter goes on with the next"
    assert form.fields["formaliteit"].value == "informeel"
    click(form.start_empty)
    assert form.fields["formaliteit"].value is None
    assert not form.kept.isVisible()
    key(Qt.Key.Key_Escape)
    assert not workspace.form.adding
    assert workspace.register.hulpbron(uuid) is not None


def test_ctrl_enter_in_a_field_asks_for_one_more(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown(workspace, "Burenhulp")
    workspace.form.detail.focus_name()
    key(Qt.Key.Key_Return, CTRL)
    form = workspace.form.new
    assert workspace.form.adding
    naam = workspace.area.naam(
        workspace.register.hulpbron(by_name(workspace, "Burenhulp")).buurtcodes[0]
    )  # type: ignore[union-attr]
    assert naam in form.kept_text.text(), "what has only a buurt keeps that too"
    assert naam in form.place.current.text()


def test_a_new_one_after_the_button_starts_empty(workspace: Workspace) -> None:
    shown(workspace, "Wandelclub Veen")
    workspace.begin_new()
    assert workspace.form.new.fields["sfeer"].value is None
    assert workspace.form.new.hint.isVisible()


def test_persoonlijk_is_at_buurt_level_and_intern(workspace: Workspace) -> None:
    workspace.begin_new()
    form = workspace.form.new
    form.set_point(*workspace.map.view.centre())
    keys("Burenhulp is hier gewoon")
    form.fields["sfeer"].setFocus()
    keys("p")
    assert form.place.note.isVisible()
    assert not form.place.search.isVisible()
    assert "alleen intern" in form.seen_by.text()
    assert form.place.current.text().startswith("In de buurt"), "the point is let go at once"
    key(Qt.Key.Key_Return)
    made = current(workspace)
    assert made.zichtbaarheid == "intern"
    assert made.plekken[0].x is None
    assert made.buurtcodes


def test_a_hint_when_it_may_be_there_already(workspace: Workspace, qtbot: QtBot) -> None:
    other = workspace.register.hulpbron(by_name(workspace, "Wandelclub Veen"))
    assert other is not None
    x, y = other.plekken[0].x, other.plekken[0].y
    assert x is not None
    assert y is not None
    workspace.begin_new()
    form = workspace.form.new
    form.set_point(x + 30, y)
    keys("Wandelgroep")
    qtbot.wait(250)
    assert not form.dubbelen.isVisible(), "a word of another kind is no evidence"
    form.naam.edit.clear()
    keys("De wandelclub")
    qtbot.waitUntil(form.dubbelen.isVisible, timeout=2_000)
    (hint,) = form.dubbelen.found
    assert hint.uuid == other.uuid
    assert workspace.register.total == 4
    key(Qt.Key.Key_Return)
    assert workspace.register.total == 5, "a hint never blocks"


def test_a_hint_shows_the_way_to_the_other_one(workspace: Workspace, qtbot: QtBot) -> None:
    other = workspace.register.hulpbron(by_name(workspace, "Wandelclub Veen"))
    assert other is not None
    workspace.begin_new()
    form = workspace.form.new
    form.set_point(other.plekken[0].x or 0.0, other.plekken[0].y or 0.0)
    keys("Wandelclub")
    qtbot.waitUntil(form.dubbelen.isVisible, timeout=2_000)
    link = form.dubbelen.layout().itemAt(1).widget()  # type: ignore[union-attr]
    assert link is not None
    assert "Bekijk Wandelclub Veen" in link.accessibleName()
    click(link)
    assert workspace.register.selected == (other.uuid,)
    assert not workspace.form.adding
    assert not workspace.map.placing


def test_a_household_is_refused_at_the_name_while_the_rest_stays(workspace: Workspace) -> None:
    workspace.begin_new()
    form = workspace.form.new
    form.set_point(*workspace.map.view.centre())
    keys("Familie Jansen")
    key(Qt.Key.Key_Tab)
    assert form.naam.remark.isVisible(), "said as soon as the name is left"
    form.naam.setFocus()
    key(Qt.Key.Key_Return)
    assert workspace.register.total == 4
    assert form.naam.edit.text() == "Familie Jansen", "to be mended, not to be typed again"
    key(Qt.Key.Key_A, CTRL)
    keys("Burenhulp Molenstraat")
    key(Qt.Key.Key_Return)
    assert workspace.register.total == 5


def test_online_needs_no_place(workspace: Workspace) -> None:
    workspace.begin_new()
    form = workspace.form.new
    keys("Buurtapp")
    form.fields["soort"].setFocus()
    keys("on")
    assert form.fields["soort"].value == "online"
    key(Qt.Key.Key_Return)
    assert current(workspace).soort == "online"


@pytest.mark.parametrize("formaliteit", ["informeel", "formeel"])
def test_the_question_comes_right_after_an_informal_group(
    workspace: Workspace, formaliteit: str
) -> None:
    workspace.begin_new()
    form = workspace.form.new
    form.set_point(*workspace.map.view.centre())
    keys("Schaakclub")
    form.fields["sfeer"].setFocus()
    keys("g")
    form.fields["formaliteit"].setFocus()
    keys(formaliteit[0])
    key(Qt.Key.Key_Return)
    made = current(workspace)
    question = workspace.form.detail.kern.instemming
    assert question.card.isVisible() is (formaliteit == "informeel")
    assert lacks_instemming(made, today()) is (formaliteit == "informeel")
