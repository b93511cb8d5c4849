"""The whole chain on the real data of Kampen, from the command line alone."""

from __future__ import annotations

import csv
import zipfile
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
from commandline import CommandLine

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.realdata, pytest.mark.timeout(900)]
BRUNNEPE = "BU01660001"


@pytest.fixture(scope="module")
def kampen(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A folder with the ondergrond and the kaart of Kampen, with the DUO list imported."""
    cli = CommandLine(tmp_path_factory.mktemp("kampen"))
    made = cli(
        "ondergrond", "maken", "--osm", real_data / "kampen/kampen.osm.pbf",
        "--buurten", real_data / "kampen/wijkenbuurten_kampen_2024.gpkg",
        "--uit", "kampen.ondergrond.gpkg", "--json",
    ).data  # fmt: skip
    assert 25_911 <= made["aantallen"]["adressen"] <= 25_914
    assert made["aantallen"]["buurten"] == 36
    assert made["adressen_zonder_buurt"] > 0, "157 addresses lie in Dronten"
    cli(
        "nieuw", "kampen.kaart.gpkg", "--ondergrond", "kampen.ondergrond.gpkg",
        "--definitie", "Alles waar mensen zonder indicatie terechtkunnen.", "--doel", "Proef.",
    )  # fmt: skip
    return cli


@pytest.fixture(scope="module")
def duo(kampen: CommandLine, real_data: Path) -> dict[str, object]:
    lijst = real_data / "lists/kampen_duo_vo_vestigingen.xlsx"
    return kampen(
        "importeer", lijst, "--in", "kampen.kaart.gpkg", "--verslag", "verslag.xlsx", "--json"
    ).data


def test_every_row_of_the_duo_list_is_accounted_for(duo: dict[str, object]) -> None:
    outcomes = ("geplaatst", "bijgewerkt", "samengevoegd", "wachtend", "overgeslagen")
    assert duo["rijen"] == 11 == sum(int(str(duo[naam])) for naam in outcomes)
    assert duo["samengevoegd"] == 0


def test_kampen_schools_are_placed_and_the_two_outside_wait(
    kampen: CommandLine, duo: dict[str, object]
) -> None:
    assert (duo["geplaatst"], duo["wachtend"]) == (9, 2), duo["redenen"]
    placed = gpd.read_file(kampen.folder / "kampen.kaart.gpkg", layer="plekken")
    assert len(placed) == 9
    assert set(placed["locatie_nauwkeurigheid"]) == {"adres"}
    assert placed["buurtcode"].str.startswith("BU0166").all()


def test_a_second_import_of_the_same_list_adds_nothing(
    kampen: CommandLine, duo: dict[str, object], real_data: Path
) -> None:
    kopie = kampen.folder / "tweede keer é.kaart.gpkg"
    kopie.write_bytes((kampen.folder / "kampen.kaart.gpkg").read_bytes())
    again = kampen(
        "importeer", real_data / "lists/kampen_duo_vo_vestigingen.xlsx", "--in", kopie, "--json"
    ).data
    assert again["rijen"] == 11
    assert again["geplaatst"] == 0


def test_official_coordinates_are_met_within_a_metre(kampen: CommandLine, real_data: Path) -> None:
    kampen("nieuw", "inspire.kaart.gpkg", "--ondergrond", "kampen.ondergrond.gpkg")
    lijst = real_data / "lists/kampen_overheidsdiensten_inspire.csv"
    data = kampen("importeer", lijst, "--in", "inspire.kaart.gpkg", "--json").data
    assert (data["rijen"], data["geplaatst"], data["wachtend"]) == (6, 2, 4)
    with lijst.open(encoding="utf-8") as file:
        truth = {
            f"{row['straatnaam']} {row['huisnummer']}": (float(row["X"]), float(row["Y"]))
            for row in csv.DictReader(file)
        }
    placed = gpd.read_file(kampen.folder / "inspire.kaart.gpkg", layer="plekken")
    off = {}
    for plek in placed.itertuples():
        x, y = truth[f"{plek.straat} {plek.huisnummer}"]
        off[plek.straat] = ((plek.geometry.x - x) ** 2 + (plek.geometry.y - y) ** 2) ** 0.5
    assert set(off) == {"Vloeddijk", "Burgemeester Berghuisplein"}
    assert max(off.values()) < 1.0, off


def test_distances_have_a_row_per_buurt_and_categorie(kampen: CommandLine) -> None:
    kampen(
        "afstanden", "kampen.kaart.gpkg", "--categorie", "supermarkt", "huisarts",
        "--netwerk", "auto", "--uit", "afstanden.csv",
    )  # fmt: skip
    with (kampen.folder / "afstanden.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 36 * 2
    assert list(rows[0]) == [
        "buurtcode",
        "buurtnaam",
        "categorie",
        "netwerk",
        "gemiddelde_m",
        "mediaan_m",
        "p90_m",
        "aandeel_500m",
        "aandeel_1000m",
        "adressen",
        "inwoners",
        "niet_bereikbaar",
        "voorzieningen",
        "rand",
        "onderdrukt",
        "methode",
        "bronjaar",
    ]
    brunnepe = next(
        r for r in rows if r["buurtcode"] == BRUNNEPE and r["categorie"] == "supermarkt"
    )
    assert 500 < float(brunnepe["gemiddelde_m"]) < 900  # CBS: 0.7 km


@pytest.mark.parametrize("soort", ["xlsx", "html", "gpkg", "geojson", "csv"])
def test_every_export_is_made(kampen: CommandLine, duo: dict[str, object], soort: str) -> None:
    report = kampen(
        "exporteer", "kampen.kaart.gpkg", "--soort", soort, "--voor", "intern",
        "--uit", f"export.{soort}", "--json",
    ).data  # fmt: skip
    assert report["rijen"] == 9
    content = (kampen.folder / f"export.{soort}").read_bytes()
    if soort == "xlsx":
        with zipfile.ZipFile(kampen.folder / "export.xlsx") as book:
            content = b"".join(book.read(name) for name in book.namelist())
    assert b"Almere College" in content


@pytest.mark.parametrize("formaat", ["A4", "A3"])
def test_the_buurtkaart_of_brunnepe_is_printed(kampen: CommandLine, formaat: str) -> None:
    uit = f"brunnepe {formaat}.pdf"
    data = kampen(
        "buurtkaart", "kampen.kaart.gpkg", "--buurt", BRUNNEPE, "--formaat", formaat,
        "--uit", uit, "--json",
    ).data  # fmt: skip
    kaart = data["kaarten"][0]
    minx, _miny, maxx, _maxy = kaart["bbox_rd"]
    on_paper_mm = (maxx - minx) * 1000 / data["schaal"]
    assert on_paper_mm == pytest.approx(kaart["kaartvak_mm"][2], abs=0.01)
    assert (kampen.folder / uit).read_bytes().startswith(b"%PDF-")


def test_the_kaart_is_sound_afterwards(kampen: CommandLine, duo: dict[str, object]) -> None:
    data = kampen("controleer", "kampen.kaart.gpkg", "--json").data
    assert data["in_orde"] is True
    assert [p for p in data["problemen"] if p["ernst"] == "fout"] == []
