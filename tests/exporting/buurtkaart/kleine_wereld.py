"""A small world of round numbers: one buurt of 700 × 600 m with streets, a railway and water."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
from shapely.geometry import LineString, Polygon, box

from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.exporting.buurtkaart import BuurtkaartLayers
from sociale_kaart.exporting.gate import Vrijgave

BUURT = "BU99990001"
# South-west corner of the buurt in RD.
X0, Y0 = 150_000.0, 450_000.0
SPOOR_M = 400.0


def _frame(**kolommen: list[Any]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(kolommen, geometry="geometry", crs="EPSG:28992")


def line(x1: float, y1: float, x2: float, y2: float) -> LineString:
    """A line between two points in metres from the corner of the buurt."""
    return LineString([(X0 + x1, Y0 + y1), (X0 + x2, Y0 + y2)])


def area(x1: float, y1: float, x2: float, y2: float) -> Polygon:
    """A rectangle in metres from the corner of the buurt."""
    return box(X0 + x1, Y0 + y1, X0 + x2, Y0 + y2)


def make_layers() -> BuurtkaartLayers:
    """The ondergrond of this world, with a street and a buurt far outside any sheet."""
    straten = [
        ("Lange Hoofdweg", "hoofdweg", line(-300, 300, 1000, 300)),
        ("Korte Kerkstraat", "straat", line(100, 50, 100, 280)),
        ("Dwarsstraat", "straat", line(300, 50, 300, 550)),
        (None, "pad", line(400, 50, 600, 250)),
        (None, "spoor", line(150, 450, 150 + SPOOR_M, 450)),
        ("Ver weg", "straat", line(9000, 9000, 9100, 9000)),
    ]
    return BuurtkaartLayers(
        buurten=_frame(
            buurtcode=[BUURT, "BU99990002", "BU99990003"],
            buurtnaam=["Zonnehoek", "Noorderwijk", "Elders"],
            gemeentenaam=["Proefstad"] * 3,
            geometry=[area(0, 0, 700, 600), area(0, 600, 700, 1200), area(8000, 8000, 9000, 9000)],
        ),
        straten=_frame(
            naam=[naam for naam, _, _ in straten],
            klasse=[klasse for _, klasse, _ in straten],
            geometry=[lijn for _, _, lijn in straten],
        ),
        water=_frame(soort=["water"], naam=[None], geometry=[area(550, 400, 650, 500)]),
        groen=_frame(soort=["park"], naam=[None], geometry=[area(350, 100, 500, 200)]),
        gebouwen=_frame(geometry=[area(110, 60, 140, 90), area(310, 60, 330, 90)]),
        waterlopen=_frame(soort=["sloot"], naam=["De Vliet"], geometry=[line(20, 20, 680, 20)]),
    )


def hulpbron(naam: str, *punten: tuple[float, float], **velden: Any) -> Hulpbron:
    """A hulpbron of the buurt; points are metres from its south-west corner, none = no plek."""
    uuid = velden.pop("uuid", f"u-{naam[:40]}")
    straat = velden.pop("straat", "Lange Hoofdweg")
    plekken = tuple(
        Plek(
            uuid=f"{uuid}-{i}",
            hulpbron=uuid,
            x=X0 + x,
            y=Y0 + y,
            straat=straat,
            huisnummer=i + 1,
            buurtcode=BUURT,
        )
        for i, (x, y) in enumerate(punten)
    ) or (Plek(uuid=f"{uuid}-b", hulpbron=uuid, buurt_gekozen=BUURT),)
    standaard = {"sfeer": "gemeenschappelijk", "formaliteit": "informeel", "soort": "groep"}
    return Hulpbron(uuid=uuid, naam=naam, plekken=plekken, **(standaard | velden))


def vrijgave(*hulpbronnen: Hulpbron, voor: str = "publiek", **velden: Any) -> Vrijgave:
    """A release as the gate makes it."""
    return Vrijgave(
        voor, hulpbronnen, velden.pop("verborgen", 0), velden.pop("redenen", {}), **velden
    )
