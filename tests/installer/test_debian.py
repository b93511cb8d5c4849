"""Which system libraries start.py finds missing."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    import pytest

ROOT = Path(__file__).resolve().parents[2]
ANSWER = """installed libegl1, libegl-mesa0 (= 1)
installed libglib2.0-0t64, libglib2.0-0 (= 2.80.0-6)
deinstall libgl1,
installed fonts-dejavu-core,
"""


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", ROOT / "installer/start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_library_under_its_new_name_is_not_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    start = load()
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(
        start.subprocess, "run", lambda *_a, **_k: subprocess.CompletedProcess([], 0, ANSWER)
    )
    wanted = ["libegl1", "libglib2.0-0", "libgl1", "fonts-dejavu-core", "libxcb-cursor0"]
    assert start.missing_debian(wanted) == ["libgl1", "libxcb-cursor0"]
