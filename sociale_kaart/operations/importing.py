"""Import a list of hulpbronnen: plan in the worker, choose, apply in one transaction.

Every row of the list is accounted for. What waits stays in the kaart (`operations.wachtrij`), and
an import can be taken back later (`operations.terugnemen`).
"""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output, require_input, require_other_output, sha256
from sociale_kaart.domain.uitkomsten import UITKOMSTEN
from sociale_kaart.importing.keuzes import ImportChoices, RijKeuze, choose
from sociale_kaart.importing.plan import Gelezen
from sociale_kaart.importing.profielen import Lezing
from sociale_kaart.importing.voorstel import to_json, voorstel_of
from sociale_kaart.operations.batches import (
    Batch,
    batches,
    cellen_of,
    insert_delen,
    recount,
    totals_of,
    write_merged,
    write_new,
)
from sociale_kaart.operations.memory_limit import limited_memory
from sociale_kaart.operations.outputs import require_name
from sociale_kaart.operations.receipts import (
    Receipt,
    receipt_of,
    save_batch_receipt,
    save_receipt,
    write_receipt,
)
from sociale_kaart.operations.records import (
    allowed_plek,
    existing,
    insert_contact,
    insert_plek,
)
from sociale_kaart.operations.rondgestuurd import (
    is_returned,
    plan_workbook,
    waiting_returned,
    withdraw_when_personal,
    write_sets,
)
from sociale_kaart.operations.samenvoegen import known_apart, remember_not_the_same
from sociale_kaart.operations.terugnemen import Gebleven, Teruggenomen, undo_batch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.lijst import KaartStand
    from sociale_kaart.importing.plan import ImportPlan, PlannedRow
    from sociale_kaart.importing.profielen import Profiel
    from sociale_kaart.importing.spreadsheet import Leeskeuze
    from sociale_kaart.importing.vergelijken import EerdereLijst
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.project.kaart import Actie, Kaart

__all__ = [
    "UITKOMSTEN",
    "Batch",
    "Gebleven",
    "ImportChoices",
    "Receipt",
    "RijKeuze",
    "Teruggenomen",
    "apply_plan",
    "batches",
    "import_hulpbronnen",
    "plan_hulpbronnen",
    "save_batch_receipt",
    "save_receipt",
    "undo_batch",
    "write_receipt",
]

# A list of a gemeente is a few MB; what asks for more than this is hostile or broken.
_READING_MB = 500
# With the addresses and the plan of every row.
_LIST_MEMORY_MB = 3_000
# After so many rows the process that planned them is let go.
_MANY = 5_000
# Rows between two reports of progress.
_STEP = 200


def import_hulpbronnen(
    session: Session,
    lijst: Path,
    *,
    verslag: Path | None = None,
    worker: Worker,
    progress: Progress,
    koppeling: Koppeling | None = None,
    keuze: Leeskeuze | None = None,
    profiel: str | Profiel = "",
    profielen: Sequence[Profiel] = (),
) -> Receipt:
    """Import a list into the kaart as one step that can be undone.

    Args:
        session: the open kaart; its ondergrond gives the addresses.
        lijst: xlsx, xls, ods, csv or tsv.
        verslag: where the receipt is written as xlsx, if anywhere.
        worker: does the reading and the search for addresses.
        progress: told of each step.
        koppeling: which column is which field; None finds that out.
        keuze: how the file is read; None decides.
        profiel: name of the profile these two come from, or the profile to read the list with.
        profielen: what may be recognised by its headers when nothing is chosen.

    Raises:
        WorldError: the list or the receipt cannot be read or written; nothing was imported.
        Cancelled: the user stopped; nothing was imported.
    """
    if verslag is not None:
        require_name(verslag, ".xlsx")
        require_other_output(verslag, lijst, *session.files())
    plan = plan_hulpbronnen(
        session,
        lijst,
        worker=worker,
        progress=progress,
        koppeling=koppeling,
        keuze=keuze,
        profiel=profiel,
        profielen=profielen,
    )
    if verslag is None:
        return apply_plan(session, plan, lijst, progress)
    # A receipt that cannot be written stops the import, and without an import there is no receipt.
    with named_output(verslag) as made:
        write_receipt(plan, lijst.name, made.work)
        receipt = apply_plan(session, plan, lijst, progress)
    if made.melding:
        return dataclasses.replace(receipt, meldingen=(*receipt.meldingen, made.melding))
    return receipt


def plan_hulpbronnen(
    session: Session,
    lijst: Path,
    *,
    worker: Worker,
    progress: Progress,
    koppeling: Koppeling | None = None,
    keuze: Leeskeuze | None = None,
    profiel: str | Profiel = "",
    profielen: Sequence[Profiel] = (),
    vorige: str | None = None,
) -> ImportPlan:
    """Say for each row of a list what would happen; changes nothing.

    Args:
        session: the open kaart.
        lijst: the file.
        worker: does the reading and the search for addresses.
        progress: told of each step.
        koppeling: which column is which field; None finds that out.
        keuze: how the file is read; None decides.
        profiel: name of the profile these two come from, or the profile to read the list with;
            '' for none.
        profielen: what may be recognised by its headers when nothing is chosen.
        vorige: batch of which the list is a newer version; '' for none, None finds that out.
    """
    require_input(lijst, "De lijst")
    if lijst.samefile(session.kaart.path):
        raise WorldError("Dit is de kaart waar je nu in werkt.", "Kies een ander bestand.")
    ondergrond = session.required_ondergrond()
    bestaande = session.kaart.hulpbronnen()
    plan = worker.run(
        _plan,
        lijst,
        ondergrond.path,
        bestaande,
        _stand(session, profiel if isinstance(profiel, str) else profiel.naam, vorige),
        Lezing(koppeling, keuze, None if isinstance(profiel, str) else profiel, tuple(profielen)),
        progress=progress,
        memory_mb=_LIST_MEMORY_MB,
    )
    if plan.rijen > _MANY:
        # What the process used for so many rows would stand beside what writing them needs.
        worker.close()
    return plan


def _stand(session: Session, profiel: str, vorige: str | None) -> KaartStand:
    """Return what the kaart remembers of lists and doubles."""
    from sociale_kaart.importing.lijst import KaartStand  # noqa: PLC0415 - heavy

    kaart = session.kaart
    return KaartStand(
        _earlier_lists(kaart),
        vorige,
        known_apart(session),
        profiel,
        wachtend=waiting_returned(kaart),
        vergeten=kaart.forgotten(),
    )


def _earlier_lists(kaart: Kaart) -> tuple[EerdereLijst, ...]:
    """Return the imports with the rows that a newer list is compared with, the latest first.

    Of an import that has a newer version only what waits, and what that version no longer had.
    """
    from sociale_kaart.importing.vergelijken import EerdereLijst, EerdereRij  # noqa: PLC0415 - heavy

    found: list[EerdereLijst] = []
    told: set[Value] = set()
    newer: set[str] = set()
    for batch in reversed(kaart.rows("batches")):
        uuid = str(batch["uuid"])
        rows = kaart.rows("ruwe_rijen", batch=uuid)
        if is_returned(batch):
            # What our own workbook said is no version of any list; only what waits matters.
            rows = [row for row in rows if row["uitkomst"] == "wachtend"]
        if uuid in newer:
            rows = [
                row
                for row in rows
                if row["uitkomst"] == "wachtend" or row["hulpbron"] not in told | {None}
            ]
        told |= {row["hulpbron"] for row in rows}
        newer.add(str(batch["vorige"]))
        kept = tuple(
            EerdereRij(
                str(row["uuid"]),
                int(row["rijnummer"] or 0),
                str(row["uitkomst"] or ""),
                str(row["reden"] or ""),
                str(row["hulpbron"]) if row["hulpbron"] else None,
                cellen_of(row),
            )
            for row in rows
        )
        found.append(
            EerdereLijst(
                uuid,
                str(batch["bestand"] or ""),
                str(batch["datum"] or ""),
                str(batch["profiel"] or ""),
                str(batch["koppeling"] or ""),
                kept,
            )
        )
    return tuple(found)


def _plan(
    lijst: Path,
    ondergrond: Path,
    bestaande: Sequence[Hulpbron],
    stand: KaartStand,
    lezing: Lezing,
    *,
    progress: Progress,
) -> ImportPlan:
    from dataclasses import asdict, replace  # noqa: PLC0415 - beside what is heavy

    from sociale_kaart.importing.geocode import ADRESKOLOMMEN, Geocoder  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.lezen import read_list  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.lijst import plan_import  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.meer import with_more  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.rondgestuurd import is_own  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    progress.step("Adressen laden…")
    found = Ondergrond.open(ondergrond)
    adressen = found.columns("adressen", ADRESKOLOMMEN)
    buurten = found.columns("buurten", ("buurtcode", "buurtnaam"))
    plaatsen = set(adressen["plaats"]) - {None}
    buurtnamen = dict(zip(buurten["buurtcode"], buurten["buurtnaam"], strict=True))
    geocoder = Geocoder(adressen, buurten)
    del adressen, buurten
    progress.step(f"‘{lijst.name}’ lezen…")
    with limited_memory(_READING_MB):
        table, koppeling = read_list(lijst, lezing, plaatsen)
    stand = replace(
        stand,
        plaatsnamen=tuple(map(str, buurtnamen.values())),
        profiel=stand.profiel or koppeling.profiel,
    )
    if is_own(table):
        plan = plan_workbook(
            lijst, table, koppeling, geocoder, bestaande,
            stand=stand, buurtnamen=buurtnamen, progress=progress,
        )  # fmt: skip
    else:
        plan = plan_import(table, geocoder, bestaande, progress, koppeling=koppeling, kaart=stand)
    plan = with_more(plan, table.meer, geocoder, bestaande)
    leeskeuze = json.dumps(asdict(table.keuze), ensure_ascii=False)
    meldingen = (*table.toelichting, *plan.meldingen)
    return replace(plan, lezing={**plan.lezing, "leeskeuze": leeskeuze}, meldingen=meldingen)


def apply_plan(
    session: Session,
    plan: ImportPlan,
    lijst: Path,
    progress: Progress,
    choices: ImportChoices | None = None,
) -> Receipt:
    """Carry out a plan in one transaction: all of it, or nothing after a stop or an error.

    Args:
        session: the open kaart.
        plan: of `plan_hulpbronnen`.
        lijst: the file, for its name and checksum.
        progress: told of each step.
        choices: what the user decided; None does as planned.
    """
    chosen = choose(plan, choices)
    assert chosen.rijen == sum(chosen.totalen.values()), "a row was lost"
    with session.kaart.action(f"Importeer ‘{lijst.name}’") as actie:
        batch = actie.insert("batches", _batch_row(chosen, lijst))
        _Applier(session, actie, chosen, batch, progress).run()
        assert totals_of(session.kaart, batch) == chosen.totalen, "a row was lost"
    return receipt_of(chosen, batch)


def _batch_row(plan: ImportPlan, lijst: Path) -> dict[str, object]:
    return {
        "bestand": lijst.name,
        "sha256": sha256(lijst),
        "datum": today().isoformat(),
        "rijen": plan.rijen,
        **plan.totalen,
        "blad": plan.blad or None,
        "profiel": plan.profiel or None,
        "leeskeuze": plan.lezing.get("leeskeuze"),
        "koppeling": plan.lezing.get("koppeling"),
        "koppen": json.dumps(plan.koppen, ensure_ascii=False),
        "meldingen": json.dumps(plan.meldingen, ensure_ascii=False),
        "vorige": plan.vorige.batch if plan.vorige else None,
    }


class _Applier:
    """Writes the rows of a plan as part of one action."""

    def __init__(
        self, session: Session, actie: Actie, plan: ImportPlan, batch: str, progress: Progress
    ) -> None:
        self._session, self._actie, self._plan = session, actie, plan
        self._batch, self._progress = batch, progress
        # Row number -> uuid of the hulpbron it became.
        self._made: dict[int, str] = {}
        self._older: set[str] = set()

    def run(self) -> None:
        """Write all rows; those that go up in another row of the list come last."""
        for done, row in enumerate(sorted(self._plan.rows, key=lambda r: r.naar_rij is not None)):
            if done % _STEP == 0:
                self._progress.step("Opslaan…", done, self._plan.rijen)
            uuid = self._apply(row)
            self._keep(row, uuid)
            if row.vervangt:
                self._supersede(row.vervangt)
        for batch in self._older:
            recount(self._session, self._actie, batch)
        for hulpbron in self._plan.gestopt:
            reden = f"Staat niet meer in ‘{self._plan.bestand}’."
            stopped = {"status": "gestopt", "gestopt_op": today().isoformat()}
            self._actie.update("hulpbronnen", hulpbron, {**stopped, "reden_gestopt": reden})

    def _apply(self, row: PlannedRow) -> str | None:
        """Write what one row becomes; return the uuid of its hulpbron, if it has one."""
        if row.uitkomst == "geplaatst":
            plek = row.plek
            if plek and plek.get("x") is not None:
                plek = allowed_plek(self._session, row.velden.get("sfeer"), plek)
            uuid = write_new(
                self._actie, self._batch, Gelezen(row.velden, row.contact, row.delen), plek
            )
            self._made[row.rijnummer] = uuid
            for other in {row.geen_dubbele, *row.geen_dubbelen} - {None, uuid}:
                remember_not_the_same(self._actie, uuid, str(other))
            return uuid
        if row.uitkomst == "bijgewerkt" and row.bestaande:
            self._update(row, row.bestaande)
            return row.bestaande
        if row.uitkomst == "samengevoegd":
            return self._merge(row)
        return None

    def _update(self, row: PlannedRow, uuid: str) -> None:
        """Write what a newer version of a list changes in a hulpbron."""
        actie = self._actie
        if row.velden:
            actie.update("hulpbronnen", uuid, row.velden)
        if row.plek and row.plek_uuid:
            actie.update("plekken", row.plek_uuid, row.plek)
        elif row.plek:
            insert_plek(actie, uuid, row.plek)
        if row.contact and row.contact_uuid:
            actie.update("contacten", row.contact_uuid, row.contact)
        elif row.contact:
            insert_contact(actie, uuid, row.contact)
        insert_delen(actie, uuid, row.delen)
        if self._plan.rondgestuurd and (row.vervangen or "sfeer" in row.velden):
            hulpbron = existing(self._session, uuid)
            write_sets(actie, hulpbron, row)
            withdraw_when_personal(actie, hulpbron, row)

    def _merge(self, row: PlannedRow) -> str:
        uuid = row.bestaande or self._made[row.naar_rij or 0]
        hulpbron = self._session.kaart.hulpbron(uuid)
        assert hulpbron is not None, "a plan is of the kaart as it is"
        write_merged(
            self._session,
            self._actie,
            hulpbron,
            Gelezen(row.velden, row.contact, row.delen),
            plek=row.plek,
            gekozen=row.gekozen,
        )
        return uuid

    def _keep(self, row: PlannedRow, hulpbron: str | None) -> None:
        waits = row.uitkomst == "wachtend"
        self._actie.insert(
            "ruwe_rijen",
            {
                "batch": self._batch,
                "rijnummer": row.rijnummer,
                "uitkomst": row.uitkomst,
                "reden": row.reden,
                "hulpbron": hulpbron,
                "cellen": json.dumps(dict(row.cellen.items()), ensure_ascii=False),
                "voorstel": to_json(voorstel_of(row)) if waits else None,
                "toelichting": None if row.is_refused else row.toelichting,
                "lijkt_op": row.bestaande if waits else None,
            },
        )

    def _supersede(self, rij: str) -> None:
        """Let a row of an earlier import no longer wait: this list has a newer one."""
        row = self._session.kaart.row("ruwe_rijen", rij)
        if row is None or row["uitkomst"] != "wachtend":
            return
        reden = f"Vervangen door een rij van ‘{self._plan.bestand}’."
        settled = {"voorstel": None, "lijkt_op": None}
        self._actie.update(
            "ruwe_rijen", rij, {"uitkomst": "overgeslagen", "reden": reden, **settled}
        )
        self._older.add(str(row["batch"]))
