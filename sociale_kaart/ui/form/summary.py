"""What is in a group of fields, in one line, so that it can stay folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain import lijsten, notatie, tabellen
from sociale_kaart.domain.categorieen import categorie_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row, Value
    from sociale_kaart.domain.tabellen import Tabel, Veld

# How a number reads with what it counts.
_COUNTED = {
    "plaatsen": "{} plaatsen",
    "aantal": "{} mensen",
    "uren": "{} uur per week",
    "deel_procent": "{} %",
    "leeftijd_van": "vanaf {} jaar",
    "leeftijd_tot": "tot en met {} jaar",
}
# Days that are read without their label.
_BARE = frozenset({"datum", "gevraagd_op", "gegeven_op"})
_MANY = 4
_LONG = 60
# Columns that say nothing by themselves in a line.
_SILENT = frozenset({"hulpbron", "verhaal", "foto", "volgorde", "gecontroleerd_door"})


def value_text(veld: Veld, value: Value) -> str:
    """Return a value as people read it in a line; '' when there is nothing to say."""
    if value is None or value == "":
        return ""
    if veld.lijst:
        code = str(value)
        is_categorie = veld.lijst == "categorieen"
        return categorie_label(code) if is_categorie else lijsten.label(veld.lijst, code)
    if veld.soort == "ja_nee":
        return veld.label.lower() if value else ""
    if veld.soort == "datum":
        day = notatie.parse_datum(value)
        said = notatie.datum(day) if day else str(value)
        return said if veld.naam in _BARE else f"{veld.label.lower()} {said}"
    # A year is no amount: it has no point for thousands.
    if isinstance(value, int | float) and veld.naam != "jaar":
        number = notatie.getal(value, 0 if value == int(value) else 1)
        return _COUNTED.get(veld.naam, "{}").format(number)
    return " ".join(str(value).split())


def row_text(tabel: str, row: Row) -> str:
    """Return a row as one line; '' when nothing in it can be said."""
    velden = [veld for veld in tabellen.tabel(tabel).velden if veld.naam not in _SILENT]
    parts = [value_text(veld, row.get(veld.naam)) for veld in velden]
    return " · ".join(_shortened(part) for part in parts if part)


def plek_text(plek: Plek, naam_van_buurt: Callable[[str | None], str]) -> str:
    """Return a plek as one line: where, and when."""
    buurt = naam_van_buurt(plek.buurtcode or plek.buurt_gekozen)
    where = plek.adres or buurt
    if plek.adres and plek.plaats:
        where = f"{plek.adres}, {plek.plaats}"
    gebruik = lijsten.label("gebruik", plek.gebruik) if plek.gebruik not in {None, "vast"} else ""
    return " · ".join(part for part in (where, gebruik.lower(), plek.schema or "") if part)


def set_column(tabel: Tabel) -> str:
    """Return the column of which a hulpbron has several values; '' when it is no set of choices."""
    keys = [kolom for kolom in tabel.sleutel if kolom != tabel.ouder_veld]
    if len(keys) == 1 and tabel.veld(keys[0]).soort == "lijst" and tabel.naam != "toegankelijkheid":
        return keys[0]
    return ""


def table_text(
    tabel: str, hulpbron: Hulpbron, naam_van_buurt: Callable[[str | None], str] = str
) -> str:
    """Return what a hulpbron has in a child table, in one line; '' for nothing."""
    if tabel == "plekken":
        return _few(plek_text(plek, naam_van_buurt) for plek in hulpbron.plekken)
    rows = hulpbron.deel(tabel)
    if not rows:
        return ""
    if tabel == "toegankelijkheid":
        return _answers(rows)
    if tabel == "werkgebieden":
        return _few(naam_van_buurt(_text(row.get("gebiedscode"))) or "eigen gebied" for row in rows)
    kolom = set_column(tabellen.tabel(tabel))
    if kolom:
        lijst = tabellen.tabel(tabel).veld(kolom).lijst
        codes = lijsten.codes(lijst)
        chosen = [code for row in rows if (code := _text(row.get(kolom)))]
        # In the order of the list, as the form shows them.
        chosen.sort(key=lambda code: codes.index(code) if code in codes else len(codes))
        return _few(lijsten.label(lijst, code).lower() for code in chosen)
    return _few(row_text(tabel, row) for row in rows)


def column_value(hulpbron: Hulpbron, kolom: str) -> Value:
    """Return the value of any column of `hulpbronnen`."""
    value: Value = getattr(hulpbron, kolom, None)
    return hulpbron.meer.get(kolom) if value is None else value


def group_text(
    parts: Iterable[str], hulpbron: Hulpbron, naam_van_buurt: Callable[[str | None], str] = str
) -> str:
    """Return what a hulpbron has in a group of tables and columns, in one line; '' for nothing."""
    said = []
    for part in parts:
        if is_table(part):
            text = table_text(part, hulpbron, naam_van_buurt)
        else:
            veld = tabellen.HULPBRONNEN.veld(part)
            text = _shortened(value_text(veld, column_value(hulpbron, part)))
        if text:
            said.append(text)
    return " · ".join(said)


def is_table(part: str) -> bool:
    """Return whether a part of a group is a child table; else it is a column of `hulpbronnen`."""
    return part in _TABLES


_TABLES: Mapping[str, Tabel] = {tabel.naam: tabel for tabel in (tabellen.PLEKKEN, *tabellen.DELEN)}


def _answers(rows: Iterable[Row]) -> str:
    found: dict[str, list[str]] = {}
    for row in rows:
        label = lijsten.label("toegankelijkheid", _text(row.get("kenmerk"))).lower()
        found.setdefault(str(row.get("antwoord")), []).append(label)
    said = [_few(found.get("ja", ()))]
    if "nee" in found:
        said.append(f"niet {_few(found['nee'])}")
    return " · ".join(part for part in said if part)


def _few(texts: Iterable[str]) -> str:
    said = [text for text in texts if text]
    shown = ", ".join(_shortened(text) for text in said[:_MANY])
    return f"{shown} en {len(said) - _MANY} meer" if len(said) > _MANY else shown


def _shortened(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1].rstrip()}…"


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None
