"""Choosing by box and loop, measuring, drawing relaties, layers, taking voorzieningen over."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from helpers_ui import LOAD_MS, by_name
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog

from sociale_kaart.domain import notatie
from sociale_kaart.operations import relaties
from sociale_kaart.ui.canvas import scales
from sociale_kaart.ui.canvas.measure_tool import length_m, length_text
from sociale_kaart.ui.canvas.parts import PARTS
from sociale_kaart.ui.map_layers import RELATIES, VOORZIENINGEN
from sociale_kaart.ui.relatie_dialog import RelatieDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

NAMES = ("Buurthuis De Zon", "Café Zoë", "Wandelclub Veen")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _nearby(workspace: Workspace) -> None:
    """Look at the three markers from nearby, so that they lie well apart."""
    view = workspace.map.view
    view.set_level(scales.level_of_scale(1_500))
    middle = next(m for m in view.markers.markers if m.naam == "Café Zoë")
    view.show_point(middle.x, middle.y)


def pixel_of(workspace: Workspace, naam: str) -> QPoint:
    uuid = by_name(workspace, naam)
    marker = next(m for m in workspace.map.view.markers.markers if m.hulpbron == uuid)
    return workspace.map.view.pixel(marker.x, marker.y)


def chosen(workspace: Workspace) -> set[str]:
    found = (workspace.register.hulpbron(uuid) for uuid in workspace.register.selected)
    return {hulpbron.naam for hulpbron in found if hulpbron is not None}


def drag(
    workspace: Workspace,
    qtbot: QtBot,
    path: list[QPoint],
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    port = workspace.map.view.viewport()
    qtbot.mousePress(port, LEFT, held, pos=path[0])
    for start, end in itertools.pairwise(path):
        for share in (0.25, 0.5, 0.75, 1.0):
            qtbot.mouseMove(port, start + (end - start) * share)
    qtbot.mouseRelease(port, LEFT, held, pos=path[-1])


# -- choosing several -----------------------------------------------------------------------------


def test_a_box_chooses_what_lies_inside(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_id["choose_box"].trigger()
    first, second = pixel_of(workspace, NAMES[0]), pixel_of(workspace, NAMES[1])
    drag(workspace, qtbot, [first - QPoint(20, 20), second + QPoint(20, 20)])
    assert chosen(workspace) == set(NAMES[:2])
    assert workspace.map.hint.isVisible()
    qtbot.keyClick(workspace.map.view, Qt.Key.Key_Escape)
    assert not workspace.extras.tools.active
    assert not workspace.map.hint.isVisible()


def test_shift_and_drag_is_a_box_that_adds(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.register.select([by_name(workspace, NAMES[2])])
    first = pixel_of(workspace, NAMES[0])
    path = [first - QPoint(15, 15), first + QPoint(15, 15)]
    drag(workspace, qtbot, path, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(workspace) == {NAMES[0], NAMES[2]}
    assert not workspace.extras.tools.active


def test_a_loop_leaves_out_what_its_box_holds(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    """A U around the outer two, with the middle one in its mouth."""
    window.actions_by_id["choose_loop"].trigger()
    a, b, c = (pixel_of(workspace, naam) for naam in NAMES)
    up, down, low = QPoint(0, -30), QPoint(0, 30), QPoint(0, 70)
    aside = QPoint(25, 0)
    path = [
        *(a - aside + up, a - aside + low, c + aside + low, c + aside + up),
        *(c - aside + up, c - aside + down + QPoint(0, 15)),
        *(b + down + QPoint(0, 15), a + aside + down + QPoint(0, 15), a + aside + up),
    ]
    drag(workspace, qtbot, path)
    assert chosen(workspace) == {NAMES[0], NAMES[2]}


def test_ctrl_and_click_adds_and_takes_out(workspace: Workspace, qtbot: QtBot) -> None:
    port = workspace.map.view.viewport()
    held = Qt.KeyboardModifier.ControlModifier
    for naam in NAMES[:2]:
        qtbot.mouseClick(port, LEFT, held, pos=pixel_of(workspace, naam))
    assert chosen(workspace) == set(NAMES[:2])
    qtbot.mouseClick(port, LEFT, held, pos=pixel_of(workspace, NAMES[0]))
    assert chosen(workspace) == {NAMES[1]}


def test_enter_chooses_everything_in_view(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_id["choose_box"].trigger()
    qtbot.keyClick(workspace.map.view, Qt.Key.Key_Return)
    assert chosen(workspace) == set(NAMES)


# -- measuring ------------------------------------------------------------------------------------


def test_measuring_adds_up_and_takes_back(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_id["measure"].trigger()
    view = workspace.map.view
    middle = view.viewport().rect().center()
    for aside in (QPoint(0, 0), QPoint(100, 0), QPoint(100, 50)):
        qtbot.mouseClick(view.viewport(), LEFT, pos=middle + aside)
    tool = workspace.extras.tools.measure
    assert length_m(tool.points) == pytest.approx(150 * view.m_per_px, rel=0.01)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert length_m(tool.points) == pytest.approx(100 * view.m_per_px, rel=0.01)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not workspace.extras.tools.active


def test_measuring_by_keyboard(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["measure"].trigger()
    view = workspace.map.view
    start = view.centre()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    points = workspace.extras.tools.measure.points
    assert points[0] == start
    assert points[1][0] > start[0]


def test_lengths_are_said_to_the_metre() -> None:
    assert length_text(47.4) == "47 m"
    assert length_text(1_250) == "1.250 m"
    assert length_text(12_400) == notatie.afstand(12_400) == "12,4 km"


# -- relaties -------------------------------------------------------------------------------------


def answer(soort: str) -> None:
    """Choose a kind in the dialog as soon as it is there."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RelatieDialog):
            QTimer.singleShot(20, choose)
            return
        rows = range(dialog.list.count())
        codes = [dialog.list.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]
        dialog.list.setCurrentRow(codes.index(soort))
        dialog.ok.click()

    QTimer.singleShot(20, choose)


def found_relaties(workspace: Workspace) -> list[tuple[str, str, str]]:
    names = {h.uuid: h.naam for h in workspace.register.records}
    rows = relaties.all_relaties(workspace.session)
    return [(names[row.van], row.soort, names[str(row.naar)]) for row in rows]


def test_a_relatie_is_drawn_from_marker_to_marker(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_id["relate"].trigger()
    answer("gebruikt_ruimte_van")
    drag(workspace, qtbot, [pixel_of(workspace, NAMES[2]), pixel_of(workspace, NAMES[0])])
    assert found_relaties(workspace) == [(NAMES[2], "gebruikt_ruimte_van", NAMES[0])]
    assert workspace.extras.layers.shows(RELATIES)
    window.actions_by_id["undo"].trigger()
    assert found_relaties(workspace) == []


def test_a_relatie_by_keyboard(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    workspace.register.select([by_name(workspace, NAMES[0])])
    window.actions_by_id["relate"].trigger()
    view = workspace.map.view
    qtbot.keyClick(view, Qt.Key.Key_N)
    current = workspace.register.current
    assert current is not None
    answer("werkt_samen_met")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert found_relaties(workspace) == [(NAMES[0], "werkt_samen_met", current.naam)]


# -- layers ---------------------------------------------------------------------------------------


def settle(workspace: Workspace, qtbot: QtBot) -> QImage:
    view = workspace.map.view
    view.grab()
    assert view.tiles is not None
    qtbot.waitUntil(lambda: not view.tiles.busy, timeout=LOAD_MS)
    return view.grab().toImage()


def colours(picture: QImage) -> dict[int, int]:
    """Count the pixels per colour."""
    shown = picture.convertToFormat(picture.Format.Format_RGB32)
    pixels = np.frombuffer(bytes(shown.constBits()), dtype=np.uint32)
    values, counts = np.unique(pixels, return_counts=True)
    return dict(zip(values.tolist(), counts.tolist(), strict=True))


def test_a_part_of_the_base_map_can_be_switched_off_and_stays_off(
    workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.map.view.show_all()
    groen = int(workspace.map.view.map_theme.groen.removeprefix("#"), 16) | 0xFF000000
    before = colours(settle(workspace, qtbot)).get(groen, 0)
    assert before > 1_000
    workspace.lagen.parts.rows["groen"].box.click()
    assert colours(settle(workspace, qtbot)).get(groen, 0) < before / 100
    assert not workspace.extras.layers.shows("groen")


@pytest.mark.parametrize("code", [part.code for part in PARTS])
def test_every_part_changes_the_picture(code: str, workspace: Workspace, qtbot: QtBot) -> None:
    view = workspace.map.view
    box = workspace.lagen.parts.rows[code].box
    differs = False
    for scale in (1_500, 5_000, 25_000):
        view.set_level(scales.level_of_scale(scale))
        before = settle(workspace, qtbot)
        box.click()
        differs = differs or before != settle(workspace, qtbot)
        box.click()
    assert differs


def test_a_voorziening_is_taken_over_with_one_click(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    layers = workspace.extras.layers
    window.actions_by_id["show_voorzieningen"].trigger()
    assert workspace.layout.shows("lagen")
    qtbot.waitUntil(lambda: bool(layers.voorzieningen.rows), timeout=LOAD_MS)
    row = next(row for row in layers.voorzieningen.rows if row.naam)
    before = len(layers.voorzieningen.rows)
    view = workspace.map.view
    view.show_point(row.x, row.y)
    view.grab()
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.pixel(row.x, row.y))
    assert workspace.extras.card.isVisible()
    qtbot.mouseClick(workspace.extras.card.take, LEFT)
    taken = workspace.register.current
    assert taken is not None
    assert taken.naam == row.naam
    assert taken.categorie in row.categorieen
    assert taken.bron_id == row.osm_id
    qtbot.waitUntil(lambda: len(layers.voorzieningen.rows) < before, timeout=LOAD_MS)
    window.actions_by_id["undo"].trigger()
    assert by_missing(workspace, row.naam)


def by_missing(workspace: Workspace, naam: str) -> bool:
    return all(hulpbron.naam != naam for hulpbron in workspace.register.records)


def test_only_some_categorieen(workspace: Workspace, qtbot: QtBot) -> None:
    layers = workspace.extras.layers
    layers.show_part(VOORZIENINGEN, True)  # noqa: FBT003 - as the tick box calls it
    qtbot.waitUntil(lambda: bool(layers.voorzieningen.rows), timeout=LOAD_MS)
    code, count = next(iter(layers.counts.items()))
    layers.show_categorieen(frozenset({code}))
    assert len(layers.voorzieningen.rows) == count
    assert all(code in row.categorieen for row in layers.voorzieningen.rows)


def test_nothing_lies_under_the_pointer_when_it_is_hidden(
    workspace: Workspace, qtbot: QtBot
) -> None:
    layers = workspace.extras.layers
    layers.show_part(VOORZIENINGEN, True)  # noqa: FBT003 - idem
    qtbot.waitUntil(lambda: bool(layers.voorzieningen.rows), timeout=LOAD_MS)
    row = layers.voorzieningen.rows[0]
    view = workspace.map.view
    view.show_point(row.x, row.y)

    def at() -> Any:
        return layers.voorzieningen.at(QPointF(view.pixel(row.x, row.y)), view.viewportTransform())

    assert at() is not None
    layers.show_part(VOORZIENINGEN, False)  # noqa: FBT003 - idem
    assert at() is None


# -- own areas, sferen and distances among the layers ---------------------------------------------


def test_an_area_is_drawn_for_a_hulpbron_and_shown_with_it(
    workspace: Workspace, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = by_name(workspace, NAMES[2])
    workspace.register.select([uuid])
    workspace.form.context.gebied_wanted.emit(uuid)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("De Sterflat", True))
    view = workspace.map.view
    middle = view.viewport().rect().center()
    corners = [middle + at for at in (QPoint(0, 0), QPoint(120, 0), QPoint(120, 80))]
    for corner in [*corners, corners[0]]:
        qtbot.mouseClick(view.viewport(), LEFT, pos=corner)
    assert not workspace.extras.tools.active
    assert workspace.extras.layers.gebieden.count == 1
    current = workspace.register.current
    assert current is not None
    assert len(current.deel("werkgebieden")) == 1
    window.actions_by_id["undo"].trigger()
    assert workspace.extras.layers.gebieden.count == 0


def test_an_area_by_keyboard(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = by_name(workspace, NAMES[2])
    workspace.register.select([uuid])
    workspace.form.context.gebied_wanted.emit(uuid)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("De Sterflat", True))
    view = workspace.map.view
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(view, Qt.Key.Key_Return)
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.extras.layers.gebieden.count == 1


def test_sferen_in_both_panels_say_the_same(workspace: Workspace) -> None:
    workspace.lagen.sferen.rows["institutioneel"].box.click()
    assert {h.naam for h in workspace.register.shown} == {NAMES[1], NAMES[2], "Burenhulp"}
    shown = workspace.filters.groups["sfeer"].rows["institutioneel"].box
    assert not shown.isChecked()
    shown.click()
    assert workspace.lagen.sferen.rows["institutioneel"].box.isChecked()


def test_the_distance_layer_goes_off_and_on_again(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    box = workspace.lagen.over.rows["afstanden"].box
    box.click()
    assert workspace.layout.shows("bereikbaarheid"), "nothing to show yet: choose what to compute"
    assert not box.isChecked()
    window.commands.bereikbaarheid.compute_distances("ontmoetingsplek", "lopen")
    qtbot.waitUntil(lambda: workspace.layer_shown, timeout=LOAD_MS)
    assert box.isChecked()
    box.click()
    assert not workspace.layer_shown
    box.click()
    assert workspace.layer_shown
