"""Freed memory goes back to the system, where the C library can be asked."""

from __future__ import annotations

import sys

import pytest

from sociale_kaart.base import memory


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc can be asked")
def test_it_is_asked_on_linux_and_never_fails() -> None:
    assert memory.give_back() == (memory._trim() is not None)


def test_elsewhere_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    memory._trim.cache_clear()
    monkeypatch.setattr(sys, "platform", "win32")
    try:
        assert memory.give_back() is False
    finally:
        memory._trim.cache_clear()
