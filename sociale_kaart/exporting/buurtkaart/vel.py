"""One sheet before it is set: its texts and pictures, and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.exporting.buurtkaart import map_svg
from sociale_kaart.exporting.buurtkaart.afstandentabel import distance_table
from sociale_kaart.exporting.buurtkaart.alt_text import alt_text
from sociale_kaart.exporting.buurtkaart.content import legend, sheet_content
from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt, BuurtkaartLayers, find_buurt
from sociale_kaart.exporting.buurtkaart.markers import place_markers, symbool
from sociale_kaart.exporting.buurtkaart.normtabel import norm_table
from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld, choose_kaartbeeld
from sociale_kaart.exporting.buurtkaart.raster import Raster
from sociale_kaart.exporting.buurtkaart.selectie import Selectie, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from sociale_kaart.exporting.buurtkaart.markers import Marker
    from sociale_kaart.exporting.buurtkaart.normtabel import NormCijfers
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave


@dataclass(frozen=True, slots=True)
class Vel:
    """A sheet, ready to be set.

    Attributes:
        data: what the template reads of it.
        pictures: SVG by file name, as `data` refers to them.
    """

    buurt: Buurt
    beeld: Kaartbeeld
    selectie: Selectie
    data: dict[str, Any]
    pictures: dict[str, str]

    @property
    def tabellen(self) -> int:
        """Number of tables on the sheet."""
        groups = len(self.data["groepen"]) + len(self.data["zonder"])
        cijfers = self.data["cijfers"]
        dichtbij = bool(self.data["afstanden"]) + bool(self.data["normen"])
        return groups + dichtbij + bool(cijfers and cijfers["rijen"])

    def summary(self, *, pagina: int, verborgen: int) -> dict[str, Any]:
        """Return the sheet as `kaarten` of `--json` tells it."""
        return {
            "buurtcode": self.buurt.code,
            "pagina": pagina,
            "kaartvak_mm": list(self.beeld.blad.kaartvak),
            "bbox_rd": list(self.beeld.bbox),
            "markers": len(self.selectie.op_kaart),
            "lijst": len(self.selectie.regels),
            "verborgen": verborgen,
            "ongeplaatst": len(self.selectie.zonder_plek),
        }


def prepare_vel(
    vrijgave: Vrijgave,
    context: KaartContext,
    layers: BuurtkaartLayers,
    buurtcode: str,
    *,
    formaat: str,
    liggend: bool | None,
    schaal: int | None,
    grote_letter: bool = False,
    afstanden: pd.DataFrame | None,
    normen: Sequence[NormCijfers] = (),
    gegevens: BuurtGegevens | None = None,
    in_atlas: bool = False,
) -> Vel:
    """Draw the map of a buurt and write its texts; arguments as `make_buurtkaart`."""
    buurt = find_buurt(layers.buurten, buurtcode)
    beeld = choose_kaartbeeld(
        buurt.vlak.bounds, formaat, liggend=liggend, schaal=schaal, grote_letter=grote_letter
    )
    selectie = select(vrijgave.hulpbronnen, buurtcode, beeld)
    markers = place_markers(selectie, beeld)
    raster = Raster(beeld.breedte, beeld.hoogte, beeld.blad.band)
    kaart = map_svg.map_svg(layers, buurt, beeld, markers)
    data = sheet_content(
        buurt, beeld, selectie,
        raster=raster, vrijgave=vrijgave, context=context,
        gegevens=gegevens or BuurtGegevens(), in_atlas=in_atlas,
    )  # fmt: skip
    data["kaart"]["alt"] = alt_text(buurt, beeld, selectie, raster)
    data["afstanden"] = distance_table(afstanden, buurtcode)
    data["normen"] = norm_table(normen, buurtcode)
    pictures = {"kaart.svg": kaart} | _small_pictures(data, markers, beeld)
    own = {f"{data['map']}{name}": svg for name, svg in pictures.items()}
    return Vel(buurt, beeld, selectie, data, own)


def scale_pictures(data: dict[str, Any], schaal: int, letter: float = 1.0) -> dict[str, str]:
    """Add the scale bar to `data`, and return it and the north arrow by file name."""
    stok, breedte = map_svg.scale_bar_svg(schaal, letter)
    data["schaalstok"] = {"breedte": breedte, "hoogte": map_svg.scale_bar_height(letter)}
    return {"schaalstok.svg": stok, "noordpijl.svg": map_svg.north_arrow_svg()}


def _small_pictures(
    data: dict[str, Any], markers: tuple[Marker, ...], beeld: Kaartbeeld
) -> dict[str, str]:
    """Add the legend, scale bar and arrow to `data`, and return their pictures by file name."""
    letter = beeld.blad.letter
    pictures = scale_pictures(data, beeld.schaal, letter)
    for teken in sfeertekens():
        svg = map_svg.legend_symbool_svg(symbool(teken.sfeer, "formeel"))
        pictures[f"symbool-{teken.vorm}.svg"] = svg
    data["legenda"] = []
    for index, (svg, tekst) in enumerate(legend(markers)):
        name = f"legenda{index}.svg"
        pictures[name] = svg
        data["legenda"].append({"svg": name, "tekst": tekst})
    data["legenda_maat"] = [map_svg.LEGENDA_BREEDTE * letter, map_svg.LEGENDA_HOOGTE * letter]
    return pictures
