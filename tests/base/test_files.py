"""Writing whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.files import (
    atomic_folder,
    atomic_output,
    free_name,
    named_output,
    require_input,
    sha256,
)


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_output_takes_its_place_when_all_went_well(tmp_path: Path) -> None:
    target = tmp_path / "lijst één.csv"
    with atomic_output(target) as work:
        work.write_text("nieuw", encoding="utf-8")
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "nieuw"
    assert listing(tmp_path) == ["lijst één.csv"]


@pytest.mark.parametrize("stop", [Cancelled, KeyboardInterrupt, ValueError])
def test_what_was_there_stays_when_writing_stops(tmp_path: Path, stop: type[BaseException]) -> None:
    target = tmp_path / "lijst.csv"
    target.write_text("oud", encoding="utf-8")

    def write_half() -> None:
        with atomic_output(target) as work:
            work.write_text("half", encoding="utf-8")
            work.with_name("bijbestand-journal").write_text("rest", encoding="utf-8")
            raise stop

    with pytest.raises(stop):
        write_half()
    assert target.read_text(encoding="utf-8") == "oud"
    assert listing(tmp_path) == ["lijst.csv"]


def test_what_a_kill_left_behind_goes_with_the_next_try(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from sociale_kaart.base.files import *\n"
        "with atomic_output(Path(sys.argv[1])) as work:\n"
        "    work.write_text('half'); os.kill(os.getpid(), 9)\n"
    )
    target = tmp_path / "lijst.csv"
    subprocess.run([sys.executable, "-c", code, str(target)], check=False)
    assert listing(tmp_path) == [".lijst.csv.deel"]
    with atomic_output(target) as work:
        work.write_text("heel", encoding="utf-8")
    assert listing(tmp_path) == ["lijst.csv"]


def test_a_missing_folder_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="bestaat niet"), atomic_output(tmp_path / "weg" / "a.csv"):
        pass


def test_a_folder_as_target_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="is een map"), atomic_output(tmp_path):
        pass


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from sociale_kaart.base.files import atomic_output\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    with atomic_output(Path(sys.argv[1])) as work:\n"
        "        work.write_bytes(b'x' * 5000)\n"
        "except Exception as error:\n"
        "    print(error)\n"
    )
    if sys.platform == "win32":
        pytest.skip("file size limits are a matter of Unix")
    target = tmp_path / "groot.bin"
    done = subprocess.run(
        [sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=True
    )
    assert "De schijf is vol." in done.stdout
    assert listing(tmp_path) == []


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: None, "is niet gevonden"),
        (lambda path: path.mkdir(), "is een map"),
        (lambda path: path.touch(), "is leeg"),
    ],
    ids=["missing", "folder", "empty"],
)
def test_input_that_cannot_be_read_is_refused(tmp_path: Path, make: object, sentence: str) -> None:
    path = tmp_path / "lijst met spaties é.xlsx"
    make(path)  # type: ignore[operator]
    with pytest.raises(WorldError, match=sentence):
        require_input(path, "De lijst")


def test_checksum_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc" + os.linesep.encode())
    assert sha256(path) != sha256(Path(__file__))
    path.write_bytes(b"abc")
    assert sha256(path).startswith("ba7816bf")


def test_a_file_that_is_gone_has_no_checksum_but_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"‘weg\.xlsx’: Het bestand of de map bestaat niet"):
        sha256(tmp_path / "weg.xlsx")


def keep_open(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Make these files as Windows keeps those that Excel or Acrobat shows: not to be replaced."""
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name in names and Path(target).exists():
            raise PermissionError(13, "The process cannot access the file", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_what_is_open_elsewhere_keeps_its_name_and_the_new_file_gets_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lijst.csv"
    target.write_text("oud", encoding="utf-8")
    keep_open(monkeypatch, "lijst.csv", "lijst (2).csv")
    for expected in ("lijst (2).csv", "lijst (3).csv"):
        with named_output(target) as made:
            made.work.write_text("nieuw", encoding="utf-8")
        assert made.uit.name == expected
        assert made.uit.read_text(encoding="utf-8") == "nieuw"
        assert "nog open" in made.melding
        assert f"‘{expected}’" in made.melding
    assert target.read_text(encoding="utf-8") == "oud"
    assert listing(tmp_path) == ["lijst (2).csv", "lijst (3).csv", "lijst.csv"]


def test_what_is_not_open_is_simply_replaced(tmp_path: Path) -> None:
    target = tmp_path / "lijst.csv"
    target.write_text("oud", encoding="utf-8")
    with named_output(target) as made:
        made.work.write_text("nieuw", encoding="utf-8")
    assert (made.uit, made.melding) == (target, "")
    assert target.read_text(encoding="utf-8") == "nieuw"
    assert listing(tmp_path) == ["lijst.csv"]


def test_a_refusal_that_no_other_name_mends_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with (
        pytest.raises(WorldError, match="niet lezen of schrijven"),
        named_output(tmp_path / "lijst.csv") as made,
    ):
        made.work.write_text("nieuw", encoding="utf-8")
    assert listing(tmp_path) == []


def test_a_kaart_never_gets_another_name_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lijst.csv"
    target.write_text("oud", encoding="utf-8")
    keep_open(monkeypatch, "lijst.csv")
    with pytest.raises(WorldError, match="sluit het bestand"), atomic_output(target) as work:
        work.write_text("nieuw", encoding="utf-8")
    assert listing(tmp_path) == ["lijst.csv"]


@pytest.mark.parametrize(
    ("naam", "vrij"), [("a.pdf", "a (2).pdf"), ("Kaart 1.2.xlsx", "Kaart 1.2 (2).xlsx")]
)
def test_a_free_name_keeps_the_suffix(tmp_path: Path, naam: str, vrij: str) -> None:
    assert free_name(tmp_path / naam) == tmp_path / vrij


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "delen 1.2"
    with atomic_folder(target) as folder:
        (folder / "een.txt").write_text("een", encoding="utf-8")
        assert not target.exists()
    assert listing(tmp_path) == ["delen 1.2"]
    assert listing(target) == ["een.txt"]

    def half() -> None:
        with atomic_folder(tmp_path / "half") as folder:
            (folder / "een.txt").write_text("een", encoding="utf-8")
            raise Cancelled

    with pytest.raises(Cancelled):
        half()
    assert listing(tmp_path) == ["delen 1.2"]

    with pytest.raises(WorldError, match="is een map"), atomic_folder(target):
        pass
    assert listing(target) == ["een.txt"]
