"""Profiles in the folder of the user, and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base import paths
from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.koppen import Koppeling
from sociale_kaart.importing.profielen import make_profiel
from sociale_kaart.operations.profielen import (
    find_profiel,
    profielen,
    remove_profiel,
    save_profiel,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_saved_replaced_and_removed() -> None:
    assert profielen() == []
    save_profiel(make_profiel("Clubs", ["Club"], Koppeling({"naam": "Club"})))
    save_profiel(make_profiel("Clubs", ["Vereniging"], Koppeling({"naam": "Vereniging"})))
    save_profiel(make_profiel("aanbod 2025", ["X"], Koppeling({"naam": "X"})))

    assert [one.naam for one in profielen()] == ["aanbod 2025", "Clubs"]
    assert profielen()[1].koppeling.kop("naam") == "Vereniging"
    assert remove_profiel("Clubs")
    assert not remove_profiel("Clubs")
    assert [one.naam for one in profielen()] == ["aanbod 2025"]


def test_names_that_a_file_cannot_have_stay_apart() -> None:
    for naam in ("Wijk A/B", "Wijk A:B", "../../etc", "CON", "é" * 100):
        save_profiel(make_profiel(naam, ["X"], Koppeling({"naam": "X"})))

    assert len(profielen()) == 5
    assert all(path.parent.name == "profielen" for path in paths.user_config().rglob("*.json"))


def test_a_broken_file_is_passed_over() -> None:
    path = save_profiel(make_profiel("Clubs", ["Club"], Koppeling({"naam": "Club"})))
    (path.parent / "stuk.json").write_text("{", encoding="utf-8")

    assert [one.naam for one in profielen()] == ["Clubs"]


def test_found_by_name_or_as_a_file(tmp_path: Path) -> None:
    path = save_profiel(make_profiel("Clubs", ["Club"], Koppeling({"naam": "Club"})))
    elsewhere = tmp_path / "van een collega.json"
    elsewhere.write_bytes(path.read_bytes())

    assert find_profiel("clubs") == find_profiel(str(elsewhere))
    with pytest.raises(WorldError, match="geen profiel ‘Andere’"):
        find_profiel("Andere")
    with pytest.raises(WorldError, match="niet te lezen"):
        find_profiel(str(tmp_path / "weg.json"))


def test_a_profile_without_a_name_is_refused() -> None:
    with pytest.raises(WorldError, match="naam nodig"):
        save_profiel(make_profiel(" ", ["Club"], Koppeling({"naam": "Club"})))
