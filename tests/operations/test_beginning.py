"""What the start page and the wizard of a new kaart need to know before anything is open."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base import paths
from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import beginning, editing

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session


def test_counting_needs_no_opening_and_leaves_nothing_behind(session: Session) -> None:
    path = session.kaart.path
    for naam in ("Eettafel", "Wandelclub"):
        editing.add_hulpbron(session, {"naam": naam, "sfeer": "gemeenschappelijk"}, {})
    session.close()
    before = sorted(path.parent.iterdir())
    assert beginning.count_hulpbronnen(path) == 2
    assert sorted(path.parent.iterdir()) == before


def test_what_cannot_be_counted_is_no_error(grond: Path, tmp_path: Path) -> None:
    rubbish = tmp_path / "rommel.kaart.gpkg"
    rubbish.write_text("geen kaart", encoding="utf-8")
    for path in (rubbish, grond, tmp_path / "weg.kaart.gpkg"):
        assert beginning.count_hulpbronnen(path) is None


def test_an_ondergrond_is_found_once_and_rubbish_is_left_out(grond: Path, tmp_path: Path) -> None:
    (tmp_path / "kapot.ondergrond.gpkg").write_bytes(b"kapot")
    other = tmp_path / "elders"
    other.mkdir()
    shutil.copy(grond, other)
    found = beginning.find_ondergronden([tmp_path, tmp_path, other, tmp_path / "weg"])
    assert {one.path.parent for one in found} == {tmp_path.resolve(), other.resolve()}
    assert len(found) == 2
    assert {one.naam for one in found} == {"Voorbeeldstad 2024"}


def test_gemeenten_come_by_name() -> None:
    gemeenten = beginning.gemeenten_in(paths.sample_data("wijkenbuurten_9999.gpkg"))
    assert [(gemeente.code, gemeente.naam) for gemeente in gemeenten] == [
        ("GM9999", "Voorbeeldstad")
    ]


def test_a_file_that_is_no_cbs_map_is_refused(grond: Path, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="CBS-kaart"):
        beginning.gemeenten_in(tmp_path / "weg.gpkg")
    text = tmp_path / "tekst.gpkg"
    text.write_text("geen kaart", encoding="utf-8")
    with pytest.raises(WorldError, match="geen leesbaar GeoPackage"):
        beginning.gemeenten_in(text)
