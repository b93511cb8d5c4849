"""A workbook of ours that comes back: its differences at once, and the choices that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from helpers_ui import LOAD_MS, by_name
from PySide6.QtCore import Qt
from test_accessible import nameless

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.rondzenden import BLAD
from sociale_kaart.operations import editing, exports
from sociale_kaart.operations.importing import import_hulpbronnen
from sociale_kaart.ui.importing.wizard import (
    BESTAND,
    DUBBELEN,
    HERKENNEN,
    KOPPELEN,
    ONTVANGSTBEWIJS,
    ImportWizard,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the profiles of a test to itself."""
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "instellingen")


@pytest.fixture
def rond(workspace: Workspace, window: MainWindow, tmp_path: Path) -> Path:
    """The list as it was sent."""
    path = tmp_path / "rond.xlsx"
    exports.export(
        workspace.session, "xlsx", "intern", path, worker=window.worker, progress=NoProgress()
    )
    return path


def edit(path: Path, changes: Mapping[str, Mapping[str, Any]], without: str = "") -> None:
    """Write cells into the rows of these names, as somebody does in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    sheet = book[BLAD]
    place = {cell.value: cell.column for cell in sheet[1]}
    for row in list(sheet.iter_rows(min_row=2)):
        naam = str(row[place["Naam"] - 1].value)
        for kop, value in changes.get(naam, {}).items():
            if kop not in place:
                place[kop] = sheet.max_column + 1
                sheet.cell(1, place[kop], kop)
            sheet.cell(row[0].row, place[kop]).value = value
        if naam == without:
            for cell in row:
                cell.value = None
    book.save(path)


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> ImportWizard:
    """The wizard with a file that was chosen, as far as it goes by itself."""
    window.actions_by_id["import_list"].trigger()
    wizard = next(w for w in window.findChildren(ImportWizard) if w.isVisible())
    wizard.file.file.edit.setText(str(path))
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step == HERKENNEN and not wizard.work.busy, timeout=LOAD_MS)
    return wizard


def lines(wizard: ImportWizard) -> list[list[str]]:
    table = wizard.returned.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_the_differences_are_shown_at_once_and_imported_from_there(
    rond: Path, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    edit(rond, {"Café Zoë": {"Kosten": "€ 2"}, "Wandelclub Veen": {"Soort": "Groep"}})
    wizard = opened(window, rond, qtbot)
    assert wizard.returned.isVisible()
    assert not wizard.reading.isVisible()
    assert "eerder verstuurde: <b>4</b> rijen, <b>2</b> gewijzigd" in wizard.returned.head.text()
    assert ["Café Zoë", "Kosten", "(leeg)", "€ 2", "(leeg)", "wordt bijgewerkt"] in lines(wizard)
    assert len(lines(wizard)) == 2
    # The steps that are not needed are not there.
    said = [label.text() for label in wizard.steps._labels if label.isVisible()]
    assert said[:3] == ["✓ Bestand", "2 Verschillen", "3 Plaatsen"]
    assert "<b>4</b> bijgewerkt" in wizard.totals.text()
    assert nameless(wizard) == []
    assert wizard.next.text() == "Importeer de lijst"
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step == ONTVANGSTBEWIJS, timeout=LOAD_MS)
    found = workspace.register.hulpbron(by_name(workspace, "Wandelclub Veen"))
    assert found is not None
    assert found.soort == "groep"
    wizard.reject()
    workspace.register.undo()
    found = workspace.register.hulpbron(by_name(workspace, "Wandelclub Veen"))
    assert found is not None
    assert found.soort is None


def test_nothing_changed_is_said_so_and_one_can_go_back(
    rond: Path, window: MainWindow, qtbot: QtBot
) -> None:
    wizard = opened(window, rond, qtbot)
    assert "verandert niets" in wizard.returned.head.text()
    assert not wizard.returned.table.isVisible()
    qtbot.mouseClick(wizard.previous, LEFT)
    assert wizard.step == BESTAND
    qtbot.mouseClick(wizard.next, LEFT)
    assert wizard.step == HERKENNEN
    wizard.reject()


def test_what_both_sides_changed_is_asked_and_columns_never_are(
    rond: Path, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    uuid = by_name(workspace, "Café Zoë")
    workspace.register.act(editing.edit_hulpbron, uuid, {"kosten": "€ 3"})
    edit(rond, {"Café Zoë": {"Kosten": "€ 4"}}, without="Burenhulp")
    wizard = opened(window, rond, qtbot)
    assert lines(wizard)[0][3:] == ["€ 4", "€ 3", "jij kiest: allebei veranderd"]
    assert "Uit de lijst gehaald: <b>1</b>" in wizard.returned.head.text()
    assert wizard.next.text() == "Verder"
    qtbot.mouseClick(wizard.next, LEFT)
    assert wizard.step == DUBBELEN, f"{KOPPELEN} is not needed"
    assert "uit de lijst gehaald" in wizard.gone.label.text()
    detail = wizard.doubles.double
    assert detail.update_it.isVisible()
    detail.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(detail.update_it, LEFT)
    qtbot.mouseClick(wizard.previous, LEFT)
    assert wizard.step == HERKENNEN
    qtbot.mouseClick(wizard.next, LEFT)
    # The answer is as it was left.
    assert detail.table.item(0, 0).checkState() == Qt.CheckState.Checked
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step == ONTVANGSTBEWIJS, timeout=LOAD_MS)
    found = workspace.register.hulpbron(uuid)
    assert found is not None
    assert found.meer["kosten"] == "€ 4"
    wizard.reject()


def test_another_list_after_it_is_recognised_as_ever(
    rond: Path, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    wizard = opened(window, rond, qtbot)
    qtbot.mouseClick(wizard.previous, LEFT)
    other = tmp_path / "lijst.csv"
    other.write_text("Naam;Plaats\nKoor;Zonneveen\n", encoding="utf-8")
    wizard.file.file.edit.setText(str(other))
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(wizard.reading.isVisible, timeout=LOAD_MS)
    assert not wizard.returned.isVisible()
    said = [label.text() for label in wizard.steps._labels if label.isVisible()]
    assert said[1:3] == ["2 Herkennen", "3 Koppelen"]
    wizard.reject()


def test_in_the_queue_an_answer_to_a_clash_is_taken_back_as_it_was_given(
    rond: Path, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    uuid = by_name(workspace, "Café Zoë")
    workspace.register.act(editing.edit_hulpbron, uuid, {"kosten": "€ 3"})
    edit(rond, {"Café Zoë": {"Kosten": "€ 4", "Doelgroepen": "Ouderen"}})
    import_hulpbronnen(workspace.session, rond, worker=window.worker, progress=NoProgress())
    queue = window.commands.importeren.open_queue()
    detail = queue.page.double
    ticks = {detail._pairs[row].veld: detail.table.item(row, 0) for row in range(2)}
    assert not queue.undo.isEnabled()
    ticks["kosten"].setCheckState(Qt.CheckState.Unchecked)
    ticks["doelgroepen"].setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(detail.update_it, LEFT)
    found = workspace.register.hulpbron(uuid)
    assert found is not None
    assert found.meer["kosten"] == "€ 3"
    assert [row["doelgroep"] for row in found.deel("doelgroepen")] == ["ouderen"]
    qtbot.mouseClick(queue.undo, LEFT)
    found = workspace.register.hulpbron(uuid)
    assert found is not None
    assert not found.deel("doelgroepen")
    # The row waits again, ticked as it was.
    assert len(queue.page.model.vragen) == 1
    ticks = {detail._pairs[row].veld: detail.table.item(row, 0) for row in range(2)}
    assert ticks["doelgroepen"].checkState() == Qt.CheckState.Checked
    assert ticks["kosten"].checkState() == Qt.CheckState.Unchecked
    # 'Laat wachten' is an answer too.
    undo = workspace.register.undo_text
    qtbot.mouseClick(detail.wait, LEFT)
    assert queue.page.model.keuzes
    qtbot.mouseClick(queue.undo, LEFT)
    assert not queue.page.model.keuzes
    assert not queue.undo.isEnabled()
    assert workspace.register.undo_text == undo, "the kaart stayed as it was"
    queue.reject()
