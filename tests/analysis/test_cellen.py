"""A cell tells about few people, so more of them are held back."""

from __future__ import annotations

import pandas as pd
from kleine_stad import adressen, buurten, town

from sociale_kaart.analysis.cellen import cell_level, hidden_cells

# Six homes of West in four cells, of 3, 1, 1 and 1 addresses.
HOMES = ((110, 5), (120, 5), (130, 5), (310, 5), (510, 5), (710, 5))


def hidden(inwoners: float, **options: object) -> list[bool]:
    areas = buurten(inwoners=[inwoners, 20.0, 60.0])
    return hidden_cells(town(adressen(*HOMES, **options), areas)).tolist()


def test_fewer_than_five_people_are_held_back() -> None:
    assert hidden(24.0) == [False, True, True, True]  # 4 people per home
    assert hidden(30.0) == [False] * 4
    # Whole persons: 4.5 is five people.
    assert hidden(27.0) == [False] * 4


def test_a_lonely_held_back_cell_takes_the_next_smallest_with_it() -> None:
    """Else the buurt minus its other cells is the figure of that cell."""
    squares = ["E0001N0000", "E0003N0000", "E0005N0000", "E0007N0000"]
    table = pd.DataFrame({"vierkant": squares, "inwoners": [40.0, 20.0, 10.0, None]})
    areas = buurten(inwoners=[74.0, 20.0, 60.0])
    found = town(adressen(*HOMES), areas, vierkanten=table)
    assert found.gewicht["inwoners"][-1] == 4
    assert hidden_cells(found).tolist() == [False, False, True, True]


def test_cells_of_a_held_back_buurt_are_held_back() -> None:
    """9 people in one home: enough for a cell, too few for the buurt."""
    areas = buurten(inwoners=[9.0, 20.0, 60.0])
    assert hidden_cells(town(adressen((110, 5)), areas)).tolist() == [True]


def test_a_group_is_held_back_where_it_is_small() -> None:
    opstelling = town(adressen(*HOMES), buurten(inwoners=[60.0, 20.0, 60.0]))
    assert hidden_cells(opstelling, "inwoners").tolist() == [False] * 4
    assert hidden_cells(opstelling, "65plus").tolist() == [False] * 4  # half of 10 per home
    fewer = town(adressen(*HOMES), buurten(inwoners=[54.0, 20.0, 60.0]))
    assert hidden_cells(fewer, "65plus").tolist() == [False] * 4  # 4.5 of 65 and older
    least = town(adressen(*HOMES), buurten(inwoners=[50.0, 20.0, 60.0]))
    assert hidden_cells(least, "65plus").tolist() == [False, True, True, True]


def test_a_cell_says_where_it_is_and_how_many_people_it_has() -> None:
    level = cell_level(town(adressen(*HOMES, (990, 5), (1010, 5))), "inwoners")
    first = level.gebieden.iloc[0]
    assert (first["cel"], first["x"], first["y"]) == ("E0001N0000", 150, 50)
    assert (first["buurtnaam"], first["bronjaar"]) == ("West", 2024)
    assert first["inwoners"] == 17  # three homes of 40 / 7 people
    assert first["adres"] == 2  # at 130, nearest to the middle
