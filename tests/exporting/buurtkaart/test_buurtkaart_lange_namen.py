"""Long names of a kaart and of a buurt, as they stand in head and foot of each page."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.exporting.buurtkaart import make_buurtkaart
from tests.exporting.buurtkaart.kleine_wereld import BUURT, hulpbron, vrijgave
from tests.exporting.buurtkaart.sheets import PT_MM, squeeze

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers
    from sociale_kaart.exporting.context import KaartContext

KAART = "Sociale kaart van alle wijken, dorpen en buurtschappen langs de IJssel en het Zwarte Water"
BUURTNAAM = (
    "Verspreide huizen Kamperveen, Zuideinde en omgeving, met het bedrijventerrein en de"
    " buitenplaatsen langs de oude Zuiderzeestraatweg"
)
GEMEENTE = "Nuenen, Gerwen en Nederwetten"
BLADEN = [
    pytest.param({"formaat": "A4", "liggend": False}, id="A4"),
    pytest.param({"formaat": "A4", "liggend": True}, id="A4 liggend"),
    pytest.param({"formaat": "A3", "liggend": True}, id="A3"),
    pytest.param({"formaat": "A3", "liggend": False}, id="A3 staand"),
    pytest.param({"formaat": "A4", "liggend": False, "grote_letter": True}, id="A4 groot"),
    pytest.param({"formaat": "A4", "liggend": True, "grote_letter": True}, id="A4 liggend groot"),
    pytest.param({"formaat": "A3", "liggend": True, "grote_letter": True}, id="A3 groot"),
    pytest.param({"formaat": "A4", "liggend": False, "schaal": 2_500}, id="A4 in delen"),
    pytest.param(
        {"formaat": "A4", "liggend": True, "schaal": 2_500, "grote_letter": True},
        id="A4 in delen groot",
    ),
]


def made(
    layers: BuurtkaartLayers, context: KaartContext, path: Path, **opties: Any
) -> dict[str, Any]:
    layers.buurten.loc[0, "buurtnaam"] = BUURTNAAM
    layers.buurten["gemeentenaam"] = GEMEENTE
    rows = vrijgave(*(hulpbron(f"Club {n}", (20 * n, 300)) for n in range(30)), voor="intern")
    return make_buurtkaart(
        rows, dataclasses.replace(context, kaartnaam=f"{KAART}, en verder"), layers, BUURT,
        path=path, progress=NoProgress(), **opties,
    )  # fmt: skip


def _clash(words: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs of words that lie over each other; boxes are a little higher than letters."""
    return [
        (one["text"], two["text"])
        for one, two in itertools.combinations(words, 2)
        if min(one["x1"], two["x1"]) - max(one["x0"], two["x0"]) > 0.3
        and min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
        > 0.5 * min(one["bottom"] - one["top"], two["bottom"] - two["top"])
    ]


@pytest.mark.parametrize("opties", BLADEN)
def test_the_head_has_the_whole_name_and_covers_nothing(
    layers: BuurtkaartLayers, context: KaartContext, tmp_path: Path, opties: dict[str, Any]
) -> None:
    path = tmp_path / "lang.pdf"
    told = made(layers, context, path, **opties)
    with pdfplumber.open(path) as pdf:
        first = squeeze(pdf.pages[0].extract_text())
        assert squeeze(GEMEENTE) in first
        for kaart in told["kaarten"]:
            x, y, w, _ = kaart["kaartvak_mm"]
            page = pdf.pages[kaart["pagina"] - 1]
            # Beside the map runs the list; above all hangs for whom the sheet is.
            head = page.crop((0, 9.5 / PT_MM, (x + w + 6) / PT_MM, y / PT_MM))
            above = head.extract_words(x_tolerance=1)
            assert squeeze(BUURTNAAM) in squeeze(" ".join(word["text"] for word in above))
            assert _clash(above) == []
            assert max(word["x1"] for word in above) * PT_MM <= x + w + 6


@pytest.mark.parametrize("opties", BLADEN)
def test_the_foot_is_one_line_with_name_date_and_page(
    layers: BuurtkaartLayers, context: KaartContext, tmp_path: Path, opties: dict[str, Any]
) -> None:
    path = tmp_path / "lang.pdf"
    made(layers, context, path, **opties)
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            foot = page.crop((0, page.height - 12.5 / PT_MM, page.width, page.height))
            words = foot.extract_words(x_tolerance=1)
            line = " ".join(word["text"] for word in words)
            assert "Stand per 22 november 2026" in line
            assert line.startswith(BUURTNAAM[:20])
            assert f"Blad {page.page_number} van {len(pdf.pages)}" in line
            # Cut where it must be, and only there.
            assert ("…" in line) == ("en verder ·" not in line)
            assert _clash(words) == []
            assert max(word["bottom"] for word in words) - min(w["top"] for w in words) < 20
            assert max(word["x1"] for word in words) * PT_MM <= page.width * PT_MM - 9.9


def test_a_name_that_fits_is_never_cut(
    layers: BuurtkaartLayers, context: KaartContext, tmp_path: Path
) -> None:
    path = tmp_path / "kort.pdf"
    make_buurtkaart(vrijgave(), context, layers, BUURT, path=path, progress=NoProgress())
    with pdfplumber.open(path) as pdf:
        assert all("…" not in page.extract_text() for page in pdf.pages)
        assert "Zonnehoek · Kaart van Proefstad · Stand per 22 november 2026" in (
            pdf.pages[0].extract_text()
        )
