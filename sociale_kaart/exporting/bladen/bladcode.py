"""The code on an invulblad, from which follows exactly which part of RD its map shows.

A sheet that was filled in by hand may come back after a year, so its frame does not follow from
how sheets are laid out today: `KADERS` never changes for a code that was printed, and a new layout
gets a new entry. The last three characters of a code hold the middle of the map as well, so that a
mistyped code and a border that moved are both found.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    rf"(BU\d{{8}})\W*(\d{{4}})\W*(A[34])\W*([LS])\W+(\d{{4,5}})\W+([{_TEKENS}]{{{_CONTROLE}}})"
)


@dataclass(frozen=True, slots=True)
class Bladcode:
    """What a code says.

    Attributes:
        buurtcode: CBS code `BU…`.
        jaar: year of the CBS areas.
        formaat: A4 or A3.
        liggend: landscape.
        schaal: 5000 for 1:5.000.
        controle: three characters that only fit this sheet with this border.
    """

    buurtcode: str
    jaar: int
    formaat: str
    liggend: bool
    schaal: int
    controle: str

    @property
    def tekst(self) -> str:
        """The code as it stands on the sheet."""
        return f"{self._zonder_controle}-{self.controle}"

    @property
    def _zonder_controle(self) -> str:
        stand = "L" if self.liggend else "S"
        return f"{self.buurtcode}-{self.jaar}-{self.formaat}{stand}-{self.schaal}"

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
        midden = _middle(vlak.bounds)
        if _check(self._zonder_controle, midden) != self.controle:
            raise WorldError(
                f"De bladcode {self.tekst} past niet bij deze ondergrond.",
                "Kijk of de code klopt. Klopt die, dan is de grens van de buurt veranderd sinds "
                "het blad is gedrukt: wijs de plekken dan aan op de kaart.",
                "Er is niets opgeslagen.",
            )
        return _frame(midden, self.formaat, liggend=self.liggend, schaal=self.schaal)


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
    return Bladcode(match[1], int(match[2]), match[3], match[4] == "L", schaal, match[6])


def choose_bladcode(
    buurten: gpd.GeoDataFrame,
    buurtcode: str,
    *,
    formaat: str,
    liggend: bool | None,
    schaal: int | None,
    jaar: int | None = None,
) -> Bladcode:
    """Return the code of the sheet on which a buurt is drawn as large as it fits.

    Args:
        buurten: the layer of the ondergrond.
        buurtcode: CBS code.
        formaat: A4 or A3.
        liggend: None takes the orientation with the larger scale, A3 landscape when equal.
        schaal: None takes the largest scale at which the buurt fits.
        jaar: year of the areas, when the layer does not tell.

    Raises:
        WorldError: an unknown buurt, paper size or scale.
    """
    require_formaat(formaat)
    if schaal is not None:
        require_schaal(schaal)
    bounds = find_buurt(buurten, buurtcode).vlak.bounds
    usual = formaat == "A3"
    standen = [usual, not usual] if liggend is None else [liggend]
    # min() takes the first of equals: the usual orientation.
    stand = min(standen, key=lambda one: _fit(bounds, formaat, liggend=one))
    found = schaal or fitting_scale(bounds, formaat, liggend=stand)
    code = Bladcode(
        buurtcode, year_of(buurten) or jaar or 0, formaat, stand, found, "?" * _CONTROLE
    )
    controle = _check(code._zonder_controle, _middle(bounds))  # noqa: SLF001 - of this module
    return Bladcode(buurtcode, code.jaar, formaat, stand, found, controle)


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


def _middle(bounds: Bbox) -> tuple[int, int]:
    # Whole metres: what is left of a rounding elsewhere makes no other sheet.
    return round((bounds[0] + bounds[2]) / 2), round((bounds[1] + bounds[3]) / 2)


def _frame(midden: tuple[int, int], formaat: str, *, liggend: bool, schaal: int) -> Bbox:
    half_x, half_y = (mm * schaal / 2000 for mm in KADERS[formaat, liggend])
    x, y = midden
    return (x - half_x, y - half_y, x + half_x, y + half_y)


def _check(tekst: str, midden: tuple[int, int]) -> str:
    rest = zlib.crc32(f"{tekst}-{midden[0]}-{midden[1]}".encode("ascii"))
    signs = []
    for _ in range(_CONTROLE):
        rest, sign = divmod(rest, len(_TEKENS))
        signs.append(_TEKENS[sign])
    return "".join(signs)
