"""The printed map of one buurt: a tagged PDF with a map at a true scale and a key list.

`make_buurtkaart` is the door. Rows come in through a `Vrijgave` of the gate only; the map is drawn
in millimetres as SVG without Qt; Typst sets the pages; pikepdf finishes and checks them.
"""

from sociale_kaart.exporting.buurtkaart.kaartlagen import BuurtkaartLayers
from sociale_kaart.exporting.buurtkaart.maken import make_buurtkaart, sheet_bbox
from sociale_kaart.exporting.buurtkaart.normtabel import NormCijfers
from sociale_kaart.exporting.buurtkaart.plaatje import make_kaartplaatje

__all__ = [
    "BuurtkaartLayers",
    "NormCijfers",
    "make_buurtkaart",
    "make_kaartplaatje",
    "sheet_bbox",
]
