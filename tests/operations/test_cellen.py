"""Cells of a sheet: what people write in one, and many of them as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing
from sociale_kaart.operations.cellen import Cel, edit_cells, read_cell

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.operations.sessions import Session


@pytest.mark.parametrize(
    ("tabel", "kolom", "tekst", "value"),
    [
        ("hulpbronnen", "sfeer", "Institutioneel", "institutioneel"),
        ("hulpbronnen", "sfeer", "nog niet ingedeeld", None),
        ("hulpbronnen", "status", "in oprichting", "in_oprichting"),
        ("hulpbronnen", "categorie", "Huisarts", "huisarts"),
        ("hulpbronnen", "gratis", "ja", 1),
        ("hulpbronnen", "herzien_voor", "31-12-2026", "2026-12-31"),
        ("hulpbronnen", "leeftijd_van", "12", 12),
        ("hulpbronnen", "omschrijving", "  Elke dinsdag soep ", "Elke dinsdag soep"),
        ("doelgroepen", "doelgroep", "ouderen, mantelzorgers", ("ouderen", "mantelzorgers")),
        (
            "doelgroepen",
            "doelgroep",
            "Ouders en gezinnen; ouderen",
            ("ouders_en_gezinnen", "ouderen"),
        ),
        ("doelgroepen", "doelgroep", "", ()),
    ],
)
def test_what_a_cell_means(tabel: str, kolom: str, tekst: str, value: Value) -> None:
    assert read_cell(tabel, kolom, tekst) == value


@pytest.mark.parametrize(
    ("kolom", "tekst", "says"),
    [
        ("sfeer", "huiselijk", "‘huiselijk’ staat niet in de lijst bij ‘Sfeer’"),
        ("gratis", "soms", "‘soms’ bij ‘Gratis’ is geen ja of nee"),
        ("herzien_voor", "volgend jaar", "‘volgend jaar’ bij ‘Herzien voor’ is geen datum"),
        ("leeftijd_tot", "500", "‘Leeftijd tot’ kan geen 500 zijn"),
    ],
)
def test_what_does_not_fit_is_said(kolom: str, tekst: str, says: str) -> None:
    with pytest.raises(WorldError, match=says):
        read_cell("hulpbronnen", kolom, tekst)


def test_many_cells_are_one_step(session: Session) -> None:
    soep = editing.add_hulpbron(session, {"naam": "Soep"}).nieuw or ""
    koor = editing.add_hulpbron(session, {"naam": "Koor"}, contact={"telefoon": "1"}).nieuw or ""
    change = edit_cells(
        session,
        [
            Cel(soep, "hulpbronnen", "gratis", 1),
            Cel(soep, "doelgroepen", "doelgroep", ("ouderen", "iedereen")),
            Cel(koor, "contacten", "email", "koor@voorbeeld.nl"),
            Cel(koor, "hulpbronnen", "gecontroleerd_op", "2026-01-02"),
        ],
    )
    assert change.tekst == "Wijzig 2 hulpbronnen"
    assert change.hulpbronnen == {soep, koor}
    first, second = (session.kaart.hulpbron(uuid) for uuid in (soep, koor))
    assert first is not None
    assert second is not None
    assert first.meer["gratis"] == 1
    assert {row["doelgroep"] for row in first.deel("doelgroepen")} == {"ouderen", "iedereen"}
    assert second.deel("contacten")[0]["email"] == "koor@voorbeeld.nl"
    assert second.deel("contacten")[0]["telefoon"] == "1"
    assert second.herzien_voor == "2027-01-02"
    editing.undo(session)
    undone = session.kaart.hulpbron(soep)
    assert undone is not None
    assert undone.deel("doelgroepen") == ()
    assert undone.meer["gratis"] is None


def test_the_persoonlijke_sfeer_loses_its_point_here_too(session: Session) -> None:
    plek = {"x": 150_000.0, "y": 530_000.0, "straat": "Dorpsstraat"}
    uuid = editing.add_hulpbron(session, {"naam": "Burenhulp"}, plek).nieuw or ""
    edit_cells(session, [Cel(uuid, "hulpbronnen", "sfeer", "persoonlijk")])
    found = session.kaart.hulpbron(uuid)
    assert found is not None
    assert (found.plekken[0].x, found.plekken[0].straat) == (None, None)
    assert found.zichtbaarheid == "intern"


def test_one_bad_cell_and_nothing_is_written(session: Session) -> None:
    soep = editing.add_hulpbron(session, {"naam": "Soep"}).nieuw or ""
    koor = editing.add_hulpbron(session, {"naam": "Koor"}).nieuw or ""
    with pytest.raises(WorldError, match="naam is nog leeg"):
        edit_cells(
            session,
            [Cel(soep, "hulpbronnen", "naam", "Soepclub"), Cel(koor, "hulpbronnen", "naam", " ")],
        )
    found = session.kaart.hulpbron(soep)
    assert found is not None
    assert found.naam == "Soep"


def test_the_own_sfeer_is_no_other_sfeer(session: Session) -> None:
    uuid = editing.add_hulpbron(session, {"naam": "Koor", "sfeer": "institutioneel"}).nieuw or ""
    both = ("institutioneel", "gemeenschappelijk")
    edit_cells(session, [Cel(uuid, "ook_sferen", "sfeer", both)])
    found = session.kaart.hulpbron(uuid)
    assert found is not None
    assert [row["sfeer"] for row in found.deel("ook_sferen")] == ["gemeenschappelijk"]
