"""Whether free text names or points to somebody, for texts that may hold no personal data at all.

What residents say (inbreng) is read by everybody: clear signs are refused when it is typed, and
what may be a name keeps a text from readers outside. `domain.personen` is about another question:
whether a record is about people at all.
"""

from __future__ import annotations

import functools
import re

from sociale_kaart.base import paths
from sociale_kaart.domain import personen

_EMAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+\.\w+")
_PHONE = re.compile(r"(?<![\d.,])(?:\+|00)?\d(?:[\s\u00a0\-–./()]*\d){8,11}(?!\d)")
_TITLE = re.compile(r"\b(?:[Dd]hr|[Mm]evr?|[Mm]w|[Hh]r)\.\s*\w|\b(?:[Mm]evrouw|[Mm]eneer)\s+[A-Z]")
# A postcode with a number behind it is one front door.
_HOME = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b\W{0,3}(?:nr\.?|nummer)?\s?\d", re.IGNORECASE)
_HOUSEHOLD = re.compile(r"\b(?:[Ff]amilie|[Ff]am\.|[Gg]ezin|[Ee]chtpaar)\s+(?:[a-z]{2,3}\s+)*[A-Z]")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Named after somebody, and no person: the Anne Frankschool, the Jan Steenstraat.
_NAMED_AFTER = re.compile(
    r"(?:straat|laan|weg|plein|hof|pad|kade|park|brug|tuin|school|college|huis|zaal|kerk|centrum"
    r"|stichting|fonds|hal|ziekenhuis|buurt|wijk)$",
    re.IGNORECASE,
)
# Also ordinary words, which begin a sentence with a capital: a name when a surname follows.
_ORDINARY = frozenset(("wil", "floor", "roos", "iris", "mark", "joy", "bob", "tom", "nel", "bep"))
_BETWEEN = frozenset(("van", "de", "der", "den", "het", "ten", "ter", "te", "in", "’t", "'t"))


def names_person(tekst: str) -> bool:
    """Return whether text clearly names or points to somebody: how to reach, a title, a home."""
    forms = (_EMAIL, _PHONE, _TITLE, _HOME, _HOUSEHOLD)
    if any(form.search(tekst) for form in forms):
        return True
    return personen.is_register_of_people(tekst) or any(
        personen.is_about_people(line) for line in tekst.splitlines() if line.strip()
    )


def may_name_person(tekst: str) -> bool:
    """Return whether text may name somebody: clearly, or by a first name that many people have."""
    if names_person(tekst):
        return True
    words = _WORD.findall(tekst)
    return any(_is_name(words, index) for index in range(len(words)))


@functools.cache
def first_names() -> frozenset[str]:
    """Return first names that many people in the Netherlands have, without capitals."""
    text = paths.resource("voornamen.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


def _is_name(words: list[str], index: int) -> bool:
    word = words[index]
    if not word[0].isupper() or word.casefold() not in first_names():
        return False
    after = [one for one in words[index + 1 : index + 5] if one.casefold() not in _BETWEEN]
    surname = bool(after) and after[0][0].isupper()
    if surname and _NAMED_AFTER.search(after[0]):
        return False
    return surname or word.casefold() not in _ORDINARY
