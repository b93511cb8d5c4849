"""A file that is open in Excel or Acrobat: what was made gets another name, and that is told.

Windows does not let such a file be replaced; the same error is raised here on purpose.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from uitvoer_soorten import SOORTEN

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.cli.arguments import parse
from sociale_kaart.cli.commands import run
from sociale_kaart.operations import exports
from sociale_kaart.operations.outputs import write_text

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


@pytest.fixture
def open_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the name ‘uit’ may be replaced, as if another program shows it."""
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).stem == "uit" and Path(target).exists():
            raise PermissionError(13, "The process cannot access the file", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)


@pytest.mark.usefixtures("open_elsewhere")
@pytest.mark.parametrize("kind", SOORTEN)
def test_every_kind_keeps_what_was_made(
    vol: Session, worker: Worker, tmp_path: Path, kind: str
) -> None:
    suffix, write = SOORTEN[kind]
    uit = tmp_path / f"uit{suffix}"
    if suffix:
        uit.write_bytes(b"open in Excel")
    else:
        uit.mkdir()
    made = write(vol, "publiek", uit, worker)
    assert made == tmp_path / f"uit (2){suffix}"
    assert made.exists()
    if suffix:
        assert uit.read_bytes() == b"open in Excel"
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.usefixtures("open_elsewhere")
def test_the_report_tells_the_name_and_why(vol: Session, worker: Worker, tmp_path: Path) -> None:
    uit = tmp_path / "uit.xlsx"
    uit.write_bytes(b"open in Excel")
    report = exports.export(vol, "xlsx", "publiek", uit, worker=worker, progress=NoProgress())
    assert report.as_json()["uit"] == str(tmp_path / "uit (2).xlsx")
    assert "nog open" in report.meldingen[0]
    assert "‘uit (2).xlsx’" in report.meldingen[0]


@pytest.mark.usefixtures("open_elsewhere")
def test_a_text_too(tmp_path: Path) -> None:
    uit = tmp_path / "uit.txt"
    uit.write_text("open", encoding="utf-8")
    made = write_text(uit, "nieuw")
    assert made.uit.name == "uit (2).txt"
    assert "uit (2).txt" in made.melding


@pytest.mark.usefixtures("open_elsewhere")
def test_the_command_line_says_it(
    vol: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit = tmp_path / "uit.csv"
    uit.write_text("open", encoding="utf-8")
    kaart = str(vol.kaart.path)
    export = ["exporteer", kaart, "--soort", "csv", "--uit", str(uit)]

    assert run(parse([*export, "--json"])) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["uit"].endswith("uit (2).csv")
    assert "nog open" in answer["meldingen"][0]

    assert run(parse(export)) == 0
    shown = capsys.readouterr().out
    assert "uit (3).csv" in shown
    assert "nog open" in shown
