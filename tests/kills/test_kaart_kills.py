"""Random SIGKILLs during edits: no acknowledged edit is lost, the file is sound every time.

After each kill the register is that of the acknowledged edits, or of one more (the edit that was on
disk but not yet said), and nothing in between.
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

from sociale_kaart.project.kaart import Kaart
from tests.kills import kaart_writer

REPOSITORY = Path(__file__).resolve().parents[2]
WRITER = Path(kaart_writer.__file__)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")


@dataclass
class Model:
    """The register as it should be: names by uuid, and what undo goes back to."""

    seed: int
    state: dict[str, str] = field(default_factory=dict)
    undoable: list[dict[str, str]] = field(default_factory=list)

    def after(self, number: int) -> Model:
        soort, uuid = kaart_writer.plan(self.seed, number, self.state)
        state, undoable = dict(self.state), [*self.undoable, self.state]
        if soort == "ongedaan":
            undoable = self.undoable[:-1]
            state = self.undoable[-1] if self.undoable else state
        elif soort == "voeg toe":
            state[uuid] = f"naam {number}"
        elif soort == "hernoem":
            state[uuid] = f"nieuw {number}"
        else:
            del state[uuid]
            if soort == "vergeet":
                undoable = []
        return Model(self.seed, state, undoable)


def run_and_kill(path: Path, seed: int, number: int, delay_s: float) -> list[str]:
    """Let the writer edit for a while, kill it, and return what it acknowledged."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, str(WRITER), str(path), str(seed), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        time.sleep(delay_s)
        writer.kill()
        # A line that was cut off by the kill has no end, and counts as not said.
        return [line for line in writer.stdout.read().splitlines(keepends=True) if "\n" in line]


def check_after_kill(path: Path, model: Model, acknowledged: int) -> tuple[Model, int]:
    """Hold the file against the model; return the model that it agrees with."""
    with Kaart.open(path, read_only=True) as reading:
        seen_before_recovery = {h.uuid: h.naam for h in reading.hulpbronnen()}
    with Kaart.open(path) as kaart:
        found = {h.uuid: h.naam for h in kaart.hulpbronnen()}
        assert found == seen_before_recovery
        one_more = model.after(acknowledged)
        if found == one_more.state:
            model, acknowledged = one_more, acknowledged + 1
        assert found == model.state, f"after {acknowledged} acknowledged edits"
        assert [p for p in kaart.check() if p.ernst == "fout"] == []
        assert kaart.history(1)[0].soort != "buiten"
        assert (kaart.undo_text is None) == (not model.undoable)
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    return model, acknowledged


def kill_repeatedly(path: Path, seed: int, kills: int) -> int:
    """Kill writers of one kaart `kills` times; return how many edits were acknowledged."""
    Kaart.create(path, naam="Proef", onze_definitie="", doel="").close()
    chance = random.Random(seed)
    model, number = Model(seed), 0
    for _ in range(kills):
        lines = run_and_kill(path, seed, number, chance.uniform(0, 0.15))
        assert [int(line) for line in lines] == list(range(number, number + len(lines)))
        for _ in lines:
            model = model.after(number)
            number += 1
        model, number = check_after_kill(path, model, number)
    return number


def test_a_few_kills(tmp_path: Path) -> None:
    assert kill_repeatedly(tmp_path / "k.kaart.gpkg", seed=1000, kills=4) > 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_twenty_kills(tmp_path: Path, seed: int) -> None:
    "Ten seeds of twenty: the 200 kills that the kaart must survive."
    assert kill_repeatedly(tmp_path / "k.kaart.gpkg", seed, kills=20) > 0


@pytest.mark.slow
def test_a_kill_while_a_kaart_is_made(tmp_path: Path) -> None:
    "It is there as a whole, or it is not there and can be made again."
    code = (
        "import sys; from pathlib import Path; from sociale_kaart.project.kaart import Kaart;"
        "print('start', flush=True);"
        "Kaart.create(Path(sys.argv[1]), naam='Proef', onze_definitie='', doel='')"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    chance = random.Random(7)
    made = 0
    for number in range(30):
        path = tmp_path / f"{number}.kaart.gpkg"
        command = [sys.executable, "-c", code, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as maker:
            assert maker.stdout is not None
            maker.stdout.readline()
            time.sleep(chance.uniform(0, 0.15))
            maker.kill()
        if path.exists():
            made += 1
            with Kaart.open(path) as kaart:
                assert kaart.naam == "Proef"
                assert kaart.check() == []
        else:
            Kaart.create(path, naam="Opnieuw", onze_definitie="", doel="").close()
    assert 0 < made < 30
