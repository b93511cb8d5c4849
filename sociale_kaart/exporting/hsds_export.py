"""HSDS 3.0 (Open Referral) as a file: JSON, or the tabular form as a zip.

JSON is one page of services as an API gives it, each with all that belongs to it inside; the zip
holds a csv per table and the `datapackage.json` that describes them.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.context import verantwoording
from sociale_kaart.exporting.harmless import harmless
from sociale_kaart.exporting.hsds_tables import TABELLEN, HsdsTables, Record, hsds_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave

VERSIE = "3.0"
# Fields that are numbers in the standard; all others are text.
_GETALLEN = frozenset({"minimum_age", "maximum_age", "latitude", "longitude"})
# zip stamps each member with the clock; the same kaart gives the same bytes.
_ZIP_DATUM = (1980, 1, 1, 0, 0, 0)


def export_hsds(vrijgave: Vrijgave, context: KaartContext, path: Path) -> None:
    """Write one page of services as JSON.

    Raises:
        WorldError: the file cannot be written.
    """
    page = _page(hsds_tables(vrijgave, context), _about(vrijgave, context))
    with atomic_output(path) as work:
        text = json.dumps(page, ensure_ascii=False, indent=1, allow_nan=False)
        work.write_text(text + "\n", encoding="utf-8", newline="\n")


def export_hsds_tables(vrijgave: Vrijgave, context: KaartContext, path: Path) -> None:
    """Write a zip with a csv per table and the `datapackage.json` that describes them.

    Raises:
        WorldError: the file cannot be written.
    """
    with atomic_output(path) as work:
        work.write_bytes(_tabular(hsds_tables(vrijgave, context), _about(vrijgave, context)))


def _about(vrijgave: Vrijgave, context: KaartContext) -> Record:
    return {
        "naam": context.kaartnaam,
        "standaard": f"HSDS {VERSIE}",
        "peildatum": context.peildatum.isoformat(),
        "voor": vrijgave.voor,
        "onze_definitie": context.onze_definitie,
        "doel": context.doel,
        "verantwoording": verantwoording(vrijgave),
        "bronnen": [bron.regel for bron in context.bronnen],
    }


def _page(tables: HsdsTables, about: Record) -> Record:
    contents = _nested_services(tables)
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
        "sociale_kaart": about,
    }


def _nested_services(tables: HsdsTables) -> list[Record]:
    """Return each service with its organization, places, contacts and attributes inside."""
    phones_of_contact = _by(tables, "phone", "contact_id")
    phones = _by(tables, "phone", "service_id")
    contacts = _by(tables, "contact", "service_id")
    links = _by(tables, "service_at_location", "service_id")
    areas = _by(tables, "service_area", "service_id")
    funding = _by(tables, "funding", "service_id")
    attributes = _by(tables, "attribute", "link_id")
    terms = tables.records["taxonomy_term"]
    nested = []
    for service in tables.rows("service"):
        key = service["id"]
        inside: Record = {
            "organization": tables.records["organization"][service["organization_id"]],
            "phones": phones[key],
            "contacts": [
                {**contact, "phones": phones_of_contact[contact["id"]]} for contact in contacts[key]
            ],
            "service_at_locations": _places(tables, links[key]),
            "service_areas": areas[key],
            "funding": funding[key],
            "attributes": [
                {**row, "taxonomy_term": terms[row["taxonomy_term_id"]]} for row in attributes[key]
            ],
        }
        nested.append({**service, **{name: value for name, value in inside.items() if value}})
    return nested


def _places(tables: HsdsTables, links: Sequence[Record]) -> list[Record]:
    addresses = _by(tables, "address", "location_id")
    accessibility = _by(tables, "accessibility", "location_id")
    schedules = _by(tables, "schedule", "service_at_location_id")
    places = []
    for link in links:
        location = tables.records["location"][link["location_id"]]
        inside = {
            "addresses": addresses[location["id"]],
            "accessibility": accessibility[location["id"]],
        }
        whole = {**location, **{name: rows for name, rows in inside.items() if rows}}
        own = {"schedules": schedules[link["id"]]} if schedules[link["id"]] else {}
        places.append({**link, **own, "location": whole})
    return places


def _by(tables: HsdsTables, tabel: str, key: str) -> Mapping[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for row in tables.rows(tabel):
        if row.get(key):
            found[str(row[key])].append(row)
    return found


def _tabular(tables: HsdsTables, about: Record) -> bytes:
    """Return the zip: a csv per table that has rows, and what describes them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        present = [tabel for tabel in TABELLEN if tables.rows(tabel)]
        described = [_resource(tables, tabel) for tabel in present]
        package = {
            "name": "human_services_data",
            "title": about["naam"],
            "description": " ".join(about["verantwoording"]),
            "profile": "tabular-data-package",
            "version": VERSIE,
            "sociale_kaart": about,
            "resources": described,
        }
        _member(archive, "datapackage.json", json.dumps(package, ensure_ascii=False, indent=1))
        for tabel in present:
            _member(archive, f"{TABELLEN[tabel]}.csv", _csv(tables, tabel))
    return buffer.getvalue()


def _member(archive: zipfile.ZipFile, naam: str, text: str) -> None:
    info = zipfile.ZipInfo(naam, date_time=_ZIP_DATUM)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, text.encode())


def _columns(tables: HsdsTables, tabel: str) -> list[str]:
    """Return the columns that hold anything, in the order in which they were filled."""
    return list(dict.fromkeys(name for row in tables.rows(tabel) for name in row))


def _resource(tables: HsdsTables, tabel: str) -> Record:
    return {
        "name": tabel,
        "path": f"{TABELLEN[tabel]}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": {
            "primaryKey": "id",
            "fields": [
                {"name": name, "type": "number" if name in _GETALLEN else "string"}
                for name in _columns(tables, tabel)
            ],
        },
    }


def _csv(tables: HsdsTables, tabel: str) -> str:
    columns = _columns(tables, tabel)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in tables.rows(tabel):
        writer.writerow([_cell(row.get(name)) for name in columns])
    return text.getvalue()


def _cell(value: Any) -> Any:
    # Somebody will open it in a spreadsheet.
    return harmless(value) if isinstance(value, str) else value
