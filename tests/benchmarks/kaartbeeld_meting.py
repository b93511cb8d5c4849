"""The window on a large kaart, measured from inside; run by bench_kaartbeeld.py as a process."""

# ruff: noqa: PLC0415, T201 - the imports are part of what is measured, the figures are told as JSON

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from sociale_kaart.ui.canvas.view import MapView
    from sociale_kaart.ui.main_window import MainWindow

PATIENCE_S = 40.0
# Streets, the town and the whole gemeente.
SCALES = (1_000, 2_500, 5_000, 10_000, 25_000, 75_000)
NAIVE_FRAMES = 7


def p95(values: list[float]) -> float:
    """Return what 95 % of the values stay below."""
    return statistics.quantiles(values, n=20)[-1]


def rss_mb() -> float:
    """Memory of this process now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


class Watch:
    """Runs the event loop and keeps how long it was away."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.turns: list[float] = []

    def turn(self) -> None:
        """Handle what waits, once."""
        start = time.perf_counter()
        self._application.processEvents()
        self.turns.append((time.perf_counter() - start) * 1000)
        time.sleep(0.001)

    def until(self, done: Callable[[], bool]) -> None:
        """Handle events until `done`; raises TimeoutError after a while."""
        end = time.perf_counter() + PATIENCE_S
        while not done():
            if time.perf_counter() > end:
                raise TimeoutError
            self.turn()

    def longest(self) -> float:
        """Return the longest turn since the last call, in ms."""
        turns, self.turns = self.turns, []
        return max(turns, default=0.0)


def open_window(kaart: Path) -> tuple[QApplication, MainWindow, Watch]:
    """Start as the application does, with `kaart` to open."""
    from PySide6.QtCore import QTimer

    from sociale_kaart.ui.app import make_application
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.settings import Settings

    application = make_application(["meting"])
    folder = Path(tempfile.mkdtemp())
    window = MainWindow(Settings(folder / "venster.ini"))
    window.resize(1366, 768)
    window.show()
    QTimer.singleShot(0, window, lambda: window.open_kaart(kaart))
    return application, window, Watch(application)


def quiet(window: MainWindow) -> bool:
    """Tell whether all that can be seen is there."""
    workspace = window.workspace
    if workspace is None or not window.runner.idle:
        return False
    tiles = workspace.map.view.tiles
    return tiles is not None and not tiles.busy


def map_drawn(window: MainWindow) -> bool:
    """Tell whether the base map and all markers are on the map; addresses may still be read."""
    workspace = window.workspace
    if workspace is None or workspace.map.view.tiles is None:
        return False
    view = workspace.map.view
    return bool(view.markers.markers) and bool(view.tiles.known()) and not view.tiles.busy


def measure_start(kaart: Path, began: float) -> dict[str, float]:
    """Return the seconds from process start to window, usable and everything drawn."""
    _, window, watch = open_window(kaart)
    watch.until(window.isVisible)
    shown = time.time() - began

    def usable() -> bool:
        workspace = window.workspace
        return (
            workspace is not None and workspace.map.isVisible() and bool(workspace.map.view.painted)
        )

    watch.until(usable)
    ready = time.time() - began
    watch.until(lambda: map_drawn(window))
    window.workspace.map.view.viewport().repaint()  # type: ignore[union-attr]
    drawn = time.time() - began
    away = watch.longest()
    window.close()
    return {"venster_s": shown, "bruikbaar_s": ready, "getekend_s": drawn, "langste_ms": away}


def frame(view: MapView) -> float:
    """Return how many milliseconds one frame takes."""
    start = time.perf_counter()
    view.viewport().repaint()
    return (time.perf_counter() - start) * 1000


def settle_down(window: MainWindow, watch: Watch) -> None:
    """Wait until the work that follows an opening is done too, such as a first backup."""
    until = time.perf_counter() + 3.0
    watch.until(lambda: quiet(window) and time.perf_counter() > until)
    watch.longest()


def rest(view: MapView, watch: Watch) -> None:
    """Let everything that belongs in view be drawn."""
    watch.until(lambda: view.tiles is not None and not view.tiles.busy)
    until = time.perf_counter() + 0.02
    watch.until(lambda: time.perf_counter() > until)


def pan_tour(view: MapView, watch: Watch) -> tuple[list[float], list[float]]:
    """Pan in a square at each scale, twice; returns the frames of the second time in ms.

    The second list is what the processor spent on them: on a busy machine that says more.
    """
    from sociale_kaart.ui.canvas import scales

    frames: list[float] = []
    work: list[float] = []
    for scale in SCALES:
        view.set_level(scales.level_of_scale(scale))
        view.show_point(*START)
        for warm in (False, True):
            for dx, dy in ((60, 0), (0, 60), (-60, 0), (0, -60)):
                for _ in range(5):
                    view.pan(dx, dy)
                    before = time.thread_time()
                    took = frame(view)
                    if warm:
                        frames.append(took)
                        work.append((time.thread_time() - before) * 1000)
                    else:
                        rest(view, watch)
    return frames, work


def zoom_tour(view: MapView, watch: Watch, *, settle: bool) -> tuple[list[float], list[float]]:
    """Zoom in and out; returns the frames in ms, and what the processor spent on them."""
    from sociale_kaart.ui.canvas import scales

    frames: list[float] = []
    work: list[float] = []
    view.show_point(*START)
    levels = [scales.level_of_scale(scale) for scale in SCALES]
    for level in [*levels, *reversed(levels)] * (1 if settle else 3):
        start, before = time.perf_counter(), time.thread_time()
        view.set_level(level)
        frame(view)
        frames.append((time.perf_counter() - start) * 1000)
        work.append((time.thread_time() - before) * 1000)
        if settle:
            rest(view, watch)
    return frames, work


START = (190_900.0, 508_100.0)


def measure_frames(kaart: Path) -> dict[str, Any]:
    """Return warm frames, the longest turn while tiles arrive, memory, and the plain way."""
    application, window, watch = open_window(kaart)
    watch.until(lambda: quiet(window))
    view = window.workspace.map.view  # type: ignore[union-attr]
    settle_down(window, watch)
    result: dict[str, Any] = {"geheugen_open_mb": rss_mb()}
    turns = {scale: cold_turns(view, watch, scale) for scale in SCALES}
    print(turns, file=sys.stderr)
    result["langste_koud_ms"] = max(turns.values())
    pans, work = pan_tour(view, watch)
    zoom_tour(view, watch, settle=True)
    zooms, zoom_work = zoom_tour(view, watch, settle=False)
    result |= {
        "pan_mediaan_ms": statistics.median(pans),
        "pan_p95_ms": p95(pans),
        "pan_werk_p95_ms": p95(work),
        "zoom_mediaan_ms": statistics.median(zooms),
        "zoom_p95_ms": p95(zooms),
        "zoom_werk_p95_ms": p95(zoom_work),
    }
    long_tour(view, watch)
    result["geheugen_tocht_mb"] = rss_mb()
    result |= against_plain_items(view, watch)
    window.close()
    application.processEvents()
    return result


def cold_turns(view: MapView, watch: Watch, scale: int) -> float:
    """Return the longest turn of the event loop while fresh tiles come in at a scale."""
    from sociale_kaart.ui.canvas import scales

    view.set_level(scales.level_of_scale(scale))
    view.show_point(*START)
    watch.longest()
    for _ in range(12):
        view.pan(-170, 60)
        end = time.perf_counter() + 0.12
        while time.perf_counter() < end:
            watch.turn()
    watch.until(lambda: view.tiles is not None and not view.tiles.busy)
    return watch.longest()


def long_tour(view: MapView, watch: Watch) -> None:
    """Go over the whole gemeente at every scale, as somebody does in a day."""
    from sociale_kaart.ui.canvas import scales

    rect = view.sceneRect()
    for level in range(2, len(scales.SCHALEN)):
        view.set_level(level)
        for step in range(6):
            share = 0.3 + 0.08 * step
            view.centerOn(
                rect.left() + share * rect.width(), rect.top() + (1 - share) * rect.height()
            )
            frame(view)
            watch.until(lambda: view.tiles is not None and not view.tiles.busy)


def against_plain_items(view: MapView, watch: Watch) -> dict[str, float]:
    """Return the frames of the same data as one QGraphicsItem each, and of ours, in town."""
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    from sociale_kaart.ui.canvas import scales

    level = scales.level_of_scale(25_000)
    view.set_level(level)
    view.show_point(*START)
    watch.until(lambda: view.tiles is not None and not view.tiles.busy)
    ours = []
    for _ in range(20):
        view.pan(30, 10)
        ours.append(frame(view))
    scene = QGraphicsScene()
    plain = QGraphicsView(scene)
    fill_plainly(scene, view)
    plain.setTransform(view.transform())
    plain.resize(view.size())
    plain.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    plain.show()
    plain.centerOn(START[0], -START[1])
    for _ in range(5):
        watch.turn()
    theirs = []
    for step in range(NAIVE_FRAMES):
        plain.centerOn(START[0] + 200 * step, -START[1])
        start = time.perf_counter()
        plain.viewport().repaint()
        theirs.append((time.perf_counter() - start) * 1000)
    plain.close()
    return {"wij_ms": statistics.median(ours), "los_ms": statistics.median(theirs)}


def fill_plainly(scene: Any, view: MapView) -> None:
    """Put each street, surface and hulpbron into a scene as an item of its own."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QBrush, QColor, QPen
    from PySide6.QtWidgets import QGraphicsPathItem

    from sociale_kaart.domain.kaartstijl import sfeerteken
    from sociale_kaart.ui.canvas.paths import geometry_path
    from sociale_kaart.ui.canvas.symbols import shape_path

    theme = view.map_theme
    base = view.base
    for layer, brush, line in (
        ("groen", theme.groen, None),
        ("water", theme.water, None),
        ("gebouwen", theme.gebouw, None),
        ("straten", None, theme.weg_rand),
    ):
        vector = base.lagen[layer]
        pen = QPen(Qt.PenStyle.NoPen) if line is None else QPen(QColor(line), 2)
        pen.setCosmetic(True)
        for row in range(len(vector)):
            item = QGraphicsPathItem(
                geometry_path(vector.geometries[row : row + 1], 1.0, (0.0, 0.0))
            )
            item.setPen(pen)
            item.setBrush(QBrush(QColor(brush)) if brush else QBrush())
            scene.addItem(item)
    for marker in view.markers.markers:
        item = QGraphicsPathItem(shape_path(marker.sfeer, 17))
        item.setFlag(QGraphicsPathItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setPos(marker.x, -marker.y)
        item.setPen(QPen(QColor("#1A1A1A"), 1))
        item.setBrush(QColor(sfeerteken(marker.sfeer).kleur))
        scene.addItem(item)


def main() -> int:
    """Measure one thing and tell it as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("wat", choices=["start", "beelden"])
    parser.add_argument("kaart", type=Path)
    parser.add_argument("--begonnen", type=float, default=time.time())
    chosen = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    if chosen.wat == "start":
        print(json.dumps(measure_start(chosen.kaart, chosen.begonnen)))
    else:
        print(json.dumps(measure_frames(chosen.kaart)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
