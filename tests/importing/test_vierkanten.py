"""CBS squares as population: cut to the area, and secret is not nought."""

from __future__ import annotations

import math
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
import pytest
import shapely

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.cbs import Gebieden
from sociale_kaart.importing.osm_geometry import RD
from sociale_kaart.importing.vierkanten import read_vierkanten


def area(west: float, south: float, east: float, north: float, jaar: int = 2024) -> Gebieden:
    data = {"gemeentecode": ["GM9999"], "gemeentenaam": ["Voorbeeld"]}
    whole = gpd.GeoDataFrame(data, geometry=[shapely.box(west, south, east, north)], crs=RD)
    return Gebieden(whole, whole, whole, jaar)


def write(path: Path, crs: str = RD, **columns: Any) -> Path:
    """Three squares side by side from (190000, 500000), the last without a key."""
    boxes = [shapely.box(190_000 + 100 * n, 500_000, 190_100 + 100 * n, 500_100) for n in range(3)]
    data = {
        "crs28992res100m": ["E1900N5000", "E1901N5000", None],
        "aantal_inwoners": [15, -99_997, 5],
        "aantal_inwoners_65_jaar_en_ouder": [5, -99_997, -99_997],
        **columns,
    }
    pyogrio.write_dataframe(gpd.GeoDataFrame(data, geometry=boxes, crs=crs), path, layer="vk")
    return path


def test_secret_is_unknown_and_a_missing_group_too(tmp_path: Path) -> None:
    path = write(tmp_path / "cbs_vk100_2024.gpkg")
    found = read_vierkanten(path, area(189_000, 499_000, 192_000, 502_000))
    frame = found.frame.set_index("vierkant")
    assert list(frame.index) == ["E1900N5000", "E1901N5000", "E1902N5000"]
    assert frame["inwoners"].to_list()[::2] == [15, 5]
    assert math.isnan(frame.loc["E1901N5000", "inwoners"])
    assert frame["inwoners_65plus"].notna().sum() == 1
    assert frame["inwoners_0_15"].isna().all()
    assert found.jaar == "2024"
    assert "waar in een buurt mensen wonen" in found.meldingen[0]


def test_squares_are_cut_to_the_area_by_their_middle(tmp_path: Path) -> None:
    path = write(tmp_path / "vk.gpkg")
    found = read_vierkanten(path, area(189_000, 499_000, 190_160, 502_000))
    assert found.frame["vierkant"].to_list() == ["E1900N5000", "E1901N5000"]
    with pytest.raises(WorldError, match="liggen niet in Voorbeeld"):
        read_vierkanten(path, area(150_000, 450_000, 151_000, 451_000))


def test_another_year_than_the_buurten_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "cbs_vk100_2021.gpkg")
    found = read_vierkanten(path, area(189_000, 499_000, 192_000, 502_000))
    assert "van 2021, de buurten van 2024" in found.meldingen[1]


@pytest.mark.realdata
def test_the_squares_of_ermelo(real_data: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(real_data / "cbs" / "cbs_vierkant100m_ermelo_eo.gpkg", tmp_path))
    found = read_vierkanten(path, area(165_000, 470_000, 175_000, 483_000))
    assert len(found.frame) > 1_000
    assert found.frame["inwoners"].min() >= 5
    assert found.frame["inwoners_65plus"].isna().any()
    wrong = real_data / "cbs" / "cbs_vierkant100m_ermelo_WRONGCRS.gpkg"
    with pytest.raises(WorldError, match="verkeerd coördinatenstelsel"):
        read_vierkanten(
            Path(shutil.copy(wrong, tmp_path)), area(165_000, 470_000, 175_000, 483_000)
        )
