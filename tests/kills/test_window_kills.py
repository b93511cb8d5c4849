"""Random SIGKILLs during work in the window: nothing acknowledged is lost, and undo is still there.

The model knows hulpbronnen by name, because the window chooses their uuids.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the window is not installed here")

from sociale_kaart.project.kaart import Kaart
from tests.kills import kaart_writer

REPOSITORY = Path(__file__).resolve().parents[2]
WRITER = REPOSITORY / "tests" / "kills" / "window_writer.py"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")


@dataclass
class Model:
    """The names that there should be, and what each undo goes back to."""

    seed: int
    names: frozenset[str] = frozenset()
    undoable: list[frozenset[str]] = field(default_factory=list)

    def after(self, number: int) -> Model:
        soort, naam = kaart_writer.plan(self.seed, number, self.names)
        if soort == "ongedaan":
            if not self.undoable:
                return self
            return Model(self.seed, self.undoable[-1], self.undoable[:-1])
        names = set(self.names)
        if soort == "voeg toe":
            names.add(f"naam {number}")
        elif soort == "hernoem":
            names.remove(naam)
            names.add(f"nieuw {number}")
        else:
            names.remove(naam)
        return Model(self.seed, frozenset(names), [*self.undoable, self.names])


def run_and_kill(path: Path, seed: int, number: int, delay_s: float) -> int:
    """Let the window work for a while, kill it, and return how much it acknowledged."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(WRITER), str(path), str(seed), str(number)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as writer:  # type: ignore[call-overload]
        first = writer.stdout.readline()
        assert first == "open\n", writer.stderr.read()
        time.sleep(delay_s)
        assert writer.poll() is None, writer.stderr.read()
        writer.kill()
        lines = [line for line in writer.stdout.read().splitlines(keepends=True) if "\n" in line]
    assert [int(line) for line in lines] == list(range(number, number + len(lines)))
    return len(lines)


def check_after_kill(path: Path, model: Model, number: int) -> tuple[Model, int]:
    """Hold the file against the model; return the model that it agrees with."""
    with Kaart.open(path) as kaart:
        found = frozenset(h.naam for h in kaart.hulpbronnen())
        one_more = model.after(number)
        depth = len(kaart._store.stack._done)
        if (found, depth) != (model.names, len(model.undoable)):
            model, number = one_more, number + 1
        assert found == model.names, f"after {number} acknowledged steps"
        assert depth == len(model.undoable), "the undo list is whole"
        assert [p for p in kaart.check() if p.ernst == "fout"] == []
    return model, number


def kill_repeatedly(path: Path, seed: int, kills: int) -> int:
    """Kill windows on one kaart `kills` times; return how much was acknowledged."""
    Kaart.create(path, naam="Proef", onze_definitie="", doel="").close()
    chance = random.Random(seed)
    model, number = Model(seed), 0
    for _ in range(kills):
        done = run_and_kill(path, seed, number, chance.uniform(0, 0.6))
        for _ in range(done):
            model = model.after(number)
            number += 1
        model, number = check_after_kill(path, model, number)
    return number


def test_a_few_kills_of_the_window(tmp_path: Path) -> None:
    assert kill_repeatedly(tmp_path / "k.kaart.gpkg", seed=77, kills=2) > 0


@pytest.mark.slow
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("seed", range(10))
def test_twenty_kills_of_the_window(tmp_path: Path, seed: int) -> None:
    """Ten seeds of twenty: the 200 kills that the kaart must survive."""
    assert kill_repeatedly(tmp_path / "k.kaart.gpkg", seed, kills=20) > 0
