"""The one flat table of a Vrijgave, from which csv, xlsx, GeoJSON, GeoPackage and HTML come.

One row is one hulpbron with its first plek (`hulpbron_rows`), or one plek with a point
(`plek_rows`). Values are codes, numbers and dates; `readable` makes them what people read.
Persons are never counted or summed, so the delen about people have no column.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pyproj import Transformer

from sociale_kaart.domain import categorieen, lijsten
from sociale_kaart.domain.hulpbron import Plek
from sociale_kaart.domain.rondzenden import KENMERK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

SoortKolom = Literal["tekst", "geheel", "getal", "datum", "ja_nee"]
# A cell: None is unknown, a tuple holds the codes of a list with several answers.
Cel = str | int | float | dt.date | tuple[str, ...] | None
Rij = dict[str, Cel]

TUSSEN = " | "
# 0.1 m; more digits would promise what neither the address nor the transformation gives.
_DECIMALEN = 6
_GEEN_PLEK = Plek(uuid="", hulpbron="")


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: stable ASCII code, label for people, list of its codes, how to get it."""

    code: str
    label: str
    value: Callable[[_Bron], Cel]
    soort: SoortKolom = "tekst"
    lijst: str = ""
    breedte: int = 18


@dataclass(frozen=True, slots=True)
class _Bron:
    """What one row is made from."""

    hulpbron: Hulpbron
    plek: Plek
    context: KaartContext
    markering: str


def _kern(veld: str) -> Callable[[_Bron], Cel]:
    def value(bron: _Bron) -> Cel:
        found: Value = getattr(bron.hulpbron, veld, None)
        return _plain(bron.hulpbron.meer.get(veld) if found is None else found)

    return value


def _datum(veld: str) -> Callable[[_Bron], Cel]:
    kern = _kern(veld)

    def value(bron: _Bron) -> Cel:
        tekst = kern(bron)
        try:
            return dt.date.fromisoformat(str(tekst)[:10])
        except ValueError:
            return None

    return value


def _plek(veld: str) -> Callable[[_Bron], Cel]:
    def value(bron: _Bron) -> Cel:
        return getattr(bron.plek, veld) or None

    return value


def _deel(tabel: str, veld: str) -> Callable[[_Bron], Cel]:
    """All values of one column of a child table, each once."""

    def value(bron: _Bron) -> Cel:
        found = [row.get(veld) for row in bron.hulpbron.deel(tabel)]
        return tuple(dict.fromkeys(str(item) for item in found if item)) or None

    return value


def _plain(value: Value) -> Cel:
    return None if value == "" or isinstance(value, bytes) else value


def _coordinate(axis: Literal["x", "y"]) -> Callable[[_Bron], Cel]:
    def value(bron: _Bron) -> Cel:
        metres: float | None = getattr(bron.plek, axis)
        return None if metres is None else round(metres, 2)

    return value


def _lonlat(index: Literal[0, 1]) -> Callable[[_Bron], Cel]:
    def value(bron: _Bron) -> Cel:
        point = wgs84(bron.plek)
        return point[index] if point else None

    return value


def _buurtnaam(bron: _Bron) -> Cel:
    return bron.context.buurtnamen.get(bron.plek.buurtcode or "") or None


KOLOMMEN: tuple[Kolom, ...] = (
    Kolom("naam", "Naam", _kern("naam"), breedte=34),
    Kolom("sfeer", "Sfeer", _kern("sfeer"), lijst="sfeer", breedte=30),
    Kolom("ook_sfeer", "Ook in sfeer", _deel("ook_sferen", "sfeer"), lijst="sfeer", breedte=30),
    Kolom(
        "formaliteit", "Formeel of informeel", _kern("formaliteit"), lijst="formaliteit", breedte=20
    ),
    Kolom("soort", "Soort", _kern("soort"), lijst="soort"),
    Kolom("inzet", "Betaald of vrijwillig", _kern("inzet"), lijst="inzet"),
    Kolom(
        "categorie", "Telt mee als voorziening", _kern("categorie"), lijst="categorieen", breedte=24
    ),
    Kolom("status", "Status", _kern("status"), lijst="status", breedte=14),
    Kolom("omschrijving", "Omschrijving", _kern("omschrijving"), breedte=50),
    Kolom("leefwereld", "Wat het voor bewoners betekent", _kern("leefwereld"), breedte=40),
    Kolom("adres", "Adres", _plek("adres"), breedte=26),
    Kolom("postcode", "Postcode", _plek("postcode"), breedte=10),
    Kolom("plaats", "Plaats", _plek("plaats")),
    Kolom("buurtcode", "Buurtcode", _plek("buurtcode"), breedte=13),
    Kolom("buurtnaam", "Buurt", _buurtnaam, breedte=24),
    Kolom("gebruik", "Gebruik van de plek", _plek("gebruik"), lijst="gebruik"),
    Kolom("schema", "Wanneer", _plek("schema"), breedte=26),
    Kolom("plekken", "Aantal plekken", lambda b: len(b.hulpbron.plekken), "geheel", breedte=10),
    Kolom(
        "doelgroepen", "Doelgroepen", _deel("doelgroepen", "doelgroep"), lijst="doelgroep",
        breedte=30,
    ),
    Kolom("leeftijd_van", "Leeftijd van", _kern("leeftijd_van"), "geheel", breedte=10),
    Kolom("leeftijd_tot", "Leeftijd tot", _kern("leeftijd_tot"), "geheel", breedte=10),
    Kolom("toegang", "Toegang", _deel("toegang", "route"), lijst="toegang_route"),
    Kolom("drempel", "Drempel", _kern("drempel"), lijst="drempel"),
    Kolom(
        "ruimte_voor_meer", "Ruimte voor meer", _kern("ruimte_voor_meer"), lijst="ruimte_voor_meer"
    ),
    Kolom("kosten", "Kosten", _kern("kosten")),
    Kolom("gratis", "Gratis", _kern("gratis"), "ja_nee", breedte=10),
    Kolom("ambities", "Ambities", _deel("ambities", "ambitie"), lijst="ambitie", breedte=34),
    Kolom("bouwstenen", "Bouwstenen", _deel("bouwstenen", "bouwsteen"), lijst="bouwsteen",
          breedte=34),
    Kolom("organisatie", "Organisatie", _deel("contacten", "organisatie"), breedte=28),
    Kolom("contactpersoon", "Contactpersoon", _deel("contacten", "contactpersoon"), breedte=24),
    Kolom("telefoon", "Telefoon", _deel("contacten", "telefoon"), breedte=16),
    Kolom("email", "E-mail", _deel("contacten", "email"), breedte=28),
    Kolom("website", "Website", _deel("contacten", "website"), breedte=30),
    Kolom("begonnen_op", "Begonnen op", _datum("begonnen_op"), "datum", breedte=13),
    Kolom("gestopt_op", "Gestopt op", _datum("gestopt_op"), "datum", breedte=13),
    Kolom("gecontroleerd_op", "Gecontroleerd op", _datum("gecontroleerd_op"), "datum", breedte=13),
    Kolom("herzien_voor", "Herzien voor", _datum("herzien_voor"), "datum", breedte=13),
    Kolom("zichtbaarheid", "Wie mag dit zien", _kern("zichtbaarheid"), lijst="zichtbaarheid"),
    Kolom("let_op", "Let op", lambda b: b.markering or None, breedte=30),
    Kolom("bron", "Bron", _kern("bron"), breedte=24),
    Kolom("bron_id", "Nummer in de bron", _kern("bron_id"), breedte=16),
    Kolom("x_rd", "X (RD, m)", _coordinate("x"), "getal", breedte=12),
    Kolom("y_rd", "Y (RD, m)", _coordinate("y"), "getal", breedte=12),
    Kolom("lengtegraad", "Lengtegraad", _lonlat(0), "getal", breedte=12),
    Kolom("breedtegraad", "Breedtegraad", _lonlat(1), "getal", breedte=12),
    Kolom("uuid", KENMERK, lambda b: b.hulpbron.uuid, breedte=38),
)  # fmt: skip
_TO_WGS84 = Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)


def wgs84(plek: Plek) -> tuple[float, float] | None:
    """Return longitude and latitude (degrees, 6 decimals) of a plek, None without a point."""
    if plek.x is None or plek.y is None:
        return None
    lon, lat = _TO_WGS84.transform(plek.x, plek.y)
    return round(lon, _DECIMALEN), round(lat, _DECIMALEN)


def in_order(vrijgave: Vrijgave) -> Sequence[Hulpbron]:
    """Return the hulpbronnen by name, so that the same register always gives the same file."""
    return sorted(vrijgave.hulpbronnen, key=lambda h: (h.naam.casefold(), h.naam, h.uuid))


def hulpbron_rows(vrijgave: Vrijgave, context: KaartContext) -> Iterator[Rij]:
    """Yield one row per hulpbron, with its first plek; `plekken` tells how many there are."""
    for hulpbron in in_order(vrijgave):
        plek = hulpbron.plekken[0] if hulpbron.plekken else _GEEN_PLEK
        yield _row(hulpbron, plek, vrijgave, context)


def plek_rows(vrijgave: Vrijgave, context: KaartContext) -> Iterator[tuple[Plek | None, Rij]]:
    """Yield one row per plek with a point; a hulpbron without any gives one row and no plek."""
    for hulpbron in in_order(vrijgave):
        points = [plek for plek in hulpbron.plekken if plek.x is not None and plek.y is not None]
        for plek in points:
            yield plek, _row(hulpbron, plek, vrijgave, context)
        if not points:
            plek = hulpbron.plekken[0] if hulpbron.plekken else _GEEN_PLEK
            yield None, _row(hulpbron, plek, vrijgave, context)


def readable(kolom: Kolom, cel: Cel) -> Cel:
    """Return a cell as people read it: labels for codes, ja/nee for 1/0, several with ' | '."""
    if isinstance(cel, tuple):
        return TUSSEN.join(_label(kolom, code) for code in cel)
    if kolom.soort == "ja_nee":
        return None if cel is None else ("ja" if cel else "nee")
    if kolom.code in {"sfeer", "formaliteit"}:
        return lijsten.label(kolom.lijst, str(cel) if cel else None)
    if kolom.lijst and cel is not None:
        return _label(kolom, str(cel))
    return cel


def stored(cel: Cel) -> str | int | float | None:
    """Return a cell for machines: codes, ISO dates, several with ' | '."""
    if isinstance(cel, tuple):
        return TUSSEN.join(cel)
    return cel.isoformat() if isinstance(cel, dt.date) else cel


def row_of(hulpbron: Hulpbron, context: KaartContext, markering: str = "") -> Rij:
    """Return the row of one hulpbron with its first plek, as it is given."""
    plek = hulpbron.plekken[0] if hulpbron.plekken else _GEEN_PLEK
    bron = _Bron(hulpbron, plek, context, markering)
    return {kolom.code: kolom.value(bron) for kolom in KOLOMMEN}


def _row(hulpbron: Hulpbron, plek: Plek, vrijgave: Vrijgave, context: KaartContext) -> Rij:
    bron = _Bron(hulpbron, plek, context, vrijgave.gemarkeerd.get(hulpbron.uuid, ""))
    return {kolom.code: kolom.value(bron) for kolom in KOLOMMEN}


def _label(kolom: Kolom, code: str) -> str:
    if kolom.lijst == "categorieen":
        return categorieen.categorie_label(code)
    return lijsten.label(kolom.lijst, code) if kolom.lijst else code
