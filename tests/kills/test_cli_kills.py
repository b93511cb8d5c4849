"""SIGKILL at random moments of an import and of exports: whole or not at all, and always sound."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "sociale_kaart"]
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}
IMPORT_KILLS = 60
EXPORT_KILLS = 40

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of Unix"),
]


def run(*arguments: str | Path) -> str:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], env=ENV, capture_output=True, text=True, check=True
    )
    return done.stdout


def killed_after(seconds: float, *arguments: str | Path) -> str:
    """Start a command, kill it with all its children, and return what it had acknowledged."""
    with subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=ENV,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        return process.stdout.read()


def records(kaart: Path) -> int:
    uit = kaart.with_name("telling.csv")
    report = json.loads(
        run("exporteer", kaart, "--soort", "csv", "--voor", "intern", "--uit", uit, "--json")
    )
    return int(report["rijen"]) + int(report["verborgen"])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample ondergrond and an empty kaart on it."""
    folder = tmp_path_factory.mktemp("kills")
    grond = folder / "Zonneveen.ondergrond.gpkg"
    sample = ROOT / "sample_data"
    run(
        "ondergrond", "maken", "--osm", sample / "zonneveen.osm.pbf",
        "--buurten", sample / "wijkenbuurten_9999.gpkg", "--uit", grond,
    )  # fmt: skip
    run("nieuw", folder / "leeg.kaart.gpkg", "--ondergrond", grond)
    return folder


def how_long(*arguments: str | Path) -> float:
    begun = time.monotonic()
    run(*arguments)
    return time.monotonic() - begun


def test_an_import_that_is_killed_is_whole_or_absent(empty: Path) -> None:
    lijst = ROOT / "sample_data" / "hulpbronnen_zonneveen.xlsx"
    kaart = empty / "import.kaart.gpkg"
    shutil.copy(empty / "leeg.kaart.gpkg", kaart)
    whole = how_long("importeer", lijst, "--in", kaart)
    full = records(kaart)
    assert full > 50
    chance = random.Random(20261122)
    seen = set()
    for number in range(IMPORT_KILLS):
        shutil.copy(empty / "leeg.kaart.gpkg", kaart)
        # Half of the kills fall in the last part, where the writing is.
        low = 0.0 if number % 2 else 0.7 * whole
        said = killed_after(
            chance.uniform(low, 1.1 * whole), "importeer", lijst, "--in", kaart, "--json"
        )
        check = json.loads(run("controleer", kaart, "--json"))
        assert check["in_orde"], check
        found = records(kaart)
        assert found in {0, full}
        if said:
            assert found == full, "an acknowledged import was lost"
        seen.add(found)
    assert seen == {0, full}, "the kills missed one side of the commit"


@pytest.mark.parametrize("soort", ["xlsx", "gpkg", "html", "csv"])
def test_an_export_that_is_killed_leaves_the_old_file_or_the_new_one(
    empty: Path, soort: str
) -> None:
    kaart = empty / f"export_{soort}.kaart.gpkg"
    shutil.copy(empty / "leeg.kaart.gpkg", kaart)
    run("importeer", ROOT / "sample_data" / "hulpbronnen_zonneveen.xlsx", "--in", kaart)
    before = kaart.read_bytes()
    uit = empty / f"uit.{soort}"
    arguments = ("exporteer", kaart, "--soort", soort, "--uit", uit, "--json")
    whole = how_long(*arguments)
    complete = uit.stat().st_size
    chance = random.Random(soort)
    for _ in range(EXPORT_KILLS // 4):
        uit.write_bytes(b"oud")
        said = killed_after(chance.uniform(0.0, 1.1 * whole), *arguments)
        size = uit.stat().st_size
        assert size == 3 or abs(size - complete) < 0.2 * complete
        if said:
            assert size != 3, "an acknowledged export was lost"
        assert kaart.read_bytes() == before
    run(*arguments)
    assert [p.name for p in empty.iterdir() if p.name.startswith(f".uit.{soort}")] == []
