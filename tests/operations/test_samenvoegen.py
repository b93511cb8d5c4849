"""Two records made one keep all that both had; two that are two are never asked about again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lijstjes_maken import DAAR, HIER, counts, import_list, write_list

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import delen, editing, plekken, relaties
from sociale_kaart.operations.samenvoegen import (
    known_apart,
    merge_hulpbronnen,
    not_the_same,
    suggested_pairs,
)
from sociale_kaart.project.replay import read_state

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.project.replay import State


def add(session: Session, naam: str, **velden: str) -> str:
    return str(editing.add_hulpbron(session, {"naam": naam, **velden}).nieuw)


def existing(session: Session, uuid: str) -> Hulpbron:
    found = session.kaart.hulpbron(uuid)
    assert found is not None
    return found


def everything(session: Session) -> State:
    """All rows of the kaart, whatever their order."""
    return read_state(session.kaart._store.connection, derived=True)


def test_each_field_as_chosen_and_what_is_empty_from_the_other(session: Session) -> None:
    one = add(session, "De Zwaan", omschrijving="Elke dag", zichtbaarheid="publiek")
    other = add(session, "Buurthuis De Zwaan", omschrijving="Vrijdag", leefwereld="Gezellig")
    merge_hulpbronnen(session, one, other, {"naam": "gaat", "omschrijving": "blijft"})

    merged = existing(session, one)
    assert (merged.naam, merged.omschrijving, merged.leefwereld) == (
        "Buurthuis De Zwaan", "Elke dag", "Gezellig",
    )  # fmt: skip
    assert session.kaart.hulpbron(other) is None


def test_delen_plekken_relaties_of_both_go_on(session: Session) -> None:
    one, other, third = add(session, "De Zwaan"), add(session, "Zwaan"), add(session, "Koor")
    for uuid, straat in ((one, "Achterom"), (other, "achterom")):
        plekken.add_plek(session, uuid, {"straat": straat, "huisnummer": 2, "plaats": "Zonneveen"})
    plekken.add_plek(session, other, {"x": 150_900.0, "y": 535_700.0})
    delen.set_keuzes(session, one, "doelgroepen", ["ouderen"])
    delen.set_keuzes(session, other, "doelgroepen", ["ouderen", "jongeren"])
    delen.add_deel(session, other, "toegang", {"route": "vrij"})
    delen.add_deel(session, other, "contacten", {"telefoon": "038-1234567"})
    delen.set_toegankelijkheid(session, other, "toilet", "ja")
    relaties.add_relatie(session, third, "gebruikt_ruimte_van", naar=other)
    relaties.add_relatie(session, other, "werkt_samen_met", naar=third)
    relaties.add_relatie(session, other, "werkt_samen_met", naar=one)
    before = everything(session)

    merge_hulpbronnen(session, one, other)

    merged = existing(session, one)
    assert [plek.x is None for plek in merged.plekken] == [True, False], "one plek each, once"
    assert {d["doelgroep"] for d in merged.deel("doelgroepen")} == {"ouderen", "jongeren"}
    assert [d["route"] for d in merged.deel("toegang")] == ["vrij"]
    assert [d["telefoon"] for d in merged.deel("contacten")] == ["038-1234567"]
    assert [d["antwoord"] for d in merged.deel("toegankelijkheid")] == ["ja"]
    assert {(r.soort, r.uitgaand) for r in relaties.relaties_of(session, one)} == {
        ("gebruikt_ruimte_van", False), ("werkt_samen_met", True),
    }  # fmt: skip
    assert [p for p in session.kaart.check() if p.ernst == "fout"] == []
    after = everything(session)
    session.kaart.undo()
    assert everything(session) == before
    session.kaart.redo()
    assert everything(session) == after


def test_where_it_came_from_is_kept_and_the_counts_follow(
    session: Session, worker: Worker, tmp_path: Path
) -> None:
    one = add(session, "De Zwaan")
    path = write_list(
        tmp_path / "l.csv",
        {"Naam": "Soos Zwaan", "Bron id": "A7", "Adres": DAAR, "Plaats": "Zonneveen"},
    )
    import_list(session, path, worker)
    other = next(h.uuid for h in session.kaart.hulpbronnen() if h.naam == "Soos Zwaan")

    merge_hulpbronnen(session, one, other)

    assert (existing(session, one).bron, existing(session, one).bron_id) == ("l.csv", "A7")
    assert counts(session) == [(1, 0, 0, 1, 0, 0)]
    assert session.kaart.rows("ruwe_rijen")[0]["hulpbron"] == one
    assert import_list(session, path, worker).bijgewerkt == 1, "the list still knows it"
    assert len(session.kaart.hulpbronnen()) == 1


def test_two_sources_are_both_remembered(session: Session) -> None:
    one = add(session, "De Zwaan", bron="lijst a", bron_id="1")
    other = add(session, "Zwaan", bron="OpenStreetMap", bron_id="node/7")
    merge_hulpbronnen(session, one, other)
    assert (existing(session, one).bron, existing(session, one).bron_id) == ("lijst a", "1")
    (source,) = session.kaart.rows("andere_bronnen")
    assert (source["bron"], source["bron_id"], source["naam"]) == (
        "OpenStreetMap",
        "node/7",
        "Zwaan",
    )


def test_who_may_see_it_is_the_stricter_and_persoonlijk_has_no_point(session: Session) -> None:
    one = add(session, "Burenhulp", zichtbaarheid="publiek")
    other = add(session, "Burenhulp Achterom", sfeer="persoonlijk")
    plekken.add_plek(session, one, {"x": 150_900.0, "y": 535_700.0})
    merge_hulpbronnen(session, one, other, {"sfeer": "gaat"})
    merged = existing(session, one)
    assert merged.zichtbaarheid == "intern"
    assert (merged.plekken[0].x, merged.plekken[0].buurtcode) == (None, "BU99990000")


def test_what_is_not_the_same_is_remembered_once(
    session: Session, worker: Worker, tmp_path: Path
) -> None:
    one, other, third = add(session, "De Zwaan"), add(session, "Zwaan"), add(session, "Zwaantje")
    not_the_same(session, one, other)
    not_the_same(session, other, one)
    assert known_apart(session) == {frozenset((one, other))}
    merge_hulpbronnen(session, third, other)
    assert known_apart(session) == {frozenset((one, third))}, "it goes on with what it became"
    editing.delete_hulpbronnen(session, [third])
    assert known_apart(session) == frozenset()
    session.kaart.undo()
    assert known_apart(session) == {frozenset((one, third))}


def test_pairs_are_offered_until_somebody_answers(session: Session) -> None:
    one, other, third = add(session, "Soos Zwaan"), add(session, "De Zwaan"), add(session, "Koor")
    for uuid in (one, other, third):
        plekken.add_plek(
            session, uuid, {"straat": "Achterom", "huisnummer": 2, "plaats": "Zonneveen"}
        )
    (paar,) = suggested_pairs(session)
    assert {paar.een, paar.ander} == {one, other}
    assert (paar.zeker, paar.reden) == (True, "zelfde adres, ook ‘zwaan’")
    not_the_same(session, one, other)
    assert suggested_pairs(session) == []


def test_one_record_is_no_pair(session: Session) -> None:
    one = add(session, "De Zwaan")
    for act in (merge_hulpbronnen, not_the_same):
        with pytest.raises(WorldError, match="twee keer dezelfde"):
            act(session, one, one)
        with pytest.raises(WorldError, match="bestaat niet meer"):
            act(session, one, "weg")
    with pytest.raises(KeyError):
        merge_hulpbronnen(session, one, add(session, "x"), {"geur": "gaat"})


class TestForgetting:
    NAAM = "Wietske Hoogterp"
    MAIL = "w.hoogterp@post.example"

    def imported(self, session: Session, worker: Worker, tmp_path: Path) -> None:
        row = {
            "Naam": "Breicafé Wol", "Adres": "Verzonnenlaan 99", "Plaats": "Zonneveen",
            "Contactpersoon": self.NAAM, "E-mail": self.MAIL, "Soort": f"bij {self.NAAM}",
            self.NAAM: "x",
        }  # fmt: skip
        import_list(session, write_list(tmp_path / "l.csv", row), worker)

    def test_nobody_removed_for_good_is_left_in_what_waits(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        self.imported(session, worker, tmp_path)
        before = session.kaart.path.read_bytes()
        assert before.count(b"Hoogterp") >= 6, "cells, proposal, headers, remarks and their log"

        session.kaart.forget(persoon=self.NAAM)

        after = session.kaart.path.read_bytes().lower()
        assert (after.count(b"hoogterp"), after.count(b"wietske")) == (0, 0)
        from sociale_kaart.operations import wachtrij  # noqa: PLC0415

        (row,) = wachtrij.waiting_rows(session)
        assert row.naam == "Breicafé Wol", "the rest still waits"
        change = wachtrij.place_in_buurt(session, row.rij, "BU99990001")
        assert existing(session, str(change.nieuw)).deel("contacten") == ()
        assert counts(session) == [(1, 1, 0, 0, 0, 0)]

    def test_nothing_of_a_removed_hulpbron_is_left_in_what_looks_like_it(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        first = {"Naam": "Soos Kwikstaart", "Adres": HIER, "Plaats": "Zonneveen"}
        import_list(session, write_list(tmp_path / "a.csv", first), worker)
        editing.edit_hulpbron(
            session, session.kaart.hulpbronnen()[0].uuid, {"naam": "Soos Geheimpje Kwikstaart"}
        )
        twin = {**first, "Naam": "Kwikstaart"}
        koor = {"Naam": "Koor", "Adres": DAAR, "Plaats": "Zonneveen"}
        import_list(session, write_list(tmp_path / "b.csv", twin, koor), worker)
        gone = next(h.uuid for h in session.kaart.hulpbronnen() if "Geheimpje" in h.naam)
        session.kaart.forget(hulpbron=gone)
        after = session.kaart.path.read_bytes()
        assert (after.count(b"Geheimpje"), after.count(gone.encode())) == (0, 2), (
            "only 'vergeten' and its index"
        )
        assert counts(session) == [(0, 0, 0, 0, 0, 0), (1, 1, 0, 0, 0, 0)]

    def test_a_copy_for_others_holds_nothing_of_lists(
        self, session: Session, worker: Worker, tmp_path: Path
    ) -> None:
        self.imported(session, worker, tmp_path)
        session.kaart.pass_on(tmp_path / "voor anderen.kaart.gpkg")
        assert b"Hoogterp" not in (tmp_path / "voor anderen.kaart.gpkg").read_bytes()
