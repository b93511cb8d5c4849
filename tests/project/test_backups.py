"""Backups: whole, of this kaart, thinned out by a rule that never loses what it promises."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociale_kaart.base.errors import WorldError
from sociale_kaart.project import backups
from sociale_kaart.project.backups import (
    default_folder,
    list_backups,
    make_backup,
    prune,
    to_keep,
)
from sociale_kaart.project.kaart import Kaart

if TYPE_CHECKING:
    from pathlib import Path

NU = dt.datetime(2026, 11, 22, 14, 5, 9).astimezone()


def add(kaart: Kaart, naam: str = "Koor") -> str:
    with kaart.action(f"Voeg ‘{naam}’ toe") as actie:
        return actie.insert("hulpbronnen", {"naam": naam})


def names(pad: Path, folder: Path | None = None) -> list[str]:
    return [one.path.name for one in list_backups(pad, folder)]


def test_a_backup_is_dated_and_is_a_kaart_of_its_own_to_read(kaart: Kaart, pad: Path) -> None:
    add(kaart)
    made = make_backup(pad, None, NU)
    assert (
        made == pad.parent / "De Búurt reservekopieën" / "De Búurt 2026-11-22 14.05.09.kaart.gpkg"
    )
    (found,) = list_backups(pad)
    assert (found.path, found.gemaakt_op, found.bytes) == (made, NU, made.stat().st_size)
    before = made.read_bytes()
    with Kaart.open(made, read_only=True) as copy:
        assert copy.uuid == kaart.uuid
        assert copy.hulpbronnen() == kaart.hulpbronnen()
        assert copy.history() == kaart.history()
        assert copy.check() == []
    assert made.read_bytes() == before
    assert sorted(p.name for p in made.parent.iterdir()) == [made.name]


def test_there_is_no_second_backup_of_the_same_content(kaart: Kaart, pad: Path) -> None:
    assert make_backup(pad, None, NU)
    assert make_backup(pad, None, NU + dt.timedelta(minutes=10)) is None
    uuid = add(kaart)
    assert make_backup(pad, None, NU + dt.timedelta(minutes=20))
    kaart.undo()
    assert make_backup(pad, None, NU + dt.timedelta(minutes=30))
    kaart.forget(hulpbron=uuid)
    assert make_backup(pad, None, NU + dt.timedelta(minutes=40))
    with kaart.action("Foto") as actie:
        actie.keep_photo(b"jpeg")
    assert make_backup(pad, None, NU + dt.timedelta(minutes=50))
    assert len(names(pad)) == 5


def test_what_another_program_changed_is_reason_enough(kaart: Kaart, pad: Path) -> None:
    add(kaart)
    kaart.close()
    made = make_backup(pad, None, NU)
    assert made
    os.utime(made, (0, 0))
    assert make_backup(pad, None, NU) is None
    with contextlib.closing(sqlite3.connect(pad)) as qgis:
        qgis.execute("UPDATE hulpbronnen SET naam = 'Van QGIS'")
        qgis.commit()
    assert make_backup(pad, None, NU)


def test_two_in_one_second_are_two(kaart: Kaart, pad: Path) -> None:
    make_backup(pad, None, NU)
    add(kaart)
    make_backup(pad, None, NU)
    assert names(pad) == [
        "De Búurt 2026-11-22 14.05.09.kaart.gpkg",
        "De Búurt 2026-11-22 14.05.09 (2).kaart.gpkg",
    ]


def test_another_thread_makes_it_while_the_kaart_is_in_use(kaart: Kaart, pad: Path) -> None:
    "The step that is not finished yet is not in it, and goes on."
    made: list[object] = []
    add(kaart, "Eerder")
    with kaart.action("Bezig") as actie:
        actie.insert("hulpbronnen", {"naam": "Half"})
        thread = threading.Thread(target=lambda: made.append(make_backup(pad, None, NU)))
        thread.start()
        thread.join()
    assert [h.naam for h in kaart.hulpbronnen()] == ["Eerder", "Half"]
    with Kaart.open(list_backups(pad)[0].path, read_only=True) as copy:
        assert [h.naam for h in copy.hulpbronnen()] == ["Eerder"]


def test_backups_of_other_kaarten_in_one_folder_are_left_alone(
    kaart: Kaart, pad: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "alles"
    folder.mkdir()
    namesake = tmp_path / pad.name
    Kaart.create(namesake, naam="Andere", onze_definitie="", doel="").close()
    for number in range(15):
        make_backup(namesake, folder, dt.datetime(2020, 1, 1 + number).astimezone())
        add(kaart)
        make_backup(pad, folder, dt.datetime(2019, 1, 1 + number).astimezone())
    (folder / "De Búurt 2019-01-01 00.00.00 (9).kaart.gpkg").write_text("geen kaart")
    (folder / "De Búurt van toen.kaart.gpkg").write_text("van iemand")
    kept = {p.name for p in folder.iterdir()}
    assert len(names(pad, folder)) == 15
    assert len(names(namesake, folder)) == 1
    assert len(prune(pad, folder, NU)) == 5
    assert len(names(pad, folder)) == 10
    assert len(kept - {p.name for p in folder.iterdir()}) == 5
    assert len(names(namesake, folder)) == 1


def test_a_backup_that_somebody_worked_on_in_is_never_removed(kaart: Kaart, pad: Path) -> None:
    add(kaart)
    made = make_backup(pad, None, NU)
    assert made
    with Kaart.open(made) as working:
        add(working, "Alleen hier")
    for number in range(1, 13):
        add(kaart)
        make_backup(pad, None, NU + dt.timedelta(seconds=number))
    assert prune(pad, None, NU + dt.timedelta(days=9999)) == []
    assert made in [one.path for one in list_backups(pad)]
    assert len(names(pad)) == 11


def test_a_damaged_kaart_still_shows_its_backups_and_prunes_none(kaart: Kaart, pad: Path) -> None:
    make_backup(pad, None, NU)
    kaart.close()
    pad.write_bytes(b"kapot" * 1000)
    assert len(names(pad)) == 1
    assert prune(pad, None, NU + dt.timedelta(days=9999)) == []
    with pytest.raises(WorldError):
        make_backup(pad, None, NU)
    pad.unlink()
    with pytest.raises(WorldError, match="niet gevonden"):
        make_backup(pad, None, NU)
    assert len(names(pad)) == 1


def test_a_folder_that_was_chosen_and_is_gone_is_told_and_not_made(
    kaart: Kaart, pad: Path, tmp_path: Path
) -> None:
    with pytest.raises(WorldError, match="map voor reservekopieën is er niet"):
        make_backup(pad, tmp_path / "usb", NU)
    assert not (tmp_path / "usb").exists()


def test_a_backup_that_is_not_sound_gets_no_name(
    kaart: Kaart, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    class Broken(sqlite3.Connection):
        def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
            if "integrity_check" in sql:
                sql = "SELECT 'row 1 missing'"
            return super().execute(sql, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(
        backups.sqlite3, "connect", lambda *a, **k: connect(*a, **{**k, "factory": Broken})
    )
    with pytest.raises(WorldError, match="niet gelukt"):
        make_backup(pad, None, NU)
    assert list(default_folder(pad).iterdir()) == []


def test_what_a_kill_left_is_swept_up_later(kaart: Kaart, pad: Path) -> None:
    left = default_folder(pad) / ".De Búurt 2026-11-20 10.00.00.kaart.gpkg.deel"
    left.mkdir(parents=True)
    make_backup(pad, None, NU)
    assert left.exists()
    os.utime(left, (0, 0))
    add(kaart)
    make_backup(pad, None, NU)
    assert not left.exists()


def test_a_renamed_file_is_no_backup(kaart: Kaart, pad: Path) -> None:
    made = make_backup(pad, None, NU)
    assert made
    for naam in ("De Búurt 2026-13-01 10.00.00.kaart.gpkg", "De Búurt.kaart.gpkg", "B 2026.gpkg"):
        shutil.copy(made, made.with_name(naam))
    assert names(pad) == [made.name]


def test_definitief_verwijderen_names_the_backups_that_still_hold_it(
    kaart: Kaart, pad: Path, tmp_path: Path
) -> None:
    uuid = add(kaart, "Jan Jansens koor")
    made = make_backup(pad, None, NU)
    ver_weg = tmp_path / "ver weg"
    ver_weg.mkdir()
    ook = make_backup(pad, ver_weg, NU)
    done = kaart.forget(hulpbron=uuid, folders=[ver_weg])
    assert set(done.bestanden) == {made, ook}
    assert "of bij de reservekopieën" in done.tekst
    assert made
    assert made.name in done.tekst


# What is kept.


def moments(first: str, last: str) -> st.SearchStrategy[dt.datetime]:
    ends = (dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(last))
    return st.datetimes(*ends, timezones=st.just(dt.UTC))


DATES = st.sets(moments("2024-01-01", "2026-12-31"), max_size=200)
MOMENT = moments("2025-06-01", "2026-12-31")


def test_ten_thirty_twelve() -> None:
    nu = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)
    hourly = {nu - dt.timedelta(hours=n) for n in range(24 * 800)}
    kept = sorted(to_keep(hourly, nu), reverse=True)
    assert kept[:10] == sorted(hourly, reverse=True)[:10]
    assert len({date.date() for date in kept if nu - date < dt.timedelta(days=29, hours=18)}) == 30
    assert {(date.year, date.month) for date in kept} == {
        *((2026, month) for month in range(1, 12)),
        (2025, 12),
    }
    assert len(kept) == 10 + 29 + 10


@given(DATES, MOMENT)
def test_the_latest_ten_and_the_last_of_each_day_and_month_stay(
    dates: set[dt.datetime], now: dt.datetime
) -> None:
    kept = to_keep(dates, now)
    assert kept <= dates
    assert {date for date in dates if date > now} <= kept
    past = sorted(date for date in dates if date <= now)
    assert set(past[-10:]) <= kept
    for date in past:
        if (now.date() - date.date()).days < 30:
            assert max(d for d in past if d.date() == date.date()) in kept
        if (now.year - date.year) * 12 + now.month - date.month < 12:
            month = [d for d in past if (d.year, d.month) == (date.year, date.month)]
            assert max(month) in kept
    assert len(kept - {date for date in dates if date > now}) <= 10 + 30 + 12


@given(DATES, MOMENT, MOMENT)
def test_thinning_out_more_often_keeps_the_same(
    dates: set[dt.datetime], one: dt.datetime, other: dt.datetime
) -> None:
    first, last = sorted((one, other))
    assert to_keep(to_keep(dates, first), first) == to_keep(dates, first)
    assert to_keep(to_keep(dates, first), last) == to_keep(dates, last)
