"""The commands `normen` and `metingen`, as somebody types them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from sociale_kaart.base import paths
from sociale_kaart.cli import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def kaart(tmp_path: Path) -> Path:
    """An empty kaart of the sample wijk."""
    grond, made = tmp_path / "Zonneveen.ondergrond.gpkg", tmp_path / "wijk.kaart.gpkg"
    osm, buurten = map(paths.sample_data, ("zonneveen.osm.pbf", "wijkenbuurten_9999.gpkg"))
    for words in (
        ["ondergrond", "maken", "--osm", osm, "--buurten", buurten, "--uit", grond],
        ["nieuw", made, "--ondergrond", grond, "--definitie", "Alles.", "--doel", "Proef."],
    ):
        assert run([*map(str, words)], lambda *_: 0) == 0
    return made


def typed(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> Any:
    capsys.readouterr()
    assert run([*map(str, words), "--json"], lambda *_: 0) == code
    out = capsys.readouterr().out
    return json.loads(out) if out else None


def said(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    capsys.readouterr()
    assert run([*map(str, words)], lambda *_: 0) == 0
    return capsys.readouterr().out


def test_a_norm_is_set_held_against_the_wijk_and_removed(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(capsys, "normen", kaart) == {
        "gedaan": [], "normen": [], "uitkomsten": [], "uit": None,
    }  # fmt: skip
    made = typed(capsys, "normen", kaart, "--zet", "supermarkt", 500, "90%", "--groep", "65plus")
    assert made["gedaan"] == ["Stel een norm in voor supermarkt: klaar."]
    (norm,) = made["normen"]
    assert (norm["afstand_m"], norm["aandeel"], norm["groep"]) == (500, 0.9, "65plus")
    assert made["uitkomsten"] == []
    found = typed(capsys, "normen", kaart, "--uit", tmp_path / "n.csv")
    (uitkomst,) = found["uitkomsten"]
    assert uitkomst["norm"] == norm["uuid"]
    assert {row["gehaald"] for row in uitkomst["gebieden"]} <= {0, 1, None}
    assert len(pd.read_csv(tmp_path / "n.csv")) == len(uitkomst["gebieden"])
    text = said(capsys, "normen", kaart)
    assert text.startswith(norm["zin"])
    assert "plek" in text.splitlines()[-1]
    gone = typed(capsys, "normen", kaart, "--verwijder", norm["uuid"])
    assert gone["normen"] == []


def test_what_cannot_be_a_norm_is_refused_in_one_sentence(
    kaart: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("supermarkt", 500, "negentig"), ("kroeg", 500, "0,9"), ("supermarkt", 5, "0,9")):
        capsys.readouterr()
        assert run(["normen", str(kaart), "--zet", *map(str, words)], lambda *_: 0) == 1
        assert "Er is niets opgeslagen." in capsys.readouterr().err
    assert typed(capsys, "normen", kaart)["normen"] == []


def test_figures_are_kept_listed_compared_written_and_removed(
    kaart: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(capsys, "metingen", kaart) == {"metingen": []}
    for naam in ("Toen", "Nu"):
        made = typed(capsys, "metingen", kaart, "--bewaar", naam, "--netwerk", "lopen")
        assert made["meting"]["naam"] == naam
    assert {one["naam"] for one in typed(capsys, "metingen", kaart)["metingen"]} == {"Toen", "Nu"}
    found = typed(
        capsys, "metingen", kaart, "--vergelijk", "Toen", "Nu", "--uit", tmp_path / "v.csv"
    )
    assert 0 < found["vergelijkbaar"] <= found["regels"] == len(found["verschillen"])
    assert len(pd.read_csv(tmp_path / "v.csv")) == found["regels"]
    assert "zijn te vergelijken" in said(capsys, "metingen", kaart, "--vergelijk", "Toen", "Nu")
    said(capsys, "metingen", kaart, "--toon", "Toen", "--uit", tmp_path / "m.xlsx")
    assert (tmp_path / "m.xlsx").stat().st_size > 5_000
    typed(capsys, "metingen", kaart, "--verwijder", "Toen")
    typed(capsys, "metingen", kaart, "--vergelijk", "Toen", "Nu", code=1)
    typed(capsys, "metingen", kaart, "--toon", "Nu", code=1)
