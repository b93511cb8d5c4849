"""What kind of thing a name says it is: a school, a koor, a koffieochtend.

The words are data (`resources/soortwoorden.txt`). A kind tells two records apart; it never shows
that two are one.
"""

from __future__ import annotations

import functools
import itertools

from sociale_kaart.base import paths
from sociale_kaart.domain.zelfde_plek import plain_text

# Before the name of a kind that says what is done.
GEDAAN = "doen."
# Shorter words stand at the end of many others by chance.
_SHORTEST_END = 4


@functools.cache
def _kinds() -> dict[str, str]:
    """Return word -> kind."""
    text = paths.resource("soortwoorden.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        kind, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            found |= dict.fromkeys(words.split(), kind)
    return found


@functools.lru_cache(maxsize=65_536)
def kind_of_word(word: str) -> str | None:
    """Return the kind that a plain word says, None when it says none."""
    kinds = _kinds()
    if word in kinds:
        return kinds[word]
    for start in range(1, len(word) - _SHORTEST_END + 1):
        if word[start:] in kinds:
            return kinds[word[start:]]
    return None


def is_kind_word(word: str) -> bool:
    """Whether a plain word is itself the name of a kind."""
    return word in _kinds()


def kinds_of(naam: str) -> frozenset[str]:
    """Return the kinds that a name says it is; empty when it says nothing about it."""
    words = plain_text(naam).split()
    pairs = [first + second for first, second in itertools.pairwise(words)]
    known = (kind_of_word(word) for word in words)
    joined = (_kinds().get(pair) for pair in pairs)
    return frozenset(kind for kind in (*known, *joined) if kind is not None)
