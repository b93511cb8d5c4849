"""After a crash: what the next opening says; an ordinary close leaves nothing to say."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sociale_kaart.operations.sessions import open_kaart
from sociale_kaart.project.kaart import Hersteld, Kaart, Stap

REPOSITORY = Path(__file__).resolve().parents[2]
VICTIM = """
import os, signal, sys
from pathlib import Path
from sociale_kaart.project.kaart import Kaart
kaart = Kaart.open(Path(sys.argv[1]))
with kaart.action("Voeg ‘Koor’ toe") as actie:
    actie.insert("hulpbronnen", {"naam": "Koor"})
with kaart.action("Bezig") as actie:
    for number in range(int(sys.argv[2])):
        actie.insert("hulpbronnen", {"naam": "Half", "omschrijving": "x" * 5_000_000})
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kaart_that_was_closed_has_nothing_to_say(kaart: Kaart, pad: Path) -> None:
    assert kaart.hersteld is None
    kaart.close()
    with open_kaart(pad) as session:
        assert session.kaart.hersteld is None
        assert session.meldingen == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize(("half", "teruggedraaid"), [(0, False), (3, True)])
def test_after_a_kill_the_next_opening_says_what_is_there(
    kaart: Kaart,
    pad: Path,
    half: int,
    teruggedraaid: bool,  # noqa: FBT001
) -> None:
    "Three rows of 5 MB do not fit in the cache of SQLite, so that some of it was on disk already."
    kaart.close()
    done = subprocess.run(
        [sys.executable, "-c", VICTIM, str(pad), str(half)],
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert done.returncode == -signal.SIGKILL
    left = pad.read_bytes()
    with Kaart.open(pad, read_only=True) as reading:
        assert reading.hersteld is None
        assert [h.naam for h in reading.hulpbronnen()] == ["Koor"]
    assert pad.read_bytes() == left
    with open_kaart(pad) as session:
        hersteld = session.kaart.hersteld
        assert hersteld
        assert hersteld.laatste == session.kaart.history(1)[0]
        assert hersteld.teruggedraaid is teruggedraaid
        assert session.meldingen == [hersteld.tekst]
        assert "Voeg ‘Koor’ toe." in hersteld.tekst
        assert [h.naam for h in session.kaart.hulpbronnen()] == ["Koor"]
        assert session.kaart.undo_text == "Voeg ‘Koor’ toe"
    with open_kaart(pad) as session:
        assert session.meldingen == []
    assert [path.name for path in pad.parent.iterdir()] == [pad.name]


def test_a_lock_file_that_could_not_be_removed_is_no_crash(
    kaart: Kaart, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", refuse)
        kaart.close()
    assert pad.with_name(f"{pad.name}.slot").exists()
    with Kaart.open(pad) as again:
        assert again.hersteld is None


def test_the_sentences() -> None:
    tijd = dt.datetime(2026, 11, 22, 14, 5, tzinfo=dt.UTC)
    stap = Stap("a:1", "Voeg ‘Koor’ toe", tijd, "Ik", "actie")
    assert Hersteld(stap, teruggedraaid=True).tekst == (
        "Sociale Kaart is de vorige keer niet gewoon afgesloten. Alles wat was opgeslagen, staat er"
        " nog. De laatste stap (22 november 2026, 14:05): Voeg ‘Koor’ toe. Een stap die nog niet"
        " klaar was, is teruggedraaid."
    )
