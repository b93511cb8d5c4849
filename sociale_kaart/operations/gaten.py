"""Gaten: what there is within reach per buurt, beside what people said when they were asked.

Each cell (buurt and item of a list) has one of three states of `inventarisatie`. Only 'gevraagd,
niets gevonden' is a gat: where nobody was asked, nothing is known.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output, require_other_output
from sociale_kaart.domain.lenzen import LENZEN, Lens, lens
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.operations import inventarisatie
from sociale_kaart.operations.distances import require_table_name
from sociale_kaart.operations.exports import context_of, released
from sociale_kaart.operations.gaten_antwoord import Gaten, Telling
from sociale_kaart.operations.gaten_tabel import as_table, sheets_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron, Row
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

STRAAL_M = 500.0
_NIETS_CODE, _BEKEND_CODE = "gevraagd_niets_gevonden", "bekend"


def coverage(
    session: Session,
    lens_code: str,
    keuze: Meetkeuze | None = None,
    *,
    worker: Worker,
    progress: Progress,
) -> Gaten:
    """Return what is within reach per buurt and item, and what people said when asked.

    Args:
        session: an open kaart with its ondergrond.
        lens_code: code of one of `domain.lenzen.LENZEN`.
        keuze: network, radius (500 m when left out), steps, group, filters, audience.
        worker: does the computing.
        progress: told of each step.

    Raises:
        WorldError: an unknown lens, or no ondergrond.
        Cancelled: the user stopped.
    """
    chosen = lens(lens_code)
    if chosen is None:
        raise WorldError(
            f"De lijst ‘{lens_code}’ bestaat niet.",
            f"Kies uit: {', '.join(one.code for one in LENZEN)}.",
        )
    keuze = keuze or Meetkeuze()
    keuze = replace(keuze, straal_m=keuze.straal_m or STRAAL_M)
    hulpbronnen = [
        hulpbron
        for hulpbron in released(session, keuze.voor).hulpbronnen
        if chosen.codes_of(hulpbron)
    ]
    job = _Job(
        session.required_ondergrond().path,
        [hulpbron for hulpbron in hulpbronnen if keuze.counts(hulpbron)],
        _drawn_areas(session),
        chosen,
        keuze,
    )
    made: _Made = worker.run(_compute, job, progress=progress)
    return Gaten(
        lens=chosen,
        keuze=keuze,
        straal_m=float(keuze.straal_m or STRAAL_M),
        cellen=_with_answers(made.cellen, chosen, inventarisatie.inventarisaties(session)),
        aanbod=made.aanbod,
        tellingen={one.uuid: found for one in hulpbronnen if (found := tellingen_of(one))},
        niet_geteld=made.niet_geteld,
        nergens=made.nergens,
        weging=made.weging,
        meldingen=made.meldingen,
    )


def tellingen_of(hulpbron: Hulpbron) -> tuple[Telling, ...]:
    """Return the latest count of a hulpbron in each unit, in the order of the units."""
    latest: dict[str, Telling] = {}
    for row in hulpbron.deel("tellingen"):
        getal, eenheid = row.get("getal"), row.get("eenheid")
        if not isinstance(getal, int | float) or not eenheid:
            continue
        van, tot = (_text(row.get(column)) for column in ("van", "tot"))
        one = Telling(float(getal), str(eenheid), van, tot, bool(row.get("schatting")))
        known = latest.get(one.eenheid)
        if known is None or _last_day(one) >= _last_day(known):
            latest[one.eenheid] = one
    return tuple(latest[eenheid] for eenheid in sorted(latest))


def write_gaten(session: Session, gaten: Gaten, uit: Path) -> Uitvoer:
    """Write the cells as csv or as xlsx (with matrix, hulpbronnen and how it was counted).

    Returns:
        The name that the file really got.

    Raises:
        WorldError: another suffix, a file that is open here, or one that cannot be written.
    """
    from sociale_kaart.exporting import gaten_export  # noqa: PLC0415 - brings openpyxl

    require_table_name(uit)
    require_other_output(uit, *session.files())
    context = context_of(session)
    with named_output(uit) as made:
        if uit.suffix.lower() == ".csv":
            gaten_export.write_csv(as_table(gaten, context.jaar), made.work)
        else:
            gaten_export.write_xlsx(sheets_of(gaten), context, made.work)
    return made


@dataclass(frozen=True, slots=True)
class _Job:
    """All that the worker needs; the drawn areas as WKB."""

    ondergrond: Path
    hulpbronnen: Sequence[Hulpbron]
    eigen_gebieden: Mapping[str, bytes]
    lens: Lens
    keuze: Meetkeuze


@dataclass(frozen=True, slots=True)
class _Made:
    cellen: pd.DataFrame
    aanbod: pd.DataFrame
    niet_geteld: Mapping[str, int]
    nergens: int
    weging: str
    meldingen: tuple[str, ...]


def _compute(job: _Job, *, progress: Progress) -> _Made:
    import shapely  # noqa: PLC0415 - heavy

    from sociale_kaart.analysis import aanbod, gaten  # noqa: PLC0415 - heavy
    from sociale_kaart.operations.opstellingen import load_opstelling  # noqa: PLC0415 - heavy

    progress.step("De adressen klaarzetten…")
    keuze = job.keuze
    opstelling = load_opstelling(job.ondergrond, keuze.netwerk, zonder_trap=keuze.zonder_trap)
    areas = {uuid: shapely.from_wkb(wkb) for uuid, wkb in job.eigen_gebieden.items()}
    progress.step("Zoeken wat er binnen bereik is…")
    found = gaten.coverage(
        opstelling,
        aanbod.supply(job.hulpbronnen, job.lens.codes_of, areas),
        [item.code for item in job.lens.items],
        float(keuze.straal_m or STRAAL_M),
        groep=keuze.groep,
        progress=progress,
    )
    reasons = Counter(aanbod.reason_not_counted(hulpbron) for hulpbron in job.hulpbronnen)
    reasons.pop("", None)
    return _Made(
        found.cellen,
        found.aanbod,
        dict(sorted(reasons.items())),
        found.nergens,
        opstelling.weging[keuze.groep],
        opstelling.meldingen,
    )


def _drawn_areas(session: Session) -> dict[str, bytes]:
    from sociale_kaart.project import geopackage  # noqa: PLC0415 - with its users

    found = {
        str(row["uuid"]): geopackage.wkb_of(row.get("geom"))
        for row in session.kaart.rows("eigen_gebieden")
    }
    return {uuid: wkb for uuid, wkb in found.items() if wkb is not None}


def _with_answers(cellen: pd.DataFrame, chosen: Lens, log: Sequence[Row]) -> pd.DataFrame:
    """Lay the inventarisatielog beside the supply: state, how often asked, by whom and when.

    Who was asked about everything and knew something, did not say for which items: that answer
    tells nothing about a single cell.
    """
    asked = {
        item.code: [
            row
            for row in inventarisatie.questions(log, chosen.onderwerp, item.code)
            if row.get("onderwerp") or row.get("uitkomst") != _BEKEND_CODE
        ]
        for item in chosen.items
    }
    rows = []
    for buurtcode, item, aantal in zip(
        cellen["buurtcode"], cellen["item"], cellen["aantal"], strict=True
    ):
        mine = [row for row in asked[item] if inventarisatie.covers(row, buurtcode)]
        rows.append(_answer(int(aantal), mine))
    names = ["toestand", "gevraagd", "noemde_niets", "door"]
    return cellen.assign(**{name: [row[i] for row in rows] for i, name in enumerate(names)})


def _answer(aantal: int, gevraagd: Sequence[Row]) -> tuple[str, int, int, str]:
    """Return state, times asked, times that nothing was named, and by whom and when.

    Who named something that is not within reach did not find a gap: it is known.
    """
    named = sum(row.get("uitkomst") == _BEKEND_CODE for row in gevraagd)
    nothing = sum(row.get("uitkomst") == _NIETS_CODE for row in gevraagd)
    if aantal or (gevraagd and named == len(gevraagd)):
        toestand = inventarisatie.BEKEND
    else:
        toestand = inventarisatie.NIETS_GEVONDEN if gevraagd else inventarisatie.NIET_GEVRAAGD
    found = inventarisatie.Toestand(toestand, aantal, tuple(gevraagd))
    return toestand, len(gevraagd), nothing, found.door


def _text(value: object) -> str | None:
    return str(value) if value else None


def _last_day(telling: Telling) -> str:
    day = parse_datum(telling.tot) or parse_datum(telling.van)
    return day.isoformat() if day else ""
