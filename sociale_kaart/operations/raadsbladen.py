"""Print a sheet for a participatieraad: a question, where people already meet, room to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output, require_other_output
from sociale_kaart.domain import noemt_persoon
from sociale_kaart.domain.papier import require_formaat
from sociale_kaart.operations import inbreng as inbreng_operations
from sociale_kaart.operations.buurtgegevens import buurt_gegevens
from sociale_kaart.operations.buurtkaarten import LAYERS, require_buurt
from sociale_kaart.operations.exports import context_of, released
from sociale_kaart.operations.inventarisatie import covers
from sociale_kaart.operations.outputs import require_name, written
from sociale_kaart.operations.toets import checked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.bladen.raadsblad import Vraag
    from sociale_kaart.exporting.bladen.vrije_inbreng import VrijeInbreng
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.operations.inbreng import Inbreng
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

LANGSTE_VRAAG = 300


@dataclass(frozen=True, slots=True)
class RaadsbladWanted:
    """What the sheet is to be like.

    Attributes:
        vraag: the question; the sheet begins with it.
        aan: to whom, such as 'de participatieraad van Kampen'.
        buurten: codes in the order of the sheet.
        afzender: who asks; '' leaves it off.
        formaat: A4 or A3.
        grote_letter: large print.
        voor: publiek, partners or intern; advice is public, so publiek is usual.
        antwoord_voor: the last day for an answer; None names no day.
        antwoord_hoe: how to answer; '' says to hand the sheet back.
        sinds: the day of the sheet before, to say what changed; None says nothing about it.
    """

    vraag: str
    aan: str
    buurten: Sequence[str]
    afzender: str = ""
    formaat: str = "A4"
    grote_letter: bool = False
    voor: str = "publiek"
    antwoord_voor: dt.date | None = None
    antwoord_hoe: str = ""
    sinds: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """All that the worker needs."""

    vraag: Vraag
    vrijgave: Vrijgave
    context: KaartContext
    ondergrond: Path
    buurtcodes: Sequence[str]
    inbreng: VrijeInbreng
    gegevens: Mapping[str, BuurtGegevens]
    formaat: str
    grote_letter: bool


def make_raadsblad(
    session: Session, wanted: RaadsbladWanted, uit: Path, *, worker: Worker, progress: Progress
) -> dict[str, Any]:
    """Write the sheet and return what stands on it (the object of `raadsblad --json`).

    Args:
        session: an open kaart with its ondergrond.
        wanted: the question, to whom, and about which buurten.
        uit: the PDF to write, whole or not at all.
        worker: does the work.
        progress: told of each buurt.

    Raises:
        WorldError: there is no question or nobody to ask, the question names a person, an unknown
            buurt, format or audience, or the file cannot be written.
        Cancelled: the user stopped; nothing was written.
    """
    from sociale_kaart.exporting.bladen.raadsblad import Vraag  # noqa: PLC0415 - heavy
    from sociale_kaart.exporting.bladen.vrije_inbreng import release_inbreng  # noqa: PLC0415

    ondergrond = session.required_ondergrond()
    require_name(uit, ".pdf")
    require_other_output(uit, *session.files())
    require_formaat(wanted.formaat)
    _require_question(wanted)
    buurten = ondergrond.layer("buurten")
    codes = list(dict.fromkeys(wanted.buurten))
    if not codes:
        raise WorldError("Er is geen buurt gekozen.", "Kies een of meer buurten.")
    for code in codes:
        require_buurt(code, buurten)
    vrijgave, context = released(session, wanted.voor), context_of(session)
    said = [one for one in inbreng_operations.inbreng(session) if _is_about(one, codes)]
    job = _Job(
        vraag=Vraag(
            vraag=wanted.vraag.strip(),
            aan=wanted.aan.strip(),
            afzender=wanted.afzender.strip(),
            antwoord_voor=wanted.antwoord_voor,
            antwoord_hoe=wanted.antwoord_hoe.strip(),
        ),
        vrijgave=vrijgave,
        context=context,
        ondergrond=ondergrond.path,
        buurtcodes=codes,
        inbreng=release_inbreng(
            _rows(said), session.kaart.hulpbronnen(), vrijgave, context.buurtnamen.values()
        ),
        gegevens=buurt_gegevens(session, codes, vrijgave.hulpbronnen, wanted.sinds),
        formaat=wanted.formaat,
        grote_letter=wanted.grote_letter,
    )
    with named_output(uit) as made:
        on_it = worker.run(_render, job, made.work, progress=progress)
    return checked({**on_it, **written(made)}, made.uit, worker=worker, progress=progress)


def _require_question(wanted: RaadsbladWanted) -> None:
    niets = "Er is niets gemaakt."
    if not wanted.vraag.strip():
        raise WorldError("Er is nog geen vraag.", "Schrijf op wat je wilt vragen.", niets)
    if not wanted.aan.strip():
        raise WorldError("Aan wie is de vraag?", "Vul in wie het blad krijgt.", niets)
    if len(wanted.vraag) > LANGSTE_VRAAG:
        raise WorldError(
            "De vraag is te lang voor dit blad.",
            f"Maak er één vraag van, korter dan {LANGSTE_VRAAG} tekens.",
            niets,
        )
    if noemt_persoon.names_person(wanted.vraag):
        raise WorldError(
            "In de vraag staat wie iemand is of hoe je iemand bereikt.",
            "Het blad is openbaar: stel de vraag zonder naam, adres, telefoon of e-mail.",
            niets,
        )


def _is_about(one: Inbreng, codes: Sequence[str]) -> bool:
    """Return whether inbreng is about one of the buurten, or about the kaart as a whole."""
    if not one.gebiedscode:
        return True
    return any(covers({"gebiedscode": one.gebiedscode}, code) for code in codes)


def _rows(said: Sequence[Inbreng]) -> list[Any]:
    from sociale_kaart.exporting.bladen.vrije_inbreng import InbrengRegel  # noqa: PLC0415

    return [InbrengRegel(one.datum, one.tekst, one.gedaan) for one in said]


def _render(job: _Job, work: Path, *, progress: Progress) -> dict[str, Any]:
    from sociale_kaart.exporting.bladen import raadsblad  # noqa: PLC0415 - heavy
    from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    found = Ondergrond.open(job.ondergrond)
    return raadsblad.make_raadsblad(
        job.vraag,
        job.vrijgave,
        job.context,
        BuurtkaartLayers(**{naam: found.layer(naam) for naam in LAYERS}),
        job.buurtcodes,
        inbreng=job.inbreng,
        gegevens=job.gegevens,
        formaat=job.formaat,
        grote_letter=job.grote_letter,
        met_iso=False,
        path=work,
        progress=progress,
    )
