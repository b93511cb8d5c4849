"""A kaart to work on, fresh for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.project.kaart import Kaart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """Where the kaart stands, in a folder as people name them."""
    folder = tmp_path / "Wijk Ès & zo"
    folder.mkdir()
    return folder / "De Búurt.kaart.gpkg"


@pytest.fixture
def kaart(pad: Path) -> Iterator[Kaart]:
    with Kaart.create(
        pad, naam="De Buurt", onze_definitie="Alles dichtbij", doel="Zien wat er is"
    ) as kaart:
        yield kaart
