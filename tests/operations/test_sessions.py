"""A kaart and its ondergrond: found beside it, found where it was, or missing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing
from sociale_kaart.operations.sessions import Session, link_ondergrond, new_kaart, open_kaart

if TYPE_CHECKING:
    from pathlib import Path


def closed(session: Session) -> Path:
    session.close()
    return session.kaart.path


def test_the_ondergrond_is_found_beside_the_kaart_after_both_moved(
    session: Session, grond: Path, tmp_path: Path
) -> None:
    kaart = closed(session)
    stick = tmp_path / "usb stick é"
    stick.mkdir()
    shutil.move(kaart, stick / kaart.name)
    shutil.move(grond, stick / grond.name)
    with open_kaart(stick / kaart.name) as again:
        assert again.ondergrond is not None
        assert again.ondergrond.path.parent == stick
        assert again.meldingen == []


def test_without_its_ondergrond_the_kaart_opens_and_says_so(session: Session, grond: Path) -> None:
    editing.add_hulpbron(session, {"naam": "Buurthuis"})
    kaart = closed(session)
    grond.unlink()
    with open_kaart(kaart) as again:
        assert again.ondergrond is None
        assert "niet gevonden" in again.meldingen[0]
        assert [h.naam for h in again.kaart.hulpbronnen()] == ["Buurthuis"]
        with pytest.raises(WorldError, match="Zet dat bestand in dezelfde map"):
            again.required_ondergrond()


def test_opening_changes_nothing_in_the_file(session: Session) -> None:
    kaart = closed(session)
    before = kaart.read_bytes()
    with open_kaart(kaart, read_only=True):
        pass
    assert kaart.read_bytes() == before
    with open_kaart(kaart):
        pass
    assert kaart.read_bytes() == before


def test_another_ondergrond_is_one_step_that_undo_takes_back(
    session: Session, grond: Path, tmp_path: Path
) -> None:
    x, y = _centre(session)
    editing.add_hulpbron(session, {"naam": "Buurthuis"}, {"x": x, "y": y})
    first = session.kaart.link
    code = session.kaart.hulpbronnen()[0].buurtcodes
    andere = tmp_path / "anders.ondergrond.gpkg"
    shutil.copy(grond, andere)
    with closing(sqlite3.connect(andere)) as file:
        file.execute("UPDATE info SET waarde = '2030' WHERE sleutel = 'jaar'")
        file.commit()
    said = link_ondergrond(session, andere)
    assert "Van 0 plekken" in said
    assert session.kaart.link is not None
    assert session.kaart.link.jaar == 2030
    assert session.kaart.hulpbronnen()[0].buurtcodes == code
    editing.undo(session)
    assert first is not None
    assert session.kaart.link.jaar == first.jaar


def test_a_point_moved_by_another_program_gets_its_buurt_again(session: Session) -> None:
    x, y = _centre(session)
    plek = {"x": x, "y": y, "straat": "Dorpsstraat", "locatie_nauwkeurigheid": "adres"}
    editing.add_hulpbron(session, {"naam": "Buurthuis"}, plek)
    ondergrond = session.required_ondergrond()
    buurten = ondergrond.layer("buurten")
    target = buurten.geometry.iloc[1].representative_point()
    kaart = closed(session)
    _move_as_qgis_would(kaart, target.x, target.y)
    with open_kaart(kaart) as again:
        (plek,) = again.kaart.hulpbronnen()[0].plekken
        assert plek.buurtcode == buurten["buurtcode"].iloc[1]
        assert plek.locatie_nauwkeurigheid == "handmatig"
        editing.undo(again)
        assert again.kaart.hulpbronnen()[0].plekken[0].x == pytest.approx(x)


def test_a_kaart_is_not_made_over_another(session: Session, grond: Path) -> None:
    kaart = closed(session)
    before = kaart.read_bytes()
    with pytest.raises(WorldError, match="bestaat al"):
        new_kaart(kaart, naam="x", onze_definitie="", doel="", ondergrond=grond)
    assert kaart.read_bytes() == before


def _centre(session: Session) -> tuple[float, float]:
    point = session.required_ondergrond().layer("buurten").geometry.iloc[0].representative_point()
    return point.x, point.y


def _move_as_qgis_would(kaart: Path, x: float, y: float) -> None:
    import geopandas as gpd  # noqa: PLC0415 - GDAL writes the blob as QGIS does
    import pyogrio  # noqa: PLC0415
    from shapely import Point  # noqa: PLC0415

    other = kaart.with_name("ander programma.gpkg")
    pyogrio.write_dataframe(
        gpd.GeoDataFrame(geometry=[Point(x, y)], crs=28992), other, layer="punt"
    )
    with closing(sqlite3.connect(other)) as file:
        (blob,) = file.execute("SELECT geom FROM punt").fetchone()
    with closing(sqlite3.connect(kaart)) as file:
        file.execute("UPDATE plekken SET geom = ?", (blob,))
        file.commit()
