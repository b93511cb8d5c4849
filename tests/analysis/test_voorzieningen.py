"""Reference data and register together: every place once."""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely import Point

from sociale_kaart.analysis.voorzieningen import eenheden, merge_voorzieningen
from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.domain.meetkeuze import Meetkeuze


def osm(*rows: dict) -> gpd.GeoDataFrame:
    keys = ("osm_id", "categorie", "naam", "straat", "huisnummer", "postcode", "plaats")
    standard = {"categorie": "ontmoetingsplek"}
    return gpd.GeoDataFrame(
        {key: [{**standard, **row}.get(key) for row in rows] for key in keys},
        geometry=[Point(row.get("xy", (0, 0))) for row in rows],
        crs="EPSG:28992",
    )


def hulpbron(
    naam: str, x: float = 0, y: float = 0, plek: dict | None = None, **extra: object
) -> Hulpbron:
    fields = {"categorie": "ontmoetingsplek", "status": "actief", **extra}
    place = Plek(
        **{"uuid": "p", "hulpbron": naam, "x": x, "y": y, "gebruik": "vast", **(plek or {})}
    )
    return Hulpbron(uuid=f"uuid {naam}", naam=naam, plekken=(place,), **fields)


def test_both_sources_count_and_tell_where_they_came_from() -> None:
    found = merge_voorzieningen(
        osm({"osm_id": "n1", "naam": "De Klokkenberg"}), [hulpbron("De Zwaluw", 900)]
    )
    assert found["naam"].tolist() == ["De Klokkenberg", "De Zwaluw"]
    assert found["osm_id"].fillna("-").tolist() == ["n1", "-"]
    assert found["hulpbron"].fillna("-").tolist() == ["-", "uuid De Zwaluw"]
    assert found.crs == "EPSG:28992"
    assert found.geometry.x.tolist() == [0, 900]


@pytest.mark.parametrize(
    ("naam", "x", "times"),
    [
        ("Wijkcentrum de Klokkenberg", 40, 1),
        ("KLOKKENBERG", 49.9, 1),
        ("Wijkcentrum de Klokkenberg", 51, 2),  # too far away
        ("Wijkcentrum De Zwaluw", 10, 2),  # shares only what kind of place it is
        ("Stichting Buurthuis", 0, 2),
    ],
)
def test_near_with_a_telling_word_is_the_same_place(naam: str, x: float, times: int) -> None:
    reference = osm({"osm_id": "w1", "naam": "Wijkcentrum De Klokkenberg"})
    assert len(merge_voorzieningen(reference, [hulpbron(naam, x)])) == times


def test_the_name_of_the_town_is_no_evidence() -> None:
    reference = osm({"osm_id": "n1", "naam": "Buurthuis Kampen", "plaats": "Kampen"})
    assert len(merge_voorzieningen(reference, [hulpbron("Inloop Kampen")])) == 2


@pytest.mark.parametrize(
    ("plek", "times"),
    [
        ({"postcode": "8262 AB", "huisnummer": 4, "huisletter": "a"}, 1),
        ({"straat": "Lelystraat", "huisnummer": 4, "toevoeging": "A"}, 1),
        ({"postcode": "8262 AB", "huisnummer": 4}, 2),
        ({"straat": "Lelystraat"}, 2),
    ],
)
def test_the_same_adres_is_the_same_place_whatever_its_name(plek: dict, times: int) -> None:
    reference = osm(
        {"naam": "Open Hof", "straat": "Lelystraat", "huisnummer": "4-A", "postcode": "8262AB"}
    )
    assert len(merge_voorzieningen(reference, [hulpbron("Iets anders", 80, plek=plek)])) == times


def test_the_same_street_and_number_in_another_town_is_another_place() -> None:
    reference = osm({"naam": "Open Hof", "straat": "Dorpsstraat", "huisnummer": "1"})
    far = hulpbron("Anders", 4000, plek={"straat": "Dorpsstraat", "huisnummer": 1})
    assert len(merge_voorzieningen(reference, [far])) == 2


def test_another_categorie_is_another_voorziening() -> None:
    reference = osm({"naam": "De Klokkenberg", "categorie": "bibliotheek"})
    assert len(merge_voorzieningen(reference, [hulpbron("De Klokkenberg")])) == 2


def test_where_both_have_it_the_reference_stays_and_names_the_hulpbron() -> None:
    reference = osm({"osm_id": "n1", "naam": "De Klokkenberg"})
    found = merge_voorzieningen(reference, [hulpbron("Klokkenberg", 20)])
    assert found["naam"].tolist() == ["De Klokkenberg"]
    assert found["hulpbron"].tolist() == ["uuid Klokkenberg"]
    assert found.geometry.x.tolist() == [0]


def test_two_activities_in_one_building_are_one_place() -> None:
    adres = {"postcode": "8262AB", "huisnummer": 4}
    found = merge_voorzieningen(
        osm(), [hulpbron("Eetclub", plek=adres), hulpbron("Naaiatelier", plek=adres)]
    )
    assert found["naam"].tolist() == ["Eetclub"]


def test_each_fixed_or_changing_place_of_a_hulpbron_counts() -> None:
    plekken = tuple(
        Plek(uuid=gebruik or "-", hulpbron="h", x=1000.0 * number, y=0.0, gebruik=gebruik)
        for number, gebruik in enumerate(
            ["vast", "wisselend", None, "vindplaats", "thuis", "online"]
        )
    )
    group = Hulpbron("h", "Eetclub", categorie="ontmoetingsplek", status="actief", plekken=plekken)
    assert merge_voorzieningen(osm(), [group]).geometry.x.tolist() == [0, 1000, 2000]


@pytest.mark.parametrize(
    "extra",
    [
        {"categorie": None},
        {"status": "gestopt"},
        {"status": "kans"},
        {"sfeer": "persoonlijk"},
        {"soort": "persoon"},
        {"delen": {"toegang": ({"route": "indicatie"},)}},
        {"plek": {"x": None, "y": None}},
        {"plek": {"locatie_nauwkeurigheid": "buurt"}},
    ],
)
def test_what_does_not_count(extra: dict) -> None:
    assert merge_voorzieningen(osm(), [hulpbron("De Zwaluw", **extra)]).empty


def test_a_route_without_indicatie_is_enough() -> None:
    toegang = {"toegang": ({"route": "indicatie"}, {"route": "vrij"})}
    assert len(merge_voorzieningen(osm(), [hulpbron("De Zwaluw", delen=toegang)])) == 1


def test_a_place_mapped_as_node_and_building_counts_once_at_the_node() -> None:
    reference = osm(
        {"osm_id": "w7", "naam": "Lidl", "xy": (30, 0)},
        {"osm_id": "n1", "naam": "LIDL", "xy": (0, 0)},
        {"osm_id": "n2", "naam": "Lidl", "xy": (400, 0)},
    )
    assert merge_voorzieningen(reference, [])["osm_id"].tolist() == ["n1", "n2"]


def test_two_points_of_one_name_are_two_places() -> None:
    stops = [{"osm_id": f"n{n}", "naam": "Halte", "xy": (n * 40, 0)} for n in range(2)]
    assert len(merge_voorzieningen(osm(*stops), [])) == 2


def test_nameless_objects_side_by_side_stay_apart() -> None:
    pitches = [{"osm_id": f"w{n}", "categorie": "sport", "xy": (n * 10, 0)} for n in range(3)]
    assert len(merge_voorzieningen(osm(*pitches), [])) == 3


def test_a_stopped_hulpbron_takes_its_reference_place_away_and_says_so() -> None:
    reference = osm({"osm_id": "n1", "naam": "De Klokkenberg"}, {"osm_id": "n2", "xy": (500, 0)})
    found = merge_voorzieningen(reference, [hulpbron("Klokkenberg", 20, status="gestopt")])
    assert found["osm_id"].tolist() == ["n2"]
    assert found.attrs["gestopt"] == [
        {
            "categorie": "ontmoetingsplek",
            "naam": "De Klokkenberg",
            "osm_id": "n1",
            "hulpbron": "uuid Klokkenberg",
        }
    ]


def test_what_is_gone_is_gone_in_every_categorie() -> None:
    reference = osm(
        {"osm_id": "n1", "naam": "De Klokkenberg"},
        {"osm_id": "n1", "naam": "De Klokkenberg", "categorie": "terloops_ontmoeten"},
        {"osm_id": "n2", "naam": "De Klokkenberg", "categorie": "sport"},
    )
    found = merge_voorzieningen(reference, [hulpbron("Klokkenberg", status="gestopt")])
    assert found["categorie"].tolist() == ["sport"]
    assert [row["categorie"] for row in found.attrs["gestopt"]] == [
        "ontmoetingsplek",
        "terloops_ontmoeten",
    ]


def test_a_person_that_stopped_takes_no_place_away() -> None:
    reference = osm({"osm_id": "n1", "naam": "De Klokkenberg"})
    gone = hulpbron("Klokkenberg", status="gestopt", soort="persoon")
    assert len(merge_voorzieningen(reference, [gone])) == 1


def test_what_is_there_now_wins_from_what_stopped_there() -> None:
    adres = {"postcode": "8262AB", "huisnummer": 4}
    reference = osm({"osm_id": "n1", "naam": "De Klokkenberg", "straat": "A", "postcode": "8262AB",
                     "huisnummer": "4"})  # fmt: skip
    bronnen = [
        hulpbron("Buurthuis", 20, plek=adres, status="gestopt"),
        hulpbron("Ontmoetingshuis", 20, plek=adres),
    ]
    for order in (bronnen, bronnen[::-1]):
        found = merge_voorzieningen(reference, order)
        assert found["hulpbron"].tolist() == ["uuid Ontmoetingshuis"]
        assert found.attrs["gestopt"] == []


def test_filters_hold_for_what_the_register_knows() -> None:
    """The reference place and the hall are the same: the register says that it has steps."""
    reference = osm({"osm_id": "n1", "naam": "De Klokkenberg"}, {"osm_id": "n2", "xy": (900, 0)})
    toilet = {"toegankelijkheid": ({"kenmerk": "drempelvrij", "antwoord": "nee"},)}
    bronnen = [hulpbron("Klokkenberg", delen=toilet), hulpbron("De Zwaluw", 400)]
    wish = {"toegankelijkheid": frozenset({"drempelvrij"})}
    found = merge_voorzieningen(reference, bronnen, Meetkeuze(**wish))
    assert found["osm_id"].fillna("-").tolist() == ["n2", "-"]
    assert found.attrs["gefilterd"] == 1
    sure = merge_voorzieningen(reference, bronnen, Meetkeuze(**wish, met_onbekend=False))
    assert sure.empty
    assert sure.attrs["gefilterd"] == 3
    assert merge_voorzieningen(reference, bronnen, Meetkeuze()).attrs["gefilterd"] == 0


def test_plekken_of_one_hulpbron_are_one_unit_and_reference_places_each_their_own() -> None:
    plekken = tuple(Plek(str(n), "h", x=1000.0 * n, y=0.0, gebruik="vast") for n in range(2))
    group = Hulpbron("h", "Eetclub", categorie="ontmoetingsplek", plekken=plekken)
    found = merge_voorzieningen(osm({"osm_id": "n1", "xy": (9, 99)}, {"osm_id": "n2"}), [group])
    assert eenheden(found).tolist() == [0, 1, 2, 2]
