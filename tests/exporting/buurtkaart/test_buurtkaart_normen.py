"""What was agreed on nearness, beside what it is here: no verdict, nothing that tells of few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from sociale_kaart.domain.normen import Norm
from sociale_kaart.exporting.buurtkaart.normtabel import NormCijfers, norm_table
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from tests.exporting.buurtkaart.kleine_wereld import BUURT, hulpbron, vrijgave
from tests.exporting.buurtkaart.sheets import squeeze, text

if TYPE_CHECKING:
    from tests.exporting.buurtkaart.conftest import Maker

PLEK = Norm("n1", "ontmoetingsplek", "lopen", 500, 0.9)


def cijfers(norm: Norm, *rows: dict[str, Any], eenheid: str = "inwoners") -> NormCijfers:
    """Outcomes as the analysis hands them over: whole-number columns that may be empty."""
    standaard = {
        "aandeel": None, "gehaald": 0, "reden": "", "weinig": 0, "rand": 0, "onderdrukt": 0,
        "onderdrukte_buurten": 0, "bronjaar": 2024,
    }  # fmt: skip
    frame = pd.DataFrame([standaard | row for row in rows])
    for kolom in ("gehaald", "bronjaar"):
        frame[kolom] = pd.to_numeric(frame[kolom]).astype("Int64")
    frame["aandeel"] = pd.to_numeric(frame["aandeel"])
    return NormCijfers(norm, eenheid, frame)


def buurt(**velden: Any) -> dict[str, Any]:
    return {"buurtcode": BUURT} | velden


def gemeente(**velden: Any) -> dict[str, Any]:
    return {"buurtcode": "GM9999"} | velden


def test_a_norm_stands_in_words_beside_buurt_and_gemeente(maak: Maker) -> None:
    normen = (
        cijfers(PLEK, buurt(aandeel=0.761), gemeente(aandeel=0.9, rand=1)),
        cijfers(Norm("n2", "huisarts", "fietsen", 3000, 0.8), buurt(aandeel=1.0), gemeente()),
    )
    _, path = maak(vrijgave(hulpbron("Club", (300, 300))), normen=normen)
    whole = text(path)
    assert squeeze("Norm Buurt Gemeente Ontmoetingsplek: 90 % binnen 500 m lopen") in whole
    assert squeeze("lopen 76 % 90 % *") in whole
    assert squeeze("Huisarts: 80 % binnen 3 km fietsen 100 % geen cijfer") in whole
    assert squeeze("geen wet en geen oordeel") in whole
    assert squeeze("(inwoners: CBS, 2024)") in whole
    # No verdict on a buurt, on paper that hangs on a wall.
    assert "gehaald" not in whole.lower()
    # The list, the hulpbronnen in numbers, the normen.
    assert check_pdf(path.read_bytes(), kaarten=1, tabellen=3).in_orde


def test_what_is_held_back_stays_held_back() -> None:
    few = "minder dan 5 wonen verder weg"
    made = norm_table(
        [
            cijfers(PLEK, buurt(onderdrukt=1, reden="te weinig mensen voor een cijfer")),
            cijfers(PLEK, buurt(weinig=1, reden=few), gemeente(aandeel=0.5, onderdrukte_buurten=2)),
        ],
        BUURT,
    )
    assert made is not None
    assert [rij[1:] for rij in made["rijen"]] == [["geen cijfer", "–"], [few, "50 %"]]
    noten = " ".join(made["noten"])
    assert "Geen cijfer betekent: te weinig mensen voor een cijfer. Het is geen nul." in noten
    assert "tellen buurten zonder cijfer niet mee" in noten


@pytest.mark.parametrize(
    ("aandeel", "shown"), [(0.0, "0 %"), (0.002, "1 %"), (0.5, "50 %"), (0.996, "99 %")]
)
def test_only_everybody_is_all_and_only_nobody_is_none(aandeel: float, shown: str) -> None:
    made = norm_table([cijfers(PLEK, buurt(aandeel=aandeel))], BUURT)
    assert made is not None
    assert made["rijen"][0][1:] == [shown]
    assert made["koppen"] == ["Norm", "Buurt"]


def test_where_nobody_knows_how_many_live_there_it_says_what_was_counted() -> None:
    made = norm_table([cijfers(PLEK, buurt(aandeel=0.5), eenheid="adressen")], BUURT)
    assert made is not None
    assert "deel van de adressen" in made["noten"][0]


def test_without_normen_there_is_no_table(maak: Maker) -> None:
    assert norm_table((), BUURT) is None
    assert norm_table([cijfers(PLEK, gemeente(aandeel=0.5))], BUURT) is None
    _, path = maak(vrijgave())
    assert squeeze("dichtbij genoeg") not in text(path)


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    made = norm_table([cijfers(PLEK, buurt(aandeel=0.5))], BUURT)
    assert made is not None
    assert "90\u00a0%" in made["rijen"][0][0]
    assert "500\u00a0m " in made["rijen"][0][0]
