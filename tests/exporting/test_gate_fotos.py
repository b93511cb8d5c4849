"""Which photos may go along with an export, and what is said of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sociale_kaart.domain.instemmingen import NIEMAND_HERKENBAAR
from sociale_kaart.exporting.gate import Vrijgave, release
from sociale_kaart.exporting.gate_fotos import VrijeFoto
from sociale_kaart.exporting.voorbeeld import preview
from tests.exporting.examples import PEILDATUM, hulpbron, op_adres

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron

GEVRAAGD = "Gevraagd, genoteerd op 2 november 2026"
OPEN = [{"veld": "verhalen", "zichtbaarheid": "publiek"}]


def consent(**velden: Any) -> dict[str, Any]:
    own = {"wie": "Anna Bos", "gegeven_op": "2026-01-01", "tot": None, "waarvoor": "foto en naam"}
    return {**own, **velden}


def eettafel(**velden: Any) -> Hulpbron:
    """With a photo of Anna that may be seen by everybody."""
    own: dict[str, Any] = {
        "plek": op_adres(),
        "verhalen": [{"tekst": None, "wie": "Anna Bos", "foto": "f1"}],
        "veld_zichtbaarheid": OPEN,
        "toestemmingen": [consent()],
    }
    return hulpbron("Eettafel", **{**own, **velden})


def released(record: Hulpbron, voor: str, **foto: Any) -> Vrijgave:
    return release([record], voor, PEILDATUM, {"f1": row(**foto)})


def row(**velden: Any) -> dict[str, Any]:
    own = {"uuid": "f1", "sha256": "00", "bijschrift": "Samen koken", "maker": "Piet",
           "toestemming": GEVRAAGD}  # fmt: skip
    return {**own, **velden}


@pytest.mark.parametrize("voor", ["publiek", "partners", "intern"])
def test_with_a_toestemming_that_holds_a_photo_goes_along(voor: str) -> None:
    vrij = released(eettafel(), voor)
    (foto,) = vrij.fotos
    maker = "Piet" if voor == "intern" else ""
    assert foto == VrijeFoto(eettafel().uuid, "f1", "Samen koken", maker)
    assert not vrij.weggelaten
    # the rows themselves never point to the file
    assert all(r["foto"] is None for r in vrij.hulpbronnen[0].deel("verhalen"))


def test_who_made_it_is_named_when_that_person_agreed() -> None:
    record = eettafel(toestemmingen=[consent(), consent(wie="Piet", waarvoor="naam bij de foto")])
    assert released(record, "publiek").fotos[0].maker == "Piet"


@pytest.mark.parametrize(
    ("velden", "foto"),
    [
        ({"toestemmingen": []}, {}),
        ({"toestemmingen": [consent(tot="2026-11-21")]}, {}),
        ({"toestemmingen": [consent(gegeven_op="2027-01-01")]}, {}),
        ({"toestemmingen": [consent(wie="Piet")]}, {}),
        ({"toestemmingen": [consent(waarvoor="naam en contact op de kaart")]}, {}),
        ({"toestemmingen": [consent(waarvoor="foto, alleen intern")]}, {}),
        ({"veld_zichtbaarheid": []}, {}),
        ({"veld_zichtbaarheid": [{"veld": "verhalen", "zichtbaarheid": "intern"}]}, {}),
        ({}, {"toestemming": None}),
        ({}, {"toestemming": " "}),
        ({"plek": op_adres(gebruik="thuis")}, {}),
        ({"veld_zichtbaarheid": [*OPEN, {"veld": "adres", "zichtbaarheid": "intern"}]}, {}),
        ({"instemmingen": [{"antwoord": "alleen_buurt"}]}, {}),
        ({"sfeer": "persoonlijk", "zichtbaarheid": "publiek"}, {}),
        ({"status": "gestopt"}, {}),
        ({"zichtbaarheid": "intern"}, {}),
    ],
)
@pytest.mark.parametrize("voor", ["publiek", "partners"])
def test_in_doubt_a_photo_stays(voor: str, velden: dict[str, Any], foto: dict[str, Any]) -> None:
    vrij = released(eettafel(**velden), voor, **foto)
    assert vrij.fotos == ()
    assert "Samen koken" not in repr(vrij)
    if vrij.hulpbronnen:
        assert any("foto" in wat for wat in vrij.weggelaten)


@pytest.mark.parametrize("voor", ["publiek", "partners", "intern"])
def test_where_nobody_can_be_recognised_nobody_is_asked(voor: str) -> None:
    record = eettafel(
        verhalen=[{"tekst": None, "wie": None, "foto": "f1"}], toestemmingen=[],
        veld_zichtbaarheid=[],
    )  # fmt: skip
    assert released(record, voor, toestemming=NIEMAND_HERKENBAAR).fotos
    closed = eettafel(
        verhalen=[{"tekst": None, "wie": None, "foto": "f1"}],
        veld_zichtbaarheid=[{"veld": "verhalen", "zichtbaarheid": "intern"}],
    )
    kept = released(closed, voor, toestemming=NIEMAND_HERKENBAAR).fotos
    assert bool(kept) is (voor == "intern")


def test_for_own_use_a_toestemming_that_ended_ends_the_photo() -> None:
    assert released(eettafel(toestemmingen=[]), "intern").fotos
    assert not released(eettafel(toestemmingen=[consent(tot="2026-01-02")]), "intern").fotos
    assert not released(eettafel(), "intern", toestemming=None).fotos


def test_without_the_rows_no_photo_goes_along() -> None:
    assert release([eettafel()], "publiek", PEILDATUM).fotos == ()
    # a photo that is no longer there
    assert release([eettafel()], "publiek", PEILDATUM, {"f2": row()}).fotos == ()


def test_the_preview_names_photos_and_quotes_and_says_why() -> None:
    record = eettafel(
        verhalen=[
            {"tekst": None, "wie": "Anna Bos", "foto": "f1"},
            {"tekst": "Ik kwam hier alleen en ging weg met een vriendin.", "wie": "Piet"},
        ],
        veld_zichtbaarheid=[],
    )
    found = preview([record], "publiek", PEILDATUM, {"f1": row()})
    (rij,) = found.rijen
    assert rij.fotos == ("foto ‘Samen koken’: de verhalen zijn niet voor deze lezers opengezet",)
    assert rij.verhalen == ("verhaal ‘Ik kwam hier alleen en ging weg met een…’",)
    assert not preview([eettafel()], "publiek", PEILDATUM, {"f1": row()}).rijen
