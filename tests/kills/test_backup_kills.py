"""Random SIGKILLs while backups are made: each file that has the name of one is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sociale_kaart.project.backups import default_folder, list_backups
from sociale_kaart.project.kaart import Kaart

REPOSITORY = Path(__file__).resolve().parents[2]
WRITER = """
import datetime as dt, sys
from pathlib import Path
from sociale_kaart.project.backups import make_backup
from sociale_kaart.project.kaart import Kaart
path = Path(sys.argv[1])
with Kaart.open(path) as kaart:
    print("open", flush=True)
    while True:
        with kaart.action("Voeg toe") as actie:
            actie.insert("hulpbronnen", {"naam": "Koor", "omschrijving": "x" * 500_000})
        make_backup(path, None, dt.datetime.now().astimezone())
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")


def test_what_has_the_name_of_a_backup_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "wijk.kaart.gpkg"
    Kaart.create(path, naam="Wijk", onze_definitie="", doel="").close()
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    chance = random.Random(3)
    seen: set[Path] = set()
    for _ in range(6):
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0, 0.25))
            writer.kill()
        whole = {one.path for one in list_backups(path)}
        assert set(default_folder(path).glob("[!.]*")) == whole
        for backup in whole - seen:
            with Kaart.open(backup, read_only=True) as copy:
                assert [p for p in copy.check() if p.ernst == "fout"] == []
        seen |= whole
    assert seen
    with Kaart.open(path) as kaart:
        assert kaart.hersteld
        assert [p for p in kaart.check() if p.ernst == "fout"] == []
