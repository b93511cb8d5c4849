"""Who did what, and going back: to a step, or to an earlier version of one record."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing, history
from sociale_kaart.operations.sessions import Session, open_kaart
from sociale_kaart.project.kaart import Kaart
from sociale_kaart.project.replay import read_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.project.replay import State


def state(session: Session) -> State:
    return read_state(session.kaart._store.connection, derived=True)


def add(session: Session, naam: str, **plek: object) -> str:
    return str(editing.add_hulpbron(session, {"naam": naam}, dict(plek) or None).nieuw)


def insert(session: Session, tabel: str, **waarden: object) -> str:
    with session.kaart.action(f"Voeg iets toe aan {tabel}") as actie:
        return actie.insert(tabel, waarden)


def lines(session: Session, hulpbron: str) -> list[list[str]]:
    return [[w.tekst for w in versie.wijzigingen] for versie in history.versions(session, hulpbron)]


# Steps.


def test_the_history_says_which_steps_have_been_undone(session: Session) -> None:
    for naam in "ABC":
        add(session, naam)
    editing.undo(session)
    editing.undo(session)
    editing.redo(session)
    assert [
        (s.omschrijving, s.soort, s.ongedaan)
        for s in history.history(session)
        if "‘" in s.omschrijving
    ] == [
        ("Voeg ‘B’ toe", "opnieuw", False),
        ("Voeg ‘B’ toe", "ongedaan", False),
        ("Voeg ‘C’ toe", "ongedaan", False),
        ("Voeg ‘C’ toe", "actie", True),
        ("Voeg ‘B’ toe", "actie", False),
        ("Voeg ‘A’ toe", "actie", False),
    ]


def test_going_back_to_a_step_and_forward_again(session: Session) -> None:
    states, steps = [], []
    for naam in "ABCD":
        add(session, naam)
        states.append(state(session))
        steps.append(session.kaart.history(1)[0].uuid)
    assert [c.tekst for c in history.undo_to(session, steps[1])] == ["Voeg ‘D’ toe", "Voeg ‘C’ toe"]
    assert state(session) == states[1]
    assert history.undo_to(session, steps[1]) == []
    assert len(history.redo_to(session, steps[3])) == 2
    assert state(session) == states[3]
    begin = session.kaart.grens
    assert begin
    assert history.reachable(session) == {begin, *session.kaart.undoable}
    history.undo_to(session, begin)
    assert session.kaart.hulpbronnen() == []
    assert session.kaart.undo_text is None


def test_a_step_that_was_undone_cannot_be_gone_back_to(session: Session) -> None:
    add(session, "A")
    step = session.kaart.history(1)[0].uuid
    editing.undo(session)
    before = state(session)
    for unknown in (step, "x:1"):
        with pytest.raises(WorldError, match="kun je niet terug"):
            history.undo_to(session, unknown)
    assert state(session) == before


def test_a_disk_that_refuses_halfway_leaves_whole_steps(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam in "ABC":
        add(session, naam)
    first = session.kaart.undoable[2]
    undo, calls = editing.undo, []

    def full(one: Session) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise WorldError("De schijf is vol.")
        return undo(one)

    monkeypatch.setattr(history, "undo", full)
    with pytest.raises(history.StoppedHalfwayError, match="Wel gelukt: 1") as stopped:
        history.undo_to(session, first)
    assert [c.tekst for c in stopped.value.gedaan] == ["Voeg ‘C’ toe"]
    assert [h.naam for h in session.kaart.hulpbronnen()] == ["A", "B"]


# Versions of one record.


def test_versions_say_what_changed_in_words(session: Session) -> None:
    uuid = add(session, "Koor", straat="Dorpsstraat", huisnummer=1)
    insert(session, "doelgroepen", hulpbron=uuid, doelgroep="ouderen")
    insert(session, "geldbronnen", hulpbron=uuid, wie="Gemeente", tot="2027-03-01", deel_procent=50)
    editing.edit_hulpbron(session, uuid, {"naam": "Zangkoor", "sfeer": "gemeenschappelijk"})
    add(session, "Iets anders")
    found = lines(session, uuid)
    assert found[:3] == [
        ["Naam: Koor → Zangkoor", "Sfeer: + Gemeenschappelijke sociale basis"],
        ["Geldbronnen: + Wie: Gemeente, Deel (%): 50, Tot: 1 maart 2027"],
        ["Doelgroep: + Ouderen"],
    ]
    assert len(found) == 4
    assert {"Naam: + Koor", "Plek, Straat: + Dorpsstraat", "Plek, Huisnummer: + 1"} <= set(found[3])


def test_versions_of_delen_places_and_relaties(session: Session) -> None:
    uuid, ander = add(session, "Koor", x=190_000.0, y=500_000.0), add(session, "De Brug")
    plek = session.kaart.hulpbron(uuid).plekken[0].uuid  # type: ignore[union-attr]
    editing.move_plek(session, plek, 190_000.0, 500_320.0)
    insert(session, "toegankelijkheid", hulpbron=uuid, kenmerk="toilet", antwoord="ja")
    insert(session, "toegankelijkheid", hulpbron=uuid, kenmerk="toilet", antwoord="nee")
    insert(session, "relaties", hulpbron=uuid, soort="werkt_samen_met", naar=ander)
    with session.kaart.action("Weg") as actie:
        rij = session.kaart.hulpbron(uuid).deel("toegankelijkheid")[0]  # type: ignore[union-attr]
        actie.delete("toegankelijkheid", str(rij["uuid"]))
    assert lines(session, uuid)[:5] == [
        ["Toegankelijkheid: − Toilet, Antwoord: Nee"],
        ["Relaties: + Werkt samen met, De Brug"],
        ["Toegankelijkheid (Toilet), Antwoord: Ja → Nee"],
        ["Toegankelijkheid: + Toilet, Antwoord: Ja"],
        [
            "Punt op de kaart: oude plek → 320 m verplaatst",
            "Plek, Hoe precies: + Zelf op de kaart gezet",
        ],
    ]


def test_an_earlier_version_comes_back_with_its_delen(session: Session) -> None:
    uuid = add(session, "Koor", straat="Dorpsstraat", huisnummer=1)
    verhaal = insert(session, "verhalen", hulpbron=uuid, tekst="Mooi")
    insert(session, "verhaal_themas", verhaal=verhaal, thema="ondersteuning")
    goed, stap = session.kaart.hulpbron(uuid), session.kaart.history(1)[0].uuid
    editing.edit_hulpbron(session, uuid, {"naam": "Fout"}, plek={"straat": "Kerkstraat"})
    insert(session, "doelgroepen", hulpbron=uuid, doelgroep="ouderen")
    with session.kaart.action("Weg") as actie:
        actie.delete("verhalen", verhaal)
    later = state(session)
    change = history.restore_version(session, uuid, stap)
    assert session.kaart.hulpbron(uuid) == goed
    assert change.hulpbronnen == {uuid}
    assert change.tekst.startswith("Zet ‘Koor’ terug naar ")
    assert session.kaart.check() == []
    again = history.restore_version(session, uuid, stap)
    assert (again.hulpbronnen, again.tabellen) == (frozenset(), frozenset())
    editing.undo(session)
    assert state(session) == later


def test_a_removed_record_comes_back_with_the_relaties_of_others(session: Session) -> None:
    uuid, ander, weg = (
        add(session, "Koor", x=190_000.0, y=500_000.0),
        add(session, "B"),
        add(session, "C"),
    )
    insert(session, "relaties", hulpbron=ander, soort="ondersteunt", naar=uuid)
    insert(session, "relaties", hulpbron=uuid, soort="ondersteunt", naar=weg)
    stap = session.kaart.history(1)[0].uuid
    editing.delete_hulpbronnen(session, [uuid, weg])
    assert history.versions(session, uuid)[0].verwijderd
    history.restore_version(session, uuid, stap)
    assert [h.naam for h in session.kaart.hulpbronnen()] == ["B", "Koor"]
    relaties = [(r["hulpbron"], r["naar"]) for r in session.kaart.rows("relaties")]
    assert relaties == [(ander, uuid)]
    assert session.kaart.check() == []


def test_there_is_no_version_from_before_the_record_or_after_a_removal_for_good(
    session: Session,
) -> None:
    add(session, "Eerder")
    before = session.kaart.history(1)[0].uuid
    uuid = add(session, "Koor")
    for step in (before, "x:1"):
        with pytest.raises(WorldError):
            history.restore_version(session, uuid, step)
    stap = session.kaart.history(1)[0].uuid
    session.kaart.forget(hulpbron=uuid)
    assert history.versions(session, uuid) == []
    with pytest.raises(WorldError, match="Toen stond"):
        history.restore_version(session, uuid, stap)


def test_a_plek_keeps_its_buurt_through_removal_and_undo_without_ondergrond(
    grond: Path, session: Session
) -> None:
    x, y = 0.0, 0.0
    point = session.required_ondergrond().layer("buurten").geometry.iloc[0].representative_point()
    x, y = point.x, point.y
    uuid = add(session, "Koor", x=x, y=y)
    path, before = session.kaart.path, state(session)
    session.close()
    grond.unlink()
    with open_kaart(path) as bare:
        assert bare.ondergrond is None
        stap = bare.kaart.history(1)[0].uuid
        editing.delete_hulpbronnen(bare, [uuid])
        editing.undo(bare)
        assert state(bare) == before
        editing.delete_hulpbronnen(bare, [uuid])
        history.restore_version(bare, uuid, stap)
        assert state(bare) == before


# Whatever was done.

ACTIONS: dict[str, Callable[[Session, str, int], object]] = {
    "hernoem": lambda s, u, n: editing.edit_hulpbron(s, u, {"naam": f"N{n}", "kosten": str(n)}),
    "verplaats": lambda s, u, n: editing.edit_hulpbron(s, u, {}, plek={"x": 1e5 + n, "y": 5e5}),
    "doelgroep": lambda s, u, n: insert(
        s, "doelgroepen", hulpbron=u, doelgroep=("ouderen", "jongeren")[n % 2]
    ),
    "verhaal": lambda s, u, n: insert(
        s,
        "verhaal_themas",
        thema="ondersteuning",
        verhaal=insert(s, "verhalen", hulpbron=u, tekst=str(n)),
    ),
    "relatie": lambda s, u, n: insert(
        s, "relaties", hulpbron=u, soort="ondersteunt", naar=add(s, f"A{n}")
    ),
    "ongedaan": lambda s, u, n: editing.undo(s),
    "verwijder": lambda s, u, n: editing.delete_hulpbronnen(s, [u]),
}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("leeg") / "leeg.kaart.gpkg"
    Kaart.create(path, naam="Leeg", onze_definitie="", doel="").close()
    return path


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    done=st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 9)), max_size=8),
    pick=st.integers(0, 7),
)
def test_any_version_comes_back_and_undo_gives_the_identical_register(
    empty: Path, done: list[tuple[str, int]], pick: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty, folder))
        with closing(open_kaart(path)) as session:
            uuid = add(session, "Koor", x=1e5, y=5e5)
            seen = {session.kaart.history(1)[0].uuid: session.kaart.hulpbron(uuid)}
            for naam, number in done:
                if session.kaart.hulpbron(uuid) is not None or naam == "ongedaan":
                    ACTIONS[naam](session, uuid, number)
                    seen[session.kaart.history(1)[0].uuid] = session.kaart.hulpbron(uuid)
            stap, then = list(seen.items())[pick % len(seen)]
            before, steps = state(session), len(session.kaart.undoable)
            if then is None:
                with pytest.raises(WorldError):
                    history.restore_version(session, uuid, stap)
                return
            history.restore_version(session, uuid, stap)
            now = session.kaart.hulpbron(uuid)
            assert now is not None
            assert (now.naam, now.meer, now.plekken) == (then.naam, then.meer, then.plekken)
            gone = {r["naar"] for r in then.deel("relaties")} - {
                h.uuid for h in session.kaart.hulpbronnen()
            }
            for tabel, rijen in then.delen.items():
                expected = [r for r in rijen if r.get("naar") not in gone]
                assert {r["uuid"]: r for r in now.deel(tabel)} == {r["uuid"]: r for r in expected}
            assert [p for p in session.kaart.check() if p.ernst == "fout"] == []
            if len(session.kaart.undoable) > steps:
                editing.undo(session)
            assert state(session) == before
