"""The three states of a cell: only where people were asked and nothing is there, is a gat."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import openpyxl
import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.operations import delen, editing, gaten, inventarisatie

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.gaten_antwoord import Cel, Gaten
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

ASKED = {"perspectief": "mantelzorger", "datum": "2026-05-03", "onderwerp": "Educatie"}


def looked(session: Session, worker: Worker, lens: str = "vraaggebieden", **keuze: object) -> Gaten:
    return gaten.coverage(
        session,
        lens,
        Meetkeuze(**keuze),  # type: ignore[arg-type]
        worker=worker,
        progress=NoProgress(),
    )


def register(session: Session, naam: str, buurt: str, code: str = "educatie") -> str:
    """Register something for an item at an address of a buurt; returns its uuid."""
    adressen = session.required_ondergrond().layer("adressen")
    adres = adressen[adressen["buurtcode"] == buurt].iloc[5]
    made = editing.add_hulpbron(
        session,
        {"naam": naam, "soort": "activiteit"},
        {"x": adres.geometry.x, "y": adres.geometry.y},
    ).nieuw
    assert made
    delen.set_keuzes(session, made, "vraaggebieden", [code])
    return made


def buurten(session: Session) -> list[str]:
    """Two buurten with people in them."""
    found = session.required_ondergrond().layer("buurten")
    return [str(code) for code in found[found["inwoners"] >= 100]["buurtcode"]][:2]


def test_a_cell_goes_from_not_asked_to_gat_to_known(session: Session, worker: Worker) -> None:
    buurt, other = buurten(session)

    def state() -> Cel:
        return looked(session, worker).cel(buurt, "educatie")

    assert state().toestand == "niet gevraagd"
    inventarisatie.add_inventarisatie(session, {"gebiedscode": buurt, **ASKED})
    asked = state()
    assert asked.toestand == "gevraagd, niets gevonden"
    assert (asked.aantal, asked.gevraagd) == (0, 1)
    assert asked.door == "mantelzorger op 3 mei 2026"
    found = looked(session, worker)
    assert found.cel(buurt, "praktische_hulp").toestand == "niet gevraagd"
    assert found.cel(other, "educatie").toestand == "niet gevraagd"
    register(session, "Cursus", buurt)
    known = state()
    assert known.toestand == "bekend"
    assert known.aantal == 1
    assert known.inwoners_bereikt
    assert known.door == "mantelzorger op 3 mei 2026"


def test_what_people_named_beyond_reach_is_no_gat(session: Session, worker: Worker) -> None:
    buurt = buurten(session)[0]
    inventarisatie.add_inventarisatie(
        session, {"gebiedscode": buurt, **ASKED, "uitkomst": "bekend"}
    )
    cel = looked(session, worker).cel(buurt, "educatie")
    assert (cel.toestand, cel.aantal) == ("bekend", 0)
    # One who named nothing is enough: the differences are shown, not averaged away.
    inventarisatie.add_inventarisatie(
        session,
        {"gebiedscode": buurt, **ASKED, "perspectief": "bewoner"}
        | {"uitkomst": "gevraagd_niets_gevonden"},
    )
    cel = looked(session, worker).cel(buurt, "educatie")
    assert cel.toestand == "gevraagd, niets gevonden"
    assert (cel.gevraagd, cel.noemde_niets) == (2, 1)


@pytest.mark.parametrize(
    ("uitkomst", "toestand"),
    [
        ("bekend", "niet gevraagd"),  # something is known, but not what
        ("gevraagd_niets_gevonden", "gevraagd, niets gevonden"),
        ("niet_gevraagd", "niet gevraagd"),
    ],
)
def test_an_answer_about_everything(
    session: Session, worker: Worker, uitkomst: str, toestand: str
) -> None:
    buurt = buurten(session)[0]
    inventarisatie.add_inventarisatie(
        session, {"gebiedscode": buurt, **ASKED, "onderwerp": None, "uitkomst": uitkomst}
    )
    found = looked(session, worker)
    assert {found.cel(buurt, item.code).toestand for item in found.lens.items} == {toestand}


def test_supply_that_nobody_named_stands_beside_it(session: Session, worker: Worker) -> None:
    buurt = buurten(session)[0]
    uuid = register(session, "Cursus", buurt)
    inventarisatie.add_inventarisatie(
        session, {"gebiedscode": buurt, **ASKED, "uitkomst": "gevraagd_niets_gevonden"}
    )
    for getal, eenheid, tot in (
        (30, "unieke_deelnemers", "2024-12-31"),
        (35, "unieke_deelnemers", "2025-12-31"),
        (9, "per_keer", None),
    ):
        delen.add_deel(session, uuid, "tellingen", {"getal": getal, "eenheid": eenheid, "tot": tot})
    found = looked(session, worker)
    cel = found.cel(buurt, "educatie")
    assert (cel.toestand, cel.aantal, cel.noemde_niets) == ("bekend", 1, 1)
    (regel,) = found.behind(buurt, "educatie")
    assert [(one.eenheid, one.getal) for one in regel.tellingen] == [
        ("per_keer", 9),
        ("unieke_deelnemers", 35),
    ]
    assert found.met_telling(buurt, "educatie") == 1


def test_the_radius_and_the_network_are_the_users_choice(session: Session, worker: Worker) -> None:
    buurt = buurten(session)[0]
    register(session, "Cursus", buurt)
    near = looked(session, worker, straal_m=50.0).cel(buurt, "educatie")
    far = looked(session, worker, straal_m=3000.0, netwerk="fietsen").cel(buurt, "educatie")
    assert near.inwoners_bereikt is not None
    assert far.inwoners_bereikt is not None
    assert near.inwoners_bereikt < far.inwoners_bereikt <= (far.inwoners or 0)
    assert looked(session, worker).straal_m == 500


def test_only_who_may_see_it_counts_it(session: Session, worker: Worker) -> None:
    buurt = buurten(session)[0]
    uuid = register(session, "Huiskamer", buurt)
    editing.edit_hulpbron(session, uuid, {"zichtbaarheid": "intern"})
    assert looked(session, worker).cel(buurt, "educatie").aantal == 1
    assert looked(session, worker, voor="publiek").cel(buurt, "educatie").aantal == 0


def test_what_is_not_counted_is_told(session: Session, worker: Worker) -> None:
    buurt = buurten(session)[0]
    stopped = register(session, "Oude cursus", buurt)
    editing.edit_hulpbron(session, stopped, {"status": "gestopt"})
    maatwerk = register(session, "Dagopvang", buurt)
    delen.add_deel(session, maatwerk, "toegang", {"route": "indicatie"})
    adrift = editing.add_hulpbron(session, {"naam": "Website", "soort": "online"}, {}).nieuw
    assert adrift
    delen.set_keuzes(session, adrift, "vraaggebieden", ["educatie"])
    found = looked(session, worker)
    assert found.niet_geteld == {"alleen met indicatie": 1, "is er nu niet (status)": 1}
    assert found.nergens == 1
    assert found.cel(buurt, "educatie").aantal == 0


def test_an_unknown_lens_is_told_with_those_there_are(session: Session, worker: Worker) -> None:
    with pytest.raises(WorldError, match=r"‘score’ bestaat niet.*sferen.*elementen"):
        looked(session, worker, "score")


def test_the_workbook_and_the_csv_say_the_same(
    session: Session, worker: Worker, tmp_path: Path
) -> None:
    buurt, other = buurten(session)
    register(session, "=Cursus", buurt)
    everywhere = editing.add_hulpbron(session, {"naam": "Lijn"}, {"buurt_gekozen": other}).nieuw
    assert everywhere
    delen.set_keuzes(session, everywhere, "vraaggebieden", ["materiele_hulp"])
    inventarisatie.add_inventarisatie(
        session, {"gebiedscode": other, **ASKED, "onderwerp": "Praktische hulp"}
    )
    found = looked(session, worker, straal_m=400.0)
    gaten.write_gaten(session, found, tmp_path / "gaten.xlsx")
    gaten.write_gaten(session, found, tmp_path / "gaten.csv")
    with (tmp_path / "gaten.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = [row["buurtnaam"] for row in rows]
    assert names == sorted(names)
    by_cell = {(row["buurtcode"], row["item"]): row for row in rows}
    assert by_cell[buurt, "educatie"]["toestand"] == "bekend"
    assert "straal_m=400;zonder_trap=nee" in by_cell[buurt, "educatie"]["methode"]
    assert by_cell[other, "praktische_hulp"]["door"] == "mantelzorger op 3 mei 2026"

    book = openpyxl.load_workbook(tmp_path / "gaten.xlsx")
    assert book.sheetnames == ["Gaten", "Cellen", "Hulpbronnen", "Uitleg"]
    matrix = list(book["Gaten"].iter_rows(min_row=4, values_only=True))
    assert matrix[0][:2] == ("Buurt", "Informatie en advies")
    assert len(matrix[0]) == 9  # eight items, and no total
    assert {cell for row in matrix[1:] for cell in row[1:]} <= {
        "bekend: 1",
        "gevraagd, niets gevonden",
        "niet gevraagd",
    }
    behind = list(book["Hulpbronnen"].iter_rows(min_row=2))
    assert {row[2].data_type for row in behind} == {"s"}
    by_name = {row[2].value: [cell.value for cell in row] for row in behind}
    assert by_name["=Cursus"][3:6:2] == ["binnen bereik", "ja"]
    assert by_name["Lijn"][3:7] == ["voor de hele buurt", None, None, None]
    told = " ".join(str(row[1].value) for row in book["Uitleg"].iter_rows())
    assert "binnen 400 m lopen" in told
    assert "Niet gevraagd" in told
    assert "OpenStreetMap-bijdragers" in told
    # Numbers of people may go, suppressed ones never.
    for row in rows:
        if row["onderdrukt"] == "1":
            assert (row["inwoners"], row["inwoners_bereikt"], row["aandeel"]) == ("", "", "")


def test_another_kind_of_file_is_refused(session: Session, worker: Worker, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"eindigt op .csv of .xlsx"):
        gaten.write_gaten(session, looked(session, worker), tmp_path / "gaten.pdf")
