"""A window on a small kaart, without a display; what it leaves behind fails the test."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers_ui import open_in
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import editing
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.sessions import new_kaart, open_kaart
from sociale_kaart.operations.worker import Worker
from sociale_kaart.ui.app import make_application
from sociale_kaart.ui.main_window import MainWindow
from sociale_kaart.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.workspace import Workspace


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what the offscreen platform says of itself whenever a window is shown."""
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support")


_imported_elsewhere: list[str] = []


def _see_imports(event: str, args: tuple[object, ...]) -> None:
    # Asking for the thread itself would make one of each painter of Qt, which stays in the list.
    here = threading.get_ident() == threading.main_thread().ident
    if event == "import" and not here and str(args[0]).startswith("sociale_kaart.ui"):
        _imported_elsewhere.append(str(args[0]))


sys.addaudithook(_see_imports)


@pytest.fixture(autouse=True)
def _classes_of_qt_are_made_in_the_thread_of_the_window() -> Iterator[None]:
    """Fail a test in which another thread imported a module of the window (see `ui.ahead`)."""
    yield
    assert not _imported_elsewhere
    _imported_elsewhere.clear()


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the product makes it."""
    return make_application(["test"])


@pytest.fixture(autouse=True)
def _application_first(qapp: QApplication) -> None:
    """Have the application before anything is drawn, whichever test runs first."""


@pytest.fixture(scope="session")
def zonneveen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ondergrond of the sample wijk; copied for each test."""
    uit = tmp_path_factory.mktemp("ondergrond") / "Zonneveen.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
    )
    with Worker() as worker:
        make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    return uit


@pytest.fixture
def empty_kaart(zonneveen: Path, tmp_path: Path) -> Path:
    """A kaart without hulpbronnen on the sample wijk."""
    grond = Path(shutil.copy(zonneveen, tmp_path))
    path = tmp_path / "proef.kaart.gpkg"
    new_kaart(
        path,
        naam="Proef",
        onze_definitie="Alles zonder indicatie.",
        doel="Proberen.",
        ondergrond=grond,
    ).close()
    return path


@pytest.fixture
def kaart(empty_kaart: Path) -> Path:
    """A kaart with three hulpbronnen on the map and one that has only a buurt."""
    with open_kaart(empty_kaart) as session:
        buurten = session.required_ondergrond().layer("buurten")
        middle = buurten.geometry.iloc[0].representative_point()
        for number, (naam, sfeer, formaliteit, categorie) in enumerate(
            (
                ("Buurthuis De Zon", "institutioneel", "formeel", "ontmoetingsplek"),
                ("Café Zoë", "gemeenschappelijk", "formeel", None),
                ("Wandelclub Veen", "gemeenschappelijk", "informeel", None),
            )
        ):
            editing.add_hulpbron(
                session,
                {
                    "naam": naam,
                    "sfeer": sfeer,
                    "formaliteit": formaliteit,
                    "categorie": categorie,
                },
                {"x": middle.x + 60 * number, "y": middle.y, "locatie_nauwkeurigheid": "handmatig"},
            )
        editing.add_hulpbron(
            session,
            {"naam": "Burenhulp", "sfeer": "persoonlijk"},
            {"buurt_gekozen": str(buurten["buurtcode"].iloc[0])},
        )
    return empty_kaart


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "venster.ini")


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """The window on its start page; closing it must leave no thread and no timer."""
    before = set(threading.enumerate())
    made = MainWindow(settings)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    assert set(threading.enumerate()) <= before
    assert not [timer for timer in made.findChildren(QTimer) if timer.isActive()]
    made.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def workspace(window: MainWindow, kaart: Path, qtbot: QtBot) -> Workspace:
    """The window with the small kaart open."""
    return open_in(window, kaart, qtbot)
