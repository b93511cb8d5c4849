"""Makes the proof in the background: a moment after the last choice, the older one stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sociale_kaart.base.errors import WorldError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.drukwerk import Drukwerk
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.tasks import Task, TaskRunner

# Long enough to go on typing or turning a wheel, short enough to see what a choice does.
DELAY_MS = 400


class ProofMaker(QObject):
    """Makes proofs, one at a time; only the last one that was asked for is told.

    Args:
        runner: does the work in its thread.
        worker: does the heavy steps.
        kaart: the file it is read from.
        parent: owner.
    """

    began = Signal()
    stepped = Signal(str, int, int)
    # a Drukproef, with the Drukwerk it was made of
    made = Signal(object, object)
    # WorldError
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, runner: TaskRunner, worker: Worker, kaart: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._worker = worker
        self._kaart = kaart
        self._task: Task | None = None
        self._wanted: Drukwerk | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether a proof is being made, or will be in a moment."""
        return self._task is not None or self._timer.isActive()

    def want(self, wanted: Drukwerk, *, at_once: bool = False) -> None:
        """Make this proof, unless something else is wanted within a moment."""
        self._drop()
        self._wanted = wanted
        self.began.emit()
        self._timer.start(0 if at_once else DELAY_MS)

    def stop(self) -> None:
        """Stop, and tell it when there was something to stop."""
        was_busy = self.busy
        self.end()
        if was_busy:
            self.stopped.emit()

    def end(self) -> None:
        """Stop in silence."""
        self._timer.stop()
        self._drop()

    def _drop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            # It ends at its next step; what comes of it is no longer heard.
            task.cancel()

    def _start(self) -> None:
        wanted = self._wanted
        assert wanted is not None, "the timer runs only when something is wanted"
        task = self._runner.start(_job(self._kaart, wanted, self._worker), shown=False)
        self._task = task
        task.stepped.connect(lambda *step: self._on_step(task, *step))
        task.finished.connect(lambda result, error: self._on_end(task, wanted, result, error))

    def _on_step(self, task: Task, tekst: str, gedaan: int, totaal: int) -> None:
        if task is self._task:
            self.stepped.emit(tekst, gedaan, totaal)

    def _on_end(
        self, task: Task, wanted: Drukwerk, result: object, error: BaseException | None
    ) -> None:
        if task is not self._task:
            return
        self._task = None
        if isinstance(result, WorldError):
            self.refused.emit(result)
        elif error is None:
            self.made.emit(result, wanted)
        else:
            # A bug is shown by the runner; a stop from elsewhere is a stop here too.
            self.stopped.emit()


def _job(kaart: Path, wanted: Drukwerk, worker: Worker) -> Callable[[Progress], object]:
    def job(progress: Progress) -> object:
        from sociale_kaart.operations import drukwerk, sessions  # noqa: PLC0415 - heavy

        try:
            with sessions.open_kaart(kaart, read_only=True) as own:
                return drukwerk.make_drukproef(own, wanted, worker=worker, progress=progress)
        except WorldError as error:
            # It is told in the window of the proof, not in a question over it.
            return error

    return job
