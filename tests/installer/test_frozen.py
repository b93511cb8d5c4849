"""The frozen application: it starts, has exactly one worker, and ends.

A frozen program whose `freeze_support()` is not the first statement starts itself without end, so
the number of processes is guarded while it runs and everything is killed when it grows.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROCESS_LIMIT = 8

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts processes in /proc"),
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("PyInstaller", reason="PyInstaller is not installed")
    folder = tmp_path_factory.mktemp("frozen")
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
            "--distpath", str(folder / "dist"), "--workpath", str(folder / "work"),
            str(ROOT / "installer" / "sociale-kaart.spec"),
        ],
        check=True,
        cwd=folder,
    )  # fmt: skip
    return folder / "dist" / "sociale-kaart" / "sociale-kaart"


def workers_of(program: Path) -> set[int]:
    """Return the processes of the program that do the work of a worker."""
    found = set()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            command = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if command[0] == os.fsencode(program) and b"--multiprocessing-fork" in command:
            found.add(int(entry.name))
    return found


def run_guarded(command: list[str], program: Path) -> tuple[int, set[int]]:
    """Run a command in a process group of its own; return its exit code and all workers seen."""
    process = subprocess.Popen(command, start_new_session=True, env={"PATH": "/usr/bin:/bin"})
    seen: set[int] = set()
    deadline = time.monotonic() + 300
    try:
        while process.poll() is None:
            seen |= workers_of(program)
            assert len(seen) <= PROCESS_LIMIT, "the program keeps starting itself"
            assert time.monotonic() < deadline, "the program does not end"
            time.sleep(0.05)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return process.returncode, seen


def test_it_starts_runs_one_worker_and_ends(program: Path, tmp_path: Path) -> None:
    uit = tmp_path / "Zonneveen.ondergrond.gpkg"
    code, workers = run_guarded(
        [
            str(program), "ondergrond", "maken",
            "--osm", str(ROOT / "sample_data" / "zonneveen.osm.pbf"),
            "--buurten", str(ROOT / "sample_data" / "wijkenbuurten_9999.gpkg"),
            "--uit", str(uit),
        ],
        program,
    )  # fmt: skip
    assert code == 0
    assert uit.stat().st_size > 0
    assert len(workers) == 1
    time.sleep(1)
    assert workers_of(program) == set(), "a worker stayed behind"


def test_the_whole_main_job_runs_frozen(program: Path, tmp_path: Path) -> None:
    code, workers = run_guarded([str(program), "voorbeeld", "--uit", str(tmp_path)], program)
    assert code == 0
    assert len(workers) == 1
    assert (tmp_path / "buurtkaart_A4_publiek.pdf").read_bytes().startswith(b"%PDF-")
