"""Bad input gets one clear Dutch sentence and code 1; nothing is changed or half-written."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from commandline import COMMAND, ROOT, Answer, CommandLine

SAMPLE = ROOT / "sample_data"
pytestmark = pytest.mark.timeout(600)


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder with their bytes; the lock beside a kaart does not count."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".slot"
    }


def one_dutch_sentence(answer: Answer) -> None:
    """Hold the answer to the promise: code 1, plain words, no traceback, no jargon."""
    assert answer.code == 1, answer
    said = [line for line in answer.err.splitlines() if line.strip()][-1]
    assert said.endswith("."), said
    assert "Traceback" not in answer.err
    assert "Er is niets veranderd" in said or "Er is niets opgeslagen" in said, said
    for word in ("Error", "Exception", "errno", "sqlite", "None", "ValueError"):
        assert word not in said, said


@pytest.fixture
def kaart(sample_kaart: Path, tmp_path: Path) -> Path:
    """A copy of the sample kaart with its ondergrond, in a folder with spaces and diacritics."""
    folder = tmp_path / "map met spaties één"
    folder.mkdir()
    for name in ("Zonneveen.kaart.gpkg", "Zonneveen.ondergrond.gpkg"):
        shutil.copy(sample_kaart / name, folder / name)
    return folder / "Zonneveen.kaart.gpkg"


Make = Callable[[Path], object]


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("lees mij.txt", "geen werkblad")


def _password_protected(path: Path) -> None:
    # The container that Excel uses for an encrypted workbook: an OLE file with EncryptedPackage.
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    path.write_bytes(header + "EncryptedPackage".encode("utf-16-le") + bytes(2048))


BAD_LISTS: dict[str, Make] = {
    "missing": lambda path: None,
    "directory": lambda path: path.mkdir(),
    "empty": lambda path: path.touch(),
    "zip": _zip,
    "html": lambda path: path.write_text("<html><table><tr><td>Naam</td></tr></table></html>"),
    "csv": lambda path: path.write_text("Naam;Adres\nBuurthuis;Dorpsstraat 1\n"),
    "password": _password_protected,
    "noise": lambda path: path.write_bytes(os.urandom(4096)),
}


@pytest.mark.parametrize("kind", BAD_LISTS)
def test_a_bad_list_changes_nothing(cli: CommandLine, kaart: Path, kind: str) -> None:
    lijst = cli.folder / "lijst één.xlsx"
    BAD_LISTS[kind](lijst)
    before = tree(kaart.parent)
    one_dutch_sentence(
        cli("importeer", lijst, "--in", kaart, "--verslag", "verslag.xlsx", expect=None)
    )
    assert tree(kaart.parent) == before
    assert not (cli.folder / "verslag.xlsx").exists()


def _truncated(path: Path) -> None:
    whole = (SAMPLE / "zonneveen.osm.pbf").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


BAD_PBFS: dict[str, Make] = {
    "missing": lambda path: None,
    "directory": lambda path: path.mkdir(),
    "empty": lambda path: path.touch(),
    "truncated": _truncated,
    "noise": lambda path: path.write_bytes(os.urandom(4096)),
    "xlsx": lambda path: shutil.copy(SAMPLE / "hulpbronnen_zonneveen.xlsx", path),
}


@pytest.mark.parametrize("kind", BAD_PBFS)
def test_a_bad_pbf_makes_no_ondergrond(cli: CommandLine, kind: str) -> None:
    osm = cli.folder / "kaart één.osm.pbf"
    BAD_PBFS[kind](osm)
    before = tree(cli.folder)
    answer = cli(
        "ondergrond", "maken", "--osm", osm, "--buurten", SAMPLE / "wijkenbuurten_9999.gpkg",
        "--uit", "x.ondergrond.gpkg", expect=None,
    )  # fmt: skip
    one_dutch_sentence(answer)
    assert tree(cli.folder) == before


def test_a_gpkg_without_buurten_makes_no_ondergrond(cli: CommandLine) -> None:
    with contextlib.closing(sqlite3.connect(cli.folder / "leeg.gpkg")) as file:
        file.execute("CREATE TABLE iets (a)")
        file.commit()
    answer = cli(
        "ondergrond", "maken", "--osm", SAMPLE / "zonneveen.osm.pbf", "--buurten", "leeg.gpkg",
        "--uit", "x.ondergrond.gpkg", expect=None,
    )  # fmt: skip
    one_dutch_sentence(answer)
    assert not (cli.folder / "x.ondergrond.gpkg").exists()


@pytest.mark.realdata
def test_squares_in_the_wrong_crs_make_no_ondergrond(cli: CommandLine, real_data: Path) -> None:
    wrong = real_data / "cbs/cbs_vierkant100m_ermelo_WRONGCRS.gpkg"
    answer = cli(
        "ondergrond", "maken", "--osm", SAMPLE / "zonneveen.osm.pbf",
        "--buurten", SAMPLE / "wijkenbuurten_9999.gpkg", "--vierkanten", wrong,
        "--uit", "x.ondergrond.gpkg", expect=None,
    )  # fmt: skip
    one_dutch_sentence(answer)
    assert tree(cli.folder) == {}


def _newer(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE kaart SET waarde = waarde + 1 WHERE sleutel = 'formaat_versie'")
        file.commit()


BAD_KAARTEN: dict[str, Make] = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "noise": lambda path: path.write_bytes(os.urandom(4096)),
    "ondergrond": lambda path: shutil.copy(path.with_name("Zonneveen.ondergrond.gpkg"), path),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:20_000]),
    "newer": _newer,
}
COMMANDS: dict[str, list[str]] = {
    "importeer": ["importeer", str(SAMPLE / "hulpbronnen_zonneveen.xlsx"), "--in", "KAART"],
    "afstanden": ["afstanden", "KAART", "--uit", "a.csv"],
    "exporteer": ["exporteer", "KAART", "--soort", "xlsx", "--uit", "a.xlsx"],
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", BAD_KAARTEN)
def test_a_bad_kaart_is_refused(cli: CommandLine, kaart: Path, kind: str, command: str) -> None:
    BAD_KAARTEN[kind](kaart)
    before = tree(cli.folder)
    arguments = [str(kaart) if word == "KAART" else word for word in COMMANDS[command]]
    one_dutch_sentence(cli(*arguments, expect=None))
    assert tree(cli.folder) == before


def test_a_kaart_that_is_open_elsewhere_is_not_written(cli: CommandLine, kaart: Path) -> None:
    holder = (
        "import sys, time; from pathlib import Path\n"
        "from sociale_kaart.project.kaart import Kaart\n"
        "kaart = Kaart.open(Path(sys.argv[1])); print('open', flush=True); time.sleep(120)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(kaart)],
        stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        before = tree(kaart.parent)
        lijst = SAMPLE / "hulpbronnen_zonneveen.xlsx"
        one_dutch_sentence(cli("importeer", lijst, "--in", kaart, expect=None))
        assert tree(kaart.parent) == before
        cli("exporteer", kaart, "--soort", "csv", "--uit", "mag.csv")
        process.kill()
    cli("importeer", lijst, "--in", kaart)


def test_a_kaart_that_another_program_writes_to_is_left_alone(
    cli: CommandLine, kaart: Path
) -> None:
    with contextlib.closing(sqlite3.connect(kaart, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        lijst = SAMPLE / "hulpbronnen_zonneveen.xlsx"
        one_dutch_sentence(cli("importeer", lijst, "--in", kaart, expect=None))
        other.execute("ROLLBACK")


OVER_INPUT: dict[str, list[str]] = {
    "importeer": ["importeer", "LIJST", "--in", "KAART", "--verslag", "LIJST"],
    "importeer over the kaart": ["importeer", "LIJST", "--in", "KAART", "--verslag", "KAART"],
    "afstanden": ["afstanden", "KAART", "--uit", "KAART"],
    "exporteer": ["exporteer", "KAART", "--soort", "gpkg", "--uit", "KAART"],
    "exporteer over the ondergrond": ["exporteer", "KAART", "--soort", "gpkg", "--uit", "GROND"],
    "buurtkaart": ["buurtkaart", "KAART", "--buurt", "BU99990001", "--uit", "KAART"],
    "doorgeven": ["doorgeven", "KAART", "--uit", "KAART"],
    "nieuw": ["nieuw", "GROND", "--ondergrond", "GROND"],
    "ondergrond": ["ondergrond", "maken", "--osm", "PBF", "--buurten", "CBS", "--uit", "PBF"],
}


@pytest.mark.parametrize("command", OVER_INPUT)
def test_output_never_replaces_what_is_read(cli: CommandLine, kaart: Path, command: str) -> None:
    words = {
        "KAART": kaart,
        "GROND": kaart.with_name("Zonneveen.ondergrond.gpkg"),
        "LIJST": kaart.with_name("lijst.xlsx"),
        "PBF": kaart.with_name("wijk.osm.pbf"),
        "CBS": SAMPLE / "wijkenbuurten_9999.gpkg",
    }
    shutil.copy(SAMPLE / "hulpbronnen_zonneveen.xlsx", words["LIJST"])
    shutil.copy(SAMPLE / "zonneveen.osm.pbf", words["PBF"])
    before = tree(kaart.parent)
    one_dutch_sentence(cli(*[words.get(word, word) for word in OVER_INPUT[command]], expect=None))
    assert tree(kaart.parent) == before


def _small_files(limit: int) -> Callable[[], None]:
    """Let the process write no file larger than `limit` bytes: what a full disk feels like."""

    def prepare() -> None:
        import resource  # noqa: PLC0415 - Unix only

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return prepare


def _without_privileges() -> None:
    """Make root obey permissions as everybody else does."""
    bounding_set_drop, dac_override = 24, 1
    if os.geteuid() == 0 and sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(bounding_set_drop, dac_override, 0, 0, 0)


def _limited(arguments: list[str | Path], folder: Path, prepare: Callable[[], None]) -> Answer:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=folder, preexec_fn=prepare,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    return Answer(done.returncode, done.stdout, done.stderr)


WRITES: dict[str, list[str]] = {
    "nieuw": ["nieuw", "nieuw.kaart.gpkg", "--ondergrond", "GROND"],
    "importeer": ["importeer", str(SAMPLE / "hulpbronnen_zonneveen.xlsx"), "--in", "KAART"],
    "exporteer": ["exporteer", "KAART", "--soort", "html", "--uit", "a.html"],
    "buurtkaart": ["buurtkaart", "KAART", "--buurt", "BU99990001", "--uit", "a.pdf"],
}


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a matter of Unix")
@pytest.mark.parametrize("command", WRITES)
def test_a_full_disk_changes_nothing(kaart: Path, command: str) -> None:
    words = {"KAART": kaart.name, "GROND": "Zonneveen.ondergrond.gpkg"}
    before = tree(kaart.parent)
    answer = _limited(
        [words.get(word, word) for word in WRITES[command]], kaart.parent, _small_files(20_000)
    )
    one_dutch_sentence(answer)
    assert "vol" in answer.err
    assert tree(kaart.parent) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
@pytest.mark.parametrize("command", WRITES)
def test_a_read_only_folder_changes_nothing(kaart: Path, command: str) -> None:
    words = {"KAART": kaart.name, "GROND": "Zonneveen.ondergrond.gpkg"}
    for path in kaart.parent.iterdir():
        path.chmod(0o444)
    kaart.parent.chmod(0o555)
    before = tree(kaart.parent)
    try:
        answer = _limited(
            [words.get(word, word) for word in WRITES[command]], kaart.parent, _without_privileges
        )
        one_dutch_sentence(answer)
        assert tree(kaart.parent) == before
    finally:
        kaart.parent.chmod(0o755)


def _interrupted(kaart: Path, command: str, after_s: float, *, started: bool) -> Answer:
    """Press Ctrl-C some time after the start of Python, or after the first word of the command."""
    words = {"KAART": kaart.name}
    with subprocess.Popen(
        [*COMMAND, *[words.get(word, word) for word in WRITES[command]]],
        cwd=kaart.parent, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        first = process.stderr.readline() if started else ""
        time.sleep(after_s)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    return Answer(process.returncode, out, first + err)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of Unix")
@pytest.mark.parametrize("after_s", [0.0, 0.3, 0.6, 1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("command", ["importeer", "buurtkaart"])
def test_ctrl_c_at_any_moment_leaves_all_as_it_was(
    kaart: Path, command: str, after_s: float
) -> None:
    before = tree(kaart.parent)
    answer = _interrupted(kaart, command, after_s, started=True)
    assert "Traceback" not in answer.err
    if answer.code == 0:
        return  # it was done before the key was pressed
    assert answer.code == 1, answer
    assert "Gestopt. Er is niets veranderd." in answer.err
    assert tree(kaart.parent) == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of Unix")
@pytest.mark.parametrize("after_s", [0.02, 0.05, 0.1, 0.2])
def test_ctrl_c_while_python_starts_changes_nothing(kaart: Path, after_s: float) -> None:
    before = tree(kaart.parent)
    answer = _interrupted(kaart, "importeer", after_s, started=False)
    # Before our first statement the answer is Python's own.
    assert answer.code in {1, -signal.SIGINT}
    assert tree(kaart.parent) == before
