"""Street names that are nearly the one that is written: a slip of the fingers, or initials.

What this finds is a guess. Whoever uses it needs more than the name to take it: postcode and
number that agree, or it is offered only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sociale_kaart.importing.adres import straat_key, straat_woorden

if TYPE_CHECKING:
    from collections.abc import Iterable

# Shorter names differ from another street by one letter too often.
_ONE_SLIP = 6
_TWO_SLIPS = 11
# The last word says which street it is; 'laan' alone does not.
_TELLING = 6
# A name without its article is no shorter.
_ONE_WORD = 5
# Before the name of a street.
_AT = frozenset({("aan", "de"), ("aan", "het"), ("a", "d"), ("op", "de")})


def looks_like(een: str, ander: str) -> bool:
    """Return whether one street name is a slip or a shorter form of the other."""
    woorden, andere = straat_woorden(een), straat_woorden(ander)
    return (
        is_slip(straat_key(een), straat_key(ander))
        or is_shortened(woorden, andere)
        or _ends_with(woorden, andere)
        or _ends_with(andere, woorden)
    )


def is_slip(een: str, ander: str) -> bool:
    """Return whether two keys differ by a slip: one letter, in long names two."""
    shortest = min(len(een), len(ander))
    most = 2 if shortest >= _TWO_SLIPS else 1 if shortest >= _ONE_SLIP else 0
    if abs(len(een) - len(ander)) > most:
        return False
    # '1e' and '2e' are two streets, however near.
    if [c for c in een if c.isdigit()] != [c for c in ander if c.isdigit()]:
        return False
    return _letters_apart(een, ander) <= 2 * most and _distance(een, ander) <= most


def is_shortened(kort: list[str], lang: list[str]) -> bool:
    """Return whether `J.` `Catsstraat` can stand for `Jacob` `Catsstraat`, or the other way."""
    if not kort or not lang or kort[-1] != lang[-1] or len(kort[-1]) < _TELLING:
        return False
    first, other = kort[:-1], lang[:-1]
    if not first or not other or any(any(c.isdigit() for c in w) for w in (*first, *other)):
        return False
    return len(first) == len(other) and all(
        een.startswith(ander) or ander.startswith(een)
        for een, ander in zip(first, other, strict=True)
    )


def _ends_with(lang: list[str], kort: list[str]) -> bool:
    """Return whether `J.H. Koksingel` ends in `Koksingel`; not '2e Ebbingestraat' in its name."""
    left = lang[: len(lang) - len(kort)]
    told = len("".join(kort)) >= _TELLING or left in (["de"], ["het"])
    no_number = not any(c.isdigit() for woord in left for c in woord)
    return bool(kort) and bool(left) and told and no_number and lang[len(left) :] == kort


class Straatnamen:
    """The street names of an ondergrond, to look for nearly the same one.

    Args:
        namen: the names, as often as they occur.
    """

    def __init__(self, namen: Iterable[str]) -> None:
        self._woorden = {straat_key(naam): straat_woorden(naam) for naam in set(namen)}
        self._by_last: defaultdict[str, list[str]] = defaultdict(list)
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        for key, woorden in self._woorden.items():
            self._by_length[len(key)].append(key)
            if woorden:
                self._by_last[woorden[-1]].append(key)
        self._slips: dict[str, tuple[str, ...]] = {}

    def __contains__(self, key: str) -> bool:
        """Whether a street has this key."""
        return key in self._woorden

    def shortened(self, straat: str) -> list[str]:
        """Return the keys of the streets for which `straat` is a shorter form."""
        woorden = straat_woorden(straat)
        same = self._by_last.get(woorden[-1], []) if woorden else []
        found = [key for key in same if is_shortened(woorden, self._woorden[key])]
        return [*found, *(key for key in _with_article(woorden) if key in self._woorden)]

    def near(self, straat: str) -> tuple[str, ...]:
        """Return the keys of streets that `straat` may be meant for; never the key itself."""
        key = straat_key(straat)
        if key not in self._slips:
            close = [
                other
                for length in range(len(key) - 2, len(key) + 3)
                for other in self._by_length.get(length, ())
                if other != key and is_slip(key, other)
            ]
            also = [other for other in self.shortened(straat) if other != key]
            self._slips[key] = tuple(dict.fromkeys([*also, *close]))
        return self._slips[key]


def _with_article(woorden: list[str]) -> list[str]:
    """Return the keys of 'De Smidse' for 'Smidse', and of 'Burgwal' for 'aan de Burgwal'."""
    bare = "".join(woorden)
    if len(woorden) > 2 and tuple(woorden[:2]) in _AT:  # noqa: PLR2004
        return ["".join(woorden[2:])]
    return [f"{article}{bare}" for article in ("de", "het", "t")] if len(bare) >= _ONE_WORD else []


def _letters_apart(een: str, ander: str) -> int:
    """Return how many letters one has and the other has not: quick, and never above the rest."""
    first, other = Counter(een), Counter(ander)
    return sum(((first - other) + (other - first)).values())


def _distance(een: str, ander: str) -> int:
    """Return how many letters must be added, left out, changed or swapped with the next."""
    before: list[int] = []
    row = list(range(len(ander) + 1))
    for i, a in enumerate(een, start=1):
        current = [i]
        for j, b in enumerate(ander, start=1):
            best = min(row[j] + 1, current[-1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == ander[j - 2] and een[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            current.append(best)
        before, row = row, current
    return row[-1]
