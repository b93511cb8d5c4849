"""Progress is an argument, cancel is an exception."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told by long work how far it is; raises `Cancelled` when the user has stopped the work."""

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        """Say what is being done now (Dutch), and how far; `totaal` 0 means unknown.

        Raises:
            Cancelled: the user pressed Stop or Ctrl-C; the caller cleans up and lets it pass.
        """


class NoProgress:
    """Progress for work that nobody watches."""

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        """Do nothing."""
