"""Water, green, railway and borders of Zonneveen, drawn by hand in metres from the origin."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import shapely

from zonneveen import meetkunde

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from zonneveen.meetkunde import Punt

# West, south, east, north of the data: far beyond the gemeente, so that distances can be trusted.
GRENZEN = (-2600.0, -2200.0, 4400.0, 3500.0)

VAART: tuple[Punt, ...] = ((-2600, 520), (-1200, 585), (-300, 640), (300, 690), (560, 684), (787, 654), (1010, 608), (1120, 596), (1400, 588), (1648, 620), (1900, 640), (2278, 630), (2700, 600), (4400, 510))  # fmt: skip
VAART_BREED_M = 15.0
SPOOR: tuple[Punt, ...] = ((-2600, 1330), (-900, 1385), (200, 1418), (890, 1408), (1900, 1380), (3000, 1330), (4400, 1240))  # fmt: skip
HALTE: Punt = (930, 1406.5)


@dataclass(frozen=True, slots=True)
class Vlak:
    """An area with OSM tags.

    Attributes:
        sleutel: short key by which other parts of the plan refer to it.
        tags: OSM tags.
        punten: outline; flows through the points when `rond`.
        rond: whether the outline is a curve.
        gat: key of an area that is a hole in this one.
        vrij: whether houses stay out of it.
    """

    sleutel: str
    tags: dict[str, str]
    punten: tuple[Punt, ...]
    rond: bool = False
    gat: str = ""
    vrij: bool = True
    polygon: shapely.Polygon = field(init=False)

    def __post_init__(self) -> None:
        punten = list(self.punten)
        ring = meetkunde.smooth([*punten, punten[0]]) if self.rond else punten
        object.__setattr__(self, "polygon", shapely.Polygon(ring))


def _rechthoek(
    sleutel: str, tags: dict[str, str], midden: Punt, maat: Punt, graden: float = 0.0
) -> Vlak:
    hoek = math.radians(graden)
    ring = meetkunde.rectangle(midden, *maat, hoek).exterior.coords[:-1]
    return Vlak(sleutel, tags, tuple((p[0], p[1]) for p in ring))


_WATER = {"natural": "water", "water": "pond"}
_GRAS = {"landuse": "grass"}
_SPEELTUIN = {"leisure": "playground"}
_VELD = {"leisure": "pitch", "surface": "grass"}
_BOS = {"landuse": "forest"}

VLAKKEN: tuple[Vlak, ...] = (
    Vlak("brink", {"place": "square", "name": "Brink", "area": "yes"}, ((776, 800), (738, 786), (712, 800), (708, 836), (730, 872), (790, 880), (783, 840)), rond=True),
    Vlak("zonnepark", {"leisure": "park", "name": "Zonnepark"}, ((350, 600), (430, 640), (560, 636), (690, 622), (748, 600), (752, 520), (700, 450), (610, 420), (480, 440), (380, 480)), rond=True, gat="parkvijver"),
    Vlak("parkvijver", _WATER | {"name": "Parkvijver"}, ((470, 520), (520, 548), (570, 540), (566, 508), (510, 496)), rond=True),
    Vlak("wolkenpark", {"leisure": "park", "name": "Wolkenpark"}, ((262, 975), (330, 970), (372, 1000), (370, 1050), (330, 1078), (280, 1070), (225, 1040), (222, 1012)), rond=True),
    Vlak("sterrenplantsoen", {"leisure": "park", "name": "Sterrenplantsoen"}, ((1446, 905), (1520, 905), (1514, 966), (1440, 968)), rond=True),
    Vlak("rietplas", _WATER | {"name": "Rietplas"}, ((1152, 352), (1230, 380), (1290, 350), (1296, 318), (1220, 322), (1160, 332)), rond=True),
    Vlak("singel", _WATER, ((1190, 200), (1240, 216), (1286, 266), (1276, 274), (1232, 232), (1186, 216)), rond=True),
    Vlak("veenput", _WATER | {"name": "Veenput"}, ((1880, 1150), (1960, 1170), (2010, 1210), (1950, 1230), (1880, 1200)), rond=True),
    Vlak("zonnebos", _BOS | {"name": "Zonnebos"}, ((1790, 1080), (1980, 1050), (2180, 1060), (2200, 1240), (2080, 1330), (1880, 1330), (1770, 1220)), rond=True, gat="veenput"),
    Vlak("spoorbos", _BOS, ((-100, 1375), (200, 1385), (520, 1382), (820, 1376), (820, 1345), (520, 1338), (200, 1350), (-90, 1345)), rond=True),
    Vlak("ringbos", _BOS, ((1500, -30), (1760, 50), (2010, 160), (2000, 210), (1740, 110), (1490, 20)), rond=True),
    Vlak("sterrengras", _GRAS, ((1446, 840), (1526, 846), (1520, 892), (1442, 892))),
    Vlak("dorpsgras", _GRAS, ((752, 806), (768, 812), (772, 846), (760, 862), (740, 858), (728, 832)), rond=True),
    Vlak("vaartpark", {"leisure": "park", "name": "Vaartpark"}, ((1120, 630), (1400, 622), (1620, 652), (1640, 760), (1560, 740), (1450, 700), (1300, 690), (1140, 740), (1108, 690)), rond=True),
    Vlak("rietveld", {"natural": "grassland"}, ((1440, 440), (1520, 452), (1640, 560), (1680, 500), (1560, 260), (1400, 20), (1330, 20), (1400, 200), (1440, 330)), rond=True),
    Vlak("stationsgroen", _GRAS, ((900, 1290), (1100, 1290), (1240, 1280), (1200, 1310), (1080, 1345), (905, 1350)), rond=True),
    Vlak("wolkenrand", _GRAS, ((-40, 990), (20, 1010), (30, 1130), (60, 1230), (60, 1320), (-70, 1320)), rond=True),
    Vlak("sportrand", _BOS, ((380, 110), (405, 110), (400, 290), (376, 290))),
    Vlak("bedrijven", {"landuse": "industrial", "name": "Bedrijvenpark De Turfput"}, ((1738, 810), (2012, 802), (2012, 656), (1738, 650)), vrij=False),
    Vlak("begraafplaats", {"landuse": "cemetery", "name": "Begraafplaats De Rusthof"}, ((610, 775), (634, 772), (632, 724), (560, 728), (562, 772))),
    Vlak("volkstuinen", {"landuse": "allotments", "name": "Tuinvereniging Het Turfland"}, ((150, 440), (285, 432), (395, 412), (392, 300), (160, 310))),
    Vlak("buurttuin", {"leisure": "garden", "garden:type": "community", "name": "Buurttuin De Groene Stek"}, ((498, 1052), (540, 1056), (536, 1108), (492, 1106))),
    Vlak("sportpark", {"leisure": "sports_centre", "name": "Sportpark De Veenhoek", "sport": "soccer;tennis"}, ((410, 388), (590, 380), (630, 316), (700, 306), (742, 296), (738, 100), (420, 110))),
    _rechthoek("veld1", _VELD | {"sport": "soccer"}, (480, 320), (68, 105)),
    _rechthoek("veld2", _VELD | {"sport": "soccer"}, (560, 260), (68, 105)),
    _rechthoek("veld3", _VELD | {"sport": "soccer"}, (475, 180), (105, 68)),
    _rechthoek("tennis", _VELD | {"sport": "tennis", "surface": "clay"}, (690, 160), (36, 76)),
    _rechthoek("pannakooi", {"leisure": "pitch", "sport": "soccer", "name": "Pannakooi De Sterren"}, (1492, 866), (26, 16), 4),
    _rechthoek("speel_wolken", _SPEELTUIN | {"name": "Speeltuin De Wolkenbult"}, (330, 1030), (34, 26), 20),
    _rechthoek("speel_nevel", _SPEELTUIN, (172, 1240), (26, 20), 10),
    _rechthoek("speel_dorp", _SPEELTUIN | {"name": "Speelveldje Lange Akker"}, (672, 962), (28, 18), -20),
    _rechthoek("speel_sterren", _SPEELTUIN | {"name": "Speeltuin De Raket"}, (1480, 936), (36, 30)),
    _rechthoek("speel_beer", _SPEELTUIN, (1060, 1040), (26, 20), 15),
    _rechthoek("speel_riet", _SPEELTUIN | {"name": "Natuurspeelplek De Rietkraag"}, (1196, 286), (44, 26), 8),
    _rechthoek("speel_park", _SPEELTUIN | {"name": "Speelplek Zonnepark"}, (640, 548), (32, 24), 12),
)  # fmt: skip

GEMEENTE: tuple[Punt, ...] = ((-1400, -1000), (700, -1150), (2700, -900), (3150, 300), (3000, 1700), (2200, 2300), (500, 2400), (-1100, 2100), (-1700, 800))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Buurt:
    """A buurt with the outline that it takes from what earlier buurten left."""

    code: str
    naam: str
    wijkcode: str
    omtrek: tuple[Punt, ...]
    per_huishouden: float
    aandeel_65plus: int
    aandeel_0_15: int
    koop: int
    woz: int
    onderdrukt: bool = False


BUURTEN: tuple[Buurt, ...] = (
    Buurt("BU99990000", "Oude Dorp", "WK999900", ((378, 640), (560, 630), (765, 606), (800, 600), (1010, 556), (1120, 546), (1262, 541), (1262, 592), (1120, 596), (1104, 700), (1104, 790), (1080, 830), (1030, 880), (985, 914), (922, 912), (900, 1030), (832, 1060), (740, 1034), (640, 1024), (560, 960), (505, 900), (470, 860), (440, 765), (378, 745)), 1.9, 27, 12, 62, 355),
    Buurt("BU99990001", "De Wolken", "WK999900", ((-70, 690), (440, 690), (440, 740), (470, 860), (505, 900), (640, 1000), (740, 1020), (832, 1060), (842, 1130), (862, 1230), (878, 1408), (200, 1418), (-120, 1410)), 2.4, 21, 17, 58, 318),
    Buurt("BU99990002", "De Sterren", "WK999900", ((832, 1060), (890, 1000), (915, 890), (985, 880), (1030, 850), (1070, 820), (1090, 790), (1090, 700), (1120, 596), (1400, 588), (1648, 620), (1900, 640), (2080, 636), (2080, 812), (1990, 1000), (1780, 1060), (1750, 1250), (1560, 1391), (890, 1408), (878, 1408), (862, 1230), (842, 1130)), 1.8, 23, 14, 24, 236),
    Buurt("BU99990003", "Het Riet", "WK999900", ((90, 690), (300, 690), (560, 684), (787, 654), (1010, 608), (1120, 596), (1262, 592), (1400, 588), (1648, 620), (1690, 500), (1600, 300), (1440, 60), (1390, -64), (764, -108), (90, -126)), 2.7, 9, 26, 74, 402),
    Buurt("BU99990100", "Zonnepolder", "WK999901", GEMEENTE, 2.5, 0, 0, 0, 0, onderdrukt=True),
)  # fmt: skip
WIJKEN = {"WK999900": "Zonneveen", "WK999901": "Buitengebied Zonneveen"}
GEMEENTECODE = "GM9999"
GEMEENTENAAM = "Voorbeeldstad"


def vaart() -> shapely.Polygon:
    """Return the area of the canal."""
    return shapely.LineString(meetkunde.smooth(VAART)).buffer(VAART_BREED_M / 2, cap_style="flat")


def spoor() -> shapely.LineString:
    """Return the railway."""
    return shapely.LineString(meetkunde.smooth(SPOOR))


def vlak(sleutel: str) -> Vlak:
    """Return the area with this key."""
    return next(v for v in VLAKKEN if v.sleutel == sleutel)


def buurt_polygons() -> dict[str, BaseGeometry]:
    """Return the area of each buurt: an earlier one takes, a later one gets what is left."""
    vergeven: BaseGeometry = shapely.Polygon()
    polygons: dict[str, BaseGeometry] = {}
    for buurt in BUURTEN:
        polygon = shapely.set_precision(shapely.Polygon(buurt.omtrek).difference(vergeven), 0.01)
        polygons[buurt.code] = polygon
        vergeven = shapely.union(vergeven, polygon)
    return polygons


def sloten() -> list[shapely.LineString]:
    """Return the ditches of the polder: parallel, none through the wijk, a road or the canal."""
    dorp = shapely.Polygon(((-110, -160), (2080, -160), (2330, 640), (2330, 1440), (-110, 1440)))
    uit: list[shapely.LineString] = []
    west, zuid, oost, noord = GRENZEN
    for nummer in range(int((oost - west) // 130)):
        x = west + 70 + nummer * 130
        lijn = shapely.LineString([(x, zuid + 30), (x + 60, noord - 30)])
        vrij = lijn.difference(dorp).difference(spoor().buffer(12)).difference(vaart().buffer(2))
        uit += [deel for deel in shapely.get_parts(vrij) if deel.length > 100]
    return uit
