"""A list imported from the command line: its profile, what is told and what is not kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

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
