"""How much is in a kaart, without opening it for work."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sociale_kaart.project import opening
from sociale_kaart.project.errors import sqlite_errors

if TYPE_CHECKING:
    from pathlib import Path


def count_hulpbronnen(path: Path) -> int:
    """Return how many hulpbronnen a kaart holds; nothing is written or locked.

    Raises:
        WorldError: no kaart, newer than this program, damaged, or being written right now.
    """
    with contextlib.closing(opening.open_reading(path)) as store, sqlite_errors(path.name):
        (aantal,) = store.connection.execute("SELECT count(*) FROM hulpbronnen").fetchone()
    return int(aantal)
