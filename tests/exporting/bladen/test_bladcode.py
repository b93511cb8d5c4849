"""A code on paper gives the exact map back, or says why it cannot."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import pytest
from shapely import union_all
from shapely.affinity import translate
from shapely.geometry import box

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.papier import SCHALEN
from sociale_kaart.exporting.bladen.bladcode import (
    KADERS,
    Bladcode,
    choose_bladcodes,
    fitting_scale,
    parse,
)
from sociale_kaart.exporting.bladen.vakken import Vakken, normal_vak
from sociale_kaart.exporting.buurtkaart.raster import KOLOMMEN, RIJEN, Raster

BUURT = "BU99990001"
VLAK = box(150_000, 450_000, 150_700, 450_600)


def buurten(vlak: object = VLAK, jaar: int = 2024) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {
            "buurtcode": [BUURT, "BU99990002"],
            "buurtnaam": ["Zonnehoek", "Elders"],
            "jaar": [jaar, jaar],
            "geometry": [vlak, box(160_000, 450_000, 160_700, 450_600)],
        },
        geometry="geometry",
        crs="EPSG:28992",
    )


def code_of(schaal: int | None = None, **keuze: object) -> Bladcode:
    wanted = {"formaat": "A3", "liggend": True, **keuze}
    return choose_bladcodes(buurten(), BUURT, schaal=schaal, **wanted)[0]  # type: ignore[arg-type]


def test_codes_on_paper_keep_their_meaning() -> None:
    """Sheets that were printed come back: these lines may never change, only get company."""
    printed = {
        "BU99990001-2024-A3L-5000-": (149_750, 449_725, 150_950, 450_875),
        "BU99990001-2024-A3S-5000-": (149_677.5, 449_525, 151_022.5, 451_075),
        "BU99990001-2024-A4L-5000-": (149_885, 449_940, 150_815, 450_660),
        "BU99990001-2024-A4S-5000-": (149_895, 449_830, 150_805, 450_770),
    }
    found = {}
    for formaat, liggend in KADERS:
        code = code_of(5000, formaat=formaat, liggend=liggend)
        found[code.tekst[:-3]] = code.bbox(buurten())
    assert found == printed
    assert code_of(5000).tekst == "BU99990001-2024-A3L-5000-" + code_of(5000).controle


@pytest.mark.parametrize(("formaat", "liggend"), KADERS)
@pytest.mark.parametrize("schaal", SCHALEN)
def test_every_square_and_point_go_there_and_back_at_every_scale(
    formaat: str,
    liggend: bool,  # noqa: FBT001
    schaal: int,
) -> None:
    codes = choose_bladcodes(buurten(), BUURT, formaat=formaat, liggend=liggend, schaal=schaal)
    for code in codes:
        bbox = parse(code.tekst).bbox(buurten())
        breed, hoog = KADERS[formaat, liggend]
        assert bbox[2] - bbox[0] == pytest.approx(breed * schaal / 1000, abs=1e-6)
        assert bbox[3] - bbox[1] == pytest.approx(hoog * schaal / 1000, abs=1e-6)
        vakken, raster = Vakken(bbox), Raster(breed, hoog)
        for vak in (f"{k}{r}{q}" for k in KOLOMMEN for r in RIJEN for q in "abcd"):
            x, y = vakken.midden(vak)
            assert vakken.vak_of(x, y) == vak
            # The grid that is drawn agrees with the one that is read.
            mm = (x - bbox[0]) * 1000 / schaal, (bbox[3] - y) * 1000 / schaal
            assert raster.vak(*mm) == vak[:2]
            minx, miny, maxx, maxy = vakken.bounds(vak)
            assert minx < x < maxx
            assert miny < y < maxy


def test_the_whole_of_a_buurt_lies_on_its_sheet_or_its_parts() -> None:
    whole = code_of()
    assert whole.deel == 0
    assert box(*whole.bbox(buurten())).contains(VLAK)
    parts = choose_bladcodes(buurten(), BUURT, formaat="A4", liggend=False, schaal=2500)
    assert [code.deel for code in parts] == [1, 2, 3, 4]
    frames = [box(*code.bbox(buurten())) for code in parts]
    assert VLAK.difference(union_all(frames)).area == pytest.approx(0)
    # From north-west to south-east, and neighbours show a strip of 12 mm of each other.
    assert frames[0].bounds[2] - frames[1].bounds[0] == pytest.approx(30)
    assert frames[0].bounds[1] < frames[2].bounds[3] < frames[0].bounds[3]


def test_more_parts_than_anybody_lays_out_are_refused() -> None:
    far = buurten(box(150_000, 450_000, 159_000, 459_000))
    with pytest.raises(WorldError, match="te veel"):
        choose_bladcodes(far, BUURT, formaat="A4", liggend=False, schaal=2500)


def test_the_usual_orientation_is_taken_unless_the_other_shows_more() -> None:
    high = buurten(box(150_000, 450_000, 150_300, 451_300))
    (code,) = choose_bladcodes(high, BUURT, formaat="A3", liggend=None, schaal=None)
    assert (code.liggend, code.schaal) == (False, 5000)
    assert code_of(liggend=None).liggend
    assert not code_of(liggend=None, formaat="A4").liggend
    assert fitting_scale((0, 0, 90_000, 90_000), "A4", liggend=True) == SCHALEN[-1]


def test_a_code_is_read_as_people_type_it() -> None:
    code = code_of(5000)
    for typed in (
        code.tekst.lower(),
        f"  {code.tekst} ",
        code.tekst.replace("-", " "),
        code.tekst.replace("-", "–"),
    ):
        assert parse(typed) == code
    part = choose_bladcodes(buurten(), BUURT, formaat="A4", liggend=False, schaal=2500)[1]
    assert "-2500D2-" in part.tekst
    assert parse(part.tekst) == part


@pytest.mark.parametrize(
    "typed", ["", "Brunnepe", "BU01660001", "BU01660001-2024-A5L-5000-AAA", "BU1-2024-A3L-5000-AAA",
              "BU01660001-2024-A3L-5001-AAA", "BU01660001-2024-A3X-5000-AAA"],
)  # fmt: skip
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(WorldError, match="geen bladcode"):
        parse(typed)


def test_one_wrong_sign_is_found() -> None:
    code = code_of(5000)
    wrong = [
        dataclasses.replace(code, liggend=False),
        dataclasses.replace(code, schaal=7500),
        dataclasses.replace(code, formaat="A4"),
        dataclasses.replace(code, buurtcode="BU99990002"),
        dataclasses.replace(code, controle="AAA"),
        dataclasses.replace(code, deel=1),
    ]
    for one in wrong:
        with pytest.raises(WorldError, match="past niet bij"):
            one.bbox(buurten())


def test_another_year_an_unknown_buurt_or_a_moved_border_is_told() -> None:
    code = code_of(5000)
    with pytest.raises(WorldError, match="van 2024"):
        code.bbox(buurten(jaar=2025))
    with pytest.raises(WorldError, match="past niet bij"):
        code.bbox(buurten(translate(VLAK, 40)))
    with pytest.raises(WorldError, match="staat niet in de ondergrond"):
        dataclasses.replace(code, buurtcode="BU00000000").bbox(buurten())


@pytest.mark.parametrize(
    ("typed", "expected"), [("c4", "C4"), (" C 4 B ", "C4b"), ("h6d", "H6d"), ("A1.", "A1")]
)
def test_a_square_is_read_as_people_write_it(typed: str, expected: str) -> None:
    assert normal_vak(typed) == expected


@pytest.mark.parametrize("typed", ["", "I1", "A7", "A0", "4C", "C4e", "C44", "bij de kerk"])
def test_what_is_no_square_is_refused(typed: str) -> None:
    with pytest.raises(WorldError, match="staat niet op het blad"):
        Vakken((0, 0, 80, 60)).midden(typed)


def test_a_point_beside_the_map_has_no_square_and_a_line_has_one() -> None:
    vakken = Vakken((0.0, 0.0, 80.0, 60.0))
    assert vakken.vak_of(-0.1, 30) == ""
    assert vakken.vak_of(10, 60.1) == ""
    assert vakken.vak_of(0, 60) == "A1a"
    assert vakken.vak_of(80, 0) == "H6d"
    assert vakken.vak_of(10, 50) == "B2a"
