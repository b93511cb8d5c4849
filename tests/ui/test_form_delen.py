"""All delen of a hulpbron can be filled in through the form, and each is one step to undo."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from helpers_form import click, current, fill, new_card, press_undo, rows_editor, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from sociale_kaart.domain import lijsten, tabellen
from sociale_kaart.operations import delen, editing
from sociale_kaart.ui.form.fields import LineField
from sociale_kaart.ui.form.groepen import MEER, VERHALEN
from sociale_kaart.ui.form.kern import KERN
from sociale_kaart.ui.form.keuzes import KeuzesEditor
from sociale_kaart.ui.form.pages import ColumnPart
from sociale_kaart.ui.form.plekken import PlekForm
from sociale_kaart.ui.form.rows import RowForm
from sociale_kaart.ui.form.summary import column_value
from sociale_kaart.ui.form.toegankelijkheid import ToegankelijkheidEditor
from sociale_kaart.ui.form.verhalen import VerhaalForm
from sociale_kaart.ui.form.werkgebieden import WerkgebiedenEditor

if TYPE_CHECKING:
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

OF_HULPBRON = [
    tabel.naam
    for tabel in (tabellen.PLEKKEN, *tabellen.DELEN)
    if tabel.ouder == "hulpbronnen" and tabel.naam != "relaties"
]
# What nobody types: an import is told by the app.
NOT_TYPED = {"batch"}


def fill_in(workspace: Workspace, tabel: str) -> None:
    """Put something in a table with mouse and keyboard."""
    form = workspace.form.detail
    page = form.verhalen if tabel in {"verhalen", "tellingen"} else form.meer
    form.open_page(page)
    part = page.part(tabel)
    if isinstance(part, KeuzesEditor):
        if not part.boxes:
            click(part.choose)
        first = next(code for code, row in part.rows.items() if row.isVisible())
        part.boxes[first].setFocus()
        QTest.keyClick(part.boxes[first], Qt.Key.Key_Space)
    elif isinstance(part, ToegankelijkheidEditor):
        button = part.rows["toilet"].buttons["ja"]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    elif isinstance(part, WerkgebiedenEditor):
        part.search.setFocus()
        QTest.keyClicks(part.search, next(iter(workspace.area.buurtnamen.values())))
        QTest.keyClick(part.search, Qt.Key.Key_Return)
    else:
        card = new_card(rows_editor(workspace, tabel))
        content = card.content
        form_of_row = content.form if isinstance(content, VerhaalForm) else content
        assert isinstance(form_of_row, RowForm | PlekForm)
        fill(next(iter(form_of_row.fields.values())))
        if tabel == "veld_zichtbaarheid":
            assert card.rij, "a field that was chosen is a row"


@pytest.mark.parametrize("tabel", OF_HULPBRON)
def test_a_table_is_filled_in_and_undone_with_one_key(
    workspace: Workspace, window: MainWindow, tabel: str
) -> None:
    before = shown(workspace, "Café Zoë")
    fill_in(workspace, tabel)
    after = current(workspace)
    if tabel == "plekken":
        assert len(after.plekken) == len(before.plekken) + 1
    else:
        assert len(after.deel(tabel)) == 1
    press_undo(window)
    assert current(workspace) == before
    window.actions_by_id["redo"].trigger()
    assert current(workspace) == after


def test_every_column_is_filled_in_and_undone_with_one_key(
    workspace: Workspace, window: MainWindow
) -> None:
    before = shown(workspace, "Café Zoë")
    detail = workspace.form.detail
    on_kern = {
        kolom for section in KERN for tabel, kolom in section.velden if tabel == "hulpbronnen"
    }
    in_groups = {part for groep in MEER for part in groep.parts}
    for kolom in tabellen.HULPBRONNEN.kolommen:
        if kolom in NOT_TYPED:
            continue
        if kolom in in_groups:
            detail.open_page(detail.meer)
            part = detail.meer.part(kolom)
            assert isinstance(part, ColumnPart)
            field = part.field
        else:
            assert kolom in on_kern, f"{kolom} is nowhere in the form"
            detail.open_page(detail.kern)
            field = detail.fields["hulpbronnen", kolom]
        fill(field)
        assert column_value(current(workspace), kolom) != column_value(before, kolom), kolom
        press_undo(window)
        assert current(workspace) == before, kolom


def test_every_column_of_a_table_is_filled_in(workspace: Workspace) -> None:
    shown(workspace, "Café Zoë")
    for tabel in OF_HULPBRON:
        part = workspace.form.detail.meer
        if tabel in {"verhalen", "tellingen"}:
            part = workspace.form.detail.verhalen
        editor = part.part(tabel)
        if not hasattr(editor, "add_card") or tabel in {"plekken", "verhalen", "contacten"}:
            continue
        card = new_card(rows_editor(workspace, tabel))
        assert isinstance(card.content, RowForm)
        for field in card.content.fields.values():
            fill(field)
        (row,) = current(workspace).deel(tabel)
        empty = [k for k, v in row.items() if v is None and k != "foto"]
        assert empty == [], tabel


def test_nothing_is_left_out_and_nothing_stands_twice() -> None:
    parts = [part for groep in (*MEER, *VERHALEN) for part in groep.parts]
    assert len(parts) == len(set(parts))
    assert set(OF_HULPBRON) <= set(parts)


def test_groups_stay_folded_and_say_what_is_in_them(workspace: Workspace) -> None:
    uuid = shown(workspace, "Café Zoë").uuid
    workspace.register.try_act(delen.set_keuzes, uuid, "doelgroepen", ["ouderen", "mantelzorgers"])
    detail = workspace.form.detail
    detail.open_page(detail.meer)
    assert detail.meer.open_ones == []
    assert all(fold.content is None for fold in detail.meer.folds.values()), "nothing made yet"
    header = detail.meer.folds["doelgroepen"].header
    assert header.line == "ouderen, mantelzorgers"
    assert header.accessibleDescription() == header.line
    assert detail.meer.folds["panden"].header.line == ""
    click(header)
    assert detail.meer.folds["doelgroepen"].open


def test_which_groups_are_open_is_remembered(workspace: Workspace, window: MainWindow) -> None:
    shown(workspace, "Café Zoë")
    detail = workspace.form.detail
    detail.open_page(detail.meer)
    click(detail.meer.folds["toegang"].header)
    shown(workspace, "Wandelclub Veen")
    assert detail.meer.folds["toegang"].open
    path = workspace.session.kaart.path
    window.close_kaart()
    window.open_kaart(path)
    QTest.qWait(50)
    deadline = time.monotonic() + 20
    while window.workspace is None and time.monotonic() < deadline:
        QTest.qWait(50)
    assert window.workspace is not None
    assert window.workspace.form.detail.meer.open_ones == ["toegang"]


def test_a_row_is_added_changed_and_removed(workspace: Workspace) -> None:
    shown(workspace, "Café Zoë")
    editor = rows_editor(workspace, "geldbronnen")
    card = new_card(editor)
    assert isinstance(card.content, RowForm)
    fields = card.content.fields
    fill(fields["wie"], "Oranjefonds")
    assert current(workspace).deel("geldbronnen")[0]["wie"] == "Oranjefonds"
    assert editor.cards == [card], "the card that was filled in is the row"
    fill(fields["deel_procent"], "12,5")
    fill(fields["tot"], "1 mei 2027")
    (row,) = current(workspace).deel("geldbronnen")
    assert (row["deel_procent"], row["tot"]) == (12.5, "2027-05-01")
    assert "Oranjefonds" in card.header.accessibleName()
    assert "tot 1 mei 2027" in card.header.accessibleName()
    fill(fields["deel_procent"], "150")
    assert "tussen 0 en 100" in fields["deel_procent"].remark.text()
    assert fields["deel_procent"].remark.isVisible()
    assert current(workspace).deel("geldbronnen") == (row,)
    click(card.remove)
    assert current(workspace).deel("geldbronnen") == ()
    assert editor.cards == []
    assert editor.add.hasFocus(), "the keyboard is not lost"


def test_an_empty_row_is_nothing(workspace: Workspace) -> None:
    before = shown(workspace, "Café Zoë")
    editor = rows_editor(workspace, "toegang")
    card = new_card(editor)
    new_card(editor)
    assert editor.cards == [card], "one empty row at a time"
    click(card.remove)
    assert editor.cards == []
    assert current(workspace) == before


def test_choices_are_found_by_typing_and_explained(workspace: Workspace) -> None:
    shown(workspace, "Café Zoë")
    detail = workspace.form.detail
    detail.open_page(detail.meer)
    part = detail.meer.part("doelgroepen")
    assert isinstance(part, KeuzesEditor)
    click(part.choose)
    assert part.search.hasFocus()
    QTest.keyClicks(part.search, "mantelz")
    seen = [code for code, row in part.rows.items() if row.isVisible()]
    assert "mantelzorgers" in seen
    assert "werkzoekenden" not in seen
    row = part.rows["mantelzorgers"]
    assert lijsten.uitleg("doelgroep", "mantelzorgers") in row.toolTip()
    click(row.text)
    assert [r["doelgroep"] for r in current(workspace).deel("doelgroepen")] == ["mantelzorgers"]
    click(part.choose)
    chip = part.findChild(QCheckBox) and part._flow.itemAt(0).widget()  # type: ignore[union-attr]
    assert chip is not None
    assert chip.isVisible()
    click(chip)
    assert current(workspace).deel("doelgroepen") == ()


def test_why_a_choice_helps(workspace: Workspace, window: MainWindow) -> None:
    shown(workspace, "Café Zoë")
    detail = workspace.form.detail
    detail.open_page(detail.meer)
    part = detail.meer.part("ambities")
    assert isinstance(part, KeuzesEditor)
    click(part.boxes["ontmoeting"])
    why = part.waarom["ontmoeting"]
    assert isinstance(why, LineField)
    fill(why, "Mensen drinken hier koffie")
    (row,) = current(workspace).deel("ambities")
    assert row["waarom"] == "Mensen drinken hier koffie"
    click(part.boxes["eigenaarschap"])
    kept = {r["ambitie"]: r["waarom"] for r in current(workspace).deel("ambities")}
    assert kept == {"ontmoeting": "Mensen drinken hier koffie", "eigenaarschap": None}


def test_toegankelijkheid_is_yes_no_or_unknown(workspace: Workspace) -> None:
    shown(workspace, "Café Zoë")
    detail = workspace.form.detail
    detail.open_page(detail.meer)
    part = detail.meer.part("toegankelijkheid")
    assert isinstance(part, ToegankelijkheidEditor)
    row = part.rows["ringleiding"]
    assert row.buttons["onbekend"].isChecked()
    assert row.buttons["nee"].accessibleName() == "Ringleiding: nee"
    click(row.buttons["nee"])
    (saved,) = current(workspace).deel("toegankelijkheid")
    assert (saved["kenmerk"], saved["antwoord"]) == ("ringleiding", "nee")
    assert detail.meer.folds["toegankelijkheid"].header.line == "niet ringleiding"
    click(row.who)
    form = row.findChild(RowForm)
    assert form is not None
    fill(form.fields["gecontroleerd_door"], "Anna")
    assert current(workspace).deel("toegankelijkheid")[0]["gecontroleerd_door"] == "Anna"
    click(row.buttons["onbekend"])
    assert current(workspace).deel("toegankelijkheid") == (), "unknown is what it was"


def test_several_plekken_each_with_its_own_times(workspace: Workspace) -> None:
    shown(workspace, "Wandelclub Veen")
    editor = rows_editor(workspace, "plekken")
    assert len(editor.cards) == 1
    card = new_card(editor)
    assert isinstance(card.content, PlekForm)
    buurt = card.content.place.buurt
    buurt.edit.setFocus()
    QTest.keyClick(buurt.edit, Qt.Key.Key_Down)
    fill(card.content.fields["schema"], "woensdag 10 uur")
    first, second = current(workspace).plekken
    assert first.x is not None
    assert second.buurt_gekozen in workspace.area.buurtnamen
    assert second.schema == "woensdag 10 uur"
    assert workspace.area.naam(second.buurt_gekozen) in card.header.accessibleName()
    click(card.remove)
    assert current(workspace).plekken == (first,)


def test_the_second_plek_is_pointed_at_on_the_map(workspace: Workspace) -> None:
    before = shown(workspace, "Wandelclub Veen")
    card = new_card(rows_editor(workspace, "plekken"))
    assert isinstance(card.content, PlekForm)
    click(card.content.place.point)
    view = workspace.map.view
    at = view.viewport().rect().center()
    expected = view.rd(at.toPointF())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    first, second = current(workspace).plekken
    assert first == before.plekken[0], "the first stays where it is"
    assert (second.x, second.y) == pytest.approx(expected)


def test_a_field_in_use_is_not_overwritten(workspace: Workspace) -> None:
    uuid = shown(workspace, "Café Zoë").uuid
    field = workspace.form.detail.fields["hulpbronnen", "omschrijving"]
    editor = field.focusProxy()
    assert editor is not None
    editor.setFocus()
    QTest.keyClicks(editor, "Elke dag ")
    workspace.register.try_act(editing.edit_hulpbron, uuid, {"kosten": "niets"})
    workspace.register.try_act(editing.edit_hulpbron, uuid, {"omschrijving": "Van een ander"})
    assert field.dirty
    QTest.keyClicks(editor, "open")
    shown(workspace, "Wandelclub Veen")
    saved = workspace.register.hulpbron(uuid)
    assert saved is not None
    assert saved.omschrijving == "Elke dag open", "what was typed is kept when another is chosen"
    assert not field.dirty


def test_leaving_for_another_hulpbron_saves_a_row(workspace: Workspace) -> None:
    uuid = shown(workspace, "Café Zoë").uuid
    card = new_card(rows_editor(workspace, "bewijzen"))
    assert isinstance(card.content, RowForm)
    editor = card.content.fields["soort"].focusProxy()
    assert editor is not None
    QTest.keyClicks(editor, "Vragenlijst")
    shown(workspace, "Wandelclub Veen")
    saved = workspace.register.hulpbron(uuid)
    assert saved is not None
    assert [row["soort"] for row in saved.deel("bewijzen")] == ["Vragenlijst"]
    assert current(workspace).deel("bewijzen") == ()
