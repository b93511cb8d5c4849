"""The cells of a row, kept small."""

from __future__ import annotations

import pickle

import pytest

from sociale_kaart.importing.rijcellen import Kolommen, Rijcellen

RIJ = Rijcellen(Kolommen(["Naam", "Straat", "Plaats"]), ["Koor", None, "Kampen"])


def test_it_reads_as_a_dict_of_what_is_filled() -> None:
    assert RIJ == {"Naam": "Koor", "Plaats": "Kampen"}
    assert list(RIJ) == ["Naam", "Plaats"]
    assert list(RIJ.items()) == [("Naam", "Koor"), ("Plaats", "Kampen")]
    assert list(RIJ.values()) == ["Koor", "Kampen"]
    assert len(RIJ) == 2
    assert RIJ.get("Straat", "?") == "?"
    with pytest.raises(KeyError):
        RIJ["Straat"]


def test_what_may_not_be_kept_is_left_out() -> None:
    assert RIJ.without(frozenset({"Naam", "Straat"})) == {"Plaats": "Kampen"}


def test_it_crosses_to_another_process() -> None:
    rows = [RIJ, RIJ.without(frozenset())]
    first, second = pickle.loads(pickle.dumps(rows))
    assert first == second == RIJ
