"""The text that stands for the map, and the order in which the sheet reads."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from sociale_kaart.exporting.buurtkaart.pdf_check import _walk
from tests.exporting.buurtkaart.kleine_wereld import hulpbron, vrijgave
from tests.exporting.buurtkaart.sheets import squeeze, text

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from tests.exporting.buurtkaart.conftest import Maker


def _figure_alt(path: Path) -> str:
    with pikepdf.open(io.BytesIO(path.read_bytes())) as document:
        (figure,) = [e for e in _walk(document.Root.StructTreeRoot.K) if str(e.S) == "/Figure"]
        return str(figure.Alt)


def test_alt_text_tells_what_where_and_how_many(maak: Maker) -> None:
    rows = [
        hulpbron("A", (100, 100), sfeer="institutioneel", formaliteit="formeel"),
        hulpbron("B", (105, 100)),
        hulpbron("C", (600, 500), sfeer=None, formaliteit=None, straat="Dwarsstraat"),
    ]
    _, path = maak(vrijgave(*rows))
    assert _figure_alt(path) == (
        "Kaart van de buurt Zonnehoek in Proefstad. Schaal 1 op 5.000, het noorden is boven."
        " Op de kaart staan 3 hulpbronnen met een nummer: 1 gemeenschappelijk,"
        " 1 institutioneel en 1 nog niet ingedeeld. Daarvan zijn er 1 formeel en 1 informeel."
        " De meeste liggen in de vakken B5 (2) en G2 (1), met meer dan een plek aan"
        " Lange Hoofdweg. De lijst ‘Wat er is’ geeft bij elk nummer de naam, het adres en het vak."
    )


def test_alt_text_of_an_empty_sheet(maak: Maker) -> None:
    _, path = maak(vrijgave())
    assert "nog geen hulpbronnen met een plek" in _figure_alt(path)
    assert squeeze("Nog niet gevraagd is niet hetzelfde als niets.") in text(path)


def test_it_reads_title_map_list_then_the_account(maak: Maker, afstanden: pd.DataFrame) -> None:
    _, path = maak(vrijgave(hulpbron("Wandelclub", (300, 300))), afstanden=afstanden, formaat="A3")
    whole = text(path)
    order = [
        "Schaal 1:5.000",
        "Wat er is (1)",
        "Wandelclub",
        "Dichtbij (lopen)",
        "Over deze kaart",
        "Alles wat bewoners samen doen.",
        "© OpenStreetMap-bijdragers, ODbL",
    ]
    places = [whole.rindex(squeeze(deel)) for deel in order]
    assert places == sorted(places)
    assert whole.startswith("ZonnehoekSocialekaartvandebuurtinProefstad·Standper22november2026")


def test_bookmarks_follow_the_headings(maak: Maker, afstanden: pd.DataFrame) -> None:
    _, path = maak(vrijgave(hulpbron("Club", (300, 300))), afstanden=afstanden)
    with pikepdf.open(path) as document, document.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Zonnehoek"
        assert [item.title for item in top.children] == [
            "Wat er is (1)", "De buurt in cijfers", "Dichtbij (lopen)", "Over deze kaart",
        ]  # fmt: skip
