"""A street of one kilometre with people along it: who lives near enough, and what may be told."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box

from sociale_kaart.analysis import normen as normen_module
from sociale_kaart.analysis.distance import nearest_placed, place_voorzieningen
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.norm_hulp import where_helps
from sociale_kaart.analysis.normen import KOLOMMEN, NormUitkomst, check_norm, in_steps, people_of
from sociale_kaart.analysis.opstelling import Opstelling, prepare
from sociale_kaart.domain.normen import Norm
from tests.analysis.handmade import BOTH, edges

NORM = Norm("n", "ontmoetingsplek", "lopen", 500, 0.5)
STREET = edges([(1, 2, [(0, 0), (1000, 0)], BOTH), (2, 3, [(1000, 0), (5000, 0)], BOTH)])
WIDE = box(-50_000, -50_000, 50_000, 50_000)


def homes(*groups: tuple[str | None, int, float]) -> gpd.GeoDataFrame:
    """So many addresses of a buurt at each x, a metre beside the street."""
    rows = [(code, Point(x + number * 0.01, 1)) for code, n, x in groups for number in range(n)]
    return gpd.GeoDataFrame(
        {"buurtcode": [code for code, _ in rows]}, geometry=[p for _, p in rows], crs="EPSG:28992"
    )


def areas(**inwoners: float) -> gpd.GeoDataFrame:
    """Buurten of one wijk and gemeente, so many people in each."""
    codes = list(inwoners)
    return gpd.GeoDataFrame(
        {
            "buurtcode": codes,
            "buurtnaam": [f"Buurt {code}" for code in codes],
            "wijkcode": "WK1", "wijknaam": "Wijk",
            "gemeentecode": "GM1", "gemeentenaam": "Stad",
            "inwoners": list(inwoners.values()),
            "aandeel_65plus": 0.2, "aandeel_0_15": 0.1,
            "jaar": 2024,
        },
        geometry=[box(-10, -10, 6000, 10)] * len(codes), crs="EPSG:28992",
    )  # fmt: skip


def made(
    adressen: gpd.GeoDataFrame, buurten: gpd.GeoDataFrame, dekking: object = WIDE
) -> Opstelling:
    return prepare(adressen, buurten, build_network(STREET, "lopen"), dekking, access_leg=False)


def places(*xs: float) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"categorie": ["ontmoetingsplek"] * len(xs)},
        geometry=[Point(x, 0) for x in xs],
        crs="EPSG:28992",
    )


def row_of(uitkomst: NormUitkomst, code: str) -> dict[str, object]:
    (found,) = uitkomst.frame[uitkomst.frame["buurtcode"] == code].to_dict("records")
    return found


def test_who_lives_within_the_distance_is_counted_and_who_is_short() -> None:
    "A: 40 near and 60 far. The norm of a half misses 10 people."
    opstelling = made(homes(("A", 40, 100), ("A", 60, 900)), areas(A=100))
    found = row_of(check_norm(opstelling, places(0), NORM), "A")
    assert (found["gehaald"], found["aandeel"]) == (0, 0.4)
    assert (found["inwoners"], found["zonder_inwoners"], found["tekort_inwoners"]) == (100, 60, 10)
    assert tuple(check_norm(opstelling, places(0), NORM).frame.columns) == KOLOMMEN


@pytest.mark.parametrize(("near", "met"), [(49, 0), (50, 1), (51, 1)])
def test_exactly_the_share_meets_the_norm(near: int, met: int) -> None:
    opstelling = made(homes(("A", near, 100), ("A", 100 - near, 900)), areas(A=100))
    assert row_of(check_norm(opstelling, places(0), NORM), "A")["gehaald"] == met


@pytest.mark.parametrize(("x", "zonder"), [(500, 10), (500.01, 20)])
def test_the_distance_itself_is_near_enough_and_a_centimetre_more_is_not(
    x: float, zonder: int
) -> None:
    opstelling = made(homes(("A", 1, x), ("A", 1, 900), ("A", 1, 0)), areas(A=30))
    found = row_of(check_norm(opstelling, places(0), NORM), "A")
    assert found["zonder_inwoners"] == zonder


def test_people_weigh_and_not_addresses() -> None:
    "Two buurten with as many addresses, one with ten times the people."
    opstelling = made(homes(("A", 10, 100), ("B", 10, 900)), areas(A=1000, B=100))
    gemeente = row_of(check_norm(opstelling, places(0), NORM), "GM1")
    assert gemeente["aandeel"] == pytest.approx(1000 / 1100, abs=1e-4)
    assert gemeente["zonder_inwoners"] == 100


def test_of_a_group_the_people_of_that_group_count() -> None:
    opstelling = made(homes(("A", 50, 100), ("A", 50, 900)), areas(A=1000))
    norm = Norm("n", "ontmoetingsplek", "lopen", 500, 0.9, "65plus")
    found = row_of(check_norm(opstelling, places(0), norm), "A")
    assert (found["inwoners"], found["zonder_inwoners"]) == (200, 100)
    assert "groep=65plus" in str(found["methode"])


def test_a_buurt_with_few_people_of_the_group_has_no_figure() -> None:
    opstelling = made(homes(("A", 20, 100)), areas(A=40))
    norm = Norm("n", "ontmoetingsplek", "lopen", 500, 0.9, "65plus")
    found = row_of(check_norm(opstelling, places(0), norm), "A")
    assert (found["onderdrukt"], found["reden"]) == (1, normen_module.TE_WEINIG)
    assert all(v is None or v != v for v in (found["aandeel"],))  # noqa: PLR0124 - NaN


# What may not be told.


def test_fewer_than_five_are_said_in_words_from_either_side() -> None:
    far = check_norm(made(homes(("A", 97, 100), ("A", 3, 900)), areas(A=100)), places(0), NORM)
    near = check_norm(made(homes(("A", 3, 100), ("A", 97, 900)), areas(A=100)), places(0), NORM)
    for uitkomst, reden, met in (
        (far, normen_module.WEINIG_ZONDER, 1),
        (near, normen_module.WEINIG_BINNEN, 0),
    ):
        (found,) = uitkomst.frame[uitkomst.frame["buurtcode"] == "A"].itertuples()
        assert (found.gehaald, found.weinig, found.reden) == (met, 1, reden)
        assert (
            uitkomst.frame[["aandeel", "zonder_inwoners", "tekort_inwoners"]].isna().all(axis=None)
        )


def test_numbers_go_in_steps_of_five_and_the_share_tells_no_more() -> None:
    "38 of 60 live too far: 40, and the share is that of 40."
    found = row_of(
        check_norm(made(homes(("A", 22, 100), ("A", 38, 900)), areas(A=60)), places(0), NORM), "A"
    )
    assert found["zonder_inwoners"] == 40
    assert found["aandeel"] == pytest.approx(1 - 40 / 60, abs=1e-4)


def test_steps_of_five() -> None:
    given = np.array([0, 1e-9, 0.4, 4.99, 5, 7.4, 7.6, 103])
    np.testing.assert_array_equal(in_steps(given), [0, 0, np.nan, np.nan, 5, 5, 10, 105])


def test_a_buurt_that_is_held_back_is_in_no_sum_and_in_no_cell() -> None:
    "B has 8 people: the gemeente minus A would tell about them."
    opstelling = made(homes(("A", 50, 100), ("B", 8, 3000)), areas(A=100, B=8))
    uitkomst = where_helps(
        opstelling, check_norm(opstelling, places(0), NORM), np.array([None] * 58, dtype=object)
    )
    assert row_of(uitkomst, "B")["onderdrukt"] == 1
    gemeente = row_of(uitkomst, "GM1")
    assert (gemeente["inwoners"], gemeente["zonder_inwoners"]) == (100, 0)
    assert gemeente["onderdrukte_buurten"] == 1
    assert len(uitkomst.cellen) == 0
    assert uitkomst.hulp is not None
    assert uitkomst.hulp.x is None


def test_a_lonely_hidden_cell_takes_another_along() -> None:
    "Else the total of the buurt minus the other cells would give it away."
    opstelling = made(
        homes(("A", 60, 100), ("A", 20, 1050), ("A", 30, 1250), ("A", 3, 1450)), areas(A=113)
    )
    cellen = check_norm(opstelling, places(0), NORM).cellen
    assert cellen["x"].tolist() == [1050, 1250, 1450]
    assert cellen["weinig"].tolist() == [1, 0, 1]
    assert cellen["zonder"].isna().tolist() == [True, False, True]


# No figure.


def test_without_any_known_place_nothing_is_said() -> None:
    uitkomst = check_norm(made(homes(("A", 50, 100)), areas(A=100)), places(), NORM)
    found = row_of(uitkomst, "A")
    assert (found["reden"], found["voorzieningen"]) == (normen_module.GEEN_PLEK, 0)
    assert uitkomst.frame["gehaald"].isna().all()
    assert len(uitkomst.cellen) == 0
    assert any("geen enkele plek" in melding for melding in uitkomst.meldingen)


def test_who_can_go_nowhere_is_without_and_never_near() -> None:
    island = edges([(1, 2, [(0, 0), (2000, 0)], BOTH), (8, 9, [(0, 300), (2000, 300)], BOTH)])
    adressen = homes(("A", 50, 100))
    adressen.loc[:19, "geometry"] = [Point(100, 300)] * 20
    opstelling = prepare(
        adressen, areas(A=50), build_network(island, "lopen"), WIDE, access_leg=False
    )
    found = row_of(check_norm(opstelling, places(0), NORM), "A")
    assert (found["zonder_inwoners"], found["aandeel"]) == (20, 0.6)


def test_a_buurt_without_addresses_says_so() -> None:
    found = row_of(
        check_norm(made(homes(("A", 50, 100)), areas(A=100, B=100)), places(0), NORM), "B"
    )
    assert (found["reden"], found["onderdrukt"]) == (normen_module.GEEN_ADRES, 0)


def test_unknown_people_of_a_group_are_not_nobody() -> None:
    buurten = areas(A=100).drop(columns=["aandeel_65plus"])
    norm = Norm("n", "ontmoetingsplek", "lopen", 500, 0.9, "65plus")
    found = row_of(check_norm(made(homes(("A", 50, 100)), buurten), places(0), norm), "A")
    assert found["reden"] == normen_module.ONBEKEND


@pytest.mark.parametrize(("edge_x", "rand"), [(1_000, 1), (2_000, 0)])
def test_rand_when_a_place_beyond_the_data_could_be_near_enough(edge_x: int, rand: int) -> None:
    "At 900 m from the place; the data ends 100 or 1100 m further on."
    opstelling = made(homes(("A", 50, 900)), areas(A=100), box(-9_000, -9_000, edge_x, 9_000))
    found = row_of(check_norm(opstelling, places(0), NORM), "A")
    assert (found["gehaald"], found["rand"]) == (0, rand)


def test_rows_stand_by_name_and_never_by_outcome() -> None:
    opstelling = made(homes(("B", 50, 100), ("A", 50, 900)), areas(B=100, A=100))
    frame = check_norm(opstelling, places(0), NORM).frame
    assert frame["buurtcode"].tolist() == ["A", "B", "WK1", "GM1"]


def test_the_order_of_the_input_changes_nothing() -> None:
    adressen = homes(("A", 40, 100), ("A", 60, 900), ("B", 30, 600))
    one = check_norm(made(adressen, areas(A=100, B=90)), places(0, 4000), NORM)
    shuffled = adressen.sample(frac=1, random_state=3).reset_index(drop=True)
    other = check_norm(made(shuffled, areas(A=100, B=90)), places(4000, 0), NORM)
    assert one.frame.equals(other.frame)
    assert one.cellen.drop(columns="geometry").equals(other.cellen.drop(columns="geometry"))


# Where a place helps.


def test_the_place_that_helps_most_is_where_most_people_are_reached() -> None:
    opstelling = made(
        homes(("A", 60, 50), ("A", 40, 1500), ("A", 90, 2700), ("A", 80, 3400)), areas(A=270)
    )
    straten = np.array(["Laan"] * 60 + ["Weg"] * 40 + ["Plein"] * 90 + ["Dijk"] * 80, dtype=object)
    hulp = where_helps(opstelling, check_norm(opstelling, places(0), NORM), straten).hulp
    assert hulp is not None
    assert (hulp.straat, hulp.buurtnaam, hulp.erbij) == ("Plein", "Buurt A", 90)
    assert hulp.x == pytest.approx(2700, abs=1)
    assert dict(zip(hulp.cellen["x"], hulp.cellen["erbij"], strict=True)) == {
        1550: 40, 2750: 90, 3450: 80,
    }  # fmt: skip


def test_buurten_that_meet_the_norm_by_it_are_named() -> None:
    opstelling = made(homes(("A", 50, 100), ("B", 50, 2000)), areas(A=100, B=100))
    straten = np.array([None] * 100, dtype=object)
    hulp = where_helps(opstelling, check_norm(opstelling, places(0), NORM), straten).hulp
    assert hulp is not None
    assert (hulp.haalt_dan, hulp.straat) == (("Buurt B",), "")


def test_where_everybody_is_near_no_place_helps() -> None:
    opstelling = made(homes(("A", 50, 100)), areas(A=100))
    hulp = where_helps(
        opstelling, check_norm(opstelling, places(0), NORM), np.array([None] * 50, dtype=object)
    ).hulp
    assert hulp is not None
    assert (hulp.x, hulp.erbij, len(hulp.cellen)) == (None, 0, 0)


@pytest.mark.parametrize("seed", range(3))
def test_the_gain_of_a_cell_is_that_of_a_real_place_there(seed: int) -> None:
    "Each spot computed by the independent way: put the place there and count again."
    chance = np.random.default_rng(seed)
    xs = chance.uniform(0, 5000, 40)
    opstelling = made(
        homes(*[("A", int(chance.integers(1, 9)), float(x)) for x in xs]), areas(A=900)
    )
    base = check_norm(opstelling, places(0), NORM)
    straten = np.array([None] * opstelling.aantal, dtype=object)
    hulp = where_helps(opstelling, base, straten).hulp
    assert hulp is not None
    mensen = people_of(opstelling, "inwoners")
    best = 0.0
    for adres in range(opstelling.aantal):
        there = nearest_placed(
            opstelling.network,
            opstelling.adressen,
            place_voorzieningen(opstelling.network, opstelling.xy[adres : adres + 1]),
            access_leg=False,
        ).afstand_m
        assert base.afstand_m is not None
        best = max(best, float(mensen[(base.afstand_m > 500) & (there <= 500)].sum()))
    assert hulp.erbij == 5 * round(best / 5)


# What always holds.


@settings(max_examples=40, deadline=None)
@given(
    xs=st.lists(st.floats(0, 4900), min_size=2, max_size=12),
    near=st.lists(st.floats(0, 5000), min_size=1, max_size=3),
    more=st.floats(0, 5000),
    afstand_m=st.integers(50, 3000),
)
def test_one_place_more_and_a_wider_norm_never_leave_more_people_out(
    xs: list[float], near: list[float], more: float, afstand_m: int
) -> None:
    opstelling = made(homes(*[("A", 5, x) for x in xs]), areas(A=20 * len(xs)))
    norm = replace(NORM, afstand_m=afstand_m)
    base = check_norm(opstelling, places(*near), norm)
    for other in (
        check_norm(opstelling, places(*near, more), norm),
        check_norm(opstelling, places(*near), replace(norm, afstand_m=afstand_m + 500)),
    ):
        one, two = row_of(base, "A"), row_of(other, "A")
        assert two["gehaald"] >= one["gehaald"]  # type: ignore[operator]
        if not (one["weinig"] or two["weinig"]):
            assert two["zonder_inwoners"] <= one["zonder_inwoners"]  # type: ignore[operator]


@settings(max_examples=40, deadline=None)
@given(groups=st.lists(st.tuples(st.integers(1, 9), st.floats(0, 4900)), min_size=1, max_size=10))
def test_no_number_below_five_is_ever_told(groups: list[tuple[int, float]]) -> None:
    total = sum(n for n, _ in groups)
    opstelling = made(homes(*[("A", n, x) for n, x in groups]), areas(A=max(total, 10)))
    straten = np.array([None] * opstelling.aantal, dtype=object)
    found = where_helps(opstelling, check_norm(opstelling, places(0), NORM), straten)
    assert found.hulp is not None
    told = [
        *found.frame["inwoners"], *found.frame["zonder_inwoners"], *found.frame["tekort_inwoners"],
        *found.cellen["zonder"], *found.hulp.cellen["erbij"],
    ]  # fmt: skip
    assert all(value is pd.NA or value == 0 or (value >= 5 and value % 5 == 0) for value in told)
