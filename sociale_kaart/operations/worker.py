"""One spawn process for heavy work, shared by window and command line.

scipy holds the GIL for a whole pass and a hostile spreadsheet may eat all memory, so such work runs
in a process of its own: the window stays alive, a cancel kills the process, and what it held goes
with it. Functions and arguments cross the border by pickle; progress comes back message by message.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
import traceback
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations.memory_limit import limited_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

    from sociale_kaart.base.progress import Progress

R = TypeVar("R")

# How long a cancel waits at most before it is noticed.
_POLL_S = 0.1


class WorkerDiedError(WorldError):
    """The process ended by itself, as the system does when memory runs out."""

    def __init__(self) -> None:
        super().__init__(
            "Dit werk is onverwacht gestopt, waarschijnlijk omdat het geheugen vol was.",
            "Sluit andere programma's en probeer het opnieuw, of neem een kleiner bestand.",
        )


class _PipeProgress:
    """Progress inside the worker: sends each step to the owner."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        self._pipe.send(("step", tekst, gedaan, totaal))


def _serve(pipe: Connection) -> None:
    """Do one task after another until the owner hangs up."""
    # Ctrl-C reaches the whole process group; the owner decides what happens. (Where signals can
    # be blocked they already are, see `_interrupts_kept_back`.)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            function, args, kwargs, memory_mb = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            with limited_memory(memory_mb):
                result = function(*args, progress=_PipeProgress(pipe), **kwargs)
            pipe.send(("done", result))
        except BrokenPipeError:
            return
        except MemoryError:
            pipe.send(("failed", WorkerDiedError(), ""))
        except Exception as error:  # noqa: BLE001 - every failure travels to the owner
            pipe.send(("failed", _portable(error), traceback.format_exc()))


@contextlib.contextmanager
def _interrupts_kept_back() -> Iterator[None]:
    """Start a process that Ctrl-C does not reach, not even before its first own statement.

    A blocked signal is inherited; here it waits, and reaches the owner when the block ends.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # multiprocessing starts a helper of its own first, and unblocks the signal when that is done.
    from multiprocessing.resource_tracker import ensure_running  # noqa: PLC0415 - not on Windows

    ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _portable(error: Exception) -> Exception:
    """Return the error, or a RuntimeError with its text when it cannot be pickled."""
    import pickle  # noqa: PLC0415 - only on failure

    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - whatever pickling runs into
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


class Worker:
    """Owner of the process; started at the first task, restarted after a cancel.

    `run` may be called from any thread; tasks wait for each other.
    """

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._turn = threading.Lock()
        # Tasks that nobody waits for, whose outcome comes before that of the next.
        self._ahead = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def begin(self, function: Callable[..., object], *args: Any) -> None:
        """Start with `function(*args, progress=…)`, and do not wait: what comes next finds it done.

        What it returns or raises is lost; who needs what it prepares runs into the failure anew.
        """
        with self._turn:
            try:
                self._connected().send((function, args, {}, 0))
                self._ahead += 1
            except (BrokenPipeError, ConnectionResetError):
                self._kill()

    def renew(self) -> None:
        """Give back the memory that large work took: the next task gets a fresh process."""
        with self._turn:
            self._kill()

    def run(
        self,
        function: Callable[..., R],
        *args: Any,
        progress: Progress,
        memory_mb: int = 0,
        **kwargs: Any,
    ) -> R:
        """Run `function(*args, progress=…, **kwargs)` in the process and return its result.

        Args:
            function: importable by name; its `progress` steps arrive at ours.
            args: positional arguments, pickled.
            progress: told of each step here; when it raises, the process is killed.
            memory_mb: what the task may use on top of what the process has; 0 is no limit.
            kwargs: keyword arguments, pickled.

        Raises:
            Cancelled: `progress` was cancelled; the next task gets a fresh process.
            WorkerDiedError: the process ended or ran out of memory.
            Exception: whatever the function raised.
        """
        with self._turn:
            pipe = self._connected()
            try:
                pipe.send((function, args, kwargs, memory_mb))
                for _ in range(self._ahead):
                    self._await(pipe, progress)
                self._ahead = 0
                outcome, value = self._await(pipe, progress)
            except (EOFError, BrokenPipeError, ConnectionResetError) as error:
                self._kill()
                raise WorkerDiedError from error
            except BaseException:
                # A cancel, or a failure of our own side: what the process does is no longer wanted.
                self._kill()
                raise
        if outcome == "failed":
            raise value
        result: R = value
        return result

    def _await(self, pipe: Connection, progress: Progress) -> tuple[str, Any]:
        step = ("Opstarten…", 0, 0)
        while True:
            if not pipe.poll(_POLL_S):
                progress.step(*step)
                continue
            message = pipe.recv()
            if message[0] == "step":
                step = message[1:]
                progress.step(*step)
            elif message[0] == "done":
                return "done", message[1]
            else:
                error: Exception = message[1]
                if message[2]:
                    error.add_note(message[2])
                return "failed", error

    def _connected(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._pipe is None:
            self._kill()
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(
                target=_serve, args=(theirs,), name="sociale-kaart-werker", daemon=True
            )
            with _interrupts_kept_back():
                process.start()
            theirs.close()
            self._process, self._pipe = process, ours
        return self._pipe

    def _kill(self) -> None:
        if self._pipe is not None:
            with contextlib.suppress(OSError):
                self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._pipe = None
        self._ahead = 0

    def close(self) -> None:
        """End the process; waits for a running task to be given up by its caller first."""
        with self._turn:
            self._kill()
