"""Long work beside the window: in a thread, with progress and Stop, results back by signal.

The work itself mostly waits for the worker process of `operations`, so the window stays usable.
A task gets plain data, never a widget, and the session of the window only while a modal bar keeps
the window from using it (`modal_progress`).
"""

from __future__ import annotations

import queue
import sys
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from sociale_kaart.base.errors import Cancelled, WorldError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.base.progress import Progress


class Task(QObject):
    """One piece of work and its progress; the progress object that the work is given.

    Args:
        work: called in another thread with this task as its progress.
        done: called in the GUI thread with the result.
        shown: whether the user sees a bar.
        parent: owner.
    """

    stepped = Signal(str, int, int)
    # result, error; emitted in the GUI thread, after `done`
    finished = Signal(object, object)

    def __init__(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None] | None,
        *,
        shown: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self.done = done
        self.shown = shown
        self._stop = threading.Event()

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        """Progress: tell the window; raises `Cancelled` after Stop."""
        self.check()
        self.stepped.emit(tekst, gedaan, totaal)

    def check(self) -> None:
        """Raise `Cancelled` after Stop."""
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def run(self) -> tuple[object, BaseException | None]:
        """Do the work and return its result or its error; called in another thread."""
        result: object = None
        error: BaseException | None = None
        try:
            self.check()
            result = self._work(self)
        except BaseException as caught:  # noqa: BLE001 - it is shown in the GUI thread
            error = caught
        return result, error


class _WorkThread:
    """One Python thread that does one thing after another and lives as long as the window.

    Not a QThreadPool: there Python forgets a thread after each call, and with it the contexts that
    pyproj keeps per thread; the next reading of a layer then crashes.
    """

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, work: Callable[[], None]) -> None:
        """Do `work` after what was submitted before."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="venster-werk", daemon=True)
            self._thread.start()
        self._queue.put(work)

    def drain(self) -> None:
        """Wait until all that was submitted has been done."""
        if self._thread is not None:
            reached = threading.Event()
            self._queue.put(reached.set)
            reached.wait()

    def end(self) -> None:
        """Do what was submitted and end the thread."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    def _serve(self) -> None:
        while (work := self._queue.get()) is not None:
            work()


class TaskRunner(QObject):
    """Starts tasks, one at a time, and brings their results to the GUI thread.

    Args:
        parent: owner.
    """

    stepped = Signal(str, int, int)
    busy_changed = Signal(bool)
    # WorldError
    failed = Signal(object)
    # task, result, error; from the work thread. A task may be deleted as soon as one receiver has
    # heard of its end, so it is not the task that tells it.
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._thread = _WorkThread()
        self._running: list[Task] = []

    @property
    def busy(self) -> bool:
        """Whether something is going on that the user sees."""
        return any(task.shown for task in self._running)

    @property
    def idle(self) -> bool:
        """Whether nothing at all is going on."""
        return not self._running

    def start(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None] | None = None,
        *,
        shown: bool = True,
    ) -> Task:
        """Do `work(progress)` in another thread, then `done(result)` in this one.

        A `WorldError` goes to `failed`, a stop is silent, any other error goes to the crash dialog.
        """
        task = Task(work, done, shown=shown, parent=self)
        task.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self._running.append(task)
        if shown:
            self.busy_changed.emit(True)  # noqa: FBT003 - a signal has no keywords
        # Not at once: short work would end before the caller has connected itself to the task.
        QTimer.singleShot(0, self, lambda: self._submit(task))
        return task

    def _submit(self, task: Task) -> None:
        # Everything may have been stopped meanwhile.
        if task in self._running:
            self._thread.submit(lambda: self._ended.emit(task, *task.run()))

    def cancel_shown(self) -> None:
        """Stop what the user sees."""
        for task in self._running:
            if task.shown:
                task.cancel()

    def stop(self) -> None:
        """Stop everything and wait for it."""
        for task in self._running:
            task.done = None
            task.cancel()
        self._thread.drain()
        was_busy = self.busy
        self._running.clear()
        if was_busy:
            self.busy_changed.emit(False)  # noqa: FBT003 - a signal has no keywords

    def end(self) -> None:
        """Stop everything for good; needed before the window goes."""
        self.stop()
        self._thread.end()

    @Slot(str, int, int)
    def _step(self, tekst: str, gedaan: int, totaal: int) -> None:
        sender = self.sender()
        if isinstance(sender, Task) and sender.shown:
            self.stepped.emit(tekst, gedaan, totaal)

    @Slot(object, object, object)
    def _finish(self, task: Task, result: object, error: BaseException | None) -> None:
        if task not in self._running:
            return
        self._running.remove(task)
        if task.shown:
            self.busy_changed.emit(self.busy)
        try:
            self._tell(task, result, error)
        finally:
            task.finished.emit(result, error)
            task.deleteLater()

    def _tell(self, task: Task, result: object, error: BaseException | None) -> None:
        if error is None:
            if task.done is not None:
                task.done(result)
        elif isinstance(error, WorldError):
            self.failed.emit(error)
        elif not isinstance(error, Cancelled):
            sys.excepthook(type(error), error, error.__traceback__)


class ProgressStrip(QWidget):
    """What is being done, how far, and Stop; lies in the status line.

    Args:
        runner: whose work is shown.
        parent: owner.
    """

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        self._text = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName(self.tr("Voortgang"))
        self._stop = QPushButton(self.tr("Stop"), self)
        self._stop.clicked.connect(runner.cancel_shown)
        for widget in (self._text, self._bar, self._stop):
            layout.addWidget(widget)
        runner.stepped.connect(self._show)
        runner.busy_changed.connect(self._toggle)
        self.hide()

    @Slot(str, int, int)
    def _show(self, tekst: str, gedaan: int, totaal: int) -> None:
        self._text.setText(tekst)
        # Qt shows a moving bar when the maximum is 0: how far is unknown.
        self._bar.setMaximum(totaal)
        self._bar.setValue(gedaan)

    @Slot(bool)
    def _toggle(self, busy: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        if busy and self.isHidden():
            self._show(self.tr("Bezig…"), 0, 0)
        self.setVisible(busy)
