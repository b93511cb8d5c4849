"""Doorgeven: a copy for others without log and raw rows, that cannot be merged back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.project.kaart import Kaart, OndergrondLink

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def kopie(kaart: Kaart, tmp_path: Path) -> Path:
    kaart.set_link(OndergrondLink("O", "ab", 2025, "/home/fatima/o.gpkg"), lambda x, y: "BU1")
    with kaart.action("Importeer") as actie:
        batch = actie.insert("batches", {"bestand": "lijst.xlsx"})
        uuid = actie.insert("hulpbronnen", {"naam": "Eerste naam", "batch": batch})
        actie.insert("plekken", {"hulpbron": uuid, "x": 190_000, "y": 500_000})
        actie.insert("ruwe_rijen", {"batch": batch, "hulpbron": uuid, "cellen": '{"a": "ruw"}'})
        foto = actie.insert("fotos", {"sha256": "x"})
        actie.insert("verhalen", {"hulpbron": uuid, "tekst": "Fijn", "foto": foto})
    with kaart.action("Foto") as actie:
        actie.keep_photo(b"jpeg")
    with kaart.action("Wijzig naam") as actie:
        actie.update("hulpbronnen", uuid, {"naam": "Tweede naam"})
    target = tmp_path / "kopie.kaart.gpkg"
    kaart.pass_on(target)
    return target


def test_the_register_is_the_same_and_the_past_is_not_in_it(kaart: Kaart, kopie: Path) -> None:
    content = kopie.read_bytes()
    for secret in (b"Eerste naam", b'ruw"', b"Importeer", b"fatima", kaart.uuid.encode()):
        assert secret not in content
    with Kaart.open(kopie, read_only=True) as copy:
        assert copy.hulpbronnen() == kaart.hulpbronnen()
        assert copy.hulpbronnen()[0].buurtcodes == ("BU1",)
        assert copy.naam == kaart.naam
        assert copy.rows("ruwe_rijen") == []
        assert copy.history() == []
        assert copy.link == OndergrondLink("O", "ab", 2025, None)
        assert kaart.doorgegeven is None
        assert (copy.doorgegeven or "").endswith("kan niet worden teruggevoegd.")


def test_whoever_works_on_in_the_copy_gets_a_history_from_there(kopie: Path) -> None:
    with Kaart.open(kopie) as copy:
        assert [s.omschrijving for s in copy.history()] == ["Begin van deze kopie"]
        assert copy.undo_text is None
        copy.set_instelling("naam", "Onze kopie")
        copy.undo()
        assert len(copy.hulpbronnen()) == 1
        assert copy.check() == []
        assert copy.doorgegeven
    with Kaart.open(kopie) as copy:
        assert len(copy.history()) == 3


def test_a_target_that_cannot_be_written_is_refused(kaart: Kaart, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="bestaat niet"):
        kaart.pass_on(tmp_path / "weg" / "kopie.kaart.gpkg")
    with pytest.raises(WorldError, match="is een map"):
        kaart.pass_on(tmp_path)
