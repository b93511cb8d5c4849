"""Relaties: seen from both ends, never with oneself, never twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import editing, relaties

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session


@pytest.fixture
def zon(session: Session) -> str:
    return editing.add_hulpbron(session, {"naam": "De Zon"}).nieuw or ""


@pytest.fixture
def maan(session: Session) -> str:
    return editing.add_hulpbron(session, {"naam": "De Maan"}).nieuw or ""


def drawn(found: list[relaties.Relatie]) -> list[str]:
    return [
        f"{'→' if relatie.uitgaand else '←'} {relatie.soort} {relatie.naam_ander}"
        for relatie in found
    ]


def test_a_relatie_is_seen_from_both_ends(session: Session, zon: str, maan: str) -> None:
    change = relaties.add_relatie(
        session, zon, "gebruikt_ruimte_van", naar=maan, toelichting="dinsdag"
    )
    assert change.tekst == "Verbind ‘De Zon’ met ‘De Maan’"
    assert (change.hulpbronnen, change.tabellen) == ({zon, maan}, {"relaties"})
    assert drawn(relaties.relaties_of(session, zon)) == ["→ gebruikt_ruimte_van De Maan"]
    assert drawn(relaties.relaties_of(session, maan)) == ["← gebruikt_ruimte_van De Zon"]
    (relatie,) = relaties.all_relaties(session)
    assert (relatie.van, relatie.naar, relatie.partij) == (zon, maan, None)
    assert relatie.toelichting == "dinsdag"
    removed = relaties.remove_relatie(session, relatie.uuid)
    assert removed.tekst == "Verwijder de relatie van ‘De Zon’ met ‘De Maan’"
    assert removed.hulpbronnen == {zon, maan}
    assert relaties.all_relaties(session) == []
    editing.undo(session)
    assert relaties.all_relaties(session) == [relatie]


def test_a_partij_needs_no_point(session: Session, zon: str) -> None:
    added = relaties.add_partij(session, " Fonds  Oost ", "fonds")
    again = relaties.add_partij(session, "fonds oost")
    assert again.nieuw == added.nieuw
    assert (again.hulpbronnen, again.tabellen) == (frozenset(), frozenset())
    assert [row["naam"] for row in relaties.partijen(session)] == ["Fonds Oost"]
    relaties.add_relatie(session, zon, "financiert", partij=added.nieuw)
    assert drawn(relaties.relaties_of(session, zon)) == ["→ financiert Fonds Oost"]


def test_a_household_is_no_partij(session: Session) -> None:
    with pytest.raises(editing.GeenHulpbronError):
        relaties.add_partij(session, "Familie Jansen")
    with pytest.raises(WorldError, match="nog leeg"):
        relaties.add_partij(session, " ")


def test_itself_and_twice_are_refused(session: Session, zon: str, maan: str) -> None:
    with pytest.raises(WorldError, match="met zichzelf"):
        relaties.add_relatie(session, zon, "organiseert", naar=zon)
    relaties.add_relatie(session, zon, "organiseert", naar=maan)
    with pytest.raises(WorldError, match="staat al"):
        relaties.add_relatie(session, zon, "organiseert", naar=maan)
    relaties.add_relatie(session, maan, "organiseert", naar=zon)
    relaties.add_relatie(session, zon, "werkt_samen_met", naar=maan)
    with pytest.raises(WorldError, match="staat al"):
        relaties.add_relatie(session, maan, "werkt_samen_met", naar=zon)
    assert len(relaties.all_relaties(session)) == 3


def test_what_is_not_there_is_told_kindly(session: Session, zon: str, maan: str) -> None:
    with pytest.raises(WorldError, match="bestaat niet meer"):
        relaties.add_relatie(session, zon, "organiseert", naar="weg")
    with pytest.raises(WorldError, match="bestaat niet meer"):
        relaties.add_relatie(session, zon, "organiseert", partij="weg")
    with pytest.raises(WorldError, match="bestaat niet meer"):
        relaties.remove_relatie(session, "weg")
    with pytest.raises(WorldError, match="niet in de lijst"):
        relaties.add_relatie(session, zon, "vindt leuk", naar=maan)
    with pytest.raises(ValueError, match="naar or partij"):
        relaties.add_relatie(session, zon, "organiseert")


def test_a_relatie_goes_with_either_end_and_comes_back(
    session: Session, zon: str, maan: str
) -> None:
    relaties.add_relatie(session, zon, "organiseert", naar=maan)
    gone = editing.delete_hulpbronnen(session, [maan])
    assert gone.hulpbronnen == {zon, maan}
    assert relaties.relaties_of(session, zon) == []
    undone = editing.undo(session)
    assert undone is not None
    assert undone.hulpbronnen == {zon, maan}
    assert drawn(relaties.relaties_of(session, zon)) == ["→ organiseert De Maan"]
