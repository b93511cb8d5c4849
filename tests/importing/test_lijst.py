"""What becomes of each row of a list: one outcome, one reason, nothing lost."""

from __future__ import annotations

import dataclasses
import math
import pickle
import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from straatje import geocoder, table

from sociale_kaart.base.errors import Cancelled
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.domain.personen import WEIGERING, is_about_people
from sociale_kaart.importing import adres, bijwerken, geocode, lijst, locatie
from sociale_kaart.importing.geocode import Geocoder
from sociale_kaart.importing.lijst import ImportPlan, KaartStand, PlannedRow, plan_import
from sociale_kaart.importing.osm import read_osm
from sociale_kaart.importing.spreadsheet import read_table
from sociale_kaart.importing.vergelijken import EerdereLijst, EerdereRij

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.importing.spreadsheet import Cel

ZOEKER = geocoder()
ADRES = "Dorpsstraat 1, 9999 AA Zonneveen"


def plan(
    koppen: Sequence[str], *rijen: Sequence[Cel], bestaande: Sequence[Hulpbron] = ()
) -> ImportPlan:
    return plan_import(table(koppen, *rijen), ZOEKER, bestaande)


def plan_one(
    bestaande: Sequence[Hulpbron] = (),
    vorige: Mapping[str, Mapping[str, str]] | None = None,
    **cellen: Cel,
) -> PlannedRow:
    """Plan one row given as header=value, blanks in headers as _.

    `vorige` holds, per hulpbron, the cells of the row it came from.
    """
    koppen = [kop.replace("_", " ") for kop in cellen]
    one = table(koppen, list(cellen.values()))
    rijen = tuple(
        EerdereRij(f"r {uuid}", number, "geplaatst", "", uuid, cells)
        for number, (uuid, cells) in enumerate((vorige or {}).items(), start=2)
    )
    before = EerdereLijst("b1", "lijst 2023.xlsx", "2023-01-01", "", "", rijen)
    stand = KaartStand((before,) if vorige else ())
    return plan_import(one, ZOEKER, bestaande, kaart=stand).rows[0]


class TestPlace:
    def test_an_exact_adres(self) -> None:
        row = plan_one(Naam="Buurthuis", Adres=ADRES)

        assert (row.uitkomst, row.reden, row.rijnummer) == ("geplaatst", "", 2)
        assert row.plek == {
            "straat": "Dorpsstraat",
            "huisnummer": 1,
            "postcode": "9999AA",
            "plaats": "Zonneveen",
            "x": 190000.0,
            "y": 500000.0,
            "locatie_nauwkeurigheid": "adres",
        }

    def test_an_adres_in_its_own_columns(self) -> None:
        row = plan_one(
            Naam="x", Straat="Dorpsstraat", Huisnummer=4, Huisletter="a", Postcode="9999 ab"
        )

        assert row.plek is not None
        assert row.plek["x"] == 190020

    @pytest.mark.parametrize(
        "cellen",
        [
            {"Straat": "Dorpsstraat 1", "Plaats": "Zonneveen"},
            {"Straat": "Dorpsstraat 1", "Huisnummer": 1, "Plaats": "Zonneveen"},
            {"Plaats": "Dorpsstraat 1", "Postcode": "9999AA"},
            {"Straat": "Dorpsstraat", "Huisnummer": "1", "Postcode": "9999 AA Zonneveen"},
            {"Adres": "Dorpsstraat 1", "Plaats": "Zonneveen"},
        ],
    )
    def test_parts_in_columns_that_are_not_theirs(self, cellen: dict[str, Cel]) -> None:
        assert plan_one(Naam="x", **cellen).uitkomst == "geplaatst"

    def test_an_adres_outside_waits_with_its_reason_and_without_a_point(self) -> None:
        row = plan_one(Naam="x", Adres="Achthoevenweg 3, 7951 SK Staphorst")

        assert (row.uitkomst, row.reden) == ("wachtend", geocode.POSTCODE_ONBEKEND)
        assert row.plek == {
            "straat": "Achthoevenweg",
            "huisnummer": 3,
            "postcode": "7951SK",
            "plaats": "Staphorst",
        }

    def test_near_hits_are_offered(self) -> None:
        row = plan_one(Naam="x", Adres="Dorpsstraat 8, 9999 AB Zonneveen")

        assert row.uitkomst == "wachtend"
        assert str(row.suggesties[0].adres) == "Dorpsstraat 6-bis, 9999 AB Zonneveen"

    def test_a_house_number_that_excel_made_a_date_of_is_told(self) -> None:
        import datetime as dt  # noqa: PLC0415

        row = plan_one(Naam="x", Straat="Dorpsstraat", Huisnummer=dt.date(2024, 3, 12))

        assert row.uitkomst == "wachtend"
        assert "Excel heeft van het huisnummer een datum gemaakt." in row.toelichting

    @pytest.mark.parametrize(
        ("cellen", "reden"),
        [
            ({"Adres": "Dorpsstraat 1, 2, 9999 AA Zonneveen"}, adres.MEER_ADRESSEN),
            ({"Adres": "Dorpsstraat 1; Kerkweg 3", "Plaats": "Zonneveen"}, adres.MEER_ADRESSEN),
            ({"Straat": "Dorpsstraat 1, 2", "Plaats": "Zonneveen"}, adres.MEER_ADRESSEN),
            (
                {"Adres": "Dorpsstraat 2", "Huisnummer": 1, "Plaats": "Zonneveen"},
                adres.TEGENSPRAAK,
            ),
            (
                {"Adres": "Dorpsstraat 3", "Straat": "Kerkweg", "Plaats": "Maanveen"},
                adres.TEGENSPRAAK,
            ),
            (
                {"Adres": "Dorpsstraat 1", "Huisnummer": "nabij 2", "Postcode": "9999 AA"},
                adres.TEGENSPRAAK,
            ),
            ({"Adres": "Kerkweg 3, Zonneveen", "Plaats": "Maanveen"}, adres.TEGENSPRAAK),
            (
                {"Adres": "Dorpsstraat 1, 9999 AA", "Postcode": "9999 AB"},
                adres.TEGENSPRAAK,
            ),
            (
                {"Straat": "Dorpsstraat 1-2", "Huisnummer": 1, "Plaats": "Zonneveen"},
                geocode.TOEVOEGING_ONBEKEND,
            ),
            (
                {"Straat": "Dorpsstraat", "Huisnummer": "1?", "Plaats": "Zonneveen"},
                adres.NUMMER_ONLEESBAAR,
            ),
        ],
    )
    def test_two_addresses_in_one_row_are_none(self, cellen: dict[str, Cel], reden: str) -> None:
        row = plan_one(Naam="x", **cellen)

        assert (row.uitkomst, row.reden) == ("wachtend", reden)

    def test_the_number_of_a_row_is_no_house_number(self) -> None:
        row = plan_one(Nr=1, Naam="x", Adres="Dorpsstraat 2", Plaats="Zonneveen")

        assert row.plek is not None
        assert (row.uitkomst, row.plek["huisnummer"]) == ("geplaatst", 2)

    def test_a_building_or_room_beside_the_adres_is_no_second_one(self) -> None:
        parts: dict[str, Cel] = {"Straat": "Dorpsstraat", "Huisnummer": 1, "Plaats": "Zonneveen"}

        for locatie_ in ("Wijkcentrum Zuid", "Zaal 2"):
            assert plan_one(Naam="x", Locatie=locatie_, **parts).uitkomst == "geplaatst"

    @pytest.mark.parametrize(
        ("postcode", "reden"),
        [
            ("9999 aa", ""),
            ("9999-AA", ""),
            (9999, ""),
            ("1234", geocode.ANDERE_POSTCODE),
            ("B-9999", adres.BUITENLAND),
            (48529, adres.BUITENLAND),
        ],
    )
    def test_a_postcode_in_another_form(self, postcode: Cel, reden: str) -> None:
        parts: dict[str, Cel] = {"Straat": "Dorpsstraat", "Huisnummer": 1, "Plaats": "Zonneveen"}

        assert plan_one(Naam="x", Postcode=postcode, **parts).reden == reden

    @pytest.mark.parametrize("straat", ["Postbus", "Pb", "P.B.", "Antwoordnummer", "Antw.nr."])
    def test_a_postbus_by_any_name_is_no_place(self, straat: str) -> None:
        row = plan_one(Naam="x", Straat=straat, Huisnummer=1, Postcode="9999 AA")

        assert row.reden == geocode.POSTBUS
        assert plan_one(Naam="x", Adres=f"{straat} 1, 9999 AA").reden == geocode.POSTBUS

    def test_only_a_buurt(self) -> None:
        row = plan_one(Naam="Wandelgroep", Buurt="Het Dorp")

        assert row.uitkomst == "geplaatst"
        assert row.plek == {"buurt_gekozen": "BU99990001", "locatie_nauwkeurigheid": "buurt"}

    def test_a_buurt_name_that_two_have_waits(self) -> None:
        row = plan_one(Naam="Wandelgroep", Buurt="Buitengebied")

        assert (row.uitkomst, row.reden) == ("wachtend", locatie.BUURT_ONBEKEND)

    def test_nothing_about_a_place_waits_but_online_needs_none(self) -> None:
        assert plan_one(Naam="Wandelgroep", Plaats="Zonneveen").reden == geocode.GEEN_ADRES
        online = plan_one(Naam="Buurtapp", Soort="online")
        assert (online.uitkomst, online.plek) == ("geplaatst", None)

    def test_coordinates_count_when_there_is_no_adres(self) -> None:
        row = plan_one(Naam="Speelplek", X="190123,4", Y="500000")

        assert row.plek is not None
        assert (row.plek["x"], row.plek["locatie_nauwkeurigheid"]) == (190123.4, "handmatig")

    def test_coordinates_outside_wait_and_zero_is_no_coordinate(self) -> None:
        outside = plan_one(Naam="a", X=155000, Y=463000)
        zero = plan_one(Naam="a", X=0, Y=0)

        assert (outside.uitkomst, outside.reden) == ("wachtend", geocode.BUITEN_ONDERGROND)
        assert (zero.uitkomst, zero.reden) == ("wachtend", geocode.GEEN_ADRES)

    def test_beside_an_adres_coordinates_only_check_and_suggest(self) -> None:
        right = plan_one(Naam="a", Adres=ADRES, X=190003, Y=500004)
        far = plan_one(Naam="a", Adres=ADRES, X=191000, Y=500000)
        unknown = plan_one(Naam="a", Adres="Nieuwstraat 1, 9997 AA Zonneveen", X=190003, Y=500004)

        assert right.plek is not None
        assert right.plek["x"] == 190000
        assert (far.uitkomst, far.reden) == ("wachtend", locatie.COORDINATEN)
        assert unknown.uitkomst == "wachtend"
        assert (unknown.suggesties[0].x, unknown.suggesties[0].y) == (190003, 500004)


class TestPeople:
    @pytest.mark.parametrize(
        "naam",
        ["fam. Jansen", "Familie De Vries", "Gezin Bakker", "Dhr. P. de Boer", "mw Smit",
         "Cliënt 12", "client A.", "Hulpvraag vervoer", "Mevrouw Jansen"],
    )  # fmt: skip
    def test_households_clients_and_needs_are_refused(self, naam: str) -> None:
        assert is_about_people(naam)

    @pytest.mark.parametrize(
        "naam",
        ["Familiehuis", "Familie Netwerk Kampen", "Cliëntenraad", "Cliëntondersteuning",
         "Gezinscoach", "Hulpvragers en helpers", "Patiëntenvereniging", "Mevrouwen in beweging"],
    )  # fmt: skip
    def test_what_is_offered_to_people_is_not(self, naam: str) -> None:
        assert not is_about_people(naam)

    def test_nothing_of_a_refused_row_may_be_kept(self) -> None:
        row = plan_one(Naam="fam. Jansen", Adres=ADRES, Telefoon="038-1234567")

        assert (row.uitkomst, row.reden) == ("overgeslagen", WEIGERING)
        assert (row.cellen, row.velden, row.plek, row.contact) == ({}, {}, None, None)
        # The user's own receipt still shows which row it was.
        assert row.oorspronkelijk["Naam"] == "fam. Jansen"

    def test_a_list_of_clients_is_refused_row_by_row(self) -> None:
        assert plan_one(Naam="Eetclub", Adres=ADRES, BSN=123456782).reden == WEIGERING

    def test_the_persoonlijke_sfeer_gets_a_buurt_and_no_adres(self) -> None:
        row = plan_one(
            Naam="Burenhulp", Straat="Dorpsstraat", Nr=1, Postcode="9999AA", Sfeer="persoonlijk"
        )

        assert row.uitkomst == "geplaatst"
        assert row.plek == {"buurt_gekozen": "BU99990001", "locatie_nauwkeurigheid": "buurt"}
        assert row.velden["zichtbaarheid"] == "intern"
        assert row.cellen == {"Naam": "Burenhulp", "Sfeer": "persoonlijk"}
        assert "Het adres is niet bewaard." in row.toelichting

    def test_the_persoonlijke_sfeer_without_a_buurt_waits_and_offers_no_adres(self) -> None:
        row = plan_one(
            Naam="Burenhulp", Adres="Dorpsstraat 8, 9999 AB Zonneveen", Sfeer="persoonlijk"
        )

        assert (row.uitkomst, row.reden) == ("wachtend", locatie.PERSOONLIJK)
        assert (row.plek, row.suggesties) == (None, ())
        assert "Dorpsstraat" not in row.toelichting


def test_a_name_with_and_without_accents_is_one_name() -> None:
    found = plan(
        ("Naam", "Adres"), ("Repair Café Zonneveen", ADRES), ("repair cafe  zonneveen ", ADRES)
    )
    assert [row.uitkomst for row in found.rows] == ["geplaatst", "wachtend"]
    assert "Rij 2 heeft dezelfde naam op dezelfde plek." in found.rows[1].toelichting


class TestFields:
    def test_words_become_codes_and_unknown_ones_are_reported(self) -> None:
        found = plan(
            ("Naam", "Adres", "Soort", "Sfeer", "Formaliteit", "Doelgroep"),
            ("Buurthuis", ADRES, "Wijkcentrum", "collectief", "Informele zorg", "Ouderen; jeugd"),
            ("Kring", "Dorpsstraat 2, Zonneveen", "groep", "anders", None, "marsmannetjes"),
        )

        assert found.rows[0].velden == {
            "bron": "lijst.xlsx",
            "naam": "Buurthuis",
            "soort": "plek",
            "categorie": "ontmoetingsplek",
            "sfeer": "gemeenschappelijk",
            "inzet": "vrijwillig",
        }
        assert found.rows[0].delen == {
            "doelgroepen": [{"doelgroep": "ouderen"}, {"doelgroep": "kinderen"}]
        }
        assert found.rows[1].uitkomst == "geplaatst"
        assert "sfeer" not in found.rows[1].velden
        assert found.onbekende_waarden == {
            ("Sfeer", "anders"): 1,
            ("Doelgroep", "marsmannetjes"): 1,
        }
        assert any("‘anders’ in kolom ‘Sfeer’" in melding for melding in found.meldingen)

    def test_a_column_full_of_other_words_is_told_in_short(self) -> None:
        rijen = [(f"naam {i}", ADRES, f"woord {i}") for i in range(50)]

        found = plan(("Naam", "Adres", "Sfeer"), *rijen)

        assert len(found.onbekende_waarden) == 50
        assert len(found.meldingen) == 21
        assert "nog 30 andere woorden" in found.meldingen[-1]

    def test_what_a_column_says_goes_before_what_another_implies(self) -> None:
        row = plan_one(Naam="x", Adres=ADRES, Soort="kerk", Categorie="Ontmoetingsplek")

        assert (row.velden["soort"], row.velden["categorie"]) == ("plek", "ontmoetingsplek")

    def test_contact_and_a_phone_number_that_lost_its_zero(self) -> None:
        row = plan_one(Naam="x", Adres=ADRES, Telefoon=383371230, E_mail="a@b.nl")

        assert row.contact == {"telefoon": "0383371230", "email": "a@b.nl"}
        assert row.cellen["Telefoon"] == "383371230"

    @pytest.mark.parametrize(
        ("gegeven", "wie"),
        [
            ({"Sfeer": "institutioneel", "Formaliteit": "formeel"}, None),
            ({}, None),
            ({"Zichtbaarheid": "intern"}, "intern"),
            ({"Zichtbaarheid": "publiek"}, "publiek"),
            ({"Soort": "sleutelpersoon", "Zichtbaarheid": "publiek"}, "intern"),
        ],
    )
    def test_who_may_see_it_is_what_the_list_says_but_never_more_of_a_person(
        self, gegeven: dict[str, str], wie: str | None
    ) -> None:
        assert plan_one(Naam="x", Adres=ADRES, **gegeven).velden.get("zichtbaarheid") == wie


class TestSkipped:
    def test_empty_rows_are_no_rows_and_footers_are_skipped(self) -> None:
        found = plan(
            ("Naam", "Adres", "Soort"),
            (None, None, None),
            ("Buurthuis", ADRES, None),
            (None, ADRES, "groep"),
            ("Naam", "Adres", "Soort"),
            ("Totaal", 2, None),
            ("Bron: gemeente", None, None),
        )

        assert [(row.rijnummer, row.reden) for row in found.rows] == [
            (3, ""),
            (4, lijst.GEEN_NAAM),
            (5, lijst.TOTAALREGEL),
            (6, lijst.TOTAALREGEL),
            (7, lijst.TOTAALREGEL),
        ]
        assert found.redenen == {lijst.TOTAALREGEL: 3, lijst.GEEN_NAAM: 1}

    def test_a_name_like_a_total_at_an_adres_is_a_hulpbron(self) -> None:
        assert plan_one(Naam="Totaal Welzijn", Adres=ADRES).uitkomst == "geplaatst"


class TestDoubles:
    def test_same_name_and_place_waits_for_the_second(self) -> None:
        found = plan(("Naam", "Adres"), ("Buurthuis", ADRES), ("BUURTHUIS", ADRES))

        assert [row.uitkomst for row in found.rows] == ["geplaatst", "wachtend"]
        assert found.rows[1].reden == lijst.DUBBEL_IN_LIJST
        assert "Rij 2" in found.rows[1].toelichting

    def test_numbers_of_the_list_tell_them_apart(self) -> None:
        found = plan(("Naam", "Adres", "Bron id"), ("School", ADRES, "A1"), ("School", ADRES, "A2"))

        assert [row.uitkomst for row in found.rows] == ["geplaatst", "geplaatst"]
        assert "Zelfde naam en plek als rij 2" in found.rows[1].toelichting

    def test_one_number_twice_waits(self) -> None:
        found = plan(
            ("Naam", "Adres", "Bron id"),
            ("School", ADRES, "A1"),
            ("Andere", "Dorpsstraat 2, Zonneveen", "A1"),
        )

        assert found.rows[1].reden == lijst.DUBBEL_IN_LIJST

    def test_what_somebody_entered_by_hand_makes_the_row_wait(self) -> None:
        row = plan_one([_kaart(batch=None, bron_id=None)], Naam="Buurthuis", Adres=ADRES)

        assert (row.uitkomst, row.reden) == ("wachtend", lijst.DUBBEL_IN_KAART)
        assert row.bestaande == "u1"


def _kaart(**velden: str | None) -> Hulpbron:
    """A hulpbron an earlier list brought."""
    data: dict[str, str | None] = {
        "naam": "Buurthuis",
        "bron": "lijst 2023.xlsx",
        "bron_id": "A1",
        "batch": "b1",
        "zichtbaarheid": "partners",
        **velden,
    }
    plek = Plek(
        "p1", "u1", 190000, 500000, "vast", "Dorpsstraat", 1, None, None, "9999AA", "Zonneveen"
    )
    contact = {"uuid": "c1", "telefoon": "038-1"}
    return Hulpbron(
        uuid="u1",
        naam=str(data.pop("naam")),
        plekken=(plek,),
        delen={"contacten": (contact,), "doelgroepen": ({"uuid": "d1", "doelgroep": "ouderen"},)},
        **data,  # type: ignore[arg-type]
    )


class TestRepeatedList:
    def test_an_unchanged_row_changes_nothing(self) -> None:
        row = plan_one(
            [_kaart()], Naam="Buurthuis", Adres=ADRES, Bron_id="A1", Telefoon="038-1",
            Doelgroep="ouderen",
        )  # fmt: skip

        assert (row.uitkomst, row.reden, row.bestaande) == (
            "bijgewerkt",
            bijwerken.STOND_ER_AL,
            "u1",
        )
        assert (row.velden, row.plek, row.contact, row.delen) == ({}, None, None, {})

    def test_name_and_adres_are_enough_when_a_list_brought_it(self) -> None:
        row = plan_one([_kaart(bron_id=None)], Naam="Buurthuis", Adres=ADRES)

        assert (row.uitkomst, row.bestaande) == ("bijgewerkt", "u1")

    def test_name_and_coordinates_are_enough_too(self) -> None:
        point = Plek("p1", "u1", 190123.4, 500000.0, locatie_nauwkeurigheid="handmatig")
        known = Hulpbron(uuid="u1", naam="Speelplek", batch="b1", plekken=(point,))
        cellen: dict[str, Cel] = {"Naam": "Speelplek", "X": "190123,4", "Y": "500000"}

        again = plan(list(cellen), list(cellen.values()), bestaande=[known]).rows[0]
        moved = plan_one(
            [dataclasses.replace(known, bron_id="A1", bron="lijst.xlsx")],
            {"u1": {"Naam": "Speelplek", "X": "190123,4", "Y": "500000", "Bron id": "A1"}},
            Naam="Speelplek", X="190200", Y="500000", Bron_id="A1",
        )  # fmt: skip
        twice = plan(list(cellen), list(cellen.values()), list(cellen.values())).rows[1]

        assert (again.uitkomst, again.reden) == ("bijgewerkt", bijwerken.STOND_ER_AL)
        assert moved.plek is not None
        assert (moved.uitkomst, moved.plek["x"]) == ("bijgewerkt", 190200)
        assert (twice.uitkomst, twice.reden) == ("wachtend", lijst.DUBBEL_IN_LIJST)

    def test_empty_fields_are_filled_and_only_those(self) -> None:
        row = plan_one(
            [_kaart()], Naam="Buurthuis", Adres=ADRES, Bron_id="A1", Sfeer="institutioneel",
            Website="www.x.nl", Doelgroep="ouderen; jongeren",
        )  # fmt: skip

        assert row.velden == {"sfeer": "institutioneel"}
        assert (row.contact, row.contact_uuid) == ({"website": "www.x.nl"}, "c1")
        assert row.delen == {"doelgroepen": [{"doelgroep": "jongeren"}]}
        assert row.toelichting == "Bijgewerkt: doelgroepen, sfeer, website."

    def test_a_value_that_differs_waits_and_shows_both(self) -> None:
        row = plan_one([_kaart()], Naam="Buurthuis", Adres=ADRES, Bron_id="A1", Telefoon="038-2")

        assert (row.uitkomst, row.reden, row.bestaande) == ("wachtend", bijwerken.VERSCHILT, "u1")
        assert "telefoon: lijst ‘038-2’, kaart ‘038-1’" in row.toelichting

    def test_with_the_previous_row_a_value_nobody_edited_is_brought_up_to_date(self) -> None:
        was = {"u1": {"Naam": "Buurthuis", "Telefoon": "038-1"}}

        row = plan_one(
            [_kaart()], was, Naam="Buurthuis", Adres=ADRES, Bron_id="A1", Telefoon="038-2"
        )

        assert (row.uitkomst, row.contact) == ("bijgewerkt", {"telefoon": "038-2"})

    def test_an_edit_by_hand_stands_when_the_list_did_not_change(self) -> None:
        was = {"u1": {"Naam": "Buurthuis", "Telefoon": "038-9", "Website": "www.x.nl"}}

        row = plan_one(
            [_kaart()], was, Naam="Buurthuis", Adres=ADRES, Bron_id="A1", Telefoon="038-9",
            Website="www.x.nl",
        )  # fmt: skip

        # The phone was changed by hand and the website removed.
        assert (row.uitkomst, row.reden, row.contact) == ("bijgewerkt", bijwerken.STOND_ER_AL, None)

    def test_a_move_waits_unless_the_kaart_still_has_the_old_adres(self) -> None:
        new = "Dorpsstraat 2, 9999 AB Zonneveen"
        was = {"u1": {"Naam": "Buurthuis", "Adres": ADRES}}

        unsure = plan_one([_kaart()], Naam="Buurthuis", Adres=new, Bron_id="A1")
        sure = plan_one([_kaart()], was, Naam="Buurthuis", Adres=new, Bron_id="A1")

        assert unsure.reden == bijwerken.VERSCHILT
        assert sure.uitkomst == "bijgewerkt"
        assert sure.plek is not None
        assert (sure.plek["x"], sure.plek_uuid) == (190010, "p1")
        # A letter of the old address does not stay behind.
        assert sure.plek["huisletter"] is None

    def test_an_equal_number_of_another_list_is_no_proof(self) -> None:
        row = plan_one(
            [_kaart()], Naam="Voetbalclub", Adres="Dorpsstraat 2, Zonneveen", Bron_id="A1"
        )

        assert (row.uitkomst, row.bestaande) == ("geplaatst", None)

    def test_what_was_placed_by_hand_stays_when_the_adres_is_not_found(self) -> None:
        row = plan_one([_kaart()], Naam="Buurthuis", Adres="Nieuwweg 1, 9997 AA X", Bron_id="A1")

        assert (row.uitkomst, row.plek) == ("bijgewerkt", None)


def test_a_stop_is_passed_on() -> None:
    class Stop(NoProgress):
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        plan_import(table(("Naam",), ("a",)), ZOEKER, [], Stop())


def test_a_plan_crosses_a_process_border() -> None:
    found = plan(("Naam", "Adres"), ("Buurthuis", ADRES), ("x", "Dorpsstraat 8, 9999AB"))

    assert pickle.loads(pickle.dumps(found)) == found


_CELL = (
    st.none()
    | st.text(max_size=20)
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.sampled_from(
        ["Buurthuis", ADRES, "Dorpsstraat", "1", "9999AA", "Zonneveen", "Postbus 1", "persoonlijk",
         "Oost", "fam. Jansen", "0", "Naam", "totaal", "190000", "500000", "online", "A1", "1-A"]
    )
)  # fmt: skip
_JUNK_KOPPEN = (
    "Naam", "Adres", "Straat", "Huisnummer", "Toevoeging", "Postcode", "Plaats", "Buurt", "X", "Y",
    "Lat", "Lon", "Sfeer", "Soort", "Doelgroep", "Telefoon", "Bron id", "Startdatum", "Gratis",
    "Kolom 20",
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.lists(_CELL, min_size=len(_JUNK_KOPPEN), max_size=len(_JUNK_KOPPEN)), max_size=6)
)
def test_no_row_is_lost_whatever_the_list_holds(rijen: list[list[Cel]]) -> None:
    found = plan(_JUNK_KOPPEN, *rijen, bestaande=[_kaart()])

    filled = [rij for rij in rijen if any(cel is not None for cel in rij)]
    assert found.rijen == len(filled) == sum(found.totalen.values())
    assert found.totalen["samengevoegd"] == 0
    waits = found.totalen["wachtend"] + found.totalen["overgeslagen"]
    assert sum(found.redenen.values()) == waits
    for row, rij in zip(found.rows, filled, strict=True):
        assert len(row.oorspronkelijk) == sum(cel is not None for cel in rij)
        plek = row.plek or {}
        if "x" in plek:
            assert row.uitkomst in {"geplaatst", "bijgewerkt"}
            # Inside the made-up place, so never at 0,0.
            assert (
                math.dist((float(str(plek["x"])), float(str(plek["y"]))), (191500, 501000)) < 4000
            )
        if row.velden.get("sfeer") == "persoonlijk":
            assert set(plek) <= {"buurt_gekozen", "locatie_nauwkeurigheid", "schema"}


@settings(deadline=None)
@given(st.text(string.printable, max_size=60))
def test_no_text_breaks_the_reader_of_an_adres(tekst: str) -> None:
    assert plan_one(Naam="x", Adres=tekst).uitkomst in {"geplaatst", "wachtend"}


@pytest.fixture(scope="module")
def kampen(real_data: Path) -> Geocoder:
    """A geocoder over all addresses of Kampen."""
    frames = read_osm(real_data / "kampen" / "kampen.osm.pbf", NoProgress()).frames
    return Geocoder(frames["adressen"])


@pytest.mark.realdata
@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_the_schools_of_kampen(real_data: Path, kampen: Geocoder, soort: str) -> None:
    schools = read_table(real_data / "lists" / f"kampen_duo_vo_vestigingen.{soort}")

    found = plan_import(schools, kampen, [])

    assert found.totalen == {
        "geplaatst": 9, "bijgewerkt": 0, "samengevoegd": 0, "wachtend": 2, "overgeslagen": 0,
    }  # fmt: skip
    waiting = {
        row.oorspronkelijk["PLAATSNAAM"]: row.reden
        for row in found.rows
        if row.uitkomst == "wachtend"
    }
    assert waiting == {
        "STAPHORST": geocode.POSTCODE_ONBEKEND,
        "DRONTEN": geocode.POSTCODE_ONBEKEND,
    }
    for row in found.rows:
        if row.uitkomst == "geplaatst":
            assert row.plek is not None
            assert row.plek["postcode"] == row.oorspronkelijk["POSTCODE"].replace(" ", "")
            assert row.plek["locatie_nauwkeurigheid"] == "adres"


@pytest.mark.realdata
def test_adressen_with_official_coordinates(real_data: Path, kampen: Geocoder) -> None:
    offices = read_table(real_data / "lists" / "kampen_overheidsdiensten_inspire.csv")
    # Without the official coordinates the address alone has to find the place.
    blind = [kop for kop in offices.koppen if kop not in {"X", "Y"}]
    rijen = [
        [cel for kop, cel in zip(offices.koppen, rij, strict=True) if kop in blind]
        for rij in offices.rijen
    ]

    for found in (
        plan_import(offices, kampen, []),
        plan_import(table(blind, *rijen), kampen, []),
    ):
        placed = {}
        for row, rij in zip(found.rows, offices.rijen, strict=True):
            if row.plek is not None and "x" in row.plek:
                point = (float(str(row.plek["x"])), float(str(row.plek["y"])))
                official = (float(str(rij[0])), float(str(rij[1])))
                placed[row.plek["straat"]] = math.dist(point, official)
        assert set(placed) == {"Vloeddijk", "Burgemeester Berghuisplein"}
        assert max(placed.values()) < 1
        assert found.totalen["wachtend"] == 4
