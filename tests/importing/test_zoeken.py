"""What someone types, and the places that are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import Point, box

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.adres import Adres
from sociale_kaart.importing.osm import read_osm
from sociale_kaart.importing.zoeken import PlaatsZoeker, build_plaatszoeker

if TYPE_CHECKING:
    from pathlib import Path

# Address columns and x; y is 500000.
ADRESSEN = [
    ("Molenweg", 1, None, None, "8261AA", "Kampen", 190_000),
    ("Molenweg", 1, "A", None, "8261AA", "Kampen", 190_010),
    ("Molenweg", 1, None, "A-2", "8261AA", "Kampen", 190_012),
    ("Molenweg", 12, None, None, "8261AB", "Kampen", 190_100),
    ("Molenweg", 3, None, None, "8271KA", "IJsselmuiden", 193_000),
    ("Kerkstraat", 44, None, "bis", "8261GC", "Kampen", 190_500),
    ("Kerkstraat", 197, None, "GR02", "8261GD", "Kampen", 190_520),
    ("Oudestraat", 39, None, None, "8261CD", "Kampen", 190_600),
    ("2e Polderweg", 11, None, None, "8261PW", "Kampen", 191_000),
    ("Burgemeester Berghuisplein", 2, None, None, "8261DD", "Kampen", 191_100),
    ("Ingenieur B.P.G. van Diggelenkade", 10, None, None, "8267AD", "Kampen", 191_200),
    ("Sint Jansweg", 5, None, None, "8261SJ", "Kampen", 191_300),
    ("Van der Heijdenstraat", 7, None, None, "8261VH", "Kampen", 191_400),
    ("Plein 1945", 4, None, None, "8261PL", "Kampen", 191_500),
    ("Café-erf", 6, None, None, "8261CE", "Kampen", 191_600),
]
BUURTEN = [
    ("BU1", "Brunnepe", 190_000),
    ("BU2", "Het Onderdijks", 191_000),
    ("BU3", "Zuid", 193_000),
]


def zoeker_of(adressen: list[tuple]) -> PlaatsZoeker:
    names = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
    frame = gpd.GeoDataFrame(
        {name: [row[place] for row in adressen] for place, name in enumerate(names)},
        geometry=[Point(row[6], 500_000) for row in adressen],
        crs="EPSG:28992",
    )
    frame["buurtcode"] = [
        next((code for code, _, x in reversed(BUURTEN) if row[6] >= x), None) for row in adressen
    ]
    buurten = gpd.GeoDataFrame(
        {
            "buurtcode": [code for code, _, _ in BUURTEN],
            "buurtnaam": [naam for _, naam, _ in BUURTEN],
            "gemeentenaam": "Kampen",
        },
        geometry=[box(x, 499_000, x + 900, 501_000) for _, _, x in BUURTEN],
        crs="EPSG:28992",
    )
    return build_plaatszoeker(frame, buurten)


@pytest.fixture(scope="module")
def zoeker() -> PlaatsZoeker:
    return zoeker_of(ADRESSEN)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        # a street, as far as typed
        ("ker", "Kerkstraat, Kampen"),
        ("KERKSTR", "Kerkstraat, Kampen"),
        ("kerk straat", "Kerkstraat, Kampen"),
        # abbreviations, initials, accents, ij
        ("burg. bergh", "Burgemeester Berghuisplein, Kampen"),
        ("burgem", "Burgemeester Berghuisplein, Kampen"),
        ("ir bpg van dig", "Ingenieur B.P.G. van Diggelenkade, Kampen"),
        ("diggelen", "Ingenieur B.P.G. van Diggelenkade, Kampen"),
        ("st. jan", "Sint Jansweg, Kampen"),
        ("tweede pol", "2e Polderweg, Kampen"),
        ("v.d. heyd", "Van der Heijdenstraat, Kampen"),
        ("van de", "Van der Heijdenstraat, Kampen"),
        ("van der heijden", "Van der Heijdenstraat, Kampen"),
        ("cafe", "Café-erf, Kampen"),
        ("plein 19", "Plein 1945, Kampen"),
        # street and number
        ("molenweg 12", "Molenweg 12, 8261 AB Kampen"),
        ("kampen molenweg 12", "Molenweg 12, 8261 AB Kampen"),
        ("12 molenweg", "Molenweg 12, 8261 AB Kampen"),
        ("molenweg 1a", "Molenweg 1A, 8261 AA Kampen"),
        ("molenweg 1 a", "Molenweg 1A, 8261 AA Kampen"),
        ("molenweg 1-A", "Molenweg 1A, 8261 AA Kampen"),
        ("molenweg 1 a 2", "Molenweg 1-A-2, 8261 AA Kampen"),
        ("kerkstr. 44-bis", "Kerkstraat 44-bis, 8261 GC Kampen"),
        ("kerkstraat 44 bis", "Kerkstraat 44-bis, 8261 GC Kampen"),
        ("kerkstraat 44bis kampen", "Kerkstraat 44-bis, 8261 GC Kampen"),
        ("kerkstraat 197-gr02", "Kerkstraat 197-GR02, 8261 GD Kampen"),
        ("2e polderweg 11", "2e Polderweg 11, 8261 PW Kampen"),
        ("plein 1945 4", "Plein 1945 4, 8261 PL Kampen"),
        ("oude straat 39", "Oudestraat 39, 8261 CD Kampen"),
        ("molenweg 3", "Molenweg 3, 8271 KA IJsselmuiden"),
        # postcode
        ("8261 gc", "8261 GC Kampen (Kerkstraat)"),
        ("8261GC 44", "Kerkstraat 44-bis, 8261 GC Kampen"),
        ("8261gc44bis", "Kerkstraat 44-bis, 8261 GC Kampen"),
        ("8271", "8271 KA IJsselmuiden (Molenweg)"),
        ("Kerkstraat 44-bis, 8261 GC  KAMPEN", "Kerkstraat 44-bis, 8261 GC Kampen"),
        # plaats and buurt
        ("kamp", "Kampen"),
        ("ijs", "IJsselmuiden"),
        ("brun", "Brunnepe"),
        ("onderd", "Het Onderdijks"),
        ("bu2", "Het Onderdijks"),
        # nothing
        ("k", None),
        ("", None),
        ("boulevard", None),
    ],
)
def test_what_is_typed_and_what_is_offered_first(
    zoeker: PlaatsZoeker, typed: str, first: str | None
) -> None:
    found = zoeker.suggest(typed)
    assert (found[0].label if found else None) == first
    assert not found or not found[0].bijna


def test_equal_streets_are_told_apart_by_their_plaats(zoeker: PlaatsZoeker) -> None:
    assert [v.label for v in zoeker.suggest("molenweg")] == [
        "Molenweg, Kampen",
        "Molenweg, IJsselmuiden",
    ]
    assert [v.label for v in zoeker.suggest("molenweg ijsselm")] == ["Molenweg, IJsselmuiden"]


def test_the_whole_number_comes_before_longer_ones(zoeker: PlaatsZoeker) -> None:
    assert [v.label.split(",")[0] for v in zoeker.suggest("molenweg 1")] == [
        "Molenweg 1",
        "Molenweg 1A",
        "Molenweg 1-A-2",
        "Molenweg 12",
    ]


@pytest.mark.parametrize("typed", ["kerkstaat", "krekstraat", "kerkstraet", "kerksttraat 44"])
def test_one_wrong_letter_is_offered_but_not_taken(zoeker: PlaatsZoeker, typed: str) -> None:
    found = zoeker.suggest(typed)
    assert found[0].adres["straat"] == "Kerkstraat"
    assert all(vondst.bijna for vondst in found)


def test_a_wrong_letter_in_a_short_word_is_another_word(zoeker: PlaatsZoeker) -> None:
    assert zoeker.suggest("kurk") == []


def test_a_typo_comes_after_what_is_right(zoeker: PlaatsZoeker) -> None:
    twins = [
        ("Dorpsaweg", 1, None, None, None, "Veen", 0.0),
        ("Dorpsweg", 1, None, None, None, "Veen", 9.0),
        ("Zuidweg", 1, None, None, None, "Veen", 9.0),
    ]
    found = zoeker_of(twins).suggest("dorpsw")
    assert [(v.label, v.bijna) for v in found] == [
        ("Dorpsweg, Veen", False),
        ("Dorpsaweg, Veen", True),
    ]


def test_an_unknown_number_offers_the_street(zoeker: PlaatsZoeker) -> None:
    [found] = zoeker.suggest("kerkstraat 9")
    assert (found.label, found.soort, found.bijna) == ("Kerkstraat, Kampen", "straat", True)


def test_an_address_fills_all_columns_of_a_plek(zoeker: PlaatsZoeker) -> None:
    [found] = zoeker.suggest("8261 gd 197")
    assert (found.soort, found.x, found.y, found.buurtcode) == ("adres", 190_520, 500_000, "BU1")
    assert found.adres == {
        "straat": "Kerkstraat",
        "huisnummer": 197,
        "huisletter": None,
        "toevoeging": "GR02",
        "postcode": "8261GD",
        "plaats": "Kampen",
        "x": 190_520,
        "y": 500_000,
        "buurt_gekozen": None,
        "locatie_nauwkeurigheid": "adres",
    }


def test_a_street_a_postcode_and_a_buurt_say_how_precise_they_are(zoeker: PlaatsZoeker) -> None:
    straat, postcode, buurt = (zoeker.suggest(t)[0].adres for t in ("kerkstr", "8261gc", "brunn"))
    assert (straat["locatie_nauwkeurigheid"], straat["huisnummer"]) == ("straat", None)
    assert (straat["x"], straat["y"]) in {(190_500, 500_000), (190_520, 500_000)}
    assert (postcode["locatie_nauwkeurigheid"], postcode["straat"]) == ("postcode", "Kerkstraat")
    assert (buurt["locatie_nauwkeurigheid"], buurt["buurt_gekozen"]) == ("buurt", "BU1")
    assert (buurt["x"], buurt["y"]) == (None, None)


def test_a_plaats_is_somewhere_to_go_and_no_plek(zoeker: PlaatsZoeker) -> None:
    found = zoeker.suggest("kampen")[0]
    assert (found.soort, found.adres) == ("plaats", {})
    assert 190_000 <= found.x <= 192_000


def test_coordinates_are_a_point_to_go_to(zoeker: PlaatsZoeker) -> None:
    [found] = zoeker.suggest("RD 190000 506000")
    assert (found.soort, found.x, found.y) == ("punt", 190_000, 506_000)
    assert found.label == "Punt 190.000, 506.000"
    assert found.adres["locatie_nauwkeurigheid"] == "handmatig"


def test_only_the_kinds_that_are_asked(zoeker: PlaatsZoeker) -> None:
    assert {v.soort for v in zoeker.suggest("kamp")} >= {"plaats"}
    assert zoeker.suggest("kamp", soorten={"adres", "straat", "buurt"}) == []
    assert zoeker.suggest("190000 506000", soorten={"adres"}) == []


def test_no_more_than_the_limit(zoeker: PlaatsZoeker) -> None:
    assert len(zoeker.suggest("8261", limit=3)) == 3


def test_the_nearest_address(zoeker: PlaatsZoeker) -> None:
    found = zoeker.nearest(190_098, 500_005)
    assert found is not None
    assert found.label == "Molenweg 12, 8261 AB Kampen"
    assert zoeker.nearest(190_300, 500_000, within_m=50) is None
    assert zoeker_of([]).nearest(0, 0) is None


def test_two_points_of_one_address_are_offered_once() -> None:
    twice = zoeker_of([("Kade", 1, None, None, None, None, x) for x in (0.0, 5.0)])
    assert [v.label for v in twice.suggest("kade 1")] == ["Kade 1"]


def test_what_cannot_be_typed_is_left_out() -> None:
    half = [
        (None, 1, None, None, "8261AA", "Veen", 0.0),
        ("Kade", None, None, None, None, "Veen", 0.0),
        ("Kade", 2, None, None, None, "Veen", float("nan")),
    ]
    assert len(zoeker_of(half)) == 0


@given(st.text(max_size=40) | st.from_regex(r"[a-z]{0,9}[ ,.-]{0,2}[0-9]{0,6}[a-z -]{0,8}"))
@example("8261 SA 0")
@example("3/\x00 —4")
@settings(deadline=None, max_examples=300)
def test_no_text_stumbles(text: str) -> None:
    found = _EVERYTHING.suggest(text)
    assert len(found) <= 8
    assert all(vondst.label for vondst in found)


_EVERYTHING = zoeker_of(ADRESSEN)


@pytest.mark.realdata
def test_every_address_of_kampen_is_found_by_what_an_envelope_says(real_data: Path) -> None:
    frame = read_osm(real_data / "kampen" / "kampen.osm.pbf", NoProgress()).frames["adressen"]
    nowhere = gpd.GeoDataFrame(
        {"buurtcode": [], "buurtnaam": []}, geometry=gpd.GeoSeries([], crs=frame.crs)
    )
    index = build_plaatszoeker(frame, nowhere)
    columns = ["straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats"]
    wrong = []
    # Every seventh is enough to meet each street.
    for delen in frame[columns].iloc[::7].itertuples(index=False):
        label = str(Adres(*delen))
        found = index.suggest(label)
        if not found or found[0].label != label or found[0].bijna:
            wrong.append(label)
    assert wrong == []
