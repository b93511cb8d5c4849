"""Words in a list turned into the codes of our lists.

First the codes and labels themselves, then the synonyms of `resources/waarden.csv` (veld, waarde,
doel, code): a word may fill another field than its own. 'Informele zorg' in a column about
formaliteit tells that the work is unpaid and nothing about the network, so it fills `inzet`.
What is not known stays empty and is reported; nothing is guessed.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from sociale_kaart.base import paths
from sociale_kaart.domain import categorieen, lijsten
from sociale_kaart.importing.koppen import one_letter_off

if TYPE_CHECKING:
    from collections.abc import Mapping

# Fields that hold one code of a list of ours, and fields that hold several: field -> (child table,
# column).
LIJSTVELDEN = (
    "sfeer", "formaliteit", "inzet", "soort", "categorie", "status", "zichtbaarheid", "drempel",
    "ruimte_voor_meer", "aanbod",
)  # fmt: skip
KEUZEVELDEN = {
    "doelgroep": ("doelgroepen", "doelgroep"),
    "herkomst": ("herkomsten", "herkomst"),
    "werkwijze": ("werkwijzen", "werkwijze"),
    "ambitie": ("ambities", "ambitie"),
    "bouwsteen": ("bouwstenen", "bouwsteen"),
    "vraaggebied": ("vraaggebieden", "vraaggebied"),
    "ook_sfeer": ("ook_sferen", "sfeer"),
    "respijt": ("respijt", "respijt"),
    "verbindt": ("verbindingen", "verbindt"),
    "toegang": ("toegang", "route"),
}
# Fields whose words are those of another list.
_SAME_WORDS = {"ook_sfeer": "sfeer", "toegang": "toegang_route"}
# Lists put one for the other.
_ALSO_LOOK_IN = {"soort": "categorie", "categorie": "soort"}
# A cell that says there is nothing.
_NOTHING = frozenset(("", "nvt", "n v t", "onbekend", "geen", "niet van toepassing", "nb", "leeg"))
# Several values in one cell; a slash or comma may belong to one value.
_SEVERAL = re.compile(r"[;|\n\r]+")
_ALSO = re.compile(r"[,/]| en | & | \+ |(?:^|\s)[-•*]\s")
# Excel counts days from here (the 1900 system, with its leap day that never was).
_EXCEL_DAY_0 = dt.date(1899, 12, 30)
_EXCEL_DAYS = (20_000, 80_000)
_OLDEST = 120
# No word of a list is longer.
_WORD = 200
# Shorter words of ours are found in too many others.
_TELLING = 4
_BRACKETS = re.compile(r"\(.*?\)")
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LONG_DATE = re.compile(r"(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})", re.IGNORECASE)
# Two digits of a year: up to here of this century.
_CENTURY = 50
_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_YES = frozenset(
    ("ja", "j", "yes", "y", "x", "v", "waar", "true", "1", "jawel", "wel", "aanwezig", "ok")
)  # fmt: skip
_NO = frozenset(("nee", "neen", "n", "no", "onwaar", "false", "0", "niet", "geen", "afwezig"))
_SIGNS = {"✓": 1, "✔": 1, "☑": 1, "✗": 0, "✘": 0, "☐": 0, "-": 0}


def word_key(text: str) -> str:
    """Return a word in one form: no accents, capitals or double blanks; + stays ('65+')."""
    # What is remembered are words, not texts.
    return _word_key(text) if len(text) <= _WORD else _word_key.__wrapped__(text)


@functools.lru_cache(maxsize=20_000)
def _word_key(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9+]+", bare))


def map_value(veld: str, text: str) -> Mapping[str, str]:
    """Return the codes one value stands for, field -> code; empty when it is not known."""
    if len(text) > _WORD:
        return {}
    found = _mapped(veld, word_key(text))
    if not found and "(" in text:
        # 'Ouderen (65+)' are ouderen.
        found = _mapped(veld, word_key(_BRACKETS.sub(" ", text)))
    return found


def suggest_value(veld: str, text: str) -> Mapping[str, str] | None:
    """Return the codes that an unknown value probably stands for, None when nothing is near.

    Only ever offered: a word of ours in it ('Wijkcentrum De Brug'), a word that ends in one of ours
    ('zwemvereniging'), or one letter wrong. The longest word of ours says most.
    """
    own = _SAME_WORDS.get(veld, veld)
    books = [_words(own)]
    if veld in _ALSO_LOOK_IN:
        books.append(_words(_ALSO_LOOK_IN[veld]))
    key = word_key(text)
    words = key.split()
    for book in books:
        for test in (_holds, _ends_in, _nearly):
            hits = [known for known in book if len(known) >= _TELLING and test(known, key, words)]
            if hits:
                found = book[max(hits, key=lambda hit: (len(hit), hit))]
                return {veld if doel == own else doel: code for doel, code in found.items()}
    return None


def _holds(known: str, key: str, _words: list[str]) -> bool:
    return f" {known} " in f" {key} "


def _ends_in(known: str, _key: str, words: list[str]) -> bool:
    return any(word.endswith(known) for word in words)


def _nearly(known: str, key: str, words: list[str]) -> bool:
    return len(known) > _TELLING and any(
        one_letter_off(known, word) for word in (key, *words) if len(word) > _TELLING
    )


@functools.lru_cache(maxsize=50_000)
def _mapped(veld: str, key: str) -> Mapping[str, str]:
    if not key:
        return {}
    own = _SAME_WORDS.get(veld, veld)
    found = _words(own).get(key) or _words("*").get(key)
    if not found and veld in _ALSO_LOOK_IN:
        found = _words(_ALSO_LOOK_IN[veld]).get(key)
    if found and own != veld:
        found = {veld if doel == own else doel: code for doel, code in found.items()}
    return found or {}


def says_nothing(text: str) -> bool:
    """Return whether a value says that there is none: 'n.v.t.', 'onbekend', '-'."""
    return word_key(text) in _NOTHING


def split_values(veld: str, text: str) -> list[str]:
    """Return the values of a cell that may hold several, as they are written.

    A cell is cut at ; | and line ends, and further at comma, slash and 'en' only where the whole
    is not known ('ouders en gezinnen' is one).
    """
    values = []
    for part in _SEVERAL.split(text):
        if map_value(veld, part):
            values.append(part.strip())
        else:
            values += [deel.strip() for deel in _ALSO.split(part)]
    return [value for value in values if value]


def parse_date(value: object) -> str | None:
    """Return a date as ISO text: a date cell, d-m-jjjj, jjjj-mm-dd, or a day number of Excel."""
    day: dt.date | None = None
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
    elif isinstance(value, int) and _EXCEL_DAYS[0] <= value <= _EXCEL_DAYS[1]:
        day = _EXCEL_DAY_0 + dt.timedelta(days=value)
    elif isinstance(value, str):
        day = _date_of_text(value.strip())
    return day.isoformat() if day else None


def _date_of_text(text: str) -> dt.date | None:
    found = _DATE.fullmatch(text)
    try:
        if found:
            year = int(found[3])
            if len(found[3]) == 2:  # noqa: PLR2004
                year += 2000 if year <= _CENTURY else 1900
            return dt.date(year, int(found[2]), int(found[1]))
        long = _LONG_DATE.fullmatch(re.sub(r"^[a-z]+dag\s+", "", text.casefold()))
        if long:
            month = {"mrt": "maa"}.get(long[2], long[2])
            return dt.date(int(long[3]), _MONTHS.index(month) + 1, int(long[1]))
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def parse_yes_no(value: object) -> int | None:
    """Return 1 for ja, 0 for nee, None for anything else."""
    text = str(value).strip() if value is not None else ""
    if text in _SIGNS:
        return _SIGNS[text]
    key = word_key(text)
    return 1 if key in _YES else 0 if key in _NO else None


def parse_leeftijd(value: object) -> tuple[int | None, int | None]:
    """Return from and until of an age: '12-18 jaar', '55+', 'vanaf 50', 'tot 12', else nothing."""
    text = word_key(str(value).replace("t/m", " tot ")) if value is not None else ""
    ages = [int(number) for number in re.findall(r"\d{1,3}", text)]
    if not ages or max(ages) > _OLDEST or len(ages) > 2:  # noqa: PLR2004
        return None, None
    if len(ages) == 2:  # noqa: PLR2004
        return (ages[0], ages[1]) if ages[0] <= ages[1] else (None, None)
    if re.search(r"\d\+|vanaf|ouder|minimaal|plus", text):
        return ages[0], None
    if re.search(r"\btot\b|jonger|maximaal", text):
        return None, ages[0]
    return None, None


def parse_number(value: object) -> float | None:
    """Return a number that may be written with a decimal comma, None for anything else."""
    if isinstance(value, int | float):
        return float(value)
    if not isinstance(value, str):
        return None
    text = value.strip().replace(" ", "")
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    return float(text) if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text) else None


@functools.cache
def _synonyms() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    with paths.resource("waarden.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: defaultdict[str, defaultdict[str, dict[str, str]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for row in rows:
        found[row["veld"]][word_key(row["waarde"])].setdefault(row["doel"], row["code"])
    return found


@functools.cache
def _words(veld: str) -> Mapping[str, Mapping[str, str]]:
    """Return key of word -> codes for one field."""
    found: dict[str, Mapping[str, str]] = dict(_synonyms().get(veld, {}))
    if veld == "categorie":
        own = [(c.code, c.label) for c in categorieen.categorieen()]
    elif veld in lijsten.lijsten():
        own = [(item.code, item.label) for item in lijsten.lijst(veld)]
    else:
        own = []
    for code, label in own:
        for text in (code, label):
            # A synonym that is also a label may fill more fields ('kerk'); it keeps them.
            found.setdefault(word_key(text), {veld: code})
    return found
