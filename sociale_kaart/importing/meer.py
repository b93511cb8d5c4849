"""What a source tells about a row that does not fit in the columns of a list.

A list has one place per row and the fields people write in columns. Another kaart knows every
field, and a service of HSDS may have several locations: those come along beside the table, and are
added to what is planned for the row. Nothing of it goes before what the row itself says.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.domain import regels
from sociale_kaart.domain.tabellen import tabel
from sociale_kaart.domain.zelfde_plek import ZELFDE_ADRES_M
from sociale_kaart.importing.adres import parse_adres
from sociale_kaart.importing.locatie import locate
from sociale_kaart.importing.plan import VERSCHIL, Gelezen
from sociale_kaart.importing.rijen import Gegevens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Value
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.importing.plan import ImportPlan, PlannedRow


@dataclass(frozen=True, slots=True)
class Plaats:
    """One more place: an address in one line, and a point (RD, metres) when the source has it."""

    adres: str = ""
    punt: tuple[float, float] | None = None
    schema: str = ""


@dataclass(frozen=True, slots=True)
class Meer:
    """What comes along with a row.

    Attributes:
        velden: columns of hulpbronnen, as the kaart holds them.
        delen: child table -> rows.
        plek: columns of the first plek that a list cannot tell, such as how it is used.
        plekken: columns of further plekken with x and y, as another kaart holds them.
        plaatsen: further places that still have to be found.
    """

    velden: Mapping[str, Value] = field(default_factory=dict)
    delen: Mapping[str, Sequence[Mapping[str, Value]]] = field(default_factory=dict)
    plek: Mapping[str, Value] = field(default_factory=dict)
    plekken: Sequence[Mapping[str, Value]] = ()
    plaatsen: Sequence[Plaats] = ()


def with_more(
    plan: ImportPlan,
    more: Mapping[int, Meer],
    geocoder: Geocoder,
    bestaande: Sequence[Hulpbron] = (),
) -> ImportPlan:
    """Return the plan with what comes along with its rows (by row number).

    Only rows that become a hulpbron, now or later: what a newer version of a source changes in a
    hulpbron is decided by its columns alone. Further places that it names and the hulpbron has
    not are told.
    """
    if not more:
        return plan
    old = {hulpbron.uuid: hulpbron for hulpbron in bestaande}

    def changed(row: PlannedRow) -> PlannedRow:
        if row.rijnummer not in more:
            return row
        if row.bestaande in old and (row.uitkomst == "bijgewerkt" or row.wacht_op == VERSCHIL):
            return _with_places_told(row, more[row.rijnummer], old[row.bestaande], geocoder)
        if row.uitkomst in {"geplaatst", "wachtend"}:
            return _with_more(row, more[row.rijnummer], geocoder)
        return row

    return plan.with_rows(map(changed, plan.rows))


def _with_places_told(row: PlannedRow, more: Meer, old: Hulpbron, geocoder: Geocoder) -> PlannedRow:
    """Return a row with the places of the source that its hulpbron lacks, for somebody to add.

    Whether they are new, or were removed here, the source does not tell.
    """
    plekken, _ = _plekken(more, geocoder)
    away = [_called(plek) for plek in plekken if not any(_is_at(plek, own) for own in old.plekken)]
    if not away:
        return row
    told = f"De bron noemt ook: {'; '.join(away)}. Die plek staat hier niet bij; voeg die zelf toe."
    return dataclasses.replace(row, toelichting=f"{row.toelichting} {told}".strip())


def _called(plek: Mapping[str, Value]) -> str:
    adres = " ".join(str(plek[k]) for k in ("straat", "huisnummer", "plaats") if plek.get(k))
    return adres or "een punt op de kaart"


def _is_at(plek: Mapping[str, Value], own: Plek) -> bool:
    """Whether a place of the source is one that the hulpbron has: by address, else by point."""
    if plek.get("straat") and own.straat:
        parts = ("straat", "huisnummer", "huisletter", "toevoeging", "plaats")
        return all(plek.get(part) == getattr(own, part) for part in parts)
    x, y = plek.get("x"), plek.get("y")
    if isinstance(x, float) and isinstance(y, float) and own.x is not None and own.y is not None:
        return math.dist((x, y), (own.x, own.y)) <= ZELFDE_ADRES_M
    return plek.get("buurt_gekozen") == own.buurt_gekozen


def _with_more(row: PlannedRow, more: Meer, geocoder: Geocoder) -> PlannedRow:
    read = row.whole
    velden = {**more.velden, **read.velden}
    delen = {naam: list(rows) for naam, rows in read.delen.items()}
    for naam, rows in more.delen.items():
        kept = delen.setdefault(naam, [])
        kept += [dict(one) for one in rows if not _is_there(naam, one, kept)]
    notes: list[str] = []
    if not regels.only_at_buurt_level(velden.get("sfeer")):
        plekken, notes = _plekken(more, geocoder)
        defaults = regels.plek_defaults(velden.get("sfeer"), velden.get("soort"))
        plekken = [{**defaults, **plek} for plek in plekken]
        if plekken:
            delen["plekken"] = list(plekken)
    contact = read.contact
    if more.delen.get("contacten"):
        # The same contact, whole.
        contact = None
    changed = {"velden": velden, "delen": delen, "contact": contact}
    for naam in ("plek", "gevonden"):
        plek = getattr(row, naam)
        # A place that is only a buurt stays so.
        if plek and more.plek and plek.get("x") is not None:
            changed[naam] = {**plek, **more.plek}
    if row.gelezen is not None:
        changed["gelezen"] = Gelezen(velden, contact, delen)
    told = " ".join(filter(None, [row.toelichting, *notes]))
    return dataclasses.replace(row, **changed, toelichting=told)  # type: ignore[arg-type]


def _is_there(naam: str, one: Mapping[str, Value], rows: Sequence[Mapping[str, Value]]) -> bool:
    key = [kolom for kolom in tabel(naam).sleutel if kolom != "hulpbron"]
    return bool(key) and any(all(r.get(k) == one.get(k) for k in key) for r in rows)


def _plekken(more: Meer, geocoder: Geocoder) -> tuple[list[dict[str, Value]], list[str]]:
    """Return the further plekken of a row, numbered on from its first, and what is to be told."""
    found = [dict(plek) for plek in more.plekken]
    missed = []
    for plaats in more.plaatsen:
        data = Gegevens(adres=parse_adres(plaats.adres), punt=plaats.punt, schema=plaats.schema)
        where = locate(data, geocoder)
        if where.plek is None or where.reden:
            missed.append(f"{plaats.adres or 'een plek zonder adres'} ({where.reden})")
        else:
            found.append(dict(where.plek))
    numbered = [{**plek, "volgorde": n} for n, plek in enumerate(found, start=2)]
    notes = [f"Heeft {len(found) + 1} plekken."] if found else []
    if missed:
        notes.append(f"Niet geplaatst: {'; '.join(missed)}.")
    return numbered, notes
