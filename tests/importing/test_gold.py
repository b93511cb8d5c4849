"""The labelled addresses of `gold/`: how many are found, and that none is found wrongly."""

# ruff: noqa: T201 - the figures are what this test is for

from __future__ import annotations

import csv
import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.adres import parse_adres
from sociale_kaart.importing.cbs import read_gebieden
from sociale_kaart.importing.geocode import Geocoder, Vindplaats
from sociale_kaart.importing.ondergrond_frames import build_layers, window_around
from sociale_kaart.importing.osm import read_extent, read_osm

if TYPE_CHECKING:
    from collections.abc import Iterable

GOLD = Path(__file__).with_name("gold")
# One address stands within this distance in the source.
SAME_M = 15.0
# Where the addresses of the ondergrond lie, in RD New.
WEST, SOUTH, EAST, NORTH = 180_000, 495_000, 205_000, 520_000

pytestmark = pytest.mark.realdata


@pytest.fixture(scope="module")
def zoeker(real_data: Path) -> Geocoder:
    """A geocoder over the ondergrond of Kampen."""
    pbf, progress = real_data / "kampen" / "kampen.osm.pbf", NoProgress()
    borders = real_data / "kampen" / "wijkenbuurten_kampen_2024.gpkg"
    gebieden = read_gebieden(borders, [], progress, within=read_extent(pbf))
    osm = read_osm(pbf, progress, window=window_around(gebieden))
    frames = build_layers(osm, gebieden, progress).frames
    return Geocoder(frames["adressen"], frames["buurten"])


def rows(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def outcome(row: dict[str, str], found: Vindplaats) -> str:
    """`juist` or `fout` for an exact address; else the level, or `wacht`."""
    if found.x is None or found.y is None:
        return "wacht"
    if found.nauwkeurigheid != "adres":
        return str(found.nauwkeurigheid)
    assert found.adres is not None
    if row["verwacht"] != "adres" or str(found.adres.huisnummer) != row["huisnummer"]:
        return "fout"
    away = math.dist((found.x, found.y), (float(row["x"]), float(row["y"])))
    return "juist" if away <= SAME_M else "fout"


def measure(
    zoeker: Geocoder, labelled: Iterable[dict[str, str]]
) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Count (expected, outcome), and list what went otherwise than it should."""
    counts: Counter[tuple[str, str]] = Counter()
    odd = []
    for row in labelled:
        found = zoeker.find(parse_adres(row["tekst"].replace("\\n", "\n")))
        result = outcome(row, found)
        counts[row["verwacht"], result] += 1
        if result == "fout" or (row["verwacht"] == "adres" and result != "juist"):
            odd.append(f"{row['soort']}: {row['tekst']!r} -> {result} {found.reden}")
        if found.x is None:
            assert found.reden, row
        else:
            assert WEST < found.x < EAST, row
            assert found.y is not None
            assert SOUTH < found.y < NORTH, row
        if row["verwacht"] == "wacht":
            assert result in {"wacht", "fout"}, row
    return counts, odd


@pytest.mark.parametrize(
    ("name", "at_least"),
    [("adressen.csv", 1_000), ("moeilijk.csv", 100), ("moeilijk_2.csv", 180)],
)
def test_exact_is_right_and_the_rest_waits_with_a_reason(
    zoeker: Geocoder, name: str, at_least: int
) -> None:
    labelled = rows(name)

    counts, odd = measure(zoeker, labelled)

    taken = sum(n for (_, result), n in counts.items() if result in {"juist", "fout"})
    right = counts["adres", "juist"]
    asked = sum(n for (verwacht, _), n in counts.items() if verwacht == "adres")
    print(f"{name}: {len(labelled)} texts, precision {right / taken:.4f}, "
          f"recall {right / asked:.4f} of {asked}")  # fmt: skip
    assert len(labelled) >= at_least
    assert right / taken >= 0.995, odd
    assert right / asked >= 0.97, odd


def test_what_is_meant_is_offered_when_it_waits(zoeker: Geocoder) -> None:
    kinds = {"typfout", "andere_postcode", "geen_plaats", "nabij"}
    offered, asked = 0, 0
    for row in rows("adressen.csv"):
        if row["soort"] not in kinds:
            continue
        found = zoeker.find(parse_adres(row["tekst"]))
        point = (float(row["x"]), float(row["y"]))
        asked += 1
        offered += any(math.dist((one.x, one.y), point) <= SAME_M for one in found.bijna)

    print(f"the address meant is among the suggestions in {offered / asked:.3f} of {asked}")
    assert offered / asked >= 0.9


def test_the_labels_are_of_many_kinds_and_each_has_its_address() -> None:
    labelled = rows("adressen.csv")

    kinds = Counter(row["soort"] for row in labelled)

    assert len(kinds) >= 45
    assert len({row["tekst"] for row in labelled}) > 0.98 * len(labelled)
    assert all(row["huisnummer"] and row["x"] and row["y"] for row in labelled)
