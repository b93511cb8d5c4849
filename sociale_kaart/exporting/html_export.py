"""The register as one web page that opens from disk and asks nothing of the network.

folium makes the map; Leaflet and its clusters are written into the page from the installed
packages. The page's policy names the checksum of each script in it, so that a script that comes in
by a name or a description does not run, even if an escape were forgotten.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined
from xstatic.pkg import leaflet, leaflet_markercluster

from sociale_kaart.base import paths
from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain import kaartstijl, lijsten, notatie
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.exporting.context import VOOR_TEKST, verantwoording
from sociale_kaart.exporting.folium_offline import Figure, folium
from sociale_kaart.exporting.html_afstanden import pack_afstanden
from sociale_kaart.exporting.html_fotos import left_out_sentence, pack_fotos
from sociale_kaart.exporting.html_ondergrond import bounds_wgs84, pack_ondergrond
from sociale_kaart.exporting.table import KOLOMMEN, hulpbron_rows, in_order, readable, wgs84

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    import pandas as pd

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.exporting.table import Rij

# Written into one function, in this order.
_PARTS = ("basis", "ondergrond", "hulpbronnen", "kiezen", "afstanden", "kaart")
# A page is to be mailed: all of it, and what of it photos may take at most.
_MAX_BYTES, _MAX_FOTO_BYTES = 4_800_000, 3_000_000
_COLOURS = f":root {{ --grond: {kaartstijl.GROND}; }}"
_FORMALITEITEN = (*lijsten.codes("formaliteit"), "")
# What a popup and an opened line of the list tell, in this order.
_VELDEN = (
    "omschrijving", "leefwereld", "schema", "sfeer", "formaliteit", "soort", "status",
    "doelgroepen", "toegang", "drempel", "ruimte_voor_meer", "kosten", "gratis", "organisatie",
    "contactpersoon", "telefoon", "email", "website", "gecontroleerd_op",
)  # fmt: skip
# The middle of the country, for a kaart without ondergrond and without points.
_NEDERLAND = [[50.7, 3.3], [53.6, 7.3]]
# About 300 m: a single point is shown with its surroundings.
_MARGE = 0.003


def export_html(
    vrijgave: Vrijgave,
    context: KaartContext,
    layers: Mapping[str, gpd.GeoDataFrame],
    path: Path,
    *,
    fotos: Mapping[str, bytes] | None = None,
    afstanden: pd.DataFrame | None = None,
) -> None:
    """Write the page.

    Args:
        vrijgave: what may be shown.
        context: what is said about the kaart.
        layers: base map in EPSG:28992 by layer name (see `pack_ondergrond`); may be empty.
        path: the .html file.
        fotos: uuid -> picture, for the photos of `vrijgave`; of what is not released nothing is
            used. What does not fit in a page to be mailed is left out, and the page says so.
        afstanden: rows of `operations.distances.distance_per_buurt`, counted with what this
            audience may see; without them there is no layer of distances.

    Raises:
        WorldError: the file cannot be written.
    """
    page = _page(vrijgave, context, layers, fotos or {}, afstanden)
    with atomic_output(path) as work:
        work.write_text(page, encoding="utf-8", newline="\n")


def _page(
    vrijgave: Vrijgave,
    context: KaartContext,
    layers: Mapping[str, gpd.GeoDataFrame],
    fotos: Mapping[str, bytes],
    afstanden: pd.DataFrame | None,
) -> str:
    kaart_html, kaart_script = _folium_map()
    scripts = [*_library_scripts(), kaart_script, _own_script()]
    stijlen = [*_library_styles(), _resource("kaart.css"), _COLOURS]
    data = _data(vrijgave, context, layers, afstanden)
    taken = sum(len(text.encode()) for text in (*scripts, *stijlen, _as_script(data)))
    budget = min(_MAX_FOTO_BYTES, _MAX_BYTES - taken)
    packed, weggelaten = pack_fotos(vrijgave, fotos, budget)
    for hulpbron, found in zip(in_order(vrijgave), data["hulpbronnen"], strict=True):
        found["fotos"] = packed.get(hulpbron.uuid, [])
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(_resource("pagina.html")).render(
        csp=_policy(scripts),
        kaart=context,
        voor=VOOR_TEKST[vrijgave.voor],
        verantwoording=[*verantwoording(vrijgave), *filter(None, [left_out_sentence(weggelaten)])],
        vrijgave_leeg=not vrijgave.hulpbronnen,
        vermelding=[b.naamsvermelding or b.naam for b in context.bronnen],
        stijlen=stijlen,
        scripts=scripts,
        kaart_html=kaart_html,
        gegevens=_as_script(data),
    )


def _own_script() -> str:
    """Return our own parts as one function: nothing of them is in reach of other scripts."""
    parts = "".join(_resource(f"{naam}.js") for naam in _PARTS)
    return f'(function () {{\n"use strict";\n{parts}}}());\n'


def _resource(naam: str) -> str:
    return paths.resource(f"html/{naam}").read_text(encoding="utf-8")


def _folium_map() -> tuple[str, str]:
    """Return the element and the script of the map; what folium puts in the head is not used.

    `maxZoom` is given to the map itself: without tiles the clusters would otherwise fail.
    """
    figure = Figure()
    kaart = folium.Map(
        location=[52.1, 5.3],
        zoom_start=8,
        tiles=None,
        prefer_canvas=True,
        zoom_control=False,
        attribution_control=False,
        maxZoom=19,
        minZoom=7,
        zoomSnap=0.5,
    )
    kaart._id = "kaart"  # noqa: SLF001 - folium's random name would make each file different
    figure.add_child(kaart, name="kaart")
    figure.render()
    return figure.html.render().strip(), figure.script.render().strip()


def _library_scripts() -> list[str]:
    files = [
        Path(leaflet.BASE_DIR) / "leaflet.js",
        Path(leaflet_markercluster.BASE_DIR) / "leaflet.markercluster.js",
    ]
    texts = [file.read_text(encoding="utf-8") for file in files]
    # A developer's browser would go and look for the source map.
    texts = [re.sub(r"//# sourceMappingURL=\S*", "", text) for text in texts]
    notice = "/* Leaflet.markercluster, (c) 2012-2017 Dave Leaver, MIT */\n"
    return [texts[0].replace("</script", r"<\/script"), notice + texts[1]]


def _library_styles() -> list[str]:
    base = Path(leaflet.BASE_DIR)

    def inlined(match: re.Match[str]) -> str:
        image = base64.b64encode((base / match[1]).read_bytes()).decode("ascii")
        return f"url(data:image/png;base64,{image})"

    css = (base / "leaflet.css").read_text(encoding="utf-8")
    cluster = Path(leaflet_markercluster.BASE_DIR) / "MarkerCluster.css"
    return [
        re.sub(r"url\((images/[^)]+)\)", inlined, css),
        cluster.read_text(encoding="utf-8"),
    ]


def _policy(scripts: list[str]) -> str:
    """Return the Content-Security-Policy: these scripts, own styles and pictures."""
    hashes = (
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts
    )
    allowed = " ".join(f"'sha256-{value}'" for value in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _as_script(data: dict[str, Any]) -> str:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _data(
    vrijgave: Vrijgave,
    context: KaartContext,
    layers: Mapping[str, gpd.GeoDataFrame],
    afstanden: pd.DataFrame | None,
) -> dict[str, Any]:
    rijen = hulpbron_rows(vrijgave, context)
    hulpbronnen = [
        _hulpbron(hulpbron, rij, context)
        for hulpbron, rij in zip(in_order(vrijgave), rijen, strict=True)
    ]
    return {
        "symbolen": [
            {
                "sfeer": teken.sfeer,
                "label": teken.label,
                "kop": lijsten.label("sfeer", teken.sfeer).capitalize(),
                "kleur": teken.kleur,
                "svg": _shape_svg(teken.vorm),
            }
            for teken in kaartstijl.sfeertekens()
        ],
        "kleuren": {"water": kaartstijl.WATER, "groen": kaartstijl.GROEN},
        "formaliteiten": [
            lijsten.label("formaliteit", code).capitalize() for code in _FORMALITEITEN
        ],
        "hulpbronnen": hulpbronnen,
        "afstanden": pack_afstanden(afstanden, layers.get("buurten")),
        "kader": _bounds(hulpbronnen) or bounds_wgs84(layers) or _NEDERLAND,
        **pack_ondergrond(layers),
    }


def _shape_svg(vorm: str) -> str:
    """Return a shape around 0,0 in a picture of 28 × 28, sized so that all look equally large."""
    if vorm == "cirkel":
        return '<circle r="10"/>'
    if vorm == "vierkant":
        return '<rect x="-9" y="-9" width="18" height="18"/>'
    hoeken = kaartstijl.corners(vorm, 11 if vorm == "zeshoek" else 9)
    punten = " ".join(f"{x:.1f},{y:.1f}" for x, y in hoeken)
    return f'<polygon points="{punten}"/>'


def _hulpbron(hulpbron: Hulpbron, rij: Rij, context: KaartContext) -> dict[str, Any]:
    teken = kaartstijl.sfeerteken(hulpbron.sfeer)
    formaliteit = hulpbron.formaliteit if hulpbron.formaliteit in _FORMALITEITEN else ""
    punten = [list(point[::-1]) for plek in hulpbron.plekken if (point := wgs84(plek))]
    return {
        "naam": hulpbron.naam,
        "sfeer": kaartstijl.sfeertekens().index(teken),
        "formaliteit": _FORMALITEITEN.index(formaliteit or ""),
        "waar": _where(hulpbron, context),
        "regels": _lines(hulpbron, rij, context),
        "punten": punten,
        "letop": rij["let_op"] or "",
    }


def _where(hulpbron: Hulpbron, context: KaartContext) -> str:
    if not hulpbron.plekken:
        return "Online" if hulpbron.soort == "online" else "Geen vaste plek"
    plek = hulpbron.plekken[0]
    buurt = context.buurtnamen.get(plek.buurtcode or "", "")
    delen = [deel for deel in (plek.adres, buurt or plek.plaats) if deel]
    meer = len(hulpbron.plekken) - 1
    if meer:
        delen.append(f"en nog {meer} {'plek' if meer == 1 else 'plekken'}")
    if delen:
        return ", ".join(delen)
    return "Online" if hulpbron.soort == "online" else "Plek niet ingevuld"


def _lines(hulpbron: Hulpbron, rij: Rij, context: KaartContext) -> list[list[str]]:
    """Return label and text of what is known; what is not known has no line."""
    regels = []
    for kolom in KOLOMMEN:
        if kolom.code not in _VELDEN:
            continue
        value = readable(kolom, rij[kolom.code])
        if value is None or (kolom.code == "status" and hulpbron.status == STATUS_ACTIEF):
            continue
        regels.append((kolom.code, [kolom.label, _text(value)]))
    regels.sort(key=lambda regel: _VELDEN.index(regel[0]))
    adressen = []
    for plek in hulpbron.plekken:
        plaats = " ".join(deel for deel in (plek.postcode, plek.plaats) if deel)
        buurt = context.buurtnamen.get(plek.buurtcode or "", "")
        delen = (plek.adres, plaats, f"buurt {buurt}" if buurt else "")
        if adres := ", ".join(deel for deel in delen if deel):
            adressen.append(adres)
    if adressen:
        regels.insert(0, ("adres", ["Waar", "\n".join(dict.fromkeys(adressen))]))
    return [regel for _, regel in regels]


def _text(value: object) -> str:
    return notatie.datum(value) if isinstance(value, dt.date) else str(value)


def _bounds(hulpbronnen: list[dict[str, Any]]) -> list[list[float]] | None:
    punten = [punt for hulpbron in hulpbronnen for punt in hulpbron["punten"]]
    if not punten:
        return None
    lat, lon = [p[0] for p in punten], [p[1] for p in punten]
    return [
        [min(lat) - _MARGE, min(lon) - _MARGE],
        [max(lat) + _MARGE, max(lon) + _MARGE],
    ]
