"""The map alone, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.exporting.buurtkaart import make_kaartplaatje
from tests.exporting.buurtkaart.kleine_wereld import BUURT, hulpbron, vrijgave

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers
    from sociale_kaart.exporting.context import KaartContext

RECORDS = vrijgave(hulpbron("Club", (300, 300)), hulpbron("Kookgroep", (100, 100)))


@pytest.fixture
def made(layers: BuurtkaartLayers, context: KaartContext, tmp_path: Path) -> Any:
    def make(naam: str, **opties: Any) -> tuple[dict[str, Any], Path]:
        path = tmp_path / naam
        told = make_kaartplaatje(
            RECORDS, context, layers, BUURT, path=path, progress=NoProgress(), **opties
        )
        return told, path

    return make


def test_a_png_shows_the_map_and_no_list(made: Any) -> None:
    told, path = made("k.png", formaat="A4", schaal=5_000)
    _, _, w, h = told["kaarten"][0]["kaartvak_mm"]
    with Image.open(path) as picture:
        dots_per_mm = 200 / 25.4
        # a frame of map, with room around it for title, grid and legend
        assert w * dots_per_mm < picture.width < (w + 35) * dots_per_mm
        assert h * dots_per_mm < picture.height < (h + 80) * dots_per_mm
        # both markers: rings in the colour of the sfeer
        vermilion = sum(
            n for n, kleur in picture.convert("RGB").getcolors(2**24) or () if kleur == (213, 94, 0)
        )
    assert vermilion > 500
    assert told["kaarten"][0]["markers"] == 2


def test_an_svg_needs_no_font_and_no_other_file(made: Any) -> None:
    _, path = made("k.svg")
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert not list(root.iter("{http://www.w3.org/2000/svg}text"))
    links = [
        value
        for element in root.iter()
        for name, value in element.attrib.items()
        if name.endswith("href")
    ]
    assert all(link.startswith(("#", "data:")) for link in links)


def test_the_same_input_gives_the_same_picture(made: Any) -> None:
    _, one = made("een.svg")
    _, two = made("twee.svg")
    assert one.read_bytes() == two.read_bytes()
