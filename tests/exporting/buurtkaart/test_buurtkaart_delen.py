"""A buurt that fits no sheet: parts that lie against each other, nothing lost and nothing twice."""

from __future__ import annotations

import collections
import re
from typing import TYPE_CHECKING, Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.papier import SCHALEN
from sociale_kaart.exporting.atlas import make_atlas
from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers, sheet_bbox
from sociale_kaart.exporting.buurtkaart.delen import MEESTE_DELEN, choose_kaartbeelden
from sociale_kaart.exporting.buurtkaart.pdf_check import _walk, check_pdf
from sociale_kaart.exporting.buurtkaart.selectie import points_in, select
from tests.exporting.buurtkaart.kleine_wereld import BUURT, X0, Y0, hulpbron, make_layers, vrijgave
from tests.exporting.buurtkaart.sheets import PT_MM, squeeze, text

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.context import KaartContext
    from tests.exporting.buurtkaart.conftest import Maker

VLAK = box(X0, Y0, X0 + 700, Y0 + 600)
# 700 x 600 m at 1:2,500 is 280 x 240 mm: more than an A4 can show.
KLEIN = {"formaat": "A4", "liggend": False, "schaal": 2_500}


def spread(count: int) -> list[Hulpbron]:
    """Hulpbronnen all over the buurt, one of which in two corners and one without a plek."""
    rows = [
        hulpbron(f"Club {n}", (7 + 686 * (n * 37 % 100) / 100, 6 + 588 * (n * 53 % 100) / 100))
        for n in range(count)
    ]
    return [*rows, hulpbron("Wandelclub", (10, 10), (690, 590)), hulpbron("Burenhulp")]


def numbers_on(path: Path, kaart: dict[str, Any]) -> list[str]:
    """The bold words inside the map frame on the page that is told."""
    x, y, w, h = (mm / PT_MM for mm in kaart["kaartvak_mm"])
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[kaart["pagina"] - 1].crop((x, y, x + w, y + h))
        bold = page.filter(lambda o: o["object_type"] == "char" and o["fontname"].endswith("-Bold"))
        return [word["text"] for word in bold.extract_words(x_tolerance=0.5)]


@pytest.mark.parametrize(
    "opties", [{}, {"liggend": True}, {"grote_letter": True}, {"liggend": None}]
)
def test_maps_list_and_counts_are_the_same_over_the_parts(
    maak: Maker, opties: dict[str, Any]
) -> None:
    made, path = maak(vrijgave(*spread(60)), **(KLEIN | opties))
    kaarten = made["kaarten"]
    shown = [numbers_on(path, kaart) for kaart in kaarten]

    every = collections.Counter(number for part in shown for number in part)
    # The rows stand in the order of their names here; the walking club has a marker in two corners.
    assert set(every.values()) == {1}
    assert {re.sub(r"[ab]", "", number) for number in every} == {str(n) for n in range(1, 62)}
    assert [len({re.sub(r"[ab]", "", n) for n in part}) for part in shown] == [
        kaart["markers"] for kaart in kaarten
    ]
    assert len(kaarten) > 1
    assert [kaart["deel"] for kaart in kaarten] == list(range(1, len(kaarten) + 1))
    assert sum(kaart["lijst"] for kaart in kaarten) == 62
    assert sum(kaart["ongeplaatst"] for kaart in kaarten) == 1
    whole = text(path)
    assert squeeze("Wat er is (62)") in whole
    assert all(squeeze(record.naam) in whole for record in spread(60))


def test_it_is_accessible_and_each_part_has_its_page(maak: Maker) -> None:
    made, path = maak(vrijgave(*spread(30)), **KLEIN)
    kaarten = made["kaarten"]
    # Index, list, one without a plek, figures.
    uitslag = check_pdf(path.read_bytes(), kaarten=len(kaarten) + 1, tabellen=4)
    assert uitslag.in_orde, uitslag.tekst
    with pdfplumber.open(path) as pdf:
        for kaart in kaarten:
            page = pdf.pages[kaart["pagina"] - 1].extract_text()
            assert f"Deel {kaart['deel']} van {len(kaarten)}" in page
        index = pdf.pages[0].extract_text()
    assert f"De lijst begint op blad {kaarten[-1]['pagina'] + 1}." in index
    for kaart in kaarten:
        assert re.search(
            rf"^{kaart['deel']} .* {kaart['markers']} {kaart['pagina']}$", index, re.MULTILINE
        )
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        titles = [item.title for item in top.children]
    assert titles[: len(kaarten)] == [f"Deel {k['deel']} van {len(kaarten)}" for k in kaarten]


def test_edges_name_the_part_that_goes_on_and_the_list_names_part_and_square(maak: Maker) -> None:
    made, path = maak(vrijgave(hulpbron("Hoek", (690, 10))), **KLEIN)
    beelden = choose_kaartbeelden(VLAK, [], **KLEIN)
    with pdfplumber.open(path) as pdf:
        for kaart, beeld in zip(made["kaarten"], beelden, strict=True):
            letters = pdf.pages[kaart["pagina"] - 1].chars
            upright = squeeze("".join(c["text"] for c in letters if not _turned(c)))
            turned = squeeze("".join(c["text"] for c in letters if _turned(c)))
            assert beeld.deel is not None
            for kant, nummer in beeld.deel.buren:
                found = upright if kant in {"noord", "zuid"} else turned
                assert squeeze(f"Verder op deel {nummer}") in found
    (here,) = (kaart["deel"] for kaart in made["kaarten"] if kaart["markers"])
    assert re.search(rf"{here}-[A-H][1-6]", text(path))


def _turned(letter: dict[str, Any]) -> bool:
    a, b, *_ = letter["matrix"]
    return abs(b) > abs(a)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 700), st.integers(0, 600)), max_size=3),
        max_size=25,
    ),
    st.sampled_from([False, True]),
)
def test_every_plek_is_on_one_part_and_every_row_counts_once(
    punten: list[list[tuple[int, int]]],
    liggend: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    """Whole metres, so that many lie exactly on the lines between parts and on the border."""
    rows = [hulpbron(f"H{n}", *own, uuid=f"u{n}") for n, own in enumerate(punten)]
    beelden = choose_kaartbeelden(VLAK, points_in(rows, BUURT), "A4", liggend=liggend, schaal=2_500)
    selectie = select(rows, BUURT, *beelden)
    delen = [beeld.deel.nummer for beeld in beelden if beeld.deel]

    assert delen == list(range(1, len(beelden) + 1))
    # Nothing is lost: a plek with a point has a marker, and one.
    assert len(selectie.markeringen) == sum(map(len, punten))
    assert all(markering.deel in delen for markering in selectie.markeringen)
    over_the_parts = [regel for deel in delen for regel in selectie.of_deel(deel)]
    assert len(over_the_parts) == len(rows)
    assert {regel.hulpbron.uuid for regel in over_the_parts} == {row.uuid for row in rows}
    assert sum(len(selectie.in_deel(deel).markeringen) for deel in delen) == len(
        selectie.markeringen
    )
    for beeld in beelden:
        assert beeld.deel is not None
        for markering in selectie.in_deel(beeld.deel.nummer).markeringen:
            assert beeld.strook - 1e-6 <= markering.x <= beeld.breedte - beeld.strook + 1e-6
            assert beeld.strook - 1e-6 <= markering.y <= beeld.hoogte - beeld.strook + 1e-6


def test_a_plek_on_the_line_belongs_to_one_part_whatever_the_order() -> None:
    beelden = choose_kaartbeelden(VLAK, [], **KLEIN)
    first = beelden[0].deel
    assert first is not None
    _, miny, maxx, _ = first.kern
    on_the_corner = hulpbron("Kruispunt", (maxx - X0, miny - Y0))
    (regel,) = select([on_the_corner], BUURT, *beelden).op_kaart
    assert [markering.deel for markering in regel.markeringen] == [1]


def test_parts_are_true_to_scale_and_cover_the_buurt() -> None:
    beelden = choose_kaartbeelden(VLAK, [], **KLEIN)
    kernen = [box(*beeld.deel.kern) for beeld in beelden if beeld.deel]
    covered = kernen[0]
    for kern in kernen[1:]:
        assert covered.intersection(kern).area < 1e-6
        covered = covered.union(kern)
    assert VLAK.difference(covered).area < 1
    for beeld in beelden:
        minx, miny, maxx, maxy = beeld.bbox
        assert (maxx - minx) / beeld.breedte * 1000 == pytest.approx(2_500, rel=1e-9)
        assert (maxy - miny) / beeld.hoogte * 1000 == pytest.approx(2_500, rel=1e-9)


def test_a_corner_without_buurt_has_no_sheet_and_one_with_a_plek_has() -> None:
    driehoek = Polygon([(X0, Y0), (X0 + 1400, Y0), (X0, Y0 + 1200)])
    without = choose_kaartbeelden(driehoek, [], **KLEIN)
    with_plek = choose_kaartbeelden(driehoek, [(X0 + 1390, Y0 + 1190)], **KLEIN)
    assert len(with_plek) == len(without) + 1


def test_what_a_part_shows_of_the_ground_is_read() -> None:
    beelden = choose_kaartbeelden(VLAK, [(X0 - 5, Y0 - 5)], **KLEIN)
    minx, miny, maxx, maxy = sheet_bbox(make_layers().buurten, BUURT, **KLEIN)
    for beeld in beelden:
        assert minx <= beeld.bbox[0] <= beeld.bbox[2] <= maxx
        assert miny <= beeld.bbox[1] <= beeld.bbox[3] <= maxy


def test_more_sheets_than_anybody_lays_side_by_side_are_refused(
    maak: Maker, layers: BuurtkaartLayers, tmp_path: Path
) -> None:
    layers.buurten.loc[0, "geometry"] = box(X0, Y0, X0 + 9_000, Y0 + 7_000)
    with pytest.raises(WorldError) as refused:
        maak(vrijgave(), **KLEIN)
    assert f"Meer dan {MEESTE_DELEN} kan niet" in refused.value.wat
    assert "Zonnehoek" in refused.value.wat
    smaller = int(re.sub(r"\D", "", refused.value.doen.split("1:")[1]))
    assert smaller in SCHALEN
    assert not list(tmp_path.iterdir())
    made, _ = maak(vrijgave(), schaal=smaller, liggend=False)
    assert 1 < len(made["kaarten"]) <= MEESTE_DELEN


def test_a_buurt_too_large_for_the_smallest_scale_is_split_too() -> None:
    groot = box(X0, Y0, X0 + 20_000, Y0 + 15_000)
    beelden = choose_kaartbeelden(groot, [], "A4", liggend=None, schaal=None)
    assert len(beelden) > 1
    assert beelden[0].schaal == SCHALEN[-1]


def test_a3_gives_the_map_the_whole_page_before_it_splits() -> None:
    breed = box(X0, Y0, X0 + 900, Y0 + 400)
    (beeld,) = choose_kaartbeelden(breed, [], "A3", liggend=True, schaal=2_500)
    assert not beeld.blad.naast
    assert beeld.deel is None


def test_in_an_atlas_each_part_is_told_and_the_index_leads_to_the_row(
    context: KaartContext, tmp_path: Path
) -> None:
    path = tmp_path / "atlas.pdf"
    made = make_atlas(
        vrijgave(*spread(20)), context, make_layers(), [BUURT, "BU99990002"],
        path=path, progress=NoProgress(), **KLEIN,
    )  # fmt: skip
    own = [kaart for kaart in made["kaarten"] if kaart["buurtcode"] == BUURT]
    assert len(own) > 1
    assert sum(kaart["lijst"] for kaart in own) == 22
    assert [kaart["pagina"] for kaart in own] == sorted({kaart["pagina"] for kaart in own})
    with pdfplumber.open(path) as pdf:
        for kaart in own:
            page = pdf.pages[kaart["pagina"] - 1].extract_text()
            assert page.startswith(f"Deel {kaart['deel']} van {len(own)}")
    shown = [number for kaart in own for number in numbers_on(path, kaart)]
    assert len(shown) == len(set(shown)) == 22
    # Each part, the index of both buurten, the overview. Tables: both indexes, the list, one
    # without a plek, figures, the overview, and three letters.
    uitslag = check_pdf(path.read_bytes(), kaarten=len(made["kaarten"]) + 3, tabellen=9)
    assert uitslag.in_orde, uitslag.tekst


def test_a_crowd_gets_a_larger_scale_in_parts_instead_of_a_map_full_of_numbers(
    maak: Maker,
) -> None:
    """Only where nobody chose the scale: then who chose knows why."""
    rows = [
        hulpbron(f"Club {n}", (40 + 620 * (n % 25) / 25, 40 + 520 * (n // 25) / 12), uuid=f"u{n}")
        for n in range(300)
    ]
    opties: dict[str, Any] = {"formaat": "A4", "liggend": True, "grote_letter": True}
    made, path = maak(vrijgave(*rows), **opties)
    assert len(made["kaarten"]) > 1
    shown = [number for kaart in made["kaarten"] for number in numbers_on(path, kaart)]
    assert sorted(shown, key=int) == [str(n) for n in range(1, 301)]

    few, _ = maak(vrijgave(*rows[:60]), naam="weinig.pdf", **opties)
    assert len(few["kaarten"]) == 1
    assert few["schaal"] > made["schaal"]
    chosen, _ = maak(vrijgave(*rows), naam="gekozen.pdf", schaal=few["schaal"], **opties)
    assert len(chosen["kaarten"]) == 1


def test_the_text_for_each_map_says_which_part_it_is_and_what_lies_beside_it(maak: Maker) -> None:
    _, path = maak(vrijgave(hulpbron("Hoek", (690, 10))), **KLEIN)
    with pikepdf.open(path) as pdf:
        alts = [
            str(element.Alt)
            for element in _walk(pdf.Root.StructTreeRoot.K)
            if str(element.S) == "/Figure"
        ]
    overview, first, *_ = alts
    assert overview.startswith(f"Overzicht van de {len(alts) - 1} delen van de kaart van de buurt")
    assert f"Deel 1 van {len(alts) - 1} van de kaart van de buurt Zonnehoek" in first
    assert re.search(r"De kaart gaat verder in het (oost|zuid)en op deel 2", first)
    assert len(set(alts)) == len(alts)


def test_the_same_parts_give_the_same_bytes(maak: Maker) -> None:
    rows = vrijgave(*spread(12))
    _, one = maak(rows, naam="een.pdf", **KLEIN)
    _, two = maak(rows, naam="twee.pdf", **KLEIN)
    assert one.read_bytes() == two.read_bytes()
