"""People in longer text: what is refused, and what sounds alike and is welcome."""

from __future__ import annotations

import pytest

from sociale_kaart.domain import personen


@pytest.mark.parametrize(
    "tekst",
    [
        "BSN 123456782",
        "bsn: 123456782, belt op dinsdag",
        "Zie cliënt 48213.",
        "patiëntnummer 12",
        "Hulpvraag: vervoer naar het ziekenhuis",
        "Komt vaker.\n- Diagnose: dementie",
        "Fam. Jansen, nummer 12\nFam. de Boer, nummer 14",
        "dhr. Smit; mw. De Vries",
    ],
)
def test_a_text_that_keeps_people_is_refused(tekst: str) -> None:
    assert personen.is_register_of_people(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "Hulp bij je BSN of DigiD",
        "Een uur per cliënt, 1000 euro per jaar",
        "Cliënten en hun naasten zijn welkom",
        "Cliënt 2000 euro per jaar",
        "We verhelderen samen je hulpvraag.",
        "Familie Jansen begon hier ooit mee.",
        "Mevrouw De Vries zette de eerste koffie.",
        "Voor mensen met dementie; elke dinsdag",
        "Familiehuis De Linde\nFamiliekring Oost",
    ],
)
def test_a_text_about_an_offer_is_welcome(tekst: str) -> None:
    assert not personen.is_register_of_people(tekst)


def test_names_are_welcome_where_names_belong() -> None:
    contact = "Mw. De Vries; dhr. Smit"
    assert personen.is_register_of_people(contact)
    assert not personen.is_register_of_people(contact, namen=True)
    assert personen.is_register_of_people(f"{contact}, bsn 123456782", namen=True)
