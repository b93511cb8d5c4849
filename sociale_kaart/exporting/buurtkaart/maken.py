"""Make the buurtkaart of one buurt: choose the sheet, draw, set, check, write."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.exporting.buurtkaart import map_svg
from sociale_kaart.exporting.buurtkaart.afstandentabel import distance_table
from sociale_kaart.exporting.buurtkaart.alt_text import alt_text
from sociale_kaart.exporting.buurtkaart.content import legend, sheet_content
from sociale_kaart.exporting.buurtkaart.kaartlagen import BuurtkaartLayers, find_buurt
from sociale_kaart.exporting.buurtkaart.markers import place_markers, symbool
from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld, choose_kaartbeeld
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from sociale_kaart.exporting.buurtkaart.raster import Raster
from sociale_kaart.exporting.buurtkaart.selectie import Selectie, select
from sociale_kaart.exporting.buurtkaart.typst_render import render

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.buurtkaart.markers import Marker
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

_logger = logging.getLogger(__name__)
_STAPPEN = 4


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
    afstanden: pd.DataFrame | None = None,
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
        afstanden: rows of the command `afstanden` for this buurt and its gemeente, if any.

    Returns:
        The object of `buurtkaart --json`. Its counts count hulpbronnen: `lijst` is all rows of the
        list, `markers` those with a number on the map, `ongeplaatst` those without, `verborgen`
        what the gate kept back of this buurt.

    Raises:
        WorldError: unknown buurt, paper size or scale, or the file cannot be written.
        Cancelled: the user stopped.
    """
    progress.step("De kaart tekenen", 0, _STAPPEN)
    buurt = find_buurt(layers.buurten, buurtcode)
    beeld = choose_kaartbeeld(buurt.vlak.bounds, formaat, liggend=liggend, schaal=schaal)
    selectie = select(vrijgave.hulpbronnen, buurtcode, beeld)
    markers = place_markers(selectie, beeld)
    raster = Raster(beeld.breedte, beeld.hoogte)
    kaart = map_svg.map_svg(layers, buurt, beeld, markers)
    progress.step("De lijst maken", 1, _STAPPEN)
    data = sheet_content(buurt, beeld, selectie, raster=raster, vrijgave=vrijgave, context=context)
    data["kaart"]["alt"] = alt_text(buurt, beeld, selectie, raster)
    data["afstanden"] = distance_table(afstanden, buurtcode)
    pictures = {"kaart.svg": kaart} | _small_pictures(data, markers, beeld.schaal)
    progress.step("De pagina's opmaken", 2, _STAPPEN)
    pdf = render(data, pictures, context.peildatum)
    progress.step("De PDF controleren", 3, _STAPPEN)
    tabellen = len(data["groepen"]) + len(data["zonder"]) + bool(data["afstanden"])
    uitslag = check_pdf(pdf, kaarten=1, tabellen=tabellen)
    _logger.info("buurtkaart %s: %s", buurtcode, uitslag.tekst)
    with atomic_output(path) as work:
        work.write_bytes(pdf)
    progress.step("Klaar", _STAPPEN, _STAPPEN)
    return _summary(
        uitslag.paginas, buurtcode, beeld, selectie, vrijgave.verborgen_in.get(buurtcode, 0)
    )


def sheet_bbox(
    buurten: gpd.GeoDataFrame,
    buurtcode: str,
    *,
    formaat: str = "A4",
    liggend: bool | None = None,
    schaal: int | None = None,
) -> tuple[float, float, float, float]:
    """Return the part of RD that the sheet of a buurt shows: what of the ondergrond to read.

    The same choices as `make_buurtkaart`, so nothing inside the frame is missing.

    Raises:
        WorldError: as `make_buurtkaart`.
    """
    vlak = find_buurt(buurten, buurtcode).vlak
    return choose_kaartbeeld(vlak.bounds, formaat, liggend=liggend, schaal=schaal).bbox


def _small_pictures(
    data: dict[str, Any], markers: tuple[Marker, ...], schaal: int
) -> dict[str, str]:
    """Add the legend, scale bar and arrow to `data`, and return their pictures by file name."""
    stok, breedte = map_svg.scale_bar_svg(schaal)
    pictures = {"schaalstok.svg": stok, "noordpijl.svg": map_svg.north_arrow_svg()}
    data["schaalstok"] = {"breedte": breedte, "hoogte": map_svg.SCHAALSTOK_HOOGTE}
    for teken in sfeertekens():
        svg = map_svg.legend_symbool_svg(symbool(teken.sfeer, "formeel"))
        pictures[f"symbool-{teken.vorm}.svg"] = svg
    data["legenda"] = []
    for index, (svg, tekst) in enumerate(legend(markers)):
        name = f"legenda{index}.svg"
        pictures[name] = svg
        data["legenda"].append({"svg": name, "tekst": tekst})
    data["legenda_maat"] = [map_svg.LEGENDA_BREEDTE, map_svg.LEGENDA_HOOGTE]
    return pictures


def _summary(
    paginas: int, buurtcode: str, beeld: Kaartbeeld, selectie: Selectie, verborgen: int
) -> dict[str, Any]:
    return {
        "paginas": paginas,
        "schaal": beeld.schaal,
        "kaarten": [
            {
                "buurtcode": buurtcode,
                "pagina": 1,
                "kaartvak_mm": list(beeld.blad.kaartvak),
                "bbox_rd": list(beeld.bbox),
                "markers": len(selectie.op_kaart),
                "lijst": len(selectie.regels),
                "verborgen": verborgen,
                "ongeplaatst": len(selectie.zonder_plek),
            }
        ],
    }
