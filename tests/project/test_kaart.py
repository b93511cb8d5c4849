"""Working with a kaart: make it, change it, undo it, open it again."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.project.kaart import Kaart, OndergrondLink
from sociale_kaart.project.store import NestedActionError

if TYPE_CHECKING:
    from pathlib import Path

LINK = OndergrondLink("Kampen 2025", "ab" * 32, 2025, "/ergens/kampen.ondergrond.gpkg")


def add_hulpbron(kaart: Kaart, naam: str = "Buurthuis", **plek: object) -> str:
    with kaart.action("Voeg hulpbron toe") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": naam})
        if plek:
            actie.insert("plekken", {"hulpbron": uuid, **plek})
    return uuid


def steps(kaart: Kaart) -> list[str]:
    """The history as a panel shows it, newest first."""
    return [f"{stap.soort}: {stap.omschrijving}" for stap in kaart.history()]


def test_a_new_kaart_knows_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "wijk.kaart.gpkg"
    with Kaart.create(
        path, naam="Wijk", onze_definitie="Alles", doel="Zien", ondergrond=LINK, auteur="Fatima"
    ) as kaart:
        assert kaart.naam == "Wijk"
        assert kaart.instelling("onze_definitie") == "Alles"
        assert kaart.instelling("doel_van_deze_kaart") == "Zien"
        assert kaart.instelling("partners") is None
        assert kaart.link == LINK
        assert steps(kaart) == ["begin: Maak de kaart"]
        assert kaart.history()[0].auteur == "Fatima"
        assert kaart.undo_text is None
        assert kaart.undo() is None
    # One file, nothing beside it.
    assert [p.name for p in tmp_path.iterdir()] == ["wijk.kaart.gpkg"]


def test_an_existing_file_is_not_overwritten(kaart: Kaart, pad: Path) -> None:
    kaart.close()
    before = pad.read_bytes()
    with pytest.raises(WorldError, match="bestaat al"):
        Kaart.create(pad, naam="x", onze_definitie="", doel="")
    assert pad.read_bytes() == before


def test_a_hulpbron_comes_back_as_it_was_given(kaart: Kaart) -> None:
    with kaart.action("Voeg hulpbron toe") as actie:
        uuid = actie.insert(
            "hulpbronnen",
            {"naam": "Buurthuis", "sfeer": "institutioneel", "gratis": True, "kosten": "",
             "gecontroleerd_op": dt.date(2026, 1, 2)},
        )  # fmt: skip
        actie.insert("plekken", {"hulpbron": uuid, "volgorde": 2, "buurt_gekozen": "BU01660001"})
        actie.insert(
            "plekken",
            {"hulpbron": uuid, "volgorde": 1, "x": np.float64(191_000.5), "y": 507_000.25,
             "huisnummer": np.int64(3), "straat": "Dorpsweg"},
        )  # fmt: skip
        actie.insert("doelgroepen", {"hulpbron": uuid, "doelgroep": "ouderen"})
        verhaal = actie.insert("verhalen", {"hulpbron": uuid, "tekst": "Fijn"})
        actie.insert("verhaal_themas", {"verhaal": verhaal, "thema": "erkend"})
    hulpbron = kaart.hulpbron(uuid)
    assert hulpbron is not None
    assert kaart.hulpbronnen() == [hulpbron]
    assert (hulpbron.naam, hulpbron.sfeer) == ("Buurthuis", "institutioneel")
    assert hulpbron.gecontroleerd_op == "2026-01-02"
    assert hulpbron.meer["gratis"] == 1
    assert hulpbron.meer["kosten"] is None
    first, second = hulpbron.plekken
    assert (first.x, first.y, first.adres) == (191_000.5, 507_000.25, "Dorpsweg 3")
    assert (second.x, second.buurtcode) == (None, "BU01660001")
    assert [rij["doelgroep"] for rij in hulpbron.deel("doelgroepen")] == ["ouderen"]
    # The child of a child belongs to the hulpbron too.
    assert [rij["verhaal"] for rij in hulpbron.deel("verhaal_themas")] == [verhaal]
    assert kaart.hulpbron("bestaat niet") is None
    assert {(rij["x"], rij["y"]) for rij in kaart.rows("plekken")} == {
        (None, None), (191_000.5, 507_000.25),
    }  # fmt: skip


def test_an_action_that_changes_nothing_is_no_action(kaart: Kaart, pad: Path) -> None:
    uuid = add_hulpbron(kaart)
    before, bytes_before = kaart.history(), pad.read_bytes()
    with kaart.action("Niets") as actie:
        actie.update("hulpbronnen", uuid, {"naam": "Buurthuis", "kosten": ""})
    kaart.set_instelling("naam", "De Buurt")
    assert kaart.history() == before
    assert pad.read_bytes() == bytes_before


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [
        ("leeftijd_van", "twaalf"),
        ("leeftijd_van", 1.5),
        ("leeftijd_van", float("inf")),
        ("leeftijd_van", 1 << 63),
        ("naam", b"x"),
        ("naam", ["x"]),
    ],
)
def test_a_value_that_does_not_fit_is_our_mistake(kaart: Kaart, kolom: str, waarde: object) -> None:
    with pytest.raises(ValueError, match=kolom), kaart.action("Mis") as actie:
        actie.insert("hulpbronnen", {kolom: waarde})


@pytest.mark.parametrize("punt", [{"x": 1.0}, {"x": "1", "y": "2"}, {"x": 1.0, "y": float("inf")}])
def test_half_a_point_is_no_point(kaart: Kaart, punt: dict[str, object]) -> None:
    uuid = add_hulpbron(kaart)
    with pytest.raises(ValueError, match="point"), kaart.action("Mis") as actie:
        actie.insert("plekken", {"hulpbron": uuid, **punt})


def test_undo_and_redo_walk_through_the_history(kaart: Kaart) -> None:
    uuid = add_hulpbron(kaart)
    with kaart.action("Wijzig naam") as actie:
        actie.update("hulpbronnen", uuid, {"naam": "Wijkhuis"})
    assert (kaart.undo_text, kaart.redo_text) == ("Wijzig naam", None)
    stap = kaart.undo()
    assert stap is not None
    assert (stap.omschrijving, stap.soort) == ("Wijzig naam", "ongedaan")
    assert (kaart.undo_text, kaart.redo_text) == ("Voeg hulpbron toe", "Wijzig naam")
    assert kaart.hulpbronnen()[0].naam == "Buurthuis"
    kaart.undo()
    assert kaart.hulpbronnen() == []
    assert kaart.undo() is None
    kaart.redo()
    kaart.redo()
    assert kaart.redo() is None
    assert kaart.hulpbronnen()[0].naam == "Wijkhuis"
    kaart.undo()
    add_hulpbron(kaart, "Koor")
    assert kaart.redo_text is None
    assert steps(kaart)[:3] == [
        "actie: Voeg hulpbron toe", "ongedaan: Wijzig naam", "opnieuw: Wijzig naam",
    ]  # fmt: skip


def test_several_changes_of_one_row_are_undone_from_the_last_back(kaart: Kaart) -> None:
    with kaart.action("Voeg toe en vul aan") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": "A"})
        actie.update("hulpbronnen", uuid, {"naam": "B"})
        actie.update("hulpbronnen", uuid, {"naam": "C", "soort": "plek"})
    kaart.undo()
    assert kaart.hulpbronnen() == []
    kaart.redo()
    assert (kaart.hulpbronnen()[0].naam, kaart.hulpbronnen()[0].soort) == ("C", "plek")


def test_undo_survives_closing(kaart: Kaart, pad: Path) -> None:
    add_hulpbron(kaart, "Buurthuis")
    add_hulpbron(kaart, "Koor")
    kaart.undo()
    kaart.close()
    with Kaart.open(pad) as again:
        assert (again.undo_text, again.redo_text) == ("Voeg hulpbron toe", "Voeg hulpbron toe")
        again.redo()
        assert [h.naam for h in again.hulpbronnen()] == ["Buurthuis", "Koor"]
        again.undo()
        again.undo()
        assert again.hulpbronnen() == []


def test_a_step_says_what_it_touched_also_afterwards(kaart: Kaart) -> None:
    one, two = add_hulpbron(kaart, "Buurthuis"), add_hulpbron(kaart, "Koor")
    with kaart.action("Relatie") as actie:
        relatie = actie.insert("relaties", {"hulpbron": one, "soort": "organiseert", "naar": two})
    with kaart.action("Toelichting") as actie:
        actie.update("relaties", relatie, {"toelichting": "elke week"})
    with kaart.action("Verwijder") as actie:
        actie.delete("hulpbronnen", one)
    for stap in kaart.history(3):
        geraakt = kaart.touched(stap.uuid)
        assert geraakt.hulpbronnen == {one, two}
        assert "relaties" in geraakt.tabellen


def test_the_buurtcode_follows_the_point(kaart: Kaart) -> None:
    "West of x = 200 km is buurt 1, east of it buurt 2, far east is in no buurt."
    kaart.derive_buurtcodes(
        lambda x, _: "BU00000001" if x < 200_000 else "BU00000002" if x < 250_000 else None
    )
    uuid = add_hulpbron(kaart, x=190_000, y=500_000)
    (plek,) = kaart.hulpbronnen()[0].plekken

    def buurtcode() -> str | None:
        return kaart.hulpbronnen()[0].plekken[0].buurtcode

    for x, expected in ((210_000, "BU00000002"), (260_000, None)):
        with kaart.action("Verplaats") as actie:
            actie.update("plekken", plek.uuid, {"x": x, "y": 500_000})
        assert buurtcode() == expected
    with kaart.action("Alleen buurt") as actie:
        actie.update("plekken", plek.uuid, {"x": None, "y": None, "buurt_gekozen": "BU00000009"})
    assert buurtcode() == "BU00000009"
    seen = [kaart.undo() and buurtcode() for _ in range(3)]
    assert seen == [None, "BU00000002", "BU00000001"]
    assert kaart.hulpbron(uuid) is not None


def test_without_ondergrond_a_moved_point_has_no_false_buurtcode(kaart: Kaart) -> None:
    kaart.derive_buurtcodes(lambda x, y: "BU00000001")
    add_hulpbron(kaart, x=190_000, y=500_000)
    (plek,) = kaart.hulpbronnen()[0].plekken
    kaart.derive_buurtcodes(None)
    with kaart.action("Schema") as actie:
        actie.update("plekken", plek.uuid, {"schema": "dinsdag"})
    assert kaart.hulpbronnen()[0].buurtcodes == ("BU00000001",)
    with kaart.action("Verplaats") as actie:
        actie.update("plekken", plek.uuid, {"x": 1000, "y": 500_000})
    assert kaart.hulpbronnen()[0].buurtcodes == ()


def test_another_ondergrond_is_one_step_and_finds_every_buurt_again(kaart: Kaart) -> None:
    kaart.derive_buurtcodes(lambda x, y: "BU00000001")
    add_hulpbron(kaart, x=190_000, y=500_000)
    assert kaart.set_link(LINK, lambda x, y: "BU00000002") == 1
    assert kaart.link == LINK
    assert kaart.hulpbronnen()[0].buurtcodes == ("BU00000002",)
    assert kaart.undo_text == "Koppel de ondergrond"
    before = kaart.history()
    # The file was found elsewhere: nothing that others need to know.
    moved = OndergrondLink(LINK.naam, LINK.checksum, LINK.jaar, "/elders/kampen.ondergrond.gpkg")
    assert kaart.set_link(moved, lambda x, y: "BU00000002") == 0
    assert kaart.link == moved
    assert kaart.history() == before
    kaart.undo()
    assert kaart.link is None


def test_one_action_at_a_time(kaart: Kaart) -> None:
    def nest() -> None:
        with kaart.action("Buiten") as actie:
            actie.insert("hulpbronnen", {"naam": "x"})
            kaart.set_instelling("naam", "y")

    with pytest.raises(NestedActionError):
        nest()
    assert kaart.hulpbronnen() == []
    add_hulpbron(kaart)


def test_a_kaart_can_be_lent_to_another_thread(kaart: Kaart) -> None:
    "The window does so while an import is written; one thread at a time."
    done: list[str] = []

    def write() -> None:
        add_hulpbron(kaart)
        done.append(kaart.hulpbronnen()[0].naam)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert [h.naam for h in kaart.hulpbronnen()] == done
    assert kaart.check() == []


def test_a_clock_that_is_behind_still_gives_the_latest_step(
    kaart: Kaart, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_hulpbron(kaart, "Eerst")
    monkeypatch.setattr("time.time_ns", lambda: 0)
    add_hulpbron(kaart, "Daarna")
    kaart.undo()
    assert [h.naam for h in kaart.hulpbronnen()] == ["Eerst"]


def test_a_backup_is_the_same_kaart(kaart: Kaart, tmp_path: Path) -> None:
    add_hulpbron(kaart)
    target = tmp_path / "reserve.kaart.gpkg"
    kaart.backup(target)
    with Kaart.open(target) as backup:
        assert backup.uuid == kaart.uuid
        assert backup.hulpbronnen() == kaart.hulpbronnen()
        assert backup.history() == kaart.history()
        assert backup.check() == []


def test_opening_a_kaart_loads_no_heavy_library() -> None:
    code = (
        "import sys, sociale_kaart.project.kaart;"
        "print([m for m in ('numpy','pandas','geopandas','shapely','pyproj') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == "[]"


def test_some_can_be_read_without_the_rest(kaart: Kaart) -> None:
    uuids = [add_hulpbron(kaart, naam) for naam in ("B", "A", "C")]
    assert [h.naam for h in kaart.hulpbronnen(uuids[:2])] == ["A", "B"]
    assert kaart.hulpbronnen([]) == []
    assert kaart.hulpbron("weg") is None
    assert kaart.namen([uuids[0], "weg"]) == {uuids[0]: "B"}
    assert [row["uuid"] for row in kaart.rows("hulpbronnen", naam="C")] == [uuids[2]]
    row = kaart.row("hulpbronnen", uuids[0])
    assert row is not None
    assert row["naam"] == "B"
    assert kaart.row("hulpbronnen", "weg") is None
    with pytest.raises(KeyError):
        kaart.rows("hulpbronnen", kleur="rood")


def test_the_themes_of_a_verhaal_come_with_one_hulpbron_too(kaart: Kaart) -> None:
    uuids = [add_hulpbron(kaart, naam) for naam in ("A", "B")]
    with kaart.action("Verhalen") as actie:
        for uuid in uuids:
            verhaal = actie.insert("verhalen", {"hulpbron": uuid, "tekst": "Fijn"})
            actie.insert("verhaal_themas", {"verhaal": verhaal, "thema": "actief_burgerschap"})
    everything = {h.uuid: h for h in kaart.hulpbronnen()}
    for uuid in uuids:
        assert kaart.hulpbron(uuid) == everything[uuid]
        assert len(everything[uuid].deel("verhaal_themas")) == 1


def test_points_are_read_without_the_rest(kaart: Kaart) -> None:
    kaart.use_buurtzoeker(lambda x, _y: f"BU{x:.0f}")
    uuid = add_hulpbron(kaart, "Bieb")
    with kaart.action("Plekken") as actie:
        actie.update("hulpbronnen", uuid, {"categorie": "bibliotheek"})
        actie.insert("plekken", {"hulpbron": uuid, "x": 5.0, "y": 6.5})
        actie.insert("plekken", {"hulpbron": uuid, "buurt_gekozen": "BU7"})
    assert kaart.buurten_of_points() == ([5.0], [6.5], ["BU5"])
    assert kaart.points_of_categorie("bibliotheek") == [(uuid, 5.0, 6.5)]
    assert kaart.points_of_categorie("huisarts") == []
