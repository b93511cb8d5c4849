"""A buurt that fits no sheet at its scale, cut into parts that lie against each other.

Each point of the buurt belongs to one part: the one in whose core it lies, the first of two on the
line between them. Around its core a part shows a strip of its neighbours, so that nobody loses the
way at the edge.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.domain.papier import SCHALEN
from sociale_kaart.exporting.buurtkaart.markers import AFSTAND
from sociale_kaart.exporting.buurtkaart.page import (
    MARGE,
    Bbox,
    Blad,
    Deel,
    Kaartbeeld,
    centred,
    choose_kaartbeeld,
    make_blad,
    orientations,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

STROOK = 7.0
# More sheets than this nobody lays side by side.
MEESTE_DELEN = 60
# A piece of the buurt smaller than this on paper (mm²), with nothing in it, gets no sheet.
_SNIPPER = 25.0
# The share of the page that the map of the index takes, less when its table is long, and the white
# in it (mm).
_INDEXKAART, _INDEXKAART_LAAG = 0.55, 0.45
_INDEXKAART_BREED, _INDEXKAART_HOOG = 0.58, 0.72
_KORTE_TABEL = 8
_LUCHT = 4.0
# The share of a map that its markers may take; above it little of the map is left to see.
_VOL = 0.4
_INDEXSCHALEN = (*SCHALEN, 75_000, 100_000, 150_000, 200_000, 300_000, 500_000)

_STAPPEN = {"noord": (0, -1), "oost": (1, 0), "zuid": (0, 1), "west": (-1, 0)}


def choose_kaartbeelden(
    vlak: BaseGeometry,
    punten: Iterable[tuple[float, float]],
    formaat: str,
    *,
    liggend: bool | None,
    schaal: int | None,
    grote_letter: bool = False,
    naam: str = "",
) -> tuple[Kaartbeeld, ...]:
    """Return the sheets of a buurt in the order of their numbers: one, or its parts.

    Args:
        vlak: the area of the buurt, RD.
        punten: what must be on a sheet, RD; what lies far outside the buurt is passed over.
        formaat: A4 or A3.
        liggend: orientation; None takes the one with the larger scale or the fewest parts.
        schaal: one of the scales offered; None takes the largest at which the buurt fits, or a
            larger one, in parts, where the markers would fill the sheet.
        grote_letter: large print.
        naam: of the buurt, for who is told that it cannot be.

    Raises:
        WorldError: paper size or scale is not offered, or it would take too many sheets.
    """
    beeld = choose_kaartbeeld(
        vlak.bounds, formaat, liggend=liggend, schaal=schaal, grote_letter=grote_letter
    )
    found = list(punten)
    bladen = [
        make_blad(formaat, liggend=stand, grote_letter=grote_letter, naast=False)
        for stand in orientations(formaat, liggend, every=True)
    ]
    if beeld.holds(vlak.bounds):
        beelden: tuple[Kaartbeeld, ...] = (beeld,)
    else:
        beelden = _sheets(vlak, found, bladen, beeld.schaal)
    if len(beelden) > MEESTE_DELEN:
        kleiner = _next_scale(vlak, found, bladen, beeld.schaal)
        raise _too_many(naam, len(beelden), beeld.schaal, kleiner)
    return beelden if schaal else _with_room(beelden, vlak, found, bladen)


def _sheets(
    vlak: BaseGeometry, punten: Sequence[tuple[float, float]], bladen: Sequence[Blad], schaal: int
) -> tuple[Kaartbeeld, ...]:
    """Return the buurt on one sheet that is all map, or else in the fewest parts."""
    for blad in bladen:
        one = centred(vlak.bounds, blad, schaal)
        if one.holds(vlak.bounds):
            return (one,)
    splits = [_split(vlak, punten, blad, schaal) for blad in bladen]
    # min() takes the first of equals: the usual orientation.
    return min(splits, key=len)


def _with_room(
    beelden: tuple[Kaartbeeld, ...],
    vlak: BaseGeometry,
    punten: Sequence[tuple[float, float]],
    bladen: Sequence[Blad],
) -> tuple[Kaartbeeld, ...]:
    """Take a larger scale, and so more sheets, as long as markers would fill a sheet."""
    found = beelden
    for schaal in reversed(SCHALEN[: SCHALEN.index(beelden[0].schaal)]):
        if not any(_is_full(beeld, punten) for beeld in found):
            break
        larger = _sheets(vlak, punten, bladen, schaal)
        if len(larger) > MEESTE_DELEN:
            break
        found = larger
    return found


def _is_full(beeld: Kaartbeeld, punten: Iterable[tuple[float, float]]) -> bool:
    room = (beeld.breedte - 2 * beeld.strook) * (beeld.hoogte - 2 * beeld.strook)
    each = (AFSTAND * beeld.blad.letter) ** 2
    return sum(beeld.owns(x, y) for x, y in punten) * each > _VOL * room


def index_beeld(delen: Sequence[Kaartbeeld]) -> Kaartbeeld:
    """Return the small map on which all parts are drawn."""
    blad = delen[0].blad
    breedte, aandeel = blad.breedte - 2 * MARGE, _INDEXKAART
    if blad.liggend:
        # The table stands beside it.
        breedte, aandeel = round(breedte * _INDEXKAART_BREED, 2), _INDEXKAART_HOOG
    elif len(delen) > _KORTE_TABEL:
        aandeel = _INDEXKAART_LAAG
    hoogte = round(blad.hoogte * aandeel, 2)
    kernen = [beeld.deel.kern for beeld in delen if beeld.deel]
    bounds = _around(kernen)
    needed = max(
        (bounds[2] - bounds[0]) * 1000 / (breedte - 2 * _LUCHT),
        (bounds[3] - bounds[1]) * 1000 / (hoogte - 2 * _LUCHT),
    )
    schaal = next((one for one in _INDEXSCHALEN if one >= needed), _INDEXSCHALEN[-1])
    return centred(bounds, replace(blad, kaartvak=(0.0, 0.0, breedte, hoogte)), schaal)


def shown_bbox(beelden: Sequence[Kaartbeeld]) -> Bbox:
    """Return the part of RD that is drawn, on all sheets and on the index of them."""
    if len(beelden) == 1:
        return beelden[0].bbox
    blad, schaal = beelden[0].blad, beelden[0].schaal
    # What lies just outside the buurt may add a row of parts, and so move the others by half.
    room = max(blad.kaartvak[2:]) * schaal / 1000
    minx, miny, maxx, maxy = _around([index_beeld(beelden).bbox, *(b.bbox for b in beelden)])
    return minx - room, miny - room, maxx + room, maxy + room


def _around(boxes: Iterable[Bbox]) -> Bbox:
    minx, miny, maxx, maxy = zip(*boxes, strict=True)
    return min(minx), min(miny), max(maxx), max(maxy)


def _split(
    vlak: BaseGeometry, punten: Sequence[tuple[float, float]], blad: Blad, schaal: int
) -> tuple[Kaartbeeld, ...]:
    strook = STROOK * blad.naamgrootte
    rand = strook * schaal / 1000
    wide = blad.kaartvak[2] * schaal / 1000 - 2 * rand
    high = blad.kaartvak[3] * schaal / 1000 - 2 * rand
    minx, miny, maxx, maxy = _bounds_with(vlak.bounds, punten, rand)
    columns = max(1, math.ceil((maxx - minx) / wide))
    rows = max(1, math.ceil((maxy - miny) / high))
    left = round((minx + maxx) / 2) - columns * wide / 2
    top = round((miny + maxy) / 2) + rows * high / 2
    kernen: dict[tuple[int, int], Bbox] = {}
    taken: set[int] = set()
    for row, column in itertools.product(range(rows), range(columns)):
        kern = (
            left + column * wide,
            top - (row + 1) * high,
            left + (column + 1) * wide,
            top - row * high,
        )
        inside = {i for i, punt in enumerate(punten) if _holds(kern, punt)} - taken
        taken |= inside
        seen = shapely.area(shapely.intersection(vlak, shapely.box(*kern)))
        if inside or seen * (1000 / schaal) ** 2 >= _SNIPPER:
            kernen[column, row] = kern
    nummers = {place: nummer for nummer, place in enumerate(kernen, 1)}
    return tuple(
        Kaartbeeld(
            blad,
            schaal,
            (kern[0] - rand, kern[1] - rand, kern[2] + rand, kern[3] + rand),
            Deel(nummers[place], len(nummers), kern, strook, _neighbours(place, nummers)),
        )
        for place, kern in kernen.items()
    )


def _bounds_with(bounds: Bbox, punten: Iterable[tuple[float, float]], rand: float) -> Bbox:
    """Return the bounds of the buurt with the points that lie just outside them."""
    minx, miny, maxx, maxy = bounds
    wider = (minx - rand, miny - rand, maxx + rand, maxy + rand)
    near = [(x, y, x, y) for x, y in punten if _holds(wider, (x, y))]
    return _around([bounds, *near])


def _holds(box: Bbox, punt: tuple[float, float]) -> bool:
    return box[0] <= punt[0] <= box[2] and box[1] <= punt[1] <= box[3]


def _neighbours(
    place: tuple[int, int], nummers: dict[tuple[int, int], int]
) -> tuple[tuple[str, int], ...]:
    column, row = place
    found = (
        (kant, nummers.get((column + right, row + down)))
        for kant, (right, down) in _STAPPEN.items()
    )
    return tuple((kant, nummer) for kant, nummer in found if nummer)


def _next_scale(
    vlak: BaseGeometry,
    punten: Sequence[tuple[float, float]],
    bladen: Sequence[Blad],
    schaal: int,
) -> int | None:
    """Return the largest scale at which the parts are few enough."""
    smaller = SCHALEN[SCHALEN.index(schaal) + 1 :]
    return next(
        (one for one in smaller if len(_sheets(vlak, punten, bladen, one)) <= MEESTE_DELEN),
        None,
    )


def _too_many(naam: str, aantal: int, schaal: int, kleiner: int | None) -> WorldError:
    doen = "Kies A3, of gewone letters."
    if kleiner is not None:
        doen = f"Kies schaal 1:{notatie.getal(kleiner)} of kleiner, of laat de schaal leeg."
    welke = f"de buurt ‘{naam}’" if naam else "deze buurt"
    return WorldError(
        f"Op schaal 1:{notatie.getal(schaal)} heeft {welke} {notatie.getal(aantal)} bladen nodig."
        f" Meer dan {MEESTE_DELEN} kan niet.",
        doen,
        "Er is niets gemaakt.",
    )
