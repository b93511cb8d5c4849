"""The code on an invulblad, from which follows exactly which part of RD its map shows.

A sheet that was filled in by hand may come back after a year, so its frame does not follow from
how sheets are laid out today: `KADERS` never changes for a code that was printed, and a new layout
gets a new entry. The last three characters of a code hold the corners of the map as well, so that a
mistyped code and a border that moved are both found.

A buurt that does not fit at its scale is cut in parts, from the north-west, row by row; the part
stands behind the scale: 10000D2.
"""

from __future__ import annotations

import math
import re
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapely.geometry import box

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.papier import FORMATEN, SCHALEN, require_formaat, require_schaal
from sociale_kaart.exporting.buurtkaart.kaartlagen import find_buurt

if TYPE_CHECKING:
    import geopandas as gpd

Bbox = tuple[float, float, float, float]

# Width and height of the map in mm, by paper size and whether it lies on its side.
KADERS: dict[tuple[str, bool], tuple[float, float]] = {
    ("A3", True): (240.0, 230.0),
    ("A3", False): (269.0, 310.0),
    ("A4", True): (186.0, 144.0),
    ("A4", False): (182.0, 188.0),
}
# White that stays around the buurt inside the frame.
_LUCHT = 6.0
# Without signs that look like another in handwriting.
_TEKENS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CONTROLE = 3
_VORM = re.compile(
    rf"(BU\d{{8}})\W*(\d{{4}})\W*(A[34])\W*([LS])\W+(\d{{4,5}})(?:\W*D\W*(\d{{1,2}}))?"
    rf"\W+([{_TEKENS}]{{{_CONTROLE}}})"
)
# Two parts show this much of each other, in mm on paper.
_OVERLAP = 12.0
MEESTE_DELEN = 24


@dataclass(frozen=True, slots=True)
class Bladcode:
    """What a code says.

    Attributes:
        buurtcode: CBS code `BU…`.
        jaar: year of the CBS areas.
        formaat: A4 or A3.
        liggend: landscape.
        schaal: 5000 for 1:5.000.
        deel: number of the part, 0 when the buurt is on one sheet.
        controle: three characters that only fit this sheet with this border.
    """

    buurtcode: str
    jaar: int
    formaat: str
    liggend: bool
    schaal: int
    deel: int = 0
    controle: str = "?" * _CONTROLE

    @property
    def tekst(self) -> str:
        """The code as it stands on the sheet."""
        return f"{self._zonder_controle}-{self.controle}"

    @property
    def _zonder_controle(self) -> str:
        stand = "L" if self.liggend else "S"
        deel = f"D{self.deel}" if self.deel else ""
        return f"{self.buurtcode}-{self.jaar}-{self.formaat}{stand}-{self.schaal}{deel}"

    def bbox(self, buurten: gpd.GeoDataFrame) -> Bbox:
        """Return the part of RD that the map of the sheet shows, to the millimetre.

        Args:
            buurten: the layer of the ondergrond.

        Raises:
            WorldError: an unknown buurt, borders of another year, a border that moved, or a code
                that was not typed as it is printed.
        """
        vlak = find_buurt(buurten, self.buurtcode).vlak
        jaar = year_of(buurten)
        if jaar is not None and jaar != self.jaar:
            raise WorldError(
                f"Dit blad hoort bij de buurten van {self.jaar}, de ondergrond heeft die van"
                f" {jaar}. De vakken liggen dan ergens anders.",
                f"Gebruik een ondergrond van {self.jaar}, of wijs de plekken aan op de kaart.",
                "Er is niets opgeslagen.",
            )
        frames = _frames(vlak.bounds, self.formaat, liggend=self.liggend, schaal=self.schaal)
        index = max(self.deel - 1, 0)
        if (self.deel > 0) != (len(frames) > 1) or index >= len(frames):
            raise self._does_not_fit()
        if _check(self._zonder_controle, frames[index]) != self.controle:
            raise self._does_not_fit()
        return frames[index]

    def checked(self, bbox: Bbox) -> Bladcode:
        """Return the code with the characters that belong to this map."""
        return replace(self, controle=_check(self._zonder_controle, bbox))

    def _does_not_fit(self) -> WorldError:
        return WorldError(
            f"De bladcode {self.tekst} past niet bij deze ondergrond.",
            "Kijk of de code klopt. Klopt die, dan is de grens van de buurt veranderd sinds het "
            "blad is gedrukt: wijs de plekken dan aan op de kaart.",
            "Er is niets opgeslagen.",
        )


def parse(tekst: str) -> Bladcode:
    """Return what a code says; capitals, spaces and other dashes make no difference.

    Raises:
        WorldError: it is no code of ours.
    """
    match = _VORM.fullmatch(" ".join(tekst.upper().split()))
    schaal = int(match[5]) if match else 0
    if match is None or schaal not in SCHALEN:
        raise WorldError(
            f"‘{tekst.strip()}’ is geen bladcode.",
            "De bladcode staat onder de kaart op het blad, zoals BU01660001-2024-A3L-5000-7KM.",
            "Er is niets opgeslagen.",
        )
    return Bladcode(
        match[1], int(match[2]), match[3], match[4] == "L", schaal, int(match[6] or 0), match[7]
    )  # fmt: skip


def choose_bladcodes(
    buurten: gpd.GeoDataFrame,
    buurtcode: str,
    *,
    formaat: str,
    liggend: bool | None,
    schaal: int | None,
    jaar: int | None = None,
) -> list[Bladcode]:
    """Return the code of the sheet of a buurt, or of each of its parts when it does not fit.

    Args:
        buurten: the layer of the ondergrond.
        buurtcode: CBS code.
        formaat: A4 or A3.
        liggend: None takes the orientation with the larger scale, A3 landscape when equal.
        schaal: None takes the largest scale at which the buurt fits.
        jaar: year of the areas, when the layer does not tell.

    Raises:
        WorldError: an unknown buurt, paper size or scale, or the buurt would need too many parts.
    """
    require_formaat(formaat)
    if schaal is not None:
        require_schaal(schaal)
    vlak = find_buurt(buurten, buurtcode).vlak
    usual = formaat == "A3"
    standen = [usual, not usual] if liggend is None else [liggend]
    # min() takes the first of equals: the usual orientation.
    stand = min(standen, key=lambda one: _fit(vlak.bounds, formaat, liggend=one))
    found = schaal or fitting_scale(vlak.bounds, formaat, liggend=stand)
    frames = _frames(vlak.bounds, formaat, liggend=stand, schaal=found)
    whole = Bladcode(buurtcode, year_of(buurten) or jaar or 0, formaat, stand, found)
    if len(frames) == 1:
        return [whole.checked(frames[0])]
    # A part in which nothing of the buurt lies is no sheet; the others keep their numbers.
    parts = [
        replace(whole, deel=deel).checked(frame)
        for deel, frame in enumerate(frames, 1)
        if vlak.intersects(box(*frame))
    ]
    if len(parts) > MEESTE_DELEN:
        raise WorldError(
            f"Op deze schaal heeft de buurt {len(parts)} bladen nodig; dat zijn er te veel.",
            "Kies een groter getal achter 1:, of groter papier.",
            "Er is niets gemaakt.",
        )
    return parts


def needed_scale(bounds: Bbox, formaat: str, *, liggend: bool) -> float:
    """Return the scale at which an area just fits on the sheet."""
    breed, hoog = (mm - 2 * _LUCHT for mm in KADERS[formaat, liggend])
    return max((bounds[2] - bounds[0]) * 1000 / breed, (bounds[3] - bounds[1]) * 1000 / hoog)


def fitting_scale(bounds: Bbox, formaat: str, *, liggend: bool) -> int:
    """Return the largest scale offered at which an area fits, the smallest when none does."""
    needed = needed_scale(bounds, formaat, liggend=liggend)
    return next((schaal for schaal in SCHALEN if schaal >= needed), SCHALEN[-1])


def _fit(bounds: Bbox, formaat: str, *, liggend: bool) -> tuple[int, float]:
    """Return the scale for this sheet, and how many times the area is too large for it."""
    schaal = fitting_scale(bounds, formaat, liggend=liggend)
    return schaal, max(1.0, needed_scale(bounds, formaat, liggend=liggend) / schaal)


def page_size(formaat: str, *, liggend: bool) -> tuple[float, float]:
    """Return width and height of the paper in mm."""
    kort, lang = FORMATEN[formaat]
    return (lang, kort) if liggend else (kort, lang)


def year_of(buurten: gpd.GeoDataFrame) -> int | None:
    """Return the year of the CBS areas, None when the layer does not tell."""
    if "jaar" not in buurten.columns or buurten.empty:
        return None
    return int(buurten["jaar"].iloc[0])


def _frames(bounds: Bbox, formaat: str, *, liggend: bool, schaal: int) -> list[Bbox]:
    """Return the maps of all parts together in the middle of the buurt; one when it fits."""
    breed, hoog = KADERS[formaat, liggend]
    # Whole metres: what is left of a rounding elsewhere makes no other sheet.
    x, y = round((bounds[0] + bounds[2]) / 2), round((bounds[1] + bounds[3]) / 2)
    across = _parts((bounds[2] - bounds[0]) * 1000 / schaal, breed)
    down = _parts((bounds[3] - bounds[1]) * 1000 / schaal, hoog)
    step_x, step_y = (breed - _OVERLAP) * schaal / 1000, (hoog - _OVERLAP) * schaal / 1000
    half_x, half_y = breed * schaal / 2000, hoog * schaal / 2000
    middles = [
        (x + (kolom - (across - 1) / 2) * step_x, y - (rij - (down - 1) / 2) * step_y)
        for rij in range(down)
        for kolom in range(across)
    ]
    return [(mx - half_x, my - half_y, mx + half_x, my + half_y) for mx, my in middles]


def _parts(needed: float, kader: float) -> int:
    """Return how many maps of this size lie beside each other over so many mm."""
    if needed <= kader - 2 * _LUCHT:
        return 1
    return math.ceil((needed + 2 * _LUCHT - _OVERLAP) / (kader - _OVERLAP))


def _check(tekst: str, bbox: Bbox) -> str:
    corners = "-".join(f"{corner:.1f}" for corner in bbox)
    rest = zlib.crc32(f"{tekst}-{corners}".encode("ascii"))
    signs = []
    for _ in range(_CONTROLE):
        rest, sign = divmod(rest, len(_TEKENS))
        signs.append(_TEKENS[sign])
    return "".join(signs)
