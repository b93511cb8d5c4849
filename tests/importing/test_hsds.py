"""HSDS 3.0 as the standard describes it: its own examples, and the names of what we read."""

from __future__ import annotations

import ast
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from sociale_kaart.importing import hsds
from sociale_kaart.importing.andere_bronnen import read_other_source
from sociale_kaart.importing.leesregels import Leeskeuze

if TYPE_CHECKING:
    from sociale_kaart.importing.leesregels import Table

# Example -> the schema of one of its objects, and how many rows it gives us.
EXAMPLES = {
    "organization_full.json": ("organization", 1),
    "organization_list.json": ("organization", 1),
    "service_full.json": ("service", 1),
    "service_list.json": ("service", 1),
    "service_at_location_full.json": ("service_at_location", 1),
    "service_at_location_list.json": ("service_at_location", 1),
    "location.json": ("location", 1),
}
# Schema -> the table we keep its objects in.
SCHEMAS = {
    "organization": "organizations",
    "service": "services",
    "location": "locations",
    "service_at_location": "service_at_location",
    "address": "addresses",
    "phone": "phones",
    "contact": "contacts",
    "schedule": "schedules",
}

pytestmark = pytest.mark.realdata


@pytest.fixture(scope="module")
def standard(real_data: Path) -> Path:
    return real_data / "hsds"


@pytest.fixture(scope="module")
def schemas(standard: Path) -> dict[str, dict[str, Any]]:
    paths = (standard / "schema").glob("*.json")
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def read(path: Path) -> Table:
    return read_other_source(path, Leeskeuze())


def objects(path: Path) -> list[dict[str, Any]]:
    data = json.loads(path.read_text(encoding="utf-8"))
    contents = data.get("contents", data) if isinstance(data, dict) else data
    return contents if isinstance(contents, list) else [contents]


def validator(naam: str, schemas: dict[str, dict[str, Any]]) -> jsonschema.Draft202012Validator:
    known = [(f"{one}.json", DRAFT202012.create_resource(s)) for one, s in schemas.items()]
    registry: Registry[Any] = Registry().with_resources(known)
    assert all(isinstance(resource, Resource) for _, resource in known)
    return jsonschema.Draft202012Validator(schemas[naam], registry=registry)


@pytest.mark.parametrize("naam", EXAMPLES)
def test_an_example_of_the_standard_is_valid_and_becomes_rows(
    naam: str, standard: Path, schemas: dict[str, dict[str, Any]]
) -> None:
    schema, rows = EXAMPLES[naam]
    path = standard / "examples" / naam
    for one in objects(path):
        validator(schema, schemas).validate(one)

    table = read(path)

    assert len(table.rijen) == rows
    cells = dict(zip(table.koppen, table.rijen[0], strict=True))
    assert cells["naam"]
    assert cells["bron_id"] in path.read_text(encoding="utf-8")


def test_what_the_schema_forbids_is_told_by_it(schemas: dict[str, dict[str, Any]]) -> None:
    wrong = {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Koor", "status": "soms"}
    with pytest.raises(jsonschema.ValidationError):
        validator("service", schemas).validate(wrong)


def test_every_name_that_is_read_is_one_of_the_standard(
    schemas: dict[str, dict[str, Any]],
) -> None:
    known = {veld for naam in SCHEMAS for veld in schemas[naam]["properties"]}
    assert set(SCHEMAS.values()) == set(hsds._TABLES)

    source = ast.parse(Path(hsds.__file__).read_text(encoding="utf-8"))
    read_keys = {
        call.args[0].value
        for call in ast.walk(source)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "get"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }

    # 'contents' and 'resources' are of the API and of the package around the data.
    assert read_keys - known <= {"contents", "resources"}
    assert set(hsds._STATUS) == set(schemas["service"]["properties"]["status"]["enum"])


def test_the_package_of_the_standard_names_the_tables_that_are_read(standard: Path) -> None:
    package = json.loads((standard / "datapackage.json").read_text(encoding="utf-8"))
    paths = {Path(one["path"]).stem for one in package["resources"]}
    assert set(hsds._TABLES) <= paths


def test_the_tables_of_the_standard_packed_in_a_zip_give_the_same_rows(
    standard: Path, tmp_path: Path
) -> None:
    folder = standard / "examples" / "csv"
    packed = tmp_path / "hsds.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.glob("*")):
            archive.write(path, f"export/{path.name}")

    from_zip, beside = read(packed), read(folder / "datapackage.json")

    assert from_zip.rijen == beside.rijen
    namen = [row[from_zip.koppen.index("naam")] for row in from_zip.rijen]
    assert "Community Counselling" in namen


def test_what_is_not_taken_over_is_told(standard: Path) -> None:
    for naam in ("service_full.json", "csv/datapackage.json"):
        told = " ".join(read(standard / "examples" / naam).toelichting)
        assert "Niet overgenomen: " in told
        assert "talen" in told
