"""Scenarios and the best place, as somebody types them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.cli import run
from sociale_kaart.operations import scenarios
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.sessions import new_kaart, open_kaart
from sociale_kaart.operations.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def grond(tmp_path_factory: pytest.TempPathFactory) -> Path:
    uit = tmp_path_factory.mktemp("grond") / "Zonneveen.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
    )
    with Worker() as worker:
        make_ondergrond(sources, uit, worker=worker, progress=NoProgress())
    return uit


@pytest.fixture
def pad(grond: Path, tmp_path: Path) -> Path:
    path = tmp_path / "wijk.kaart.gpkg"
    own = tmp_path / grond.name
    shutil.copy(grond, own)
    new_kaart(path, naam="Wijk", onze_definitie="", doel="Proberen.", ondergrond=own).close()
    return path


class Typed:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def code(self, *words: object) -> int:
        return run([*map(str, words)], lambda *_: 0)

    def json(self, *words: object) -> Any:
        assert self.code(*words, "--json") == 0
        return json.loads(self._capsys.readouterr().out)

    def text(self, *words: object) -> str:
        assert self.code(*words) == 0
        return self._capsys.readouterr().out

    def refused(self, *words: object) -> str:
        assert self.code(*words) == 1
        return self._capsys.readouterr().err


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(capsys)


def an_address(pad: Path) -> tuple[str, float, float]:
    with open_kaart(pad, read_only=True) as session:
        frame = session.required_ondergrond().layer("adressen").dropna(subset="buurtcode")
        row = frame.iloc[40]
        return f"{row['straat']} {row['nummer']}", row.geometry.x, row.geometry.y


def test_a_plan_is_made_filled_compared_and_written(
    pad: Path, tmp_path: Path, typed: Typed
) -> None:
    adres, x, y = an_address(pad)
    made = typed.json(
        "scenario", pad, "--nieuw", "Erbij", "--afstand", 400, "--groep", "65plus",
        "--plek", "bibliotheek", adres, "Boekenhoek",
    )  # fmt: skip
    (plan,) = made["scenarios"]
    (plek,) = plan["plekken"]
    assert (plan["naam"], plan["afstand_m"], plan["groep"]) == ("Erbij", 400, "65plus")
    assert (plek["naam"], plek["x"], plek["y"]) == (
        "Boekenhoek",
        pytest.approx(x),
        pytest.approx(y),
    )
    uit = tmp_path / "plannen.csv"
    found = typed.json("scenario", pad, "--plan", "erbij", "--vergelijk", "--uit", uit)
    assert found["vergelijking"]["scenarios"] == ["Erbij"]
    assert "65 jaar en ouder" in found["vergelijking"]["maat"]
    (total,) = found["vergelijking"]["totalen"]
    assert total["na_binnen"] >= total["voor_binnen"]
    assert uit.read_text(encoding="utf-8").startswith("buurtcode,buurtnaam,categorie,scenario")


def test_plans_stand_side_by_side_and_a_closing_is_told(pad: Path, typed: Typed) -> None:
    with open_kaart(pad, read_only=True) as session:
        frame = session.required_ondergrond().layer("voorzieningen")
        osm_id = frame[frame["categorie"] == "bibliotheek"]["osm_id"].iloc[0]
    typed.json("scenario", pad, "--nieuw", "A", "--dicht", osm_id, "Voorlezen op woensdag.")
    typed.json("scenario", pad, "--plan", "A", "--kopie", "B", "--plek", "bibliotheek",
               "{:.1f},{:.1f}".format(*an_address(pad)[1:]), "Nieuw")  # fmt: skip
    found = typed.json("scenario", pad, "--vergelijk", "A", "B")["vergelijking"]
    assert found["scenarios"] == ["A", "B"]
    assert {row["scenario"] for row in found["buurten"]} == {"Nu", "A", "B"}
    assert found["sluitingen"][0]["reden"] == "Voorlezen op woensdag."
    told = typed.text("scenario", pad, "--vergelijk", "A")
    assert "Als alleen Bibliotheek Zonneveen sluit" in told
    assert "Voorlezen op woensdag." in told
    assert typed.json("scenario", pad, "--plan", "B", "--weg")["gedaan"] == ["Verwijder plan ‘B’"]


def test_a_closing_without_what_happened_there_is_refused(pad: Path, typed: Typed) -> None:
    with open_kaart(pad, read_only=True) as session:
        osm_id = session.required_ondergrond().layer("voorzieningen")["osm_id"].iloc[0]
    typed.json("scenario", pad, "--nieuw", "A")
    assert "wat gebeurde er in deze ruimte" in typed.refused(
        "scenario", pad, "--plan", "A", "--dicht", osm_id, ""
    )
    assert "weet ik niet" in typed.refused(
        "scenario", pad, "--plan", "A", "--plek", "sport", "Nergensstraat 9999", "X"
    )
    assert "is er niet" in typed.refused(
        "scenario", pad, "--plan", "A", "--verplaats", "Luchtkasteel", "1,2"
    )
    assert "eindigt op .xlsx" in typed.refused("scenario", pad, "--uit", "plan.docx")


def test_the_best_place_is_told_and_kept_as_a_plan(pad: Path, typed: Typed) -> None:
    found = typed.json(
        "beste-plek", pad, "--categorie", "bibliotheek", "--afstand", 300, "--aantal", 2,
        "--bewaar", "Twee erbij",
    )  # fmt: skip
    assert found["bewezen"] is True
    assert 1 <= len(found["plekken"]) <= 2
    assert found["zin"]
    with open_kaart(pad, read_only=True) as session:
        kept = scenarios.find_scenario(session, "Twee erbij")
    assert kept.uuid == found["scenario"]
    assert sorted(plek.x or 0 for plek in kept.plekken) == pytest.approx(
        sorted(one["x"] for one in found["plekken"])
    )
    assert kept.afstand_m == 300


def test_the_best_place_among_points_and_none_of_a_kind(pad: Path, typed: Typed) -> None:
    adres, x, _ = an_address(pad)
    found = typed.json(
        "beste-plek", pad, "--categorie", "bibliotheek", "--afstand", 400,
        "--kandidaten", "punten", "--punt", adres,
    )  # fmt: skip
    assert [one["x"] for one in found["plekken"]] == [pytest.approx(x)]
    assert "geen plekken om uit te kiezen" in typed.refused(
        "beste-plek", pad, "--categorie", "bibliotheek", "--kandidaten", "kans"
    )
