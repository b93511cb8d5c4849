"""Metingen: kept whole, read back the same, removed with undo, set side by side."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.operations import backups, distances, editing, metingen, upkeep
from sociale_kaart.operations.sessions import open_kaart

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.analysis.rapport import Rapport
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

WAT = ("supermarkt", "huisarts")


def report(session: Session, worker: Worker, **keuze: Any) -> Rapport:
    return distances.report(
        session, Meetkeuze(**keuze), WAT, (), worker, NoProgress(), met_cellen=False
    )


def kept(session: Session, naam: str) -> tuple[pd.DataFrame, dict[str, Any]]:
    return metingen.read_meting(session, naam)


def test_figures_are_kept_whole_and_read_back_the_same(session: Session, worker: Worker) -> None:
    rapport = report(session, worker)
    change = metingen.save_meting(session, rapport, "Voor de verhuizing")
    assert (change.tekst, change.tabellen) == (
        "Bewaar de meting ‘Voor de verhuizing’", {"metingen"},
    )  # fmt: skip
    (meting,) = metingen.metingen(session)
    assert (meting.naam, meting.voor, meting.buurtjaar) == (
        "Voor de verhuizing", "intern", session.required_ondergrond().jaar,
    )  # fmt: skip
    assert meting.ondergrond_sha256 == session.required_ondergrond().checksum
    assert meting.keuze == "lopen; alle inwoners"
    frame, over = kept(session, meting.uuid)
    whole = pd.concat([rapport.frame(n) for n in ("buurt", "wijk", "gemeente")], ignore_index=True)
    assert len(frame) == meting.regels == len(whole)
    for kolom in whole.columns:
        left, right = frame[kolom].astype(object), whole[kolom].astype(object)
        same = (left == right) | ((left.isna() | (left == "")) & right.isna())
        assert same.all(), kolom
    assert over["methode"] == rapport.attrs["methode"]
    assert over["keuze"]["netwerk"] == "lopen"


def test_any_program_can_read_the_figures(session: Session, worker: Worker) -> None:
    metingen.save_meting(session, report(session, worker), "M")
    inhoud = session.kaart.kept_bytes(metingen.metingen(session)[0].sha256)
    assert inhoud is not None
    with zipfile.ZipFile(io.BytesIO(inhoud)) as file:
        assert file.testzip() is None
        assert file.namelist() == ["cijfers.csv", "verantwoording.json"]
        header = file.read("cijfers.csv").decode("utf-8").splitlines()[0]
        assert header.startswith("buurtcode,buurtnaam,categorie,netwerk,gemiddelde_m")
        assert json.loads(file.read("verantwoording.json"))["groep"] == "inwoners"


def test_the_same_figures_twice_take_their_room_once(session: Session, worker: Worker) -> None:
    rapport = report(session, worker)
    for naam in ("Een", "Twee"):
        metingen.save_meting(session, rapport, naam)
    one, other = metingen.metingen(session)
    assert one.sha256 == other.sha256


def test_what_is_held_back_stays_empty_for_ever(session: Session, worker: Worker) -> None:
    rapport = report(session, worker)
    metingen.save_meting(session, rapport, "M")
    hidden = rapport.buurten["onderdrukt"] == 1
    frame, _ = kept(session, "M")
    mine = frame[(frame["niveau"] == "buurt") & (frame["onderdrukt"] == 1)]
    assert len(mine) == hidden.sum()
    assert mine["gemiddelde_m"].isna().all()


def test_no_name_of_a_place_is_kept_with_the_figures(session: Session, worker: Worker) -> None:
    "A place that is removed for good later must not be found in figures of before."
    rapport = report(session, worker)
    rapport.attrs["gestopt"] = [{"naam": "Huis van Greta", "categorie": "huisarts"}]
    rapport.attrs["meldingen"] = ["‘Huis van Greta’ (Huisarts) staat in OpenStreetMap.", "Let op."]
    metingen.save_meting(session, rapport, "M")
    _, over = kept(session, "M")
    assert "Greta" not in json.dumps(over)
    assert (over["gestopt"], over["meldingen"]) == (1, ["Let op."])


def test_saving_renaming_and_removing_are_one_step_each(session: Session, worker: Worker) -> None:
    uuid = str(metingen.save_meting(session, report(session, worker), "Lente").nieuw)
    metingen.rename_meting(session, uuid, "Zomer")
    metingen.remove_meting(session, "zomer")
    assert metingen.metingen(session) == []
    editing.undo(session)
    assert [one.naam for one in metingen.metingen(session)] == ["Zomer"]
    assert len(kept(session, "Zomer")[0])
    editing.undo(session)
    editing.undo(session)
    assert metingen.metingen(session) == []
    editing.redo(session)
    assert len(kept(session, "Lente")[0])


def test_names_are_asked_once_and_never_of_people(session: Session, worker: Worker) -> None:
    rapport = report(session, worker)
    metingen.save_meting(session, rapport, "")
    assert metingen.metingen(session)[0].naam.startswith("Meting van ")
    metingen.save_meting(session, rapport)
    assert {one.naam.endswith("(2)") for one in metingen.metingen(session)} == {True, False}
    metingen.save_meting(session, rapport, "Lente")
    with pytest.raises(WorldError, match="Er is al een meting"):
        metingen.save_meting(session, rapport, " lente ")
    with pytest.raises(WorldError, match="Er is al een meting"):
        metingen.rename_meting(session, metingen.find_meting(session, "Lente").uuid,
                               metingen.metingen(session)[-1].naam)  # fmt: skip
    with pytest.raises(WorldError, match="naam is nog leeg"):
        metingen.rename_meting(session, "lente", "  ")
    with pytest.raises(WorldError, match="is er niet"):
        metingen.remove_meting(session, "herfst")


def test_without_figures_there_is_nothing_to_keep(session: Session, worker: Worker) -> None:
    from dataclasses import replace  # noqa: PLC0415

    rapport = report(session, worker)
    none = rapport.buurten.iloc[:0]
    with pytest.raises(WorldError, match="nog geen cijfers"):
        metingen.save_meting(session, replace(rapport, buurten=none, wijken=none, gemeenten=none))


def test_figures_that_are_missing_or_damaged_are_said(session: Session, worker: Worker) -> None:
    metingen.save_meting(session, report(session, worker), "M")
    connection = session.kaart._store.connection
    connection.execute("UPDATE foto_bestanden SET inhoud = ?", (b"PK maar dan stuk",))
    with pytest.raises(WorldError, match="zijn beschadigd"):
        kept(session, "M")
    connection.execute("DELETE FROM foto_bestanden")
    with pytest.raises(WorldError, match="ontbreken in dit bestand"):
        kept(session, "M")


# Side by side.


def test_a_new_place_brings_people_nearer_and_the_difference_says_so(
    session: Session, worker: Worker
) -> None:
    metingen.save_meting(session, report(session, worker), "Toen")
    adressen = session.required_ondergrond().layer("adressen")
    x, y = adressen[adressen["buurtcode"].notna()].geometry.iloc[0].coords[0]
    velden = {"naam": "Dokterspost", "categorie": "huisarts", "sfeer": "institutioneel"}
    editing.add_hulpbron(session, velden, {"x": x, "y": y, "gebruik": "vast"})
    metingen.save_meting(session, report(session, worker), "Nu")
    found = metingen.compare_metingen(session, "toen", "nu")
    rows = found.frame.set_index("categorie")
    assert (rows.loc["supermarkt", "gemiddelde_m_verschil"].dropna() == 0).all()
    assert (rows.loc["huisarts", "gemiddelde_m_verschil"].dropna() <= 0).all()
    assert (rows.loc["huisarts", "gemiddelde_m_verschil"] < 0).any()
    assert any("Huisarts: toen" in zin for zin in found.zinnen)


def test_another_way_of_measuring_is_never_subtracted(session: Session, worker: Worker) -> None:
    metingen.save_meting(session, report(session, worker), "Met")
    metingen.save_meting(session, report(session, worker, zonder_trap=True), "Zonder")
    metingen.save_meting(session, report(session, worker, netwerk="auto"), "Auto")
    for other in ("Zonder", "Auto"):
        found = metingen.compare_metingen(session, "Met", other)
        assert found.vergelijkbaar == 0
        assert found.frame.filter(like="_verschil").isna().all(axis=None)


def test_figures_for_other_readers_are_refused(session: Session, worker: Worker) -> None:
    metingen.save_meting(session, report(session, worker), "Alles")
    metingen.save_meting(session, report(session, worker, voor="publiek"), "Publiek")
    with pytest.raises(WorldError, match="niet dezelfde hulpbronnen"):
        metingen.compare_metingen(session, "Alles", "Publiek")
    with pytest.raises(WorldError, match="twee keer dezelfde"):
        metingen.compare_metingen(session, "Alles", "alles")


def test_tables_carry_method_and_sources(session: Session, worker: Worker, tmp_path: Path) -> None:
    rapport = report(session, worker)
    metingen.save_meting(session, rapport, "Een")
    metingen.save_meting(session, rapport, "Twee")
    metingen.write_meting(session, "Een", tmp_path / "m.xlsx")
    metingen.write_comparison(session, "Een", "Twee", tmp_path / "v.xlsx")
    for naam in ("m.xlsx", "v.xlsx"):
        book = openpyxl.load_workbook(tmp_path / naam)
        told = "\n".join(
            str(value) for row in book["Uitleg"].iter_rows(values_only=True) for value in row
        )
        assert "OpenStreetMap" in told
        assert "geen ranglijst" in told
    metingen.write_comparison(session, "Een", "Twee", tmp_path / "v.csv")
    frame = pd.read_csv(tmp_path / "v.csv")
    assert {"gemiddelde_m_verschil", "reden", "methode_was"} <= set(frame.columns)


# What happens to the kaart.


def test_they_go_along_with_a_copy_a_backup_and_a_removal_for_good(
    session: Session, worker: Worker, tmp_path: Path
) -> None:
    import datetime as dt  # noqa: PLC0415

    bron = editing.add_hulpbron(session, {"naam": "Koor De Merel"})
    uuid = str(metingen.save_meting(session, report(session, worker), "Lente").nieuw)
    backup = backups.make_backup(session.kaart.path, now=dt.datetime.now().astimezone())
    assert backup is not None
    upkeep.pass_on(session, tmp_path / "kopie.kaart.gpkg")
    with open_kaart(tmp_path / "kopie.kaart.gpkg", read_only=True) as copy:
        assert len(kept(copy, "Lente")[0])
    metingen.remove_meting(session, uuid)
    upkeep.remove(session, hulpbron=str(bron.nieuw), definitief=True)
    assert session.kaart._store.connection.execute(
        "SELECT count(*) FROM foto_bestanden"
    ).fetchone() == (0,)
    backups.restore_backup(session, backup, NoProgress())
    assert len(kept(session, "Lente")[0])
