"""Columns of lists matched with fields by header, by content and by what was mapped before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from straatje import geocoder, table

from sociale_kaart.domain.personen import WEIGERING
from sociale_kaart.importing.koppeling import (
    CIJFERS,
    Koppeling,
    destinations,
    label_of,
    open_questions,
    propose,
    unknown_values,
    veldlabel,
)
from sociale_kaart.importing.lijst import plan_import
from sociale_kaart.importing.profielen import make_profiel
from sociale_kaart.importing.rijen import Rijlezer
from sociale_kaart.importing.spreadsheet import Table, read_pasted, read_table

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from sociale_kaart.importing.plan import ImportPlan
    from sociale_kaart.importing.rijen import Gegevens

# name of the case -> (the list as it is pasted, field -> header that is right)
LIJSTEN: dict[str, tuple[str, dict[str, str]]] = {
    "combined headers": (
        ("Organisatie\tPostcode + woonplaats\tAdres organisatie\tContactgegevens\n"
        "Welzijn Oost\t8261 GC Kampen\tVloeddijk 38\tJan de Vries, 038-3312345\n"
        "Koor Klank\t8264 PB  KAMPEN\tMarinus Postlaan 1\tkoor@klank.nl\n"),
        {
            "naam": "Organisatie",
            "postcode": "Postcode + woonplaats",
            "adres": "Adres organisatie",
            "contactgegevens": "Contactgegevens",
        },
    ),
    "two rows of headers": (
        ("Naam\tPostadres · Straat\tPostadres · Postcode\tBezoekadres · Straat\t"
        "Bezoekadres · Postcode\tContactpersoon · Naam\tContactpersoon · Telefoon\n"
        "A\tPostbus 1\t8260 AA\tVloeddijk 38\t8261 GC\tJ. de Vries\t038-3312345\n"),
        {
            "naam": "Naam",
            "straat": "Bezoekadres · Straat",
            "postcode": "Bezoekadres · Postcode",
            "contactpersoon": "Contactpersoon · Naam",
            "telefoon": "Contactpersoon · Telefoon",
        },
    ),
    "one letter wrong": (
        ("Naam oganisatie\tStraatnam\tHuisnumer\tPoscode\tWoonplaast\tTelefonnummer\tE-mailadrs\n"
        "A\tVloeddijk\t38\t8261GC\tKampen\t0383312345\ta@b.nl\n"),
        {
            "naam": "Naam oganisatie",
            "straat": "Straatnam",
            "huisnummer": "Huisnumer",
            "postcode": "Poscode",
            "plaats": "Woonplaast",
            "telefoon": "Telefonnummer",
            "email": "E-mailadrs",
        },
    ),
    "no headers": (
        ("Kolom 1\tKolom 2\tKolom 3\tKolom 4\tKolom 5\tKolom 6\n"
        "Wijkcentrum Zuid\tVloeddijk 38\t8261 GC\tKampen\t038-3312345\tinfo@zuid.nl\n"
        "Buurthuis Noord\tFlevoweg 68\t8265 PL\tKampen\t038-3312346\tinfo@noord.nl\n"
        "De Brug\tVeenmos 34\t8265 HZ\tKampen\t038-3312347\tinfo@brug.nl\n"),
        {
            "naam": "Kolom 1",
            "adres": "Kolom 2",
            "postcode": "Kolom 3",
            "plaats": "Kolom 4",
            "telefoon": "Kolom 5",
            "email": "Kolom 6",
        },
    ),
    "HSDS in English": (
        ("organization name\tname\tdescription\turl\temail\taddress_1\tcity\tpostal_code\t"
        "latitude\tlongitude\tphone number\tstatus\n"
        "Welzijn\tKoffie\tSamen\thttps://x.nl\tx@x.nl\tVloeddijk 38\tKampen\t8261GC\t52.55\t5.91\t"
        "0383312345\tactive\n"),
        {
            "organisatie": "organization name",
            "naam": "name",
            "omschrijving": "description",
            "website": "url",
            "email": "email",
            "adres": "address_1",
            "plaats": "city",
            "postcode": "postal_code",
            "lat": "latitude",
            "lon": "longitude",
            "telefoon": "phone number",
            "status": "status",
        },
    ),
    "numbered and marked headers": (
        ("1. Naam*\t2. Straat en huisnummer:\t3. Postcode (1234 AB)\t4. Plaats\t5. Tel.\n"
        "A\tVloeddijk 38\t8261GC\tKampen\t038-3312345\n"),
        {
            "naam": "1. Naam*",
            "adres": "2. Straat en huisnummer:",
            "postcode": "3. Postcode (1234 AB)",
            "plaats": "4. Plaats",
            "telefoon": "5. Tel.",
        },
    ),
    "RD below headers that say nothing": (
        "Naam\tP1\tP2\nA\t190984\t507535\nB\t190656\t507229\n",
        {"naam": "Naam", "x": "P1", "y": "P2"},
    ),
    "both coordinates in one column": (
        "Naam\tPositie\nA\t52.5571, 5.9105\nB\t52.5581, 5.9115\n",
        {"naam": "Naam", "coordinaten": "Positie"},
    ),
    "activity and organisation both have a name": (
        "Naam organisatie\tNaam activiteit\tAdres\nWelzijn\tKoffie\tVloeddijk 38\n",
        {"naam": "Naam activiteit", "organisatie": "Naam organisatie", "adres": "Adres"},
    ),
    "more phones": (
        "Naam\tTelefoon 1\tTelefoon 2\nA\t038-3312345\t038-3312346\n",
        {"naam": "Naam", "telefoon": "Telefoon 1"},
    ),
    "name and address in one cell": (
        ("Naam en adres\tTel/mail\tDag\tTijd\n"
        '"Wijkcentrum Zuid\nVloeddijk 38\n8261 GC Kampen"\t038-3312345 / a@b.nl\tma\t10:00\n'),
        {
            "naam_adres": "Naam en adres",
            "contactgegevens": "Tel/mail",
            "schema": "Dag",
            "tijd": "Tijd",
        },
    ),
    "words of our lists without header": (
        "Naam\tX1\tX2\nA\tBuurthuis\touderen\nB\tVereniging\tjongeren\nC\tKoor\tmantelzorgers\n",
        {"naam": "Naam", "soort": "X1", "doelgroep": "X2"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("naam", LIJSTEN)
def test_columns_are_found_without_help(naam: str) -> None:
    text, velden = LIJSTEN[naam]

    koppeling = propose(read_pasted(text))

    assert dict(koppeling.velden) == velden
    assert set(koppeling.zekerheid) == set(velden)
    assert all(0 < sure <= 1 for sure in koppeling.zekerheid.values())


def read_first(text: str) -> Gegevens:
    found = read_pasted(text)
    cellen = dict(zip(found.koppen, found.rijen[0], strict=True))
    return Rijlezer(propose(found)).read(cellen)


class TestHeaderAgainstContent:
    def test_a_street_called_plaats_is_the_adres_and_that_is_said(self, real_data: Path) -> None:
        found = read_table(real_data / "lists" / "nl_gemeenten_orca_vng.csv")

        koppeling = propose(found)

        assert koppeling.kop("adres") == "Plaats"
        assert koppeling.kop("plaats") == "Plaats (2)"
        assert koppeling.kop("postcode") == "Postcode"
        assert koppeling.kop("naam") == "Gemeente"
        assert {"Postadres", "Postcode (2)", "Plaats (3)", "Fax"} <= set(koppeling.over)
        assert any("‘Plaats’ staan straten" in zin for zin in koppeling.toelichting)
        assert koppeling.zekerheid["adres"] < 0.9

    def test_columns_with_each_others_header_are_put_right_and_that_is_said(self) -> None:
        koppeling = propose(
            table(
                ["Naam", "Telefoon", "Mail"],
                ["A", "a@a.nl", "038-3312345"],
                ["B", "b@b.nl", "038-3312346"],
            )
        )

        assert (koppeling.kop("email"), koppeling.kop("telefoon")) == ("Telefoon", "Mail")
        assert len([zin for zin in koppeling.toelichting if "anders dan de kop" in zin]) == 2

    def test_a_clear_header_stands_when_nothing_else_is_sure(self) -> None:
        koppeling = propose(
            table(["Naam", "Postcode"], ["A", "volgt nog"], ["B", "onbekend"], ["C", "vraag Jan"])
        )

        assert koppeling.kop("postcode") == "Postcode"
        assert koppeling.zekerheid["postcode"] < 0.5
        assert any("Kijk na of ‘Postcode’ klopt" in zin for zin in koppeling.toelichting)

    def test_a_filled_column_goes_before_an_empty_one(self) -> None:
        koppeling = propose(table(["Naam", "E-mail", "Mailadres"], ["A", None, "a@b.nl"]))

        assert koppeling.kop("email") == "Mailadres"

    def test_a_postal_address_or_a_fax_is_nobodys_address_or_phone(self) -> None:
        koppeling = propose(
            table(
                ["Naam", "Postcode correspondentie", "Fax"],
                ["A", "8260 AA", "038-3312345"],
                ["B", "8260 AB", "038-3312346"],
            )
        )

        assert dict(koppeling.velden) == {"naam": "Naam"}

    def test_places_of_the_ondergrond_are_known(self) -> None:
        found = table(["Naam", "Kolom 2"], ["A", "Zonneveen"], ["B", "Maanveen"])

        assert propose(found, plaatsen={"zonneveen", "maanveen"}).kop("plaats") == "Kolom 2"
        assert propose(found).kop("plaats") is None

    def test_figures_of_buurten_are_no_list(self, real_data: Path) -> None:
        koppeling = propose(read_table(real_data / "cbs" / "utrecht_kwb_2023.xlsx"))

        assert CIJFERS in koppeling.toelichting
        assert koppeling.kop("naam") is None

    @pytest.mark.parametrize(
        ("bestand", "velden"),
        [
            ("kampen_duo_vo_vestigingen.csv", {"naam": "VESTIGINGSNAAM", "straat": "STRAATNAAM",
             "huisnummer": "HUISNUMMER-TOEVOEGING", "postcode": "POSTCODE", "plaats": "PLAATSNAAM",
             "telefoon": "TELEFOONNUMMER", "website": "INTERNETADRES"}),
            ("kampen_overheidsdiensten_inspire.csv", {"naam": "activiteitOmschrijving", "x": "X",
             "y": "Y", "straat": "straatnaam", "huisnummer": "huisnummer", "postcode": "postcode"}),
        ],
    )  # fmt: skip
    def test_real_lists(self, real_data: Path, bestand: str, velden: dict[str, str]) -> None:
        koppeling = propose(read_table(real_data / "lists" / bestand))

        assert {veld: koppeling.kop(veld) for veld in velden} == velden


class TestCombinedCells:
    def test_contact_and_address_are_taken_apart(self) -> None:
        data = read_first(LIJSTEN["combined headers"][0])

        assert str(data.adres) == "Vloeddijk 38, 8261 GC Kampen"
        assert data.contact == {"contactpersoon": "Jan de Vries", "telefoon": "038-3312345"}
        assert data.gesplitst["telefoon"] == "Contactgegevens"
        assert data.gesplitst["plaats"] == "Postcode + woonplaats"

    def test_name_address_and_schedule(self) -> None:
        data = read_first(LIJSTEN["name and address in one cell"][0])

        assert (data.naam, str(data.adres)) == ("Wijkcentrum Zuid", "Vloeddijk 38, 8261 GC Kampen")
        assert data.contact == {"telefoon": "038-3312345", "email": "a@b.nl"}
        assert data.schema == "ma 10:00"

    def test_what_cannot_be_told_apart_is_told(self) -> None:
        data = read_first(
            "Naam\tContactgegevens\nA\tvraag bij de bar naar de sleutel 038-3312345\n"
        )

        assert data.contact == {"telefoon": "038-3312345"}
        assert "‘vraag bij de bar naar de sleutel’" in " ".join(data.toelichting)

    def test_the_persoonlijke_sfeer_keeps_no_cell_with_an_address(self) -> None:
        found = read_pasted(
            "Naam en adres\tSfeer\tBuurt\n"
            '"Burenhulp\nDorpsstraat 1\n9999 AA Zonneveen"\tpersoonlijk\tHet Dorp\n'
        )
        row = plan_import(found, geocoder(), []).rows[0]

        assert row.uitkomst == "geplaatst"
        assert "Dorpsstraat" not in str(row.cellen) + str(row.plek)


class TestWords:
    LIJST = table(
        ["Naam", "Soort", "Voor wie", "Formeel / informeel"],
        ["A", "Wijkcentrum", "ouderen, mantelzorgers / jongeren", "Informele zorg"],
        ["B", "Wijkcentrum De Brug", "Ouderen (65+)", "formeel"],
        ["C", "iets raars", "n.v.t.", "Informele zorg"],
        ["D", "iets raars", "-", None],
    )

    def read(self, index: int, koppeling: Koppeling | None = None) -> Gegevens:
        cellen = dict(zip(self.LIJST.koppen, self.LIJST.rijen[index], strict=True))
        return Rijlezer(koppeling or propose(self.LIJST)).read(cellen)

    def test_one_word_fills_several_fields(self) -> None:
        assert self.read(0).velden["categorie"] == "ontmoetingsplek"
        assert self.read(0).velden["soort"] == "plek"

    def test_several_words_in_one_cell(self) -> None:
        codes = [rij["doelgroep"] for rij in self.read(0).delen["doelgroepen"]]

        assert codes == ["ouderen", "mantelzorgers", "jongeren"]
        assert self.read(1).delen["doelgroepen"] == [{"doelgroep": "ouderen"}]
        assert "doelgroepen" not in self.read(2).delen

    def test_unknown_words_are_counted_with_a_suggestion_and_never_guessed(self) -> None:
        found = unknown_values(self.LIJST, propose(self.LIJST))

        assert found == {
            ("soort", "iets raars"): (2, None),
            ("soort", "Wijkcentrum De Brug"): (
                1,
                {"soort": "plek", "categorie": "ontmoetingsplek"},
            ),
        }
        assert "soort" not in self.read(1).velden

    def test_informele_zorg_is_unpaid_and_the_rest_is_asked(self) -> None:
        koppeling = propose(self.LIJST)
        (vraag,) = open_questions(self.LIJST, koppeling)

        assert self.read(0).velden["inzet"] == "vrijwillig"
        assert "formaliteit" not in self.read(0).velden
        assert (vraag.waarde, vraag.aantal, vraag.vraagt) == ("Informele zorg", 2, "formaliteit")
        assert vraag.tekst in koppeling.toelichting

    def test_what_the_user_says_about_words_goes_first(self) -> None:
        koppeling = replace(
            propose(self.LIJST),
            waarden={
                "soort": {"iets raars": "groep", "Wijkcentrum": {"soort": "organisatie"}},
                "formaliteit": {
                    "Informele zorg": {"inzet": "vrijwillig", "formaliteit": "informeel"}
                },
                "doelgroep": {"ouderen, mantelzorgers / jongeren": ""},
            },
        )

        assert self.read(0, koppeling).velden["soort"] == "organisatie"
        assert "categorie" not in self.read(0, koppeling).velden
        assert self.read(0, koppeling).velden["formaliteit"] == "informeel"
        assert self.read(0, koppeling).delen == {}
        assert self.read(2, koppeling).velden["soort"] == "groep"
        assert open_questions(self.LIJST, koppeling) == ()
        assert list(unknown_values(self.LIJST, koppeling)) == [("soort", "Wijkcentrum De Brug")]

    def test_labels_for_people(self) -> None:
        assert (
            label_of({"soort": "plek", "categorie": "bibliotheek"}) == "Plek (binnen), Bibliotheek"
        )
        assert (veldlabel("email"), veldlabel("x")) == ("e-mail", "x (RD)")


class TestPersonalData:
    LIJST = table(
        ["Naam", "Contactpersoon", "Mobiel privé", "Voorzitter", "Nummer lid", "Adres"],
        ["Koor A", "Jan Jansen", "06-12345678", "Piet Bakker", "111222333", "Dorpsstraat 1"],
        ["Koor B", "Anna de Wit", "06-12345679", "Kees Visser", "123456782", "Dorpsstraat 2"],
        ["Koor C", "Fatima El Amrani", "06-12345670", "Omar Ali", "111222333", "Dorpsstraat 4a"],
        ["Koor D", "H. van Dam", "06-12345671", "Bart Smit", "999999990", "Kerkweg 3"],
    )

    def plan(self, koppeling: Koppeling | None = None) -> ImportPlan:
        return plan_import(self.LIJST, geocoder(), [], koppeling=koppeling)

    def test_a_contact_of_an_organisation_may_be_kept_the_rest_not_unless_chosen(self) -> None:
        keuzes = propose(self.LIJST).persoonsgegevens

        assert keuzes == {
            "Contactpersoon": "bewaar",
            "Mobiel privé": "niet",
            "Voorzitter": "niet",
            "Nummer lid": "niet",
        }

    def test_cells_that_are_not_kept_are_nowhere_in_the_plan_but_told(self) -> None:
        plan = self.plan()
        kept = str([(r.cellen, r.velden, r.contact, r.toelichting) for r in plan.rows])

        assert plan.totalen["overgeslagen"] == 0
        assert "Jan Jansen" in kept
        assert not any(text in kept for text in ("06-1234567", "Piet Bakker", "111222333"))
        assert plan.niet_bewaard == ("Mobiel privé", "Voorzitter", "Nummer lid")
        assert sum("niet bewaard" in zin for zin in plan.meldingen) == 3

    def test_the_user_decides(self) -> None:
        koppeling = propose(self.LIJST)
        plan = self.plan(
            replace(
                koppeling,
                persoonsgegevens={
                    **koppeling.persoonsgegevens,
                    "Contactpersoon": "niet",
                    "Voorzitter": "bewaar",
                },
            )
        )

        assert plan.rows[0].contact is None
        assert "Jan Jansen" not in str(plan.rows[0].cellen)
        assert plan.rows[0].cellen["Voorzitter"] == "Piet Bakker"

    @pytest.mark.parametrize(
        "kop",
        ["Cliënt", "Hulpvraag", "BSN", "Naam cliënt", "Clientnummer", "Diagnose", "client_id"],
    )
    def test_rows_about_clients_are_refused_with_the_explanation(self, kop: str) -> None:
        plan = plan_import(
            table(["Naam", kop, "Adres"], ["A", "iets", "Dorpsstraat 1"], ["B", None, "Kerkweg 3"]),
            geocoder(),
            [],
        )

        assert [row.reden == WEIGERING for row in plan.rows] == [True, False]
        assert plan.rows[0].cellen == {}
        assert any("niet wie hulp nodig heeft" in zin for zin in plan.meldingen)

    def test_a_list_of_people_is_refused_unless_the_user_says_otherwise(self) -> None:
        found = table(
            ["Naam", "Adres"],
            ["Jan Jansen", "Dorpsstraat 1"],
            ["Anna de Wit", "Dorpsstraat 2"],
            ["Fatima El Amrani", "Kerkweg 3"],
        )
        koppeling = propose(found)

        assert {row.reden for row in plan_import(found, geocoder(), []).rows} == {WEIGERING}
        chosen = replace(koppeling, persoonsgegevens={"Naam": "bewaar"})
        plan = plan_import(found, geocoder(), [], koppeling=chosen)
        assert WEIGERING not in {row.reden for row in plan.rows}

    def test_people_with_what_they_do_are_asked_about(self) -> None:
        found = table(
            ["Naam", "Soort", "Adres"],
            ["Dr. J. Jansen", "huisarts", "Dorpsstraat 1"],
            ["Dr. A. de Wit", "huisarts", "Dorpsstraat 2"],
            ["F. El Amrani", "huisarts", "Kerkweg 3"],
        )

        assert propose(found).persoonsgegevens == {"Naam": "bewaar"}

    def test_numbers_of_organisations_are_no_personal_data(self) -> None:
        found = table(
            ["Naam", "RSIN", "Aantal deelnemers"],
            ["A", "111222333", 12],
            ["B", "123456782", 8],
            ["C", "999999990", 30],
        )

        assert propose(found).persoonsgegevens == {}


class TestBefore:
    LIJST = table(["Club", "Straatje", "Type ding"], ["A", "Dorpsstraat 1", "abc"])
    KOPPELING = Koppeling(
        {"naam": "Club", "adres": "Straatje", "soort": "Type ding"},
        waarden={"soort": {"abc": "groep"}},
    )

    def test_a_profile_decides_and_is_named(self) -> None:
        profiel = make_profiel("Clubs", self.LIJST.koppen, self.KOPPELING)
        later = table(["Type  ding", "Nieuw", "STRAATJE", "Club"], ["abc", 1, "Kerkweg 3", "B"])

        koppeling = propose(later, [profiel])

        assert koppeling.velden == {"naam": "Club", "adres": "STRAATJE", "soort": "Type  ding"}
        assert koppeling.profiel == "Clubs"
        assert "Gelezen met het profiel ‘Clubs’." in koppeling.toelichting
        data = Rijlezer(koppeling).read(dict(zip(later.koppen, later.rijen[0], strict=True)))
        assert data.velden["soort"] == "groep"

    def test_single_headers_are_remembered_too(self) -> None:
        profiel = make_profiel("Clubs", self.LIJST.koppen, self.KOPPELING)
        other = table(["Naam", "Straatje", "a", "b", "c", "d"], ["A", "Kerkweg 3", 1, 2, 3, 4])

        koppeling = propose(other, [profiel])

        assert koppeling.profiel == ""
        assert koppeling.kop("adres") == "Straatje"

    def test_a_column_the_user_left_out_stays_out(self) -> None:
        left = Koppeling({"naam": "Naam"}, over=("E-mail",))
        profiel = make_profiel("Zonder mail", ["Naam", "E-mail"], left)

        assert propose(table(["Naam", "E-mail"], ["A", "a@b.nl"]), [profiel]).kop("email") is None


CELLEN = st.one_of(
    st.none(),
    st.integers(0, 600_000),
    st.text(max_size=20),
    st.sampled_from(
        ["8261 GC", "038-3312345", "a@b.nl", "Dorpsstraat 1", "ouderen", "Jan Jansen", "111222333"]
    ),
)
KOPPEN = st.lists(
    st.sampled_from(
        ["Naam", "Adres", "Postcode", "Telefoon", "E-mail", "Soort", "Cliënt", "BSN", "Voorzitter",
         "Contactgegevens", "Postadres", "Mobiel privé", "Organisatie", "iets", "nog iets"]
    ),
    min_size=1,
    max_size=8,
    unique=True,
)  # fmt: skip


@st.composite
def lijsten(draw: st.DrawFn) -> Table:
    koppen = draw(KOPPEN)
    width = len(koppen)
    rijen = draw(st.lists(st.lists(CELLEN, min_size=width, max_size=width), max_size=6))
    return table(koppen, *rijen)


ZOEKER = geocoder()


@settings(max_examples=150, deadline=None)
@given(lijsten())
def test_no_cell_is_lost(lijst: Table) -> None:
    koppeling = propose(lijst)
    found = {one.kop: one for one in destinations(koppeling, lijst.koppen)}

    assert list(found) == lijst.koppen
    assert all(one.reden for one in found.values() if one.wat == "niet bewaard")
    plan = plan_import(lijst, ZOEKER, [], koppeling=koppeling)
    for row in plan.rows:
        gone = set(row.oorspronkelijk) - set(row.cellen)
        allowed = {kop for kop in gone if found[kop].wat == "niet bewaard"}
        assert row.reden == WEIGERING or gone == allowed


@settings(max_examples=150, deadline=None)
@given(lijsten(), st.randoms(use_true_random=False))
def test_the_order_of_the_columns_makes_no_difference(lijst: Table, order: random.Random) -> None:
    # A postal address is told by what stands behind it, a nameless name by what stands first.
    if "Postadres" in lijst.koppen or not {"Naam", "Organisatie"} & set(lijst.koppen):
        return
    places = list(range(len(lijst.koppen)))
    order.shuffle(places)
    other = table(
        [lijst.koppen[place] for place in places],
        *([rij[place] for place in places] for rij in lijst.rijen),
    )

    one, two = propose(lijst), propose(other)

    assert one.velden == two.velden
    assert one.persoonsgegevens == two.persoonsgegevens
    assert one.samengesteld == two.samengesteld
    assert set(one.over) == set(two.over)
