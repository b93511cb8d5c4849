"""What someone typed to find a place, read in every way that makes sense.

'2e Polderweg 11' has a number in its name, '8261 ka' may be a postcode or Kampen, the last letter
of 'Kerkstraat 3 k' an addition or a place. The index tries each reading; nonsense finds nothing.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.importing.adres import (
    clean_text,
    number_key,
    plain_key,
    split_house_number,
    straat_woorden,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_POSTCODE = re.compile(r"([1-9][0-9]{3})([a-z]{0,2})", re.IGNORECASE)
# '8261GC38'
_POSTCODE_NUMBER = re.compile(r"(?<!\S)([1-9][0-9]{3}[a-z]{2})(?=[0-9])", re.IGNORECASE)
_POSTCODE_LETTERS = re.compile(r"[a-z]{1,2}", re.IGNORECASE)
_NUMBER = re.compile(r"([0-9]{1,5})(?![0-9]).*")
_ADDITION = re.compile(r"[-/]?[0-9a-z]{0,4}|[-/]", re.IGNORECASE)
# Nobody types more than this; pasted pages are cut off.
_MAX_LETTERS = 120
_MAX_WORDS = 10
# 'GR 02' behind a number.
_MAX_ADDITIONS = 2


@dataclass(frozen=True, slots=True)
class Lezing:
    """One way to read what was typed.

    Attributes:
        woorden: words of a name, each as the beginnings that it may stand for.
        nummer: digits of a house number, as far as typed; '' without one.
        achter: what follows the number, as `number_key` writes it.
        postcode: a postcode as far as typed ('8261', '8261G', '8261GC'); '' without one.
    """

    woorden: tuple[tuple[str, ...], ...]
    nummer: str = ""
    achter: str = ""
    postcode: str = ""


def readings(text: str) -> list[Lezing]:
    """Return the ways to read `text`, each once, the plainest first."""
    plain = _POSTCODE_NUMBER.sub(r"\1 ", clean_text(text[:_MAX_LETTERS]).replace(",", " "))
    typed = plain.split()[:_MAX_WORDS]
    found = [
        reading
        for postcode, rest in _with_postcode(typed)
        for reading in _with_number(rest, postcode)
    ]
    return list(dict.fromkeys(found))


def joined(reading: Lezing) -> Iterator[Lezing]:
    """Yield a reading with two words as one: 'oude straat' where the map has Oudestraat."""
    woorden = reading.woorden
    for first in range(len(woorden) - 1):
        pair = tuple(a + b for a in woorden[first] for b in woorden[first + 1])
        yield Lezing(
            (*woorden[:first], pair, *woorden[first + 2 :]),
            reading.nummer,
            reading.achter,
            reading.postcode,
        )


def _with_postcode(typed: list[str]) -> Iterator[tuple[str, list[str]]]:
    yield "", typed
    for i, deel in enumerate(typed):
        found = _POSTCODE.fullmatch(deel)
        if found is None:
            continue
        before, after = typed[:i], typed[i + 1 :]
        yield deel.upper(), before + after
        if not found[2] and after and _POSTCODE_LETTERS.fullmatch(after[0]):
            yield deel + after[0].upper(), before + after[1:]


def _with_number(typed: list[str], postcode: str) -> Iterator[Lezing]:
    yield Lezing(_words(typed), postcode=postcode)
    for i, deel in enumerate(typed):
        found = _NUMBER.fullmatch(deel)
        if found is None:
            continue
        for size in range(_MAX_ADDITIONS + 1):
            additions = typed[i + 1 : i + 1 + size]
            if len(additions) < size or not all(map(_ADDITION.fullmatch, additions)):
                break
            nummer, letter, toevoeging = split_house_number(" ".join([deel, *additions]))
            if nummer is not None:
                rest = typed[:i] + typed[i + 1 + size :]
                key = number_key(letter, toevoeging)
                yield Lezing(_words(rest), str(nummer), key, postcode)


def _words(typed: list[str]) -> tuple[tuple[str, ...], ...]:
    return _beginnings(" ".join(typed))


@functools.lru_cache(maxsize=64)
def _beginnings(text: str) -> tuple[tuple[str, ...], ...]:
    woorden = straat_woorden(text)
    if not woorden:
        return ()
    # The last word may still become anything: 'st' is not yet Sint, 'dr' not yet Dokter.
    unfinished = plain_key(re.findall(r"\w+", text)[-1])
    last = [woorden[-1], unfinished]
    if unfinished.endswith("i"):
        # The first half of 'ij', which is written as y.
        last.append(f"{unfinished[:-1]}y")
    first = [(woord, *straat_woorden(woord)) for woord in woorden[:-1]]
    return tuple(tuple(dict.fromkeys(forms)) for forms in (*first, last) if forms)
