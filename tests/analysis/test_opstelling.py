"""What figures rest on: who lives where, in which cell, and what is held back."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from kleine_stad import adressen, buurten, town
from shapely import box

from sociale_kaart.analysis.bevolking import WEGING_BUURT
from sociale_kaart.domain.meetkeuze import GROEPEN


def test_addresses_know_their_buurt_cell_people_and_distance_to_the_edge() -> None:
    found = town(adressen((100, 5), (130, 60), (1500, 5), (-20, 0)), dekking=box(0, -90, 9000, 90))
    assert found.aantal == 4
    assert found.buurt.tolist() == [0, 0, 1, -1]
    assert found.gewicht["inwoners"].tolist() == [20, 20, 20, 0]
    assert found.gewicht["65plus"].tolist() == [10, 10, 10, 0]
    assert tuple(found.gewicht) == GROEPEN
    assert found.weging["inwoners"] == WEGING_BUURT
    assert found.cellen["cel"].tolist() == ["E0001N0000", "E0015N0000"]
    assert found.cellen[["x", "y"]].to_numpy().tolist() == [[150, 50], [1550, 50]]
    assert found.cellen.geometry.x.tolist() == [150, 1550]
    assert found.cel.tolist() == [0, 0, 1, -1]
    assert found.tot_rand_m == pytest.approx([85, 30, 85, 0])
    assert found.adressen.aantal == 4


def test_suppressed_buurten_are_known_from_the_start() -> None:
    found = town(adressen((100, 5), (1500, 5)), buurten(inwoners=[9.0, np.nan, 60.0]))
    assert found.onderdrukt.tolist() == [True, True, False]  # Oost has no address to tell about


def test_buurten_may_come_in_any_index() -> None:
    areas = buurten().set_index(pd.Index([7, 3, 5]))
    found = town(adressen((1500, 5)), areas)
    assert found.buurten.index.tolist() == [0, 1, 2]
    assert found.buurt.tolist() == [1]


def test_squares_and_homes_weigh_when_they_are_known() -> None:
    squares = pd.DataFrame({"vierkant": ["E0001N0000"], "inwoners": [30.0]})
    found = town(
        adressen((110, 5), (120, 5), (350, 5), woonfunctie=[1, 0, np.nan]),
        vierkanten=squares,
        vierkanten_jaar="2024",
    )
    # 30 in the one home of the square, 4 in a square that CBS keeps secret; the buurt has 40.
    assert found.gewicht["inwoners"] == pytest.approx([30 * 40 / 34, 0, 4 * 40 / 34])
    assert found.weging["inwoners"] == "inwoners uit vierkanten 2024"


def test_people_without_an_address_are_told() -> None:
    squares = pd.DataFrame({"vierkant": ["E0001N0000", "E0005N0002"], "inwoners": [30.0, 10.0]})
    found = town(adressen((110, 5)), vierkanten=squares)
    assert "10 inwoners wonen volgens het CBS in een vierkant zonder adres" in found.meldingen[0]
    assert "In Midden, Oost wonen mensen" in found.meldingen[1]  # people, and no address at all


def test_nothing_in_gives_nothing() -> None:
    found = town(adressen())
    assert (found.aantal, len(found.cellen)) == (0, 0)
