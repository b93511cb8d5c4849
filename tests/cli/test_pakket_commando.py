"""`pakket`: the kaart as one folder or zip."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sociale_kaart.cli.arguments import parse
from sociale_kaart.cli.commands import run
from sociale_kaart.operations import editing
from sociale_kaart.operations.sessions import new_kaart

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_was_asked_is_in_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kaart, uit = tmp_path / "proef.kaart.gpkg", tmp_path / "delen"
    with new_kaart(kaart, naam="Proef", onze_definitie="x", doel="y", ondergrond=None) as session:
        editing.add_hulpbron(
            session, {"naam": "School", "sfeer": "institutioneel", "formaliteit": "formeel"}
        )
    arguments = ["pakket", str(kaart), "--inhoud", "tekst", "csv", "--uit", str(uit), "--json"]
    assert run(parse(arguments)) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["bestanden"] == [
        "LEESMIJ.txt", "Lijst.txt", "Overzicht.csv", "Overzicht.verantwoording.txt",
    ]  # fmt: skip
    assert (data["voor"], data["rijen"], data["verborgen"]) == ("publiek", 1, 0)
    assert sorted(path.name for path in uit.iterdir()) == data["bestanden"]
    assert "School" in (uit / "Lijst.txt").read_text(encoding="utf-8-sig")
