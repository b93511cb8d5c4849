"""Doorgeven: a copy for others, without log and raw rows, under an identity of its own."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain.notatie import datum
from sociale_kaart.project import settings
from sociale_kaart.project.connection import connect_new, transaction
from sociale_kaart.project.opening import write_schema
from sociale_kaart.project.replay import materialise, read_state

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.project.store import Store

# What tells how the kaart came about stays behind.
_LEFT_BEHIND = ("ruwe_rijen",)


def pass_on(store: Store, target: Path) -> None:
    """Write the copy, whole or not at all.

    It is a fresh file, so nothing of the old one can stand in unused pages. Where the ondergrond
    stands on this laptop is left out: a path can hold a name.

    Raises:
        WorldError: `target` cannot be written.
    """
    with atomic_output(target) as work, contextlib.closing(connect_new(work)) as copy:
        state = read_state(store.connection, derived=True)
        for tabel in _LEFT_BEHIND:
            state[tabel] = {}
        with transaction(copy, target.name):
            write_schema(copy)
            materialise(copy, state)
            photos = store.connection.execute("SELECT sha256, inhoud FROM foto_bestanden")
            copy.executemany("INSERT INTO foto_bestanden (sha256, inhoud) VALUES (?, ?)", photos)
            settings.set_local(
                copy,
                settings.DOORGEGEVEN,
                f"Doorgegeven op {datum(dt.datetime.now().astimezone().date())}."
                " Deze kopie kan niet worden teruggevoegd.",
            )
