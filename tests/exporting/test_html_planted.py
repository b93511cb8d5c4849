"""Markup in every field there is, each in a record of its own: none runs, what is shown is text.

The fields come from the description of the tables, so that a new one is planted in by itself.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
import shapely
from PIL import Image

from sociale_kaart.domain import tabellen
from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.exporting.context import Bron
from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.html_export import export_html
from tests.exporting.chromium import browser, find_chromium
from tests.exporting.examples import PEILDATUM, context, hulpbron, op_adres
from tests.exporting.html_examples import afstanden, layers

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="headless Chromium is not installed"),
]
# What no program can hold a text in: numbers of a place, and keys.
_NOT = {"x", "y", "volgorde", "uuid", "hulpbron", "verwijzing"}
# Where a field of the register is read on the page, to whoever may see everything.
SHOWN = {
    "hulpbronnen.naam", "hulpbronnen.omschrijving", "hulpbronnen.leefwereld", "hulpbronnen.soort",
    "hulpbronnen.status", "hulpbronnen.drempel", "hulpbronnen.ruimte_voor_meer",
    "hulpbronnen.kosten", "hulpbronnen.sfeer", "hulpbronnen.formaliteit",
    "plekken.straat", "plekken.huisnummer", "plekken.huisletter", "plekken.toevoeging",
    "plekken.postcode", "plekken.plaats", "plekken.schema",
    "doelgroepen.doelgroep", "toegang.route", "contacten.organisatie", "contacten.contactpersoon",
    "contacten.telefoon", "contacten.email", "contacten.website",
}  # fmt: skip
ABOUT = (
    "kaartnaam", "onze_definitie", "doel", "partners", "bron.naam", "bron.datum", "bron.licentie",
    "bron.naamsvermelding", "buurtnaam", "foto.bijschrift", "foto.maker", "afstanden.categorie",
    "afstanden.methode",
)  # fmt: skip


def mark(field: str) -> str:
    """A text that would do harm wherever it were markup, script or an attribute."""
    harm = f"window.stuk=(window.stuk||[]).concat('{field}')"
    return (
        f'[{field}]"\'><img src=https://gepland.example/{field} onerror="{harm}">'
        f"<svg onload={harm}></script><script>{harm}</script>${{{harm}}}{{{{7*7}}}}\u2028<!--"
    )


def fields(tabel: tabellen.Tabel) -> list[str]:
    """The columns of a table that can hold a text, whatever they are meant for."""
    return [v.naam for v in tabel.velden if not {v.naam, v.soort} & _NOT]


def planted_register() -> list[Hulpbron]:
    """One hulpbron per field of every table, with the mark in that field alone."""
    own = set(Hulpbron.__dataclass_fields__)
    records = []
    for veld in fields(tabellen.HULPBRONNEN):
        text = mark(f"hulpbronnen.{veld}")
        naam = f"Kern {veld}"
        if veld == "naam":
            records.append(hulpbron(text, plek=op_adres()))
        elif veld in own:
            records.append(hulpbron(naam, plek=op_adres(), **{veld: text}))
        else:
            records.append(hulpbron(naam, plek=op_adres(), meer={veld: text}))
    for veld in fields(tabellen.PLEKKEN):
        plek = {**op_adres(), veld: mark(f"plekken.{veld}")}
        records.append(hulpbron(f"Plek {veld}", plek=plek))
    for tabel in tabellen.DELEN:
        for veld in fields(tabel):
            row: dict[str, Any] = {veld: mark(f"{tabel.naam}.{veld}")}
            records.append(
                hulpbron(f"Deel {tabel.naam} {veld}", plek=op_adres(), **{tabel.naam: [row]})
            )
    return records


def jpeg() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
    return out.getvalue()


def marked_layers() -> dict[str, gpd.GeoDataFrame]:
    """A base map with marks in the names of buurten and streets."""
    frames = layers()
    frames["buurten"]["buurtnaam"] = [mark("buurtnaam"), mark("tweede")]
    frames["straten"]["naam"] = mark("straatnaam")
    frames["straten"]["geometry"] = [
        shapely.LineString([(190_500, y), (191_400, y)]) for y in (507_390, 507_400)
    ]
    return frames


def write_planted(path: Path) -> None:
    """Write a page with a mark in everything that people or sources can fill in."""
    met_foto = hulpbron("Met foto", plek=op_adres(), verhalen=[{"foto": "f"}])
    row = {"uuid": "f", "bijschrift": mark("foto.bijschrift"), "maker": mark("foto.maker")}
    row["toestemming"] = "niemand herkenbaar"
    vrijgave = release([*planted_register(), met_foto], "intern", PEILDATUM, {"f": row})
    distances = afstanden(mark("afstanden.buurtnaam"), mark("afstanden.methode"))
    distances["categorie"] = distances["categorie"].replace("huisarts", mark("afstanden.categorie"))
    about = context(
        **{veld: mark(veld) for veld in ("kaartnaam", "onze_definitie", "doel", "partners")},
        ondergrond_naam=mark("ondergrond_naam"),
        bronnen=(
            Bron(*(mark(f"bron.{v}") for v in ("naam", "datum", "licentie", "naamsvermelding"))),
        ),
        buurtnamen={"BU01660001": mark("buurtnaam")},
    )
    export_html(vrijgave, about, marked_layers(), path, fotos={"f": jpeg()}, afstanden=distances)


def test_nothing_that_is_planted_runs_and_all_that_is_shown_is_text(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    write_planted(path)
    with browser(tmp_path) as page:
        page.open(path.as_uri())
        page.wait_for("document.documentElement.hasAttribute('data-klaar')")
        page.evaluate("document.querySelectorAll('#lijstvak li > button').forEach(b => b.click())")
        last = page.evaluate("afstand.options.length - 2")
        page.evaluate(f"afstand.value = '{last}'; afstand.dispatchEvent(new Event('change'))")
        # The names on the map, close by.
        page.evaluate("void map_kaart.setZoom(16, {animate: false})")
        page.evaluate("zoek.value = '\"><img src=x onerror=stuk=1>'")
        # Without the scripts, in which the data stands as well.
        whole = page.evaluate(
            "(b => (b.querySelectorAll('script').forEach(s => s.remove()), b.textContent))"
            "(document.body.cloneNode(true))"
        )
        alts = page.evaluate("[...document.images].map(i => [i.alt, i.src.slice(0, 23)])")
        page.evaluate("zoek.dispatchEvent(new Event('input'))")
        page.wait_for("!document.getElementById('niets').hidden")
        assert page.evaluate("typeof window.stuk") == "undefined"
        made = page.evaluate(
            "[document.scripts.length, document.querySelectorAll('[onerror],[onload]').length]"
        )
    assert page.requests == []
    assert page.complaints == []
    assert made == [5, 0]
    tables = (tabellen.HULPBRONNEN, tabellen.PLEKKEN, *tabellen.DELEN)
    register = [f"{tabel.naam}.{veld}" for tabel in tables for veld in fields(tabel)]
    assert {field for field in register if mark(field) in whole} == SHOWN
    assert [field for field in ABOUT if mark(field) not in whole] == []
    (alt,) = alts
    described = f"{mark('foto.bijschrift')} (foto: {mark('foto.maker')})"
    assert alt == [described, "data:image/jpeg;base64,"]


def test_a_page_that_does_run_what_is_planted_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><p>{mark('x')}</p>", encoding="utf-8")
    with browser(tmp_path) as page:
        page.open(path.as_uri())
        page.wait_for("typeof window.stuk !== 'undefined'")
    assert page.requests
