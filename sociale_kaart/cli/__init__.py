"""The command line: the same operations as the window, every command works without a display.

Order of things: arguments (wrong usage ends with 2), a stop button on Ctrl-C, one command, its
answer. The world ends with 1 and one Dutch sentence, our own bug with 3 and the path of the log.
"""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import Cancelled, WorldError, world_error_from_os

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    # Opens the window on a kaart, or on the sample wijk when the second argument says so.
    OpenWindow = Callable[[Path | None, bool], int]

DONE, WORLD, USAGE, BUG = 0, 1, 2, 3
# The commands that draw in the worker process, whatever else they do.
_OP_PAPIER = frozenset({"buurtkaart", "atlas", "raadsblad"})


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run one command line and return its exit code.

    Args:
        arguments: what was typed after `sociale-kaart`.
        open_window: called when no command was given; the two front ends do not know each other.
    """
    from sociale_kaart.cli.arguments import parse  # noqa: PLC0415 - workers never need it

    options = parse(arguments)
    try:
        return _run(options, open_window)
    except (Cancelled, KeyboardInterrupt) as stop:
        # An interrupt before the command had begun brings no text of its own.
        print(f"\n{str(stop) or Cancelled()}", file=sys.stderr)
        return WORLD
    except WorldError as error:
        print(error, file=sys.stderr)
        return WORLD
    except BrokenPipeError:
        # Whoever read our output has gone; there is nobody left to tell.
        return WORLD
    except OSError as error:
        naam = str(error.filename or "bestand")
        print(world_error_from_os(error, naam), file=sys.stderr)
        _log_bug(error)
        return WORLD
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be caught
        path = _log_bug(error)
        print(
            f"Dit is een fout in Sociale Kaart zelf. De bijzonderheden staan in {path}.",
            file=sys.stderr,
        )
        return BUG


def _run(options: argparse.Namespace, open_window: OpenWindow) -> int:
    if options.commando == "venster":
        return open_window(options.kaart, options.voorbeeldwijk)
    from sociale_kaart.operations.worker import Worker  # noqa: PLC0415 - start-up time

    with Worker() as worker:
        if options.commando in _OP_PAPIER:
            from sociale_kaart.operations.opstellingen import load_libraries  # noqa: PLC0415

            # The two processes read what they need from disk side by side.
            worker.begin(load_libraries)
        from sociale_kaart.cli import commands  # noqa: PLC0415 - start-up time

        return commands.run(options, worker)


def _log_bug(error: BaseException) -> str:
    from sociale_kaart.base.log import log_bug  # noqa: PLC0415 - only when needed

    try:
        return str(log_bug(error))
    except OSError:
        # No place for a log: then the traceback goes where somebody can still read it.
        traceback.print_exception(error)
        return "de regels hierboven"
