"""Make invulbladen: per buurt a map with squares and an empty list, to be written on by hand."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.bladen.bladcode import KADERS, Bladcode, choose_bladcodes, page_size
from sociale_kaart.exporting.bladen.invulblad_tekst import KOP, sheet_content
from sociale_kaart.exporting.bladen.paginas import first_pages
from sociale_kaart.exporting.bladen.werkkaart import werkkaart_svg
from sociale_kaart.exporting.buurtkaart.dekking import ZIN, uncovered
from sociale_kaart.exporting.buurtkaart.kaartlagen import around, find_buurt
from sociale_kaart.exporting.buurtkaart.markers import place_markers
from sociale_kaart.exporting.buurtkaart.page import MARGE, RASTERBAND, Blad, Kaartbeeld
from sociale_kaart.exporting.buurtkaart.pdf_check import check_pdf
from sociale_kaart.exporting.buurtkaart.selectie import Selectie, select
from sociale_kaart.exporting.buurtkaart.tekens import printable
from sociale_kaart.exporting.buurtkaart.typst_render import render
from sociale_kaart.exporting.buurtkaart.vel import scale_pictures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt, BuurtkaartLayers
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Vel:
    """One sheet before it is set."""

    buurt: Buurt
    beeld: Kaartbeeld
    bladcode: Bladcode
    selectie: Selectie
    data: dict[str, Any]
    pictures: dict[str, str]
    delen: int

    @property
    def tabellen(self) -> int:
        """Number of tables on the sheet."""
        return sum(bool(self.data[naam]) for naam in ("voor", "achter", "bekend"))

    def summary(self, pagina: int) -> dict[str, Any]:
        """Return the sheet as `kaarten` of `--json` tells it."""
        nummers = self.data["voor"] + self.data["achter"]
        return {
            "buurtcode": self.buurt.code,
            "buurtnaam": self.buurt.naam,
            "pagina": pagina,
            "bladcode": self.bladcode.tekst,
            "schaal": self.beeld.schaal,
            "kaartvak_mm": list(self.beeld.blad.kaartvak),
            "bbox_rd": list(self.beeld.bbox),
            "deel": self.bladcode.deel,
            "delen": self.delen,
            "bekend": len(self.selectie.regels),
            "eerste_nummer": int(nummers[0]),
            "regels": len(nummers),
        }


def make_invulbladen(
    context: KaartContext,
    layers: BuurtkaartLayers,
    buurtcodes: Sequence[str],
    *,
    vrijgave: Vrijgave | None = None,
    formaat: str = "A3",
    liggend: bool | None = None,
    schaal: int | None = None,
    regels: int | None = None,
    met_iso: bool = True,
    path: Path,
    progress: Progress,
) -> dict[str, Any]:
    """Write the sheets as PDF/UA-1 and PDF/A-2a, and return what stands on them.

    Args:
        context: name, date and sources of the kaart.
        layers: the ondergrond.
        buurtcodes: in the order of the sheets.
        vrijgave: what the gate lets out, to print what is known; None prints nothing of it.
        formaat: A4 or A3.
        liggend: orientation; None takes the one with the larger scale.
        schaal: None takes per buurt the largest at which it fits.
        regels: empty rows per sheet; None fills the front and the back.
        met_iso: have page-validation look too; False leaves that to who has the file in place.
        path: the PDF to write.
        progress: told of each buurt.

    Raises:
        WorldError: unknown buurt, paper size or scale, or the file cannot be written.
        Cancelled: the user stopped.
    """
    steps = len(buurtcodes) + 2
    vellen: list[_Vel] = []
    for done, code in enumerate(buurtcodes):
        progress.step("De kaarten tekenen", done, steps)
        codes = choose_bladcodes(
            layers.buurten, code,
            formaat=formaat, liggend=liggend, schaal=schaal, jaar=context.jaar,
        )  # fmt: skip
        vellen += [
            _prepare(
                bladcode, layers, vrijgave=vrijgave, context=context, regels=regels,
                delen=len(codes), eerste=bladcode == codes[0],
            )
            for bladcode in codes
        ]  # fmt: skip
    progress.step("De pagina's opmaken", steps - 2, steps)
    titel = (
        f"Invulblad voor {printable(vellen[0].buurt.naam)}"
        if len(buurtcodes) == 1
        else f"Invulbladen voor {len(buurtcodes)} buurten"
    )
    data = {"documenttitel": titel, "niveau": 0, "delen": [vel.data for vel in vellen]}
    pictures = {name: svg for vel in vellen for name, svg in vel.pictures.items()}
    pdf = render(data, pictures, context.peildatum)
    progress.step("De PDF controleren", steps - 1, steps)
    uitslag = check_pdf(
        pdf, kaarten=len(vellen), tabellen=sum(vel.tabellen for vel in vellen), met_iso=met_iso
    )
    _logger.info("invulblad: %s", uitslag.tekst)
    with atomic_output(path) as work:
        work.write_bytes(pdf)
    progress.step("Klaar", steps, steps)
    pages = first_pages(pdf)
    return {
        "paginas": uitslag.paginas,
        "toets": uitslag.as_json(),
        "kaarten": [vel.summary(page) for vel, page in zip(vellen, pages, strict=True)],
    }


def _prepare(
    bladcode: Bladcode,
    layers: BuurtkaartLayers,
    *,
    vrijgave: Vrijgave | None,
    context: KaartContext,
    regels: int | None,
    delen: int,
    eerste: bool,
) -> _Vel:
    buurt = find_buurt(layers.buurten, bladcode.buurtcode)
    beeld = _picture(bladcode, layers)
    known = [
        hulpbron
        for hulpbron in (vrijgave.hulpbronnen if vrijgave else ())
        if delen == 1 or _is_on(hulpbron, buurt.code, beeld, unplaced=eerste)
    ]
    selectie = select(known, buurt.code, beeld)
    markers = place_markers(selectie, beeld)
    data = sheet_content(
        buurt, beeld, bladcode, selectie,
        vrijgave=vrijgave, context=context, regels=regels, delen=delen,
    )  # fmt: skip
    data["kaal"] = ZIN if uncovered(layers, beeld) is not None else ""
    pictures = {
        "kaart.svg": werkkaart_svg(around(layers, beeld.bbox), buurt, beeld, markers),
        **scale_pictures(data, beeld.schaal),
    }
    own = {f"{data['map']}{name}": svg for name, svg in pictures.items()}
    return _Vel(buurt, beeld, bladcode, selectie, data, own, delen)


def _is_on(hulpbron: Hulpbron, buurtcode: str, beeld: Kaartbeeld, *, unplaced: bool) -> bool:
    """Tell whether a hulpbron belongs on a part: it lies there, or nowhere and this takes those."""
    points = [
        (plek.x, plek.y)
        for plek in hulpbron.plekken
        if (plek.buurtcode or plek.buurt_gekozen) == buurtcode
        if plek.x is not None and plek.y is not None
    ]
    return any(beeld.contains(x, y) for x, y in points) or (unplaced and not points)


def _picture(bladcode: Bladcode, layers: BuurtkaartLayers) -> Kaartbeeld:
    breed, hoog = page_size(bladcode.formaat, liggend=bladcode.liggend)
    kader = KADERS[bladcode.formaat, bladcode.liggend]
    blad = Blad(
        formaat=bladcode.formaat,
        breedte=breed,
        hoogte=hoog,
        naast=bladcode.liggend,
        kolommen=1,
        kaartvak=(MARGE + RASTERBAND, MARGE + KOP + RASTERBAND, *kader),
    )
    return Kaartbeeld(blad, bladcode.schaal, bladcode.bbox(layers.buurten))
