"""Make all pictures of the window: five for the README, and those of the handboek.

    xvfb-run -a -s "-screen 0 1366x768x24" python docs/screenshots/make.py [KAART] [--uit FOLDER]

Without a kaart the README shows one of Kampen from the real data beside the checkout, or the sample
wijk when that is absent. The handboek always shows the sample wijk; its pictures go to
`resources/handboek/plaatjes`. With `--alleen handboek` or `--alleen readme` only those are made.
Under Xvfb the fonts are those of the system; `offscreen` works as well. It ends with 1 when a
picture could not be taken, and says which.
"""  # noqa: INP001 - a script, no package

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
sys.path.insert(0, str(REPOSITORY))

import plaatjes  # noqa: E402 - the path comes first
from camera import Camera  # noqa: E402 - idem

from sociale_kaart.base import paths  # noqa: E402 - idem
from sociale_kaart.base.progress import NoProgress  # noqa: E402 - idem
from sociale_kaart.operations import editing, importing, ondergrond, sample, sessions  # noqa: E402
from sociale_kaart.ui.app import make_application  # noqa: E402
from sociale_kaart.ui.main_window import MainWindow  # noqa: E402
from sociale_kaart.ui.settings import Settings  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from sociale_kaart.operations.worker import Worker

SIZE = QSize(1366, 768)
_EXAMPLES = (
    ("Buurthuis", "institutioneel", "formeel", "plek"),
    ("Wandelclub", "gemeenschappelijk", "informeel", "groep"),
    ("Koffieochtend", "gemeenschappelijk", "informeel", "activiteit"),
    ("Speeltuinvereniging", "gemeenschappelijk", "formeel", "buitenruimte"),
    ("Spreekuur", "institutioneel", "informeel", "activiteit"),
)
_FONTS = ("Segoe UI", "Noto Sans", "Source Sans 3", "DejaVu Sans")


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


def take_readme(camera: Camera, kaart: Path) -> None:
    """Take the five pictures of the README."""
    window = camera.window
    camera.shoot("1-startpagina")
    camera.open(kaart)
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

    below = [workspace.layout.docks["onder"]]
    window.resizeDocks(below, [430], Qt.Orientation.Vertical)
    workspace.register.select(places[:1])
    camera.settle()
    camera.shoot("4-tabel")

    window.resizeDocks(below, [210], Qt.Orientation.Vertical)
    workspace.register.select([])
    window.commands.bereikbaarheid.compute_distances("supermarkt", "lopen")
    camera.wait(lambda: workspace.layer_shown and window.runner.idle)
    workspace.map.view.show_all()
    workspace.map.view.set_level(workspace.map.view.level - 3)
    camera.settle()
    camera.shoot("5-afstanden")


def with_window(application: QApplication, uit: Path, work: Callable[[Camera, Path], None]) -> None:
    """Do something with a new window, of which nothing stays."""
    with tempfile.TemporaryDirectory(prefix="sociale-kaart-") as folder:
        window = MainWindow(Settings(Path(folder) / "venster.ini"))
        window.resize(SIZE)
        window.show()
        try:
            work(Camera(application, window, uit), Path(folder))
        finally:
            window.close()


def main() -> int:
    """Read the arguments, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kaart", type=Path, nargs="?")
    parser.add_argument("--uit", type=Path, default=HERE)
    parser.add_argument("--alleen", choices=("readme", "handboek"))
    given = parser.parse_args()
    application = make_application(sys.argv[:1])
    family = next((name for name in _FONTS if name in QFontDatabase.families()), "")
    application.setFont(QFont(family, 10))
    failed: list[str] = []

    def readme(camera: Camera, folder: Path) -> None:
        try:
            take_readme(camera, given.kaart or make_kaart(folder, camera.window.worker))
        except Exception:  # noqa: BLE001 - the handboek does not depend on it
            traceback.print_exc()
            failed.append("readme")

    def handboek(camera: Camera, folder: Path) -> None:
        kaart = plaatjes.make_kaart(folder, camera.window.worker)
        shutil.copy(paths.sample_data("hulpbronnen_zonneveen.xlsx"), folder)
        plaatjes.take_start(camera)
        failed.extend(plaatjes.take_all(camera, kaart))

    if given.alleen != "handboek":
        with_window(application, given.uit, readme)
    if given.alleen != "readme":
        plaatjes.FOLDER.mkdir(exist_ok=True)
        with_window(application, plaatjes.FOLDER, handboek)
    if failed:
        print("not taken:", ", ".join(failed), file=sys.stderr)  # noqa: T201 - a script
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
