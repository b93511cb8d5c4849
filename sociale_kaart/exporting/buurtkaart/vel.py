"""One sheet before it is set: its texts and pictures, and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.exporting.buurtkaart import map_svg
from sociale_kaart.exporting.buurtkaart.afstandentabel import distance_table
from sociale_kaart.exporting.buurtkaart.alt_text import alt_text
from sociale_kaart.exporting.buurtkaart.bladindex import index_page
from sociale_kaart.exporting.buurtkaart.content import legend, part_content, sheet_content
from sociale_kaart.exporting.buurtkaart.dekking import uncovered
from sociale_kaart.exporting.buurtkaart.delen import choose_kaartbeelden
from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens
from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt, BuurtkaartLayers, find_buurt
from sociale_kaart.exporting.buurtkaart.markers import place_markers, symbool
from sociale_kaart.exporting.buurtkaart.normtabel import norm_table
from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld, choose_kaartbeeld
from sociale_kaart.exporting.buurtkaart.raster import Raster
from sociale_kaart.exporting.buurtkaart.selectie import Selectie, points_in, select

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
    beelden: tuple[Kaartbeeld, ...]
    selectie: Selectie
    data: dict[str, Any]
    pictures: dict[str, str]

    @property
    def beeld(self) -> Kaartbeeld:
        """The first map of the sheet; all its maps have the same size and scale."""
        return self.beelden[0]

    @property
    def kaarten(self) -> int:
        """Number of maps on the sheet: one, or its parts and the index of them."""
        return len(self.beelden) + bool(self.data["index"])

    @property
    def tabellen(self) -> int:
        """Number of tables on the sheet."""
        groups = len(self.data["groepen"]) + len(self.data["zonder"])
        cijfers = self.data["cijfers"]
        dichtbij = bool(self.data["afstanden"]) + bool(self.data["normen"])
        rest = bool(cijfers and cijfers["rijen"]) + bool(self.data["index"])
        return groups + dichtbij + rest

    def summaries(self, paginas: Sequence[int], verborgen: int) -> list[dict[str, Any]]:
        """Return its maps as `kaarten` of `--json` tells them; counts add up over the parts.

        Args:
            paginas: the page of each map.
            verborgen: what the gate kept back of this buurt.
        """
        found = []
        for beeld, pagina in zip(self.beelden, paginas, strict=True):
            nummer = beeld.deel.nummer if beeld.deel else 0
            eerste = nummer <= 1
            found.append(
                {
                    "buurtcode": self.buurt.code,
                    "deel": nummer,
                    "pagina": pagina,
                    "kaartvak_mm": list(beeld.blad.kaartvak),
                    "bbox_rd": list(beeld.bbox),
                    "markers": len(self.selectie.in_deel(nummer).op_kaart),
                    "lijst": len(self.selectie.of_deel(nummer)),
                    "verborgen": verborgen if eerste else 0,
                    "ongeplaatst": len(self.selectie.zonder_plek) if eerste else 0,
                }
            )
        return found


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
    een_kaart: bool = False,
) -> Vel:
    """Draw the map of a buurt and write its texts; arguments as `make_buurtkaart`.

    With `een_kaart` it is one map, whatever falls outside its frame.
    """
    buurt = find_buurt(layers.buurten, buurtcode)
    if een_kaart:
        beelden: tuple[Kaartbeeld, ...] = (
            choose_kaartbeeld(
                buurt.vlak.bounds, formaat, liggend=liggend, schaal=schaal,
                grote_letter=grote_letter,
            ),
        )  # fmt: skip
    else:
        beelden = choose_kaartbeelden(
            buurt.vlak, points_in(vrijgave.hulpbronnen, buurtcode), formaat,
            liggend=liggend, schaal=schaal, grote_letter=grote_letter, naam=buurt.naam,
        )  # fmt: skip
    selectie = select(vrijgave.hulpbronnen, buurtcode, *beelden)
    kaal = any(uncovered(layers, beeld) is not None for beeld in beelden)
    data = sheet_content(
        buurt, beelden, selectie,
        vrijgave=vrijgave, context=context,
        gegevens=gegevens or BuurtGegevens(), in_atlas=in_atlas, kaal=kaal,
    )  # fmt: skip
    data["afstanden"] = distance_table(afstanden, buurtcode)
    data["normen"] = norm_table(normen, buurtcode)
    pictures, markers = _maps(data, buurt, beelden, selectie, layers, context.stand)
    pictures |= _small_pictures(data, markers, beelden[0], kaal=kaal)
    own = {f"{data['map']}{name}": svg for name, svg in pictures.items()}
    return Vel(buurt, beelden, selectie, data, own)


def _maps(  # noqa: PLR0917 - what is drawn, and on what
    data: dict[str, Any],
    buurt: Buurt,
    beelden: Sequence[Kaartbeeld],
    selectie: Selectie,
    layers: BuurtkaartLayers,
    stand: str,
) -> tuple[dict[str, str], tuple[Marker, ...]]:
    """Add what is said of each map to `data`; return the maps by file name, and all markers."""
    pictures: dict[str, str] = {}
    all_markers: list[Marker] = []
    data["index"], data["delen"] = None, []
    for beeld in beelden:
        raster = Raster(beeld.breedte, beeld.hoogte, beeld.blad.band)
        shown = selectie.in_deel(beeld.deel.nummer) if beeld.deel else selectie
        markers = place_markers(shown, beeld)
        svg = f"kaart{beeld.deel.nummer if beeld.deel else ''}.svg"
        pictures[svg] = map_svg.map_svg(layers, buurt, beeld, markers)
        alt = alt_text(buurt, beeld, shown, raster)
        all_markers += markers
        if beeld.deel is None:
            data["kaart"] |= {"svg": svg, "alt": alt}
        else:
            data["delen"].append(part_content(buurt, beeld.deel, stand) | {"svg": svg, "alt": alt})
    if data["delen"]:
        data["index"], pictures["index.svg"] = index_page(buurt, beelden, selectie, layers)
    return pictures, tuple(all_markers)


def scale_pictures(data: dict[str, Any], schaal: int, letter: float = 1.0) -> dict[str, str]:
    """Add the scale bar to `data`, and return it and the north arrow by file name."""
    stok, breedte = map_svg.scale_bar_svg(schaal, letter)
    data["schaalstok"] = {"breedte": breedte, "hoogte": map_svg.scale_bar_height(letter)}
    return {"schaalstok.svg": stok, "noordpijl.svg": map_svg.north_arrow_svg()}


def _small_pictures(
    data: dict[str, Any], markers: tuple[Marker, ...], beeld: Kaartbeeld, *, kaal: bool
) -> dict[str, str]:
    """Add the legend, scale bar and arrow to `data`, and return their pictures by file name."""
    letter = beeld.blad.letter
    pictures = scale_pictures(data, beeld.schaal, letter)
    for teken in sfeertekens():
        svg = map_svg.legend_symbool_svg(symbool(teken.sfeer, "formeel"))
        pictures[f"symbool-{teken.vorm}.svg"] = svg
    data["legenda"] = []
    for index, (svg, tekst) in enumerate(legend(markers, kaal=kaal)):
        name = f"legenda{index}.svg"
        pictures[name] = svg
        data["legenda"].append({"svg": name, "tekst": tekst})
    data["legenda_maat"] = [map_svg.LEGENDA_BREEDTE * letter, map_svg.LEGENDA_HOOGTE * letter]
    return pictures
