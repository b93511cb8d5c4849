"""Entry point of `sociale-kaart`, `python -m sociale_kaart` and the frozen application.

Order of things: a worker process of a frozen application enters here too, so `freeze_support` comes
first and unconditionally (reached only behind a test, a frozen application starts itself without
end); then the command line, which opens the window when no command is given.
"""

from __future__ import annotations

import multiprocessing
import sys
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Run the command line with the arguments of this process and return the exit code."""
    multiprocessing.freeze_support()
    from sociale_kaart.cli import run  # noqa: PLC0415 - a worker must not pay for what it never uses

    return run(sys.argv[1:], _open_window)


def _open_window(kaart: Path | None, voorbeeldwijk: bool) -> int:  # noqa: FBT001 - a callback
    try:
        from sociale_kaart.ui.app import start  # noqa: PLC0415 - every command works without Qt
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        raise WorldError(
            "Het venster is niet geïnstalleerd.",
            "Installeer Sociale Kaart met het onderdeel ‘venster’, of gebruik de commando's "
            "(sociale-kaart --help).",
        ) from error
    return start(kaart, voorbeeldwijk=voorbeeldwijk)


if __name__ == "__main__":
    sys.exit(main())
