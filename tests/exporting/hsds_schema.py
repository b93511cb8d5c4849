"""Hold records against the schemas that Open Referral publishes for HSDS 3.0."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

HSDS = Path(__file__).resolve().parents[3] / "shared" / "data" / "hsds"


def _is_uri(value: object) -> bool:
    parts = urlsplit(str(value))
    return not isinstance(value, str) or bool(parts.scheme and (parts.netloc or parts.path))


@cache
def _validator(tabel: str) -> Draft202012Validator:
    schemas = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in (HSDS / "schema").glob("*.json")
        if path.name != "openapi.json"
    }
    registry: Registry[Any] = Registry().with_resources(
        (naam, Resource.from_contents(schema, default_specification=DRAFT202012))
        for naam, schema in schemas.items()
    )
    formats = FormatChecker(["uuid", "email"])
    formats.checks("uri")(_is_uri)
    return Draft202012Validator(schemas[f"{tabel}.json"], registry=registry, format_checker=formats)


def schema_faults(tabel: str, record: dict[str, Any]) -> list[str]:
    """Everything in which a nested record breaks the schema of its table, and unknown fields."""
    faults = [
        f"{tabel}/{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in _validator(tabel).iter_errors(record)
    ]
    # The schemas allow any field; a field that they do not know is a slip of ours.
    return faults + _strangers(tabel, record)


def _strangers(tabel: str, record: dict[str, Any]) -> list[str]:
    properties = json.loads((HSDS / "schema" / f"{tabel}.json").read_text(encoding="utf-8"))[
        "properties"
    ]
    faults = [f"{tabel}: {name} is unknown" for name in record if name not in properties]
    for name, value in record.items():
        described = properties.get(name, {})
        child = described.get("$ref") or described.get("items", {}).get("$ref")
        if child:
            for one in value if isinstance(value, list) else [value]:
                faults += _strangers(child.removesuffix(".json"), one)
    return faults


def package_faults(path: Path) -> list[str]:
    """Everything in which a zip breaks the datapackage of the standard: columns, required, keys."""
    resources = {
        resource["name"]: resource
        for resource in json.loads((HSDS / "datapackage.json").read_text(encoding="utf-8"))[
            "resources"
        ]
    }
    faults: list[str] = []
    with zipfile.ZipFile(path) as archive:
        package = json.loads(archive.read("datapackage.json"))
        rows = {
            one["name"]: list(
                csv.DictReader(io.StringIO(archive.read(one["path"]).decode("utf-8")))
            )
            for one in package["resources"]
        }
        for one in package["resources"]:
            standard = resources[one["name"]]
            if one["path"] != standard["path"]:
                faults.append(f"{one['name']}: {one['path']} should be {standard['path']}")
            faults += _table_faults(one["name"], standard["schema"], rows)
    return faults


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def _table_faults(
    naam: str, schema: dict[str, Any], rows: dict[str, list[dict[str, str]]]
) -> list[str]:
    fields = {field["name"]: field for field in schema["fields"]}
    faults = [f"{naam}.{name} is unknown" for name in rows[naam][0] if name not in fields]
    for name, field in fields.items():
        rule = field.get("constraints", {})
        values = [row.get(name) or "" for row in rows[naam]]
        if rule.get("required") and not all(values):
            faults.append(f"{naam}.{name} is required")
        if rule.get("unique") and len(set(values)) != len(values):
            faults.append(f"{naam}.{name} is not unique")
        if "enum" in rule and not set(values) <= {"", *rule["enum"]}:
            faults.append(f"{naam}.{name} holds an unknown word")
    for key in schema.get("foreignKeys", []):
        other, column = key["reference"]["resource"], key["reference"]["fields"]
        known = {row.get(column) for row in rows.get(other, [])}
        loose = {row.get(key["fields"]) for row in rows[naam] if row.get(key["fields"])} - known
        if loose:
            faults.append(f"{naam}.{key['fields']} names {len(loose)} rows that {other} has not")
    return faults
