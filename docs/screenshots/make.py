"""Make the five pictures of the window: start page, map, form, table, distance layer.

    xvfb-run -a python docs/screenshots/make.py [KAART] [--uit FOLDER]

Without a kaart it makes one of Kampen from the real data beside the checkout, or of the sample
wijk when that is absent. Under Xvfb the fonts are those of the system; `offscreen` works as well.
"""  # noqa: INP001 - a script, no package

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
sys.path.insert(0, str(REPOSITORY))

from sociale_kaart.base.progress import NoProgress  # noqa: E402 - the path comes first
from sociale_kaart.operations import editing, importing, ondergrond, sample, sessions  # noqa: E402
from sociale_kaart.ui.app import make_application  # noqa: E402
from sociale_kaart.ui.main_window import MainWindow  # noqa: E402
from sociale_kaart.ui.settings import Settings  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.workspace import Workspace

SIZE = QSize(1366, 768)
_EXAMPLES = (
    ("Buurthuis", "institutioneel", "formeel", "plek"),
    ("Wandelclub", "gemeenschappelijk", "informeel", "groep"),
    ("Koffieochtend", "gemeenschappelijk", "informeel", "activiteit"),
    ("Speeltuinvereniging", "gemeenschappelijk", "formeel", "buitenruimte"),
    ("Spreekuur", "institutioneel", "informeel", "activiteit"),
)
_PATIENCE_MS = 120_000
_FONTS = ("Segoe UI", "Noto Sans", "Source Sans 3", "DejaVu Sans")


class Camera:
    """Drives the window and takes pictures of it."""

    def __init__(self, application: QApplication, window: MainWindow, folder: Path) -> None:
        self._application = application
        self._window = window
        self._folder = folder

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the window work until `ready`."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not ready():
            self._application.processEvents()
            if patience.hasExpired():
                message = "the window was not ready in time"
                raise TimeoutError(message)
        self._application.processEvents()

    def settle(self) -> None:
        """Wait until nothing runs and every tile in view is there."""
        workspace = self.workspace
        self._window.grab()
        tiles = workspace.map.view.tiles
        self.wait(lambda: self._window.runner.idle and (tiles is None or not tiles.busy))

    @property
    def workspace(self) -> Workspace:
        """The open kaart."""
        workspace = self._window.workspace
        assert workspace is not None, "a kaart is open"
        return workspace

    def shoot(self, name: str) -> None:
        """Save a picture of the window."""
        self._application.processEvents()
        target = self._folder / f"{name}.png"
        self._window.grab().save(str(target))
        print(target)  # noqa: T201 - a script


def make_kaart(folder: Path, worker: Worker) -> Path:
    """Make a kaart to photograph."""
    data = REPOSITORY.parent / "shared" / "data"
    if not data.is_dir():
        return sample.make_sample_kaart(folder, worker=worker, progress=NoProgress())
    grond, kaart = folder / "Kampen.ondergrond.gpkg", folder / "Kampen.kaart.gpkg"
    sources = ondergrond.OndergrondSources(
        osm=data / "kampen" / "kampen.osm.pbf",
        buurten=data / "kampen" / "wijkenbuurten_kampen_2024.gpkg",
    )
    ondergrond.make_ondergrond(sources, grond, worker=worker, progress=NoProgress())
    with sessions.new_kaart(
        kaart,
        naam="Kampen",
        onze_definitie="Alles waar je zonder indicatie terechtkunt.",
        doel="Laten zien hoe Sociale Kaart eruitziet.",
        ondergrond=grond,
    ) as session:
        importing.import_hulpbronnen(
            session,
            data / "lists" / "kampen_duo_vo_vestigingen.xlsx",
            worker=worker,
            progress=NoProgress(),
        )
        _add_examples(session)
    return kaart


def _add_examples(session: sessions.Session) -> None:
    """Say what the schools are, and add invented initiatives so that all symbols are seen."""
    for school in session.kaart.hulpbronnen():
        kind = {"sfeer": "institutioneel", "formaliteit": "formeel", "soort": "plek"}
        editing.edit_hulpbron(session, school.uuid, kind)
    buurten = session.required_ondergrond().layer("buurten").nlargest(15, "inwoners")
    for number, buurt in enumerate(buurten.itertuples()):
        middle = buurt.geometry.representative_point()
        for shift, (naam, sfeer, formaliteit, soort) in enumerate(_EXAMPLES[number % 2 :: 2]):
            editing.add_hulpbron(
                session,
                {
                    "naam": f"{naam} {buurt.buurtnaam} (voorbeeld)",
                    "sfeer": sfeer,
                    "formaliteit": formaliteit,
                    "soort": soort,
                },
                {
                    "x": middle.x + 170 * shift - 130,
                    "y": middle.y + 110 * (shift % 2) - 60 * number % 150,
                    "locatie_nauwkeurigheid": "handmatig",
                },
            )


def take_all(camera: Camera, window: MainWindow, kaart: Path) -> None:
    """Take the five pictures."""
    camera.shoot("1-startpagina")
    window.open_kaart(kaart)
    camera.wait(lambda: window.workspace is not None and window.runner.idle)
    camera.settle()
    workspace = camera.workspace
    markers = workspace.map.view.markers.markers
    places = [marker.hulpbron for marker in markers if marker.sfeer != "institutioneel"]
    if places:
        workspace.register.select([places[0]])
        workspace.map.show_hulpbron(places[0])
        workspace.map.view.set_level(workspace.map.view.level + 2)
    camera.settle()
    camera.shoot("2-kaart")

    workspace.begin_new()
    workspace.form.new.fields["naam"].edit.setText("Wandelclub De Dijk")
    workspace.map.view.set_level(workspace.map.view.level - 3)
    workspace.form.new.set_point(*workspace.map.view.centre())
    camera.settle()
    camera.shoot("3-formulier")
    workspace.form.new.ended.emit()

    window.resizeDocks([workspace.layout.docks["onder"]], [430], Qt.Orientation.Vertical)
    workspace.register.select(places[:1])
    camera.settle()
    camera.shoot("4-tabel")

    window.resizeDocks([workspace.layout.docks["onder"]], [210], Qt.Orientation.Vertical)
    workspace.register.select([])
    window.commands.bereikbaarheid.compute_distances("supermarkt", "lopen")
    camera.wait(lambda: workspace.layer_shown and window.runner.idle)
    workspace.map.view.show_all()
    workspace.map.view.set_level(workspace.map.view.level - 3)
    camera.settle()
    camera.shoot("5-afstanden")


def main() -> None:
    """Read the arguments, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kaart", type=Path, nargs="?")
    parser.add_argument("--uit", type=Path, default=HERE)
    given = parser.parse_args()
    application = make_application(sys.argv[:1])
    family = next((name for name in _FONTS if name in QFontDatabase.families()), "")
    application.setFont(QFont(family, 10))
    with tempfile.TemporaryDirectory(prefix="sociale-kaart-") as folder:
        window = MainWindow(Settings(Path(folder) / "venster.ini"))
        window.resize(SIZE)
        window.show()
        try:
            kaart = given.kaart or make_kaart(Path(folder), window.worker)
            take_all(Camera(application, window, given.uit), window, kaart)
        finally:
            window.close()


if __name__ == "__main__":
    main()
