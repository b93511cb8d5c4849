"""What a command shows: progress on stderr, answers on stdout, a stop on Ctrl-C."""

from __future__ import annotations

import json
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, TextIO

from sociale_kaart.base.errors import Cancelled

if TYPE_CHECKING:
    from types import FrameType

    from sociale_kaart.base.files import Uitvoer

# A line of progress at most this often, so that a log of CI stays readable.
_EVERY_S = 0.2


class ConsoleProgress:
    """Progress on stderr that raises `Cancelled` at the first step after Ctrl-C.

    Ctrl-C only sets a flag, so nothing is torn half-way through a step; pressing it a second time
    ends the program at once (files are safe then too: they take their place only when whole).
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._stopped = False
        self._shown = ("", 0.0)
        self._width = 0

    def listen(self) -> None:
        """Catch Ctrl-C from now on."""
        signal.signal(signal.SIGINT, self._on_interrupt)

    def _on_interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._stopped:
            raise KeyboardInterrupt
        self._stopped = True

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        """Show a step; see `base.progress.Progress`."""
        if self._stopped:
            raise Cancelled
        text, moment = self._shown
        now = time.monotonic()
        if text == tekst and (not self._stream.isatty() or now - moment < _EVERY_S):
            return
        self._shown = (tekst, now)
        line = f"{tekst} {100 * gedaan // totaal} %" if totaal else tekst
        if self._stream.isatty():
            self._stream.write(f"\r{line:<{self._width}}")
            self._width = len(line)
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()

    def done(self) -> None:
        """Tell that all is written: from here on Ctrl-C has nothing left to stop."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def end(self) -> None:
        """Leave the line of progress behind."""
        if self._width:
            self._stream.write("\n")
            self._width = 0


def tell_name(made: Uitvoer) -> None:
    """Say it when a file got another name, because the old one is open in another program."""
    if made.melding:
        print(made.melding, file=sys.stderr)


def answer(options_json: bool, data: dict[str, Any], lines: list[str]) -> None:  # noqa: FBT001
    """Print the answer of a command: one JSON object, or sentences."""
    if options_json:
        print(json.dumps(data, ensure_ascii=False))
        return
    for line in lines:
        print(line)
