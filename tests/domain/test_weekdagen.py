"""Which days a text tells."""

from __future__ import annotations

import pytest

from sociale_kaart.domain.weekdagen import DAGEN, days_of


@pytest.mark.parametrize(
    ("wanneer", "expected"),
    [
        ("woensdag 10 uur", "wo"),
        ("elke dinsdag van 10 tot 12 uur", "di"),
        ("maandag en vrijdag 9.30 uur", "ma vr"),
        ("ma-vr 9-17 uur", "ma di wo do vr"),
        ("Ma t/m do 9-16 uur", "ma di wo do"),
        ("maandag tot en met woensdag", "ma di wo"),
        ("ma, wo, vr 10 uur", "ma wo vr"),
        ("ma, wo en do 16-18 uur", "ma wo do"),
        ("ma-za", "ma di wo do vr za"),
        ("vr-ma", "vr za zo ma"),
        ("dagelijks", "ma di wo do vr za zo"),
        ("altijd open", "ma di wo do vr za zo"),
        ("dagelijks, behalve op zondag", "ma di wo do vr za"),
        ("werkdagen 8.30-17 uur", "ma di wo do vr"),
        ("tweede weekend van augustus", "za zo"),
        ("zaterdagochtend", "za"),
        ("om de week op maandag", "ma"),
        ("gesloten op maandag", ""),
        ("op afspraak", ""),
        ("zomervakantie", ""),
        ("zo nodig, in overleg", ""),
        ("we doen dit als er animo is", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_days_are_read_as_people_write_them(wanneer: str | None, expected: str) -> None:
    assert days_of(wanneer) == {DAGEN.index(day) for day in expected.split()}
