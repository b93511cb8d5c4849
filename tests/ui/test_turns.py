"""Reading in parts, so that the window stays usable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sociale_kaart.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot


def test_a_few_are_read_at_once_and_many_in_turns(qtbot: QtBot) -> None:
    owner = QObject()
    turns = Turns(owner)
    parts: list[int] = []
    done: list[bool] = []

    def some(items: Sequence[int]) -> None:
        parts.append(len(items))

    turns.start(range(3), some, lambda: done.append(True), per_turn=5)
    assert (parts, done, turns.busy) == ([3], [True], False)
    turns.start(range(12), some, lambda: done.append(True), per_turn=5)
    assert (parts, turns.busy) == ([3, 5], True)
    qtbot.waitUntil(lambda: not turns.busy, timeout=2_000)
    assert (parts, done) == ([3, 5, 5, 2], [True, True])


def test_what_begins_anew_ends_what_was_going_on(qtbot: QtBot) -> None:
    owner = QObject()
    turns = Turns(owner)
    read: list[str] = []
    done: list[str] = []
    turns.start("abcdef", read.extend, lambda: done.append("first"), per_turn=2)
    turns.start("xyz", read.extend, lambda: done.append("second"), per_turn=2)
    qtbot.waitUntil(lambda: not turns.busy, timeout=2_000)
    qtbot.wait(20)
    assert ("".join(read), done) == ("abxyz", ["second"])
