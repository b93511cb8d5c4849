"""What changed in OpenStreetMap: by number, by place, and only where both have data."""

from __future__ import annotations

import geopandas as gpd
import shapely

from sociale_kaart.importing.osm_verschil import (
    Object,
    Pand,
    Vergelijking,
    compare,
    objects,
    standing_on_gone,
)

ALL = shapely.box(0, 0, 10_000, 10_000)


def one(osm_id: str, naam: str, x: float, y: float = 0, *codes: str) -> Object:
    return Object(osm_id, naam, frozenset(codes or ("buurthuis",)), x, y)


def compared(
    oud: list[Object], nieuw: list[Object], dekking_nieuw: shapely.Polygon = ALL
) -> Vergelijking:
    by_id = [{thing.osm_id: thing for thing in side} for side in (oud, nieuw)]
    return compare(by_id[0], by_id[1], ALL, dekking_nieuw)


def told(found: Vergelijking) -> list[tuple[str, str]]:
    return [(verschil.soort, verschil.osm_id) for verschil in found.verschillen]


def test_new_gone_moved_renamed_and_another_categorie_are_told_apart() -> None:
    found = compared(
        [
            one("n1", "De Ibis", 100),
            one("n2", "De Reiger", 1000),
            one("n3", "De Zwaan", 2000),
            one("n4", "De Kraai", 3000),
            one("n5", "De Mus", 4000),
        ],
        [
            one("n1", "De Ibis", 100),
            one("n2", "De Reiger", 1051),
            one("n3", "De Witte Zwaan", 2000),
            one("n4", "De Kraai", 3000, 0, "bibliotheek"),
            one("n6", "De Vink", 5000),
        ],
    )
    assert told(found) == [
        ("nieuw", "n6"), ("weg", "n5"), ("verplaatst", "n2"), ("hernoemd", "n3"),
        ("andere_categorie", "n4"),
    ]  # fmt: skip
    assert found.gelijk == 1
    assert sum(found.aantallen.values()) == 5


def test_fifty_metres_is_no_move() -> None:
    found = compared([one("n1", "De Ibis", 100)], [one("n1", "De Ibis", 150)])
    assert (found.verschillen, found.gelijk) == ((), 1)


def test_drawn_again_under_another_number_is_the_same() -> None:
    found = compared([one("n1", "De Ibis", 100)], [one("w9", "de ibis", 120)])
    assert found.ander_nummer == {"n1": "w9"}
    assert told(found) == [("hernoemd", "w9")]


def test_another_name_or_categorie_at_the_same_place_is_something_else() -> None:
    found = compared([one("n1", "De Ibis", 100)], [one("w9", "De Reiger", 100)])
    assert told(found) == [("nieuw", "w9"), ("weg", "n1")]
    found = compared([one("n1", "", 100)], [one("w9", "", 100, 0, "school")])
    assert told(found) == [("nieuw", "w9"), ("weg", "n1")]


def test_the_nearest_pair_is_taken_and_each_object_once() -> None:
    found = compared(
        [one("n1", "", 100), one("n2", "", 140)], [one("w1", "", 139), one("w2", "", 175)]
    )
    assert found.ander_nummer == {"n2": "w1"}
    assert told(found) == [("nieuw", "w2"), ("weg", "n1")]


def test_where_one_has_no_data_nothing_is_gone() -> None:
    small = shapely.box(0, 0, 500, 10_000)
    found = compared([one("n1", "De Ibis", 100), one("n2", "De Mus", 900)], [], small)
    assert told(found) == [("weg", "n1")]
    assert found.buiten_nieuw == 1


def test_an_object_in_two_categories_is_one_object() -> None:
    columns = {
        "osm_id": ["n1", "n1"], "naam": ["De Ibis", "De Ibis"],
        "categorie": ["school", "buurthuis"], "straat": ["Achterom", "Achterom"],
        "huisnummer": ["2", "2"], "plaats": [None, None],
    }  # fmt: skip
    frame = gpd.GeoDataFrame(columns, geometry=[shapely.Point(1, 2)] * 2, crs=28992)
    (found,) = objects(frame).values()
    assert found.categorieen == {"school", "buurthuis"}
    assert (found.adres, found.x, found.y) == ("Achterom 2", 1, 2)


class TestStandingOnGone:
    def test_by_number_and_by_place(self) -> None:
        found = compared([one("n1", "De Ibis", 100), one("n2", "De Mus", 900)], [])
        panden = [
            Pand("a", "Ibis", None, "n1", None, None),
            Pand("b", "Bij de Mus", "buurthuis", None, 930, 0),
            Pand("c", "Ver weg", "buurthuis", None, 951, 0),
            Pand("d", "School bij de Mus", "school", None, 900, 0),
            Pand("e", "Zonder plek", "buurthuis", None, None, None),
        ]
        touched = standing_on_gone(found, [], panden)
        assert [(t.hulpbron, t.osm_id) for t in touched] == [("a", "n1"), ("b", "n2")]

    def test_not_when_another_of_its_categorie_stands_there_now(self) -> None:
        new = [one("w9", "De Reiger", 905)]
        found = compared([one("n2", "De Mus", 900)], new)
        assert told(found) == [("nieuw", "w9"), ("weg", "n2")]
        panden = [Pand("b", "Buurthuis", "buurthuis", None, 900, 0)]
        assert standing_on_gone(found, new, panden) == []
