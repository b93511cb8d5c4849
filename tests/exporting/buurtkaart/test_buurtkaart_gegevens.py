"""What a sheet says besides its hulpbronnen: people, who was asked, what is new."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens, Veranderd
from tests.exporting.buurtkaart.kleine_wereld import hulpbron, vrijgave
from tests.exporting.buurtkaart.sheets import squeeze, text

if TYPE_CHECKING:
    from tests.exporting.buurtkaart.conftest import Maker

CLUBS = vrijgave(
    hulpbron("Wandelclub", (300, 300)),
    hulpbron("Buurthuis", (200, 300), sfeer="institutioneel", formaliteit="formeel"),
    hulpbron("Eetgroep", (100, 300)),
    hulpbron("Burenhulp", sfeer="persoonlijk"),
)


def sheet(maak: Maker, gegevens: BuurtGegevens | None = None) -> str:
    _, path = maak(CLUBS, gegevens=gegevens)
    return text(path)


def test_counts_hold_no_persoonlijke_sfeer(maak: Maker) -> None:
    whole = sheet(maak)
    assert squeeze("Hulpbronnen Formeel Informeel Samen Gemeenschappelijk 0 2 2") in whole
    assert squeeze("Institutioneel 1 0 1") in whole
    assert squeeze("Persoonlijk 0 1") not in whole


def test_people_with_source_and_year(maak: Maker) -> None:
    told = sheet(maak, BuurtGegevens(inwoners=3460, jaar=2024))
    assert squeeze("Hier wonen 3.460 mensen (CBS, 2024).") in told
    assert squeeze("Hier wonen minder dan 10 mensen") in sheet(maak, BuurtGegevens(inwoners=5))
    assert squeeze("Hier wonen") not in sheet(maak)


def test_who_was_asked_and_who_not(maak: Maker) -> None:
    asked = BuurtGegevens(
        gehoord=(("Bewoner", dt.date(2026, 3, 1)), ("Gemeente", None)),
        niet_gehoord=("Mantelzorger", "Vrijwilliger"),
    )
    whole = sheet(maak, asked)
    assert squeeze("Bewoner, laatst gevraagd op 1 maart 2026.") in whole
    assert squeeze("nog niet gevraagd: mantelzorger, vrijwilliger.") in whole
    # without a log nobody is named as not heard
    assert squeeze("Wie nog niet gehoord") not in sheet(maak)


def test_what_is_new_since_the_sheet_before(maak: Maker) -> None:
    since = Veranderd(
        dt.date(2026, 5, 1),
        nieuw=frozenset({"u-Eetgroep", "u-Verborgen"}),
        gewijzigd=frozenset({"u-Buurthuis"}),
    )
    whole = sheet(maak, BuurtGegevens(veranderd=since))
    assert squeeze("Veranderd sinds 1 mei 2026") in whole
    assert squeeze("Nieuw (1): Eetgroep.") in whole
    assert squeeze("Gewijzigd (1): Buurthuis.") in whole
    nothing = BuurtGegevens(veranderd=Veranderd(dt.date(2026, 5, 1)))
    assert squeeze("is niets veranderd") in sheet(maak, nothing)


@pytest.mark.parametrize("grote_letter", [False, True])
def test_figures_stand_apart_in_the_narrowest_column(maak: Maker, *, grote_letter: bool) -> None:
    rows = [
        hulpbron(f"Club {n}", (300, 300), sfeer=sfeer, formaliteit=formaliteit)
        for n, (sfeer, formaliteit) in enumerate(
            [("gemeenschappelijk", "formeel"), ("institutioneel", None), (None, "informeel")] * 5
        )
    ]
    _, path = maak(vrijgave(*rows), liggend=True, grote_letter=grote_letter)
    with pdfplumber.open(path) as pdf:
        found = [word for page in pdf.pages[1:] for word in page.extract_words()]
    assert {"Gemeenschappelijk", "Institutioneel", "gezegd"} <= {word["text"] for word in found}
    heads = [
        word
        for word in found
        if word["text"] in {"Formeel", "Informeel", "Niet", "gezegd", "Samen"}
    ]
    lines = {round(word["top"]) for word in heads if word["text"] == "Samen"}
    in_line = sorted((word["x0"], word["x1"]) for word in heads if round(word["top"]) in lines)
    assert len(in_line) == 5
    assert all(before[1] < after[0] for before, after in itertools.pairwise(in_line))


def test_the_legend_tells_what_may_stand_on_the_map(maak: Maker) -> None:
    _, path = maak(CLUBS)
    with pdfplumber.open(path) as pdf:
        first = pdf.pages[0].extract_text()
    assert "Gemeenschappelijk" in first
    # It has no plek, so no symbol on the map; in the list it is named beside its symbol.
    assert "Persoonlijk" not in first
    assert "Persoonlijk (1)" in text(path).replace("(", " (")
