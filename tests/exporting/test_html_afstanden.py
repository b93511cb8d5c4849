from __future__ import annotations

import json
from typing import Any

import pandas as pd

from sociale_kaart.exporting.html_afstanden import GEEN, ONBEREIKBAAR, TE_WEINIG, pack_afstanden
from tests.exporting.html_examples import HOSTILE, afstanden, layers


def packed() -> dict[str, Any]:
    """The distances of the examples as the page gets them."""
    found = pack_afstanden(afstanden(), layers()["buurten"])
    assert found
    return found


def test_each_categorie_has_a_figure_per_buurt_in_five_steps() -> None:
    found = packed()
    assert [buurt[:2] for buurt in found["buurten"]] == [
        ["BU01660002", HOSTILE[0]],
        ["BU01660001", "Binnenstad"],
    ]
    assert found["categorieen"] == [
        {"label": "Huisarts", "cijfers": [[4, "1.330 m", 1], [0, "250 m", 0]]},
        {"label": "Park of groen", "cijfers": [[1, "250 m", 0], [TE_WEINIG, "", 0]]},
    ], "nothing is known of libraries, so there is nothing to choose"
    assert len(found["stappen"]) == 5


def test_a_figure_that_is_held_back_is_nowhere_in_the_page_nor_the_mean_it_follows_from() -> None:
    text = json.dumps(packed())
    assert "440 m" not in text
    assert "444" not in text
    assert "780 m" not in text


def test_unknown_and_out_of_reach_are_told_apart() -> None:
    frame = afstanden()
    frame.loc[frame["buurtcode"].eq("BU01660002") & frame["categorie"].eq("bibliotheek"),
              "gemiddelde_m"] = 90.0  # fmt: skip
    found = pack_afstanden(frame, layers()["buurten"])
    assert found
    soorten = {soort["label"]: soort["cijfers"] for soort in found["categorieen"]}
    assert soorten["Bibliotheek"] == [[0, "90 m", 0], [ONBEREIKBAAR, "", 0]]
    frame = frame[~(frame["buurtcode"].eq("BU01660001") & frame["categorie"].eq("bibliotheek"))]
    found = pack_afstanden(frame, layers()["buurten"])
    assert found
    soorten = {soort["label"]: soort["cijfers"] for soort in found["categorieen"]}
    assert soorten["Bibliotheek"][1] == [GEEN, "", 0]


def test_method_source_and_year_are_told() -> None:
    uitleg = " ".join(packed()["uitleg"])
    assert "elke inwoner telt even zwaar, met de meters tussen deur en straat" in uitleg
    assert "buurten van het CBS (2024)" in uitleg
    assert "Dichtbij is nog niet open" in uitleg


def test_one_network_is_shown_and_walking_goes_before_others() -> None:
    walking, by_car = afstanden(), afstanden().assign(netwerk="auto", gemiddelde_m=900.0)
    mixed = pack_afstanden(pd.concat([by_car, walking]), layers()["buurten"])
    only_car = pack_afstanden(by_car, layers()["buurten"])
    assert mixed
    assert only_car
    assert (mixed["netwerk"], mixed["categorieen"][0]["cijfers"][1]) == ("lopen", [0, "250 m", 0])
    assert (only_car["netwerk"], only_car["categorieen"][0]["cijfers"][1][0]) == ("auto", 1)


def test_without_rows_or_buurten_there_is_no_layer() -> None:
    assert pack_afstanden(None, layers()["buurten"]) is None
    assert pack_afstanden(afstanden().iloc[:0], layers()["buurten"]) is None
    assert pack_afstanden(afstanden(), None) is None
    only_gemeente = afstanden().query("buurtcode == 'GM0166'")
    assert pack_afstanden(only_gemeente, layers()["buurten"]) is None
