"""What is within reach per buurt, in a world of one street and two buurten with known answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from handmade import BOTH, edges
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box

from sociale_kaart.analysis.aanbod import Aanbod, reason_not_counted, supply
from sociale_kaart.analysis.distance import nearest_placed, place_voorzieningen
from sociale_kaart.analysis.gaten import Coverage, coverage
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.opstelling import Opstelling, prepare
from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.domain.lenzen import LENZEN, lens

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Row

# A street of 2 km along y = 0. West of x = 1000 is buurt Weiland, east of it buurt Akker; ten
# addresses each, a hundred metres apart, and 30 and 20 inhabitants.
WEST, OOST = "BU00010101", "BU00010201"
ITEMS = ("ontmoeting", "ontspanning")


def world(*, inwoners: tuple[float, float] = (30, 20)) -> Opstelling:
    buurten = gpd.GeoDataFrame(
        {
            "buurtcode": [WEST, OOST],
            "buurtnaam": ["Weiland", "Akker"],
            "inwoners": list(inwoners),
            "jaar": [2024, 2024],
        },
        geometry=[box(0, -100, 1000, 100), box(1000, -100, 2000, 100)],
        crs="EPSG:28992",
    )
    places = np.arange(50, 2000, 100)
    adressen = gpd.GeoDataFrame(
        {"buurtcode": [WEST if x < 1000 else OOST for x in places]},
        geometry=[Point(x, 5) for x in places],
        crs="EPSG:28992",
    )
    street = [
        (0, 1, [(0, 0), (1000, 0)], BOTH),
        (1, 2, [(1000, 0), (2000, 0)], BOTH),
    ]
    return prepare(
        adressen,
        buurten,
        build_network(edges(street), "lopen"),
        box(-5000, -5000, 7000, 5000),
        access_leg=False,
    )


def found(aanbod: list[Aanbod], straal_m: float = 300, **kwargs: object) -> pd.DataFrame:
    return coverage(world(**kwargs), aanbod, ITEMS, straal_m).cellen.set_index(  # type: ignore[arg-type]
        ["buurtcode", "item"]
    )


def place(x: float, *codes: str, uuid: str = "a") -> Aanbod:
    return Aanbod(uuid, uuid.upper(), frozenset(codes or ITEMS[:1]), ((x, 0),))


def test_it_counts_who_reaches_it_on_both_sides_of_the_border() -> None:
    cells = found([place(950)])
    west, oost = cells.loc[(WEST, "ontmoeting")], cells.loc[(OOST, "ontmoeting")]
    # 650, 750, 850 and 950 lie within 300 m in the own buurt; 1050, 1150 and 1250 in the other.
    assert (west["aantal"], west["inwoners_bereikt"], west["inwoners"]) == (1, 12, 30)
    assert (oost["aantal"], oost["inwoners_bereikt"], oost["aandeel"]) == (1, 6, 0.3)
    assert (west["buiten_buurt"], oost["buiten_buurt"]) == (0, 1)
    assert cells.loc[(WEST, "ontspanning"), "aantal"] == 0


def test_two_places_of_one_hulpbron_are_one_and_nobody_counts_twice() -> None:
    twice = Aanbod("a", "A", frozenset(ITEMS), ((450, 0), (550, 0)))
    cells = found([twice, place(500, uuid="b")], straal_m=100)
    assert cells.loc[(WEST, "ontmoeting"), "aantal"] == 2
    # 350, 450, 550 and 650 reach the one or the other.
    assert cells.loc[(WEST, "ontmoeting"), "inwoners_bereikt"] == 12
    assert cells.loc[(WEST, "ontspanning"), "aantal"] == 1


def test_what_stands_in_the_buurt_beyond_the_radius_is_told_apart() -> None:
    cells = found([place(5, uuid="a")], straal_m=40)
    cell = cells.loc[(WEST, "ontmoeting")]
    assert (cell["aantal"], cell["verder_weg"]) == (0, 1)
    assert cells.loc[(OOST, "ontmoeting"), "verder_weg"] == 0


def test_what_has_no_place_counts_for_its_buurten_but_for_nobody_at_a_distance() -> None:
    for gebieden, expected in (
        ({WEST}, {WEST}),
        ({"WK000102"}, {OOST}),
        ({"GM0001"}, {WEST, OOST}),
        ({"GM0002", "BU00019999"}, set()),
    ):
        cells = found([Aanbod("a", "A", frozenset(ITEMS), gebieden=frozenset(gebieden))])
        for buurt in (WEST, OOST):
            cell = cells.loc[(buurt, "ontmoeting")]
            there = int(buurt in expected)
            assert (cell["hele_buurt"], cell["aantal"], cell["op_afstand"]) == (there, there, 0)
            assert cell["inwoners_bereikt"] == 0


def test_a_drawn_area_counts_for_who_lives_inside() -> None:
    flat = Aanbod("a", "A", frozenset(ITEMS), vlakken=(box(900, -10, 1060, 10),))
    both = coverage(world(), [flat], ITEMS, 300)
    cells = both.cellen.set_index(["buurtcode", "item"])
    assert cells["inwoners_bereikt"].tolist() == [2, 2, 3, 3]  # Akker first: by name
    assert cells["buiten_buurt"].sum() == 0
    assert both.aanbod["manier"].tolist() == ["gebied", "gebied"]
    assert both.aanbod["afstand_m"].isna().all()


def test_buurten_come_by_name_and_items_in_the_order_of_the_list() -> None:
    cells = found([place(1950)])
    assert [code for code, _ in cells.index] == [OOST, OOST, WEST, WEST]
    assert [item for _, item in cells.index] == [*ITEMS, *ITEMS]


def test_the_hulpbronnen_behind_a_cell_are_told_with_their_distance() -> None:
    rows = coverage(world(), [place(950), place(5, uuid="b")], ITEMS, 40).aanbod
    assert rows[["buurtcode", "hulpbron", "manier", "in_buurt"]].to_numpy().tolist() == [
        [WEST, "a", "afstand", True],
        [WEST, "b", "verder weg", True],
    ]
    assert rows["afstand_m"].tolist()[0] == 0
    assert rows["inwoners_bereikt"].tolist() == [3, 0]


def test_few_inhabitants_are_not_counted_out_loud() -> None:
    one = coverage(world(inwoners=(9, 20)), [place(950)], ITEMS, 300)
    cells = one.cellen.set_index(["buurtcode", "item"])
    west = cells.loc[(WEST, "ontmoeting")]
    assert west["onderdrukt"] == 1
    assert west[["inwoners", "inwoners_bereikt", "aandeel"]].isna().all()
    assert west["aantal"] == 1  # what is on the map tells nothing about people
    hidden = one.aanbod.set_index("buurtcode").loc[WEST]
    assert pd.isna(hidden["afstand_m"])
    assert pd.isna(hidden["inwoners_bereikt"])


def test_nobody_lives_there_so_nobody_is_within_reach() -> None:
    empty = world(inwoners=(0, 20))
    cells = coverage(empty, [place(950)], ITEMS, 300).cellen.set_index(["buurtcode", "item"])
    assert cells.loc[(OOST, "ontmoeting"), "aantal"] == 1
    assert pd.isna(cells.loc[(WEST, "ontmoeting"), "aandeel"])


def test_the_edge_of_the_data_is_told_only_where_nothing_is_within_reach() -> None:
    opstelling = world()
    near_edge = Opstelling(
        **{**vars(opstelling), "tot_rand_m": np.where(opstelling.xy[:, 0] > 1000, 50.0, 9999.0)}
    )
    cells = coverage(near_edge, [place(1500)], ITEMS, 2000).cellen.set_index(["buurtcode", "item"])
    assert cells.loc[(OOST, "ontmoeting"), "rand"] == 0
    assert cells.loc[(OOST, "ontspanning"), "rand"] == 1
    assert cells.loc[(WEST, "ontspanning"), "rand"] == 0


def hulpbron(uuid: str = "h", *plekken: Plek, **anders: object) -> Hulpbron:
    delen: dict[str, tuple[Row, ...]] = {"ambities": ({"ambitie": "ontmoeting"},)}
    delen.update(anders.pop("delen", {}))  # type: ignore[call-overload]
    return Hulpbron(uuid, uuid, plekken=plekken, delen=delen, **anders)  # type: ignore[arg-type]


def plek(**anders: object) -> Plek:
    return Plek("p", "h", **{"x": 1.0, "y": 2.0, "buurtcode": WEST, **anders})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bron", "reden"),
    [
        (hulpbron(status="actief"), ""),
        (hulpbron(), ""),
        (hulpbron(status="gestopt"), "is er nu niet (status)"),
        (hulpbron(status="kans"), "is er nu niet (status)"),
        (hulpbron(status="gepland"), "is er nu niet (status)"),
        (hulpbron(soort="persoon"), "is een persoon"),
        (hulpbron(delen={"toegang": ({"route": "indicatie"},)}), "alleen met indicatie"),
        (hulpbron(delen={"toegang": ({"route": "indicatie"}, {"route": "vrij"})}), ""),
    ],
)
def test_what_does_not_count_and_why(bron: Hulpbron, reden: str) -> None:
    assert reason_not_counted(bron) == reden
    ambities = lens("ambities")
    assert ambities is not None
    assert bool(supply([bron], ambities.codes_of, {})) is (reden == "")


@pytest.mark.parametrize(
    ("bron", "punten", "gebieden"),
    [
        (hulpbron("h", plek()), 1, set()),
        (hulpbron("h", plek(gebruik="vast"), plek(gebruik="wisselend", x=9.0)), 2, set()),
        (hulpbron("h", plek(gebruik="thuis")), 0, {WEST}),
        (hulpbron("h", plek(gebruik="online", x=None, y=None, buurtcode=None)), 0, set()),
        (hulpbron("h", plek(locatie_nauwkeurigheid="buurt")), 0, {WEST}),
        (hulpbron("h", plek(), sfeer="persoonlijk"), 0, {WEST}),
        (
            hulpbron("h", plek(gebruik="thuis"), delen={"werkgebieden": ({"gebiedscode": OOST},)}),
            0,
            {OOST},
        ),
        (hulpbron("h", plek(), delen={"werkgebieden": ({"gebiedscode": OOST},)}), 1, set()),
    ],
)
def test_where_a_hulpbron_counts(bron: Hulpbron, punten: int, gebieden: set[str]) -> None:
    ambities = lens("ambities")
    assert ambities is not None
    (one,) = supply([bron], ambities.codes_of, {})
    assert (len(one.punten), one.gebieden) == (punten, gebieden)
    assert one.nergens is (not punten and not gebieden)


def test_the_persoonlijke_sfeer_counts_for_the_buurt_even_beside_another() -> None:
    sferen = lens("sferen")
    assert sferen is not None
    both = hulpbron(
        "h", plek(), sfeer="institutioneel", delen={"ook_sferen": ({"sfeer": "persoonlijk"},)}
    )
    assert [(one.codes, len(one.punten)) for one in supply([both], sferen.codes_of, {})] == [
        ({"institutioneel"}, 1),
        ({"persoonlijk"}, 0),
    ]


@pytest.mark.parametrize("one", LENZEN, ids=lambda one: one.code)
def test_each_lens_finds_what_was_told_and_nothing_else(one: object) -> None:
    from sociale_kaart.domain.lenzen import Lens  # noqa: PLC0415

    assert isinstance(one, Lens)
    first, second = one.items[0].code, one.items[1].code
    tabel = "ook_sferen" if one.code == "sferen" else one.onderwerp
    told = Hulpbron("h", "H", delen={tabel: ({one.veld: first}, {one.veld: "bestaat niet"})})
    assert one.codes_of(told) == {first}
    assert second not in one.codes_of(told)
    assert one.codes_of(Hulpbron("h", "H")) == frozenset()


points = st.lists(st.floats(0, 2000), max_size=5)


@settings(max_examples=40, deadline=None)
@given(some=points, more=points, straal=st.floats(20, 900), wider=st.floats(0, 900))
def test_more_places_or_a_wider_radius_never_cover_less(
    some: list[float], more: list[float], straal: float, wider: float
) -> None:
    opstelling = world()

    def count(places: list[float], straal_m: float) -> pd.DataFrame:
        aanbod = [place(x, uuid=str(number)) for number, x in enumerate(places)]
        one: Coverage = coverage(opstelling, aanbod, ITEMS, straal_m)
        return one.cellen[["aantal", "inwoners_bereikt"]].astype(int)

    least = count(some, straal)
    assert (count(some + more, straal) >= least).all(axis=None)
    assert (count(some, straal + wider) >= least).all(axis=None)


def test_nothing_registered_is_no_figure_but_zero_hulpbronnen() -> None:
    cells = found([])
    assert cells["aantal"].tolist() == [0] * 4


@pytest.mark.parametrize("netwerk", ["lopen", "auto"])
def test_on_kampen_an_item_covers_exactly_who_has_its_nearest_place_within_reach(
    kampen: dict[str, gpd.GeoDataFrame], netwerk: str
) -> None:
    opstelling = prepare(
        kampen["adressen"],
        kampen["buurten"],
        build_network(kampen[f"netwerk_{netwerk}"], netwerk),
        kampen["dekking"].geometry.union_all(),
        access_leg=netwerk == "auto",
    )
    places = kampen["voorzieningen"].query("categorie in ['supermarkt', 'basisschool']")
    aanbod = [
        Aanbod(str(row), str(row), frozenset({kind}), ((point.x, point.y),))
        for row, (kind, point) in enumerate(zip(places["categorie"], places.geometry, strict=True))
    ]
    items = ("supermarkt", "basisschool")
    cells = coverage(opstelling, aanbod, items, 500.0).cellen
    for item in items:
        xy = np.array([one.punten[0] for one in aanbod if item in one.codes])
        far = nearest_placed(
            opstelling.network,
            opstelling.adressen,
            place_voorzieningen(opstelling.network, xy),
            access_leg=opstelling.access_leg,
        ).afstand_m
        weight = np.where(far <= 500.0, opstelling.gewicht["inwoners"], 0.0)
        inside = opstelling.buurt >= 0
        people = np.bincount(
            opstelling.buurt[inside], weights=weight[inside], minlength=len(opstelling.buurten)
        )
        mine = cells[cells["item"] == item].set_index("buurtcode")["inwoners_bereikt"]
        expected = dict(zip(opstelling.buurten["buurtcode"], people, strict=True))
        shown = mine.dropna()
        assert len(shown) >= 20
        assert shown.to_dict() == {code: round(expected[code]) for code in shown.index}
