"""The facilities of Zonneveen: what they are, where they stand and how OSM would tag them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zonneveen.meetkunde import Punt


@dataclass(frozen=True, slots=True)
class Gebouw:
    """A building with a use of its own, placed before the houses.

    Attributes:
        sleutel: key by which the list of hulpbronnen refers to its address.
        naam: name on the map.
        tags: OSM tags besides the name.
        midden: centre in metres from the origin of the plan.
        maat: width and depth in metres.
        graden: how far its width turns away from east.
        straat: street of its address.
        woningen: number of addresses (a flat has many).
        als_vlak: tags go on the building's outline instead of on the address point.
    """

    sleutel: str
    naam: str
    tags: dict[str, str]
    midden: Punt
    maat: Punt
    graden: float
    straat: str
    woningen: int = 1
    als_vlak: bool = False


@dataclass(frozen=True, slots=True)
class LosPunt:
    """A facility without an address, such as a bus stop."""

    tags: dict[str, str]
    midden: Punt = field(default=(0.0, 0.0))


def _amenity(soort: str, **tags: str) -> dict[str, str]:
    return {"amenity": soort, **{k.replace("__", ":"): v for k, v in tags.items()}}


_BASISSCHOOL = _amenity("school", isced__level="0;1")
_FLAT = {"building": "apartments"}

GEBOUWEN: tuple[Gebouw, ...] = (
    Gebouw("kerk", "Brinkkerk", _amenity("place_of_worship", religion="christian", denomination="protestant"), (750, 832), (16, 30), 12, "Brink", als_vlak=True),
    Gebouw("moskee", "Moskee Zonneveen", _amenity("place_of_worship", religion="muslim"), (1246, 850), (22, 24), 2, "Poolsterlaan", als_vlak=True),
    Gebouw("buurthuis", "Buurthuis De Zonnehoek", _amenity("community_centre", wheelchair="yes"), (336, 935), (34, 22), -14, "Wolkenlaan", als_vlak=True),
    Gebouw("dorpshuis", "Dorpshuis Het Turfschip", _amenity("community_centre", community_centre="village_hall"), (966, 664), (28, 18), -13, "Turfkade"),
    Gebouw("kajuit", "De Kajuit", _amenity("social_centre"), (1452, 858), (16, 24), 2, "Poolsterlaan"),
    Gebouw("jongerencentrum", "Jongerencentrum De Raket", _amenity("community_centre", community_centre="youth_centre"), (1660, 890), (22, 16), 80, "Sterrenlaan"),
    Gebouw("bibliotheek", "Bibliotheek Zonneveen", _amenity("library", wheelchair="yes"), (822, 896), (26, 20), 14, "Dorpsstraat"),
    Gebouw("school_wolken", "Basisschool De Windwijzer", _BASISSCHOOL, (505, 1145), (50, 26), 10, "Wolkenlaan", als_vlak=True),
    Gebouw("school_sterren", "Basisschool De Sterrenkijker", _BASISSCHOOL, (1362, 1060), (58, 30), 4, "Orion", als_vlak=True),
    Gebouw("kindcentrum", "Kindcentrum Het Riet", _BASISSCHOOL, (1048, 345), (50, 30), -3, "Gagel", als_vlak=True),
    Gebouw("school_onbekend", "De Kring", _amenity("school"), (1246, 940), (36, 24), -4, "Grote Beer", als_vlak=True),
    Gebouw("college", "Zonneveen College", _amenity("school", isced__level="2;3"), (1775, 895), (80, 44), 6, "Collegeweg", als_vlak=True),
    Gebouw("opvang_riet", "Kinderopvang De Kikkersprong", _amenity("kindergarten"), (1048, 392), (26, 14), -3, "Lisdoddelaan"),
    Gebouw("opvang_wolken", "Kinderopvang Het Zonnetje", _amenity("childcare"), (606, 1158), (22, 14), 2, "Wolkenlaan"),
    Gebouw("super_dorp", "Buurtsuper Zonneveen", {"shop": "supermarket"}, (684, 870), (36, 30), 35, "Brink"),
    Gebouw("super_sterren", "Supermarkt De Ster", {"shop": "supermarket"}, (1374, 776), (52, 32), 0, "Poolsterlaan"),
    Gebouw("huisarts_dorp", "Huisartsenpraktijk De Brink", _amenity("doctors"), (806, 842), (16, 14), 6, "Dorpsstraat"),
    Gebouw("gezondheidscentrum", "Gezondheidscentrum Poolster", _amenity("doctors", healthcare="doctor"), (1270, 782), (34, 20), 2, "Poolsterlaan"),
    Gebouw("apotheek", "Apotheek Poolster", _amenity("pharmacy"), (1312, 783), (16, 16), 1, "Poolsterlaan"),
    Gebouw("wijkteam", "Wijkteam Zonneveen", _amenity("social_facility", social_facility="outreach"), (1222, 786), (22, 16), 4, "Poolsterlaan"),
    Gebouw("inloop", "Inloophuis De Haven", _amenity("social_facility", social_facility="outreach"), (880, 678), (14, 12), -13, "Turfkade"),
    Gebouw("voedselbank", "Voedselbank Zonneveen", _amenity("social_facility", social_facility="food_bank"), (1600, 792), (24, 18), 6, "Poolsterlaan"),
    Gebouw("zonnewijzer", "Woonzorgcentrum De Zonnewijzer", _amenity("social_facility", social_facility="nursing_home", social_facility__for="senior"), (890, 940), (54, 34), 10, "Pastorielaan", als_vlak=True),
    Gebouw("aanleun", "Wooncomplex Avondster", _amenity("social_facility", social_facility="assisted_living"), (1250, 1218), (60, 16), 0, "Avondster", 18),
    Gebouw("woongroep", "Woongroep De Nevel", _amenity("social_facility", social_facility="group_home"), (108, 1188), (22, 16), 50, "Nevelhof"),
    Gebouw("kringloop", "Kringloop De Tweede Ronde", {"shop": "second_hand"}, (1686, 800), (40, 26), 4, "Poolsterlaan"),
    Gebouw("weggeefwinkel", "Weggeefwinkel De Draaideur", {"shop": "charity"}, (1156, 788), (14, 12), 6, "Poolsterlaan"),
    Gebouw("cafe", "Café De Ophaalbrug", _amenity("cafe"), (806, 696), (12, 14), -2, "Dorpsstraat"),
    Gebouw("restaurant", "Eethuis Het Oude Veen", _amenity("restaurant"), (757, 770), (14, 12), 18, "Brink"),
    Gebouw("pizzeria", "Pizzeria Cassiopeia", _amenity("restaurant"), (1438, 782), (14, 14), 2, "Poolsterlaan"),
    Gebouw("sportcafe", "Sportcafé De Dug-out", _amenity("cafe"), (640, 300), (24, 12), -8, "Sportlaan"),
    Gebouw("theater", "Theater De Turfschuur", _amenity("theatre"), (692, 716), (26, 18), -6, "Turfkade"),
    Gebouw("sporthal", "Sporthal De Veenhoek", {"leisure": "sports_hall", "sport": "multi"}, (690, 272), (48, 32), -6, "Sportlaan", als_vlak=True),
    Gebouw("bakker", "Bakkerij De Brink", {"shop": "bakery"}, (694, 806), (12, 12), 60, "Brink"),
    Gebouw("tuinhuis", "Verenigingsgebouw Het Turfland", {"club": "allotments"}, (392, 424), (16, 10), -8, "Tuinderspad"),
    Gebouw("flat_1", "", _FLAT, (1478, 1040), (12, 78), -6, "Pegasus", 32),
    Gebouw("flat_2", "", _FLAT, (1590, 1040), (12, 84), -6, "Pegasus", 36),
    Gebouw("flat_3", "", _FLAT, (1596, 920), (12, 78), -3, "Pegasus", 32),
    Gebouw("flat_4", "", _FLAT, (1520, 770), (66, 12), 8, "Poolsterlaan", 24),
    Gebouw("loods_1", "", {"building": "industrial"}, (1790, 752), (60, 38), 4, "Turfput"),
    Gebouw("loods_2", "", {"building": "industrial"}, (1880, 756), (46, 44), 2, "Turfput"),
    Gebouw("loods_3", "", {"building": "industrial"}, (1968, 752), (56, 36), -2, "Turfput"),
    Gebouw("loods_4", "", {"building": "industrial"}, (1800, 682), (70, 34), 2, "Turfput"),
    Gebouw("werkplaats", "Werkplaats De Schroef", _amenity("social_facility", social_facility="workshop"), (1896, 680), (48, 36), 0, "Turfput"),
    Gebouw("boerderij_1", "", {"building": "farm"}, (1380, 1690), (16, 34), 2, "Noorderveenweg"),
    Gebouw("boerderij_2", "", {"building": "farm"}, (300, 1630), (16, 34), -2, "Noorderveenweg"),
    Gebouw("boerderij_3", "", {"building": "farm"}, (-640, 420), (34, 16), 2, "Westerveenweg"),
)  # fmt: skip

_BUS = {"highway": "bus_stop", "public_transport": "platform", "bus": "yes"}

PUNTEN: tuple[LosPunt, ...] = (
    LosPunt(_BUS | {"name": "Brink"}, (797, 868)),
    LosPunt(_BUS | {"name": "Turfkade"}, (798, 728)),
    LosPunt(_BUS | {"name": "Wolkenlaan"}, (430, 916)),
    LosPunt(_BUS | {"name": "Regenboog"}, (452, 1178)),
    LosPunt(_BUS | {"name": "Nevelhof"}, (140, 1172)),
    LosPunt(_BUS | {"name": "Gezondheidscentrum"}, (1300, 801)),
    LosPunt(_BUS | {"name": "Pegasus"}, (1548, 813)),
    LosPunt(_BUS | {"name": "Sterrenlaan"}, (1230, 1160)),
    LosPunt(_BUS | {"name": "Het Riet"}, (781, 432)),
    LosPunt(_BUS | {"name": "Station"}, (905, 1376)),
    LosPunt(_amenity("public_bookcase", name="Boekenkastje Wollegras"), (994, 372)),
    LosPunt(_amenity("public_bookcase"), (268, 1000)),
    LosPunt(_amenity("public_bookcase", name="Ruilkast Noorderkroon"), (1352, 997)),
    LosPunt(_amenity("give_box", name="Weggeefkast De Kajuit"), (1466, 842)),
    LosPunt({"leisure": "playground", "name": "Speelplek Molenstraat"}, (1020, 740)),
    LosPunt(_amenity("bench"), (520, 592)),
    LosPunt(_amenity("bench"), (746, 850)),
)  # fmt: skip
