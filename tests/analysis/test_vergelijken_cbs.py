"""Our figures stand beside those of CBS, and are never mixed with them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sociale_kaart.analysis.vergelijken_cbs import (
    CBS_METHODE,
    KOLOMMEN,
    beside_cbs,
    published,
    summarize_cbs,
)
from sociale_kaart.base.errors import WorldError

VELDEN = {
    ("kerncijfers", "g_afs_gs"): "cbs_afstand_supermarkt_km",
    ("nabijheid", "Winkels/Afstand tot grote supermarkt"): "cbs_afstand_supermarkt_km",
}


def ours(**extra: object) -> pd.DataFrame:
    """Four buurten, by car."""
    columns = {
        "buurtcode": ["BU1", "BU2", "BU3", "BU4"],
        "buurtnaam": ["Zuid", "Noord", "Oost", "West"],
        "categorie": "supermarkt",
        "netwerk": "auto",
        "gemiddelde_m": [700.0, 900.0, 1500.0, np.nan],
        "adressen": [300, 500, 400, 300],
        "rand": [0, 0, 1, 0],
        "onderdrukt": [0, 0, 0, 1],
        "methode": "netwerk=auto;aanloop=ja",
        "bronjaar": 2024,
    }
    return pd.DataFrame({**columns, **extra})


def cijfers(*rows: tuple[str, str, str, float, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["bron", "onderwerp", "buurtcode", "waarde", "jaar"])


def kaart(**extra: object) -> pd.DataFrame:
    columns = {
        "buurtcode": ["BU1", "BU2", "BU3", "BU4"],
        "jaar": 2024,
        "cbs_afstand_supermarkt_km": [0.6, 1.0, 1.2, np.nan],
    }
    return pd.DataFrame({**columns, **extra})


def test_ours_and_theirs_stand_side_by_side_with_method_and_year() -> None:
    frame = beside_cbs(ours(), published(kaart(), cijfers(), VELDEN))
    assert tuple(frame.columns) == KOLOMMEN
    assert frame["buurtnaam"].tolist() == ["Noord", "Oost", "West", "Zuid"]  # by name, no ranking
    zuid = frame.set_index("buurtnaam").loc["Zuid"]
    assert (zuid["onze_km"], zuid["cbs_km"], zuid["verschil_km"]) == (0.7, 0.6, 0.1)
    assert (zuid["onze_methode"], zuid["cbs_methode"]) == ("netwerk=auto;aanloop=ja", CBS_METHODE)
    assert (zuid["onze_jaar"], zuid["cbs_jaar"]) == (2024, 2024)
    assert zuid["cbs_bron"] == "CBS Wijk- en Buurtkaart"


def test_every_source_of_cbs_stands_on_its_own_row() -> None:
    table = cijfers(
        ("kerncijfers", "g_afs_gs", "BU1", 0.7, 2024),
        ("nabijheid", "Winkels/Afstand tot grote supermarkt", "BU1", 0.8, 2024),
        ("kerncijfers", "a_inw", "BU1", 900.0, 2024),
    )
    frame = beside_cbs(ours(), published(kaart(), table, VELDEN))
    assert frame["cbs_bron"].tolist() == ["CBS Kerncijfers", "CBS Nabijheid"]
    assert frame["cbs_km"].tolist() == [0.7, 0.8]


def test_walking_gets_no_difference_with_a_figure_by_car() -> None:
    frame = beside_cbs(ours(netwerk="lopen"), published(kaart(), cijfers(), VELDEN))
    assert frame["cbs_km"].notna().sum() == 3
    assert frame["verschil_km"].isna().all()
    assert frame["opmerking"].str.contains("CBS meet met de auto").all()


def test_a_categorie_without_a_figure_of_cbs_has_no_row() -> None:
    frame = beside_cbs(ours(categorie="speelplek"), published(kaart(), cijfers(), VELDEN))
    assert frame.empty
    assert tuple(frame.columns) == KOLOMMEN


def test_another_year_is_refused_with_a_sentence() -> None:
    with pytest.raises(WorldError, match=r"van het CBS zijn van 2023, de buurten van 2024"):
        beside_cbs(ours(), published(kaart(jaar=2023), cijfers(), VELDEN))


def test_what_cannot_be_compared_is_said_and_left_out_of_the_summary() -> None:
    frame = beside_cbs(ours(), published(kaart(), cijfers(), VELDEN)).set_index("buurtnaam")
    assert "rand" in frame.loc["Oost", "opmerking"]
    assert "te weinig inwoners" in frame.loc["West", "opmerking"]
    assert frame.loc["Zuid", "opmerking"] == ""
    (one,) = summarize_cbs(frame.reset_index()).to_dict("records")
    assert (one["buurten"], one["verschil_zonder_teken_km"], one["verschil_km"]) == (2, 0.1, 0.0)
    assert np.isnan(one["correlatie"])
    (with_edge,) = summarize_cbs(frame.reset_index(), ook_rand=True).to_dict("records")
    assert with_edge["buurten"] == 3
    assert with_edge["correlatie"] == pytest.approx(
        np.corrcoef([0.7, 0.9, 1.5], [0.6, 1, 1.2])[0, 1], abs=1e-3
    )
