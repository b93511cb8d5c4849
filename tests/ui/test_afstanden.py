"""The page Afstanden in the real window: asking, seeing, comparing, copying, keeping."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS, by_name, open_in
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.operations.sessions import new_kaart
from sociale_kaart.ui.bereikbaarheid.afstanden_page import AfstandenPage
from sociale_kaart.ui.bereikbaarheid.kaartkeuze import Kaartkeuze
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QComboBox
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.workspace import Workspace

NAAM, FIGUUR, LET_OP = 0, 1, 2


@pytest.fixture
def page(workspace: Workspace) -> AfstandenPage:
    """The page as somebody finds it, before anything is asked."""
    workspace.layout.reveal("bereikbaarheid")
    made = workspace.bereikbaarheid.show_page("afstanden")
    assert isinstance(made, AfstandenPage)
    return made


@pytest.fixture
def asked(page: AfstandenPage, workspace: Workspace, qtbot: QtBot) -> AfstandenPage:
    """The page with the distances to an ontmoetingsplek on the map."""
    choose(page.bar.categorie, "ontmoetingsplek")
    qtbot.mouseClick(page.compute, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workspace.layer_shown, timeout=LOAD_MS)
    return page


def choose(combo: QComboBox, code: str) -> None:
    combo.setCurrentIndex(combo.findData(code))


def column(page: AfstandenPage, number: int) -> list[str]:
    """Return what stands in a column, from above."""
    rows = page.table.rows
    return [str(rows.data(rows.index(row, number))) for row in range(rows.rowCount())]


def heading(page: AfstandenPage, number: int) -> str:
    return str(page.table.rows.headerData(number, Qt.Orientation.Horizontal))


def settled(page: AfstandenPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.metingen.busy, timeout=LOAD_MS)


def test_before_anything_is_asked_the_page_says_what_to_do(page: AfstandenPage) -> None:
    assert "Toon op de kaart" in page.notice.text()
    assert page.notice.isVisible()
    assert page.table.rows.rowCount() == 0
    assert not page.waarop.isEnabled()


def test_a_click_brings_map_table_and_charts(asked: AfstandenPage, workspace: Workspace) -> None:
    assert column(asked, NAAM) == sorted(workspace.area.buurtnamen.values(), key=str.casefold)
    assert heading(asked, FIGUUR) == "Gemiddeld"
    assert all(re.fullmatch(r"[\d.]+ m|–", text) for text in column(asked, FIGUUR))
    assert [bar.naam for bar in asked.beeld.bars.bars] == column(asked, NAAM)
    assert workspace.map.legend.isVisible()
    assert not asked.notice.isVisible()


def test_all_categorieen_are_there_at_once(asked: AfstandenPage, workspace: Workspace) -> None:
    for categorie in categorieen():
        choose(asked.bar.categorie, categorie.code)
        assert not asked.metingen.busy, "switching computes nothing"
        assert asked.table.rows.rowCount() == len(workspace.area.buurtnamen)


def test_another_figure_stands_first_and_on_the_map(
    asked: AfstandenPage, workspace: Workspace
) -> None:
    choose(asked.bar.figuur, "aandeel_500m")
    assert heading(asked, FIGUUR) == "Binnen 500 m"
    assert all(re.fullmatch(r"\d+ %|–", text) for text in column(asked, FIGUUR))
    assert "deel binnen 500 m" in workspace.map.legend.findChildren(type(asked.notice))[0].text()


def test_a_wijk_colours_all_its_buurten(asked: AfstandenPage, workspace: Workspace) -> None:
    choose(asked.bar.niveau, "wijk")
    assert 0 < asked.table.rows.rowCount() < len(workspace.area.buurtnamen)
    assert heading(asked, NAAM) == "Wijk"
    layer = workspace.map.view._layer
    assert layer is not None
    assert set(layer.waarden) == set(workspace.area.buurtnamen)


def test_sorting_is_by_name_until_the_user_asks_otherwise(asked: AfstandenPage) -> None:
    by_naam = column(asked, NAAM)
    header = asked.table.horizontalHeader()
    header.setSortIndicator(FIGUUR, Qt.SortOrder.DescendingOrder)
    metres = [
        float(text.removesuffix(" m").replace(".", ""))
        for text in column(asked, FIGUUR)
        if text != "–"
    ]
    assert metres == sorted(metres, reverse=True)
    header.setSortIndicator(NAAM, Qt.SortOrder.AscendingOrder)
    assert column(asked, NAAM) == by_naam


def test_table_chart_and_map_point_at_the_same_buurt(
    asked: AfstandenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    asked.table.setFocus()
    asked.table.selectRow(0)
    qtbot.keyClick(asked.table, Qt.Key.Key_Down)
    assert asked.beeld.bars.current == 1
    buurten = workspace.map.view.buurten
    assert buurten is not None
    assert buurten.marked == {asked.table.current_code}
    qtbot.keyClick(asked.beeld.bars, Qt.Key.Key_Home)
    assert asked.table.current_code == asked.table.rows.code(0)
    code = asked.table.rows.code(1)
    workspace.map.focus_buurt(code)
    # The middle of the window that shows this buurt lies in it, beside the markers.
    box = buurten.buurt_rect(code)
    inside = next(
        (x, -y)
        for x in (box.left() + box.width() * part / 17 for part in range(1, 17))
        for y in (box.top() + box.height() * part / 17 for part in range(1, 17))
        if buurten.buurt_at(x, -y) == code
        and workspace.map.view.markers.at(
            workspace.map.view.pixel(x, -y).toPointF(), workspace.map.view.viewportTransform()
        )
        is None
        and not workspace.map.legend.geometry().contains(workspace.map.view.pixel(x, -y))
    )
    pixel = workspace.map.view.pixel(*inside)
    qtbot.mouseClick(workspace.map.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(pixel))
    assert asked.table.current_code == code


def test_squares_come_with_the_nearest_three_by_name(
    asked: AfstandenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(asked.bar.niveau, "cel")
    settled(asked, qtbot)
    shown = workspace.map.view.cellen.layer
    assert shown is not None
    assert len(shown.xy) == asked.table.rows.rowCount() > 10
    row = next(row for row, text in enumerate(column(asked, 2)) if text != "–")
    asked.table.selectRow(row)
    assert workspace.map.view.cellen.chosen == row
    assert "Buurthuis De Zon" in asked.beeld.nearest.text()
    choose(asked.bar.niveau, "buurt")
    assert workspace.map.view.cellen.layer is None


def test_a_change_of_the_kaart_makes_figures_out_of_date(
    asked: AfstandenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.register.select([by_name(workspace, "Café Zoë")])
    before = column(asked, FIGUUR)
    workspace.register.delete([by_name(workspace, "Buurthuis De Zon")])
    assert "Verouderd" in asked.notice.text()
    assert column(asked, FIGUUR) == before, "what was shown stays, with a word about it"
    assert asked.compute.text() == "Bereken opnieuw"
    qtbot.mouseClick(asked.compute, Qt.MouseButton.LeftButton)
    settled(asked, qtbot)
    assert "Verouderd" not in asked.notice.text()
    assert column(asked, FIGUUR) != before


def test_no_place_in_the_data_is_no_zero(
    asked: AfstandenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    # Of no place it is known whether one can hear there; those of which it is not, do not count.
    asked.bar.more.click()
    asked.bar.toegankelijkheid.set_codes(frozenset({"ringleiding"}))
    asked.bar.toegankelijkheid.changed.emit()
    asked.bar.onbekend.click()
    settled(asked, qtbot)
    assert "geen plek" in asked.notice.text()
    assert set(column(asked, FIGUUR)) == {"–"}
    layer = workspace.map.view._layer
    assert layer is not None
    assert {waarde.stap for waarde in layer.waarden.values()} == {None}


def test_who_cannot_go_far_walks_without_steps(asked: AfstandenPage, qtbot: QtBot) -> None:
    asked.bar.more.click()
    asked.bar.klein.click()
    asked.bar.straal.setValue(300)
    settled(asked, qtbot)
    assert not asked.bar.netwerk.isEnabled()
    assert asked.keuze.meting == Meetkeuze.kleine_actieradius(300.0)
    choose(asked.bar.figuur, "keuze_binnen_m")
    assert heading(asked, FIGUUR) == "Keuze in 300 m"


def test_filters_are_ticked_with_the_keyboard(asked: AfstandenPage, qtbot: QtBot) -> None:
    menu = asked.bar.toegankelijkheid.menu()
    menu.popup(QPoint(10, 10))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(menu, key)
    assert menu.isVisible(), "one can tick more than one"
    menu.close()
    assert len(asked.keuze.meting.toegankelijkheid) == 2
    assert asked.bar.toegankelijkheid.text().endswith("2 gekozen")
    settled(asked, qtbot)


def test_every_figure_says_what_it_rests_on(
    asked: AfstandenPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.map.legend.explained.emit()
    dialog = workspace.map.window().findChild(WaaropDialog)
    assert dialog is not None
    text = dialog.browser.toPlainText()
    for part in ("Hoe is gemeten", "plekken bekend", "OpenStreetMap", "Bronnen"):
        assert part in text
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_table_is_copied_for_a_sheet(asked: AfstandenPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(asked.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Buurt\tGemiddeld\tLet op\t")
    assert len(lines) == asked.table.rows.rowCount() + 1
    assert lines[1].split("\t")[NAAM] == column(asked, NAAM)[0]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_figures_are_saved_with_their_names(
    suffix: str,
    asked: AfstandenPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / f"uit{suffix}"
    runner = asked._context.runner
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(asked.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: target.exists() and runner.idle, timeout=LOAD_MS)
    if suffix == ".csv":
        koppen, *rows = target.read_text(encoding="utf-8").splitlines()
        assert koppen.startswith("buurtcode,buurtnaam,categorie,netwerk,gemiddelde_m")
    else:
        _, *rows = load_workbook(target, read_only=True).worksheets[0].iter_rows()
    assert len(rows) > len(categorieen()) * asked.table.rows.rowCount()


def test_choices_are_there_again_the_next_time(asked: AfstandenPage, settings: Settings) -> None:
    choose(asked.bar.niveau, "wijk")
    choose(asked.bar.figuur, "p90_m")
    again = Kaartkeuze.from_text(settings.text("bereikbaarheid/afstanden/keuze"))
    assert again == asked.keuze


@pytest.mark.parametrize("text", ["", "{", "[]", '{"categorie": 3}', '{"netwerk": "vliegen"}'])
def test_a_damaged_memory_is_the_first_choice(text: str) -> None:
    assert Kaartkeuze.from_text(text) == Kaartkeuze(categorieen()[0].code)


def test_stop_is_heard_within_a_second(
    page: AfstandenPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.show_on_map()
    qtbot.waitUntil(lambda: window.runner.busy, timeout=LOAD_MS)
    qtbot.wait(300)
    begun = time.monotonic()
    window.runner.cancel_shown()
    qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)
    assert time.monotonic() - begun < 1.0
    assert not page.metingen.busy
    assert "Toon op de kaart" in page.notice.text()


def test_without_an_ondergrond_the_page_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "zonder.kaart.gpkg"
    told = {"naam": "Zonder", "onze_definitie": "Alles.", "doel": "Proberen."}
    new_kaart(path, **told, ondergrond=None).close()
    window.open_kaart(path)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LOAD_MS)
    assert window.workspace is not None
    page = window.workspace.bereikbaarheid.show_page("afstanden")
    assert isinstance(page, AfstandenPage)
    assert "geen ondergrond" in page.notice.text()
    assert not page.compute.isEnabled()


def test_numbers_follow_the_chosen_notation(asked: AfstandenPage, settings: Settings) -> None:
    choose(asked.bar.categorie, "supermarkt")
    settings.choose("eenheden", "km")
    texts = [text for text in column(asked, FIGUUR) if text != "–"]
    far = [text for text in texts if text.endswith(" km")]
    settings.choose("eenheden", "m")
    assert len(column(asked, FIGUUR)) == len(column(asked, NAAM))
    assert far == [] or all("," in text for text in far)


def test_another_kaart_begins_afresh(
    asked: AfstandenPage, window: MainWindow, kaart: Path, qtbot: QtBot
) -> None:
    assert asked.table.rows.rowCount()
    again = open_in(window, kaart, qtbot)
    page = again.bereikbaarheid.show_page("afstanden")
    assert isinstance(page, AfstandenPage)
    assert page.shown is None
    assert page.keuze.categorie == "ontmoetingsplek"


def test_a_count_beyond_the_data_is_marked(asked: AfstandenPage, workspace: Workspace) -> None:
    choose(asked.bar.categorie, "supermarkt")
    choose(asked.bar.figuur, "aantal_binnen_5km_gemiddeld")
    rows = asked._rows
    assert rows is not None
    whole = rows["aantallen_heel_tot_km"].tolist()
    for km, text, bar in zip(whole, column(asked, LET_OP), asked.beeld.bars.bars, strict=True):
        assert ("aan de rand" in text) is (km < 5 and "te weinig" not in text)
        assert bar.rand is (km < 5 and bar.waarde is not None)
    layer = workspace.map.view._layer
    assert layer is not None
    assert any(waarde.rand for waarde in layer.waarden.values())


def test_the_legend_fits_a_low_map(asked: AfstandenPage, workspace: Workspace) -> None:
    legend, signs = workspace.map.legend, workspace.map.signs
    tall = legend.height()
    workspace.map.resize(workspace.map.width(), 250)
    assert legend.height() < tall
    assert legend.y() > 0
    assert not legend.geometry().intersects(signs.geometry())
    workspace.map.resize(workspace.map.width(), 700)
    assert legend.height() == tall


def test_the_order_of_the_figures_keeps_counting_apart(asked: AfstandenPage) -> None:
    """A categorie that CBS does not count has no such columns; its choice stays."""
    choose(asked.bar.categorie, "park_of_groen")
    koppen = [heading(asked, number) for number in range(asked.table.rows.columnCount())]
    assert not [kop for kop in koppen if kop.startswith("Aantal in")]
    assert "Keuze in 1 km" in koppen
    assert "Buiten de buurt" in koppen


def test_a_group_that_nobody_counted_cannot_be_chosen_and_says_why(asked: AfstandenPage) -> None:
    reason = "onbekend: geen cijfers over 65 jaar en ouder"
    asked.bar.set_groepen({"65plus": reason})
    row = asked.bar.groep.findData("65plus")
    model = asked.bar.groep.model()
    index = model.index(row, 0)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEnabled
    assert asked.bar.groep.itemText(row).endswith("(niet bekend)")
    assert asked.bar.groep.itemData(row, Qt.ItemDataRole.ToolTipRole) == reason
    asked.bar.set_groepen({})
    assert model.flags(index) & Qt.ItemFlag.ItemIsEnabled


def test_the_menu_tells_what_the_map_rests_on(asked: AfstandenPage, window: MainWindow) -> None:
    window.actions_by_id["account_for_layer"].trigger()
    dialog = window.findChild(WaaropDialog)
    assert dialog is not None
    dialog.close()
    asked.hide_layer.click()
    assert not window.actions_by_id["account_for_layer"].isEnabled()


def test_the_menu_leads_to_comparing(window: MainWindow, workspace: Workspace) -> None:
    window.actions_by_id["compare_distances"].trigger()
    assert workspace.bereikbaarheid.current == "vergelijken"
