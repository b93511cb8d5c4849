"""The distances per buurt of the web page: a layer in five steps, and the same as a table.

A step has a tint, a pattern and a number. What is held back because few people live there has no
figure in the page at all, and a gemeente is left out: with its mean a figure that was held back
could be worked out.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import shapely

from sociale_kaart.domain import kaartstijl, notatie
from sociale_kaart.domain.afstandstappen import GRENZEN_M, step_labels, step_of
from sociale_kaart.domain.categorieen import categorie_label, categorieen
from sociale_kaart.domain.lijsten import label
from sociale_kaart.exporting.html_ondergrond import pack_polygon

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    import pandas as pd

_LOPEN = "lopen"
# Metres; the borders that neighbours share stay shared.
_TOLERANCE_M = 4.0
_WEGING = {
    "adressen": "elk adres telt even zwaar",
    "inwoners": "elke inwoner telt even zwaar",
}
# What a cell says when there is no figure; the page writes it out.
GEEN, TE_WEINIG, ONBEREIKBAAR = -1, -2, -3


def pack_afstanden(
    afstanden: pd.DataFrame | None, buurten: gpd.GeoDataFrame | None
) -> dict[str, Any] | None:
    """Return what the page needs to show distances, None when there are none.

    Args:
        afstanden: rows of `operations.distances.distance_per_buurt`; only those of walking are
            used, or of one other network when that is all there is.
        buurten: frame in EPSG:28992 with buurtcode and buurtnaam; order of the figures.

    Returns:
        `buurten` (code, name, packed polygons), `stappen` (label, colour), `categorieen` (label
        and per buurt [step, text, rand]; a step below 0 is `GEEN`, `TE_WEINIG` or `ONBEREIKBAAR`),
        `netwerk`, `kort` and `uitleg` (method, source and year: for a legend, and in full).
    """
    if afstanden is None or buurten is None or afstanden.empty or buurten.empty:
        return None
    rows = afstanden[afstanden["buurtcode"].isin(set(buurten["buurtcode"]))]
    netwerken = set(rows["netwerk"]) & set(GRENZEN_M)
    if not netwerken:
        return None
    netwerk = _LOPEN if _LOPEN in netwerken else min(netwerken)
    rows = rows[rows["netwerk"] == netwerk]
    named = buurten.assign(_naam=buurten["buurtnaam"].astype(str).str.casefold())
    by_name = named.sort_values(["_naam", "buurtcode"])
    figures = {
        (str(row["categorie"]), str(row["buurtcode"])): row for row in rows.to_dict("records")
    }
    codes = [str(code) for code in by_name["buurtcode"]]
    soorten = [
        {
            "label": categorie_label(soort),
            "cijfers": [_figure(figures.get((soort, code)), netwerk) for code in codes],
        }
        for soort in _in_order({str(code) for code in rows["categorie"]})
    ]
    # A categorie of which nothing is known anywhere has nothing to show.
    soorten = [soort for soort in soorten if any(step >= 0 for step, _, _ in soort["cijfers"])]
    if not soorten:
        return None
    return {
        "netwerk": label("netwerk", netwerk).lower(),
        "stappen": [
            {"label": tekst, "kleur": kleur}
            for tekst, kleur in zip(step_labels(netwerk), kaartstijl.STAPPEN, strict=True)
        ],
        "buurten": _shapes(by_name),
        "categorieen": soorten,
        "kort": f"Gemiddelde langs straten en paden. {_source(rows)}",
        "uitleg": _explanation(rows, netwerk),
    }


def _in_order(codes: set[str]) -> list[str]:
    known = [categorie.code for categorie in categorieen()]
    return sorted(codes, key=lambda c: (known.index(c) if c in known else len(known), c))


def _figure(row: Mapping[Any, Any] | None, netwerk: str) -> list[Any]:
    """Return step, text and whether a nearer place may lie outside the data."""
    if row is None:
        return [GEEN, "", 0]
    if _is_one(row.get("onderdrukt")):
        return [TE_WEINIG, "", 0]
    meters = row.get("gemiddelde_m")
    if not isinstance(meters, int | float) or not math.isfinite(meters):
        adressen, weg = row.get("adressen"), row.get("niet_bereikbaar")
        out_of_reach = _is_some(adressen) and _is_some(weg) and adressen == weg
        return [ONBEREIKBAAR if out_of_reach else GEEN, "", 0]
    step = step_of(float(meters), netwerk)
    return [step, notatie.afstand(float(meters)), int(_is_one(row.get("rand")))]


def _is_one(value: object) -> bool:
    # An empty cell of a whole-number column is neither.
    return isinstance(value, int | float) and value == 1


def _is_some(value: object) -> bool:
    return isinstance(value, int | float) and value > 0


def _shapes(buurten: gpd.GeoDataFrame) -> list[list[Any]]:
    shapes = shapely.make_valid(buurten.geometry.to_numpy())
    simple = shapely.coverage_simplify(shapes, _TOLERANCE_M)
    return [
        [
            str(code),
            str(naam),
            [pack_polygon(part) for part in shapely.get_parts(shape) if _is_area(part)],
        ]
        for code, naam, shape in zip(
            buurten["buurtcode"], buurten["buurtnaam"], simple, strict=True
        )
    ]


def _is_area(part: shapely.Geometry) -> bool:
    return isinstance(part, shapely.Polygon) and not part.is_empty


def _explanation(rows: pd.DataFrame, netwerk: str) -> list[str]:
    methoden = dict.fromkeys(_method(str(tekst)) for tekst in rows["methode"])
    wijze = label("netwerk", netwerk).lower()
    return [
        f"Gemiddelde afstand langs straten en paden ({wijze}), van huis naar de dichtstbijzijnde.",
        f"Hoe gerekend: {'; '.join(methoden)}.",
        _source(rows),
        "Dichtbij is nog niet open, toegankelijk of gastvrij.",
    ]


def _source(rows: pd.DataFrame) -> str:
    jaren = sorted({int(jaar) for jaar in rows["bronjaar"].dropna()})
    jaar = ", ".join(map(str, jaren)) or "jaar niet bekend"
    return f"Bron: buurten van het CBS ({jaar}), plekken van OpenStreetMap en van deze kaart."


def _method(methode: str) -> str:
    """Say in words what the table of distances says in `sleutel=waarde` pairs."""
    delen = dict(deel.split("=", 1) for deel in methode.split(";") if "=" in deel)
    zinnen = [_WEGING.get(delen.get("weging", ""), "")]
    if delen.get("aanloop") == "ja":
        zinnen.append("met de meters tussen deur en straat")
    # Words of another maker are shown as they are.
    return ", ".join(zin for zin in zinnen if zin) or methode
