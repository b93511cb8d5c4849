"""Kaarten of every earlier format, made by the program of then, open and lose nothing."""

from __future__ import annotations

import base64
import contextlib
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from sociale_kaart.domain.tabellen import TABELLEN
from sociale_kaart.project import schema, settings
from sociale_kaart.project.kaart import Kaart
from sociale_kaart.project.replay import read_state

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
VERSIONS = range(1, schema.FORMAAT_VERSIE)
# Per golden file the tables that no program of its format knew.
NEW_TABLES = {1: ("geen_dubbelen", "andere_bronnen", "metingen"), 2: ("metingen",)}


def copied(versie: int, folder: Path) -> Path:
    return Path(shutil.copy(GOLDEN / f"formaat_{versie}.kaart.gpkg", folder))


def expected(versie: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLDEN / f"formaat_{versie}.json").read_text("utf-8"))
    return found


def as_json(kaart: Kaart) -> dict[str, dict[str, dict[str, object]]]:
    return {
        tabel: {
            rij: {
                k: {"b64": base64.b64encode(v).decode()} if isinstance(v, bytes) else v
                for k, v in row.items()
            }
            for rij, row in rows.items()
        }
        for tabel, rows in read_state(kaart._store.connection).items()
    }


@pytest.mark.parametrize("versie", VERSIONS)
def test_every_row_is_there_after_migration_and_a_backup_of_before(
    versie: int, tmp_path: Path
) -> None:
    path = copied(versie, tmp_path)
    golden = expected(versie)
    before = path.read_bytes()
    with Kaart.open(path) as kaart:
        assert {k: v for k, v in as_json(kaart).items() if v} == golden["tabellen"]
        assert [p for p in kaart.check() if p.ernst == "fout"] == []
        ((log,),) = kaart._store.connection.execute("SELECT count(*) FROM bewerkingen")
        assert log == golden["bewerkingen"], "the migration is no edit"
        assert kaart.photo(next(iter(golden["tabellen"]["fotos"].values()))["sha256"])
        assert settings.local(kaart._store.connection, settings.FORMAAT) == schema.FORMAAT_VERSIE
    backup = path.with_name(f"formaat_{versie}.voor-versie-{versie + 1}.kaart.gpkg")
    with contextlib.closing(sqlite3.connect(backup)) as old:
        query = "SELECT waarde FROM kaart WHERE sleutel = 'formaat_versie'"
        assert old.execute(query).fetchone() == (versie,)
    assert path.read_bytes() != before


@pytest.mark.parametrize("versie", VERSIONS)
def test_the_history_of_before_can_be_undone(versie: int, tmp_path: Path) -> None:
    with Kaart.open(copied(versie, tmp_path)) as kaart:
        whole = as_json(kaart)
        steps = 0
        while kaart.undo():
            steps += 1
        assert kaart.hulpbronnen() == []
        for _ in range(steps):
            assert kaart.redo()
        assert as_json(kaart) == whole


@pytest.mark.parametrize("versie", VERSIONS)
def test_a_migrated_kaart_is_as_a_new_one(versie: int, tmp_path: Path) -> None:
    def columns(kaart: Kaart, naam: str) -> set[tuple[str, str]]:
        found = kaart._store.connection.execute(f"PRAGMA table_info({naam})")
        return {(row[1], row[2]) for row in found}

    def indexes(kaart: Kaart) -> set[str]:
        query = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        return {naam for (naam,) in kaart._store.connection.execute(query)}

    def contents(kaart: Kaart) -> set[str]:
        query = "SELECT table_name FROM gpkg_contents"
        return {naam for (naam,) in kaart._store.connection.execute(query)}

    new = tmp_path / "nieuw.kaart.gpkg"
    with (
        Kaart.open(copied(versie, tmp_path)) as old,
        Kaart.create(new, naam="", onze_definitie="", doel="") as made,
    ):
        for beschrijving in TABELLEN:
            assert columns(old, beschrijving.naam) == columns(made, beschrijving.naam)
        assert indexes(old) == indexes(made)
        assert contents(old) == contents(made)


@pytest.mark.parametrize("versie", VERSIONS)
def test_an_old_kaart_can_be_read_where_nothing_may_be_written(versie: int, tmp_path: Path) -> None:
    path = copied(versie, tmp_path)
    before = path.read_bytes()
    with Kaart.open(path, read_only=True) as kaart:
        assert kaart.hulpbronnen() != []
        for tabel in NEW_TABLES[versie]:
            assert kaart.rows(tabel) == []
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
