"""The imports of a kaart: what each list brought, and how its rows are written.

Every row of a list stands in `ruwe_rijen` with one outcome; the counts of the import are those of
its rows, made again and asserted at every change.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import regels
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.domain.tabellen import HULPBRONNEN
from sociale_kaart.domain.uitkomsten import UITKOMSTEN
from sociale_kaart.importing.keuzes import ADRES, REACH
from sociale_kaart.operations.editing import apply_edit
from sociale_kaart.operations.records import insert_contact, insert_plek

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value
    from sociale_kaart.importing.plan import Gelezen
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.kaart import Actie, Kaart

# Where a hulpbron comes from is kept beside it (`andere_bronnen`), not merged.
_PROVENANCE = frozenset({"bron", "bron_id", "batch"})


@dataclass(frozen=True, slots=True)
class Batch:
    """One import.

    Attributes:
        datum: ISO date.
        totalen: rows per outcome, all five; `rijen` is their sum.
        profiel: name of the profile it was read with, '' for none.
    """

    uuid: str
    bestand: str
    datum: str
    rijen: int
    totalen: Mapping[str, int]
    profiel: str = ""


def batches(session: Session) -> list[Batch]:
    """Return the imports of this kaart, the latest first; counted by their rows."""
    return [_batch(session.kaart, row) for row in reversed(session.kaart.rows("batches"))]


def existing_batch(session: Session, uuid: str) -> Batch:
    """Return one import.

    Raises:
        WorldError: it is gone.
    """
    row = session.kaart.row("batches", uuid)
    if row is None:
        raise WorldError("Deze import bestaat niet meer.", "Kies een andere.")
    return _batch(session.kaart, row)


def _batch(kaart: Kaart, row: Row) -> Batch:
    totals = totals_of(kaart, str(row["uuid"]))
    return Batch(
        str(row["uuid"]),
        str(row["bestand"] or ""),
        str(row["datum"] or ""),
        sum(totals.values()),
        totals,
        str(row["profiel"] or ""),
    )


def totals_of(kaart: Kaart, batch: str) -> dict[str, int]:
    """Return how many rows of an import have each outcome, all five."""
    found = kaart.tally("ruwe_rijen", "uitkomst", batch=batch)
    assert found.keys() <= set(UITKOMSTEN), "a row has no outcome"
    return {naam: found.get(naam, 0) for naam in UITKOMSTEN}


def recount(session: Session, actie: Actie, batch: str) -> None:
    """Write the counts of an import as its rows are now, as part of an action."""
    totals = totals_of(session.kaart, batch)
    actie.update("batches", batch, {"rijen": sum(totals.values()), **totals})


def write_new(actie: Actie, batch: str, read: Gelezen, plek: Mapping[str, Value] | None) -> str:
    """Write the hulpbron that a row of a list becomes; return its uuid."""
    velden: dict[str, Value] = {"status": STATUS_ACTIEF, **read.velden, "batch": batch}
    uuid = actie.insert("hulpbronnen", velden)
    if plek:
        insert_plek(actie, uuid, plek)
    if read.contact:
        insert_contact(actie, uuid, read.contact)
    insert_delen(actie, uuid, read.delen)
    return uuid


def insert_delen(
    actie: Actie, hulpbron: str, delen: Mapping[str, Sequence[Mapping[str, Value]]]
) -> None:
    """Add rows of delen; a row of a set that is there already stays."""
    for tabel, rows in delen.items():
        for deel in rows:
            actie.insert(tabel, {**deel, "hulpbron": hulpbron})


def write_merged(
    session: Session,
    actie: Actie,
    hulpbron: Hulpbron,
    read: Gelezen,
    *,
    plek: Mapping[str, Value] | None,
    gekozen: Collection[str] | None,
) -> None:
    """Merge a row of a list into a hulpbron; what it holds in sets is added.

    Args:
        session: the open kaart.
        actie: under way.
        hulpbron: what it becomes a part of.
        read: what the row says.
        plek: where the row is, None unknown.
        gekozen: fields that get the value of the row ('contact.…' for contacts, 'adres' for the
            first plek); None fills what is empty.
    """
    contact = dict(hulpbron.deel("contacten")[0]) if hulpbron.deel("contacten") else {}

    def wanted(veld: str, ours: Value) -> bool:
        return veld in gekozen if gekozen is not None else ours is None

    velden = {
        veld: value
        for veld, value in read.velden.items()
        if veld not in _PROVENANCE and wanted(veld, value_of(hulpbron, veld))
    }
    reach = {
        kolom: value
        for kolom, value in (read.contact or {}).items()
        if wanted(REACH + kolom, contact.get(kolom))
    }
    moves = wanted(ADRES, None if not hulpbron.plekken else "")
    apply_edit(
        session, actie, hulpbron, velden, plek=plek if moves else None, contact=reach or None
    )
    delen = dict(read.delen)
    if regels.only_at_buurt_level(velden.get("sfeer", hulpbron.sfeer)):
        # Further plekken of a row have a point.
        delen.pop("plekken", None)
    insert_delen(actie, hulpbron.uuid, delen)
    remember_source(actie, hulpbron, read.velden)


def remember_source(actie: Actie, hulpbron: Hulpbron, velden: Mapping[str, Value]) -> None:
    """Keep under which name and number another source knows a hulpbron."""
    source = {kolom: velden.get(kolom) for kolom in ("bron", "bron_id", "naam")}
    own = (hulpbron.bron, hulpbron.bron_id)
    if source["bron"] is not None and (source["bron"], source["bron_id"]) != own:
        actie.insert("andere_bronnen", {**source, "hulpbron": hulpbron.uuid})


def value_of(hulpbron: Hulpbron, kolom: str) -> Value:
    """Return a column of hulpbronnen, also one that is no attribute."""
    assert kolom in HULPBRONNEN.kolommen
    value: Value = getattr(hulpbron, kolom, None)
    return hulpbron.meer.get(kolom) if value is None else value


def cellen_of(row: Row) -> dict[str, str]:
    """Return the cells of a raw row by header; empty when nothing of it was kept."""
    found: dict[str, str] = json.loads(str(row["cellen"])) if row["cellen"] else {}
    return found
