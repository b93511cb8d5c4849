"""Words turned into codes, dates and numbers."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from sociale_kaart.base import paths
from sociale_kaart.domain import categorieen, lijsten
from sociale_kaart.importing.waarden import (
    map_value,
    parse_date,
    parse_number,
    parse_yes_no,
    split_values,
)


@pytest.mark.parametrize(
    ("veld", "woord", "codes"),
    [
        ("sfeer", "Gemeenschappelijke sociale basis", {"sfeer": "gemeenschappelijk"}),
        ("sfeer", "institutioneel", {"sfeer": "institutioneel"}),
        ("formaliteit", "INFORMEEL", {"formaliteit": "informeel"}),
        # Unpaid says nothing about the network.
        ("formaliteit", "Informele zorg", {"inzet": "vrijwillig"}),
        ("soort", "informele zorg", {"inzet": "vrijwillig"}),
        ("soort", "Wijkcentrum", {"soort": "plek", "categorie": "ontmoetingsplek"}),
        ("soort", "Plek (binnen)", {"soort": "plek"}),
        ("categorie", "Restaurant of café", {"categorie": "restaurant_of_cafe"}),
        ("doelgroep", "65+", {"doelgroep": "ouderen"}),
        ("sfeer", "iets anders", {}),
        ("soort", "", {}),
    ],
)
def test_words_of_lists(veld: str, woord: str, codes: dict[str, str]) -> None:
    assert dict(map_value(veld, woord)) == codes


def test_every_code_in_the_data_exists() -> None:
    with paths.resource("waarden.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {doel: set(lijsten.codes(doel)) for doel in {r["doel"] for r in rows} - {"categorie"}}
    known["categorie"] = {c.code for c in categorieen.categorieen()}
    wrong = [row for row in rows if row["code"] not in known[row["doel"]]]

    assert wrong == []


def test_several_values_in_one_cell() -> None:
    values = split_values("doelgroep", "Ouderen, jongeren en kinderen;\nOuders en gezinnen")

    assert values == ["Ouderen", "jongeren", "kinderen", "Ouders en gezinnen"]


@pytest.mark.parametrize(
    ("waarde", "dag"),
    [
        (dt.date(2024, 2, 1), "2024-02-01"),
        (dt.datetime(2024, 2, 1, 13, 5, tzinfo=dt.UTC), "2024-02-01"),
        ("1-2-2024", "2024-02-01"),
        ("2024-02-01", "2024-02-01"),
        (45323, "2024-02-01"),
        ("31-2-2024", None),
        ("ergens in mei", None),
        (12, None),
    ],
)
def test_dates(waarde: object, dag: str | None) -> None:
    assert parse_date(waarde) == dag


@pytest.mark.parametrize(
    ("waarde", "getal"),
    [("190.984,427", 190984.427), ("52.5", 52.5), (12, 12.0), ("12a", None), (None, None)],
)
def test_numbers_with_decimal_comma_or_point(waarde: object, getal: float | None) -> None:
    assert parse_number(waarde) == getal


def test_ja_and_nee() -> None:
    assert [parse_yes_no(waarde) for waarde in ("Ja", "x", "nee", "misschien", None, 1)] == [
        1, 1, 0, None, None, 1,
    ]  # fmt: skip
