"""`exporteer --bekijk`: what would be left out, before anything is written."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from sociale_kaart.cli.arguments import parse
from sociale_kaart.cli.commands import run
from sociale_kaart.operations import delen, editing, fotos
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


def test_bekijk_names_photos_and_quotes_that_stay_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kaart = tmp_path / "proef.kaart.gpkg"
    with new_kaart(kaart, naam="Proef", onze_definitie="x", doel="y", ondergrond=None) as session:
        made = editing.add_hulpbron(
            session, {"naam": "School", "sfeer": "institutioneel", "formaliteit": "formeel"}
        )
        school = str(made.nieuw)
        picture = io.BytesIO()
        Image.new("RGB", (40, 30)).save(picture, "JPEG")
        fotos.add_foto(session, school, picture.getvalue(), bijschrift="Het plein")
        delen.add_deel(session, school, "verhalen", {"tekst": "Hier leerde ik fietsen."})

    assert run(parse(["exporteer", str(kaart), "--bekijk", "--json"])) == 0
    (rij,) = json.loads(capsys.readouterr().out)["rijen"]
    assert rij["fotos"] == ["foto ‘Het plein’: er is geen toestemming opgeschreven"]
    assert rij["verhalen"] == ["verhaal ‘Hier leerde ik fietsen.’"]

    assert run(parse(["exporteer", str(kaart), "--bekijk"])) == 0
    shown = capsys.readouterr().out
    assert "foto ‘Het plein’: er is geen toestemming opgeschreven" in shown
    assert "verhaal ‘Hier leerde ik fietsen.’" in shown
