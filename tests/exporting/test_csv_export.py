from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.exporting.csv_export import export_csv
from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.harmless import harmless
from sociale_kaart.exporting.table import KOLOMMEN
from tests.exporting.examples import (
    PEILDATUM,
    SECRETS,
    context,
    hulpbron,
    op_adres,
    register_with_secrets,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron


def written(path: Path, records: list[Hulpbron], voor: str = "publiek") -> list[dict[str, str]]:
    export_csv(release(records, voor, PEILDATUM), context(), path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_is_a_hulpbron_with_its_first_plek(tmp_path: Path) -> None:
    record = hulpbron(
        "Buurthuis Ré",
        plekken=(op_adres(nummer=12), op_adres(nummer=14)),
        meer={"gratis": 1, "leeftijd_van": 12},
        gecontroleerd_op="2026-03-01",
        doelgroepen=[{"doelgroep": "ouderen"}, {"doelgroep": "jongeren"}],
    )
    (row,) = written(tmp_path / "lijst met spaties é.csv", [record])
    assert list(row) == [kolom.code for kolom in KOLOMMEN]
    assert row["naam"] == "Buurthuis Ré"
    assert row["sfeer"] == "institutioneel"
    assert (row["adres"], row["plekken"], row["buurtnaam"]) == ("Burgwal 12", "2", "Binnenstad")
    assert row["doelgroepen"] == "ouderen | jongeren"
    assert (row["gratis"], row["leeftijd_van"], row["leeftijd_tot"]) == ("1", "12", "")
    assert row["gecontroleerd_op"] == "2026-03-01"
    assert (row["x_rd"], row["uuid"]) == ("191012.0", record.uuid)


@pytest.mark.parametrize(
    ("tekst", "veilig"),
    [
        ("=1+1", "'=1+1"),
        ("+31 38 123", "'+31 38 123"),
        ("-2+3", "'-2+3"),
        ("@SOM(A1)", "'@SOM(A1)"),
        ("\t=1", "\t'=1"),
        ("\r\n=1", " '=1"),
        ("a;=HYPERLINK()", "a;'=HYPERLINK()"),
        ("＝1", "'＝1"),
        ("koffie\n- thee", "koffie - thee"),
        ("ma-vr; 10:00", "ma-vr; 10:00"),
    ],
)
def test_no_text_becomes_a_formula(tekst: str, veilig: str) -> None:
    assert harmless(tekst) == veilig


def test_a_hostile_name_stays_one_cell_of_text(tmp_path: Path) -> None:
    naam = '=cmd|"/C calc"!A0,";x\n=2'
    (row,) = written(tmp_path / "x.csv", [hulpbron(naam)])
    assert row["naam"].startswith("'=cmd")
    assert "\n" not in row["naam"]


def test_the_same_register_gives_the_same_bytes(tmp_path: Path) -> None:
    records = register_with_secrets()
    written(tmp_path / "a.csv", records)
    written(tmp_path / "b.csv", records[::-1])
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_no_secret_is_in_the_public_file(tmp_path: Path) -> None:
    rows = written(tmp_path / "x.csv", register_with_secrets())
    text = (tmp_path / "x.csv").read_text(encoding="utf-8")
    assert [secret for secret in SECRETS if secret in text] == []
    assert {row["naam"] for row in rows} >= {"Buurthuis De Reling", "Wandelclub", "Burenhulp"}


def test_the_marking_is_in_the_intern_file(tmp_path: Path) -> None:
    rows = written(tmp_path / "x.csv", register_with_secrets(), "intern")
    markings = {row["naam"]: row["let_op"] for row in rows}
    assert markings["NIET-OPNEMEN-CLUB"] == "wil niet worden opgenomen"
    assert markings["Buurthuis De Reling"] == ""


def test_a_missing_folder_is_one_dutch_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="bestaat niet"):
        written(tmp_path / "weg" / "x.csv", [])
