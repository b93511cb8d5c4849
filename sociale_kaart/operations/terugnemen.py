"""Taking an import back, also when other work came after it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.operations.batches import existing_batch, recount
from sociale_kaart.operations.changes import Change, change_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Row
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.kaart import Actie, Kaart

AANGEPAST = "Is na de import aangepast."
IN_GEBRUIK = "Een andere hulpbron of een scenario verwijst ernaar."
ANDERE_LIJST = "Een andere import gaat er ook over."
ZELF_SAMENGEVOEGD = "Door jou samengevoegd."
GEEN_GESCHIEDENIS = "De geschiedenis van deze import is er niet meer."


@dataclass(frozen=True, slots=True)
class Gebleven:
    """A hulpbron that stays when its import is taken back, and why in Dutch."""

    hulpbron: str
    naam: str
    reden: str


@dataclass(frozen=True, slots=True)
class Teruggenomen(Change):
    """What taking an import back changed.

    Attributes:
        verwijderd: hulpbronnen that the import had made and that are gone now.
        hersteld: hulpbronnen that it had changed and that are as before.
        rijen: rows of the list that are gone; those of `gebleven` stay.
        gebleven: what stays, each with the reason.
    """

    verwijderd: int = 0
    hersteld: int = 0
    rijen: int = 0
    gebleven: tuple[Gebleven, ...] = ()

    @property
    def redenen(self) -> Mapping[str, int]:
        """How often each reason to stay occurs."""
        return Counter(one.reden for one in self.gebleven)


def undo_batch(session: Session, batch: str) -> Teruggenomen:
    """Take an import back as one step that can be undone.

    Gone are the hulpbronnen it made (also later, from the queue) that nobody touched since, its
    raw rows and what waits. What it changed in others becomes as it was, where that still stands.
    What was edited, merged or is in use stays, and is told.

    Raises:
        WorldError: the import is gone.
    """
    one = existing_batch(session, batch)
    kaart = session.kaart
    rows = kaart.rows("ruwe_rijen", batch=batch)
    made = {str(r["hulpbron"]) for r in rows if r["uitkomst"] == "geplaatst" and r["hulpbron"]}
    stays = _staying(kaart, batch, made)
    gone = made - stays.keys()
    tekst = f"Neem de import van ‘{one.bestand}’ terug"
    with kaart.action(tekst) as actie:
        restored, left = _put_back(kaart, actie, batch, rows, made)
        for uuid in sorted(gone):
            actie.delete("hulpbronnen", uuid)
        stays |= dict.fromkeys(left, AANGEPAST)
        for row in rows:
            merged = str(row["hulpbron"]) if row["uitkomst"] == "samengevoegd" else ""
            if merged and row["hulpbron"] and merged not in restored | left | gone:
                stays.setdefault(merged, ZELF_SAMENGEVOEGD)
        removed = _remove_rows(session, actie, batch, stays)
    change = change_of(session, actie.uuid, tekst)
    namen = kaart.namen(stays)
    return Teruggenomen(
        change.tekst,
        change.hulpbronnen,
        change.tabellen,
        None,
        len(gone),
        len(restored - left),
        removed,
        tuple(Gebleven(uuid, namen[uuid], reden) for uuid, reden in stays.items() if uuid in namen),
    )


def _staying(kaart: Kaart, batch: str, made: set[str]) -> dict[str, str]:
    """Return why hulpbronnen that an import made stay."""
    stays: dict[str, str] = {}
    same = kaart.untouched(made)
    others = {
        str(r["hulpbron"])
        for r in kaart.rows("ruwe_rijen")
        if r["hulpbron"] in made and r["batch"] != batch
    }
    used = _used(kaart, made)
    for uuid in made:
        if kaart.made_in("hulpbronnen", uuid) is None:
            stays[uuid] = GEEN_GESCHIEDENIS
        elif uuid not in same:
            stays[uuid] = AANGEPAST
        elif uuid in others:
            stays[uuid] = ANDERE_LIJST
        elif uuid in used:
            stays[uuid] = IN_GEBRUIK
    return stays


def _used(kaart: Kaart, made: set[str]) -> set[str]:
    """Return which hulpbronnen another one or a scenario refers to."""
    used = {
        str(r["naar"])
        for r in kaart.rows("relaties")
        if r["naar"] in made and r["hulpbron"] not in made
    }
    planned = {r["plek"] for r in kaart.rows("scenario_plekken") if r["plek"]}
    if planned:
        used |= {
            str(r["hulpbron"])
            for r in kaart.rows("plekken")
            if r["uuid"] in planned and r["hulpbron"] in made
        }
    return used


def _put_back(
    kaart: Kaart, actie: Actie, batch: str, rows: list[Row], made: set[str]
) -> tuple[set[str], set[str]]:
    """Undo what the import changed in what it did not make; return hulpbronnen done and left."""
    stap = kaart.made_in("batches", batch)
    if stap is None:
        return set(), set()
    own_rows = {str(row["uuid"]) for row in rows} | {batch}
    done, left = actie.put_back(stap, made, own_rows)
    known = kaart.namen(done | left).keys()
    return done & known, left & known


def _remove_rows(session: Session, actie: Actie, batch: str, stays: Mapping[str, str]) -> int:
    """Remove the raw rows of what is gone; the import itself when nothing of it stays."""
    kaart = session.kaart
    rows = kaart.rows("ruwe_rijen", batch=batch)
    kept = [r for r in rows if r["hulpbron"] in stays]
    older = {str(r["uuid"]) for r in kaart.rows("batches") if r["uuid"] != batch}
    if kept:
        for row in rows:
            if row["hulpbron"] not in stays:
                actie.delete("ruwe_rijen", str(row["uuid"]))
        recount(session, actie, batch)
    else:
        actie.delete("batches", batch)
    for uuid in older:
        recount(session, actie, uuid)
    return len(rows) - len(kept)
