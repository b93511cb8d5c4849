"""Our means beside those of CBS."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from cbs_vergelijking import compare_with_cbs


def ours(**extra: list) -> pd.DataFrame:
    columns = {
        "buurtcode": ["A", "B", "C", "D"],
        "buurtnaam": ["a", "b", "c", "d"],
        "categorie": ["supermarkt"] * 4,
        "netwerk": ["auto"] * 4,
        "gemiddelde_m": [550.0, 900.0, 2100.0, 4000.0],
        "adressen": [300, 300, 300, 300],
        "rand": [0, 0, 0, 0],
        **extra,
    }
    return pd.DataFrame(columns)


CBS = gpd.GeoDataFrame(
    {"buurtcode": ["A", "B", "C", "D"], "cbs_afstand_supermarkt_km": [0.5, 1.0, 2.0, 4.0]}
)


def test_differences_in_kilometres() -> None:
    found = compare_with_cbs(ours(), CBS, "supermarkt")
    assert found.n == 4
    assert found.mae_km == pytest.approx(0.0625)
    assert found.verschil_km == pytest.approx(0.0125)
    assert found.pearson == pytest.approx(np.corrcoef([0.55, 0.9, 2.1, 4], [0.5, 1, 2, 4])[0, 1])
    assert found.tabel["verschil_km"].tolist() == pytest.approx([0.05, -0.1, 0.1, 0])


def test_only_buurten_that_can_be_compared() -> None:
    """At the edge, with 200 addresses, without our figure: left out."""
    frame = ours(
        rand=[1, 0, 0, 0],
        adressen=[300, 200, 300, 300],
        gemiddelde_m=[550.0, 900.0, np.nan, 4000.0],
    )
    assert compare_with_cbs(frame, CBS, "supermarkt").tabel["buurtcode"].tolist() == ["D"]
    assert compare_with_cbs(frame, CBS, "supermarkt", ook_rand=True).n == 2
    assert np.isnan(compare_with_cbs(frame, CBS, "supermarkt").pearson)


def test_nothing_to_compare() -> None:
    assert np.isnan(compare_with_cbs(ours(), CBS, "supermarkt", "fietsen").mae_km)
    with pytest.raises(KeyError):
        compare_with_cbs(ours(), CBS, "ontmoetingsplek")
