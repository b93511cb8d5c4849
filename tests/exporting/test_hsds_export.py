from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.hsds_export import export_hsds, export_hsds_tables
from sociale_kaart.importing.hsds import read_hsds
from tests.exporting.examples import (
    PEILDATUM,
    SECRETS,
    context,
    hulpbron,
    informeel,
    op_adres,
    register_with_secrets,
)
from tests.exporting.hsds_schema import HSDS, package_faults, schema_faults

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron


RIJK = hulpbron(
    "Buurthuis De Reling",
    plekken=(op_adres(schema="ma en wo 10.00-12.00"), {"buurtcode": "BU01660002"}),
    omschrijving="Koffie en soep.",
    leefwereld="Even binnenlopen.",
    categorie="ontmoetingsplek",
    inzet="gemengd",
    gecontroleerd_op="2026-10-01",
    meer={"leeftijd_van": 18, "kosten": "1 euro per kop", "ruimte_voor_meer": "ja"},
    contacten=[
        {"organisatie": "Welzijn Kampen", "website": "www.reling.example", "telefoon": "+31 38 1"},
        {"organisatie": "Welzijn Kampen", "email": "info@reling.example", "rol": "beheerder"},
    ],
    doelgroepen=[{"doelgroep": "ouderen"}, {"doelgroep": "iedereen"}],
    ambities=[{"ambitie": "ontmoeting"}],
    toegang=[{"route": "vrij"}],
    toegankelijkheid=[{"kenmerk": "drempelvrij", "antwoord": "ja"}],
    werkgebieden=[{"gebiedscode": "BU01660001"}],
)
REGISTER = [
    RIJK,
    hulpbron("Taalmaatjes", status="in_oprichting", soort="activiteit",
             contacten=[{"organisatie": "welzijn kampen"}]),
    hulpbron("Online lotgenoten", plek={"gebruik": "online"}, soort="online"),
    informeel("Wandelclub", "openbaar"),
]  # fmt: skip


def page(path: Path, records: list[Hulpbron], voor: str = "intern") -> dict[str, Any]:
    export_hsds(release(records, voor, PEILDATUM), context(), path)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def tabular(path: Path, records: list[Hulpbron], voor: str = "intern") -> Path:
    export_hsds_tables(release(records, voor, PEILDATUM), context(), path)
    return path


@pytest.mark.realdata
@pytest.mark.skipif(not HSDS.exists(), reason="the schemas of HSDS are not here")
@pytest.mark.parametrize("voor", ["publiek", "partners", "intern"])
def test_every_service_holds_against_the_schema(tmp_path: Path, voor: str) -> None:
    contents = page(tmp_path / "x.json", [*REGISTER, *register_with_secrets()], voor)["contents"]
    assert len(contents) >= 4
    assert [fault for service in contents for fault in schema_faults("service", service)] == []


@pytest.mark.realdata
@pytest.mark.skipif(not HSDS.exists(), reason="the schemas of HSDS are not here")
def test_the_tables_hold_against_the_datapackage(tmp_path: Path) -> None:
    assert package_faults(tabular(tmp_path / "x.zip", [*REGISTER, *register_with_secrets()])) == []


@pytest.mark.realdata
@pytest.mark.skipif(not HSDS.exists(), reason="the schemas of HSDS are not here")
@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("id", "geen-uuid"), ("status", "open"), ("url", "geen adres"), ("email", "x"), ("naam", "x")],
)
def test_the_check_sees_a_fault(tmp_path: Path, veld: str, waarde: str) -> None:
    service = page(tmp_path / "x.json", [RIJK])["contents"][0]
    assert schema_faults("service", {**service, veld: waarde})


def test_what_a_service_says(tmp_path: Path) -> None:
    service = page(tmp_path / "x.json", [RIJK])["contents"][0]
    assert service["name"] == "Buurthuis De Reling"
    assert service["organization"]["name"] == "Buurthuis De Reling"
    assert service["description"] == "Koffie en soep.\nEven binnenlopen."
    assert service["url"] == "https://www.reling.example"
    assert service["status"] == "active"
    assert (service["minimum_age"], service["fees_description"]) == (18, "1 euro per kop")
    place, buurt = (link["location"] for link in service["service_at_locations"])
    assert place["addresses"][0]["address_1"] == "Burgwal 12"
    assert place["accessibility"][0]["description"] == "Drempelvrij: Ja"
    assert (buurt["name"], "latitude" in buurt) == ("Brunnepe", False)
    codes = {row["taxonomy_term"]["code"] for row in service["attributes"]}
    assert {"sfeer:institutioneel", "doelgroep:ouderen", "ambitie:ontmoeting"} <= codes


def test_one_organisation_however_it_is_written(tmp_path: Path) -> None:
    maatjes = [
        hulpbron(naam, soort="activiteit", contacten=[{"organisatie": organisatie}])
        for naam, organisatie in (("Taal", "Welzijn Kampen"), ("Koken", "welzijn kampen "))
    ]
    found = page(tmp_path / "x.json", maatjes)["contents"]
    assert len({service["organization"]["id"] for service in found}) == 1


def test_a_status_that_hsds_does_not_know_is_said(tmp_path: Path) -> None:
    found = page(tmp_path / "x.json", [hulpbron("Nieuw", status="in_oprichting")])["contents"][0]
    assert (found["status"], found["alert"]) == ("inactive", "Status: In oprichting.")


def test_it_says_what_it_is_and_leaves_out(tmp_path: Path) -> None:
    about = page(tmp_path / "x.json", register_with_secrets(), "publiek")["sociale_kaart"]
    assert about["voor"] == "publiek"
    assert any("Niet getoond" in line for line in about["verantwoording"])


def test_no_secret_is_in_any_byte(tmp_path: Path) -> None:
    page(tmp_path / "x.json", register_with_secrets(), "publiek")
    path = tabular(tmp_path / "x.zip", register_with_secrets(), "publiek")
    with zipfile.ZipFile(path) as archive:
        unpacked = b"".join(archive.read(naam) for naam in archive.namelist())
    written = (tmp_path / "x.json").read_bytes() + unpacked
    assert [secret for secret in SECRETS if secret.encode() in written] == []


def test_the_same_kaart_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = tabular(tmp_path / "1.zip", REGISTER), tabular(tmp_path / "2.zip", REGISTER[::-1])
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("naam", ["x.json", "x.zip"])
def test_we_read_back_what_we_wrote(tmp_path: Path, naam: str) -> None:
    path = tmp_path / naam
    write = export_hsds if naam.endswith("json") else export_hsds_tables
    write(release(REGISTER, "intern", PEILDATUM), context(), path)
    table = read_hsds(path)
    rows = {str(row[table.koppen.index("naam")]): row for row in table.rijen}
    assert set(rows) == {record.naam for record in REGISTER}
    reling = dict(zip(table.koppen, rows["Buurthuis De Reling"], strict=True))
    assert reling["telefoon"] == "+31 38 1"
    assert reling["wanneer"] == "ma en wo 10.00-12.00"
    assert reling["adres"] == "Burgwal 12"
    assert reling["bron_id"] == RIJK.uuid
