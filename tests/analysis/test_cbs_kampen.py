"""Kampen: our distances beside those of CBS and beside networkx on the same streets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from cbs_vergelijking import compare_with_cbs
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


@pytest.fixture(scope="session")
def afstanden(kampen: dict[str, gpd.GeoDataFrame]) -> pd.DataFrame:
    return distance_per_buurt(
        kampen["adressen"],
        merge_voorzieningen(kampen["voorzieningen"], []),
        kampen["buurten"],
        {"auto": build_network(kampen["netwerk_auto"], "auto")},
        kampen["dekking"].geometry.iloc[0],
        COMPARED,
        ["auto"],
        NoProgress(),
    )


def test_supermarkten_by_car_agree_with_cbs(
    kampen: dict[str, gpd.GeoDataFrame], afstanden: pd.DataFrame
) -> None:
    found = compare_with_cbs(afstanden, kampen["buurten"], CATEGORIE)
    # Shown with `pytest -s`: a bound alone does not tell what was compared.
    print(f"\nn = {found.n}\n{found.tabel.round(3).to_string(index=False)}")  # noqa: T201
    print(f"MAE {found.mae_km:.3f}, mean {found.verschil_km:+.3f} km, r {found.pearson:.3f}")  # noqa: T201
    assert found.n >= 15
    assert found.mae_km <= 0.08
    assert abs(found.verschil_km) <= 0.05
    assert found.pearson >= 0.975


def test_all_buurten_large_enough_rank_as_cbs_has_them(
    kampen: dict[str, gpd.GeoDataFrame], afstanden: pd.DataFrame
) -> None:
    found = compare_with_cbs(afstanden, kampen["buurten"], CATEGORIE, ook_rand=True)
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
