"""A small ondergrond and an empty kaart on it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import geheimen
import pytest

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.sessions import Session, new_kaart
from sociale_kaart.operations.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


@pytest.fixture(scope="session")
def zonneveen(worker: Worker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ondergrond of the sample wijk; copy it before changing anything about it."""
    uit = tmp_path_factory.mktemp("ondergrond") / "Zonneveen.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
    )
    make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    return uit


@pytest.fixture
def grond(zonneveen: Path, tmp_path: Path) -> Path:
    """A copy of the ondergrond in a folder of the test's own."""
    return Path(shutil.copy(zonneveen, tmp_path))


@pytest.fixture
def session(grond: Path, tmp_path: Path) -> Iterator[Session]:
    """An open, empty kaart on the sample wijk."""
    with new_kaart(
        tmp_path / "proef.kaart.gpkg",
        naam="Proef",
        onze_definitie="Alles zonder indicatie.",
        doel="Proberen.",
        ondergrond=grond,
    ) as made:
        yield made


@pytest.fixture(scope="session")
def vol(zonneveen: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A kaart with a secret wherever the rules say that it must stay in."""
    folder = tmp_path_factory.mktemp("canaries") / geheimen.MAP
    folder.mkdir()
    grond = Path(shutil.copy(zonneveen, folder))
    with new_kaart(
        folder / "proef.kaart.gpkg", naam="Proef", onze_definitie="Alles.", doel="Zien.",
        ondergrond=grond,
    ) as made:  # fmt: skip
        geheimen.plant(made)
        yield made
