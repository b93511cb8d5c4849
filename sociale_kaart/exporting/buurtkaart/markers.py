"""Numbered markers: the shape tells the sfeer, the ring tells formeel or informeel.

A black hairline gives the contrast, the coloured ring the family; the number is black on white. All
shapes fit in one circle, so that markers that do not touch as circles do not touch at all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sociale_kaart.domain.kaartstijl import corners, sfeerteken
from sociale_kaart.exporting.buurtkaart.label_placement import place

if TYPE_CHECKING:
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld
    from sociale_kaart.exporting.buurtkaart.selectie import Selectie

STRAAL = 3.0
# Centre to centre; a sliver of map stays visible between two markers.
AFSTAND = 2 * STRAAL + 0.25
# Moved further than this, a marker gets a line and a dot on its true place.
LEIDER_VANAF = 2.2
RING_ONBEKEND = "dun"

_RINGEN = {"formeel": "dicht", "informeel": "streep"}

_RING = 0.8
_RING_DUN = 0.3
_HAARLIJN = 0.18


@dataclass(frozen=True, slots=True)
class Symbool:
    """How a marker looks.

    Attributes:
        vorm: cirkel, zeshoek, vierkant or ruit.
        kleur: colour of the ring.
        ring: dicht (formeel), streep (informeel) or dun (not told).
    """

    vorm: str
    kleur: str
    ring: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker with its place: number text, true point, where it is drawn (mm in the frame).

    `maat` is how many times larger than usual it is.
    """

    tekst: str
    symbool: Symbool
    anker: tuple[float, float]
    midden: tuple[float, float]
    maat: float = 1.0

    @property
    def leider(self) -> bool:
        """Whether a line must lead from the marker to its true place."""
        return math.dist(self.anker, self.midden) > LEIDER_VANAF * self.maat

    @property
    def straal(self) -> float:
        """Radius in mm of the circle in which it fits."""
        return STRAAL * self.maat


def symbool(sfeer: str | None, formaliteit: str | None) -> Symbool:
    """Return the symbol of a hulpbron; what is not told has a shape of its own, never a guess."""
    teken = sfeerteken(sfeer)
    return Symbool(teken.vorm, teken.kleur, _RINGEN.get(formaliteit or "", RING_ONBEKEND))


def place_markers(selectie: Selectie, beeld: Kaartbeeld) -> tuple[Marker, ...]:
    """Return the markers of a sheet, moved apart where they would cover each other."""
    markeringen = [
        (markering, regel.hulpbron)
        for regel in selectie.op_kaart
        for markering in regel.markeringen
    ]
    if not markeringen:
        return ()
    ankers = np.array([(m.x, m.y) for m, _ in markeringen])
    maat = beeld.blad.letter
    afstand, rand = AFSTAND * maat, (STRAAL + 0.4) * maat + beeld.strook
    middens = place(ankers, afstand, beeld.breedte, beeld.hoogte, rand)
    return tuple(
        Marker(m.tekst, symbool(h.sfeer, h.formaliteit), (m.x, m.y), (float(x), float(y)), maat)
        for (m, h), (x, y) in zip(markeringen, middens, strict=True)
    )


def markers_svg(markers: tuple[Marker, ...]) -> str:
    """Return leaders and dots first, then all markers, so that no line crosses a number."""
    leiders = "".join(_leader(marker) for marker in markers if marker.leider)
    tekens = "".join(
        f'<g transform="translate({marker.midden[0]:.2f} {marker.midden[1]:.2f})'
        f'{_scaled(marker.maat)}">'
        f"{symbool_svg(marker.symbool)}{_number(marker.tekst)}</g>"
        for marker in markers
    )
    return f"<g>{leiders}</g><g>{tekens}</g>"


def _scaled(maat: float) -> str:
    return "" if maat == 1 else f" scale({maat:.4f})"


def symbool_svg(teken: Symbool) -> str:
    """Return a marker without its number, around 0,0."""
    buiten = _outline(teken.vorm, STRAAL - _HAARLIJN / 2)
    dikte = _RING_DUN if teken.ring == RING_ONBEKEND else _RING
    ring = _outline(teken.vorm, STRAAL - _HAARLIJN - dikte / 2)
    binnen = _outline(teken.vorm, STRAAL - _HAARLIJN - dikte)
    streep = ' stroke-dasharray="1.25 0.85"' if teken.ring == "streep" else ""
    return (
        f'<path d="{buiten}" fill="#FFFFFF" stroke="#000000" stroke-width="{_HAARLIJN}"/>'
        f'<path d="{ring}" fill="none" stroke="{teken.kleur}" stroke-width="{dikte}"{streep}/>'
        # A second hairline inside: pale rings keep their shape on a black-and-white copier.
        f'<path d="{binnen}" fill="none" stroke="#000000" stroke-opacity="0.55"'
        ' stroke-width="0.08"/>'
    )


def _leader(marker: Marker) -> str:
    (ax, ay), (mx, my) = marker.anker, marker.midden
    lijn = f"M{ax:.2f} {ay:.2f}L{mx:.2f} {my:.2f}"
    return (
        f'<path d="{lijn}" stroke="#FFFFFF" stroke-width="0.7" stroke-opacity="0.85" fill="none"/>'
        f'<path d="{lijn}" stroke="#000000" stroke-width="0.22" fill="none"/>'
        f'<circle cx="{ax:.2f}" cy="{ay:.2f}" r="0.55" fill="#000000" stroke="#FFFFFF"'
        ' stroke-width="0.25"/>'
    )


_LETTERGROOTTE = {1: 2.9, 2: 2.75, 3: 2.15, 4: 1.7}


def _number(tekst: str) -> str:
    grootte = _LETTERGROOTTE.get(len(tekst), 1.4)
    # A third of the letter height under the middle puts the digits in the middle.
    return (
        f'<text y="{grootte * 0.33:.2f}" font-size="{grootte}" font-weight="700"'
        f' text-anchor="middle" fill="#000000">{tekst}</text>'
    )


def _outline(vorm: str, straal: float) -> str:
    """Return the outline of a shape that fits in a circle of this radius (mm), around 0,0."""
    if vorm == "cirkel":
        r = straal * 0.95
        return f"M{-r:.3f} 0A{r:.3f} {r:.3f} 0 1 1 {r:.3f} 0A{r:.3f} {r:.3f} 0 1 1 {-r:.3f} 0Z"
    if vorm == "vierkant":
        # Rounded, so that the corners stay in the circle and the number has room.
        half, bocht = straal * 0.81, straal * 0.31
        recht = half - bocht
        hoek = f"a{bocht:.3f} {bocht:.3f} 0 0 1 "
        return (
            f"M{-recht:.3f} {-half:.3f}h{2 * recht:.3f}{hoek}{bocht:.3f} {bocht:.3f}"
            f"v{2 * recht:.3f}{hoek}{-bocht:.3f} {bocht:.3f}"
            f"h{-2 * recht:.3f}{hoek}{-bocht:.3f} {-bocht:.3f}"
            f"v{-2 * recht:.3f}{hoek}{bocht:.3f} {-bocht:.3f}Z"
        )
    punten = (f"{x:.3f} {y:.3f}" for x, y in corners(vorm, straal))
    return f"M{'L'.join(punten)}Z"
