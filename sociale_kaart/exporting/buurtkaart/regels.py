"""One row of the key list as texts: what it is, where, when and how to get in, how to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.domain.kaartstijl import sfeerteken
from sociale_kaart.domain.lijsten import label
from sociale_kaart.exporting.buurtkaart.tekens import breakable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek
    from sociale_kaart.exporting.buurtkaart.raster import Raster
    from sociale_kaart.exporting.buurtkaart.selectie import Regel

# What a public sheet says of a contact: how to reach the organisation, never who the person is.
_CONTACTVELDEN = ("organisatie", "telefoon", "email", "website")
_PUNT = " · "
# A longer row may break over two columns, or it would fit in none.
_ONDEELBAAR = 1200


def group_by_sfeer(
    regels: Iterable[Regel], raster: Raster, gemarkeerd: Mapping[str, str], blad: str = ""
) -> list[dict[str, Any]]:
    """Return the rows under a heading per sfeer, in the order of their numbers.

    Args:
        regels: the rows.
        raster: the grid of the map.
        gemarkeerd: what must be said beside a hulpbron, by uuid.
        blad: name of the sheet, when an index points to its rows; else ''.
    """
    groepen: dict[str, list[dict[str, Any]]] = {}
    symbolen: dict[str, str] = {}
    for regel in regels:
        teken = sfeerteken(regel.hulpbron.sfeer)
        symbolen[teken.label] = f"symbool-{teken.vorm}.svg"
        groepen.setdefault(teken.label, []).append(
            row(regel, raster, gemarkeerd.get(regel.hulpbron.uuid, ""))
            | {"label": row_label(blad, regel) if blad else ""}
        )
    return [
        {"kop": kop, "regels": rijen, "symbool": symbolen[kop]} for kop, rijen in groepen.items()
    ]


def row_label(blad: str, regel: Regel) -> str:
    """Return the name of the mark at a row: one hulpbron may stand on several sheets."""
    return f"{blad}-{regel.hulpbron.uuid}"


def row(regel: Regel, raster: Raster, markering: str = "") -> dict[str, Any]:
    """Return the texts of a row; empty ones are left out on paper.

    Args:
        regel: the row.
        raster: the grid of the map.
        markering: what must be said beside it (intern only), such as 'instemming niet gevraagd'.
    """
    hulpbron = regel.hulpbron
    wanneer, hoe = _places(regel), _access(hulpbron)
    teksten = {
        "naam": breakable(hulpbron.naam),
        "leefwereld": breakable(hulpbron.leefwereld or hulpbron.omschrijving or ""),
        "wat": breakable(_what(hulpbron, markering)),
        "plekken": [breakable(plek) for plek in wanneer],
        "hoe": breakable(hoe),
        "contact": [breakable(contact) for contact in _contacts(hulpbron)],
    }
    vakken = dict.fromkeys(
        f"{m.deel}-{raster.vak(m.x, m.y)}" if m.deel else raster.vak(m.x, m.y)
        for m in regel.markeringen
    )
    return {
        "nr": str(regel.nummer) if regel.nummer else "",
        "vak": ", ".join(vakken),
        "deelbaar": sum(len(str(tekst)) for tekst in teksten.values()) > _ONDEELBAAR,
        **teksten,
    }


def _what(hulpbron: Hulpbron, markering: str) -> str:
    delen = [label("soort", hulpbron.soort) if hulpbron.soort else ""]
    # A category that only repeats the kind ('Ontmoetingsplek' beside 'Plek') still tells more.
    delen.append(categorie_label(hulpbron.categorie))
    delen.append(label("formaliteit", hulpbron.formaliteit).lower() if hulpbron.formaliteit else "")
    if hulpbron.status and hulpbron.status != STATUS_ACTIEF:
        delen.append(label("status", hulpbron.status).lower())
    if markering:
        delen.append(f"let op: {markering}")
    tekst = _PUNT.join(deel for deel in delen if deel)
    return tekst[:1].upper() + tekst[1:]


def _places(regel: Regel) -> list[str]:
    """Return a line per plek: its letter when there are several, address, when."""
    letters = {m.plek.uuid: m.tekst for m in regel.markeringen if len(regel.markeringen) > 1}
    lijnen = []
    for plek in regel.plekken:
        delen = [_adres(plek), plek.schema or ""]
        tekst = _PUNT.join(deel for deel in delen if deel)
        teken = letters.get(plek.uuid, "")
        if teken:
            tekst = f"{teken}: {tekst or 'op de kaart gezet, zonder adres'}"
        if tekst:
            lijnen.append(tekst)
    return list(dict.fromkeys(lijnen))


def _adres(plek: Plek) -> str:
    adres = plek.adres
    if plek.gebruik == "wisselend" and adres:
        return f"{adres} (wisselende plek)"
    return adres


def _access(hulpbron: Hulpbron) -> str:
    routes = []
    for rij in hulpbron.deel("toegang"):
        route = rij.get("route")
        if not isinstance(route, str) or not route:
            continue
        wie = rij.get("wie_verwijst")
        routes.append(
            label("toegang_route", route) + (f" ({wie})" if isinstance(wie, str) and wie else "")
        )
    delen = [*dict.fromkeys(routes)]
    drempel = hulpbron.meer.get("drempel")
    if isinstance(drempel, str) and drempel and not routes:
        delen.append(label("drempel", drempel))
    kosten = hulpbron.meer.get("kosten")
    if hulpbron.meer.get("gratis") == 1:
        delen.append("gratis")
    elif kosten:
        delen.append(str(kosten))
    tekst = _PUNT.join(delen)
    return tekst[:1].upper() + tekst[1:]


def _contacts(hulpbron: Hulpbron) -> list[str]:
    lijnen = []
    for contact in hulpbron.deel("contacten"):
        delen = [str(contact.get(veld) or "").strip() for veld in _CONTACTVELDEN]
        # The organisation is often the hulpbron itself.
        if delen[0].casefold() == hulpbron.naam.casefold():
            delen[0] = ""
        tekst = _PUNT.join(deel for deel in delen if deel)
        if tekst:
            lijnen.append(tekst)
    return list(dict.fromkeys(lijnen))
