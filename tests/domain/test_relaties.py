"""A relatie reads as a sentence from either end."""

from __future__ import annotations

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.relaties import zin


def test_both_ends_have_words() -> None:
    assert f"De Brug {zin('organiseert')} Soepclub" == "De Brug organiseert Soepclub"
    assert zin("organiseert", uitgaand=False) == "wordt georganiseerd door"
    assert zin("onbekend") == "onbekend"
    for code in lijsten.codes("relatie"):
        for uitgaand in (True, False):
            words = zin(code, uitgaand=uitgaand)
            assert words == words.lower() != "", code


def test_no_two_relaties_read_the_same() -> None:
    said = [zin(code) for code in lijsten.codes("relatie")]
    back = [zin(code, uitgaand=False) for code in lijsten.codes("relatie")]
    assert len(set(said)) == len(said)
    assert len(set(back)) == len(back)
