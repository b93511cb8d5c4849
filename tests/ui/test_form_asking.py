"""One plain question in the form; 'nu niet' stays and can be found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers_form import click, current, fill, press_undo, shown

from sociale_kaart.base.clock import today
from sociale_kaart.domain.instemmingen import has_toestemming, instemming

if TYPE_CHECKING:
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


def test_not_now_stays_a_line_until_there_is_an_answer(
    workspace: Workspace, window: MainWindow
) -> None:
    before = shown(workspace, "Wandelclub Veen")
    question = workspace.form.detail.kern.instemming
    assert question.line.isVisible()
    assert not question.card.isVisible(), "nobody is asked for what was there already"
    click(question.line)
    assert question.card.isVisible()
    assert "Wandelclub Veen" in question.title.text()
    click(question.later)
    assert not question.card.isVisible()
    assert question.line.isVisible()
    assert question.line.hasFocus()
    assert current(workspace) == before, "'nu niet' is no answer"
    click(question.line)
    click(question.buttons["alleen_buurt"])
    after = current(workspace)
    assert instemming(after, today()) == "alleen_buurt"
    assert not question.isVisible()
    assert workspace.form.detail.again.hasFocus(), "the form does not jump to a field far below"
    assert "partners zien alleen in welke buurt" in workspace.map.toast.text
    press_undo(window)
    assert current(workspace) == before
    assert question.isVisible()


def test_no_question_where_there_is_nobody_to_ask(workspace: Workspace) -> None:
    question = workspace.form.detail.kern.instemming
    shown(workspace, "Buurthuis De Zon")
    assert not question.isVisible(), "an institution"
    shown(workspace, "Burenhulp")
    assert not question.isVisible(), "persoonlijk: no initiative"


def test_becoming_informal_asks_at_once(workspace: Workspace) -> None:
    shown(workspace, "Café Zoë")
    question = workspace.form.detail.kern.instemming
    assert not question.isVisible()
    fill(workspace.form.detail.fields["hulpbronnen", "formaliteit"])
    assert current(workspace).formaliteit == "informeel"
    assert question.card.isVisible()


def test_a_contact_person_is_asked_about_where_the_name_was_typed(
    workspace: Workspace, window: MainWindow
) -> None:
    shown(workspace, "Buurthuis De Zon")
    kern = workspace.form.detail.kern
    question = kern.toestemming
    assert not question.isVisible()
    fill(kern.fields["contacten", "contactpersoon"], "Ria de Boer")
    named = current(workspace)
    assert question.card.isVisible()
    assert "Ria de Boer" in question.title.text()
    click(question.yes)
    assert question.fields["waarvoor"].value == "naam en contact op de kaart"
    fill(question.fields["hoe"], "In een gesprek")
    fill(question.fields["tot"], "1-5-2027")
    click(question.keep)
    (row,) = current(workspace).deel("toestemmingen")
    assert (row["wie"], row["hoe"], row["tot"]) == ("Ria de Boer", "In een gesprek", "2027-05-01")
    assert row["gegeven_op"] == today().isoformat()
    assert has_toestemming(current(workspace), today(), "Ria de Boer")
    assert not question.isVisible()
    assert "Ria de Boer" in workspace.map.toast.text
    press_undo(window)
    assert current(workspace) == named
    assert question.isVisible()


def test_a_no_is_kept_as_well(workspace: Workspace) -> None:
    shown(workspace, "Buurthuis De Zon")
    kern = workspace.form.detail.kern
    fill(kern.fields["contacten", "contactpersoon"], "Ria de Boer")
    click(kern.toestemming.no)
    (row,) = current(workspace).deel("toestemmingen")
    assert row["gegeven_op"] is None
    assert not kern.toestemming.isVisible(), "nobody is asked twice"
    assert "op geen kaart" in workspace.map.toast.text


def test_a_day_that_is_none_keeps_the_question_open(workspace: Workspace) -> None:
    shown(workspace, "Buurthuis De Zon")
    kern = workspace.form.detail.kern
    fill(kern.fields["contacten", "contactpersoon"], "Ria de Boer")
    click(kern.toestemming.yes)
    fill(kern.toestemming.fields["tot"], "ooit")
    assert kern.toestemming.fields["tot"].remark.isVisible()
    click(kern.toestemming.keep)
    assert current(workspace).deel("toestemmingen") == ()
    assert kern.toestemming.card.isVisible()


def test_soort_persoon_is_asked_as_well(workspace: Workspace) -> None:
    shown(workspace, "Buurthuis De Zon")
    kern = workspace.form.detail.kern
    soort = kern.fields["hulpbronnen", "soort"]
    soort.committed.emit("persoon")
    assert current(workspace).soort == "persoon"
    assert kern.toestemming.card.isVisible()
