"""Make a raadsblad: a question to a participatieraad, and what it needs to answer it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain import notatie
from sociale_kaart.domain.papier import SCHALEN
from sociale_kaart.exporting.bladen import vindplaatsen
from sociale_kaart.exporting.bladen.raadsblad_tekst import (
    Deel,
    Vraag,
    alt_text,
    sheet_content,
    symbols,
    without_time,
)
from sociale_kaart.exporting.buurtkaart import map_svg
from sociale_kaart.exporting.buurtkaart.dekking import ZIN, uncovered
from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt, around, find_buurt
from sociale_kaart.exporting.buurtkaart.markers import place_markers
from sociale_kaart.exporting.buurtkaart.page import MARGE, Blad, Kaartbeeld, centred, make_blad
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from sociale_kaart.exporting.buurtkaart.tekens import breakable, printable
from sociale_kaart.exporting.buurtkaart.typst_render import render
from sociale_kaart.exporting.buurtkaart.vel import scale_pictures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.bladen.vrije_inbreng import VrijeInbreng
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
    from sociale_kaart.exporting.buurtkaart.kaartlagen import BuurtkaartLayers
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

__all__ = ["MEESTE_KAARTEN", "Vraag", "make_raadsblad"]

_logger = logging.getLogger(__name__)
_KAART_MM = {"A4": 104.0, "A3": 150.0}
_LUCHT = 5.0
# With more buurten the sheet would be an atlas: then the list is enough.
MEESTE_KAARTEN = 12


def make_raadsblad(
    vraag: Vraag,
    vrijgave: Vrijgave,
    context: KaartContext,
    layers: BuurtkaartLayers,
    buurtcodes: Sequence[str],
    *,
    inbreng: VrijeInbreng,
    gegevens: Mapping[str, BuurtGegevens],
    formaat: str = "A4",
    grote_letter: bool = False,
    met_iso: bool = True,
    path: Path,
    progress: Progress,
) -> dict[str, Any]:
    """Write the sheet as PDF/UA-1 and PDF/A-2a, and return what stands on it.

    Args:
        vraag: what is asked.
        vrijgave: what the gate lets out.
        context: name, definition, date and sources of the kaart.
        layers: the ondergrond.
        buurtcodes: in the order of the sheet.
        inbreng: what was said before and may be shown, newest first.
        gegevens: per buurtcode who was asked, and what is new.
        formaat: A4 or A3.
        grote_letter: large print.
        met_iso: have page-validation look too; False leaves that to who has the file in place.
        path: the PDF to write.
        progress: told of each buurt.

    Raises:
        WorldError: an unknown buurt or paper size, or the file cannot be written.
        Cancelled: the user stopped.
    """
    blad = make_blad(formaat, liggend=False, grote_letter=grote_letter)
    steps = len(buurtcodes) + 2
    with_maps = len(buurtcodes) <= MEESTE_KAARTEN
    delen = []
    for done, code in enumerate(buurtcodes):
        progress.step("De vindplaatsen zoeken", done, steps)
        delen.append(_part(code, layers, vrijgave, gegevens[code], blad, with_map=with_maps))
    progress.step("De pagina's opmaken", steps - 2, steps)
    data = sheet_content(
        vraag, delen, vrijgave=vrijgave, context=context, inbreng=inbreng, blad=blad
    )
    pictures = {name: svg for deel in delen for name, svg in deel.pictures.items()}
    title = f"{printable(vraag.vraag)} Een vraag aan {printable(vraag.aan)}"
    document = {"documenttitel": title, "niveau": 0, "delen": [data]}
    pdf = render(document, pictures, context.peildatum)
    progress.step("De PDF controleren", steps - 1, steps)
    kaarten = sum(deel.data["kaart"] is not None for deel in delen)
    uitslag = check_pdf(pdf, kaarten=kaarten, tabellen=_tables(data), met_iso=met_iso)
    _logger.info("raadsblad: %s", uitslag.tekst)
    with atomic_output(path) as work:
        work.write_bytes(pdf)
    progress.step("Klaar", steps, steps)
    return {
        "paginas": uitslag.paginas,
        "toets": uitslag.as_json(),
        "buurten": [_summary(deel) for deel in delen],
        "inbreng": len(data["inbreng"]),
        "inbreng_verborgen": inbreng.verborgen,
    }


def _summary(deel: Deel) -> dict[str, Any]:
    return {
        "buurtcode": deel.buurt.code,
        "buurtnaam": deel.buurt.naam,
        "vindplaatsen": len(deel.gevonden.selectie.regels),
        "op_de_kaart": len(deel.gevonden.selectie.op_kaart),
        "zonder_tijd": len(deel.gevonden.zonder_tijd),
        "kaart": deel.data["kaart"] is not None,
        "bbox_rd": list(deel.beeld.bbox),
        "schaal": deel.beeld.schaal,
    }


def _tables(data: Mapping[str, Any]) -> int:
    with_rows = sum(bool(deel["rijen"]) for deel in data["buurten"])
    return with_rows + bool(data["inbreng"] and not data["inbreng_lang"]) + bool(data["gehoord"])


def _part(
    code: str,
    layers: BuurtkaartLayers,
    vrijgave: Vrijgave,
    gegevens: BuurtGegevens,
    blad: Blad,
    *,
    with_map: bool,
) -> Deel:
    buurt = find_buurt(layers.buurten, code)
    beeld = _picture(buurt, blad)
    gevonden = vindplaatsen.in_buurt(vrijgave.hulpbronnen, code, beeld)
    rijen = vindplaatsen.rows(gevonden)
    data: dict[str, Any] = {
        "naam": breakable(buurt.naam),
        "map": f"{code}/",
        "kaart": None,
        "rijen": rijen,
        "zonder": without_time(gevonden),
    }
    pictures: dict[str, str] = {}
    if with_map and gevonden.selectie.op_kaart:
        markers = place_markers(gevonden.selectie, beeld)
        svg = map_svg.map_svg(around(layers, beeld.bbox), buurt, beeld, markers)
        band = beeld.blad.band
        data["kaart"] = {
            "breedte": beeld.breedte + 2 * band,
            "hoogte": beeld.hoogte + 2 * band,
            "alt": alt_text(buurt, beeld, gevonden),
        }
        data["schaal"] = f"Schaal 1:{notatie.getal(beeld.schaal)}"
        data["schaal_uitleg"] = [f"1 cm op de kaart is {notatie.getal(beeld.schaal / 100)} meter."]
        kaal = f" {ZIN}" if uncovered(layers, beeld) is not None else ""
        data["symbolen"] = f"{symbols(gevonden)}{kaal}"
        data["pagina"] = {"letter": blad.letter}
        own = {"kaart.svg": svg} | scale_pictures(data, beeld.schaal, blad.letter)
        pictures = {f"{data['map']}{name}": picture for name, picture in own.items()}
    return Deel(buurt, beeld, gevonden, gegevens, data, pictures)


def _picture(buurt: Buurt, blad: Blad) -> Kaartbeeld:
    """Return the map as wide as the page, at the largest scale at which the buurt fits."""
    breed = round(blad.breedte - 2 * MARGE - 2 * blad.band, 2)
    hoog = _KAART_MM[blad.formaat]
    frame = Blad(
        formaat=blad.formaat,
        breedte=blad.breedte,
        hoogte=blad.hoogte,
        naast=False,
        kolommen=1,
        kaartvak=(0.0, 0.0, breed, hoog),
        letter=blad.letter,
    )
    minx, miny, maxx, maxy = buurt.vlak.bounds
    needed = max(
        (maxx - minx) * 1000 / (breed - 2 * _LUCHT), (maxy - miny) * 1000 / (hoog - 2 * _LUCHT)
    )
    schaal = next((schaal for schaal in SCHALEN if schaal >= needed), SCHALEN[-1])
    return centred((minx, miny, maxx, maxy), frame, schaal)
