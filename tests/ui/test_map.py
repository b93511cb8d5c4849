"""The map: where things are drawn, pointing, dragging, adding, walking by keyboard."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from helpers_ui import by_name
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication

from sociale_kaart.domain.kaartstijl import sfeerteken
from sociale_kaart.ui.appearance import set_appearance
from sociale_kaart.ui.bereikbaarheid.schalen import GRENZEN_M
from sociale_kaart.ui.canvas import scales
from sociale_kaart.ui.canvas.choropleth import step_below
from sociale_kaart.ui.canvas.markers import Marker, spread
from sociale_kaart.ui.canvas.view import MapView
from sociale_kaart.ui.theme import DONKER, LICHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

TILES_MS = 20_000


def settle(workspace: Workspace, qtbot: QtBot) -> QImage:
    """Wait for the tiles in view and return what the map shows."""
    view = workspace.map.view
    view.grab()
    assert view.tiles is not None
    qtbot.waitUntil(lambda: not view.tiles.busy, timeout=TILES_MS)
    return view.grab().toImage()


def pixel_of(workspace: Workspace, naam: str) -> QPoint:
    """Return where the marker of a hulpbron lies in the map."""
    uuid = by_name(workspace, naam)
    marker = next(m for m in workspace.map.view.markers.markers if m.hulpbron == uuid)
    return workspace.map.view.pixel(marker.x, marker.y)


def point_of(workspace: Workspace, naam: str) -> tuple[float | None, float | None]:
    hulpbron = workspace.register.hulpbron(by_name(workspace, naam))
    assert hulpbron is not None
    return hulpbron.plekken[0].x, hulpbron.plekken[0].y


def drag(workspace: Workspace, qtbot: QtBot, start: QPoint, end: QPoint) -> None:
    port = workspace.map.view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.4, 0.8, 1.0):
        qtbot.mouseMove(port, start + (end - start) * share)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def near(workspace: Workspace) -> None:
    """Look at the three markers from nearby, so that they lie well apart."""
    workspace.map.view.set_level(scales.level_of_scale(1_500))
    x, y = point_of(workspace, "Café Zoë")
    assert x is not None
    assert y is not None
    workspace.map.view.show_point(x, y)


def test_a_pixel_and_its_point_agree(workspace: Workspace) -> None:
    near(workspace)
    view = workspace.map.view
    middle = view.viewport().rect().center()
    assert view.pixel(*view.centre()) == middle
    x, y = view.centre()
    assert view.pixel(x + 100 * view.m_per_px, y + 50 * view.m_per_px) == middle + QPoint(100, -50)


def test_zooming_keeps_the_point_under_the_pointer(workspace: Workspace) -> None:
    near(workspace)
    view = workspace.map.view
    at = view.viewport().rect().center() + QPoint(120, -60)
    before = view.rd(at.toPointF())
    view.zoom(1, at.toPointF())
    after = view.rd(at.toPointF())
    assert np.hypot(after[0] - before[0], after[1] - before[1]) < 2 * view.m_per_px


def test_markers_have_their_colour_where_they_lie(workspace: Workspace, qtbot: QtBot) -> None:
    near(workspace)
    picture = settle(workspace, qtbot)
    at = pixel_of(workspace, "Buurthuis De Zon")
    assert picture.pixelColor(at) == QColor(sfeerteken("institutioneel").kleur)
    # Informeel is open: white in the middle.
    assert picture.pixelColor(pixel_of(workspace, "Wandelclub Veen")) == QColor("white")


def test_what_has_only_a_buurt_is_not_on_the_map(workspace: Workspace) -> None:
    names = {m.naam for m in workspace.map.view.markers.markers}
    assert names == {"Buurthuis De Zon", "Café Zoë", "Wandelclub Veen"}
    assert len(workspace.table.uuids()) == 4


def test_a_click_selects_and_beside_it_lets_go(workspace: Workspace, qtbot: QtBot) -> None:
    near(workspace)
    port = workspace.map.view.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=pixel_of(workspace, "Café Zoë"))
    assert workspace.register.current is not None
    assert workspace.register.current.naam == "Café Zoë"
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert workspace.register.current is None


def test_dragging_moves_and_undo_puts_it_back(workspace: Workspace, qtbot: QtBot) -> None:
    near(workspace)
    view = workspace.map.view
    before = point_of(workspace, "Café Zoë")
    start = pixel_of(workspace, "Café Zoë")
    drag(workspace, qtbot, start, start + QPoint(40, 30))
    x, y = point_of(workspace, "Café Zoë")
    assert x == pytest.approx(before[0] + 40 * view.m_per_px, abs=view.m_per_px)
    assert y == pytest.approx(before[1] - 30 * view.m_per_px, abs=view.m_per_px)
    assert workspace.map.toast.isVisible()
    assert "Verplaats ‘Café Zoë’" in workspace.map.toast.text
    workspace.map.toast.undo.emit()
    assert point_of(workspace, "Café Zoë") == before


def test_dragging_paper_moves_the_map_and_selects_nothing(
    workspace: Workspace, qtbot: QtBot
) -> None:
    near(workspace)
    before = workspace.map.view.centre()
    drag(workspace, qtbot, QPoint(20, 20), QPoint(80, 20))
    after = workspace.map.view.centre()
    assert after[0] < before[0]
    assert workspace.register.selected == ()


def test_add_by_click(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    near(workspace)
    window.actions_by_id["add"].trigger()
    at = workspace.map.view.viewport().rect().center() + QPoint(50, 50)
    expected = workspace.map.view.rd(at.toPointF())
    qtbot.mouseClick(workspace.map.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert workspace.register.total == 4, "nothing is registered before there is a name"
    workspace.form.new.fields["naam"].edit.setText("Repair Café")
    qtbot.keyClick(workspace.form.new.fields["naam"].edit, Qt.Key.Key_Return)
    assert workspace.register.total == 5
    assert point_of(workspace, "Repair Café") == pytest.approx(expected)
    assert workspace.register.current is not None
    assert workspace.register.current.naam == "Repair Café"
    assert not workspace.map.placing
    window.actions_by_id["undo"].trigger()
    assert workspace.register.total == 4


def test_add_by_keyboard_alone(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    near(workspace)
    window.activateWindow()
    window.actions_by_id["add"].trigger()
    view = workspace.map.view
    centre = view.centre()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    workspace.form.new.fields["naam"].edit.setText("Leeskring")
    workspace.form.new.save()
    assert point_of(workspace, "Leeskring") == pytest.approx(centre)


def test_escape_ends_adding(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.begin_new()
    assert workspace.map.placing
    assert workspace.map.hint.isVisible()
    qtbot.keyClick(workspace.map.view, Qt.Key.Key_Escape)
    assert not workspace.map.placing
    assert not workspace.form.adding


def test_walking_over_the_markers(workspace: Workspace, qtbot: QtBot) -> None:
    near(workspace)
    seen = []
    for _ in range(3):
        qtbot.keyClick(workspace.map.view, Qt.Key.Key_N)
        assert workspace.register.current is not None
        seen.append(workspace.register.current.naam)
    assert seen[0] == "Café Zoë", "the one in the middle of the map first"
    assert sorted(seen) == ["Buurthuis De Zon", "Café Zoë", "Wandelclub Veen"]
    qtbot.keyClick(workspace.map.view, Qt.Key.Key_P)
    assert workspace.register.current.naam == seen[1]


def test_what_is_walked_to_is_told_with_its_place(workspace: Workspace, qtbot: QtBot) -> None:
    near(workspace)
    workspace.register.select([by_name(workspace, "Buurthuis De Zon")])
    workspace.register.select([by_name(workspace, "Wandelclub Veen")])
    buurt = workspace.map.view.buurtnamen[workspace.register.current.buurtcodes[0]]
    spoken = workspace.map.view.accessibleDescription()
    assert spoken == f"Wandelclub Veen, gemeenschappelijk, informeel, {buurt}, 120 m ten oosten"
    qtbot.keyClick(workspace.map.view, Qt.Key.Key_N)
    assert workspace.map.view.accessibleDescription().endswith("60 m ten westen")


def far(workspace: Workspace) -> None:
    """Look at the three markers from so far that they are one circle."""
    near(workspace)
    workspace.map.view.set_level(scales.level_of_scale(25_000))


def test_counts_on_the_map_are_those_of_the_list(workspace: Workspace) -> None:
    view = workspace.map.view
    for level in range(len(scales.SCHALEN)):
        view.set_level(level)
        layout = view.markers.groups.at(view.m_per_px)
        assert layout.counts.sum() + layout.alone.sum() == 3


def test_a_click_on_a_circle_brings_one_so_near_that_it_falls_apart(
    workspace: Workspace, qtbot: QtBot
) -> None:
    far(workspace)
    view = workspace.map.view
    at = pixel_of(workspace, "Café Zoë")
    assert view.markers.at(at.toPointF(), view.viewportTransform()) is None
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.scale_number < 25_000
    assert view.markers.groups.at(view.m_per_px).alone.sum() >= 1
    assert workspace.register.selected == ()
    for naam in ("Café Zoë", "Buurthuis De Zon", "Wandelclub Veen"):
        assert view.viewport().rect().contains(pixel_of(workspace, naam))


def test_a_circle_is_walked_to_told_and_opened_by_keyboard(
    workspace: Workspace, qtbot: QtBot
) -> None:
    far(workspace)
    view = workspace.map.view
    qtbot.keyClick(view, Qt.Key.Key_G)
    spoken = view.accessibleDescription()
    assert spoken.startswith("3 hulpbronnen bij elkaar: 2 gemeenschappelijk, 1 institutioneel")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.scale_number < 25_000


def test_what_is_selected_is_never_hidden_in_a_circle(workspace: Workspace, qtbot: QtBot) -> None:
    far(workspace)
    before = settle(workspace, qtbot)
    workspace.register.select([by_name(workspace, "Café Zoë")])
    at = pixel_of(workspace, "Café Zoë")
    view = workspace.map.view
    assert view.markers.at(at.toPointF(), view.viewportTransform()) is not None
    assert view.grab().toImage() != before
    assert view.markers.groups.at(view.m_per_px).counts.sum() == 2


def test_walking_reaches_what_is_in_a_circle(workspace: Workspace, qtbot: QtBot) -> None:
    far(workspace)
    view = workspace.map.view
    seen = set()
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_N)
        assert workspace.register.current is not None
        naam = workspace.register.current.naam
        row = next(n for n, m in enumerate(view.markers.markers) if m.naam == naam)
        assert view.markers.groups.at(view.m_per_px).clusters.groep[row] == -1
        assert view.viewport().rect().contains(pixel_of(workspace, naam))
        seen.add(naam)
    assert len(seen) == 3


def test_many_on_one_spot_are_laid_open_and_put_together_again(
    workspace: Workspace, qtbot: QtBot
) -> None:
    view = workspace.map.view
    x, y = point_of(workspace, "Café Zoë")
    assert x is not None
    assert y is not None
    view.markers.set_markers([Marker(f"h{n}", f"p{n}", f"Nummer {n}", x, y) for n in range(12)])
    view.set_level(scales.level_of_scale(1_000))
    view.show_point(x, y)
    middle = view.pixel(x, y)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    transform = view.viewportTransform()
    drawn = view.markers.positions(transform)
    found = {view.markers.at(QPointF(*place), transform) for place in drawn.tolist()}
    assert found == set(range(12)), "each can be pointed at"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.markers.cluster_at(middle.toPointF(), transform) == 0


def test_grouping_can_be_switched_off(workspace: Workspace) -> None:
    far(workspace)
    view = workspace.map.view
    view.markers.set_clustering(False)
    assert view.markers.groups.at(view.m_per_px).alone.all()


def test_arrows_pan_and_home_shows_all(workspace: Workspace, qtbot: QtBot) -> None:
    near(workspace)
    view = workspace.map.view
    before = view.centre()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.centre()[0] > before[0]
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale_number == 1_000
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.scale_number > 1_500


def test_alt_and_arrows_move_the_selected_one(workspace: Workspace, qtbot: QtBot) -> None:
    near(workspace)
    workspace.register.select([by_name(workspace, "Café Zoë")])
    x, y = point_of(workspace, "Café Zoë")
    qtbot.keyClick(workspace.map.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = point_of(workspace, "Café Zoë")
    assert moved[0] == x
    assert moved[1] > y


def test_dark_and_light_paint_other_tiles(
    workspace: Workspace, qtbot: QtBot, qapp: QApplication
) -> None:
    corner = QPoint(5, 5)
    workspace.map.view.show_all()
    light = settle(workspace, qtbot).pixelColor(corner)
    try:
        set_appearance(qapp, dark=True)
        qtbot.waitUntil(lambda: workspace.map.view.map_theme is DONKER)
        dark = settle(workspace, qtbot).pixelColor(corner)
    finally:
        set_appearance(qapp, dark=False)
    assert light == QColor(LICHT.grond)
    assert dark == QColor(DONKER.grond)


def test_attribution_is_in_view(workspace: Workspace) -> None:
    attribution = workspace.map.attribution
    assert attribution.isVisible()
    assert "OpenStreetMap" in attribution.text()
    assert workspace.map.rect().contains(attribution.geometry())


def test_attribution_wraps_on_a_narrow_map(workspace: Workspace, window: MainWindow) -> None:
    workspace.map.attribution.setText("© OpenStreetMap-bijdragers · " * 12)
    window.resize(900, 700)
    QApplication.processEvents()
    workspace.map._place()
    assert workspace.map.rect().contains(workspace.map.attribution.geometry())


def test_who_shares_an_adres_lies_in_a_ring() -> None:
    xy = np.array([[0.0, 0.0], [0.2, 0.1], [50.0, 0.0]])
    moved = spread(xy)
    assert np.hypot(*moved[0]) == pytest.approx(13)
    assert np.hypot(*(moved[0] - moved[1])) == pytest.approx(26)
    assert (moved[2] == 0).all()


@pytest.mark.parametrize(
    ("pixels", "millimetres", "dpi"),
    [
        ((1920, 1080), (508.0, 285.75), 96.0),
        ((1366, 768), (310.0, 174.0), 112.0),
        ((1920, 1080), (0.0, 0.0), None),
        ((1920, 1080), (16.0, 9.0), None),
        ((1920, 1080), (160.0, 90.0), 304.8),
        ((3840, 2160), (160.0, 90.0), None),
        ((1920, 1080), (400.0, 300.0), None),
    ],
)
def test_a_screen_is_believed_when_its_size_can_be(
    pixels: tuple[int, int], millimetres: tuple[float, float], dpi: float | None
) -> None:
    found = scales.dpi_of_screen(pixels, millimetres)
    assert found == (None if dpi is None else pytest.approx(dpi, abs=0.5))


def test_a_scale_that_is_not_certain_says_about(workspace: Workspace) -> None:
    """Given how many pixels go in an inch, 1:5.000 is 1:5.000 with a ruler on the glass."""
    view, bar = workspace.map.view, workspace.map.scale_bar
    view.set_level(scales.level_of_scale(5_000))
    view.set_dpi(127)
    assert bar.accessibleName() == "Schaal 1:5.000"
    assert view.m_per_px * 127 / 0.0254 == pytest.approx(5_000)
    bar.set_known(False)
    assert bar.accessibleName() == "Schaal ongeveer 1:5.000"
    assert bar.toolTip()
    view.set_dpi(0)
    assert view.scale_known == ("ongeveer" not in bar.accessibleName())


def test_names_are_written_from_the_chosen_scale_on(workspace: Workspace, qtbot: QtBot) -> None:
    near(workspace)
    view = workspace.map.view
    settle(workspace, qtbot)
    view.grab()
    qtbot.waitUntil(lambda: bool(view.names.placed), timeout=5_000)
    with_names = view.grab().toImage()
    view.set_names_from(1_000)
    assert view.grab().toImage() != with_names
    view.set_names_from(1_500)
    assert view.grab().toImage() == with_names


def test_markers_are_there_for_a_screen_reader(workspace: Workspace) -> None:
    near(workspace)
    view = workspace.map.view
    spoken = QAccessible.queryAccessibleInterface(view)
    names = [spoken.child(n).text(QAccessible.Text.Name) for n in range(spoken.childCount())]
    assert names[0].startswith("Café Zoë, gemeenschappelijk, formeel, ")
    assert names[0].endswith(", hier")
    assert {name.rsplit(", ", 1)[1] for name in names[1:]} == {
        "60 m ten westen",
        "60 m ten oosten",
    }
    at = spoken.child(0).rect().center()
    assert spoken.childAt(at.x(), at.y()) is spoken.child(0)
    workspace.register.select([by_name(workspace, "Café Zoë")])
    assert spoken.child(0).state().selected
    view.set_level(scales.level_of_scale(25_000))
    workspace.register.select([])
    assert spoken.childCount() == 1
    assert spoken.child(0).text(QAccessible.Text.Name).startswith("3 hulpbronnen bij elkaar")


def test_a_screen_reader_may_keep_what_is_gone(qtbot: QtBot) -> None:
    for _ in range(20):
        view = MapView()
        view.markers.set_markers([Marker("h", "p", "De Brug", 100_000.0, 500_000.0)])
        view.show_point(100_000.0, 500_000.0, 1_000)
        spoken = QAccessible.queryAccessibleInterface(view)
        child = spoken.child(0)
        assert child.text(QAccessible.Text.Name).startswith("De Brug")
        view.stop()
        view.deleteLater()
        del view
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        assert not child.isValid()
        assert child.text(QAccessible.Text.Name) == ""
        assert child.rect().isNull()


def test_scales_are_true() -> None:
    """At 1:5.000 on a screen of 96 dots per inch, 100 m is 20 mm, or 75.6 pixels."""
    level = scales.SCHALEN.index(5_000)
    assert 100 / scales.metres_per_pixel(level, 96.0) == pytest.approx(20 / 25.4 * 96)
    assert scales.SCHALEN[scales.level_that_fits((5_000, 3_000), (1_000, 700), 96.0)] == 25_000
    assert scales.scale_bar(1.3, 130) == (100, pytest.approx(100 / 1.3))


@pytest.mark.parametrize(
    ("afstand_m", "step"),
    [(0, 0), (250, 0), (250.1, 1), (500, 1), (1_000, 3), (1_001, 4), (None, None), (np.inf, None)],
)
def test_steps_have_fixed_borders(afstand_m: float | None, step: int | None) -> None:
    assert step_below(afstand_m, GRENZEN_M["lopen"]) == step


def test_delete_on_the_map_removes_and_can_be_undone(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.register.select([by_name(workspace, "Café Zoë")])
    qtbot.keyClick(workspace.map.view, Qt.Key.Key_Delete)
    assert workspace.register.total == 3
    workspace.register.undo()
    assert workspace.register.total == 4


def test_the_whole_scale_can_be_read_in_large_letters(workspace: Workspace) -> None:
    bar = workspace.map.scale_bar
    font = bar.font()
    font.setPointSize(20)
    bar.setFont(font)
    assert bar.width() > 130 + bar.fontMetrics().horizontalAdvance("1:250.000")
    assert bar.height() >= bar.fontMetrics().height()


def test_what_to_do_is_whole_on_a_narrow_map(workspace: Workspace, qtbot: QtBot) -> None:
    font = workspace.map.font()
    font.setPointSize(24)
    workspace.map.setFont(font)
    workspace.begin_new()
    hint = workspace.map.hint
    assert workspace.map.rect().contains(hint.geometry())
    qtbot.keyClick(hint, Qt.Key.Key_Escape)
    assert not workspace.map.placing
    assert not workspace.form.adding
