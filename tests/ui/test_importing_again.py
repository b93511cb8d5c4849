"""A newer version of a list: new, changed and gone, per group and per row; nothing ours is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from helpers_ui import LOAD_MS, by_name
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from test_accessible import nameless

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations.batches import batches
from sociale_kaart.operations.changes import Change
from sociale_kaart.operations.importing import import_hulpbronnen
from sociale_kaart.operations.wachtrij import waiting_count
from sociale_kaart.ui.importing.queue_dialog import QueueDialog
from sociale_kaart.ui.importing.wizard import DUBBELEN, ONTVANGSTBEWIJS, ImportWizard

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QComboBox
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.importing.batches_dialog import BatchesDialog
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
KOPPEN = ["Nummer", "Naam", "Telefoon", "Website", "Buurt"]


@pytest.fixture(autouse=True)
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the profiles of a test to itself."""
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "instellingen")


def write(path: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in [KOPPEN, *rows]:
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def again(workspace: Workspace, window: MainWindow, tmp_path: Path) -> Path:
    """Last year's list is in the kaart, we edited one of it; this year's is returned.

    Koor: changed by both. Soep: only the list changed. Yoga: only we changed. Bingo: gone.
    """
    buurt = next(iter(workspace.area.buurtnamen.values()))
    old = write(
        tmp_path / "lijst 2025.xlsx",
        [
            ["1", "Koor", "038-1111111", "www.koor.nl", buurt],
            ["2", "Soep", "038-2222222", "www.soep.nl", buurt],
            ["3", "Yoga", "038-3333333", "www.yoga.nl", buurt],
            ["4", "Bingo", "038-4444444", "www.bingo.nl", buurt],
        ],
    )
    session = workspace.session
    import_hulpbronnen(session, old, worker=window.worker, progress=NoProgress())
    workspace.register.reload(Change(""), session.kaart.hulpbronnen())
    ours = {"Koor": "038-1000000", "Yoga": "038-3000000"}
    for naam, telefoon in ours.items():
        workspace.register.edit(by_name(workspace, naam), {}, contact={"telefoon": telefoon})
    return write(
        tmp_path / "lijst 2026.xlsx",
        [
            ["1", "Koor", "038-1999999", "www.koor.nl", buurt],
            ["2", "Soep", "038-2999999", "www.soep.nl", buurt],
            ["3", "Yoga", "038-3333333", "www.yoga.nl", buurt],
            ["5", "Schaken", "038-5555555", "www.schaken.nl", buurt],
        ],
    )


@pytest.fixture
def wizard(window: MainWindow, again: Path, qtbot: QtBot) -> ImportWizard:
    """The wizard where this year's list lies beside last year's."""
    window.actions_by_id["import_list"].trigger()
    made = window.findChild(ImportWizard)
    made.file.file.edit.setText(str(again))
    for step in range(1, DUBBELEN + 1):
        qtbot.mouseClick(made.next, LEFT)
        qtbot.waitUntil(lambda step=step: made.step == step and not made.work.busy, timeout=LOAD_MS)
    return made


def telefoon(workspace: Workspace, naam: str) -> str:
    found = workspace.register.hulpbron(by_name(workspace, naam))
    assert found is not None
    return str(found.deel("contacten")[0]["telefoon"])


def choose(combo: QComboBox, text: str) -> None:
    """Choose an item as a user does."""
    index = combo.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert index >= 0
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def finish(wizard: ImportWizard, qtbot: QtBot) -> None:
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step == ONTVANGSTBEWIJS, timeout=LOAD_MS)
    wizard.accept()


def go_to(wizard: ImportWizard, naam: str) -> None:
    page = wizard.doubles
    names = [vraag.naam for vraag in page.model.vragen]
    page.list.setCurrentIndex(page.model.index(names.index(naam)))


def test_what_is_new_changed_and_gone_is_told(wizard: ImportWizard) -> None:
    text = wizard.repeat.text.text()
    assert "‘lijst 2025.xlsx’" in text
    assert "<b>1</b> nieuw, <b>2</b> veranderd, <b>1</b> weg, <b>1</b> gelijk" in text
    assert [item.text() for item in map(wizard.gone.list.item, range(1))] == ["Bingo"]
    # What somebody has to choose comes first.
    assert [vraag.naam for vraag in wizard.doubles.model.vragen] == ["Koor", "Soep", "Schaken"]
    assert not nameless(wizard)


def test_a_change_is_shown_as_theirs_ours_and_was(wizard: ImportWizard) -> None:
    table = wizard.doubles.double.table
    go_to(wizard, "Koor")
    assert not table.isColumnHidden(2)
    row = [table.item(0, column).text() for column in range(1, 5)]
    assert row == ["Telefoon", "038-1111111", "038-1999999", "038-1000000"]
    assert table.item(0, 0).checkState() == Qt.CheckState.Unchecked, "ours is not lost unasked"
    assert "allebei veranderd" in wizard.doubles.double.hint.text()
    go_to(wizard, "Soep")
    assert table.item(0, 0).checkState() == Qt.CheckState.Checked
    assert "Alleen de lijst" in wizard.doubles.double.hint.text()


def test_without_an_answer_ours_stays_and_the_rest_is_brought_up_to_date(
    wizard: ImportWizard, workspace: Workspace, qtbot: QtBot
) -> None:
    finish(wizard, qtbot)
    assert telefoon(workspace, "Koor") == "038-1000000"
    assert telefoon(workspace, "Soep") == "038-2999999"
    assert telefoon(workspace, "Yoga") == "038-3000000"
    assert telefoon(workspace, "Schaken") == "038-5555555"
    bingo = workspace.register.hulpbron(by_name(workspace, "Bingo"))
    assert bingo is not None
    assert bingo.status == "actief"
    assert waiting_count(workspace.session) == 1


def test_a_row_is_chosen_by_itself(
    wizard: ImportWizard, workspace: Workspace, qtbot: QtBot
) -> None:
    double = wizard.doubles.double
    go_to(wizard, "Koor")
    double.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(double.update_it, LEFT)
    go_to(wizard, "Soep")
    qtbot.mouseClick(double.keep, LEFT)
    go_to(wizard, "Schaken")
    qtbot.mouseClick(wizard.doubles.place.skip, LEFT)
    assert "<b>1</b> overgeslagen" in wizard.totals.text()
    finish(wizard, qtbot)
    assert telefoon(workspace, "Koor") == "038-1999999"
    assert telefoon(workspace, "Soep") == "038-2222222"
    assert "Schaken" not in {h.naam for h in workspace.register.records}


def test_groups_are_chosen_in_one_go(
    wizard: ImportWizard, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(wizard.repeat.nieuw, "laat ze wachten")
    choose(wizard.repeat.veranderd, "neem overal de lijst over")
    choose(wizard.repeat.weg, "het is gestopt")
    assert wizard.gone.ticked() == {by_name(workspace, "Bingo")}
    finish(wizard, qtbot)
    assert telefoon(workspace, "Koor") == "038-1999999"
    assert telefoon(workspace, "Soep") == "038-2999999"
    assert telefoon(workspace, "Yoga") == "038-3000000", "the list did not change it"
    assert waiting_count(workspace.session) == 1
    bingo = workspace.register.hulpbron(by_name(workspace, "Bingo"))
    assert bingo is not None
    assert bingo.status == "gestopt"


def test_ours_is_kept_everywhere_in_one_go_and_a_row_can_still_differ(
    wizard: ImportWizard, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(wizard.repeat.veranderd, "houd overal wat op de kaart staat")
    go_to(wizard, "Soep")
    qtbot.mouseClick(wizard.doubles.double.update_it, LEFT)
    finish(wizard, qtbot)
    assert telefoon(workspace, "Koor") == "038-1000000"
    assert telefoon(workspace, "Soep") == "038-2999999"
    assert waiting_count(workspace.session) == 0
    # Back to what was planned is possible too, before it is done.


def test_a_group_goes_back_to_what_was_planned(wizard: ImportWizard) -> None:
    choose(wizard.repeat.nieuw, "sla ze over")
    assert "<b>1</b> overgeslagen" in wizard.totals.text()
    choose(wizard.repeat.nieuw, "zet ze op de kaart")
    assert "<b>0</b> overgeslagen" in wizard.totals.text()
    assert wizard.choices.rijen == {}


# -- earlier imports ------------------------------------------------------------------------------


@pytest.fixture
def imports(again: Path, window: MainWindow) -> BatchesDialog:
    """The list of earlier imports, with one in it."""
    return window.commands.importeren.show_imports()


def test_an_earlier_import_is_listed_with_its_counts(imports: BatchesDialog) -> None:
    table = imports.table
    shown = [table.item(0, column).text() for column in range(table.columnCount())]
    assert shown[0] == "lijst 2025.xlsx"
    assert shown[2:] == ["4", "4", "0", "0", "0", "0", "geen"]
    assert "haalt van de kaart wat ‘lijst 2025.xlsx’" in imports.told.text()
    assert not imports.queue.isEnabled()
    assert not nameless(imports)


def test_one_click_takes_an_import_back_says_what_stayed_and_can_be_undone(
    imports: BatchesDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    total = workspace.register.total
    qtbot.mouseClick(imports.take_back, LEFT)
    qtbot.waitUntil(imports.undo.isVisible, timeout=LOAD_MS)
    assert workspace.register.total == total - 2
    # What we edited since stays, and that is told.
    assert {"Koor", "Yoga"} <= {h.naam for h in workspace.register.records}
    assert "Weg van de kaart: 2" in imports.told.text()
    assert "Is na de import aangepast. (2)" in imports.told.text()
    qtbot.mouseClick(imports.undo, LEFT)
    assert workspace.register.total == total
    assert batches(workspace.session)[0].totalen["geplaatst"] == 4
    assert imports.table.rowCount() == 1


def test_the_receipt_of_an_earlier_import_is_kept_as_excel(
    imports: BatchesDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bewijs.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(imports.save, LEFT)
    sheet = openpyxl.load_workbook(target)["Rijen"]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 5
    assert "Bingo" in rows[4]


def test_the_queue_is_opened_from_the_earlier_imports(
    wizard: ImportWizard, window: MainWindow, qtbot: QtBot
) -> None:
    finish(wizard, qtbot)
    imports = window.commands.importeren.show_imports()
    assert imports.table.rowCount() == 2
    qtbot.mouseClick(imports.queue, LEFT)
    assert not imports.isVisible()
    queue = next(q for q in window.findChildren(QueueDialog) if q.isVisible())
    assert [vraag.naam for vraag in queue.page.model.vragen] == ["Koor"]
    # There too: theirs, ours, was.
    table = queue.page.double.table
    assert [table.item(0, c).text() for c in range(2, 5)] == [
        "038-1111111", "038-1999999", "038-1000000"
    ]  # fmt: skip
    qtbot.mouseClick(queue.page.double.keep, LEFT)
    assert not queue.page.model.vragen
    queue.reject()


def test_a_kaart_without_imports_says_so(window: MainWindow, workspace: Workspace) -> None:
    imports = window.commands.importeren.show_imports()
    assert "nog geen lijst" in imports.head.text()
    assert not imports.take_back.isEnabled()
    imports.reject()
