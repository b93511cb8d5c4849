"""The log of our bugs: places in code, and nothing that anybody typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base import log, paths

if TYPE_CHECKING:
    from pathlib import Path

TYPED = "Mevrouw De Vries"


class DeVriesError(ValueError):
    """A kind of error, as in our code."""


def caught(message: str = TYPED) -> BaseException:
    try:
        try:
            int(message)
        except ValueError as error:
            raise DeVriesError(f'{message}\n  File "{message}.kaart.gpkg", line 3') from error
    except DeVriesError as error:
        return error


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_log", lambda: tmp_path)
    return tmp_path


def test_an_error_is_told_by_kind_and_place_with_what_it_came_of() -> None:
    lines = log.trace_of(caught())
    assert lines[0] == "Traceback (most recent call last):"
    assert any('"test_log.py", line' in line and "in caught" in line for line in lines)
    assert [line for line in lines if line[0].isupper()][1::2] == ["DeVriesError", "ValueError"]
    assert TYPED not in "\n".join(lines)


def test_the_log_holds_no_message_and_no_folder(folder: Path) -> None:
    target = log.log_bug(caught())
    text = target.read_text(encoding="utf-8")
    assert "DeVriesError" in text
    assert TYPED not in text
    assert "kaart.gpkg" not in text
    assert str(folder) not in text


def test_what_an_older_version_wrote_is_left_out_too(folder: Path) -> None:
    (folder / "sociale-kaart.log").write_text(
        "2026-11-22 10:00:00,123 ERROR sociale_kaart a bug\n"
        "Traceback (most recent call last):\n"
        '  File "/home/devries/kaarten/Mevrouw De Vries.py", line 3, in Mevrouw De Vries\n'
        '  File "C:/Users/devries/sociale_kaart/ui/app.py", line 2, in start\n'
        '  File "sociale_kaart/ui/app.py", line 3, in start\n'
        "    open('Mevrouw De Vries')\n"
        "ValueError: Mevrouw De Vries, 06-12345678\n"
        "Mevrouw De Vries\n"
        "KeyError\n",
        encoding="utf-8",
    )
    assert log.log_tail(40) == [
        "2026-11-22 10:00:00,123 ERROR sociale_kaart a bug",
        "Traceback (most recent call last):",
        '  File "sociale_kaart/ui/app.py", line 3, in start',
        "KeyError",
    ]


def test_the_tail_is_the_end_and_no_log_is_no_lines(folder: Path) -> None:
    assert log.log_tail(5) == []
    for _ in range(3):
        log.log_bug(caught())
    whole = log.log_tail(1_000)
    assert log.log_tail(4) == whole[-4:]


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("C:\\Users\\devries\\app\\sociale_kaart\\ui\\app.py", "sociale_kaart/ui/app.py"),
        ("/home/devries/x/site-packages/shapely/io.py", "site-packages/shapely/io.py"),
        ("/home/devries/los.py", "los.py"),
    ],
)
def test_a_path_does_not_tell_whose_laptop_it_is(path: str, short: str) -> None:
    assert log._short(path) == short


def test_the_places_in_the_worker_process_are_kept() -> None:
    error = RuntimeError("iets")
    error.add_note(
        "Traceback (most recent call last):\n"
        '  File "/home/devries/sociale_kaart/analysis/distance.py", line 7, in compute\n'
        "    raise ValueError('Mevrouw De Vries')\n"
        "ValueError: Mevrouw De Vries"
    )
    text = "\n".join(log.trace_of(error))
    assert '  File "sociale_kaart/analysis/distance.py", line 7, in compute' in text
    assert TYPED not in text
