"""The worked example of docs/python-api.md runs as it stands, and names what there is."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations.sample import make_sample_kaart
from sociale_kaart.operations.worker import Worker

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "python-api.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample wijk, as the page says to make it."""
    made = tmp_path_factory.mktemp("api")
    with Worker() as worker:
        make_sample_kaart(made / "voorbeeld", worker=worker, progress=NoProgress())
    return made


def test_the_worked_example_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    blocks = re.findall(r"```python\n(.*?)```", TEXT, flags=re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        exec(compile(block, "docs/python-api.md", "exec"), names)
    told = capsys.readouterr().out
    assert re.search(r"Oude Dorp: gemiddeld \d+ m naar een speelplek", told)
    assert "Dichtbij is nog niet open" in told
    assert re.search(r"\d+ inwoners hebben geen speelplek binnen 600 m", told)


def modules() -> list[tuple[str, str]]:
    """Return every module of the table with the names of functions and classes it promises."""
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| (.*) \|$", TEXT, flags=re.MULTILINE)
    return [(modules, promise) for modules, promise in rows]


@pytest.mark.parametrize(("found", "promise"), modules())
def test_what_the_page_promises_is_there(found: str, promise: str) -> None:
    there = [
        importlib.import_module(f"sociale_kaart.analysis.{naam}")
        for naam in re.findall(r"`(\w+)`", found)
    ]
    for naam in re.findall(r"`(\w+)\(", promise):
        holder = [module for module in there if hasattr(module, naam)]
        assert holder, naam
        assert getattr(holder[0], naam).__doc__
