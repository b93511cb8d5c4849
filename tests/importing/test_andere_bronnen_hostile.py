"""Damaged files of other sources: a refusal or rows, never another exception."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
import shapely
from test_kerncijfers import RIJEN, gebieden, workbook

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.andere_bronnen import read_other_source
from sociale_kaart.importing.kerncijfers import read_kerncijfers
from sociale_kaart.importing.leesregels import Leeskeuze
from sociale_kaart.importing.statline import read_nabijheid
from sociale_kaart.importing.vierkanten import read_vierkanten

if TYPE_CHECKING:
    from collections.abc import Callable

TURNS = 60
GOLDEN = Path(__file__).parents[1] / "golden" / "formaat_1.kaart.gpkg"


def read(path: Path) -> object:
    return read_other_source(path, Leeskeuze())


def places() -> gpd.GeoDataFrame:
    columns = {"naam": ["Koor", "Soos"], "aantal_inwoners": [5, 10]}
    keys = {"crs28992res100m": ["E1900N5000", "E1901N5000"]}
    boxes = [shapely.box(190_000 + 100 * n, 500_000, 190_100 + 100 * n, 500_100) for n in range(2)]
    return gpd.GeoDataFrame({**columns, **keys}, geometry=boxes, crs=28992)


def geojson(path: Path) -> Path:
    places().to_crs(4326).to_file(path, driver="GeoJSON")
    return path


def geopackage(path: Path) -> Path:
    places().to_file(path, layer="vk")
    return path


def diensten(path: Path) -> Path:
    location = {"id": "l", "location_type": "physical", "latitude": 52.5, "longitude": 5.9}
    link = {"id": "s", "location": location}
    one = {"id": "d", "name": "Koor", "status": "active", "service_at_locations": [link]}
    path.write_text(json.dumps([one, one]), encoding="utf-8")
    return path


def packed(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", "id,name,status\nd,Koor,active\n")
        archive.writestr("locations.csv", "id,location_type\nl,physical\n")
    return path


def kaart(path: Path) -> Path:
    path.write_bytes(GOLDEN.read_bytes())
    return path


def statline(path: Path) -> Path:
    path.write_text(
        "Wijken en buurten;Codering_3;AfstandTotApotheek_10;Binnen1Km_6\n"
        "Dorp;BU99990000;1.2;3\nBuitengebied;BU99990001;.;.\n",
        encoding="utf-8",
    )
    return path


SOURCES: dict[str, tuple[Callable[[Path], Path], Callable[[Path], object]]] = {
    "l.geojson": (geojson, read),
    "l.gpkg": (geopackage, read),
    "l.json": (diensten, read),
    "l.zip": (packed, read),
    "l.kaart.gpkg": (kaart, read),
    "kwb-2024.xlsx": (
        lambda path: workbook(path, RIJEN),
        lambda p: read_kerncijfers(p, gebieden()),
    ),
    "nabijheid-2024.csv": (statline, lambda p: read_nabijheid(p, gebieden())),
    "vk.gpkg": (geopackage, lambda p: read_vierkanten(p, gebieden())),
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut off, turn over or put in some bytes."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(max(len(found), 1))
        match chance.randrange(4):
            case 0:
                del found[at:]
            case 1:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 2:
                found[at:at] = chance.choice([b'"', b"{", b"[[", b"\x00", b"null", b"1e999", b"-0"])
            case _:
                del found[at : at + chance.randint(1, 40)]
    return bytes(found)


@pytest.mark.parametrize("naam", SOURCES)
def test_a_whole_file_is_read(naam: str, tmp_path: Path) -> None:
    write, reader = SOURCES[naam]
    assert reader(write(tmp_path / naam))


@pytest.mark.parametrize("naam", SOURCES)
def test_a_damaged_file_is_refused_or_read(naam: str, tmp_path: Path) -> None:
    write, reader = SOURCES[naam]
    whole = write(tmp_path / naam).read_bytes()
    chance = random.Random(naam)
    refused = []
    for turn in range(TURNS):
        path = tmp_path / f"{turn}-{naam}"
        path.write_bytes(damaged(whole, chance) or b"x")
        try:
            reader(path)
        except WorldError as error:
            refused.append(error.wat)
        path.unlink()
    assert refused
    assert all(sentence.endswith(".") for sentence in refused)
