"""Pointing on the map for a row that waits, suggestions on the map, and doubles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from helpers_ui import LOAD_MS, by_name
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolBar
from test_accessible import nameless

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import samenvoegen
from sociale_kaart.operations.changes import Change
from sociale_kaart.operations.editing import add_hulpbron
from sociale_kaart.operations.importing import import_hulpbronnen
from sociale_kaart.ui.importing.wizard import ImportWizard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.importing.queue_dialog import QueueDialog
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the profiles of a test to itself."""
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "instellingen")


@pytest.fixture
def lijst(workspace: Workspace, tmp_path: Path) -> Path:
    """A list with a mistyped street, no place at all, and one that stands on the kaart already."""
    adressen = workspace.session.required_ondergrond().layer("adressen")
    one = adressen[adressen["postcode"].notna()].iloc[3]
    mistyped = one.straat[:-2] + one.straat[-1]
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ["Naam", "Adres", "Plaats", "Telefoon"],
        ["Koor De Merel", f"{mistyped} {one.huisnummer}", one.plaats, ""],
        ["Wandelclub Noord", "Postbus 12", one.plaats, ""],
        ["Buurthuis De Zon", f"{one.straat} {one.huisnummer}", one.plaats, "038-1234567"],
    ):
        book.active.append(row)
    path = tmp_path / "lijst.xlsx"
    book.save(path)
    return path


@pytest.fixture
def queue(workspace: Workspace, window: MainWindow, lijst: Path, qtbot: QtBot) -> QueueDialog:
    """The queue after an import, with two rows of which the place is not known."""
    import_hulpbronnen(workspace.session, lijst, worker=window.worker, progress=NoProgress())
    workspace.register.reload(Change(""), workspace.session.kaart.hulpbronnen())
    opened = window.commands.importeren.open_queue()
    qtbot.waitExposed(opened)
    return opened


def test_a_row_is_placed_by_pointing_at_the_large_map(
    queue: QueueDialog, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    total = workspace.register.total
    place = queue.page.place.place
    qtbot.mouseClick(place.point, LEFT)
    assert not queue.isVisible()
    view = workspace.map.view
    assert workspace.map.hint.isVisible()
    qtbot.waitUntil(view.hasFocus)
    # Nothing else takes part meanwhile.
    assert not window.menuBar().isEnabled()
    assert not any(bar.isEnabled() for bar in window.findChildren(QToolBar, "knoppen"))
    middle = view.viewport().rect().center() + QPoint(90, 60)
    wanted = view.rd(middle)
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle)
    assert queue.isVisible()
    assert window.menuBar().isEnabled()
    assert not workspace.map.hint.isVisible()
    assert workspace.register.total == total + 1
    placed = workspace.register.hulpbron(by_name(workspace, "Koor De Merel"))
    assert placed is not None
    plek = placed.plekken[0]
    assert plek.locatie_nauwkeurigheid == "handmatig"
    assert (plek.x, plek.y) == pytest.approx(wanted, abs=2 * view.m_per_px)
    qtbot.mouseClick(queue.undo, LEFT)
    assert workspace.register.total == total
    assert [vraag.naam for vraag in queue.page.model.vragen] == [
        "Koor De Merel", "Wandelclub Noord"
    ]  # fmt: skip


def test_escape_brings_the_queue_back_and_nothing_is_placed(
    queue: QueueDialog, workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    tool, total = workspace.map.view.tool, workspace.register.total
    for _ in range(2):
        qtbot.mouseClick(queue.page.place.place.point, LEFT)
        assert not queue.isVisible()
        qtbot.keyClick(workspace.map.view, Qt.Key.Key_Escape)
        assert queue.isVisible()
        assert workspace.map.view.tool is tool
    assert workspace.register.total == total
    assert window.menuBar().isEnabled()
    assert queue.isModal()


def test_enter_places_in_the_middle_by_keyboard_alone(
    queue: QueueDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    queue.page.place.place.point.setFocus()
    qtbot.keyClick(queue.page.place.place.point, Qt.Key.Key_Space)
    assert not queue.isVisible()
    total = workspace.register.total
    qtbot.keyClick(workspace.map.view, Qt.Key.Key_Return)
    assert queue.isVisible()
    assert workspace.register.total == total + 1


def test_a_form_that_waits_for_a_place_still_waits_after_pointing(
    workspace: Workspace, window: MainWindow, lijst: Path, qtbot: QtBot
) -> None:
    import_hulpbronnen(workspace.session, lijst, worker=window.worker, progress=NoProgress())
    workspace.begin_new()
    assert workspace.map.placing
    queue = window.commands.importeren.open_queue()
    qtbot.mouseClick(queue.page.place.place.point, LEFT)
    qtbot.keyClick(workspace.map.view, Qt.Key.Key_Escape)
    assert workspace.map.placing
    assert workspace.form.adding
    assert workspace.map.hint.isVisible()
    queue.reject()


def test_suggestions_are_numbered_on_the_map_and_a_click_there_is_the_same(
    queue: QueueDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    page = queue.page
    vraag = page.current
    assert vraag is not None
    assert [point.teken for point in page.map.points] == ["1"] * bool(vraag.suggesties) or (
        len(page.map.points) == len(vraag.suggesties)
    )
    first = page.place.near.item(0).text()
    assert first.startswith("1. ")
    assert "andere straatnaam" in first
    view = page.map.view
    qtbot.waitUntil(lambda: view.base is not None and view.isVisible(), timeout=LOAD_MS)
    page.place.near.setCurrentRow(-1)
    assert page.map.item.chosen == -1
    point = page.map.points[0]
    qtbot.waitUntil(
        lambda: view.viewport().rect().contains(view.pixel(point.x, point.y)), timeout=LOAD_MS
    )
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.pixel(point.x, point.y))
    assert page.place.near.currentRow() == 0
    assert page.map.item.chosen == 0
    qtbot.mouseClick(page.place.here, LEFT)
    placed = workspace.register.hulpbron(by_name(workspace, "Koor De Merel"))
    assert placed is not None
    assert (placed.plekken[0].x, placed.plekken[0].y) == pytest.approx((point.x, point.y))
    # The next row has no suggestion: no map is shown for it.
    assert page.current is not None
    assert page.current.naam == "Wandelclub Noord"
    assert not page.map.isVisible()


def test_a_number_on_the_large_map_takes_that_suggestion(
    queue: QueueDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    wanted = queue.page.map.points[0]
    qtbot.mouseClick(queue.page.place.place.point, LEFT)
    view = workspace.map.view
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.pixel(wanted.x, wanted.y))
    assert queue.isVisible()
    placed = workspace.register.hulpbron(by_name(workspace, "Koor De Merel"))
    assert placed is not None
    assert placed.plekken[0].locatie_nauwkeurigheid == "adres"
    assert (placed.plekken[0].x, placed.plekken[0].y) == pytest.approx((wanted.x, wanted.y))


def test_the_queue_is_left_half_way_and_resumed(
    queue: QueueDialog, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    queue.page.place.reden.setText("bestaat niet meer")
    qtbot.keyClick(queue.page.place.reden, Qt.Key.Key_Return)
    queue.reject()
    again = window.commands.importeren.open_queue()
    assert [vraag.naam for vraag in again.page.model.vragen] == ["Wandelclub Noord"]
    assert not nameless(again)
    again.page.place.place.buurt.committed.emit(next(iter(workspace.area.buurtnamen)))
    assert not again.page.model.vragen
    assert "Er wacht niets" in again.page.head.text()
    qtbot.mouseClick(again.undo, LEFT)
    assert len(again.page.model.vragen) == 1
    again.reject()


def to_doubles(window: MainWindow, path: Path, qtbot: QtBot) -> ImportWizard:
    window.actions_by_id["import_list"].trigger()
    wizard = next(w for w in window.findChildren(ImportWizard) if w.isVisible())
    wizard.file.file.edit.setText(str(path))
    for step in range(1, 5):
        qtbot.mouseClick(wizard.next, LEFT)
        qtbot.waitUntil(lambda step=step: wizard.step == step, timeout=LOAD_MS)
    return wizard


def test_doubles_lie_side_by_side_with_both_places_on_a_map(
    workspace: Workspace, window: MainWindow, lijst: Path, qtbot: QtBot
) -> None:
    wizard = to_doubles(window, lijst, qtbot)
    page = wizard.doubles
    assert page.current is not None
    assert page.current.naam == "Buurthuis De Zon"
    assert [point.teken for point in page.map.points] == ["1", "2"]
    zon = workspace.register.hulpbron(by_name(workspace, "Buurthuis De Zon"))
    assert zon is not None
    assert (page.map.points[1].x, page.map.points[1].y) == (zon.plekken[0].x, zon.plekken[0].y)
    assert "Hemelsbreed" in page.map.caption.text()
    view = page.map.view
    qtbot.waitUntil(view.isVisible, timeout=LOAD_MS)
    for point in page.map.points:
        qtbot.waitUntil(
            lambda point=point: view.viewport().rect().contains(view.pixel(point.x, point.y)),
            timeout=LOAD_MS,
        )
    table = page.double.table
    assert table.isColumnHidden(2), "there was no list before this one"
    rows = {table.item(row, 1).text(): row for row in range(table.rowCount())}
    ticked = {
        naam: table.item(row, 0).checkState() == Qt.CheckState.Checked for naam, row in rows.items()
    }
    # What is empty is filled; a point that somebody pointed at is not moved unasked.
    assert ticked == {"Telefoon": True, "Adres": False}
    qtbot.mouseClick(page.double.same, LEFT)
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step == 5, timeout=LOAD_MS)
    merged = workspace.register.hulpbron(zon.uuid)
    assert merged is not None
    assert merged.deel("contacten")[0]["telefoon"] == "038-1234567"
    assert (merged.plekken[0].x, merged.plekken[0].y) == (zon.plekken[0].x, zon.plekken[0].y)
    wizard.accept()


def test_no_double_is_remembered(
    workspace: Workspace, window: MainWindow, lijst: Path, qtbot: QtBot
) -> None:
    wizard = to_doubles(window, lijst, qtbot)
    before = by_name(workspace, "Buurthuis De Zon")
    qtbot.mouseClick(wizard.doubles.double.apart, LEFT)
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step == 5, timeout=LOAD_MS)
    wizard.accept()
    same = [h.uuid for h in workspace.register.records if h.naam == "Buurthuis De Zon"]
    assert len(same) == 2
    new = next(uuid for uuid in same if uuid != before)
    apart = samenvoegen.known_apart(workspace.session)
    assert frozenset((before, new)) in {frozenset(pair) for pair in apart}


def test_the_small_map_leaves_nothing_running(queue: QueueDialog, qtbot: QtBot) -> None:
    view = queue.page.map.view
    qtbot.waitUntil(lambda: view.tiles is not None, timeout=LOAD_MS)
    queue.reject()
    QApplication.processEvents()
    assert view.tiles is None


def test_pointing_from_the_wizard_returns_to_its_step(
    workspace: Workspace, window: MainWindow, lijst: Path, qtbot: QtBot
) -> None:
    window.actions_by_id["import_list"].trigger()
    wizard = next(w for w in window.findChildren(ImportWizard) if w.isVisible())
    wizard.file.file.edit.setText(str(lijst))
    for step in range(1, 4):
        qtbot.mouseClick(wizard.next, LEFT)
        qtbot.waitUntil(lambda step=step: wizard.step == step, timeout=LOAD_MS)
    qtbot.mouseClick(wizard.places.place.place.point, LEFT)
    assert not wizard.isVisible()
    view = workspace.map.view
    middle = view.viewport().rect().center() + QPoint(80, 80)
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle)
    assert wizard.isVisible()
    assert wizard.step == 3
    (keuze,) = wizard.choices.rijen.values()
    assert keuze.plek is not None
    assert keuze.plek["locatie_nauwkeurigheid"] == "handmatig"
    assert wizard.plan is not None
    wizard.reject()


def test_doubles_in_the_kaart_are_merged_per_field_and_undone(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    zon = workspace.register.hulpbron(by_name(workspace, "Buurthuis De Zon"))
    assert zon is not None
    plek = {"x": zon.plekken[0].x, "y": zon.plekken[0].y, "locatie_nauwkeurigheid": "handmatig"}
    other = {"naam": "De Zon", "sfeer": "institutioneel", "omschrijving": "Koffie en soep."}
    workspace.register.act(add_hulpbron, other, plek)
    total = workspace.register.total
    dialog = window.commands.importeren.show_doubles()
    qtbot.waitUntil(lambda: not dialog.work.busy, timeout=LOAD_MS)
    assert len(dialog.page.model.vragen) == 1
    assert [point.teken for point in dialog.page.map.points] == ["1", "2"]
    assert "Op dezelfde plek." in dialog.page.map.caption.text()
    assert not nameless(dialog)
    double = dialog.page.double
    qtbot.mouseClick(double.apart, LEFT)
    assert not dialog.page.model.vragen
    qtbot.mouseClick(dialog.undo, LEFT)
    qtbot.waitUntil(lambda: len(dialog.page.model.vragen) == 1, timeout=LOAD_MS)
    rows = {double.table.item(row, 1).text(): row for row in range(double.table.rowCount())}
    double.table.item(rows["Naam"], 0).setCheckState(Qt.CheckState.Checked)
    wanted = double.table.item(rows["Naam"], 3).text()
    qtbot.mouseClick(double.same, LEFT)
    assert workspace.register.total == total - 1
    merged = workspace.register.hulpbron(by_name(workspace, wanted))
    assert merged is not None
    assert merged.omschrijving == "Koffie en soep."
    qtbot.mouseClick(dialog.undo, LEFT)
    assert workspace.register.total == total
    dialog.reject()


def test_the_window_can_be_closed_while_one_points(
    queue: QueueDialog, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(queue.page.place.place.point, LEFT)
    assert not queue.isVisible()
    window.close()
    assert window.workspace is None
