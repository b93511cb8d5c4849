"""Backups compared and put back: one step, exactly what was, and nothing removed for good."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.operations import backups, editing, upkeep
from sociale_kaart.operations.sessions import Session, new_kaart, open_kaart
from sociale_kaart.project import migrations, schema
from sociale_kaart.project.kaart import Kaart
from sociale_kaart.project.replay import read_state

if TYPE_CHECKING:
    import sqlite3

    from sociale_kaart.project.replay import State

NU = dt.datetime(2026, 11, 22, 14, 5, 9).astimezone()


def state(session: Session) -> State:
    return read_state(session.kaart._store.connection, derived=True)


def add(session: Session, naam: str, **plek: object) -> str:
    return str(editing.add_hulpbron(session, {"naam": naam}, dict(plek) or None).nieuw)


def insert(session: Session, tabel: str, **waarden: object) -> str:
    with session.kaart.action(f"Voeg iets toe aan {tabel}") as actie:
        return actie.insert(tabel, waarden)


def backup(session: Session, later: int = 0) -> Path:
    made = backups.make_backup(session.kaart.path, now=NU + dt.timedelta(seconds=later))
    assert made is not None
    return made


def drawn(session: Session, path: Path) -> list[str]:
    return [
        f"{one.soort} {one.naam}: {'; '.join(w.tekst for w in one.velden)}"
        for one in backups.compare_backup(session, path)
    ]


def test_what_putting_back_would_do_and_then_does(session: Session) -> None:
    koor = add(session, "Koor", straat="Dorpsstraat")
    weg = add(session, "Wandelen", x=190_000.0, y=500_000.0)
    insert(session, "doelgroepen", hulpbron=koor, doelgroep="ouderen")
    insert(session, "partijen", naam="GGD")
    made, then = backup(session), state(session)
    assert drawn(session, made) == []
    editing.edit_hulpbron(session, koor, {"naam": "Zangkoor"}, plek={"straat": "Kerkstraat"})
    insert(session, "doelgroepen", hulpbron=koor, doelgroep="jongeren")
    editing.delete_hulpbronnen(session, [weg])
    add(session, "Nieuw")
    insert(session, "partijen", naam="Fonds")
    now = state(session)
    assert drawn(session, made) == [
        "weg Nieuw: ",
        "nieuw Wandelen: ",
        (
            "anders Zangkoor: Naam: Zangkoor → Koor; Plek, Straat: Kerkstraat → Dorpsstraat;"
            " Doelgroep: − Jongeren"
        ),
        "anders Partijen: Verdwijnt: 1",
    ]
    assert state(session) == now
    change = backups.restore_backup(session, made)
    assert change.tekst == "Zet de reservekopie van 22 november 2026, 14:05 terug"
    assert change.hulpbronnen is not None
    assert {koor, weg} < change.hulpbronnen
    assert state(session) == then
    assert session.kaart.undo_text == change.tekst
    assert session.kaart.check() == []
    again = backups.restore_backup(session, made)
    assert (again.hulpbronnen, again.tabellen) == (frozenset(), frozenset())
    editing.undo(session)
    assert state(session) == now
    editing.redo(session)
    assert state(session) == then


def test_what_was_removed_for_good_stays_away(session: Session) -> None:
    weg, ander = add(session, "Koor van toen"), add(session, "De Brug")
    insert(session, "relaties", hulpbron=ander, soort="ondersteunt", naar=weg)
    made = backup(session)
    upkeep.remove(session, hulpbron=weg, definitief=True)
    assert drawn(session, made) == []
    editing.edit_hulpbron(session, ander, {"naam": "De Sluis"})
    backups.restore_backup(session, made)
    assert [h.naam for h in session.kaart.hulpbronnen()] == ["De Brug"]
    assert session.kaart.rows("relaties") == []
    assert session.kaart.check() == []


def test_a_person_who_was_removed_stays_away_in_every_text(session: Session) -> None:
    """The description was cleaned where it stands, and edited after that; the contact was made
    again without the person."""
    koor = add(session, "Koor")
    editing.edit_hulpbron(
        session,
        koor,
        {"omschrijving": "Bel Jan Jansen", "kosten": "2 euro"},
        contact={"contactpersoon": "Jan Jansen", "organisatie": "Welzijn"},
    )
    made = backup(session)
    upkeep.remove(session, persoon="Jan Jansen", definitief=True)
    editing.edit_hulpbron(session, koor, {"omschrijving": "Bel Piet", "kosten": "3 euro"})
    assert "Jan" not in " ".join(drawn(session, made))
    backups.restore_backup(session, made)
    (hulpbron,) = session.kaart.hulpbronnen()
    assert (hulpbron.omschrijving, hulpbron.meer["kosten"]) == ("Bel [verwijderd]", "2 euro")
    assert [r["organisatie"] for r in hulpbron.deel("contacten")] == ["Welzijn"]
    session.close()
    assert b"Jan Jansen" not in session.kaart.path.read_bytes()


def test_photos_come_along(session: Session) -> None:
    koor = add(session, "Koor")
    with session.kaart.action("Foto") as actie:
        sha = actie.keep_photo(b"jpeg")
    foto = insert(session, "fotos", sha256=sha, bijschrift="Kerst")
    insert(session, "verhalen", hulpbron=koor, tekst="Mooi", foto=foto)
    made = backup(session)
    editing.delete_hulpbronnen(session, [koor])
    session.kaart._store.connection.execute("DELETE FROM foto_bestanden")
    backups.restore_backup(session, made)
    assert session.kaart.photo(sha) == b"jpeg"


def test_the_kaart_stays_on_its_ondergrond(session: Session, grond: Path) -> None:
    made = backup(session)
    with session.kaart.action("Andere ondergrond") as actie:
        actie.set_instelling("ondergrond_naam", "Nieuwer")
        actie.set_instelling("naam", "Andere naam")
    backups.restore_backup(session, made)
    assert session.kaart.instelling("ondergrond_naam") == "Nieuwer"
    assert session.kaart.naam == "Proef"


def test_a_plek_gets_its_buurt_back_without_ondergrond(session: Session, grond: Path) -> None:
    point = session.required_ondergrond().layer("buurten").geometry.iloc[0].representative_point()
    koor = add(session, "Koor", x=point.x, y=point.y)
    made, before, path = backup(session), state(session), session.kaart.path
    session.close()
    grond.unlink()
    with open_kaart(path) as bare:
        editing.delete_hulpbronnen(bare, [koor])
        backups.restore_backup(bare, made)
        assert state(bare) == before


def test_another_kaart_the_kaart_itself_and_no_kaart_are_refused(
    session: Session, grond: Path, tmp_path: Path
) -> None:
    with new_kaart(
        tmp_path / "ander.kaart.gpkg", naam="A", onze_definitie="", doel="", ondergrond=None
    ) as ander:
        vreemd = backup(ander)
    for path, zin in (
        (vreemd, "van een andere"),
        (session.kaart.path, "de kaart zelf"),
        (grond, "ondergrond"),
        (tmp_path / "weg.kaart.gpkg", "niet gevonden"),
    ):
        for operation in (backups.compare_backup, backups.restore_backup):
            with pytest.raises(WorldError, match=zin):
                operation(session, path)
    assert session.kaart.undo_text is None


def test_a_newer_backup_is_refused_and_an_older_one_is_read(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    koor = add(session, "Koor")
    older, path = backup(session), session.kaart.path
    editing.edit_hulpbron(session, koor, {"naam": "Zangkoor"})
    session.close()
    with monkeypatch.context() as later:
        following = schema.FORMAAT_VERSIE + 1
        later.setattr(schema, "FORMAAT_VERSIE", following)
        later.setattr(migrations, "_MIGRATIONS", {})

        @migrations.migration(to=following)
        def add_geur(connection: sqlite3.Connection) -> None:
            connection.execute("ALTER TABLE hulpbronnen ADD COLUMN geur TEXT")

        copy = Path(shutil.copy(path, path.with_name("toen.kaart.gpkg")))
        before = older.read_bytes()
        with open_kaart(path) as newer:
            add(newer, "Later")
            made = backup(newer, later=1)
            assert drawn(newer, older) == ["weg Later: ", "anders Zangkoor: Naam: Zangkoor → Koor"]
            backups.restore_backup(newer, older)
            assert [h.naam for h in newer.kaart.hulpbronnen()] == ["Koor"]
        assert older.read_bytes() == before
    with (
        open_kaart(copy) as again,
        pytest.raises(WorldError, match="nieuwere versie van Sociale Kaart"),
    ):
        backups.restore_backup(again, made)


def test_working_on_in_a_backup_is_said_to_be_that(session: Session) -> None:
    made = backup(session)
    with open_kaart(made) as working:
        assert [m for m in working.meldingen if "komt niet in de kaart zelf" in m]
    with open_kaart(made, read_only=True) as reading:
        assert not [m for m in reading.meldingen if "reservekopie" in m]


def test_a_stop_takes_everything_back(session: Session) -> None:
    for number in range(5):
        add(session, f"H{number}")
    made = backup(session)
    editing.delete_hulpbronnen(session, [h.uuid for h in session.kaart.hulpbronnen()])

    class Stop:
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            if gedaan == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        backups.restore_backup(session, made, Stop())
    assert session.kaart.hulpbronnen() == []
    assert session.kaart.undo_text == "Verwijder 5 hulpbronnen"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("leeg") / "leeg.kaart.gpkg"
    Kaart.create(path, naam="Leeg", onze_definitie="", doel="").close()
    return path


WHAT = st.tuples(
    st.sampled_from(["voeg toe", "hernoem", "verwijder", "verhaal", "relatie", "vergeet", "undo"]),
    st.integers(0, 20),
)


def do(session: Session, what: str, number: int) -> None:
    uuids = sorted(h.uuid for h in session.kaart.hulpbronnen())
    if what == "undo":
        editing.undo(session)
    elif what == "voeg toe" or not uuids:
        add(session, f"H{number}", x=1e5 + number, y=5e5)
    else:
        uuid, ander = uuids[number % len(uuids)], uuids[-1]
        if what == "hernoem":
            editing.edit_hulpbron(session, uuid, {"naam": f"N{number}", "gratis": number % 2})
        elif what == "verwijder":
            editing.delete_hulpbronnen(session, [uuid])
        elif what == "verhaal":
            verhaal = insert(session, "verhalen", hulpbron=uuid, tekst="t")
            insert(session, "verhaal_themas", verhaal=verhaal, thema="ondersteuning")
        elif what == "relatie":
            insert(session, "relaties", hulpbron=uuid, soort="ondersteunt", naar=ander)
        else:
            session.kaart.forget(hulpbron=uuid)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=st.lists(WHAT, max_size=8), after=st.lists(WHAT, max_size=8))
def test_any_backup_comes_back_and_undo_gives_the_identical_register(
    empty: Path, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty, folder))
        with closing(open_kaart(path)) as session:
            for what, number in before:
                do(session, what, number)
            made, then = backup(session), state(session)
            for what, number in after:
                do(session, what, number)
            now, steps = state(session), len(session.kaart.undoable)
            backups.restore_backup(session, made)
            vergeten = {
                rij
                for (rij,) in session.kaart._store.connection.execute("SELECT rij FROM vergeten")
            }
            expected = {
                tabel: {rij: row for rij, row in rows.items() if rij not in vergeten}
                for tabel, rows in then.items()
            }
            # Without an ondergrond a point that came back has the buurt of the backup: none here.
            assert state(session) == expected
            assert [p for p in session.kaart.check() if p.ernst == "fout"] == []
            if len(session.kaart.undoable) > steps:
                editing.undo(session)
            assert state(session) == now
