"""Print blank work sheets: a map with squares and an empty list, for sessions with residents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output, require_other_output
from sociale_kaart.domain.papier import require_formaat, require_schaal
from sociale_kaart.operations.buurtkaarten import LAYERS, require_buurt
from sociale_kaart.operations.exports import context_of, released, require_voor
from sociale_kaart.operations.outputs import require_name, written
from sociale_kaart.operations.toets import checked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

MEESTE_REGELS = 120


@dataclass(frozen=True, slots=True)
class _Job:
    """All that the worker needs; without `vrijgave` nothing of the register is on the sheets."""

    vrijgave: Vrijgave | None
    context: KaartContext
    ondergrond: Path
    buurtcodes: Sequence[str]
    formaat: str
    liggend: bool | None
    schaal: int | None
    regels: int | None


def make_invulbladen(
    session: Session,
    buurtcodes: Sequence[str],
    *,
    formaat: str = "A3",
    liggend: bool | None = None,
    schaal: int | None = None,
    regels: int | None = None,
    met_hulpbronnen: bool = False,
    voor: str = "intern",
    uit: Path,
    worker: Worker,
    progress: Progress,
) -> dict[str, Any]:
    """Write the sheets as one PDF and return what is on them (`invulblad --json`).

    Args:
        session: an open kaart with its ondergrond.
        buurtcodes: CBS codes in the order of the sheets.
        formaat: A4 or A3.
        liggend: landscape; None takes the orientation with the larger scale.
        schaal: one of `domain.papier.SCHALEN`; None fits each buurt on its sheet.
        regels: empty rows per buurt; None fills the front and the back.
        met_hulpbronnen: print what is known already, with numbers; the empty rows count on.
        voor: publiek, partners or intern: who may see what is known.
        uit: the PDF to write, whole or not at all.
        worker: does the work.
        progress: told of each buurt.

    Raises:
        WorldError: an unknown buurt, format, scale or audience, or the file cannot be written.
        Cancelled: the user stopped; nothing was written.
    """
    ondergrond = session.required_ondergrond()
    require_name(uit, ".pdf")
    require_other_output(uit, *session.files())
    require_formaat(formaat)
    require_voor(voor)
    if schaal is not None:
        require_schaal(schaal)
    if regels is not None and not 1 <= regels <= MEESTE_REGELS:
        raise WorldError(
            f"Een invulblad kan geen {regels} regels hebben.",
            f"Kies een getal van 1 tot en met {MEESTE_REGELS}.",
            "Er is niets gemaakt.",
        )
    codes = list(dict.fromkeys(buurtcodes))
    if not codes:
        raise WorldError("Er is geen buurt gekozen.", "Kies een of meer buurten.")
    buurten = ondergrond.layer("buurten")
    for code in codes:
        require_buurt(code, buurten)
    vrijgave = released(session, voor) if met_hulpbronnen else None
    job = _Job(
        vrijgave, context_of(session), ondergrond.path, codes, formaat, liggend, schaal, regels
    )
    with named_output(uit) as made:
        on_it = worker.run(_render, job, made.work, progress=progress)
    return checked({**on_it, **written(made)}, made.uit, worker=worker, progress=progress)


def _render(job: _Job, work: Path, *, progress: Progress) -> dict[str, Any]:
    from sociale_kaart.exporting.bladen import invulblad  # noqa: PLC0415 - heavy
    from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers  # noqa: PLC0415 - heavy
    from sociale_kaart.project.ondergrond import Ondergrond  # noqa: PLC0415 - heavy

    found = Ondergrond.open(job.ondergrond)
    return invulblad.make_invulbladen(
        job.context,
        BuurtkaartLayers(**{naam: found.layer(naam) for naam in LAYERS}),
        job.buurtcodes,
        vrijgave=job.vrijgave,
        formaat=job.formaat,
        liggend=job.liggend,
        schaal=job.schaal,
        regels=job.regels,
        met_iso=False,
        path=work,
        progress=progress,
    )
