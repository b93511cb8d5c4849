"""Figures of metingen: kept beside the log, copied with the kaart, gone when they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.project.kaart import Kaart

if TYPE_CHECKING:
    from pathlib import Path

CIJFERS = b"buurtcode,gemiddelde_m\nBU99990001,412.5\n"


def add_meting(kaart: Kaart, inhoud: bytes = CIJFERS) -> str:
    with kaart.action("Bewaar de meting") as actie:
        return actie.insert("metingen", {"naam": "Lente", "sha256": actie.keep_bytes(inhoud)})


def checksum_of(kaart: Kaart) -> str:
    return str(kaart.rows("metingen")[0]["sha256"])


def bytes_in_log(kaart: Kaart) -> int:
    ((size,),) = kaart._store.connection.execute("SELECT sum(length(inhoud)) FROM bewerkingen")
    return int(size)


def test_the_log_stays_small_however_many_figures_there_are(kaart: Kaart) -> None:
    before = bytes_in_log(kaart)
    add_meting(kaart, bytes(200_000))
    assert kaart.kept_bytes(checksum_of(kaart)) == bytes(200_000)
    assert bytes_in_log(kaart) - before < 600


def test_a_removed_meting_comes_back_whole_by_undo(kaart: Kaart) -> None:
    rij = add_meting(kaart)
    with kaart.action("Verwijder de meting") as actie:
        actie.delete("metingen", rij)
    assert kaart.rows("metingen") == []
    assert kaart.undo()
    assert kaart.kept_bytes(checksum_of(kaart)) == CIJFERS


def test_a_copy_for_others_has_the_figures_of_its_metingen_only(
    kaart: Kaart, tmp_path: Path
) -> None:
    gone = add_meting(kaart, b"oude cijfers")
    with kaart.action("Verwijder de meting") as actie:
        actie.delete("metingen", gone)
    add_meting(kaart)
    kaart.pass_on(tmp_path / "kopie.kaart.gpkg")
    with Kaart.open(tmp_path / "kopie.kaart.gpkg", read_only=True) as copy:
        assert copy.kept_bytes(checksum_of(copy)) == CIJFERS
        count = copy._store.connection.execute("SELECT count(*) FROM foto_bestanden")
        assert count.fetchone() == (1,)


def test_what_is_removed_for_good_takes_figures_along_that_no_meting_has(kaart: Kaart) -> None:
    "No undo goes back beyond it, so nothing can ask for them any more."
    with kaart.action("Voeg toe") as actie:
        koor = actie.insert("hulpbronnen", {"naam": "Koor De Merel"})
    gone = add_meting(kaart, b"oude cijfers")
    old = checksum_of(kaart)
    add_meting(kaart)
    with kaart.action("Verwijder de meting") as actie:
        actie.delete("metingen", gone)
    kaart.forget(hulpbron=koor)
    assert kaart.kept_bytes(old) is None
    assert kaart.kept_bytes(checksum_of(kaart)) == CIJFERS
    assert b"oude cijfers" not in kaart.path.read_bytes()


def test_figures_that_a_kept_meting_shares_with_a_removed_one_stay(kaart: Kaart) -> None:
    with kaart.action("Voeg toe") as actie:
        koor = actie.insert("hulpbronnen", {"naam": "Koor De Merel"})
    gone = add_meting(kaart)
    add_meting(kaart)
    with kaart.action("Verwijder de meting") as actie:
        actie.delete("metingen", gone)
    kaart.forget(hulpbron=koor)
    assert kaart.kept_bytes(checksum_of(kaart)) == CIJFERS


def test_a_meting_that_names_somebody_loses_the_name_and_keeps_its_figures(kaart: Kaart) -> None:
    with kaart.action("Bewaar de meting") as actie:
        for naam, inhoud in (("Meting van Greta Zwart", CIJFERS), ("Greta Zwart, oud", b"oud")):
            actie.insert("metingen", {"naam": naam, "sha256": actie.keep_bytes(inhoud)})
    gone = kaart.rows("metingen")[1]
    with kaart.action("Verwijder de meting") as actie:
        actie.delete("metingen", str(gone["uuid"]))
    kaart.forget(persoon="Greta Zwart")
    (row,) = kaart.rows("metingen")
    assert "Greta" not in str(row["naam"])
    assert kaart.kept_bytes(str(row["sha256"])) == CIJFERS
    assert kaart.kept_bytes(str(gone["sha256"])) is None, "no meting has these any more"


def test_controleer_tells_of_a_meting_without_its_figures(kaart: Kaart) -> None:
    add_meting(kaart)
    assert kaart.check() == []
    kaart._store.connection.execute("DELETE FROM foto_bestanden")
    (probleem,) = kaart.check()
    assert (probleem.soort, probleem.ernst) == ("bestand", "let op")
    assert "‘Lente’ ontbreken de cijfers" in probleem.tekst
