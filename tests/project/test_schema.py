"""The schema of a kaart against the fourteen requirements of the merge design, one by one."""

from __future__ import annotations

import re
import sqlite3
import uuid
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.domain.tabellen import TABELLEN, tabel
from sociale_kaart.project import log, schema, settings
from sociale_kaart.project.kaart import Kaart

if TYPE_CHECKING:
    from pathlib import Path

NAMEN = [beschrijving.naam for beschrijving in TABELLEN]


def sql_of(kaart: Kaart, naam: str) -> str:
    (sql,) = kaart._store.connection.execute(
        "SELECT sql FROM sqlite_master WHERE name = ?", (naam,)
    ).fetchone()
    return str(sql)


def all_of(kaart: Kaart, query: str, *values: object) -> list[tuple]:
    return kaart._store.connection.execute(query, values).fetchall()


def add_hulpbron(kaart: Kaart, **velden: object) -> str:
    with kaart.action("Voeg hulpbron toe") as actie:
        return actie.insert("hulpbronnen", {"naam": "Buurthuis", **velden})


def test_1_identity_version_and_log_are_in_the_first_file(kaart: Kaart) -> None:
    assert uuid.UUID(kaart.uuid)
    assert settings.local(kaart._store.connection, settings.FORMAAT) == schema.FORMAAT_VERSIE
    assert all_of(kaart, "SELECT count(*) FROM bewerkingen") != [(0,)]


def test_1_two_kaarten_are_never_the_same(kaart: Kaart, tmp_path: Path) -> None:
    with Kaart.create(tmp_path / "b.kaart.gpkg", naam="b", onze_definitie="", doel="") as other:
        assert other.uuid != kaart.uuid


def test_2_the_log_has_its_columns_and_indexes(kaart: Kaart) -> None:
    columns = [name for _, name, *_ in all_of(kaart, "PRAGMA table_info(bewerkingen)")]
    assert columns == [
        "fid", "sessie", "volgnr", "hlc", "auteur", "actie", "tabel", "rij", "soort", "inhoud",
    ]  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        kaart._store.connection.execute(
            "INSERT INTO bewerkingen (sessie, volgnr, hlc, actie, soort)"
            " SELECT sessie, volgnr, hlc, actie, soort FROM bewerkingen"
        )
    plan = all_of(kaart, "EXPLAIN QUERY PLAN SELECT * FROM bewerkingen WHERE rij = 'x'")
    assert "bewerkingen_rij" in plan[0][3]


def test_2_there_are_no_triggers(kaart: Kaart) -> None:
    assert all_of(kaart, "SELECT name FROM sqlite_master WHERE type = 'trigger'") == []


def test_2_table_and_log_are_written_together_or_not_at_all(kaart: Kaart) -> None:
    before = all_of(kaart, "SELECT * FROM bewerkingen")

    def break_halfway() -> None:
        with kaart.action("Halverwege stuk") as actie:
            actie.insert("hulpbronnen", {"naam": "Buurthuis"})
            actie.update("hulpbronnen", "bestaat niet", {"naam": "x"})

    with pytest.raises(KeyError):
        break_halfway()
    assert kaart.hulpbronnen() == []
    assert all_of(kaart, "SELECT * FROM bewerkingen") == before


def test_3_forgotten_rows_are_remembered_once(kaart: Kaart) -> None:
    assert "rij TEXT NOT NULL UNIQUE" in sql_of(kaart, "vergeten")


@pytest.mark.parametrize("naam", NAMEN)
def test_4_every_user_table_has_a_local_fid_and_a_uuid(kaart: Kaart, naam: str) -> None:
    columns = {name: (kind, notnull, pk) for _, name, kind, notnull, _, pk in
               all_of(kaart, f"PRAGMA table_info({naam})")}  # fmt: skip
    assert columns["fid"] == ("INTEGER", 0, 1)
    assert columns["uuid"][:2] == ("TEXT", 1)
    assert "uuid TEXT NOT NULL UNIQUE" in sql_of(kaart, naam)


def test_4_nobody_refers_to_a_fid(kaart: Kaart) -> None:
    targets = {
        row[4] for naam in NAMEN for row in all_of(kaart, f"PRAGMA foreign_key_list({naam})")
    }
    assert targets == {"uuid"}


def test_4_a_uuid_made_by_qgis_is_a_proper_one(kaart: Kaart) -> None:
    kaart._store.connection.execute("INSERT INTO hulpbronnen (naam) VALUES ('uit QGIS')")
    ((made,),) = all_of(kaart, "SELECT uuid FROM hulpbronnen")
    assert uuid.UUID(made).version == 4
    assert str(uuid.UUID(made)) == made


def test_5_set_like_rows_are_one_row_on_two_laptops(kaart: Kaart) -> None:
    hulpbron = add_hulpbron(kaart)
    row = {"hulpbron": hulpbron, "doelgroep": "ouderen"}
    with kaart.action("Doelgroep") as actie:
        first = actie.insert("doelgroepen", row)
        assert actie.insert("doelgroepen", row) == first
    assert uuid.UUID(first).version == 5
    assert first == schema.row_uuid(tabel("doelgroepen"), row)
    assert len(kaart.rows("doelgroepen")) == 1


def test_5_these_uuids_never_change() -> None:
    "Files already in use hold them: a new namespace or notation would split every set in two."
    row = {"hulpbron": "h", "soort": "organiseert", "naar": "n", "partij": None}
    assert schema.row_uuid(tabel("relaties"), row) == "8e3f8c09-3c21-5df3-a164-449cba0ad6b6"


def test_5_another_key_is_another_row(kaart: Kaart) -> None:
    hulpbron = add_hulpbron(kaart)
    with kaart.action("Doelgroep") as actie:
        old = actie.insert("ambities", {"hulpbron": hulpbron, "ambitie": "ontmoeting",
                                        "waarom": "koffie"})  # fmt: skip
    with kaart.action("Andere ambitie") as actie:
        new = actie.update("ambities", old, {"ambitie": "ontspanning"})
    assert new != old
    (rij,) = kaart.rows("ambities")
    assert (rij["uuid"], rij["ambitie"], rij["waarom"]) == (new, "ontspanning", "koffie")
    stap = kaart.history(1)[0]
    soorten = [o.soort for o in log.operations_of(
        kaart._store.connection, log.ActieId.parse(stap.uuid))]  # fmt: skip
    assert soorten == [log.WEG, log.NIEUW]


@pytest.mark.parametrize("naam", NAMEN)
def test_6_no_constraint_that_two_valid_files_could_break(kaart: Kaart, naam: str) -> None:
    sql = sql_of(kaart, naam)
    assert "CHECK" not in sql
    assert sql.count("UNIQUE") == 1
    assert sql.count("NOT NULL") == 1
    unique = [row[1] for row in all_of(kaart, f"PRAGMA index_list({naam})") if row[2]]
    assert len(unique) == 1


@pytest.mark.parametrize("naam", NAMEN)
def test_7_references_are_deferred_indexed_and_without_cascades(kaart: Kaart, naam: str) -> None:
    references = all_of(kaart, f"PRAGMA foreign_key_list({naam})")
    assert {row[3] for row in references} == {v.naam for v in tabel(naam).velden if v.verwijst}
    assert sql_of(kaart, naam).count("DEFERRABLE INITIALLY DEFERRED") == len(references)
    for _, _, target, column, _, on_update, on_delete, _ in references:
        assert (on_update, on_delete) == ("NO ACTION", "NO ACTION")
        plan = all_of(kaart, f"EXPLAIN QUERY PLAN SELECT 1 FROM {naam} WHERE {column} = 'x'")
        assert "USING" in plan[0][3], f"{naam}.{column} to {target} has no index"


def test_7_the_app_deletes_children_in_the_same_action(kaart: Kaart) -> None:
    one, two = add_hulpbron(kaart), add_hulpbron(kaart, naam="Koor")
    with kaart.action("Delen") as actie:
        verhaal = actie.insert("verhalen", {"hulpbron": one, "tekst": "Fijn"})
        actie.insert("verhaal_themas", {"verhaal": verhaal, "thema": "erkend"})
        actie.insert("relaties", {"hulpbron": two, "soort": "gebruikt_ruimte_van", "naar": one})
        plek = actie.insert("plekken", {"hulpbron": one, "x": 190_000, "y": 500_000})
        scenario = actie.insert("scenarios", {"naam": "Sluiting"})
        actie.insert("scenario_plekken", {"scenario": scenario, "plek": plek, "naam": "Zaal"})
    with kaart.action("Verwijder hulpbron") as actie:
        actie.delete("hulpbronnen", one)
    assert [h.naam for h in kaart.hulpbronnen()] == ["Koor"]
    for leeg in ("verhalen", "verhaal_themas", "relaties", "plekken"):
        assert kaart.rows(leeg) == [], leeg
    # A scenario outlives the plek it is about.
    assert [rij["plek"] for rij in kaart.rows("scenario_plekken")] == [None]
    assert kaart.undo_text == "Verwijder hulpbron"


def test_7_a_reference_to_nothing_is_refused_at_the_end_of_the_action(kaart: Kaart) -> None:
    with pytest.raises(sqlite3.IntegrityError), kaart.action("Mis") as actie:
        actie.insert("plekken", {"hulpbron": "bestaat niet"})
    with kaart.action("Kind voor ouder") as actie:
        actie.insert("plekken", {"hulpbron": "later"})
        actie.insert("hulpbronnen", {"uuid": "later", "naam": "Buurthuis"})
    assert len(kaart.hulpbronnen()) == 1


def test_8_no_list_in_a_cell() -> None:
    for beschrijving in TABELLEN:
        assert not any(veld.soort == "blob" for veld in beschrijving.velden)
    # Several sferen, doelgroepen, … are child rows.
    for kind in ("ook_sferen", "herkomsten", "doelgroepen", "ambities", "werkgebieden"):
        assert tabel(kind).ouder == "hulpbronnen"
        assert tabel(kind).sleutel


def test_9_what_is_derived_is_not_in_the_log(kaart: Kaart) -> None:
    kaart._store.buurtzoeker = lambda x, y: "BU01660001"
    hulpbron = add_hulpbron(kaart)
    with kaart.action("Plek") as actie:
        actie.insert("plekken", {"hulpbron": hulpbron, "x": 190_000, "y": 500_000})
    assert kaart.hulpbronnen()[0].buurtcodes == ("BU01660001",)
    assert all_of(kaart, "SELECT 1 FROM bewerkingen WHERE inhoud LIKE '%BU01660001%'") == []
    with pytest.raises(KeyError), kaart.action("Mis") as actie:
        actie.insert("plekken", {"hulpbron": hulpbron, "buurtcode": "BU1"})
    extents = all_of(kaart, "SELECT DISTINCT min_x FROM gpkg_contents")
    assert extents == [(None,)]


def test_10_unknown_fields_in_the_log_are_kept(kaart: Kaart) -> None:
    "A newer version adds the column `geur`; this version undoes and redoes around it."
    hulpbron = add_hulpbron(kaart)
    connection = kaart._store.connection
    connection.execute(
        "UPDATE bewerkingen SET inhoud = json_set(inhoud, '$.geur', json('[null,\"koffie\"]'))"
        " WHERE rij = ?", (hulpbron,)
    )  # fmt: skip
    with kaart.action("Wijzig") as actie:
        actie.update("hulpbronnen", hulpbron, {"naam": "Wijkhuis"})
    kaart.undo()
    assert "koffie" in str(all_of(kaart, "SELECT inhoud FROM bewerkingen WHERE rij = ?", hulpbron))
    assert kaart.check() == []


@pytest.mark.parametrize(
    ("tabelnaam", "kolom", "waarde"),
    [
        ("hulpbronnen", "naam", "’t Huis é\u0301 \U0001f3e0 \x00 \"'"),
        ("hulpbronnen", "leeftijd_van", 2**62),
        ("mensen", "uren", 0.1 + 0.2),
        ("mensen", "uren", 3),
        ("plekken", "geom", b"GP\x00\x01\x00\xff not a point"),
    ],
)
def test_11_values_in_the_log_keep_their_type(
    kaart: Kaart, tabelnaam: str, kolom: str, waarde: object
) -> None:
    hulpbron = add_hulpbron(kaart)
    with kaart.action("Waarde") as actie:
        if tabelnaam == "hulpbronnen":
            actie.update(tabelnaam, hulpbron, {kolom: waarde})
        else:
            actie.insert(tabelnaam, {"hulpbron": hulpbron, kolom: waarde})
    ((in_table,),) = all_of(kaart, f"SELECT {kolom} FROM {tabelnaam}")
    kaart.undo()
    kaart.redo()
    ((again,),) = all_of(kaart, f"SELECT {kolom} FROM {tabelnaam}")
    assert (type(again), again) == (type(in_table), in_table)
    assert in_table == waarde


def test_12_photos_stand_by_checksum_outside_the_log(kaart: Kaart) -> None:
    before = all_of(kaart, "SELECT count(*) FROM bewerkingen")
    with kaart.action("Foto") as actie:
        checksum = actie.keep_photo(b"jpeg")
        assert actie.keep_photo(b"jpeg") == checksum
    assert kaart.photo(checksum) == b"jpeg"
    assert kaart.photo("0" * 64) is None
    assert all_of(kaart, "SELECT count(*) FROM foto_bestanden") == [(1,)]
    assert all_of(kaart, "SELECT count(*) FROM bewerkingen") == before


def test_13_edits_by_another_program_are_one_action_in_a_new_session(
    kaart: Kaart, pad: Path
) -> None:
    add_hulpbron(kaart)
    kaart.close()
    with sqlite3.connect(pad) as other:
        other.execute("UPDATE hulpbronnen SET naam = 'Anders', status = 'gestopt'")
    other.close()
    with Kaart.open(pad) as again:
        stap = again.history(1)[0]
        assert (stap.soort, stap.omschrijving) == ("buiten", "Wijzigingen buiten Sociale Kaart")
        sessions = all_of(again, "SELECT DISTINCT sessie FROM bewerkingen")
        assert len(sessions) == 3
        again.undo()
        assert again.hulpbronnen()[0].naam == "Buurthuis"


def test_14_a_copy_for_others_has_no_log_and_another_identity(kaart: Kaart, tmp_path: Path) -> None:
    add_hulpbron(kaart)
    target = tmp_path / "kopie.kaart.gpkg"
    kaart.pass_on(target)
    with Kaart.open(target, read_only=True) as copy:
        assert copy.uuid != kaart.uuid
        assert all_of(copy, "SELECT count(*) FROM bewerkingen") == [(0,)]
        assert "kan niet worden teruggevoegd" in (copy.doorgegeven or "")


def test_every_column_has_the_type_of_its_kind(kaart: Kaart) -> None:
    for beschrijving in TABELLEN:
        declared = {row[1]: row[2] for row in all_of(
            kaart, f"PRAGMA table_info({beschrijving.naam})")}  # fmt: skip
        assert list(declared) == [
            "fid", *(["geom"] if beschrijving.geometrie else []), "uuid", *beschrijving.kolommen,
        ]  # fmt: skip
        for veld in beschrijving.velden:
            assert re.fullmatch("TEXT|INTEGER|REAL|BOOLEAN|BLOB", declared[veld.naam])
