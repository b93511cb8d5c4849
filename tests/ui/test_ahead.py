"""What an open kaart needs is imported in the thread of the window, before anything opens."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from sociale_kaart.ui import ahead

if TYPE_CHECKING:
    from pathlib import Path

# In a process of its own: here all has long been imported.
_SCRIPT = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer

elsewhere = []

def see(event, args):
    if event == "import" and str(args[0]).startswith("sociale_kaart.ui"):
        if threading.get_ident() != threading.main_thread().ident:
            elsewhere.append(args[0])

sys.addaudithook(see)
from sociale_kaart.ui import ahead
from sociale_kaart.ui.app import make_application
from sociale_kaart.ui.main_window import MainWindow
from sociale_kaart.ui.settings import Settings

application = make_application(["test"])
window = MainWindow(Settings(Path(sys.argv[2])))
window.show()
print("before", ahead.ready())
window.open_kaart(Path(sys.argv[1]))
looking = QTimer()

def look():
    if window.workspace is not None and window.runner.idle:
        looking.stop()
        window.close()
        application.quit()

looking.timeout.connect(look)
looking.start(20)
application.exec()
print("after", ahead.ready(), elsewhere)
"""


def test_the_first_kaart_opens_without_a_class_of_qt_from_another_thread(
    kaart: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", _SCRIPT, str(kaart), str(tmp_path / "venster.ini")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines() == ["before False", "after True []"], done.stderr


def test_each_of_the_modules_is_one_of_the_window() -> None:
    ahead.import_some(ahead.MODULES)
    assert ahead.ready()
    assert all(name in sys.modules for name in ahead.MODULES)
