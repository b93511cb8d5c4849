"""A bar over the window while the kaart is written: an import, a copy that is put back.

The work thread has the kaart meanwhile, so nothing else can be done in the window; but it keeps
painting, and Stop takes all of it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.base.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.ui.tasks import Task, TaskRunner

_WIDTH_PX = 400


class WriteProgress(QDialog):
    """The progress of one transaction; goes away by itself.

    Args:
        title: what is being done.
        runner: does the work in its thread.
        parent: the window.
        stoppable: whether there is a button that takes it all back.
    """

    def __init__(
        self,
        title: str,
        runner: TaskRunner,
        parent: QWidget | None = None,
        *,
        stoppable: bool = True,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None
        self._stopped: Callable[[], None] | None = None
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(_WIDTH_PX)
        self.text = QLabel(title, self)
        self.text.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Voortgang"))
        self.bar.setMaximum(0)
        self.stop = QPushButton(self.tr("Stop"), self)
        self.stop.clicked.connect(self.reject)
        self.stop.setVisible(stoppable)
        self._stoppable = stoppable
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.text)
        layout.addWidget(self.bar)
        layout.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Do `work(progress)` in the work thread, then `done(result)` here.

        A `WorldError` is shown by the window, as of all work; `stopped` is called after Stop.
        """
        self._stopped = stopped

        def ended(result: Any) -> None:
            self._close()
            done(result)

        self._task = self._runner.start(work, ended, shown=False)
        self._task.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self._task.finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self.open()

    def reject(self) -> None:
        """Qt: Stop and Esc; the dialog stays until everything has been taken back."""
        if self._task is not None and self._stoppable:
            self.text.setText(self.tr("Stoppen…"))
            self.stop.setEnabled(False)
            self._task.cancel()

    @Slot(str, int, int)
    def _step(self, tekst: str, gedaan: int, totaal: int) -> None:
        if self.stop.isEnabled():
            self.text.setText(tekst)
            self.bar.setMaximum(totaal)
            self.bar.setValue(gedaan)

    @Slot(object, object)
    def _finish(self, _: object, error: BaseException | None) -> None:
        if error is not None:
            self._close()
            if isinstance(error, Cancelled) and self._stopped is not None:
                self._stopped()

    def _close(self) -> None:
        if self._task is not None:
            self._task = None
            self.done(QDialog.DialogCode.Accepted)
            self.deleteLater()
