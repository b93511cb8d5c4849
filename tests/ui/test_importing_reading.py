"""Every decision about reading a list can be corrected in the window, and the profiles chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from helpers_ui import LOAD_MS
from PySide6.QtCore import Qt
from test_accessible import nameless

from sociale_kaart.base import paths
from sociale_kaart.operations import profielen
from sociale_kaart.ui.importing.wizard import HERKENNEN, KOPPELEN, ImportWizard

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QComboBox
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the profiles of a test to itself."""
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "instellingen")


@pytest.fixture
def wizard(workspace: Workspace, window: MainWindow) -> ImportWizard:
    window.actions_by_id["import_list"].trigger()
    return window.findChild(ImportWizard)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A sheet with two tables and a hidden row, a second sheet, and a table on its side."""
    made = openpyxl.Workbook()
    first = made.active
    assert first is not None
    first.title = "Lijst"
    for row in (
        ["Naam", "Straat", "Plaats"],
        ["Koor", "Kerkstraat", "Zonneveen"],
        ["Verstopt", "Kerkstraat", "Zonneveen"],
        ["Soep", "Kerkstraat", "Zonneveen"],
    ):
        first.append(row)
    first.row_dimensions[3].hidden = True
    other = made.create_sheet("Ander")
    for row in (["Organisatie", "Telefoon"], ["Bingo", "038-1111111"]):
        other.append(row)
    side = made.create_sheet("Gekanteld")
    for row in (
        ["Naam", "Yoga", "Schaken"],
        ["Telefoon", "038-2222222", "038-3333333"],
        ["Website", "www.yoga.nl", "www.schaken.nl"],
    ):
        side.append(row)
    path = tmp_path / "boek.xlsx"
    made.save(path)
    return path


def read(wizard: ImportWizard, path: Path, qtbot: QtBot) -> None:
    wizard.file.file.edit.setText(str(path))
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step == HERKENNEN and not wizard.work.busy, timeout=LOAD_MS)


def again(wizard: ImportWizard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not wizard.work.busy, timeout=LOAD_MS)
    assert not wizard.remark.isVisible(), wizard.remark.text()


def choose(combo: QComboBox, text: str) -> None:
    """Choose an item as a user does."""
    index = combo.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert index >= 0, [combo.itemText(i) for i in range(combo.count())]
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def koppen(wizard: ImportWizard) -> list[str]:
    table = wizard.reading.table
    return [table.horizontalHeaderItem(c).text() for c in range(table.columnCount())]


def first_column(wizard: ImportWizard) -> list[str]:
    table = wizard.reading.table
    return [table.item(row, 0).text() for row in range(table.rowCount())]


def test_the_sheet(wizard: ImportWizard, book: Path, qtbot: QtBot) -> None:
    read(wizard, book, qtbot)
    assert koppen(wizard) == ["Naam", "Straat", "Plaats"]
    choose(wizard.reading.blad, "Ander")
    again(wizard, qtbot)
    assert koppen(wizard) == ["Organisatie", "Telefoon"]
    assert "<b>1</b> om te importeren" in wizard.reading.count.text()


def test_hidden_rows(wizard: ImportWizard, book: Path, qtbot: QtBot) -> None:
    read(wizard, book, qtbot)
    assert "<b>2</b> om te importeren" in wizard.reading.count.text()
    qtbot.mouseClick(wizard.reading.verborgen, LEFT)
    again(wizard, qtbot)
    assert "<b>3</b> om te importeren" in wizard.reading.count.text()
    assert "Verstopt" in first_column(wizard)


def test_a_table_on_its_side(wizard: ImportWizard, book: Path, qtbot: QtBot) -> None:
    read(wizard, book, qtbot)
    choose(wizard.reading.blad, "Gekanteld")
    again(wizard, qtbot)
    assert wizard.reading.gekanteld.isChecked()
    assert koppen(wizard) == ["Naam", "Telefoon", "Website"]
    # Not so after all: it is shown at once, and can be put right again.
    qtbot.mouseClick(wizard.reading.gekanteld, LEFT)
    again(wizard, qtbot)
    assert koppen(wizard) != ["Naam", "Telefoon", "Website"]
    qtbot.mouseClick(wizard.reading.gekanteld, LEFT)
    again(wizard, qtbot)
    assert koppen(wizard) == ["Naam", "Telefoon", "Website"]


def test_the_rows_with_headers(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "koppen.csv"
    path.write_text("Naam;Plaats\nOrganisatie;Woonplaats\nKoor;Zonneveen\n", encoding="utf-8")
    read(wizard, path, qtbot)
    wizard.reading.last.setValue(1)
    wizard.reading.first.setValue(1)
    again(wizard, qtbot)
    assert "<b>2</b> om te importeren" in wizard.reading.count.text()
    wizard.reading.first.setValue(2)
    again(wizard, qtbot)
    assert koppen(wizard) == ["Organisatie", "Woonplaats"]
    assert "<b>1</b> om te importeren" in wizard.reading.count.text()


def test_the_table_on_a_sheet(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    made = openpyxl.Workbook()
    assert made.active is not None
    for row in (
        ["Naam", "Telefoon", "Plaats"],
        ["Koor", "038-1111111", "Zonneveen"],
        ["Soep", "038-2222222", "Zonneveen"],
        [],
        [],
        ["Organisatie", "Website", "E-mail"],
        ["Bingo", "www.bingo.nl", "info@bingo.nl"],
        ["Yoga", "www.yoga.nl", "info@yoga.nl"],
    ):
        made.active.append(row)
    path = tmp_path / "twee tabellen.xlsx"
    made.save(path)
    read(wizard, path, qtbot)
    reading = wizard.reading
    assert reading.tabel.isVisible()
    assert reading.tabel.count() == 2
    before = koppen(wizard)
    other = 1 - reading.tabel.currentIndex()
    reading.tabel.setCurrentIndex(other)
    reading.tabel.activated.emit(other)
    again(wizard, qtbot)
    assert koppen(wizard) != before
    assert {"Naam", "Organisatie"} == {before[0], koppen(wizard)[0]}


def test_the_encoding(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "tekens.csv"
    path.write_bytes("Naam;Plaats\nCafé Zoë;Zonneveen\n".encode("cp1252"))
    read(wizard, path, qtbot)
    assert "Café Zoë" in first_column(wizard)
    assert wizard.reading.codering.isVisible()
    path.write_bytes("Naam;Plaats\nCafé Zoë;Zonneveen\n".encode())
    choose(wizard.reading.codering, "utf-8")
    again(wizard, qtbot)
    assert "Café Zoë" in first_column(wizard)
    choose(wizard.reading.codering, "cp1252")
    again(wizard, qtbot)
    assert "CafÃ© ZoÃ«" in first_column(wizard)


def test_pasted_cells_go_all_the_way(
    wizard: ImportWizard, workspace: Workspace, qtbot: QtBot
) -> None:
    buurt = next(iter(workspace.area.buurtnamen.values()))
    wizard.file.cells.setFocus()
    qtbot.keyClicks(wizard.file.cells, "")
    wizard.file.cells.insertPlainText(f"Naam\tBuurt\nKoor\t{buurt}\nSoep\t{buurt}\n")
    total = workspace.register.total
    for step in range(1, 6):
        qtbot.mouseClick(wizard.next, LEFT)
        qtbot.waitUntil(
            lambda step=step: wizard.step == step and not wizard.work.busy, timeout=LOAD_MS
        )
    assert workspace.register.total == total + 2
    wizard.accept()


def test_a_profile_is_chosen_by_name_left_out_and_removed(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Naam;Plaats;Zaal\nKoor;Zonneveen;7\n", encoding="utf-8")
    read(wizard, path, qtbot)
    qtbot.mouseClick(wizard.next, LEFT)
    columns = wizard.columns
    assert wizard.step == KOPPELEN
    assert not columns.kies.isVisible(), "there are no profiles yet"
    combo = columns.table.cellWidget(2, 2)
    choose(combo, "opmerking")
    again(wizard, qtbot)
    columns.naam.setText("Welzijn")
    qtbot.mouseClick(columns.save, LEFT)
    assert columns.kies.isVisible()
    choose(columns.kies, "zonder profiel")
    again(wizard, qtbot)
    assert columns.koppeling.kop("opmerking") is None
    choose(columns.kies, "Welzijn")
    again(wizard, qtbot)
    assert columns.koppeling.kop("opmerking") == "Zaal"
    assert "Gelezen met het profiel ‘Welzijn’" in columns.profiel.text()
    assert not nameless(wizard)
    qtbot.mouseClick(columns.remove, LEFT)
    assert profielen.profielen() == []
    assert not columns.kies.isVisible()
    assert columns.koppeling.kop("opmerking") == "Zaal", "the list stays read like this"
    wizard.reject()
