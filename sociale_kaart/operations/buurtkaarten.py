"""Print the buurtkaart of one buurt as an accessible PDF at a true scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output, require_other_output
from sociale_kaart.domain.papier import require_formaat, require_schaal
from sociale_kaart.operations import distances, opstellingen
from sociale_kaart.operations.buurtgegevens import buurt_gegevens, norm_cijfers
from sociale_kaart.operations.exports import context_of, released
from sociale_kaart.operations.outputs import require_name, written
from sociale_kaart.operations.toets import checked

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    import geopandas as gpd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.buurtkaart import NormCijfers
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.project.ondergrond_reader import Columns

_PLAATJES = frozenset({".png", ".svg"})
# What of the ondergrond a sheet is drawn from.
LAYERS = ("buurten", "straten", "water", "waterlopen", "groen", "gebouwen", "dekking")


@dataclass(frozen=True, slots=True)
class _Job:
    """All that the worker needs for one sheet."""

    vrijgave: Vrijgave
    context: KaartContext
    ondergrond: Path
    buurtcode: str
    afstanden: distances.Afstandenvraag | None
    normen: tuple[NormCijfers, ...]
    gegevens: BuurtGegevens
    formaat: str
    liggend: bool | None
    schaal: int | None
    grote_letter: bool = False
    als_plaatje: bool = False


def make_buurtkaart(
    session: Session,
    buurtcode: str,
    *,
    formaat: str = "A4",
    liggend: bool | None = None,
    schaal: int | None = None,
    grote_letter: bool = False,
    voor: str = "publiek",
    sinds: dt.date | None = None,
    uit: Path,
    worker: Worker,
    progress: Progress,
) -> dict[str, Any]:
    """Write the buurtkaart and return what is on it (the object of `buurtkaart --json`).

    Args:
        session: an open kaart with its ondergrond.
        buurtcode: CBS code, `BU…`.
        formaat: A4 or A3.
        liggend: landscape; None takes what fits the format best.
        schaal: one of `domain.papier.SCHALEN`, 5000 for 1:5.000; None fits the buurt on the sheet.
        grote_letter: large print: letters of 14 points, larger markers and numbers.
        voor: publiek, partners or intern.
        sinds: the day of the sheet before, to say what changed; None says nothing about it.
        uit: the PDF to write, whole or not at all; with the suffix .png or .svg the map alone.
        worker: does the work.
        progress: told of each step.

    Raises:
        WorldError: an unknown buurt, format or scale, or the file cannot be written.
        Cancelled: the user stopped; nothing was written.
    """
    ondergrond = session.required_ondergrond()
    as_picture = uit.suffix.lower() in _PLAATJES
    require_name(uit, uit.suffix.lower() if as_picture else ".pdf")
    require_other_output(uit, *session.files())
    require_formaat(formaat)
    if schaal is not None:
        require_schaal(schaal)
    require_buurt(buurtcode, ondergrond.columns("buurten", ["buurtcode", "buurtnaam"]))
    vrijgave, context = released(session, voor), context_of(session)
    afstanden: distances.Afstandenvraag | None = None
    normen: tuple[NormCijfers, ...] = ()
    if not as_picture:
        # Read ahead, while the rest is gathered here.
        worker.begin(opstellingen.prepare, ondergrond.path, "lopen")
        afstanden = distances.ask(
            session, vrijgave.hulpbronnen, beside_gemeente=True, buurtcodes=[buurtcode]
        )
        normen = norm_cijfers(session, voor=voor, worker=worker, progress=progress)
    gegevens = buurt_gegevens(session, [buurtcode], vrijgave.hulpbronnen, sinds)[buurtcode]
    job = _Job(
        vrijgave, context, ondergrond.path, buurtcode, afstanden, normen, gegevens,
        formaat, liggend, schaal, grote_letter, as_picture,
    )  # fmt: skip
    with named_output(uit) as made:
        on_it = worker.run(_render, job, made.work, progress=progress)
    on_it |= written(made)
    return on_it if as_picture else checked(on_it, made.uit, worker=worker, progress=progress)


def require_buurt(buurtcode: str, buurten: gpd.GeoDataFrame | Columns) -> None:
    """Check that the ondergrond has this buurt.

    Raises:
        WorldError: it has not; who typed a name is told the code.
    """
    if buurtcode not in set(buurten["buurtcode"]):
        raise _unknown_buurt(buurtcode, buurten)


def _unknown_buurt(typed: str, buurten: gpd.GeoDataFrame | Columns) -> WorldError:
    """Return the refusal; who typed a name gets the code of that buurt."""
    known = list(zip(buurten["buurtcode"], buurten["buurtnaam"], strict=True))
    wanted = typed.strip().casefold()
    meant = [pair for pair in known if wanted in {str(part).casefold() for part in pair}]
    code, naam = (meant or known)[0]
    return WorldError(
        f"De buurt ‘{typed}’ staat niet in de ondergrond.",
        f"Kies een code zoals {code} ({naam}).",
    )


def _render(job: _Job, work: Path, *, progress: Progress) -> dict[str, Any]:
    from sociale_kaart.exporting import buurtkaart  # noqa: PLC0415 - heavy

    buurten = opstellingen.load_layer(job.ondergrond, "buurten")
    bbox = buurtkaart.sheet_bbox(
        buurten,
        job.buurtcode,
        formaat=job.formaat,
        liggend=job.liggend,
        schaal=job.schaal,
        grote_letter=job.grote_letter,
        # A picture is always one map, however full.
        hulpbronnen=() if job.als_plaatje else job.vrijgave.hulpbronnen,
    )
    layers = buurtkaart.BuurtkaartLayers(
        **{naam: opstellingen.load_part(job.ondergrond, naam, bbox) for naam in LAYERS}
    )
    if job.als_plaatje:
        return buurtkaart.make_kaartplaatje(
            job.vrijgave,
            job.context,
            layers,
            job.buurtcode,
            formaat=job.formaat,
            liggend=job.liggend,
            schaal=job.schaal,
            grote_letter=job.grote_letter,
            path=work,
            progress=progress,
        )
    return buurtkaart.make_buurtkaart(
        job.vrijgave,
        job.context,
        layers,
        job.buurtcode,
        formaat=job.formaat,
        liggend=job.liggend,
        schaal=job.schaal,
        grote_letter=job.grote_letter,
        afstanden=distances.answer(job.afstanden, progress=progress) if job.afstanden else None,
        normen=job.normen,
        gegevens=job.gegevens,
        met_iso=False,
        path=work,
        progress=progress,
    )
