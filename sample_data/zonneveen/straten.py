"""The streets of Zonneveen, drawn by hand in metres from the origin of the plan.

Street names are about weather, stars and plants of the peat: no persons, no existing wijk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zonneveen.meetkunde import Punt


@dataclass(frozen=True, slots=True)
class Straat:
    """One line of the street plan.

    Attributes:
        naam: street name, empty for paths.
        soort: value of the OSM tag `highway`.
        punten: the points the street flows through.
        bebouwing: what stands along it, a key of `bebouwing.STIJLEN`, empty for nothing.
        tags: further OSM tags.
        niveau: streets of different level cross without a junction.
    """

    naam: str
    soort: str
    punten: tuple[Punt, ...]
    bebouwing: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    niveau: int = 0


_OUDE_DORP = (
    Straat("Dorpsstraat", "tertiary", ((783, 590), (787, 655), (792, 720), (776, 800), (790, 880), (818, 960), (832, 1060)), "oud"),
    Straat("Brink", "residential", ((776, 800), (738, 786), (712, 800), (708, 836), (730, 872), (790, 880)), "oud"),
    Straat("Turfkade", "residential", ((400, 712), (520, 708), (640, 701), (790, 676), (910, 653), (1010, 631), (1120, 619)), "oud"),
    Straat("Schipperskade", "residential", ((400, 664), (520, 660), (640, 656), (783, 634), (900, 608), (1010, 584), (1120, 573), (1240, 566)), "oud"),
    Straat("Kerkstraat", "residential", ((708, 836), (650, 822), (590, 838), (535, 850), (480, 900)), "oud"),
    Straat("Smidsgang", "residential", ((650, 822), (643, 760), (640, 701)), "oud", {"oneway": "yes"}),
    Straat("Molenstraat", "residential", ((776, 800), (850, 782), (925, 768), (1000, 782), (1080, 800)), "oud"),
    Straat("Achterom", "residential", ((925, 768), (915, 710), (910, 653)), "oud"),
    Straat("Lange Akker", "residential", ((590, 838), (588, 900), (610, 965), (690, 1000), (770, 985), (818, 960)), "rij"),
    Straat("Kleine Akker", "residential", ((610, 965), (650, 930), (690, 922)), "rij"),
    Straat("Pastorielaan", "residential", ((790, 880), (870, 866), (950, 880), (1002, 850), (1000, 782)), "vrij"),
    Straat("Veldkers", "residential", ((1080, 800), (1078, 740), (1050, 690), (1010, 631)), "rij"),
    Straat("Stationsweg", "tertiary", ((832, 1060), (842, 1130), (862, 1230), (880, 1360)), "vrij"),
    Straat("", "footway", ((738, 786), (734, 740), (728, 688))),
    Straat("", "footway", ((712, 800), (738, 808), (776, 800))),
    Straat("", "footway", ((850, 782), (845, 730), (852, 664))),
    Straat("Stationsplein", "residential", ((880, 1360), (930, 1376), (980, 1376))),
)  # fmt: skip

_DE_WOLKEN = (
    Straat("Wolkenlaan", "tertiary", ((480, 900), (415, 932), (335, 905), (250, 862), (165, 878), (98, 950), (80, 1060), (130, 1160), (240, 1208), (360, 1196), (460, 1168), (560, 1186), (680, 1176), (842, 1130)), "rij"),
    Straat("Morgendauw", "living_street", ((250, 862), (262, 930), (236, 985), (185, 1000), (160, 975)), "erf"),
    Straat("Schapenwolk", "living_street", ((415, 932), (398, 1000), (420, 1060), (395, 1110)), "erf"),
    Straat("Windveer", "living_street", ((460, 1168), (462, 1110), (486, 1058), (545, 1040), (550, 985)), "erf"),
    Straat("Windveer", "living_street", ((545, 1040), (605, 1052), (640, 1090)), "erf"),
    Straat("Stapelwolk", "living_street", ((240, 1208), (248, 1150), (285, 1112), (335, 1128)), "erf"),
    Straat("Avondrood", "living_street", ((80, 1060), (140, 1062), (186, 1088), (190, 1130)), "erf"),
    Straat("Regenboog", "residential", ((360, 1196), (366, 1252), (430, 1284), (520, 1272), (560, 1186)), "rij"),
    Straat("Nevelhof", "residential", ((130, 1160), (92, 1222), (118, 1286), (190, 1302), (246, 1272), (240, 1208)), "rij"),
    Straat("Zomerbries", "residential", ((98, 950), (34, 930), (4, 868), (44, 806), (116, 806), (165, 878)), "rij"),
    Straat("Dauwdruppel", "residential", ((250, 862), (262, 800), (335, 772), (420, 790), (436, 850), (415, 932)), "erf"),
    Straat("Hagelsteen", "residential", ((680, 1176), (690, 1110), (750, 1070), (832, 1060)), "rij"),
    Straat("Zonnestraal", "residential", ((680, 1176), (670, 1240), (720, 1290), (800, 1290), (852, 1180)), "rij"),
    Straat("", "cycleway", ((335, 772), (330, 720), (335, 640), (350, 560))),
    Straat("", "footway", ((335, 905), (322, 960), (300, 1010), (318, 1060), (335, 1128))),
    Straat("", "footway", ((160, 975), (130, 1010), (140, 1062))),
    Straat("", "footway", ((186, 1000), (240, 1030), (300, 1010), (360, 1012), (400, 1000))),
    Straat("", "footway", ((190, 1130), (215, 1165), (240, 1208))),
    Straat("", "footway", ((395, 1110), (370, 1150), (360, 1196))),
    Straat("", "footway", ((550, 985), (560, 930), (588, 900))),
)  # fmt: skip

_DE_STERREN = (
    Straat("Poolsterlaan", "tertiary", ((1080, 800), (1200, 812), (1420, 806), (1640, 836)), "winkels"),
    Straat("Poolsterlaan", "tertiary", ((1640, 836), (1860, 830), (2080, 812), (2292, 812))),
    Straat("Grote Beer", "residential", ((1200, 812), (1192, 900), (1180, 985), (1162, 1148)), "portiek"),
    Straat("Orion", "residential", ((1315, 809), (1309, 900), (1300, 990), (1286, 1154)), "rij"),
    Straat("Cassiopeia", "residential", ((1430, 806), (1424, 900), (1416, 990), (1406, 1150)), "rij"),
    Straat("Pegasus", "residential", ((1545, 822), (1540, 900), (1534, 980), (1526, 1138)), "portiek"),
    Straat("Noorderkroon", "residential", ((1180, 985), (1300, 990), (1416, 990), (1534, 980)), "rij"),
    Straat("Sterrenlaan", "tertiary", ((832, 1060), (960, 1082), (1060, 1116), (1162, 1148), (1286, 1154), (1406, 1150), (1526, 1138), (1640, 1084), (1682, 960), (1640, 836)), "rij"),
    Straat("Kleine Beer", "residential", ((960, 1082), (968, 1010), (1030, 990), (1100, 985), (1180, 985)), "rij"),
    Straat("Kleine Beer", "residential", ((968, 1010), (950, 940), (950, 880)), "rij"),
    Straat("Avondster", "residential", ((1406, 1150), (1412, 1210), (1350, 1250), (1240, 1250), (1180, 1210), (1162, 1148)), "rij"),
    Straat("Komeet", "residential", ((1060, 1116), (1050, 1180), (980, 1210), (905, 1190), (846, 1150)), "rij"),
    Straat("Melkwegpad", "cycleway", ((980, 1376), (1100, 1330), (1290, 1305), (1500, 1290), (1640, 1230), (1760, 1120), (1690, 1000))),
    Straat("", "footway", ((1286, 1154), (1290, 1200), (1290, 1305))),
    Straat("", "footway", ((1192, 900), (1309, 900), (1424, 900), (1540, 900))),
    Straat("Turfput", "residential", ((1726, 820), (1730, 720), (1840, 714), (2020, 712), (2024, 814))),
    Straat("", "footway", ((1120, 619), (1150, 690), (1300, 655), (1480, 672), (1600, 690), (1628, 694))),
    # The path ends below the Oosterweg, which climbs to the bridge.
    Straat("", "steps", ((1628, 694), (1650, 698)), "", {"surface": "concrete"}),
    Straat("Collegeweg", "residential", ((1860, 830), (1850, 920), (1790, 960), (1682, 960))),
)  # fmt: skip

_HET_RIET = (
    Straat("Zuiderweg", "tertiary", ((783, 590), (774, 500), (772, 420), (792, 300), (780, 150), (764, -108)), "vrij"),
    Straat("Lisdoddelaan", "residential", ((772, 420), (870, 432), (985, 424), (1100, 440), (1220, 430), (1320, 380), (1346, 280), (1284, 190), (1150, 158), (1005, 168), (880, 158), (780, 150)), "nieuw"),
    Straat("Wollegras", "residential", ((985, 424), (990, 300), (1005, 168)), "nieuw"),
    Straat("Gagel", "residential", ((1100, 440), (1110, 300), (1108, 230)), "nieuw"),
    Straat("Zonnedauw", "residential", ((880, 158), (884, 230), (890, 300), (990, 300), (1110, 300)), "nieuw"),
    Straat("Kranswier", "living_street", ((890, 300), (886, 352), (872, 432)), "nieuw"),
    Straat("Pijlkruid", "residential", ((1220, 430), (1232, 500), (1340, 506), (1420, 470), (1400, 370), (1346, 280)), "nieuw"),
    Straat("Watermunt", "residential", ((1284, 190), (1300, 110), (1220, 60), (1080, 66), (1005, 90), (1005, 168)), "nieuw"),
    Straat("Kikkerbeet", "residential", ((1005, 90), (900, 66), (850, 90), (880, 158)), "nieuw"),
    Straat("Oosterweg", "tertiary", ((1640, 836), (1652, 730), (1648, 620), (1600, 500), (1500, 470), (1420, 470))),
    Straat("", "cycleway", ((1120, 619), (1118, 596), (1116, 573))),
    Straat("", "cycleway", ((1116, 573), (1110, 500), (1100, 440))),
    Straat("", "footway", ((1110, 300), (1170, 306), (1250, 298), (1346, 280))),
    Straat("", "footway", ((1170, 306), (1150, 250), (1146, 200), (1150, 158))),
    Straat("Sportlaan", "residential", ((792, 300), (700, 318), (640, 330), (600, 400))),
    Straat("Tuinderspad", "track", ((600, 400), (500, 410), (400, 400), (280, 420)), "", {"surface": "unpaved"}),
    Straat("", "footway", ((783, 590), (700, 580), (610, 560), (520, 570), (420, 590), (350, 560), (400, 500), (500, 480), (600, 500), (690, 520), (774, 500))),
    Straat("", "footway", ((610, 560), (590, 520), (600, 500), (600, 400))),
    Straat("", "footway", ((420, 590), (400, 664))),
)  # fmt: skip

_POLDER = (
    Straat("Veenringweg", "secondary", ((-2600, -330), (-900, -200), (0, -130), (764, -108), (1500, -60), (2050, 150), (2278, 640), (2310, 1100), (2240, 1600), (2300, 2300), (2420, 3500))),
    Straat("Noorderveenweg", "unclassified", ((2240, 1600), (1500, 1650), (640, 1680), (-640, 1620), (-2600, 1500))),
    Straat("Westerveenweg", "unclassified", ((-700, -185), (-690, 300), (-680, 900), (-640, 1620))),
    Straat("Zonnepolderweg", "unclassified", ((4, 868), (-300, 890), (-680, 900))),
    Straat("Zuiderveenweg", "unclassified", ((764, -108), (770, -900), (800, -2200))),
    Straat("Oosterveenweg", "unclassified", ((2310, 1100), (3200, 1040), (4400, 980))),
    Straat("Jaagpad", "cycleway", ((400, 664), (0, 632), (-340, 610), (-690, 590))),
    # Under the railway, and over the Veenringweg: crossings without a junction.
    Straat("Haltepad", "cycleway", ((880, 1360), (890, 1430), (880, 1520), (860, 1668))),
    Straat("Bospad", "cycleway", ((1760, 1120), (2000, 1080), (2180, 1040)), "", {}),
    Straat("Bospad", "cycleway", ((2180, 1040), (2305, 1030), (2440, 1020)), "", {"bridge": "yes", "layer": "1"}, 1),
    Straat("Bospad", "cycleway", ((2440, 1020), (2700, 1030), (3200, 1040)), "", {}),
    Straat("", "path", ((1800, 1110), (1850, 1200), (1960, 1260), (2080, 1240), (2060, 1150), (2000, 1080))),
)  # fmt: skip

STRATEN: tuple[Straat, ...] = (*_OUDE_DORP, *_DE_WOLKEN, *_DE_STERREN, *_HET_RIET, *_POLDER)
