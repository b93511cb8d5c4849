"""The printed map of one buurt: a tagged PDF with a map at a true scale and a key list.

`make_buurtkaart` is the door. Rows come in through a `Vrijgave` of the gate only; the map is drawn
in millimetres as SVG without Qt; Typst sets the pages; pikepdf finishes and checks them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_IN = {
    "BuurtkaartLayers": "kaartlagen",
    "NormCijfers": "normtabel",
    "make_buurtkaart": "maken",
    "make_kaartplaatje": "plaatje",
    "sheet_bbox": "maken",
}


def __getattr__(name: str) -> Any:
    """Fetch what is asked for: who only gathers what goes on a sheet need not wait for Typst."""
    if name not in _IN:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(f"{__name__}.{_IN[name]}"), name)
