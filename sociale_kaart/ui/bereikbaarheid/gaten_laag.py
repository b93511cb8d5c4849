"""One item of 'gaten' on the map: the three states per buurt, each with its own pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import lijsten
from sociale_kaart.operations import inventarisatie
from sociale_kaart.ui.bereikbaarheid.gaten_woorden import reach_of, short
from sociale_kaart.ui.canvas.choropleth import BuurtLayer, BuurtWaarde, Step

if TYPE_CHECKING:
    from sociale_kaart.operations.gaten_antwoord import Gaten

_STAP = {inventarisatie.BEKEND: 0, inventarisatie.NIETS_GEVONDEN: 1}


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("gaten_laag", text)


def gaten_layer(gaten: Gaten, item: str) -> BuurtLayer:
    """Return the layer of one item; where nobody was asked is hatched: nothing is known there."""
    steps = (
        Step(tr("bekend: er is iets"), 1),
        Step(tr("gevraagd, niets gevonden"), 4, "ruitjes"),
    )
    waarden = {}
    for buurtcode in gaten.cellen["buurtcode"].unique():
        cel = gaten.cel(str(buurtcode), item)
        waarden[cel.buurtcode] = BuurtWaarde(
            cel.buurtcode, _STAP.get(cel.toestand), rand=cel.rand, tekst=short(cel)
        )
    label = lijsten.label(gaten.lens.lijst, item)
    return BuurtLayer(
        titel=f"{label}, {reach_of(gaten)}",
        stappen=steps,
        waarden=waarden,
        bron=tr("Bron: jullie kaart en gesprekken; straten van OpenStreetMap."),
        geen=tr("niet gevraagd"),
    )
