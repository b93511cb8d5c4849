"""What a scenario changes equals computing everything anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import handmade
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.analysis.distance import nearest
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.opstelling import Opstelling, prepare
from sociale_kaart.analysis.scenario import Effect, Proef
from sociale_kaart.domain.scenario import DICHT, ERBIJ, VERPLAATST, Wijziging

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 5
STEP = 100.0
# Who lives in the two halves of the town; the third buurt has too few people to show.
BUURTEN = gpd.GeoDataFrame(
    {
        "buurtcode": ["BU02", "BU01", "BU03"],
        "buurtnaam": ["West", "Oost", "Aan de rand"],
        "inwoners": [400.0, 600.0, 7.0],
        "aandeel_65plus": [0.5, 0.1, 0.1],
        "aandeel_0_15": [np.nan, np.nan, np.nan],
        "jaar": [2024, 2024, 2024],
    },
    geometry=[
        shapely.box(-50, -50, 199, 450),
        shapely.box(199, -50, 450, 351),
        shapely.box(199, 351, 450, 450),
    ],
    crs="EPSG:28992",
)


def town(*, cut: int | None = None) -> Opstelling:
    """A grid of streets, 40 addresses; `cut` takes the streets out between two columns."""
    streets: list[handmade.Street] = []
    for i in range(SIZE):
        for j in range(SIZE):
            here = (i * STEP, j * STEP)
            one_way = handmade.FORWARD if (i + j) % 7 == 0 else handmade.BOTH
            if i + 1 < SIZE and i != cut:
                streets.append(
                    (i * SIZE + j, (i + 1) * SIZE + j, [here, (here[0] + STEP, here[1])], one_way)
                )
            if j + 1 < SIZE:
                streets.append(
                    (i * SIZE + j, i * SIZE + j + 1, [here, (here[0], here[1] + STEP)], (1, 1))
                )
    rng = np.random.default_rng(5)
    xy = rng.uniform(0, (SIZE - 1) * STEP, (40, 2)).round(1)
    points = gpd.GeoSeries(shapely.points(xy), crs="EPSG:28992")
    code = [
        next(
            (c for c, g in zip(BUURTEN.buurtcode, BUURTEN.geometry, strict=True) if g.covers(p)),
            None,
        )
        for p in points
    ]
    adressen = gpd.GeoDataFrame({"buurtcode": code}, geometry=points)
    return prepare(
        adressen,
        BUURTEN,
        build_network(handmade.edges(streets), "lopen"),
        shapely.box(-5000, -5000, 5000, 5000),
        access_leg=False,
    )


TOWN = town()
PLACES = [(0.0, 30.0), (210.0, 400.0), (390.0, 120.0), (300.0, 300.0)]


def frame(points: list[tuple[float, float]]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=shapely.points(handmade.xy(*points)), crs="EPSG:28992")


def after(changes: list[Wijziging]) -> list[tuple[float, float]]:
    """The places as they are after the changes, written down without any cleverness."""
    left: list[tuple[float, float] | None] = list(PLACES)
    new = []
    for change in changes:
        if change.actie == ERBIJ:
            new.append((float(change.x or 0), float(change.y or 0)))
        elif change.actie == DICHT:
            left[int(change.plek or 0)] = None
        else:
            left[int(change.plek or 0)] = (float(change.x or 0), float(change.y or 0))
    return [place for place in left if place is not None] + new


POINT = st.floats(-80, 480).map(lambda value: round(value, 1))
CHANGE = st.one_of(
    st.builds(Wijziging, st.just(ERBIJ), st.none(), POINT, POINT),
    st.builds(Wijziging, st.just(VERPLAATST), st.integers(0, 3), POINT, POINT),
    st.builds(Wijziging, st.just(DICHT), st.integers(0, 3)),
)
CHANGES = st.lists(
    CHANGE, max_size=5, unique_by=lambda one: (one.plek, id(one) if one.plek is None else 0)
)


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(CHANGES, min_size=1, max_size=4))
def test_each_answer_equals_a_whole_recomputation(steps: list[list[Wijziging]]) -> None:
    """One Proef is asked again and again, as while dragging, and remembers nothing wrongly."""
    proef = Proef(TOWN, frame(PLACES), 250.0)
    for changes in steps:
        found = proef.effect(changes)
        anew = nearest(TOWN.network, TOWN.xy, handmade.xy(*after(changes)), False)  # noqa: FBT003
        np.testing.assert_array_equal(found.na_m, anew.afstand_m)
        whole = Proef(TOWN, frame(after(changes)), 250.0).effect()
        for column in ("gemiddelde_m", "binnen"):
            pd.testing.assert_series_equal(
                found.buurten[f"na_{column}"],
                whole.buurten[f"voor_{column}"],
                check_names=False,
            )


def test_a_scenario_without_changes_is_what_there_is_now() -> None:
    proef = Proef(TOWN, frame(PLACES), 250.0)
    found = proef.effect()
    assert found.na_m is found.voor_m
    rows = found.buurten[found.buurten["onderdrukt"] == 0]
    assert (rows["voor_gemiddelde_m"] == rows["na_gemiddelde_m"]).all()
    assert (rows["verschil_m"] == 0).all()
    assert (rows[["verschil_binnen", "dichterbij", "verder_weg", "weinig"]] == 0).all(axis=None)
    assert (found.totaal.dichterbij, found.totaal.verder_weg) == (0, 0)
    assert found.totaal.voor_binnen == found.totaal.na_binnen


@settings(max_examples=40, deadline=None)
@given(changes=CHANGES)
def test_more_places_are_never_farther_and_fewer_never_nearer(changes: list[Wijziging]) -> None:
    proef = Proef(TOWN, frame(PLACES), 250.0)
    added = proef.effect([one for one in changes if one.actie == ERBIJ])
    assert (added.na_m <= added.voor_m).all()
    assert added.totaal.verder_weg == 0
    closed = proef.effect([one for one in changes if one.actie == DICHT])
    assert (closed.na_m >= closed.voor_m).all()
    assert closed.totaal.dichterbij == 0


@settings(max_examples=25, deadline=None)
@given(changes=CHANGES, order=st.permutations(range(4)))
def test_the_order_of_places_and_changes_changes_nothing(
    changes: list[Wijziging], order: list[int]
) -> None:
    where = {place: number for number, place in enumerate(order)}
    turned = [
        one if one.plek is None else Wijziging(one.actie, where[one.plek], one.x, one.y)
        for one in changes
    ]
    here = Proef(TOWN, frame(PLACES), 250.0).effect(changes)
    there = Proef(TOWN, frame([PLACES[i] for i in order]), 250.0).effect(turned[::-1])
    np.testing.assert_array_equal(here.na_m, there.na_m)
    assert here.totaal == there.totaal


def hand_counted(effect: Effect, gewicht: np.ndarray, row: int) -> tuple[float, float, float]:
    mine = (TOWN.buurt == row) & np.isfinite(effect.na_m)
    mean = float(np.average(effect.na_m[mine], weights=gewicht[mine]))
    within = float(gewicht[(TOWN.buurt == row) & (effect.na_m <= 250)].sum())
    moved = (TOWN.buurt == row) & (effect.na_m < effect.voor_m)
    return mean, within, float(gewicht[moved].sum())


@pytest.mark.parametrize("groep", ["inwoners", "65plus"])
def test_the_figures_of_a_buurt_count_its_people(groep: str) -> None:
    found = Proef(TOWN, frame(PLACES[:1]), 250.0, groep).effect([Wijziging(ERBIJ, x=300, y=100)])
    rows = found.buurten.set_index("buurtcode")
    for number, code in enumerate(["BU02", "BU01"]):
        mean, within, nearer = hand_counted(found, TOWN.gewicht[groep], number)
        row = rows.loc[code]
        assert row["na_gemiddelde_m"] == pytest.approx(mean, abs=0.005)
        assert row["na_binnen"] == round(within)
        assert row["dichterbij"] == round(nearer)
        moved = (TOWN.buurt == number) & (found.na_m < found.voor_m)
        saved = np.average((found.voor_m - found.na_m)[moved], weights=TOWN.gewicht[groep][moved])
        assert row["dichterbij_m"] == pytest.approx(saved, abs=0.006)
        assert row["na_aandeel"] == pytest.approx(
            within / TOWN.gewicht[groep][TOWN.buurt == number].sum(), abs=5e-5
        )
    assert list(found.buurten["buurtnaam"]) == sorted(found.buurten["buurtnaam"])


def test_of_few_people_no_figures_are_given_and_none_can_be_found_by_subtraction() -> None:
    found = Proef(TOWN, frame(PLACES), 250.0).effect([Wijziging(DICHT, 1), Wijziging(DICHT, 3)])
    rows = found.buurten.set_index("buurtcode")
    few = rows.loc["BU03"]
    assert few["onderdrukt"] == 1
    assert few[["voor_binnen", "na_binnen", "verder_weg", "na_gemiddelde_m"]].isna().all()
    shown = rows[rows["onderdrukt"] == 0]
    assert found.totaal.na_binnen == pytest.approx(shown["na_binnen"].sum(), abs=1)
    assert found.totaal.onderdrukte_buurten == 1


def test_a_handful_of_people_is_said_to_be_few() -> None:
    """One address of ten people: its neighbours would know who that is about."""
    gewicht = {"inwoners": np.where(TOWN.buurt == 0, 0.7, 50.0)}
    opstelling = Opstelling(**{**vars(TOWN), "gewicht": gewicht, "weging": {"inwoners": "x"}})
    proef = Proef(opstelling, frame(PLACES), 250.0)
    found = proef.effect([Wijziging(DICHT, 0), Wijziging(DICHT, 2)])
    rows = found.buurten.set_index("buurtcode")
    west = float(gewicht["inwoners"][(TOWN.buurt == 0) & (found.na_m > found.voor_m)].sum())
    assert 0 < west < 10
    assert rows.loc["BU02", "weinig"] == 1
    assert pd.isna(rows.loc["BU02", "verder_weg"])
    assert found.totaal.verder_weg_afgerond
    assert not found.totaal.dichterbij_afgerond
    assert pd.isna(rows.loc["BU02", "verder_weg_m"])
    assert found.totaal.verder_weg % 10 == 0


def cut_off(places: list[tuple[float, float]]) -> Proef:
    return Proef(town(cut=1), frame(places), 250.0)


def test_who_can_get_nowhere_is_in_no_mean() -> None:
    """Water without a bridge: closing the last place of one side leaves its mean unknown."""
    proef = cut_off([(0.0, 0.0), (300.0, 0.0)])
    closed = proef.effect([Wijziging(DICHT, 0)])
    west = closed.buurten.set_index("buurtcode").loc["BU02"]
    beyond = (proef.opstelling.buurt == 0) & (proef.opstelling.xy[:, 0] < 150)
    people = round(proef.opstelling.gewicht["inwoners"][beyond].sum())
    assert west["niet_bereikbaar_voor"] == 0
    assert west["niet_bereikbaar_na"] == beyond.sum() > 0
    others = (proef.opstelling.buurt == 0) & ~beyond
    assert west["na_gemiddelde_m"] == pytest.approx(closed.na_m[others].mean(), abs=0.005)
    assert pd.isna(west["verschil_m"]), "the means are not about the same people"
    assert west["verder_weg"] == people
    back = cut_off([(300.0, 0.0)]).effect([Wijziging(ERBIJ, x=0.0, y=0.0)])
    assert back.buurten.set_index("buurtcode").loc["BU02", "dichterbij"] == people


def test_cells_show_where_it_changes_and_no_cell_of_few_people() -> None:
    proef = Proef(TOWN, frame(PLACES), 250.0)
    found = proef.effect([Wijziging(DICHT, 0)])
    cells = proef.per_cel(found)
    assert len(cells) > 0
    assert (cells["verschil_m"] > 0).all()
    assert (cells["aantal"] >= 5).all()
    for cel, verschil in zip(cells["cel"], cells["verschil_m"], strict=True):
        mine = TOWN.cel == cel
        weight = TOWN.gewicht["inwoners"][mine]
        expected = np.average((found.na_m - found.voor_m)[mine], weights=weight)
        assert verschil == pytest.approx(expected, abs=0.006)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Wijziging("weg"),
        lambda: Wijziging(ERBIJ, 0, 1.0, 2.0),
        lambda: Wijziging(DICHT),
        lambda: Wijziging(VERPLAATST, 0, 1.0, None),
        lambda: Wijziging(ERBIJ, None, float("nan"), 2.0),
    ],
)
def test_a_change_that_means_nothing_is_refused(make: Callable[[], Wijziging]) -> None:
    with pytest.raises(ValueError, match=r"action|place|point"):
        make()


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        Proef(TOWN, frame(PLACES), 250.0).effect([Wijziging(DICHT, 4)])


def test_without_any_place_a_first_one_is_all_gain() -> None:
    found = Proef(TOWN, frame([]), 250.0).effect([Wijziging(ERBIJ, x=200.0, y=200.0)])
    assert np.isinf(found.voor_m).all()
    assert found.totaal.voor_binnen == 0
    assert np.isnan(found.totaal.voor_gemiddelde_m)
    assert found.totaal.dichterbij == 1000
