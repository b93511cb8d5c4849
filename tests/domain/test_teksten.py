"""Every item, field and group explains itself in one plain sentence.

What is not allowed: words only an office knows, a repetition of the label, a judgement.
"""

from __future__ import annotations

import re

import pytest

from sociale_kaart.domain import lijsten, velden
from sociale_kaart.domain.categorieen import (
    categorie_leefwereld,
    categorie_uitleg,
    categorieen,
)
from sociale_kaart.domain.tabellen import DELEN, OVERIGE, TABELLEN

MAX_WORDS = 20
# What the offices say (domein 6) and what goes with it. A part of a word is enough.
JARGON = (
    "eigen kracht", "normaliser", "samenredzaam", "sociale basis", "preventi", "participatie ",
    "inclusi", "faciliter", "integra", "outreach", "ontschot", "regelluw", "zelfredzaam",
    "responsi", "stakeholder", "doelgroep", "laagdrempelig", "vraagverlegen", "burgerkracht",
    "cliënt", "problematiek", "kwetsba", "ketenpartner", "implementer", "monitor", "interventie",
    "empower", "borgen", "zorgmijd", "casus", "indicatie", "continuïteit", "structureel",
    "incidenteel", "multidisciplin", "netwerk", "eigen regie", "zeggenschap", "maatwerk",
    "respijt", "accommodatie", "multifunctioneel", "doorontwikkel", "aanvlieg", "uitrol",
    "sleutelfiguur", "ondersteuningsbehoef", "hulpverlening", "zorgvrager",
)  # fmt: skip
# Domein 9: people and buurten are described by what is there, never judged.
VERDICTS = (
    "achterstand", "probleem", "zwakke", "slecht", "tekort", "gebrek", "mislukt", "lijdt",
    "hulpbehoevend", "achterblijv", "risico", "onvoldoende", "ranglijst", "potentieel",
)  # fmt: skip
# Machines fill these in; no form shows them.
NOT_SHOWN = {"batches", "ruwe_rijen", "instellingen"}
NOT_SHOWN_COLUMNS = {("fotos", "sha256")}


def item_texts() -> list[tuple[str, str, str, str]]:
    """Return (where, label, leefwereld, uitleg) of every item and category."""
    found = [
        (f"{naam}.{item.code}", item.label, item.leefwereld, item.uitleg)
        for naam in lijsten.lijsten()
        for item in lijsten.lijst(naam)
    ]
    found += [(c.code, c.label, c.leefwereld, c.uitleg) for c in categorieen()]
    return found


def field_texts() -> list[tuple[str, str, str]]:
    """Return (where, label, uitleg) of every column and every group that a form shows."""
    found = []
    for tabel in TABELLEN:
        if tabel.naam in NOT_SHOWN:
            continue
        naam = tabel.naam
        found.append((naam, velden.deel_label(naam), velden.deel_uitleg(naam)))
        found += [
            (f"{naam}.{veld.naam}", veld.label, velden.uitleg(naam, veld.naam))
            for veld in tabel.velden
            if veld.naam != tabel.ouder_veld and (naam, veld.naam) not in NOT_SHOWN_COLUMNS
        ]
    return found


def words(text: str) -> list[str]:
    """Return the words of a sentence, without signs and capitals."""
    return re.findall(r"[\w'-]+", text.lower())


def sentence_faults(label: str, text: str) -> list[str]:
    """Return what is wrong with a sentence as an explanation of `label`."""
    faults = []
    if not re.fullmatch(r"[A-Z].*\.", text):
        faults.append("is no sentence with a capital and a full stop")
    if len(re.findall(r"[.!?]", text)) > 1:
        faults.append("is more than one sentence")
    if len(words(text)) > MAX_WORDS:
        faults.append(f"has {len(words(text))} words")
    new = set(words(text)) - set(words(label)) - {"een", "de", "het", "is", "dit", "er"}
    if len(new) < 4:
        faults.append("only says the label again")
    faults += [f"says '{word}'" for word in (*JARGON, *VERDICTS) if word in text.lower()]
    return faults


@pytest.mark.parametrize(
    ("where", "label", "leefwereld", "uitleg"), item_texts(), ids=lambda value: str(value)[:24]
)
def test_every_item_has_an_everyday_label_and_a_plain_sentence(
    where: str, label: str, leefwereld: str, uitleg: str
) -> None:
    assert leefwereld.strip() == leefwereld != "", where
    assert not leefwereld.endswith("."), where
    # 'Mensen met een verstandelijke beperking' is how they say it themselves.
    if leefwereld != label:
        assert [w for w in (*JARGON, *VERDICTS) if w in leefwereld.lower()] == [], where
    assert sentence_faults(label, uitleg) == [], f"{where}: {uitleg}"
    assert uitleg.rstrip(".").lower() not in {label.lower(), leefwereld.lower()}, where


@pytest.mark.parametrize(
    ("where", "label", "uitleg"), field_texts(), ids=lambda value: str(value)[:24]
)
def test_every_field_and_group_that_a_form_shows_explains_itself(
    where: str, label: str, uitleg: str
) -> None:
    assert sentence_faults(label, uitleg) == [], f"{where}: {uitleg}"


def test_every_text_belongs_to_a_column_that_exists() -> None:
    columns = {(tabel.naam, veld.naam) for tabel in TABELLEN for veld in tabel.velden}
    assert set(velden._velden()) <= columns
    assert set(velden._delen()) <= {tabel.naam for tabel in TABELLEN}


def test_no_two_items_of_a_list_say_the_same() -> None:
    for naam in lijsten.lijsten():
        items = lijsten.lijst(naam)
        assert len({item.leefwereld for item in items}) == len(items), naam
        assert len({item.uitleg for item in items}) == len(items), naam


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Zelfbeheer.", "only says the label again"),
        ("bewoners regelen hier alles samen.", "is no sentence"),
        ("Bewoners worden hier integraal gefaciliteerd in hun kracht.", "says 'integra'"),
        ("Bewoners regelen alles. Zij hebben de sleutel.", "is more than one sentence"),
        ("Dit is een " + "heel " * 20 + "lange zin.", "words"),
    ],
)
def test_the_rules_find_what_is_wrong(sentence: str, fault: str) -> None:
    assert any(fault in found for found in sentence_faults("Zelfbeheer", sentence))


def test_accessors_take_what_is_empty_or_unknown() -> None:
    assert lijsten.leefwereld("sfeer", "gemeenschappelijk") == "Wat mensen samen doen"
    assert lijsten.leefwereld("sfeer", None) == "nog niet ingedeeld"
    assert lijsten.leefwereld("sfeer", "eigen_sfeer") == "eigen_sfeer"
    assert lijsten.uitleg("sfeer", None) == lijsten.uitleg("sfeer", "eigen_sfeer") == ""
    assert lijsten.uitleg("toegang_route", "vrij").startswith("Je kunt komen")
    assert categorie_leefwereld("huisarts") == "De dokter"
    assert categorie_leefwereld("moskee") == "moskee"
    assert categorie_uitleg("moskee") == categorie_uitleg(None) == ""
    assert velden.uitleg("hulpbronnen", "bestaat_niet") == ""
    assert velden.deel_label("besluiten") == "Besluiten waar het van afhangt"
    assert velden.deel_label("batches") == "Importen"
    assert velden.deel_uitleg("batches") == ""


def test_every_part_of_a_hulpbron_has_a_heading_in_plain_words() -> None:
    for tabel in (*DELEN, *OVERIGE):
        heading = velden.deel_label(tabel.naam).lower()
        assert [word for word in JARGON if word in heading] == [], heading
