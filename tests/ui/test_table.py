"""The table, its selection tied to the map, and what is shown."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from helpers_ui import an_adres, by_name
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.domain.kaartstijl import sfeerteken
from sociale_kaart.ui.area import Area
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.filters import LEEG, Filter, shown
from sociale_kaart.ui.table.columns import Names, columns
from sociale_kaart.ui.table.model import HulpbronModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

REGISTER = [
    Hulpbron(
        "a",
        "Café Zoë",
        sfeer="gemeenschappelijk",
        formaliteit="formeel",
        categorie="horeca",
        plekken=(Plek("p", "a", 1.0, 2.0, straat="Dorpsstraat", huisnummer=3, buurtcode="BU1"),),
        delen={"doelgroepen": ({"doelgroep": "ouderen"},)},
    ),
    Hulpbron("b", "Wandelclub", sfeer="gemeenschappelijk", formaliteit="informeel"),
    Hulpbron("c", "Weggeefkast"),
]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    area = Area()
    model = HulpbronModel(area)
    qtmodeltester.check(model)
    model.set_rows(REGISTER)
    qtmodeltester.check(model)
    area.set_names({"BU1": "Veenoord"})
    texts = [model.index(0, column).data() for column in range(model.columnCount())]
    assert texts[0] == "Café Zoë"
    assert texts[5:7] == ["Dorpsstraat 3", "Veenoord"]
    assert model.index(2, 1).data() == "nog niet ingedeeld"
    model.group_by("sfeer")
    qtmodeltester.check(model)
    model.toggle_group(0)
    qtmodeltester.check(model)
    model.set_columns(list(columns().values()))
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("what", "names"),
    [
        (Filter(), ["Café Zoë", "Wandelclub", "Weggeefkast"]),
        (Filter(zoek="zoe"), ["Café Zoë"]),
        (Filter(zoek="dorpsstraat cafe"), ["Café Zoë"]),
        (Filter(zoek="zoe wandel"), []),
        (Filter(verborgen_sferen=frozenset({LEEG})), ["Café Zoë", "Wandelclub"]),
        (Filter(verborgen_formaliteit=frozenset({"formeel", LEEG})), ["Wandelclub"]),
        (Filter(categorieen=frozenset({"horeca"})), ["Café Zoë"]),
        (Filter(doelgroepen=frozenset({"ouderen", "jongeren"})), ["Café Zoë"]),
        (Filter(buurten=frozenset({"BU1"})), ["Café Zoë"]),
    ],
)
def test_what_a_filter_shows(what: Filter, names: list[str]) -> None:
    assert [h.naam for h in shown(REGISTER, what)] == names


def test_table_to_map_and_back(workspace: Workspace) -> None:
    zoe, zon = by_name(workspace, "Café Zoë"), by_name(workspace, "Buurthuis De Zon")
    workspace.table.selectRow(workspace.table.uuids().index(zoe))
    assert workspace.register.selected == (zoe,)
    workspace.register.select([zon])
    rows = workspace.table.selectionModel().selectedRows()
    assert [index.data() for index in rows] == ["Buurthuis De Zon"]


def test_filter_and_search_narrow_map_and_table_alike(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    workspace.filters.sferen.rows["institutioneel"].box.setChecked(False)
    names = ["Burenhulp", "Café Zoë", "Wandelclub Veen"]
    assert [h.naam for h in workspace.register.shown] == names
    assert len(workspace.table.uuids()) == 3
    assert {m.naam for m in workspace.map.view.markers.markers} == set(names[1:])
    assert workspace.layout.tabs["onder"].tabText(0) == "Tabel (3)"
    assert "3 van 4 hulpbronnen" in workspace.status_text()
    qtbot.keyClicks(workspace.search, "wandel")
    assert [h.naam for h in workspace.register.shown] == ["Wandelclub Veen"]
    assert workspace.search.suggestions() == ["Wandelclub Veen"]
    window.actions_by_id["show_everything"].trigger()
    assert len(workspace.register.shown) == 4
    assert workspace.filters.sferen.rows["institutioneel"].box.isChecked()


def test_searching_an_adres_hides_nothing_and_goes_there(
    workspace: Workspace, qtbot: QtBot
) -> None:
    adres = an_adres(workspace)
    qtbot.keyClicks(workspace.search, adres.kort)
    assert len(workspace.register.shown) == 4
    assert adres.label in workspace.search.suggestions()
    qtbot.keyClick(workspace.search, Qt.Key.Key_Return)
    x, y = workspace.map.view.centre()
    assert abs(x - adres.x) < 2 * workspace.map.view.m_per_px
    assert abs(y - adres.y) < 2 * workspace.map.view.m_per_px


def test_delete_and_undo(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    two = [by_name(workspace, "Café Zoë"), by_name(workspace, "Wandelclub Veen")]
    workspace.register.select(two)
    qtbot.keyClick(workspace.table, Qt.Key.Key_Delete)
    assert workspace.register.total == 2
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert undo.text() == "Zet terug: Verwijder 2 hulpbronnen"
    undo.trigger()
    assert workspace.register.total == 4
    assert redo.isEnabled()
    assert redo.text() == "Doe opnieuw: Verwijder 2 hulpbronnen"
    redo.trigger()
    assert workspace.register.total == 2


def test_columns_sort_without_capitals_and_accents(workspace: Workspace) -> None:
    workspace.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    names = [h.naam for uuid in workspace.table.uuids() if (h := workspace.register.hulpbron(uuid))]
    assert names == ["Wandelclub Veen", "Café Zoë", "Buurthuis De Zon", "Burenhulp"]


def test_who_may_see_it_says_what_follows_when_nobody_chose() -> None:
    column = columns()["hulpbronnen.zichtbaarheid"]
    names = Names(Area(), str)
    school = Hulpbron("1", "School", sfeer="institutioneel", formaliteit="formeel")
    chosen = dataclasses.replace(school, zichtbaarheid="intern")
    assert column.text(school, names) == f"{lijsten.label('zichtbaarheid', 'publiek')} (vanzelf)"
    assert column.text(chosen, names) == lijsten.label("zichtbaarheid", "intern")


def test_a_row_that_is_chosen_is_brought_into_view(workspace: Workspace) -> None:
    view = workspace.map.view
    view.set_level(0)
    view.show_point(149_000, 535_000)
    before = view.scale_number
    zon = by_name(workspace, "Buurthuis De Zon")
    workspace.table.selectRow(workspace.table.uuids().index(zon))
    marker = next(m for m in view.markers.markers if m.hulpbron == zon)
    assert view.viewport().rect().contains(view.pixel(marker.x, marker.y))
    assert view.scale_number == before
    there = view.centre()
    workspace.table.selectRow(workspace.table.uuids().index(zon))
    assert view.centre() == there


def test_what_has_no_point_is_one_click_away(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    workspace.layout.reveal("bereikbaarheid")
    button = workspace.map.pointless.button
    assert button.isVisible()
    assert button.text() == "1 zonder punt op de kaart"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [h.naam for h in workspace.register.shown] == ["Burenhulp"]
    assert workspace.layout.shows("tabel")
    burenhulp = workspace.register.shown[0]
    workspace.map.show_hulpbron(burenhulp.uuid)
    buurten = workspace.map.view.buurten
    assert buurten is not None
    assert workspace.map.view.mapToScene(workspace.map.view.viewport().rect().center()).x() > 0
    assert buurten.focus == burenhulp.buurtcodes[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(workspace.register.shown) == 4
    workspace.register.delete([burenhulp.uuid])
    assert not button.isVisible()


def test_a_symbol_keeps_its_colours_in_a_selected_row() -> None:
    image = symbol_icon("institutioneel", "formeel").pixmap(18, QIcon.Mode.Selected).toImage()
    assert image.pixelColor(0, 0) == QColor("white"), "blue on the blue of a selection is not seen"
    assert image.pixelColor(image.rect().center()) == QColor(sfeerteken("institutioneel").kleur)


def test_columns_are_wider_in_larger_letters(workspace: Workspace) -> None:
    table = workspace.table
    before = table.columnWidth(0)
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    table.setFont(font)
    assert table.columnWidth(0) > 1.5 * before


def test_the_search_box_says_when_there_is_nothing(workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClicks(workspace.search, "xqz")
    assert workspace.search.said() == "Niets gevonden"
    assert workspace.search.suggestions() == []
    assert len(workspace.register.shown) == 4
    workspace.search.clear()
    qtbot.keyClicks(workspace.search, "zon")
    assert workspace.search.said() == ""
