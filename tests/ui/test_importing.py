"""Importing a list in six steps, with the mouse and the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from helpers_ui import LOAD_MS
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog
from test_accessible import nameless

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.keuzes import RijKeuze
from sociale_kaart.operations.importing import import_hulpbronnen
from sociale_kaart.operations.sessions import open_kaart
from sociale_kaart.operations.wachtrij import waiting_count
from sociale_kaart.operations.worker import Worker
from sociale_kaart.ui.importing.wizard import (
    BESTAND,
    DUBBELEN,
    HERKENNEN,
    KOPPELEN,
    ONTVANGSTBEWIJS,
    PLAATSEN,
    ImportWizard,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from sociale_kaart.operations.importing import Receipt
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

SAMPLE = "hulpbronnen_zonneveen.xlsx"


@pytest.fixture(autouse=True)
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the profiles of a test to itself."""
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "instellingen")


@pytest.fixture
def wizard(workspace: Workspace, window: MainWindow) -> ImportWizard:
    window.actions_by_id["import_list"].trigger()
    return window.findChild(ImportWizard)


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A list with a title, words of its own, names of people, doubles and unknown addresses."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Sociale kaart 2026"],
        [],
        ["Organisatie", "Adres", "Postcode", "Plaats", "Soort", "Voorzitter", "Zaalnr"],
        ["Buurthuis De Zon", "Nergensweg 1", "", "Zonneveen", "wijkpand", "Jan Jansen", "007"],
        ["Koffie op de hoek", "Nergensweg 3", "", "Zonneveen", "wijkpand", "Piet Pietersen", "008"],
        ["Wandelclub Noord", "Postbus 12", "", "Zonneveen", "wijkpand", "Els de Vries", "009"],
        ["Totaal: 3"],
    ):
        sheet.append(row)
    book.create_sheet("Leeg")
    path = tmp_path / "rommelig.xlsx"
    book.save(path)
    return path


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def go_on(qtbot: QtBot, wizard: ImportWizard, step: int) -> None:
    """Click Verder and wait until its step is there."""
    click(qtbot, wizard.next)
    reach(qtbot, wizard, step)


def reach(qtbot: QtBot, wizard: ImportWizard, step: int) -> None:
    qtbot.waitUntil(
        lambda: (wizard.step == step and not wizard.work.busy) or wizard.remark.isVisible(),
        timeout=LOAD_MS,
    )
    assert wizard.step == step, wizard.remark.text()


def to_doubles(qtbot: QtBot, wizard: ImportWizard, path: Path) -> None:
    wizard.file.file.edit.setText(str(path))
    for step in (HERKENNEN, KOPPELEN, PLAATSEN, DUBBELEN):
        go_on(qtbot, wizard, step)


def choose(combo: QComboBox, text: str) -> None:
    """Choose an item as a user does."""
    index = combo.findText(text, Qt.MatchFlag.MatchStartsWith)
    assert index >= 0, [combo.itemText(i) for i in range(combo.count())]
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def test_the_sample_list_from_file_to_receipt_and_back(
    wizard: ImportWizard, workspace: Workspace, qtbot: QtBot
) -> None:
    receipts: list[Receipt] = []
    wizard.imported.connect(lambda receipt, _: receipts.append(receipt))
    assert wizard.step == BESTAND
    to_doubles(qtbot, wizard, paths.sample_data(SAMPLE))
    assert wizard.plan is not None
    assert wizard.next.text() == "Importeer de lijst"
    assert f"<b>{wizard.plan.rijen}</b> rijen" in wizard.totals.text()
    go_on(qtbot, wizard, ONTVANGSTBEWIJS)
    (receipt,) = receipts
    assert receipt.geplaatst == workspace.register.total - 4
    assert f"<b>{receipt.geplaatst}</b>" in wizard.receipt.text.text()
    assert receipt.rijen == sum(
        (receipt.geplaatst, receipt.bijgewerkt, receipt.samengevoegd, receipt.wachtend,
         receipt.overgeslagen)
    )  # fmt: skip
    click(qtbot, wizard.receipt.take_back)
    qtbot.waitUntil(lambda: workspace.register.total == 4, timeout=LOAD_MS)
    qtbot.waitUntil(lambda: "teruggenomen" in wizard.receipt.text.text(), timeout=LOAD_MS)
    assert not wizard.receipt.take_back.isEnabled()
    assert waiting_count(workspace.session) == 0
    click(qtbot, wizard.next)
    assert not wizard.isVisible()


@pytest.mark.parametrize("naam", ["sample", "messy"])
def test_the_receipt_equals_that_of_the_command_line(
    naam: str, wizard: ImportWizard, messy: Path, kaart: Path, qtbot: QtBot
) -> None:
    path = messy if naam == "messy" else paths.sample_data(SAMPLE)
    other = kaart.with_name("ander.kaart.gpkg")
    other.write_bytes(kaart.read_bytes())
    with open_kaart(other) as session, Worker() as worker:
        told = import_hulpbronnen(session, path, worker=worker, progress=NoProgress())
    receipts: list[Receipt] = []
    wizard.imported.connect(lambda receipt, _: receipts.append(receipt))
    to_doubles(qtbot, wizard, path)
    go_on(qtbot, wizard, ONTVANGSTBEWIJS)
    here, there = receipts[0].as_json(), told.as_json()
    assert {**here, "batch": ""} == {**there, "batch": ""}
    assert list(receipts[0].meldingen) == list(told.meldingen)


def test_a_messy_list_step_by_step(
    wizard: ImportWizard, workspace: Workspace, messy: Path, qtbot: QtBot
) -> None:
    wizard.file.file.edit.setText(str(messy))
    go_on(qtbot, wizard, HERKENNEN)
    reading = wizard.reading
    assert reading.first.value() == 3
    assert "<b>3</b> om te importeren" in reading.count.text()
    assert [reading.blad.itemText(i) for i in range(2)] == ["rommelig", "Leeg"] or (
        reading.blad.count() == 2
    )
    shown = [reading.table.verticalHeaderItem(i).text() for i in range(reading.table.rowCount())]
    assert "4" in shown
    assert "3 kop" in shown
    # Leading zeros are kept, and seen.
    cells = [reading.table.item(shown.index("4"), c).text() for c in range(7)]
    assert "007" in cells
    go_on(qtbot, wizard, KOPPELEN)
    columns = wizard.columns
    assert "<b>7</b> kolommen" in columns.count.text()
    person = columns.table.cellWidget(5, 4)
    assert isinstance(person, QComboBox)
    assert person.currentText() == "niet bewaren"
    words = columns.words
    assert words.item(0, 0).text() == "wijkpand"
    meaning = words.cellWidget(0, 3)
    assert isinstance(meaning, QComboBox)
    choose(meaning, "Plek (binnen)")
    go_on(qtbot, wizard, PLAATSEN)
    assert wizard.plan is not None
    assert wizard.plan.totalen["wachtend"] == 3
    assert {row.velden["soort"] for row in wizard.plan.rows if row.uitkomst == "wachtend"} == {
        meaning.currentData()["soort"]
    }
    assert "Voorzitter" in wizard.plan.niet_bewaard
    places = wizard.places
    assert "Postbus 12" in "".join(vraag.cellen.get("Adres", "") for vraag in places.model.vragen)
    # One in a buurt, one left out with a reason; the rest waits.
    places.place.place.buurt.committed.emit(next(iter(workspace.area.buurtnamen)))
    places.place.reden.setText("bestaat niet meer")
    click(qtbot, places.place.skip)
    answered = wizard.choices.rijen
    assert sorted(keuze.soort for keuze in answered.values()) == ["skip", "take"]
    assert "<b>1</b> op de kaart" in wizard.totals.text()
    # Back and forth again: nothing is lost.
    for _ in range(3):
        click(qtbot, wizard.previous)
    assert wizard.step == BESTAND
    for step in (HERKENNEN, KOPPELEN, PLAATSEN, DUBBELEN):
        go_on(qtbot, wizard, step)
    assert wizard.choices.rijen == answered
    go_on(qtbot, wizard, ONTVANGSTBEWIJS)
    kaart = workspace.session.kaart
    reasons = {str(row["reden"]) for row in kaart.rows("ruwe_rijen", uitkomst="overgeslagen")}
    assert "Door jou overgeslagen: bestaat niet meer" in reasons
    assert not any("Jansen" in str(row["cellen"]) for row in kaart.rows("ruwe_rijen"))


def test_a_double_is_merged_only_when_the_user_says_so(
    wizard: ImportWizard, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    uuid = next(h.uuid for h in workspace.register.records if h.naam == "Buurthuis De Zon")
    workspace.register.edit(uuid, {}, contact={"telefoon": "038 123 45 67"})
    path = tmp_path / "dubbel.csv"
    path.write_text(
        "Naam;Telefoon;Buurt;Website\n"
        f"De Zon;038-1234567;{next(iter(workspace.area.buurtnamen.values()))};www.dezon.nl\n",
        encoding="utf-8",
    )
    to_doubles(qtbot, wizard, path)
    double = wizard.doubles.double
    assert wizard.doubles.current is not None
    assert "Buurthuis De Zon" in double.which.currentText()
    assert "<b>0</b> samengevoegd" in wizard.totals.text()
    labels = [double.table.item(row, 1).text() for row in range(double.table.rowCount())]
    assert "Naam" in labels
    double.table.item(labels.index("Naam"), 0).setCheckState(Qt.CheckState.Checked)
    click(qtbot, double.same)
    assert "<b>1</b> samengevoegd" in wizard.totals.text()
    go_on(qtbot, wizard, ONTVANGSTBEWIJS)
    merged = workspace.register.hulpbron(uuid)
    assert merged is not None
    assert merged.naam == "De Zon"
    assert workspace.register.total == 4


def test_pasted_cells_are_a_list_too(wizard: ImportWizard, qtbot: QtBot) -> None:
    click(qtbot, wizard.next)
    assert wizard.remark.text() == "Kies een bestand of plak cellen."
    wizard.file.cells.setFocus()
    wizard.file.cells.insertPlainText("Naam\tStraat\tPlaats\nKoor\tKerkstraat\tZonneveen\n")
    go_on(qtbot, wizard, HERKENNEN)
    assert "<b>1</b> om te importeren" in wizard.reading.count.text()
    written = wizard.file.path()
    assert written is not None
    assert written.exists()
    wizard.reject()
    assert not written.exists()


def test_a_file_is_dropped_on_the_first_step(wizard: ImportWizard, messy: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(messy))])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    wizard.file.dropEvent(event)
    assert wizard.file.path() == messy


def test_another_reading_is_shown_at_once(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "tekens.csv"
    path.write_bytes("Naam;Straat;Plaats\nCafé Zoë;Kerkstraat;Zonneveen\n".encode("cp1252"))
    wizard.file.file.edit.setText(str(path))
    go_on(qtbot, wizard, HERKENNEN)
    assert wizard.reading.table.item(1, 0).text() == "Café Zoë"
    choose(wizard.reading.teken, "komma")
    qtbot.waitUntil(
        lambda: (
            not wizard.work.busy
            and (wizard.remark.isVisible() or wizard.reading.table.columnCount() == 1)
        ),
        timeout=LOAD_MS,
    )


def test_a_file_that_is_no_list_is_refused_in_words(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "leeg.xlsx"
    openpyxl.Workbook().save(path)
    wizard.file.file.edit.setText(str(path))
    click(qtbot, wizard.next)
    qtbot.waitUntil(wizard.remark.isVisible, timeout=LOAD_MS)
    assert "heeft geen rijen" in wizard.remark.text()
    assert wizard.step == BESTAND


def test_a_profile_is_saved_and_recognised(
    wizard: ImportWizard, window: MainWindow, messy: Path, qtbot: QtBot
) -> None:
    wizard.file.file.edit.setText(str(messy))
    go_on(qtbot, wizard, HERKENNEN)
    go_on(qtbot, wizard, KOPPELEN)
    combo = wizard.columns.table.cellWidget(6, 2)
    assert isinstance(combo, QComboBox)
    choose(combo, "opmerking")
    qtbot.waitUntil(lambda: not wizard.work.busy, timeout=LOAD_MS)
    wizard.columns.naam.setText("Welzijn")
    click(qtbot, wizard.columns.save)
    assert "‘Welzijn’" in wizard.columns.profiel.text()
    wizard.reject()
    window.actions_by_id["import_list"].trigger()
    again = [one for one in window.findChildren(ImportWizard) if one.isVisible()][-1]
    again.file.file.edit.setText(str(messy))
    go_on(qtbot, again, HERKENNEN)
    go_on(qtbot, again, KOPPELEN)
    assert again.columns.koppeling.profiel == "Welzijn"
    assert again.columns.koppeling.kop("opmerking") == "Zaalnr"


def test_stop_gives_up_the_reading(wizard: ImportWizard, qtbot: QtBot) -> None:
    wizard.file.file.edit.setText(str(paths.sample_data(SAMPLE)))
    click(qtbot, wizard.next)
    assert wizard.work.busy
    click(qtbot, wizard.work.stop)
    assert not wizard.work.busy
    assert wizard.step == BESTAND
    assert wizard.next.isEnabled()


def test_the_receipt_per_row_is_kept_as_excel(
    wizard: ImportWizard,
    workspace: Workspace,
    messy: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = messy.with_name("bewijs.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    to_doubles(qtbot, wizard, messy)
    go_on(qtbot, wizard, ONTVANGSTBEWIJS)
    click(qtbot, wizard.receipt.save)
    sheet = openpyxl.load_workbook(target)["Rijen"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [4, 5, 6, 7]
    assert workspace.map.toast.text == "Gemaakt: bewijs.xlsx"


def test_every_step_has_names_and_fits(wizard: ImportWizard, messy: Path, qtbot: QtBot) -> None:
    wizard.file.file.edit.setText(str(messy))
    assert not nameless(wizard)
    for step in (HERKENNEN, KOPPELEN, PLAATSEN, DUBBELEN, ONTVANGSTBEWIJS):
        go_on(qtbot, wizard, step)
        assert not nameless(wizard)
        assert wizard.width() <= 1366
        assert wizard.height() <= 768


def test_the_queue_is_taken_up_later(
    wizard: ImportWizard, workspace: Workspace, window: MainWindow, messy: Path, qtbot: QtBot
) -> None:
    to_doubles(qtbot, wizard, messy)
    go_on(qtbot, wizard, ONTVANGSTBEWIJS)
    click(qtbot, wizard.next)
    waits = waiting_count(workspace.session)
    assert waits == 3
    window.commands.importeren.count_waiting()
    assert window.actions_by_id["open_queue"].text() == "Wachtrij (3)…"
    queue = window.commands.importeren.open_queue()
    assert not nameless(queue)
    assert len(queue.page.model.vragen) == 3
    total = workspace.register.total
    queue.page.answered.emit(
        queue.page.model.vragen[0].sleutel,
        RijKeuze("take", plek={"buurt_gekozen": next(iter(workspace.area.buurtnamen))}),
    )
    assert workspace.register.total == total + 1
    assert len(queue.page.model.vragen) == 2
    click(qtbot, queue.undo)
    assert workspace.register.total == total
    assert len(queue.page.model.vragen) == 3
    while queue.page.model.vragen:
        queue.page.answered.emit(queue.page.model.vragen[0].sleutel, RijKeuze("skip"))
    assert "Er wacht niets" in queue.page.head.text()
    assert waiting_count(workspace.session) == 0
    queue.reject()
