"""An atlas of all buurten of Kampen with 1,500 hulpbronnen, read back page by page."""

from __future__ import annotations

import csv
import random
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pdfplumber
import pikepdf
import pytest
from commandline import CommandLine

from tests.exporting.atlas.pages import bold_numbers

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.realdata, pytest.mark.timeout(900), pytest.mark.slow]
AANTAL = 1_500
SFEREN = ("gemeenschappelijk", "institutioneel", "")
VORMEN = ("formeel", "informeel", "")


@pytest.fixture(scope="module")
def atlas(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    """The `--json` object of the atlas, and its PDF."""
    cli = CommandLine(tmp_path_factory.mktemp("atlas"))
    cli(
        "ondergrond", "maken", "--osm", real_data / "kampen/kampen.osm.pbf",
        "--buurten", real_data / "kampen/wijkenbuurten_kampen_2024.gpkg",
        "--uit", "k.ondergrond.gpkg", "--json",
    )  # fmt: skip
    cli("nieuw", "k.kaart.gpkg", "--ondergrond", "k.ondergrond.gpkg")
    write_list(cli.folder / "k.ondergrond.gpkg", cli.folder / "lijst.csv")
    told = cli("importeer", "lijst.csv", "--in", "k.kaart.gpkg", "--json").data
    assert told["geplaatst"] == AANTAL, told["redenen"]
    made = cli("atlas", "k.kaart.gpkg", "--voor", "intern", "--uit", "atlas.pdf", "--json").data
    return made, cli.folder / "atlas.pdf"


def write_list(ondergrond: Path, path: Path) -> None:
    """Write 1,500 places on addresses of the gemeente; in towns many are close together."""
    adressen = gpd.read_file(ondergrond, layer="adressen")
    inside = adressen[adressen["buurtcode"].notna()].sample(AANTAL, random_state=7)
    rng = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["naam", "sfeer", "formaliteit", "x", "y"])
        for number, point in enumerate(inside.geometry):
            naam = "Plek " + "".join(chr(97 + int(digit)) for digit in f"{number:04d}")
            row = [
                naam,
                rng.choice(SFEREN),
                rng.choice(VORMEN),
                round(point.x, 2),
                round(point.y, 2),
            ]
            writer.writerow(row)


def test_on_every_sheet_map_list_and_count_agree(atlas: tuple[Any, Path]) -> None:
    made, path = atlas
    kaarten = made["kaarten"]
    assert len(kaarten) == 36
    ends = [kaart["pagina"] for kaart in kaarten[1:]]
    with pdfplumber.open(path) as pdf:
        assert made["paginas"] == len(pdf.pages)
        index = next(
            number
            for number, page in enumerate(pdf.pages, 1)
            if number > kaarten[-1]["pagina"] and "Alle hulpbronnen op naam" in page.extract_text()
        )
    for kaart, end in zip(kaarten, [*ends, index], strict=True):
        on_map, in_list = bold_numbers(path, kaart, end)
        assert on_map == in_list == list(range(1, kaart["markers"] + 1)), kaart["buurtcode"]
    # nothing was lost between the register and the paper
    assert sum(kaart["lijst"] for kaart in kaarten) == AANTAL


def test_a_map_is_small_enough_to_mail(atlas: tuple[Any, Path]) -> None:
    made, path = atlas
    with pikepdf.open(path) as pdf:
        sizes = [_bytes_of(pdf.pages[kaart["pagina"] - 1]) for kaart in made["kaarten"]]
    assert sum(sizes) / len(sizes) <= 300_000
    assert max(sizes) <= 800_000


def _bytes_of(page: pikepdf.Page) -> int:
    """The drawing of a page with the forms it uses."""
    forms = page.resources.get("/XObject", {})
    contents = page.obj.Contents
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return sum(len(one.read_raw_bytes()) for one in [*parts, *dict(forms).values()])
