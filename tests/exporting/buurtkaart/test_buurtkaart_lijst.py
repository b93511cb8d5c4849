"""Map and list tell the same; nothing lost, nothing twice, nothing taken for markup."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pandas as pd
import pdfplumber
import pytest

from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.exporting.buurtkaart.page import choose_kaartbeeld
from sociale_kaart.exporting.buurtkaart.selectie import select
from tests.exporting.buurtkaart.kleine_wereld import BUURT, X0, Y0, hulpbron, vrijgave
from tests.exporting.buurtkaart.sheets import list_numbers, marker_words, squeeze, text

if TYPE_CHECKING:
    from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers
    from tests.exporting.buurtkaart.conftest import Maker

HOSTILE = [
    '#read("data.json") en #panic("x")',
    "*vet* _schuin_ $x^2$ = Kop @label <b> \\ ` //",
    "<svg onload='x'> & \"quotes\" ]]> <!--",
    "שלום عليكم",
    "x" * 200,
    "Bingo " * 40,
    "= Geen kop",
    "Łódź Ωμέγα Привет Çağ ñ",
]


def _many(count: int) -> list[Hulpbron]:
    return [
        hulpbron(
            f"Club {chr(65 + i % 26)}{chr(97 + i // 26)}",
            (20 + 660 * ((i * 37) % 100) / 100, 20 + 560 * ((i * 53) % 100) / 100),
            uuid=f"u{i}",
            sfeer=["gemeenschappelijk", "institutioneel", None][i % 3],
        )
        for i in range(count)
    ]


@pytest.mark.parametrize(
    ("formaat", "liggend", "count"),
    [
        ("A4", False, 0),
        ("A4", False, 150),
        ("A4", True, 12),
        ("A3", True, 1),
        ("A3", True, 150),
        ("A3", False, 40),
    ],
)
def test_every_number_of_the_list_is_on_the_map_and_the_other_way(
    maak: Maker, formaat: str, *, liggend: bool, count: int
) -> None:
    result, path = maak(vrijgave(*_many(count)), formaat=formaat, liggend=liggend)
    (kaart,) = result["kaarten"]

    op_kaart = sorted(word["text"] for word in marker_words(path, kaart["kaartvak_mm"]))
    numbers = sorted(str(i) for i in range(1, count + 1))
    assert op_kaart == numbers
    assert sorted(list_numbers(path, kaart["kaartvak_mm"])) == numbers
    assert (kaart["markers"], kaart["lijst"], kaart["ongeplaatst"]) == (count, count, 0)
    assert squeeze(f"Wat er is ({count})") in text(path)


def test_several_plekken_share_a_number_and_count_once(maak: Maker) -> None:
    druk = hulpbron("Wandelclub", (100, 100), (600, 500), (400, 50))
    result, path = maak(vrijgave(druk))
    (kaart,) = result["kaarten"]

    assert sorted(w["text"] for w in marker_words(path, kaart["kaartvak_mm"])) == ["1a", "1b", "1c"]
    assert kaart["markers"] == kaart["lijst"] == 1
    assert squeeze("1b: Lange Hoofdweg 2") in text(path)


def test_without_a_plek_it_stands_in_its_own_list_without_a_number(maak: Maker) -> None:
    zonder = hulpbron("Burenhulp is gewoon", sfeer="persoonlijk")
    result, path = maak(vrijgave(zonder, hulpbron("Buurthuis", (300, 300))))
    (kaart,) = result["kaarten"]

    assert (kaart["markers"], kaart["lijst"], kaart["ongeplaatst"]) == (1, 2, 1)
    whole = text(path)
    own_list = whole.index(squeeze("In deze buurt, zonder plek op de kaart"))
    assert whole.index(squeeze("Burenhulp is gewoon")) > own_list
    assert list_numbers(path, kaart["kaartvak_mm"]) == ["1"]


def test_order_is_sfeer_then_street_then_name() -> None:
    beeld = choose_kaartbeeld((X0, Y0, X0 + 700, Y0 + 600), "A4", liggend=False, schaal=None)
    rows = [
        hulpbron("Zwemclub", (10, 10), straat="Berkweg", sfeer="institutioneel"),
        hulpbron("aardappelclub", (10, 10), straat="Abdij"),
        hulpbron("Zangclub", (10, 10), straat="Abdij"),
        hulpbron("Biljart", (10, 10), straat="abdij"),
        hulpbron("Los", (10, 10), straat=None),
        hulpbron("Onbekend", (10, 10), straat="Abdij", sfeer=None),
    ]
    found = [regel.hulpbron.naam for regel in select(rows, BUURT, beeld).op_kaart]
    assert found == ["aardappelclub", "Biljart", "Zangclub", "Los", "Zwemclub", "Onbekend"]


def test_other_buurten_are_not_on_the_sheet_and_werkgebied_is() -> None:
    beeld = choose_kaartbeeld((X0, Y0, X0 + 700, Y0 + 600), "A4", liggend=False, schaal=None)
    elders = Hulpbron(uuid="e", naam="Elders")
    komt = Hulpbron(uuid="k", naam="Komt langs", delen={"werkgebieden": ({"gebiedscode": BUURT},)})
    selectie = select([elders, komt], BUURT, beeld)
    assert [regel.hulpbron.naam for regel in selectie.regels] == ["Komt langs"]


def test_hostile_names_stay_text(maak: Maker) -> None:
    rows = [hulpbron(naam, (50 + 60 * i, 100), straat=naam) for i, naam in enumerate(HOSTILE)]
    result, path = maak(vrijgave(*rows), formaat="A3")

    whole = text(path)
    for naam in HOSTILE:
        # Text from right to left is drawn in another order than it is stored.
        if naam.startswith("ש"):
            assert all(teken in whole for teken in squeeze(naam))
        else:
            assert squeeze(naam) in whole
    assert result["kaarten"][0]["lijst"] == len(HOSTILE)


def test_characters_no_font_has_are_replaced_and_said(maak: Maker) -> None:
    _, path = maak(vrijgave(hulpbron("Feest 🎉 \x00\u202eclub", (300, 300))))
    whole = text(path)
    assert squeeze("Feest ▢ club") in whole
    assert squeeze("▢ staat voor een teken dat niet gedrukt kan worden.") in whole


def test_hostile_street_and_buurt_names(maak: Maker, layers: BuurtkaartLayers) -> None:
    layers.straten.loc[1, "naam"] = "Kerk & <Straat> 🎉"
    layers.buurten.loc[0, "buurtnaam"] = "#strong[Zon] & <Hoek>"
    _, path = maak(vrijgave())
    assert squeeze("#strong[Zon] & <Hoek>") in text(path)
    assert squeeze("Kerk & <Straat> ▢") in text(path)


def test_same_input_gives_the_same_bytes(maak: Maker) -> None:
    rows = vrijgave(*_many(40))
    _, first = maak(rows, naam="een.pdf")
    _, second = maak(rows, naam="twee.pdf")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("voor", "merk"),
    [("partners", "ALLEEN VOOR PARTNERS"), ("intern", "ALLEEN VOOR EIGEN GEBRUIK")],
)
def test_a_sheet_that_is_not_public_says_so_on_each_page(maak: Maker, voor: str, merk: str) -> None:
    _, path = maak(vrijgave(*_many(60), voor=voor))
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) > 2
        assert all(squeeze(merk) in squeeze(page.extract_text()) for page in pdf.pages)
    _, publiek = maak(vrijgave(*_many(3)), naam="publiek.pdf")
    assert squeeze("alleen voor") not in text(publiek).lower()


def test_hidden_counts_are_told_with_their_reasons(maak: Maker) -> None:
    vrij = vrijgave(hulpbron("Een", (300, 300)), verborgen=7, redenen={"is gestopt": 7})
    vrij = dataclasses.replace(vrij, verborgen_in={BUURT: 2, "BU00000009": 5})
    result, path = maak(vrij)
    assert result["kaarten"][0]["verborgen"] == 2
    whole = text(path)
    assert squeeze("Niet getoond: 7 hulpbronnen.") in whole
    assert squeeze("7 × is gestopt.") in whole
    # how many of a few there are in one buurt is for nobody
    assert squeeze("Bij welke buurten die horen, zeggen we niet") in whole


def test_contact_person_is_never_printed(maak: Maker) -> None:
    contact = {
        "organisatie": "Welzijn",
        "contactpersoon": "Greta Geheim",
        "telefoon": "038 1234567",
    }
    _, path = maak(vrijgave(hulpbron("Club", (300, 300), delen={"contacten": (contact,)})))
    assert "Greta" not in text(path)
    assert squeeze("Welzijn · 038 1234567") in text(path)


def test_a_row_longer_than_a_page_is_printed_whole(maak: Maker) -> None:
    lang = " ".join(f"woord{i}" for i in range(2500))
    _, path = maak(vrijgave(hulpbron("Verteller", (300, 300), leefwereld=lang)))
    assert squeeze(lang).endswith("woord2499")
    whole = text(path)
    assert all(f"woord{i}" in whole for i in range(0, 2500, 50))
    assert "woord2499" in whole


def test_distances_stand_beside_those_of_the_gemeente(maak: Maker, afstanden: pd.DataFrame) -> None:
    _, path = maak(vrijgave(), afstanden=afstanden)
    whole = text(path)
    assert squeeze("Dichtbij (lopen)") in whole
    assert squeeze("Huisarts 310 m 1.250 m") in whole
    assert squeeze("Bibliotheek – 900 m *") in whole
    assert squeeze("Supermarkt 440 m –") in whole
    assert squeeze("te weinig mensen om een cijfer te tonen of het is niet bekend") in whole
    assert squeeze("elk adres telt even zwaar (2024)") in whole


def test_no_distances_no_heading(maak: Maker) -> None:
    _, path = maak(vrijgave())
    assert "Dichtbij(" not in text(path)


def test_without_figures_of_the_gemeente_there_is_no_such_column(
    maak: Maker, afstanden: pd.DataFrame
) -> None:
    # As the analysis hands it over: whole-number columns that may be empty.
    own = afstanden[afstanden["buurtcode"] == BUURT].astype(
        {"rand": "Int64", "onderdrukt": "Int64", "niet_bereikbaar": "Int64", "bronjaar": "Int64"}
    )
    own.loc[:, ["rand", "niet_bereikbaar", "bronjaar"]] = pd.NA
    _, path = maak(vrijgave(), afstanden=own)
    whole = text(path)
    assert squeeze("Naar de dichtstbijzijnde Buurt Bibliotheek – Huisarts 310 m") in whole
    assert squeeze("jaar niet bekend") in whole
