"""Kampen: our distances beside those of CBS and beside networkx on the same streets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from cbs_vergelijking import compare_with_cbs, undirected
from handmade import oracle

from sociale_kaart.analysis.buurten import distance_per_buurt
from sociale_kaart.analysis.distance import nearest
from sociale_kaart.analysis.network import build_network
from sociale_kaart.analysis.voorzieningen import merge_voorzieningen
from sociale_kaart.base.progress import NoProgress

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

pytestmark = pytest.mark.realdata
COMPARED = ("supermarkt", "huisarts", "basisschool")
# Published per categorie; only for supermarkten does OSM hold the same places as CBS counts.
CATEGORIE = "supermarkt"


def figures(
    kampen: dict[str, gpd.GeoDataFrame],
    codes: tuple[str, ...],
    netwerk: str = "auto",
    *,
    directed: bool = True,
    access_leg: bool = True,
) -> pd.DataFrame:
    edges = kampen[f"netwerk_{netwerk}"]
    return distance_per_buurt(
        kampen["adressen"],
        merge_voorzieningen(kampen["voorzieningen"], []),
        kampen["buurten"],
        {netwerk: build_network(edges if directed else undirected(edges), netwerk)},
        kampen["dekking"].geometry.iloc[0],
        codes,
        [netwerk],
        NoProgress(),
        aanloop={netwerk: access_leg},
    )


@pytest.fixture(scope="session")
def afstanden(kampen: dict[str, gpd.GeoDataFrame]) -> pd.DataFrame:
    return figures(kampen, COMPARED)


def test_supermarkten_by_car_agree_with_cbs(
    kampen: dict[str, gpd.GeoDataFrame], afstanden: pd.DataFrame
) -> None:
    found = compare_with_cbs(afstanden, kampen["buurten"], CATEGORIE)
    # Shown with `pytest -s`: a bound alone does not tell what was compared.
    print(f"\n{found.tabel.round(3).to_string(index=False)}\n{found}")  # noqa: T201
    assert found.n >= 15
    assert found.mae_km <= 0.08
    assert abs(found.verschil_km) <= 0.05
    assert found.pearson >= 0.975


def test_driving_direction_and_access_leg_shift_little(
    kampen: dict[str, gpd.GeoDataFrame],
) -> None:
    """All four ways by car stay within the bounds; on foot something else is measured."""
    for directed in (True, False):
        for access_leg in (True, False):
            frame = figures(kampen, (CATEGORIE,), directed=directed, access_leg=access_leg)
            found = compare_with_cbs(frame, kampen["buurten"], CATEGORIE)
            print(f"\nauto, direction {directed}, access leg {access_leg}: {found}", end="")  # noqa: T201
            assert found.mae_km <= 0.08
            assert abs(found.verschil_km) <= 0.05
            assert found.pearson >= 0.975
    on_foot = figures(kampen, (CATEGORIE,), "lopen", access_leg=False)
    found = compare_with_cbs(on_foot, kampen["buurten"], CATEGORIE, "lopen")
    print(f"\nlopen: {found}")  # noqa: T201
    assert found.verschil_km < -0.1


def test_where_openstreetmap_lacks_places_we_are_farther(
    kampen: dict[str, gpd.GeoDataFrame], afstanden: pd.DataFrame
) -> None:
    """Few doctors are mapped, and of many schools the kind is not told: the cause is no road."""
    for categorie, few in (("huisarts", 5), ("basisschool", 12)):
        found = compare_with_cbs(afstanden, kampen["buurten"], categorie)
        mapped = int((kampen["voorzieningen"]["categorie"] == categorie).sum())
        print(f"\n{found.tabel.round(3).to_string(index=False)}")  # noqa: T201
        print(f"{categorie}: {mapped} in OpenStreetMap; {found}")  # noqa: T201
        assert mapped <= few
        assert found.verschil_km > 0.2


def test_all_buurten_large_enough_rank_as_cbs_has_them(
    kampen: dict[str, gpd.GeoDataFrame], afstanden: pd.DataFrame
) -> None:
    found = compare_with_cbs(afstanden, kampen["buurten"], CATEGORIE, ook_rand=True)
    print(f"\nalso at the edge of the data: {found}")  # noqa: T201
    assert found.n >= 20
    assert found.pearson >= 0.985


def test_what_cbs_holds_back_we_hold_back(afstanden: pd.DataFrame) -> None:
    """De Venen and Groene Hart."""
    hidden = afstanden[afstanden["onderdrukt"] == 1]
    assert set(hidden["buurtnaam"]) == {"De Venen", "Groene Hart"}
    assert hidden["gemiddelde_m"].isna().all()


def test_nobody_in_the_old_town_is_lost_behind_a_cut_off_alley(afstanden: pd.DataFrame) -> None:
    """By nearest street alone 38 addresses of Binnenstad get no answer by car."""
    town = afstanden[afstanden["buurtnaam"].isin(["Binnenstad Kampen", "Brunnepe"])]
    assert town["niet_bereikbaar"].tolist() == [0] * len(town)
    assert afstanden.attrs["aansluiting"]["auto"]["opnieuw"] > 0


@pytest.mark.parametrize("netwerk", ["lopen", "fietsen", "auto"])
def test_a_sample_of_kampen_equals_networkx(
    kampen: dict[str, gpd.GeoDataFrame], netwerk: str
) -> None:
    streets = kampen[f"netwerk_{netwerk}"].reset_index(drop=True)
    sample = kampen["adressen"].geometry.iloc[::100]
    adressen = np.column_stack([sample.x, sample.y])
    shops = kampen["voorzieningen"].query("categorie == @CATEGORIE").geometry
    places = np.column_stack([shops.x, shops.y])
    found = nearest(build_network(streets, netwerk), adressen, places, access_leg=True, again=False)
    expected = oracle(streets, adressen, places, access_leg=True)
    assert found.afstand_m == pytest.approx(expected, abs=0.01)
    assert np.isfinite(expected).mean() > 0.98
