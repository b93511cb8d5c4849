"""The released hulpbronnen as the tables of HSDS 3.0 (Open Referral), as plain records.

A hulpbron is a service; who offers it (the organisation of its first contact, else the hulpbron
itself) the organization; each of its plekken a location. Our lists become taxonomies, and what a
hulpbron has of them attributes, so that nothing of the classification is lost. Ids are the uuids of
the kaart, or uuid5 of them: the same kaart gives the same file.

What HSDS asks for and nobody told us (a province, say) reads `onbekend`; nothing is made up.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorie, categorie_label
from sociale_kaart.exporting.table import in_order, wgs84

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row, Value
    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

Record = dict[str, Any]

# Never change it: the same hulpbron must be the same service in every edition.
_NAMESPACE = uuid.UUID("0b0f3c52-6f0f-5e0c-9d5a-8a4b54a4f3d1")
ONBEKEND = "onbekend"
# The tables we fill, in the order of the standard: name of the table -> name of its file.
TABELLEN = {
    "organization": "organizations",
    "service": "services",
    "attribute": "attributes",
    "service_at_location": "service_at_location",
    "location": "locations",
    "phone": "phones",
    "contact": "contacts",
    "address": "addresses",
    "schedule": "schedules",
    "funding": "funding",
    "service_area": "service_areas",
    "accessibility": "accessibility",
    "taxonomy_term": "taxonomy_terms",
    "taxonomy": "taxonomies",
}
# HSDS knows only these; what is not there yet, or a mere chance, is not active, and says so.
_STATUS = {"actief": "active", None: "active", "": "active", "gestopt": "defunct"}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
# List -> where the codes of a hulpbron stand: a column of its own, or (child table, column).
_KERN_LIJSTEN = {
    "sfeer": "sfeer", "formaliteit": "formaliteit", "soort": "soort", "inzet": "inzet",
    "drempel": "drempel", "categorieen": "categorie",
}  # fmt: skip
_DEEL_LIJSTEN = {
    "doelgroep": ("doelgroepen", "doelgroep"),
    "ambitie": ("ambities", "ambitie"),
    "bouwsteen": ("bouwstenen", "bouwsteen"),
    "vraaggebied": ("vraaggebieden", "vraaggebied"),
    "werkzaam_element": ("werkzame_elementen", "werkzaam_element"),
    "toegang_route": ("toegang", "route"),
    "werkwijze": ("werkwijzen", "werkwijze"),
    "verbindt": ("verbindingen", "verbindt"),
    "herkomst": ("herkomsten", "herkomst"),
    "respijt": ("respijt", "respijt"),
}
_LIJST_NAMEN = {
    "sfeer": "Sfeer", "formaliteit": "Formaliteit", "soort": "Soort", "inzet": "Inzet",
    "drempel": "Drempel", "categorieen": "Categorie van voorziening", "doelgroep": "Doelgroep",
    "ambitie": "Ambitie", "bouwsteen": "Bouwsteen", "vraaggebied": "Vraaggebied mantelzorg",
    "werkzaam_element": "Werkzaam element", "toegang_route": "Toegang", "werkwijze": "Werkwijze",
    "verbindt": "Verbindt", "herkomst": "Herkomst", "respijt": "Respijt",
}  # fmt: skip


@dataclass
class HsdsTables:
    """The records per table, each id once.

    Attributes:
        records: name of a table of the standard -> id -> record, without empty fields.
    """

    records: dict[str, dict[str, Record]] = field(
        default_factory=lambda: {naam: {} for naam in TABELLEN}
    )

    def add(self, tabel: str, record: Record) -> str:
        """Add a record unless its id is there; return the id."""
        key = str(record["id"])
        filled = {name: value for name, value in record.items() if value not in {None, ""}}
        self.records[tabel].setdefault(key, filled)
        return key

    def rows(self, tabel: str) -> list[Record]:
        """Return the records of a table."""
        return list(self.records[tabel].values())


def hsds_tables(vrijgave: Vrijgave, context: KaartContext) -> HsdsTables:
    """Return all tables of what may leave, in the order of the names."""
    tables = HsdsTables()
    for hulpbron in in_order(vrijgave):
        _add_service(tables, hulpbron, context)
    return tables


def _id(*parts: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def _add_service(tables: HsdsTables, hulpbron: Hulpbron, context: KaartContext) -> None:
    organization = _add_organization(tables, hulpbron)
    contacten = hulpbron.deel("contacten")
    route_labels = _labels(hulpbron, "toegang_route")
    service = tables.add(
        "service",
        {
            "id": hulpbron.uuid,
            "organization_id": organization,
            "name": hulpbron.naam,
            "description": _description(hulpbron),
            "url": next(filter(None, (_uri(row.get("website")) for row in contacten)), None),
            "email": next(filter(None, (_email(row.get("email")) for row in contacten)), None),
            "status": _STATUS.get(hulpbron.status, "inactive"),
            "application_process": "; ".join(route_labels),
            "wait_time": _label("ruimte_voor_meer", hulpbron.meer.get("ruimte_voor_meer")),
            "fees_description": _fees(hulpbron),
            "eligibility_description": "; ".join(_labels(hulpbron, "doelgroep")),
            "minimum_age": hulpbron.meer.get("leeftijd_van"),
            "maximum_age": hulpbron.meer.get("leeftijd_tot"),
            "assured_date": str(hulpbron.gecontroleerd_op or "")[:10],
            "alert": _alert(hulpbron),
        },
    )
    _add_contacten(tables, contacten, service)
    _add_attributes(tables, hulpbron)
    for number, plek in enumerate(hulpbron.plekken):
        _add_location(tables, hulpbron, plek, context, first=number == 0)
    for row in hulpbron.deel("werkgebieden"):
        if code := str(row.get("gebiedscode") or ""):
            tables.add(
                "service_area",
                {
                    "id": _id("werkgebied", hulpbron.uuid, code),
                    "service_id": service,
                    "name": context.buurtnamen.get(code, code),
                    "extent": code,
                    "extent_type": "text",
                },
            )
    for row in hulpbron.deel("geldbronnen"):
        if row.get("wie"):
            tables.add(
                "funding",
                {"id": _own(row), "service_id": service, "source": str(row["wie"])},
            )


def _own(row: Row) -> str:
    return str(row["uuid"])


def _add_organization(tables: HsdsTables, hulpbron: Hulpbron) -> str:
    """Add who offers it; one organisation that is named by several hulpbronnen is one."""
    named = next(
        (str(row["organisatie"]) for row in hulpbron.deel("contacten") if row.get("organisatie")),
        "",
    ).strip()
    own = hulpbron.naam if hulpbron.soort == "organisatie" or not named else named
    key = own.casefold() if named and own == named else hulpbron.uuid
    return tables.add(
        "organization",
        {
            "id": _id("organisatie", key),
            "name": own,
            "description": (own == hulpbron.naam and hulpbron.omschrijving) or own,
        },
    )


def _description(hulpbron: Hulpbron) -> str:
    return "\n".join(str(text) for text in (hulpbron.omschrijving, hulpbron.leefwereld) if text)


def _fees(hulpbron: Hulpbron) -> str | None:
    kosten = hulpbron.meer.get("kosten")
    if kosten:
        return str(kosten)
    return "gratis" if hulpbron.meer.get("gratis") else None


def _alert(hulpbron: Hulpbron) -> str:
    """Say a status that HSDS has no word for."""
    if hulpbron.status in _STATUS:
        return ""
    return f"Status: {lijsten.label('status', hulpbron.status)}."


def _add_contacten(tables: HsdsTables, contacten: tuple[Row, ...], service: str) -> None:
    for row in contacten:
        contact = None
        if row.get("contactpersoon") or row.get("rol"):
            contact = tables.add(
                "contact",
                {
                    "id": _own(row),
                    "service_id": service,
                    "name": row.get("contactpersoon"),
                    "title": row.get("rol"),
                    "email": _email(row.get("email")),
                },
            )
        if row.get("telefoon"):
            owner = {"contact_id": contact} if contact else {"service_id": service}
            tables.add(
                "phone", {"id": _id("telefoon", _own(row)), **owner, "number": str(row["telefoon"])}
            )


def _add_location(
    tables: HsdsTables, hulpbron: Hulpbron, plek: Plek, context: KaartContext, *, first: bool
) -> None:
    """Add a plek; one without a point has no coordinates, and never those of the buurt."""
    buurt = context.buurtnamen.get(plek.buurtcode or "", plek.buurtcode or "")
    point = wgs84(plek)
    location = tables.add(
        "location",
        {
            "id": plek.uuid,
            "location_type": "virtual" if plek.gebruik == "online" else "physical",
            "name": plek.adres or buurt,
            "description": f"Buurt: {buurt}" if buurt else None,
            "longitude": point[0] if point else None,
            "latitude": point[1] if point else None,
        },
    )
    if plek.straat:
        tables.add(
            "address",
            {
                "id": _id("adres", plek.uuid),
                "location_id": location,
                "address_1": plek.adres,
                "city": plek.plaats or ONBEKEND,
                "state_province": ONBEKEND,
                "postal_code": plek.postcode or ONBEKEND,
                "country": "NL",
                "address_type": "physical",
            },
        )
    link = tables.add(
        "service_at_location",
        {
            "id": _id("plek", hulpbron.uuid, plek.uuid),
            "service_id": hulpbron.uuid,
            "location_id": location,
            "description": _label("gebruik", plek.gebruik),
        },
    )
    if plek.schema:
        tables.add(
            "schedule",
            {
                "id": _id("schema", plek.uuid),
                "service_at_location_id": link,
                "description": plek.schema,
            },
        )
    # What HSDS ties to a place we ask of the whole: said once, at the first place.
    for row in hulpbron.deel("toegankelijkheid") if first else ():
        kenmerk = _label("toegankelijkheid", row.get("kenmerk"))
        antwoord = _label("ja_nee_onbekend", row.get("antwoord"))
        tables.add(
            "accessibility",
            {
                "id": _own(row),
                "location_id": location,
                "description": f"{kenmerk}: {antwoord}",
            },
        )


def _add_attributes(tables: HsdsTables, hulpbron: Hulpbron) -> None:
    for lijst, code in _coded(hulpbron):
        taxonomy = tables.add(
            "taxonomy",
            {
                "id": _id("lijst", lijst),
                "name": _LIJST_NAMEN[lijst],
                "description": f"De lijst ‘{_LIJST_NAMEN[lijst]}’ van Sociale Kaart.",
            },
        )
        term = tables.add(
            "taxonomy_term",
            {
                "id": _id("item", lijst, code),
                "code": f"{lijst}:{code}",
                "name": _label(lijst, code),
                "description": _explained(lijst, code),
                "taxonomy": _LIJST_NAMEN[lijst],
                "taxonomy_id": taxonomy,
                "language": "nl",
            },
        )
        tables.add(
            "attribute",
            {
                "id": _id("kenmerk", hulpbron.uuid, lijst, code),
                "link_id": hulpbron.uuid,
                "taxonomy_term_id": term,
                "link_type": lijst,
                "link_entity": "service",
                "value": code,
            },
        )


def _coded(hulpbron: Hulpbron) -> Iterator[tuple[str, str]]:
    """Yield (list, code) for all that a hulpbron has of our lists, each once."""
    for lijst, veld in _KERN_LIJSTEN.items():
        code = getattr(hulpbron, veld, None) or hulpbron.meer.get(veld)
        if code:
            yield lijst, str(code)
    for lijst in _DEEL_LIJSTEN:
        yield from ((lijst, code) for code in _codes(hulpbron, lijst))


def _codes(hulpbron: Hulpbron, lijst: str) -> list[str]:
    tabel, veld = _DEEL_LIJSTEN[lijst]
    return list(dict.fromkeys(str(row[veld]) for row in hulpbron.deel(tabel) if row.get(veld)))


def _labels(hulpbron: Hulpbron, lijst: str) -> list[str]:
    return [_label(lijst, code) or code for code in _codes(hulpbron, lijst)]


def _label(lijst: str, code: Value) -> str | None:
    if not code:
        return None
    text = str(code)
    return categorie_label(text) if lijst == "categorieen" else lijsten.label(lijst, text)


def _explained(lijst: str, code: str) -> str:
    if lijst == "categorieen":
        found = categorie(code)
        return (found.uitleg if found else "") or categorie_label(code)
    return lijsten.uitleg(lijst, code) or lijsten.label(lijst, code)


def _uri(value: Value) -> str | None:
    """Return a web address as a URI; what is none is left out, never guessed."""
    text = str(value or "").strip()
    if not text or any(sign.isspace() for sign in text):
        return None
    full = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(full)
    except ValueError:
        return None
    whole = parts.scheme in {"http", "https"} and "." in parts.netloc
    return full if whole and full.isascii() and not re.search(r'[<>"{}|\\^`]', full) else None


def _email(value: Value) -> str | None:
    text = str(value or "").strip()
    return text if _EMAIL.fullmatch(text) else None
