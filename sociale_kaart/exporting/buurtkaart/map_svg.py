"""The pictures of a sheet as SVG in millimetres: the map, the symbols of the legend, the scale bar.

The map is exactly as large as the sheet says, so that one millimetre of its view box is one
millimetre on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from sociale_kaart.domain import notatie
from sociale_kaart.domain.kaartstijl import GEBOUW, GROEN, GROND, WATER
from sociale_kaart.exporting.buurtkaart.dekking import STREEP
from sociale_kaart.exporting.buurtkaart.font import NAAM
from sociale_kaart.exporting.buurtkaart.markers import (
    Marker,
    Symbool,
    markers_svg,
    symbool_svg,
)
from sociale_kaart.exporting.buurtkaart.ondergrond_svg import (
    BUURTGRENS,
    GRENS,
    GRENSSTREEP,
    OEVER,
    SPOOR,
    SPOORSTREEP,
    WEGRAND,
    borders_svg,
    ondergrond_svg,
)
from sociale_kaart.exporting.buurtkaart.raster import Raster
from sociale_kaart.exporting.buurtkaart.street_labels import place_names

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.exporting.buurtkaart.kaartlagen import Buurt, BuurtkaartLayers
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld

# Used for nothing else on the sheet, so that a check can find and measure the line.
SCHAALSTOK_KLEUR = "#0B1D2A"
KADER_KLEUR = "#121212"
SCHAALSTOK_HOOGTE = 7.0
_SCHAALSTOK_MAX = 42.0
_SCHAALSTOK_RAND = 6.0
_LENGTES = tuple(factor * macht for macht in (10, 100, 1000) for factor in (1, 2, 5))

LEGENDA_BREEDTE = 6.6
LEGENDA_HOOGTE = 4.6


def map_svg(
    layers: BuurtkaartLayers, buurt: Buurt, beeld: Kaartbeeld, markers: tuple[Marker, ...]
) -> str:
    """Return the map with its grid; the view box is the frame plus its band on each side."""
    b, h, band = beeld.breedte, beeld.hoogte, beeld.blad.band
    bezet = [shapely.Point(marker.midden).buffer(marker.straal + 0.3) for marker in markers]
    bezet += [
        shapely.LineString([marker.anker, marker.midden]).buffer(0.5)
        for marker in markers
        if marker.leider
    ]
    verder, bezet_door = onward_svg(beeld)
    namen = place_names(layers, buurt.vlak, beeld, [*bezet, *bezet_door])
    raster = Raster(b, h, band)
    return (
        f"{svg_tag(b + 2 * band, h + 2 * band, -band, -band)}"
        f'<clipPath id="kader"><rect width="{b:.2f}" height="{h:.2f}"/></clipPath>'
        f'<g clip-path="url(#kader)">{ondergrond_svg(layers, beeld)}'
        f"{borders_svg(layers, buurt.vlak, beeld)}{raster.lines_svg()}"
        '<g font-weight="600" stroke-linejoin="round" paint-order="stroke">'
        f"{''.join(naam.svg for naam in namen)}</g>{verder}"
        f"{markers_svg(markers)}</g>"
        f'<rect width="{b:.2f}" height="{h:.2f}" fill="none" stroke="{KADER_KLEUR}"'
        f' stroke-width="0.3"/>{raster.edge_svg()}</svg>'
    )


def onward_svg(beeld: Kaartbeeld) -> tuple[str, list[BaseGeometry]]:
    """Return the strips that lie on a next part, each naming it, and the room of those names."""
    if beeld.deel is None:
        return "", []
    b, h, s = beeld.breedte, beeld.hoogte, beeld.deel.strook
    # Corner and size of the strip, ends of the line along it, middle and turn of its text.
    kanten = {
        "noord": ((0, 0, b, s), (s, s, b - s, s), (b / 2, s / 2, 0)),
        "oost": ((b - s, 0, s, h), (b - s, s, b - s, h - s), (b - s / 2, h / 2, 90)),
        "zuid": ((0, h - s, b, s), (s, h - s, b - s, h - s), (b / 2, h - s / 2, 0)),
        "west": ((0, 0, s, h), (s, s, s, h - s), (s / 2, h / 2, -90)),
    }
    hoogte = 3.1 * beeld.blad.naamgrootte
    vlakken, lijnen, teksten = [], [], []
    bezet: list[BaseGeometry] = []
    for kant, nummer in beeld.deel.buren:
        (x, y, breed, hoog), (x1, y1, x2, y2), (mx, my, draai) = kanten[kant]
        vlakken.append(f"M{x:.2f} {y:.2f}h{breed:.2f}v{hoog:.2f}h{-breed:.2f}Z")
        lijnen.append(f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}")
        teksten.append(
            f'<text transform="translate({mx:.2f} {my:.2f}) rotate({draai})"'
            f' y="{0.34 * hoogte:.2f}">Verder op deel {nummer}</text>'
        )
        half = 7 * hoogte
        over, langs = (half, s / 2) if draai == 0 else (s / 2, half)
        bezet.append(shapely.box(mx - over, my - langs, mx + over, my + langs))
    return (
        f'<path d="{"".join(vlakken)}" fill="{GROND}" fill-opacity="0.62"/>'
        f'<path d="{"".join(lijnen)}" fill="none" stroke="#222222" stroke-width="0.35"'
        ' stroke-dasharray="3 1.4"/>'
        f'<g font-size="{hoogte:.2f}" font-weight="600" fill="#000000" stroke="#FFFFFF"'
        f' stroke-width="{0.24 * hoogte:.2f}" stroke-linejoin="round" paint-order="stroke"'
        f' text-anchor="middle">{"".join(teksten)}</g>'
    ), bezet


def scale_bar_metres(schaal: int) -> int:
    """Return the length of the scale bar: the longest round number of metres that has room."""
    return max(m for m in _LENGTES if m * 1000 / schaal <= _SCHAALSTOK_MAX)


def scale_bar_svg(schaal: int, letter: float = 1.0) -> tuple[str, float]:
    """Return the scale bar and the width of its picture in mm; `letter` makes its digits larger.

    The bar is one line of exactly `scale_bar_metres` in `SCHAALSTOK_KLEUR`, without line caps.
    """
    meters = scale_bar_metres(schaal)
    lengte = meters * 1000 / schaal
    rand = _SCHAALSTOK_RAND * letter
    breedte = lengte + 2 * rand
    eenheid, deler = ("km", 1000) if meters >= 1000 else ("m", 1)  # noqa: PLR2004 - a kilometre
    half = notatie.getal(meters / 2 / deler, 0 if meters / 2 % deler == 0 else 1)
    labels = ("0", half, f"{notatie.getal(meters / deler)} {eenheid}")
    x0, y = rand, 3 * letter + 2.4
    teksten = "".join(
        f'<text x="{x0 + deel * lengte:.3f}" y="{3 * letter:.2f}">{tekst}</text>'
        for deel, tekst in zip((0, 0.5, 1), labels, strict=True)
    )
    streepjes = "".join(
        f"M{x0 + deel * lengte:.4f} {y - 1.6:.2f}V{y + 0.8:.2f}" for deel in (0, 0.5, 1)
    )
    return (
        f"{svg_tag(breedte, scale_bar_height(letter))}"
        f'<g font-size="{2.7 * letter:.2f}" text-anchor="middle" fill="#000000">{teksten}</g>'
        f'<path d="{streepjes}" stroke="#000000" stroke-width="0.2" fill="none"/>'
        f'<path d="M{x0:.4f} {y}H{x0 + lengte:.4f}" stroke="{SCHAALSTOK_KLEUR}"'
        ' stroke-width="1" fill="none"/>'
        f'<path d="M{x0 + lengte / 2:.4f} {y}H{x0 + lengte - 0.1:.4f}" stroke="#FFFFFF"'
        ' stroke-width="0.6" fill="none"/></svg>'
    ), breedte


def scale_bar_height(letter: float = 1.0) -> float:
    """Return the height in mm of the picture of the scale bar."""
    return SCHAALSTOK_HOOGTE + 3 * (letter - 1)


def north_arrow_svg() -> str:
    """Return an arrow to the north of the RD grid, 8 × 12 mm."""
    return (
        f"{svg_tag(8, 12)}"
        '<path d="M4 0.4L6.9 8.6L4 7.1Z" fill="#FFFFFF" stroke="#000000" stroke-width="0.25"'
        ' stroke-linejoin="round"/>'
        '<path d="M4 0.4L1.1 8.6L4 7.1Z" fill="#000000" stroke="#000000" stroke-width="0.25"'
        ' stroke-linejoin="round"/>'
        '<text x="4" y="11.8" font-size="3.4" font-weight="700" text-anchor="middle">N</text></svg>'
    )


def legend_symbool_svg(teken: Symbool) -> str:
    """Return a marker of the legend."""
    midden = f"translate({LEGENDA_BREEDTE / 2} {LEGENDA_HOOGTE / 2}) scale(0.74)"
    return f'{_legenda()}<g transform="{midden}">{symbool_svg(teken)}</g></svg>'


def legend_leader_svg() -> str:
    """Return the sample of a leader line with its dot."""
    return (
        f'{_legenda()}<path d="M1.2 3.6L5.6 1.2" stroke="#000000" stroke-width="0.22"/>'
        '<circle cx="1.2" cy="3.6" r="0.55" fill="#000000"/></svg>'
    )


def legend_terrain_svg(soort: str) -> str:
    """Return the sample of a part of the base map.

    `soort` is buurtgrens, grens, water, groen, gebouw, straat, spoor or onbekend.
    """
    y = LEGENDA_HOOGTE / 2
    lijn = f'<path d="M0.4 {y}H{LEGENDA_BREEDTE - 0.4}" fill="none" '
    maat = f'width="{LEGENDA_BREEDTE - 0.8}" height="{LEGENDA_HOOGTE - 1.6}"'
    vlak = f'<rect x="0.4" y="0.8" {maat} stroke-width="0.1" '
    dun = f'{vlak}stroke="#B5B0A8" '
    samples = {
        "buurtgrens": f'{lijn}stroke="{BUURTGRENS}" stroke-width="0.7"/>',
        "grens": f'{lijn}stroke="{GRENS}" stroke-width="0.3" {GRENSSTREEP}/>',
        "water": f'{vlak}stroke="{OEVER}" fill="{WATER}"/>',
        "groen": f'{dun}fill="{GROEN}"/>',
        "gebouw": f'{dun}fill="{GEBOUW}"/>',
        "straat": f'{dun}fill="{GROND}"/>{lijn}stroke="{WEGRAND}" stroke-width="1.7"/>'
        f'{lijn}stroke="#FFFFFF" stroke-width="1.3"/>',
        "onbekend": f'{dun}fill="{GROND}"/>'
        '<path d="M0.4 2.6L2.2 0.8M0.9 3.8L3.9 0.8M2.6 3.8L5.6 0.8'
        f'M4.3 3.8L6.2 1.9" {STREEP}/>',
        "spoor": f'{lijn}stroke="{SPOOR}" stroke-width="0.35"/>'
        f'{lijn}stroke="{SPOOR}" stroke-width="0.9" {SPOORSTREEP}/>',
    }
    return f"{_legenda()}{samples[soort]}</svg>"


def _legenda() -> str:
    return svg_tag(LEGENDA_BREEDTE, LEGENDA_HOOGTE)


def svg_tag(breedte: float, hoogte: float, x: float = 0, y: float = 0) -> str:
    """Return the opening tag of a picture of this size in mm, seen from x, y."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{breedte:.4f}mm" height="{hoogte:.4f}mm"'
        f' viewBox="{x:.4f} {y:.4f} {breedte:.4f} {hoogte:.4f}" font-family="{NAAM}">'
    )
