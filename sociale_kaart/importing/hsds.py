"""Read HSDS 3.0 (Open Referral): services of organizations at locations, as a list.

A service is a row; its first location is the place of the row, further ones come along
(`importing.meer`). An organization without services is a row too, and so is a location that no
service names. JSON (one object, a list, a page of an API, or all tables) and the tabular form (a
zip of csv files, or its datapackage.json) give the same.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.importing.cellen import cel_of
from sociale_kaart.importing.geocode import coordinates_to_rd
from sociale_kaart.importing.leesregels import GEEN_KOPRIJ, Leeskeuze, Table, no_rows
from sociale_kaart.importing.meer import Meer, Plaats
from sociale_kaart.importing.tekstbestand import unmarked
from sociale_kaart.importing.workbook_safety import MAX_RATIO, MAX_ROWS, refuse_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.importing.leesregels import Cel

Record = dict[str, Any]
Tables = dict[str, list[Record]]

_MAX_FILE = 100_000_000
_MAX_MEMBERS = 200
_TABLES = (
    "organizations", "services", "locations", "service_at_location", "addresses", "phones",
    "contacts", "schedules",
)  # fmt: skip
# What HSDS tells besides, as people call it; it is not taken over, and that is told.
_BESIDE = {
    "languages": "talen", "accessibility": "toegankelijkheid", "cost_options": "tarieven",
    "required_documents": "vereiste documenten", "service_areas": "werkgebieden",
    "funding": "financiering", "programs": "programma's", "attributes": "kenmerken",
    "organization_identifiers": "nummers van organisaties",
}  # fmt: skip
_STATUS = {
    "active": "actief",
    "inactive": "gestopt",
    "defunct": "gestopt",
    # Closed for now is still there.
    "temporarily closed": "actief",
}
_DAYS = {"MO": "ma", "TU": "di", "WE": "wo", "TH": "do", "FR": "vr", "SA": "za", "SU": "zo"}
_KOPPEN = (
    "bron_id", "naam", "organisatie", "omschrijving", "status", "adres", "postcode", "plaats",
    "x", "y", "wanneer", "telefoon", "email", "website", "contactpersoon", "functie", "kosten",
    "leeftijd van", "leeftijd tot", "gecontroleerd op", "opmerking",
)  # fmt: skip
# Marks of objects that have a name too: a taxonomy, one of its terms, a description of an API.
_NO_ORGANIZATION = frozenset(("version", "taxonomy", "taxonomy_detail", "parent_id", "term_uri"))
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
    ValueError,
)  # fmt: skip
_NO_HSDS = "Kies een bestand volgens HSDS 3.0 (Open Referral), of een GeoJSON."


def read_hsds(path: Path) -> Table:
    """Read services, organizations and locations.

    Raises:
        WorldError: it is damaged, too large, or holds none of these.
    """
    require_input(path, "Het bestand")
    if path.stat().st_size > _MAX_FILE:
        raise refuse_size(path.name)
    tables = _tables_of_zip(path) if path.suffix.lower() == ".zip" else _tables_of_json(path)
    index = _Index(tables)
    rows = list(_rows(index))
    if not rows:
        raise no_rows(path.name)
    if len(rows) > MAX_ROWS:
        raise refuse_size(path.name)
    more = {n: more for n, (_, more) in enumerate(rows, start=1) if more.plaatsen}
    addresses = [row for rows in index.addresses.values() for row in rows]
    postal = sum(row.get("address_type") == "postal" for row in addresses)
    held = (len(index.services), len(index.organizations), len(index.locations))
    told = ["HSDS. Diensten: {}, organisaties: {}, locaties: {}.".format(*held)]
    beside = [f"{_BESIDE[naam]} ({len(rows)})" for naam, rows in tables.items() if naam in _BESIDE]
    if beside:
        told.append(f"Niet overgenomen: {', '.join(beside)}.")
    if postal:
        told.append(f"Postadressen: {postal}. Een postadres is geen plek op de kaart.")
    return Table(
        list(_KOPPEN),
        [[cel_of(row.get(kop)) for kop in _KOPPEN] for row, _ in rows],
        list(range(1, len(rows) + 1)),
        path.name,
        keuze=Leeskeuze(blad="", koprijen=GEEN_KOPRIJ, gekanteld=False, tabel=0, verborgen=False),
        toelichting=tuple(told),
        meer=more,
    )


def _damaged(path: Path) -> WorldError:
    return WorldError(f"‘{path.name}’ is beschadigd en kan niet worden gelezen.", _NO_HSDS)


def _tables_of_json(path: Path) -> Tables:
    if path.name.lower() == "datapackage.json":
        return _tables_beside(path)
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError, UnicodeError) as error:
        raise _damaged(path) from error
    if isinstance(data, dict) and isinstance(data.get("resources"), list):
        return _tables_beside(path)
    tables: Tables = {naam: [] for naam in _TABLES}
    try:
        if isinstance(data, dict) and "id" not in data and any(map(_table_name, data)):
            for kop, rows in data.items():
                if naam := _table_name(kop):
                    found = [_record(row) for row in rows]
                    if found:
                        tables.setdefault(naam, []).extend(found)
        else:
            contents = data.get("contents", data) if isinstance(data, dict) else data
            for one in contents if isinstance(contents, list) else [contents]:
                _take(_record(one), tables)
    except (TypeError, AttributeError, KeyError, RecursionError) as error:
        raise WorldError(f"‘{path.name}’ is geen bestand volgens HSDS.", _NO_HSDS) from error
    return tables


def _table_name(kop: str) -> str | None:
    naam = kop.removesuffix(".csv")
    return naam if naam in _TABLES or naam in _BESIDE else None


def _record(value: object) -> Record:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _children(record: Record, naam: str) -> list[Record]:
    value = record.get(naam) or []
    return [_record(one) for one in (value if isinstance(value, list) else [value])]


def _take(record: Record, tables: Tables) -> None:
    """Take a nested object apart into tables: service, organization, location or a link."""
    if "location_type" in record:
        _take_location(record, tables)
    elif "service" in record and "name" not in record:
        service = {**_record(record["service"]), "service_at_locations": [record]}
        _take_service(service, tables)
    elif "status" in record or "organization" in record or "service_at_locations" in record:
        _take_service(record, tables)
    elif "name" in record and "id" in record and not _NO_ORGANIZATION & record.keys():
        _take_organization(record, tables)
    else:
        raise KeyError


def _take_organization(record: Record, tables: Tables) -> None:
    tables["organizations"].append(record)
    _take_beside(record, tables)
    _take_reach(record, tables, "organization_id")
    for location in _children(record, "locations"):
        _take_location({**location, "organization_id": record.get("id")}, tables)
    for service in _children(record, "services"):
        _take_service({**service, "organization_id": record.get("id")}, tables)


def _take_service(record: Record, tables: Tables) -> None:
    organization = record.get("organization")
    if isinstance(organization, dict):
        record = {**record, "organization_id": organization.get("id")}
        _take_organization(organization, tables)
    tables["services"].append(record)
    _take_beside(record, tables)
    _take_reach(record, tables, "service_id")
    for link in _children(record, "service_at_locations"):
        location = link.get("location")
        place = location.get("id") if isinstance(location, dict) else link.get("location_id")
        ids = {"service_id": record.get("id"), "location_id": place}
        tables["service_at_location"].append({**link, **ids})
        _take_reach(link, tables, "service_at_location_id")
        if isinstance(location, dict):
            _take_location(location, tables)


def _take_location(record: Record, tables: Tables) -> None:
    tables["locations"].append(record)
    _take_beside(record, tables)
    _take_reach(record, tables, "location_id")
    for one in _children(record, "addresses"):
        tables["addresses"].append({**one, "location_id": record.get("id")})


def _take_beside(record: Record, tables: Tables) -> None:
    for naam in _BESIDE:
        value = record.get(naam)
        found = value if isinstance(value, list) else [value]
        if kept := [one for one in found if isinstance(one, dict)]:
            tables.setdefault(naam, []).extend(kept)


def _take_reach(record: Record, tables: Tables, key: str) -> None:
    for naam in ("phones", "contacts", "schedules"):
        tables[naam] += [{**one, key: record.get("id")} for one in _children(record, naam)]


def _tables_beside(path: Path) -> Tables:
    found: Tables = {}
    for naam in (*_TABLES, *_BESIDE):
        table = path.with_name(f"{naam}.csv")
        if table.exists() and table.stat().st_size > _MAX_FILE:
            raise refuse_size(table.name)
        rows = _csv(table.read_bytes(), table.name) if table.exists() else []
        if rows or naam in _TABLES:
            found[naam] = rows
    return found


def _tables_of_zip(path: Path) -> Tables:
    tables: Tables = {naam: [] for naam in _TABLES}
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            tight = unpacked > MAX_RATIO * max(path.stat().st_size, 100_000)
            if len(members) > _MAX_MEMBERS or unpacked > _MAX_FILE or tight:
                raise refuse_size(path.name)
            for member in members:
                if naam := _table_name(member.filename.rsplit("/", 1)[-1]):
                    with archive.open(member) as file:
                        # A header may lie about the size.
                        rows = _csv(file.read(_MAX_FILE), member.filename)
                        if rows:
                            tables.setdefault(naam, []).extend(rows)
    except _UNREADABLE as error:
        raise _damaged(path) from error
    return tables


def _csv(data: bytes, naam: str) -> list[Record]:
    try:
        text = io.StringIO(data.decode("utf-8-sig"), newline="")
        return [{k: unmarked(v) for k, v in row.items() if k and v} for row in csv.DictReader(text)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise WorldError(f"‘{naam}’ is geen geldig csv-bestand.", _NO_HSDS) from error


class _Index:
    """The tables with what belongs to what."""

    def __init__(self, tables: Tables) -> None:
        self.organizations = _unique(tables["organizations"])
        self.services = _unique(tables["services"])
        self.locations = _unique(tables["locations"])
        self.links: dict[str, list[Record]] = _by(tables["service_at_location"], "service_id")
        self.addresses = _by(tables["addresses"], "location_id")
        self._reach = {naam: tables[naam] for naam in ("phones", "contacts", "schedules")}
        self._by: dict[tuple[str, str], dict[str, list[Record]]] = {}

    def of(self, naam: str, **keys: object) -> list[Record]:
        """Return rows of phones, contacts or schedules that belong to the first that has any."""
        for key, value in keys.items():
            index = self._by.get((naam, key))
            if index is None:
                index = self._by[naam, key] = _by(self._reach[naam], key)
            if value and index.get(str(value)):
                return index[str(value)]
        return []


def _unique(rows: Sequence[Record]) -> dict[str, Record]:
    """Return rows by id; a row that is told more than once counts once, the fullest one."""
    found: dict[str, Record] = {}
    for n, row in enumerate(rows):
        key = str(row.get("id") or f"zonder id {n}")
        found[key] = {**found.get(key, {}), **{k: v for k, v in row.items() if v is not None}}
    return found


def _by(rows: Sequence[Record], key: str) -> dict[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    # Nested objects tell the same row wherever it belongs.
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if not row.get(key):
            continue
        one = (str(row[key]), str(row.get("id") or f"zonder id {len(seen)}"))
        if one not in seen:
            seen.add(one)
            found[one[0]].append(row)
    return found


def _rows(index: _Index) -> Iterator[tuple[Record, Meer]]:
    """Yield the cells of each row with what comes along."""
    with_service: set[str] = set()
    named: set[str] = set()
    for service in index.services.values():
        owner = str(service.get("organization_id") or "")
        with_service.add(owner)
        links = index.links.get(str(service.get("id")), [])
        places = [
            (index.locations[str(link.get("location_id"))], link)
            for link in links
            if str(link.get("location_id")) in index.locations
        ]
        named |= {str(location.get("id")) for location, _ in places}
        yield _service_row(service, index.organizations.get(owner, {}), places, index)
    for uuid, organization in index.organizations.items():
        if uuid in with_service:
            continue
        own = [one for one in index.locations.values() if one.get("organization_id") == uuid]
        named |= {str(one.get("id")) for one in own}
        yield _service_row(organization, {}, [(one, {}) for one in own], index)
    for uuid, location in index.locations.items():
        if uuid not in named:
            yield _service_row(location, {}, [(location, {})], index)


def _service_row(
    record: Record, owner: Record, places: Sequence[tuple[Record, Record]], index: _Index
) -> tuple[Record, Meer]:
    uuid = record.get("id")
    physical = [pair for pair in places if pair[0].get("location_type") in {None, "physical"}]
    first, link = physical[0] if physical else ({}, {})
    ids = {
        "service_at_location_id": link.get("id"),
        "service_id": uuid,
        "location_id": first.get("id"),
        "organization_id": owner.get("id") or uuid,
    }
    contact = next(iter(index.of("contacts", **ids)), {})
    phone = next(iter(index.of("phones", **ids)), {})
    description = [record.get("description") or owner.get("description")]
    for label, veld in (
        ("Voor wie", "eligibility_description"),
        ("Aanmelden", "application_process"),
    ):
        if record.get(veld):
            description.append(f"{label}: {record[veld]}")
    cells: Record = {
        "bron_id": uuid,
        "naam": record.get("name") or record.get("alternate_name"),
        "organisatie": owner.get("name"),
        "omschrijving": "\n".join(str(text) for text in description if text),
        "status": _STATUS.get(str(record.get("status") or "").lower()),
        "wanneer": _schedule(index.of("schedules", **ids)),
        "telefoon": str(phone.get("number") or "").strip('"'),
        "email": record.get("email") or owner.get("email"),
        "website": record.get("url") or record.get("website") or owner.get("website"),
        "contactpersoon": contact.get("name"),
        "functie": contact.get("title"),
        "kosten": record.get("fees_description"),
        "leeftijd van": record.get("minimum_age"),
        "leeftijd tot": record.get("maximum_age"),
        "gecontroleerd op": record.get("assured_date"),
        "opmerking": record.get("alert"),
        **_place(first, index),
    }
    texts = {k: v for k, v in cells.items() if isinstance(v, str | int | float)}
    return texts, Meer(plaatsen=[_plaats(location, index, link) for location, link in physical[1:]])


def _visit(location: Record, index: _Index) -> Record:
    """Return the address to go to; a postal one is none."""
    found = index.addresses.get(str(location.get("id")), [])
    return next((one for one in found if one.get("address_type") != "postal"), {})


def _point(location: Record) -> tuple[float, float] | None:
    try:
        lon, lat = float(location["longitude"]), float(location["latitude"])
    except (KeyError, TypeError, ValueError):
        return None
    return coordinates_to_rd(lon, lat)


def _place(location: Record, index: _Index) -> Record:
    adres, punt = _visit(location, index), _point(location)
    return {
        "adres": adres.get("address_1"),
        "postcode": adres.get("postal_code"),
        "plaats": adres.get("city"),
        "x": punt[0] if punt else None,
        "y": punt[1] if punt else None,
    }


def _plaats(location: Record, index: _Index, link: Record) -> Plaats:
    adres = _visit(location, index)
    parts = [adres.get("address_1"), f"{adres.get('postal_code', '')} {adres.get('city', '')}"]
    line = ", ".join(str(part).strip() for part in parts if part and str(part).strip())
    ids = {"service_at_location_id": link.get("id"), "location_id": location.get("id")}
    return Plaats(line, _point(location), _schedule(index.of("schedules", **ids)))


def _schedule(rows: Sequence[Mapping[str, Cel]]) -> str:
    """Return when it is: 'do, vr 10:00-18:00', else what the description says."""
    texts = []
    for row in rows:
        days = [_DAYS.get(day.strip()[-2:], "") for day in str(row.get("byday") or "").split(",")]
        times = [str(row.get(key) or "")[:5] for key in ("opens_at", "closes_at")]
        when = f"{', '.join(filter(None, days))} {'-'.join(filter(None, times))}".strip()
        texts.append(when or str(row.get("description") or ""))
    return "; ".join(dict.fromkeys(filter(None, texts)))
