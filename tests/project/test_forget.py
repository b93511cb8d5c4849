"""Definitief verwijderen: afterwards the name and number stand in 0 bytes of the file."""

from __future__ import annotations

import contextlib
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.project import forget, settings
from sociale_kaart.project.kaart import Kaart
from sociale_kaart.project.traces import VERWIJDERD, Sporen

if TYPE_CHECKING:
    from pathlib import Path

NAAM = "José van Dijk"
TELEFOON = "06-12345678"
EMAIL = "jose.van.dijk@voorbeeld.nl"

# Every way in which they could stand in a file.
VORMEN = [
    form.encode(encoding)
    for text in (NAAM, NAAM.lower(), TELEFOON, "0612345678", "612345678", EMAIL, "+31 6 12345678")
    for form in (text, json.dumps(text)[1:-1])
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
]


def traces(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [vorm for vorm in VORMEN if vorm in content]


def plant(kaart: Kaart) -> str:
    """A person in every corner of a kaart; returns the hulpbron."""
    with kaart.action("Importeer") as actie:
        batch = actie.insert("batches", {"bestand": "lijst.xlsx"})
        uuid = actie.insert("hulpbronnen", {"naam": "Koor De Merel", "batch": batch,
                                            "opmerking": f"Bel {NAAM} (0612345678)"})  # fmt: skip
        contact = actie.insert(
            "contacten",
            {"hulpbron": uuid, "organisatie": "Koor De Merel", "contactpersoon": NAAM,
             "telefoon": TELEFOON, "email": EMAIL, "website": "https://koor.example"},
        )  # fmt: skip
        cellen = {"Naam": "Koor De Merel", "Contact": NAAM,
                  "Tel": 612345678, "Tel2": "+31 6 12345678",
                  "Mail": EMAIL.upper(), "Plaats": "Kampen"}  # fmt: skip
        actie.insert("ruwe_rijen", {"batch": batch, "hulpbron": uuid, "rijnummer": 2,
                                    "cellen": json.dumps(cellen)})  # fmt: skip
        # Long enough to leave whole pages unused.
        tekst = "Zingen is fijn. " * 3000
        actie.insert("verhalen", {"hulpbron": uuid, "tekst": tekst, "wie": NAAM})
        actie.insert("toestemmingen", {"hulpbron": uuid, "wie": NAAM, "hoe": "mondeling"})
    with kaart.action(f"Wijzig de gegevens van {NAAM}") as actie:
        actie.update("contacten", contact, {"telefoon": "038-3312345"})
    with kaart.action("Wijzig contact") as actie:
        actie.update("contacten", contact, {"telefoon": TELEFOON})
    kaart.undo()
    kaart.redo()
    with kaart.action("Verhaal weg") as actie:
        actie.delete("verhalen", kaart.rows("verhalen")[0]["uuid"])
    return uuid


def test_a_person_is_gone_and_the_rest_is_there(kaart: Kaart, pad: Path) -> None:
    uuid = plant(kaart)
    assert traces(pad)
    verwijderd = kaart.forget(persoon=NAAM)
    assert traces(pad) == []
    hulpbron = kaart.hulpbron(uuid)
    assert hulpbron is not None
    assert hulpbron.meer["opmerking"] is None or NAAM not in str(hulpbron.meer["opmerking"])
    (contact,) = hulpbron.deel("contacten")
    assert (contact["organisatie"], contact["website"]) == ("Koor De Merel", "https://koor.example")
    assert (contact["contactpersoon"], contact["telefoon"], contact["email"]) == (None, None, None)
    assert hulpbron.deel("toestemmingen") == ()
    (raw,) = kaart.rows("ruwe_rijen")
    assert json.loads(str(raw["cellen"])) == {
        "Naam": "Koor De Merel", "Contact": VERWIJDERD, "Tel": VERWIJDERD, "Tel2": VERWIJDERD,
        "Mail": VERWIJDERD, "Plaats": "Kampen",
    }  # fmt: skip
    assert verwijderd.velden["contacten.telefoon"] == 1
    assert verwijderd.velden["ruwe_rijen.cellen"] == 1
    assert "Contact, Contactpersoon (1)" in verwijderd.tekst
    assert "kun je niet ongedaan maken" in verwijderd.tekst
    # Nobody can undo the way back to the person, and the file is sound.
    assert kaart.undo_text is None
    assert [p for p in kaart.check() if p.ernst == "fout"] == []


def test_undo_works_on_after_a_removal(kaart: Kaart) -> None:
    uuid = plant(kaart)
    kaart.forget(persoon=NAAM)
    with kaart.action("Wijzig naam") as actie:
        actie.update("hulpbronnen", uuid, {"naam": "Koor"})
    assert kaart.undo_text == "Wijzig naam"
    kaart.undo()
    assert kaart.undo() is None
    assert kaart.hulpbronnen()[0].naam == "Koor De Merel"


def test_a_hulpbron_is_gone_with_all_that_belongs_to_it(kaart: Kaart, pad: Path) -> None:
    uuid = plant(kaart)
    with kaart.action("Ander") as actie:
        checksum = actie.keep_photo(b"een foto van iemand")
        foto = actie.insert("fotos", {"sha256": checksum})
        actie.insert("verhalen", {"hulpbron": uuid, "tekst": "Kijk", "foto": foto})
        other = actie.insert("hulpbronnen", {"naam": "Buurthuis"})
        actie.insert("relaties", {"hulpbron": other, "soort": "organiseert", "naar": uuid})
    verwijderd = kaart.forget(hulpbron=uuid)
    assert [h.naam for h in kaart.hulpbronnen()] == ["Buurthuis"]
    assert verwijderd.rijen["ruwe_rijen"] == 1
    assert verwijderd.rijen["relaties"] == 1
    assert traces(pad) == []
    for needle in (b"Koor De Merel", b"Zingen is fijn", b"een foto van iemand"):
        assert needle not in pad.read_bytes()
    assert "Iets wat later definitief is verwijderd" in {s.omschrijving for s in kaart.history()}
    assert kaart.check() == []


def test_a_hulpbron_that_was_deleted_before_can_still_be_forgotten(kaart: Kaart, pad: Path) -> None:
    uuid = plant(kaart)
    with kaart.action("Verwijder") as actie:
        actie.delete("hulpbronnen", uuid)
    assert traces(pad)
    kaart.forget(hulpbron=uuid)
    # The raw row outlived the hulpbron it came from, and has pointed to it.
    assert kaart.rows("ruwe_rijen") == []
    assert traces(pad) == []


def test_a_person_who_is_a_hulpbron_goes_as_a_whole(kaart: Kaart, pad: Path) -> None:
    with kaart.action("Sleutelpersoon") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": NAAM, "soort": "persoon"})
        actie.insert("contacten", {"hulpbron": uuid, "telefoon": TELEFOON})
    verwijderd = kaart.forget(persoon=NAAM.upper())
    assert kaart.hulpbronnen() == []
    assert verwijderd.rijen == {"hulpbronnen": 1, "contacten": 1}
    assert traces(pad) == []


def test_the_author_of_edits_can_be_forgotten(pad: Path) -> None:
    with Kaart.create(pad, naam="x", onze_definitie="", doel="", auteur=NAAM) as kaart:
        kaart.forget(persoon=NAAM)
        assert kaart.history()[-1].auteur == ""
        assert traces(pad) == []


def test_a_number_of_several_people_stays_with_the_others(kaart: Kaart) -> None:
    with kaart.action("Contacten") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": "Buurthuis"})
        for wie, telefoon in ((NAAM, "038-3312345"), ("Wim Bos", "038-3312345")):
            actie.insert(
                "contacten", {"hulpbron": uuid, "contactpersoon": wie, "telefoon": telefoon}
            )
    verwijderd = kaart.forget(persoon=NAAM)
    (contact,) = kaart.rows("contacten")
    assert (contact["contactpersoon"], contact["telefoon"]) == ("Wim Bos", "038-3312345")
    assert verwijderd.gedeeld == 1
    assert "blijft daar staan" in verwijderd.tekst


def test_copies_beside_the_kaart_are_named(kaart: Kaart, pad: Path) -> None:
    uuid = plant(kaart)
    kaart.backup(pad.with_name("reserve.kaart.gpkg"))
    pad.with_name("export.csv").write_text(f"naam\n{NAAM}\n", encoding="utf-8")
    pad.with_name("anders.csv").write_text("naam\nWim\n", encoding="utf-8")
    with zipfile.ZipFile(pad.with_name("ontvangstbewijs.xlsx"), "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<si><t>{NAAM}</t></si>" * 50)
    verwijderd = kaart.forget(persoon=NAAM)
    assert [p.name for p in verwijderd.bestanden] == [
        "export.csv", "ontvangstbewijs.xlsx", "reserve.kaart.gpkg",
    ]  # fmt: skip
    assert "contacten" not in verwijderd.tekst
    assert "‘reserve.kaart.gpkg’" in verwijderd.tekst
    assert [p.name for p in kaart.forget(hulpbron=uuid).bestanden] == ["reserve.kaart.gpkg"]


def test_a_damaged_file_beside_the_kaart_does_not_stop_a_removal(kaart: Kaart, pad: Path) -> None:
    plant(kaart)
    broken = pad.with_name("kapot.xlsx")
    with zipfile.ZipFile(broken, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("a.txt", NAAM * 1_000)
    content = bytearray(broken.read_bytes())
    content[40:60] = b"\xff" * 20
    broken.write_bytes(content)

    assert kaart.forget(persoon=NAAM).bestanden == ()


def test_copies_that_hold_a_removed_hulpbron_are_named(kaart: Kaart, pad: Path) -> None:
    with kaart.action("Voeg toe") as actie:
        uuid = actie.insert("hulpbronnen", {"naam": "Wandelclub De Dijk"})
        actie.insert("contacten", {"hulpbron": uuid, "telefoon": "038-3331234"})
    pad.with_name("lijst.csv").write_text("naam\nWandelclub De Dijk\n", encoding="utf-8")
    pad.with_name("bellen.txt").write_text("038-3331234\n", encoding="utf-8")
    pad.with_name("anders.csv").write_text("naam\nWim\n", encoding="utf-8")
    assert [p.name for p in kaart.forget(hulpbron=uuid).bestanden] == ["bellen.txt", "lijst.csv"]


def test_the_surname_alone_is_for_the_user_to_look_at(kaart: Kaart) -> None:
    with kaart.action("Voeg toe") as actie:
        actie.insert("hulpbronnen", {"naam": "Familie Jansen", "opmerking": "Jan Jansen"})
    verwijderd = kaart.forget(persoon="Jan Jansen")
    assert verwijderd.na_te_kijken == ("hulpbronnen.naam",)
    assert kaart.hulpbronnen()[0].naam == "Familie Jansen"


@pytest.mark.parametrize("naam", ["", "  ", "Jo"])
def test_a_name_that_fits_everybody_is_refused(kaart: Kaart, naam: str) -> None:
    with pytest.raises(WorldError, match="te kort"):
        kaart.forget(persoon=naam)


def test_what_is_not_there_is_said(kaart: Kaart) -> None:
    with pytest.raises(WorldError, match="staat niet in de kaart"):
        kaart.forget(hulpbron="bestaat niet")
    before = kaart.history()
    assert kaart.forget(persoon="Niemand Hier").tekst.startswith("Er is niets gevonden")
    assert kaart.history() == before
    with pytest.raises(ValueError, match="persoon"):
        kaart.forget()


def test_a_removal_that_was_cut_off_is_finished_at_the_next_opening(
    kaart: Kaart, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = plant(kaart)
    with monkeypatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        # As a kill after the removal and before the clean-up.
        patch.setattr(forget, "clean_up", lambda store: (_ for _ in ()).throw(KeyboardInterrupt))
        kaart.forget(hulpbron=uuid)
    kaart.close()
    assert traces(pad) == []
    with Kaart.open(pad, read_only=True) as reading:
        assert settings.local(reading._store.connection, settings.OPRUIMEN) == 1
        assert reading._store.connection.execute("PRAGMA freelist_count").fetchone() > (0,)
    with Kaart.open(pad) as again:
        assert settings.local(again._store.connection, settings.OPRUIMEN) is None
        assert again._store.connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert again.history()[0].omschrijving == "Definitief verwijderd"
        assert again.check() == []


@pytest.mark.parametrize(
    ("tekst", "schoon"),
    [
        ("Bel Jan de Vries even", "Bel [verwijderd] even"),
        ("Vries, Jan de", "[verwijderd]"),
        ("JAN  DE\u00a0VRIES", "[verwijderd]"),
        ("Jan de Vriesman", "Jan de Vriesman"),
        ("mail jan@huis.nl.", "mail [verwijderd]."),
        ("0038jan@huis.nl", "0038jan@huis.nl"),
        ("tel. (038) 33 12 345", "tel. [verwijderd]"),
        ("+31(0)38-3312345", "[verwijderd]"),
        ("0031383312345", "[verwijderd]"),
        ("10383312345", "10383312345"),
        ('["Jan de Vries", 383312345, true, null]', '["[verwijderd]", "[verwijderd]", true, null]'),
        ('{"jan de vries": {"a": ["010 123 45 67"]}}', '{"[verwijderd]": {"a": ["[verwijderd]"]}}'),
        ("{Jan de Vries", "{[verwijderd]"),
        ("[" * 9_000 + "Jan de Vries", "[" * 9_000 + "[verwijderd]"),
        (
            "[" * 400 + '"Jan de Vries"' + "]" * 400,
            "[" * 400 + '"[verwijderd]"' + "]" * 400,
        ),
    ],
)
def test_how_a_person_is_recognised(tekst: str, schoon: str) -> None:
    sporen = Sporen("Jan de Vries")
    sporen.add_details({"038-3312345", "jan@huis.nl"})
    assert sporen.text(tekst) == schoon
    assert sporen.found_in(tekst) == (tekst != schoon)


def test_a_name_in_either_form_of_unicode() -> None:
    sporen = Sporen("Jos\u00e9 Dijk")
    assert sporen.text("Jose\u0301 Dijk") == VERWIJDERD
    assert sporen.text("Jos\u00e9 Dijk") == VERWIJDERD
