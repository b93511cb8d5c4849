"""A list imported from the command line: its profile, what is told and what is not kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from openpyxl import Workbook, load_workbook

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.cli import run
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.profielen import profielen
from sociale_kaart.operations.sessions import new_kaart, open_kaart
from sociale_kaart.operations.worker import Worker

LIJST = """Club;Waar te vinden;Ding;Soort zorg;Mobiel privé
Koor Klank;Achterom 16, Zonneveen;zangkoor;Informele zorg;06-12345678
Schaakclub Toren;Achterom 2, Zonneveen;denksport;;06-12345679
"""
VOLGEND_JAAR = """Nieuw;Ding;Club;Waar te vinden
1;zangkoor;Koor Klank;Achterom 16, Zonneveen
2;denksport;Damclub Dam;Achterom 8, Zonneveen
"""


@pytest.fixture(scope="module")
def zonneveen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    uit = tmp_path_factory.mktemp("grond") / "Zonneveen.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
    )
    with Worker() as worker:
        make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    return uit


@pytest.fixture
def kaart(zonneveen: Path, tmp_path: Path) -> Path:
    grond = Path(shutil.copy(zonneveen, tmp_path))
    path = tmp_path / "proef.kaart.gpkg"
    new_kaart(path, naam="Proef", onze_definitie="x", doel="x", ondergrond=grond).close()
    return path


def write(folder: Path, naam: str, text: str) -> Path:
    path = folder / naam
    path.write_text(text, encoding="utf-8")
    return path


def importeer(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[Any, str]:
    assert run(["importeer", *map(str, words), "--json"], lambda *_: 0) == 0
    found = capsys.readouterr()
    return json.loads(found.out), found.err


def test_what_is_not_kept_not_known_and_open_is_told(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lijst = write(tmp_path, "clubs.csv", LIJST.replace("Ding", "Soort"))

    answer, told = importeer(capsys, lijst, "--in", kaart)

    assert answer["rijen"] == 2
    assert answer["koppeling"]["adres"] == "Waar te vinden"
    assert answer["niet_bewaard"] == ["Mobiel privé"]
    assert {"kolom": "Soort", "waarde": "denksport", "rijen": 1} in answer["onbekende_waarden"]
    assert "‘Mobiel privé’ staan privégegevens" in told
    assert "formeel of informeel?" in told
    with open_kaart(kaart, read_only=True) as session:
        assert "06-1234567" not in str(session.kaart.rows("ruwe_rijen"))


def test_a_profile_is_saved_recognised_and_given_as_a_file(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lijst = write(tmp_path, "clubs 2025.csv", LIJST)
    first, _ = importeer(capsys, lijst, "--in", kaart, "--bewaar-profiel", "Clubs")
    assert first["profiel"] == ""
    (saved,) = profielen()
    text = saved.to_json()
    assert not any(word in text for word in ("Koor Klank", "06-1234567", "Achterom"))

    own = json.loads(text)
    own["koppeling"]["velden"] |= {"naam": "Club", "adres": "Waar te vinden", "soort": "Ding"}
    own["koppeling"]["waarden"] = {"soort": {"zangkoor": "groep", "denksport": "groep"}}
    own["koppen"] = ["club", "waartevinden", "ding"]
    own["naam"] = "Clubs zelf"
    path = write(tmp_path, "profiel.json", json.dumps(own))
    following = write(tmp_path, "clubs 2026.csv", VOLGEND_JAAR)

    answer, _ = importeer(capsys, following, "--in", kaart, "--profiel", path)

    assert answer["redenen"] == {}
    assert answer["profiel"] == "Clubs zelf"
    assert answer["onbekende_waarden"] == []
    with open_kaart(kaart, read_only=True) as session:
        soorten = {one.naam: one.soort for one in session.kaart.hulpbronnen()}
    assert soorten["Damclub Dam"] == "groep"


def test_a_profile_that_is_not_there_or_does_not_fit_stops_before_anything_is_written(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lijst = write(tmp_path, "clubs.csv", LIJST)
    importeer(capsys, lijst, "--in", kaart, "--bewaar-profiel", "Clubs")
    other = write(tmp_path, "anders.csv", "Naam;Adres\nA;Achterom 16, Zonneveen\n")
    before = kaart.read_bytes()

    for naam in ("Bestaat niet", "Clubs"):
        options = ["importeer", str(other), "--in", str(kaart), "--profiel", naam]
        assert run(options, lambda *_: 0) == 1
        assert naam in capsys.readouterr().err
    assert kaart.read_bytes() == before


def test_how_a_file_is_read_can_be_chosen(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Oud"
    first.append(["Naam", "Adres"])
    first.append(["Koor Klank", "Achterom 16, Zonneveen"])
    second = book.create_sheet("Nieuw")
    second.append(["Naam", "Adres"])
    second.append(["", ""])
    second.append(["Clubnaam", "Adres"])
    for number in (2, 8):
        second.append([f"Club {number}", f"Achterom {number}, Zonneveen"])
    second.row_dimensions[5].hidden = True
    path = tmp_path / "boek.xlsx"
    book.save(path)

    read = {
        words: importeer(capsys, path, "--in", kopie(kaart, number), *words)[0]
        for number, words in enumerate(
            [
                ("--blad", "Oud"),
                ("--blad", "Nieuw", "--koprijen", "3"),
                ("--blad", "Nieuw", "--koprijen", "3-3", "--verborgen"),
            ]
        )
    }

    assert [one["geplaatst"] for one in read.values()] == [1, 1, 2]
    # The hidden row is told, not lost.
    told = read["--blad", "Nieuw", "--koprijen", "3"]["redenen"]
    assert told["Deze rij is verborgen in het bestand."] == 1, told


def test_a_text_is_read_with_the_encoding_and_delimiter_that_were_chosen(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes("Naam|Adres\nCafé Zoë|Achterom 16, Zonneveen\n".encode("cp850"))
    words = ("--codering", "cp850", "--scheidingsteken", "|")
    answer, _ = importeer(capsys, path, "--in", kaart, *words)
    assert answer["geplaatst"] == 1
    with open_kaart(kaart, read_only=True) as session:
        assert [h.naam for h in session.kaart.hulpbronnen()] == ["Café Zoë"]


def test_places_that_do_not_say_in_what_they_count_are_asked_about_and_then_read(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_kaart(kaart, read_only=True) as session:
        assert session.ondergrond is not None
        punt = session.ondergrond.layer("adressen").geometry.iloc[0]
    path = tmp_path / "plekken.shp"
    gpd.GeoDataFrame({"naam": ["Zangkoor Galm"]}, geometry=[punt], crs=28992).to_file(path)
    path.with_suffix(".prj").unlink()

    assert run(["importeer", str(path), "--in", str(kaart)], lambda *_: 0) == 1
    told = capsys.readouterr().err
    assert "Het lijkt het Rijksdriehoekstelsel" in told

    # A choice that cannot be is refused too.
    words = ["importeer", str(path), "--in", str(kaart), "--crs", "wgs84"]
    assert run(words, lambda *_: 0) == 1
    assert "het zijn meters" in capsys.readouterr().err

    answer, told = importeer(capsys, path, "--in", kaart, "--crs", "rd")
    assert answer["geplaatst"] == 1
    assert "zoals jij koos" in told


def test_the_receipt_and_the_answer_count_the_same(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lijst = write(tmp_path, "clubs.csv", LIJST)
    verslag = tmp_path / "bewijs.xlsx"
    answer, _ = importeer(capsys, lijst, "--in", kaart, "--verslag", verslag)

    outcomes = ("geplaatst", "bijgewerkt", "samengevoegd", "wachtend", "overgeslagen")
    assert answer["rijen"] == sum(answer[naam] for naam in outcomes)
    sheet = load_workbook(verslag)["Rijen"]
    told = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert {naam: told.count(naam) for naam in outcomes} == {n: answer[n] for n in outcomes}


def kopie(kaart: Path, number: int) -> Path:
    return Path(shutil.copy(kaart, kaart.with_name(f"kopie {number}.kaart.gpkg")))
