"""Working in the table: columns, groups, cells, many at once, and to and from a sheet."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from helpers_ui import by_name
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QMenu

from sociale_kaart.base.clock import today
from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.operations.changes import Change
from sociale_kaart.ui.area import Area
from sociale_kaart.ui.filters import Filter
from sociale_kaart.ui.table import clipboard
from sociale_kaart.ui.table.columns import DEFAULT, Names, chosen, columns
from sociale_kaart.ui.table.lines import Order, steps
from sociale_kaart.ui.table.model import HulpbronModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.table.view import HulpbronTable
    from sociale_kaart.ui.workspace import Workspace

NAMES = Names(Area(), str)


def many(count: int) -> list[Hulpbron]:
    sferen = ("persoonlijk", "gemeenschappelijk", None)
    return [
        Hulpbron(f"u{n:05}", f"Club {n:05}", sfeer=sferen[n % 3], omschrijving=f"{n % 7}")
        for n in range(count)
    ]


def cell(table: HulpbronTable, naam: str, code: str) -> QPoint:
    """Return the middle of a cell, brought into view."""
    model = table.rows
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data() == naam)
    at = [column.code for column in model.columns].index(code)
    table.scrollTo(model.index(row, at))
    return table.visualRect(model.index(row, at)).center()


def double_click(qtbot: QtBot, table: HulpbronTable, naam: str, code: str) -> None:
    at = cell(table, naam, code)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def editor(table: HulpbronTable) -> QLineEdit:
    return next(e for e in table.viewport().findChildren(QLineEdit) if e.isVisible())


# -- lines ----------------------------------------------------------------------------------------


def test_empty_cells_come_last_whichever_way_it_is_sorted() -> None:
    order = Order(NAMES)
    records = [
        Hulpbron("a", "A", begonnen_op="2020-01-01"),
        Hulpbron("b", "B"),
        Hulpbron("c", "C", begonnen_op="2024-01-01"),
    ]
    column = columns()["hulpbronnen.begonnen_op"]
    order.sort_by(column, descending=False)
    assert order.lines(records).ids == ["a", "c", "b"]
    order.sort_by(column, descending=True)
    assert order.lines(records).ids == ["c", "a", "b"]


def test_groups_count_what_is_folded_away() -> None:
    order = Order(NAMES)
    order.by = "buurt"
    records = [
        Hulpbron("a", "A", plekken=(Plek("p", "a", buurtcode="BU2"),)),
        Hulpbron("b", "B"),
        Hulpbron("c", "C", plekken=(Plek("q", "c", buurtcode="BU1"), Plek("r", "c"))),
    ]
    lines = order.lines(records)
    assert [lines.groups[i].label if i in lines.groups else i for i in lines.ids] == [
        "BU1", "c", "BU2", "a", "zonder buurt", "b",
    ]  # fmt: skip
    order.folded.add(lines.ids[0])
    folded = order.lines(records)
    assert folded.groups[lines.ids[0]].aantal == 1
    assert "c" not in folded.ids


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ("abc", "abc", ""),
        ("abc", "ac", ""),
        ("ac", "abcd", ""),
        ("abc", "bca", "a"),
        ("abcdef", "xbdfe", "ef"),
        ("", "abc", ""),
    ],
)
def test_steps_lead_from_one_list_to_the_other(old: str, new: str, touched: str) -> None:
    plan = steps(list(old), list(new), frozenset(touched), 100)
    assert plan is not None
    lines = list(old)
    for step in plan:
        if step.insert:
            lines[step.row : step.row] = step.ids
        else:
            del lines[step.row : step.row + step.aantal]
    assert lines == list(new)


def test_another_order_is_not_a_matter_of_steps() -> None:
    assert steps(list("abc"), list("cba"), frozenset(), 100) is None


# -- the model ------------------------------------------------------------------------------------


def test_an_edit_in_a_large_kaart_moves_only_its_own_row(qtbot: QtBot) -> None:
    model = HulpbronModel(Area())
    records = many(2_000)
    model.set_rows(records)
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.waitSignal(model.dataChanged) as told,
    ):
        records[5] = dataclasses.replace(records[5], omschrijving="anders")
        model.set_rows(records, frozenset({"u00005"}))
    assert told.args is not None
    assert (told.args[0].row(), told.args[1].row()) == (5, 5)
    with qtbot.assertNotEmitted(model.modelReset):
        renamed = dataclasses.replace(records[5], naam="Zon")
        model.set_rows([*records[:5], *records[6:], renamed], frozenset({"u00005"}))
    assert model.row_of("u00005") == 1_999
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows([*records[:5], *records[6:]], frozenset({"u00005"}))
    assert model.rowCount() == 1_999
    assert model.row_of("u00006") == 5


def test_every_field_has_a_column() -> None:
    known = columns()
    assert len(known) > 70
    for code in ("hulpbronnen.wat_werkt", "plekken.schema", "contacten.telefoon", "mensen.*"):
        assert code in known
    hulpbron = Hulpbron(
        "a",
        "A",
        delen={
            "doelgroepen": ({"doelgroep": "ouderen"}, {"doelgroep": "mantelzorgers"}),
            "toegankelijkheid": ({"kenmerk": "drempelvrij", "antwoord": "ja"},),
            "geldbronnen": ({"wie": "Gemeente", "tot": "2027-03-01", "deel_procent": 40.0},),
        },
    )
    texts = {code: column.text(hulpbron, NAMES) for code, column in known.items()}
    assert texts["doelgroepen.doelgroep"] == "ouderen, mantelzorgers"
    assert texts["toegankelijkheid.*"] == "drempelvrij: ja"
    assert texts["geldbronnen.*"] == "Gemeente · 40 · Tot: 1 maart 2027"


# -- columns and groups ---------------------------------------------------------------------------


def test_columns_are_chosen_ordered_and_remembered(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = workspace.table_panel.ask_columns()
    qtbot.keyClicks(dialog.search, "telefoon")
    visible = [item for item in dialog._items() if not item.isHidden()]
    assert [item.text() for item in visible] == ["Telefoon"]
    visible[0].setCheckState(Qt.CheckState.Checked)
    dialog.order.setCurrentRow(dialog.order.count() - 1)
    while dialog.up.isEnabled():
        qtbot.mouseClick(dialog.up, Qt.MouseButton.LeftButton)
    assert dialog.codes()[:2] == ["hulpbronnen.naam", "contacten.telefoon"]
    dialog.accept()
    table = workspace.table
    assert table.rows.columns[1].kop == "Telefoon"
    again = window.settings if hasattr(window, "settings") else window._settings
    assert again.text("tabel/kolommen").split(",")[1] == "contacten.telefoon"
    menu = workspace.table_panel.header_menu(1)
    menu.actions()[1].trigger()
    assert "Telefoon" not in [column.kop for column in table.rows.columns]
    assert [c.code for c in chosen(DEFAULT)] == [c.code for c in table.rows.columns]


def test_rows_stand_under_headings_that_fold(workspace: Workspace, qtbot: QtBot) -> None:
    table = workspace.table
    workspace.table_panel.group_by("sfeer")
    heads = [table.rows.index(row, 0).data() for row in table.rows.heading_rows()]
    assert [head.split("  ")[1] for head in heads] == [
        "Persoonlijk (1)", "Gemeenschappelijk (2)", "Institutioneel (1)",
    ]  # fmt: skip
    assert len(table.uuids()) == 4
    table.setFocus()
    table.setCurrentIndex(table.rows.index(2, 0))
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert len(table.uuids()) == 2
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert len(table.uuids()) == 4
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(table.uuids()) == 2
    workspace.table_panel.group_by("")
    assert len(table.uuids()) == 4
    assert table.rows.rowCount() == 4


def test_an_empty_table_says_what_to_do(workspace: Workspace) -> None:
    table, register = workspace.table, workspace.register
    assert not table.empty.isVisible()
    workspace.filters.show_filter(Filter(zoek="xqz"))
    assert table.empty.isVisible()
    assert "zoeken op ‘xqz’" in table.empty.text()
    workspace.filters.show_all()
    assert not table.empty.isVisible()
    register.delete([h.uuid for h in register.records])
    assert table.empty.text().startswith("Nog geen hulpbronnen.")


# -- selecting ------------------------------------------------------------------------------------


def test_keys_go_through_the_table(workspace: Workspace, qtbot: QtBot) -> None:
    table = workspace.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.register.selected) == 4
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert workspace.register.selected == (by_name(workspace, "Wandelclub Veen"),)
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().column() == 0
    qtbot.keyClicks(table, "caf")
    assert workspace.register.selected == (by_name(workspace, "Café Zoë"),)


# -- cells ----------------------------------------------------------------------------------------


def test_a_text_changes_in_its_cell_as_one_step(workspace: Workspace, qtbot: QtBot) -> None:
    table, register = workspace.table, workspace.register
    workspace.table_panel.show_columns(["hulpbronnen.naam", "hulpbronnen.omschrijving"])
    double_click(qtbot, table, "Café Zoë", "hulpbronnen.omschrijving")
    qtbot.keyClicks(editor(table), "Koffie voor iedereen")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    uuid = by_name(workspace, "Café Zoë")

    def written() -> bool:
        zoe = register.hulpbron(uuid)
        return zoe is not None and zoe.omschrijving == "Koffie voor iedereen"

    qtbot.waitUntil(written, timeout=2_000)
    assert register.undo_text == "Wijzig ‘Café Zoë’: omschrijving"
    register.undo()
    undone = register.hulpbron(uuid)
    assert undone is not None
    assert undone.omschrijving is None


def test_what_does_not_fit_is_explained_at_the_cell(workspace: Workspace, qtbot: QtBot) -> None:
    table, register = workspace.table, workspace.register
    before = register.undo_text
    workspace.table_panel.show_columns(["hulpbronnen.naam", "hulpbronnen.herzien_voor"])
    table.setFocus()
    naam = "Café Zoë"
    table.setCurrentIndex(table.indexAt(cell(table, naam, "hulpbronnen.herzien_voor")))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    line = editor(table)
    line.selectAll()
    qtbot.keyClicks(line, "volgend jaar")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "geen datum" in table.remark.text, timeout=2_000)
    line = editor(table)
    assert line.text() == "volgend jaar"
    assert not table.remark.geometry().intersects(line.geometry())
    assert register.undo_text == before
    line.selectAll()
    qtbot.keyClicks(line, "1-2-2030")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    uuid = by_name(workspace, naam)

    def written() -> bool:
        zoe = register.hulpbron(uuid)
        return zoe is not None and zoe.herzien_voor == "2030-02-01"

    qtbot.waitUntil(written, timeout=2_000)
    assert table.remark.text == ""


def test_an_item_of_a_list_is_picked(workspace: Workspace, qtbot: QtBot) -> None:
    table, register = workspace.table, workspace.register
    double_click(qtbot, table, "Wandelclub Veen", "hulpbronnen.soort")
    combo = next(c for c in table.viewport().findChildren(QComboBox) if c.isVisible())
    qtbot.waitUntil(combo.view().isVisible, timeout=2_000)
    combo.hidePopup()
    at = combo.findText("Groep")
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    club = register.hulpbron(by_name(workspace, "Wandelclub Veen"))
    assert club is not None
    assert club.soort == "groep"


def test_several_items_are_ticked(workspace: Workspace, qtbot: QtBot) -> None:
    table, register = workspace.table, workspace.register
    workspace.table_panel.show_columns(["hulpbronnen.naam", "doelgroepen.doelgroep"])
    double_click(qtbot, table, "Café Zoë", "doelgroepen.doelgroep")
    dialog = next(d for d in workspace.table_panel.findChildren(QDialog) if d.isVisible())
    dialog.choices.set_codes(["ouderen", "mantelzorgers"])  # type: ignore[attr-defined]
    dialog.accept()
    zoe = register.hulpbron(by_name(workspace, "Café Zoë"))
    assert zoe is not None
    found = {row["doelgroep"] for row in zoe.deel("doelgroepen")}
    assert found == {"ouderen", "mantelzorgers"}


# -- many at once ---------------------------------------------------------------------------------


def test_many_change_in_one_step(workspace: Workspace, qtbot: QtBot) -> None:
    register = workspace.register
    qtbot.keyClick(workspace.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert workspace.table_panel.bulk.text() == "Wijzig deze 4…"
    dialog = workspace.table_panel.work.ask_bulk()
    assert dialog is not None
    assert dialog.windowTitle() == "Wijzig deze 4"
    dialog.field.setCurrentIndex(dialog.field.findData("hulpbronnen.formaliteit"))
    dialog.combo.setCurrentIndex(dialog.combo.findData("formeel"))
    assert dialog.count.text() == "Dit verandert 2 van deze 4, in één stap."
    dialog.accept()
    assert {h.formaliteit for h in register.records} == {"formeel"}
    register.undo()
    assert {h.formaliteit for h in register.records} == {"formeel", "informeel", None}


def test_many_get_an_item_more_and_keep_their_own(workspace: Workspace) -> None:
    register = workspace.register
    register.select([by_name(workspace, "Café Zoë"), by_name(workspace, "Wandelclub Veen")])
    dialog = workspace.table_panel.work.ask_bulk()
    assert dialog is not None
    dialog.field.setCurrentIndex(dialog.field.findData("doelgroepen.doelgroep"))
    assert dialog.choices is not None
    assert not dialog.ok.isEnabled()
    dialog.choices.set_codes(["ouderen"])
    dialog.accept()
    dialog = workspace.table_panel.work.ask_bulk()
    assert dialog is not None
    dialog.field.setCurrentIndex(dialog.field.findData("doelgroepen.doelgroep"))
    assert dialog.choices is not None
    dialog.choices.set_codes(["jongeren"])
    dialog.accept()
    for uuid in register.selected:
        hulpbron = register.hulpbron(uuid)
        assert hulpbron is not None
        found = {row["doelgroep"] for row in hulpbron.deel("doelgroepen")}
        assert found == {"ouderen", "jongeren"}


def test_persoonlijk_for_many_tells_which_points_go(workspace: Workspace) -> None:
    workspace.register.select([h.uuid for h in workspace.register.records])
    dialog = workspace.table_panel.work.ask_bulk()
    assert dialog is not None
    dialog.field.setCurrentIndex(dialog.field.findData("hulpbronnen.sfeer"))
    dialog.combo.setCurrentIndex(dialog.combo.findData("persoonlijk"))
    assert "3 daarvan verliezen hun punt" in dialog.count.text()
    dialog.reject()


def test_checked_today_in_one_step(workspace: Workspace, qtbot: QtBot) -> None:
    register = workspace.register
    register.select([h.uuid for h in register.records])
    uuids = list(register.selected)
    from sociale_kaart.operations import editing  # noqa: PLC0415 - only here

    register.act(editing.edit_many, uuids, {"gecontroleerd_op": "2020-01-01"})
    register.select(uuids)
    workspace.table_panel.checked.trigger()
    assert {h.gecontroleerd_op for h in register.records} == {today().isoformat()}
    register.undo()
    assert {h.gecontroleerd_op for h in register.records} == {"2020-01-01"}


def test_very_many_change_beside_the_window(workspace: Workspace, qtbot: QtBot) -> None:
    register = workspace.register
    with register.session.kaart.action("Voeg er veel toe") as actie:
        uuids = [actie.insert("hulpbronnen", {"naam": f"Club {n}"}) for n in range(320)]
    register.reload(Change("Voeg er veel toe"))
    register.select(uuids)
    workspace.table_panel.checked.trigger()
    busy = next(d for d in workspace.map.window().findChildren(QDialog) if d.isVisible())
    assert busy.windowTitle() == "320 hulpbronnen wijzigen…"

    def written() -> bool:
        found = register.hulpbron(uuids[-1])
        return found is not None and found.gecontroleerd_op == today().isoformat()

    qtbot.waitUntil(written, timeout=20_000)
    assert register.undo_text == "Wijzig 320 hulpbronnen: gecontroleerd op"


def test_a_row_offers_what_can_be_done_with_it(workspace: Workspace, qtbot: QtBot) -> None:
    table = workspace.table
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=cell(table, "Café Zoë", DEFAULT[0])
    )
    table.customContextMenuRequested.emit(cell(table, "Café Zoë", DEFAULT[0]))
    menu = next(m for m in workspace.table_panel.findChildren(QMenu) if m.isVisible())
    offered = [action.text() for action in menu.actions() if action.isEnabled()]
    assert offered == ["Wijzig samen…", "Gecontroleerd: klopt nog", "Kopieer", "Plak…"]
    menu.close()


# -- sheets ---------------------------------------------------------------------------------------


def test_no_text_becomes_a_formula_in_a_sheet() -> None:
    evil = Hulpbron("a", '=HYPERLINK("x")', omschrijving="een\ntwee\tdrie")
    shown = chosen(["hulpbronnen.naam", "hulpbronnen.omschrijving"])
    lines = [clipboard.heading_line(shown), *clipboard.sheet_lines([evil], shown, NAMES)]
    text = clipboard.as_text(lines)
    assert text == 'Naam\tOmschrijving\r\n\'=HYPERLINK("x")\teen twee drie\r\n'
    assert clipboard.read_sheet(text)[1][0] == '=HYPERLINK("x")'


def test_copy_edit_and_paste_back_by_name(workspace: Workspace, qtbot: QtBot, qapp: object) -> None:
    register, panel = workspace.register, workspace.table_panel
    panel.show_columns(["hulpbronnen.naam", "hulpbronnen.soort", "hulpbronnen.omschrijving"])
    workspace.table.setFocus()
    qtbot.keyClick(workspace.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - only here

    board = QGuiApplication.clipboard()
    lines = board.text().splitlines()
    assert lines[0] == "Naam\tSoort\tOmschrijving"
    assert len(lines) == 5
    sheet = [
        lines[0],
        "Café Zoë\tgroep\tKoffie",
        "Wandelclub Veen\tiets anders\t",
        "Onbekend\tgroep\t",
    ]
    board.setText("\r\n".join(sheet))
    qtbot.keyClick(workspace.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = next(d for d in panel.findChildren(QDialog) if d.isVisible())
    text = dialog.text.text()  # type: ignore[attr-defined]
    assert text.startswith("Er veranderen cellen: 2, bij hulpbronnen: 1. Dat wordt één stap.")
    assert "Wat niet past, blijft zoals het is: 1." in text
    assert "Bij geen hulpbron hoort: Onbekend." in text
    before = register.undo_text
    dialog.accept()
    zoe = register.hulpbron(by_name(workspace, "Café Zoë"))
    assert zoe is not None
    assert (zoe.soort, zoe.omschrijving) == ("groep", "Koffie")
    assert register.total == 4, "pasting never makes a hulpbron"
    register.undo()
    assert register.undo_text == before


def test_paste_from_a_cell_on(workspace: Workspace, qtbot: QtBot) -> None:
    register, panel, table = workspace.register, workspace.table_panel, workspace.table
    panel.show_columns(["hulpbronnen.naam", "hulpbronnen.omschrijving", "hulpbronnen.kosten"])
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - only here

    QGuiApplication.clipboard().setText("een\t1 euro\r\ntwee\t2 euro\r\n")
    table.setCurrentIndex(table.rows.index(2, 1))
    dialog = panel.work.paste()
    assert dialog is not None
    dialog.accept()
    texts = {h.naam: (h.omschrijving, h.meer["kosten"]) for h in register.records}
    assert texts["Café Zoë"] == ("een", "1 euro")
    assert texts["Wandelclub Veen"] == ("twee", "2 euro")
    assert texts["Burenhulp"] == (None, None)
    register.select([h.uuid for h in register.records])
    QGuiApplication.clipboard().setText("gratis")
    table.selectionModel().setCurrentIndex(
        table.rows.index(0, 2), table.selectionModel().SelectionFlag.NoUpdate
    )
    dialog = panel.work.paste()
    assert dialog is not None
    dialog.accept()
    assert {h.meer["kosten"] for h in register.records} == {"gratis"}
