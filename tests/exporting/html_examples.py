"""A web page written for tests: a small register, and one in which every text is hostile."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import shapely

from sociale_kaart.analysis.buurten import KOLOMMEN
from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.html_export import export_html
from tests.exporting.examples import PEILDATUM, context, hulpbron, informeel, op_adres

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron

HOSTILE = (
    "</script><script>window.stuk=1</script>",
    "<img src=https://gepland.example/x onerror=window.stuk=1>",
    "\"'><svg onload=window.stuk=1>",
    "<!--<script>",
    "{{ 7*7 }}${window.stuk=1}\u2028\u2029`",
)


def layers() -> dict[str, gpd.GeoDataFrame]:
    """Two buurten side by side with a street, water and grass."""
    x, y = 190_500, 507_000

    def frame(geometry: list[shapely.Geometry], **columns: list[Any]) -> gpd.GeoDataFrame:
        return gpd.GeoDataFrame(columns, geometry=geometry, crs="EPSG:28992")

    return {
        "buurten": frame(
            [shapely.box(x, y, x + 500, y + 800), shapely.box(x + 500, y, x + 1000, y + 800)],
            buurtcode=["BU01660001", "BU01660002"],
            buurtnaam=["Binnenstad", HOSTILE[0]],
        ),
        "water": frame(
            [shapely.box(x, y, x + 100, y + 100)], soort=["water"], naam=[None]
        ),
        "groen": frame(
            [shapely.box(x + 200, y, x + 300, y + 90), shapely.box(x + 400, y, x + 480, y + 90)],
            soort=["weiland", "park"],
            naam=[None, None],
        ),
        "waterlopen": frame(
            [
                shapely.LineString([(x, y + 700), (x + 900, y + 700)]),
                shapely.LineString([(x, y + 750), (x + 900, y + 750)]),
            ],
            soort=["rivier", "sloot"],
            naam=[None, None],
        ),
        "straten": frame(
            [
                shapely.LineString([(x, y + 400), (x + 500, y + 400)]),
                shapely.LineString([(x + 500, y + 400), (x + 900, y + 400)]),
            ],
            naam=[HOSTILE[1], HOSTILE[1]],
            klasse=["straat", "straat"],
        ),
    }  # fmt: skip


def register() -> list[Hulpbron]:
    """Five hulpbronnen of all sferen, two without a point."""
    return [
        hulpbron("Buurthuis De Reling", plek=op_adres(x=190_700.0, y=507_300.0)),
        informeel("Wandelclub", "openbaar", plek=op_adres(x=190_900.0, y=507_600.0)),
        informeel(
            "Breiclub", "openbaar", formaliteit=None, plek=op_adres(x=191_200.0, y=507_200.0)
        ),
        hulpbron("Digitaal spreekuur", soort="online"),
        hulpbron("Burenhulp", sfeer="persoonlijk", zichtbaarheid="publiek", plek=op_adres()),
    ]


def hostile_register() -> list[Hulpbron]:
    """One hulpbron per hostile text, with that text wherever it fits."""
    return [
        hulpbron(
            tekst,
            omschrijving=tekst,
            plek=op_adres(straat=tekst, nummer=n, schema=tekst),
            contacten=[{"organisatie": tekst, "website": f"javascript:window.stuk=1//{n}"}],
        )
        for n, tekst in enumerate(HOSTILE)
    ]


def afstanden(naam: str = "Binnenstad", methode: str = "") -> pd.DataFrame:
    """Distances of two buurten to three categories: near, far, at the edge, held back, unknown."""
    how = methode or "netwerk=lopen;aanloop=ja;weging=inwoners"

    def row(code: str, categorie: str, meters: float | None, **more: Any) -> dict[str, Any]:
        return {
            **dict.fromkeys(KOLOMMEN),
            "buurtcode": code,
            "buurtnaam": naam,
            "categorie": categorie,
            "netwerk": "lopen",
            "gemiddelde_m": meters,
            "adressen": 40,
            "niet_bereikbaar": 0,
            "rand": 0,
            "onderdrukt": 0,
            "methode": how,
            "bronjaar": 2024,
            **more,
        }

    return pd.DataFrame(
        [
            row("BU01660001", "huisarts", 250.0),
            row("BU01660002", "huisarts", 1_333.0, rand=1),
            row("BU01660001", "park_of_groen", 444.0, onderdrukt=1),
            row("BU01660002", "park_of_groen", 251.0),
            row("BU01660001", "bibliotheek", None, niet_bereikbaar=40),
            row("BU01660002", "bibliotheek", None),
            row("GM0166", "huisarts", 777.0),
        ]
    )


def written(
    path: Path,
    records: list[Hulpbron],
    voor: str = "publiek",
    *,
    bare: bool = False,
    distances: pd.DataFrame | None = None,
    foto_rows: Mapping[str, Any] | None = None,
    fotos: Mapping[str, bytes] | None = None,
    **about: Any,
) -> str:
    """Write a page of these records, and return its text."""
    vrijgave = release(records, voor, PEILDATUM, foto_rows)
    own = {} if bare else layers()
    export_html(vrijgave, context(**about), own, path, fotos=fotos, afstanden=distances)
    return path.read_text(encoding="utf-8")


def planted(page: str) -> dict[str, Any]:
    """Return the data that stands in a page."""
    found = re.search(r'id="gegevens">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data
