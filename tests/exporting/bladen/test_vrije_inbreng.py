"""What was said leaves only when it names nobody, and nothing that the list hides."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.exporting import gate
from sociale_kaart.exporting.bladen.vrije_inbreng import (
    GEHEIM,
    PERSOON,
    InbrengRegel,
    release_inbreng,
)

DAG = dt.date(2026, 11, 22)
PUBLIEK = Hulpbron("u1", "Buurthuis De Hoek", sfeer="institutioneel", formaliteit="formeel")
INFORMEEL = Hulpbron("u2", "Naaikring Zonnedraad", sfeer="gemeenschappelijk",
                     formaliteit="informeel")  # fmt: skip
CONTACT = dataclasses.replace(
    PUBLIEK, uuid="u3", naam="Eettafel", delen={"contacten": ({"contactpersoon": "B. Oosting"},)}
)
REGISTER = [PUBLIEK, INFORMEEL, CONTACT]


def shown(tekst: str, voor: str, gedaan: str = "") -> tuple[int, dict[str, int]]:
    vrij = release_inbreng(
        [InbrengRegel(DAG, tekst, gedaan)], REGISTER, gate.release(REGISTER, voor, DAG)
    )
    assert len(vrij.regels) + vrij.verborgen == 1
    return len(vrij.regels), dict(vrij.redenen or {})


@pytest.mark.parametrize("voor", ["publiek", "partners", "intern"])
def test_an_ordinary_sentence_and_a_public_name_are_shown(voor: str) -> None:
    assert shown("In Buurthuis De Hoek mag het warmer.", voor) == (1, {})


def test_what_the_list_hides_is_not_read_in_a_sentence() -> None:
    assert shown("De naaikring ‘Zonnedraad’ zoekt ruimte.", "publiek") == (0, {GEHEIM: 1})
    assert shown("Meer licht.", "publiek", "Met Naaikring Zonnedraad besproken.") == (
        0, {GEHEIM: 1},
    )  # fmt: skip
    assert shown("De naaikring ‘Zonnedraad’ zoekt ruimte.", "intern") == (1, {})
    assert shown("Vraag B. Oosting maar.", "publiek") == (0, {GEHEIM: 1})


@pytest.mark.parametrize("voor", ["publiek", "partners"])
@pytest.mark.parametrize(
    "tekst", ["Truus schenkt koffie.", "Bel 0999 12 34 56", "a@b.example", "Mevr. De Vries"]
)
def test_what_may_be_a_person_stays_behind(tekst: str, voor: str) -> None:
    assert shown(tekst, voor) == (0, {PERSOON: 1})
    assert shown(tekst, "intern") == (1, {})


def test_a_buurt_and_what_is_shown_may_be_called_as_somebody() -> None:
    vrij = release_inbreng(
        [
            InbrengRegel(DAG, tekst, "")
            for tekst in ("In het Riet is het donker.", "Riet weet het.")
        ],
        REGISTER,
        gate.release(REGISTER, "publiek", DAG),
        ["Het Riet"],
    )
    assert [regel.tekst for regel in vrij.regels] == ["In het Riet is het donker."]
