"""The categories of voorzieningen match the table of the domain."""

from __future__ import annotations

import re

from sociale_kaart.domain.categorieen import categorie, categorie_label, categorieen


def test_all_categories_are_there_in_the_order_in_which_they_are_shown() -> None:
    assert [c.code for c in categorieen()] == [
        "ontmoetingsplek",
        "terloops_ontmoeten",
        "bibliotheek",
        "huisarts",
        "apotheek",
        "basisschool",
        "middelbare_school",
        "kinderopvang",
        "supermarkt",
        "sport",
        "speelplek",
        "park_of_groen",
        "buurttuin",
        "gebedshuis",
        "sociale_voorziening",
        "voedselbank",
        "inloop_of_spreekuur",
        "zorg_en_wonen",
        "kringloop",
        "restaurant_of_cafe",
        "bioscoop_of_theater",
        "openbaar_vervoer",
    ]


def test_every_category_can_be_found_in_osm_and_read_by_people() -> None:
    for c in categorieen():
        assert re.fullmatch(r"[a-z_]+", c.code)
        assert c.label
        assert c.bron
        assert c.tags
        assert all(re.fullmatch(r"[a-z_:]+", part) for tag in c.tags for part in tag)


def test_groups_and_radii_are_those_of_cbs() -> None:
    basis = {c.code for c in categorieen() if c.groep == "basis"}
    assert basis == {"bibliotheek", "huisarts", "basisschool", "middelbare_school"}
    vrijetijd = {c.code for c in categorieen() if c.groep == "vrijetijd"}
    assert vrijetijd == {"restaurant_of_cafe", "bioscoop_of_theater"}
    radii = {c.code: c.binnen_km for c in categorieen() if c.binnen_km}
    assert radii == {
        "ontmoetingsplek": (0.5, 1, 3),
        "huisarts": (1, 3, 5),
        "basisschool": (1, 3, 5),
        "middelbare_school": (3, 5, 10),
        "kinderopvang": (1, 3, 5),
        "supermarkt": (1, 3, 5),
        "restaurant_of_cafe": (1, 3, 5),
        "bioscoop_of_theater": (5, 10, 20),
    }


def test_a_school_needs_its_name_or_level_and_a_food_bank_is_not_counted_twice() -> None:
    assert {c.code: c.op_naam for c in categorieen() if c.op_naam} == {
        "basisschool": "basisonderwijs",
        "middelbare_school": "voortgezet_onderwijs",
    }
    sociaal = categorie("sociale_voorziening")
    assert sociaal is not None
    assert sociaal.behalve == ("voedselbank", "inloop_of_spreekuur", "zorg_en_wonen")
    assert all(categorie(code) for code in sociaal.behalve)


def test_chance_meeting_is_not_the_same_as_a_place_made_for_meeting() -> None:
    ontmoeten = categorie("ontmoetingsplek")
    terloops = categorie("terloops_ontmoeten")
    assert ontmoeten is not None
    assert terloops is not None
    assert not set(ontmoeten.tags) & set(terloops.tags)


def test_an_unknown_category_shows_itself_and_an_empty_one_is_empty() -> None:
    assert categorie("moskee") is None
    assert categorie_label("moskee") == "moskee"
    assert categorie_label(None) == ""
    assert categorie_label("restaurant_of_cafe") == "Restaurant of café"
