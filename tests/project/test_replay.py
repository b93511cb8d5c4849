"""The log is the truth: whatever happened, replaying it into empty tables gives the register."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociale_kaart.project import connection as connections
from sociale_kaart.project import log
from sociale_kaart.project import settings as facts
from sociale_kaart.project.kaart import Kaart
from sociale_kaart.project.opening import write_schema
from sociale_kaart.project.replay import known, materialise, read_state, replay, replay_file
from sociale_kaart.project.writer import derive_buurtcode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sociale_kaart.project.replay import State

NAMEN = ("Jan Jansen", "Fatima el Idrissi", "Wim Úbeda")
TEKSTEN = ("Buurthuis", "Koor", "", "Bel Jan Jansen", "06-12345678", "é\U0001f3e0", None)


def buurt_of(x: float, _: float) -> str | None:
    return f"BU{int(x) // 1000:08d}" if x < 250_000 else None


@dataclass
class Run:
    """A kaart with somebody working on it; `undoable` holds the register before each step."""

    kaart: Kaart
    path: Path
    undoable: list[State] = field(default_factory=list)
    redoable: list[State] = field(default_factory=list)

    def state(self) -> State:
        return read_state(self.kaart._store.connection, derived=True)

    @contextlib.contextmanager
    def step(self) -> Iterator[None]:
        before, steps = self.state(), len(self.kaart.history(10_000))
        yield
        if len(self.kaart.history(10_000)) > steps:
            self.undoable.append(before)
            self.redoable.clear()

    def some(self, tabel: str, pick: int) -> str | None:
        rijen = self.kaart.rows(tabel)
        return str(rijen[pick % len(rijen)]["uuid"]) if rijen else None


def add(run: Run, pick: int, tekst: str | None) -> None:
    with run.step(), run.kaart.action("Voeg toe") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": tekst, "sfeer": "persoonlijk"})
        x = 190_000 + pick * 7_919 % 70_000
        actie.insert("plekken", {"hulpbron": uuid, "x": x, "y": 500_000.5, "straat": tekst})
        wie = {"contactpersoon": NAMEN[pick % 3], "telefoon": f"06-1234567{pick % 3}"}
        actie.insert("contacten", {"hulpbron": uuid, "organisatie": tekst, **wie})
        verhaal = actie.insert("verhalen", {"hulpbron": uuid, "tekst": tekst})
        actie.insert("verhaal_themas", {"verhaal": verhaal, "thema": "erkend"})


def edit(run: Run, pick: int, tekst: str | None) -> None:
    tabel, kolom = (
        ("hulpbronnen", "naam"), ("hulpbronnen", "omschrijving"), ("contacten", "contactpersoon"),
        ("contacten", "email"), ("plekken", "buurt_gekozen"), ("verhalen", "tekst"),
    )[pick % 6]  # fmt: skip
    uuid = run.some(tabel, pick)
    if uuid is not None:
        with run.step(), run.kaart.action("Wijzig") as actie:
            actie.update(tabel, uuid, {kolom: tekst})


def move(run: Run, pick: int, tekst: str | None) -> None:
    uuid = run.some("plekken", pick)
    if uuid is not None:
        x, y = (None, None) if tekst is None else (180_000 + pick * 31, 500_000)
        with run.step(), run.kaart.action("Verplaats") as actie:
            actie.update("plekken", uuid, {"x": x, "y": y})


def link(run: Run, pick: int, tekst: str | None) -> None:
    one, two = run.some("hulpbronnen", pick), run.some("hulpbronnen", pick // 2)
    if one is not None:
        with run.step(), run.kaart.action("Verbind") as actie:
            actie.insert("relaties", {"hulpbron": one, "soort": "verwijst_naar", "naar": two})
            actie.insert("doelgroepen", {"hulpbron": two, "doelgroep": "ouderen"})
            batch = actie.insert("batches", {"bestand": "lijst.xlsx"})
            cellen = '{"naam": "Jan Jansen", "tel": "+31 6 1234 5670"}'
            actie.insert("ruwe_rijen", {"batch": batch, "hulpbron": one, "cellen": cellen})
            scenario = actie.insert("scenarios", {"naam": tekst})
            plek = run.some("plekken", pick)
            actie.insert("scenario_plekken", {"scenario": scenario, "plek": plek})


def remove(run: Run, pick: int, tekst: str | None) -> None:
    tabel = ("hulpbronnen", "plekken", "relaties", "batches", "verhalen")[pick % 5]
    uuid = run.some(tabel, pick)
    if uuid is not None:
        with run.step(), run.kaart.action("Verwijder") as actie:
            actie.delete(tabel, uuid)


def fail(run: Run, pick: int, tekst: str | None) -> None:
    before = run.state()
    with contextlib.suppress(KeyError), run.kaart.action("Stuk") as actie:
        actie.insert("hulpbronnen", {"naam": tekst})
        actie.update("plekken", "bestaat niet", {"schema": "x"})
    assert run.state() == before


def undo(run: Run, pick: int, tekst: str | None) -> None:
    before = run.state()
    stap = run.kaart.undo()
    assert (stap is not None) == bool(run.undoable)
    if stap is not None:
        assert run.state() == run.undoable.pop()
        run.redoable.append(before)


def redo(run: Run, pick: int, tekst: str | None) -> None:
    before = run.state()
    stap = run.kaart.redo()
    assert (stap is not None) == bool(run.redoable)
    if stap is not None:
        assert run.state() == run.redoable.pop()
        run.undoable.append(before)


def reopen(run: Run, pick: int, tekst: str | None) -> None:
    run.kaart.close()
    run.kaart = Kaart.open(run.path, buurtzoeker=buurt_of)


def elsewhere(run: Run, pick: int, tekst: str | None) -> None:
    "QGIS: adds, changes and removes rows without knowing about uuids, children or log."
    before = run.state()
    run.kaart.close()
    with contextlib.closing(sqlite3.connect(run.path)) as other, other:
        other.execute("DELETE FROM hulpbronnen WHERE fid % 3 = ?", (pick % 3,))
        other.execute("INSERT INTO hulpbronnen (naam) VALUES (?)", (tekst,))
        other.execute("UPDATE plekken SET straat = ? WHERE fid % 2 = ?", (tekst, pick % 2))
        one = other.execute("SELECT uuid FROM hulpbronnen").fetchone()[0]
        other.executemany(
            "INSERT INTO doelgroepen (hulpbron, doelgroep) VALUES (?, 'jongeren')", [(one,)] * 2
        )
    run.kaart = Kaart.open(run.path, buurtzoeker=buurt_of)
    run.undoable.append(before)
    run.redoable.clear()


def forget(run: Run, pick: int, tekst: str | None) -> None:
    uuid = run.some("hulpbronnen", pick)
    if uuid is not None and pick % 2:
        gone = run.kaart.forget(hulpbron=uuid).iets
        # Only in `vergeten`: once as a value, once in its index.
        assert run.path.read_bytes().count(uuid.encode()) == 2
    else:
        gone = run.kaart.forget(persoon=NAMEN[pick % 3]).iets
        assert NAMEN[pick % 3].encode() not in run.path.read_bytes()
    if gone:
        run.undoable.clear()
        run.redoable.clear()


COMMANDS = (add, add, edit, edit, move, link, remove, undo, undo, redo, reopen, fail,
            elsewhere, forget)  # fmt: skip
SEQUENCES = st.lists(
    st.tuples(st.sampled_from(COMMANDS), st.integers(0, 1000), st.sampled_from(TEKSTEN)),
    min_size=4,
    max_size=14,
)


@pytest.fixture(scope="module")
def empty_kaart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new kaart to copy; without waiting for the disk, which these tests are not about."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connections.DURABLE, "synchronous", 0)
        path = tmp_path_factory.mktemp("leeg") / "leeg.kaart.gpkg"
        Kaart.create(path, naam="Leeg", onze_definitie="", doel="").close()
        yield path


@given(SEQUENCES)
@settings(
    max_examples=500, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_replaying_the_log_into_empty_tables_gives_the_same_register(
    empty_kaart: Path, sequence: list[tuple]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.kaart.gpkg"
        shutil.copyfile(empty_kaart, path)
        run = Run(Kaart.open(path, buurtzoeker=buurt_of), path)
        try:
            for command, pick, tekst in sequence:
                command(run, pick, tekst)
            assert replayed(run.kaart._store.connection) == run.state()
            assert [p for p in run.kaart.check() if p.ernst == "fout"] == []
        finally:
            run.kaart.close()


def replayed(connection: sqlite3.Connection) -> State:
    """The register that comes out when only the log is left, through real tables."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        fresh.execute("PRAGMA foreign_keys = ON")
        fresh.execute("BEGIN")
        write_schema(fresh)
        materialise(fresh, known(replay_file(connection)))
        for (plek,) in fresh.execute("SELECT uuid FROM plekken").fetchall():
            derive_buurtcode(fresh, plek, buurt_of, moved=True)
        fresh.execute("COMMIT")
        return read_state(fresh, derived=True)


def test_the_order_of_the_lines_does_not_matter(kaart: Kaart, pad: Path) -> None:
    run = Run(kaart, pad)
    for command, pick in ((add, 1), (edit, 1), (link, 3), (remove, 0), (undo, 0), (add, 2)):
        command(run, pick, "Tekst")
    lines = list(log.read(kaart._store.connection))
    expected = read_state(kaart._store.connection)
    for seed in range(5):
        random.Random(seed).shuffle(lines)
        assert known(replay(lines)) == expected


def test_a_forgotten_row_stays_away(kaart: Kaart, pad: Path) -> None:
    "An old file brings its lines back; `vergeten` beats them."
    run = Run(kaart, pad)
    add(run, 1, "Buurthuis")
    old = list(log.read(kaart._store.connection))
    uuid = kaart.hulpbronnen()[0].uuid
    kaart.forget(hulpbron=uuid)
    connection = kaart._store.connection
    vergeten = {rij for (rij,) in connection.execute("SELECT rij FROM vergeten")}
    assert known(replay(old, vergeten)) == read_state(connection)
    assert facts.local(connection, facts.OPRUIMEN) is None
