"""The command that lays two ondergronden beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.cli.console import answer
from sociale_kaart.operations.ondergrond_vergelijken import compare_ondergronden, lines_of

if TYPE_CHECKING:
    from sociale_kaart.cli.commands import Context

_DONE = 0


def vergelijk(context: Context) -> int:
    """Show what changed in the reference voorzieningen, and what that means for a kaart."""
    options = context.options
    hulpbronnen = None
    if options.kaart is not None:
        with context.open(read_only=True) as session:
            hulpbronnen = session.kaart.hulpbronnen()
    found = compare_ondergronden(options.oud, options.nieuw, hulpbronnen)
    answer(options.json, found.as_json(), lines_of(found))
    return _DONE
