"""Import a list of hulpbronnen: plan in the worker, apply in one transaction.

Every row of the list is accounted for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.files import atomic_output, require_input, require_other_output, sha256
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.operations.outputs import require_name
from sociale_kaart.operations.records import insert_contact, insert_plek

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.importing.plan import ImportPlan, PlannedRow
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.project.kaart import Actie, Kaart

# A list of a gemeente is a few MB; what asks for more than this is hostile or broken.
_LIST_MEMORY_MB = 3_000
UITKOMSTEN = ("geplaatst", "bijgewerkt", "samengevoegd", "wachtend", "overgeslagen")


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of an import: `rijen` equals the sum of the five outcomes.

    Attributes:
        redenen: how often each reason for waiting or skipping occurred.
        batch: uuid of the import in the kaart.
        meldingen: Dutch sentences, e.g. on columns that were not recognised.
    """

    rijen: int
    geplaatst: int
    bijgewerkt: int
    samengevoegd: int
    wachtend: int
    overgeslagen: int
    redenen: Mapping[str, int]
    batch: str
    meldingen: Sequence[str] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """Return the stable part of the receipt, as the command line prints it."""
        return {
            "rijen": self.rijen,
            **{naam: getattr(self, naam) for naam in UITKOMSTEN},
            "redenen": dict(self.redenen),
            "batch": self.batch,
        }


def import_hulpbronnen(
    session: Session,
    lijst: Path,
    *,
    verslag: Path | None = None,
    worker: Worker,
    progress: Progress,
) -> Receipt:
    """Import a list into the kaart as one step that can be undone.

    Args:
        session: the open kaart; its ondergrond gives the addresses.
        lijst: xlsx, xls, ods, csv or tsv.
        verslag: where the receipt is written as xlsx, if anywhere.
        worker: does the reading and the search for addresses.
        progress: told of each step.

    Raises:
        WorldError: the list or the receipt cannot be read or written; nothing was imported.
        Cancelled: the user stopped; nothing was imported.
    """
    if verslag is None:
        plan = plan_hulpbronnen(session, lijst, worker=worker, progress=progress)
        return apply_plan(session, plan, lijst, progress)
    require_name(verslag, ".xlsx")
    require_other_output(verslag, lijst, *session.files())
    plan = plan_hulpbronnen(session, lijst, worker=worker, progress=progress)
    # A receipt that cannot be written stops the import, and without an import there is no receipt.
    with atomic_output(verslag) as work:
        write_receipt(plan, lijst.name, work)
        return apply_plan(session, plan, lijst, progress)


def plan_hulpbronnen(
    session: Session, lijst: Path, *, worker: Worker, progress: Progress
) -> ImportPlan:
    """Say for each row of a list what would happen; changes nothing."""
    require_input(lijst, "De lijst")
    ondergrond = session.required_ondergrond()
    bestaande = session.kaart.hulpbronnen()
    return worker.run(
        _plan,
        lijst,
        ondergrond.path,
        bestaande,
        _previous_cells(session.kaart),
        progress=progress,
        memory_mb=_LIST_MEMORY_MB,
    )


def _previous_cells(kaart: Kaart) -> dict[str, dict[str, str]]:
    """Return, per hulpbron, the cells of the last row of a list it came from."""
    return {
        str(rij["hulpbron"]): json.loads(str(rij["cellen"]))
        for rij in kaart.rows("ruwe_rijen")
        if rij["hulpbron"] and rij["cellen"]
    }


def _plan(
    lijst: Path,
    ondergrond: Path,
    bestaande: Sequence[Hulpbron],
    vorige: Mapping[str, Mapping[str, str]],
    *,
    progress: Progress,
) -> ImportPlan:
    from sociale_kaart.importing.geocode import Geocoder  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.lijst import plan_import  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.spreadsheet import read_table  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    progress.step(f"‘{lijst.name}’ lezen…")
    table = read_table(lijst)
    progress.step("Adressen laden…")
    found = Ondergrond.open(ondergrond)
    geocoder = Geocoder(found.layer("adressen"), found.layer("buurten"))
    return plan_import(table, geocoder, bestaande, progress, vorige=vorige)


def apply_plan(session: Session, plan: ImportPlan, lijst: Path, progress: Progress) -> Receipt:
    """Carry out a plan in one transaction: all of it, or nothing after a stop or an error."""
    kaart = session.kaart
    totals = plan.totalen
    assert plan.rijen == sum(totals.values()), "a row was lost"
    with kaart.action(f"Importeer ‘{lijst.name}’") as actie:
        batch = actie.insert(
            "batches",
            {
                "bestand": lijst.name,
                "sha256": sha256(lijst),
                "datum": today().isoformat(),
                "rijen": plan.rijen,
                **totals,
            },
        )
        for done, row in enumerate(plan.rows):
            progress.step("Opslaan…", done, plan.rijen)
            uuid = _apply_row(actie, row, batch)
            actie.insert(
                "ruwe_rijen",
                {
                    "batch": batch,
                    "rijnummer": row.rijnummer,
                    "uitkomst": row.uitkomst,
                    "reden": row.reden,
                    "hulpbron": uuid,
                    "cellen": json.dumps(row.cellen, ensure_ascii=False),
                },
            )
    return Receipt(
        rijen=plan.rijen,
        redenen=dict(plan.redenen),
        batch=batch,
        meldingen=list(plan.meldingen),
        **totals,
    )


def _apply_row(actie: Actie, row: PlannedRow, batch: str) -> str | None:
    """Write what one row of the list becomes; return the uuid of its hulpbron, if it has one."""
    if row.uitkomst == "geplaatst":
        velden: dict[str, Value] = {"status": STATUS_ACTIEF, **row.velden, "batch": batch}
        uuid = actie.insert("hulpbronnen", velden)
        if row.plek:
            insert_plek(actie, uuid, row.plek)
        if row.contact:
            insert_contact(actie, uuid, row.contact)
        _insert_delen(actie, row, uuid)
        return uuid
    if row.uitkomst == "bijgewerkt" and row.bestaande:
        _update(actie, row, row.bestaande)
        return row.bestaande
    return None


def _update(actie: Actie, row: PlannedRow, uuid: str) -> None:
    """Write what a newer version of a list changes in a hulpbron: only what nobody edited."""
    actie.update("hulpbronnen", uuid, row.velden)
    if row.plek and row.plek_uuid:
        actie.update("plekken", row.plek_uuid, row.plek)
    elif row.plek:
        insert_plek(actie, uuid, row.plek)
    if row.contact and row.contact_uuid:
        actie.update("contacten", row.contact_uuid, row.contact)
    elif row.contact:
        insert_contact(actie, uuid, row.contact)
    _insert_delen(actie, row, uuid)


def _insert_delen(actie: Actie, row: PlannedRow, uuid: str) -> None:
    for tabel, rows in row.delen.items():
        for deel in rows:
            actie.insert(tabel, {**deel, "hulpbron": uuid})


def save_receipt(session: Session, plan: ImportPlan, lijst: Path, verslag: Path) -> None:
    """Write the receipt of a plan that was carried out as a new xlsx file.

    Raises:
        WorldError: it cannot be written there, or would take the place of a file in use.
    """
    require_name(verslag, ".xlsx")
    require_other_output(verslag, lijst, *session.files())
    with atomic_output(verslag) as work:
        write_receipt(plan, lijst.name, work)


def write_receipt(plan: ImportPlan, bestand: str, verslag: Path) -> None:
    """Write the receipt of a plan as xlsx, with the rows as they came."""
    from sociale_kaart.exporting import receipt  # noqa: PLC0415 - brings openpyxl

    receipt.write_receipt(verslag, plan, bestand)
