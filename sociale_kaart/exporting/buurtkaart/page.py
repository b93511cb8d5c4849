"""Sheets of paper: where the map frame lies, which scale fits, which part of RD it shows.

All lengths on paper are millimetres from the top left corner of the page; RD is metres, EPSG:28992.
"""

from __future__ import annotations

from dataclasses import dataclass

from sociale_kaart.domain.papier import FORMATEN, SCHALEN, require_formaat, require_schaal

MARGE = 10.0
# Title above the map, legend and scale bar below it.
KOP = 15.0
VOET = 24.0
# Room for the letters and digits of the grid around the frame.
RASTERBAND = 4.0
KOLOMAFSTAND = 7.0
# Room for the page number at the bottom edge.
PAGINAVOET = 4.0
# White that stays around the buurt inside the frame.
_LUCHT = 7.0
# Large print: 14 pt where it is 9.5 pt else, for everything that is read or pointed at.
GROTE_LETTER = 14 / 9.5
# What stands along the streets of the map grows less, or there would be room for few names.
_GROTE_NAMEN = 1.25
_KOP_GROOT = 20.0
# On upright A4 the legend stands above the scale, and the line below the title takes two.
_KOP_GROOT_SMAL = 26.0
_VOET_GROOT = 42.0
_VOET_GROOT_SMAL = 66.0
_SMAL = 200.0

Bbox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Blad:
    """The first page of a buurtkaart.

    Attributes:
        formaat: A4 or A3.
        breedte: page width.
        hoogte: page height.
        naast: the key list stands beside the map (A3 landscape) instead of on the next page.
        kolommen: number of columns in which the list runs.
        kaartvak: x, y, width, height of the map inside its frame.
        letter: how many times larger than usual letters and markers are.
    """

    formaat: str
    breedte: float
    hoogte: float
    naast: bool
    kolommen: int
    kaartvak: Bbox
    letter: float = 1.0

    @property
    def groot(self) -> bool:
        """Whether this is large print."""
        return self.letter > 1

    @property
    def kop(self) -> float:
        """Height of the title above the map."""
        return _head_and_foot(self.breedte, groot=self.groot)[0]

    @property
    def voet(self) -> float:
        """Height of legend and scale bar below the map."""
        return _head_and_foot(self.breedte, groot=self.groot)[1]

    @property
    def band(self) -> float:
        """Room around the map for the letters and digits of its grid."""
        return _band(groot=self.groot)

    @property
    def smal(self) -> bool:
        """Whether the legend and the scale have no room beside each other."""
        return self.groot and self.breedte <= _SMAL + 2 * MARGE

    @property
    def naamgrootte(self) -> float:
        """How many times larger than usual the names on the map are."""
        return _GROTE_NAMEN if self.groot else 1.0

    @property
    def liggend(self) -> bool:
        """Whether the page is wider than high."""
        return self.breedte > self.hoogte


@dataclass(frozen=True, slots=True)
class Deel:
    """Which part of a buurt a sheet shows, when the buurt does not fit on one.

    Attributes:
        nummer: number of the part, from 1.
        aantal: how many parts there are.
        kern: what belongs to this part, RD; around it the sheet shows a strip of its neighbours.
        strook: width of that strip in mm.
        buren: side (noord, oost, zuid, west) and number of the parts that lie against it.
    """

    nummer: int
    aantal: int
    kern: Bbox
    strook: float
    buren: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Kaartbeeld:
    """A sheet at a scale: the exact relation between paper and RD.

    Attributes:
        bbox: minx, miny, maxx, maxy in RD, exactly `kaartvak` × `schaal`.
        deel: which part of the buurt it is; None when the buurt is on one sheet.
    """

    blad: Blad
    schaal: int
    bbox: Bbox
    deel: Deel | None = None

    @property
    def breedte(self) -> float:
        """Width of the map in mm."""
        return self.blad.kaartvak[2]

    @property
    def hoogte(self) -> float:
        """Height of the map in mm."""
        return self.blad.kaartvak[3]

    @property
    def mm_per_m(self) -> float:
        """Millimetres on paper per metre outside."""
        return 1000 / self.schaal

    def to_mm(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of RD in mm inside the map frame, y downward."""
        return (x - self.bbox[0]) * self.mm_per_m, (self.bbox[3] - y) * self.mm_per_m

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point of RD is inside the frame."""
        minx, miny, maxx, maxy = self.bbox
        return minx <= x <= maxx and miny <= y <= maxy

    def owns(self, x: float, y: float) -> bool:
        """Tell whether a point of RD belongs on this sheet; on a line it may be on the next too."""
        if self.deel is None:
            return self.contains(x, y)
        minx, miny, maxx, maxy = self.deel.kern
        return minx <= x <= maxx and miny <= y <= maxy

    @property
    def strook(self) -> float:
        """Width in mm of the strip along the frame in which no marker stands."""
        return self.deel.strook if self.deel else 0.0

    def holds(self, bounds: Bbox) -> bool:
        """Tell whether an area with these bounds is inside the frame as a whole."""
        return self.contains(bounds[0], bounds[1]) and self.contains(bounds[2], bounds[3])


def _head_and_foot(breedte: float, *, groot: bool) -> tuple[float, float]:
    if not groot:
        return KOP, VOET
    smal = breedte <= _SMAL + 2 * MARGE
    return (_KOP_GROOT_SMAL, _VOET_GROOT_SMAL) if smal else (_KOP_GROOT, _VOET_GROOT)


def _band(*, groot: bool) -> float:
    return RASTERBAND * _GROTE_NAMEN if groot else RASTERBAND


def make_blad(
    formaat: str, *, liggend: bool, grote_letter: bool = False, naast: bool = True
) -> Blad:
    """Return the first page of this paper size and orientation.

    With `naast` the list stands beside the map where the paper is wide enough for it.

    Raises:
        WorldError: the paper size is not offered.
    """
    require_formaat(formaat)
    kort, lang = FORMATEN[formaat]
    breedte, hoogte = (lang, kort) if liggend else (kort, lang)
    naast = naast and formaat == "A3" and liggend
    if naast:
        kolommen = 3
        kolom = (breedte - 2 * MARGE - 2 * KOLOMAFSTAND) / kolommen
        blok = 2 * kolom + KOLOMAFSTAND
    else:
        # A line of large print needs a wider column.
        kolommen = round((breedte - 2 * MARGE) / (139 if grote_letter else 95))
        blok = breedte - 2 * MARGE
    band = _band(groot=grote_letter)
    kop, voet = _head_and_foot(breedte, groot=grote_letter)
    vak = (
        MARGE + band,
        MARGE + kop + band,
        round(blok - 2 * band, 2),
        round(hoogte - 2 * MARGE - kop - voet - PAGINAVOET - 2 * band, 2),
    )
    letter = GROTE_LETTER if grote_letter else 1.0
    return Blad(formaat, breedte, hoogte, naast, kolommen, vak, letter)


def choose_kaartbeeld(
    bounds: Bbox,
    formaat: str,
    *,
    liggend: bool | None,
    schaal: int | None,
    grote_letter: bool = False,
) -> Kaartbeeld:
    """Return sheet and scale for an area with these bounds.

    Without `schaal` the largest scale at which the area fits is taken (the smallest one offered
    when none fits); without `liggend` the orientation with the larger scale, and else the one
    that is usual for the paper size (A3 landscape, A4 portrait).

    Raises:
        WorldError: the paper size or the scale is not offered.
    """
    if schaal is not None:
        require_schaal(schaal)
    bladen = [
        make_blad(formaat, liggend=stand, grote_letter=grote_letter)
        for stand in orientations(formaat, liggend)
    ]
    # min() takes the first of equals: the usual orientation.
    blad = min(bladen, key=lambda blad: _fit(bounds, blad))
    return centred(bounds, blad, schaal or _fit(bounds, blad)[0])


def orientations(formaat: str, liggend: bool | None, *, every: bool = False) -> list[bool]:  # noqa: FBT001 - as the user chose
    """Return the orientations to choose from, the usual one first (True is landscape).

    An A3 sheet has its list beside the map, so only landscape is usual; `every` offers both.
    """
    if liggend is not None:
        return [liggend]
    if formaat == "A3":
        return [True, False] if every else [True]
    return [False, True]


def _fit(bounds: Bbox, blad: Blad) -> tuple[int, float]:
    """Return the scale for this sheet, and how many times the area is too large for it."""
    wide = blad.kaartvak[2] - 2 * _LUCHT
    high = blad.kaartvak[3] - 2 * _LUCHT
    needed = max((bounds[2] - bounds[0]) * 1000 / wide, (bounds[3] - bounds[1]) * 1000 / high)
    schaal = next((schaal for schaal in SCHALEN if schaal >= needed), SCHALEN[-1])
    return schaal, max(1.0, needed / schaal)


def centred(bounds: Bbox, blad: Blad, schaal: int) -> Kaartbeeld:
    """Return the sheet at this scale with the middle of `bounds` in its middle."""
    # Whole metres, so that the corners of the map can be said and typed.
    midden_x = round((bounds[0] + bounds[2]) / 2)
    midden_y = round((bounds[1] + bounds[3]) / 2)
    half_x = blad.kaartvak[2] * schaal / 2000
    half_y = blad.kaartvak[3] * schaal / 2000
    bbox = (midden_x - half_x, midden_y - half_y, midden_x + half_x, midden_y + half_y)
    return Kaartbeeld(blad, schaal, bbox)
