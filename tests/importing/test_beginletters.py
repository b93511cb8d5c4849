"""Names by their first letters, with one letter wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociale_kaart.importing.beginletters import Beginletters, begins_almost

LETTERS = st.text("abc", max_size=7)


def distance(left: str, right: str) -> int:
    """Edit distance in which swapping neighbours is one edit, by the book."""
    table = [[row + column for column in range(len(right) + 1)] for row in range(len(left) + 1)]
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            table[i][j] = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (left[i - 1] != right[j - 1]),
            )
            if i > 1 and j > 1 and left[i - 2 : i] == right[j - 2 : j][::-1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(LETTERS, LETTERS.filter(bool))
def test_almost_is_at_most_one_edit_from_a_beginning(term: str, form: str) -> None:
    beginnings = [term[:size] for size in range(len(term) + 1)]
    assert begins_almost(term, form) == (min(distance(form, b) for b in beginnings) <= 1)


@given(
    st.lists(st.text("abc", min_size=1, max_size=9), max_size=8),
    st.text("abc", min_size=5, max_size=8),
)
def test_the_short_cut_finds_what_looking_at_each_term_finds(terms: list[str], form: str) -> None:
    index = Beginletters([term] for term in terms)
    slow = {name for name, term in enumerate(terms) if begins_almost(term, form)}
    assert index.find([form], typos=True) == slow


@pytest.mark.parametrize(
    ("form", "names"), [("mo", {0, 1}), ("mol", {0}), ("x", set()), ("molne", set()), ("7", {2})]
)
def test_names_that_begin_with_what_was_typed(form: str, names: set[int]) -> None:
    assert Beginletters([["molenweg"], ["mond"], ["7e"]]).find([form]) == names
