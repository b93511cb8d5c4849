"""Areas drawn by people: kept with their hulpbron, refused kindly, undone in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing, gebieden
from sociale_kaart.operations.sessions import new_kaart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session

FLAT = [(190_000.0, 507_000.0), (190_050.0, 507_000.0), (190_050.0, 507_020.0),
        (190_000.0, 507_020.0)]  # fmt: skip
CROSSED = [FLAT[0], FLAT[2], FLAT[1], FLAT[3]]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with new_kaart(
        tmp_path / "k.kaart.gpkg", naam="Proef", onze_definitie="", doel="", ondergrond=None
    ) as made:
        yield made


def a_hulpbron(session: Session, sfeer: str = "gemeenschappelijk") -> str:
    change = editing.add_hulpbron(session, {"naam": "Koffie in de flat", "sfeer": sfeer})
    assert change.nieuw is not None
    return change.nieuw


def test_a_drawn_area_belongs_to_its_hulpbron(session: Session) -> None:
    uuid = a_hulpbron(session)
    change = gebieden.add_eigen_gebied(session, uuid, " De  flat ", FLAT)
    assert change.hulpbronnen == {uuid}
    hulpbron = session.kaart.hulpbron(uuid)
    assert hulpbron is not None
    (gebied,) = gebieden.eigen_gebieden_of(session, hulpbron)
    assert gebied.naam == "De flat"
    assert set(gebied.ringen[0]) == set(FLAT)


def test_one_undo_takes_area_and_bond_away(session: Session) -> None:
    uuid = a_hulpbron(session)
    gebieden.add_eigen_gebied(session, uuid, "De flat", FLAT)
    editing.undo(session)
    assert session.kaart.rows("eigen_gebieden") == []
    assert session.kaart.rows("werkgebieden") == []
    editing.redo(session)
    assert len(session.kaart.rows("eigen_gebieden")) == 1


@pytest.mark.parametrize(
    ("naam", "punten", "sentence"),
    [
        ("", FLAT, "geen naam"),
        ("De flat", FLAT[:2], "drie hoeken"),
        ("De flat", CROSSED, "kruist zichzelf"),
        ("De flat", [(x, 507_000 + (y - 507_000) / 10) for x, y in FLAT], "kleiner dan een huis"),
    ],
)
def test_what_is_no_area_is_refused(
    session: Session, naam: str, punten: list[tuple[float, float]], sentence: str
) -> None:
    uuid = a_hulpbron(session)
    with pytest.raises(WorldError, match=sentence):
        gebieden.add_eigen_gebied(session, uuid, naam, punten)
    assert session.kaart.rows("eigen_gebieden") == []


def test_the_persoonlijke_sfeer_keeps_to_its_buurt(session: Session) -> None:
    uuid = a_hulpbron(session, "persoonlijk")
    with pytest.raises(WorldError, match="hoort bij een buurt"):
        gebieden.add_eigen_gebied(session, uuid, "De flat", FLAT)
