"""Doorgeven: a copy for others, without log and raw rows, under an identity of its own."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain.notatie import datum
from sociale_kaart.project import bestanden, settings
from sociale_kaart.project.connection import connect_new, transaction
from sociale_kaart.project.opening import write_schema
from sociale_kaart.project.replay import materialise, read_state

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.project.store import Store

# What tells how the kaart came about stays behind: rows of lists, and what was said about them.
_LEFT_BEHIND = ("ruwe_rijen",)
_LEFT_BEHIND_OF_BATCHES = frozenset({"leeskeuze", "koppeling", "koppen", "meldingen"})


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
        for batch in state["batches"].values():
            for kolom in _LEFT_BEHIND_OF_BATCHES & batch.keys():
                del batch[kolom]
        # Nor does a photo go along that is only there to undo its removal.
        shown = {verhaal.get("foto") for verhaal in state["verhalen"].values()}
        state["fotos"] = {rij: foto for rij, foto in state["fotos"].items() if rij in shown}
        with transaction(copy, target.name):
            write_schema(copy)
            materialise(copy, state)
            bestanden.copy(store.connection, copy, bestanden.missing(copy))
            settings.set_local(
                copy,
                settings.DOORGEGEVEN,
                f"Doorgegeven op {datum(today())}. Deze kopie kan niet worden teruggevoegd.",
            )
