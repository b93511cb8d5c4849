"""Hints of doubles, from a list of records or from an index that is kept."""

from __future__ import annotations

from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.operations.dubbelen import Dubbel, DubbelenZoeker, hints

ZONNEHOEK = Hulpbron("a", "Zonnehoek", plekken=(Plek("p", "a", x=0.0, y=0.0),))


def test_a_list_and_an_index_give_the_same_hints() -> None:
    plek = {"x": 80.0, "y": 0.0}
    expected = [Dubbel("a", "Zonnehoek", "80 m verderop, ook ‘Zonnehoek’")]
    assert hints([ZONNEHOEK], "De Zonnehoek", plek) == expected
    assert hints(DubbelenZoeker([ZONNEHOEK]), "De Zonnehoek", plek) == expected
    assert hints([ZONNEHOEK], "De Zonnehoek", plek, zelf="a") == []
