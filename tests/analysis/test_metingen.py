"""Figures of two days are subtracted where that says something, and nowhere else."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Polygon, box

from sociale_kaart.analysis import metingen
from sociale_kaart.analysis.metingen import KOLOMMEN, borders, compare

ROW: dict[str, Any] = {
    "niveau": "buurt", "buurtcode": "BU1", "buurtnaam": "Zon", "categorie": "huisarts",
    "netwerk": "lopen", "gemiddelde_m": 500.0, "aandeel_500m": 0.4, "aandeel_1000m": 0.8,
    "voorzieningen": 1, "rand": 0, "methode": "netwerk=lopen;aanloop=nee", "bronjaar": 2024,
    "groep": "inwoners", "geteld": 1000.0, "bereikt": 1000.0, "grens": "abc",
}  # fmt: skip


def figures(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([{**ROW, **row} for row in rows])


def test_the_same_way_of_measuring_gives_a_difference() -> None:
    found = compare(figures({}), figures({"gemiddelde_m": 420.5, "aandeel_500m": 0.55}))
    (row,) = found.frame.to_dict("records")
    assert tuple(found.frame.columns) == KOLOMMEN
    assert (row["gemiddelde_m_was"], row["gemiddelde_m_werd"]) == (500, 420.5)
    assert (row["gemiddelde_m_verschil"], row["aandeel_500m_verschil"]) == (-79.5, 0.15)
    assert (row["reden"], found.vergelijkbaar) == ("", 1)


@pytest.mark.parametrize(
    ("other", "reden"),
    [
        ({"methode": "netwerk=lopen;aanloop=ja"}, metingen.ANDERE_METHODE),
        ({"methode": "netwerk=lopen;aanloop=nee;trap=nee"}, metingen.ANDERE_METHODE),
        ({"groep": "65plus"}, metingen.ANDERE_GROEP),
        ({"bronjaar": 2025}, metingen.ANDER_JAAR),
        ({"grens": "def"}, metingen.ANDERE_GRENS),
        ({"gemiddelde_m": None}, metingen.GEEN_CIJFER),
        ({"bereikt": 940.0}, metingen.ANDERE_MENSEN),
        ({"geteld": 1100.0, "bereikt": 1100.0}, metingen.ANDERE_MENSEN),
    ],
)
def test_what_cannot_be_subtracted_stands_apart_with_its_reason(
    other: dict[str, Any], reden: str
) -> None:
    for was, werd in (({}, other), (other, {})):
        found = compare(figures(was), figures({"gemiddelde_m": 420.0, **werd}))
        (row,) = found.frame.to_dict("records")
        assert row["reden"] == reden
        assert found.frame.filter(like="_verschil").isna().all(axis=None)
        assert any("niet van elkaar af te trekken" in zin for zin in found.zinnen)
        assert any(reden in zin for zin in found.zinnen)


def test_the_year_is_told_before_the_method() -> None:
    other = figures({"bronjaar": 2021, "methode": "anders", "grens": "x"})
    assert compare(figures({}), other).frame["reden"].tolist() == [metingen.ANDER_JAAR]


def test_another_network_is_another_row() -> None:
    found = compare(figures({}), figures({"netwerk": "auto"})).frame
    assert found["netwerk"].tolist() == ["auto", "lopen"]
    assert found["reden"].tolist() == [metingen.EEN_KANT] * 2


def test_a_buurt_that_came_or_went_is_told_and_not_zero() -> None:
    found = compare(figures({}), figures({}, {"buurtcode": "BU2", "buurtnaam": "Maan"})).frame
    new = found[found["buurtcode"] == "BU2"].iloc[0]
    assert new["reden"] == metingen.EEN_KANT
    assert pd.isna(new["gemiddelde_m_was"])
    assert pd.isna(new["gemiddelde_m_verschil"])


def test_rows_stand_by_level_and_name_never_by_difference() -> None:
    rows = [
        {"niveau": "gemeente", "buurtcode": "GM1", "buurtnaam": "Aa"},
        {"buurtcode": "BU3", "buurtnaam": "Zee", "gemiddelde_m": 1.0},
        {"buurtcode": "BU2", "buurtnaam": "Aarde", "gemiddelde_m": 9.0},
    ]
    found = compare(figures(*rows), figures(*reversed(rows))).frame
    assert found["buurtnaam"].tolist() == ["Aarde", "Zee", "Aa"]


def test_rand_on_either_side_is_told() -> None:
    assert compare(figures({"rand": 1}), figures({})).frame["rand"].tolist() == [1]


def test_another_number_of_known_places_is_named_as_a_cause() -> None:
    was = {"osm_datum": "2023-01-30", "voorzieningen": {"huisarts": {"aantal": 3}}}
    werd = {"osm_datum": "2026-11-01", "voorzieningen": {"huisarts": {"aantal": 7}}}
    zinnen = compare(figures({}), figures({}), was, werd).zinnen
    assert "OpenStreetMap toen: stand 2023-01-30." in zinnen
    assert any(zin.startswith("Huisarts: toen 3 plekken bekend, nu 7.") for zin in zinnen)


def test_the_same_border_has_the_same_mark_and_a_moved_one_another() -> None:
    def mark(shape: Polygon) -> str:
        return borders(gpd.GeoDataFrame({"buurtcode": ["B"]}, geometry=[shape]), "buurtcode")["B"]

    square = box(0, 0, 500, 500)
    assert mark(square) == mark(Polygon([(500, 500), (0, 500), (0, 0), (500, 0)]))
    assert mark(square) == mark(box(0.2, 0, 500, 500.3)), "less than a metre is no other border"
    assert mark(square) != mark(box(0, 0, 510, 500))
