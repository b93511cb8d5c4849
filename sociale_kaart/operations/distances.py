"""Distance per buurt and per categorie over the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output
from sociale_kaart.domain.categorieen import categorieen as alle_categorieen
from sociale_kaart.domain.meetkeuze import NETWERKEN
from sociale_kaart.operations.exports import released

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.analysis.rapport import Rapport
    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.meetkeuze import Meetkeuze
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.project.ondergrond import Ondergrond

__all__ = [
    "NETWERKEN",
    "Afstandenvraag",
    "answer",
    "ask",
    "checked_categorieen",
    "compare_cbs",
    "distance_per_buurt",
    "report",
    "require_table_name",
    "write_distances",
]


def distance_per_buurt(
    session: Session,
    *,
    categorieen: Sequence[str] = (),
    netwerken: Sequence[str] = ("lopen",),
    voor: str = "intern",
    beside_gemeente: bool = False,
    buurtcodes: Collection[str] = (),
    worker: Worker,
    progress: Progress,
) -> pd.DataFrame:
    """Return a row per buurt × categorie × netwerk, with the columns of `analysis.buurten`.

    Registered hulpbronnen with a categorie count together with the reference voorzieningen.

    Args:
        session: an open kaart with its ondergrond.
        categorieen: codes; none means all.
        netwerken: lopen, fietsen, auto.
        voor: count only hulpbronnen that this audience may see; a distance that falls because
            of a hidden place would tell where it is. Our own figures count all (intern).
        beside_gemeente: add the rows of the gemeenten, their code in the column `buurtcode`.
        buurtcodes: give the rows of these buurten (and their gemeenten) alone; none means all.
        worker: does the computing, and keeps what it read of the ondergrond; the hulpbronnen are
            counted anew each time.
        progress: told of each step.

    Raises:
        WorldError: an unknown categorie, or no ondergrond.
    """
    vraag = ask(
        session,
        released(session, voor).hulpbronnen,
        categorieen=categorieen,
        netwerken=netwerken,
        beside_gemeente=beside_gemeente,
        buurtcodes=buurtcodes,
    )
    return worker.run(answer, vraag, progress=progress)


def ask(
    session: Session,
    hulpbronnen: Sequence[Hulpbron],
    *,
    categorieen: Sequence[str] = (),
    netwerken: Sequence[str] = ("lopen",),
    beside_gemeente: bool = False,
    buurtcodes: Collection[str] = (),
) -> Afstandenvraag:
    """Return the question of `distance_per_buurt`, for who has it answered in the worker.

    Args:
        session: an open kaart with its ondergrond.
        hulpbronnen: those that count.
        categorieen: as `distance_per_buurt`, and so on.
        netwerken: idem.
        beside_gemeente: idem.
        buurtcodes: idem.

    Raises:
        WorldError: an unknown categorie, or no ondergrond.
    """
    # BU0166… lies in GM0166.
    only = frozenset(buurtcodes) | {f"GM{code[2:6]}" for code in buurtcodes} or None
    return Afstandenvraag(
        session.required_ondergrond().path,
        hulpbronnen,
        checked_categorieen(categorieen),
        netwerken,
        beside_gemeente,
        only,
    )


def checked_categorieen(categorieen: Sequence[str]) -> list[str]:
    """Return the codes, each once in the order asked; none means all there are.

    Raises:
        WorldError: a code that is no categorie.
    """
    known = [categorie.code for categorie in alle_categorieen()]
    chosen = list(dict.fromkeys(categorieen)) or known
    for code in chosen:
        if code not in known:
            raise WorldError(
                f"De categorie ‘{code}’ bestaat niet.", f"Kies uit: {', '.join(known)}."
            )
    return chosen


def report(  # noqa: PLR0917 - what is asked, and with what it is answered
    session: Session,
    keuze: Meetkeuze,
    categorieen: Sequence[str],
    netwerken: Sequence[str],
    worker: Worker,
    progress: Progress,
    *,
    met_cellen: bool = True,
) -> Rapport:
    """Return all figures per buurt, wijk, gemeente and cell, with what they rest on.

    Args:
        session: an open kaart with its ondergrond.
        keuze: whose figures, how far, and which hulpbronnen count.
        categorieen: codes; none means all.
        netwerken: lopen, fietsen, auto; none means that of `keuze`.
        worker: does the computing, and keeps what it read for the next question.
        progress: told of each step.
        met_cellen: also the figures per 100 m cell.

    Raises:
        WorldError: an unknown categorie, or no ondergrond.
        Cancelled: the user stopped.
    """
    chosen = checked_categorieen(categorieen)
    ondergrond = session.required_ondergrond()
    hulpbronnen = released(session, keuze.voor).hulpbronnen
    job = _Vraag(
        ondergrond.path,
        hulpbronnen,
        keuze,
        chosen,
        tuple(netwerken) or (keuze.netwerk,),
        met_cellen,
    )
    return worker.run(_report, job, progress=progress)


@dataclass(frozen=True, slots=True)
class _Vraag:
    """All that the worker needs for a report."""

    ondergrond: Path
    hulpbronnen: Sequence[Hulpbron]
    keuze: Meetkeuze
    categorieen: Sequence[str]
    netwerken: Sequence[str]
    met_cellen: bool


def _report(vraag: _Vraag, *, progress: Progress) -> Rapport:
    from sociale_kaart.analysis.rapport import make_rapport  # noqa: PLC0415 - heavy
    from sociale_kaart.operations import opstellingen  # noqa: PLC0415 - heavy

    prepared = {}
    for done, soort in enumerate(vraag.netwerken):
        progress.step(f"Het netwerk ‘{soort}’ klaarzetten…", done, len(vraag.netwerken))
        prepared[soort] = opstellingen.load_opstelling(
            vraag.ondergrond, soort, zonder_trap=vraag.keuze.zonder_trap
        )
    return make_rapport(
        prepared,
        opstellingen.load_voorzieningen(vraag.ondergrond, vraag.hulpbronnen, vraag.keuze),
        opstellingen.load_layer(vraag.ondergrond, "wijken"),
        opstellingen.load_layer(vraag.ondergrond, "gemeenten"),
        vraag.categorieen,
        vraag.keuze,
        progress,
        met_cellen=vraag.met_cellen,
        bronnen=opstellingen.load_bronnen(vraag.ondergrond),
    )


def compare_cbs(rapport: Rapport, ondergrond: Ondergrond) -> pd.DataFrame:
    """Return our distances per buurt beside those that CBS published, never mixed.

    Args:
        rapport: of this ondergrond.
        ondergrond: its buurten and figures hold what CBS published.

    Returns:
        See `analysis.vergelijken_cbs.beside_cbs`; `summarize_cbs` there says how near they are.

    Raises:
        WorldError: the figures of CBS are of another year than the buurten.
    """
    from sociale_kaart.analysis.vergelijken_cbs import beside_cbs, published  # noqa: PLC0415
    from sociale_kaart.importing.cijfers import veld_of  # noqa: PLC0415 - heavy

    cijfers = ondergrond.cijfers()
    told = cijfers[["bron", "onderwerp", "naam"]].drop_duplicates().astype(str)
    velden = {(bron, code): veld_of(bron, code, naam) for bron, code, naam in told.to_numpy()}
    return beside_cbs(rapport.buurten, published(ondergrond.layer("buurten"), cijfers, velden))


@dataclass(frozen=True, slots=True)
class Afstandenvraag:
    """All that the worker needs for a table of distances."""

    ondergrond: Path
    hulpbronnen: Sequence[Hulpbron]
    categorieen: Sequence[str]
    netwerken: Sequence[str]
    beside_gemeente: bool
    only: frozenset[str] | None


def answer(job: Afstandenvraag, *, progress: Progress) -> pd.DataFrame:
    """Return the table of `distance_per_buurt`; for in the worker, it takes seconds at first."""
    from sociale_kaart.analysis.buurten import Herkomst, measure_gebieden  # noqa: PLC0415 - heavy
    from sociale_kaart.operations import opstellingen  # noqa: PLC0415 - heavy

    progress.step("De ondergrond lezen…")
    herkomst = {}
    for done, soort in enumerate(job.netwerken):
        progress.step(f"Het netwerk ‘{soort}’ klaarzetten…", done, len(job.netwerken))
        found = opstellingen.load_opstelling(job.ondergrond, soort)
        herkomst[soort] = Herkomst(found.network, found.adressen, found.access_leg)
    # Who lives where hangs on no network.
    buurten, gemeenten = opstellingen.load_gebieden(job.ondergrond, job.netwerken[0])
    return measure_gebieden(
        herkomst,
        [buurten, gemeenten] if job.beside_gemeente else [buurten],
        opstellingen.load_voorzieningen(job.ondergrond, job.hulpbronnen),
        job.categorieen,
        progress,
        only=job.only,
    )


def write_distances(frame: pd.DataFrame, uit: Path) -> Uitvoer:
    """Write the table as csv or xlsx, after the suffix of `uit`; returns the name that it got.

    Raises:
        WorldError: another suffix, or the file cannot be written.
    """
    from sociale_kaart.exporting import distances_export  # noqa: PLC0415 - brings openpyxl

    require_table_name(uit)
    csv = uit.suffix.lower() == ".csv"
    write = distances_export.write_csv if csv else distances_export.write_xlsx
    with named_output(uit) as made:
        write(frame, made.work)
    return made


def require_table_name(uit: Path) -> None:
    """Check the name of the file to write, so that nobody waits for a table that cannot be made.

    Raises:
        WorldError: it does not end with .csv or .xlsx.
    """
    if uit.suffix.lower() not in {".csv", ".xlsx"}:
        raise WorldError(
            f"Van ‘{uit.name}’ kan ik geen tabel maken.",
            "Kies een naam die eindigt op .csv of .xlsx.",
        )
