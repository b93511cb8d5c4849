"""The delen of a hulpbron: each change one step with a readable name, that undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import delen, editing
from sociale_kaart.operations.records import GeenHulpbronError

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Row
    from sociale_kaart.operations.sessions import Session


@pytest.fixture
def zon(session: Session) -> str:
    velden = {"naam": "De Zon", "sfeer": "gemeenschappelijk"}
    return editing.add_hulpbron(session, velden).nieuw or ""


def rows(session: Session, uuid: str, tabel: str) -> tuple[Row, ...]:
    found = session.kaart.hulpbron(uuid)
    assert found is not None
    return found.deel(tabel)


def test_a_row_is_added_changed_and_removed_each_as_one_step(session: Session, zon: str) -> None:
    added = delen.add_deel(session, zon, "geldbronnen", {"wie": "Fonds Oost", "tot": "1-7-2027"})
    assert added.tekst == "Voeg een geldbron toe aan ‘De Zon’"
    assert (added.hulpbronnen, added.tabellen) == ({zon}, {"geldbronnen"})
    rij = added.nieuw or ""
    changed = delen.edit_deel(session, zon, "geldbronnen", rij, {"deel_procent": "50"})
    assert changed.tekst == "Wijzig een geldbron van ‘De Zon’"
    (row,) = rows(session, zon, "geldbronnen")
    assert (row["wie"], row["tot"], row["deel_procent"]) == ("Fonds Oost", "2027-07-01", 50.0)
    removed = delen.remove_deel(session, zon, "geldbronnen", rij)
    assert removed.tekst == "Verwijder een geldbron van ‘De Zon’"
    assert rows(session, zon, "geldbronnen") == ()
    undone = editing.undo(session)
    assert undone is not None
    assert (undone.hulpbronnen, undone.tabellen) == ({zon}, {"geldbronnen"})
    assert rows(session, zon, "geldbronnen") == (row,)


def test_choices_become_exactly_those_and_keep_their_why(session: Session, zon: str) -> None:
    delen.set_keuzes(session, zon, "ambities", ["ontmoeting", "ontspanning"])
    (first, _) = rows(session, zon, "ambities")
    delen.edit_deel(session, zon, "ambities", str(first["uuid"]), {"waarom": "Samen eten"})
    change = delen.set_keuzes(session, zon, "ambities", ["ontmoeting", "ontplooiing"])
    assert change.tekst == "Wijzig ambities van ‘De Zon’"
    found = {row["ambitie"]: row["waarom"] for row in rows(session, zon, "ambities")}
    assert found == {first["ambitie"]: "Samen eten", "ontplooiing": None}
    editing.undo(session)
    assert {row["ambitie"] for row in rows(session, zon, "ambities")} == {
        "ontmoeting",
        "ontspanning",
    }
    same = delen.set_keuzes(session, zon, "ambities", ["ontspanning", "ontmoeting"])
    assert same.hulpbronnen == frozenset()


def test_a_choice_that_is_no_choice_is_refused_and_nothing_changes(
    session: Session, zon: str
) -> None:
    with pytest.raises(WorldError, match="staat niet in de lijst"):
        delen.set_keuzes(session, zon, "doelgroepen", ["ouderen", "marsmannetjes"])
    assert rows(session, zon, "doelgroepen") == ()
    with pytest.raises(KeyError):
        delen.set_keuzes(session, zon, "mensen", [])


def test_the_own_sfeer_is_no_other_sfeer(session: Session, zon: str) -> None:
    delen.set_keuzes(session, zon, "ook_sferen", ["gemeenschappelijk", "institutioneel"])
    assert [row["sfeer"] for row in rows(session, zon, "ook_sferen")] == ["institutioneel"]


def test_toegankelijkheid_is_yes_no_unknown_or_not_said(session: Session, zon: str) -> None:
    delen.set_toegankelijkheid(session, zon, "toilet", "ja")
    (row,) = rows(session, zon, "toegankelijkheid")
    assert (row["antwoord"], row["gecontroleerd_op"]) == ("ja", today().isoformat())
    delen.edit_deel(
        session, zon, "toegankelijkheid", str(row["uuid"]), {"gecontroleerd_door": "Sam"}
    )
    again = delen.set_toegankelijkheid(session, zon, "toilet", "ja")
    assert again.hulpbronnen == frozenset()
    delen.set_toegankelijkheid(session, zon, "toilet", "onbekend")
    (row,) = rows(session, zon, "toegankelijkheid")
    assert (row["antwoord"], row["gecontroleerd_door"]) == ("onbekend", None)
    delen.set_toegankelijkheid(session, zon, "toilet", None)
    assert rows(session, zon, "toegankelijkheid") == ()
    with pytest.raises(WorldError, match="staat niet in de lijst"):
        delen.set_toegankelijkheid(session, zon, "toilet", "soms")


def test_themes_belong_to_one_verhaal(session: Session, zon: str) -> None:
    one, other = (
        delen.add_deel(session, zon, "verhalen", {"tekst": tekst}).nieuw or ""
        for tekst in ("Samen koken", "Samen zingen")
    )
    change = delen.set_themas(session, zon, one, ["actief_burgerschap"])
    assert change.hulpbronnen == {zon}
    delen.set_themas(session, zon, other, ["actief_burgerschap", "samenlevingsopbouw"])
    delen.set_themas(session, zon, other, ["samenlevingsopbouw"])
    found = {(row["verhaal"], row["thema"]) for row in rows(session, zon, "verhaal_themas")}
    assert found == {(one, "actief_burgerschap"), (other, "samenlevingsopbouw")}
    removed = delen.remove_deel(session, zon, "verhalen", one)
    assert removed.hulpbronnen == {zon}
    assert len(rows(session, zon, "verhaal_themas")) == 1
    undone = editing.undo(session)
    assert undone is not None
    assert undone.hulpbronnen == {zon}
    assert len(rows(session, zon, "verhaal_themas")) == 2


@pytest.mark.parametrize("code", ["BU99990101", "WK999901", "GM9999"])
def test_a_werkgebied_is_an_area_of_the_cbs(session: Session, zon: str, code: str) -> None:
    delen.add_deel(session, zon, "werkgebieden", {"gebiedscode": code})
    assert [row["gebiedscode"] for row in rows(session, zon, "werkgebieden")] == [code]


@pytest.mark.parametrize(
    ("tabel", "waarden", "sentence"),
    [
        ("werkgebieden", {"gebiedscode": "Oost"}, "geen buurt, wijk of gemeente"),
        ("werkgebieden", {"eigen_gebied": "weg"}, "bestaat niet meer"),
        ("verhalen", {"foto": "weg"}, "bestaat niet meer"),
        ("mensen", {"rol": "", "aantal": None}, "nog niets ingevuld"),
        ("tellingen", {"getal": "veel"}, "is geen getal"),
    ],
)
def test_what_does_not_fit_is_refused(
    session: Session, zon: str, tabel: str, waarden: dict[str, str | None], sentence: str
) -> None:
    with pytest.raises(WorldError, match=sentence):
        delen.add_deel(session, zon, tabel, waarden)
    assert rows(session, zon, tabel) == ()


def test_a_list_of_households_is_refused_in_free_text(session: Session, zon: str) -> None:
    with pytest.raises(GeenHulpbronError):
        delen.add_deel(session, zon, "bewijzen", {"uitkomst": "fam. Smit\nfam. Bos"})
    delen.add_deel(session, zon, "verhalen", {"tekst": "Mevrouw Smit lachte weer.", "wie": "Sam"})


def test_a_row_of_another_is_not_touched(session: Session, zon: str) -> None:
    maan = editing.add_hulpbron(session, {"naam": "De Maan"}).nieuw or ""
    rij = delen.add_deel(session, zon, "mensen", {"aantal": 3}).nieuw or ""
    verhaal = delen.add_deel(session, zon, "verhalen", {"tekst": "Fijn"}).nieuw or ""
    with pytest.raises(WorldError, match="bestaat niet meer"):
        delen.edit_deel(session, maan, "mensen", rij, {"aantal": 4})
    with pytest.raises(WorldError, match="bestaat niet meer"):
        delen.remove_deel(session, maan, "mensen", rij)
    with pytest.raises(WorldError, match="bestaat niet meer"):
        delen.add_deel(
            session, maan, "verhaal_themas", {"verhaal": verhaal, "thema": "actief_burgerschap"}
        )
    with pytest.raises(KeyError):
        delen.add_deel(session, zon, "relaties", {"soort": "organiseert"})


def test_another_key_is_another_row_and_the_change_tells_which(session: Session, zon: str) -> None:
    rij = delen.add_deel(session, zon, "werkgebieden", {"gebiedscode": "GM9999"}).nieuw or ""
    change = delen.edit_deel(session, zon, "werkgebieden", rij, {"gebiedscode": "WK999901"})
    assert change.nieuw != rij
    assert [row["uuid"] for row in rows(session, zon, "werkgebieden")] == [change.nieuw]
