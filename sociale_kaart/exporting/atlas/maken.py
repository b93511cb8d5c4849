"""Make an atlas: draw every sheet, set them as one document, check, write."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.atlas.overzicht import overview_page
from sociale_kaart.exporting.atlas.voorwerk import cover, index_page, method_page
from sociale_kaart.exporting.buurtkaart.bladwijzers import bookmarks
from sociale_kaart.exporting.buurtkaart.content import context_line, page_setup
from sociale_kaart.exporting.buurtkaart.kaartlagen import around
from sociale_kaart.exporting.buurtkaart.maken import sheet_bbox
from sociale_kaart.exporting.buurtkaart.page import MARGE, make_blad
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from sociale_kaart.exporting.buurtkaart.typst_render import render
from sociale_kaart.exporting.buurtkaart.vel import Vel, prepare_vel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
    from sociale_kaart.exporting.buurtkaart.normtabel import NormCijfers
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What goes into an atlas besides the sheets of the buurten.

    Attributes:
        overzicht: the map of all buurten.
        register: the index of all hulpbronnen by name.
        afstanden: the table of distances on each sheet.
    """

    overzicht: bool = True
    register: bool = True
    afstanden: bool = True


def make_atlas(
    vrijgave: Vrijgave,
    context: KaartContext,
    layers: BuurtkaartLayers,
    buurtcodes: Sequence[str],
    *,
    path: Path,
    progress: Progress,
    formaat: str = "A4",
    liggend: bool | None = None,
    schaal: int | None = None,
    grote_letter: bool = False,
    afstanden: pd.DataFrame | None = None,
    normen: Sequence[NormCijfers] = (),
    gegevens: Mapping[str, BuurtGegevens] | None = None,
    inhoud: Inhoud | None = None,
    met_iso: bool = True,
) -> dict[str, Any]:
    """Write the atlas as PDF/UA-1 and PDF/A-2a, and return what stands in it.

    Args:
        vrijgave: what the gate lets out, of the whole kaart.
        context: name, definition, date and sources of the kaart.
        layers: the ondergrond, whole.
        buurtcodes: the buurten, in the order of their pages; at least one.
        path: the PDF to write.
        progress: told of each buurt.
        formaat: A4 or A3.
        liggend: orientation of the sheets; None takes per buurt what gives the larger scale.
        schaal: one scale for all; None takes per buurt the largest at which it fits.
        grote_letter: in large print.
        afstanden: rows of the command `afstanden` for these buurten and their gemeenten.
        normen: what came out for the normen of the kaart; they go with the distances.
        gegevens: per buurtcode people, who was asked and what is new.
        inhoud: what to include; None is everything.
        met_iso: have page-validation look too; False leaves that to who has the file in place.

    Returns:
        The object of `atlas --json`; `pagina` counts from 1, a buurt in parts has an entry each.

    Raises:
        WorldError: unknown buurt, paper size or scale, or the file cannot be written.
        Cancelled: the user stopped.
    """
    wanted = inhoud or Inhoud()
    sheet = {"formaat": formaat, "liggend": liggend, "schaal": schaal}
    sheet["grote_letter"] = grote_letter
    steps = len(buurtcodes) + 2
    vellen = []
    for number, code in enumerate(buurtcodes):
        naam = _name(layers, code)
        progress.step(f"De kaart van {naam} tekenen", number, steps)
        shown = vrijgave.hulpbronnen
        bbox = sheet_bbox(layers.buurten, code, hulpbronnen=shown, **sheet)  # type: ignore[arg-type]
        near = around(layers, bbox)
        vel = prepare_vel(
            vrijgave, context, near, code,
            **sheet,  # type: ignore[arg-type]
            afstanden=afstanden if wanted.afstanden else None,
            normen=normen if wanted.afstanden else (),
            gegevens=(gegevens or {}).get(code),
            in_atlas=True,
        )  # fmt: skip
        vellen.append(vel)
    progress.step("De pagina's opmaken", steps - 2, steps)
    data, pictures = _document(vellen, layers, vrijgave, context, wanted)
    # Drawn is drawn: setting the pages takes most of the memory of an atlas.
    del layers, near
    pdf = render(data, pictures, context.peildatum)
    progress.step("De PDF controleren", steps - 1, steps)
    uitslag = check_pdf(
        pdf,
        kaarten=sum(vel.kaarten for vel in vellen) + wanted.overzicht,
        tabellen=sum(vel.tabellen for vel in vellen) + wanted.overzicht + _letters(data),
        met_iso=met_iso,
    )
    _logger.info("atlas: %s", uitslag.tekst)
    with atomic_output(path) as work:
        work.write_bytes(pdf)
    progress.step("Klaar", steps, steps)
    skip = int(wanted.overzicht)
    chapters = [chapter for title in bookmarks(pdf) for chapter in title.onder][skip:]
    return {
        "paginas": uitslag.paginas,
        "schaal": schaal,
        "toets": uitslag.as_json(),
        "kaarten": [
            kaart | {"schaal": vel.beeld.schaal}
            for vel, chapter in zip(vellen, chapters[: len(vellen)], strict=True)
            for kaart in vel.summaries(
                chapter.map_pages(len(vel.beelden)),
                vrijgave.verborgen_in.get(vel.buurt.code, 0),
            )
        ],
    }


def _letters(data: dict[str, Any]) -> int:
    return sum(len(deel.get("letters", ())) for deel in data["delen"])


def _name(layers: BuurtkaartLayers, code: str) -> str:
    rows = layers.buurten[layers.buurten["buurtcode"] == code]
    return code if rows.empty else str(rows.iloc[0]["buurtnaam"])


def _document(
    vellen: Sequence[Vel],
    layers: BuurtkaartLayers,
    vrijgave: Vrijgave,
    context: KaartContext,
    inhoud: Inhoud,
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return all parts in their order, and all pictures."""
    eerste = vellen[0].beeld.blad
    staand = make_blad(eerste.formaat, liggend=False, grote_letter=eerste.groot)
    setup = page_setup(staand, vrijgave.voor, context_line(context)) | {"kolommen": 1}
    index = setup | {"kolommen": max(2, round((staand.breedte - 2 * MARGE) / (90 * staand.letter)))}
    pictures = {name: svg for vel in vellen for name, svg in vel.pictures.items()}
    delen: list[dict[str, Any]] = [
        cover(vellen, vrijgave, context) | {"pagina": setup},
        {"soort": "inhoud", "titel": "Inhoud", "pagina": setup},
    ]
    if inhoud.overzicht:
        overview, own = overview_page(vellen, layers, staand)
        pictures |= own
        delen.append(overview | {"pagina": setup})
    delen += [vel.data for vel in vellen]
    if inhoud.register:
        delen.append(index_page(vellen) | {"pagina": index})
    delen.append(method_page(vellen, vrijgave, context) | {"pagina": setup})
    titel = f"Atlas van de sociale basis: {context.kaartnaam}"
    return {"documenttitel": titel, "niveau": 1, "delen": delen}, pictures
