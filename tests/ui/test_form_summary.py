"""What folded groups say in one line."""

from __future__ import annotations

import pytest

from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row
from sociale_kaart.ui.form.summary import group_text, row_text, table_text


def hulpbron(tabel: str, *rows: Row) -> Hulpbron:
    return Hulpbron("u", "Koor", delen={tabel: rows})


@pytest.mark.parametrize(
    ("tabel", "row", "text"),
    [
        ("toegang", {"route": "verwijzing", "plaatsen": 12}, "Met een verwijzing · 12 plaatsen"),
        ("mensen", {"rol": "vrijwilliger", "aantal": 3, "uren": 4.5},
         "Vrijwilliger · 3 mensen · 4,5 uur per week"),
        ("geldbronnen", {"wie": "Fonds", "deel_procent": 60.0, "tot": "2027-12-31"},
         "Fonds · 60 % · tot 31 december 2027"),
        ("verhalen", {"datum": "2026-05-03", "tekst": "Fijn.", "foto": "x"}, "3 mei 2026 · Fijn."),
        ("tellingen", {"getal": 1250.0, "eenheid": "bezoeken", "schatting": 1},
         "1.250 · Bezoeken · schatting"),
        ("bewijzen", {"jaar": 2024}, "2024"),
        ("mensen", {}, ""),
    ],
)  # fmt: skip
def test_a_row_in_one_line(tabel: str, row: Row, text: str) -> None:
    assert row_text(tabel, row) == text


def test_choices_in_the_order_of_the_list_and_not_too_many() -> None:
    some = hulpbron("doelgroepen", {"doelgroep": "mantelzorgers"}, {"doelgroep": "ouderen"})
    assert table_text("doelgroepen", some) == "ouderen, mantelzorgers"
    codes = ("iedereen", "kinderen", "jongeren", "volwassenen", "ouderen", "alleenstaanden")
    many = hulpbron("doelgroepen", *({"doelgroep": code} for code in codes))
    assert table_text("doelgroepen", many).endswith("volwassenen en 2 meer")


def test_toegankelijkheid_says_what_is_there_and_what_is_not() -> None:
    answers = [("toilet", "ja"), ("drempelvrij", "ja"), ("ringleiding", "nee")]
    rows = ({"kenmerk": kenmerk, "antwoord": antwoord} for kenmerk, antwoord in answers)
    text = table_text("toegankelijkheid", hulpbron("toegankelijkheid", *rows))
    assert text == "toilet, drempelvrij · niet ringleiding"


def test_plekken_and_werkgebieden_by_name() -> None:
    namen = {"BU1": "Brunnepe"}
    where = Hulpbron(
        "u",
        "Koor",
        plekken=(
            Plek("p", "u", straat="Kade", huisnummer=3, plaats="Veen", schema="dinsdag"),
            Plek("q", "u", buurt_gekozen="BU1", gebruik="wisselend"),
        ),
        delen={"werkgebieden": ({"gebiedscode": "BU1"},)},
    )
    named = group_text(
        ("plekken", "werkgebieden"), where, lambda code: namen.get(code or "", code or "")
    )
    assert named == "Kade 3, Veen · dinsdag, Brunnepe · wisselende plek · Brunnepe"


def test_columns_say_what_they_count() -> None:
    record = Hulpbron("u", "Koor", meer={"leeftijd_van": 12, "gratis": 1, "opgeschreven": 0})
    assert group_text(("leeftijd_van", "gratis", "opgeschreven"), record) == (
        "vanaf 12 jaar · gratis"
    )
