"""Controleer: damage is 'fout', the rest is 'let op', a sound kaart gives nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.project import settings

if TYPE_CHECKING:
    from sociale_kaart.project.kaart import Kaart

VANDAAG = dt.date(2026, 11, 22)


def problems(kaart: Kaart) -> list[tuple[str, str]]:
    return [(p.soort, p.ernst) for p in kaart.check(VANDAAG)]


def add(kaart: Kaart, **velden: object) -> str:
    with kaart.action("Voeg toe") as actie:
        return actie.insert("hulpbronnen", {"naam": "Buurthuis", **velden})


def test_a_sound_kaart_has_no_problems(kaart: Kaart) -> None:
    uuid = add(kaart, sfeer="persoonlijk", herzien_voor="2026-11-22", status="actief")
    with kaart.action("Plek") as actie:
        actie.insert("plekken", {"hulpbron": uuid, "buurt_gekozen": "BU01660001"})
    assert problems(kaart) == []


@pytest.mark.parametrize(
    ("damage", "soort"),
    [
        ("UPDATE hulpbronnen SET naam = 'stiekem'", "logboek"),
        ("DELETE FROM hulpbronnen", "logboek"),
        ("DELETE FROM bewerkingen WHERE tabel = 'hulpbronnen'", "logboek"),
        ("UPDATE bewerkingen SET inhoud = replace(inhoud, 'Buurthuis', 'x')", "logboek"),
        ("INSERT INTO plekken (hulpbron) VALUES ('weg')", "verwijzing"),
        ("DROP TABLE respijt", "geopackage"),
        ("DELETE FROM gpkg_contents WHERE table_name = 'mensen'", "geopackage"),
        ("UPDATE gpkg_geometry_columns SET srs_id = 4326", "geopackage"),
        ("PRAGMA application_id = 1", "geopackage"),
        ("DROP TABLE gpkg_geometry_columns", "bestand"),
    ],
)
def test_damage_is_fout(kaart: Kaart, damage: str, soort: str) -> None:
    add(kaart)
    connection = kaart._store.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(damage)
    # As if our own last transaction had done it.
    kaart._store.account_for_file()
    found = kaart.check(VANDAAG)
    assert (soort, "fout") in [(p.soort, p.ernst) for p in found]
    assert found[0].ernst == "fout"


@pytest.mark.parametrize(
    ("velden", "soort", "sentence"),
    [
        ({"herzien_voor": "2026-11-21"}, "actualiteit", "voor 21 november 2026 nagekeken"),
        ({"naam": " "}, "onvolledig", "geen naam"),
        ({"sfeer": "onzin"}, "lijst", "‘onzin’ staat niet in de lijst van Sfeer"),
        ({"categorie": "onzin"}, "lijst", "‘onzin’ staat niet in de lijst"),
    ],
)
def test_what_to_look_at_again(
    kaart: Kaart, velden: dict[str, object], soort: str, sentence: str
) -> None:
    uuid = add(kaart, **velden)
    (probleem,) = kaart.check(VANDAAG)
    assert (probleem.soort, probleem.ernst, probleem.hulpbron) == (soort, "let op", uuid)
    assert sentence in probleem.tekst


def test_what_has_stopped_needs_no_review(kaart: Kaart) -> None:
    add(kaart, herzien_voor="2020-01-01", status="gestopt")
    add(kaart, herzien_voor="geen datum")
    assert problems(kaart) == []


def test_the_personal_sphere_has_no_point(kaart: Kaart) -> None:
    uuid = add(kaart, sfeer="persoonlijk")
    with kaart.action("Plek") as actie:
        actie.insert("plekken", {"hulpbron": uuid, "x": 190_000, "y": 500_000})
    assert problems(kaart) == [("privacy", "let op")]


# Without a date nobody can say that it was given.
GEGEVEN = {"gegeven_op": "2026-01-01"}


@pytest.mark.parametrize(
    ("toestemming", "expected"),
    [
        (None, [("privacy", "let op")]),
        ({"wie": "Wim Bos"}, [("privacy", "let op")]),
        ({"wie": "fatima  el idrissi"}, [("privacy", "let op")]),
        ({"wie": "fatima  el idrissi", **GEGEVEN}, []),
        ({"wie": "Fatima el Idrissi", "tot": "2026-11-21", **GEGEVEN}, [("privacy", "let op")]),
        ({"wie": "Fatima el Idrissi", "tot": "2026-11-22", **GEGEVEN}, []),
    ],
)
def test_a_contact_person_has_agreed(
    kaart: Kaart, toestemming: dict[str, str] | None, expected: list[tuple[str, str]]
) -> None:
    uuid = add(kaart)
    with kaart.action("Contact") as actie:
        actie.insert("contacten", {"hulpbron": uuid, "contactpersoon": "Fatima el Idrissi"})
        actie.insert("contacten", {"hulpbron": uuid, "telefoon": "038-1234567"})
        if toestemming:
            actie.insert("toestemmingen", {"hulpbron": uuid, **toestemming})
    assert problems(kaart) == expected
    assert "Fatima" not in str([p.tekst for p in kaart.check(VANDAAG)])


def test_a_copy_without_log_is_no_damage(kaart: Kaart, pad) -> None:  # noqa: ANN001
    add(kaart)
    target = pad.with_name("kopie.kaart.gpkg")
    kaart.pass_on(target)
    with type(kaart).open(target, read_only=True) as copy:
        assert settings.local(copy._store.connection, settings.DOORGEGEVEN)
        assert problems(copy) == []


def test_rows_of_a_list_that_wait_are_told_per_list(kaart: Kaart) -> None:
    with kaart.action("Importeer") as actie:
        een, twee = (actie.insert("batches", {"bestand": f"{n}.xlsx"}) for n in "ab")
        for batch, uitkomst in ((een, "wachtend"), (een, "wachtend"), (een, "geplaatst")):
            actie.insert("ruwe_rijen", {"batch": batch, "uitkomst": uitkomst})
        actie.insert("ruwe_rijen", {"batch": twee, "uitkomst": "wachtend"})
    assert [p.tekst for p in kaart.check(VANDAAG)] == [
        "Uit de lijst ‘a.xlsx’: 2 rijen wachten nog op een besluit van jou.",
        "Uit de lijst ‘b.xlsx’: 1 rij wacht nog op een besluit van jou.",
    ]
    assert problems(kaart) == [("onvolledig", "let op")] * 2


def test_a_person_on_the_kaart_is_not_named(kaart: Kaart) -> None:
    "What is printed on a screen or sent along with a question for help names nobody."
    uuid = add(kaart, soort="persoon", herzien_voor="2020-01-01")
    with kaart.action("Naam") as actie:
        actie.update("hulpbronnen", uuid, {"naam": "Fatima el Idrissi"})
    (probleem,) = kaart.check(VANDAAG)
    assert probleem.tekst.startswith("Een persoon op de kaart had voor 1 januari 2020")
    assert probleem.hulpbron == uuid
