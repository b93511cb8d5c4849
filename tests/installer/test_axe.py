"""How start.py brings axe-core for the tests of the web page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.installer.test_debian import ROOT, load

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LOCK = ROOT / "tests/exporting/axe/package-lock.json"


def test_it_is_installed_from_the_lock_file_once_and_again_when_that_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, asked = load(), []

    def npm(command: list[str]) -> None:
        asked.append(command)
        (tmp_path / "node_modules").mkdir(exist_ok=True)

    lock = tmp_path / "package-lock.json"
    lock.write_text("{}")
    monkeypatch.setattr(start, "AXE", tmp_path)
    monkeypatch.setattr(start, "run", npm)
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    start.install_axe()
    start.install_axe()
    assert [command[:2] for command in asked] == [["/usr/bin/npm", "ci"]]
    assert "--ignore-scripts" in asked[0]
    lock.write_text('{"lockfileVersion": 3}')
    start.install_axe()
    assert len(asked) == 2


def test_without_npm_it_says_what_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start = load()
    monkeypatch.setattr(start, "AXE", tmp_path)
    monkeypatch.setattr(start.shutil, "which", lambda _name: None)
    start.install_axe()
    assert "overgeslagen" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_the_lock_file_has_a_checksum_and_names_no_place_to_fetch_from() -> None:
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    assert packages["node_modules/axe-core"]["integrity"].startswith("sha512-")
    assert "://" not in LOCK.read_text(encoding="utf-8")
    assert not any("resolved" in package for package in packages.values())
