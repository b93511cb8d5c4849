"""Opening a kaart: what is refused and how, what is mended, who may write."""

from __future__ import annotations

import contextlib
import ctypes
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import zipfile
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.project import connection as connections
from sociale_kaart.project import migrations, schema, settings
from sociale_kaart.project.connection import DURABLE, PragmaError, assert_durable
from sociale_kaart.project.errors import (
    DamagedKaartError,
    KaartInUseError,
    KaartNotWrittenError,
    NewerKaartError,
    ReadOnlyKaartError,
)
from sociale_kaart.project.kaart import Kaart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Linux: take a capability from all that a process starts.
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def add_hulpbron(kaart: Kaart, naam: str = "Buurthuis") -> str:
    with kaart.action("Voeg hulpbron toe") as actie:
        return actie.insert("hulpbronnen", {"naam": naam, "omschrijving": "x" * 20_000})


def in_python(code: str, *args: object, ordinary_user: bool = False) -> subprocess.CompletedProcess:
    """Run code in another process; as an `ordinary_user` permissions hold for root too."""
    start = """
    import sys
    from pathlib import Path
    from sociale_kaart.base.errors import WorldError
    from sociale_kaart.project.kaart import Kaart
    """
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(start) + textwrap.dedent(code), *map(str, args)],
        capture_output=True, text=True, check=False, timeout=60,
        preexec_fn=_without_override if ordinary_user else None,
    )  # fmt: skip


def _without_override() -> None:
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


# What is refused.


def a_folder(path: Path) -> None:
    path.mkdir()


def an_empty_file(path: Path) -> None:
    path.touch()


def a_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")


def a_database(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (a)")


def a_plain_geopackage(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        other.execute(f"PRAGMA application_id = {0x47504B47}")
        other.execute("CREATE TABLE gpkg_contents (table_name)")


def an_ondergrond(path: Path) -> None:
    a_plain_geopackage(path)
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE buurten (fid)")


def text(path: Path) -> None:
    path.write_text("naam;straat\n" * 50)


def nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (nothing, "niet gevonden"),
        (a_folder, "is een map"),
        (an_empty_file, "is leeg"),
        (a_workbook, "is geen kaart"),
        (a_database, "is geen kaart"),
        (text, "is geen kaart"),
        (a_plain_geopackage, "is geen kaart"),
        (an_ondergrond, "is een ondergrond en geen kaart"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_kaart_gets_one_sentence_and_stays_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], sentence: str, *, read_only: bool
) -> None:
    path = tmp_path / "iets.kaart.gpkg"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(WorldError, match=sentence):
        Kaart.open(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [p.name for p in tmp_path.iterdir()] in ([], ["iets.kaart.gpkg"])


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.99])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_was_cut_off_is_refused(
    kaart: Kaart, pad: Path, keep: float, *, read_only: bool
) -> None:
    add_hulpbron(kaart)
    kaart.close()
    content = pad.read_bytes()
    pad.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(DamagedKaartError, match="beschadigd"):
        Kaart.open(pad, read_only=read_only)


def test_a_damaged_page_is_found_before_anything_is_written(kaart: Kaart, pad: Path) -> None:
    add_hulpbron(kaart)
    kaart.close()
    content = bytearray(pad.read_bytes())
    content[3 * 4096 : 4 * 4096] = b"\xff" * 4096
    pad.write_bytes(content)
    with pytest.raises(DamagedKaartError, match="reservekopie"):
        Kaart.open(pad)
    assert pad.read_bytes() == content


def test_a_newer_kaart_is_refused_politely(kaart: Kaart, pad: Path) -> None:
    kaart.close()
    with contextlib.closing(sqlite3.connect(pad)) as other, other:
        other.execute("UPDATE kaart SET waarde = waarde + 1 WHERE sleutel = 'formaat_versie'")
    before = pad.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerKaartError, match="nieuwere versie van Sociale Kaart"):
            Kaart.open(pad, read_only=read_only)
    assert pad.read_bytes() == before


# Migrations.


NOW = schema.FORMAAT_VERSIE


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """This program, one version later: hulpbronnen have got a smell."""
    monkeypatch.setattr(schema, "FORMAAT_VERSIE", NOW + 1)
    monkeypatch.setattr(migrations, "_MIGRATIONS", {})

    @migrations.migration(to=NOW + 1)
    def add_geur(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE hulpbronnen ADD COLUMN geur TEXT")


def columns(kaart: Kaart) -> set[str]:
    found = kaart._store.connection.execute("PRAGMA table_info(hulpbronnen)")
    return {row[1] for row in found}


def test_an_older_kaart_is_brought_up_to_date_after_a_backup(
    kaart: Kaart, pad: Path, next_version: None
) -> None:
    add_hulpbron(kaart)
    kaart.close()
    with Kaart.open(pad) as newer:
        assert "geur" in columns(newer)
        assert [h.naam for h in newer.hulpbronnen()] == ["Buurthuis"]
        assert newer.undo_text == "Voeg hulpbron toe"
        assert newer.check() == []
        assert settings.local(newer._store.connection, settings.FORMAAT) == NOW + 1
    backup = pad.with_name(f"De Búurt.voor-versie-{NOW + 1}.kaart.gpkg")
    with contextlib.closing(sqlite3.connect(backup)) as old:
        query = "SELECT waarde FROM kaart WHERE sleutel = 'formaat_versie'"
        assert old.execute(query).fetchone() == (NOW,)
        assert old.execute("SELECT naam FROM hulpbronnen").fetchone() == ("Buurthuis",)


def test_an_older_kaart_can_be_read_without_touching_it(
    kaart: Kaart, pad: Path, next_version: None
) -> None:
    kaart.close()
    before = pad.read_bytes()
    with Kaart.open(pad, read_only=True) as newer:
        assert "geur" in columns(newer)
    assert pad.read_bytes() == before
    assert [p.name for p in pad.parent.iterdir()] == [pad.name]


def test_a_migration_that_breaks_leaves_the_older_kaart(
    kaart: Kaart, pad: Path, next_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kaart.close()

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE hulpbronnen ADD COLUMN geur TEXT")
        raise ZeroDivisionError

    monkeypatch.setitem(migrations._MIGRATIONS, NOW + 1, half)
    with pytest.raises(ZeroDivisionError):
        Kaart.open(pad)
    monkeypatch.setattr(schema, "FORMAAT_VERSIE", NOW)
    with Kaart.open(pad) as again:
        assert "geur" not in columns(again)


def test_a_second_step_that_breaks_keeps_the_backup_of_before_the_first(
    kaart: Kaart, pad: Path, next_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    "The next try starts from the version it reached and makes a backup of that beside it."
    add_hulpbron(kaart)
    kaart.close()
    monkeypatch.setattr(schema, "FORMAAT_VERSIE", NOW + 2)

    @migrations.migration(to=NOW + 2)
    def breaks(_connection: sqlite3.Connection) -> None:
        raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            Kaart.open(pad)
    versions = {}
    for path in pad.parent.glob("*.voor-versie-*.kaart.gpkg"):
        with contextlib.closing(sqlite3.connect(path)) as old:
            versions[path.name] = settings.local(old, settings.FORMAAT)
    assert versions == {
        f"De Búurt.voor-versie-{NOW + 1}.kaart.gpkg": NOW,
        f"De Búurt.voor-versie-{NOW + 2}.kaart.gpkg": NOW + 1,
    }


# Settings of SQLite, journals.


def test_a_kaart_is_written_durably(kaart: Kaart) -> None:
    "Kills cannot show this: what the kernel has is safe from them, not from a power cut."
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    found = [kaart._store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    assert found == ["delete", 3, 1, 1]


@pytest.mark.parametrize("name", DURABLE)
def test_every_setting_is_asserted(kaart: Kaart, name: str) -> None:
    assert_durable(kaart._store.connection)
    other = {"journal_mode": "memory"}.get(name, 0)
    kaart._store.connection.execute(f"PRAGMA {name} = {other}")
    with pytest.raises(PragmaError, match=name):
        assert_durable(kaart._store.connection)


def test_a_file_left_in_wal_mode_becomes_one_file_again(kaart: Kaart, pad: Path) -> None:
    "QGIS works in WAL mode and crashed: half of the kaart is in a file beside it."
    add_hulpbron(kaart)
    kaart.close()
    crash = """
    import os, sqlite3
    other = sqlite3.connect(sys.argv[1], isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE hulpbronnen SET naam = 'uit QGIS'")
    os._exit(0)
    """
    in_python(crash, pad)
    assert pad.with_name(pad.name + "-wal").stat().st_size > 0
    with Kaart.open(pad, read_only=True) as reading:
        assert reading.hulpbronnen()[0].naam == "uit QGIS"
    with Kaart.open(pad) as again:
        assert again.hulpbronnen()[0].naam == "uit QGIS"
        assert again.history()[0].soort == "buiten"
    assert [p.name for p in pad.parent.iterdir()] == [pad.name]
    assert pad.read_bytes()[18:20] == b"\x01\x01"


def test_reading_a_file_in_wal_mode_leaves_nothing_beside_it(kaart: Kaart, pad: Path) -> None:
    kaart.close()
    with contextlib.closing(sqlite3.connect(pad)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    before = pad.read_bytes()
    with Kaart.open(pad, read_only=True) as reading:
        assert reading.naam == "De Buurt"
        assert [p.name for p in pad.parent.iterdir()] == [pad.name]
    assert pad.read_bytes() == before


def test_wal_mode_set_while_the_kaart_is_open_ends_with_it(kaart: Kaart, pad: Path) -> None:
    "QGIS opens the same file, saves and closes."
    add_hulpbron(kaart)
    with contextlib.closing(sqlite3.connect(pad, isolation_level=None)) as qgis:
        qgis.execute("PRAGMA journal_mode = WAL")
        qgis.execute("UPDATE hulpbronnen SET naam = 'uit QGIS'")
    add_hulpbron(kaart, "Koor")
    kaart.close()
    assert [p.name for p in pad.parent.iterdir()] == [pad.name]
    assert pad.read_bytes()[18:20] == b"\x01\x01"
    with Kaart.open(pad) as again:
        assert [h.naam for h in again.hulpbronnen()] == ["Koor", "uit QGIS"]
        assert [s.soort for s in again.history(2)] == ["actie", "buiten"]
        assert again.check() == []


def leave_hot_journal(pad: Path) -> None:
    """Leave the file as a crash in the middle of writing a transaction does."""
    crash = """
    import os, sqlite3
    other = sqlite3.connect(sys.argv[1], isolation_level=None)
    other.execute("PRAGMA cache_size = 1")
    other.execute("BEGIN IMMEDIATE")
    for i in range(200):
        other.execute("INSERT INTO partijen (naam) VALUES (?)", (str(i) * 2000,))
    other.execute("UPDATE hulpbronnen SET naam = 'half'")
    os._exit(0)
    """
    result = in_python(crash, pad)
    assert result.returncode == 0, result.stderr
    assert pad.with_name(pad.name + "-journal").stat().st_size > 0


def test_a_transaction_cut_off_by_a_crash_is_taken_back(kaart: Kaart, pad: Path) -> None:
    add_hulpbron(kaart)
    kaart.close()
    leave_hot_journal(pad)
    before = pad.read_bytes()
    with Kaart.open(pad, read_only=True) as reading:
        assert [h.naam for h in reading.hulpbronnen()] == ["Buurthuis"]
        assert reading.rows("partijen") == []
    assert pad.read_bytes() == before, "reading has changed the file"
    with Kaart.open(pad) as again:
        assert [h.naam for h in again.hulpbronnen()] == ["Buurthuis"]
        assert again.check() == []
        assert again.history()[0].omschrijving == "Voeg hulpbron toe"


def test_a_journal_that_never_counted_is_swept_away(kaart: Kaart, pad: Path) -> None:
    "Killed before the header was written: SQLite ignores it, but it holds what people typed."
    kaart.close()
    pad.with_name(pad.name + "-journal").write_bytes(bytes(512) + b"Fatima 06-12345678" * 100)
    with Kaart.open(pad) as again:
        assert again.history()[0].soort == "begin"
        assert not again._store.edited_outside()
    assert [p.name for p in pad.parent.iterdir()] == [pad.name]


# One writer.


def test_a_second_writer_hears_who_is_first(kaart: Kaart, pad: Path) -> None:
    for _ in range(2):
        with pytest.raises(KaartInUseError, match=r"al geopend door .+, sinds \d\d-\d\d-\d{4}"):
            Kaart.open(pad)
    code = """
    try:
        Kaart.open(Path(sys.argv[1]), auteur="Wim")
    except WorldError as error:
        print(error)
    """
    assert "al geopend door" in in_python(code, pad).stdout
    add_hulpbron(kaart)
    with Kaart.open(pad, read_only=True) as reading:
        assert len(reading.hulpbronnen()) == 1


def test_the_author_is_named_to_the_next(pad: Path) -> None:
    with (
        Kaart.create(pad, naam="x", onze_definitie="", doel="", auteur="Fatima"),
        pytest.raises(KaartInUseError, match="door Fatima op"),
    ):
        Kaart.open(pad)


def test_a_crash_does_not_leave_a_kaart_locked(kaart: Kaart, pad: Path) -> None:
    kaart.close()
    in_python("import os; kaart = Kaart.open(Path(sys.argv[1])); os._exit(1)", pad)
    assert pad.with_name(pad.name + ".slot").exists()
    with Kaart.open(pad) as again:
        add_hulpbron(again)
    assert [p.name for p in pad.parent.iterdir()] == [pad.name]


def test_another_program_that_is_writing_is_named(
    kaart: Kaart, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_BUSY_S", 0.1)
    kaart._store.connection.execute("PRAGMA busy_timeout = 100")
    with contextlib.closing(sqlite3.connect(pad, isolation_level=None)) as qgis:
        qgis.execute("BEGIN IMMEDIATE")
        with pytest.raises(KaartInUseError, match="QGIS"):
            add_hulpbron(kaart)
        qgis.execute("ROLLBACK")
    assert kaart.hulpbronnen() == []
    add_hulpbron(kaart)
    assert kaart.undo_text == "Voeg hulpbron toe"


# A disk that refuses.


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are different there")
def test_a_full_disk_changes_nothing(kaart: Kaart, pad: Path) -> None:
    add_hulpbron(kaart)
    kaart.close()
    code = """
    import resource
    path = Path(sys.argv[1])
    kaart = Kaart.open(path)
    with kaart.action("Past nog") as actie:
        actie.insert("partijen", {"naam": "klein"})
    limit = path.stat().st_size + 8192
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with kaart.action("Te groot") as actie:
            actie.insert("partijen", {"naam": "x" * 500_000})
    except WorldError as error:
        print(type(error).__name__, error)
    # The kaart works on: reading, and what does fit.
    print(len(kaart.rows("partijen")), kaart.undo_text)
    with kaart.action("Past weer") as actie:
        actie.insert("partijen", {"naam": "klein"})
    kaart.close()
    """
    result = in_python(code, pad)
    assert result.stderr == ""
    first, second = result.stdout.splitlines()
    assert first.startswith(KaartNotWrittenError.__name__)
    assert "schijf" in first
    assert first.endswith("Er is niets veranderd.")
    assert second == "1 Past nog"
    with Kaart.open(pad) as again:
        assert len(again.rows("partijen")) == 2
        assert again.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are different there")
def test_a_kaart_that_does_not_fit_leaves_nothing(tmp_path: Path) -> None:
    code = """
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        Kaart.create(Path(sys.argv[1]), naam="x", onze_definitie="", doel="")
    except WorldError as error:
        print(error)
    """
    result = in_python(code, tmp_path / "x.kaart.gpkg")
    assert "schijf" in result.stdout
    assert result.stderr == ""
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def closed_folder(kaart: Kaart, pad: Path) -> Iterator[Path]:
    """A kaart in a folder in which one may only read."""
    if not sys.platform.startswith("linux"):
        pytest.skip("root obeys permissions only where Linux can make it")
    add_hulpbron(kaart)
    kaart.close()
    pad.chmod(0o444)
    pad.parent.chmod(0o555)
    yield pad
    pad.parent.chmod(0o755)


def test_a_folder_where_you_may_not_write(closed_folder: Path) -> None:
    code = """
    path = Path(sys.argv[1])
    with Kaart.open(path, read_only=True) as kaart:
        print(len(kaart.hulpbronnen()), len(kaart.check()))
        try:
            with kaart.action("Mag niet") as actie:
                pass
        except WorldError as error:
            print(error)
    for attempt in (lambda: Kaart.open(path),
                    lambda: Kaart.create(path.with_name("y.kaart.gpkg"), naam="y",
                                         onze_definitie="", doel="")):
        try:
            attempt()
        except WorldError as error:
            print(error)
    """
    before = closed_folder.read_bytes()
    result = in_python(code, closed_folder, ordinary_user=True)
    assert result.stderr == ""
    reading, refused, opening, creating = result.stdout.splitlines()
    assert reading == "1 0"
    assert "alleen om te lezen geopend" in refused
    assert "mag hier niet" in opening
    assert "mag hier niet" in creating
    assert closed_folder.read_bytes() == before
    assert [p.name for p in closed_folder.parent.iterdir()] == [closed_folder.name]


@pytest.mark.parametrize("leave", ["journal", "wal"])
def test_reading_in_a_closed_folder_after_a_crash(closed_folder: Path, leave: str) -> None:
    if leave == "journal":
        leave_hot_journal(closed_folder)
        closed_folder.with_name(closed_folder.name + "-journal").chmod(0o644)
    else:
        with contextlib.closing(sqlite3.connect(closed_folder)) as other:
            other.execute("PRAGMA journal_mode = WAL")
    code = "print(len(Kaart.open(Path(sys.argv[1]), read_only=True).hulpbronnen()))"
    result = in_python(code, closed_folder, ordinary_user=True)
    assert result.stdout.strip() == "1", result.stderr


def test_a_file_you_may_not_write(closed_folder: Path) -> None:
    "The folder is yours, the file is not: on a share, or from a read-only medium."
    closed_folder.parent.chmod(0o777)
    code = """
    try:
        Kaart.open(Path(sys.argv[1]))
    except WorldError as error:
        print(type(error).__name__)
    """
    result = in_python(code, closed_folder, ordinary_user=True)
    assert result.stdout.strip() == ReadOnlyKaartError.__name__, result.stderr
    assert [p.name for p in closed_folder.parent.iterdir()] == [closed_folder.name]


def test_a_copy_made_with_the_file_manager_gets_sessions_of_its_own(
    kaart: Kaart, pad: Path
) -> None:
    kaart.close()
    copy = pad.with_name("kopie.kaart.gpkg")
    shutil.copyfile(pad, copy)
    with Kaart.open(pad) as one, Kaart.open(copy) as two:
        for each in (one, two):
            add_hulpbron(each)
        latest = [each.history(1)[0].uuid.split(":")[0] for each in (one, two)]
    assert len(set(latest)) == 2
