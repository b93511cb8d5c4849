"""The overview page: all buurten of the atlas with a number each, and where to find them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from sociale_kaart.domain import notatie
from sociale_kaart.exporting.buurtkaart import map_svg
from sociale_kaart.exporting.buurtkaart.dekking import ZIN, uncovered
from sociale_kaart.exporting.buurtkaart.label_placement import place
from sociale_kaart.exporting.buurtkaart.ondergrond_svg import area_borders_svg, ondergrond_svg
from sociale_kaart.exporting.buurtkaart.page import Blad, Kaartbeeld, centred
from sociale_kaart.exporting.buurtkaart.tekens import printable
from sociale_kaart.exporting.buurtkaart.vel import scale_pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers
    from sociale_kaart.exporting.buurtkaart.vel import Vel

MAP = "overzicht/"
# Round scales beyond those of a sheet: a gemeente is larger than a buurt.
_SCHALEN = tuple(
    factor * macht
    for macht in (1_000, 10_000, 100_000)
    for factor in (10, 15, 20, 25, 30, 40, 50, 75)
)
_LUCHT_MM = 4.0
_PLAATJE_MM = 3.1
# The list of buurten stands below the map.
_REGEL_MM = 4.5
_KLEINSTE_KAART_MM = 90.0
_KOPPEN_MM = 52.0


def overview_page(
    vellen: Sequence[Vel], layers: BuurtkaartLayers, blad: Blad
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the texts and pictures of the overview.

    Args:
        vellen: the sheets, in the order of their numbers.
        layers: the ondergrond.
        blad: the paper.
    """
    beeld = _picture(vellen, blad)
    titel = "Overzicht van de buurten"
    data: dict[str, Any] = {
        "soort": "overzicht",
        "map": MAP,
        "titel": titel,
        "uitleg": " ".join(
            [
                "Het nummer op de kaart is het nummer van de buurt in dit boekje.",
                *[ZIN] * (uncovered(layers, beeld) is not None),
            ]
        ),
        "kaart": {
            "breedte": beeld.breedte,
            "hoogte": beeld.hoogte,
            "alt": _alt_text(vellen, beeld),
        },
        "schaal": f"Schaal 1:{notatie.getal(beeld.schaal)}",
        "schaal_uitleg": [f"1 cm op de kaart is {notatie.getal(beeld.schaal / 100)} meter."],
        "lijst_kop": f"De buurten ({len(vellen)})",
        "kolommen": _columns(blad),
        "koppen": ["Nr", "Buurt", "Hulpbronnen", "Blad"],
        "rijen": [
            {
                "nr": str(number),
                "naam": printable(vel.buurt.naam),
                "aantal": notatie.getal(len(vel.selectie.regels)),
                "label": vel.data["label"],
            }
            for number, vel in enumerate(vellen, 1)
        ],
    }
    pictures = {"kaart.svg": _overview_svg(vellen, layers, beeld)}
    pictures |= scale_pictures(data, beeld.schaal, blad.letter)
    return data, {f"{MAP}{name}": svg for name, svg in pictures.items()}


def _columns(blad: Blad) -> int:
    return max(1, round(blad.breedte / (105 * blad.letter)))


def _picture(vellen: Sequence[Vel], blad: Blad) -> Kaartbeeld:
    """Return a frame as wide as the page, at the largest round scale at which all buurten fit."""
    bounds = shapely.total_bounds(np.array([vel.buurt.vlak for vel in vellen]))
    lijst = (_KOPPEN_MM + _REGEL_MM * -(-len(vellen) // _columns(blad))) * blad.letter
    breedte = blad.breedte - 2 * blad.kaartvak[0] + 8
    hoogte = max(_KLEINSTE_KAART_MM, blad.hoogte - 24 - lijst)
    vak = (0.0, 0.0, round(breedte, 2), round(hoogte, 2))
    needed = max(
        (bounds[2] - bounds[0]) * 1000 / (breedte - 2 * _LUCHT_MM),
        (bounds[3] - bounds[1]) * 1000 / (hoogte - 2 * _LUCHT_MM),
    )
    schaal = next((schaal for schaal in _SCHALEN if schaal >= needed), _SCHALEN[-1])
    frame = Blad(blad.formaat, blad.breedte, blad.hoogte, False, 1, vak)  # noqa: FBT003 - the map
    return centred((bounds[0], bounds[1], bounds[2], bounds[3]), frame, schaal)


def _overview_svg(vellen: Sequence[Vel], layers: BuurtkaartLayers, beeld: Kaartbeeld) -> str:
    b, h = beeld.breedte, beeld.hoogte
    vlakken = np.array([vel.buurt.vlak for vel in vellen])
    midden = shapely.point_on_surface(vlakken)
    ankers = np.array([beeld.to_mm(point.x, point.y) for point in midden])
    places = place(ankers, 2 * _PLAATJE_MM + 0.4, b, h, _PLAATJE_MM + 0.3)
    nummers = "".join(
        _plate(number, float(x), float(y), (float(ax), float(ay)))
        for number, ((x, y), (ax, ay)) in enumerate(zip(places, ankers, strict=True), 1)
    )
    return (
        f"{map_svg.svg_tag(b, h)}"
        f'<clipPath id="kader"><rect width="{b:.2f}" height="{h:.2f}"/></clipPath>'
        f'<g clip-path="url(#kader)">{ondergrond_svg(layers, beeld)}'
        f"{area_borders_svg(vlakken, beeld)}{nummers}</g>"
        f'<rect width="{b:.2f}" height="{h:.2f}" fill="none" stroke="{map_svg.KADER_KLEUR}"'
        ' stroke-width="0.3"/></svg>'
    )


def _plate(number: int, x: float, y: float, anker: tuple[float, float]) -> str:
    leider = ""
    if (x - anker[0]) ** 2 + (y - anker[1]) ** 2 > _PLAATJE_MM**2:
        leider = (
            f'<path d="M{anker[0]:.2f} {anker[1]:.2f}L{x:.2f} {y:.2f}" stroke="#000000"'
            ' stroke-width="0.22" fill="none"/>'
            f'<circle cx="{anker[0]:.2f}" cy="{anker[1]:.2f}" r="0.5"/>'
        )
    return (
        f'{leider}<rect x="{x - _PLAATJE_MM:.2f}" y="{y - 2.2:.2f}" width="{2 * _PLAATJE_MM}"'
        ' height="4.4" rx="1.1" fill="#FFFFFF" stroke="#000000" stroke-width="0.2"/>'
        f'<text x="{x:.2f}" y="{y + 1.1:.2f}" font-size="3.1" font-weight="700"'
        f' text-anchor="middle" fill="#000000">{number}</text>'
    )


def _alt_text(vellen: Sequence[Vel], beeld: Kaartbeeld) -> str:
    namen = "; ".join(
        f"{number} {printable(vel.buurt.naam)}" for number, vel in enumerate(vellen, 1)
    )
    return (
        f"Overzichtskaart met {len(vellen)} buurten, schaal 1 op {notatie.getal(beeld.schaal)}, het"
        f" noorden is boven. De nummers: {namen}. De lijst hieronder zegt op welk blad elke buurt"
        " staat."
    )
