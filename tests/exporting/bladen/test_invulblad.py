"""An invulblad as it comes out of the printer: measured and read back."""

from __future__ import annotations

import dataclasses
import itertools
import re
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pdfplumber
import pytest

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.papier import SCHALEN
from sociale_kaart.exporting.bladen.bladcode import KADERS, parse
from sociale_kaart.exporting.bladen.invulblad import make_invulbladen
from sociale_kaart.exporting.buurtkaart.map_svg import (
    KADER_KLEUR,
    SCHAALSTOK_KLEUR,
    scale_bar_metres,
)
from tests.exporting.buurtkaart.kleine_wereld import BUURT, area, hulpbron, make_layers, vrijgave
from tests.exporting.buurtkaart.sheets import PT_MM, squeeze, strokes, text, width_mm
from tests.exporting.examples import context

if TYPE_CHECKING:
    from pathlib import Path

NOORD = "BU99990002"


def make(path: Path, *codes: str, **opties: Any) -> dict[str, Any]:
    return make_invulbladen(
        context(), make_layers(), codes or [BUURT], path=path, progress=NoProgress(), **opties
    )


@pytest.mark.parametrize(("formaat", "liggend"), KADERS)
@pytest.mark.parametrize("schaal", [5000, 15_000, 50_000])
def test_the_map_is_as_large_as_the_code_says(
    tmp_path: Path,
    formaat: str,
    liggend: bool,  # noqa: FBT001
    schaal: int,
) -> None:
    path = tmp_path / "blad.pdf"
    (kaart,) = make(path, formaat=formaat, liggend=liggend, schaal=schaal)["kaarten"]
    assert parse(kaart["bladcode"]).bbox(make_layers().buurten) == tuple(kaart["bbox_rd"])
    (kader,) = strokes(path, KADER_KLEUR)
    breed, hoog = KADERS[formaat, liggend]
    assert width_mm(kader) == pytest.approx(breed, abs=0.05)
    assert float(kader["bottom"] - kader["top"]) * PT_MM == pytest.approx(hoog, abs=0.05)
    assert float(kader["x0"]) * PT_MM == pytest.approx(kaart["kaartvak_mm"][0], abs=0.05)
    assert float(kader["top"]) * PT_MM == pytest.approx(kaart["kaartvak_mm"][1], abs=0.05)
    (stok,) = strokes(path, SCHAALSTOK_KLEUR)
    meters = width_mm(stok) * schaal / 1000
    assert meters == pytest.approx(scale_bar_metres(schaal), rel=0.003)
    assert schaal in SCHALEN


@pytest.mark.parametrize(("formaat", "liggend"), KADERS)
def test_the_sheet_says_what_it_is_how_it_works_and_names_nobody(
    tmp_path: Path,
    formaat: str,
    liggend: bool,  # noqa: FBT001
) -> None:
    path = tmp_path / "blad.pdf"
    made = make(path, formaat=formaat, liggend=liggend)
    (kaart,) = made["kaarten"]
    assert made["toets"]["gebreken"] == []
    assert not made["toets"]["iso"]
    read = text(path)
    for part in (
        "Zonnehoek", "Zet een nummer op de kaart", "Schrijf geen namen van mensen op",
        "Datum:", "Wie zijn erbij?", "Mantelzorger", "Hoe heet het?",
        "Wat betekent het voor ons?", "Wie kent het? (geen naam)", "©", "Schaal 1:",
    ):  # fmt: skip
        assert squeeze(part) in read
    # Under the map, and at the foot of each page: a loose back is found back as well.
    assert read.count(squeeze(kaart["bladcode"])) == 1 + made["paginas"]


@pytest.mark.parametrize(("regels", "formaat"), [(1, "A3"), (24, "A3"), (24, "A4"), (100, "A4")])
def test_all_rows_are_there_once_and_high_enough_to_write_in(
    tmp_path: Path, regels: int, formaat: str
) -> None:
    path = tmp_path / "blad.pdf"
    (kaart,) = make(path, regels=regels, formaat=formaat)["kaarten"]
    assert (kaart["eerste_nummer"], kaart["regels"]) == (1, regels)
    tops = row_tops(path)
    assert [number for number, _, _ in tops] == list(range(1, regels + 1))
    for (_, page, top), (_, next_page, below) in itertools.pairwise(tops):
        if page == next_page and below > top:
            assert (below - top) * PT_MM >= 9


@pytest.mark.parametrize(("formaat", "liggend"), KADERS)
def test_unless_told_the_rows_fill_the_front_and_the_back(
    tmp_path: Path,
    formaat: str,
    liggend: bool,  # noqa: FBT001
) -> None:
    path = tmp_path / "blad.pdf"
    made = make(path, formaat=formaat, liggend=liggend)
    rows = made["kaarten"][0]["regels"]
    assert made["paginas"] == 2
    # A heading of one line instead of two leaves room for one row more.
    assert make(path, formaat=formaat, liggend=liggend, regels=rows + 2)["paginas"] == 3


def row_tops(path: Path) -> list[tuple[int, int, float]]:
    """Number, page and height of each row of the empty list: bold, outside the map."""
    found = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages):
            bold = page.filter(
                lambda o: (
                    o["object_type"] == "char"
                    and o["fontname"].endswith("-Bold")
                    and 10.8 < o["size"] < 11.2
                )
            )
            found += [
                (int(word["text"]), number, float(word["top"]))
                for word in bold.extract_words()
                if re.fullmatch(r"\d+", word["text"])
            ]
    return sorted(found)


def test_every_square_has_its_name_on_the_map(tmp_path: Path) -> None:
    path = tmp_path / "blad.pdf"
    make(path)
    with pdfplumber.open(path) as pdf:
        words = {word["text"] for word in pdf.pages[0].extract_words()}
    assert {f"{kolom}{rij}" for kolom in "ABCDEFGH" for rij in "123456"} <= words


def test_what_is_known_has_a_number_a_square_and_the_rows_count_on(tmp_path: Path) -> None:
    path = tmp_path / "blad.pdf"
    vrij = vrijgave(
        hulpbron("Buurthuis", (100, 500)),
        hulpbron("Koor", (600, 100), (90, 90)),
        hulpbron("Belkring"),
        hulpbron("Elders", (9000, 9000)),
    )
    (kaart,) = make(path, vrijgave=vrij)["kaarten"]
    # 'Elders' lies in the buurt by its code but beside the map: listed without a number.
    assert (kaart["bekend"], kaart["eerste_nummer"]) == (4, 3)
    read = text(path)
    for naam in ("Buurthuis", "Koor", "Belkring"):
        assert naam in read
    assert squeeze("Dit kennen we al (4)") in read
    assert squeeze("Getoond: 4 hulpbronnen. Daarvan staan er 2 zonder punt op de kaart.") in read
    assert squeeze("Er is geen hulpbron weggelaten.") in read
    assert row_tops(path)[0][0] == 3


def test_without_the_register_nothing_of_it_is_on_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "blad.pdf"
    make(path)
    assert "Ditkennenweal" not in text(path)
    assert "eigengebruik" not in text(path)
    (kaart,) = make(path, vrijgave=vrijgave(voor="intern"))["kaarten"]
    assert kaart["bekend"] == 0
    assert squeeze("nog niets op de kaart") in text(path)
    assert squeeze("Alleen voor eigen gebruik") in text(path)


def test_each_buurt_begins_on_a_front(tmp_path: Path) -> None:
    path = tmp_path / "bladen.pdf"
    made = make(path, BUURT, NOORD, "BU99990003", formaat="A4", liggend=True, regels=24)
    pages = [kaart["pagina"] for kaart in made["kaarten"]]
    assert pages == [1, 5, 9]
    with pdfplumber.open(path) as pdf:
        for kaart in made["kaarten"]:
            page = pdf.pages[kaart["pagina"] - 1]
            assert kaart["bladcode"] in page.extract_text()
            assert (float(page.width) * PT_MM) == pytest.approx(297, abs=0.1)


def test_parts_of_a_buurt_that_does_not_fit_each_have_a_code(tmp_path: Path) -> None:
    path = tmp_path / "delen.pdf"
    vrij = vrijgave(hulpbron("West", (20, 300)), hulpbron("Oost", (690, 300)), hulpbron("Nergens"))
    made = make(path, formaat="A4", liggend=False, schaal=2500, vrijgave=vrij)
    kaarten = made["kaarten"]
    assert [kaart["deel"] for kaart in kaarten] == [1, 2, 3, 4]
    assert len({kaart["bladcode"] for kaart in kaarten}) == 4
    # In the strip that two parts share a hulpbron stands on both; without a place on the first.
    assert [kaart["bekend"] for kaart in kaarten] == [2, 1, 1, 1]
    assert squeeze("Zonnehoek, deel 2") in text(path)


@pytest.mark.parametrize(
    "naam",
    ['#read("/etc/passwd")', "$x^2$ *vet* _schuin_", "</svg><script>alert(1)</script>",
     "= Kop\n== Kop", "\\u{1F600} @ref", "A" * 300, "ö é ß Ω ع 🎉"],
)  # fmt: skip
def test_a_hostile_name_stays_text(tmp_path: Path, naam: str) -> None:
    path = tmp_path / "blad.pdf"
    layers = make_layers()
    layers.buurten.loc[0, "buurtnaam"] = naam
    made = make_invulbladen(
        context(), layers, [BUURT], vrijgave=vrijgave(hulpbron(naam, (100, 100))),
        path=path, progress=NoProgress(),
    )  # fmt: skip
    assert made["toets"]["gebreken"] == []
    assert not made["toets"]["iso"]
    assert squeeze(naam.replace("🎉", "▢"))[:40] in text(path)


def test_what_lies_beyond_the_data_is_said(tmp_path: Path) -> None:
    path = tmp_path / "rand.pdf"
    layers = dataclasses.replace(
        make_layers(),
        dekking=gpd.GeoDataFrame(geometry=[area(0, 0, 400, 600)], crs="EPSG:28992"),
    )
    for grond, told in ((layers, True), (make_layers(), False)):
        make_invulbladen(context(), grond, [BUURT], path=path, progress=NoProgress())
        assert (squeeze("het gestreepte deel van de kaart") in text(path)) is told
