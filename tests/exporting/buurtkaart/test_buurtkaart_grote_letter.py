"""Large print: what is read is 14 points, what is pointed at grows with it, nothing is lost."""

from __future__ import annotations

import collections
import itertools
import math
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest

from sociale_kaart.exporting.buurtkaart.map_svg import (
    KADER_KLEUR,
    SCHAALSTOK_KLEUR,
    scale_bar_metres,
)
from sociale_kaart.exporting.buurtkaart.markers import AFSTAND, place_markers
from sociale_kaart.exporting.buurtkaart.page import GROTE_LETTER, choose_kaartbeeld
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from sociale_kaart.exporting.buurtkaart.selectie import select
from tests.exporting.buurtkaart.kleine_wereld import BUURT, X0, Y0, hulpbron, vrijgave
from tests.exporting.buurtkaart.sheets import PT_MM, marker_words, strokes, text, width_mm

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.domain.hulpbron import Hulpbron
    from tests.exporting.buurtkaart.conftest import Maker

BLADEN = [("A4", False), ("A4", True), ("A3", True), ("A3", False)]
# In a PDF points are 1/72 inch, sizes are rounded by the engine.
BODY = pytest.approx(14, abs=0.2)


def crowd(count: int = 40) -> list[Hulpbron]:
    return [
        hulpbron(
            f"Vereniging {number}",
            (200 + 7 * (number % 9), 250 + 6 * (number // 9)),
            uuid=f"u{number}",
            sfeer=("gemeenschappelijk", "institutioneel")[number % 2],
            leefwereld="Samen koken en eten, elke week.",
        )
        for number in range(count)
    ]


def sizes(path: Path, page: int) -> collections.Counter[float]:
    """How many letters a page has of each size in points."""
    with pdfplumber.open(path) as pdf:
        return collections.Counter(round(char["size"], 1) for char in pdf.pages[page].chars)


@pytest.mark.parametrize(("formaat", "liggend"), BLADEN)
def test_list_is_14_points_and_all_is_there(
    maak: Maker, afstanden: pd.DataFrame, formaat: str, *, liggend: bool
) -> None:
    made, path = maak(
        vrijgave(*crowd()), formaat=formaat, liggend=liggend, grote_letter=True, afstanden=afstanden
    )
    (kaart,) = made["kaarten"]
    numbers = [word["text"] for word in marker_words(path, kaart["kaartvak_mm"])]

    assert sizes(path, 1).most_common(1)[0][0] == BODY
    assert sorted(numbers, key=int) == [str(n) for n in range(1, 41)]
    whole = text(path)
    assert all(f"Vereniging{n}" in whole for n in range(40))
    uitslag = check_pdf(path.read_bytes(), kaarten=1, tabellen=4)
    assert uitslag.in_orde, uitslag.tekst


@pytest.mark.parametrize(("formaat", "liggend"), BLADEN)
def test_legend_and_scale_stay_clear_of_map_and_footer(
    maak: Maker, formaat: str, *, liggend: bool
) -> None:
    made, path = maak(
        vrijgave(*crowd(), voor="partners"), formaat=formaat, liggend=liggend, grote_letter=True
    )
    x, y, w, h = made["kaarten"][0]["kaartvak_mm"]
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0]
        words = page.extract_words(x_tolerance=1)
        # Beside the map runs the list of an A3 sheet on its side.
        beside = [word for word in words if word["x0"] * PT_MM < x + w + 6]
        legenda = [word for word in beside if word["top"] * PT_MM > y + h + 5]
        kop = [word for word in beside if word["bottom"] * PT_MM < y]
        page_height = float(page.height) * PT_MM
    overlap = [
        (one["text"], two["text"])
        for one, two in itertools.combinations(legenda, 2)
        if _overlaps(one, two)
    ]
    assert overlap == []
    # The grid letters are the lowest of what stands above the map.
    assert {word["text"] for word in kop} >= {"A", "H", "Zonnehoek"}
    assert max(word["bottom"] for word in legenda) * PT_MM < page_height - 2
    (stok,) = strokes(path, SCHAALSTOK_KLEUR)
    (kader,) = strokes(path, KADER_KLEUR)
    meters = scale_bar_metres(made["schaal"])
    assert width_mm(stok) == pytest.approx(meters * 1000 / made["schaal"], abs=0.02)
    assert width_mm(kader) == pytest.approx(w, abs=0.02)


def _overlaps(one: dict[str, Any], two: dict[str, Any]) -> bool:
    # Boxes of letters are higher than the letters: lines of text may share a sliver.
    width = min(one["x1"], two["x1"]) - max(one["x0"], two["x0"])
    height = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
    return bool(width > 0.3 and height > 0.45 * min(_height(one), _height(two)))


def _height(word: dict[str, Any]) -> float:
    return float(word["bottom"] - word["top"])


@pytest.mark.parametrize(("formaat", "liggend"), BLADEN)
def test_larger_markers_do_not_overlap(formaat: str, *, liggend: bool) -> None:
    bounds = (X0, Y0, X0 + 700, Y0 + 600)
    beeld = choose_kaartbeeld(bounds, formaat, liggend=liggend, schaal=None, grote_letter=True)
    markers = place_markers(select(crowd(80), BUURT, beeld), beeld)
    gaps = [math.dist(a.midden, b.midden) for a, b in itertools.combinations(markers, 2)]
    assert min(gaps) >= AFSTAND * GROTE_LETTER - 0.01
    assert all(2 * marker.straal > 8.5 for marker in markers)


def test_numbers_on_the_map_grow_with_the_letters(maak: Maker) -> None:
    rows = vrijgave(hulpbron("Eenzaam", (300, 300)))
    heights = []
    for naam, groot in (("gewoon.pdf", False), ("groot.pdf", True)):
        made, path = maak(rows, naam=naam, grote_letter=groot)
        (word,) = marker_words(path, made["kaarten"][0]["kaartvak_mm"])
        heights.append(_height(word))
    assert heights[1] / heights[0] == pytest.approx(GROTE_LETTER, abs=0.02)
