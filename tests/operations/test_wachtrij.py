"""The queue: rows wait once, can be placed, merged or skipped later, and every count stays true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lijstjes_maken import DAAR, HIER, NERGENS, counts, import_list, names, write_list

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing, wachtrij
from sociale_kaart.operations.samenvoegen import known_apart
from sociale_kaart.operations.sessions import open_kaart

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

KOOR = {
    "Naam": "Zangkoor Zonnegalm",
    "Adres": HIER,
    "Plaats": "Zonneveen",
    "Telefoon": "038-3331234",
}
WACHT = {
    "Naam": "Dartsclub De Pijl",
    "Adres": NERGENS,
    "Plaats": "Zonneveen",
    "Doelgroep": "ouderen",
}
POINT = {"x": 150_900.0, "y": 535_700.0}


@pytest.fixture
def lijst(session: Session, worker: Worker, tmp_path: Path) -> Path:
    """A list of one row that is placed and one that waits; imported."""
    path = write_list(tmp_path / "clubs 2025.csv", KOOR, WACHT)
    import_list(session, path, worker)
    return path


def only_row(session: Session) -> wachtrij.Wachtend:
    (row,) = wachtrij.waiting_rows(session)
    return row


def test_a_waiting_row_keeps_what_it_needs(session: Session, lijst: Path) -> None:
    row = only_row(session)

    assert (row.bestand, row.rijnummer, row.naam) == (lijst.name, 3, "Dartsclub De Pijl")
    assert row.reden == "De straat komt in deze plaats niet voor in de ondergrond."
    assert row.wacht_op == "plek"
    assert row.cellen["Adres"] == NERGENS
    assert row.voorstel.plek == {"straat": "Verzonnenlaan", "huisnummer": 99, "plaats": "Zonneveen"}
    assert wachtrij.waiting_count(session) == 1
    assert counts(session) == [(2, 1, 0, 0, 1, 0)]


def test_placing_by_a_click(session: Session, lijst: Path) -> None:
    change = wachtrij.place_row(session, only_row(session).rij, POINT)

    made = session.kaart.hulpbron(str(change.nieuw))
    assert made is not None
    (plek,) = made.plekken
    assert (plek.x, plek.y, plek.straat) == (POINT["x"], POINT["y"], "Verzonnenlaan")
    assert plek.locatie_nauwkeurigheid == "handmatig"
    assert plek.buurtcode == "BU99990000"
    assert made.batch == session.kaart.rows("batches")[0]["uuid"]
    assert [d["doelgroep"] for d in made.deel("doelgroepen")] == ["ouderen"]
    assert wachtrij.waiting_rows(session) == []
    assert counts(session) == [(2, 2, 0, 0, 0, 0)]
    assert change.tekst == "Plaats ‘Dartsclub De Pijl’ uit de wachtrij"


def test_placing_by_a_suggestion(session: Session, worker: Worker, tmp_path: Path) -> None:
    near = {"Naam": "Dartsclub", "Adres": "Achterom 2-9", "Plaats": "Zonneveen"}
    import_list(session, write_list(tmp_path / "l.csv", near), worker)
    row = only_row(session)

    change = wachtrij.place_row(session, row.rij, row.suggesties[0])

    made = session.kaart.hulpbron(str(change.nieuw))
    assert made is not None
    assert (made.plekken[0].adres, made.plekken[0].postcode) == (HIER, "8999AA")
    assert made.plekken[0].locatie_nauwkeurigheid == "adres"


def test_only_a_buurt(session: Session, lijst: Path) -> None:
    with pytest.raises(WorldError, match="Deze buurt staat niet in de ondergrond"):
        wachtrij.place_in_buurt(session, only_row(session).rij, "BU00000000")

    change = wachtrij.place_in_buurt(session, only_row(session).rij, "BU99990001")

    made = session.kaart.hulpbron(str(change.nieuw))
    assert made is not None
    (plek,) = made.plekken
    assert (plek.x, plek.straat, plek.buurtcode) == (None, None, "BU99990001")


def test_skipping_with_a_reason(session: Session, lijst: Path) -> None:
    wachtrij.skip_row(session, only_row(session).rij, "bestaat niet  meer")

    (row,) = session.kaart.rows("ruwe_rijen", uitkomst="overgeslagen")
    assert row["reden"] == "Door jou overgeslagen: bestaat niet meer"
    assert row["voorstel"] is None, "what is not needed is not kept"
    assert counts(session) == [(2, 1, 0, 0, 0, 1)]


def test_merging_fills_what_is_empty_or_takes_what_was_chosen(
    session: Session, lijst: Path
) -> None:
    owner = str(
        editing.add_hulpbron(session, {"naam": "De Pijl", "sfeer": "gemeenschappelijk"}).nieuw
    )
    wachtrij.merge_row(session, only_row(session).rij, owner)

    merged = session.kaart.hulpbron(owner)
    assert merged is not None
    assert merged.naam == "De Pijl"
    assert merged.plekken[0].straat == "Verzonnenlaan"
    assert [d["doelgroep"] for d in merged.deel("doelgroepen")] == ["ouderen"]
    (bron,) = session.kaart.rows("andere_bronnen", hulpbron=owner)
    assert (bron["bron"], bron["naam"]) == (lijst.name, "Dartsclub De Pijl")
    assert counts(session) == [(2, 1, 0, 1, 0, 0)]
    assert len(names(session)) == 2

    session.kaart.undo()
    wachtrij.merge_row(session, only_row(session).rij, owner, ["naam"])
    merged = session.kaart.hulpbron(owner)
    assert merged is not None
    assert (merged.naam, merged.plekken) == ("Dartsclub De Pijl", ())


def test_every_answer_is_one_step(session: Session, lijst: Path) -> None:
    owner = str(editing.add_hulpbron(session, {"naam": "De Pijl"}).nieuw)
    answers: list[Callable[[str], Any]] = [
        lambda rij: wachtrij.place_row(session, rij, POINT),
        lambda rij: wachtrij.place_in_buurt(session, rij, "BU99990002"),
        lambda rij: wachtrij.skip_row(session, rij, "dubbel werk"),
        lambda rij: wachtrij.merge_row(session, rij, owner),
    ]
    for answer in answers:
        before, waits = counts(session), only_row(session)
        answer(waits.rij)
        after = counts(session)
        assert before != after
        with pytest.raises(WorldError, match="wacht niet meer"):
            answer(waits.rij)
        session.kaart.undo()
        assert (counts(session), only_row(session)) == (before, waits)
        session.kaart.redo()
        assert counts(session) == after
        session.kaart.undo()


def test_the_queue_survives_closing(session: Session, lijst: Path) -> None:
    before = wachtrij.waiting_rows(session)
    session.close()
    with open_kaart(session.kaart.path) as again:
        assert wachtrij.waiting_rows(again) == before
        wachtrij.place_row(again, before[0].rij, POINT)
        assert counts(again) == [(2, 2, 0, 0, 0, 0)]


def test_a_row_waits_once(session: Session, lijst: Path, worker: Worker, tmp_path: Path) -> None:
    "The same list, also under another name and with other headers."
    first = only_row(session).rij
    for path in (
        lijst,
        write_list(tmp_path / "clubs 2026.csv", KOOR, WACHT),
        write_list(
            tmp_path / "heel anders.csv",
            {"Plaatsnaam": "Zonneveen", "Doelgroep": "ouderen", "Organisatie": WACHT["Naam"],
             "Adres": NERGENS},
        ),
    ):  # fmt: skip
        receipt = import_list(session, path, worker)
        assert receipt.redenen["Deze rij wacht al op een besluit van jou."] == 1
        assert only_row(session).rij == first
    assert names(session) == ["Zangkoor Zonnegalm"]


def test_a_newer_row_takes_the_place_of_the_one_that_waits(
    session: Session, lijst: Path, worker: Worker, tmp_path: Path
) -> None:
    better = {**WACHT, "Adres": "Verzonnenlaan 101"}
    import_list(session, write_list(tmp_path / "clubs 2026.csv", KOOR, better), worker)
    assert only_row(session).cellen["Adres"] == "Verzonnenlaan 101"

    right = {**WACHT, "Adres": DAAR}
    import_list(session, write_list(tmp_path / "clubs 2027.csv", KOOR, right), worker)
    assert wachtrij.waiting_rows(session) == []
    assert names(session) == ["Dartsclub De Pijl", "Zangkoor Zonnegalm"]
    assert [one[4] for one in counts(session)] == [0, 0, 0]


def test_what_was_skipped_is_not_asked_again(session: Session, lijst: Path, worker: Worker) -> None:
    wachtrij.skip_row(session, only_row(session).rij, "geen club")
    receipt = import_list(session, lijst, worker)
    assert receipt.redenen["Eerder door jou overgeslagen: geen club."] == 1
    assert wachtrij.waiting_count(session) == 0


def test_what_was_removed_from_the_kaart_does_not_come_back_by_itself(
    session: Session, lijst: Path, worker: Worker
) -> None:
    editing.delete_hulpbronnen(session, [session.kaart.hulpbronnen()[0].uuid])
    receipt = import_list(session, lijst, worker)
    assert receipt.wachtend == 1
    row = next(r for r in wachtrij.waiting_rows(session) if r.wacht_op == "verwijderd")
    wachtrij.place_row(session, row.rij)
    assert names(session) == ["Zangkoor Zonnegalm"]
    assert session.kaart.hulpbronnen()[0].plekken[0].adres == HIER


def test_a_double_waits_and_placing_it_says_that_they_are_two(
    session: Session, lijst: Path, worker: Worker, tmp_path: Path
) -> None:
    twin = {"Naam": "Koor Zonnegalm", "Adres": HIER, "Plaats": "Zonneveen"}
    path = write_list(tmp_path / "uit.csv", twin)
    import_list(session, path, worker)
    row = next(r for r in wachtrij.waiting_rows(session) if r.wacht_op == "dubbel")
    (dubbel,) = row.dubbelen
    assert (dubbel.naam, dubbel.reden) == ("Zangkoor Zonnegalm", "zelfde adres, ook ‘zonnegalm’")

    change = wachtrij.place_row(session, row.rij)

    assert known_apart(session) == {frozenset((dubbel.uuid, str(change.nieuw)))}
    assert import_list(session, path, worker).wachtend == 0, "it is not asked again"


def test_controleer_tells_how_many_wait(session: Session, lijst: Path) -> None:
    (problem,) = [p for p in session.kaart.check() if "wacht" in p.tekst]
    assert problem.tekst == "Uit de lijst ‘clubs 2025.csv’: 1 rij wacht nog op een besluit van jou."


def test_the_persoonlijke_sfeer_gets_a_buurt_from_a_click(
    session: Session, worker: Worker, tmp_path: Path
) -> None:
    row = {"Naam": "Burenhulp in de straat", "Sfeer": "persoonlijk", "Adres": NERGENS}
    import_list(session, write_list(tmp_path / "p.csv", row), worker)
    assert "Adres" not in only_row(session).cellen
    change = wachtrij.place_row(session, only_row(session).rij, POINT)
    made = session.kaart.hulpbron(str(change.nieuw))
    assert made is not None
    assert (made.plekken[0].x, made.plekken[0].buurtcode) == (None, "BU99990000")


def test_a_row_without_a_place_needs_one(session: Session, lijst: Path) -> None:
    with pytest.raises(WorldError, match="nog niet bekend waar"):
        wachtrij.place_row(session, only_row(session).rij)


def test_nothing_of_a_refused_row_is_kept(session: Session, worker: Worker, tmp_path: Path) -> None:
    path = write_list(tmp_path / "g.csv", {"Naam": "Gezin Wiegersma", "Adres": HIER}, KOOR)
    import_list(session, path, worker)
    assert b"Wiegersma" not in session.kaart.path.read_bytes()
