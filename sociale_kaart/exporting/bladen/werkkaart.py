"""The map of an invulblad: base map, border, and squares in which a pen mark is found back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from sociale_kaart.exporting.bladen.vakken import KWARTEN
from sociale_kaart.exporting.buurtkaart import map_svg
from sociale_kaart.exporting.buurtkaart.markers import markers_svg
from sociale_kaart.exporting.buurtkaart.ondergrond_svg import borders_svg, ondergrond_svg
from sociale_kaart.exporting.buurtkaart.page import RASTERBAND
from sociale_kaart.exporting.buurtkaart.raster import KOLOMMEN, RIJEN, Raster
from sociale_kaart.exporting.buurtkaart.street_labels import place_names

if TYPE_CHECKING:
    from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt, BuurtkaartLayers
    from sociale_kaart.exporting.buurtkaart.markers import Marker
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld

# Dark enough to survive a copier, thin enough to write over.
_LIJN = 'stroke="#1A1A1A" stroke-opacity="0.62" stroke-width="0.18" fill="none"'
_FIJN = (
    'stroke="#1A1A1A" stroke-opacity="0.5" stroke-width="0.12" stroke-dasharray="0.8 1.2"'
    ' fill="none"'
)
_NAAM_MM, _KWART_MM = 2.8, 2.4


def werkkaart_svg(
    layers: BuurtkaartLayers, buurt: Buurt, beeld: Kaartbeeld, markers: tuple[Marker, ...]
) -> str:
    """Return the map; its view box is the frame plus `RASTERBAND` on each side."""
    b, h = beeld.breedte, beeld.hoogte
    bezet = [shapely.Point(marker.midden).buffer(marker.straal + 0.3) for marker in markers]
    bezet += [shapely.box(x, y - 2.4, x + 5.4, y + 0.6) for _, x, y in _names(b, h)]
    breed, hoog = b / len(KOLOMMEN), h / len(RIJEN)
    middens = (
        ((i + 0.5) * breed, (j + 0.5) * hoog)
        for i in range(len(KOLOMMEN))
        for j in range(len(RIJEN))
    )
    bezet += [shapely.box(x - 2.0, y - 2.7, x + 2.0, y + 2.6) for x, y in middens]
    namen = place_names(layers, buurt.vlak, beeld, bezet)
    return (
        f"{map_svg.svg_tag(b + 2 * RASTERBAND, h + 2 * RASTERBAND, -RASTERBAND, -RASTERBAND)}"
        f'<clipPath id="kader"><rect width="{b:.2f}" height="{h:.2f}"/></clipPath>'
        f'<g clip-path="url(#kader)">{ondergrond_svg(layers, beeld)}'
        f"{borders_svg(layers, buurt.vlak, beeld)}{_grid(b, h)}"
        '<g font-weight="600" stroke-linejoin="round" paint-order="stroke">'
        f"{''.join(naam.svg for naam in namen)}</g>"
        f"{_grid_names(b, h)}{markers_svg(markers)}</g>"
        f'<rect width="{b:.2f}" height="{h:.2f}" fill="none" stroke="{map_svg.KADER_KLEUR}"'
        f' stroke-width="0.3"/>{Raster(b, h).edge_svg()}</svg>'
    )


def _grid(b: float, h: float) -> str:
    steps_x, steps_y = 2 * len(KOLOMMEN), 2 * len(RIJEN)

    def lines(odd: int) -> str:
        staand = (f"M{i * b / steps_x:.2f} 0V{h:.2f}" for i in range(1, steps_x) if i % 2 == odd)
        liggend = (f"M0 {i * h / steps_y:.2f}H{b:.2f}" for i in range(1, steps_y) if i % 2 == odd)
        return "".join((*staand, *liggend))

    return f'<path d="{lines(1)}" {_FIJN}/><path d="{lines(0)}" {_LIJN}/>'


def _names(b: float, h: float) -> list[tuple[str, float, float]]:
    """Return the name of each square and where it stands: in its corner at the top left."""
    breed, hoog = b / len(KOLOMMEN), h / len(RIJEN)
    return [
        (f"{kolom}{rij}", i * breed + 0.8, j * hoog + _NAAM_MM)
        for i, kolom in enumerate(KOLOMMEN)
        for j, rij in enumerate(RIJEN)
    ]


def _grid_names(b: float, h: float) -> str:
    breed, hoog = b / len(KOLOMMEN), h / len(RIJEN)
    halo = 'stroke="#FFFFFF" stroke-width="0.7" stroke-linejoin="round" paint-order="stroke"'
    squares = "".join(f'<text x="{x:.2f}" y="{y:.2f}">{naam}</text>' for naam, x, y in _names(b, h))
    # Around the middle of a square, so that one sees at once which quarter is which.
    corners = ((-1.8, -0.7), (0.6, -0.7), (-1.8, 2.3), (0.6, 2.3))
    quarters = "".join(
        f'<text x="{(i + 0.5) * breed + dx:.2f}" y="{(j + 0.5) * hoog + dy:.2f}">{letter}</text>'
        for i in range(len(KOLOMMEN))
        for j in range(len(RIJEN))
        for letter, (dx, dy) in zip(KWARTEN, corners, strict=True)
    )
    return (
        f'<g fill="#333333" {halo}><g font-size="{_NAAM_MM}" font-weight="600">{squares}</g>'
        f'<g font-size="{_KWART_MM}">{quarters}</g></g>'
    )
