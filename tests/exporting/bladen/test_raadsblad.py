"""A raadsblad read back: the question first, then what is known, then room to answer."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import pdfplumber
import pytest
from shapely.geometry import box

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.exporting.bladen.raadsblad import Vraag, make_raadsblad
from sociale_kaart.exporting.bladen.vrije_inbreng import InbrengRegel, VrijeInbreng
from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens, Veranderd
from tests.exporting.buurtkaart.kleine_wereld import BUURT, X0, Y0, make_layers, vrijgave
from tests.exporting.buurtkaart.sheets import squeeze, text
from tests.exporting.examples import context
from tests.exporting.pdf_lezen import document_tree, headings, tables

if TYPE_CHECKING:
    from pathlib import Path

VRAAG = Vraag(
    "Waar wilt u elkaar op zondag ontmoeten?",
    "de participatieraad van Proefstad",
    afzender="gemeente Proefstad",
    antwoord_voor=dt.date(2026, 12, 15),
    antwoord_hoe="Geef het blad af bij het buurthuis.",
)


def plek_of(naam: str, wanneer: str | None, gebruik: str = "vast", **velden: Any) -> Hulpbron:
    uuid = f"u-{naam[:40]}"
    plek = Plek(
        uuid=f"{uuid}-p", hulpbron=uuid, x=X0 + 300, y=Y0 + 300, gebruik=gebruik,
        straat="Dwarsstraat", huisnummer=3, schema=wanneer, buurtcode=BUURT,
    )  # fmt: skip
    standaard = {"sfeer": "gemeenschappelijk", "formaliteit": "informeel", "soort": "activiteit"}
    return Hulpbron(uuid=uuid, naam=naam, plekken=(plek,), **(standaard | velden))


def make(path: Path, *hulpbronnen: Hulpbron, **opties: Any) -> dict[str, Any]:
    codes = opties.pop("codes", [BUURT])
    layers = opties.pop("layers", None) or make_layers()
    gegevens = opties.pop("gegevens", {}) or {code: BuurtGegevens() for code in codes}
    return make_raadsblad(
        opties.pop("vraag", VRAAG),
        opties.pop("vrij", None) or vrijgave(*hulpbronnen),
        context(),
        layers,
        codes,
        inbreng=opties.pop("inbreng", VrijeInbreng()),
        gegevens=gegevens,
        path=path,
        progress=NoProgress(),
        **opties,
    )


def test_the_question_and_to_whom_come_first(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    made = make(path, plek_of("Koffie", "dinsdag 10 uur"))
    assert made["toets"]["gebreken"] == []
    assert not made["toets"]["iso"]
    tree = document_tree(path.read_bytes())
    assert squeeze(headings(tree)[0][1]) == squeeze(VRAAG.vraag)
    whole = squeeze(tree.alles)
    assert whole.startswith(squeeze("Een vraag aan de participatieraad van Proefstad"))
    for part in ("Van: gemeente Proefstad", "uiterlijk 15 december 2026", "bij het buurthuis"):
        assert squeeze(part) in whole


def test_the_sender_and_the_last_day_may_be_left_off(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    make(path, vraag=Vraag("Wat mist u?", "de raad"))
    read = text(path)
    assert "Van:" not in read
    assert "uiterlijk" not in read
    assert squeeze("Geef dit blad terug aan wie het u gaf.") in read


def test_where_people_meet_is_told_by_day(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    made = make(
        path,
        plek_of("Koffie", "ma t/m wo 10 uur"),
        plek_of("Bankje bij de brug", None, "vindplaats", soort="buitenruimte"),
        plek_of("Wandelclub", "zaterdag", "wisselend"),
        plek_of("Eettafel", None),
        plek_of("Huisbezoek", "vrijdag", "thuis"),
        plek_of("Kantoor", None, soort="organisatie"),
        plek_of("Plan", "zondag", status="gepland"),
    )
    (buurt,) = made["buurten"]
    assert (buurt["vindplaatsen"], buurt["op_de_kaart"], buurt["zonder_tijd"]) == (3, 3, 1)
    rows = tables(document_tree(path.read_bytes()))[0]
    told = {row[1].split("Dwars")[0]: row[3:10] for row in rows if len(row) == 10 and row[1]}
    assert told["Koffie"] == ["ma", "di", "wo", "", "", "", ""]
    assert told["Wandelclub"] == ["", "", "", "", "", "za", ""]
    assert told["Bankje bij de brug"] == [""] * 7
    read = text(path)
    assert squeeze("wanneer weten we nog niet: Eettafel.") in read
    for absent in ("Huisbezoek", "Kantoor", "Plan"):
        assert absent not in read


def test_the_numbers_on_the_map_are_those_in_the_table(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    make(path, *(plek_of(f"Groep {n}", "maandag") for n in range(12)))
    rows = tables(document_tree(path.read_bytes()))[0]
    in_list = [row[0] for row in rows if row[0].isdigit()]
    with pdfplumber.open(path) as pdf:
        top, bottom = map_edges(pdf.pages[0])
        bold = (
            pdf.pages[0]
            .crop((0, top, pdf.pages[0].width, bottom))
            .filter(lambda o: o["object_type"] == "char" and o["fontname"].endswith("-Bold"))
        )
        words = [word["text"] for word in bold.extract_words(x_tolerance=0.5)]
        on_map = [word for word in words if word.isdigit()]
    assert sorted(in_list, key=int) == sorted(on_map, key=int) == [str(n) for n in range(1, 13)]


def map_edges(page: Any) -> tuple[float, float]:
    """Top and bottom of the map, between its heading and its scale."""
    words = page.extract_words()
    top = max(word["bottom"] for word in words if word["text"] == "Zonnehoek")
    return top, min(word["top"] for word in words if word["text"] == "Schaal")


def test_what_was_said_stands_beside_what_was_done_with_it(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    said = VrijeInbreng(
        (
            InbrengRegel(dt.date(2026, 3, 2), "Er is geen bankje.", "Er staan er nu twee."),
            InbrengRegel(None, "De stoep is smal.", ""),
        ),
        {"kan over een persoon gaan": 3},
    )
    made = make(path, inbreng=said)
    assert (made["inbreng"], made["inbreng_verborgen"]) == (2, 3)
    tree = document_tree(path.read_bytes())
    found = [[squeeze(cell) for cell in row] for table in tables(tree) for row in table]
    assert ["2maart2026", "Erisgeenbankje.", "Erstaanernutwee."] in found
    assert ["–", "Destoepissmal.", squeeze("Nog niets. We komen hierop terug.")] in found
    assert squeeze("want die kan over een persoon gaan") in squeeze(tree.alles)


def test_of_much_inbreng_the_latest_is_told_and_how_much_there_is_more(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    many = tuple(InbrengRegel(dt.date(2026, 1, n), f"Gezegd {n}.", "") for n in range(20, 0, -1))
    assert make(path, inbreng=VrijeInbreng(many))["inbreng"] == 12
    assert squeeze("de laatste 12; er zijn er nog 8 van eerder") in text(path)


def test_a_long_story_is_told_in_full_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    lang = "Het begin. " + "Een heel verhaal over de buurt. " * 300 + "Het einde."
    said = VrijeInbreng((InbrengRegel(None, lang, lang), InbrengRegel(None, "Kort.", "")))
    made = make(path, plek_of("Koffie", "ma " * 400, omschrijving="Lang. " * 900), inbreng=said)
    assert made["toets"]["gebreken"] == []
    assert made["inbreng"] == 2
    read = text(path)
    assert read.count("Hetbegin.") == read.count("Heteinde.") == 2
    # A few are cut in two by the foot of a page.
    assert read.count(squeeze("Een heel verhaal over de buurt.")) >= 590
    assert "Kort." in read


def test_there_is_room_to_answer_without_personal_data(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    make(path)
    read = text(path)
    for part in ("Schrijf geen namen, adressen of telefoonnummers op", "Mantelzorger"):
        assert squeeze(part) in read
    with pdfplumber.open(path) as pdf:
        pages = [page for page in pdf.pages if "Ruimte voor uw antwoord" in page.extract_text()]
        assert len(pages) == 1
        lines = [one for one in [*pages[0].lines, *pages[0].rects] if one["width"] > 400]
    assert len(lines) >= 9


def test_who_was_asked_what_changed_and_an_empty_buurt_are_told(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    gegevens = {
        BUURT: BuurtGegevens(
            gehoord=(("Bewoner", dt.date(2026, 3, 1)),),
            niet_gehoord=("Mantelzorger",),
            veranderd=Veranderd(dt.date(2026, 1, 1), frozenset({"u-Koffie"}), frozenset()),
        ),
        "BU99990002": BuurtGegevens(niet_gehoord=("Bewoner",)),
    }
    make(path, plek_of("Koffie", "maandag"), codes=list(gegevens), gegevens=gegevens)
    read = text(path)
    for part in (
        "bewoner (1 maart 2026)", "Veranderd sinds 1 januari 2026", "Nieuw (1): Koffie",
        "weten we nog geen plek waar mensen samenkomen: Noorderwijk",
        "Dat is niet hetzelfde als ‘er is niets’",
    ):  # fmt: skip
        assert squeeze(part) in read


def test_without_anything_it_says_so_and_is_still_whole(tmp_path: Path) -> None:
    path = tmp_path / "raad.pdf"
    made = make(path)
    assert made["buurten"][0]["vindplaatsen"] == 0
    assert not made["buurten"][0]["kaart"]
    assert made["toets"]["gebreken"] == []
    assert not made["toets"]["iso"]
    assert squeeze("Nog niet gevraagd is niet hetzelfde als niets") in text(path)


def test_large_print_is_large(tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    made = make(path, plek_of("Koffie", "ma-zo"), grote_letter=True)
    assert made["toets"]["gebreken"] == []
    assert not made["toets"]["iso"]
    with pdfplumber.open(path) as pdf:
        last = pdf.pages[-1]
        sizes = [c["size"] for c in last.chars if c["top"] < float(last.height) - 60]
        lens = [c["size"] for c in pdf.pages[0].chars if c["text"] == "K"]
    assert min(sizes) >= 13.9
    assert max(lens) >= 13.9


def test_a_hundred_and_twenty_buurten_are_a_list_without_maps(tmp_path: Path) -> None:
    codes = [f"BU9999{n:04}" for n in range(1, 121)]
    layers = make_layers()
    many = gpd.GeoDataFrame(
        {
            "buurtcode": codes,
            "buurtnaam": [f"Buurt {n}" for n in range(1, 121)],
            "gemeentenaam": ["Proefstad"] * 120,
            "geometry": [box(X0 + n, Y0, X0 + n + 700, Y0 + 600) for n in range(120)],
        },
        geometry="geometry",
        crs="EPSG:28992",
    )
    layers = type(layers)(
        **{name: getattr(layers, name) for name in layers.__slots__ if name != "buurten"},
        buurten=gpd.GeoDataFrame(pd.concat([many]), crs="EPSG:28992"),
    )
    path = tmp_path / "veel.pdf"
    made = make(path, plek_of("Koffie", "maandag"), codes=codes, layers=layers)
    assert len(made["buurten"]) == 120
    assert not any(buurt["kaart"] for buurt in made["buurten"])
    assert sum(buurt["vindplaatsen"] for buurt in made["buurten"]) == 1
    assert made["toets"]["gebreken"] == []
    assert not made["toets"]["iso"]
    assert squeeze("Buurt 120") in text(path)


@pytest.mark.parametrize(
    "naar",
    ['#read("data.json")', "$ sum $ *vet*", "</text><script>alert(1)</script>", "= Kop", "@label",
     "W" * 200, "🎉 ß ع"],
)  # fmt: skip
def test_hostile_text_stays_text_everywhere(tmp_path: Path, naar: str) -> None:
    path = tmp_path / "raad.pdf"
    made = make(
        path,
        plek_of(naar, f"maandag {naar}", omschrijving=naar),
        vraag=Vraag(f"{naar}?", naar, afzender=naar, antwoord_hoe=naar),
        inbreng=VrijeInbreng((InbrengRegel(None, naar, naar),)),
    )
    assert made["toets"]["gebreken"] == []
    assert not made["toets"]["iso"]
    wanted = squeeze(naar.replace("🎉", "▢"))
    assert len(re.findall(re.escape(wanted), text(path))) >= 5
