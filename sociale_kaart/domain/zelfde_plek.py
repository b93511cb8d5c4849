"""When are two records the same place: same address, or near each other with a telling word.

A name alone proves nothing: almost every pair of names that merely look alike is two places.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from dataclasses import dataclass

from sociale_kaart.base import paths

# Two records this near may be one place: the point of a shop and of its building.
NABIJ_M = 50.0
# The same address that lies farther away than this is an address in another town.
ZELFDE_ADRES_M = 250.0
_MIN_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Plaats:
    """A record as far as it tells what place it is.

    Attributes:
        x: RD New in metres.
        y: as `x`.
        woorden: the telling words of its name.
        adressen: its address in comparable form, in every spelling that the record allows.
    """

    x: float
    y: float
    woorden: frozenset[str]
    adressen: frozenset[tuple[str, str]]

    def is_same(self, other: Plaats) -> bool:
        """Tell whether the two are one place (both of one categorie, which the caller sees to)."""
        apart = math.hypot(self.x - other.x, self.y - other.y)
        if apart <= NABIJ_M and self.woorden & other.woorden:
            return True
        return apart <= ZELFDE_ADRES_M and bool(self.adressen & other.adressen)


@functools.cache
def algemene_woorden() -> frozenset[str]:
    """Return the words of names that say what kind of place it is: sharing one is no evidence."""
    text = paths.resource("algemene_woorden.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def plain_text(text: str | None) -> str:
    """Return text without accents, capitals and signs: 'Café ’t Hoekje' -> 'cafe t hoekje'."""
    if text and text.isascii():
        return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
    letters = unicodedata.normalize("NFKD", text or "")
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", bare.casefold()))


def telling_words(naam: str | None, plaatsnamen: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the words of a name that tell it from others.

    Left out: short words, the kind of place, and `plaatsnamen` (plain words: every second club
    carries the name of its town).
    """
    return frozenset(
        word
        for word in plain_text(naam).split()
        if len(word) >= _MIN_LETTERS and word not in algemene_woorden() and word not in plaatsnamen
    )


def adres_keys(
    straat: str | None, huisnummer: str | None, postcode: str | None
) -> frozenset[tuple[str, str]]:
    """Return an address in comparable form; empty when there is no house number.

    Args:
        straat: street name.
        huisnummer: number with letter and addition, written in any way (12-A, 12 a).
        postcode: written in any way.
    """
    nummer = plain_text(huisnummer).replace(" ", "")
    area = plain_text(postcode).replace(" ", "")
    street = plain_text(straat)
    if not nummer:
        return frozenset()
    return frozenset((where, nummer) for where in (area, street) if where)
