"""Fixtures for all tests: the user's own folders stay untouched, real data only when present."""

from __future__ import annotations

import importlib.util
import socket
from pathlib import Path
from typing import Any

import pytest

QT_INSTALLED = importlib.util.find_spec("PySide6") is not None
REPOSITORY = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the setting of pytest-qt also where Qt, and so that plugin, is absent."""
    if not QT_INSTALLED:
        parser.addini("qt_log_level_fail", "level of Qt's messages that fails a test")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder with real data beside the checkout; without it the test skips and says so."""
    folder = REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real data is not beside this checkout")
    return folder


@pytest.fixture(autouse=True)
def own_user_folders(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give each test a home of its own: settings, cache and log of the user stay out of it."""
    home = tmp_path_factory.mktemp("home")
    for name in (
        "HOME",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_DATA_HOME",
        "LOCALAPPDATA",
        "APPDATA",
    ):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any test in which the product reaches for a network, this machine's own included."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            pytest.fail(f"something tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)
