"""`exporteer --bekijk`: what would be left out, before anything is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.cli.arguments import parse
from sociale_kaart.cli.commands import run
from sociale_kaart.operations import editing
from sociale_kaart.operations.sessions import new_kaart

if TYPE_CHECKING:
    from pathlib import Path


def test_bekijk_writes_nothing_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kaart = tmp_path / "proef.kaart.gpkg"
    with new_kaart(kaart, naam="Proef", onze_definitie="x", doel="y", ondergrond=None) as session:
        editing.add_hulpbron(
            session, {"naam": "School", "sfeer": "institutioneel", "formaliteit": "formeel"}
        )
        editing.add_hulpbron(session, {"naam": "Geheime club", "zichtbaarheid": "intern"})
    before = sorted(tmp_path.iterdir())

    assert run(parse(["exporteer", str(kaart), "--bekijk", "--json"])) == 0

    data = json.loads(capsys.readouterr().out)
    assert (data["voor"], data["getoond"], data["verborgen"]) == ("publiek", 1, 1)
    (rij,) = data["rijen"]
    assert (rij["naam"], rij["zonder"]) == ("Geheime club", [])
    assert data["redenen"] == {rij["reden"]: 1}
    assert sorted(tmp_path.iterdir()) == before

    assert run(parse(["exporteer", str(kaart), "--bekijk", "--voor", "intern"])) == 0
    assert "Er wordt niets weggelaten." in capsys.readouterr().out


def test_without_bekijk_kind_and_file_are_needed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(["exporteer", "x.kaart.gpkg"])
    assert stopped.value.code == 2
    assert "--soort, --uit" in capsys.readouterr().err
