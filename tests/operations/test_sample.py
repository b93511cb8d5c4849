"""What stands in the way of the sample; the whole of it is in tests/e2e."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations.sample import make_sample_kaart

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.worker import Worker


def test_what_cannot_be_replaced_is_named(tmp_path: Path, worker: Worker) -> None:
    (tmp_path / "Zonneveen.ondergrond.gpkg").mkdir()
    with pytest.raises(WorldError, match=r"‘Zonneveen\.ondergrond\.gpkg’"):
        make_sample_kaart(tmp_path, worker=worker, progress=NoProgress())


def test_a_file_is_no_folder_to_make_it_in(tmp_path: Path, worker: Worker) -> None:
    path = tmp_path / "map"
    path.write_text("geen map", encoding="utf-8")
    with pytest.raises(WorldError, match="‘map’"):
        make_sample_kaart(path, worker=worker, progress=NoProgress())
