"""On which days of the week something is, read from the free text that tells when.

Only for laying things beside each other by day: what people wrote is always shown as well.
"""

from __future__ import annotations

import re

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
NAMEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEK = frozenset(range(7))
_WERKDAGEN = frozenset(range(5))
_WEEKEND = frozenset((5, 6))

_DAG = rf"(?:(?:{'|'.join(NAMEN)})(?:en|s)?(?:ochtend|morgen|middag|avond|nacht)?(?:en|s)?|"
_DAG += rf"(?:{'|'.join(DAGEN)})\b(?=\s*(?:[-–,/&+:(]|\d|$|t/m\b|tot\b|en\b|om\b|van\b))\.?)"
_ONE = re.compile(rf"\b{_DAG}", re.IGNORECASE)
_RANGE = re.compile(
    rf"\b({_DAG})\s*(?:[-–]|t/m|tot(?:\s+en\s+met)?)\s*\b({_DAG}|(?:{'|'.join(DAGEN)})\b)",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\bdagelijks|\b(?:elke|iedere|alle)\s+(?:dag(?:en)?|ochtend|middag|avond)\b|\baltijd\b"
    r"|\b(?:7|zeven)\s+dagen|\bhele week\b|\b24/7\b",
    re.IGNORECASE,
)
_WORK = re.compile(r"\b(?:werkdag(?:en)?|weekdagen|doordeweeks|door de week)\b", re.IGNORECASE)
_ENDS = re.compile(r"\bweekend(?:en|s)?\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:behalve|niet op|gesloten|dicht|uitgezonderd)\b(?:\s+(?:op|in)\b)?", re.IGNORECASE
)


def days_of(wanneer: str | None) -> frozenset[int]:
    """Return the days (0 is Monday) that a text tells; empty when it tells none."""
    if not wanneer:
        return frozenset()
    open_, *dicht = _NOT.split(wanneer, maxsplit=1)
    found = _told(open_)
    if not dicht:
        return found
    # 'Gesloten op zondag' and no more: the other days are not told.
    return found - _told(dicht[0])


def _told(text: str) -> frozenset[int]:
    found: frozenset[int] = frozenset()
    if _ALL.search(text):
        found |= _WEEK
    if _WORK.search(text):
        found |= _WERKDAGEN
    if _ENDS.search(text):
        found |= _WEEKEND
    for match in _RANGE.finditer(text):
        first, last = _index(match[1]), _index(match[2])
        # From Friday until Monday goes over the weekend.
        found |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    return found | {_index(match[0]) for match in _ONE.finditer(text)}


def _index(word: str) -> int:
    return DAGEN.index(word[:2].lower())
