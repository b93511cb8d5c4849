"""Names by the letters they begin with, also when one letter is wrong."""

from __future__ import annotations

import bisect
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# In a shorter word one other letter makes another word.
_TYPO_FROM = 5
_REMEMBERED = 64


class Beginletters:
    """A sorted list of terms, each with the numbers of the names that hold it.

    Args:
        terms: per name all that it may be found by.
    """

    def __init__(self, terms: Iterable[Iterable[str]]) -> None:
        by_term: defaultdict[str, list[int]] = defaultdict(list)
        for name, own in enumerate(terms):
            for term in own:
                by_term[term].append(name)
        self._terms = sorted(by_term)
        self._names = [tuple(by_term[term]) for term in self._terms]
        # One keystroke asks the same in several readings.
        self._known: dict[str, frozenset[int]] = {}

    def find(self, forms: Iterable[str], *, typos: bool = False) -> set[int]:
        """Return the names with a term that begins with one of `forms`.

        Args:
            forms: beginnings, without capitals and accents.
            typos: one letter may be wrong, missing, too many or swapped with its neighbour, in a
                form of at least five letters.
        """
        found: set[int] = set()
        for form in forms:
            first = bisect.bisect_left(self._terms, form)
            last = bisect.bisect_left(self._terms, f"{form}\uffff")
            for names in self._names[first:last]:
                found.update(names)
            if typos and len(form) >= _TYPO_FROM and form.isalpha():
                found |= self._almost(form)
        return found

    def _almost(self, form: str) -> frozenset[int]:
        known = self._known.get(form)
        if known is None:
            # Either the first half is right, or all behind the first half is.
            half = len(form) // 2
            start, tail = form[:half], form[half + 1 :]
            known = self._known[form] = frozenset(
                name
                for term, names in zip(self._terms, self._names, strict=True)
                if (term.startswith(start) or tail in term) and begins_almost(term, form)
                for name in names
            )
            if len(self._known) > _REMEMBERED:
                self._known.pop(next(iter(self._known)))
        return known


def begins_almost(term: str, form: str) -> bool:
    """Tell whether `term` begins with `form` when at most one letter of `form` is put right."""
    same = 0
    shortest = min(len(term), len(form))
    while same < shortest and term[same] == form[same]:
        same += 1
    rest, typed = term[same:], form[same:]
    return (
        rest[1:].startswith(typed[1:])  # another letter
        or rest[1:].startswith(typed)  # one missing
        or rest.startswith(typed[1:])  # one too many
        or (rest[1:2] + rest[:1] == typed[:2] and rest[2:].startswith(typed[2:]))  # swapped
    )
