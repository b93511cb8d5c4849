"""Kampen, read once per run from the real data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing import cbs, ondergrond_frames, osm

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd


@pytest.fixture(scope="session")
def kampen(real_data: Path) -> dict[str, gpd.GeoDataFrame]:
    """The layers of the ondergrond of Kampen, made by the real readers."""
    folder = real_data / "kampen"
    gebieden = cbs.read_gebieden(folder / "wijkenbuurten_kampen_2024.gpkg", (), NoProgress())
    data = osm.read_osm(folder / "kampen.osm.pbf", NoProgress())
    return ondergrond_frames.build_layers(data, gebieden, NoProgress()).frames
