"""Random SIGKILLs while a kaart is brought up to date: it is of one version or of the other.

Nothing is lost either way, the backup of before is whole when it is there, and the next opening
does what was left.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sociale_kaart.project import schema
from sociale_kaart.project.kaart import Kaart

REPOSITORY = Path(__file__).resolve().parents[2]
GOLDEN = REPOSITORY / "tests" / "golden"
CODE = (
    "import sys; from pathlib import Path; from sociale_kaart.project.kaart import Kaart;"
    "print('start', flush=True); Kaart.open(Path(sys.argv[1])).close(); print('klaar', flush=True)"
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")


def open_and_kill(path: Path, delay_s: float) -> None:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", CODE, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as opener:
        assert opener.stdout is not None
        opener.stdout.readline()
        time.sleep(delay_s)
        opener.kill()


def version_of(path: Path) -> int:
    """The format version, as sqlite sees the file after the kill (it rolls back by itself)."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        query = "SELECT waarde FROM kaart WHERE sleutel = 'formaat_versie'"
        return int(file.execute(query).fetchone()[0])


def kill_while_migrating(folder: Path, versie: int, chance: random.Random) -> int:
    """Kill one migration; return the version that the file was left at."""
    path = Path(shutil.copy(GOLDEN / f"formaat_{versie}.kaart.gpkg", folder))
    golden = json.loads((GOLDEN / f"formaat_{versie}.json").read_text("utf-8"))
    open_and_kill(path, chance.uniform(0, 0.12))
    left = version_of(path)
    assert versie <= left <= schema.FORMAAT_VERSIE
    with Kaart.open(path) as kaart:
        assert [p for p in kaart.check() if p.ernst == "fout"] == []
        assert len(kaart.hulpbronnen()) == len(golden["tabellen"]["hulpbronnen"])
        assert kaart.rows("metingen") == []
        assert kaart.rows("normen") != []
    assert version_of(path) == schema.FORMAAT_VERSIE
    for backup in folder.glob("*.voor-versie-*.kaart.gpkg"):
        with Kaart.open(backup, read_only=True) as before:
            assert len(before.hulpbronnen()) == len(golden["tabellen"]["hulpbronnen"])
    return left


@pytest.mark.parametrize("versie", range(1, schema.FORMAAT_VERSIE))
def test_a_few_kills(tmp_path: Path, versie: int) -> None:
    chance = random.Random(versie)
    for number in range(3):
        folder = tmp_path / str(number)
        folder.mkdir()
        kill_while_migrating(folder, versie, chance)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("versie", range(1, schema.FORMAAT_VERSIE))
def test_fifty_kills_leave_both_versions(tmp_path: Path, versie: int) -> None:
    chance = random.Random(100 + versie)
    left = []
    for number in range(50):
        folder = tmp_path / str(number)
        folder.mkdir()
        left.append(kill_while_migrating(folder, versie, chance))
    assert {versie, schema.FORMAAT_VERSIE} <= set(left), "the kills fell before and after"
