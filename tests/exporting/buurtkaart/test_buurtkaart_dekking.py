"""A map that lies partly beyond its data says so: blank paper must not read as 'nothing there'."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import geopandas as gpd
import pdfplumber
import pytest

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.exporting.atlas import make_atlas
from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers, make_buurtkaart
from sociale_kaart.exporting.buurtkaart.dekking import ZIN, uncovered
from sociale_kaart.exporting.buurtkaart.kaartlagen import around
from sociale_kaart.exporting.buurtkaart.page import choose_kaartbeeld
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from tests.exporting.buurtkaart.kleine_wereld import BUURT, area, make_layers, vrijgave
from tests.exporting.buurtkaart.sheets import squeeze, strokes, text

if TYPE_CHECKING:
    from pathlib import Path

    from shapely import Polygon

    from sociale_kaart.exporting.context import KaartContext

STREEP = "#A09B92"


def known(vlak: Polygon) -> BuurtkaartLayers:
    """The small world, of which only this area has data."""
    dekking = gpd.GeoDataFrame({"geometry": [vlak]}, geometry="geometry", crs="EPSG:28992")
    return dataclasses.replace(make_layers(), dekking=dekking)


def test_what_is_not_known_is_hatched_and_told(context: KaartContext, tmp_path: Path) -> None:
    path = tmp_path / "half.pdf"
    # The western half, and more than the sheet shows to the other sides.
    layers = known(area(-5000, -5000, 350, 5000))
    made = make_buurtkaart(
        vrijgave(), context, layers, BUURT, path=path, progress=NoProgress(), liggend=False
    )
    (kaart,) = made["kaarten"]
    lines = strokes(path, STREEP)
    assert len(lines) > 20
    x, _, w, _ = (mm * 72 / 25.4 for mm in kaart["kaartvak_mm"])
    # Middle of the sheet is the middle of the buurt; the sample in the legend is small.
    on_map = [line for line in lines if line["height"] > 20]
    assert min(line["x0"] for line in on_map) == pytest.approx(x + w / 2, abs=1.5)
    assert max(line["x1"] for line in on_map) <= x + w + 0.5
    assert squeeze(ZIN) in text(path)
    with pdfplumber.open(path) as pdf:
        assert "Straten niet bekend" in pdf.pages[0].extract_text()
    assert check_pdf(path.read_bytes(), kaarten=1, tabellen=0).in_orde


@pytest.mark.parametrize("layers", [make_layers(), known(area(-5000, -5000, 5000, 5000))])
def test_a_map_that_is_known_as_a_whole_has_no_hatching(
    context: KaartContext, tmp_path: Path, layers: BuurtkaartLayers
) -> None:
    path = tmp_path / "heel.pdf"
    make_buurtkaart(vrijgave(), context, layers, BUURT, path=path, progress=NoProgress())
    assert strokes(path, STREEP) == []
    assert squeeze("niet bekend") not in text(path)


def test_cut_to_its_surroundings_a_sheet_still_knows_where_its_data_end() -> None:
    layers = known(area(-5000, -5000, 350, 5000))
    beeld = choose_kaartbeeld(area(0, 0, 700, 600).bounds, "A4", liggend=False, schaal=None)
    one, other = uncovered(layers, beeld), uncovered(around(layers, beeld.bbox), beeld)
    assert one is not None
    assert other is not None
    assert one.equals(other)
    assert one.area == pytest.approx(beeld.breedte * beeld.hoogte / 2, rel=0.01)
    # Far away from all data: hatched as a whole, and no error.
    nowhere = uncovered(around(known(area(9000, 9000, 9100, 9100)), beeld.bbox), beeld)
    assert nowhere is not None
    assert nowhere.area == pytest.approx(beeld.breedte * beeld.hoogte)


def test_the_overview_of_an_atlas_tells_it_too(context: KaartContext, tmp_path: Path) -> None:
    path = tmp_path / "atlas.pdf"
    make_atlas(
        vrijgave(), context, known(area(-5000, -5000, 350, 5000)), [BUURT],
        path=path, progress=NoProgress(),
    )  # fmt: skip
    with pdfplumber.open(path) as pdf:
        assert squeeze(ZIN) in squeeze(pdf.pages[2].extract_text())
