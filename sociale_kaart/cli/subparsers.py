"""Where a command adds itself to the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import argparse


class Subparsers(Protocol):
    """What argparse gives to add commands to; its own class is private."""

    def add_parser(self, naam: str, /, *, help: str, description: str) -> argparse.ArgumentParser:  # noqa: A002
        """Add a command."""
