"""Print the buurtkaarten of an area as one atlas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output, require_other_output
from sociale_kaart.domain.papier import require_formaat, require_schaal
from sociale_kaart.operations import distances, opstellingen
from sociale_kaart.operations.buurtgegevens import buurt_gegevens, norm_cijfers
from sociale_kaart.operations.buurtkaarten import LAYERS, require_buurt
from sociale_kaart.operations.exports import context_of, released
from sociale_kaart.operations.outputs import require_name, written
from sociale_kaart.operations.toets import checked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.buurtkaart import NormCijfers
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


@dataclass(frozen=True, slots=True)
class AtlasWanted:
    """What the atlas is to be like.

    Attributes:
        buurten: codes in the order of the pages; none means all, by name.
        formaat: A4 or A3.
        liggend: orientation of the sheets; None takes per buurt what fits best.
        schaal: one scale for all; None fits each buurt on its sheet.
        grote_letter: large print: letters of 14 points, larger markers and numbers.
        voor: publiek, partners or intern.
        overzicht: include the map of all buurten.
        register: include the index by name.
        afstanden: include the distances and the normen on each sheet.
        sinds: the day of the atlas before, to say what changed; None says nothing about it.
    """

    buurten: Sequence[str] = ()
    formaat: str = "A4"
    liggend: bool | None = None
    schaal: int | None = None
    grote_letter: bool = False
    voor: str = "publiek"
    overzicht: bool = True
    register: bool = True
    afstanden: bool = True
    sinds: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """All that the worker needs."""

    vrijgave: Vrijgave
    context: KaartContext
    ondergrond: Path
    buurtcodes: Sequence[str]
    afstanden: distances.Afstandenvraag | None
    normen: tuple[NormCijfers, ...]
    gegevens: Mapping[str, BuurtGegevens]
    wanted: AtlasWanted


def make_atlas(
    session: Session, wanted: AtlasWanted, uit: Path, *, worker: Worker, progress: Progress
) -> dict[str, Any]:
    """Write the atlas and return what is in it (the object of `atlas --json`).

    Args:
        session: an open kaart with its ondergrond.
        wanted: which buurten, paper, scale and parts.
        uit: the PDF to write, whole or not at all.
        worker: does the work.
        progress: told of each buurt.

    Raises:
        WorldError: an unknown buurt, format or scale, or the file cannot be written.
        Cancelled: the user stopped; nothing was written.
    """
    ondergrond = session.required_ondergrond()
    require_name(uit, ".pdf")
    require_other_output(uit, *session.files())
    require_formaat(wanted.formaat)
    if wanted.schaal is not None:
        require_schaal(wanted.schaal)
    buurten = ondergrond.columns("buurten", ["buurtcode", "buurtnaam"])
    codes = list(dict.fromkeys(wanted.buurten))
    for code in codes:
        require_buurt(code, buurten)
    if not codes:
        named = sorted(
            (str(naam), str(code))
            for naam, code in zip(buurten["buurtnaam"], buurten["buurtcode"], strict=True)
        )
        # As people look it up: CBS writes s-Heerenbroek.
        codes = [code for _, code in sorted(named, key=lambda pair: pair[0].casefold())]
    if not codes:
        raise WorldError("De ondergrond heeft geen buurten.", "Maak de ondergrond opnieuw.")
    vrijgave, context = released(session, wanted.voor), context_of(session)
    afstanden: distances.Afstandenvraag | None = None
    normen: tuple[NormCijfers, ...] = ()
    if wanted.afstanden:
        # Read ahead, while the rest is gathered here.
        worker.begin(opstellingen.prepare, ondergrond.path, "lopen")
        afstanden = distances.ask(session, vrijgave.hulpbronnen, beside_gemeente=True)
        normen = norm_cijfers(session, voor=wanted.voor, worker=worker, progress=progress)
    gegevens = buurt_gegevens(session, codes, vrijgave.hulpbronnen, wanted.sinds)
    job = _Job(vrijgave, context, ondergrond.path, codes, afstanden, normen, gegevens, wanted)
    with named_output(uit) as made:
        on_it = worker.run(_render, job, made.work, progress=progress)
    on_it |= written(made)
    # What the pages took is given back before the file is looked at as a whole, and after.
    worker.renew()
    try:
        return checked(on_it, made.uit, worker=worker, progress=progress)
    finally:
        worker.renew()
        # So that a sheet that is printed next need not wait for the libraries.
        worker.begin(opstellingen.load_libraries)


def _render(job: _Job, work: Path, *, progress: Progress) -> dict[str, Any]:
    from sociale_kaart.exporting import atlas, buurtkaart  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    progress.step("De ondergrond lezen…")
    found = Ondergrond.open(job.ondergrond)
    wanted = job.wanted
    return atlas.make_atlas(
        job.vrijgave,
        job.context,
        buurtkaart.BuurtkaartLayers(**{naam: found.layer(naam) for naam in LAYERS}),
        job.buurtcodes,
        formaat=wanted.formaat,
        liggend=wanted.liggend,
        schaal=wanted.schaal,
        grote_letter=wanted.grote_letter,
        afstanden=distances.answer(job.afstanden, progress=progress) if job.afstanden else None,
        normen=job.normen,
        gegevens=job.gegevens,
        inhoud=atlas.Inhoud(wanted.overzicht, wanted.register, wanted.afstanden),
        met_iso=False,
        path=work,
        progress=progress,
    )
