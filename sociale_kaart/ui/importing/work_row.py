"""What the wizard is doing in the background, how far, and Stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from sociale_kaart.base.errors import WorldError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.ui.tasks import Task, TaskRunner


class WorkRow(QWidget):
    """One piece of reading at a time; a newer one takes the place of the one before.

    Args:
        runner: does the work.
        parent: owner.
    """

    busy_changed = Signal(bool)
    # WorldError
    refused = Signal(object)

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Voortgang"))
        self.stop = QPushButton(self.tr("Stop"), self)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.stop)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether something is going on."""
        return self._task is not None

    def run(self, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Do `work(progress)` beside the window, then `done(result)`; a refusal is told."""
        self.cancel()

        def told(progress: Progress) -> Any:
            try:
                return work(progress)
            except WorldError as error:
                return error

        def ended(result: Any) -> None:
            if self._task is not task:
                return
            self._end()
            if isinstance(result, WorldError):
                self.refused.emit(result)
            else:
                done(result)

        task = self._runner.start(told, ended, shown=False)
        self._task = task
        task.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        task.finished.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self.text.setText(self.tr("Bezig…"))
        self.bar.setMaximum(0)
        self.show()
        self.busy_changed.emit(True)  # noqa: FBT003 - a signal has no keywords

    def cancel(self) -> None:
        """Stop; what was shown stays as it was."""
        if self._task is not None:
            self._task.done = None
            self._task.cancel()
            self._end()

    def _end(self) -> None:
        self._task = None
        self.hide()
        self.busy_changed.emit(False)  # noqa: FBT003 - a signal has no keywords

    @Slot(str, int, int)
    def _step(self, tekst: str, gedaan: int, totaal: int) -> None:
        if self.sender() is self._task:
            self.text.setText(tekst)
            self.bar.setMaximum(totaal)
            self.bar.setValue(gedaan)

    @Slot(object, object)
    def _failed(self, _: object, error: BaseException | None) -> None:
        if error is not None and self.sender() is self._task:
            self._end()
