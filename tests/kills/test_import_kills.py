"""SIGKILL while a list is written and while its queue is worked through.

A batch is wholly there or wholly not, its counts are those of its rows, the queue loses nothing,
and an answer that was acknowledged stays.
"""

# ruff: noqa: T201 - the figures are printed

from __future__ import annotations

import contextlib
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lijstjes_maken import counts, import_list, plan_list, write_list

from sociale_kaart.base import paths
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import wachtrij
from sociale_kaart.operations.ondergrond import OndergrondSources, make_ondergrond
from sociale_kaart.operations.sessions import new_kaart, open_kaart
from sociale_kaart.operations.worker import Worker

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session

ROOT = Path(__file__).resolve().parents[2]
WRITER = Path(__file__).with_name("import_writer.py")
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}
IMPORT_KILLS = 140
QUEUE_KILLS = 60

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(2400),
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of Unix"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kaart with a first import of which rows wait, and the plan of its next version."""
    made = tmp_path_factory.mktemp("kills")
    grond = made / "Zonneveen.ondergrond.gpkg"
    sources = OndergrondSources(
        osm=paths.sample_data("zonneveen.osm.pbf"),
        buurten=paths.sample_data("wijkenbuurten_9999.gpkg"),
    )
    with Worker() as worker:
        make_ondergrond(sources, grond, worker=worker, progress=NoProgress())
        with new_kaart(
            made / "begin.kaart.gpkg", naam="x", onze_definitie="x", doel="x", ondergrond=grond
        ) as session:
            import_list(session, write_list(made / "clubs 2025.csv", *rows(60, 0)), worker)
            following = write_list(made / "clubs 2026.csv", *rows(400, 20))
            plan = plan_list(session, following, worker)
            assert plan.totalen["wachtend"] > 20
            assert plan.totalen["bijgewerkt"] > 20
            assert any(row.vervangt for row in plan.rows)
    (made / "plan.pickle").write_bytes(pickle.dumps(plan))
    return made


def rows(number: int, first: int) -> list[dict[str, object]]:
    """Rows of which two in three have an address that is there."""
    return [
        {
            "Naam": f"Club Woord{n}tje",
            "Adres": f"Wolkenlaan {1 + n % 20}" if n % 3 else f"Verzonnenlaan {n + first}",
            "Plaats": "Zonneveen",
            "Telefoon": f"038-331{n + first:04}",
        }
        for n in range(first, first + number)
    ]


def killed(seconds: float, *arguments: object) -> int:
    """Let the writer work for so long after it began; return how often it said it was done."""
    with subprocess.Popen(
        [sys.executable, str(WRITER), *map(str, arguments)],
        env=ENV,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begin\n"
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        return process.stdout.read().count("klaar")


def time_of(*arguments: object) -> float:
    with subprocess.Popen(
        [sys.executable, str(WRITER), *map(str, arguments)],
        env=ENV,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        begun = time.monotonic()
        process.stdout.read()
        return time.monotonic() - begun


def queue(session: Session) -> dict[str, str | None]:
    return {
        str(row["uuid"]): str(row["voorstel"])
        for row in session.kaart.rows("ruwe_rijen", uitkomst="wachtend")
    }


def assert_sound(session: Session) -> None:
    assert [p for p in session.kaart.check() if p.ernst == "fout"] == []


def test_a_batch_is_wholly_there_or_wholly_not(folder: Path) -> None:
    kaart = folder / "import.kaart.gpkg"
    arguments = ("plan", kaart, folder / "plan.pickle", folder / "clubs 2026.csv")
    shutil.copy(folder / "begin.kaart.gpkg", kaart)
    with open_kaart(kaart, read_only=True) as session:
        before, waiting = counts(session), queue(session)
    whole = time_of(*arguments)
    with open_kaart(kaart, read_only=True) as session:
        after = counts(session)
    chance = random.Random(20261122)
    seen = {True: 0, False: 0}
    for _ in range(IMPORT_KILLS):
        shutil.copy(folder / "begin.kaart.gpkg", kaart)
        said = killed(chance.uniform(0.0, 1.2 * whole), *arguments)
        with open_kaart(kaart) as session:
            assert_sound(session)
            found = counts(session)
            assert found in (before, after)
            if found == before:
                assert queue(session) == waiting
                assert not said, "an acknowledged import was lost"
            seen[found == after] += 1
    print(f"{IMPORT_KILLS} keer gestopt: {seen[True]} keer heel, {seen[False]} keer niets")
    assert all(seen.values()), "the kills missed one side of the commit"


def test_the_queue_survives_and_keeps_every_answer(folder: Path) -> None:
    kaart = folder / "wachtrij.kaart.gpkg"
    shutil.copy(folder / "begin.kaart.gpkg", kaart)
    with open_kaart(kaart, read_only=True) as session:
        waits = wachtrij.waiting_count(session)
    whole = time_of("wachtrij", kaart)
    chance = random.Random(20261123)
    answered = set()
    for _ in range(QUEUE_KILLS):
        shutil.copy(folder / "begin.kaart.gpkg", kaart)
        said = killed(chance.uniform(0.0, whole), "wachtrij", kaart)
        with open_kaart(kaart) as session:
            assert_sound(session)
            counts(session)
            done = waits - wachtrij.waiting_count(session)
            # One answer can be on disk before it was acknowledged.
            assert said <= done <= said + 1
            assert len(wachtrij.waiting_rows(session)) == waits - done
            answered.add(done)
    print(f"{QUEUE_KILLS} keer gestopt na {min(answered)} tot {max(answered)} van {waits} rijen")
    assert len(answered) > 2
