"""One process for heavy work: results, errors, progress, cancel, memory."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations.worker import Worker, WorkerDiedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sociale_kaart.base.progress import Progress


def own_pid(*, progress: Progress) -> int:
    progress.step("even kijken")
    return os.getpid()


def count_to(number: int, *, progress: Progress) -> int:
    for done in range(number):
        progress.step("tellen", done, number)
    return number


def sleep(seconds: float, *, progress: Progress) -> None:
    progress.step("slapen")
    time.sleep(seconds)


def refuse(*, progress: Progress) -> None:
    raise WorldError("De lijst is leeg.", "Kies een andere.")


def stumble(*, progress: Progress) -> None:
    message = "een fout van ons"
    raise ValueError(message)


def die(*, progress: Progress) -> None:
    os._exit(9)


def eat(megabytes: int, *, progress: Progress) -> int:
    return len(bytearray(megabytes * 1_000_000))


class Recorder:
    """Remembers the steps and cancels after a number of them."""

    def __init__(self, cancel_after: int = 1_000_000) -> None:
        self.steps: list[tuple[str, int, int]] = []
        self._left = cancel_after

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled
        self.steps.append((tekst, gedaan, totaal))


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


def test_tasks_run_in_one_other_process(worker: Worker) -> None:
    first = worker.run(own_pid, progress=NoProgress())
    second = worker.run(own_pid, progress=NoProgress())
    assert first == second != os.getpid()


def test_progress_comes_back_step_by_step(worker: Worker) -> None:
    seen = Recorder()
    assert worker.run(count_to, 3, progress=seen) == 3
    assert [step for step in seen.steps if step[0] == "tellen"] == [
        ("tellen", 0, 3),
        ("tellen", 1, 3),
        ("tellen", 2, 3),
    ]


def test_an_error_of_the_world_arrives_whole(worker: Worker) -> None:
    with pytest.raises(WorldError, match="De lijst is leeg") as caught:
        worker.run(refuse, progress=NoProgress())
    assert caught.value.doen == "Kies een andere."


def test_a_bug_arrives_with_its_traceback(worker: Worker) -> None:
    before = worker.run(own_pid, progress=NoProgress())
    with pytest.raises(ValueError, match="een fout van ons") as caught:
        worker.run(stumble, progress=NoProgress())
    assert "in stumble" in "".join(caught.value.__notes__)
    assert worker.run(own_pid, progress=NoProgress()) == before


def test_cancel_kills_the_work_at_once_and_the_next_task_gets_a_fresh_process() -> None:
    with Worker() as worker:
        before = worker.run(own_pid, progress=NoProgress())
        begun = time.monotonic()
        with pytest.raises(Cancelled):
            worker.run(sleep, 60, progress=Recorder(cancel_after=3))
        assert time.monotonic() - begun < 10
        with pytest.raises(ProcessLookupError):
            os.kill(before, 0)
        assert worker.run(own_pid, progress=NoProgress()) != before


def test_what_is_begun_ahead_is_done_before_the_next_task_and_tells_nothing() -> None:
    with Worker() as worker:
        pid = worker.run(own_pid, progress=NoProgress())
        worker.begin(count_to, 2)
        worker.begin(stumble)
        assert worker.run(own_pid, progress=NoProgress()) == pid
        assert worker.run(count_to, 3, progress=NoProgress()) == 3


def test_a_renewed_worker_has_another_process() -> None:
    with Worker() as worker:
        before = worker.run(own_pid, progress=NoProgress())
        worker.begin(sleep, 60)
        worker.renew()
        assert worker.run(own_pid, progress=NoProgress()) != before


def test_a_process_that_dies_is_told_in_dutch_and_replaced() -> None:
    with Worker() as worker:
        with pytest.raises(WorkerDiedError, match="onverwacht gestopt"):
            worker.run(die, progress=NoProgress())
        assert worker.run(count_to, 2, progress=NoProgress()) == 2


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux limits memory")
def test_a_task_may_not_use_more_memory_than_it_was_given(worker: Worker) -> None:
    with pytest.raises(WorkerDiedError, match="geheugen"):
        worker.run(eat, 500, progress=NoProgress(), memory_mb=200)
    assert worker.run(eat, 500, progress=NoProgress()) == 500_000_000


def test_closing_ends_the_process() -> None:
    worker = Worker()
    pid = worker.run(own_pid, progress=NoProgress())
    worker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
