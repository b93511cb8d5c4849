"""An atlas of a small world, read back from the PDF."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

import pdfplumber
import pikepdf
import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.exporting.atlas import Inhoud, make_atlas
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from sociale_kaart.exporting.context import Bron, KaartContext
from tests.exporting.atlas.pages import bold_numbers, chapters, squeezed
from tests.exporting.buurtkaart.kleine_wereld import (
    BUURT,
    hulpbron,
    make_layers,
    vrijgave,
)
from tests.exporting.examples import PEILDATUM

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron

NOORD, ELDERS = "BU99990002", "BU99990003"
CONTEXT = KaartContext(
    kaartnaam="Kaart van Proefstad",
    onze_definitie="Alles wat bewoners samen doen.",
    doel="Laten zien wat er is.",
    peildatum=PEILDATUM,
    jaar=2024,
    bronnen=(Bron("OpenStreetMap", "2026-01-01", "ODbL 1.0", "© OpenStreetMap-bijdragers"),),
    partners="bewoners en de bibliotheek",
)


def in_buurt(naam: str, code: str, *punten: tuple[float, float], **velden: Any) -> Hulpbron:
    record = hulpbron(naam, *punten, **velden)
    plekken = tuple(
        dataclasses.replace(plek, buurtcode=code if plek.x else None, buurt_gekozen=code)
        for plek in record.plekken
    )
    return dataclasses.replace(record, plekken=plekken)


REGISTER = (
    *(in_buurt(f"Club {chr(96 + n)}", BUURT, (60.0 * n, 300)) for n in range(1, 9)),
    *(
        in_buurt(f"Zang {chr(96 + n)}", NOORD, (80.0 * n, 900), sfeer="institutioneel")
        for n in range(1, 6)
    ),
    in_buurt("Zonder plek", NOORD),
    dataclasses.replace(
        hulpbron("Overal", (350, 500)),
        plekken=(
            *hulpbron("Overal", (350, 500)).plekken,
            dataclasses.replace(
                hulpbron("Overal", (350, 900)).plekken[0], uuid="u-o-2", buurtcode=NOORD
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    path = tmp_path_factory.mktemp("atlas") / "atlas.pdf"
    made = make_atlas(
        vrijgave(*REGISTER), CONTEXT, make_layers(), [BUURT, NOORD, ELDERS],
        path=path, progress=NoProgress(),
    )  # fmt: skip
    return made, path


def test_each_buurt_begins_on_the_page_that_is_told(atlas: tuple[dict[str, Any], Path]) -> None:
    made, path = atlas
    with pdfplumber.open(path) as pdf:
        assert made["paginas"] == len(pdf.pages)
        for kaart, naam in zip(
            made["kaarten"], ("Zonnehoek", "Noorderwijk", "Elders"), strict=True
        ):
            assert pdf.pages[kaart["pagina"] - 1].extract_text().startswith(naam)


def test_numbers_on_the_map_are_those_of_the_list(atlas: tuple[dict[str, Any], Path]) -> None:
    made, path = atlas
    ends = [kaart["pagina"] for kaart in made["kaarten"][1:]] + [10_000]
    for kaart, end in zip(made["kaarten"], ends, strict=True):
        on_map, in_list = bold_numbers(path, kaart, end)
        assert on_map == in_list == list(range(1, kaart["markers"] + 1))
    assert [kaart["markers"] for kaart in made["kaarten"]] == [9, 6, 0]
    assert [kaart["lijst"] for kaart in made["kaarten"]] == [9, 7, 0]


def test_contents_and_bookmarks_name_every_chapter(atlas: tuple[dict[str, Any], Path]) -> None:
    made, path = atlas
    order = [
        "Inhoud", "Overzicht van de buurten", "Zonnehoek", "Noorderwijk", "Elders",
        "Alle hulpbronnen op naam", "Hoe deze atlas is gemaakt",
    ]  # fmt: skip
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Kaart van Proefstad"
        assert [chapter.title for chapter in title.children] == order[1:]
    listed = chapters(path, page=2)
    assert [naam for naam, _ in listed] == order[1:]
    pages = {kaart["buurtcode"]: kaart["pagina"] for kaart in made["kaarten"]}
    assert dict(listed)["Noorderwijk"] == pages[NOORD]


def test_the_list_of_the_overview_has_columns_of_one_height(
    atlas: tuple[dict[str, Any], Path],
) -> None:
    _, path = atlas
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[2]
        place = {word["text"]: word for word in page.extract_words()}
    first, second, third = (place[naam] for naam in ("Zonnehoek", "Noorderwijk", "Elders"))
    assert first["x0"] == pytest.approx(second["x0"], abs=0.1)
    assert third["x0"] > page.width / 2
    assert third["top"] == pytest.approx(first["top"], abs=0.1)


def test_the_index_points_to_every_sheet_of_a_hulpbron(atlas: tuple[dict[str, Any], Path]) -> None:
    made, path = atlas
    zon, noord, _ = (kaart["pagina"] for kaart in made["kaarten"])
    with pdfplumber.open(path) as pdf:
        index = pdf.pages[-2].extract_text()
    # the rows stand on the page behind each map
    assert f"Overal {zon + 1} · nr 9\n{noord + 1} · nr 1\n" in index
    assert f"Zonder plek {noord + 1}\n" in index
    for record in REGISTER:
        assert re.search(rf"^{record.naam} \d", index, re.MULTILINE)


def test_it_is_accessible(atlas: tuple[dict[str, Any], Path]) -> None:
    _, path = atlas
    uitslag = check_pdf(path.read_bytes(), kaarten=4, tabellen=10)
    assert uitslag.in_orde, uitslag.tekst


def test_in_large_print_it_has_the_same_numbers_and_is_accessible(tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    made = make_atlas(
        vrijgave(*REGISTER), CONTEXT, make_layers(), [BUURT, NOORD],
        path=path, progress=NoProgress(), grote_letter=True,
    )  # fmt: skip
    first, second = made["kaarten"]
    for kaart, end in ((first, second["pagina"]), (second, 10_000)):
        on_map, in_list = bold_numbers(path, kaart, end, largest=15.5)
        assert on_map == in_list == list(range(1, kaart["markers"] + 1))
    assert check_pdf(path.read_bytes(), kaarten=3, tabellen=10).in_orde


def test_what_the_gate_kept_is_said_once_for_all(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    make_atlas(
        vrijgave(*REGISTER, verborgen=12, redenen={"is gestopt": 12}), CONTEXT, make_layers(),
        [BUURT], path=path, progress=NoProgress(), inhoud=Inhoud(overzicht=False, register=False),
    )  # fmt: skip
    whole = squeezed(path)
    assert "12×isgestopt." in whole
    assert "Allehulpbronnenopnaam" not in whole
    assert "6hulpbronnenvandezekaarthorenbijgeenvandebuurten" in whole


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for naam in ("a.pdf", "b.pdf"):
        make_atlas(
            vrijgave(*REGISTER), CONTEXT, make_layers(), [BUURT, NOORD],
            path=tmp_path / naam, progress=NoProgress(),
        )  # fmt: skip
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_an_unknown_buurt_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="BU1"):
        make_atlas(
            vrijgave(), CONTEXT, make_layers(), ["BU1"],
            path=tmp_path / "a.pdf", progress=NoProgress(),
        )  # fmt: skip
    assert not list(tmp_path.iterdir())
