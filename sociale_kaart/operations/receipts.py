"""The proof of an import: every row of the list is in one of five outcomes.

As counts, and as a workbook with the rows as they came.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.base.files import named_output, require_other_output
from sociale_kaart.domain.uitkomsten import UITKOMSTEN
from sociale_kaart.importing.keuzes import choose
from sociale_kaart.operations.batches import cellen_of, existing_batch
from sociale_kaart.operations.outputs import require_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.importing.keuzes import ImportChoices
    from sociale_kaart.importing.plan import ImportPlan
    from sociale_kaart.operations.sessions import Session


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of an import: `rijen` equals the sum of the five outcomes.

    Attributes:
        redenen: how often each reason for waiting or skipping occurred.
        batch: uuid of the import in the kaart.
        meldingen: Dutch sentences, e.g. on columns that were not recognised.
        vergelijking: rows that are nieuw, gewijzigd and ongewijzigd beside the version of the list
            before, and hulpbronnen that are `verdwenen` from it; empty without such a version.
        profiel: name of the profile the list was read with, '' for none.
        koppeling: field -> header it was read from.
        niet_bewaard: headers of columns with personal data that were neither read nor kept.
        onbekende_waarden: (header, value) -> number of rows, of words in none of our lists.
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
    vergelijking: Mapping[str, int] = field(default_factory=dict)
    profiel: str = ""
    koppeling: Mapping[str, str] = field(default_factory=dict)
    niet_bewaard: Sequence[str] = ()
    onbekende_waarden: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the stable part of the receipt, as the command line prints it."""
        return {
            "rijen": self.rijen,
            **{naam: getattr(self, naam) for naam in UITKOMSTEN},
            "redenen": dict(self.redenen),
            "batch": self.batch,
            "vergelijking": dict(self.vergelijking),
            "profiel": self.profiel,
            "koppeling": dict(self.koppeling),
            "niet_bewaard": list(self.niet_bewaard),
            "onbekende_waarden": [
                {"kolom": kop, "waarde": waarde, "rijen": aantal}
                for (kop, waarde), aantal in self.onbekende_waarden.items()
            ],
        }


def receipt_of(plan: ImportPlan, batch: str) -> Receipt:
    """Return the receipt of a plan that was carried out as `batch`."""
    beside = [row.vergelijking for row in plan.rows]
    compared = {naam: beside.count(naam) for naam in ("nieuw", "gewijzigd", "ongewijzigd")}
    return Receipt(
        rijen=plan.rijen,
        redenen=dict(plan.redenen),
        batch=batch,
        meldingen=list(plan.meldingen),
        vergelijking={**compared, "verdwenen": len(plan.verdwenen)}
        if plan.vorige or plan.rondgestuurd
        else {},
        profiel=plan.profiel,
        koppeling=dict(plan.koppeling),
        niet_bewaard=plan.niet_bewaard,
        onbekende_waarden=dict(plan.onbekende_waarden),
        **plan.totalen,
    )


def save_receipt(
    session: Session,
    plan: ImportPlan,
    lijst: Path,
    verslag: Path,
    choices: ImportChoices | None = None,
) -> Uitvoer:
    """Write the receipt of a plan that was carried out as xlsx; returns the name that it got.

    Raises:
        WorldError: it cannot be written there, or would take the place of a file in use.
    """
    require_name(verslag, ".xlsx")
    require_other_output(verslag, lijst, *session.files())
    with named_output(verslag) as made:
        write_receipt(choose(plan, choices), lijst.name, made.work)
    return made


def write_receipt(plan: ImportPlan, bestand: str, verslag: Path) -> None:
    """Write the receipt of a plan as xlsx, with the rows as they came."""
    from sociale_kaart.exporting import receipt  # noqa: PLC0415 - brings openpyxl

    receipt.write_receipt(verslag, plan, bestand)


def save_batch_receipt(session: Session, batch: str, verslag: Path) -> Uitvoer:
    """Write the receipt of an import as the kaart keeps it, with its rows as they are now.

    Returns:
        The name that the file really got.

    Raises:
        WorldError: the import is gone, or the file cannot be written there.
    """
    require_name(verslag, ".xlsx")
    require_other_output(verslag, *session.files())
    plan = kept_plan(session, batch)
    with named_output(verslag) as made:
        write_receipt(plan, plan.bestand, made.work)
    return made


def kept_plan(session: Session, batch: str) -> ImportPlan:
    """Return an import as the kaart keeps it: its rows, outcomes and how it was read.

    Raises:
        WorldError: it is gone.
    """
    from sociale_kaart.importing.plan import ImportPlan, PlannedRow, counts  # noqa: PLC0415
    from sociale_kaart.importing.vergelijken import koppeling_of  # noqa: PLC0415 - heavy

    one = existing_batch(session, batch)
    row = session.kaart.row("batches", batch) or {}
    rows = tuple(
        PlannedRow(
            int(rij["rijnummer"] or 0),
            str(rij["uitkomst"] or ""),
            str(rij["reden"] or ""),
            str(rij["toelichting"] or ""),
            cellen=cellen_of(rij),
            oorspronkelijk=cellen_of(rij),
        )
        for rij in sorted(
            session.kaart.rows("ruwe_rijen", batch=batch), key=lambda r: int(r["rijnummer"] or 0)
        )
    )
    koppen = json.loads(str(row["koppen"])) if row.get("koppen") else None
    if koppen is None:
        koppen = list(dict.fromkeys(kop for rij in rows for kop in rij.cellen))
    koppeling = koppeling_of(str(row.get("koppeling") or ""), koppen)
    totalen, redenen = counts(rows)
    return ImportPlan(
        bestand=one.bestand,
        blad=str(row.get("blad") or ""),
        rows=rows,
        totalen=totalen,
        redenen=redenen,
        koppen=tuple(koppen),
        koppeling=dict(koppeling.velden),
        onbekende_kolommen=tuple(koppeling.over),
        onbekende_waarden={},
        meldingen=tuple(json.loads(str(row["meldingen"])) if row.get("meldingen") else ()),
        profiel=one.profiel,
    )
