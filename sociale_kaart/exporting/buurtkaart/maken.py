"""Make the buurtkaart of one buurt: choose the sheet, draw, set, check, write."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.buurtkaart.bladwijzers import bookmarks
from sociale_kaart.exporting.buurtkaart.delen import choose_kaartbeelden, shown_bbox
from sociale_kaart.exporting.buurtkaart.kaartlagen import BuurtkaartLayers, find_buurt
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from sociale_kaart.exporting.buurtkaart.selectie import points_in
from sociale_kaart.exporting.buurtkaart.typst_render import render
from sociale_kaart.exporting.buurtkaart.vel import prepare_vel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
    from sociale_kaart.exporting.buurtkaart.normtabel import NormCijfers
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

_logger = logging.getLogger(__name__)
_STAPPEN = 3


def make_buurtkaart(
    vrijgave: Vrijgave,
    context: KaartContext,
    layers: BuurtkaartLayers,
    buurtcode: str,
    *,
    path: Path,
    progress: Progress,
    formaat: str = "A4",
    liggend: bool | None = None,
    schaal: int | None = None,
    grote_letter: bool = False,
    afstanden: pd.DataFrame | None = None,
    normen: Sequence[NormCijfers] = (),
    gegevens: BuurtGegevens | None = None,
    met_iso: bool = True,
) -> dict[str, Any]:
    """Write the buurtkaart as PDF/UA-1 and PDF/A-2a, and return what stands on it.

    Args:
        vrijgave: what the gate lets out, of the whole kaart; the sheet takes what is in the buurt.
        context: name, definition, date and sources of the kaart.
        layers: the ondergrond, whole or cut to the surroundings.
        buurtcode: CBS code of the buurt.
        path: the PDF to write.
        progress: told of each step.
        formaat: A4 or A3.
        liggend: orientation; None takes the one with the larger scale.
        schaal: one of `domain.papier.SCHALEN`; None takes the largest at which the buurt fits.
        grote_letter: in large print: letters of 14 points, larger markers.
        afstanden: rows of the command `afstanden` for this buurt and its gemeente, if any.
        normen: what came out for the normen of the kaart, if it has any.
        gegevens: people in the buurt, who was asked, what is new since the sheet before.
        met_iso: have page-validation look too; False leaves that to who has the file in place.

    Returns:
        The object of `buurtkaart --json`. `kaarten` has an entry per map: one (`deel` 0), or one
        per part of a buurt that fits on no sheet. Its counts count hulpbronnen: `lijst` is all rows
        of the list, `markers` those with a number on this map, `ongeplaatst` those without,
        `verborgen` what the gate kept back of this buurt. Over the parts all but `markers` add up:
        a hulpbron with plekken on two parts has its number on both. What is on no map counts for
        the first part.

    Raises:
        WorldError: unknown buurt, paper size or scale, too many parts, or the file cannot be
            written.
        Cancelled: the user stopped.
    """
    progress.step("De kaart tekenen", 0, _STAPPEN)
    vel = prepare_vel(
        vrijgave, context, layers, buurtcode,
        formaat=formaat, liggend=liggend, schaal=schaal, grote_letter=grote_letter,
        afstanden=afstanden, normen=normen, gegevens=gegevens,
    )  # fmt: skip
    progress.step("De pagina's opmaken", 1, _STAPPEN)
    data = {"documenttitel": vel.data["documenttitel"], "niveau": 0, "delen": [vel.data]}
    pdf = render(data, vel.pictures, context.peildatum)
    progress.step("De PDF controleren", 2, _STAPPEN)
    uitslag = check_pdf(pdf, kaarten=vel.kaarten, tabellen=vel.tabellen, met_iso=met_iso)
    _logger.info("buurtkaart %s: %s", buurtcode, uitslag.tekst)
    with atomic_output(path) as work:
        work.write_bytes(pdf)
    progress.step("Klaar", _STAPPEN, _STAPPEN)
    paginas = bookmarks(pdf)[0].map_pages(len(vel.beelden))
    kaarten = vel.summaries(paginas, vrijgave.verborgen_in.get(buurtcode, 0))
    return {
        "paginas": uitslag.paginas,
        "schaal": vel.beeld.schaal,
        "kaarten": kaarten,
        "toets": uitslag.as_json(),
    }


def sheet_bbox(
    buurten: gpd.GeoDataFrame,
    buurtcode: str,
    *,
    formaat: str = "A4",
    liggend: bool | None = None,
    schaal: int | None = None,
    grote_letter: bool = False,
    hulpbronnen: Iterable[Hulpbron] = (),
) -> tuple[float, float, float, float]:
    """Return the part of RD that the sheet of a buurt shows: what of the ondergrond to read.

    The same choices as `make_buurtkaart`, so nothing inside a frame is missing. How a buurt is cut
    into parts depends on the hulpbronnen that are shown; of one on a single sheet they make no
    difference as long as there are not so many that they fill it.

    Raises:
        WorldError: as `make_buurtkaart`.
    """
    buurt = find_buurt(buurten, buurtcode)
    return shown_bbox(
        choose_kaartbeelden(
            buurt.vlak,
            points_in(hulpbronnen, buurtcode),
            formaat,
            liggend=liggend,
            schaal=schaal,
            grote_letter=grote_letter,
            naam=buurt.naam,
        )
    )
