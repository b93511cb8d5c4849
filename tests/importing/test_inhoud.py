"""What a column looks like, by the form of its cells."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.importing.inhoud import Inhoud, is_bsn, is_person_name, kinds_of, look_at

if TYPE_CHECKING:
    from sociale_kaart.importing.leesregels import Cel


@pytest.mark.parametrize(
    ("cel", "kind"),
    [
        ("8261 GC", "postcode"),
        ("8261gc Kampen", "postcode_plaats"),
        ("Kampen 8261 GC", "postcode_plaats"),
        ("Vloeddijk 38", "adres"),
        ("Vloeddijk 38, 8261 GC Kampen", "adres"),
        ("Veenmos 34", "adresvorm"),
        ("Burgemeester Berghuisplein", "straat"),
        ("38-2a", "huisnummer"),
        (38, "huisnummer"),
        ("038-3312345", "telefoon"),
        ("14 038", "telefoon"),
        ("0900-1234", "telefoon"),
        (383312345, "telefoon"),
        ("06-12345678", "mobiel"),
        ("+31612345678", "mobiel"),
        ("info@x.nl", "email"),
        ("www.x.nl/a", "website"),
        ("x.nl", "website"),
        ("Jan, 038-3312345 of info@x.nl", "contact"),
        ("BU01660001", "buurtcode"),
        (190984.4, "rd_x"),
        (507535, "rd_y"),
        (52.55, "lat"),
        ("5,91", "lon"),
        ("52.55, 5.91", "coordinaten"),
        ("POINT (190984 507535)", "coordinaten"),
        (dt.date(2024, 1, 2), "datum"),
        ("2 januari 2024", "datum"),
        ("1-2-1950", "geboortedatum"),
        ("ja", "ja_nee"),
        ("ma-vr 9-17", "tijden"),
        ("elke dinsdag 10.00-12.00", "tijden"),
        ("Jan de Vries", "persoon"),
        ("12345678", "kvk"),
        ("111222333", "bsn"),
        ("Postbus 12", "postbus"),
        ("Ontmoeting", "woorden"),
    ],
)
def test_forms(cel: Cel, kind: str) -> None:
    assert kind in kinds_of(cel)


@pytest.mark.parametrize(
    ("cel", "kind"),
    [
        ("038-3312345", "adres"),
        ("Postbus 12, 8260 AA Kampen", "adres"),
        ("12 euro", "huisnummer"),
        (190984, "rd_y"),
        (52, "lat"),
        ("20 deelnemers", "telefoon"),
        ("info@x.nl", "website"),
        ("038-3312345", "contact"),
        ("Jan Steenstraat", "persoon"),
        ("Anna Stichting", "persoon"),
        ("Wijkcentrum Zuid", "persoon"),
        ("123456789", "bsn"),
        ("2024", "kvk"),
    ],
)
def test_what_only_looks_a_bit_like_it(cel: Cel, kind: str) -> None:
    assert kind not in kinds_of(cel)


@pytest.mark.parametrize(
    ("naam", "is_naam"),
    [
        ("Jan Jansen", True),
        ("Fatima El Amrani", True),
        ("H.J. van den Berg", True),
        ("mw. De Boer", True),
        ("Mevrouw Jansen", True),
        ("Jan", False),
        ("Buurthuis Jan Jansen", False),
        ("Willem Alexander School", False),
        ("De Brug", False),
        ("", False),
    ],
)
def test_names_of_people(naam: str, is_naam: bool) -> None:  # noqa: FBT001
    assert is_person_name(naam) is is_naam


def test_a_bsn_passes_the_test_of_eleven() -> None:
    assert [is_bsn(n) for n in ("111222333", "123456782", "123456789", "000000000", "12")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_a_column_is_counted_by_its_different_cells() -> None:
    inhoud = look_at([["8261 GC"], ["8261 GC"], ["nvt"], [None], []], 0)

    assert (inhoud.gevuld, inhoud.verschillend) == (3, 2)
    assert inhoud.share("postcode") == 0.5
    assert look_at([[None]], 0) == Inhoud()


def test_a_long_column_is_looked_at_in_a_sample_of_all_of_it() -> None:
    rijen: list[list[Cel]] = [[f"naam {i}"] for i in range(5_000)]
    rijen[2_500:] = [["8261 GC" if i % 2 else f"82{i % 90 + 10} GC"] for i in range(2_500)]

    assert look_at(rijen, 0).share("postcode") > 0
    assert len(look_at(rijen, 0).voorbeelden) <= 200
