"""Entry point of `sociale-kaart`, `python -m sociale_kaart` and the frozen application.

Order of things: a worker process of a frozen application enters here too, so `freeze_support` comes
first and unconditionally (reached only behind a test, a frozen application starts itself without
end); then the command line, which opens the window when no command is given.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import Cancelled, WorldError

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType


def main() -> int:
    """Run the command line with the arguments of this process and return the exit code."""
    multiprocessing.freeze_support()
    # From the first moment that is ours, Ctrl-C is answered with a sentence.
    signal.signal(signal.SIGINT, _stop_early)
    from sociale_kaart.cli import run  # noqa: PLC0415 - a worker must not pay for what it never uses

    return run(sys.argv[1:], _open_window)


def _stop_early(_number: int, _frame: FrameType | None) -> None:
    """End before anything has begun; each front end brings an answer of its own."""
    os.write(2, f"{Cancelled()}\n".encode())
    os._exit(1)


def _has_no_display() -> bool:
    """Tell whether Qt would find nowhere to show a window, and end the program for it."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(map(os.environ.get, chosen))


def _open_window(kaart: Path | None, voorbeeldwijk: bool) -> int:  # noqa: FBT001 - a callback
    if _has_no_display():
        raise WorldError(
            "Er is geen beeldscherm, dus het venster kan niet open.",
            "Gebruik de commando's (sociale-kaart --help).",
        )
    try:
        from sociale_kaart.ui.app import start  # noqa: PLC0415 - every command works without Qt
    except ImportError as error:
        if (error.name or "").split(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        if not isinstance(error, ModuleNotFoundError):
            raise WorldError(
                f"Het venster mist een bibliotheek van het systeem ({error.msg}).",
                "Start python3 installer/start.py; dat zegt welke.",
            ) from error
        raise WorldError(
            "Het venster is niet geïnstalleerd.",
            "Installeer Sociale Kaart met het onderdeel ‘venster’, of gebruik de commando's "
            "(sociale-kaart --help).",
        ) from error
    return start(kaart, voorbeeldwijk=voorbeeldwijk)


if __name__ == "__main__":
    sys.exit(main())
