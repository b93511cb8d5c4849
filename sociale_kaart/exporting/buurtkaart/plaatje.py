"""The map of a buurt as a picture, for a letter, a slide or a page of one's own: PNG or SVG.

Title, map, legend, scale and sources: what a map needs when it leaves its sheet. The scale is true
as long as nobody resizes the picture, so the text that belongs to the scale says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.buurtkaart.beschrijving import described
from sociale_kaart.exporting.buurtkaart.content import sources
from sociale_kaart.exporting.buurtkaart.page import MARGE, PAGINAVOET
from sociale_kaart.exporting.buurtkaart.typst_render import render_picture
from sociale_kaart.exporting.buurtkaart.vel import prepare_vel
from sociale_kaart.exporting.context import shown_sentences
from sociale_kaart.exporting.verborgen import hidden_sentences, left_out_sentences

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.buurtkaart.kaartlagen import BuurtkaartLayers
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

SOORTEN: dict[str, Literal["svg", "png"]] = {".svg": "svg", ".png": "png"}


def make_kaartplaatje(
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
) -> dict[str, Any]:
    """Write the map of a buurt, without the list; arguments and result as `make_buurtkaart`.

    The suffix of `path`, .svg or .png, says which kind.
    """
    progress.step("De kaart tekenen", 0, 2)
    vel = prepare_vel(
        vrijgave, context, layers, buurtcode,
        formaat=formaat, liggend=liggend, schaal=schaal, grote_letter=grote_letter,
        afstanden=None, een_kaart=True,
    )  # fmt: skip
    beeld = vel.beeld
    blad = beeld.blad
    breedte = beeld.breedte + 2 * blad.band + 2 * MARGE
    hoogte = beeld.hoogte + 2 * blad.band + blad.kop + blad.voet + 2 * MARGE + PAGINAVOET
    vel.data["pagina"] |= {
        "breedte": breedte, "hoogte": hoogte, "kolommen": 1, "naast": False,
    }  # fmt: skip
    deel = vel.data | {
        "soort": "plaatje",
        "schaal_uitleg": ["Deze schaal klopt zolang het plaatje niet", "groter of kleiner wordt."],
    }
    progress.step("Het plaatje maken", 1, 2)
    data = {"documenttitel": vel.data["documenttitel"], "niveau": 0, "delen": [deel]}
    made = described(
        render_picture(data, vel.pictures, SOORTEN[path.suffix.lower()]),
        [
            vel.data["documenttitel"], context.stand,
            *shown_sentences(vrijgave.voor, len(vel.selectie.op_kaart)),
            *hidden_sentences(vrijgave), *left_out_sentences(vrijgave), *sources(context),
        ],
    )  # fmt: skip
    with atomic_output(path) as work:
        work.write_bytes(made)
    progress.step("Klaar", 2, 2)
    kaarten = vel.summaries([1], vrijgave.verborgen_in.get(buurtcode, 0))
    return {"paginas": 1, "schaal": beeld.schaal, "kaarten": kaarten}
