"""The first page of a buurt in parts: a small map with the numbers of the parts, and a table."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from sociale_kaart.domain import notatie
from sociale_kaart.exporting.buurtkaart import map_svg
from sociale_kaart.exporting.buurtkaart.delen import index_beeld
from sociale_kaart.exporting.buurtkaart.ondergrond_svg import (
    borders_svg,
    ondergrond_svg,
    visible_mask,
)
from sociale_kaart.exporting.buurtkaart.tekens import breakable, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt, BuurtkaartLayers
    from sociale_kaart.exporting.buurtkaart.page import Deel, Kaartbeeld
    from sociale_kaart.exporting.buurtkaart.selectie import Selectie

_STRATEN = 4
_PLAATJE_MM = 3.6


def index_page(
    buurt: Buurt, beelden: Sequence[Kaartbeeld], selectie: Selectie, layers: BuurtkaartLayers
) -> tuple[dict[str, Any], str]:
    """Return the texts of the index and its map as SVG.

    Args:
        buurt: the buurt.
        beelden: its parts, in the order of their numbers.
        selectie: the rows on all parts.
        layers: the ondergrond.
    """
    beeld = index_beeld(beelden)
    delen = [one.deel for one in beelden if one.deel]
    return {
        "svg": "index.svg",
        "naast": beeld.blad.liggend,
        "breedte": beeld.breedte,
        "hoogte": beeld.hoogte,
        "alt": _alt_text(buurt, delen, beeld),
        "bijschrift": f"Overzicht op schaal 1:{notatie.getal(beeld.schaal)}. Het noorden is boven.",
        "uitleg": f"De kaart van deze buurt staat op {len(delen)} bladen, op schaal"
        f" 1:{notatie.getal(beelden[0].schaal)}. De delen sluiten op elkaar aan. Na de kaarten"
        f" komt één lijst met alles wat er is: {_hulpbronnen(len(selectie.regels))}.",
        "lijst": list_label(buurt.code),
        "koppen": ["Deel", "Straten, onder andere", "Hulpbronnen", "Blad"],
        "rijen": [
            {
                "nr": str(deel.nummer),
                "straten": breakable(", ".join(_streets(buurt, deel, one, layers)) or "–"),
                "aantal": notatie.getal(len(selectie.in_deel(deel.nummer).op_kaart)),
                "label": part_label(buurt.code, deel.nummer),
            }
            for one, deel in zip(beelden, delen, strict=True)
        ],
    }, _index_svg(buurt, delen, beeld, layers)


def list_label(buurtcode: str) -> str:
    """Return the name of the mark at the heading of the list."""
    return f"lijst-{buurtcode}"


def _hulpbronnen(aantal: int) -> str:
    return "1 hulpbron" if aantal == 1 else f"{notatie.getal(aantal)} hulpbronnen"


def part_label(buurtcode: str, nummer: int) -> str:
    """Return the name of the mark at the heading of a part."""
    return f"deel-{buurtcode}-{nummer}"


def _streets(buurt: Buurt, deel: Deel, beeld: Kaartbeeld, layers: BuurtkaartLayers) -> list[str]:
    """Return the longest streets of the buurt in this part, by name."""
    straten = layers.straten
    geometries = np.asarray(straten.geometry.to_numpy(), dtype=object)
    named = straten["naam"].notna().to_numpy() & (straten["klasse"] != "spoor").to_numpy()
    mask = visible_mask(geometries, beeld) & named
    hier = shapely.intersection(buurt.vlak, shapely.box(*deel.kern))
    shapely.prepare(hier)
    lengths: dict[str, float] = defaultdict(float)
    found = geometries[mask]
    touch = shapely.intersects(hier, found)
    inside = shapely.length(shapely.intersection(hier, found[touch]))
    for naam, length in zip(straten["naam"].to_numpy()[mask][touch], inside, strict=True):
        lengths[printable(str(naam))] += float(length)
    longest = sorted(lengths.items(), key=lambda pair: (-pair[1], pair[0]))[:_STRATEN]
    return sorted(naam for naam, length in longest if length > 0)


def _index_svg(
    buurt: Buurt, delen: Sequence[Deel], beeld: Kaartbeeld, layers: BuurtkaartLayers
) -> str:
    b, h, maat = beeld.breedte, beeld.hoogte, beeld.blad.letter
    # Each line once: the dashes of two parts over each other would make a whole line.
    lijnen: dict[tuple[str, str], None] = {}
    nummers = []
    for deel in delen:
        x0, y0 = beeld.to_mm(deel.kern[0], deel.kern[3])
        x1, y1 = beeld.to_mm(deel.kern[2], deel.kern[1])
        hoeken = [f"{x:.2f} {y:.2f}" for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
        lijnen |= dict.fromkeys((hoeken[a], hoeken[b]) for a, b in ((0, 1), (2, 3), (0, 2), (1, 3)))
        # A plate never larger than its part.
        half = min(_PLAATJE_MM * maat, (x1 - x0) / 2.4, (y1 - y0) / 1.8)
        nummers.append(_plate(deel.nummer, (x0 + x1) / 2, (y0 + y1) / 2, half))
    vakken = "".join(f"M{start}L{end}" for start, end in lijnen)
    return (
        f"{map_svg.svg_tag(b, h)}"
        f'<clipPath id="kader"><rect width="{b:.2f}" height="{h:.2f}"/></clipPath>'
        f'<g clip-path="url(#kader)">{ondergrond_svg(layers, beeld)}'
        f"{borders_svg(layers, buurt.vlak, beeld)}"
        f'<path d="{vakken}" fill="none" stroke="#FFFFFF" stroke-width="1.1"'
        ' stroke-opacity="0.7"/>'
        f'<path d="{vakken}" fill="none" stroke="#000000" stroke-width="0.35"'
        f' stroke-dasharray="3 1.4"/>{"".join(nummers)}</g>'
        f'<rect width="{b:.2f}" height="{h:.2f}" fill="none" stroke="{map_svg.KADER_KLEUR}"'
        ' stroke-width="0.3"/></svg>'
    )


def _plate(nummer: int, x: float, y: float, half: float) -> str:
    hoog = half * 0.72
    return (
        f'<rect x="{x - half:.2f}" y="{y - hoog:.2f}" width="{2 * half:.2f}"'
        f' height="{2 * hoog:.2f}" rx="{half * 0.36:.2f}" fill="#FFFFFF" stroke="#000000"'
        f' stroke-width="0.25"/><text x="{x:.2f}" y="{y + half * 0.36:.2f}"'
        f' font-size="{half:.2f}" font-weight="600" text-anchor="middle"'
        f' fill="#000000">{nummer}</text>'
    )


def _alt_text(buurt: Buurt, delen: Sequence[Deel], beeld: Kaartbeeld) -> str:
    buren = "; ".join(
        f"deel {deel.nummer} grenst aan "
        + ", ".join(f"deel {nummer} in het {kant}en" for kant, nummer in deel.buren)
        for deel in delen
        if deel.buren
    )
    return (
        f"Overzicht van de {len(delen)} delen van de kaart van de buurt {printable(buurt.naam)},"
        f" schaal 1 op {notatie.getal(beeld.schaal)}, het noorden is boven."
        + (f" {buren[:1].upper()}{buren[1:]}." if buren else "")
        + " De tabel hieronder zegt op welk blad elk deel staat."
    )
