"""Nothing leaves the laptop: the window works without a network and never asks for a socket.

A whole stay in the window (sample wijk, search, register, undo, distances, export) in a process
that the kernel kills when it, its worker or a library asks for an AF_INET or AF_INET6 socket; and
the same in a network namespace without any network. Controls show that both hold.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sandbox

pytest.importorskip("PySide6", reason="this part is about the window")
if not sandbox.supported():
    pytest.skip("the filter is made for Linux on x86-64 and arm64", allow_module_level=True)

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
_ASK = "import socket, sys; socket.socket(int(sys.argv[1]), socket.SOCK_STREAM); print('kon')"


def run(kind: str, *arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in the sandbox, as a user whose folders are all below `home`."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    return subprocess.run(
        [sys.executable, HERE / "sandbox.py", kind, sys.executable, *map(str, arguments)],
        env={
            **kept,
            "HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "SOCIALE_KAART_NIET_OPENEN": "1",
        },
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


@pytest.mark.parametrize("family", [sandbox.AF_INET, sandbox.AF_INET6])
def test_control_who_asks_for_a_socket_is_killed(family: int, tmp_path: Path) -> None:
    done = run("socket", "-c", _ASK, str(family), home=tmp_path)
    assert done.returncode == sandbox.KILLED, done.stderr
    assert "kon" not in done.stdout


def test_control_a_child_of_who_is_watched_is_killed_too(tmp_path: Path) -> None:
    code = (
        f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {_ASK!r}, '2']))"
    )
    done = run("socket", "-c", code, home=tmp_path)
    assert done.returncode != 0
    assert "kon" not in done.stdout


def test_control_a_pipe_between_our_own_processes_is_allowed(tmp_path: Path) -> None:
    done = run("socket", "-c", _ASK, "1", home=tmp_path)
    assert (done.returncode, done.stdout) == (0, "kon\n"), done.stderr


@pytest.mark.parametrize("kind", ["socket", "net"])
def test_the_window_is_used_without_a_network(kind: str, tmp_path: Path) -> None:
    export = tmp_path / "zonneveen.html"
    done = run(kind, HERE / "use_the_window.py", export, home=tmp_path)
    if kind == "net" and done.returncode == sandbox.NO_NAMESPACE:
        pytest.skip("this machine lets nobody make a network namespace")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "KLAAR" in done.stdout
    assert "Traceback" not in done.stderr
    assert export.stat().st_size > 10_000


def test_control_there_is_no_network_in_the_namespace(tmp_path: Path) -> None:
    code = (
        "import socket; s = socket.socket()\n"
        "try: s.connect(('127.0.0.1', 9))\n"
        "except ConnectionRefusedError: print('er is een netwerk')\n"
        "except OSError as error: print('geen netwerk')\n"
    )
    done = run("net", "-c", code, home=tmp_path)
    if done.returncode == sandbox.NO_NAMESPACE:
        pytest.skip("this machine lets nobody make a network namespace")
    assert done.stdout == "geen netwerk\n"
