"""Uses the real window for a while, in a process of its own: `python use_the_window.py EXPORT`.

Opens the sample wijk, searches, registers, undoes, measures, exports for everybody, and closes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sociale_kaart.ui import background
from sociale_kaart.ui.app import make_application, start
from sociale_kaart.ui.main_window import MainWindow
from sociale_kaart.ui.table.panel import TablePanel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sociale_kaart.ui.workspace import Workspace

_LOOK_MS = 50
_PATIENCE = 2_400


class User(QObject):
    """Does one thing after another; each `yield` waits until something holds.

    Args:
        export: the file to write.
    """

    def __init__(self, export: Path) -> None:
        super().__init__()
        self._export = export
        self._steps = self._use()
        self._ready: Callable[[], bool] = lambda: True
        self._waited = 0
        self._at = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(_LOOK_MS)

    def _go_on(self) -> None:
        self._waited += 1
        if self._waited > _PATIENCE:
            modal = QApplication.activeModalWidget()
            said = modal.property("text") if modal is not None else ""
            _say(f"DUURT TE LANG bij stap {self._at}: {said}")
            QApplication.exit(4)
        if self._ready():
            try:
                self._ready = next(self._steps)
                self._at += 1
            except StopIteration:
                self._timer.stop()

    def _use(self) -> Iterator[Callable[[], bool]]:
        yield lambda: any(isinstance(w, MainWindow) for w in QApplication.topLevelWidgets())
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        yield lambda: window.workspace is not None
        workspace = _workspace(window)
        yield lambda: window.runner.idle and bool(workspace.area.buurtnamen)
        workspace.search.setFocus()
        QTest.keyClicks(workspace.search, "Zonne")
        yield lambda: True
        total = workspace.register.total
        workspace.register.add({"naam": "Net toegevoegd"}, {"x": 150_000.0, "y": 536_000.0})
        assert workspace.register.total == total + 1
        workspace.register.undo()
        assert isinstance(workspace.layout.reveal("tabel"), TablePanel)
        done: list[object] = []
        window.run(
            background.distances(workspace.session, ("huisarts",), ("lopen",), window.worker),
            done.append,
        )
        yield lambda: bool(done)
        window.run(
            background.export(workspace.session, "html", "publiek", self._export, window.worker),
            done.append,
        )
        yield lambda: len(done) == 2
        _say(f"KLAAR {total}")
        window.close()
        yield lambda: True


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _workspace(window: MainWindow) -> Workspace:
    workspace = window.workspace
    assert workspace is not None
    return workspace


if __name__ == "__main__":
    application = make_application(["gebruik"])
    user = User(Path(sys.argv[1]))
    sys.exit(start(voorbeeldwijk=True))
