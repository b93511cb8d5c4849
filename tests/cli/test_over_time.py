"""The commands about time, as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sociale_kaart.cli import run
from sociale_kaart.project.kaart import Kaart


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    path = tmp_path / "wijk.kaart.gpkg"
    with (
        Kaart.create(path, naam="Wijk", onze_definitie="", doel="") as kaart,
        kaart.action("Voeg ‘Koor’ toe") as actie,
    ):
        actie.insert("hulpbronnen", {"naam": "Koor", "herzien_voor": "2020-03-01"})
    return path


class Typed:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def json(self, *words: object) -> Any:
        assert run([*map(str, words), "--json"], lambda *_: 0) == 0
        return json.loads(self._capsys.readouterr().out)

    def text(self, *words: object) -> str:
        assert run([*map(str, words)], lambda *_: 0) == 0
        return self._capsys.readouterr().out


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(capsys)


def rename(pad: Path, naam: str) -> None:
    with Kaart.open(pad) as kaart, kaart.action("Wijzig") as actie:
        actie.update("hulpbronnen", kaart.hulpbronnen()[0].uuid, {"naam": naam})


def test_a_backup_is_made_listed_looked_at_and_put_back(pad: Path, typed: Typed) -> None:
    made = typed.json("reservekopie", pad)["reservekopie"]
    assert Path(made).parent.name == "wijk reservekopieën"
    assert typed.json("reservekopie", pad) == {"reservekopie": None}
    assert "niets veranderd" in typed.text("reservekopie", pad)
    (listed,) = typed.json("reservekopie", pad, "--lijst")["reservekopieen"]
    assert (listed["bestand"], listed["bytes"]) == (made, Path(made).stat().st_size)
    rename(pad, "Zangkoor")
    seen = typed.text("reservekopie", pad, "--terug", made, "--bekijk")
    assert seen == "Zangkoor: verandert\n  Naam: Zangkoor → Koor\n"
    back = typed.json("reservekopie", pad, "--terug", made)
    assert back["hulpbronnen"] == 1
    with Kaart.open(pad) as kaart:
        assert kaart.undo_text == back["gedaan"]
        assert [h.naam for h in kaart.hulpbronnen()] == ["Koor"]
    assert "gelijk aan de kaart" in typed.text("reservekopie", pad, "--terug", made, "--bekijk")


def test_looking_without_saying_at_what_is_wrong_usage(
    pad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["reservekopie", str(pad), "--bekijk"], lambda *_: 0)
    assert ended.value.code == 2
    assert "--bekijk hoort bij --terug" in capsys.readouterr().err


def test_the_agenda(pad: Path, typed: Typed) -> None:
    assert typed.text("agenda", pad) == (
        "1 maart 2020 (verlopen): Koor. Kijk na of alles nog klopt.\n"
    )
    (one,) = typed.json("agenda", pad)["afspraken"]
    assert (one["datum"], one["soort"], one["verlopen"]) == ("2020-03-01", "herzien", True)
