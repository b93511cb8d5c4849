"""What QGIS does to a kaart becomes one step of the history that can be undone."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.domain.tabellen import tabel
from sociale_kaart.project import outside_edits
from sociale_kaart.project.kaart import Kaart, OndergrondLink
from sociale_kaart.project.schema import row_uuid

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def fill(kaart: Kaart) -> str:
    with kaart.action("Vul") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": "Buurthuis"})
        plek = actie.insert("plekken", {"hulpbron": uuid, "x": 190_000, "y": 500_000})
        actie.insert("doelgroepen", {"hulpbron": uuid, "doelgroep": "ouderen"})
        scenario = actie.insert("scenarios", {"naam": "Sluiting"})
        actie.insert("scenario_plekken", {"scenario": scenario, "plek": plek})
    return uuid


def qgis(pad: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(pad)) as other, other:
        for statement in statements:
            other.execute(statement)


def test_nothing_changed_is_no_step_and_no_comparison(
    kaart: Kaart, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(kaart)
    history = kaart.history()
    kaart.close()
    monkeypatch.setattr(outside_edits, "replay_file", pytest.fail)
    with Kaart.open(pad) as again:
        assert again.history() == history
        fill(again)
        again.undo()
    Kaart.open(pad).close()


def test_an_edit_that_changes_no_row_is_no_step(kaart: Kaart, pad: Path) -> None:
    fill(kaart)
    kaart.close()
    qgis(pad, "CREATE TABLE layer_styles (id)", "UPDATE gpkg_contents SET min_x = 1")
    with Kaart.open(pad) as again:
        assert again.history()[0].omschrijving == "Vul"
        assert not again._store.edited_outside()


def test_a_removed_row_takes_along_what_the_app_would_have_taken(kaart: Kaart, pad: Path) -> None:
    fill(kaart)
    before = kaart.hulpbronnen()
    kaart.close()
    qgis(pad, "DELETE FROM hulpbronnen")
    with Kaart.open(pad) as again:
        assert again.rows("plekken") == []
        assert again.rows("doelgroepen") == []
        assert [rij["plek"] for rij in again.rows("scenario_plekken")] == [None]
        assert again.check() == []
        again.undo()
        # The buurtcode is not part of it: without ondergrond it is unknown.
        assert again.hulpbronnen() == before


def test_rows_of_a_set_get_the_uuid_of_their_key(kaart: Kaart, pad: Path) -> None:
    uuid = fill(kaart)
    kaart.close()
    qgis(
        pad,
        f"INSERT INTO doelgroepen (hulpbron, doelgroep) VALUES ('{uuid}', 'jongeren')",
        f"INSERT INTO doelgroepen (hulpbron, doelgroep) VALUES ('{uuid}', 'jongeren')",
        f"INSERT INTO doelgroepen (hulpbron, doelgroep) VALUES ('{uuid}', 'ouderen')",
        "INSERT INTO doelgroepen (doelgroep) VALUES ('zonder hulpbron')",
    )
    with Kaart.open(pad) as again:
        for rij in again.rows("doelgroepen"):
            assert rij["uuid"] == row_uuid(tabel("doelgroepen"), rij)
        assert [rij["doelgroep"] for rij in again.rows("doelgroepen")] == [
            "ouderen", "jongeren", "zonder hulpbron",
        ]  # fmt: skip
        assert [p for p in again.check() if p.ernst == "fout"] == []


def test_a_changed_key_is_another_row(kaart: Kaart, pad: Path) -> None:
    fill(kaart)
    old = kaart.rows("doelgroepen")[0]["uuid"]
    kaart.close()
    qgis(pad, "UPDATE doelgroepen SET doelgroep = 'jongeren'")
    with Kaart.open(pad) as again:
        assert again.rows("doelgroepen")[0]["uuid"] != old
        again.undo()
        assert again.rows("doelgroepen")[0]["uuid"] == old


def test_a_buurtcode_typed_in_qgis_is_derived_again(kaart: Kaart, pad: Path) -> None:
    fill(kaart)
    kaart.close()
    qgis(pad, "UPDATE plekken SET buurtcode = 'BU99999999', straat = 'Dorpsweg'")
    with Kaart.open(pad, buurtzoeker=lambda x, y: "BU01660001") as again:
        assert again.hulpbronnen()[0].buurtcodes == ("BU01660001",)


def test_edits_while_the_kaart_is_open_come_before_ours(kaart: Kaart, pad: Path) -> None:
    uuid = fill(kaart)
    qgis(pad, "UPDATE hulpbronnen SET naam = 'uit QGIS'")
    with kaart.action("Wijzig soort") as actie:
        actie.update("hulpbronnen", uuid, {"soort": "plek"})
    assert [stap.soort for stap in kaart.history(2)] == ["actie", "buiten"]
    kaart.undo()
    kaart.undo()
    assert kaart.hulpbronnen()[0].naam == "Buurthuis"
    kaart.close()
    with Kaart.open(pad) as again:
        assert again.check() == []


@pytest.mark.parametrize(
    "work",
    [
        lambda kaart: kaart.set_link(OndergrondLink("Veen", "ab12", 2024), None),
        lambda kaart: kaart.derive_buurtcodes(lambda _x, _y: "BU01660001"),
    ],
)
def test_work_that_is_no_action_does_not_hide_them(
    kaart: Kaart, pad: Path, work: Callable[[Kaart], object]
) -> None:
    fill(kaart)
    qgis(pad, "UPDATE hulpbronnen SET naam = 'Dorpshuis'")

    work(kaart)

    assert outside_edits.OMSCHRIJVING in [stap.omschrijving for stap in kaart.history()]


def test_whoever_only_reads_is_told(kaart: Kaart, pad: Path) -> None:
    fill(kaart)
    kaart.close()
    qgis(pad, "UPDATE hulpbronnen SET naam = 'uit QGIS'")
    before = pad.read_bytes()
    with Kaart.open(pad, read_only=True) as reading:
        (probleem,) = reading.check()
    assert (probleem.soort, probleem.ernst) == ("logboek", "let op")
    assert "buiten Sociale Kaart gewijzigd" in probleem.tekst
    assert pad.read_bytes() == before
