"""What stays behind in its own field may not be read in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from sociale_kaart.exporting.gate import release
from tests.exporting.examples import PEILDATUM, hulpbron, op_adres

ANNA = {"contactpersoon": "Anna Bos", "telefoon": "06-12345678", "email": "anna@bos.example"}
OPEN_FOR_ALL = {**ANNA, "zichtbaarheid": "publiek"}
JA = [{"wie": "Anna Bos", "gegeven_op": "2026-01-01"}]


def told(voor: str, **velden: Any) -> str:
    """All that an audience reads of one hulpbron."""
    own = {"plek": op_adres("Beukenlaan", 5, postcode="8262AB"), "contacten": [ANNA]}
    return repr(release([hulpbron("Club", **{**own, **velden})], voor, PEILDATUM).hulpbronnen)


@pytest.mark.parametrize("voor", ["publiek", "partners"])
@pytest.mark.parametrize(
    "tekst",
    [
        "Vraag naar anna  BOS.",
        "Bel 0612345678 of kom langs.",
        "Bel 06 - 1234 5678.",
        "Mail naar Anna@Bos.example",
    ],
)
def test_a_text_that_names_who_stays_behind_stays_behind(voor: str, tekst: str) -> None:
    assert "OPEN" in told(voor, omschrijving="OPEN deur", leefwereld=tekst)
    assert tekst not in told(voor, omschrijving="OPEN deur", leefwereld=tekst)
    assert tekst not in told(voor, meer={"waarom": tekst})
    assert tekst not in told(voor, toegang=[{"route": "vrij", "wie_verwijst": tekst}])
    assert tekst in told("intern", leefwereld=tekst)


@pytest.mark.parametrize("tekst", ["Bij Beukenlaan 5 aanbellen", "Zie 8262 AB nr 5", "8262ab5"])
def test_neither_may_the_address_of_somebodys_home(tekst: str) -> None:
    thuis = op_adres("Beukenlaan", 5, postcode="8262AB", gebruik="thuis")
    assert tekst.split(maxsplit=1)[0] not in told("partners", omschrijving=tekst, plek=thuis)
    assert tekst in told("partners", omschrijving=tekst)


@pytest.mark.parametrize(
    "tekst", ["De Sint Annakerk", "Beukenlaan 55", "Anna Bosch speelt", "Bel 0612345", "Anna"]
)
def test_what_only_looks_like_it_stays(tekst: str) -> None:
    thuis = op_adres("Beukenlaan", 5, gebruik="thuis")
    assert tekst in told("publiek", omschrijving=tekst, plek=thuis)


def test_who_may_be_named_may_be_named_in_a_text_too() -> None:
    tekst = "Bel Anna Bos op 06-12345678"
    velden = {"omschrijving": tekst, "contacten": [OPEN_FOR_ALL]}
    assert tekst in told("publiek", **velden, toestemmingen=JA)
    assert tekst not in told("publiek", **velden)


@pytest.mark.parametrize("naam", ["Eettafel bij Anna Bos", "Beukenlaan 5"])
def test_a_name_that_tells_it_keeps_the_whole_behind(naam: str) -> None:
    record = hulpbron(naam, plek=op_adres("Beukenlaan", 5, gebruik="thuis"), contacten=[ANNA])
    vrijgave = release([record], "publiek", PEILDATUM)
    assert vrijgave.hulpbronnen == ()
    (reden,) = vrijgave.redenen
    assert "persoon of adres" in reden
    assert len(release([record], "intern", PEILDATUM).hulpbronnen) == 1


def test_the_report_says_that_texts_stayed_behind() -> None:
    record = hulpbron("Club", contacten=[ANNA], omschrijving="Vraag naar Anna Bos")
    vrijgave = release([record], "publiek", PEILDATUM)
    assert any("teksten" in wat for wat in vrijgave.weggelaten)
