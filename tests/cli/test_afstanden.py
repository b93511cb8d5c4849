"""The command `afstanden`: the table of old by itself, and all other figures when asked for."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from sociale_kaart.analysis.buurten import KOLOMMEN
from sociale_kaart.analysis.niveaus import RAPPORTKOLOMMEN
from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.cli.arguments import parse
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.sessions import new_kaart
from sociale_kaart.operations.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def kaart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty kaart on the sample wijk, with its squares."""
    folder = tmp_path_factory.mktemp("afstanden")
    grond = folder / "Zonneveen.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
        vierkanten=paths.sample_data("vierkanten100m_9999_2024.gpkg"),
    )
    with Worker() as worker:
        make_ondergrond(sources, grond, worker=worker, progress=NoProgress())
    path = folder / "proef.kaart.gpkg"
    new_kaart(
        path, naam="Proef", onze_definitie="Alles.", doel="Proberen.", ondergrond=grond
    ).close()
    return path


def afstanden(kaart: Path, uit: Path, *words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "sociale_kaart", "afstanden", kaart, "--uit", uit, "--json"]
    done = subprocess.run(
        [*map(str, command), *words],
        capture_output=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_by_itself_the_table_keeps_its_columns_and_says_how_it_was_made(
    kaart: Path, tmp_path: Path
) -> None:
    answer = afstanden(kaart, tmp_path / "a.csv", "--categorie", "supermarkt", "huisarts")
    found = rows(tmp_path / "a.csv")
    assert tuple(found[0]) == KOLOMMEN
    assert answer["rijen"] == len(found) == 10
    assert (
        found[0]["methode"]
        == answer["methode"]["lopen"]
        == "netwerk=lopen;aanloop=nee;weging=inwoners"
    )
    assert [bron["soort"] for bron in answer["bronnen"]] == [
        "osm",
        "cbs_gebieden",
        "cbs_vierkanten",
    ]


def test_more_options_give_more_columns_and_the_whole_account(kaart: Path, tmp_path: Path) -> None:
    answer = afstanden(
        kaart, tmp_path / "a.csv", "--categorie", "speelplek", "--niveau", "wijk",
        "--groep", "0_15", "--zonder-trap", "--straal", "400",
    )  # fmt: skip
    found = rows(tmp_path / "a.csv")
    assert tuple(found[0]) == RAPPORTKOLOMMEN
    assert [row["buurtnaam"] for row in found] == ["Buitengebied Zonneveen", "Zonneveen"]
    assert {row["straal_m"] for row in found} == {"400.0"}
    assert "trap=nee" in answer["methode"]["lopen"]
    assert (answer["niveau"], answer["groep"], answer["gebieden"]) == ("wijk", "0_15", 2)
    assert answer["osm_datum"] == "2024-07-01"
    assert answer["voorzieningen"]["speelplek"]["osm"] > 0
    assert any("0 tot 15 jaar" in line for line in answer["meldingen"])


def test_the_buurten_of_both_tables_are_the_same(kaart: Path, tmp_path: Path) -> None:
    afstanden(kaart, tmp_path / "oud.csv", "--netwerk", "auto")
    afstanden(kaart, tmp_path / "nieuw.csv", "--netwerk", "auto", "--niveau", "buurt")
    old = {(row["buurtcode"], row["categorie"]): row for row in rows(tmp_path / "oud.csv")}
    new = {(row["buurtcode"], row["categorie"]): row for row in rows(tmp_path / "nieuw.csv")}
    assert old.keys() == new.keys()
    for key, row in old.items():
        for kolom in set(KOLOMMEN) - {"methode"}:
            ours, theirs = row[kolom], new[key][kolom]
            if kolom.endswith("_m") and ours and theirs:
                assert float(ours) == pytest.approx(float(theirs), abs=0.011), (key, kolom)
            else:
                assert ours == theirs, (key, kolom)


def test_a_workbook_has_a_sheet_per_level_and_its_account(kaart: Path, tmp_path: Path) -> None:
    uit = tmp_path / "a.xlsx"
    answer = afstanden(
        kaart, uit, "--categorie", "supermarkt", "--netwerk", "auto", "--niveau", "cel",
        "--vergelijk-cbs",
    )  # fmt: skip
    book = load_workbook(uit)
    assert book.sheetnames == [
        "Per cel", "Per buurt", "Per wijk", "Per gemeente", "Naast CBS", "Naast CBS, samengevat",
        "Verantwoording", "Uitleg",
    ]  # fmt: skip
    assert book["Per cel"].max_row == answer["rijen"] + 1
    assert [one["categorie"] for one in answer["cbs"]] == ["supermarkt"]
    assert answer["cbs"][0]["cbs_jaar"] == 2024
    account = [[cell.value for cell in row] for row in book["Verantwoording"].iter_rows()]
    assert ["Weging", "inwoners uit vierkanten 2024"] in account
    explained = {row[0].value for row in book["Uitleg"].iter_rows()}
    for sheet in book.sheetnames[:6]:
        missing = {cell.value for cell in book[sheet][1]} - explained
        assert missing == set(), sheet


@pytest.mark.parametrize(
    "wrong",
    [
        ["--straal", "0"],
        ["--straal", "ver"],
        ["--niveau", "straat"],
        ["--groep", "40plus"],
        ["--toegang", "deur"],
        ["--toegankelijkheid", "lift"],
    ],
)
def test_wrong_usage_is_told_in_dutch(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(["afstanden", "x.kaart.gpkg", "--uit", "x.csv", *wrong])
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert "zo werkt dit commando niet" in told
    assert "invalid" not in told
