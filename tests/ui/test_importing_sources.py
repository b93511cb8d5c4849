"""Files that are no list (places on a map, another kaart) go through the wizard as a list does."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
import shapely
from helpers_ui import LOAD_MS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from test_accessible import nameless

from sociale_kaart.base import paths
from sociale_kaart.ui.importing.wizard import BESTAND, HERKENNEN, ONTVANGSTBEWIJS, ImportWizard

if TYPE_CHECKING:
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
def wizard(workspace: Workspace, window: MainWindow) -> ImportWizard:
    window.actions_by_id["import_list"].trigger()
    return window.findChild(ImportWizard)


@pytest.fixture
def frame(workspace: Workspace) -> gpd.GeoDataFrame:
    """Two places in the wijk, in RD metres."""
    middle = workspace.session.required_ondergrond().layer("buurten").geometry.iloc[0]
    punt = middle.representative_point()
    points = [punt, shapely.Point(punt.x + 40, punt.y + 10)]
    data = {"naam": ["Moestuin De Kas", "Zangkoor Galm"]}
    return gpd.GeoDataFrame(data, geometry=points, crs="EPSG:28992")


def go_on(qtbot: QtBot, wizard: ImportWizard) -> None:
    """Click Verder and wait for what comes of it."""
    here = wizard.step
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(
        lambda: (
            not wizard.work.busy
            and (
                wizard.step != here or wizard.remark.isVisible() or wizard.file.stelsel.isVisible()
            )
        ),
        timeout=LOAD_MS,
    )


def finish(qtbot: QtBot, wizard: ImportWizard) -> None:
    while wizard.step < ONTVANGSTBEWIJS:
        step = wizard.step
        go_on(qtbot, wizard)
        assert wizard.step > step, wizard.remark.text()


@pytest.mark.parametrize("naam", ["plekken.geojson", "plekken.gpkg", "plekken.shp", "plekken.zip"])
def test_a_file_of_places_is_imported(
    naam: str, wizard: ImportWizard, frame: gpd.GeoDataFrame, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / naam
    if naam.endswith(".geojson"):
        frame.to_crs("EPSG:4326").to_file(path)
    elif naam.endswith(".zip"):
        frame.to_file(tmp_path / "laag.shp")
        with zipfile.ZipFile(path, "w") as file:
            for part in tmp_path.glob("laag.*"):
                file.write(part, part.name)
    else:
        frame.to_file(path)
    register = wizard.workspace.register
    total = register.total
    wizard.file.file.edit.setText(str(path))
    go_on(qtbot, wizard)
    assert wizard.step == HERKENNEN
    assert "<b>2</b> om te importeren" in wizard.reading.count.text()
    finish(qtbot, wizard)
    assert register.total == total + 2
    made = next(h for h in register.records if h.naam == "Zangkoor Galm")
    punt = frame.geometry.iloc[1]
    assert made.plekken[0].x == pytest.approx(punt.x, abs=0.5)
    assert made.plekken[0].y == pytest.approx(punt.y, abs=0.5)
    wizard.accept()


def test_in_what_the_places_are_is_asked_in_plain_words(
    wizard: ImportWizard, workspace: Workspace, frame: gpd.GeoDataFrame, tmp_path: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    path = tmp_path / "zonder stelsel.shp"
    frame.to_file(path)
    path.with_suffix(".prj").unlink()
    wizard.file.file.edit.setText(str(path))
    go_on(qtbot, wizard)
    assert wizard.step == BESTAND
    assert wizard.file.stelsel.isVisible()
    assert "Wat zijn de getallen?" in wizard.file.stelsel_label.text()
    assert wizard.file.stelsel.currentText().startswith("meters"), "it looks like metres"
    assert not nameless(wizard)
    # The wrong answer is told, and can be mended.
    wizard.file.stelsel.setCurrentIndex(1)
    go_on(qtbot, wizard)
    qtbot.waitUntil(wizard.remark.isVisible, timeout=LOAD_MS)
    assert wizard.step == BESTAND
    wizard.file.stelsel.setCurrentIndex(0)
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step == HERKENNEN, timeout=LOAD_MS)
    assert wizard.reading.stelsel.isVisible()
    assert "zoals jij koos" in wizard.reading.told.text()
    finish(qtbot, wizard)
    assert {"Moestuin De Kas", "Zangkoor Galm"} <= {h.naam for h in workspace.register.records}
    wizard.accept()


def test_another_file_forgets_the_question(
    wizard: ImportWizard, frame: gpd.GeoDataFrame, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "zonder stelsel.shp"
    frame.to_file(path)
    path.with_suffix(".prj").unlink()
    wizard.file.file.edit.setText(str(path))
    go_on(qtbot, wizard)
    assert wizard.file.stelsel.isVisible()
    wizard.file.file.edit.setText(str(tmp_path / "anders.geojson"))
    assert not wizard.file.stelsel.isVisible()
    assert wizard.file.keuze() is None


def test_one_chooses_among_the_layers_of_a_geopackage(
    wizard: ImportWizard, frame: gpd.GeoDataFrame, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "lagen.gpkg"
    frame.to_file(path, layer="koren")
    frame.iloc[:1].to_file(path, layer="tuinen")
    wizard.file.file.edit.setText(str(path))
    go_on(qtbot, wizard)
    reading = wizard.reading
    assert {reading.blad.itemText(i) for i in range(reading.blad.count())} == {"koren", "tuinen"}
    assert "<b>2</b> om te importeren" in reading.count.text()
    index = reading.blad.findText("tuinen")
    reading.blad.setCurrentIndex(index)
    reading.blad.activated.emit(index)
    qtbot.waitUntil(lambda: "<b>1</b> om te importeren" in reading.count.text(), timeout=LOAD_MS)
    wizard.reject()


def test_another_kaart_is_taken_over(
    wizard: ImportWizard, workspace: Workspace, kaart: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = shutil.copy(kaart, tmp_path / "van de buren.kaart.gpkg")
    wizard.file.file.edit.setText(str(other))
    go_on(qtbot, wizard)
    assert wizard.step == HERKENNEN
    assert "<b>4</b> om te importeren" in wizard.reading.count.text()
    finish(qtbot, wizard)
    assert workspace.session.kaart.tally("ruwe_rijen", "uitkomst")
    wizard.accept()


def test_the_file_dialog_offers_every_kind(
    wizard: ImportWizard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        asked.append(kinds)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    qtbot.mouseClick(wizard.file.file.button, LEFT)
    for kind in ("*.xlsx", "*.geojson", "*.json", "*.gpkg", "*.shp", "*.zip", "*.kaart.gpkg"):
        assert kind in asked[0]


def test_services_of_hsds_are_taken_over(
    wizard: ImportWizard, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    tables = {
        "organizations": "id,name\no1,Stichting Ibis\n",
        "services": "id,organization_id,name,status\nd1,o1,Leeskring Ibis,active\n",
    }
    path = tmp_path / "diensten.zip"
    with zipfile.ZipFile(path, "w") as file:
        for naam, text in tables.items():
            file.writestr(f"{naam}.csv", text)
    wizard.file.file.edit.setText(str(path))
    go_on(qtbot, wizard)
    assert wizard.step == HERKENNEN
    assert "<b>1</b> om te importeren" in wizard.reading.count.text()
    finish(qtbot, wizard)
    # It has no place: it waits, and is not lost.
    (row,) = workspace.session.kaart.rows("ruwe_rijen")
    assert row["uitkomst"] == "wachtend"
    assert "Leeskring Ibis" in str(row["cellen"])
    wizard.accept()
