"""What the tests of plans do: begin one, wait for its effect, drag and point on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from sociale_kaart.operations import scenarios
from sociale_kaart.ui.bereikbaarheid.watals_page import WatAlsPage
from sociale_kaart.ui.canvas import scales

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.domain.scenario import ScenarioPlek
    from sociale_kaart.ui.bereikbaarheid.watals_plan import PlanBlad
    from sociale_kaart.ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
WAIT_MS = 60_000


def page_of(workspace: Workspace) -> WatAlsPage:
    workspace.layout.reveal("bereikbaarheid")
    found = workspace.bereikbaarheid.show_page("watals")
    assert isinstance(found, WatAlsPage)
    return found


def begin_plan(workspace: Workspace, qtbot: QtBot, naam: str = "Bij de school") -> PlanBlad:
    """Have a plan without places, with its figures, near by on the map."""
    blad = page_of(workspace).een
    assert workspace.register.act(scenarios.add_scenario, naam, afstand_m=300) is not None
    wait(blad, qtbot)
    view = workspace.map.view
    view.set_level(scales.level_of_scale(5_000))
    zon = next(m for m in view.markers.markers if m.naam == "Café Zoë")
    view.show_point(zon.x, zon.y)
    return blad


def wait(blad: PlanBlad, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: (
            blad.found is not None
            and not blad.rekenaar.busy
            and blad.found.plekken == tuple(blad.places)
        ),
        timeout=WAIT_MS,
    )


def kept(workspace: Workspace, row: int = 0) -> tuple[ScenarioPlek, ...]:
    """Return the places of a plan as they are in the kaart."""
    return scenarios.scenarios(workspace.session)[row].plekken


def pixel_of(workspace: Workspace, blad: PlanBlad, key: str) -> QPoint:
    one = blad.kaart.item.teken(key)
    assert one is not None
    return workspace.map.view.pixel(one.x, one.y)


def free_pixel(workspace: Workspace) -> QPoint:
    """Return a pixel of the map where nothing lies."""
    rect = workspace.map.view.viewport().rect()
    return rect.center() + QPoint(60, -50)
