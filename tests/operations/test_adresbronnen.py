"""An ondergrond with the addresses of the BAG and the buurten of the CBS postcode table."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base import paths
from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations.ondergrond import (
    OndergrondReport,
    OndergrondSources,
    make_ondergrond,
)
from sociale_kaart.project.ondergrond import Ondergrond

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.worker import Worker

KOPPEN = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats", "x", "y")


def make(
    uit: Path, worker: Worker, adressen: Path | None = None, pc6: Path | None = None
) -> OndergrondReport:
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
        adressen=adressen,
        pc6=pc6,
    )
    return make_ondergrond(sources, uit, worker=worker, progress=NoProgress())


@pytest.fixture
def bag(zonneveen: Path, tmp_path: Path) -> Path:
    """A csv of the BAG with half of the addresses of the sample wijk, and one that is new."""
    frame = Ondergrond.open(zonneveen).layer("adressen")
    frame = frame[frame["buurtcode"].notna()]
    path = tmp_path / "bag_20250101.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(KOPPEN)
        rows = frame[list(KOPPEN[:6])].fillna("").itertuples(index=False)
        points = [(point.x, point.y) for point in frame.geometry]
        for row, point in list(zip(rows, points, strict=True))[::2]:
            writer.writerow([*row, *point])
        writer.writerow(["Nieuwe Laan", 1, "", "", "9999ZZ", "Zonneveen", *points[0]])
    return path


def test_the_bag_takes_the_place_of_openstreetmap(
    zonneveen: Path, bag: Path, worker: Worker, tmp_path: Path
) -> None:
    uit = tmp_path / "bag.ondergrond.gpkg"
    was = Ondergrond.open(zonneveen).layer("adressen")

    report = make(uit, worker, adressen=bag)

    made = Ondergrond.open(uit)
    adressen = made.layer("adressen")
    in_buurt = int(was["buurtcode"].notna().sum())
    assert report.bijzonderheden["adressen_bag"] == (in_buurt + 1) // 2 + 1
    assert int(adressen["buurtcode"].notna().sum()) == report.bijzonderheden["adressen_bag"]
    assert report.aantallen["adressen"] == len(adressen)
    new = adressen[adressen["straat"] == "Nieuwe Laan"]
    assert new["buurtcode"].tolist() == [was[was["buurtcode"].notna()]["buurtcode"].iloc[0]]
    bron = made.bronnen().iloc[-1]
    assert (bron.soort, bron.bestand, bron.datum) == ("bag_csv", bag.name, "2025-01-01")
    assert any("komen uit de BAG" in melding for melding in report.meldingen)


def test_the_table_of_postcodes_decides_on_the_buurt(
    zonneveen: Path, worker: Worker, tmp_path: Path
) -> None:
    found = Ondergrond.open(zonneveen)
    adressen, jaar = found.layer("adressen"), int(found.layer("buurten")["jaar"].iloc[0])
    first = adressen[adressen["buurtcode"].notna() & adressen["postcode"].notna()].iloc[0]
    codes = sorted(set(found.layer("buurten")["buurtcode"]) - {first["buurtcode"]})
    path = tmp_path / "pc6.csv"
    path.write_text(
        f"PC6;Huisnummer;Buurt{jaar}\n{first['postcode']};{first['huisnummer']};{codes[0][2:]}\n",
        encoding="utf-8",
    )
    uit = tmp_path / "pc6.ondergrond.gpkg"

    report = make(uit, worker, pc6=path)

    made = Ondergrond.open(uit).layer("adressen")
    same = (made["postcode"] == first["postcode"]) & (made["huisnummer"] == first["huisnummer"])
    assert set(made[same]["buurtcode"]) == {codes[0]}
    assert report.bijzonderheden["adressen_andere_buurt"] == int(same.sum())


def test_codes_of_another_year_stop_the_work(worker: Worker, tmp_path: Path) -> None:
    path = tmp_path / "pc6.csv"
    path.write_text("PC6;Huisnummer;Buurt2017\n9999AA;1;99990001\n", encoding="utf-8")
    uit = tmp_path / "x.ondergrond.gpkg"

    with pytest.raises(WorldError, match=r"zijn van 2017"):
        make(uit, worker, pc6=path)

    assert not uit.exists()
