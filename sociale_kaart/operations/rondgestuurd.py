"""Writing what somebody edited in a workbook that was sent round, and what it is held against."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.domain import regels
from sociale_kaart.domain.rondzenden import KENMERK
from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.operations.batches import cellen_of
from sociale_kaart.operations.editing import withdraw_places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron, Row
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.leesregels import Table
    from sociale_kaart.importing.lijst import KaartStand
    from sociale_kaart.importing.plan import ImportPlan, PlannedRow
    from sociale_kaart.importing.voorstel import Voorstel
    from sociale_kaart.project.kaart import Actie, Kaart

Wachtend = dict[str, tuple[str, dict[str, str]]]


def is_returned(batch: Row) -> bool:
    """Return whether an import was of a workbook that was sent round."""
    return bool(batch["koppen"]) and KENMERK in json.loads(str(batch["koppen"]))


def waiting_returned(kaart: Kaart) -> Wachtend:
    """Return the rows of such workbooks that wait: kenmerk -> (raw row, its cells)."""
    found: Wachtend = {}
    for row in kaart.rows("ruwe_rijen", uitkomst="wachtend"):
        cellen = cellen_of(row)
        if KENMERK in cellen:
            found[cellen[KENMERK]] = (str(row["uuid"]), cellen)
    return found


def plan_workbook(
    lijst: Path,
    table: Table,
    koppeling: Koppeling,
    geocoder: Geocoder,
    bestaande: Sequence[Hulpbron],
    *,
    stand: KaartStand,
    buurtnamen: Mapping[str, str],
    progress: Progress,
) -> ImportPlan:
    """Say for every row of a workbook that was sent round what it changes; runs in the worker."""
    from sociale_kaart.importing.rondgestuurd import sent_cells  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.rondgestuurd_plan import (  # noqa: PLC0415 - heavy
        Register,
        Terug,
        plan_returned,
    )

    terug = Terug(table, koppeling, sent_cells(lijst))
    nu = Register(bestaande, _shower(buurtnamen), stand)
    return plan_returned(terug, nu, geocoder, progress)


def _shower(buurtnamen: Mapping[str, str]) -> Callable[[Hulpbron], Mapping[str, str]]:
    """Return what the workbook would show of a hulpbron now."""
    from sociale_kaart.exporting.context import KaartContext  # noqa: PLC0415 - heavy
    from sociale_kaart.exporting.xlsx_verzonden import shown_texts  # noqa: PLC0415 - heavy

    context = KaartContext("", "", "", today(), buurtnamen=buurtnamen)
    return lambda hulpbron: shown_texts(hulpbron, context)


def write_sets(actie: Actie, hulpbron: Hulpbron, row: PlannedRow | Voorstel) -> None:
    """Let sets have exactly the codes that a cell names, as part of an action."""
    for tabel, codes in row.vervangen.items():
        kolom = _code_column(tabel)
        have = {str(deel[kolom]): str(deel["uuid"]) for deel in hulpbron.deel(tabel)}
        for deel in hulpbron.deel(tabel):
            if deel[kolom] not in codes:
                actie.delete(tabel, str(deel["uuid"]))
        for code in codes:
            if code not in have:
                actie.insert(tabel, {kolom: code, "hulpbron": hulpbron.uuid})


def withdraw_when_personal(actie: Actie, hulpbron: Hulpbron, row: PlannedRow) -> None:
    """Take the points and addresses away of what has become persoonlijk."""
    if "sfeer" in row.velden and regels.only_at_buurt_level(row.velden["sfeer"]):
        withdraw_places(actie, hulpbron)


def _code_column(tabel: str) -> str:
    lijst = [veld.naam for veld in beschrijving_van(tabel).velden if veld.lijst]
    return lijst[0]
