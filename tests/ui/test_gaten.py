"""Gaten in the window: the matrix walked by keyboard, one cell in words, the same on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from test_accessible_tree import without

from sociale_kaart.operations import delen, inventarisatie
from sociale_kaart.ui.bereikbaarheid.gaten_page import GatenPage
from sociale_kaart.ui.inventarisatie_dialog import AskedDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.workspace import Workspace

COMPUTE_MS = 60_000
AMBITIES, ONTMOETING = "ambities", 0


def uuid_of(workspace: Workspace, naam: str) -> str:
    return next(h.uuid for h in workspace.register.records if h.naam == naam)


@pytest.fixture
def page(workspace: Workspace) -> GatenPage:
    """The page before anything was asked; one of the hulpbronnen is there for ontmoeting."""
    workspace.register.act(
        delen.set_keuzes, uuid_of(workspace, "Buurthuis De Zon"), AMBITIES, ["ontmoeting"]
    )
    workspace.layout.reveal("bereikbaarheid")
    made = workspace.bereikbaarheid.show_page("gaten")
    assert isinstance(made, GatenPage)
    return made


@pytest.fixture
def answered(page: GatenPage, qtbot: QtBot) -> GatenPage:
    """The page with the answer for the ambities."""
    page.show_lens(AMBITIES)
    wait(page, qtbot)
    return page


def wait(page: GatenPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.found is not None and not page.busy, timeout=COMPUTE_MS)


def go_to_known(page: GatenPage) -> None:
    """Go to a buurt where something for ontmoeting is known."""
    rows = page.table.rows
    row = next(
        row
        for row in range(rows.rowCount())
        if rows.cel(row, ONTMOETING).toestand == "bekend"  # type: ignore[union-attr]
    )
    page.table.setCurrentIndex(rows.index(row, ONTMOETING))


def test_before_anything_is_asked_it_says_what_to_do(page: GatenPage) -> None:
    assert "Zoek wat er is" in page.notice.text()
    assert not page.save.isEnabled()
    assert page.table.rows.rowCount() == 0


def test_the_matrix_says_each_state_by_sign_and_word(answered: GatenPage) -> None:
    rows = answered.table.rows
    assert rows.columnCount() == 5
    names = [naam for _, naam in rows.buurten]
    assert names == sorted(names)
    texts = {
        str(rows.data(rows.index(row, column)))
        for row in range(rows.rowCount())
        for column in range(rows.columnCount())
    }
    assert texts == {"● bekend: 1", "– niet gevraagd"}


def test_a_cell_is_read_aloud_with_buurt_item_and_reason(answered: GatenPage) -> None:
    go_to_known(answered)
    rows, index = answered.table.rows, answered.table.currentIndex()
    said = str(rows.data(index, Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith(f"{rows.buurten[index.row()][1]}, Ontmoeting en erbij horen: bekend.")
    assert "binnen 500 m lopen" in said
    assert "nog niemand naar gevraagd" in said


def test_one_walks_by_arrow_keys_and_enter_opens_the_hulpbronnen(
    answered: GatenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    go_to_known(answered)
    qtbot.keyClick(answered.table, Qt.Key.Key_Right)
    assert answered.table.current is not None
    assert answered.table.current.item == "ontplooiing"
    assert "Ontplooiing" in answered.cel.titel.text()
    assert not answered.cel.lijst.isVisible()
    qtbot.keyClick(answered.table, Qt.Key.Key_Left)
    qtbot.keyClick(answered.table, Qt.Key.Key_Return)
    answered.cel.lijst.setCurrentRow(0)
    assert "Buurthuis De Zon" in answered.cel.lijst.currentItem().text()
    qtbot.keyClick(answered.cel.lijst, Qt.Key.Key_Return)
    assert workspace.register.current is not None
    assert workspace.register.current.naam == "Buurthuis De Zon"


def test_who_listens_gets_a_name_for_everything(answered: GatenPage, workspace: Workspace) -> None:
    go_to_known(answered)
    assert without(workspace.map.window()) == []


def test_noting_that_it_was_asked_in_vain_makes_it_a_gat(
    answered: GatenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    answered.table.setCurrentIndex(answered.table.rows.index(0, 1))
    before = answered.table.current
    assert before is not None
    assert before.toestand == "niet gevraagd"
    qtbot.mouseClick(answered.cel.ask, Qt.MouseButton.LeftButton)
    (dialog,) = workspace.bereikbaarheid.window().findChildren(AskedDialog)
    assert dialog.buurt.currentData() == before.buurtcode
    assert dialog.onderwerp.currentText() == "Ontplooiing, zingeving en vertrouwen"
    found = answered.found
    dialog.ok.click()
    qtbot.waitUntil(lambda: answered.found is not found and not answered.busy, timeout=COMPUTE_MS)
    after = answered.table.current
    assert after is not None
    assert (after.buurtcode, after.item) == (before.buurtcode, before.item)
    assert after.toestand == "gevraagd, niets gevonden"
    index = answered.table.currentIndex()
    assert answered.table.rows.data(index) == "○ niets gevonden"
    assert "Gevraagd aan: bewoner op" in answered.cel.tekst.text()


def test_the_map_shows_the_column_one_stands_in(
    answered: GatenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    go_to_known(answered)
    cel = answered.table.current
    assert cel is not None
    qtbot.mouseClick(answered.on_map, Qt.MouseButton.LeftButton)
    context = workspace.bereikbaarheid.context("gaten")
    assert context.has_layer
    layer, _ = workspace.map._layers
    assert layer is not None
    assert layer.titel == "Ontmoeting en erbij horen, binnen 500 m lopen"
    assert layer.waarden[cel.buurtcode].stap == 0
    assert layer.geen == "niet gevraagd"
    patterns = [step.patroon for step in layer.stappen]
    assert len(set(patterns)) == len(patterns), "told apart without colour"
    qtbot.keyClick(answered.table, Qt.Key.Key_Right)
    layer, _ = workspace.map._layers
    assert layer is not None
    assert layer.titel.startswith("Ontplooiing")
    assert all(waarde.stap is None for waarde in layer.waarden.values())
    workspace.map.legend.closed.emit()
    assert not answered.on_map.isChecked()


def test_another_radius_is_asked_at_once_and_remembered(
    answered: GatenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    answered.keuze.straal.setValue(2_000)
    qtbot.waitUntil(
        lambda: answered.found is not None and answered.found.straal_m == 2_000, timeout=COMPUTE_MS
    )
    wait(answered, qtbot)
    context = workspace.bereikbaarheid.context("gaten")
    again = GatenPage(context)
    qtbot.addWidget(again)
    assert (again.keuze.straal.value(), again.keuze.lens_code) == (2_000, AMBITIES)
    assert again.found is None


def test_a_change_of_the_kaart_makes_it_out_of_date(
    answered: GatenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.register.act(
        delen.set_keuzes, uuid_of(workspace, "Café Zoë"), AMBITIES, ["ontmoeting"]
    )
    assert "Verouderd" in answered.notice.text()
    qtbot.mouseClick(answered.compute, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not answered.busy, timeout=COMPUTE_MS)
    assert "Verouderd" not in answered.notice.text()
    go_to_known(answered)
    cel = answered.table.current
    assert cel is not None
    assert cel.aantal == 2


def test_it_is_copied_and_saved_with_how_it_was_counted(
    answered: GatenPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClick(answered.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 1 + answered.table.rows.rowCount()
    assert "bekend: 1" in QGuiApplication.clipboard().text()
    target = tmp_path / "gaten.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(answered.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=COMPUTE_MS)
    assert "Uitleg" in openpyxl.load_workbook(target).sheetnames
    qtbot.wait(50)


def test_people_who_named_nothing_stand_beside_what_there_is(
    answered: GatenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    go_to_known(answered)
    cel = answered.table.current
    assert cel is not None
    workspace.register.act(
        inventarisatie.add_inventarisatie,
        {
            "gebiedscode": cel.buurtcode,
            "perspectief": "bewoner",
            "datum": "2026-05-03",
            "uitkomst": "gevraagd_niets_gevonden",
        },
    )
    qtbot.waitUntil(lambda: not answered.busy, timeout=COMPUTE_MS)
    assert "1 keer noemde iemand niets" in answered.cel.tekst.text()
