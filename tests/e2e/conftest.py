"""Fixtures around the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from commandline import CommandLine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


@pytest.fixture(scope="session")
def sample_kaart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the whole sample wijk made by `voorbeeld`; copy what you change."""
    folder = tmp_path_factory.mktemp("voorbeeld")
    CommandLine(folder)("voorbeeld", "--uit", folder)
    return folder
