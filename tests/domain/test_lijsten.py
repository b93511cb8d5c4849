"""The lists of the subject are complete, readable and keep their codes."""

from __future__ import annotations

import re

import pytest

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.tabellen import TABELLEN

USED = sorted(
    {veld.lijst for tabel in TABELLEN for veld in tabel.velden if veld.lijst} - {"categorieen"}
)
# How many items the domain names for each list.
AANTALLEN = {
    "aanbod": 3,
    "ambitie": 5,
    "bouwsteen": 10,
    "doelgroep": 24,
    "drempel": 5,
    "formaliteit": 2,
    "functie": 11,
    "gebruik": 5,
    "geld_dekt": 3,
    "geld_duur": 2,
    "geldsoort": 7,
    "herkomst": 3,
    "impactthema": 3,
    "instemming": 5,
    "inventarisatie_uitkomst": 3,
    "inzet": 3,
    "ja_nee_onbekend": 3,
    "locatie_nauwkeurigheid": 6,
    "netwerk": 3,
    "pand_beheer": 7,
    "pand_soort": 9,
    "perspectief": 6,
    "relatie": 13,
    "respijt": 5,
    "rol": 6,
    "ruimte_voor_meer": 3,
    "scenario_actie": 3,
    "sfeer": 3,
    "soort": 9,
    "status": 5,
    "telling_eenheid": 5,
    "toegang_route": 4,
    "toegankelijkheid": 10,
    "toetsvraag": 4,
    "verbindt": 3,
    "verhaal_niveau": 4,
    "vraaggebied": 8,
    "werkwijze": 10,
    "werkzaam_element": 7,
    "zichtbaarheid": 3,
}


def test_there_is_a_file_for_exactly_the_lists_that_the_tables_use() -> None:
    assert list(lijsten.lijsten()) == USED == sorted(AANTALLEN)


@pytest.mark.parametrize(("naam", "aantal"), AANTALLEN.items())
def test_each_list_is_complete(naam: str, aantal: int) -> None:
    assert len(lijsten.lijst(naam)) == aantal


@pytest.mark.parametrize("naam", USED)
def test_codes_are_ascii_and_unique_and_every_item_has_label_and_source(naam: str) -> None:
    items = lijsten.lijst(naam)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", item.code) for item in items)
    assert len({item.code for item in items}) == len(items)
    assert len({item.label for item in items}) == len(items)
    assert all(item.label.strip() == item.label and item.label for item in items)
    assert all(item.bron.strip() for item in items)


@pytest.mark.parametrize(
    ("naam", "codes"),
    [
        ("sfeer", ("persoonlijk", "gemeenschappelijk", "institutioneel")),
        ("formaliteit", ("formeel", "informeel")),
        (
            "soort",
            (
                "plek",
                "buitenruimte",
                "activiteit",
                "groep",
                "organisatie",
                "persoon",
                "spullen",
                "online",
                "geldpotje",
            ),
        ),
        ("status", ("actief", "in_oprichting", "gepland", "kans", "gestopt")),
        ("zichtbaarheid", ("publiek", "partners", "intern")),
        ("gebruik", ("vast", "wisselend", "vindplaats", "thuis", "online")),
        ("locatie_nauwkeurigheid", ("adres", "straat", "postcode", "buurt", "handmatig", "vak")),
        (
            "instemming",
            (
                "openbaar",
                "zelf_al_openbaar",
                "alleen_buurt",
                "niet_opnemen",
                "nog_niet_gevraagd",
            ),
        ),
        ("netwerk", ("lopen", "fietsen", "auto")),
    ],
)
def test_codes_that_are_stored_in_files_never_change(naam: str, codes: tuple[str, ...]) -> None:
    assert lijsten.codes(naam) == codes


def test_groups_whose_membership_is_private_are_marked() -> None:
    """With a doelgroep the law protects (health, origin, orientation) an address says too much."""
    gevoelig = {i.code for i in lijsten.lijst("doelgroep") if i.extra["gevoelig"] == "ja"}
    assert {
        "dementie",
        "verslaving",
        "psychische_kwetsbaarheid",
        "verstandelijke_beperking",
        "lhbtiq",
        "dak_en_thuislozen",
        "nieuwkomers_en_migratieachtergrond",
        "laag_inkomen",
    } <= gevoelig
    assert not gevoelig & {"iedereen", "kinderen", "ouderen", "vrijwilligers"}
    assert {i.extra["gevoelig"] for i in lijsten.lijst("doelgroep")} == {"ja", "nee"}


def test_each_sfeer_has_a_shape_and_colour_of_its_own() -> None:
    symbols = {i.code: (i.extra["vorm"], i.extra["kleur"]) for i in lijsten.lijst("sfeer")}
    assert symbols == {
        "persoonlijk": ("cirkel", "#CC79A7"),
        "gemeenschappelijk": ("zeshoek", "#D55E00"),
        "institutioneel": ("vierkant", "#0072B2"),
    }


def test_an_empty_code_is_not_yet_placed_and_an_unknown_one_shows_itself() -> None:
    assert lijsten.label("sfeer", None) == "nog niet ingedeeld"
    assert lijsten.label("sfeer", "eigen_sfeer") == "eigen_sfeer"
    assert lijsten.label("sfeer", "institutioneel") == "Institutionele sociale basis"
