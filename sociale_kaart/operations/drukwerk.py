"""Make what is printed once, look at it, and save or print those very bytes."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import named_output, require_other_output
from sociale_kaart.operations.outputs import require_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.voorbeeld import Weglating
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

BUURTKAART, ATLAS, INVULBLAD, RAADSBLAD = "buurtkaart", "atlas", "invulblad", "raadsblad"


@dataclass(frozen=True, slots=True)
class Drukwerk:
    """What is to be printed.

    Attributes:
        soort: buurtkaart, atlas, invulblad or raadsblad.
        buurten: codes; a buurtkaart has one, and for the others none means all.
        formaat: A4 or A3.
        liggend: landscape; None takes what fits best.
        schaal: one of `domain.papier.SCHALEN`; None fits the buurt on the sheet.
        grote_letter: letters that can be read with poor sight.
        voor: publiek, partners or intern.
        sinds: the day of the sheet before, to say what changed; None says nothing about it.
        overzicht: an atlas has the map of all buurten.
        register: an atlas has the list by name.
        afstanden: an atlas has the distances.
        met_hulpbronnen: an invulblad shows what is known already.
        vraag: the question with which a raadsblad starts.
        aan: to whom it is asked.
        afzender: who asks.
        antwoord_voor: before which day the answer is wanted.
    """

    soort: str = BUURTKAART
    buurten: tuple[str, ...] = ()
    formaat: str = "A4"
    liggend: bool | None = None
    schaal: int | None = None
    grote_letter: bool = False
    voor: str = "publiek"
    sinds: dt.date | None = None
    overzicht: bool = True
    register: bool = True
    afstanden: bool = True
    met_hulpbronnen: bool = False
    vraag: str = ""
    aan: str = ""
    afzender: str = ""
    antwoord_voor: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Blad:
    """A page of paper: its size in millimetres, and what is said of its pictures."""

    breedte_mm: float
    hoogte_mm: float
    alt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drukproef:
    """What was made, ready to be seen, saved and printed.

    Attributes:
        pdf: all of it.
        bladen: its pages.
        opgave: what is on it, as `--json` of its command tells.
        niet_getoond: what stays off it and why, for whoever makes it only; None where no
            hulpbronnen are printed at all.
    """

    pdf: bytes
    bladen: tuple[Blad, ...]
    opgave: Mapping[str, Any]
    niet_getoond: tuple[Weglating, ...] | None


def make_drukproef(
    session: Session, wanted: Drukwerk, *, worker: Worker, progress: Progress
) -> Drukproef:
    """Make what is wanted, once; nothing is left on disk.

    Raises:
        WorldError: no ondergrond, no such buurt or kind, or it does not fit on the paper.
        Cancelled: the user stopped.
    """
    from sociale_kaart.exporting import pdf_beeld  # noqa: PLC0415 - loads a library

    with tempfile.TemporaryDirectory(prefix="sociale-kaart-") as folder:
        uit = Path(folder) / "drukwerk.pdf"
        opgave = make_drukwerk(session, wanted, uit, worker=worker, progress=progress)
        pdf = uit.read_bytes()
    sizes, alts = pdf_beeld.page_sizes_mm(pdf), pdf_beeld.page_alt_texts(pdf)
    bladen = tuple(Blad(*size, alt) for size, alt in zip(sizes, alts, strict=True))
    empty = wanted.soort == INVULBLAD and not wanted.met_hulpbronnen
    weg = None if empty else left_out(session, wanted.voor, wanted.buurten)
    return Drukproef(pdf, bladen, opgave, weg)


def make_drukwerk(
    session: Session, wanted: Drukwerk, uit: Path, *, worker: Worker, progress: Progress
) -> dict[str, Any]:
    """Write what is wanted as PDF and return what is on it.

    Raises:
        WorldError: as `make_drukproef`, or the file cannot be written.
        Cancelled: the user stopped; nothing was written.
    """
    makers = {
        BUURTKAART: _buurtkaart, ATLAS: _atlas, INVULBLAD: _invulbladen, RAADSBLAD: _raadsblad,
    }  # fmt: skip
    if wanted.soort not in makers:
        raise WorldError(
            f"‘{wanted.soort}’ kan ik niet afdrukken.", f"Kies uit: {', '.join(makers)}."
        )
    return makers[wanted.soort](session, wanted, uit, worker, progress)


def left_out(session: Session, voor: str, buurten: Sequence[str] = ()) -> tuple[Weglating, ...]:
    """Return what stays off paper for this audience; with `buurten` only what belongs there.

    Raises:
        WorldError: an unknown audience.
    """
    from sociale_kaart.exporting.voorbeeld import preview  # noqa: PLC0415 - start-up time
    from sociale_kaart.operations.exports import require_voor  # noqa: PLC0415 - start-up time

    require_voor(voor)
    records = session.kaart.hulpbronnen()
    here = set(buurten)
    if here:
        records = [h for h in records if here & set(h.buurtcodes)]
    return preview(records, voor, today()).rijen


def save_pdf(pdf: bytes, uit: Path, *never: Path | None) -> tuple[Path, str]:
    """Write a PDF that was made before, byte for byte.

    Args:
        pdf: what was looked at.
        uit: where to.
        never: files it may not replace.

    Returns:
        the name it got, and why that is another one (Dutch, '' when it is not).

    Raises:
        WorldError: it cannot be written there.
    """
    require_name(uit, ".pdf")
    require_other_output(uit, *never)
    with named_output(uit) as output:
        output.work.write_bytes(pdf)
    return output.uit, output.melding


def _buurtkaart(
    session: Session, wanted: Drukwerk, uit: Path, worker: Worker, progress: Progress
) -> dict[str, Any]:
    from sociale_kaart.operations import buurtkaarten  # noqa: PLC0415 - start-up time

    if len(wanted.buurten) != 1:
        raise WorldError(
            "Een buurtkaart gaat over één buurt.", "Kies één buurt, of kies ‘Atlas’ voor meer."
        )
    return buurtkaarten.make_buurtkaart(
        session,
        wanted.buurten[0],
        formaat=wanted.formaat,
        liggend=wanted.liggend,
        schaal=wanted.schaal,
        voor=wanted.voor,
        sinds=wanted.sinds,
        grote_letter=wanted.grote_letter,
        uit=uit,
        worker=worker,
        progress=progress,
    )


def _atlas(
    session: Session, wanted: Drukwerk, uit: Path, worker: Worker, progress: Progress
) -> dict[str, Any]:
    from sociale_kaart.operations import atlas  # noqa: PLC0415 - start-up time

    asked = atlas.AtlasWanted(
        buurten=wanted.buurten,
        formaat=wanted.formaat,
        liggend=wanted.liggend,
        schaal=wanted.schaal,
        voor=wanted.voor,
        overzicht=wanted.overzicht,
        register=wanted.register,
        afstanden=wanted.afstanden,
        sinds=wanted.sinds,
        grote_letter=wanted.grote_letter,
    )
    return atlas.make_atlas(session, asked, uit, worker=worker, progress=progress)


def _invulbladen(
    session: Session, wanted: Drukwerk, uit: Path, worker: Worker, progress: Progress
) -> dict[str, Any]:
    from sociale_kaart.operations import invulbladen  # noqa: PLC0415 - start-up time

    return invulbladen.make_invulbladen(
        session,
        wanted.buurten or _every_buurt(session),
        formaat=wanted.formaat,
        liggend=wanted.liggend,
        schaal=wanted.schaal,
        met_hulpbronnen=wanted.met_hulpbronnen,
        voor=wanted.voor,
        uit=uit,
        worker=worker,
        progress=progress,
    )


def _raadsblad(
    session: Session, wanted: Drukwerk, uit: Path, worker: Worker, progress: Progress
) -> dict[str, Any]:
    from sociale_kaart.operations import raadsbladen  # noqa: PLC0415 - start-up time

    asked = raadsbladen.RaadsbladWanted(
        vraag=wanted.vraag,
        aan=wanted.aan,
        buurten=wanted.buurten or _every_buurt(session),
        afzender=wanted.afzender,
        formaat=wanted.formaat,
        grote_letter=wanted.grote_letter,
        voor=wanted.voor,
        antwoord_voor=wanted.antwoord_voor,
        sinds=wanted.sinds,
    )
    return raadsbladen.make_raadsblad(session, asked, uit, worker=worker, progress=progress)


def _every_buurt(session: Session) -> tuple[str, ...]:
    """Return the codes of all buurten, by name."""
    buurten = session.required_ondergrond().layer("buurten")
    named = zip(buurten["buurtnaam"].astype(str), buurten["buurtcode"].astype(str), strict=True)
    return tuple(code for _, code in sorted(named))
