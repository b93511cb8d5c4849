"""Hints that something is in the register already."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.importing.dubbelen import DubbelenZoeker, possible_dubbelen

if TYPE_CHECKING:
    from collections.abc import Sequence

KADE_3 = {"straat": "Kade", "huisnummer": 3, "postcode": "8261AA", "plaats": "Kampen"}


def hulpbron(naam: str, uuid: str = "", **plek: Any) -> Hulpbron:
    uuid = uuid or f"uuid {naam}"
    place = Plek(uuid=f"p {uuid}", hulpbron=uuid, **plek)
    return Hulpbron(uuid=uuid, naam=naam, plekken=(place,))


def reasons(naam: str, plek: dict[str, Any], *bestaande: Hulpbron) -> list[str]:
    return [dubbel.reden for dubbel in possible_dubbelen(naam, plek, bestaande)]


@pytest.mark.parametrize(
    ("naam", "plek", "reden"),
    [
        # a telling word near by; market nouns say nothing
        ("Zonnehoek", {"x": 80, "y": 0}, "80 m verderop, ook ‘Zonnehoek’"),
        ("wijkcentrum zónnehoek", {"x": 3, "y": 0}, "op dezelfde plek, ook ‘Zonnehoek’"),
        ("De Zonne Hoek", {"x": 250, "y": 0}, "250 m verderop, ook ‘Zonnehoek’"),
        ("Zonnehoek", {"x": 251, "y": 0}, None),
        ("Buurthuis De Brug", {"x": 0, "y": 0}, None),
        ("", {"x": 0, "y": 0}, None),
        # the same address, however it is written
        ("Kaartclub", KADE_3, "zelfde adres"),
        ("Kaartclub", {"postcode": "8261 aa", "huisnummer": 3}, "zelfde adres"),
        ("Kaartclub", {"straat": "kade", "huisnummer": 3, "plaats": "KAMPEN"}, "zelfde adres"),
        ("De Zonnehoek", KADE_3, "zelfde adres, ook ‘Zonnehoek’"),
        ("Kaartclub", {**KADE_3, "huisletter": "A"}, None),
        # one street name in two towns
        ("Kaartclub", {"straat": "Kade", "huisnummer": 3, "plaats": "Zwolle"}, None),
        ("Kaartclub", {"straat": "Kade", "huisnummer": 3}, None),
        ("Kaartclub", {"straat": "Kade", "huisnummer": 3, "x": 200, "y": 0}, "zelfde adres"),
        # without a point the buurt decides
        ("Zonnehoek", {"buurt_gekozen": "BU1"}, "in dezelfde buurt, ook ‘Zonnehoek’"),
        ("Zonnehoek", {"buurt_gekozen": "BU2"}, None),
        ("Zonnehoek", {}, None),
    ],
)
def test_what_is_a_hint_and_what_it_says(naam: str, plek: dict[str, Any], reden: str) -> None:
    known = hulpbron("Buurthuis Zonnehoek", x=0.0, y=0.0, buurtcode="BU1", **KADE_3)
    assert reasons(naam, plek, known) == ([reden] if reden else [])


def test_persoonlijk_has_no_point_and_is_compared_by_buurt() -> None:
    known = hulpbron("Burenhulp Lindelaan", buurt_gekozen="BU1", buurtcode="BU1")
    assert reasons("Helpen aan de Lindelaan", {"x": 9, "y": 9, "buurtcode": "BU1"}, known) == [
        "in dezelfde buurt, ook ‘Lindelaan’"
    ]


def test_the_name_of_a_town_or_buurt_is_no_evidence() -> None:
    bridge = hulpbron("Bridge IJsselmuiden", x=0.0, y=0.0, plaats="IJsselmuiden")
    assert reasons("Schaken IJsselmuiden", {"x": 0, "y": 0}, bridge) == []
    zoeker = DubbelenZoeker([hulpbron("Bridge Brunnepe", x=0.0, y=0.0)], ["Brunnepe"])
    assert zoeker.find("Schaken Brunnepe", {"x": 0, "y": 0}) == []


def test_the_likeliest_comes_first_and_no_more_than_asked() -> None:
    far = hulpbron("Zonnehoek Oost", x=200.0, y=0.0)
    near = hulpbron("Zonnehoek West", x=20.0, y=0.0)
    here = hulpbron("Kaartclub", x=0.0, y=0.0, **KADE_3)
    both = hulpbron("De Zonnehoek", x=0.0, y=0.0, **KADE_3)
    plek = {**KADE_3, "x": 0, "y": 0}
    found = possible_dubbelen("Zonnehoek", plek, [far, near, here, both], limit=4)
    assert [d.naam for d in found] == [both.naam, here.naam, near.naam, far.naam]
    assert len(possible_dubbelen("Zonnehoek", plek, [far, near, here, both])) == 3


def test_the_best_of_several_plekken_counts() -> None:
    two = dataclasses.replace(
        hulpbron("Zonnehoek"),
        plekken=tuple(Plek(f"p{x}", "uuid Zonnehoek", x=float(x), y=0.0) for x in (90, 30, 9_000)),
    )
    assert reasons("Zonnehoek", {"x": 0, "y": 0}, two) == ["30 m verderop, ook ‘Zonnehoek’"]


def test_the_index_follows_the_register() -> None:
    zoeker = DubbelenZoeker([hulpbron("Zonnehoek", x=0.0, y=0.0, plaats="Veen")])
    here = {"x": 0, "y": 0}
    zoeker.update("uuid Zonnehoek", hulpbron("Zonnehoek", x=5_000.0, y=0.0))
    assert zoeker.find("Zonnehoek", here) == []
    assert zoeker.find("Zonnehoek", {"x": 5_000, "y": 9}) != []
    zoeker.update("uuid Zonnehoek", None)
    assert zoeker.find("Zonnehoek", {"x": 5_000, "y": 9}) == []
    zoeker.update("a", hulpbron("Veen", "a", x=0.0, y=0.0))
    assert zoeker.find("Veen", here) != [], "no plek is in Veen any more, so its name tells again"


NAMES = st.lists(
    st.sampled_from(["Stichting", "Zonnehoek", "Zonne", "hoek", "De", "Brug", "Kampen", "Café"]),
    min_size=1,
    max_size=4,
).map(" ".join)
PLEKKEN = st.fixed_dictionaries(
    {},
    optional={
        "straat": st.sampled_from(["Kade", "2e Kade"]),
        "huisnummer": st.integers(1, 2),
        "postcode": st.sampled_from(["8261AA", "8261AB"]),
        "plaats": st.sampled_from(["Kampen", "Zwolle"]),
        "buurtcode": st.sampled_from(["BU1", "BU2"]),
    },
).flatmap(
    lambda plek: st.one_of(
        st.just(plek),
        st.tuples(st.integers(0, 600), st.integers(0, 600)).map(
            lambda xy: {**plek, "x": float(xy[0]), "y": float(xy[1])}
        ),
    )
)
RECORDS = st.lists(st.tuples(NAMES, PLEKKEN), max_size=6).map(
    lambda rows: [hulpbron(naam, f"u{number}", **plek) for number, (naam, plek) in enumerate(rows)]
)


def found_for(one: Hulpbron, bestaande: Sequence[Hulpbron]) -> list[tuple[str, str]]:
    columns = {name: getattr(one.plekken[0], name) for name in Plek.__slots__}
    found = possible_dubbelen(one.naam, columns, bestaande, limit=99, zelf=one.uuid)
    return [(dubbel.uuid, dubbel.reden.split(",")[0]) for dubbel in found]


@given(RECORDS)
def test_a_double_is_mutual_and_nothing_is_its_own(records: list[Hulpbron]) -> None:
    for one in records:
        assert one.uuid not in [uuid for uuid, _ in found_for(one, records)]
        for other in records:
            if one is not other:
                there, back = found_for(one, [other]), found_for(other, [one])
                assert [reden for _, reden in there] == [reden for _, reden in back]


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_register_does_not_matter(records: list[Hulpbron], random: Any) -> None:
    mixed = random.sample(records, len(records))
    for one in records:
        assert found_for(one, records) == found_for(one, mixed)


@given(RECORDS)
def test_what_was_updated_is_as_if_it_had_been_so_from_the_start(records: list[Hulpbron]) -> None:
    changed = DubbelenZoeker()
    for one in records:
        changed.update(one.uuid, hulpbron("Zonnehoek", one.uuid, x=1.0, y=1.0, **KADE_3))
    for one in records:
        changed.update(one.uuid, one)
    fresh = DubbelenZoeker(records)
    for one in records:
        columns = {name: getattr(one.plekken[0], name) for name in Plek.__slots__}
        assert changed.find(one.naam, columns, 99) == fresh.find(one.naam, columns, 99)
